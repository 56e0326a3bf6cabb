/*
 * Bars that go right: see bars.h.
 *
 *	| category   |=====a=====| 12.3
 *	|            |==b==| 5.1
 */
#include "bars.h"
#include "strips.h"

struct right {
	struct bars *bars;
	struct strips strips;
	int32_t left, right;  /* of the plot */
	int32_t thick, pitch; /* of a bar; from bar to bar of a category */
	int32_t point;	      /* x of the decimal points of a column; 0 = there is none */
	int32_t before_most;  /* width of the column's numbers before the point */
	int32_t digits_end;   /* from the point to where the longest of them ends */
};

/* One series of what is not below 0: its numbers stand in a column at the right. */
static int
has_column(const struct bars *bars)
{
	return bars->m == 1 && bars->low_e8 >= 0;
}

/* Room for texts on both sides of the plot. */
static void
side_rooms(struct right *right, int32_t *before, int32_t *behind)
{
	const struct bars *bars = right->bars;
	const struct canvas *canvas = bars->canvas;
	const struct style *style = canvas->style;
	int32_t column = 0, digits = 0, words = 0;

	*before = *behind = 0;
	for (size_t k = 0; k < bars->n * bars->m; k++) {
		const struct bar *bar = &bars->bars[k];
		const char *text = frame_value(canvas, bar->datum);
		int32_t width = frame_width(canvas, &style->value, text);

		if (has_column(bars)) {
			struct number number = frame_number(canvas, &style->value, bar->datum);

			if (!datum_drawn(bar->datum)) { /* ends where the digits do */
				words = larger(words, width);
				continue;
			}
			right->before_most = larger(right->before_most, number.before);
			digits = larger(digits, number.behind);
			column = larger(column, number.behind + number.mark);
		} else if (datum_drawn(bar->datum) && bars->stacked) {
			continue;
		} else if (datum_drawn(bar->datum) && bar->at_e8 < bar->from_e8) {
			*before = larger(*before, width + style->column_gap / 2);
		} else {
			*behind = larger(*behind, width + style->column_gap / 2);
		}
	}
	if (has_column(bars)) {
		right->before_most = larger(right->before_most, words - digits);
		right->digits_end = digits;
		*behind = right->before_most + column + style->column_gap;
	}
	if (bars->low_e8 == 0) /* nothing is left of 0 but, perhaps, a negative zero */
		*before = 0;
}

static int
set_plot(struct right *right, struct tb_err *err)
{
	struct bars *bars = right->bars;
	struct canvas *canvas = bars->canvas;
	int32_t before, behind;

	side_rooms(right, &before, &behind);
	right->left = right->strips.left + before;
	right->right = canvas->width - larger(behind, 2 * canvas->style->mark_weight);
	if (right->right - right->left < canvas->width / 5)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the names and numbers leave no room for bars; shorten them, use a larger "
		    "unit, "
		    "or width='full'");
	if (has_column(bars))
		right->point = right->right + canvas->style->column_gap + right->before_most;
	axis_right(canvas, &bars->axis, bars->low_e8, bars->high_e8, right->left, right->right, 1);
	return 0;
}

/* Heights of bars and strips, below the label of the mark. */
static int
set_strips(struct right *right, int32_t top, struct tb_err *err)
{
	const struct bars *bars = right->bars;
	const struct style *style = bars->canvas->style;
	int32_t lines = bars->stacked ? 1 : (int32_t)bars->m;
	int32_t gap = style->row_pitch - style->bar_height;
	int32_t least_gap = style->row_pitch_least - style->bar_height;

	right->thick = style->bar_height;
	right->pitch = lines > 1 ? larger(style->value.size, style->bar_height) : 0;
	if (bars->stacked)
		right->thick = larger(style->bar_height, style->value.size * 5 / 4);
	return strips_place(bars->canvas, &right->strips, top,
	    right->pitch * (lines - 1) + right->thick + gap * (lines > 1 ? 2 : 1),
	    right->pitch * (lines - 1) + right->thick + least_gap, axis_height(bars->canvas), err);
}

/* A number beyond the end of its bar, or in its column; or what is said instead. */
static void
put_number(const struct right *right, const struct bar *bar, int32_t y)
{
	struct bars *bars = right->bars;
	struct canvas *canvas = bars->canvas;
	const struct style *style = canvas->style;
	int drawn = datum_drawn(bar->datum);
	const char *text = frame_value(canvas, bar->datum);
	int32_t gap = style->column_gap / 2, width = frame_width(canvas, &style->value, text);
	int32_t end = bars_pu(bars, bar, drawn ? bar->at_e8 : bar->from_e8);

	if (text[0] == '\0')
		return;
	if (right->point > 0 && !drawn)
		bars_text(bars, &style->value, right->point + right->digits_end - width, y, text);
	else if (right->point > 0)
		bars_text(bars, &style->value,
		    right->point - frame_number(canvas, &style->value, bar->datum).before, y, text);
	else if (drawn && bar->at_e8 < bar->from_e8)
		bars_text(bars, &style->value, end - gap - width, y, text);
	else
		bars_text(bars, drawn ? &style->value : &style->note, end + gap, y, text);
}

