/*
 * What is written on a curve, and where.  Names come first, then what is
 * missing, then the plan's value of the last actual month, then the other
 * values, the newest first: what finds no free place is left out, but for names.
 */
#include "curve.h"

/* How far labels may go from their points; a number farther off belongs to none. */
enum { NAME_RINGS = 12, VALUE_RINGS = 2 };

/* Part of an em that stays free between numbers side by side. */
enum { BESIDE_EM = 3 };

static void
stand_line(struct curve *curve, const struct line *line)
{
	const struct series *series = line->series;
	int32_t least = curve->canvas->style->point_diameter;

	for (size_t i = 0; i < series->npoints; i++) {
		int32_t x = curve_x(curve, i), y, r = (line->point > 0 ? line->point : least) / 2;

		if (!curve_has(series, i))
			continue;
		y = curve_y(curve, series, i);
		if (line->point > 0 || series->points[i].state == STATE_CARRIED ||
		    curve_alone(curve, series, i))
			placer_add_box(&curve->placer, (struct box){x - r, y - r, x + r, y + r});
		if (curve_joined(curve, series, i))
			placer_add_segment(
			    &curve->placer, (struct segment){x, y, curve_x(curve, i + 1),
						curve_y(curve, series, i + 1)});
	}
}

/* Breaks, the mark, the gap between actual and plan. */
static void
stand_rules(struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;
	const struct mark *mark = &canvas->chart->mark;

	for (size_t i = 1; i < canvas->panel->ncategories; i++) {
		int32_t x = curve_break_x(curve, i);

		if (panel_break(canvas->panel, i) != NULL)
			placer_add_segment(
			    &curve->placer, (struct segment){x, curve->top, x, curve->bottom});
	}
	if (mark->line != 0) {
		int32_t y = scale_pu(&curve->axis.scale, mark->value_e8);

		placer_add_segment(
		    &curve->placer, (struct segment){curve->left, y, curve->right, y});
	}
	if (curve_gap(curve)) {
		int32_t x = curve_x(curve, curve->now);

		placer_add_segment(&curve->placer,
		    (struct segment){x, curve_y(curve, curve->actual->series, curve->now), x,
			curve_y(curve, curve->plan->series, curve->now)});
	}
}

void
curve_stand(struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;

	placer_init(&curve->placer, curve->inside);
	/* an em box is larger than its ink by a quarter of a point at least */
	curve->placer.half = canvas->style->actual_weight / 2 - TB_PU_PER_PT / 4;
	if (axis_unit_height(canvas, &curve->axis) > 0)
		placer_add_box(
		    &curve->placer, (struct box){0, canvas->y,
					frame_width(canvas, &canvas->style->axis, curve->axis.unit),
					canvas->y + curve_leading(curve, &canvas->style->axis)});
	for (size_t i = 0; i < curve->nlabels; i++) /* of breaks */
		placer_add_box(&curve->placer, curve->labels[i].box);
	for (size_t k = 0; k < curve->nlines; k++)
		stand_line(curve, &curve->lines[k]);
	stand_rules(curve);
}

static int
in_valley(const struct curve *curve, const struct series *series, size_t i)
{
	int32_t y = curve_y(curve, series, i), least = 0;

	if (i > 0 && curve_has(series, i - 1))
		least = y - curve_y(curve, series, i - 1);
	if (curve_has(series, i + 1)) {
		int32_t other = y - curve_y(curve, series, i + 1);

		least = least == 0 || (other < least && other != 0) ? other : least;
	}
	return least > 0;
}

/* Labels stand on the side that the other line is not on; of lines by themselves, outside the
 * bend. */
static int
is_below(const struct curve *curve, const struct line *line, size_t i)
{
	const struct line *other = line == curve->actual ? curve->plan : curve->actual;

	if (curve->actual == NULL && curve->plan == NULL)
		return in_valley(curve, line->series, i);
	if (other == NULL || !curve_has(other->series, i))
		return 0;
	return curve_y(curve, line->series, i) > curve_y(curve, other->series, i) ||
	       (line == curve->plan &&
		   curve_y(curve, line->series, i) == curve_y(curve, other->series, i));
}

/* Does the line meet anything but what stands at its start and the label at its end, which
 * was placed last? */
static int
leader_blocked(const struct curve *curve, struct segment leader)
{
	const struct placer *placer = &curve->placer;
	struct segment start = {leader.x0, leader.y0, leader.x0, leader.y0};

	for (size_t i = 0; i + 1 < placer->nboxes; i++)
		if (box_crossed(placer->boxes[i], leader) && !box_crossed(placer->boxes[i], start))
			return 1;
	return 0;
}

/* A line from the point to its name, when that is not right beside it. Where there is no
 * way for it, the name belongs to its line by its colour. */
static void
lead(struct curve *curve, const struct wish *wish, struct box box)
{
	int32_t x = within(wish->x, box.left, box.right);
	int32_t y = within(wish->y, box.top, box.bottom);
	int64_t dx = x - wish->x, dy = y - wish->y, least = 3 * (int64_t)wish->gap;
	struct segment leader = {wish->x, wish->y, x, y};

	if (dx * dx + dy * dy > least * least && !leader_blocked(curve, leader))
		curve_add_leader(curve, leader);
}

