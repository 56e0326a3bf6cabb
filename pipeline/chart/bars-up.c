/*
 * Bars that go up: see bars.h.
 *
 *	         34.0
 *	         |==|  12.1
 *	   ------|==|--|==|---   series
 *	          2021  2022
 */
#include "bars.h"
#include "breaks.h"
#include "strips.h"

struct up {
	struct bars *bars;
	int32_t left, right, top, bottom; /* of the plot */
	int32_t thick;			  /* of a bar */
	int32_t column;			  /* x of what stands right of the plot; 0 = nothing */
	int32_t names;			  /* height of the categories' names */
	struct type value;		  /* of the numbers; size 0 = they have no room */
	int marks_above;		  /* of carried bars: beside their numbers is no room */
	struct breaks breaks;
};

static int32_t
up_middle(const struct up *up, size_t i, size_t k)
{
	const struct bars *bars = up->bars;
	int64_t width = up->right - up->left;
	int32_t slot = up->left + (int32_t)(width * (2 * (int64_t)i + 1) / (2 * (int64_t)bars->n));

	if (bars->stacked)
		return slot;
	return slot + up->thick * (2 * (int32_t)k + 1 - (int32_t)bars->m) / 2;
}

/* Are the series named right of the last stack? */
static int
names_right(const struct bars *bars)
{
	if (!bars->named || !bars->stacked)
		return 0;
	for (size_t k = 0; k < bars->m; k++)
		if (!datum_drawn(bars_at(bars, bars->n - 1, k)->datum))
			return 0;
	return 1;
}

/* Width of the column right of the plot. */
static int32_t
column_width(const struct bars *bars)
{
	const struct canvas *canvas = bars->canvas;
	const struct style *style = canvas->style;
	const struct mark *mark = &canvas->chart->mark;
	int32_t width = mark->line != 0 ? frame_width(canvas, &style->mark, mark->label) : 0;
	int32_t most = frame_share(canvas, style->direct_width_most);

	for (size_t k = 0; names_right(bars) && k < bars->m; k++) {
		int32_t w = frame_width(canvas, &style->axis, bars_at(bars, 0, k)->series);

		width = larger(width, w);
	}
	return smaller(width, most);
}

static int
is_marked(const struct up *up, const struct datum *datum)
{
	const struct canvas *canvas = up->bars->canvas;

	return !up->bars->stacked && datum_drawn(datum) &&
	       wording_end_in(frame_value(canvas, datum), canvas->style->carried_mark);
}

/* The number as it stands at its bar: without the mark that stands above it. */
static const char *
number_at(const struct up *up, const struct datum *datum)
{
	const struct canvas *canvas = up->bars->canvas;
	const char *text = frame_value(canvas, datum);
	size_t len = strlen(text);

	if (!up->marks_above || !is_marked(up, datum))
		return text;
	return tb_arena_strndup(
	    &canvas->doc->arena, text, len - strlen(canvas->style->carried_mark));
}

/* The largest size at which all numbers fit over their bars, or none does. */
static void
fit_numbers(struct up *up)
{
	const struct bars *bars = up->bars;
	const struct canvas *canvas = bars->canvas;
	int32_t room = bars->stacked ? up->thick : (up->right - up->left) / (int32_t)bars->n;
	int32_t most = 0;

	if (!bars->stacked && bars->m > 1)
		room = up->thick;
	room -= canvas->style->column_gap / 4;
	up->value = canvas->style->value;
	for (size_t k = 0; k < bars->n * bars->m; k++) {
		const struct datum *datum = bars->bars[k].datum;
		int32_t w = frame_width(canvas, &up->value, number_at(up, datum));

		if (datum_drawn(datum))
			most = larger(most, w);
	}
	if (most > room)
		up->value.size = (int32_t)((int64_t)up->value.size * room / most);
	if (up->value.size < canvas->style->type_least)
		up->value.size = 0;
}

/* Marks of carried numbers go above them where that lets all have room. */
static void
set_value_type(struct up *up)
{
	const struct bars *bars = up->bars;

	up->marks_above = 0;
	fit_numbers(up);
	for (size_t k = 0; up->value.size == 0 && k < bars->n * bars->m; k++)
		up->marks_above |= is_marked(up, bars->bars[k].datum);
	if (up->marks_above)
		fit_numbers(up);
}

/* Between the slots of two categories. */
static int32_t
break_x(const void *plot, size_t i)
{
	const struct up *up = plot;

	return up->left +
	       (int32_t)((int64_t)(up->right - up->left) * (int64_t)i / (int64_t)up->bars->n);
}

