/* Months of a Gantt strip, and its axis: see gantt.h. */
#include "gantt.h"
#include "axis.h"
#include "../lib/period.h"

enum { YEAR = 12, QUARTER = 3 };

static int32_t
days_of(int32_t month)
{
	struct tb_date first = {month / YEAR, month % YEAR + 1, 1};
	struct tb_date next = {(month + 1) / YEAR, (month + 1) % YEAR + 1, 1};

	return (int32_t)(tb_date_days(next) - tb_date_days(first));
}

int64_t
gantt_value(struct moment moment)
{
	if (moment.day == 0)
		return moment.month * one_e8 + one_e8 / 2;
	return moment.month * one_e8 + (2 * moment.day - 1) * one_e8 / (2 * days_of(moment.month));
}

int32_t
gantt_x(const struct gantt *gantt, struct moment moment)
{
	return scale_pu(&gantt->scale, gantt_value(moment));
}

/* The days decide where both are known, else the months. */
int
gantt_is_late(const struct gantt *gantt, const struct stop *stop, int32_t *months)
{
	struct moment now = gantt->canvas->chart->now, planned = stop->planned;
	int days = now.day > 0 && planned.day > 0;

	if (now.month == 0 || stop->actual.month != 0)
		return 0;
	*months = now.month - planned.month - (days && now.day < planned.day);
	return *months > 0 ||
	       (days && *months == 0 && (now.month > planned.month || now.day > planned.day));
}

static const char *
keep(const struct gantt *gantt, struct tb_buf *text)
{
	const char *kept = tb_arena_strdup(&gantt->canvas->doc->arena, text->s);

	tb_buf_release(text);
	return kept;
}

const char *
gantt_late_text(const struct gantt *gantt, const struct row *row)
{
	enum { NAMED = 3 }; /* the first are the latest */
	const struct style *style = gantt->canvas->style;
	struct list list = {0};
	struct tb_buf text = TB_BUF_INIT;

	for (size_t i = 0; i < row->nstops; i++) {
		int32_t months;

		if (!gantt_is_late(gantt, &row->stops[i], &months) || list.n++ >= NAMED)
			continue;
		tb_buf_printf(&text, "%s%s%s", list.n > 1 ? style->list_mark : "",
		    row->stops[i].type, style->overdue);
		if (months > 0)
			tb_buf_printf(&text, "%d%s", (int)months, style->months_late);
		else
			tb_buf_puts(&text, style->month_part);
	}
	if (list.n > NAMED)
		tb_buf_printf(&text, "%s%zu%s", style->list_more, list.n, style->list_count);
	if (row->nstops == 0)
		tb_buf_puts(&text, style->missing);
	return keep(gantt, &text);
}

const char *
gantt_moment_text(const struct gantt *gantt, const char *before, struct moment moment)
{
	const struct style *style = gantt->canvas->style;
	struct tb_date date = {moment.month / YEAR, moment.month % YEAR + 1, moment.day};
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_puts(&text, before);
	if (moment.day > 0)
		tb_date_chinese(date, &text);
	else
		tb_buf_printf(&text, "%d%s%d%s", date.year, style->year, date.month, style->month);
	return keep(gantt, &text);
}

const char *
gantt_claim(const struct gantt *gantt, const struct stop *stop, const char *what)
{
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_printf(&text, "%s %s", stop->type, what);
	return keep(gantt, &text);
}

static int32_t
line(const struct gantt *gantt)
{
	const struct style *style = gantt->canvas->style;

	return tb_em_pu(style->leading, style->axis.size);
}

int32_t
gantt_axis_height(const struct gantt *gantt)
{
	return 2 * line(gantt) + axis_tick(gantt->canvas);
}

static int32_t
month_x(const struct gantt *gantt, int32_t month)
{
	return scale_pu(&gantt->scale, month * one_e8);
}

/* Every how many months have room for their names; 0 = not even each twelfth. */
static int32_t
month_stride(const struct gantt *gantt)
{
	static const int32_t strides[] = {1, QUARTER, 6, YEAR};
	const struct style *style = gantt->canvas->style;
	struct tb_buf text = TB_BUF_INIT;
	int64_t width;

	tb_buf_printf(&text, "%d%s", (int)YEAR, style->month);
	width = frame_width(gantt->canvas, &style->axis, text.s) + style->column_gap / 2;
	tb_buf_release(&text);
	/* where there are years enough, their names alone */
	for (size_t i = 0; i < TB_LEN(strides) - (gantt->to - gantt->from >= 4 * YEAR); i++)
		if (width * (gantt->to - gantt->from + 1) <=
		    (int64_t)strides[i] * (gantt->right - gantt->left))
			return strides[i];
	return 0;
}

