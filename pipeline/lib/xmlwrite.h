/*
 * Writing XML: deterministic bytes, UTF-8, escaped, one way to indent.
 *
 *	struct tb_xmlw w = tb_xmlw_start(&buf);
 *	tb_xmlw_open(&w, "figures");  tb_xmlw_attr(&w, "xmlns", "urn:...");
 *	tb_xmlw_text(&w, "...");      tb_xmlw_close(&w);
 *
 * An element that holds text is written on one line, one that holds elements
 * has each child on a line of its own, indented by one space a level.
 */
#ifndef TB_XMLWRITE_H
#define TB_XMLWRITE_H

#include "buf.h"
#include "period.h"
#include <assert.h>

enum { TB_XMLW_DEPTH = 32 };

struct tb_xmlw {
	struct tb_buf *out;		 /* borrowed */
	FILE *file;			 /* takes what out has too much of; NULL = none */
	const char *open[TB_XMLW_DEPTH]; /* names of the open elements; borrowed until closed */
	unsigned char has_text[TB_XMLW_DEPTH], has_children[TB_XMLW_DEPTH];
	int depth;  /* number of open elements */
	int in_tag; /* the start tag of the innermost is not closed yet */
};

struct tb_xmlw tb_xmlw_start(struct tb_buf *out); /* writes the XML declaration */
void tb_xmlw_open(struct tb_xmlw *w, const char *name);
/* A NULL value is left out. */
static inline void tb_xmlw_attr(struct tb_xmlw *w, const char *name, const char *value);
/* value[len] is its NUL. */
static inline void tb_xmlw_attrn(
    struct tb_xmlw *w, const char *name, const char *value, size_t len);
/* The caller puts the value, in which nothing needs to be escaped, into out between the two. */
static inline void tb_xmlw_attr_open(struct tb_xmlw *w, const char *name);
static inline void tb_xmlw_attr_close(struct tb_xmlw *w);
void tb_xmlw_attri(struct tb_xmlw *w, const char *name, long long value);
void tb_xmlw_attrf(struct tb_xmlw *w, const char *name, const char *fmt, ...) TB_PRINTF(3, 4);
void tb_xmlw_attr_date(struct tb_xmlw *w, const char *name, struct tb_date date);
void tb_xmlw_attr_period(struct tb_xmlw *w, const char *name, struct tb_period period);
void tb_xmlw_text(struct tb_xmlw *w, const char *s);
/* A remark on a line of its own, between elements; what no remark may hold is parted. */
void tb_xmlw_comment(struct tb_xmlw *w, const char *s);
void tb_xmlw_close(struct tb_xmlw *w);
/* From now on what is written goes to the file (borrowed) whenever some has gathered, so that
 * a large document never stands in memory whole. A failed write shows in ferror. */
void tb_xmlw_drain(struct tb_xmlw *w, FILE *file);
/* Closes what is open; ends with a newline, and leaves nothing in out where there is a file. */
void tb_xmlw_finish(struct tb_xmlw *w);

/* s with & < > " and control characters escaped, as text or attribute value. */
void tb_xml_escape(struct tb_buf *out, const char *s);

/* --- in line, for a name is nearly always a literal ------------------------------------ */

static inline void
tb_xmlw_attr_open(struct tb_xmlw *w, const char *name)
{
	size_t len = strlen(name);
	char *at;

	assert(w->in_tag);
	tb_buf_reserve(w->out, len + 3);
	at = &w->out->s[w->out->len];
	*at = ' ';
	memcpy(at + 1, name, len);
	memcpy(at + 1 + len, "=\"", 3);
	w->out->len += len + 3;
}

static inline void
tb_xmlw_attr_close(struct tb_xmlw *w)
{
	tb_buf_putc(w->out, '"');
}

/* The value, escaped, and the quote behind it. */
void tb_xmlw_put_value(struct tb_xmlw *w, const char *value, size_t len);

static inline void
tb_xmlw_attrn(struct tb_xmlw *w, const char *name, const char *value, size_t len)
{
	tb_xmlw_attr_open(w, name);
	tb_xmlw_put_value(w, value, len);
}

static inline void
tb_xmlw_attr(struct tb_xmlw *w, const char *name, const char *value)
{
	if (value != NULL)
		tb_xmlw_attrn(w, name, value, strlen(value));
}

#endif
