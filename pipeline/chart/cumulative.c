/*
 * The cumulative curve: what is done, month by month, against the plan.
 *
 *	 900 +                              . - '  全年计划
 *	     |                    . -  '            900.00
 *	 600 +             .  o ' 480.00
 *	     |       . -  '   |
 *	 300 + .  -  o----o---o 累计完成 451.20
 *	     +-+-----+----+---+----+----+----+----+
 *	      1—2月 3月  4月 5月
 *
 * The plan is thin and dashed, the actual line strong, the area between them
 * tinted.  Both lines are named at their ends; every number that has a free
 * place stands at its point, the newest first.  A month without value is a gap
 * in the line and said.  Grid lines give way to labels.
 */
#include "curve.h"
#include "form.h"

/* A grid line, interrupted where labels stand. */
static void
put_grid_line(struct curve *curve, int32_t y)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	int32_t x = curve->left;

	while (x < curve->right) {
		int32_t end = curve->right, next = curve->right;

		for (size_t i = 0; i < curve->nlabels; i++) {
			struct box box = curve->labels[i].box;

			if (box.top >= y || box.bottom <= y || box.right <= x || box.left >= end)
				continue;
			end = box.left, next = box.right;
		}
		if (end > x)
			frame_hline(canvas, x, end, y, style->grid_weight, style->grid_ink);
		x = next;
	}
}

/* The names of the categories: all, or each second, third... where they are many. */
static void
put_categories(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	int32_t tick = style->block_gap / 3, most = 0;
	int32_t y = curve->bottom + tick + curve_leading(curve, &style->axis) / 2;
	size_t stride = 1;

	for (size_t i = 0; i < panel->ncategories; i++) {
		int32_t w = frame_width(canvas, &style->axis, panel->categories[i]);

		most = w > most ? w : most;
	}
	most += style->column_gap / 2;
	while ((int64_t)stride * (curve->last_x - curve->first_x) <
		   (int64_t)most * (int64_t)(panel->ncategories - 1) &&
	       stride < panel->ncategories)
		stride++;
	for (size_t i = 0; i < panel->ncategories; i += stride) {
		const char *name = panel->categories[i];
		int32_t x = curve_x(curve, i);

		frame_vline(canvas, x, curve->bottom, curve->bottom + tick, style->axis_weight,
		    style->axis_ink);
		frame_text(
		    canvas, &style->axis, x - frame_width(canvas, &style->axis, name) / 2, y, name);
	}
}

static void
put_axes(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	for (size_t i = 0; i < scale_nticks(&curve->scale); i++) {
		int32_t at = scale_pu(&curve->scale, scale_tick(&curve->scale, i));
		char digits[SCALE_LABEL];

		scale_label(&curve->scale, i, digits);
		if (i > 0)
			put_grid_line(curve, at);
		frame_text(canvas, &style->axis,
		    curve->left - style->column_gap / 2 - frame_width(canvas, &style->axis, digits),
		    at, digits);
	}
	frame_hline(
	    canvas, curve->left, curve->right, curve->bottom, style->axis_weight, style->axis_ink);
	put_categories(curve);
}

/* The area between the lines over [from, to], where both have values. */
static void
put_band(struct curve *curve, size_t from, size_t to)
{
	size_t n = 2 * (to - from + 1), k = 0;
	struct tb_step *steps = tb_xcalloc(n + 1, sizeof *steps);

	for (size_t i = from; i <= to; i++)
		steps[k++] =
		    (struct tb_step){'L', {curve_x(curve, i), curve_y(curve, curve->actual, i)}};
	for (size_t i = to + 1; i-- > from;)
		steps[k++] =
		    (struct tb_step){'L', {curve_x(curve, i), curve_y(curve, curve->plan, i)}};
	steps[0].op = 'M';
	steps[k++].op = 'Z';
	tb_pages_path(curve->canvas->doc, curve->canvas->page, steps, k, 0, 0,
	    (uint32_t)curve->canvas->style->fill_color);
	free(steps);
}

static void
put_bands(struct curve *curve)
{
	size_t n = curve->canvas->panel->ncategories;

	for (size_t i = 0; i < n; i++) {
		size_t from = i;

		while (i < n && curve_has(curve->actual, i) && curve_has(curve->plan, i))
			i++;
		if (i > from + 1)
			put_band(curve, from, i - 1);
	}
}

/* The line through all neighbours that have values. */
static void
put_line(
    struct curve *curve, const struct series *series, int32_t weight, int32_t dash, int32_t ink)
{
	size_t n = series->npoints, k = 0;
	struct tb_step *steps = tb_xcalloc(n, sizeof *steps);

	for (size_t i = 0; i <= n; i++) {
		if (curve_has(series, i)) {
			steps[k] = (struct tb_step){
			    k == 0 ? 'M' : 'L', {curve_x(curve, i), curve_y(curve, series, i)}};
			k++;
			continue;
		}
		if (k > 1)
			tb_pages_path(curve->canvas->doc, curve->canvas->page, steps, k, weight,
			    dash, (uint32_t)ink);
		k = 0;
	}
	free(steps);
}

/* A disc at each month, or at the last alone where they would touch; a carried one is
 * hollow. */
static void
put_points(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	for (size_t i = 0; i < curve->actual->npoints; i++) {
		int32_t x = curve_x(curve, i), y;

		if (!curve_has(curve->actual, i) ||
		    (i != curve->now && curve_spacing(curve) < 3 * style->point_diameter / 2))
			continue;
		y = curve_y(curve, curve->actual, i);
		frame_disc(canvas, x, y, style->point_diameter, style->actual_color);
		if (curve->actual->points[i].state == STATE_CARRIED)
			frame_disc(canvas, x, y, style->point_diameter * 11 / 20, 0xFFFFFF);
	}
}

static void
put_leaders(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	for (size_t i = 0; i < curve->nleaders; i++) {
		frame_line(canvas, curve->leaders[i], style->leader_weight, 0, style->leader_ink);
	}
}

static void
put_curves(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	put_bands(curve);
	put_axes(curve);
	if (curve_gap(curve)) {
		int32_t a = curve_y(curve, curve->actual, curve->now);
		int32_t p = curve_y(curve, curve->plan, curve->now);

		frame_vline(canvas, curve_x(curve, curve->now), a < p ? a : p, a < p ? p : a,
		    style->leader_weight, style->leader_ink);
	}
	put_leaders(curve);
	if (curve->plan != NULL)
		put_line(
		    curve, curve->plan, style->plan_weight, style->plan_dash, style->plan_color);
	if (curve->actual != NULL) {
		put_line(curve, curve->actual, style->actual_weight, 0, style->actual_color);
		put_points(curve);
	}
	for (size_t i = 0; i < curve->nlabels; i++) {
		const struct label *label = &curve->labels[i];

		frame_text(canvas, &label->type, label->box.left,
		    (label->box.top + label->box.bottom) / 2, label->text);
	}
}

int
cumulative_draw(struct canvas *canvas, struct tb_err *err)
{
	const struct panel *panel = canvas->panel;
	struct curve curve = {.canvas = canvas};
	int rc;

	for (size_t s = 0; s < panel->nseries; s++)
		*(panel->series[s].part == PART_ACTUAL ? &curve.actual : &curve.plan) =
		    &panel->series[s];
	curve.now = curve_last(curve.actual);
	curve_plot(&curve);
	rc = curve_label(&curve, err);
	if (rc == 0)
		put_curves(&curve);
	canvas->y = curve.bottom + canvas->style->block_gap / 3 +
		    curve_leading(&curve, &canvas->style->axis);
	curve_release(&curve);
	return rc;
}
