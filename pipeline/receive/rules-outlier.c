/*
 * A month far from the months before it, by median: see trend.h.
 *
 * The modified z-score 0.6745 * |x - median| / MAD is compared with the plan's
 * threshold without a division.  Where months are nearly alike a small step has a
 * large score, so the plan may want it to be so many per cent of the median too
 * (outlier-least).  The median of an even number of months lies
 * between two, so months are doubled and their distances doubled again.
 */
#include "trend.h"
#include <gmp.h>

enum {
	LEAST = 6, /* months that a median needs */
	MOST = 12, /* months looked at, the nearest */
	Z_TEN_THOUSANDTHS = 6745
};

static int
by_amount(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Twice the median; sorts the amounts. */
static int64_t
twice_median(int64_t *amounts, size_t n)
{
	qsort(amounts, n, sizeof(*amounts), by_amount);
	return amounts[(n - 1) / 2] + amounts[n / 2];
}

/* The amount of one month of a year, from March on: February's is of two months. 0 = known. */
static int
month_amount(
    struct history_entry *const months[MONTHS], int month, const struct spot *spot, int64_t *amount)
{
	struct tb_value now = trend_value(months[month], spot);
	struct tb_value then = trend_value(months[month - 1], spot);

	if (now.state != TB_VALUE_AMOUNT || then.state != TB_VALUE_AMOUNT)
		return -1;
	*amount = now.yuan - then.yuan;
	return 0;
}

/* The amounts of the nearest months before this one. */
static size_t
collect(const struct trend *trend, const struct spot *spot, int64_t amounts[MOST])
{
	int month = trend->parsed->record.period.month - 1, year;
	size_t n = 0;

	for (year = 0; year < 2; year++, month = MONTHS - 1)
		for (; month >= 3 && n < MOST; month--)
			n += month_amount(year == 0 ? trend->months : trend->last, month, spot,
				 &amounts[n]) == 0;
	return n;
}

/* 6745 * 2 * distance * 1000 > milli * 10000 * mad4, where the distance is doubled and
 * mad4 is four times the median deviation. */
static int
is_far(int64_t distance, int64_t mad4, int64_t milli)
{
	mpz_t left, right;
	int far;

	mpz_init_set_si(left, distance);
	mpz_mul_ui(left, left, 2UL * Z_TEN_THOUSANDTHS * 1000);
	mpz_init_set_si(right, milli);
	mpz_mul_si(right, right, mad4);
	mpz_mul_ui(right, right, 10000);
	far = mpz_cmp(left, right) > 0;
	mpz_clears(left, right, NULL);
	return far;
}

static int64_t
distance(int64_t twice, int64_t amount)
{
	return twice > 2 * amount ? twice - 2 * amount : 2 * amount - twice;
}

/* distance and median are both doubled; the threshold is in per cent of the median. */
static int
is_more_than_percent(int64_t distance, int64_t median2, const struct tb_plan_rule *least)
{
	mpz_t left, right;
	int more;

	if (least == NULL)
		return 1;
	mpz_init_set_si(left, distance);
	mpz_mul_ui(left, left, 100000);
	mpz_init_set_si(right, median2);
	mpz_mul_si(right, right, least->milli);
	more = mpz_cmp(left, right) > 0;
	mpz_clears(left, right, NULL);
	return more;
}

int
trend_outlier(struct trend *trend, const struct spot *spot)
{
	const struct tb_plan *plan = trend->rules->plan;
	const struct tb_plan_rule *rule = trend_rule(trend, FINDING_OUTLIER);
	int month = trend->parsed->record.period.month;
	int64_t amounts[MOST], distances[MOST], amount, median2, mad4, far;
	struct tb_value then;
	struct words words = WORDS_INIT;
	size_t n, i;

	if (rule == NULL || month < 3)
		return 0;
	then = trend_value(trend->months[month - 1], spot);
	n = collect(trend, spot, amounts);
	if (then.state != TB_VALUE_AMOUNT || n < LEAST)
		return 0;
	amount = spot->amounts[0].yuan - then.yuan;
	median2 = twice_median(amounts, n);
	for (i = 0; i < n; i++)
		distances[i] = distance(median2, amounts[i]);
	mad4 = twice_median(distances, n);
	far = distance(median2, amount);
	if (mad4 == 0)
		return 0; /* months that are all alike have no measure of what is usual */
	if (amount < 0 || !is_far(far, mad4, rule->milli) ||
	    !is_more_than_percent(far, median2, tb_plan_rule(plan, "outlier-least")))
		return 1;
	number_format(amount, spot->unit, &words.one);
	number_format(median2 / 2, spot->unit, &words.expected);
	tb_buf_printf(&words.two, "%zu", n);
	trend_take(
	    trend, spot, FINDING_OUTLIER, trend_explained(trend, spot, FINDING_OUTLIER), &words);
	return 1;
}