/* The axis with what stands left and right of it. */
static void
set_axis(struct up *up)
{
	struct bars *bars = up->bars;
	struct canvas *canvas = bars->canvas;
	const struct style *style = canvas->style;
	int32_t column = column_width(bars), lines = bars->stacked ? 1 : (int32_t)bars->m;

	axis_up(canvas, &bars->axis, bars->low_e8, bars->high_e8, canvas->y, canvas->plot_height);
	up->left = axis_width(canvas, &bars->axis);
	up->right = canvas->width - (column > 0 ? column + style->column_gap : 0);
	up->column = column > 0 ? up->right + style->column_gap : 0;
	up->thick = (up->right - up->left) / (int32_t)bars->n * 3 / 4 / lines;
	if (up->thick > style->bar_width_most)
		up->thick = style->bar_width_most;
	set_value_type(up);
}

/* Below the unit and the labels of breaks; a number stands over the highest bar. */
static int
set_top(struct up *up, struct tb_err *err)
{
	struct canvas *canvas = up->bars->canvas;
	struct axis *axis = &up->bars->axis;
	int32_t line = tb_em_pu(canvas->style->leading, canvas->style->value.size);
	int32_t down = up->marks_above ? line * 3 / 2 : line / 2;

	if (breaks_place(canvas, &up->breaks, break_x, up, up->left, canvas->width,
		canvas->y + axis_unit_height(canvas, axis)) != 0)
		return breaks_fail(canvas, err);
	down += up->breaks.height;
	axis->scale.to_pu += down;
	axis->scale.from_pu += down;
	up->top = axis->scale.to_pu, up->bottom = axis->scale.from_pu;
	return 0;
}

static int
set_plot(struct up *up, struct tb_err *err)
{
	struct bars *bars = up->bars;
	struct canvas *canvas = bars->canvas;
	const struct style *style = canvas->style;
	size_t lines = bars->stacked ? 1 : bars->m;
	const char **names = tb_xcalloc(bars->n, sizeof *names);
	int axes = canvas->axes;

	canvas->valued = 1;
	set_axis(up);
	if (up->value.size == 0) { /* no number is printed */
		canvas->valued = 0;
		canvas->axes = axes;
		set_axis(up);
	}
	for (size_t i = 0; i < bars->n; i++)
		names[i] = bars->name(canvas, i);
	up->names = axis_names(canvas, names, bars->n, up->left, up->right, -1);
	free(names);
	if (up->thick < style->bar_width_least || up->names < 0)
		return frame_fail(canvas, canvas->panel->line, err,
		    "%zu bars with their names have no room side by side; %s, or use lines",
		    bars->n * lines,
		    bars_fit_right(bars) ? "give it direction='horizontal'" : "divide the chart");
	return set_top(up, err);
}

/* Where a number stands whose place is y: beyond the mark's line where that would go through it. */
static int32_t
beyond_mark(const struct up *up, size_t i, int32_t y, int32_t way)
{
	const struct bars *bars = up->bars;
	const struct mark *mark = &bars->canvas->chart->mark;
	int32_t room = up->value.size * 5 / 8 + bars_mark_half(bars), at;

	if (mark->line == 0 || i < mark->first)
		return y;
	at = scale_pu(&bars->axis.scale, mark->value_e8);
	return y > at - room && y < at + room ? at + way * room : y;
}

/* A number over its bar, or under one that goes down. */
static void
put_outside(struct up *up, const struct bar *bar, size_t i, int32_t x)
{
	struct bars *bars = up->bars;
	const struct style *style = bars->canvas->style;
	const char *text = number_at(up, bar->datum);
	int32_t end = bars_pu(bars, bar, bar->at_e8), away = up->value.size * 5 / 8;
	int32_t way = bar->at_e8 < bar->from_e8 ? 1 : -1;
	int32_t line = tb_em_pu(style->leading, up->value.size);
	int32_t y = beyond_mark(up, i, end + way * away, way);

	if (up->value.size > 0 && text[0] != '\0')
		bars_text(bars, &up->value, x - frame_width(bars->canvas, &up->value, text) / 2,
		    y, text);
	if (up->marks_above && is_marked(up, bar->datum))
		bars_text(bars, &style->value,
		    x - frame_width(bars->canvas, &style->value, style->carried_mark) / 2,
		    y + way * (line - away + style->value.size * 5 / 8), style->carried_mark);
}