/* A name is known by its colour, a number only by its place: of numbers the last of a line
 * alone may stand behind another line, and no farther off than others. 0, or -1. */
static int
find_place(struct curve *curve, struct wish *wish, int named, int last, struct box *box)
{
	if (placer_find(&curve->placer, wish, box) == 0)
		return 0;
	if (!named && !last)
		return -1;
	wish->blind = 1;
	if (named)
		wish->rings *= 2;
	if (placer_find(&curve->placer, wish, box) == 0)
		return 0;
	return named ? placer_search(&curve->placer, wish, box) : -1;
}

/* The number that was placed last: the next one beside it is not to be read with it. */
static void
keep_apart(struct placer *placer, int32_t size)
{
	struct box *box = &placer->boxes[placer->nboxes - 1];

	box->left -= size / BESIDE_EM;
	box->right += size / BESIDE_EM;
}

/* Name (where given) and number at a point. 0, or -1: no place is free. */
int
curve_name_point(struct curve *curve, const struct line *line, size_t i, struct type type,
    const char *name, const char *number)
{
	const struct style *style = curve->canvas->style;
	const char *texts[2] = {name, number};
	int32_t height = curve_leading(curve, &type), width = 0, lines = 0;
	struct wish wish = {.x = curve_x(curve, i), .y = curve_y(curve, line->series, i)};
	struct box box;

	for (size_t k = 0; k < TB_LEN(texts); k++) {
		int32_t w = frame_width(curve->canvas, &type, texts[k]);

		lines += texts[k][0] != '\0';
		width = larger(width, w);
	}
	if (lines == 0)
		return 0;
	wish.width = width, wish.height = lines * height;
	wish.gap = style->point_diameter * 3 / 4;
	wish.rings = name[0] != '\0' ? NAME_RINGS : VALUE_RINGS;
	wish.below = is_below(curve, line, i);
	if (find_place(curve, &wish, name[0] != '\0',
		line->numbers >= NUMBERS_LAST && i == curve_last(line->series), &box) != 0)
		return -1;
	if (name[0] != '\0')
		lead(curve, &wish, box);
	if (number[0] != '\0')
		keep_apart(&curve->placer, type.size);
	for (size_t k = 0; k < TB_LEN(texts); k++) {
		struct box row = {box.left, box.top, box.right, box.top + height};
		int32_t own = frame_width(curve->canvas, &type, texts[k]), spare = width - own;

		if (texts[k][0] == '\0')
			continue;
		/* lines end towards the point */
		if (box.right < wish.x)
			row.left += spare;
		else if (box.left < wish.x)
			row.left += spare / 2;
		row.right = row.left + own;
		curve_add_label(curve, row, type, texts[k]);
		box.top += height;
	}
	return 0;
}

/* Say at a month that its value is missing. Tries are apart, so that they are few however
 * many months there are; *from is where the next may be. -1: there is no room. */
static int
say_gap(struct curve *curve, size_t i, int32_t *from)
{
	const struct style *style = curve->canvas->style;
	int32_t height = curve_leading(curve, &style->note);
	int32_t width = frame_width(curve->canvas, &style->note, style->missing);
	int32_t left = curve_x(curve, i) - width / 2, bottom = curve->bottom - style->axis_weight;
	struct box box = {left, bottom - height, left + width, bottom};

	if (left < *from)
		return -1;
	*from = left + width / 4;
	if (!placer_free(&curve->placer, box))
		return -1;
	*from = box.right;
	placer_add_box(&curve->placer, box);
	curve_add_label(curve, box, style->note, style->missing);
	return 0;
}

/* What ought to have a value and has none: said above the axis, for a line that has its own
 * gaps; below the plot where that has no room, and for the others. A line of which nothing is
 * there is named once. */
void
curve_say_gaps(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	int32_t from = 0;

	for (size_t k = 0; k < curve->nlines; k++) {
		const struct line *line = &curve->lines[k];
		const struct series *series = line->series;
		const char *name = curve->nlines > 1 ? series->name : "";
		int none = !line->own_gaps && curve_last(series) == SIZE_MAX;

		for (size_t i = 0; i < series->npoints; i++) {
			if (series->points[i].state != STATE_MISSING)
				continue;
			if (none)
				frame_unsaid(canvas, "", name);
			else if (!line->own_gaps || say_gap(curve, i, &from) != 0)
				frame_unsaid(canvas, canvas->panel->categories[i], name);
			if (none)
				break;
		}
	}
}

