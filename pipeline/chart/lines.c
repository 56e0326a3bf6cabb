/*
 * The form lines: up to 12 series over categories.
 *
 *	 12 |      ____.
 *	    |  .__/     \__. 某产业 9.8
 *	  6 |_/  ......./----  全市 6.1
 *	    +----+----+----+
 *
 * Lines of the part actual are strong, in one ink where there is one, else in
 * the inks of series; others are then grey. Where none is actual, all have the
 * inks of series. No ink comes twice: where more lines matter than there are inks,
 * they are of one ink, or grey where none is actual; their names tell them apart.
 * Amounts start at 0; a rate's axis fits its values.
 */
#include "curve.h"
#include "form.h"

enum { LINES_FEW = 2 }; /* so many may have all their numbers */

static size_t
count_part(const struct panel *panel, enum part part)
{
	size_t n = 0;

	for (size_t s = 0; s < panel->nseries; s++)
		n += panel->series[s].part == part;
	return n;
}

/* One of the n that matter. */
static void
strengthen(const struct canvas *canvas, struct line *line, size_t n)
{
	const struct style *style = canvas->style;
	struct ink ink = frame_series_ink(canvas, (size_t)(line->series - canvas->panel->series));

	if (n > SERIES_INKS) { /* each as in a crowd */
		line->weight = style->plan_weight;
		return;
	}
	line->weight = n <= LINES_FEW ? style->actual_weight : style->line_weight;
	line->color = line->ink = n == 1 ? style->actual_color : ink.ink;
	line->point = n <= LINES_FEW ? style->point_diameter : 0;
	line->numbers = n <= LINES_FEW ? NUMBERS_ALL : NUMBERS_EXTREMES;
}

void
curve_set_lines(struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;
	const struct panel *panel = canvas->panel;
	enum part strong = count_part(panel, PART_ACTUAL) > 0 ? PART_ACTUAL : PART_OTHER;
	size_t n = count_part(panel, strong);

	for (int turn = 0; turn < 2; turn++)
		for (size_t s = 0; s < panel->nseries; s++) {
			const struct series *series = &panel->series[s];
			struct line *line = &curve->lines[curve->nlines];

			if ((series->part == strong) != (turn == 0))
				continue;
			*line = curve_look(canvas, series);
			line->numbers = NUMBERS_CARRIED;
			if (turn == 0)
				strengthen(canvas, line, n);
			if (series->lamp != LAMP_NONE)
				line->color = canvas->style->lamps[series->lamp].color;
			line->own_gaps = turn == 0 && n == 1;
			curve->nlines++;
		}
}

void
curve_put_mark(struct curve *curve, int32_t weight, int32_t ink)
{
	const struct mark *mark = &curve->canvas->chart->mark;
	int32_t y = scale_pu(&curve->axis.scale, mark->value_e8);

	if (mark->line == 0)
		return;
	frame_hline(curve->canvas, curve->left, curve->right, y, weight, ink);
	trace_mark(curve->canvas, &curve->axis.scale, mark->value_e8, mark->label);
}

int
lines_draw(struct canvas *canvas, struct tb_err *err)
{
	struct curve curve = {.canvas = canvas, .now = SIZE_MAX};
	int64_t low_e8, high_e8;
	int rc;

	curve_set_lines(&curve);
	curve_range(&curve, &low_e8, &high_e8);
	axis_fit(canvas, &low_e8, &high_e8);
	rc = curve_lay(&curve, low_e8, high_e8, err);
	if (rc == 0) {
		curve_put_axes(&curve);
		curve_put_mark(&curve, canvas->style->mark_weight, canvas->style->mark_ink);
		curve_put_leaders(&curve);
		for (size_t k = curve.nlines; k-- > 0;)
			curve_put_line(&curve, &curve.lines[k]);
		curve_put_labels(&curve);
	}
	curve_release(&curve);
	return rc;
}
