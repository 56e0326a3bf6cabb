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
#include "form.h"
#include "label.h"
#include "scale.h"

enum { LABELS_MORE = 8 }; /* beside those of points and months */

/* A text with its place, put when all places are known. */
struct label {
	struct box box;
	struct type type;
	const char *text;
};

struct curve {
	struct canvas *canvas;
	const struct series *actual, *plan; /* plan or actual may be NULL */
	struct scale scale;
	int32_t left, right, top, bottom; /* of the plot */
	int32_t first_x, last_x;	  /* of the categories */
	int32_t column;			  /* x of the labels right of the plot */
	size_t now;			  /* index of the last actual value; npoints = none */
	struct placer placer;
	struct label *labels;
	size_t nlabels, labels_cap;
};

static int32_t
point_x(const struct curve *curve, size_t i)
{
	size_t n = curve->canvas->chart->ncategories;

	if (n == 1)
		return (curve->first_x + curve->last_x) / 2;
	return curve->first_x +
	       (int32_t)((int64_t)(curve->last_x - curve->first_x) * (int64_t)i / (int64_t)(n - 1));
}

static int32_t
point_y(const struct curve *curve, const struct series *series, size_t i)
{
	return scale_pu(&curve->scale, series->points[i].value_e8);
}

static int
is_drawn(const struct series *series, size_t i)
{
	return series != NULL && i < series->npoints && datum_drawn(&series->points[i]);
}

static size_t
last_drawn(const struct series *series)
{
	size_t i = series != NULL ? series->npoints : 0;

	while (i > 0 && !is_drawn(series, i - 1))
		i--;
	return i > 0 ? i - 1 : SIZE_MAX;
}

static int32_t
line_height(const struct curve *curve, const struct type *type)
{
	return tb_em_pu(curve->canvas->style->leading, type->size);
}

static struct type
in_ink(struct type type, int32_t ink)
{
	type.ink = ink;
	return type;
}

static void
add_label(struct curve *curve, struct box box, struct type type, const char *text)
{
	struct label *label =
	    tb_grow(&curve->labels, curve->nlabels, &curve->labels_cap, sizeof *label);

	curve->nlabels++;
	*label = (struct label){box, type, text};
}

/* The number as printed, with the mark of a carried one. */
static const char *
point_text(const struct curve *curve, const struct datum *datum)
{
	const char *mark = curve->canvas->style->carried_mark;
	struct tb_buf text = TB_BUF_INIT;
	const char *kept;

	if (datum->text[0] == '\0' || datum->state != STATE_CARRIED ||
	    strstr(datum->text, mark) != NULL)
		return datum->text;
	tb_buf_printf(&text, "%s%s", datum->text, mark);
	kept = tb_arena_strdup(&curve->canvas->doc->arena, text.s);
	tb_buf_release(&text);
	return kept;
}

/* --- the frame of the plot ------------------------------------------------- */

static int64_t
largest(const struct chart *chart)
{
	int64_t max = 0;

	for (size_t s = 0; s < chart->nseries; s++)
		for (size_t i = 0; i < chart->series[s].npoints; i++)
			if (chart->series[s].points[i].value_e8 > max)
				max = chart->series[s].points[i].value_e8;
	return max;
}

/* Width of the column right of the plot: lines that end at the last category are named there. */
static int32_t
column_width(const struct curve *curve)
{
	const struct style *style = curve->canvas->style;
	const struct chart *chart = curve->canvas->chart;
	int32_t width = 0;

	for (size_t s = 0; s < chart->nseries; s++) {
		const struct series *series = &chart->series[s];
		size_t last = last_drawn(series);
		const char *texts[2] = {series->name, ""};

		if (last != chart->ncategories - 1)
			continue;
		texts[1] = point_text(curve, &series->points[last]);
		for (size_t k = 0; k < TB_LEN(texts); k++) {
			int32_t w = frame_width(curve->canvas, &style->direct, texts[k]);

			width = w > width ? w : width;
		}
	}
	return width < style->direct_width_most ? width : style->direct_width_most;
}

