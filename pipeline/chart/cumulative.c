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
 * Scenarios are thin lines, and the band from low to high is tinted instead.
 * The plan is thin and dashed, the actual line strong, the area between them
 * tinted.  Both lines are named at their ends; every number that has a free
 * place stands at its point, the newest first.  A month without value is a gap
 * in the line and said.  Grid lines give way to labels.
 */
#include "curve.h"
#include "form.h"

static void
put_axes(struct curve *curve)
{
	const struct panel *panel = curve->canvas->panel;
	struct box *holes = tb_xcalloc(curve->nlabels + 1, sizeof *holes);

	for (size_t i = 0; i < curve->nlabels; i++)
		holes[i] = curve->labels[i].box;
	axis_put_up(curve->canvas, &curve->axis, curve->left, curve->right, holes, curve->nlabels);
	free(holes);
	curve->canvas->y =
	    curve->bottom + axis_put_points(curve->canvas, panel->categories, panel->ncategories,
				curve->first_x, curve->last_x, curve->bottom);
}

/* The area between two lines over [from, to], where both have values. */
static void
put_band(
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

static void
put_bands(struct curve *curve, const struct series *a, const struct series *b)
{
	size_t n = curve->canvas->panel->ncategories;

	for (size_t i = 0; i < n; i++) {
		size_t from = i;

		while (i < n && curve_has(a, i) && curve_has(b, i))
			i++;
		if (i > from + 1)
			put_band(curve, a, b, from, i - 1);
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
			int32_t x = curve_x(curve, i), y = curve_y(curve, series, i);

			steps[k] = (struct tb_step){k == 0 ? 'M' : 'L', {x, y}};
			trace_point(curve->canvas, &curve->axis.scale, x, y,
			    series->points[i].value_e8, &series->points[i], series->name,
			    curve->canvas->panel->categories[i]);
			k++;
			continue;
		}
		if (k > 1)
			tb_pages_path(curve->canvas->doc, curve->canvas->page, steps, k, weight,
			    dash, (uint32_t)ink);
		else if (k == 1 && series != curve->actual) /* between two gaps */
			frame_disc(curve->canvas, steps[0].c[0], steps[0].c[1],
			    curve->canvas->style->point_diameter / 2, ink);
		k = 0;
	}
	free(steps);
}

/* A disc at each month; where they would touch, at the last and at those between two gaps
 * alone. A carried one is hollow. */
static void
put_points(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	for (size_t i = 0; i < curve->actual->npoints; i++) {
		int32_t x = curve_x(curve, i), y;

		if (!curve_has(curve->actual, i) ||
		    (i != curve->now && !curve_alone(curve->actual, i) &&
			curve_spacing(curve) < 3 * style->point_diameter / 2))
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

static void
put_curves(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	/* one tint has one meaning */
	if (curve->low != NULL)
		put_bands(curve, curve->low, curve->high);
	else
		put_bands(curve, curve->actual, curve->plan);
	put_axes(curve);
	if (curve_gap(curve)) {
		int32_t a = curve_y(curve, curve->actual, curve->now);
		int32_t p = curve_y(curve, curve->plan, curve->now);

		frame_vline(canvas, curve_x(curve, curve->now), a < p ? a : p, a < p ? p : a,
		    style->leader_weight, style->leader_ink);
	}
	put_leaders(curve);
	for (size_t k = 0; k < curve->nlines; k++) {
		const struct series *series = curve->lines[k];

		if (series == curve->low || series == curve->high)
			put_line(curve, series, style->leader_weight, 0, style->leader_ink);
		else if (series->part == PART_OUTLOOK)
			put_line(curve, series, style->plan_weight, style->plan_dash / 2,
			    style->outlook_color);
	}
	if (curve->plan != NULL)
		put_line(
		    curve, curve->plan, style->plan_weight, style->plan_dash, style->plan_color);
	if (curve->actual != NULL) {
		put_line(curve, curve->actual, style->actual_weight, 0, style->actual_color);
		put_points(curve);
	}
	for (size_t i = 0; i < curve->nlabels; i++)
		put_label(canvas, &curve->labels[i]);
}

static void
set_lines(struct curve *curve)
{
	const struct panel *panel = curve->canvas->panel;

	for (size_t s = 0; s < panel->nseries; s++) {
		const struct series *series = &panel->series[s];

		switch (series->part) {
		case PART_ACTUAL:
			curve->actual = series;
			break;
		case PART_PLAN:
			curve->plan = series;
			break;
		case PART_LOW:
			curve->low = series;
			break;
		case PART_HIGH:
			curve->high = series;
			break;
		default:
			break;
		}
	}
	if (curve->actual != NULL)
		curve->lines[curve->nlines++] = curve->actual;
	if (curve->plan != NULL)
		curve->lines[curve->nlines++] = curve->plan;
	for (size_t s = 0; s < panel->nseries; s++)
		if (&panel->series[s] != curve->actual && &panel->series[s] != curve->plan)
			curve->lines[curve->nlines++] = &panel->series[s];
}

int
cumulative_draw(struct canvas *canvas, struct tb_err *err)
{
	struct curve curve = {.canvas = canvas};
	int rc;

	set_lines(&curve);
	curve.now = curve_last(curve.actual);
	curve_plot(&curve);
	rc = curve_label(&curve, err);
	if (rc == 0)
		put_curves(&curve);
	curve_release(&curve);
	return rc;
}
