/*
 * Slope: from the first of two categories to the second, a line a series.
 *
 *	     2021年        2022年
 *	name 120 o---------o 131 name
 *	name  98 o--.
 *		     '-----o  70 name
 *
 * The lines' range is that of the values: numbers are printed, so there is no axis
 * to start at 0, but it is at least a part of the largest value, so that no small
 * change climbs the whole plot.  What fell is in the accent colour, line and name.
 * Where some are marked out (the part actual, or a lamp), or lines are many, all others
 * are grey.  What has a value on one side alone has no line, and the other side says so.
 */
#include "form.h"
#include "side.h"
#include "strips.h"

struct slope {
	struct canvas *canvas;
	struct side sides[2];
	struct scale scale;
	unsigned char *stressed; /* those that have a colour, where others have none */
	int few;
	size_t seen[COURSE_MAX], drawn;	   /* series of each course; values in all */
	int32_t x[2], middle, top, bottom; /* of the plot */
};

static const struct datum *
end_of(const struct slope *slope, size_t s, size_t k)
{
	return &slope->canvas->panel->series[s].points[k];
}

static int
has(const struct slope *slope, size_t s, size_t k)
{
	return datum_drawn(end_of(slope, s, k));
}

static int64_t
moved(const struct slope *slope, size_t s)
{
	int64_t way_e8 = end_of(slope, s, 1)->value_e8 - end_of(slope, s, 0)->value_e8;

	return way_e8 < 0 ? -way_e8 : way_e8;
}

static enum course
course_of(const struct slope *slope, size_t s)
{
	int64_t from_e8 = end_of(slope, s, 0)->value_e8, to_e8 = end_of(slope, s, 1)->value_e8;

	if (!has(slope, s, 0) || !has(slope, s, 1))
		return COURSE_NONE;
	return to_e8 > from_e8 ? COURSE_ROSE : to_e8 < from_e8 ? COURSE_FELL : COURSE_SAME;
}

/* Which of the lines have a colour: those marked out; of many the few that moved most, unless
 * they tie. */
static void
stress(struct slope *slope)
{
	const struct panel *panel = slope->canvas->panel;
	const struct style *style = slope->canvas->style;
	size_t n = panel->nseries, marked = 0;

	for (size_t s = 0; s < n; s++)
		marked += (size_t)side_is_marked(&panel->series[s]);
	slope->few = (marked > 0 && marked < n) || n >= (size_t)style->stress_from;
	for (size_t s = 0; slope->few && s < n; s++) {
		int32_t before = 0;

		for (size_t t = 0; t < n; t++)
			before += t != s && course_of(slope, t) == course_of(slope, s) &&
				  moved(slope, t) >= moved(slope, s);
		slope->stressed[s] = marked > 0 && marked < n
					 ? (unsigned char)side_is_marked(&panel->series[s])
					 : moved(slope, s) > 0 && before < style->stress_most;
	}
}

/* What its colour says. */
static enum course
look_of(const struct slope *slope, size_t s)
{
	return slope->few && !slope->stressed[s] ? COURSE_NONE : course_of(slope, s);
}

/* The range of the values, but not so narrow that a small change looks like a large one. */
static void
set_range(struct slope *slope, int64_t low_e8, int64_t high_e8)
{
	int64_t largest_e8 = high_e8 > -low_e8 ? high_e8 : -low_e8;
	int64_t more_e8 = largest_e8 / slope->canvas->style->slope_spread - (high_e8 - low_e8);

	if (low_e8 == 0 && high_e8 == 0)
		more_e8 = 2 * one_e8;
	if (more_e8 > 0) {
		low_e8 -= more_e8 / 2;
		high_e8 += more_e8 - more_e8 / 2;
	}
	slope->scale = (struct scale){
	    .from_e8 = low_e8, .end_e8 = high_e8 > low_e8 ? high_e8 : low_e8 + one_e8};
}

