/* Which of several: see explain-private.h. */
#include "explain-private.h"
#include "../lib/file.h"
#include <stdlib.h>
#include <sys/stat.h>

enum { LISTED = 40 };

/* One that is meant, and where it is printed: one place of all, a row of a table where it is
 * in one. */
struct candidate {
	size_t row, order, uses; /* of the table of figures; among them; places */
	struct tb_buf where;
	int in_row;
};

struct candidates {
	const struct explain *explain;
	struct candidate *list;
	size_t n, *at; /* by row of the table of figures: place in the list + 1 */
	char *document;
};

static void
take_candidate(void *user, const char *title, char *const *fields)
{
	const struct candidates *candidates = user;
	const struct explain *explain = candidates->explain;
	struct dataset *dataset = explain->order->dataset;
	const char *const *figure = dataset_figure(dataset, fields[PRINTED_ID]);
	size_t at = figure == NULL ? 0
				   : candidates->at[table_place(
					 &dataset->tables[TABLE_FIGURE], figure)];
	struct candidate *candidate = at > 0 ? &candidates->list[at - 1] : NULL;

	(void)title;
	if (candidate == NULL)
		return;
	if (candidate->uses++ > 0 && (candidate->in_row || !explain_in_row(fields)))
		return;
	candidate->in_row = explain_in_row(fields);
	tb_buf_reset(&candidate->where);
	tb_buf_printf(
	    &candidate->where, "%s %s ", explain_word(explain, "printed"), candidates->document);
	explain_put_spot(explain, fields, &candidate->where);
	if (candidate->in_row)
		tb_buf_printf(&candidate->where, "：%s", fields[PRINTED_SAID]);
}

/* Those that are printed come first, else the order of the figures. */
static int
by_being_printed(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if ((x->uses > 0) != (y->uses > 0))
		return x->uses > 0 ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

/* The documents, that which prints most first: the report before the papers cut from it. */
struct printing {
	char *path;
	long long bytes;
	size_t order;
};

static int
by_size(const void *a, const void *b)
{
	const struct printing *x = a, *y = b;

	if (x->bytes != y->bytes)
		return x->bytes > y->bytes ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

static long long
size_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? (long long)st.st_size : 0;
}

static int
find_places(struct candidates *candidates, struct tb_err *err)
{
	char *const *uses = candidates->explain->order->uses;
	struct printing *files = NULL;
	size_t n = 0, cap = 0, i;
	int rc = 0;

	for (; uses != NULL && uses[n] != NULL; n++)
		*(struct printing *)tb_grow(&files, n, &cap, sizeof(*files)) =
		    (struct printing){uses[n], size_of(uses[n]), n};
	if (n > 0)
		qsort(files, n, sizeof(*files), by_size);
	for (i = 0; rc == 0 && i < n; i++) {
		candidates->document = tb_path_stem(files[i].path);
		rc = explain_each_use(files[i].path, take_candidate, candidates, err);
		free(candidates->document);
	}
	free(files);
	return rc;
}

static void
put_candidate(const struct explain *explain, const struct candidate *candidate)
{
	const struct table *figures = &explain->order->dataset->tables[TABLE_FIGURE];

	explain_put_figure(explain, (const char *const *)table_row(figures, candidate->row));
	tb_buf_putc(explain->out, '\n');
	if (candidate->uses == 0)
		return;
	tb_buf_printf(explain->out, EXPLAIN_GAP "%s", candidate->where.s);
	if (candidate->uses > 1)
		tb_buf_printf(explain->out, "（%s%zu%s）", explain_word(explain, "also"),
		    candidate->uses - 1, explain_word(explain, "places"));
	tb_buf_putc(explain->out, '\n');
}

int
explain_several(
    struct explain *explain, const char *asked, const size_t *rows, size_t n, struct tb_err *err)
{
	const struct table *figures = &explain->order->dataset->tables[TABLE_FIGURE];
	struct candidates candidates = {.explain = explain, .n = n};
	size_t printed = 0, i;
	int rc;

	candidates.list = tb_xcalloc(n, sizeof(*candidates.list));
	candidates.at = tb_xcalloc(figures->nrows + 1, sizeof(*candidates.at));
	for (i = 0; i < n; i++) {
		candidates.list[i].row = rows[i];
		candidates.list[i].order = i;
		candidates.at[rows[i]] = i + 1;
	}
	rc = find_places(&candidates, err);
	for (i = 0; i < n; i++)
		printed += candidates.list[i].uses > 0;
	qsort(candidates.list, n, sizeof(*candidates.list), by_being_printed);
	for (i = 0; rc == 0 && i < n && i < LISTED; i++)
		put_candidate(explain, &candidates.list[i]);
	if (rc == 0)
		tb_diag(TB_MSG_SEVERAL, (struct tb_pos){asked, 0, 0},
		    "%zu figures are meant, %zu of them printed%s; ask for one by its id or by its "
		    "name as listed",
		    n, printed, n > LISTED ? ", the first are listed" : "");
	for (i = 0; i < n; i++)
		tb_buf_release(&candidates.list[i].where);
	free(candidates.list);
	free(candidates.at);
	return rc;
}

