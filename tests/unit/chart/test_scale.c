/* Scales: nice steps, exact ticks, their labels, places in pu. */
#include "chart/scale.h"
#include "lib/compat.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <string.h>

static const int64_t one = 100000000;

struct row {
	int64_t max_e8;
	int most, whole;
	size_t nticks;
	const char *second, *last; /* labels */
};

static const struct row rows[] = {
    {100 * 100000000LL, 6, 0, 6, "20", "100"},
    {100 * 100000000LL, 6, 1, 6, "20", "100"},
    {100 * 100000000LL, 4, 0, 3, "50", "100"},
    {72000000000, 6, 1, 5, "200", "800"},
    {72000000000, 6, 0, 4, "200", "600"}, /* the end is 720, no tick */
    {50000000, 6, 1, 6, "0.1", "0.5"},
    {25000000, 6, 1, 6, "0.05", "0.25"},
    {1, 6, 1, 2, "0.00000001", "0.00000001"},
    {0, 6, 1, 6, "0.2", "1.0"},				      /* nothing is drawn as if it were 1 */
    {100000000000000000, 6, 1, 6, "200000000", "1000000000"}, /* 10^9 */
    {123450000000, 6, 0, 3, "500", "1000"},
};

ParameterizedTestParameters(scale, ticks)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *param, scale, ticks)
{
	const struct row *row = &rows[*param];
	struct scale scale = scale_make(row->max_e8, row->most, row->whole, 0, 100000);
	char label[SCALE_LABEL];

	cr_assert_eq(scale_nticks(&scale), row->nticks, "%zu ticks", scale_nticks(&scale));
	cr_assert(scale.end_e8 >= row->max_e8);
	scale_label(&scale, 0, label);
	cr_assert_str_eq(label, "0");
	scale_label(&scale, 1, label);
	cr_assert_str_eq(label, row->second);
	scale_label(&scale, row->nticks - 1, label);
	cr_assert_str_eq(label, row->last);
}

Test(scale, steps_are_nice_and_least)
{
	for (int64_t max = 1; max < 1000 * one; max = max * 7 / 3 + 1) {
		int64_t step = scale_step(max, 6), lead = step;

		while (lead % 10 == 0)
			lead /= 10;
		cr_assert(lead == 1 || lead == 2 || lead == 5, "step %lld", (long long)step);
		cr_assert((max + step - 1) / step <= 6);
		/* the next smaller nice step would be too small */
		step = lead == 5 ? step / 5 * 2 : step / 2;
		cr_assert(step == 0 || (max + step - 1) / step > 6, "max %lld", (long long)max);
	}
}

Test(scale, places_are_linear_both_ways)
{
	struct scale right = scale_make(100 * one, 6, 0, 1000, 101000);
	struct scale up = scale_make(100 * one, 6, 0, 101000, 1000);

	cr_assert_eq(scale_pu(&right, 0), 1000);
	cr_assert_eq(scale_pu(&right, 58 * one), 59000);
	cr_assert_eq(scale_pu(&right, 100 * one), 101000);
	cr_assert_eq(scale_pu(&up, 0), 101000);
	cr_assert_eq(scale_pu(&up, 58 * one), 43000);
}

struct span_row {
	int64_t low, high; /* whole units */
	size_t nticks;
	const char *first, *last;
};

static const struct span_row spans[] = {
    {-30, 70, 7, "-40", "80"}, /* the bottom is a tick too */
    {-5, 0, 6, "-5", "0"}, {-1000, 1, 7, "-1000", "200"}, {40, 60, 5, "40", "60"},
    {-1000000000, 1000000000, 5, "-1000000000", "1000000000"},
    {7, 7, 5, "6.0", "8.0"}, /* a single value has a unit on either side */
};

ParameterizedTestParameters(scale, spans)
{
	return rows_of(TB_LEN(spans));
}

ParameterizedTest(size_t *param, scale, spans)
{
	const struct span_row *row = &spans[*param];
	struct scale scale = scale_span(row->low * one, row->high * one, 6, 1, 0, 100000);
	char label[SCALE_LABEL];

	scale_label(&scale, 0, label);
	cr_assert_str_eq(label, row->first);
	scale_label(&scale, scale_nticks(&scale) - 1, label);
	cr_assert_str_eq(label, row->last);
	cr_assert_eq(scale_nticks(&scale), row->nticks, "%zu ticks", scale_nticks(&scale));
	cr_assert_eq(scale_pu(&scale, scale.from_e8), 0);
	cr_assert_eq(scale_pu(&scale, scale.end_e8), 100000);
}

