/*
 * Small multiples of lines, one panel a series of its own (an industry), all on
 * one scale: see grid.h. Values are labelled at the left of a row, categories
 * under the lowest panel of a column, by the first and the last of them.
 */
#include "curve.h"
#include "form.h"
#include "grid.h"

/* The range of all panels. */
static void
range_of_all(struct canvas *canvas, int64_t *low_e8, int64_t *high_e8)
{
	int any = 0;

	*low_e8 = *high_e8 = 0;
	for (size_t k = 0; k < canvas->chart->npanels; k++) {
		struct curve curve = {.canvas = canvas};
		int64_t low, high;

		canvas->panel = &canvas->chart->panels[k];
		curve_set_lines(&curve);
		if (!curve_range(&curve, &low, &high))
			continue;
		*low_e8 = !any || low < *low_e8 ? low : *low_e8;
		*high_e8 = !any || high > *high_e8 ? high : *high_e8;
		any = 1;
	}
}

/* The first category's name below the plot, and the last one's, in their halves. Returns their
 * height; drawn where y >= 0. */
static int32_t
put_ends(struct canvas *canvas, struct box plot, int32_t y)
{
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	int32_t room = (plot.right - plot.left - style->column_gap) / 2, height = 0;
	size_t n = panel->ncategories;

	for (size_t i = 0; i<n; i += n> 1 ? n - 1 : 1) {
		struct block block = block_fit(canvas, &style->axis, room, panel->categories[i]);

		if (y >= 0)
			block_put(&block, canvas,
			    n == 1   ? (plot.left + plot.right) / 2
			    : i == 0 ? plot.left
				     : plot.right,
			    y,
			    n == 1   ? TB_ALIGN_CENTRE
			    : i == 0 ? TB_ALIGN_LEFT
				     : TB_ALIGN_RIGHT);
		height = larger(height, block.height);
		block_release(&block);
	}
	return height;
}

/* Numbers in a small plot would be more than its lines, but for one. */
static enum numbers
numbers_of(const struct grid *grid)
{
	const struct style *style = grid->canvas->style;

	return grid->height < style->panel_height_valued || grid->width < style->panel_width_valued
		   ? NUMBERS_LAST
		   : NUMBERS_EXTREMES;
}

/* Lines, and their labels, in a plot; `axis` is that of its row. */
static void
put_panel(struct grid *grid, size_t i, struct axis *axis)
{
	struct canvas *canvas = grid->canvas;
	const struct style *style = canvas->style;
	struct box plot = grid_plot(grid, i), *holes;
	int32_t r = style->point_diameter / 2, end = plot.right + grid->gap / 2;
	struct curve curve = {.canvas = canvas,
	    .now = SIZE_MAX,
	    .left = plot.left,
	    .right = plot.right,
	    .top = plot.top,
	    .bottom = plot.bottom,
	    .first_x = plot.left + r,
	    .last_x = plot.right - r,
	    .inside = {plot.left, plot.top - style->block_gap / 2, smaller(end, canvas->width),
		plot.bottom - style->axis_weight}};

	canvas->panel = &canvas->chart->panels[i];
	curve.axis = *axis;
	curve_set_lines(&curve);
	for (size_t k = 0; k < curve.nlines; k++) {
		curve.lines[k].point = 0;
		if (curve.lines[k].numbers >= NUMBERS_EXTREMES)
			curve.lines[k].numbers = numbers_of(grid);
	}
	curve_label_panel(&curve);
	holes = curve_holes(&curve);
	if (grid_first(grid, i))
		axis_put_up(canvas, axis, plot.left, plot.right, holes, curve.nlabels);
	else
		axis_put_lines(canvas, axis, plot.left, plot.right, holes, curve.nlabels);
	free(holes);
	curve_put_breaks(&curve);
	curve_put_mark(&curve, style->panel_mark_weight, style->panel_mark_ink);
	for (size_t k = curve.nlines; k-- > 0;)
		curve_put_line(&curve, &curve.lines[k]);
	curve_put_labels(&curve);
	grid_put_title(grid, i);
	if (grid_lowest(grid, i))
		put_ends(canvas, plot, plot.bottom + axis_tick(canvas));
	curve_release(&curve);
}

static int
draw_lines(struct canvas *canvas, struct tb_err *err)
{
	const struct style *style = canvas->style;
	struct grid grid = {
	    .canvas = canvas, .n = canvas->chart->npanels, .gap = 2 * style->column_gap};
	struct axis axis;
	int64_t low_e8, high_e8;
	int32_t top = canvas->y;

	range_of_all(canvas, &low_e8, &high_e8);
	axis_fit(canvas, &low_e8, &high_e8);
	canvas->panel = &canvas->chart->panels[0];
	/* the height, and so the ticks, are not known yet */
	for (int32_t height = style->panel_height_least; height <= 2 * style->panel_height;
	     height += style->panel_height_least / 4) {
		int32_t width;

		axis_up(canvas, &axis, low_e8, high_e8, canvas->y, height);
		width = axis_width(canvas, &axis);
		grid.left = larger(grid.left, width);
	}
	grid.below = put_ends(canvas, (struct box){0, 0, style->panel_width_least, 0}, -1) +
		     style->block_gap;
	canvas->y += axis_unit_height(canvas, &axis);
	if (grid_make(&grid, err) != 0)
		return -1;
	axis_up(canvas, &axis, low_e8, high_e8, top, grid.height);
	scale_trim(&axis.scale, low_e8);
	for (size_t i = 0; i < grid.n; i++) {
		if (grid_first(&grid, i)) {
			struct box plot = grid_plot(&grid, i);

			axis.scale.to_pu = plot.top, axis.scale.from_pu = plot.bottom;
			/* a row is an axis of its own in the trace */
			axis.scale.axis = ++canvas->axes;
		}
		put_panel(&grid, i, &axis);
		axis.said = 1; /* above the first row */
	}
	canvas->y = grid_bottom(&grid);
	return 0;
}

int
multiples_draw(struct canvas *canvas, struct tb_err *err)
{
	const struct panel *own = canvas->panel;
	int rc;

	grid_key(canvas);
	rc = canvas->chart->panels[0].nrows > 0 ? multiples_rows(canvas, err)
						: draw_lines(canvas, err);
	canvas->panel = own;
	return rc;
}
