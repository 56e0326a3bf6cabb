/* One figure, walked back and forth: see explain.h. */
#include "explain-private.h"
#include "../lib/file.h"
#include "find.h"
#include "names.h"
#include <string.h>

enum { NEAR = 5, USES_MAX = 64 * 1024 * 1024, FILE_MAX = 64 * 1024 * 1024 };

static const char branch[] = "├ ", last_branch[] = "└ ", trunk[] = "│ ", gap[] = EXPLAIN_GAP;

const char *
explain_word(const struct explain *explain, const char *key)
{
	return words_find(explain->order->dataset->words, "explain", key, key);
}

/* --- one line of a file ------------------------------------------------------------------ */

static const char *
text_of(struct explain *explain, const char *path)
{
	struct shown_file *file;
	struct tb_err ignored;
	size_t i;

	for (i = explain->nfiles; i > 0; i--)
		if (strcmp(explain->files[i - 1].path, path) == 0)
			return explain->files[i - 1].bytes.s;
	file = tb_grow(&explain->files, explain->nfiles++, &explain->files_cap, sizeof(*file));
	*file = (struct shown_file){tb_xstrdup(path), TB_BUF_INIT};
	if (tb_file_read(path, FILE_MAX, &file->bytes, &ignored) != 0 || file->bytes.s[0] != '<')
		tb_buf_reset(&file->bytes);
	return file->bytes.s;
}

/* The line, without blanks around it; nothing where there is none, or the file is no XML. */
static void
put_line_of(struct explain *explain, const char *path, const char *line)
{
	const char *at = text_of(explain, path);
	long n = 0;

	if (tb_int_parse(tb_or_empty(line), 1, 99999999, &n) != 0)
		return;
	for (; at != NULL && n > 1; n--)
		at = (at = strchr(at, '\n')) != NULL ? at + 1 : NULL;
	if (at != NULL)
		at += strspn(at, " \t");
	if (at != NULL)
		tb_buf_put(explain->out, at, strcspn(at, "\r\n"));
}

/* --- where it comes from ----------------------------------------------------------------- */

static void
begin_line(const struct explain *explain)
{
	tb_buf_puts(explain->out, explain->stem.s);
	tb_buf_puts(explain->out, gap);
}

/* The path of the bytes as received, which stand beside the record. */
static char *
raw_path(const struct tb_record *record)
{
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(
	    &path, "%.*s.raw", (int)(strlen(record->path) - strlen(".xml")), record->path);
	return tb_buf_take(&path);
}

static void
put_record(struct explain *explain, const struct tb_record *record, const char *line)
{
	struct tb_buf *out = explain->out;
	char *raw = raw_path(record);

	tb_buf_printf(out, "；%s %s", explain_word(explain, "arrived"), tb_or_empty(record->arrived));
	if (record->contact_name != NULL)
		tb_buf_printf(out, "；%s %s", explain_word(explain, "contact"), record->contact_name);
	tb_buf_printf(out, "；%s %s\n", explain_word(explain, "source"), tb_or_empty(record->source));
	if (record->version > 1 && record->reason != NULL) {
		begin_line(explain);
		tb_buf_printf(out, "%s：%s\n", explain_word(explain, "reason"), record->reason);
	}
	begin_line(explain);
	tb_buf_printf(out, "%s %s:%s ", explain_word(explain, "kept"), raw, line);
	put_line_of(explain, raw, line);
	tb_buf_putc(out, '\n');
	free(raw);
}

static void
put_submission(struct explain *explain, const char *const *figure)
{
	const struct tb_record *record = observed_find(explain->order->observed, figure);
	struct dataset *dataset = explain->order->dataset;

	begin_line(explain);
	tb_buf_printf(explain->out, "%s：%s（%s）%s %s，%s %s，%s %s", explain_word(explain, "from"),
	    names_part(dataset, figure[FIGURE_SUBMISSION]), figure[FIGURE_SUBMISSION],
	    figure[FIGURE_PERIOD], explain_word(explain, "of"), explain_word(explain, "version"),
	    tb_or_empty(figure[FIGURE_VERSION]), explain_word(explain, "line"),
	    tb_or_empty(figure[FIGURE_LINE]));
	if (record != NULL)
		put_record(explain, record, tb_or_empty(figure[FIGURE_LINE]));
	else
		tb_buf_printf(explain->out, "，%s\n", tb_or_empty(figure[FIGURE_DIGEST]));
}