/* What is said where a bar would stand; below the plot where that is too narrow. */
static void
put_missing(struct up *up, const struct bar *bar, size_t i, int32_t x, int32_t y)
{
	struct bars *bars = up->bars;
	struct canvas *canvas = bars->canvas;
	const char *text = frame_value(canvas, bar->datum);
	struct type type = canvas->style->note;
	int32_t width, room = bars->stacked || bars->m == 1
				  ? (up->right - up->left) / (int32_t)bars->n
				  : up->thick;

	type.size = canvas->style->type_least;
	width = frame_width(canvas, &type, text);
	if (width <= room)
		bars_text(bars, &type, x - width / 2, y - type.size * 5 / 8, text);
	else if (bar->datum->state == STATE_MISSING)
		bars_unsaid(bars, bar, i);
}

static void
put_category(struct up *up, size_t i)
{
	struct bars *bars = up->bars;
	struct gap gap;

	for (size_t k = 0; k < bars->m; k++) {
		const struct bar *bar = bars_at(bars, i, k);
		int32_t x = up_middle(up, i, k);

		if (datum_drawn(bar->datum))
			bars_put(bars, bar, i, x, up->thick, 'y');
		if (datum_drawn(bar->datum) && bars->stacked && up->value.size > 0)
			bars_put_inside(bars, bar, &up->value, x, 'y');
		else if (datum_drawn(bar->datum) && !bars->stacked)
			put_outside(up, bar, i, x);
		else if (!bars->stacked)
			put_missing(up, bar, i, x, bars_pu(bars, bar, bar->from_e8));
	}
	if (!bars->stacked)
		return;
	gap = bars_gap(bars, i);
	if (gap.whole)
		put_missing(up, gap.missing, i, up_middle(up, i, 0), gap.end_pu);
}

/* What stands right of the plot, from top to bottom: names of series, the mark's label. */
struct note {
	struct span span;
	struct block block;
	struct segment leader;
};

static int
by_want(const void *a, const void *b)
{
	const struct note *left = a, *right = b;

	return (left->span.want > right->span.want) - (left->span.want < right->span.want);
}

static size_t
collect_notes(struct up *up, struct note *notes)
{
	struct bars *bars = up->bars;
	struct canvas *canvas = bars->canvas;
	const struct style *style = canvas->style;
	const struct mark *mark = &canvas->chart->mark;
	int32_t width = canvas->width - up->column;
	size_t n = 0;

	for (size_t k = 0; names_right(bars) && k < bars->m; k++) {
		const struct bar *bar = bars_at(bars, bars->n - 1, k);
		struct type type = style->axis;

		type.ink = frame_series_ink(canvas, k).ink;
		notes[n].span.want =
		    (bars_pu(bars, bar, bar->from_e8) + bars_pu(bars, bar, bar->at_e8)) / 2;
		notes[n].leader.x0 = up_middle(up, bars->n - 1, 0) + up->thick / 2;
		notes[n++].block = block_fit(canvas, &type, width, bar->series);
	}
	if (mark->line != 0) {
		notes[n].span.want = scale_pu(&bars->axis.scale, mark->value_e8);
		notes[n].leader.x0 = up->right;
		notes[n++].block = block_fit(canvas, &style->mark, width, mark->label);
	}
	return n;
}

static int
put_notes(struct up *up, struct tb_err *err)
{
	struct canvas *canvas = up->bars->canvas;
	const struct style *style = canvas->style;
	struct note notes[SERIES_INKS + 1];
	struct span spans[SERIES_INKS + 1];
	size_t n = up->column > 0 ? collect_notes(up, notes) : 0;
	int rc;

	qsort(notes, n, sizeof *notes, by_want);
	for (size_t i = 0; i < n; i++) {
		spans[i] = notes[i].span;
		spans[i].size = notes[i].block.height;
	}
	rc = label_spread(spans, n, canvas->y, up->bottom);
	for (size_t i = 0; i < n; i++) {
		struct segment leader = notes[i].leader;

		leader.y0 = spans[i].want, leader.y1 = spans[i].at;
		leader.x1 = up->column - style->column_gap / 4;
		if (rc == 0 && (leader.y0 != leader.y1 || leader.x0 < up->right))
			frame_line(canvas, leader, style->leader_weight, 0, style->leader_ink);
		if (rc == 0)
			block_put(&notes[i].block, canvas, up->column,
			    spans[i].at - notes[i].block.height / 2, TB_ALIGN_LEFT);
		block_release(&notes[i].block);
	}
	return rc == 0 ? 0
		       : frame_fail(canvas, canvas->panel->line, err,
			     "the names of its series have no room beside it; shorten them");
}

