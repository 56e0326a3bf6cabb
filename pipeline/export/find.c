/* Finding figures: see find.h. */
#include "find.h"
#include <string.h>

enum { ID_MAX = 128 };

static const struct table *
figures_of(const struct dataset *dataset)
{
	return &dataset->tables[TABLE_FIGURE];
}

/* With a sign, or the word that stands before it in a document: 下降6.8%, 第6位, ↑2. */
static int
is_printed_as(const char *const *figure, const char *asked)
{
	static const char *const signs[] = {
	    "+", "-", "−", "－", "↑", "↓", "增长", "下降", "上升", "快", "慢", "高", "低", "第"};
	const char *text = figure[FIGURE_TEXT], *unit = figure[FIGURE_UNIT];
	size_t len, i;

	for (i = 0; i < TB_LEN(signs); i++)
		if (strncmp(asked, signs[i], strlen(signs[i])) == 0)
			asked += strlen(signs[i]);
	text += *text == '-' || *text == '+';
	len = strlen(text);
	if (len == 0 || strncmp(asked, text, len) != 0)
		return 0;
	asked += len;
	return *asked == '\0' || (unit != NULL && strcmp(asked, unit) == 0);
}

/* Length of the name's next word, which begins at *at. */
static size_t
next_word(const char **at)
{
	static const char dot[] = "·";
	size_t len = 0;

	for (;; (*at)++)
		if (strncmp(*at, dot, sizeof(dot) - 1) == 0)
			*at += sizeof(dot) - 2;
		else if (**at != ' ')
			break;
	while ((*at)[len] != '\0' && (*at)[len] != ' ' &&
	       strncmp(*at + len, dot, sizeof(dot) - 1) != 0)
		len++;
	return len;
}

static int
holds(const char *text, const char *word, size_t len)
{
	for (; text != NULL && *text != '\0'; text++)
		if (strncmp(text, word, len) == 0)
			return 1;
	return 0;
}

/* As lists of figures have it: 范围·指标, and（2022-06）behind one of another time. */
static int
is_name(const char *const *figure, const char *asked)
{
	const char *names[] = {
	    figure[FIGURE_NAME], "·", figure[FIGURE_QUANTITY_NAME], "（", figure[FIGURE_DATE], "）"};
	size_t n = strchr(figure[FIGURE_ID], '@') != NULL ? TB_LEN(names) : 3, len, i;

	for (i = 0; i < n; i++, asked += len) {
		len = names[i] != NULL ? strlen(names[i]) : 0;
		if (strncmp(asked, tb_or_empty(names[i]), len) != 0)
			return 0;
	}
	return *asked == '\0';
}

/* 3 = as it is listed, 2 = the name and nothing more, 1 = its words are among it, 0 = not. */
static int
is_called(const char *const *figure, const char *asked)
{
	const char *names[] = {
	    figure[FIGURE_NAME], figure[FIGURE_QUANTITY_NAME], figure[FIGURE_DATE]};
	size_t named = 0, said = 0, len, i;

	if (is_name(figure, asked))
		return 3;
	for (i = 0; i + 1 < TB_LEN(names); i++)
		named += names[i] != NULL ? strlen(names[i]) : 0;
	while ((len = next_word(&asked)) > 0) {
		for (i = 0; i < TB_LEN(names) && !holds(names[i], asked, len);)
			i++;
		if (i == TB_LEN(names))
			return 0;
		said += len;
		asked += len;
	}
	if (said == 0)
		return 0;
	/* of the period itself: an id without a time */
	return said + 2 >= named && strchr(figure[FIGURE_ID], '@') == NULL ? 2 : 1;
}

static size_t
collect(const struct dataset *dataset, const char *asked,
    int (*matches)(const char *const *, const char *), int least, size_t *rows)
{
	const struct table *figures = figures_of(dataset);
	size_t n = 0, i;

	for (i = 0; i < figures->nrows; i++)
		if (matches((const char *const *)table_row(figures, i), asked) >= least)
			rows[n++] = i;
	return n;
}

static int
has_id(const char *const *figure, const char *asked)
{
	return strcmp(figure[FIGURE_ID], asked) == 0;
}

/* Of several those that have a value, where one has. */
static size_t
prefer_values(const struct dataset *dataset, size_t *rows, size_t n)
{
	size_t kept = 0, i;

	for (i = 0; i < n; i++)
		if (table_row(figures_of(dataset), rows[i])[FIGURE_VALUE] != NULL)
			rows[kept++] = rows[i];
	return kept > 0 ? kept : n;
}

size_t
find_figures(const struct dataset *dataset, const char *asked, size_t **rows)
{
	size_t n;

	*rows = tb_xcalloc(figures_of(dataset)->nrows + 1, sizeof(**rows));
	n = collect(dataset, asked, has_id, 1, *rows);
	if (n == 0)
		n = collect(dataset, asked, is_printed_as, 1, *rows);
	if (n == 0)
		n = collect(dataset, asked, is_called, 3, *rows);
	if (n == 0)
		n = collect(dataset, asked, is_called, 2, *rows);
	if (n == 0)
		n = collect(dataset, asked, is_called, 1, *rows);
	return prefer_values(dataset, *rows, n);
}

/* Levenshtein's distance in bytes; of longer texts than ids are, their lengths' difference. */
static size_t
distance(const char *a, const char *b)
{
	size_t row[ID_MAX + 1], na = strlen(a), nb = strlen(b), i, j;

	if (na > ID_MAX || nb > ID_MAX)
		return na + nb;
	for (j = 0; j <= nb; j++)
		row[j] = j;
	for (i = 1; i <= na; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (j = 1; j <= nb; j++) {
			size_t best = corner + (a[i - 1] != b[j - 1]);

			corner = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[nb];
}

size_t
find_near(const struct dataset *dataset, const char *asked, const char **ids, size_t n)
{
	const struct table *figures = figures_of(dataset);
	size_t *far = tb_xcalloc(n + 1, sizeof(*far)), found = 0, i, at;

	for (i = 0; i < figures->nrows; i++) {
		const char *id = table_row(figures, i)[FIGURE_ID];
		size_t d = distance(asked, id);

		if (found == n && (n == 0 || d >= far[n - 1]))
			continue;
		found += found < n;
		for (at = found - 1; at > 0 && far[at - 1] > d; at--) {
			far[at] = far[at - 1];
			ids[at] = ids[at - 1];
		}
		far[at] = d;
		ids[at] = id;
	}
	free(far);
	return found;
}
