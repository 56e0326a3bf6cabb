/*
 * The ladder (台阶图): the steps as rungs, the path of each firm or industry
 * over the years, and the year in which it first crosses one.
 *
 *	 千亿元 1000 ----------------------------/--◇ 2025年（计划2024年）---
 *	                              . - ' ./'
 *	 百亿元  100 -----◆ 2022年--./' ------------------  某产业  1107
 *	                       ./
 *	           0 +------+------+------+------+------+
 *	                  2021   2022   2023   2024   2025
 *
 * Rungs stand at equal distances, however far apart their values are, and the
 * scale is even between two of them (scale_stairs); the picture says so.  What
 * is done is a strong line, its plan a dashed one, its outlook a thin one.  A
 * crossing is a diamond, hollow where it is yet to come; one that is later than
 * the plan's is in the accent colour, and its words say the plan's year.
 */
#include "form.h"
#include "key.h"
#include "ladder.h"
#include "strips.h"

int32_t
ladder_ink(const struct ladder *ladder, const struct crossing *crossing)
{
	const struct style *style = ladder->curve.canvas->style;

	if (crossing->late)
		return style->behind_color;
	return crossing->part == PART_PLAN ? style->plan_color : style->actual_color;
}

int32_t
ladder_mark_size(const struct ladder *ladder, const struct crossing *crossing)
{
	int32_t size = ladder->curve.canvas->style->crossing_diameter;

	return crossing->part == PART_PLAN ? size * 2 / 3 : size;
}

static int64_t
largest(const struct panel *panel)
{
	int64_t max = 0;

	for (size_t s = 0; s < panel->nseries; s++)
		for (size_t i = 0; i < panel->series[s].npoints; i++)
			if (panel->series[s].points[i].value_e8 > max)
				max = panel->series[s].points[i].value_e8;
	return max;
}

/* 0, the rungs, and a round number where values are above the last of them. */
static int
set_stairs(struct ladder *ladder, struct tb_err *err)
{
	const struct canvas *canvas = ladder->curve.canvas;
	const struct chart *chart = canvas->chart;
	int64_t max = largest(canvas->panel);

	if (chart->nrungs > SCALE_STAIRS_MOST - 2)
		return frame_fail(canvas, chart->rungs[0].line, err,
		    "has %zu rungs, more than %d; leave some out", chart->nrungs,
		    SCALE_STAIRS_MOST - 2);
	ladder->stairs_e8[ladder->nstairs++] = 0;
	for (size_t r = 0; r < chart->nrungs; r++)
		ladder->stairs_e8[ladder->nstairs++] = chart->rungs[r].value_e8;
	if (max > chart->rungs[chart->nrungs - 1].value_e8) {
		int64_t step = scale_step(max, canvas->style->ticks_most);

		ladder->stairs_e8[ladder->nstairs++] = (max + step - 1) / step * step;
	}
	return 0;
}

/* The name of a rung; one that only says its number again is not said. */
static struct block
rung_name(const struct ladder *ladder, size_t rung)
{
	const struct canvas *canvas = ladder->curve.canvas;
	const char *name = canvas->chart->rungs[rung].name;
	char digits[SCALE_LABEL];

	scale_label(&ladder->curve.axis.scale, rung + 1, digits);
	return block_fit(canvas, &canvas->style->mark,
	    frame_share(canvas, canvas->style->direct_width_most),
	    strcmp(name, digits) == 0 ? "" : name);
}

/* Room for the names of categories. */
static int32_t
below_plot(const struct ladder *ladder)
{
	return 3 * curve_leading(&ladder->curve, &ladder->curve.canvas->style->axis);
}

