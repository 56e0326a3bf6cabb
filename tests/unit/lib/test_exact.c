/* Exact numbers: one rounding, at print (R2, R3). */
#include "lib/exact.h"
#include "../rows.h"
#include "printed.h"
#include <criterion/criterion.h>

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
    /* faults of real bulletins */
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
	return rows_of(TB_LEN(prints));
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
	return rows_of(TB_LEN(writes));
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

/* --- powers and sums ------------------------------------------------------------ */

Test(exact, sum_cancels)
{
	struct tb_exact terms[3], sum;
	struct tb_buf text = TB_BUF_INIT;
	size_t i;

	for (i = 0; i < TB_LEN(terms); i++) {
		tb_exact_init(&terms[i]);
		tb_exact_set_ratio(&terms[i], (int64_t)i + 1, 6); /* 1/6 + 2/6 + 3/6 */
	}
	tb_exact_init(&sum);
	tb_exact_sum(&sum, terms, 0);
	cr_expect_eq(tb_exact_sign(&sum), 0);
	tb_exact_sum(&terms[0], terms, TB_LEN(terms)); /* into a term */
	tb_exact_write(&terms[0], &text);
	cr_expect_str_eq(text.s, "1");
	tb_buf_release(&text);
	for (i = 0; i < TB_LEN(terms); i++)
		tb_exact_release(&terms[i]);
	tb_exact_release(&sum);
}

Test(exact, truncates_toward_zero)
{
	static const struct {
		int64_t n, d, whole;
	} cases[] = {
	    {29, 10, 2}, {-29, 10, -2}, {3, 1, 3}, {-3, 1, -3}, {-1, 2, 0}, {0, 1, 0}, {9, 10, 0}};
	struct tb_exact x;
	size_t i;

	tb_exact_init(&x);
	for (i = 0; i < TB_LEN(cases); i++) {
		tb_exact_set_ratio(&x, cases[i].n, cases[i].d);
		tb_exact_truncate(&x, &x);
		cr_expect_eq(tb_exact_compare_ratio(&x, cases[i].whole, 1), 0, "row %zu", i);
	}
	tb_exact_release(&x);
}

Test(exact, power)
{
	struct tb_exact x;

	tb_exact_init(&x);
	tb_exact_set_ratio(&x, -2, 3);
	tb_exact_power(&x, &x, 3);
	cr_expect_eq(tb_exact_compare_ratio(&x, -8, 27), 0);
	tb_exact_power(&x, &x, 0);
	cr_expect_eq(tb_exact_compare_ratio(&x, 1, 1), 0);
	tb_exact_release(&x);
}

/* --- roots ---------------------------------------------------------------------- */

