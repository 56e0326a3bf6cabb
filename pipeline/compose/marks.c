/* Marks of figures in text: see marks.h. */
#include "marks.h"

/* In UTF-8 the marks are LEAD_1 LEAD_2 and one of these. */
enum { LEAD_1 = 0xef, LEAD_2 = 0xb7, DIGIT = 0x90, END = 0xa0, LAST = 0xaf, MARK_LEN = 3 };

/* Last byte of the mark at s; 0 = there is none. */
static unsigned
mark_at(const char *s, const char *end)
{
	const unsigned char *u = (const unsigned char *)s;

	if (end - s < MARK_LEN || u[0] != LEAD_1 || u[1] != LEAD_2 || u[2] < DIGIT || u[2] > LAST)
		return 0;
	return u[2];
}

static void
put_mark(struct tb_buf *out, unsigned last)
{
	tb_buf_putc(out, (char)LEAD_1);
	tb_buf_putc(out, (char)LEAD_2);
	tb_buf_putc(out, (char)last);
}

static void
put_text(const struct tb_figures *figures, const struct tb_figure *figure, const char *text,
    struct tb_buf *out)
{
	size_t index = tb_figures_index(figures, figure);
	int shift = 0;

	while (index >> shift > 0xf)
		shift += 4;
	for (; shift >= 0; shift -= 4)
		put_mark(out, DIGIT + (unsigned)(index >> shift & 0xf));
	tb_buf_puts(out, text);
	put_mark(out, END);
}

void
marks_put(const struct tb_figures *figures, const struct tb_figure *figure, struct tb_buf *out)
{
	put_text(figures, figure, figure->text, out);
}

void
marks_put_unsigned(
    const struct tb_figures *figures, const struct tb_figure *figure, struct tb_buf *out)
{
	put_text(figures, figure, tb_figure_unsigned_text(figure), out);
}

size_t
marks_span(const char *s, const char *end)
{
	const char *at = s;

	while (mark_at(at, end) != 0)
		at += MARK_LEN;
	return (size_t)(at - s);
}

static int
is_text(const char *text, const char *s, size_t len)
{
	return strlen(text) == len && memcmp(text, s, len) == 0;
}

/* The figure that the marks before `end` name and that the text from there on is;
 * NULL = none: a template cut it, or the marks are no work of ours. */
static const struct tb_figure *
figure_of(const struct tb_figures *figures, const char *s, const char *end, size_t len)
{
	const struct tb_figure *figure;
	size_t index = 0;
	int any = 0;

	for (; s < end; s += MARK_LEN) {
		unsigned last = mark_at(s, end);

		if (last >= END) {
			index = 0;
			any = 0;
		} else {
			index = index << 4 | (last - DIGIT);
			any = 1;
		}
	}
	figure = any ? tb_figures_at(figures, index) : NULL;
	return figure != NULL && (is_text(figure->text, s, len) ||
				     is_text(tb_figure_unsigned_text(figure), s, len))
		   ? figure
		   : NULL;
}

int
marks_next(const struct tb_figures *figures, const char **at, struct marked *stretch)
{
	const char *end = *at + strlen(*at);
	const char *s = *at + marks_span(*at, end), *to = s;

	while (to < end && mark_at(to, end) == 0)
		to++;
	stretch->s = s;
	stretch->len = (size_t)(to - s);
	stretch->figure = figure_of(figures, *at, s, stretch->len);
	*at = to;
	return stretch->len > 0;
}

int
marks_any(const char *text)
{
	const char *end = text + strlen(text);

	while ((text = strchr(text, LEAD_1)) != NULL && mark_at(text, end) == 0)
		text++;
	return text != NULL;
}

int
marks_equal(const char *text, const char *plain, size_t len)
{
	const char *end = text + strlen(text);

	for (text += marks_span(text, end); text < end && len > 0; plain++, len--) {
		if (*text != *plain)
			return 0;
		text++;
		text += marks_span(text, end);
	}
	return text == end && len == 0;
}
