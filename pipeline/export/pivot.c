/* The grid: see pivot.h. */
#include "pivot.h"
#include <string.h>

/* What may stand before the figures; left out where no scope of the sheet has it. */
static const int label_columns[] = {SCOPE_KIND, SCOPE_CODE, SCOPE_NAME, SCOPE_GROUPING,
    SCOPE_DOMAIN, SCOPE_REGION, SCOPE_INDUSTRY, SCOPE_PARENT, SCOPE_LEVEL, SCOPE_BAND, SCOPE_NATURE,
    SCOPE_STAGE, SCOPE_LAMP_NAME, SCOPE_NOTE};

int
pivot_wants(const struct words *words, const struct words_sheet *sheet, const char *kind)
{
	size_t i;

	if (strcmp(sheet->kinds, "*") != 0)
		return tb_plan_has_tag(sheet->kinds, kind);
	for (i = 0; i < words->nsheets; i++)
		if (tb_plan_has_tag(words->sheets[i].kinds, kind))
			return 0;
	return 1;
}

/* Figures come scope by scope in the same order, so the next column is mostly the one. */
static size_t
column_of(struct pivot *pivot, const char *const *figure, size_t expected)
{
	struct tb_buf head = TB_BUF_INIT;
	struct pivot_column *column;
	size_t i, k;

	for (i = 0; i < pivot->ncolumns; i++) {
		k = (expected + i) % pivot->ncolumns;
		column = &pivot->columns[k];
		if (strcmp(column->quantity, figure[FIGURE_QUANTITY]) == 0 &&
		    strcmp(column->unit, figure[FIGURE_UNIT]) == 0)
			return k;
	}
	column = tb_grow(&pivot->columns, pivot->ncolumns++, &pivot->columns_cap, sizeof(*column));
	column->quantity = figure[FIGURE_QUANTITY];
	column->unit = figure[FIGURE_UNIT];
	tb_buf_puts(&head, figure[FIGURE_QUANTITY_NAME]);
	if (column->unit[0] != '\0')
		tb_buf_printf(&head, "（%s）", column->unit);
	column->head = tb_arena_strdup(&pivot->arena, head.s);
	tb_buf_release(&head);
	return pivot->ncolumns - 1;
}

static void
choose_labels(struct pivot *pivot)
{
	size_t i, k;

	pivot->labels = tb_arena_alloc(&pivot->arena, sizeof(label_columns));
	for (i = 0; i < TB_LEN(label_columns); i++) {
		for (k = 0; k < pivot->nrows; k++)
			if (pivot->rows[k].scope[label_columns[i]] != NULL)
				break;
		if (k < pivot->nrows || label_columns[i] <= SCOPE_NAME)
			pivot->labels[pivot->nlabels++] = label_columns[i];
		if (label_columns[i] == SCOPE_NAME)
			pivot->nfrozen = pivot->nlabels;
	}
}

static void
add_rows(struct pivot *pivot, const struct dataset *dataset, const struct words_sheet *sheet,
    size_t *row_of)
{
	const struct table *scopes = &dataset->tables[TABLE_SCOPE];
	struct pivot_row *row;
	size_t i;

	for (i = 0; i < scopes->nrows; i++) {
		const char *const *scope = (const char *const *)table_row(scopes, i);

		if (!pivot_wants(dataset->words, sheet, scope[SCOPE_KIND]))
			continue;
		row = tb_grow(&pivot->rows, pivot->nrows++, &pivot->rows_cap, sizeof(*row));
		row->scope = scope;
		row_of[i] = pivot->nrows;
	}
}

struct placing {
	size_t row, column;
};

/* Twice over the figures: which columns there are, then what stands in them. */
static void
add_figures(struct pivot *pivot, const struct dataset *dataset, const size_t *row_of)
{
	const struct table *figures = &dataset->tables[TABLE_FIGURE];
	const char *period = dataset_period(dataset)[PERIOD_PERIOD];
	struct placing *placings = tb_xcalloc(figures->nrows + 1, sizeof(*placings));
	size_t i, column = 0;

	for (i = 0; i < figures->nrows; i++) {
		const char *const *figure = (const char *const *)table_row(figures, i);
		long scope = tb_index_find(&dataset->scopes, figure[FIGURE_SCOPE]);

		if (row_of[scope] == 0 || strcmp(figure[FIGURE_DATE], period) != 0)
			continue;
		column = column_of(pivot, figure, column + 1);
		placings[i] = (struct placing){row_of[scope], column};
	}
	for (i = 0; i < pivot->nrows; i++)
		pivot->rows[i].figures = tb_arena_alloc(
		    &pivot->arena, (pivot->ncolumns + 1) * sizeof(*pivot->rows[i].figures));
	for (i = 0; i < figures->nrows; i++)
		if (placings[i].row > 0)
			pivot->rows[placings[i].row - 1].figures[placings[i].column] =
			    (const char *const *)table_row(figures, i);
	free(placings);
}

void
pivot_make(struct pivot *pivot, const struct dataset *dataset, const struct words_sheet *sheet)
{
	size_t *row_of = tb_xcalloc(dataset->tables[TABLE_SCOPE].nrows + 1, sizeof(*row_of));

	*pivot = (struct pivot){0};
	add_rows(pivot, dataset, sheet, row_of);
	choose_labels(pivot);
	add_figures(pivot, dataset, row_of);
	free(row_of);
}

void
pivot_release(struct pivot *pivot)
{
	free(pivot->columns);
	free(pivot->rows);
	tb_arena_release(&pivot->arena);
	*pivot = (struct pivot){0};
}
