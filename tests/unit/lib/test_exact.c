/* Exact numbers: one rounding, at print (R2, R3). */
#include "lib/exact.h"
#include <criterion/criterion.h>
#include <criterion/parameterized.h>

enum { YI = 100000000 };

/* n/d of a ratio in %, or yuan in 亿元, and how it prints. */
static const struct print_row {
	int64_t n, d, times, over;
	int decimals;
	enum tb_rounding rounding;
	const char *text, *with_sign;
	int sign;
} prints[] = {
    /* exact halves, away from zero on the absolute value */
    {125, 1000, 100, 1, 0, TB_ROUND_HALF_AWAY, "13", "13", 1},
    {1025, 10000, 100, 1, 1, TB_ROUND_HALF_AWAY, "10.3", "10.3", 1},
    {-1025, 10000, 100, 1, 1, TB_ROUND_HALF_AWAY, "10.3", "-10.3", -1},
    {-125, 1000, 100, 1, 0, TB_ROUND_HALF_AWAY, "13", "-13", -1},
    {5, 10000, 100, 1, 1, TB_ROUND_HALF_AWAY, "0.1", "0.1", 1},
    {-5, 10000, 100, 1, 1, TB_ROUND_HALF_AWAY, "0.1", "-0.1", -1},
    /* half to even, where the plan asks for it */
    {1025, 10000, 100, 1, 1, TB_ROUND_HALF_EVEN, "10.2", "10.2", 1},
    {1035, 10000, 100, 1, 1, TB_ROUND_HALF_EVEN, "10.4", "10.4", 1},
    {-1025, 10000, 100, 1, 1, TB_ROUND_HALF_EVEN, "10.2", "-10.2", -1},
    {5, 10000, 100, 1, 1, TB_ROUND_HALF_EVEN, "0.0", "0.0", 0},
    {-5, 10000, 100, 1, 1, TB_ROUND_HALF_EVEN, "0.0", "0.0", 0},
    {10250001, 100000000, 100, 1, 1, TB_ROUND_HALF_EVEN, "10.3", "10.3", 1},
    /* zero has no sign */
    {0, 1, 100, 1, 1, TB_ROUND_HALF_AWAY, "0.0", "0.0", 0},
    {-4, 10000, 100, 1, 1, TB_ROUND_HALF_AWAY, "0.0", "0.0", 0},
    {-499999, 1000000000, 100, 1, 1, TB_ROUND_HALF_AWAY, "0.0", "0.0", 0},
    /* yuan in 亿元 */
    {81235000000, 1, 1, YI, 2, TB_ROUND_HALF_AWAY, "812.35", "812.35", 1},
    {500000, 1, 1, YI, 2, TB_ROUND_HALF_AWAY, "0.01", "0.01", 1},
    {499999, 1, 1, YI, 2, TB_ROUND_HALF_AWAY, "0.00", "0.00", 0},
    {-500000, 1, 1, YI, 2, TB_ROUND_HALF_AWAY, "0.01", "-0.01", -1},
    {99999500000, 1, 1, YI, 2, TB_ROUND_HALF_AWAY, "1000.00", "1000.00", 1},
    {1, 1, 1, YI, 8, TB_ROUND_HALF_AWAY, "0.00000001", "0.00000001", 1},
    /* faults of real bulletins (DOMAIN 2.6) */
    {103, 142, 100, 1, 2, TB_ROUND_HALF_AWAY, "72.54", "72.54", 1},
    {14, 23, 100, 1, 1, TB_ROUND_HALF_AWAY, "60.9", "60.9", 1},
    /* the largest amounts that can be reported, and what grows out of them */
    {100000000000000000, 1, 1, YI, 2, TB_ROUND_HALF_AWAY, "1000000000.00", "1000000000.00", 1},
    {99999999999999999, 100000000000000000, 100, 1, 1, TB_ROUND_HALF_AWAY, "100.0", "100.0", 1},
    {INT64_MAX, 1, 100, 1, 0, TB_ROUND_HALF_AWAY, "922337203685477580700", "922337203685477580700",
	1},
    {INT64_MIN, 1, 1, 1, 0, TB_ROUND_HALF_AWAY, "9223372036854775808", "-9223372036854775808", -1},
    {1, INT64_MAX, 100, 1, 18, TB_ROUND_HALF_AWAY, "0.000000000000000011", "0.000000000000000011",
	1},
};

