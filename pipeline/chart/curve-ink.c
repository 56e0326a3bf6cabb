/* The ink of a curve: see curve.h. */
#include "breaks.h"
#include "curve.h"

struct line
curve_look(const struct canvas *canvas, const struct series *series)
{
	const struct style *style = canvas->style;
	struct line line = {.series = series,
	    .weight = style->plan_weight,
	    .color = style->plan_color,
	    .ink = style->plan_color};

	switch (series->part) {
	case PART_ACTUAL:
		line.weight = style->actual_weight;
		line.color = line.ink = style->actual_color;
		break;
	case PART_PLAN:
		line.dash = style->plan_dash;
		break;
	case PART_OUTLOOK:
		line.dash = style->plan_dash / 2;
		line.color = line.ink = style->outlook_color;
		break;
	case PART_LOW:
	case PART_HIGH:
		line.weight = style->leader_weight;
		line.color = style->leader_ink;
		break;
	default:
		line.color = style->context_color;
		line.ink = style->context_ink;
		break;
	}
	return line;
}

void
curve_put_breaks(struct curve *curve)
{
	for (size_t i = 1; i < curve->canvas->panel->ncategories; i++)
		if (breaks_text(curve->canvas, i) != NULL)
			breaks_put(curve->canvas, curve_break_x(curve, i), curve->top,
			    curve->bottom, breaks_text(curve->canvas, i));
}

struct box *
curve_holes(const struct curve *curve)
{
	struct box *holes = tb_xcalloc(curve->nlabels + 1, sizeof *holes);

	for (size_t i = 0; i < curve->nlabels; i++)
		holes[i] = curve->labels[i].box;
	return holes;
}

void
curve_put_axes(struct curve *curve)
{
	const struct panel *panel = curve->canvas->panel;
	struct box *holes = curve_holes(curve);

	axis_put_up(curve->canvas, &curve->axis, curve->left, curve->right, holes, curve->nlabels);
	free(holes);
	curve_put_breaks(curve);
	curve->canvas->y =
	    curve->bottom + axis_put_points(curve->canvas, panel->categories, panel->ncategories,
				curve->first_x, curve->last_x, curve->bottom);
}

/* The area between two series over [from, to], where both have values. */
static void
put_part(
    struct curve *curve, const struct series *a, const struct series *b, size_t from, size_t to)
{
	size_t n = 2 * (to - from + 1), k = 0;
	struct tb_step *steps = tb_xcalloc(n + 1, sizeof *steps);

	for (size_t i = from; i <= to; i++)
		steps[k++] = (struct tb_step){'L', {curve_x(curve, i), curve_y(curve, a, i)}};
	for (size_t i = to + 1; i-- > from;)
		steps[k++] = (struct tb_step){'L', {curve_x(curve, i), curve_y(curve, b, i)}};
	steps[0].op = 'M';
	steps[k++].op = 'Z';
	tb_pages_path(curve->canvas->doc, curve->canvas->page, steps, k, 0, 0,
	    (uint32_t)curve->canvas->style->fill_color);
	free(steps);
}

void
curve_put_band(struct curve *curve, const struct series *a, const struct series *b)
{
	size_t n = curve->canvas->panel->ncategories;

	for (size_t i = 0; i < n; i++) {
		size_t from = i;

		while (curve_joined(curve, a, i) && curve_joined(curve, b, i))
			i++;
		if (i > from)
			put_part(curve, a, b, from, i);
	}
}

/* A disc; a carried value's is hollow. */
static void
put_point(struct curve *curve, const struct line *line, size_t i, int32_t diameter)
{
	int32_t x = curve_x(curve, i), y = curve_y(curve, line->series, i);

	frame_disc(curve->canvas, x, y, diameter, line->color);
	if (line->series->points[i].state == STATE_CARRIED)
		frame_hole(curve->canvas, x, y, diameter);
}

/* A disc at each value; where they would touch, at the last one, and at those that need one:
 * lone ones, which are as large in all lines, and carried ones. */
static void
put_points(struct curve *curve, const struct line *line)
{
	const struct series *series = line->series;
	int32_t full = curve->canvas->style->point_diameter;
	size_t last = curve_last(series);
	int dense = curve_dense(curve, line);

	for (size_t i = 0; i < series->npoints; i++) {
		int carried = series->points[i].state == STATE_CARRIED;

		if (!curve_has(series, i))
			continue;
		if (line->point > 0 && (!dense || i == last || curve_alone(curve, series, i)))
			put_point(curve, line, i, line->point);
		else if (curve_alone(curve, series, i))
			put_point(curve, line, i, full);
		else if (carried)
			put_point(curve, line, i, line->point > 0 ? line->point : full * 5 / 8);
	}
}

void
curve_put_line(struct curve *curve, const struct line *line)
{
	struct canvas *canvas = curve->canvas;
	const struct series *series = line->series;
	size_t k = 0;
	struct tb_step *steps = tb_xcalloc(series->npoints, sizeof *steps);

	for (size_t i = 0; i < series->npoints; i++) {
		int32_t x = curve_x(curve, i), y;

		if (!curve_has(series, i))
			continue;
		y = curve_y(curve, series, i);
		steps[k] = (struct tb_step){k == 0 ? 'M' : 'L', {x, y}};
		k++;
		trace_point(canvas, &curve->axis.scale, x, y, series->points[i].value_e8,
		    &series->points[i], series->name, canvas->panel->categories[i]);
		if (curve_joined(curve, series, i))
			continue;
		if (k > 1)
			tb_pages_path(canvas->doc, canvas->page, steps, k, line->weight, line->dash,
			    (uint32_t)line->color);
		k = 0;
	}
	free(steps);
	put_points(curve, line);
}

void
curve_put_leaders(struct curve *curve)
{
	const struct style *style = curve->canvas->style;

	for (size_t i = 0; i < curve->nleaders; i++)
		frame_line(
		    curve->canvas, curve->leaders[i], style->leader_weight, 0, style->leader_ink);
}

static void
put_label(struct canvas *canvas, const struct label *label)
{
	struct box box = label->box;
	struct block block;

	if (frame_width(canvas, &label->type, label->text) <= box.right - box.left) {
		frame_text(canvas, &label->type, box.left, (box.top + box.bottom) / 2, label->text);
		return;
	}
	block = block_fit(canvas, &label->type, box.right - box.left, label->text);
	block_put(&block, canvas, box.left, box.top, TB_ALIGN_LEFT);
	block_release(&block);
}

void
curve_put_labels(struct curve *curve)
{
	for (size_t i = 0; i < curve->nlabels; i++)
		put_label(curve->canvas, &curve->labels[i]);
}