/* Count what there is, and say below the plot what has no place in it. */
static void
survey(struct slope *slope)
{
	struct canvas *canvas = slope->canvas;
	const struct panel *panel = canvas->panel;
	int64_t low_e8 = 0, high_e8 = 0;

	for (size_t s = 0; s < panel->nseries; s++) {
		if (!has(slope, s, 0) && !has(slope, s, 1) &&
		    (end_of(slope, s, 0)->state == STATE_MISSING ||
			end_of(slope, s, 1)->state == STATE_MISSING))
			frame_unsaid(canvas, "", panel->series[s].name);
		slope->seen[look_of(slope, s)]++;
		for (size_t k = 0; k < 2; k++) {
			int64_t value_e8 = end_of(slope, s, k)->value_e8;

			if (!has(slope, s, k))
				continue;
			low_e8 = slope->drawn == 0 || value_e8 < low_e8 ? value_e8 : low_e8;
			high_e8 = slope->drawn == 0 || value_e8 > high_e8 ? value_e8 : high_e8;
			slope->drawn++;
		}
	}
	set_range(slope, low_e8, high_e8);
}

static void
set_side(struct slope *slope, size_t k)
{
	struct canvas *canvas = slope->canvas;

	slope->sides[k] = (struct side){.canvas = canvas, .scale = &slope->scale, .right = k == 1};
	for (size_t s = 0; s < canvas->panel->nseries; s++) {
		int missing = !has(slope, s, k);
		const struct datum *datum = end_of(slope, s, missing ? 1 - k : k);
		struct side_name name = {.at_e8 = datum->value_e8,
		    .missing = missing,
		    .name = canvas->panel->series[s].name,
		    .lamp = canvas->panel->series[s].lamp,
		    .strong = slope->few && slope->stressed[s],
		    .ink = course_ink(canvas, look_of(slope, s), slope->few && slope->stressed[s])};
		struct type type = side_value_type(canvas, &name);

		name.value = frame_number(canvas, &type, end_of(slope, s, k));
		if (datum_drawn(datum))
			side_add(&slope->sides[k], name);
	}
}

/* The name of a category in the middle over its line, inside its half of the picture;
 * returns its height. Not drawn when y < 0. */
static int32_t
put_heading(struct slope *slope, size_t k, int32_t y)
{
	struct canvas *canvas = slope->canvas;
	int32_t gap = canvas->style->column_gap / 2;
	int32_t from = k == 0 ? 0 : slope->middle + gap;
	int32_t to = k == 0 ? slope->middle - gap : canvas->width;
	struct block block =
	    block_fit(canvas, &canvas->style->mark, to - from, canvas->panel->categories[k]);
	int32_t height = block.height, x = slope->x[k], half = (block.width + 1) / 2;

	x = x + half > to ? to - half : x;
	x = x - half < from ? from + half : x;
	if (y >= 0)
		block_put(&block, canvas, x, y, TB_ALIGN_CENTRE);
	block_release(&block);
	return height;
}

/* How high the plot is: as the style has it, or as its names need. */
static int
set_height(struct slope *slope, struct tb_err *err)
{
	struct canvas *canvas = slope->canvas;
	const struct style *style = canvas->style;
	int32_t half = tb_em_pu(style->leading, style->label.size) / 2;
	int32_t room = strips_room(canvas, slope->top, style->block_gap);
	int32_t height = smaller(canvas->plot_height, room);

	for (size_t k = 0; k < 2; k++) {
		int32_t names;

		side_tighten(&slope->sides[k], room);
		names = side_height(&slope->sides[k]);
		height = larger(height, names);
	}
	if (height > room)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the names of %zu series have no room on a page; about %d have: divide the "
		    "chart",
		    canvas->panel->nseries, strips_count(room, canvas->panel->nseries, height));
	slope->bottom = slope->top + height;
	slope->scale.from_pu = slope->bottom - half;
	slope->scale.to_pu = slope->top + half;
	return 0;
}

static void
set_ends(struct slope *slope)
{
	const struct canvas *canvas = slope->canvas;
	int32_t r = canvas->style->point_diameter / 2;

	slope->x[0] = side_width(&slope->sides[0]) + r;
	slope->x[1] = canvas->width - side_width(&slope->sides[1]) - r;
}

