/* What figures rest on: see origins.h. */
#include "origins.h"
#include "../lib/decimal.h"
#include "names.h"
#include <stdlib.h>
#include <string.h>

/* The operands of one figure as rows of the table, once they were looked for. */
struct operands {
	size_t *rows, n;
	int known;
};

struct origins {
	struct dataset *dataset;
	const struct table *figures;
	struct operands *operands; /* by row */
	size_t *visited;	   /* by row: the walk that came by last */
	size_t walk;
	size_t *open, nopen, open_cap;	     /* rows that are still to be visited */
	size_t *leaves, nleaves, leaves_cap; /* rows that were reported or stand in the plan */
	struct tb_index units;		     /* codes of those whose name was asked for */
	const char **names;
	size_t names_cap;
};

struct origins *
origins_new(struct dataset *dataset)
{
	struct origins *origins = tb_xcalloc(1, sizeof(*origins));

	origins->dataset = dataset;
	origins->figures = &dataset->tables[TABLE_FIGURE];
	origins->operands = tb_xcalloc(origins->figures->nrows + 1, sizeof(*origins->operands));
	origins->visited = tb_xcalloc(origins->figures->nrows + 1, sizeof(*origins->visited));
	return origins;
}

void
origins_free(struct origins *origins)
{
	size_t i;

	if (origins == NULL)
		return;
	for (i = 0; i < origins->figures->nrows; i++)
		free(origins->operands[i].rows);
	free(origins->operands);
	free(origins->visited);
	free(origins->open);
	free(origins->leaves);
	free(origins->names);
	tb_index_release(&origins->units);
	free(origins);
}

static const char *const *
figure_at(const struct origins *origins, size_t row)
{
	return (const char *const *)table_row(origins->figures, row);
}

/* --- the walk ------------------------------------------------------------------------- */

static void
find_operands(struct origins *origins, const char *ids, struct operands *operands)
{
	size_t cap = 0, len;

	operands->known = 1;
	for (; *ids != '\0'; ids += len, ids += strspn(ids, " ")) {
		const char *const *figure;
		char *id;

		len = strcspn(ids, " ");
		id = tb_xstrndup(ids, len);
		figure = dataset_figure(origins->dataset, id);
		free(id);
		if (figure == NULL)
			continue;
		*(size_t *)tb_grow(&operands->rows, operands->n, &cap, sizeof(size_t)) =
		    table_place(origins->figures, figure);
		operands->n++;
	}
}

const size_t *
origins_operands(struct origins *origins, size_t row, size_t *n)
{
	struct operands *operands = &origins->operands[row];
	const char *ids = figure_at(origins, row)[FIGURE_OPERANDS];

	if (!operands->known)
		find_operands(origins, ids != NULL ? ids : "", operands);
	*n = operands->n;
	return operands->rows;
}

static void
push(struct origins *origins, size_t row)
{
	if (origins->visited[row] == origins->walk)
		return;
	origins->visited[row] = origins->walk;
	*(size_t *)tb_grow(
	    &origins->open, origins->nopen++, &origins->open_cap, sizeof(*origins->open)) = row;
}

/* Every figure that the row rests on is seen once. */
static void
find_leaves(struct origins *origins, size_t row)
{
	origins->walk++;
	origins->nleaves = 0;
	push(origins, row);
	while (origins->nopen > 0) {
		const char *const *figure;
		const size_t *operands;
		size_t n;

		row = origins->open[--origins->nopen];
		figure = figure_at(origins, row);
		if (figure[FIGURE_SUBMISSION] != NULL || figure[FIGURE_PLAN_FILE] != NULL)
			*(size_t *)tb_grow(&origins->leaves, origins->nleaves++,
			    &origins->leaves_cap, sizeof(*origins->leaves)) = row;
		operands = origins_operands(origins, row, &n);
		while (n > 0)
			push(origins, operands[--n]);
	}
}

/* --- lines ------------------------------------------------------------------------------ */

/* A line of a submission, or of a file of the plan: these have no unit and stand last. */
struct line {
	const char *unit, *period, *version, *digest, *file;
	long n;
};

