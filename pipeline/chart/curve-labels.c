/*
 * What is written on a curve, and where.  Names come first, then what is
 * missing, then the plan's value of the last actual month, then the other
 * values, the newest first: what finds no free place is left out, but for names.
 */
#include "curve.h"

/* How far labels may go from their points; a number farther off belongs to none. */
enum { NAME_RINGS = 12, VALUE_RINGS = 2 };

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

static void
stand_line(struct curve *curve, const struct series *series)
{
	for (size_t i = 0; series != NULL && i < series->npoints; i++) {
		int32_t x = curve_x(curve, i), y, r = curve->canvas->style->point_diameter / 2;

		if (!curve_has(series, i))
			continue;
		y = curve_y(curve, series, i);
		if (series->part == PART_ACTUAL || curve_alone(series, i))
			placer_add_box(&curve->placer, (struct box){x - r, y - r, x + r, y + r});
		if (curve_has(series, i + 1))
			placer_add_segment(
			    &curve->placer, (struct segment){x, y, curve_x(curve, i + 1),
						curve_y(curve, series, i + 1)});
	}
}

static void
stand_all(struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;

	placer_init(
	    &curve->placer, (struct box){curve->left + canvas->style->column_gap / 3, canvas->y,
				canvas->width, curve->bottom - canvas->style->axis_weight});
	/* an em box is larger than its ink by a quarter of a point at least */
	curve->placer.half = canvas->style->actual_weight / 2 - TB_PU_PER_PT / 4;
	if (axis_unit_height(canvas, &curve->axis) > 0)
		placer_add_box(
		    &curve->placer, (struct box){0, canvas->y,
					frame_width(canvas, &canvas->style->axis, curve->axis.unit),
					canvas->y + curve_leading(curve, &canvas->style->axis)});
	for (size_t k = 0; k < curve->nlines; k++)
		stand_line(curve, curve->lines[k]);
	if (curve_gap(curve)) {
		int32_t x = curve_x(curve, curve->now);

		placer_add_segment(
		    &curve->placer, (struct segment){x, curve_y(curve, curve->actual, curve->now),
					x, curve_y(curve, curve->plan, curve->now)});
	}
}

/* A line that ends at the last category, and its name right of it. */
struct ending {
	const struct series *series;
	struct span span;
	int32_t height; /* of the name, which may have lines */
};

/* Those endings, from top to bottom; of two at one place, the line that comes first. */
static size_t
collect_endings(const struct curve *curve, struct ending *endings)
{
	const struct canvas *canvas = curve->canvas;
	const struct type *type = &canvas->style->direct;
	int32_t line = curve_leading(curve, type);
	size_t n = 0;

	for (size_t k = 0; k < curve->nlines; k++) {
		const struct series *series = curve->lines[k];
		struct ending ending = {.series = series, .height = line};
		struct block name;
		size_t at = n;

		if (!curve_in_column(curve, series))
			continue;
		name = block_fit(canvas, type, canvas->width - curve->column, series->name);
		if (name.para.nlines > 1)
			ending.height = name.height;
		block_release(&name);
		ending.span.want = curve_y(curve, series, series->npoints - 1);
		/* name and number, and a little between two of them */
		ending.span.size = ending.height + line * 5 / 4;
		for (; at > 0 && endings[at - 1].span.want > ending.span.want; at--)
			endings[at] = endings[at - 1];
		endings[at] = ending;
		n++;
	}
	return n;
}

/* The lines that end at the last category, one under the other where they come close. */
static int
name_in_column(struct curve *curve, struct tb_err *err)
{
	const struct canvas *canvas = curve->canvas;
	int32_t line = curve_leading(curve, &canvas->style->direct);
	struct ending endings[CURVE_LINES];
	struct span spans[CURVE_LINES];
	size_t n = collect_endings(curve, endings);

	for (size_t i = 0; i < n; i++)
		spans[i] = endings[i].span;
	if (label_spread(spans, n, canvas->y, curve->bottom) != 0)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the names of its lines have no room beside it; shorten them");
	for (size_t i = 0; i < n; i++) {
		const struct series *series = endings[i].series;
		struct type type = in_ink(canvas->style->direct, curve_ink(curve, series));
		int32_t top = spans[i].at - (endings[i].height + line) / 2;
		struct box box = {curve->column, top, canvas->width, top + endings[i].height};

		placer_add_box(&curve->placer, box);
		add_label(curve, box, type, series->name);
		box.top = box.bottom, box.bottom += line;
		placer_add_box(&curve->placer, box);
		add_label(
		    curve, box, type, curve_text(curve, &series->points[series->npoints - 1]));
	}
	return 0;
}

/* Labels stand on the side that the other line is not on. */
static int
is_below(const struct curve *curve, const struct series *series, size_t i)
{
	const struct series *other = series == curve->actual ? curve->plan : curve->actual;

	if (!curve_has(other, i))
		return 0;
	return curve_y(curve, series, i) > curve_y(curve, other, i) ||
	       (series == curve->plan && curve_y(curve, series, i) == curve_y(curve, other, i));
}

