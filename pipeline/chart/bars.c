/*
 * The form bars: series in categories, side by side, stacked, or as shares of
 * their sum; and what both directions share (bars.h).
 */
#include "bars.h"
#include "../lib/decimal.h"
#include "form.h"
#include "strips.h"

const struct bar *
bars_at(const struct bars *bars, size_t i, size_t k)
{
	return &bars->bars[i * bars->m + k];
}

int32_t
bars_pu(const struct bars *bars, const struct bar *bar, int64_t value_e8)
{
	if (bar->whole_e8 > 0)
		return scale_share_pu(&bars->axis.scale, value_e8, bar->whole_e8);
	return scale_pu(&bars->axis.scale, bar->whole_e8 == 0 ? 0 : value_e8);
}

int
bars_drawn(const struct bars *bars)
{
	for (size_t k = 0; k < bars->n * bars->m; k++)
		if (datum_drawn(bars->bars[k].datum))
			return 1;
	return 0;
}

/* What the trace calls the place: of shares, hundredths of the whole. */
static int64_t
claim(const struct bar *bar)
{
	if (bar->whole_e8 < 0)
		return bar->at_e8;
	return bar->whole_e8 == 0 ? 0
				  : (int64_t)((tb_wide)bar->at_e8 * 100 * one_e8 / bar->whole_e8);
}

void
bars_put(
    struct bars *bars, const struct bar *bar, size_t i, int32_t middle, int32_t thick, char way)
{
	struct canvas *canvas = bars->canvas;
	int32_t from = bars_pu(bars, bar, bar->from_e8), to = bars_pu(bars, bar, bar->at_e8);
	int32_t low = smaller(from, to), length = from < to ? to - from : from - to;
	int32_t air = bars->canvas->style->axis_weight;

	/* neighbours are parted by a hair of paper */
	if (way == 'y' && !bars->stacked && bars->m > 1 && thick > 4 * air)
		thick -= air;

	if (length > 0 && way == 'x')
		tb_pages_rect(
		    canvas->page, low, middle - thick / 2, length, thick, (uint32_t)bar->color);
	else if (length > 0)
		tb_pages_rect(
		    canvas->page, middle - thick / 2, low, thick, length, (uint32_t)bar->color);
	/* parts of a stack are parted by a hair of paper */
	if (bars->stacked && bar->from_e8 != 0 && length > 2 * canvas->style->axis_weight) {
		if (way == 'x')
			frame_vline(canvas, from, middle - thick / 2, middle - thick / 2 + thick,
			    canvas->style->axis_weight, PAPER);
		else
			frame_hline(canvas, middle - thick / 2, middle - thick / 2 + thick, from,
			    canvas->style->axis_weight, PAPER);
	}
	trace_point(canvas, &bars->axis.scale, way == 'x' ? to : middle, way == 'x' ? middle : to,
	    claim(bar), bar->datum, bar->series, bars->name(canvas, i));
}

void
bars_hole(struct bars *bars, struct box box)
{
	struct box *slot = tb_grow(&bars->holes, bars->nholes, &bars->holes_cap, sizeof *slot);

	bars->nholes++;
	*slot = box;
}

void
bars_text(struct bars *bars, const struct type *type, int32_t x, int32_t y_middle, const char *text)
{
	bars_hole(bars, frame_text_around(bars->canvas, type, x, y_middle, text));
}

void
bars_put_inside(
    struct bars *bars, const struct bar *bar, const struct type *type, int32_t middle, char way)
{
	const char *text = frame_value(bars->canvas, bar->datum);
	int32_t from = bars_pu(bars, bar, bar->from_e8), to = bars_pu(bars, bar, bar->at_e8);
	int32_t room = from < to ? to - from : from - to;
	int32_t width = frame_width(bars->canvas, type, text);
	int32_t need =
	    way == 'x' ? width + bars->canvas->style->column_gap / 2 : type->size * 9 / 8;
	struct type inside = *type;

	if (need > room || text[0] == '\0')
		return;
	inside.ink = style_on(bar->color);
	if (way == 'x')
		bars_text(bars, &inside, (from + to - width) / 2, middle, text);
	else
		bars_text(bars, &inside, middle - width / 2, (from + to) / 2, text);
}

/* A line at a place of the axis, led around texts. */
static void
put_across(
    struct bars *bars, int32_t at, int32_t from, int32_t to, int32_t weight, int32_t ink, char way)
{
	(way == 'x' ? frame_vline_around : frame_hline_around)(bars->canvas, way == 'x' ? at : from,
	    way == 'x' ? from : to, way == 'x' ? to : at, weight, ink, bars->holes, bars->nholes);
}

void
bars_put_link(struct bars *bars, size_t i, int32_t from, int32_t to, char way)
{
	const struct style *style = bars->canvas->style;
	const struct bar *bar = bars_at(bars, i, 0), *next = bars_at(bars, i + 1, 0);

	if (bars->linked && datum_drawn(bar->datum) && datum_drawn(next->datum))
		put_across(bars, bars_pu(bars, bar, bar->at_e8), from, to, style->leader_weight,
		    style->leader_ink, way);
}

int32_t
bars_mark_half(const struct bars *bars)
{
	return 3 * bars->canvas->style->mark_weight / 2;
}