static void
put_plan(struct explain *explain, const char *const *figure)
{
	char *path = tb_path_join(explain->order->plan_folder, figure[FIGURE_PLAN_FILE]);

	begin_line(explain);
	tb_buf_printf(explain->out, "%s：%s:%s ", explain_word(explain, "plan"), path,
	    tb_or_empty(figure[FIGURE_PLAN_LINE]));
	put_line_of(explain, path, figure[FIGURE_PLAN_LINE]);
	tb_buf_putc(explain->out, '\n');
	free(path);
}

/* --- the tree ---------------------------------------------------------------------------- */

/* Id, name, and what is printed. */
void
explain_put_figure(const struct explain *explain, const char *const *figure)
{
	const struct words *words = explain->order->dataset->words;

	tb_buf_printf(explain->out, "%s  %s·%s", figure[FIGURE_ID],
	    tb_or_empty(figure[FIGURE_NAME]), tb_or_empty(figure[FIGURE_QUANTITY_NAME]));
	if (strchr(figure[FIGURE_ID], '@') != NULL)
		tb_buf_printf(explain->out, "（%s）", tb_or_empty(figure[FIGURE_DATE]));
	tb_buf_printf(explain->out, "  %s%s%s", tb_or_empty(figure[FIGURE_TEXT]),
	    figure[FIGURE_VALUE] != NULL ? tb_or_empty(figure[FIGURE_UNIT]) : "",
	    tb_or_empty(figure[FIGURE_MARK]));
	if (figure[FIGURE_DIR] != NULL)
		tb_buf_printf(explain->out, "（%s）",
		    words_find(words, "dir", figure[FIGURE_DIR], figure[FIGURE_DIR]));
	if (strcmp(figure[FIGURE_STATE], "value") != 0)
		tb_buf_printf(explain->out, "［%s］",
		    words_find(words, "state", figure[FIGURE_STATE], figure[FIGURE_STATE]));
}

/* Its exact value and the rule in words. */
static void
put_rule(const struct explain *explain, const char *const *figure)
{
	const char *rule = figure[FIGURE_RULE];

	begin_line(explain);
	if (figure[FIGURE_VALUE] != NULL)
		tb_buf_printf(
		    explain->out, "%s %s；", explain_word(explain, "exact"), figure[FIGURE_VALUE]);
	tb_buf_printf(explain->out, "%s %s %s\n", explain_word(explain, "rule"), rule,
	    words_find(explain->order->dataset->words, "rule-meaning", rule, ""));
}

static void put_tree(struct explain *explain, const char *const *figure, int depth);

static void
put_operands(struct explain *explain, const char *operands, int depth)
{
	size_t stem_len = explain->stem.len, len, n = 0;
	const char *at, *next;

	for (at = operands; *at != '\0'; at = next + strspn(next, " "), n++)
		next = at + strcspn(at, " ");
	if (depth <= 0 && n > 0) {
		tb_buf_printf(explain->out, "%s%s%s%zu\n", explain->stem.s, last_branch,
		    explain_word(explain, "omitted"), n);
		return;
	}
	for (at = operands; *at != '\0'; at = next) {
		const char *const *operand;
		char *id;

		len = strcspn(at, " ");
		next = at + len + strspn(at + len, " ");
		id = tb_xstrndup(at, len);
		operand = dataset_figure(explain->order->dataset, id);
		tb_buf_printf(
		    explain->out, "%s%s", explain->stem.s, *next != '\0' ? branch : last_branch);
		tb_buf_puts(&explain->stem, *next != '\0' ? trunk : gap);
		if (operand != NULL)
			put_tree(explain, operand, depth - 1);
		else
			tb_buf_printf(explain->out, "%s\n", id);
		explain->stem.s[explain->stem.len = stem_len] = '\0';
		free(id);
	}
}

