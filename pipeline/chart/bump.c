/*
 * Bump: places of rank over months, rank 1 on top.
 *
 *	name (1)---.   .---(1) name
 *		    \ /
 *		     X
 *		    / \
 *	name (2)---'   '---(2) name
 *
 * Lines leave and reach each month level, and have a casing of paper, so that the
 * eye follows them through crossings.  Where some are marked out (the part actual,
 * or a lamp) they are strong and the others grey; else what ended lower than it
 * began is in the accent colour.  What ties stands side by side around its place.
 * Where a rank is missing the line is broken, and its ends carry their ranks.
 */
#include "bump.h"
#include "axis.h"
#include "form.h"
#include "shape.h"
#include "strips.h"

static const struct datum *
rank_at(const struct bump *bump, size_t s, size_t i)
{
	return &bump->canvas->panel->series[s].points[i];
}

int
bump_has(const struct bump *bump, size_t s, size_t i)
{
	return i < bump->months && datum_drawn(rank_at(bump, s, i));
}

size_t
bump_outer(const struct bump *bump, size_t s, int last)
{
	for (size_t k = 0; k < bump->months; k++) {
		size_t i = last ? bump->months - 1 - k : k;

		if (bump_has(bump, s, i))
			return i;
	}
	return SIZE_MAX;
}

enum course
bump_course(const struct bump *bump, size_t s)
{
	size_t first = bump_outer(bump, s, 0), last = bump_outer(bump, s, 1);
	int64_t from_e8, to_e8;

	if (bump->marked)
		return side_is_marked(&bump->canvas->panel->series[s]) ? COURSE_ROSE : COURSE_NONE;
	if (first == last)
		return COURSE_NONE;
	from_e8 = rank_at(bump, s, first)->value_e8;
	to_e8 = rank_at(bump, s, last)->value_e8;
	return to_e8 < from_e8 ? COURSE_ROSE : to_e8 > from_e8 ? COURSE_FELL : COURSE_SAME;
}

static int32_t
color_of(const struct bump *bump, size_t s)
{
	const struct series *series = &bump->canvas->panel->series[s];

	if (series->lamp != LAMP_NONE)
		return bump->canvas->style->lamps[series->lamp].color;
	return course_color(bump->canvas, bump_course(bump, s));
}

/* Does it lie over the others? */
static int
is_strong(const struct bump *bump, size_t s)
{
	return bump_course(bump, s) == COURSE_ROSE || bump_course(bump, s) == COURSE_FELL;
}

/* What is missing inside a line or altogether; what is at its end is said beside it. What is
 * carried has no number in its place. */
static void
say_states(struct bump *bump, size_t s)
{
	struct canvas *canvas = bump->canvas;
	const char *name = canvas->panel->series[s].name;
	size_t last = bump->months - 1, missing = 0;
	int none = bump_outer(bump, s, 0) == SIZE_MAX;

	for (size_t i = 0; i < bump->months; i++) {
		if (rank_at(bump, s, i)->state == STATE_CARRIED)
			frame_carried(canvas, canvas->panel->categories[i], name);
		if (rank_at(bump, s, i)->state != STATE_MISSING)
			continue;
		if (!none && i != last)
			frame_unsaid(canvas, canvas->panel->categories[i], name);
		missing++;
	}
	if (none && missing > 0)
		frame_unsaid(canvas, "", name);
}

/* Count what there is; the ranks from top to bottom. Returns how many values are drawn. */
static size_t
survey(struct bump *bump)
{
	const struct panel *panel = bump->canvas->panel;
	int64_t low_e8 = INT64_MAX, high_e8 = one_e8;
	size_t marked = 0, drawn = 0;

	for (size_t s = 0; s < bump->n; s++)
		marked += (size_t)side_is_marked(&panel->series[s]);
	bump->marked = marked > 0 && marked < bump->n;
	for (size_t s = 0; s < bump->n; s++) {
		bump->seen[bump_course(bump, s)]++;
		say_states(bump, s);
		for (size_t i = 0; i < bump->months; i++) {
			int64_t value_e8 = rank_at(bump, s, i)->value_e8;

			if (!bump_has(bump, s, i))
				continue;
			extent_take(&low_e8, &high_e8, value_e8);
			drawn++;
		}
	}
	/* places from 1 on, unless most of them would be empty */
	if (drawn == 0 || low_e8 - one_e8 <= high_e8 - low_e8 + one_e8)
		low_e8 = one_e8;
	bump->scale = (struct scale){
	    .from_e8 = low_e8, .end_e8 = high_e8 > low_e8 ? high_e8 : low_e8 + one_e8};
	return drawn;
}

