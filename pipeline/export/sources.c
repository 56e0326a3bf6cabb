/* The table of sources of each document: see sources.h. */
#include "sources.h"
#include "../lib/atomic.h"
#include "../lib/csv.h"
#include "../lib/file.h"
#include "origins.h"
#include "printed.h"
#include <string.h>

/*
 * LISTED operands are told by name and value, the rest is counted: those of a sum of few parts
 * can be read off, and the ids of all stand beside.  IDS_MAX: a cell of a spreadsheet holds
 * 32767 characters.
 */
enum { USES_MAX = 64 * 1024 * 1024, LISTED = 6, IDS_MAX = 32000 };

struct sources {
	const struct sources_order *order;
	const struct words *words;
	const struct table *figures;
	struct origins *origins;
	int is_public;
	const char **tails; /* by row: the cells that tell of the figure, once they were made */
	struct tb_arena arena;
	struct tb_buf spare;
	/* rows of the documents so far, for those that are bound */
	struct tb_index names;
	struct tb_buf *rows; /* by number of the name */
	size_t rows_cap;
};

static const char *
word(const struct sources *sources, const char *key)
{
	return words_find(sources->words, "sources", key, key);
}

/* Behind a comma. */
static void
put_cell(struct tb_buf *out, const char *text)
{
	tb_buf_putc(out, ',');
	if (text != NULL && tb_csv_is_taken_for_else(text))
		tb_csv_guarded(out, text);
	else
		tb_csv_cell(out, text);
}

/* --- heads -------------------------------------------------------------------------- */

static const int told[] = {FIGURE_DATE, FIGURE_STATE, FIGURE_UNIT, FIGURE_RULE};
static const int reported[] = {FIGURE_SUBMISSION, FIGURE_PERIOD, FIGURE_VERSION, FIGURE_DIGEST,
    FIGURE_LINE, FIGURE_PLAN_FILE, FIGURE_PLAN_LINE};

static void
put_head(const struct sources *sources, int column, struct tb_buf *out)
{
	put_cell(
	    out, words_head(sources->words, sources->figures, &sources->figures->columns[column]));
}

static void
put_heads(const struct sources *sources, struct tb_buf *out)
{
	static const char *const places[] = {
	    "place", "section", "number", "label", "printed", "name"};
	static const char *const ways[] = {"meaning", "made", "ids", "origins"};
	size_t i;

	tb_csv_start(out);
	tb_csv_cell(out, word(sources, "document"));
	for (i = 0; i < TB_LEN(places); i++)
		put_cell(out, word(sources, places[i]));
	for (i = 0; i < TB_LEN(told); i++)
		put_head(sources, told[i], out);
	put_cell(out, word(sources, ways[0]));
	put_head(sources, FIGURE_ID, out);
	if (!sources->is_public) {
		put_head(sources, FIGURE_VALUE, out);
		for (i = 1; i < TB_LEN(ways); i++)
			put_cell(out, word(sources, ways[i]));
		for (i = 0; i < TB_LEN(reported); i++)
			put_head(sources, reported[i], out);
	}
	tb_buf_puts(out, "\r\n");
}

/* --- what is told of a figure -------------------------------------------------------- */

static void
put_name(const char *const *figure, struct tb_buf *out)
{
	tb_buf_printf(out, "%s·%s", figure[FIGURE_NAME] != NULL ? figure[FIGURE_NAME] : "",
	    figure[FIGURE_QUANTITY_NAME]);
}

/* A cell that is put together in `spare`. */
static void
put_spare(struct sources *sources, struct tb_buf *out)
{
	put_cell(out, sources->spare.len > 0 ? sources->spare.s : NULL);
	tb_buf_reset(&sources->spare);
}

