/* XML writer: see xmlwrite.h. */
#include "xmlwrite.h"
#include "diag.h"
#include <assert.h>

void
tb_xml_escape(struct tb_buf *out, const char *s)
{
	const char *from = s;

	for (; *s != '\0'; s++) {
		const char *entity = NULL;

		switch (*s) {
		case '&':
			entity = "&amp;";
			break;
		case '<':
			entity = "&lt;";
			break;
		case '>':
			entity = "&gt;";
			break;
		case '"':
			entity = "&quot;";
			break;
		case '\n':
			entity = "&#10;";
			break;
		case '\t':
			entity = "&#9;";
			break;
		case '\r':
			entity = "&#13;";
			break;
		default:
			if ((unsigned char)*s < 0x20)
				entity = "\xef\xbf\xbd"; /* not a character of XML 1.0: U+FFFD */
			break;
		}
		if (entity == NULL)
			continue;
		tb_buf_put(out, from, (size_t)(s - from));
		tb_buf_puts(out, entity);
		from = s + 1;
	}
	tb_buf_put(out, from, (size_t)(s - from));
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
tb_xmlw_attr(struct tb_xmlw *w, const char *name, const char *value)
{
	assert(w->in_tag);
	if (value == NULL)
		return;
	tb_buf_putc(w->out, ' ');
	tb_buf_puts(w->out, name);
	tb_buf_puts(w->out, "=\"");
	tb_xml_escape(w->out, value);
	tb_buf_putc(w->out, '"');
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

void
tb_xmlw_close(struct tb_xmlw *w)
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
tb_xmlw_finish(struct tb_xmlw *w)
{
	while (w->depth > 0)
		tb_xmlw_close(w);
	tb_buf_putc(w->out, '\n');
}
