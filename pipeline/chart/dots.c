/*
 * Dots: a few values of each row on a common axis, joined by a hairline, such
 * as last year and this year.
 *
 *	| row      |   1.2 o------------o 5.4
 *
 * The outer two numbers are printed where there are two series at most; with
 * more the grid has to do.  Series are named over the dots of the first row,
 * else in a key.  Amounts start at 0; rates that are all far from it do not:
 * what is read is the place of a dot, not the length of a bar.  Dots that would hide
 * one another stand one above the other.
 */
#include "axis.h"
#include "form.h"
#include "key.h"
#include "label.h"
#include "strips.h"

enum { NUMBERS_MOST = 2 }; /* series of which the numbers are printed */

/* The name of a series over its dot in the first row. */
struct over {
	size_t series;
	struct span span; /* x */
};

struct dots {
	struct canvas *canvas;
	struct strips strips;
	struct axis axis;
	int32_t left, right, missing;	/* x: of the plot; of what is missing, 0 = nothing */
	struct over names[SERIES_INKS]; /* from left to right */
	int32_t names_height;		/* 0 = the series are in a key, or there is one */
	struct box *holes;
	size_t nholes, holes_cap;
};

static const struct datum *
dot_at(const struct dots *dots, size_t i, size_t s)
{
	return &dots->canvas->panel->rows[i].points[s];
}

static int32_t
dot_x(const struct dots *dots, size_t i, size_t s)
{
	return scale_pu(&dots->axis.scale, dot_at(dots, i, s)->value_e8);
}

/* What is missing in a row: "" where nothing is, the word alone where all is or where the
 * names of the series are long; then *short_of says so. */
static const char *
missing_text(const struct dots *dots, size_t i, int *short_of)
{
	const struct canvas *canvas = dots->canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	struct tb_buf text = TB_BUF_INIT;
	enum state worst = STATE_NONE; /* what was not reported goes before what is not due */
	const char *kept, *word = "";
	size_t count = 0, drawn = 0;

	for (size_t s = 0; s < panel->nseries; s++) {
		worst = dot_at(dots, i, s)->state == STATE_MISSING ? STATE_MISSING : worst;
		drawn += (size_t)datum_drawn(dot_at(dots, i, s));
	}
	for (size_t s = 0; s < panel->nseries; s++) {
		if (dot_at(dots, i, s)->state != worst)
			continue;
		tb_buf_puts(&text, count++ > 0 ? style->list_mark : "");
		tb_buf_puts(&text, panel->series[s].name);
		word = frame_value(canvas, dot_at(dots, i, s));
	}
	*short_of = count > 0 && drawn > 0 &&
		    frame_width(canvas, &style->note, text.s) >
			frame_share(canvas, style->value_width_most);
	if (drawn == 0 || *short_of)
		tb_buf_reset(&text);
	tb_buf_puts(&text, word);
	kept = tb_arena_strdup(&canvas->doc->arena, text.s);
	tb_buf_release(&text);
	return kept;
}

/* Ends of the axis: 0 is between them, unless that left half of the plot of a rate empty. */
static void
ends(const struct dots *dots, int64_t *low, int64_t *high)
{
	const struct canvas *canvas = dots->canvas;
	const struct mark *mark = &canvas->chart->mark;

	*low = INT64_MAX, *high = INT64_MIN;
	if (mark->line != 0)
		extent_take(low, high, mark->value_e8);
	for (size_t i = 0; i < canvas->panel->nrows; i++)
		for (size_t s = 0; s < canvas->panel->nseries; s++)
			if (datum_drawn(dot_at(dots, i, s)))
				extent_take(low, high, dot_at(dots, i, s)->value_e8);
	if (axis_is_rate(canvas) && *low<*high && * low> * high / 2)
		*low = scale_span(*low, *high, canvas->style->ticks_most, 1, 0, 0).from_e8;
	else
		extent_take(low, high, 0);
	if (*low > *high)
		*low = *high = 0;
}

static int
has_numbers(const struct dots *dots)
{
	return dots->canvas->panel->nseries <= NUMBERS_MOST;
}