static void
put_lines(struct up *up)
{
	struct bars *bars = up->bars;
	int32_t half = up->thick / 2;

	for (size_t i = 0; i + 1 < bars->n; i++)
		bars_put_link(
		    bars, i, up_middle(up, i, 0) + half, up_middle(up, i + 1, 0) - half, 'y');
	for (size_t k = 0; bars->canvas->chart->mark.line != 0 && k < bars->n * bars->m; k++)
		if (datum_drawn(bars->bars[k].datum) &&
		    k / bars->m >= bars->canvas->chart->mark.first) {
			int32_t left = up_middle(up, k / bars->m, k % bars->m) - up->thick / 2;

			bars_case_mark(bars, &bars->bars[k], left, left + up->thick, 'y');
		}
	bars_put_mark(bars, break_x(up, bars->canvas->chart->mark.first), up->right, 0, 'y');
}

/* Where there is no value at all, what says so is not crossed. */
static void
put_breaks(struct up *up)
{
	struct canvas *canvas = up->bars->canvas;
	int32_t end = bars_drawn(up->bars) ? up->bottom
					   : (up->top + up->bottom) / 2 - canvas->style->mark.size;

	for (size_t i = 0; i < up->breaks.n; i++) {
		const struct break_at *at = &up->breaks.at[i];

		breaks_put(canvas, at->x, up->top, end, at->text);
		bars_text(up->bars, &canvas->style->note, at->box.left,
		    (at->box.top + at->box.bottom) / 2, at->text);
	}
}

/* The holes of the grid are the texts, and the bars themselves, for it is put after them. */
static void
put_axis(struct up *up)
{
	struct bars *bars = up->bars;

	for (size_t k = 0; k < bars->n * bars->m; k++) {
		const struct bar *bar = &bars->bars[k];
		int32_t x = up_middle(up, k / bars->m, k % bars->m);
		int32_t from = bars_pu(bars, bar, bar->from_e8);
		int32_t to = bars_pu(bars, bar, bar->at_e8);

		/* lines along its ends are not inside it */
		if (datum_drawn(bar->datum))
			bars_hole(bars, (struct box){x - up->thick / 2, smaller(from, to) + 2,
					    x - up->thick / 2 + up->thick, larger(from, to) - 2});
	}
	axis_put_up(bars->canvas, &bars->axis, up->left, up->right, bars->holes, bars->nholes);
}

/* Numbers under bars that go down to the plot's bottom stand above the names. */
static int32_t
below_bars(const struct up *up)
{
	const struct bars *bars = up->bars;
	const struct style *style = bars->canvas->style;
	int32_t line = tb_em_pu(style->leading, style->value.size);

	for (size_t k = 0; k < bars->n * bars->m; k++) {
		const struct bar *bar = &bars->bars[k];

		if (bar->at_e8 < bar->from_e8 && bars_pu(bars, bar, bar->at_e8) > up->bottom - line)
			return line;
	}
	return 0;
}

static int
put_all(struct up *up, struct tb_err *err)
{
	struct bars *bars = up->bars;
	struct canvas *canvas = bars->canvas;
	const char **names;
	int32_t names_top;

	for (size_t i = 0; i < bars->n; i++)
		put_category(up, i);
	if (!bars_drawn(bars))
		bars_text(bars, &canvas->style->mark,
		    (up->left + up->right -
			frame_width(canvas, &canvas->style->mark, frame_no_data(canvas))) /
			2,
		    (up->top + up->bottom) / 2, frame_no_data(canvas));
	put_breaks(up);
	put_lines(up);
	put_axis(up);
	if (put_notes(up, err) != 0)
		return -1;
	names_top = up->bottom + below_bars(up) + axis_tick(canvas);
	names = tb_xcalloc(bars->n, sizeof *names);
	for (size_t i = 0; i < bars->n; i++)
		names[i] = bars->name(canvas, i);
	axis_names(canvas, names, bars->n, up->left, up->right, names_top);
	free(names);
	canvas->y = names_top + up->names;
	return 0;
}

int
bars_up(struct bars *bars, struct tb_err *err)
{
	struct up up = {.bars = bars};
	int rc;

	if (!names_right(bars))
		bars_key(bars);
	rc = set_plot(&up, err);
	if (rc == 0)
		rc = put_all(&up, err);
	breaks_release(&up.breaks);
	return rc;
}