/* Where the plot stands, and the headings above it. */
static int
set_plot(struct slope *slope, struct tb_err *err)
{
	struct canvas *canvas = slope->canvas;
	const struct style *style = canvas->style;
	struct side *sides = slope->sides;
	int32_t own[2], heading;

	if (sides_fit(&sides[0], &sides[1], canvas->width / 4, err) != 0)
		return -1;
	set_ends(slope);
	slope->middle = (slope->x[0] + slope->x[1]) / 2;
	own[0] = put_heading(slope, 0, -1), own[1] = put_heading(slope, 1, -1);
	heading = larger(own[0], own[1]);
	slope->top = canvas->y + heading + style->block_gap / 3;
	if (set_height(slope, err) != 0)
		return -1;
	for (size_t k = 0; k < 2; k++)
		side_place(&sides[k], slope->top, slope->bottom);
	set_ends(slope);
	for (size_t k = 0; k < 2; k++)
		put_heading(slope, k, canvas->y + heading - own[k]);
	return 0;
}

static void
put_line(struct slope *slope, size_t s)
{
	const struct canvas *canvas = slope->canvas;
	struct tb_step steps[2] = {{'M', {slope->x[0]}}, {'L', {slope->x[1]}}};

	if (course_of(slope, s) == COURSE_NONE)
		return;
	for (size_t k = 0; k < 2; k++)
		steps[k].c[1] = scale_pu(&slope->scale, end_of(slope, s, k)->value_e8);
	side_stroke(slope->canvas, steps, 2, course_color(canvas, look_of(slope, s)));
}

static void
put_ends(struct slope *slope, size_t s)
{
	struct canvas *canvas = slope->canvas;
	int32_t d = canvas->style->point_diameter;

	for (size_t k = 0; k < 2; k++) {
		const struct datum *datum = end_of(slope, s, k);
		int32_t y = scale_pu(&slope->scale, datum->value_e8);

		if (!datum_drawn(datum))
			continue;
		frame_disc(canvas, slope->x[k], y, d, course_color(canvas, look_of(slope, s)));
		if (datum->state == STATE_CARRIED)
			frame_hole(canvas, slope->x[k], y, d);
		trace_point(canvas, &slope->scale, slope->x[k], y, datum->value_e8, datum,
		    canvas->panel->series[s].name, canvas->panel->categories[k]);
	}
}

/* What did not move lies under what rose, and that under what fell. */
static void
put_lines(struct slope *slope)
{
	static const enum course order[] = {COURSE_NONE, COURSE_SAME, COURSE_ROSE, COURSE_FELL};
	const struct style *style = slope->canvas->style;
	size_t n = slope->canvas->panel->nseries;

	trace_axis(slope->canvas, &slope->scale, 'y');
	for (size_t k = 0; k < 2; k++)
		frame_vline(slope->canvas, slope->x[k], slope->top, slope->bottom,
		    style->grid_weight, style->grid_ink);
	for (size_t i = 0; i < TB_LEN(order); i++)
		for (size_t s = 0; s < n; s++)
			if (look_of(slope, s) == order[i])
				put_line(slope, s);
	for (size_t i = 0; i < TB_LEN(order); i++)
		for (size_t s = 0; s < n; s++)
			if (look_of(slope, s) == order[i])
				put_ends(slope, s);
}

int
slope_draw(struct canvas *canvas, struct tb_err *err)
{
	struct slope slope = {.canvas = canvas,
	    .stressed = tb_xcalloc(canvas->panel->nseries + 1, sizeof *slope.stressed)};
	int32_t r = canvas->style->point_diameter / 2;
	int rc;

	stress(&slope);
	survey(&slope);
	course_key(canvas, slope.seen);
	for (size_t k = 0; k < 2; k++)
		set_side(&slope, k);
	rc = slope.drawn > 0 ? set_plot(&slope, err) : 0;
	if (slope.drawn == 0) {
		canvas->y +=
		    strips_mark(canvas, frame_no_data(canvas), canvas->width / 2, 0, canvas->y);
	} else if (rc == 0) {
		put_lines(&slope);
		side_put(&slope.sides[0], slope.x[0] - r);
		side_put(&slope.sides[1], slope.x[1] + r);
		canvas->y = slope.bottom;
	}
	for (size_t k = 0; k < 2; k++)
		side_release(&slope.sides[k]);
	free(slope.stressed);
	return rc;
}
