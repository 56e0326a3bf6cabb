/* The trace of a picture: see trace.h. */
#include "trace.h"
#include "../lib/decimal.h"
#include "frame.h"

/* A field: tabs and line ends would part it. */
static void
put_text(struct tb_buf *out, const char *s)
{
	tb_buf_putc(out, '\t');
	for (; *s != '\0'; s++)
		tb_buf_putc(out, *s == '\t' || *s == '\n' || *s == '\r' ? ' ' : *s);
}

static void
put_value(struct tb_buf *out, int64_t value_e8)
{
	char text[TB_AMOUNT_SIZE];

	tb_amount_format(value_e8, TB_UNIT_YI, text);
	put_text(out, text);
}

static void
put_numbers(struct tb_buf *out, const int64_t *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		tb_buf_printf(out, "\t%lld", (long long)numbers[i]);
}

void
trace_picture(const struct canvas *canvas)
{
	if (canvas->trace == NULL)
		return;
	tb_buf_printf(canvas->trace, "picture\t%s\t%s\t%d\t%d\n", canvas->chart->id,
	    form_name(canvas->chart->form), (int)canvas->page->width, (int)canvas->page->height);
}

void
trace_label(const struct canvas *canvas, const struct type *type, struct box box, const char *text)
{
	if (canvas->trace == NULL || text[0] == '\0')
		return;
	tb_buf_puts(canvas->trace, "label");
	put_numbers(canvas->trace, (const int64_t[]){box.left, box.top, box.right, box.bottom}, 4);
	tb_buf_printf(canvas->trace, "\t%06x", (unsigned)type->ink);
	put_text(canvas->trace, text);
	tb_buf_putc(canvas->trace, '\n');
}

void
trace_axis(struct canvas *canvas, struct scale *scale, char way)
{
	if (scale->axis == 0)
		scale->axis = ++canvas->axes;
	if (canvas->trace == NULL)
		return;
	tb_buf_printf(canvas->trace, "axis\t%d\t%c\t%d\t%s\n", scale->axis, way, scale->myriads,
	    scale->stairs_e8 != NULL ? "stairs" : "even");
}

static void
put_line(const struct canvas *canvas, const char *kind, const struct scale *scale, int64_t value_e8,
    const char *text)
{
	if (canvas->trace == NULL)
		return;
	tb_buf_printf(canvas->trace, "%s\t%d", kind, scale->axis);
	put_value(canvas->trace, value_e8);
	tb_buf_printf(canvas->trace, "\t%d", (int)scale_pu(scale, value_e8));
	put_text(canvas->trace, text);
	tb_buf_putc(canvas->trace, '\n');
}

void
trace_tick(
    const struct canvas *canvas, const struct scale *scale, int64_t value_e8, const char *text)
{
	put_line(canvas, "tick", scale, value_e8, text);
}

void
trace_mark(
    const struct canvas *canvas, const struct scale *scale, int64_t value_e8, const char *label)
{
	put_line(canvas, "mark", scale, value_e8, label);
}

void
trace_break(const struct canvas *canvas, int32_t x, const char *label)
{
	if (canvas->trace == NULL)
		return;
	tb_buf_printf(canvas->trace, "break\t%d", (int)x);
	put_text(canvas->trace, label);
	tb_buf_putc(canvas->trace, '\n');
}

/* The end of a line: value, series, category. */
static void
put_datum(const struct canvas *canvas, const struct datum *datum, const char *series,
    const char *category)
{
	put_value(canvas->trace, datum->value_e8);
	put_text(canvas->trace, series);
	put_text(canvas->trace, category);
	tb_buf_putc(canvas->trace, '\n');
}

void
trace_point(const struct canvas *canvas, const struct scale *scale, int32_t x, int32_t y,
    int64_t at_e8, const struct datum *datum, const char *series, const char *category)
{
	if (canvas->trace == NULL)
		return;
	tb_buf_puts(canvas->trace, "point");
	put_numbers(canvas->trace, (const int64_t[]){scale->axis, x, y}, 3);
	put_value(canvas->trace, at_e8);
	put_datum(canvas, datum, series, category);
}

void
trace_crossing(const struct canvas *canvas, const struct scale *scale, int32_t x, int32_t y,
    int64_t rung_e8, enum part part, int late, const char *series, const char *category)
{
	static const char *const names[PART_MAX] = {
	    [PART_ACTUAL] = "actual", [PART_PLAN] = "plan", [PART_OUTLOOK] = "outlook"};

	if (canvas->trace == NULL)
		return;
	tb_buf_puts(canvas->trace, "crossing");
	put_numbers(canvas->trace, (const int64_t[]){scale->axis, x, y}, 3);
	put_value(canvas->trace, rung_e8);
	tb_buf_printf(canvas->trace, "\t%s\t%s", names[part], late ? "late" : "");
	put_text(canvas->trace, series);
	put_text(canvas->trace, category);
	tb_buf_putc(canvas->trace, '\n');
}

void
trace_area(const struct canvas *canvas, struct box box, const struct datum *datum,
    const char *series, const char *category)
{
	if (canvas->trace == NULL)
		return;
	tb_buf_puts(canvas->trace, "area");
	put_numbers(canvas->trace, (const int64_t[]){box.left, box.top, box.right, box.bottom}, 4);
	put_datum(canvas, datum, series, category);
}

void
trace_wedge(const struct canvas *canvas, int32_t x, int32_t y, int64_t from, int64_t to,
    const struct datum *datum, const char *category)
{
	if (canvas->trace == NULL)
		return;
	tb_buf_puts(canvas->trace, "wedge");
	put_numbers(canvas->trace, (const int64_t[]){x, y, from, to}, 4);
	put_datum(canvas, datum, "", category);
}

void
trace_shape(const struct canvas *canvas, struct box box, int32_t x, int32_t y,
    const struct datum *datum, const char *category)
{
	if (canvas->trace == NULL)
		return;
	tb_buf_puts(canvas->trace, "shape");
	put_numbers(
	    canvas->trace, (const int64_t[]){box.left, box.top, box.right, box.bottom, x, y}, 6);
	put_datum(canvas, datum, "", category);
}