/* From the middle of a dot to its number. */
static int32_t
number_gap(const struct dots *dots)
{
	const struct style *style = dots->canvas->style;

	return style->dot_diameter / 2 + style->column_gap / 3;
}

static int
set_plot(struct dots *dots, struct tb_err *err)
{
	struct canvas *canvas = dots->canvas;
	const struct style *style = canvas->style;
	int32_t number = 0, missing = 0, gap = number_gap(dots);
	int64_t low, high;
	int short_of;

	for (size_t i = 0; i < canvas->panel->nrows; i++) {
		int32_t w = frame_width(canvas, &style->note, missing_text(dots, i, &short_of));

		missing = larger(missing, w);
		for (size_t s = 0; s < canvas->panel->nseries; s++) {
			const struct datum *datum = dot_at(dots, i, s);

			w = frame_width(canvas, &style->value, frame_value(canvas, datum));
			if (datum_drawn(datum) && has_numbers(dots))
				number = larger(number, w);
		}
	}
	missing += missing > 0 ? style->column_gap : 0;
	number += gap;
	dots->left = dots->strips.left + number;
	dots->right = canvas->width - missing - number;
	dots->missing = missing > 0 ? canvas->width - missing + style->column_gap : 0;
	if (dots->right - dots->left < canvas->width / 5)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the names and numbers leave no room for dots; shorten them, use a larger "
		    "unit, "
		    "or width='full'");
	ends(dots, &low, &high);
	axis_right(canvas, &dots->axis, low, high, dots->left, dots->right, 0);
	return 0;
}

static void
put_text(struct dots *dots, const struct type *type, int32_t x, int32_t y, const char *text)
{
	struct box *hole = tb_grow(&dots->holes, dots->nholes, &dots->holes_cap, sizeof *hole);

	dots->nholes++;
	*hole = frame_text_around(dots->canvas, type, x, y, text);
}

/* A number from x on that the mark's line would run through goes beyond it, away from its dot:
 * there is room, for the line is between the plot's ends. */
static int32_t
beyond_mark(const struct dots *dots, int32_t x, int32_t width, int direction)
{
	const struct mark *mark = &dots->canvas->chart->mark;
	int32_t line, air = number_gap(dots);

	if (mark->line == 0)
		return x;
	line = scale_pu(&dots->axis.scale, mark->value_e8);
	if (line < x || line > x + width)
		return x;
	return direction > 0 ? line + air : line - air - width;
}

/* The numbers of the outer dots, beyond them. */
static void
put_numbers(struct dots *dots, size_t i, size_t first, size_t last, int32_t y)
{
	struct canvas *canvas = dots->canvas;
	const struct style *style = canvas->style;
	const char *low = frame_value(canvas, dot_at(dots, i, first));
	const char *high = frame_value(canvas, dot_at(dots, i, last));
	int32_t gap = number_gap(dots);
	int32_t low_width = frame_width(canvas, &style->value, low);
	int32_t high_width = frame_width(canvas, &style->value, high);

	if (first != last)
		put_text(dots, &style->value,
		    beyond_mark(dots, dot_x(dots, i, first) - gap - low_width, low_width, -1), y,
		    low);
	put_text(dots, &style->value, beyond_mark(dots, dot_x(dots, i, last) + gap, high_width, 1),
	    y, high);
}