/* The line of the figure stands begun. */
static void
put_tree(struct explain *explain, const char *const *figure, int depth)
{
	unsigned char *told =
	    &explain->told[table_place(&explain->order->dataset->tables[TABLE_FIGURE], figure)];

	explain_put_figure(explain, figure);
	if (*told) {
		tb_buf_printf(explain->out, "（%s）\n", explain_word(explain, "above"));
		return;
	}
	*told = 1;
	tb_buf_putc(explain->out, '\n');
	put_rule(explain, figure);
	if (figure[FIGURE_SUBMISSION] != NULL)
		put_submission(explain, figure);
	if (figure[FIGURE_PLAN_FILE] != NULL)
		put_plan(explain, figure);
	if (figure[FIGURE_OPERANDS] != NULL)
		put_operands(explain, figure[FIGURE_OPERANDS], depth);
}

/* --- where it is printed ------------------------------------------------------------------ */

int
explain_in_row(char *const *fields)
{
	return strcmp(fields[PRINTED_PLACE], "row") == 0;
}

/* 表“附件1”第3行 */
void
explain_put_spot(const struct explain *explain, char *const *fields, struct tb_buf *out)
{
	tb_buf_puts(out, words_find(explain->order->dataset->words, "explain",
			     fields[PRINTED_PLACE], explain_word(explain, "p")));
	if (fields[PRINTED_SECTION][0] != '\0')
		tb_buf_printf(out, "“%s”", fields[PRINTED_SECTION]);
	if (fields[PRINTED_NUMBER][0] != '\0')
		tb_buf_printf(out, "%s%s%s", explain_word(explain, "nth"), fields[PRINTED_NUMBER],
		    explain_word(explain, explain_in_row(fields) ? "nth-row" : "nth-paragraph"));
}

/* 印在《关于…的通报》（monthly-bulletin）表“附件1”第3行：3 | 甲产业 | … */
static void
put_place(
    const struct explain *explain, const char *document, const char *title, char *const *fields)
{
	struct tb_buf *out = explain->out;
	int drawn = strcmp(fields[PRINTED_PLACE], "chart") == 0;

	tb_buf_printf(out, "%s《%s》（%s）", explain_word(explain, "printed"), title, document);
	explain_put_spot(explain, fields, out);
	if (drawn && fields[PRINTED_LABEL][0] != '\0')
		tb_buf_printf(out, "：%s %s\n", fields[PRINTED_LABEL], fields[PRINTED_TEXT]);
	else
		tb_buf_printf(out, "：%s\n",
		    fields[PRINTED_SAID][0] != '\0' ? fields[PRINTED_SAID] : fields[PRINTED_TEXT]);
}

/* Each use of the file, with the title of its document. */
int
explain_each_use(const char *path, void (*take)(void *user, const char *title, char *const *fields),
    void *user, struct tb_err *err)
{
	char *document = tb_path_stem(path), *at, *line, *fields[PRINTED_MAX];
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = tb_file_read(path, USES_MAX, &bytes, err);
	const char *title = document;

	at = bytes.s;
	while (rc == 0 && (line = printed_line(&at)) != NULL) {
		if (printed_part(line, fields) != 0)
			rc = tb_err_set(err, TB_MSG_USES, path, 0, 0,
			    "this is no file of 'tongbao-compose -u'");
		else if (fields[PRINTED_ID][0] == '\0')
			title = fields[PRINTED_SAID];
		else
			take(user, title, fields);
	}
	tb_buf_release(&bytes);
	free(document);
	return rc;
}

struct places {
	const struct explain *explain;
	const char *id;
	char *document;
};

static void
put_use(void *user, const char *title, char *const *fields)
{
	const struct places *places = user;

	if (strcmp(fields[PRINTED_ID], places->id) == 0)
		put_place(places->explain, places->document, title, fields);
}

static int
put_uses(const struct explain *explain, const char *path, const char *id, struct tb_err *err)
{
	struct places places = {explain, id, tb_path_stem(path)};
	int rc = explain_each_use(path, put_use, &places, err);

	free(places.document);
	return rc;
}

/* --- what stands in a row of that name ----------------------------------------------------- */

struct named_rows {
	const struct explain *explain;
	const char *asked;
	size_t *rows, n; /* of the table of figures */
};

