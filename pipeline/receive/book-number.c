/* Numbers of spreadsheets: see book-number.h. */
#include "book-number.h"
#include "../lib/decimal.h"

enum { DIGITS = 400, SHOWN = 15, FINE = 9, POINT_MAX = 340 };

/* 0.d1d2d3... times 10^point. */
struct number {
	int negative, n, point;
	char digits[DIGITS];
};

static int
put_digits(struct number *x, const char **s, int behind_point)
{
	int seen = 0;

	for (; **s >= '0' && **s <= '9'; (*s)++, seen++) {
		if (x->n == 0 && **s == '0') { /* leading */
			x->point -= behind_point;
			continue;
		}
		if (x->n >= DIGITS)
			return -1;
		x->digits[x->n++] = **s;
		x->point += !behind_point;
	}
	return seen;
}

static int
read_number(const char *s, struct number *x)
{
	int before, behind = 0;
	long exponent = 0;

	*x = (struct number){.negative = *s == '-'};
	s += *s == '-' || *s == '+';
	before = put_digits(x, &s, 0);
	if (before >= 0 && *s == '.') {
		s++;
		behind = put_digits(x, &s, 1);
	}
	if (before < 0 || behind < 0 || before + behind == 0)
		return -1;
	if (*s == 'e' || *s == 'E') {
		int down = s[1] == '-';

		s += 1 + (s[1] == '-' || s[1] == '+');
		if (tb_int_parse(s, 0, POINT_MAX, &exponent) != 0)
			return -1;
		x->point += (int)(down ? -exponent : exponent);
		s = "";
	}
	while (x->n > 0 && x->digits[x->n - 1] == '0')
		x->n--;
	return *s == '\0' && x->point <= POINT_MAX && x->point >= -POINT_MAX ? 0 : -1;
}

/* Keeps the first digits, rounded half up. */
static void
keep_digits(struct number *x, int keep)
{
	int up;

	if (keep >= x->n)
		return;
	up = keep >= 0 && x->digits[keep] >= '5';
	x->n = keep > 0 ? keep : 0;
	while (up && x->n > 0 && x->digits[x->n - 1] == '9')
		x->n--;
	if (up && x->n > 0) {
		x->digits[x->n - 1]++;
	} else if (up) {
		x->digits[x->n++] = '1';
		x->point++;
	}
	while (x->n > 0 && x->digits[x->n - 1] == '0')
		x->n--;
}

/* Do the digits from `keep` on, rounded away, make more than 10^-9 in size? They are
 * looked at as far as that: all 0, or all 9 where one was carried up, is less. */
static int
is_more_than_fine(const struct number *x, int keep)
{
	int last = x->point + FINE, i;
	int up = keep >= 0 && keep < x->n && x->digits[keep] >= '5';

	for (i = keep; i < last; i++) {
		char digit = i >= 0 && i < x->n ? x->digits[i] : '0';

		if (digit != (up ? '9' : '0'))
			return 1;
	}
	return 0;
}

static void
write_number(const struct number *x, struct tb_buf *out)
{
	int i;

	if (x->n == 0) {
		tb_buf_putc(out, '0');
		return;
	}
	if (x->negative)
		tb_buf_putc(out, '-');
	for (i = 0; i < x->point; i++)
		tb_buf_putc(out, i < x->n ? x->digits[i] : '0');
	if (x->point <= 0)
		tb_buf_putc(out, '0');
	if (x->n <= x->point)
		return;
	tb_buf_putc(out, '.');
	for (i = x->point; i < x->n; i++)
		tb_buf_putc(out, i >= 0 ? x->digits[i] : '0');
}

int
book_number(const char *text, int places, struct tb_buf *out, int *rounded)
{
	struct number x;

	if (rounded != NULL)
		*rounded = 0;
	if (read_number(text, &x) != 0)
		return -1;
	if (x.n > x.point) /* it has decimals */
		keep_digits(&x, SHOWN);
	if (places != BOOK_NUMBER_WHOLE && x.n > x.point + places) {
		if (rounded != NULL)
			*rounded = is_more_than_fine(&x, x.point + places);
		keep_digits(&x, x.point + places);
	}
	write_number(&x, out);
	return 0;
}