static void
set_row(struct dots *dots, size_t i)
{
	struct canvas *canvas = dots->canvas;
	int short_of;
	const char *missing = missing_text(dots, i, &short_of);
	int32_t y = strips_middle(&dots->strips, i);
	size_t first = SIZE_MAX, last = SIZE_MAX;

	strips_put_label(dots->canvas, &dots->strips, i);
	if (missing[0] != '\0')
		put_text(dots, &canvas->style->note, dots->missing, y, missing);
	for (size_t s = 0; s < canvas->panel->nseries; s++) {
		if (short_of && dot_at(dots, i, s)->state == STATE_MISSING)
			frame_unsaid(
			    canvas, canvas->panel->rows[i].label, canvas->panel->series[s].name);
		if (!datum_drawn(dot_at(dots, i, s)))
			continue;
		if (first == SIZE_MAX || dot_x(dots, i, s) < dot_x(dots, i, first))
			first = s;
		if (last == SIZE_MAX || dot_x(dots, i, s) >= dot_x(dots, i, last))
			last = s;
	}
	if (first != SIZE_MAX && has_numbers(dots))
		put_numbers(dots, i, first, last, y);
	/* none where the dots would cover it: it could be thinner than print holds */
	if (first != SIZE_MAX &&
	    dot_x(dots, i, last) - dot_x(dots, i, first) >= canvas->style->dot_diameter)
		frame_hline(dots->canvas, dot_x(dots, i, first), dot_x(dots, i, last), y,
		    canvas->style->mark_weight, canvas->style->grid_ink);
}

/* Would the dots hide one another? */
static int
is_tied(const struct dots *dots, size_t i, size_t a, size_t b)
{
	return datum_drawn(dot_at(dots, i, a)) && datum_drawn(dot_at(dots, i, b)) &&
	       abs(dot_x(dots, i, a) - dot_x(dots, i, b)) <= dots->canvas->style->dot_diameter / 4;
}

/* Middle of a dot: of those that tie, one stands above the other. */
static int32_t
dot_y(const struct dots *dots, size_t i, size_t s)
{
	int32_t d = dots->canvas->style->dot_diameter, room = dots->strips.strips[i].height - d;
	int32_t before = 0, tied = 1, apart = d * 3 / 5;

	for (size_t t = 0; t < dots->canvas->panel->nseries; t++) {
		if (t == s || !is_tied(dots, i, s, t))
			continue;
		before += t < s;
		tied++;
	}
	if (apart * (tied - 1) > room)
		apart = room / (tied - 1);
	return strips_middle(&dots->strips, i) + apart * (2 * before - tied + 1) / 2;
}

/* A disc on paper with the edge of its series' ink, for pale ones: dots that touch are told
 * apart, and none is lost on white. */
static void
put_dot(const struct dots *dots, size_t s, int32_t x, int32_t y, int carried)
{
	struct canvas *canvas = dots->canvas;
	const struct style *style = canvas->style;
	struct ink ink = frame_series_ink(canvas, s);
	int32_t d = style->dot_diameter;

	frame_disc(canvas, x, y, d + style->casing_weight, PAPER);
	frame_edged_disc(canvas, x, y, d, ink.color, ink.ink);
	if (carried)
		frame_hole(canvas, x, y, d);
}

static void
put_dots(struct dots *dots, size_t i)
{
	struct canvas *canvas = dots->canvas;

	for (size_t s = 0; s < canvas->panel->nseries; s++) {
		const struct datum *datum = dot_at(dots, i, s);
		int32_t x, y;

		if (!datum_drawn(datum))
			continue;
		x = dot_x(dots, i, s), y = dot_y(dots, i, s);
		put_dot(dots, s, x, y, datum->state == STATE_CARRIED);
		trace_point(canvas, &dots->axis.scale, x, y, datum->value_e8, datum,
		    canvas->panel->series[s].name, canvas->panel->rows[i].label);
	}
}

static void
put_key(struct canvas *canvas)
{
	struct sample samples[SERIES_INKS];
	size_t n = canvas->panel->nseries;

	for (size_t s = 0; s < n; s++)
		samples[s] = (struct sample){.color = frame_series_color(canvas, s),
		    .edge = frame_series_ink(canvas, s).ink,
		    .name = canvas->panel->series[s].name,
		    .shape = SHAPE_DISC};
	key_put(canvas, samples, n > 1 ? n : 0);
}

static struct type
name_type(const struct canvas *canvas, size_t s)
{
	struct type type = canvas->style->direct;

	type.ink = frame_series_ink(canvas, s).ink;
	return type;
}