ParameterizedTestParameters(exact, print)
{
	static size_t rows[TB_LEN(prints)];
	size_t i;

	for (i = 0; i < TB_LEN(rows); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, TB_LEN(rows));
}

ParameterizedTest(size_t *row, exact, print)
{
	const struct print_row *p = &prints[*row];
	struct tb_exact_form form = {p->times, p->over, p->decimals, p->rounding, 0};
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact x;

	tb_exact_init(&x);
	tb_exact_set_ratio(&x, p->n, p->d);
	cr_expect_eq(tb_exact_print(&x, &form, &text), p->sign, "row %zu: sign", *row);
	cr_expect_str_eq(text.s, p->text, "row %zu: '%s' is not '%s'", *row, text.s, p->text);
	tb_buf_reset(&text);
	form.with_sign = 1;
	tb_exact_print(&x, &form, &text);
	cr_expect_str_eq(
	    text.s, p->with_sign, "row %zu: '%s' is not '%s'", *row, text.s, p->with_sign);
	tb_buf_release(&text);
	tb_exact_release(&x);
}

static const struct write_row {
	int64_t n, d;
	const char *text;
} writes[] = {
    {712, 1000, "89/125"},
    {4, 100, "1/25"},
    {-4, 100, "-1/25"},
    {4, -100, "-1/25"},
    {-4, -100, "1/25"},
    {0, -7, "0"},
    {6, 3, "2"},
    {INT64_MIN, 1, "-9223372036854775808"},
    {INT64_MAX, 1, "9223372036854775807"},
    {INT64_MIN, INT64_MIN, "1"},
};

ParameterizedTestParameters(exact, write)
{
	static size_t rows[TB_LEN(writes)];
	size_t i;

	for (i = 0; i < TB_LEN(rows); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, TB_LEN(rows));
}

ParameterizedTest(size_t *row, exact, write)
{
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact x;

	tb_exact_init(&x);
	tb_exact_set_ratio(&x, writes[*row].n, writes[*row].d);
	tb_exact_write(&x, &text);
	cr_expect_str_eq(text.s, writes[*row].text, "row %zu: '%s'", *row, text.s);
	tb_buf_release(&text);
	tb_exact_release(&x);
}

/* 97.16 - 83.33 is 13.83: the difference of exact values, not of printed ones (R4). */
Test(exact, difference_before_rounding)
{
	struct tb_exact_form form = {100, 1, 1, TB_ROUND_HALF_AWAY, 1};
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact rate, time;

	tb_exact_init(&rate);
	tb_exact_init(&time);
	tb_exact_set_ratio(&rate, 6290, 6474);
	tb_exact_set_ratio(&time, 10, 12);
	tb_exact_print(&rate, &form, &text);
	cr_expect_str_eq(text.s, "97.2");
	tb_buf_reset(&text);
	tb_exact_sub(&rate, &rate, &time);
	cr_expect_eq(tb_exact_print(&rate, &form, &text), 1);
	cr_expect_str_eq(text.s, "13.8");
	tb_buf_release(&text);
	tb_exact_release(&rate);
	tb_exact_release(&time);
}

Test(exact, arithmetic_beyond_64_bits)
{
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact a, b;

	tb_exact_init(&a);
	tb_exact_init(&b);
	tb_exact_set_ratio(&a, 100000000000000000, 3);
	tb_exact_mul(&b, &a, &a);
	tb_exact_write(&b, &text);
	cr_expect_str_eq(text.s, "10000000000000000000000000000000000/9");
	tb_exact_div(&b, &b, &a);
	cr_expect_eq(tb_exact_compare(&a, &b), 0);
	tb_exact_add(&b, &b, &a);
	cr_expect_gt(tb_exact_compare(&b, &a), 0);
	cr_expect_lt(tb_exact_compare_ratio(&a, 100000000000000000, 2), 0);
	cr_expect_eq(tb_exact_compare_ratio(&a, 100000000000000000, 3), 0);
	tb_exact_set(&b, &a);
	tb_exact_sub(&b, &b, &a);
	cr_expect_eq(tb_exact_sign(&b), 0);
	tb_buf_release(&text);
	tb_exact_release(&a);
	tb_exact_release(&b);
}