/* The label of a row is what it has of words: number, name, sector. */
static void
take_row(void *user, const char *title, char *const *fields)
{
	struct named_rows *named = user;
	struct dataset *dataset = named->explain->order->dataset;
	const char *const *figure;
	size_t row;

	(void)title;
	if (!explain_in_row(fields) || strstr(fields[PRINTED_LABEL], named->asked) == NULL)
		return;
	figure = dataset_figure(dataset, fields[PRINTED_ID]);
	if (figure == NULL)
		return;
	row = table_place(&dataset->tables[TABLE_FIGURE], figure);
	if (!named->explain->told[row])
		named->rows[named->n++] = row;
	named->explain->told[row] = 1;
}

/* The figures of the rows of tables that are so called; *rows has room for all. */
static int
find_printed(
    const struct explain *explain, const char *asked, size_t *rows, size_t *n, struct tb_err *err)
{
	struct named_rows named = {explain, asked, rows, 0};
	char *const *path;
	int rc = 0;

	for (path = explain->order->uses; rc == 0 && path != NULL && *path != NULL; path++)
		rc = explain_each_use(*path, take_row, &named, err);
	memset(explain->told, 0, explain->order->dataset->tables[TABLE_FIGURE].nrows);
	*n = named.n;
	return rc;
}

static int
explain_one(struct explain *explain, size_t row, struct tb_err *err)
{
	const struct table *figures = &explain->order->dataset->tables[TABLE_FIGURE];
	const char *const *figure = (const char *const *)table_row(figures, row);
	char *const *path;
	int rc = 0;

	put_tree(explain, figure, explain->order->depth);
	for (path = explain->order->uses; rc == 0 && path != NULL && *path != NULL; path++)
		rc = put_uses(explain, *path, figure[FIGURE_ID], err);
	return rc;
}

static int
fail_near(const struct explain_order *order, const char *asked, struct tb_err *err)
{
	const char *ids[NEAR];
	size_t n = find_near(order->dataset, asked, ids, NEAR), i;
	struct tb_buf list = TB_BUF_INIT;
	int rc;

	for (i = 0; i < n; i++)
		tb_buf_printf(&list, "%s%s", i > 0 ? ", " : "", ids[i]);
	rc = tb_err_set(err, TB_MSG_NOT_EXPLAINED, asked, 0, 0,
	    "no figure has this id, this printed text or this name, and no row of a table has "
	    "this name; near it are %s",
	    list.s != NULL ? list.s : "none");
	tb_buf_release(&list);
	return rc;
}

/* One question: the figure, or the list of those that are meant. */
static int
answer(struct explain *explain, const char *asked, struct tb_err *err)
{
	const struct table *figures = &explain->order->dataset->tables[TABLE_FIGURE];
	size_t *rows, n = find_figures(explain->order->dataset, asked, &rows);
	int rc = 0;

	memset(explain->told, 0, figures->nrows);
	if (n == 0 && asked[0] != '\0')
		rc = find_printed(explain, asked, rows, &n, err);
	if (rc == 0 && n == 0)
		rc = fail_near(explain->order, asked, err);
	else if (n == 1)
		rc = explain_one(explain, rows[0], err);
	else if (rc == 0)
		rc = explain_several(explain, asked, rows, n, err);
	free(rows);
	return rc;
}

int
explain_write(const struct explain_order *order, struct tb_buf *out, struct tb_err *err)
{
	const struct table *figures = &order->dataset->tables[TABLE_FIGURE];
	struct explain explain = {.order = order, .out = out, .stem = TB_BUF_INIT};
	const char *const *asked;
	size_t i;
	int rc = 0;

	explain.told = tb_xcalloc(figures->nrows + 1, 1);
	for (asked = order->asked; rc == 0 && *asked != NULL; asked++) {
		if (asked > order->asked)
			tb_buf_putc(out, '\n');
		rc = answer(&explain, *asked, err);
	}
	for (i = 0; i < explain.nfiles; i++) {
		free(explain.files[i].path);
		tb_buf_release(&explain.files[i].bytes);
	}
	free(explain.files);
	free(explain.told);
	tb_buf_release(&explain.stem);
	return rc;
}
