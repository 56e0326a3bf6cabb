/*
 * Donut: five parts of a whole at most, clockwise from the top, the larger the
 * darker.  Each part is named beside the ring, with its number and what the
 * document says of it, such as its share, which is not computed here.  A hairline
 * leads outwards from the ring, then level to the name:
 *
 *	name 9.0 ---.
 *	name 6.0 ---.\
 *		      _\\__
 *		    /     \
 *
 * Names of the upper half are moved up only, those of the lower down only, so that no
 * hairline crosses the ring; the picture is as high as they need.
 *
 * Shares are exact (2^-30 of a turn); sine and cosine only place the ink.
 */
#include "form.h"
#include "label.h"
#include "strips.h"
#include <math.h>

enum { PARTS_MOST = RING_TINTS };
static const int64_t turn = 1 << 30;
static const double two_pi = 6.28318530717958647692;

struct part_of_ring {
	int64_t from, to; /* of a turn */
	int32_t color;
	struct block name, number; /* the number below the name, where names have lines */
	int right, lower;	   /* stands right of the ring; in its lower half */
	int32_t x, y;		   /* the middle of its arc, from that of the ring */
	int32_t height, at;	   /* of its texts; y of their middle, from that of the ring */
};

struct donut {
	struct canvas *canvas;
	struct part_of_ring parts[PARTS_MOST];
	size_t n;
	int32_t x, y, outer, inner; /* middle; radii */
};

/* The point of the ring at an angle and radius. */
static void
ring_point(const struct donut *donut, double angle, double radius, int32_t *x, int32_t *y)
{
	*x = donut->x + (int32_t)lround(radius * sin(angle));
	*y = donut->y - (int32_t)lround(radius * cos(angle));
}

static double
angle_of(int64_t part)
{
	return (double)part / (double)turn * two_pi;
}

/* An arc as cubic curves of an eighth of a turn at most; returns the steps written. */
static size_t
put_arc(const struct donut *donut, struct tb_step *steps, double from, double to, double radius)
{
	size_t n = (size_t)ceil(fabs(to - from) / (two_pi / 8));

	for (size_t i = 0; i < n; i++) {
		double a = from + (to - from) * (double)i / (double)n;
		double b = from + (to - from) * (double)(i + 1) / (double)n;
		double k = 4.0 / 3.0 * tan((b - a) / 4) * radius;
		struct tb_step *step = &steps[i];

		*step = (struct tb_step){'C', {0}};
		step->c[0] = donut->x + (int32_t)lround(radius * sin(a) + k * cos(a));
		step->c[1] = donut->y - (int32_t)lround(radius * cos(a) - k * sin(a));
		step->c[2] = donut->x + (int32_t)lround(radius * sin(b) - k * cos(b));
		step->c[3] = donut->y - (int32_t)lround(radius * cos(b) + k * sin(b));
		ring_point(donut, b, radius, &step->c[4], &step->c[5]);
	}
	return n;
}

static void
put_part(const struct donut *donut, const struct part_of_ring *part, const struct row *row)
{
	struct canvas *canvas = donut->canvas;
	double from = angle_of(part->from), to = angle_of(part->to);
	struct tb_step steps[24] = {{'M', {0}}};
	size_t n = 1;

	trace_wedge(canvas, donut->x, donut->y, part->from, part->to, &row->datum, row->label);
	if (part->to == part->from)
		return;
	ring_point(donut, from, donut->outer, &steps[0].c[0], &steps[0].c[1]);
	n += put_arc(donut, steps + n, from, to, donut->outer);
	steps[n].op = 'L';
	ring_point(donut, to, donut->inner, &steps[n].c[0], &steps[n].c[1]);
	n++;
	n += put_arc(donut, steps + n, to, from, donut->inner);
	steps[n++].op = 'Z';
	tb_pages_path(canvas->doc, canvas->page, steps, n, 0, 0, (uint32_t)part->color);
}

/* A hair of paper between two parts. */
static void
put_border(const struct donut *donut, int64_t at)
{
	struct segment line;

	ring_point(donut, angle_of(at), donut->inner, &line.x0, &line.y0);
	ring_point(donut, angle_of(at), donut->outer, &line.x1, &line.y1);
	frame_line(donut->canvas, line, donut->canvas->style->axis_weight, 0, PAPER);
}

/* How many parts are larger, or as large and come before. */
static size_t
place_of(const struct panel *panel, size_t i)
{
	size_t before = 0;

	for (size_t k = 0; k < panel->nrows; k++) {
		int64_t other_e8 = panel->rows[k].datum.value_e8;
		int64_t own_e8 = panel->rows[i].datum.value_e8;

		before += other_e8 > own_e8 || (other_e8 == own_e8 && k < i);
	}
	return before;
}