static const struct root_row {
	int64_t n, d;
	unsigned long degree;
	int less_one;
	const char *written, *percent; /* with a sign, to 2 decimals */
} roots[] = {
    /* powers are no roots */
    {1, 1, 4, 1, "0", "0.00"},
    {16, 81, 4, 0, "2/3", "66.67"},
    {16, 81, 4, 1, "-1/3", "-33.33"},
    {4641, 1, 1, 0, "4641", "464100.00"},
    {14641, 10000, 4, 1, "1/10", "10.00"},
    {14641, 10001, 4, 1, "(14641/10001)^(1/4)-1", "10.00"},
    {2, 1, 2, 0, "(2)^(1/2)", "141.42"},
    {4, 9, 4, 0, "(4/9)^(1/4)", "81.65"},
    {1, 2, 2, 1, "(1/2)^(1/2)-1", "-29.29"},
    /* what is below zero and prints as zero has no sign */
    {99990000, 100000000, 3, 1, "(9999/10000)^(1/3)-1", "0.00"},
    {9999, 10000, 2, 1, "(9999/10000)^(1/2)-1", "-0.01"},
    /* CAGR of the annexes, 2021 to 2025 */
    {2147, 1377, 4, 1, "(2147/1377)^(1/4)-1", "11.74"},
    {396, 204, 4, 1, "(33/17)^(1/4)-1", "18.04"},
    {1023, 528, 4, 1, "(31/16)^(1/4)-1", "17.98"},
    {1205, 689, 4, 1, "(1205/689)^(1/4)-1", "15.00"},
    {1107, 679, 4, 1, "(1107/679)^(1/4)-1", "13.00"},
    {1011, 354, 4, 1, "(337/118)^(1/4)-1", "30.00"},
    {100, 74, 4, 1, "(50/37)^(1/4)-1", "7.82"},
    {2021, 1176, 4, 1, "(2021/1176)^(1/4)-1", "14.50"},
    {246, 168, 4, 1, "(41/28)^(1/4)-1", "10.00"},
    {400, 206, 4, 1, "(200/103)^(1/4)-1", "18.05"},
    {488, 279, 4, 1, "(488/279)^(1/4)-1", "15.00"},
    {519, 381, 4, 1, "(173/127)^(1/4)-1", "8.03"},
    {11663, 6115, 4, 1, "(11663/6115)^(1/4)-1", "17.52"},
    {10663, 6115, 4, 1, "(10663/6115)^(1/4)-1", "14.91"},
    {500, 266, 4, 1, "(250/133)^(1/4)-1", "17.09"},
    {308, 170, 4, 1, "(154/85)^(1/4)-1", "16.02"},
    {192, 96, 4, 1, "(2)^(1/4)-1", "18.92"},
    {410, 280, 4, 1, "(41/28)^(1/4)-1", "10.00"},
    {322, 220, 4, 1, "(161/110)^(1/4)-1", "9.99"},
    {208, 168, 4, 1, "(26/21)^(1/4)-1", "5.48"},
    {203, 129, 4, 1, "(203/129)^(1/4)-1", "12.00"},
    {200, 160, 4, 1, "(5/4)^(1/4)-1", "5.74"},
    {190, 105, 4, 1, "(38/21)^(1/4)-1", "15.98"},
    {154, 98, 4, 1, "(11/7)^(1/4)-1", "11.96"},
    {121, 80, 4, 1, "(121/80)^(1/4)-1", "10.90"},
    {112, 60, 4, 1, "(28/15)^(1/4)-1", "16.89"},
    {103, 57, 4, 1, "(103/57)^(1/4)-1", "15.94"},
    {100, 44, 4, 1, "(25/11)^(1/4)-1", "22.78"},
    {100, 17, 4, 1, "(100/17)^(1/4)-1", "55.74"},
    {2923, 1684, 4, 1, "(2923/1684)^(1/4)-1", "14.78"},
    {2723, 1684, 4, 1, "(2723/1684)^(1/4)-1", "12.77"},
};

ParameterizedTestParameters(exact, root)
{
	return rows_of(TB_LEN(roots));
}

ParameterizedTest(size_t *row, exact, root)
{
	const struct root_row *r = &roots[*row];
	struct tb_exact_form form = {100, 1, 2, TB_ROUND_HALF_AWAY, 1};
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact x;

	tb_exact_init(&x);
	tb_exact_set_ratio(&x, r->n, r->d);
	tb_exact_root(&x, &x, r->degree, r->less_one);
	tb_exact_write(&x, &text);
	cr_expect_str_eq(text.s, r->written, "row %zu: '%s'", *row, text.s);
	tb_buf_reset(&text);
	tb_exact_print(&x, &form, &text);
	cr_expect_str_eq(text.s, r->percent, "row %zu: '%s'", *row, text.s);
	/* What is set anew is a rational again. */
	tb_exact_set_int(&x, 7);
	cr_expect_eq(tb_exact_compare_ratio(&x, 7, 1), 0);
	tb_buf_release(&text);
	tb_exact_release(&x);
}

/* --- every small case against the definition, by integers alone --------------------- */

enum { SMALL = 9, DEGREES = 5 };

/* n/d against ((p/q + less_one))^degree, p and q > 0 when what is raised is above 0. */
static int
compare_power(long n, long d, const mpz_t p, const mpz_t q, unsigned long degree, int less_one)
{
	mpz_t left, right;
	int order;

	mpz_inits(left, right, NULL);
	mpz_set(right, p);
	if (less_one)
		mpz_add(right, right, q);
	order = 1;
	if (mpz_sgn(right) > 0) {
		mpz_pow_ui(right, right, degree);
		mpz_mul_si(right, right, d);
		mpz_pow_ui(left, q, degree);
		mpz_mul_si(left, left, n);
		order = mpz_cmp(left, right);
	}
	mpz_clears(left, right, NULL);
	return order;
}