/* A stack of which parts are missing says so behind its end, once. */
static void
put_gap(const struct right *right, size_t i, int32_t y)
{
	struct bars *bars = right->bars;
	const struct style *style = bars->canvas->style;
	struct gap gap = bars_gap(bars, i);

	if (gap.missing != NULL)
		bars_text(bars, &style->note, gap.end_pu + style->column_gap / 2, y,
		    frame_value(bars->canvas, gap.missing->datum));
}

static int32_t
bar_middle(const struct right *right, size_t i, size_t k)
{
	int32_t middle = strips_middle(&right->strips, i);

	if (right->bars->stacked)
		return middle;
	return middle + right->pitch * (2 * (int32_t)k - (int32_t)right->bars->m + 1) / 2;
}

static void
put_strip(const struct right *right, size_t i)
{
	struct bars *bars = right->bars;

	strips_put_label(bars->canvas, &right->strips, i);
	for (size_t k = 0; k < bars->m; k++) {
		const struct bar *bar = bars_at(bars, i, k);
		int32_t y = bar_middle(right, i, k);

		if (datum_drawn(bar->datum))
			bars_put(bars, bar, i, y, right->thick, 'x');
		if (!bars->stacked)
			put_number(right, bar, y);
		else if (datum_drawn(bar->datum))
			bars_put_inside(bars, bar, &bars->canvas->style->value, y, 'x');
	}
	if (bars->stacked)
		put_gap(right, i, strips_middle(&right->strips, i));
}

static void
put_lines(const struct right *right)
{
	struct bars *bars = right->bars;
	const struct style *style = bars->canvas->style;
	const struct strips *strips = &right->strips;
	int32_t half = right->thick / 2;

	for (size_t i = 0; i + 1 < bars->n; i++)
		bars_put_link(bars, i, strips_middle(strips, i) + half,
		    strips_middle(strips, i + 1) - half, 'x');
	frame_vline_around(bars->canvas, scale_pu(&bars->axis.scale, 0), strips->top,
	    strips->bottom, style->axis_weight, style->axis_ink, bars->holes, bars->nholes);
	for (size_t k = 0; bars->canvas->chart->mark.line != 0 && k < bars->n * bars->m; k++)
		if (datum_drawn(bars->bars[k].datum)) {
			int32_t y = bar_middle(right, k / bars->m, k % bars->m);

			bars_case_mark(bars, &bars->bars[k], y - half, y + half, 'x');
		}
	bars_put_mark(bars, strips->top, strips->bottom, style->block_gap / 4, 'x');
	axis_put_right(bars->canvas, &bars->axis, strips->bottom);
}

/* Places of all, below the label of the mark, or what is said where no bar is. */
static int
lay_out(struct right *right, struct tb_err *err)
{
	struct bars *bars = right->bars;
	struct canvas *canvas = bars->canvas;
	const struct mark *mark = &canvas->chart->mark;
	int drawn = bars_drawn(bars);
	const char *text = !drawn ? frame_no_data(canvas) : mark->line != 0 ? mark->label : "";
	int32_t head = 0, x;

	canvas->valued = 1;
	strips_make(canvas, &right->strips, bars->n, bars->name);
	if (set_plot(right, err) != 0)
		return -1;
	x = drawn ? scale_pu(&bars->axis.scale, mark->value_e8) : (right->left + right->right) / 2;
	if (text[0] != '\0')
		head = strips_mark(canvas, text, x, right->left, canvas->y);
	return set_strips(right, canvas->y + head + canvas->style->block_gap / 4, err);
}

int
bars_fit_right(struct bars *bars)
{
	struct right right = {.bars = bars};
	struct tb_err unsaid = {0};
	int fit = bars->canvas->panel->nbreaks == 0 && lay_out(&right, &unsaid) == 0;

	strips_release(&right.strips);
	return fit;
}

int
bars_right(struct bars *bars, struct tb_err *err)
{
	struct canvas *canvas = bars->canvas;
	struct right right = {.bars = bars};
	int rc;

	bars_key(bars);
	rc = lay_out(&right, err);
	if (rc == 0) {
		for (size_t i = 0; i < bars->n; i++)
			put_strip(&right, i);
		put_lines(&right);
		canvas->y = right.strips.bottom + axis_height(canvas);
	}
	strips_release(&right.strips);
	return rc;
}
