/* See mime.h. */
#include "mime.h"

enum {
	WORD_BYTES = 42,    /* of UTF-8 in an encoded word: with "=?UTF-8?B??=" 68 letters */
	PIECE_LETTERS = 60, /* of a piece of a parameter */
	LINE_BYTES = 57	    /* 76 letters of base64 */
};

/* --- base64 ------------------------------------------------------------------------------ */

static void
put_base64(struct tb_buf *out, const unsigned char *in, size_t len)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t i;

	for (i = 0; i < len; i += 3) {
		size_t rest = len - i;
		unsigned long word = (unsigned long)in[i] << 16 |
				     (rest > 1 ? (unsigned long)in[i + 1] << 8 : 0) |
				     (rest > 2 ? in[i + 2] : 0UL);

		tb_buf_putc(out, digits[word >> 18 & 63]);
		tb_buf_putc(out, digits[word >> 12 & 63]);
		tb_buf_putc(out, rest > 1 ? digits[word >> 6 & 63] : '=');
		tb_buf_putc(out, rest > 2 ? digits[word & 63] : '=');
	}
}

void
mime_base64(struct tb_buf *out, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;

	tb_buf_reserve(out, len / LINE_BYTES * 78 + 80);
	while (len > 0) {
		size_t n = len < LINE_BYTES ? len : LINE_BYTES;

		put_base64(out, at, n);
		tb_buf_puts(out, "\r\n");
		at += n;
		len -= n;
	}
}

/* --- headers ------------------------------------------------------------------------------- */

/* May it stand in a header as it is? */
static int
is_plain(const char *s)
{
	size_t len = strlen(s);

	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || (unsigned char)*s >= 0x7f || *s == '=')
			return 0;
	return len < WORD_BYTES;
}

/* How many bytes of s go into the next word: no letter is parted. */
static size_t
word_length(const char *s)
{
	size_t len = 0, next;

	while (s[len] != '\0') {
		for (next = len + 1; ((unsigned char)s[next] & 0xc0) == 0x80;)
			next++;
		if (next > WORD_BYTES)
			break;
		len = next;
	}
	return len;
}

/* Each on a line of its own but the first. */
static void
put_words(struct tb_buf *out, const char *s)
{
	const char *between = "";

	while (*s != '\0') {
		size_t len = word_length(s);

		tb_buf_printf(out, "%s=?UTF-8?B?", between);
		put_base64(out, (const unsigned char *)s, len);
		tb_buf_puts(out, "?=");
		s += len;
		between = "\r\n ";
	}
}

void
mime_header(struct tb_buf *out, const char *name, const char *text)
{
	tb_buf_printf(out, "%s: ", name);
	if (is_plain(text)) {
		tb_buf_puts(out, text);
	} else {
		put_words(out, text);
	}
	tb_buf_puts(out, "\r\n");
}

void
mime_mailbox(struct tb_buf *out, const char *name, const char *text, const char *address)
{
	tb_buf_printf(out, "%s: ", name);
	put_words(out, text);
	tb_buf_printf(out, "%s<%s>\r\n", text[0] != '\0' ? "\r\n " : "", address);
}

/* Letters that stand for themselves in a parameter: attribute-char of RFC 2231, the safest. */
static int
is_attribute_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '.' || c == '_';
}

void
mime_parameter(struct tb_buf *out, const char *name, const char *value)
{
	size_t letters = PIECE_LETTERS;
	int piece = 0;

	for (; *value != '\0'; value++) {
		int follows = ((unsigned char)*value & 0xc0) == 0x80;

		/* a letter of three or four bytes begins where there is room for all of it */
		if (!follows && letters + 12 > PIECE_LETTERS) {
			tb_buf_printf(
			    out, ";\r\n %s*%d*=%s", name, piece, piece == 0 ? "UTF-8''" : "");
			letters = piece == 0 ? strlen("UTF-8''") : 0;
			piece++;
		}
		if (is_attribute_letter(*value)) {
			tb_buf_putc(out, *value);
			letters++;
		} else {
			tb_buf_printf(out, "%%%02X", (unsigned char)*value);
			letters += 3;
		}
	}
}

void
mime_old_parameter(struct tb_buf *out, const char *name, const char *value)
{
	tb_buf_printf(out, ";\r\n %s=\"", name);
	put_words(out, value);
	tb_buf_putc(out, '"');
}
