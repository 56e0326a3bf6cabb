/* Growing buffer: see buf.h. */
#include "buf.h"
#include "mem.h"
#include "diag.h"
#include "utf8.h"

char tb_buf_empty[1];

void
tb_buf_init(struct tb_buf *buf)
{
	*buf = TB_BUF_INIT;
}

void
tb_buf_release(struct tb_buf *buf)
{
	if (buf->cap > 0)
		free(buf->s);
	tb_buf_init(buf);
}

void
tb_buf_reset(struct tb_buf *buf)
{
	buf->len = 0;
	if (buf->cap > 0)
		buf->s[0] = '\0';
}

char *
tb_buf_take(struct tb_buf *buf)
{
	char *s = buf->cap > 0 ? buf->s : tb_xstrdup("");

	tb_buf_init(buf);
	return s;
}

void
tb_buf_grow(struct tb_buf *buf, size_t more)
{
	size_t need = buf->len + more + 1;
	size_t cap = buf->cap > 0 ? buf->cap : 64;

	if (need <= more)
		tb_die(TB_EXIT_IO, "out of memory");
	while (cap < need)
		cap *= 2;
	buf->s = tb_xrealloc(buf->cap > 0 ? buf->s : NULL, cap, 1);
	buf->s[buf->len] = '\0';
	buf->cap = cap;
}

void
tb_buf_vprintf(struct tb_buf *buf, const char *fmt, va_list ap)
{
	va_list again;
	int len;

	va_copy(again, ap);
	tb_buf_reserve(buf, 1);
	len = vsnprintf(buf->s + buf->len, buf->cap - buf->len, fmt, ap);
	if (len > 0 && (size_t)len >= buf->cap - buf->len) { /* cut: now with room */
		tb_buf_reserve(buf, (size_t)len);
		vsnprintf(buf->s + buf->len, (size_t)len + 1, fmt, again);
	}
	if (len > 0)
		buf->len += (size_t)len;
	buf->s[buf->len] = '\0';
	va_end(again);
}

void
tb_buf_printf(struct tb_buf *buf, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	tb_buf_vprintf(buf, fmt, ap);
	va_end(ap);
}

/* Two digits a step: divisions are what a number costs. */
void
tb_buf_putint(struct tb_buf *buf, long long value)
{
	static const char pairs[] = "0001020304050607080910111213141516171819"
				    "2021222324252627282930313233343536373839"
				    "4041424344454647484950515253545556575859"
				    "6061626364656667686970717273747576777879"
				    "8081828384858687888990919293949596979899";
	enum { DIGITS = 24 };
	char digits[2 * DIGITS] = {0}; /* one length is copied, whatever the number's is */
	size_t at = DIGITS;
	unsigned long long rest =
	    value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;

	for (; rest >= 100; rest /= 100) {
		at -= 2;
		memcpy(&digits[at], &pairs[2 * (rest % 100)], 2);
	}
	at -= 2;
	memcpy(&digits[at], &pairs[2 * rest], 2);
	at += digits[at] == '0' && rest < 10;
	if (value < 0)
		digits[--at] = '-';
	tb_buf_reserve(buf, DIGITS);
	memcpy(buf->s + buf->len, digits + at, DIGITS);
	buf->len += DIGITS - at;
	buf->s[buf->len] = '\0';
}

void
tb_buf_putcp(struct tb_buf *buf, unsigned cp)
{
	char bytes[4];

	tb_buf_put(buf, bytes, tb_utf8_encode(cp, bytes));
}
