/*
 * The Gantt strip: milestones of projects over the months, planned and reached.
 *
 *	                      | 截至2023年7月
 *	装备类
 *	甲项目   o--*         |       o            |
 *	乙项目       o========|                    | 竣工逾期3个月
 *	        1月  4月  7月  10月  1月  4月
 *	        2023年              2024年
 *
 * A milestone's kind is its shape; hollow is planned, filled is reached, a thin
 * line leads from one to the other.  What is planned before the reporting month
 * and not reached is in the accent colour, with a line up to now, and says how
 * late it is.  Marks that would hide one another stand in lanes of their row.
 */
#include "form.h"
#include "gantt.h"
#include "key.h"

static size_t
kind_of(const struct gantt *gantt, const struct stop *stop)
{
	size_t k = 0;

	while (k < gantt->nkinds && strcmp(gantt->kinds[k], stop->type) != 0)
		k++;
	return k;
}

static void
widen(struct gantt *gantt, int32_t month)
{
	if (month == 0)
		return;
	gantt->from = gantt->from == 0 || month < gantt->from ? month : gantt->from;
	gantt->to = month > gantt->to ? month : gantt->to;
}

static int
note_stop(struct gantt *gantt, const struct stop *stop, struct tb_err *err)
{
	size_t kind = kind_of(gantt, stop);
	int32_t months;

	widen(gantt, stop->planned.month);
	widen(gantt, stop->actual.month);
	gantt->overdue |= gantt_is_late(gantt, stop, &months);
	if (kind < gantt->nkinds)
		return 0;
	if (gantt->nkinds == GANTT_KINDS)
		return frame_fail(gantt->canvas, stop->line, err,
		    "stop '%s': a seventh kind of milestone; six shapes are told apart at most: "
		    "divide the chart",
		    stop->type);
	gantt->kinds[gantt->nkinds++] = stop->type;
	return 0;
}

/* Kinds of milestones, and the months from first to last; three at least. */
static int
set_time(struct gantt *gantt, struct tb_err *err)
{
	enum { MONTHS_LEAST = 3 };
	const struct canvas *canvas = gantt->canvas;
	const struct chart *chart = canvas->chart;

	for (size_t i = 0; i < canvas->panel->nrows; i++)
		for (size_t k = 0; k < canvas->panel->rows[i].nstops; k++)
			if (note_stop(gantt, &canvas->panel->rows[i].stops[k], err) != 0)
				return -1;
	widen(gantt, chart->now.month);
	if ((chart->from.month != 0 && chart->now.month != 0 &&
		chart->now.month < chart->from.month) ||
	    (chart->to.month != 0 && chart->now.month > chart->to.month))
		return frame_fail(
		    canvas, chart->line, err, "'now' lies outside 'from' and 'to'; widen them");
	widen(gantt, chart->from.month);
	widen(gantt, chart->to.month);
	if (gantt->from == 0)
		return frame_fail(canvas, chart->line, err,
		    "has no milestone, and no 'from' and 'to', so there are no months to draw; "
		    "give stops");
	if (gantt->to < gantt->from + MONTHS_LEAST - 1)
		gantt->to = gantt->from + MONTHS_LEAST - 1;
	return 0;
}

static struct type
late_type(const struct gantt *gantt)
{
	struct type type = gantt->canvas->style->note;

	type.ink = gantt->canvas->style->behind_color;
	return type;
}

/* Widths: names, plot, what is said of lateness. */
static int
set_plot(struct gantt *gantt, struct tb_err *err)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	struct type type = late_type(gantt);
	int32_t most = frame_share(canvas, style->label_width_most), width = 0;

	gantt->lates = tb_xcalloc(panel->nrows, sizeof *gantt->lates);
	for (size_t i = 0; i < panel->nrows; i++) {
		struct block *block = &gantt->lates[i];

		if (panel->rows[i].nstops == 0)
			type.ink = style->note.ink;
		*block = block_make(canvas, &type, most, gantt_late_text(gantt, &panel->rows[i]));
		type.ink = style->behind_color;
		width = larger(width, block->width);
		gantt->strips.strips[i].least = block->height + style->block_gap / 4;
	}
	gantt->late = canvas->width - width;
	gantt->left = gantt->strips.left;
	gantt->right = gantt->late - (width > 0 ? style->column_gap : style->milestone_diameter);
	if (gantt->right - gantt->left < canvas->width / 4)
		return frame_fail(canvas, panel->line, err,
		    "the names and what is late leave no room for months; shorten them, or use "
		    "width='full'");
	gantt->scale = (struct scale){.from_e8 = gantt->from * one_e8,
	    .end_e8 = (gantt->to + 1) * one_e8,
	    .from_pu = gantt->left,
	    .to_pu = gantt->right};
	return 0;
}