static void
set_side(struct bump *bump, size_t k)
{
	struct canvas *canvas = bump->canvas;
	size_t end = k == 0 ? 0 : bump->months - 1;

	bump->sides[k] =
	    (struct side){.canvas = canvas, .scale = &bump->scale, .down = 1, .right = k == 1};
	for (size_t s = 0; s < bump->n; s++) {
		int missing = !bump_has(bump, s, end);
		size_t last = bump_outer(bump, s, 1);
		struct side_name name = {.missing = missing,
		    .name = canvas->panel->series[s].name,
		    .lamp = k == 1 ? canvas->panel->series[s].lamp : LAMP_NONE,
		    .strong = bump->marked && is_strong(bump, s)};
		struct type type = side_value_type(canvas, &name);

		/* at the left, what enters there; at the right, all */
		if (last == SIZE_MAX || (k == 0 && missing))
			continue;
		name.at_e8 = rank_at(bump, s, missing ? last : end)->value_e8;
		name.ink = canvas->panel->series[s].lamp != LAMP_NONE
			       ? canvas->style->direct.ink
			       : course_ink(canvas, bump_course(bump, s), name.strong);
		if (missing || !bump->discs)
			name.value = frame_number(canvas, &type, rank_at(bump, s, end));
		side_add(&bump->sides[k], name);
	}
}

/* From rank to rank: as the style has it, less where they are many; more where the names
 * need it, or on a page of its own. */
static void
set_pitch(struct bump *bump, int32_t room, int32_t names)
{
	const struct canvas *canvas = bump->canvas;
	const struct style *style = canvas->style;
	int32_t ranks = (int32_t)((bump->scale.end_e8 - bump->scale.from_e8) / one_e8) + 1;
	int32_t height = style->place_pitch * ranks;

	height = larger(height, names);
	if (canvas->chart->width == WIDTH_PAGE && canvas->plot_height > height)
		height = canvas->plot_height;
	height = smaller(height, room);
	bump->pitch = height / ranks;
	bump->top = canvas->y;
	bump->bottom = bump->top + height;
	bump->scale.from_pu = bump->top + bump->pitch / 2;
	bump->scale.to_pu = bump->scale.from_pu + bump->pitch * (ranks - 1);
}

/* Room for the months; a long name of one has lines. */
static int32_t
below_plot(const struct bump *bump)
{
	return axis_points_height(bump->canvas, bump->canvas->panel->categories, bump->months);
}

/* The names beside the plot, which is as high as they need. */
static int
set_names(struct bump *bump, struct tb_err *err)
{
	struct canvas *canvas = bump->canvas;
	const struct style *style = canvas->style;
	int32_t room = strips_room(canvas, canvas->y, below_plot(bump)), names;

	set_pitch(bump, room, (int32_t)bump->n * tb_em_pu(style->leading, style->label.size));
	bump->discs = bump->pitch >= style->lamp_diameter;
	for (size_t k = 0; k < 2; k++)
		set_side(bump, k);
	if (sides_fit(&bump->sides[0], &bump->sides[1], canvas->width * 2 / 5, err) != 0)
		return -1;
	side_tighten(&bump->sides[0], room);
	side_tighten(&bump->sides[1], room);
	names = side_height(&bump->sides[1]); /* which names all */
	set_pitch(bump, room, names);
	if (names > bump->bottom - bump->top)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the names of %zu series have no room on a page; shorten them, or divide the "
		    "chart",
		    bump->n);
	for (size_t k = 0; k < 2; k++)
		side_place(&bump->sides[k], bump->top, bump->bottom);
	return 0;
}

static void
set_ends(struct bump *bump)
{
	const struct canvas *canvas = bump->canvas;
	int32_t half = canvas->style->lamp_diameter / 2, edge;

	edge = axis_points_side(canvas, canvas->panel->categories, bump->months);
	bump->first_x = side_width(&bump->sides[0]) + half;
	bump->first_x = larger(bump->first_x, edge);
	bump->last_x = side_width(&bump->sides[1]) + half;
	bump->last_x = canvas->width - (bump->last_x > edge ? bump->last_x : edge);
}