/* Room on both sides of the outer categories, so that their labels stay inside. */
static int32_t
side_room(const struct curve *curve)
{
	const struct chart *chart = curve->canvas->chart;
	const struct type *type = &curve->canvas->style->axis;
	int32_t first = frame_width(curve->canvas, type, chart->categories[0]);
	int32_t last = frame_width(curve->canvas, type, chart->categories[chart->ncategories - 1]);

	return (first > last ? first : last) / 2;
}

static void
set_plot(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	int32_t width = column_width(curve), ticks = 0, side = side_room(curve);
	int unit = canvas->chart->unit[0] != '\0' &&
		   strstr(canvas->chart->subtitle, canvas->chart->unit) == NULL;

	curve->top = canvas->y + line_height(curve, &style->axis) * (unit ? 3 : 1) / 2;
	curve->bottom = curve->top + style->plot_height;
	curve->scale =
	    scale_make(largest(canvas->chart), style->ticks_most, 1, curve->bottom, curve->top);
	for (size_t i = 0; i < scale_nticks(&curve->scale); i++) {
		char digits[SCALE_LABEL];
		int32_t w;

		scale_label(&curve->scale, i, digits);
		w = frame_width(canvas, &style->axis, digits);
		ticks = w > ticks ? w : ticks;
	}
	curve->left = ticks + style->column_gap;
	curve->right = style->width - (width > 0 ? width + style->column_gap : 0);
	curve->column = curve->right + style->column_gap;
	curve->first_x = curve->left + side;
	curve->last_x = curve->right - (width > 0 ? style->point_diameter : side);
	if (width > 0 && side > width + style->column_gap + style->point_diameter)
		curve->last_x = style->width - side;
	if (unit)
		frame_text(canvas, &style->axis, 0,
		    canvas->y + line_height(curve, &style->axis) / 2, canvas->chart->unit);
}

/* --- places ---------------------------------------------------------------- */

static void
stand_line(struct curve *curve, const struct series *series)
{
	for (size_t i = 0; series != NULL && i < series->npoints; i++) {
		int32_t x = point_x(curve, i), y, r = curve->canvas->style->point_diameter / 2;

		if (!is_drawn(series, i))
			continue;
		y = point_y(curve, series, i);
		if (series->part == PART_ACTUAL)
			placer_add_box(&curve->placer, (struct box){x - r, y - r, x + r, y + r});
		if (is_drawn(series, i + 1))
			placer_add_segment(
			    &curve->placer, (struct segment){x, y, point_x(curve, i + 1),
						point_y(curve, series, i + 1)});
	}
}

/* Do both lines have a value at the last actual one, so that the gap can be shown? */
static int
has_gap(const struct curve *curve)
{
	return curve->actual != NULL && is_drawn(curve->actual, curve->now) &&
	       is_drawn(curve->plan, curve->now) &&
	       point_y(curve, curve->actual, curve->now) != point_y(curve, curve->plan, curve->now);
}

static void
stand_all(struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;

	placer_init(
	    &curve->placer, (struct box){curve->left + canvas->style->column_gap / 3, canvas->y,
				canvas->style->width, curve->bottom - canvas->style->axis_weight});
	stand_line(curve, curve->actual);
	stand_line(curve, curve->plan);
	if (has_gap(curve)) {
		int32_t x = point_x(curve, curve->now);

		placer_add_segment(
		    &curve->placer, (struct segment){x, point_y(curve, curve->actual, curve->now),
					x, point_y(curve, curve->plan, curve->now)});
	}
}