/* Can each series be named over its dot in the first row? */
static int
set_names(struct dots *dots)
{
	const struct canvas *canvas = dots->canvas;
	size_t n = canvas->panel->nseries;
	int32_t gap = canvas->style->column_gap;
	struct span spans[SERIES_INKS];

	for (size_t s = 0; s < n; s++) {
		struct type type = name_type(canvas, s);
		struct over over = {.series = s};
		size_t k = s;

		if (!datum_drawn(dot_at(dots, 0, s)))
			return 0;
		over.span.want = dot_x(dots, 0, s);
		over.span.size = frame_width(canvas, &type, canvas->panel->series[s].name) + gap;
		for (; k > 0 && dots->names[k - 1].span.want > over.span.want; k--)
			dots->names[k] = dots->names[k - 1];
		dots->names[k] = over;
	}
	for (size_t k = 0; k < n; k++)
		spans[k] = dots->names[k].span;
	if (label_spread(spans, n, dots->strips.left - gap / 2, canvas->width + gap / 2) != 0)
		return 0;
	for (size_t k = 0; k < n; k++) {
		dots->names[k].span = spans[k];
		/* its dot is below it */
		if (2 * abs(spans[k].at - spans[k].want) > spans[k].size - gap)
			return 0;
	}
	return 1;
}

static void
put_names(struct dots *dots)
{
	struct canvas *canvas = dots->canvas;
	int32_t y = dots->strips.top - dots->names_height / 2;

	for (size_t k = 0; dots->names_height > 0 && k < canvas->panel->nseries; k++) {
		const struct over *over = &dots->names[k];
		struct type type = name_type(canvas, over->series);

		put_text(dots, &type,
		    over->span.at - (over->span.size - canvas->style->column_gap) / 2, y,
		    canvas->panel->series[over->series].name);
	}
}

static void
put_plot(struct dots *dots)
{
	struct canvas *canvas = dots->canvas;
	const struct style *style = canvas->style;
	const struct mark *mark = &canvas->chart->mark;
	const struct strips *strips = &dots->strips;

	put_names(dots);
	for (size_t i = 0; i < strips->n; i++)
		set_row(dots, i);
	axis_put_grid(canvas, &dots->axis, strips->top, strips->bottom, dots->holes, dots->nholes);
	if (dots->axis.scale.from_e8 <= 0)
		frame_vline_around(canvas, scale_pu(&dots->axis.scale, 0), strips->top,
		    strips->bottom, style->axis_weight, style->axis_ink, dots->holes, dots->nholes);
	if (mark->line != 0) {
		frame_vline_around(canvas, scale_pu(&dots->axis.scale, mark->value_e8),
		    strips->top - dots->names_height - style->block_gap / 4, strips->bottom,
		    style->mark_weight, style->mark_ink, dots->holes, dots->nholes);
		trace_mark(canvas, &dots->axis.scale, mark->value_e8, mark->label);
	}
	for (size_t i = 0; i < strips->n; i++)
		put_dots(dots, i);
	axis_put_right(canvas, &dots->axis, strips->bottom);
	canvas->y = strips->bottom + axis_height(canvas);
}

int
dots_draw(struct canvas *canvas, struct tb_err *err)
{
	const struct style *style = canvas->style;
	const struct mark *mark = &canvas->chart->mark;
	struct dots dots = {.canvas = canvas};
	int32_t head = 0;
	int rc;

	strips_make(canvas, &dots.strips, canvas->panel->nrows, strips_row);
	rc = set_plot(&dots, err);
	if (rc == 0 && canvas->panel->nseries > 1 && set_names(&dots))
		dots.names_height = tb_em_pu(style->leading, style->direct.size);
	else if (rc == 0)
		put_key(canvas);
	if (rc == 0 && mark->line != 0)
		head = strips_mark(canvas, mark->label, scale_pu(&dots.axis.scale, mark->value_e8),
		    dots.left, canvas->y);
	if (rc == 0)
		rc = strips_place(canvas, &dots.strips,
		    canvas->y + head + dots.names_height + style->block_gap / 4, style->row_pitch,
		    style->row_pitch_least, axis_height(canvas), err);
	if (rc == 0)
		put_plot(&dots);
	strips_release(&dots.strips);
	free(dots.holes);
	return rc;
}