/* 甲产业·营业收入 836.96亿元；… */
static void
put_made(struct sources *sources, size_t row)
{
	size_t n, i;
	const size_t *operands = origins_operands(sources->origins, row, &n);

	for (i = 0; i < n && i < LISTED; i++) {
		const char *const *f =
		    (const char *const *)table_row(sources->figures, operands[i]);

		if (i > 0)
			tb_buf_puts(&sources->spare, "；");
		put_name(f, &sources->spare);
		if (strchr(f[FIGURE_ID], '@') != NULL)
			tb_buf_printf(&sources->spare, "（%s）", f[FIGURE_DATE]);
		tb_buf_printf(&sources->spare, " %s%s", f[FIGURE_TEXT],
		    f[FIGURE_VALUE] != NULL ? f[FIGURE_UNIT] : "");
	}
	if (n > LISTED)
		tb_buf_printf(&sources->spare, "%s%zu%s", word(sources, "before-more"), n,
		    word(sources, "behind-more"));
}

/* The ids, whole ones as many as a cell holds. */
static void
put_ids(struct sources *sources, const char *ids)
{
	size_t len = strlen(ids);

	if (len > IDS_MAX) {
		for (len = IDS_MAX; ids[len] != ' '; len--)
			;
		tb_buf_put(&sources->spare, ids, len);
		tb_buf_puts(&sources->spare, " …");
	} else {
		tb_buf_put(&sources->spare, ids, len);
	}
}

static void
put_ways(struct sources *sources, size_t row, struct tb_buf *out)
{
	const char *const *figure = (const char *const *)table_row(sources->figures, row);
	size_t i;

	put_cell(out, figure[FIGURE_VALUE]);
	put_made(sources, row);
	put_spare(sources, out);
	put_ids(sources, figure[FIGURE_OPERANDS] != NULL ? figure[FIGURE_OPERANDS] : "");
	put_spare(sources, out);
	origins_put(sources->origins, row, &sources->spare);
	put_spare(sources, out);
	for (i = 0; i < TB_LEN(reported); i++)
		put_cell(out, figure[reported[i]]);
}

/* All cells of a figure but those of the place; made once, however often it is printed. */
static const char *
tail_of(struct sources *sources, size_t row)
{
	const char *const *figure = (const char *const *)table_row(sources->figures, row);
	struct tb_buf out = TB_BUF_INIT;
	size_t i;

	if (sources->tails[row] != NULL)
		return sources->tails[row];
	put_name(figure, &sources->spare);
	put_spare(sources, &out);
	for (i = 0; i < TB_LEN(told); i++)
		put_cell(&out, words_cell(sources->words, &sources->figures->columns[told[i]],
				   figure[told[i]]));
	put_cell(&out, words_find(sources->words, "rule-meaning", figure[FIGURE_RULE], ""));
	put_cell(&out, figure[FIGURE_ID]);
	if (!sources->is_public)
		put_ways(sources, row, &out);
	tb_buf_puts(&out, "\r\n");
	sources->tails[row] = tb_arena_strdup(&sources->arena, out.s);
	tb_buf_release(&out);
	return sources->tails[row];
}

/* --- what is printed ------------------------------------------------------------------ */

/* The fields as a row; the first line gives the title. */
static int
put_use(struct sources *sources, char *const *fields, const char **title, struct tb_buf *out)
{
	const char *const *figure = dataset_figure(sources->order->dataset, fields[PRINTED_ID]);
	int i;

	if (fields[PRINTED_ID][0] == '\0') {
		*title = fields[PRINTED_SAID];
		return 0;
	}
	if (figure == NULL)
		return -1;
	tb_csv_cell(out, *title);
	put_cell(out,
	    words_find(sources->words, "explain", fields[PRINTED_PLACE], word(sources, "text")));
	for (i = PRINTED_SECTION; i <= PRINTED_LABEL; i++)
		put_cell(out, fields[i]);
	put_cell(out, fields[PRINTED_TEXT]);
	tb_buf_puts(out, tail_of(sources, table_place(sources->figures, figure)));
	return 0;
}

static int
fail(const char *path, int line, struct tb_err *err)
{
	return tb_err_set(err, TB_MSG_USES, path, line, 0,
	    "this is no file of 'tongbao-compose -u' made of these figures");
}

