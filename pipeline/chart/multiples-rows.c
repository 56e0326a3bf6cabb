/*
 * Small multiples of rows: bars from 0 on one scale, their numbers in a column
 * beside them. Labels stand once at the left where all panels have the same, else
 * in each panel; ticks under the lowest panel of a column.
 */
#include "grid.h"
#include "rows.h"

struct rows_grid {
	struct grid grid;
	int common;		/* labels are those of the first panel, left of each row */
	int32_t labels, values; /* widths */
	int32_t pitch;		/* from row to row */
	int64_t low_e8, high_e8;
	struct axis *axes; /* one a column */
};

static int
same_labels(const struct chart *chart)
{
	const struct panel *first = &chart->panels[0];

	for (size_t k = 1; k < chart->npanels; k++) {
		const struct panel *panel = &chart->panels[k];

		if (panel->nrows != first->nrows)
			return 0;
		for (size_t i = 0; i < panel->nrows; i++)
			if (strcmp(panel->rows[i].label, first->rows[i].label) != 0)
				return 0;
	}
	return 1;
}

static struct block
label_block(const struct rows_grid *rows, const struct row *row)
{
	const struct canvas *canvas = rows->grid.canvas;

	return block_fit(canvas, &canvas->style->axis, rows->labels, row->label);
}

static void
measure_row(struct rows_grid *rows, const struct row *row)
{
	const struct canvas *canvas = rows->grid.canvas;
	const struct style *style = canvas->style;
	int32_t label = frame_width(canvas, &style->axis, row->label);
	int32_t value = frame_width(canvas, &style->axis, frame_value(canvas, &row->datum));
	int64_t value_e8 = row->datum.value_e8;

	rows->labels = larger(rows->labels, label);
	rows->values = larger(rows->values, value);
	extent_take(&rows->low_e8, &rows->high_e8, value_e8);
}

/* Widths and the range; then the height of a row, which is that of the highest label. */
static void
measure(struct rows_grid *rows)
{
	const struct canvas *canvas = rows->grid.canvas;
	const struct style *style = canvas->style;
	const struct chart *chart = canvas->chart;
	int32_t most = rows->common ? frame_share(canvas, style->label_width_most)
				    : frame_share(canvas, style->panel_width_least);

	if (chart->mark.line != 0) {
		rows->low_e8 = chart->mark.value_e8 < 0 ? chart->mark.value_e8 : 0;
		rows->high_e8 = chart->mark.value_e8 > 0 ? chart->mark.value_e8 : 0;
	}
	for (size_t k = 0; k < chart->npanels; k++)
		for (size_t i = 0; i < chart->panels[k].nrows; i++)
			measure_row(rows, &chart->panels[k].rows[i]);
	rows->labels = smaller(rows->labels, most);
	rows->values += style->column_gap / 2;
	rows->pitch = style->row_pitch_least;
	for (size_t k = 0; k < (rows->common ? 1 : chart->npanels); k++)
		for (size_t i = 0; i < chart->panels[k].nrows; i++) {
			struct block block = label_block(rows, &chart->panels[k].rows[i]);

			rows->pitch = larger(rows->pitch, block.height);
			block_release(&block);
		}
}

static int
lay(struct rows_grid *rows, struct tb_err *err)
{
	struct grid *grid = &rows->grid;
	const struct canvas *canvas = grid->canvas;
	const struct style *style = canvas->style;
	int32_t label = rows->labels + style->column_gap / 2;
	size_t most = 0;

	for (size_t k = 0; k < grid->n; k++)
		most =
		    canvas->chart->panels[k].nrows > most ? canvas->chart->panels[k].nrows : most;
	grid->left = label;
	grid->gap = rows->common ? 2 * style->column_gap : label + 2 * style->column_gap;
	grid->reserve = rows->values;
	grid->below = axis_height(canvas);
	if (most > (size_t)(style->height_most / rows->pitch))
		return frame_fail(canvas, canvas->chart->line, err,
		    "%zu rows have no room on a page; divide its panels", most);
	grid->height = (int32_t)most * rows->pitch;
	return grid_make(grid, err);
}