/* Widths beside the plot, then its height: what its stairs and its names need. */
static int
set_plot(struct ladder *ladder, struct tb_err *err)
{
	struct curve *curve = &ladder->curve;
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	int32_t stair = curve_leading(curve, &style->axis), side, width, height, need;

	axis_up_stairs(canvas, &curve->axis, ladder->stairs_e8, ladder->nstairs, canvas->y, 0);
	canvas->axes--; /* it is made again when its height is known */
	for (size_t r = 0; r < canvas->chart->nrungs; r++) {
		struct block name = rung_name(ladder, r);

		ladder->names = larger(ladder->names, name.width);
		stair = larger(stair, name.height);
		block_release(&name);
	}
	ladder->names += ladder->names > 0 ? style->column_gap : 0;
	width = ladder_names_width(ladder);
	side = axis_points_side(canvas, panel->categories, panel->ncategories);
	curve->left = ladder->names + axis_width(canvas, &curve->axis);
	curve->right = canvas->width - (width > 0 ? width + style->column_gap : 0);
	curve->column = curve->right + style->column_gap;
	curve->first_x = curve->left + side;
	curve->last_x = curve->right - (width > 0 ? style->point_diameter : side);
	if (width > 0 && side > width + style->column_gap + style->point_diameter)
		curve->last_x = canvas->width - side;
	if (curve->last_x - curve->first_x < canvas->width / 5)
		return frame_fail(canvas, panel->line, err,
		    "the names and numbers leave no room for lines; shorten them, use a larger "
		    "unit, or width='full'");
	height = canvas->plot_height;
	need = (int32_t)(ladder->nstairs - 1) * stair;
	height = larger(height, need);
	need = ladder_names_height(ladder);
	height = larger(height, need);
	axis_up_stairs(canvas, &curve->axis, ladder->stairs_e8, ladder->nstairs, canvas->y, height);
	curve->top = curve->axis.scale.to_pu;
	curve->bottom = curve->axis.scale.from_pu;
	if (height > strips_room(canvas, curve->top, below_plot(ladder)))
		return frame_fail(canvas, panel->line, err,
		    "%zu rungs and the names of %zu series have no room on a page; divide the "
		    "chart",
		    canvas->chart->nrungs, panel->nseries);
	return 0;
}

static void
put_rungs(struct ladder *ladder)
{
	struct curve *curve = &ladder->curve;
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	struct scale *scale = &curve->axis.scale;
	struct box *holes = curve_holes(curve);

	trace_axis(canvas, scale, 'y');
	axis_put_unit(canvas, &curve->axis);
	for (size_t i = 0; i < ladder->nstairs; i++) {
		int32_t y = scale_pu(scale, ladder->stairs_e8[i]);
		int rung = i > 0 && i <= canvas->chart->nrungs;
		char digits[SCALE_LABEL];

		frame_hline_around(canvas, curve->left, curve->right, y,
		    i == 0 ? style->axis_weight
		    : rung ? style->rung_weight
			   : style->grid_weight,
		    i == 0 ? style->axis_ink
		    : rung ? style->rung_color
			   : style->grid_ink,
		    holes, curve->nlabels);
		scale_label(scale, i, digits);
		frame_text(canvas, &style->axis,
		    curve->left - style->column_gap / 2 - frame_width(canvas, &style->axis, digits),
		    y, digits);
		trace_tick(canvas, scale, ladder->stairs_e8[i], digits);
		if (rung) {
			struct block name = rung_name(ladder, i - 1);

			block_put(&name, canvas, 0, y - name.height / 2, TB_ALIGN_LEFT);
			block_release(&name);
		}
	}
	free(holes);
	canvas->y = curve->bottom + axis_put_points(canvas, canvas->panel->categories,
					canvas->panel->ncategories, curve->first_x, curve->last_x,
					curve->bottom);
}

static void
put_key(struct canvas *canvas, const struct ladder *ladder)
{
	static const enum part parts[] = {PART_ACTUAL, PART_OUTLOOK, PART_PLAN};
	const struct style *style = canvas->style;
	struct sample samples[TB_LEN(parts)];
	size_t n = 0;

	for (size_t p = 0; p < TB_LEN(parts); p++) {
		int plan = parts[p] == PART_PLAN, has = 0;

		for (size_t k = 0; k < ladder->nfirms; k++)
			has |= ladder->firms[k].parts[parts[p]] != NULL;
		if (has)
			samples[n++] =
			    (struct sample){.color = plan ? style->plan_color : style->actual_color,
				.name = style->parts[parts[p]],
				.weight = parts[p] == PART_ACTUAL ? style->actual_weight
								  : style->plan_weight,
				.dash = plan ? style->plan_dash : 0};
	}
	key_put(canvas, samples, n > 1 ? n : 0);
}

/* The outlook goes on from what was done in the year before it. */
static void
put_bridges(struct ladder *ladder, const struct line *line)
{
	for (size_t k = 0; k < ladder->nfirms; k++)
		for (size_t i = 0; i < line->series->npoints; i++)
			if (ladder->firms[k].parts[PART_OUTLOOK] == line->series &&
			    ladder_bridges(&ladder->firms[k], i))
				frame_line(ladder->curve.canvas,
				    ladder_bridge(ladder, &ladder->firms[k], i), line->weight,
				    line->dash, line->color);
}

