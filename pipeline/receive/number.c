/* Faults of amounts: see number.h. */
#include "number.h"
#include "../lib/utf8.h"

enum { WIDE_ZERO = 0xff10, WIDE_NINE = 0xff19, WIDE_POINT = 0xff0e, WIDE_COMMA = 0xff0c };

static const char *const dashes[] = {
    "-",
    "--",
    "---",
    "—",
    "－",
    "－－",
    "–",
    "/",
    "／",
    "无",
    "空",
    "缺",
    "未报",
    "N/A",
    "n/a",
    "null",
    "NULL",
};

static int
is_digit(unsigned c)
{
	return c >= '0' && c <= '9';
}

static int
is_blank(unsigned c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0xa0;
}

/* Wide digits, signs and points to plain ones; others as they are. */
static unsigned
narrow(unsigned c)
{
	if (c >= WIDE_ZERO && c <= WIDE_NINE)
		return c - WIDE_ZERO + '0';
	if (c == WIDE_POINT || c == 0x3002) /* 。 */
		return '.';
	if (c == WIDE_COMMA)
		return ',';
	if (c == 0xff0d || c == 0x2212) /* － − */
		return '-';
	return c;
}

/* [-+]digits[.digits] */
static int
is_number(const char *s)
{
	size_t digits;

	s += *s == '-' || *s == '+';
	digits = strspn(s, "0123456789");
	s += digits;
	if (digits > 0 && *s == '.') {
		s++;
		digits = strspn(s, "0123456789");
		s += digits;
	}
	return digits > 0 && *s == '\0';
}

/* Are the commas between groups of three: 1,234 or 12,345,678.9? */
static int
is_grouped(const char *s)
{
	size_t digits;

	s += *s == '-' || *s == '+';
	digits = strspn(s, "0123456789");
	if (digits < 1 || digits > 3 || s[digits] != ',')
		return 0;
	for (s += digits; *s == ','; s += 4)
		if (strspn(s + 1, "0123456789") != 3)
			return 0;
	return *s == '\0' ||
	       (*s == '.' && s[1] != '\0' && strspn(s + 1, "0123456789") == strlen(s + 1));
}

static void
copy_without(struct tb_buf *out, const char *s, char unwanted)
{
	for (; *s != '\0'; s++)
		if (*s != unwanted)
			tb_buf_putc(out, *s);
}

static int
comma_fault(const char *s, struct tb_buf *mended)
{
	const char *comma = strrchr(s, ',');

	/* three digits behind the last comma: a thousand is more likely than a thousandth */
	if (is_grouped(s) || strspn(comma + 1, "0123456789") == 3) {
		copy_without(mended, s, ',');
		if (is_number(mended->s))
			return FINDING_NUMBER_THOUSANDS;
		tb_buf_reset(mended);
	}
	if (strchr(s, ',') == comma && strchr(s, '.') == NULL) {
		tb_buf_printf(mended, "%.*s.%s", (int)(comma - s), s, comma + 1);
		if (is_number(mended->s))
			return FINDING_NUMBER_COMMA;
		tb_buf_reset(mended);
	}
	copy_without(mended, s, ',');
	if (is_number(mended->s))
		return FINDING_NUMBER_THOUSANDS;
	tb_buf_reset(mended);
	return FINDING_NUMBER_OTHER;
}

/* The unit an amount ends with, when a number stands before it; NULL = none. */
static const char *
trailing_unit(const char *s, struct tb_buf *mended)
{
	static const char *const units[] = {"亿元", "万元", "元", "亿", "万", "万亿", "%", "％"};
	size_t len = strlen(s), i;

	for (i = 0; i < TB_LEN(units); i++) {
		size_t n = strlen(units[i]);

		if (len <= n || strcmp(s + len - n, units[i]) != 0)
			continue;
		tb_buf_put(mended, s, len - n);
		if (is_number(mended->s))
			return units[i];
		tb_buf_reset(mended);
	}
	return NULL;
}

