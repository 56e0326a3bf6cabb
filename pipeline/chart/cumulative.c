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

/* One tint has one meaning: the band of the scenarios, else what is ahead or behind. */
static void
put_tint(struct curve *curve)
{
	const struct series *low = NULL, *high = NULL;

	for (size_t k = 0; k < curve->nlines; k++) {
		const struct series *series = curve->lines[k].series;

		low = series->part == PART_LOW ? series : low;
		high = series->part == PART_HIGH ? series : high;
	}
	if (low != NULL)
		curve_put_band(curve, low, high);
	else if (curve->actual != NULL && curve->plan != NULL)
		curve_put_band(curve, curve->actual->series, curve->plan->series);
}

static void
put_curves(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	put_tint(curve);
	curve_put_axes(curve);
	if (curve_gap(curve)) {
		int32_t a = curve_y(curve, curve->actual->series, curve->now);
		int32_t p = curve_y(curve, curve->plan->series, curve->now);

		frame_vline(canvas, curve_x(curve, curve->now), smaller(a, p), larger(a, p),
		    style->leader_weight, style->leader_ink);
	}
	curve_put_leaders(curve);
	for (size_t k = curve->nlines; k-- > 0;)
		curve_put_line(curve, &curve->lines[k]);
	curve_put_labels(curve);
}

/* The lines: actual, plan, then the others. */
static void
set_lines(struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;
	const struct panel *panel = canvas->panel;
	static const unsigned turns[] = {
	    1U << PART_ACTUAL, 1U << PART_PLAN, ~(1U << PART_ACTUAL | 1U << PART_PLAN)};

	for (size_t t = 0; t < TB_LEN(turns); t++)
		for (size_t s = 0; s < panel->nseries; s++) {
			const struct series *series = &panel->series[s];
			struct line *line = &curve->lines[curve->nlines];

			if ((turns[t] & 1U << series->part) == 0)
				continue;
			curve->nlines++;
			*line = curve_look(canvas, series);
			if (series->part == PART_PLAN)
				curve->plan = line;
			if (series->part != PART_ACTUAL)
				continue;
			curve->actual = line;
			line->point = canvas->style->point_diameter;
			line->numbers = NUMBERS_ALL;
			line->own_gaps = 1;
		}
}

int
cumulative_draw(struct canvas *canvas, struct tb_err *err)
{
	struct curve curve = {.canvas = canvas};
	int64_t low_e8, high_e8;
	int rc;

	set_lines(&curve);
	curve.now = curve.actual != NULL ? curve_last(curve.actual->series) : SIZE_MAX;
	curve_range(&curve, &low_e8, &high_e8);
	rc = curve_lay(&curve, 0, high_e8, err);
	if (rc == 0)
		put_curves(&curve);
	curve_release(&curve);
	return rc;
}