/* Which places of a row's lanes are taken: by half a mark each. */
struct lanes {
	unsigned char *taken[GANTT_LANES];
	size_t n; /* of places in a lane */
	int32_t left, place;
};

static int
lane_mark(struct lanes *lanes, size_t lane, int32_t x, int32_t half, int take)
{
	size_t from = (size_t)((x - half - lanes->left) / lanes->place);
	size_t to = (size_t)((x + half - lanes->left) / lanes->place);

	for (size_t i = from; i <= to && i < lanes->n; i++) {
		if (!take && lanes->taken[lane][i])
			return 0;
		lanes->taken[lane][i] |= (unsigned char)take;
	}
	return 1;
}

/* The first lane in which the stop hides nothing; the last, where all are full. */
static unsigned char
take_lane(const struct gantt *gantt, struct lanes *lanes, const struct stop *stop)
{
	int32_t half = gantt->canvas->style->milestone_diameter / 2;
	int32_t planned = gantt_x(gantt, stop->planned), actual = planned;
	size_t lane = 0;

	if (stop->actual.month != 0)
		actual = gantt_x(gantt, stop->actual);
	while (lane + 1 < GANTT_LANES && !(lane_mark(lanes, lane, planned, half, 0) &&
					     lane_mark(lanes, lane, actual, half, 0)))
		lane++;
	lane_mark(lanes, lane, planned, half, 1);
	lane_mark(lanes, lane, actual, half, 1);
	return (unsigned char)lane;
}

/* The lane of each stop of the row; how many there are. stops->lane is the caller's. */
static unsigned
set_lanes(const struct gantt *gantt, const struct row *row, unsigned char *stops)
{
	int32_t size = gantt->canvas->style->milestone_diameter;
	struct lanes lanes = {.left = gantt->left - size, .place = size / 2};
	unsigned most = 0;

	lanes.n = (size_t)((gantt->right - gantt->left) / lanes.place) + 8;
	for (size_t k = 0; k < GANTT_LANES; k++)
		lanes.taken[k] = tb_xcalloc(lanes.n, 1);
	for (size_t i = 0; i < row->nstops; i++) {
		stops[i] = take_lane(gantt, &lanes, &row->stops[i]);
		most = stops[i] > most ? stops[i] : most;
	}
	for (size_t k = 0; k < GANTT_LANES; k++)
		free(lanes.taken[k]);
	return most + 1;
}

static int32_t
lane_pitch(const struct gantt *gantt)
{
	return gantt->canvas->style->milestone_diameter * 9 / 8;
}

static int
begins_group(const struct panel *panel, size_t i)
{
	const char *group = panel->rows[i].group;

	return group[0] != '\0' && (i == 0 || strcmp(panel->rows[i - 1].group, group) != 0);
}

/* Rows are as high as their lanes, and have the names of their groups above. */
static int
place_rows(struct gantt *gantt, int32_t y, struct tb_err *err)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;

	for (size_t i = 0; i < panel->nrows; i++) {
		struct strip *strip = &gantt->strips.strips[i];
		unsigned char *lanes = tb_xcalloc(panel->rows[i].nstops + 1, 1);
		int32_t height =
		    (int32_t)set_lanes(gantt, &panel->rows[i], lanes) * lane_pitch(gantt) +
		    style->block_gap / 4;

		free(lanes);
		strip->least = larger(strip->least, height);
		if (begins_group(panel, i))
			strip->head =
			    tb_em_pu(style->leading, style->mark.size) + style->block_gap / 3;
	}
	return strips_place(canvas, &gantt->strips, y, style->row_pitch, style->row_pitch_least,
	    gantt_axis_height(gantt), err);
}

static void
put_key(const struct gantt *gantt)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	struct sample samples[GANTT_KINDS + 3];
	size_t n = 0;

	for (size_t k = 0; k < gantt->nkinds; k++)
		samples[n++] = (struct sample){.color = style->plan_color,
		    .name = gantt->kinds[k],
		    .shape = (enum shape)(k + 1)};
	samples[n++] = (struct sample){.color = style->actual_color,
	    .name = style->parts[PART_PLAN],
	    .shape = SHAPE_DISC,
	    .hollow = 1};
	samples[n++] = (struct sample){
	    .color = style->actual_color, .name = style->parts[PART_ACTUAL], .shape = SHAPE_DISC};
	if (gantt->overdue)
		samples[n++] = (struct sample){.color = style->behind_color,
		    .name = style->overdue,
		    .shape = SHAPE_DISC,
		    .hollow = 1};
	key_put(canvas, samples, gantt->nkinds > 0 ? n : 0);
}

