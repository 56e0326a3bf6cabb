/* Scales: nice steps, exact ticks, their labels, places in pu. */
#include "chart/scale.h"
#include "lib/compat.h"
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
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
	static size_t index[TB_LEN(rows)];

	for (size_t i = 0; i < TB_LEN(rows); i++)
		index[i] = i;
	return cr_make_param_array(size_t, index, TB_LEN(rows));
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