void
bars_case_mark(struct bars *bars, const struct bar *bar, int32_t from, int32_t to, char way)
{
	int32_t at = scale_pu(&bars->axis.scale, bars->canvas->chart->mark.value_e8);
	int32_t base = bars_pu(bars, bar, bar->from_e8), end = bars_pu(bars, bar, bar->at_e8);
	int32_t half = bars_mark_half(bars);

	if (smaller(base, end) + half < at && at < larger(base, end) - half)
		put_across(bars, at, from, to, 2 * half, PAPER, way);
}

void
bars_put_mark(struct bars *bars, int32_t from, int32_t to, int32_t lead, char way)
{
	const struct style *style = bars->canvas->style;
	const struct mark *mark = &bars->canvas->chart->mark;
	int32_t at = scale_pu(&bars->axis.scale, mark->value_e8), half = bars_mark_half(bars);

	if (mark->line == 0)
		return;
	put_across(bars, at, from - lead, to, style->mark_weight, style->mark_ink, way);
	trace_mark(bars->canvas, &bars->axis.scale, mark->value_e8, mark->label);
	/* a line of the grid right at it would be seen through it */
	bars_hole(bars, way == 'x' ? (struct box){at - half, from, at + half, to}
				   : (struct box){from, at - half, to, at + half});
}

void
bars_unsaid(struct bars *bars, const struct bar *bar, size_t i)
{
	frame_unsaid(bars->canvas, bars->name(bars->canvas, i), bar->series);
}

struct gap
bars_gap(struct bars *bars, size_t i)
{
	struct gap gap = {.whole = 1, .end_pu = bars_pu(bars, bars_at(bars, i, 0), 0)};

	for (size_t k = 0; k < bars->m; k++) {
		const struct bar *bar = bars_at(bars, i, k);

		if (datum_drawn(bar->datum)) {
			gap.whole = 0;
			gap.end_pu = bars_pu(bars, bar, bar->at_e8);
		} else if (gap.missing == NULL || bar->datum->state == STATE_MISSING) {
			/* what was not reported goes before what is not due */
			gap.missing = bar;
		}
	}
	for (size_t k = 0; !gap.whole && k < bars->m; k++)
		if (bars_at(bars, i, k)->datum->state == STATE_MISSING)
			bars_unsaid(bars, bars_at(bars, i, k), i);
	return gap;
}

void
bars_key(struct bars *bars)
{
	struct sample samples[SERIES_INKS + 2];
	size_t n = 0;

	for (size_t k = 0; bars->named && k < bars->m && n < TB_LEN(samples); k++)
		samples[n++] = (struct sample){
		    .color = bars_at(bars, 0, k)->color, .name = bars_at(bars, 0, k)->series};
	key_put(bars->canvas, samples, n);
}

void
bars_release(struct bars *bars)
{
	free(bars->bars);
	free(bars->holes);
	*bars = (struct bars){0};
}

/* That of its series; of a series by itself, what is below 0 stands out. */
static int32_t
bar_color(const struct bars *bars, size_t s, int64_t value_e8)
{
	const struct canvas *canvas = bars->canvas;

	if (bars->m == 1 && value_e8 < 0 && canvas->panel->series[s].lamp == LAMP_NONE)
		return canvas->style->fall_color;
	return frame_series_color(canvas, s);
}

/* The bars of one category; sums are known to be small enough. */
static void
set_category(struct bars *bars, size_t i)
{
	const struct chart *chart = bars->canvas->chart;
	const struct panel *panel = bars->canvas->panel;
	int64_t sum_e8 = 0, whole_e8 = -1;

	if (chart->arrange == ARRANGE_PERCENT) {
		whole_e8 = 0;
		for (size_t s = 0; s < panel->nseries; s++)
			whole_e8 += panel->series[s].points[i].value_e8;
	}
	for (size_t s = 0; s < panel->nseries; s++) {
		const struct datum *datum = &panel->series[s].points[i];
		struct bar *bar = &bars->bars[i * bars->m + s];

		*bar = (struct bar){.datum = datum,
		    .series = panel->series[s].name,
		    .from_e8 = bars->stacked ? sum_e8 : 0,
		    .at_e8 = datum->value_e8 + (bars->stacked ? sum_e8 : 0),
		    .whole_e8 = whole_e8,
		    .color = bar_color(bars, s, datum->value_e8)};
		sum_e8 += datum->value_e8;
		extent_take(&bars->low_e8, &bars->high_e8, bar->at_e8);
	}
}

int
bars_draw(struct canvas *canvas, struct tb_err *err)
{
	const struct chart *chart = canvas->chart;
	const struct panel *panel = canvas->panel;
	struct bars bars = {.canvas = canvas,
	    .n = panel->ncategories,
	    .m = panel->nseries,
	    .name = strips_category,
	    .stacked = chart->arrange != ARRANGE_GROUPED,
	    .named = panel->nseries > 1};
	int rc;

	bars.bars = tb_xcalloc(bars.n * bars.m, sizeof *bars.bars);
	for (size_t i = 0; i < bars.n; i++)
		set_category(&bars, i);
	if (chart->arrange == ARRANGE_PERCENT) {
		bars.low_e8 = 0, bars.high_e8 = 100 * one_e8;
		canvas->unit = canvas->style->unit_suffix;
	}
	if (chart->mark.line != 0) {
		int64_t value_e8 = chart->mark.value_e8;

		extent_take(&bars.low_e8, &bars.high_e8, value_e8);
	}
	rc =
	    chart->direction == DIRECTION_HORIZONTAL ? bars_right(&bars, err) : bars_up(&bars, err);
	bars_release(&bars);
	return rc;
}