static int
is_letter(unsigned c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Place of the first letter in a text that has digits as well, and the letter;
 * 0 = none. */
static int
letter_place(const char *s, struct tb_buf *letter)
{
	int place = 0, found = 0, digits = 0;
	unsigned c;

	tb_buf_reset(letter);
	while ((c = tb_utf8_next(&s)) != 0) {
		place++;
		digits += is_digit(c);
		if (found == 0 && is_letter(c)) {
			found = place;
			tb_buf_putcp(letter, c);
		}
	}
	return digits > 0 ? found : 0;
}

/* The fault of a text that is no number even in plain characters. */
static int
form_fault(const char *plain, struct tb_buf *mended, int *at)
{
	if (trailing_unit(plain, mended) != NULL)
		return FINDING_NUMBER_UNIT;
	*at = letter_place(plain, mended);
	if (*at > 0)
		return FINDING_NUMBER_LETTER;
	tb_buf_reset(mended);
	if (strchr(plain, ',') != NULL)
		return comma_fault(plain, mended);
	return FINDING_NUMBER_OTHER;
}

static int
range_fault(const char *text, int unit)
{
	int64_t yuan;

	switch (tb_amount_parse(text, unit >= 0 ? (enum tb_unit)unit : TB_UNIT_YI, &yuan, NULL)) {
	case TB_DECIMAL_OK:
		return NUMBER_GOOD;
	case TB_DECIMAL_FINE:
		return unit >= 0 ? (int)FINDING_NUMBER_FINE : NUMBER_GOOD;
	case TB_DECIMAL_RANGE:
		return unit >= 0 ? (int)FINDING_NUMBER_LARGE : NUMBER_GOOD;
	default:
		return FINDING_NUMBER_OTHER;
	}
}

static int
is_dash(const char *text)
{
	size_t i;

	for (i = 0; i < TB_LEN(dashes); i++)
		if (strcmp(text, dashes[i]) == 0)
			return 1;
	return 0;
}

int
number_fault(const char *text, int unit, struct tb_buf *mended, int *at)
{
	struct tb_buf plain = TB_BUF_INIT;
	const char *s = text;
	int wide = 0, blank = 0, fault;
	unsigned c;

	tb_buf_reset(mended);
	*at = 0;
	if (strcmp(text, "——") == 0)
		return NUMBER_GOOD;
	while ((c = tb_utf8_next(&s)) != 0) {
		blank |= is_blank(c);
		wide |= narrow(c) != c;
		if (!is_blank(c))
			tb_buf_putcp(&plain, narrow(c));
	}
	if (plain.len == 0)
		fault = FINDING_NUMBER_EMPTY;
	else if (is_dash(text) || is_dash(plain.s) || strcmp(plain.s, "——") == 0)
		fault = FINDING_NUMBER_DASH;
	else if (!is_number(plain.s) || plain.s[0] == '+')
		fault = form_fault(plain.s, mended, at);
	else if (wide || blank)
		fault = wide ? FINDING_NUMBER_WIDE : FINDING_NUMBER_BLANK;
	else
		fault = range_fault(text, unit);
	if (fault == FINDING_NUMBER_WIDE || fault == FINDING_NUMBER_BLANK)
		tb_buf_puts(mended, plain.s);
	tb_buf_release(&plain);
	return fault;
}

int
number_places(int unit)
{
	return unit >= 0 && unit < TB_UNIT_MAX ? tb_unit_places((enum tb_unit)unit) : 0;
}

void
number_format(int64_t yuan, int unit, struct tb_buf *out)
{
	int64_t size = yuan < 0 ? -yuan : yuan;
	char amount[TB_AMOUNT_SIZE];

	if (unit < 0)
		for (unit = TB_UNIT_MAX - 1; unit > 0 && size < tb_unit_yuan[unit];)
			unit--;
	tb_amount_format(yuan, (enum tb_unit)unit, amount);
	tb_buf_puts(out, amount);
	tb_buf_puts(out, tb_unit_name((enum tb_unit)unit));
}
