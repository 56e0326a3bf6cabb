/* Days in cells: serial numbers, and formats that show a number as a day. */
#include "../lib/decimal.h"
#include "../lib/period.h"
#include "../lib/utf8.h"
#include "book-private.h"

int
book_serial_day(const char *serial, int from_1904, char out[11])
{
	char digits[8];
	size_t n = strspn(serial, "0123456789");
	long day;
	struct tb_date first =
	    from_1904 ? (struct tb_date){1904, 1, 1} : (struct tb_date){1899, 12, 30};

	if (n == 0 || n >= sizeof(digits) || (serial[n] != '\0' && serial[n] != '.'))
		return -1;
	memcpy(digits, serial, n);
	digits[n] = '\0';
	if (tb_int_parse(digits, 0, 2958465, &day) != 0)
		return -1;
	if (!from_1904 && day == 60) /* 29 February 1900, which never was */
		return -1;
	if (!from_1904 && day < 60)
		day++;
	tb_date_format(tb_date_from_days(tb_date_days(first) + day), out);
	return 0;
}

/* --- typed as text -------------------------------------------------------------------- */

enum { PLAIN = 16 };

/* What a character of a day stands for: itself, '-' between its parts, 0 = nothing. */
static unsigned
plain_character(unsigned c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		c -= 0xfee0;
	switch (c) {
	case ' ':
	case 0x3000:
	case 0x65e5: /* 日 */
	case 0x53f7: /* 号 */
		return 0;
	case '/':
	case '.':
	case 0x5e74: /* 年 */
	case 0x6708: /* 月 */
		return '-';
	default:
		return c;
	}
}

/* "2022年8月3日" to "2022-8-3"; -1: other characters are in it, or too many. */
static int
make_plain(const char *text, char out[PLAIN])
{
	size_t n = 0;

	while (*text != '\0') {
		unsigned c = plain_character(tb_utf8_next(&text));

		if (c == 0)
			continue;
		if ((c != '-' && (c < '0' || c > '9')) || n + 1 == PLAIN)
			return -1;
		out[n++] = (char)c;
	}
	if (n > 0 && out[n - 1] == '-') /* 月 ends a month */
		n--;
	out[n] = '\0';
	return 0;
}

/* The parts of "2022-8-3" or "20220803": their number, 0 = it is of another form. */
static int
split_day(const char *plain, long parts[3])
{
	static const size_t most[3] = {4, 2, 2};
	size_t len = strlen(plain), n;
	int packed = strchr(plain, '-') == NULL, i = 0;
	char digits[5];

	if (packed && len != 6 && len != 8)
		return 0;
	for (; i < 3 && *plain != '\0'; i++) {
		n = packed ? most[i] : strspn(plain, "0123456789");
		if (n == 0 || n > most[i] || (i == 0 && n != 4))
			return 0;
		memcpy(digits, plain, n);
		digits[n] = '\0';
		if (tb_int_parse(digits, 0, 9999, &parts[i]) != 0)
			return 0;
		plain += n;
		if (*plain == '-' && *++plain == '\0')
			return 0;
	}
	return *plain == '\0' ? i : 0;
}

int
book_text_day(const char *text, int month_alone, char out[11])
{
	struct tb_date date;
	long parts[3] = {0, 1, 1};
	char plain[PLAIN];

	if (make_plain(text, plain) != 0 || split_day(plain, parts) != (month_alone ? 2 : 3))
		return -1;
	tb_date_format((struct tb_date){(int)parts[0], (int)parts[1], (int)parts[2]}, out);
	if (tb_date_parse(out, &date) != 0)
		return -1;
	if (month_alone)
		out[7] = '\0';
	return 0;
}

/* --- formats ---------------------------------------------------------------------------- */

/* Behind what is quoted, escaped or bracketed at *s; 0 when it is a letter of the code. */
static int
skip_literal(const char **s)
{
	char close = **s == '"' ? '"' : **s == '[' ? ']' : '\0';

	if (close != '\0') {
		const char *end = strchr(*s + 1, close);

		*s = end != NULL ? end + 1 : *s + strlen(*s);
		return 1;
	}
	if ((**s == '\\' || **s == '_' || **s == '*') && (*s)[1] != '\0') {
		*s += 2;
		return 1;
	}
	return 0;
}

int
book_format_is_date(const char *code)
{
	while (*code != '\0') {
		if (skip_literal(&code))
			continue;
		if (strchr("yYmMdDhHsS", *code) != NULL)
			return 1;
		code++;
	}
	return 0;
}
