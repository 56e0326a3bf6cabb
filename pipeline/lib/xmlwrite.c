/* XML writer: see xmlwrite.h. */
#include "xmlwrite.h"
#include "diag.h"
#include <stdint.h>

enum { DRAIN = 1 << 16 }; /* bytes that gather before they are written */
enum { BLOCK = 8 };	  /* bytes that are looked at together */

/* Bytes that do not stand for themselves: controls, the end, and the four marks. */
static const unsigned char is_special[256] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['"'] = 1, ['&'] = 1, ['<'] = 1, ['>'] = 1};

static const char *
entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\n':
		return "&#10;";
	case '\t':
		return "&#9;";
	case '\r':
		return "&#13;";
	default:
		return "\xef\xbf\xbd"; /* not a character of XML 1.0: U+FFFD */
	}
}

void
tb_xml_escape(struct tb_buf *out, const char *s)
{
	for (;;) {
		const char *from = s;

		while (!is_special[(unsigned char)*s])
			s++;
		tb_buf_put(out, from, (size_t)(s - from));
		if (*s == '\0')
			return;
		tb_buf_puts(out, entity_of(*s++));
	}
}

struct tb_xmlw
tb_xmlw_start(struct tb_buf *out)
{
	struct tb_xmlw w = {.out = out};

	tb_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	return w;
}

static void
end_tag(struct tb_xmlw *w)
{
	if (w->in_tag)
		tb_buf_putc(w->out, '>');
	w->in_tag = 0;
}

static void
new_line(struct tb_xmlw *w, int level)
{
	tb_buf_putc(w->out, '\n');
	while (level-- > 0)
		tb_buf_putc(w->out, ' ');
}

void
tb_xmlw_open(struct tb_xmlw *w, const char *name)
{
	assert(w->depth < TB_XMLW_DEPTH);
	end_tag(w);
	if (w->depth > 0) {
		int parent = w->depth - 1;

		if (!w->has_text[parent])
			new_line(w, w->depth);
		w->has_children[parent] = 1;
	}
	tb_buf_putc(w->out, '<');
	tb_buf_puts(w->out, name);
	w->open[w->depth] = name;
	w->has_text[w->depth] = w->has_children[w->depth] = 0;
	w->depth++;
	w->in_tag = 1;
}

void
tb_xmlw_comment(struct tb_xmlw *w, const char *s)
{
	char before = '\0';

	end_tag(w);
	if (w->depth > 0)
		w->has_children[w->depth - 1] = 1;
	new_line(w, w->depth);
	tb_buf_puts(w->out, "<!-- ");
	for (; *s != '\0'; before = *s++) {
		if (*s == '-' && before == '-')
			tb_buf_putc(w->out, ' ');
		tb_buf_putc(w->out, (unsigned char)*s < ' ' ? ' ' : *s);
	}
	tb_buf_puts(w->out, " -->");
}

/* The byte in each of eight places. */
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Some byte has its high bit set exactly when some byte of x is 0. */
static inline uint64_t
zeros_of(uint64_t x)
{
	return (x - EACH(1)) & ~x;
}

/* Is any of eight bytes to be escaped? All at once, for it is asked of all that is written. */
static inline int
block_is_special(const char *at)
{
	uint64_t x, special;

	memcpy(&x, at, BLOCK);
	special = (x - EACH(' ')) & ~x; /* below a blank */
	special |= zeros_of(x ^ EACH('"')) | zeros_of(x ^ EACH('&'));
	special |= zeros_of((x | EACH('<' ^ '>')) ^ EACH('>'));
	return (special & EACH(0x80)) != 0;
}

/* Nothing is to be escaped of what begins here and is filled up to a whole block. */
static int
is_plain(const char *at, size_t len)
{
	size_t i;

	for (i = 0; i < len; i += BLOCK)
		if (block_is_special(at + i))
			return 0;
	return 1;
}

void
tb_xmlw_put_value(struct tb_xmlw *w, const char *value, size_t len)
{
	char *at;

	tb_buf_reserve(w->out, len + BLOCK);
	at = &w->out->s[w->out->len];
	memcpy(at, value, len);
	memset(at + len, ' ', BLOCK);
	if (is_plain(at, len))
		w->out->len += len;
	else
		tb_xml_escape(w->out, value);
	tb_xmlw_attr_close(w);
}

void
tb_xmlw_attri(struct tb_xmlw *w, const char *name, long long value)
{
	tb_xmlw_attr_open(w, name);
	tb_buf_putint(w->out, value);
	tb_xmlw_attr_close(w);
}

void
tb_xmlw_attr_date(struct tb_xmlw *w, const char *name, struct tb_date date)
{
	char text[11];

	tb_date_format(date, text);
	tb_xmlw_attr(w, name, text);
}

void
tb_xmlw_attr_period(struct tb_xmlw *w, const char *name, struct tb_period period)
{
	char text[8];

	tb_period_format(period, text);
	tb_xmlw_attr(w, name, text);
}

void
tb_xmlw_attrf(struct tb_xmlw *w, const char *name, const char *fmt, ...)
{
	struct tb_buf value = TB_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	tb_buf_vprintf(&value, fmt, ap);
	va_end(ap);
	tb_xmlw_attr(w, name, value.s);
	tb_buf_release(&value);
}

void
tb_xmlw_text(struct tb_xmlw *w, const char *s)
{
	assert(w->depth > 0);
	end_tag(w);
	w->has_text[w->depth - 1] = 1;
	tb_xml_escape(w->out, s);
}

static void
flush(struct tb_xmlw *w)
{
	fwrite(w->out->s, 1, w->out->len, w->file);
	tb_buf_reset(w->out);
}

void
tb_xmlw_drain(struct tb_xmlw *w, FILE *file)
{
	w->file = file;
}

static void
write_end(struct tb_xmlw *w)
{
	int at = --w->depth;

	assert(at >= 0);
	if (w->in_tag) {
		tb_buf_puts(w->out, "/>");
		w->in_tag = 0;
		return;
	}
	if (w->has_children[at] && !w->has_text[at])
		new_line(w, at);
	tb_buf_puts(w->out, "</");
	tb_buf_puts(w->out, w->open[at]);
	tb_buf_putc(w->out, '>');
}

void
tb_xmlw_close(struct tb_xmlw *w)
{
	write_end(w);
	if (w->file != NULL && w->out->len >= DRAIN)
		flush(w);
}

void
tb_xmlw_finish(struct tb_xmlw *w)
{
	while (w->depth > 0)
		tb_xmlw_close(w);
	tb_buf_putc(w->out, '\n');
	if (w->file != NULL)
		flush(w);
}