static int
compare_files(const struct line *a, const struct line *b)
{
	int order = (a->unit == NULL) - (b->unit == NULL);

	if (order == 0 && a->unit == NULL)
		return strcmp(a->file, b->file);
	if (order == 0)
		order = strcmp(a->unit, b->unit);
	if (order == 0)
		order = strcmp(a->period, b->period);
	if (order == 0)
		order = strcmp(a->digest, b->digest);
	return order;
}

static int
by_file_and_line(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	int order = compare_files(x, y);

	return order != 0 ? order : (x->n > y->n) - (x->n < y->n);
}

static long
line_number(const char *text)
{
	long n = 0;

	return tb_int_parse(tb_or_empty(text), 1, 99999999, &n) == 0 ? n : 0;
}

static size_t
list_lines(const struct origins *origins, struct line *lines)
{
	size_t n = 0, i;

	for (i = 0; i < origins->nleaves; i++) {
		const char *const *f = figure_at(origins, origins->leaves[i]);

		if (f[FIGURE_SUBMISSION] != NULL)
			lines[n++] = (struct line){f[FIGURE_SUBMISSION],
			    tb_or_empty(f[FIGURE_PERIOD]), tb_or_empty(f[FIGURE_VERSION]),
			    tb_or_empty(f[FIGURE_DIGEST]), NULL, line_number(f[FIGURE_LINE])};
		if (f[FIGURE_PLAN_FILE] != NULL)
			lines[n++] = (struct line){NULL, NULL, NULL, NULL, f[FIGURE_PLAN_FILE],
			    line_number(f[FIGURE_PLAN_LINE])};
	}
	qsort(lines, n, sizeof(*lines), by_file_and_line);
	return n;
}

/* --- words ------------------------------------------------------------------------------ */

static const char *
word(const struct origins *origins, const char *key)
{
	return words_find(origins->dataset->words, "sources", key, key);
}

static const char *
unit_name(struct origins *origins, const char *unit)
{
	size_t known = origins->units.n, at = tb_index_add(&origins->units, unit);

	if (at == known)
		*(const char **)tb_grow(&origins->names, at, &origins->names_cap,
		    sizeof(*origins->names)) = names_part(origins->dataset, unit);
	return origins->names[at];
}

static void
put_file(struct origins *origins, const struct line *line, struct tb_buf *out)
{
	if (line->unit == NULL)
		tb_buf_printf(out, "%s %s ", word(origins, "of-plan"), line->file);
	else
		tb_buf_printf(out, "%s %s %s%s%s（%s）", unit_name(origins, line->unit),
		    line->period, word(origins, "before-version"), line->version,
		    word(origins, "behind-version"), line->digest);
}

/* 第6、9—12行: the lines of one file, each once. The first behind them. */
static const struct line *
put_lines(const struct origins *origins, const struct line *line, const struct line *end,
    struct tb_buf *out)
{
	const struct line *first = line;
	const char *separator = word(origins, "before-line");

	while (line < end && compare_files(first, line) == 0) {
		long from = line->n, to = from;

		for (line++; line < end && compare_files(first, line) == 0 && line->n <= to + 1;
		     line++)
			to = line->n;
		tb_buf_puts(out, separator);
		tb_buf_putint(out, from);
		if (to > from)
			tb_buf_puts(out, to > from + 1 ? "—" : "、");
		if (to > from)
			tb_buf_putint(out, to);
		separator = "、";
	}
	tb_buf_puts(out, word(origins, "behind-line"));
	return line;
}

void
origins_put(struct origins *origins, size_t row, struct tb_buf *out)
{
	const struct line *line, *end;
	struct line *lines;
	size_t n;

	find_leaves(origins, row);
	lines = tb_xcalloc(2 * origins->nleaves + 1, sizeof(*lines));
	n = list_lines(origins, lines);
	for (line = lines, end = lines + n; line < end;) {
		if (line > lines)
			tb_buf_puts(out, "；");
		put_file(origins, line, out);
		line = put_lines(origins, line, end, out);
	}
	free(lines);
}
