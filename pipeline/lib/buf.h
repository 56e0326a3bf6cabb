/*
 * A growing buffer of bytes.
 *
 * Invariants: s is never NULL and always NUL-terminated, s[len] == '\0'.
 * Initialise with TB_BUF_INIT or tb_buf_init; `cap` is private.
 */
#ifndef TB_BUF_H
#define TB_BUF_H

#include "compat.h"
#include <stddef.h>
#include <stdarg.h>

struct tb_buf {
	char *s;    /* the bytes, NUL-terminated */
	size_t len; /* bytes in use, without the NUL */
	size_t cap; /* bytes allocated; 0 = s is the shared empty string */
};

extern char tb_buf_empty[1];
#define TB_BUF_INIT ((struct tb_buf){tb_buf_empty, 0, 0})

void tb_buf_init(struct tb_buf *buf);
void tb_buf_release(struct tb_buf *buf); /* back to empty; accepts a zeroed buffer */
void tb_buf_reset(struct tb_buf *buf);	 /* len = 0, memory kept */
char *tb_buf_take(struct tb_buf *buf);	 /* the bytes, now the caller's (free); buffer is empty */

/* The way of tb_buf_reserve when there is no room. */
void tb_buf_grow(struct tb_buf *buf, size_t more);

/* Room for `more` bytes after len; does not change len. */
static inline void
tb_buf_reserve(struct tb_buf *buf, size_t more)
{
	if (more >= buf->cap - buf->len) /* cap > len, or both are 0 */
		tb_buf_grow(buf, more);
}

static inline void
tb_buf_put(struct tb_buf *buf, const void *bytes, size_t len)
{
	if (len == 0)
		return;
	tb_buf_reserve(buf, len);
	memcpy(buf->s + buf->len, bytes, len);
	buf->len += len;
	buf->s[buf->len] = '\0';
}

static inline void
tb_buf_puts(struct tb_buf *buf, const char *s)
{
	tb_buf_put(buf, s, strlen(s));
}

void tb_buf_printf(struct tb_buf *buf, const char *fmt, ...) TB_PRINTF(2, 3);
void tb_buf_vprintf(struct tb_buf *buf, const char *fmt, va_list ap);

/* Decimal digits of an integer: the fast path of the page language. */
void tb_buf_putint(struct tb_buf *buf, long long value);

static inline void
tb_buf_putc(struct tb_buf *buf, char c)
{
	tb_buf_reserve(buf, 1);
	buf->s[buf->len++] = c;
	buf->s[buf->len] = '\0';
}

/* One code point as UTF-8. */
void tb_buf_putcp(struct tb_buf *buf, unsigned cp);

#endif