static void
put_crossing(struct ladder *ladder, const struct crossing *crossing)
{
	struct canvas *canvas = ladder->curve.canvas;
	int32_t size = ladder_mark_size(ladder, crossing);

	/* on a ground of its own, where a point is close */
	shape_put(canvas, SHAPE_DIAMOND, crossing->x, crossing->y,
	    size + 2 * canvas->style->mark_weight, PAPER, 0);
	shape_put(canvas, SHAPE_DIAMOND, crossing->x, crossing->y, size,
	    ladder_ink(ladder, crossing), crossing->part != PART_ACTUAL);
	trace_crossing(canvas, &ladder->curve.axis.scale, crossing->x, crossing->y,
	    canvas->chart->rungs[crossing->rung].value_e8, crossing->part, crossing->late,
	    crossing->firm->name, canvas->panel->categories[crossing->at]);
}

/* Those of plans lie under the others. */
static void
put_crossings(struct ladder *ladder)
{
	for (int path = 0; path < 2; path++)
		for (size_t i = 0; i < ladder->ncrossings; i++)
			if ((ladder->crossings[i].part != PART_PLAN) == path)
				put_crossing(ladder, &ladder->crossings[i]);
}

static void
put_all(struct ladder *ladder)
{
	struct curve *curve = &ladder->curve;

	put_rungs(ladder);
	curve_put_leaders(curve);
	for (size_t k = curve->nlines; k-- > 0;) {
		put_bridges(ladder, &curve->lines[k]);
		curve_put_line(curve, &curve->lines[k]);
	}
	put_crossings(ladder);
	curve_put_labels(curve);
}

/* Strong what was done, thin its outlook, which is its own; dashed the plan. */
static void
set_lines(struct ladder *ladder)
{
	static const enum part order[] = {PART_ACTUAL, PART_OUTLOOK, PART_PLAN};
	const struct canvas *canvas = ladder->curve.canvas;
	const struct style *style = canvas->style;

	for (size_t p = 0; p < TB_LEN(order); p++)
		for (size_t k = 0; k < ladder->nfirms; k++) {
			const struct series *series = ladder->firms[k].parts[order[p]];
			struct line *line = &ladder->curve.lines[ladder->curve.nlines];

			if (series == NULL)
				continue;
			ladder->curve.nlines++;
			*line = curve_look(canvas, series);
			if (order[p] == PART_ACTUAL)
				line->point = style->point_diameter * 2 / 3; /* < a crossing */
			if (order[p] == PART_OUTLOOK) {
				line->dash = 0;
				line->color = line->ink = style->actual_color;
			}
		}
}

/* Places of all; where what is listed below the plot makes the picture higher than a page, the
 * plot gives way. */
static int
lay(struct ladder *ladder, struct tb_err *err)
{
	enum { TRIES = 3 };
	struct canvas *canvas = ladder->curve.canvas;
	int axes = canvas->axes;

	for (int try = 1;; try++) {
		int32_t over;

		if (set_plot(ladder, err) != 0)
			return -1;
		ladder_cross(ladder);
		/* the marks of one alone bear their years */
		canvas->remark = ladder->nfirms > 1 && ladder->ncrossings > 0
				     ? canvas->style->ladder_marks
				     : canvas->style->ladder_note;
		if (ladder_label(ladder, err) != 0)
			return -1;
		over = ladder->curve.bottom - ladder->curve.top -
		       strips_room(canvas, ladder->curve.top, below_plot(ladder));
		if (over <= 0 || over >= canvas->plot_height || try == TRIES)
			return 0;
		canvas->plot_height -= over;
		canvas->axes = axes;
		curve_release(&ladder->curve);
		ladder->ncrossings = 0, ladder->names = 0, ladder->numbers = 0;
		canvas->unsaid.n = canvas->unplaced.n = 0;
		tb_buf_reset(&canvas->unsaid.text);
		tb_buf_reset(&canvas->unplaced.text);
	}
}

int
ladder_draw(struct canvas *canvas, struct tb_err *err)
{
	struct ladder ladder = {.curve.canvas = canvas};
	int rc;

	ladder_firms(&ladder);
	set_lines(&ladder);
	put_key(canvas, &ladder);
	rc = set_stairs(&ladder, err);
	if (rc == 0)
		rc = lay(&ladder, err);
	if (rc == 0)
		put_all(&ladder);
	curve_release(&ladder.curve);
	free(ladder.crossings);
	return rc;
}