static int
put_uses(
    struct sources *sources, const char *path, char *bytes, struct tb_buf *out, struct tb_err *err)
{
	const char *title = "";
	char *line, *fields[PRINTED_MAX];
	int n = 0;

	while ((line = printed_line(&bytes)) != NULL) {
		n++;
		if (printed_part(line, fields) != 0 || put_use(sources, fields, &title, out) != 0)
			return fail(path, n, err);
	}
	return 0;
}

/* --- files ---------------------------------------------------------------------------- */

static int
write_table(
    const struct sources *sources, const char *name, const struct tb_buf *rows, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT, path = TB_BUF_INIT;
	int rc;

	put_heads(sources, &bytes);
	tb_buf_put(&bytes, rows->s, rows->len);
	tb_buf_printf(&path, "%s/%s.csv", sources->order->output, name);
	rc = tb_atomic_write(path.s, bytes.s, bytes.len, 1, err);
	tb_buf_release(&bytes);
	tb_buf_release(&path);
	return rc;
}

static int
write_document(struct sources *sources, const char *path, char *bytes, struct tb_err *err)
{
	char *stem = tb_path_stem(path);
	const char *name = tb_arena_strdup(&sources->arena, stem);
	struct tb_buf *rows =
	    tb_grow(&sources->rows, sources->names.n, &sources->rows_cap, sizeof(*rows));

	free(stem);
	*rows = TB_BUF_INIT;
	if (tb_index_add(&sources->names, name) != sources->names.n - 1)
		return fail(path, 0, err);
	if (put_uses(sources, path, bytes, rows, err) != 0)
		return -1;
	return write_table(sources, name, rows, err);
}

/* One table of all documents that are bound into one: below the title their names. */
static int
write_bound(struct sources *sources, const char *path, char *bytes, struct tb_err *err)
{
	char *stem = tb_path_stem(path), *line;
	struct tb_buf rows = TB_BUF_INIT;
	int rc = 0, n = 0;

	while (rc == 0 && (line = printed_line(&bytes)) != NULL) {
		long at;

		if (++n == 1)
			continue;
		at = tb_index_find(&sources->names, line);
		if (at < 0)
			rc = fail(path, n, err);
		else
			tb_buf_put(&rows, sources->rows[at].s, sources->rows[at].len);
	}
	if (rc == 0)
		rc = write_table(sources, stem, &rows, err);
	tb_buf_release(&rows);
	free(stem);
	return rc;
}

static int
write_file(struct sources *sources, const char *path, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	size_t len = strlen(path);
	int is_bound = len > 5 && strcmp(path + len - 5, ".bind") == 0;
	int rc = tb_file_read(path, USES_MAX, &bytes, err);

	if (rc == 0)
		rc = is_bound ? write_bound(sources, path, bytes.s, err)
			      : write_document(sources, path, bytes.s, err);
	tb_buf_release(&bytes);
	return rc;
}

int
sources_write(const struct sources_order *order, struct tb_err *err)
{
	struct dataset *dataset = order->dataset;
	struct sources sources = {.order = order,
	    .words = dataset->words,
	    .figures = &dataset->tables[TABLE_FIGURE],
	    .origins = origins_new(dataset),
	    .is_public = dataset_is_public(dataset),
	    .spare = TB_BUF_INIT};
	char *const *path;
	int rc = tb_folder_make(order->output, err);
	size_t i;

	sources.tails = tb_xcalloc(sources.figures->nrows + 1, sizeof(*sources.tails));
	for (path = order->files; rc == 0 && *path != NULL; path++)
		rc = write_file(&sources, *path, err);
	for (i = 0; i < sources.names.n; i++)
		tb_buf_release(&sources.rows[i]);
	free(sources.rows);
	tb_index_release(&sources.names);
	free(sources.tails);
	tb_buf_release(&sources.spare);
	tb_arena_release(&sources.arena);
	origins_free(sources.origins);
	return rc;
}