/* Bar and number of row i in its plot. */
static void
put_row(struct rows_grid *rows, const struct axis *axis, struct box plot, const struct row *row,
    size_t i)
{
	struct canvas *canvas = rows->grid.canvas;
	const struct style *style = canvas->style;
	const char *text = frame_value(canvas, &row->datum);
	int32_t y = plot.top + (int32_t)i * rows->pitch + rows->pitch / 2;
	int32_t zero = scale_pu(&axis->scale, 0), end, low;

	frame_text(
	    canvas, &style->axis, plot.right - frame_width(canvas, &style->axis, text), y, text);
	if (!datum_drawn(&row->datum))
		return;
	end = scale_pu(&axis->scale, row->datum.value_e8);
	low = smaller(end, zero);
	tb_pages_rect(canvas->page, low, y - style->bar_height / 2, larger(end, zero) - low,
	    style->bar_height, (uint32_t)rows_color(canvas, row));
	trace_point(canvas, &axis->scale, end, y, row->datum.value_e8, &row->datum, "", row->label);
}

static void
put_labels(struct rows_grid *rows, struct box plot, const struct panel *panel)
{
	struct canvas *canvas = rows->grid.canvas;

	for (size_t i = 0; i < panel->nrows; i++) {
		struct block block = label_block(rows, &panel->rows[i]);
		int32_t y = plot.top + (int32_t)i * rows->pitch + rows->pitch / 2;

		block_put(&block, canvas, plot.left - canvas->style->column_gap / 2 - rows->labels,
		    y - block.height / 2, TB_ALIGN_LEFT);
		block_release(&block);
	}
}

static void
put_panel(struct rows_grid *rows, size_t k)
{
	struct canvas *canvas = rows->grid.canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = &canvas->chart->panels[k];
	const struct mark *mark = &canvas->chart->mark;
	struct axis *axis = &rows->axes[k % rows->grid.columns];
	struct box plot = grid_plot(&rows->grid, k);

	for (size_t i = 0; i < panel->nrows; i++)
		put_row(rows, axis, plot, &panel->rows[i], i);
	frame_vline(canvas, scale_pu(&axis->scale, 0), plot.top, plot.bottom, style->axis_weight,
	    style->axis_ink);
	if (mark->line != 0) {
		int32_t x = scale_pu(&axis->scale, mark->value_e8);

		frame_vline(canvas, x, plot.top, plot.bottom, style->panel_mark_weight,
		    style->panel_mark_ink);
		trace_mark(canvas, &axis->scale, mark->value_e8, mark->label);
	}
	if (!rows->common || grid_first(&rows->grid, k))
		put_labels(rows, plot, panel);
	grid_put_title(&rows->grid, k);
	if (grid_lowest(&rows->grid, k))
		axis_put_right(canvas, axis, plot.bottom);
}

int
multiples_rows(struct canvas *canvas, struct tb_err *err)
{
	struct rows_grid rows = {.grid = {.canvas = canvas, .n = canvas->chart->npanels}};
	const struct grid *grid = &rows.grid;

	canvas->valued = 1;
	rows.common = same_labels(canvas->chart);
	measure(&rows);
	if (lay(&rows, err) != 0)
		return -1;
	rows.axes = tb_xcalloc(grid->columns, sizeof *rows.axes);
	for (size_t c = 0; c < grid->columns && c < grid->n; c++) {
		struct box plot = grid_plot(grid, c);

		axis_right(canvas, &rows.axes[c], rows.low_e8, rows.high_e8, plot.left,
		    plot.right - rows.values, 0);
		if (plot.right + grid->gap / 2 < canvas->width)
			rows.axes[c].reach = plot.right + grid->gap / 2;
	}
	for (size_t k = 0; k < grid->n; k++)
		put_panel(&rows, k);
	free(rows.axes);
	canvas->y = grid_bottom(grid);
	return 0;
}
