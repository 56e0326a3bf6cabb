/* Days in cells: serial numbers, and formats that show a number as a day. */
#include "../lib/decimal.h"
#include "../lib/period.h"
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