int32_t
bump_month_x(const struct bump *bump, size_t i)
{
	return axis_point(i, bump->months, bump->first_x, bump->last_x);
}

static int32_t
rank_y(const struct bump *bump, size_t s, size_t i)
{
	return scale_pu(&bump->scale, rank_at(bump, s, i)->value_e8);
}

int32_t *
bump_place(const struct bump *bump, size_t s, size_t i)
{
	return &bump->places[s * bump->months + i];
}

/* Does a tied series stand above another? As they came from the month before, so that lines
 * do not cross without need. */
static int
is_above(const struct bump *bump, size_t a, size_t b, size_t i)
{
	int both = i > 0 && bump_has(bump, a, i - 1) && bump_has(bump, b, i - 1);

	return both && *bump_place(bump, a, i - 1) < *bump_place(bump, b, i - 1);
}

/* The places of series that share a rank in month i: side by side, their middle at the rank. */
static void
set_tied(struct bump *bump, size_t i, const size_t *tied, size_t n)
{
	const struct style *style = bump->canvas->style;
	int32_t apart = style->path_weight + style->casing_weight;
	int32_t room = bump->pitch * 4 / 5, y = rank_y(bump, tied[0], i);

	if (apart * (int32_t)(n - 1) > room)
		apart = room / (int32_t)(n - 1);
	for (size_t k = 0; k < n; k++)
		*bump_place(bump, tied[k], i) = y + apart * (2 * (int32_t)k - (int32_t)n + 1) / 2;
}

static void
set_month(struct bump *bump, size_t i)
{
	size_t *tied = tb_xcalloc(bump->n, sizeof *tied);
	unsigned char *done = tb_xcalloc(bump->n, sizeof *done);

	for (size_t s = 0; s < bump->n; s++) {
		size_t n = 0;

		for (size_t t = s; t < bump->n && bump_has(bump, s, i) && !done[s]; t++) {
			size_t at = n;

			if (!bump_has(bump, t, i) ||
			    rank_at(bump, t, i)->value_e8 != rank_at(bump, s, i)->value_e8)
				continue;
			for (; at > 0 && is_above(bump, t, tied[at - 1], i); at--)
				tied[at] = tied[at - 1];
			tied[at] = t;
			n++;
		}
		for (size_t k = 0; k < n; k++)
			done[tied[k]] = 1;
		if (n > 0)
			set_tied(bump, i, tied, n);
	}
	free(tied);
	free(done);
}

/* One series: a stroke over neighbours that have ranks, level at each month. */
static void
put_line(struct bump *bump, size_t s)
{
	struct canvas *canvas = bump->canvas;
	struct tb_step *steps = tb_xcalloc(bump->months, sizeof *steps);
	size_t k = 0;

	for (size_t i = 0; i <= bump->months; i++) {
		int32_t x, y, before, bend;

		if (!bump_has(bump, s, i)) {
			if (k > 1)
				side_stroke(canvas, steps, k, color_of(bump, s));
			else if (k == 1)
				frame_disc(canvas, steps[0].c[0], steps[0].c[1],
				    canvas->style->point_diameter, color_of(bump, s));
			k = 0;
			continue;
		}
		x = bump_month_x(bump, i), y = *bump_place(bump, s, i);
		trace_point(canvas, &bump->scale, x, y, rank_at(bump, s, i)->value_e8,
		    rank_at(bump, s, i), canvas->panel->series[s].name,
		    canvas->panel->categories[i]);
		steps[k] = (struct tb_step){'M', {x, y}};
		if (k > 0) {
			before = bump_month_x(bump, i - 1), bend = (x - before) * 2 / 5;
			steps[k] = (struct tb_step){
			    'C', {before + bend, *bump_place(bump, s, i - 1), x - bend, y, x, y}};
		}
		k++;
	}
	free(steps);
}

int
bump_is_end(const struct bump *bump, size_t s, size_t i)
{
	return bump_has(bump, s, i) &&
	       (i == 0 || !bump_has(bump, s, i - 1) || !bump_has(bump, s, i + 1));
}

/* Has it a disc with its rank? An end has, where there is room. */
static int
has_disc(const struct bump *bump, size_t s, size_t i)
{
	int inside = i > 0 && i + 1 < bump->months;

	return bump_is_end(bump, s, i) && bump->discs &&
	       !(inside && bump_month_x(bump, 1) - bump_month_x(bump, 0) <
			       bump->canvas->style->lamp_diameter * 5 / 4);
}