static void
set_parts(struct donut *donut)
{
	const struct panel *panel = donut->canvas->panel;
	/* every second tint while they last; two parts need no palest one */
	size_t n = panel->nrows, step = n <= (RING_TINTS + 1) / 2 ? 2 : 1;
	int64_t sum_e8 = 0, whole_e8 = 0;

	for (size_t i = 0; i < n; i++)
		whole_e8 += panel->rows[i].datum.value_e8;
	donut->n = n;
	for (size_t i = 0; i < n; i++) {
		struct part_of_ring *part = &donut->parts[i];

		part->from = (int64_t)((tb_wide)sum_e8 * turn / whole_e8);
		sum_e8 += panel->rows[i].datum.value_e8;
		part->to = (int64_t)((tb_wide)sum_e8 * turn / whole_e8);
		part->color = donut->canvas->style->ring[place_of(panel, i) * step];
		part->right = part->from + part->to < turn;
		ring_point(donut, angle_of(part->from / 2 + part->to / 2), donut->outer, &part->x,
		    &part->y);
		part->lower = part->y > 0;
	}
}

/* The number, and what the document says of it. */
static const char *
number_of(const struct canvas *canvas, const struct row *row)
{
	struct tb_buf text = TB_BUF_INIT;
	const char *kept;

	tb_buf_puts(&text, frame_value(canvas, &row->datum));
	if (row->note[0] != '\0')
		tb_buf_printf(&text, " %s", row->note);
	kept = tb_arena_strdup(&canvas->doc->arena, text.s);
	tb_buf_release(&text);
	return kept;
}

/* Names and numbers in one line each, if all have room so. */
static int
set_lines(struct donut *donut, int32_t room)
{
	const struct canvas *canvas = donut->canvas;

	for (size_t i = 0; i < donut->n; i++) {
		const struct row *row = &canvas->panel->rows[i];
		struct tb_buf text = TB_BUF_INIT;
		const char *kept;

		tb_buf_printf(&text, "%s %s", row->label, number_of(canvas, row));
		kept = tb_arena_strdup(&canvas->doc->arena, text.s);
		tb_buf_release(&text);
		if (frame_width(canvas, &canvas->style->label, kept) > room)
			return 0;
		block_release(&donut->parts[i].name);
		donut->parts[i].name = block_make(canvas, &canvas->style->label, room, kept);
	}
	return 1;
}

/* Else the number stands below the name; all are set in one size, that of the longest. */
static void
set_names(struct donut *donut, int32_t room)
{
	const struct canvas *canvas = donut->canvas;
	struct type type = canvas->style->label;
	int lines = !set_lines(donut, room);

	for (size_t i = 0; i < donut->n && lines; i++) {
		const struct row *row = &canvas->panel->rows[i];
		const char *texts[] = {row->label, number_of(canvas, row)};

		for (size_t k = 0; k < TB_LEN(texts); k++) {
			struct block block = block_fit(canvas, &type, room, texts[k]);

			type.size = block.para.style.size;
			block_release(&block);
		}
	}
	for (size_t i = 0; i < donut->n; i++) {
		struct part_of_ring *part = &donut->parts[i];
		const struct row *row = &canvas->panel->rows[i];

		if (lines) {
			block_release(&part->name);
			part->name = block_make(canvas, &type, room, row->label);
			part->number = block_make(canvas, &type, room, number_of(canvas, row));
		}
		part->height = part->name.height + part->number.height;
	}
}

/* The parts whose names stand on one side, from top to bottom: clockwise is downwards at the
 * right, upwards at the left. */
static size_t
side_of(struct donut *donut, int right, struct part_of_ring *side[PARTS_MOST])
{
	size_t n = 0;

	for (size_t k = 0; k < donut->n; k++) {
		struct part_of_ring *part = &donut->parts[right ? k : donut->n - 1 - k];

		if (part->right == right)
			side[n++] = part;
	}
	return n;
}

/* Distance of the middles of two names, one below the other. */
static int32_t
apart(const struct donut *donut, const struct part_of_ring *a, const struct part_of_ring *b)
{
	return (a->height + b->height) / 2 + donut->canvas->style->block_gap / 3;
}

