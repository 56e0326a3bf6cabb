/* White space: see tidy.h. */
#include "tidy.h"

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

	for (; s < end; s++) {
		if (is_white(*s)) {
			tidy->pending = 1;
			continue;
		}
		if (tidy->pending && is_ascii(tidy->last) && is_ascii((unsigned char)*s))
			tb_buf_putc(out, ' ');
		tidy->pending = 0;
		tidy->last = (unsigned char)*s;
		tb_buf_putc(out, *s);
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
