/* Periods and dates: see period.h. */
#include "period.h"

enum { YEAR_MONTHS = 12 };

/* `n` digits at s as a number, or -1. */
static int
digits(const char *s, int n)
{
	int value = 0;

	while (n-- > 0) {
		if (*s < '0' || *s > '9')
			return -1;
		value = value * 10 + (*s++ - '0');
	}
	return value;
}

/* The last n decimal digits of value to out. */
static void
put_digits(char *out, int value, int n)
{
	while (n-- > 0) {
		out[n] = (char)('0' + value % 10);
		value /= 10;
	}
}

static int
make_period(int year, int month, struct tb_period *period)
{
	if (year < 2000 || year > 2099 || month < 1 || month > 12)
		return -1;
	*period = (struct tb_period){year, month};
	return 0;
}

int
tb_period_parse(const char *s, struct tb_period *period)
{
	if (strlen(s) != 7 || s[4] != '-')
		return -1;
	return make_period(digits(s, 4), digits(s + 5, 2), period);
}

void
tb_period_format(struct tb_period period, char out[8])
{
	put_digits(out, period.year, 4);
	out[4] = '-';
	put_digits(out + 5, period.month, 2);
	out[7] = '\0';
}

int
tb_term_parse(const char *s, struct tb_term *term)
{
	size_t len = strlen(s);

	term->span = TB_SPAN_YEAR;
	if (len == 4)
		return make_period(digits(s, 4), 12, &term->last);
	term->span = TB_SPAN_QUARTER;
	if (len == 7 && s[4] == '-' && s[5] == 'Q')
		return make_period(digits(s, 4), digits(s + 6, 1) * 3, &term->last);
	term->span = TB_SPAN_MONTH;
	return tb_period_parse(s, &term->last);
}

void
tb_term_format(struct tb_term term, char out[8])
{
	tb_period_format(term.last, out);
	if (term.span == TB_SPAN_YEAR)
		out[4] = '\0';
	if (term.span != TB_SPAN_QUARTER)
		return;
	out[5] = 'Q';
	put_digits(out + 6, term.last.month / 3, 1);
	out[7] = '\0';
}

int
tb_term_same(struct tb_term a, struct tb_term b)
{
	return a.span == b.span && tb_period_compare(a.last, b.last) == 0;
}

int
tb_period_compare(struct tb_period a, struct tb_period b)
{
	return a.year != b.year ? a.year - b.year : a.month - b.month;
}

struct tb_period
tb_period_previous(struct tb_period period)
{
	period.month = period.month > 2 ? period.month - 1 : 0;
	return period;
}

struct tb_period
tb_period_before(struct tb_period period)
{
	return period.month > 2 ? tb_period_previous(period)
				: (struct tb_period){period.year - 1, YEAR_MONTHS};
}

struct tb_period
tb_period_after(struct tb_period period)
{
	return period.month < YEAR_MONTHS ? (struct tb_period){period.year, period.month + 1}
					  : (struct tb_period){period.year + 1, 2};
}

struct tb_period
tb_period_step(struct tb_period period, int months)
{
	int n = period.year * YEAR_MONTHS + period.month - 1 + months;

	return (struct tb_period){n / YEAR_MONTHS, n % YEAR_MONTHS + 1};
}

void
tb_months_label(int first, int last, struct tb_buf *out)
{
	if (first < last)
		tb_buf_printf(out, "%d—", first);
	tb_buf_printf(out, "%d月", last);
}

void
tb_period_label(struct tb_period period, struct tb_buf *out)
{
	tb_months_label(1, period.month, out);
}

static int
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

int
tb_date_parse(const char *s, struct tb_date *date)
{
	int year, month, day;

	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return -1;
	year = digits(s, 4);
	month = digits(s + 5, 2);
	day = digits(s + 8, 2);
	if (year < 1900 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
		return -1;
	*date = (struct tb_date){year, month, day};
	return 0;
}

void
tb_date_format(struct tb_date date, char out[11])
{
	put_digits(out, date.year, 4);
	out[4] = out[7] = '-';
	put_digits(out + 5, date.month, 2);
	put_digits(out + 8, date.day, 2);
	out[10] = '\0';
}

void
tb_date_chinese(struct tb_date date, struct tb_buf *out)
{
	tb_buf_printf(out, "%d年%d月%d日", date.year, date.month, date.day);
}

/* Days from civil: shift the year to begin in March, so that leap days end it. */
long
tb_date_days(struct tb_date date)
{
	long y = date.month <= 2 ? date.year - 1 : date.year;
	long era = y / 400, yoe = y - era * 400;
	long doy = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct tb_date
tb_date_from_days(long days)
{
	long z = days + 719468, era = z / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153;
	int day = (int)(doy - (153 * mp + 2) / 5 + 1);
	int month = (int)(mp < 10 ? mp + 3 : mp - 9);
	int year = (int)(yoe + era * 400 + (month <= 2 ? 1 : 0));

	return (struct tb_date){year, month, day};
}

int
tb_date_weekday(struct tb_date date)
{
	return (int)((tb_date_days(date) + 4) % 7);
}