/* Long numbers are counted in 万 and 亿, exactly. */
Test(scale, myriads)
{
	struct scale scale = scale_make(123000000 * one, 6, 1, 0, 100000);
	char label[SCALE_LABEL];

	scale_count(&scale, 5, 1);
	cr_assert_eq(scale.myriads, 1);
	scale_label(&scale, 1, label);
	cr_assert_str_eq(label, "5000");
	scale_count(&scale, 5, 3);
	cr_assert_eq(scale.myriads, 1);
	scale_count(&scale, 4, 3);
	cr_assert_eq(scale.myriads, 2);
	scale_label(&scale, 1, label);
	cr_assert_str_eq(label, "0.5");
	scale_label(&scale, 2, label);
	cr_assert_str_eq(label, "1.0");
}

/* Places are exact to the last pu, rounded to nearest, on both sides of 0. */
Test(scale, places_are_exact)
{
	struct scale scale = scale_span(-3 * one, 3 * one, 6, 1, 0, 600);

	cr_assert_eq(scale_pu(&scale, 0), 300);
	cr_assert_eq(scale_pu(&scale, 1), 300);
	cr_assert_eq(scale_pu(&scale, one / 200), 301); /* half a pu */
	cr_assert_eq(scale_pu(&scale, one / 200 - 1), 300);
	cr_assert_eq(scale_share_pu(&scale, 1, 3), 200);
}

/* What is little below 0 takes little room; a lowest tick that is near is kept. */
Test(scale, trim)
{
	static const struct {
		int64_t low_e8, from_e8;
	} cases[] = {
	    {-one, -one - 5 * one / 16}, {-3 * one, -5 * one}, {-6 * one, -10 * one}, {0, 0}};

	for (size_t i = 0; i < TB_LEN(cases); i++) {
		struct scale scale = scale_span(cases[i].low_e8, 15 * one, 4, 1, 1000, 0);

		scale_trim(&scale, cases[i].low_e8);
		cr_assert_eq(
		    scale.from_e8, cases[i].from_e8, "row %zu: %lld", i, (long long)scale.from_e8);
		cr_assert_eq(scale.end_e8, 15 * one);
		cr_assert_eq(scale_pu(&scale, scale.from_e8), 1000);
	}
}

/* Rungs of 1, 10, 100 stand at equal distances, and half of a stair is in its middle. */
Test(scale, stairs)
{
	static const int64_t stairs[] = {0, 1 * one, 10 * one, 100 * one};
	static const struct {
		int64_t value_e8;
		int32_t at;
	} places[] = {{0, 90000}, {one / 2, 75000}, {one, 60000}, {55 * one / 10, 45000},
	    {10 * one, 30000}, {55 * one, 15000}, {100 * one, 0}};
	struct scale scale = scale_stairs(stairs, TB_LEN(stairs), 90000, 0);
	char digits[SCALE_LABEL];

	for (size_t i = 0; i < TB_LEN(places); i++)
		cr_assert_eq(scale_pu(&scale, places[i].value_e8), places[i].at, "row %zu", i);
	cr_assert_eq(scale_nticks(&scale), TB_LEN(stairs));
	cr_assert_eq(scale_tick(&scale, 2), 10 * one);
	scale_label(&scale, 2, digits);
	cr_assert_str_eq(digits, "10");
}

/* The most that data hold, on the most stairs there are. */
Test(scale, stairs_most)
{
	int64_t stairs[SCALE_STAIRS_MOST] = {0};
	struct scale scale;

	for (size_t i = 1; i < TB_LEN(stairs); i++)
		stairs[i] = (int64_t)i;
	stairs[TB_LEN(stairs) - 1] = 1000000000 * one;
	scale = scale_stairs(stairs, TB_LEN(stairs), 0, 630000);
	cr_assert_eq(scale_pu(&scale, stairs[TB_LEN(stairs) - 1]), 630000);
	cr_assert_eq(scale_pu(&scale, 500000000 * one), 625000);
	cr_assert_eq(scale_pu(&scale, 62), 620000);
}