/* Months in the middle of their places. */
static void
put_months(struct gantt *gantt, int32_t stride, int32_t y)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	/* calendar quarters, unless that leaves a single one */
	int32_t n = gantt->to - gantt->from + 1, base = n >= 2 * stride ? 0 : gantt->from;
	int few = n <= stride; /* the first and the last */

	for (int32_t month = gantt->from; month <= gantt->to; month++) {
		struct tb_buf text = TB_BUF_INIT;
		int64_t value = month * one_e8 + one_e8 / 2;
		int32_t width, left;

		if ((month - base) % stride != 0 && !(few && month == gantt->to))
			continue;
		tb_buf_printf(&text, "%d%s", (int)(month % YEAR + 1), style->month);
		width = frame_width(canvas, &style->axis, text.s);
		left = scale_pu(&gantt->scale, value) - width / 2;
		left = left + width > canvas->width ? canvas->width - width : left;
		frame_text(canvas, &style->axis, left, y, text.s);
		trace_tick(canvas, &gantt->scale, value, text.s);
		tb_buf_release(&text);
	}
}

/* Every how many years have room for their names, each `width` wide. */
static int32_t
year_stride(const struct gantt *gantt, int32_t width)
{
	static const int32_t strides[] = {1, 2, 5, 10, 20, 50, 100};
	size_t s = 0;

	while (s + 1 < TB_LEN(strides) &&
	       (int64_t)width * (gantt->to - gantt->from + 1) >
		   (int64_t)strides[s] * YEAR * (gantt->right - gantt->left))
		s++;
	return strides[s];
}

/* Years from their Januaries on, fewer where they are many, but the first and the last; what is
 * there of the year before them, where it has room. They are ticks where there are no months. */
static void
put_years(struct gantt *gantt, int ticks, int32_t y)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	int32_t first = (gantt->from + YEAR - 1) / YEAR, last = gantt->to / YEAR, stride, width,
		taken = 0;
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_printf(&text, "%d%s", 2000, style->year);
	width = frame_width(canvas, &style->axis, text.s);
	stride = year_stride(gantt, width + style->column_gap / 2);
	for (int32_t year = gantt->from / YEAR; year <= last; year++) {
		int32_t x = year < first ? gantt->left : month_x(gantt, year * YEAR);
		int32_t end = first <= last ? month_x(gantt, first * YEAR) : canvas->width;

		if (year < first
			? ticks || end - x < width + style->column_gap / 2
			: (year - first) % stride != 0 && !(stride > last - first && year == last))
			continue;
		tb_buf_reset(&text);
		tb_buf_printf(&text, "%d%s", (int)year, style->year);
		x = x + width > canvas->width ? canvas->width - width : x;
		if (x < taken)
			continue;
		taken = x + width;
		frame_text(canvas, &style->axis, x, y, text.s);
		if (ticks)
			trace_tick(canvas, &gantt->scale, year * YEAR * one_e8, text.s);
	}
	tb_buf_release(&text);
}

void
gantt_put_axis(struct gantt *gantt)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	int32_t stride = month_stride(gantt), bottom = gantt->strips.bottom;
	int32_t y = bottom + axis_tick(canvas) + line(gantt) / 2;

	trace_axis(canvas, &gantt->scale, 'x');
	frame_hline(canvas, gantt->left, gantt->right, bottom, style->axis_weight, style->axis_ink);
	if (stride > 0)
		put_months(gantt, stride, y);
	put_years(gantt, stride == 0, y + (stride > 0 ? line(gantt) : 0));
	canvas->y = bottom + gantt_axis_height(gantt);
}

/* Years dark, quarters light where they are not too close. */
void
gantt_put_grid(const struct gantt *gantt)
{
	struct canvas *canvas = gantt->canvas;
	const struct style *style = canvas->style;
	int32_t n = gantt->to - gantt->from + 1, step = YEAR;

	if ((int64_t)(gantt->right - gantt->left) * QUARTER > (int64_t)n * 3 * style->column_gap)
		step = QUARTER;
	while ((int64_t)(gantt->right - gantt->left) * step < (int64_t)n * style->column_gap / 2)
		step *= 2;
	for (int32_t month = gantt->from; month <= gantt->to + 1; month++)
		if (month % step == 0)
			frame_vline_around(canvas, month_x(gantt, month), gantt->strips.top,
			    gantt->strips.bottom, style->grid_weight,
			    month % YEAR == 0 ? style->rung_color : style->grid_ink, gantt->holes,
			    gantt->nholes);
}