/* The lines that end at the last category, one under the other where they come close. */
static void
name_in_column(struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	const struct series *both[2] = {curve->actual, curve->plan};
	int32_t height = line_height(curve, &style->direct);
	struct span spans[2];
	const struct series *named[2];
	size_t n = 0;

	for (size_t s = 0; s < TB_LEN(both); s++) {
		size_t last = last_drawn(both[s]);
		int32_t y;

		if (last != canvas->chart->ncategories - 1)
			continue;
		y = point_y(curve, both[s], last);
		if (n == 1 && y < spans[0].want) {
			spans[1] = spans[0], named[1] = named[0];
			spans[0].want = y, named[0] = both[s];
		} else {
			spans[n].want = y, named[n] = both[s];
		}
		n++;
	}
	for (size_t i = 0; i < n; i++)
		spans[i].size =
		    named[i]->points[named[i]->npoints - 1].text[0] != '\0' ? 2 * height : height;
	label_spread(spans, n, canvas->y, curve->bottom);
	for (size_t i = 0; i < n; i++) {
		const struct series *series = named[i];
		int32_t ink = series->part == PART_ACTUAL ? style->actual_color : style->plan_color;
		struct type type = in_ink(style->direct, ink);
		struct box box = {curve->column, spans[i].at - spans[i].size / 2, style->width, 0};

		box.bottom = box.top + height;
		placer_add_box(&curve->placer, box);
		add_label(curve, box, type, series->name);
		if (spans[i].size == height)
			continue;
		box.top = box.bottom, box.bottom += height;
		placer_add_box(&curve->placer, box);
		add_label(
		    curve, box, type, point_text(curve, &series->points[series->npoints - 1]));
	}
}

/* Name (where given) and number at a point. 0, or -1: no place is free. */
static int
name_point(
    struct curve *curve, const struct series *series, size_t i, struct type type, const char *name)
{
	const struct style *style = curve->canvas->style;
	const char *texts[2] = {name, point_text(curve, &series->points[i])};
	int32_t height = line_height(curve, &type), width = 0, lines = 0;
	struct box box;

	for (size_t k = 0; k < TB_LEN(texts); k++) {
		int32_t w = frame_width(curve->canvas, &type, texts[k]);

		lines += texts[k][0] != '\0';
		width = w > width ? w : width;
	}
	if (lines == 0)
		return 0;
	if (placer_find(&curve->placer, point_x(curve, i), point_y(curve, series, i), width,
		lines * height, style->point_diameter * 3 / 4, &box) != 0)
		return -1;
	for (size_t k = 0; k < TB_LEN(texts); k++) {
		struct box line = box;

		if (texts[k][0] == '\0')
			continue;
		line.bottom = line.top + height;
		add_label(curve, line, type, texts[k]);
		box.top += height;
	}
	return 0;
}

/* Months that ought to have a value and have none, said above the axis. */
static void
say_gaps(struct curve *curve)
{
	const struct style *style = curve->canvas->style;
	int32_t height = line_height(curve, &style->note);
	int32_t width = frame_width(curve->canvas, &style->note, style->missing);

	for (size_t i = 0; curve->actual != NULL && i < curve->actual->npoints; i++) {
		int32_t x = point_x(curve, i);
		struct box box = {x - width / 2, curve->bottom - height - style->axis_weight,
		    x - width / 2 + width, curve->bottom - style->axis_weight};

		if (curve->actual->points[i].state != STATE_MISSING ||
		    !placer_free(&curve->placer, box))
			continue;
		placer_add_box(&curve->placer, box);
		add_label(curve, box, style->note, style->missing);
	}
}

static int
set_labels(struct curve *curve, struct tb_err *err)
{
	const struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	size_t last = canvas->chart->ncategories - 1, plan_last = last_drawn(curve->plan);
	struct type actual = in_ink(style->direct, style->actual_color);
	struct type plan = in_ink(style->value, style->plan_color);

	stand_all(curve);
	name_in_column(curve);
	if (curve->now < last &&
	    name_point(curve, curve->actual, curve->now, actual, curve->actual->name) != 0)
		return frame_fail(canvas, curve->actual->line, err,
		    "series '%s': its name has no room; shorten it", curve->actual->name);
	if (plan_last < last &&
	    name_point(curve, curve->plan, plan_last, in_ink(style->direct, style->plan_color),
		curve->plan->name) != 0)
		return frame_fail(canvas, curve->plan->line, err,
		    "series '%s': its name has no room; shorten it", curve->plan->name);
	say_gaps(curve);
	if (has_gap(curve) && curve->now != plan_last)
		name_point(curve, curve->plan, curve->now, plan, "");
	for (size_t i = curve->now; i != SIZE_MAX && i-- > 0;)
		if (is_drawn(curve->actual, i))
			name_point(
			    curve, curve->actual, i, in_ink(style->value, style->actual_color), "");
	return 0;
}

