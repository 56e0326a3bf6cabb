/*
 * Donut: five parts of a whole at most, clockwise from the top.  Each part is
 * named beside the ring, with its number, where it is; a hairline leads there.
 *
 * Shares are exact (2^-30 of a turn); sine and cosine only place the ink.
 */
#include "form.h"
#include "label.h"
#include <math.h>

enum { PARTS_MOST = 5 };
static const int64_t turn = 1 << 30;
static const double two_pi = 6.28318530717958647692;

struct part_of_ring {
	int64_t from, to; /* of a turn */
	int32_t color;
	struct span span; /* of its name: want is the y of its middle */
	struct block name;
	int right; /* stands right of the ring */
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
	frame_line(donut->canvas, line, donut->canvas->style->axis_weight, 0, 0xFFFFFF);
}

static void
set_parts(struct donut *donut)
{
	const struct panel *panel = donut->canvas->panel;
	int64_t sum_e8 = 0, whole_e8 = 0;

	for (size_t i = 0; i < panel->nrows; i++)
		whole_e8 += panel->rows[i].datum.value_e8;
	donut->n = panel->nrows;
	for (size_t i = 0; i < donut->n; i++) {
		struct part_of_ring *part = &donut->parts[i];
		int32_t x;

		part->from = (int64_t)((tb_wide)sum_e8 * turn / whole_e8);
		sum_e8 += panel->rows[i].datum.value_e8;
		part->to = (int64_t)((tb_wide)sum_e8 * turn / whole_e8);
		part->color = donut->canvas->style->series[i].color;
		part->right = part->from + part->to < turn;
		ring_point(donut, angle_of(part->from / 2 + part->to / 2), donut->outer, &x,
		    &part->span.want);
	}
}

static void
set_names(struct donut *donut, int32_t room)
{
	struct canvas *canvas = donut->canvas;

	for (size_t i = 0; i < donut->n; i++) {
		const struct row *row = &canvas->panel->rows[i];
		struct tb_buf text = TB_BUF_INIT;

		tb_buf_printf(&text, "%s%s%s", row->label, canvas->style->colon,
		    frame_value(canvas, &row->datum));
		donut->parts[i].name = block_fit(canvas, &canvas->style->label, room,
		    tb_arena_strdup(&canvas->doc->arena, text.s));
		tb_buf_release(&text);
	}
}

/* The names of one side, from top to bottom, spread and led to their parts. */
static int
put_side(struct donut *donut, int right, int32_t top, int32_t bottom)
{
	struct canvas *canvas = donut->canvas;
	const struct style *style = canvas->style;
	int32_t gap = style->column_gap;
	int32_t edge =
	    right ? donut->x + donut->outer + 2 * gap : donut->x - donut->outer - 2 * gap;
	struct span spans[PARTS_MOST];
	size_t order[PARTS_MOST], n = 0;

	/* clockwise is downwards at the right, upwards at the left */
	for (size_t k = 0; k < donut->n; k++) {
		size_t i = right ? k : donut->n - 1 - k;

		if (donut->parts[i].right != right)
			continue;
		spans[n] = donut->parts[i].span;
		spans[n].size = donut->parts[i].name.height + style->block_gap / 3;
		order[n++] = i;
	}
	if (label_spread(spans, n, top, bottom) != 0)
		return -1;
	for (size_t k = 0; k < n; k++) {
		const struct part_of_ring *part = &donut->parts[order[k]];
		double middle = angle_of(part->from / 2 + part->to / 2);
		struct segment line = {
		    .x1 = right ? edge - gap / 3 : edge + gap / 3, .y1 = spans[k].at};

		ring_point(donut, middle, donut->outer, &line.x0, &line.y0);
		frame_line(canvas, line, style->leader_weight, 0, style->leader_ink);
		block_put(&part->name, canvas, edge, spans[k].at - part->name.height / 2,
		    right ? TB_ALIGN_LEFT : TB_ALIGN_RIGHT);
	}
	return 0;
}

int
donut_draw(struct canvas *canvas, struct tb_err *err)
{
	const struct style *style = canvas->style;
	struct donut donut = {.canvas = canvas,
	    .x = canvas->width / 2,
	    .outer = frame_share(canvas, style->ring_diameter) / 2,
	    .inner = (frame_share(canvas, style->ring_diameter) / 2) -
		     frame_share(canvas, style->ring_weight)};
	int32_t top = canvas->y + canvas->plot_more / 2, bottom; /* in the middle of its room */
	int rc;

	donut.y = top + donut.outer + style->block_gap;
	bottom = donut.y + donut.outer + style->block_gap;
	set_parts(&donut);
	set_names(&donut, canvas->width / 2 - donut.outer - 2 * style->column_gap);
	for (size_t i = 0; i < donut.n; i++)
		put_part(&donut, &donut.parts[i], &canvas->panel->rows[i]);
	for (size_t i = 0; i < donut.n; i++)
		if (donut.parts[i].to - donut.parts[i].from != turn)
			put_border(&donut, donut.parts[i].to);
	rc = put_side(&donut, 1, top, bottom) | put_side(&donut, 0, top, bottom);
	for (size_t i = 0; i < donut.n; i++)
		block_release(&donut.parts[i].name);
	canvas->y = bottom;
	if (rc != 0)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the names of its parts have no room beside the ring; shorten them, or use "
		    "bars");
	return 0;
}
