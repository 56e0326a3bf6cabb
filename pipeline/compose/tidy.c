/* White space: see tidy.h. */
#include "tidy.h"
#include "marks.h"

static int
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static int
is_ascii(unsigned char c)
{
	return c > ' ' && c < 0x7f;
}

void
tidy_put(struct tidy *tidy, struct tb_buf *out, const char *s, size_t len)
{
	const char *end = s + len;

	while (s < end) {
		size_t marks = marks_span(s, end);
		int more = s + marks < end && !is_white(s[marks]);

		if (more && tidy->pending && is_ascii(tidy->last) &&
		    is_ascii((unsigned char)s[marks]))
			tb_buf_putc(out, ' ');
		tb_buf_put(out, s, marks);
		s += marks;
		if (more) {
			tb_buf_putc(out, *s);
			tidy->last = (unsigned char)*s;
		}
		tidy->pending = !more && (tidy->pending || s < end);
		s += s < end;
	}
}

void
tidy_string(struct tb_buf *text)
{
	struct tb_buf out = TB_BUF_INIT;
	struct tidy tidy = {0};

	tidy_put(&tidy, &out, text->s, text->len);
	tb_buf_release(text);
	*text = out;
}