/* Nothing is there to be drawn: said in the middle, beside the rules of breaks. */
int
curve_say_nothing(struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;
	const struct type *type = &canvas->style->mark;
	struct wish wish = {.x = (curve->left + curve->right) / 2,
	    .y = (curve->top + curve->bottom) / 2,
	    .width = frame_width(canvas, type, frame_no_data(canvas)),
	    .height = curve_leading(curve, type)};
	struct box box;

	for (size_t k = 0; k < curve->nlines; k++)
		if (curve_last(curve->lines[k].series) != SIZE_MAX)
			return 0;
	if (placer_search(&curve->placer, &wish, &box) != 0)
		return 0;
	curve_add_label(curve, box, *type, frame_no_data(canvas));
	/* that all is missing says enough */
	return frame_no_data(canvas) == canvas->style->no_data;
}

/* Where a line begins, where it is highest and lowest the first time; SIZE_MAX = nowhere. */
struct extremes {
	size_t first, high, low;
};

static struct extremes
find_extremes(const struct series *series)
{
	struct extremes at = {SIZE_MAX, SIZE_MAX, SIZE_MAX};

	for (size_t i = 0; i < series->npoints; i++) {
		int64_t value_e8 = series->points[i].value_e8;

		if (!curve_has(series, i))
			continue;
		if (at.first == SIZE_MAX)
			at.first = at.high = at.low = i;
		if (value_e8 > series->points[at.high].value_e8)
			at.high = i;
		if (value_e8 < series->points[at.low].value_e8)
			at.low = i;
	}
	return at;
}

/* A number, or at least its mark. */
static void
say_value(struct curve *curve, const struct line *line, size_t i)
{
	const struct style *style = curve->canvas->style;
	const struct datum *datum = &line->series->points[i];
	struct type type = curve_type(style->value, line->ink);

	if (curve_name_point(curve, line, i, type, "", curve_text(curve, datum)) != 0 &&
	    datum->state == STATE_CARRIED)
		curve_name_point(curve, line, i, type, "", style->carried_mark);
}

/* The line's other numbers, the newest first. */
static void
say_values(struct curve *curve, const struct line *line)
{
	const struct series *series = line->series;
	const struct extremes at = find_extremes(series);
	size_t last = curve_last(series);
	int32_t most = 0;
	int all;

	if (last == SIZE_MAX || line->numbers == NUMBERS_NONE)
		return;
	for (size_t i = 0; i < last; i++) {
		int32_t w = frame_width(curve->canvas, &curve->canvas->style->value,
		    curve_text(curve, &series->points[i]));

		most = larger(most, w);
	}
	all = line->numbers == NUMBERS_ALL && 2 * curve_spacing(curve) > most;
	for (size_t i = last; i-- > 0;) {
		if (!curve_has(series, i))
			continue;
		if (all || series->points[i].state == STATE_CARRIED ||
		    curve_alone(curve, series, i) ||
		    (line->numbers >= NUMBERS_EXTREMES &&
			(i == at.first || i == at.high || i == at.low)))
			say_value(curve, line, i);
	}
}

int
curve_label(struct curve *curve, struct tb_err *err)
{
	const struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	curve_stand(curve);
	if (curve_name_column(curve, err) != 0)
		return -1;
	for (size_t k = 0; k < curve->nlines; k++) {
		const struct line *line = &curve->lines[k];
		size_t last = curve_last(line->series);

		if (last == SIZE_MAX || curve_in_column(curve, line))
			continue;
		if (curve_name_point(curve, line, last, curve_type(style->direct, line->ink),
			line->series->name, curve_text(curve, &line->series->points[last])) != 0)
			return frame_fail(canvas, line->series->line, err,
			    "series '%s': its name has no room; shorten it", line->series->name);
	}
	if (curve_say_nothing(curve))
		return 0;
	curve_say_gaps(curve);
	if (curve_gap(curve) && curve->now != curve_last(curve->plan->series))
		curve_name_point(curve, curve->plan, curve->now,
		    curve_type(style->value, curve->plan->ink), "",
		    curve_text(curve, &curve->plan->series->points[curve->now]));
	for (size_t k = 0; k < curve->nlines; k++)
		say_values(curve, &curve->lines[k]);
	return 0;
}

static int
has_missing(const struct series *series)
{
	for (size_t i = 0; i < series->npoints; i++)
		if (series->points[i].state == STATE_MISSING)
			return 1;
	return 0;
}

void
curve_label_panel(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct panel *panel = canvas->panel;
	int32_t from = 0;

	curve_stand(curve);
	if (curve_say_nothing(curve))
		return;
	for (size_t k = 0; k < curve->nlines; k++) {
		const struct line *line = &curve->lines[k];
		const struct series *series = line->series;
		size_t last = curve_last(series);

		if (last != SIZE_MAX && line->numbers >= NUMBERS_LAST)
			say_value(curve, line, last);
		else if (last == SIZE_MAX && has_missing(series))
			frame_unsaid(canvas, panel->title, curve->nlines > 1 ? series->name : "");
		for (size_t i = 0; last != SIZE_MAX && i < series->npoints; i++)
			if (series->points[i].state == STATE_MISSING &&
			    (curve->nlines > 1 || say_gap(curve, i, &from) != 0))
				frame_unsaid(canvas, panel->title, panel->categories[i]);
	}
	for (size_t k = 0; k < curve->nlines; k++)
		say_values(curve, &curve->lines[k]);
}