static int32_t
nearest(int32_t at, int32_t low, int32_t high)
{
	return at < low ? low : at > high ? high : at;
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
add_leader(struct curve *curve, const struct wish *wish, struct box box)
{
	int32_t x = nearest(wish->x, box.left, box.right);
	int32_t y = nearest(wish->y, box.top, box.bottom);
	int64_t dx = x - wish->x, dy = y - wish->y, least = 3 * (int64_t)wish->gap;
	struct segment leader = {wish->x, wish->y, x, y};

	if (dx * dx + dy * dy <= least * least || curve->nleaders == TB_LEN(curve->leaders) ||
	    leader_blocked(curve, leader))
		return;
	placer_add_segment(&curve->placer, leader);
	curve->leaders[curve->nleaders++] = leader;
}

/* Name (where given) and number at a point. 0, or -1: no place is free. */
static int
name_point(
    struct curve *curve, const struct series *series, size_t i, struct type type, const char *name)
{
	const struct style *style = curve->canvas->style;
	const char *texts[2] = {name, curve_text(curve, &series->points[i])};
	int32_t height = curve_leading(curve, &type), width = 0, lines = 0;
	struct wish wish = {.x = curve_x(curve, i), .y = curve_y(curve, series, i)};
	struct box box;

	for (size_t k = 0; k < TB_LEN(texts); k++) {
		int32_t w = frame_width(curve->canvas, &type, texts[k]);

		lines += texts[k][0] != '\0';
		width = w > width ? w : width;
	}
	if (lines == 0)
		return 0;
	wish.width = width, wish.height = lines * height;
	wish.gap = style->point_diameter * 3 / 4;
	wish.rings = name[0] != '\0' ? NAME_RINGS : VALUE_RINGS;
	wish.below = is_below(curve, series, i);
	if (placer_find(&curve->placer, &wish, &box) != 0) {
		/* a name is known by its colour, a number only by its place */
		wish.blind = 1, wish.rings *= 2;
		if (name[0] == '\0' || (placer_find(&curve->placer, &wish, &box) != 0 &&
					   placer_search(&curve->placer, &wish, &box) != 0))
			return -1;
	}
	if (name[0] != '\0' && !wish.blind)
		add_leader(curve, &wish, box);
	for (size_t k = 0; k < TB_LEN(texts); k++) {
		struct box line = {box.left, box.top, box.right, box.top + height};
		int32_t spare = width - frame_width(curve->canvas, &type, texts[k]);

		if (texts[k][0] == '\0')
			continue;
		/* lines end towards the point */
		if (box.right < wish.x)
			line.left += spare;
		else if (box.left < wish.x)
			line.left += spare / 2;
		add_label(curve, line, type, texts[k]);
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
	add_label(curve, box, style->note, style->missing);
	return 0;
}

/* Months that ought to have a value and have none: said above the axis, for the actual line;
 * below the plot where that has no room, and for the others. */
static void
say_gaps(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	int32_t from = 0;

	for (size_t k = 0; k < curve->nlines; k++)
		for (size_t i = 0; i < curve->lines[k]->npoints; i++) {
			const struct series *series = curve->lines[k];

			if (series->points[i].state != STATE_MISSING)
				continue;
			if (series != curve->actual || say_gap(curve, i, &from) != 0)
				frame_unsaid(canvas, canvas->panel->categories[i],
				    curve->nlines > 1 ? series->name : "");
		}
}

/* The numbers of the other months, unless they are too many for their width. */
static void
say_values(struct curve *curve)
{
	const struct style *style = curve->canvas->style;
	int32_t most = 0;

	if (curve->now == SIZE_MAX)
		return;
	for (size_t i = 0; i < curve->now; i++) {
		int32_t w = frame_width(
		    curve->canvas, &style->value, curve_text(curve, &curve->actual->points[i]));

		most = w > most ? w : most;
	}
	for (size_t i = curve->now; 2 * curve_spacing(curve) > most && i-- > 0;)
		if (curve_has(curve->actual, i))
			name_point(
			    curve, curve->actual, i, in_ink(style->value, style->actual_color), "");
}

int
curve_label(struct curve *curve, struct tb_err *err)
{
	const struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;

	stand_all(curve);
	if (name_in_column(curve, err) != 0)
		return -1;
	for (size_t k = 0; k < curve->nlines; k++) {
		const struct series *series = curve->lines[k];
		size_t last = curve_last(series);
		struct type type = in_ink(style->direct, curve_ink(curve, series));

		if (last == SIZE_MAX || curve_in_column(curve, series))
			continue;
		if (name_point(curve, series, last, type, series->name) != 0)
			return frame_fail(canvas, series->line, err,
			    "series '%s': its name has no room; shorten it", series->name);
	}
	say_gaps(curve);
	if (curve_gap(curve) && curve->now != curve_last(curve->plan))
		name_point(
		    curve, curve->plan, curve->now, in_ink(style->value, style->plan_color), "");
	say_values(curve);
	return 0;
}