/* --- ink ------------------------------------------------------------------- */

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

static void
put_axes(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	const struct chart *chart = canvas->chart;
	int32_t y = curve->bottom + style->block_gap / 3 + line_height(curve, &style->axis) / 2;
	int32_t end = INT32_MIN / 2;

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
	for (size_t i = 0; i < chart->ncategories; i++) {
		int32_t x = point_x(curve, i);
		int32_t width = frame_width(canvas, &style->axis, chart->categories[i]);

		if (x - width / 2 < end + style->column_gap / 2)
			continue;
		frame_vline(canvas, x, curve->bottom, curve->bottom + style->block_gap / 3,
		    style->axis_weight, style->axis_ink);
		frame_text(canvas, &style->axis, x - width / 2, y, chart->categories[i]);
		end = x - width / 2 + width;
	}
}

/* The area between the lines over [from, to], where both have values. */
static void
put_band(struct curve *curve, size_t from, size_t to)
{
	size_t n = 2 * (to - from + 1), k = 0;
	struct tb_step *steps = tb_xcalloc(n + 1, sizeof *steps);

	for (size_t i = from; i <= to; i++)
		steps[k++] =
		    (struct tb_step){'L', {point_x(curve, i), point_y(curve, curve->actual, i)}};
	for (size_t i = to + 1; i-- > from;)
		steps[k++] =
		    (struct tb_step){'L', {point_x(curve, i), point_y(curve, curve->plan, i)}};
	steps[0].op = 'M';
	steps[k++].op = 'Z';
	tb_pages_path(curve->canvas->doc, curve->canvas->page, steps, k, 0, 0,
	    (uint32_t)curve->canvas->style->fill_color);
	free(steps);
}

static void
put_bands(struct curve *curve)
{
	size_t n = curve->canvas->chart->ncategories;

	for (size_t i = 0; i < n; i++) {
		size_t from = i;

		while (i < n && is_drawn(curve->actual, i) && is_drawn(curve->plan, i))
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
		if (is_drawn(series, i)) {
			steps[k] = (struct tb_step){
			    k == 0 ? 'M' : 'L', {point_x(curve, i), point_y(curve, series, i)}};
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

/* A disc at each month; a carried one is hollow. */
static void
put_points(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	for (size_t i = 0; i < curve->actual->npoints; i++) {
		int32_t x = point_x(curve, i), y;

		if (!is_drawn(curve->actual, i))
			continue;
		y = point_y(curve, curve->actual, i);
		frame_disc(canvas, x, y, style->point_diameter, style->actual_color);
		if (curve->actual->points[i].state == STATE_CARRIED)
			frame_disc(canvas, x, y, style->point_diameter * 11 / 20, 0xFFFFFF);
	}
}

static void
put_curves(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	put_bands(curve);
	put_axes(curve);
	if (has_gap(curve)) {
		int32_t a = point_y(curve, curve->actual, curve->now);
		int32_t p = point_y(curve, curve->plan, curve->now);

		frame_vline(canvas, point_x(curve, curve->now), a < p ? a : p, a < p ? p : a,
		    style->leader_weight, style->leader_ink);
	}
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
	const struct chart *chart = canvas->chart;
	struct curve curve = {.canvas = canvas};
	int rc;

	for (size_t s = 0; s < chart->nseries; s++)
		*(chart->series[s].part == PART_ACTUAL ? &curve.actual : &curve.plan) =
		    &chart->series[s];
	curve.now = last_drawn(curve.actual);
	set_plot(&curve);
	rc = set_labels(&curve, err);
	if (rc == 0)
		put_curves(&curve);
	canvas->y =
	    curve.bottom + canvas->style->block_gap / 3 + line_height(&curve, &canvas->style->axis);
	placer_release(&curve.placer);
	free(curve.labels);
	return rc;
}