static void
put_group(struct gantt *gantt, size_t i)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	const struct strip *strip = &gantt->strips.strips[i];
	struct block block =
	    block_fit(canvas, &style->mark, gantt->right, canvas->panel->rows[i].group);
	int32_t top = strip->top - strip->head + (strip->head - block.height) / 2;
	struct box *hole;

	block_put(&block, canvas, 0, top, TB_ALIGN_LEFT);
	hole = tb_grow(&gantt->holes, gantt->nholes, &gantt->holes_cap, sizeof *hole);
	gantt->nholes++;
	*hole = (struct box){0, top, block.width + style->column_gap / 3, top + block.height};
	block_release(&block);
}

static void
put_stop(struct gantt *gantt, const struct row *row, const struct stop *stop, int32_t y)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	int32_t months, size = style->milestone_diameter, x = gantt_x(gantt, stop->planned);
	int late = gantt_is_late(gantt, stop, &months), reached = stop->actual.month != 0;
	struct moment end = late ? canvas->chart->now : stop->actual;
	int32_t ink = late ? style->behind_color : style->actual_color;
	enum shape shape = (enum shape)(kind_of(gantt, stop) + 1);
	struct datum datum = {.value_e8 = gantt_value(stop->planned)};

	if (late || reached)
		frame_line(canvas, (struct segment){x, y, gantt_x(gantt, end), y},
		    style->plan_weight, 0, ink);
	shape_put(canvas, shape, x, y, size, ink, 1);
	trace_point(canvas, &gantt->scale, x, y, datum.value_e8, &datum,
	    gantt_claim(gantt, stop, "planned"), row->label);
	if (!reached)
		return;
	x = gantt_x(gantt, stop->actual);
	datum.value_e8 = gantt_value(stop->actual);
	shape_put(canvas, shape, x, y, size, ink, 0);
	trace_point(canvas, &gantt->scale, x, y, datum.value_e8, &datum,
	    gantt_claim(gantt, stop, "actual"), row->label);
}

static void
put_row(struct gantt *gantt, size_t i)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	const struct row *row = &canvas->panel->rows[i];
	const struct strip *strip = &gantt->strips.strips[i];
	unsigned char *lanes = tb_xcalloc(row->nstops + 1, 1);
	int32_t n = (int32_t)set_lanes(gantt, row, lanes), y = strips_middle(&gantt->strips, i);

	frame_hline(canvas, 0, gantt->right, strip->top + strip->height, style->grid_weight,
	    style->grid_ink);
	strips_put_label(canvas, &gantt->strips, i);
	block_put(
	    &gantt->lates[i], canvas, gantt->late, y - gantt->lates[i].height / 2, TB_ALIGN_LEFT);
	for (size_t k = 0; k < row->nstops; k++)
		put_stop(gantt, row, &row->stops[k],
		    y + (2 * lanes[k] - (n - 1)) * lane_pitch(gantt) / 2);
	free(lanes);
}

static void
put_all(struct gantt *gantt, int32_t head)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	const struct chart *chart = canvas->chart;
	struct strips *strips = &gantt->strips;

	for (size_t i = 0; i < strips->n; i++)
		if (begins_group(canvas->panel, i))
			put_group(gantt, i);
	gantt_put_grid(gantt);
	if (chart->now.month != 0) {
		int32_t x = gantt_x(gantt, chart->now);

		strips_mark(
		    canvas, gantt_moment_text(gantt, style->now, chart->now), x, 0, canvas->y);
		frame_vline_around(canvas, x, canvas->y + head, strips->bottom, style->mark_weight,
		    style->mark_ink, gantt->holes, gantt->nholes);
	}
	for (size_t i = 0; i < strips->n; i++)
		put_row(gantt, i);
	gantt_put_axis(gantt);
}

int
gantt_draw(struct canvas *canvas, struct tb_err *err)
{
	struct gantt gantt = {.canvas = canvas};
	const struct chart *chart = canvas->chart;
	int32_t head = 0;
	int rc = set_time(&gantt, err);

	if (rc == 0) {
		put_key(&gantt);
		strips_make(canvas, &gantt.strips, canvas->panel->nrows, strips_row);
		rc = set_plot(&gantt, err);
	}
	gantt.scale.axis = ++canvas->axes;
	if (rc == 0 && chart->now.month != 0)
		head =
		    strips_mark(canvas, gantt_moment_text(&gantt, canvas->style->now, chart->now),
			gantt_x(&gantt, chart->now), 0, -1);
	if (rc == 0)
		rc = place_rows(&gantt, canvas->y + head, err);
	if (rc == 0)
		put_all(&gantt, head);
	for (size_t i = 0; gantt.lates != NULL && i < canvas->panel->nrows; i++)
		block_release(&gantt.lates[i]);
	free(gantt.lates);
	free(gantt.holes);
	strips_release(&gantt.strips);
	return rc;
}