/* The disc with the rank at an end of a line; a plain one where it has no room. */
static void
put_disc(struct bump *bump, size_t s, size_t i)
{
	struct canvas *canvas = bump->canvas;
	const struct style *style = canvas->style;
	int32_t x = bump_month_x(bump, i), color = color_of(bump, s);
	char text[16];

	if (!has_disc(bump, s, i)) {
		frame_disc(canvas, x, *bump_place(bump, s, i), style->point_diameter, color);
		return;
	}
	snprintf(text, sizeof text, "%d", (int)(rank_at(bump, s, i)->value_e8 / one_e8));
	frame_disc(
	    canvas, x, rank_y(bump, s, i), style->lamp_diameter + 2 * style->casing_weight, PAPER);
	if (rank_at(bump, s, i)->state == STATE_CARRIED)
		frame_hollow_badge(canvas, x, rank_y(bump, s, i), color, text);
	else
		frame_badge(canvas, x, rank_y(bump, s, i), color, style_on(color), text);
}

/* A ring over the line where a rank is carried. */
static void
put_carried(struct bump *bump, size_t s)
{
	for (size_t i = 0; i < bump->months; i++)
		if (rank_at(bump, s, i)->state == STATE_CARRIED && !has_disc(bump, s, i))
			shape_put(bump->canvas, SHAPE_DISC, bump_month_x(bump, i),
			    *bump_place(bump, s, i), bump->canvas->style->point_diameter,
			    color_of(bump, s), 1);
}

/* Of tied ends one disc alone: that of a strong line, if there is one. */
static int
is_hidden(const struct bump *bump, size_t s, size_t i)
{
	for (size_t t = 0; bump->discs && t < bump->n; t++) {
		int before = is_strong(bump, t) != is_strong(bump, s) ? is_strong(bump, t) : t < s;

		if (t != s && before && bump_is_end(bump, t, i) &&
		    rank_at(bump, t, i)->value_e8 == rank_at(bump, s, i)->value_e8)
			return 1;
	}
	return 0;
}

static void
put_plot(struct bump *bump)
{
	struct canvas *canvas = bump->canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	struct early *early = tb_xcalloc(bump->n, sizeof *early);
	size_t nearly;

	bump->places = tb_xcalloc(bump->n * bump->months, sizeof *bump->places);
	trace_axis(canvas, &bump->scale, 'y');
	for (size_t i = 0; i < bump->months; i++)
		set_month(bump, i);
	nearly = bump_set_early(bump, early);
	bump_put_grid(bump, early, nearly);
	for (int strong = 0; strong < 2; strong++)
		for (size_t s = 0; s < bump->n; s++)
			if (is_strong(bump, s) == strong)
				put_line(bump, s);
	for (size_t s = 0; s < bump->n; s++)
		put_carried(bump, s);
	bump_put_early(bump, early, nearly);
	/* those with a rank last: narrow months bring their neighbours near to it */
	for (int ranks = 0; ranks < 2; ranks++)
		for (size_t s = 0; s < bump->n; s++)
			for (size_t i = 0; i < bump->months; i++)
				if (bump_is_end(bump, s, i) && !is_hidden(bump, s, i) &&
				    has_disc(bump, s, i) == ranks)
					put_disc(bump, s, i);
	side_put(&bump->sides[0], bump->first_x - style->lamp_diameter / 2);
	side_put(&bump->sides[1], bump->last_x + style->lamp_diameter / 2);
	canvas->y = bump->bottom + axis_put_points(canvas, panel->categories, bump->months,
				       bump->first_x, bump->last_x, bump->bottom);
	free(bump->places);
	free(early);
}

int
bump_draw(struct canvas *canvas, struct tb_err *err)
{
	struct bump bump = {
	    .canvas = canvas, .n = canvas->panel->nseries, .months = canvas->panel->ncategories};
	size_t drawn = survey(&bump);
	int rc;

	if (!bump.marked)
		course_key(canvas, bump.seen);
	if (drawn == 0) {
		canvas->y +=
		    strips_mark(canvas, frame_no_data(canvas), canvas->width / 2, 0, canvas->y);
		return 0;
	}
	rc = set_names(&bump, err);
	if (rc == 0) {
		set_ends(&bump);
		put_plot(&bump);
	}
	for (size_t k = 0; k < 2; k++)
		side_release(&bump.sides[k]);
	return rc;
}