/* Where the names of a side stand: level with the ends of short stubs, or farther out. */
static void
place_side(struct donut *donut, int right)
{
	struct part_of_ring *side[PARTS_MOST];
	size_t n = side_of(donut, right, side), lower = 0;
	int32_t stub = donut->canvas->style->column_gap;

	for (size_t k = 0; k < n; k++) {
		side[k]->at = side[k]->y + (int32_t)((int64_t)side[k]->y * stub / donut->outer);
		lower += !side[k]->lower;
	}
	if (lower > 0 && lower < n) { /* where the halves meet, either gives way as much */
		struct part_of_ring *a = side[lower - 1], *b = side[lower];
		int32_t more = apart(donut, a, b) - (b->at - a->at);

		if (more > 0)
			a->at -= more / 2, b->at += more - more / 2;
	}
	for (size_t k = lower; k-- > 1;)
		if (side[k - 1]->at > side[k]->at - apart(donut, side[k - 1], side[k]))
			side[k - 1]->at = side[k]->at - apart(donut, side[k - 1], side[k]);
	for (size_t k = lower + 1; k < n; k++)
		if (side[k]->at < side[k - 1]->at + apart(donut, side[k - 1], side[k]))
			side[k]->at = side[k - 1]->at + apart(donut, side[k - 1], side[k]);
}

/* How far names or ring reach from the middle of the ring, up or down. */
static int32_t
reach(const struct donut *donut, int down)
{
	int32_t most = donut->outer;

	for (size_t i = 0; i < donut->n; i++) {
		const struct part_of_ring *part = &donut->parts[i];
		int32_t end = (down ? part->at : -part->at) + (part->height + 1) / 2;

		most = larger(most, end);
	}
	return most;
}

/* Outwards from the ring up to the name's level, then level. */
static void
put_leader(const struct donut *donut, const struct part_of_ring *part, int32_t end)
{
	const struct style *style = donut->canvas->style;
	int32_t way = part->right ? 1 : -1, x = part->x, least = style->column_gap;
	struct segment line;

	/* the way out where it reaches the level, but with a level piece before the name */
	if (part->y != 0)
		x = (int32_t)((int64_t)part->x * part->at / part->y);
	if (part->y == 0 || way * x > way * end - least)
		x = end - way * least;
	if (way * x < way * part->x)
		x = part->x;
	line = (struct segment){
	    donut->x + part->x, donut->y + part->y, donut->x + x, donut->y + part->at};
	frame_line(donut->canvas, line, style->leader_weight, 0, style->leader_ink);
	line = (struct segment){line.x1, line.y1, donut->x + end, line.y1};
	frame_line(donut->canvas, line, style->leader_weight, 0, style->leader_ink);
}

static void
put_names(struct donut *donut)
{
	struct canvas *canvas = donut->canvas;
	int32_t gap = canvas->style->column_gap;

	for (size_t i = 0; i < donut->n; i++) {
		const struct part_of_ring *part = &donut->parts[i];
		enum tb_align align = part->right ? TB_ALIGN_LEFT : TB_ALIGN_RIGHT;
		int32_t way = part->right ? 1 : -1, edge = way * (donut->outer + 2 * gap);
		int32_t top = donut->y + part->at - part->height / 2;

		put_leader(donut, part, edge - way * gap / 3);
		block_put(&part->name, canvas, donut->x + edge, top, align);
		if (part->number.height > 0)
			block_put(
			    &part->number, canvas, donut->x + edge, top + part->name.height, align);
	}
}

static void
put_ring(struct donut *donut)
{
	for (size_t i = 0; i < donut->n; i++)
		put_part(donut, &donut->parts[i], &donut->canvas->panel->rows[i]);
	for (size_t i = 0; i < donut->n; i++)
		if (donut->parts[i].to - donut->parts[i].from != turn)
			put_border(donut, donut->parts[i].to);
}

int
donut_draw(struct canvas *canvas, struct tb_err *err)
{
	const struct style *style = canvas->style;
	int32_t outer = frame_share(canvas, style->ring_diameter) / 2, room, up, down;
	struct donut donut = {.canvas = canvas,
	    .outer = outer,
	    .inner = outer - frame_share(canvas, style->ring_weight)};

	set_parts(&donut);
	set_names(&donut, canvas->width / 2 - outer - 2 * style->column_gap);
	place_side(&donut, 0);
	place_side(&donut, 1);
	up = reach(&donut, 0), down = reach(&donut, 1);
	room = strips_room(canvas, canvas->y, style->block_gap);
	donut.x = canvas->width / 2;
	/* in the middle of its room */
	donut.y = canvas->y + canvas->plot_more / 2 + up + style->block_gap / 2;
	if (up + down <= room) {
		put_ring(&donut);
		put_names(&donut);
	}
	canvas->y = donut.y + down + style->block_gap / 2;
	for (size_t i = 0; i < donut.n; i++) {
		block_release(&donut.parts[i].name);
		block_release(&donut.parts[i].number);
	}
	if (up + down > room)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the names of its parts have no room beside the ring; shorten them, or use "
		    "bars");
	return 0;
}