/* The root against (printed + halves/2) units of the last place. */
static int
against(const struct root_row *r, const struct tb_exact_form *form, const mpz_t printed, int halves)
{
	mpz_t p, q;
	int order;

	mpz_inits(p, q, NULL);
	mpz_mul_si(p, printed, 2);
	if (halves < 0)
		mpz_sub_ui(p, p, 1);
	else
		mpz_add_ui(p, p, 1);
	mpz_mul_si(p, p, (long)form->over);
	mpz_ui_pow_ui(q, 10, (unsigned long)form->decimals);
	mpz_mul_si(q, q, 2 * (long)form->times);
	order = compare_power((long)r->n, (long)r->d, p, q, r->degree, r->less_one);
	mpz_clears(p, q, NULL);
	return order;
}

/* 0 when no other decimal of that length is nearer to the root. */
static int
is_wrong(const struct root_row *r, const struct tb_exact *x, const struct tb_exact_form *form)
{
	struct tb_buf text = TB_BUF_INIT;
	int low, high, half, away;
	mpz_t printed;

	mpz_init(printed);
	tb_exact_print(x, form, &text);
	read_printed(printed, &text);
	low = against(r, form, printed, -1);
	high = against(r, form, printed, 1);
	half = low == 0 || high == 0;
	away = form->rounding == TB_ROUND_HALF_EVEN ? mpz_even_p(printed) != 0
						    : (low == 0) == (mpz_sgn(printed) > 0);
	tb_buf_release(&text);
	mpz_clear(printed);
	return low < 0 || high > 0 || (half && !away);
}

/* Roots of all n/d, plain and less one, in every number of decimals. */
Test(exact, small_roots)
{
	static const int64_t scales[][2] = {{1, 1}, {100, 1}, {1, 3}, {7, 4}};
	struct tb_exact_form form = {.with_sign = 1};
	struct tb_exact x;
	size_t wrong = 0, i, scale;

	tb_exact_init(&x);
	for (i = 0; i < SMALL * SMALL * DEGREES * 2; i++) {
		struct root_row r = {.n = 1 + (int64_t)(i / 10 % SMALL),
		    .d = 1 + (int64_t)(i / 10 / SMALL),
		    .degree = 1 + i / 2 % DEGREES,
		    .less_one = (int)(i % 2)};

		tb_exact_set_ratio(&x, r.n, r.d);
		tb_exact_root(&x, &x, r.degree, r.less_one);
		for (scale = 0; scale < TB_LEN(scales) * 2; scale++) {
			form.times = scales[scale / 2][0];
			form.over = scales[scale / 2][1];
			form.rounding = scale % 2 ? TB_ROUND_HALF_EVEN : TB_ROUND_HALF_AWAY;
			for (form.decimals = 0; form.decimals <= 18; form.decimals++)
				wrong += (size_t)is_wrong(&r, &x, &form);
		}
	}
	cr_expect_eq(wrong, 0, "%zu of the small roots", wrong);
	tb_exact_release(&x);
}

/* Order of all small roots and rationals. */
Test(exact, small_order)
{
	struct tb_exact root, x;
	size_t wrong = 0, i;
	long n, d;
	mpz_t p, q;

	mpz_inits(p, q, NULL);
	tb_exact_init(&root);
	tb_exact_init(&x);
	for (i = 0; i < SMALL * SMALL * DEGREES * 2; i++) {
		long of_n = 1 + (long)(i / 10 % SMALL), of_d = 1 + (long)(i / 10 / SMALL);
		unsigned long degree = 1 + i / 2 % DEGREES;

		tb_exact_set_ratio(&root, of_n, of_d);
		tb_exact_root(&root, &root, degree, (int)(i % 2));
		for (n = -SMALL; n <= SMALL; n++)
			for (d = 1; d <= SMALL; d++) {
				int order;

				tb_exact_set_ratio(&x, n, d);
				mpz_set_si(p, n);
				mpz_set_si(q, d);
				order = compare_power(of_n, of_d, p, q, degree, (int)(i % 2));
				wrong += (tb_exact_compare(&root, &x) > 0) != (order > 0) ||
					 (tb_exact_compare_ratio(&root, n, d) < 0) != (order < 0) ||
					 (tb_exact_compare(&x, &root) > 0) != (order < 0);
			}
	}
	cr_expect_eq(wrong, 0, "%zu of the small pairs", wrong);
	tb_exact_release(&root);
	tb_exact_release(&x);
	mpz_clears(p, q, NULL);
}
