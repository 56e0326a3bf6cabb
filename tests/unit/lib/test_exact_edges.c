/* Exact numbers where 64 bits end: the two forms of exact-private.h are one number. */
#include "lib/exact.h"
#include "printed.h"
#include <criterion/criterion.h>

enum { YI = 100000000 };

/* --- where 64 bits end: every pair of edges against GMP's own --------------------------- */

/* Sizes at which a product, a sum or a number itself begins not to fit. */
static const uint64_t edges[] = {0, 1, 2, 3, 10, UINT64_C(1) << 31, UINT64_C(3037000499),
    UINT64_C(3037000500), (UINT64_C(1) << 32) + 1, UINT64_C(1) << 62, INT64_MAX - 1, INT64_MAX,
    UINT64_C(1) << 63, UINT64_MAX};

enum { EDGES = TB_LEN(edges) };

/* Number i of the edges' ratios, of either sign, in both notations. */
static void
take_edge(size_t i, struct tb_exact *x, mpq_t q)
{
	uint64_t n = edges[i / 2 % EDGES], d = edges[1 + i / 2 / EDGES];
	tb_wide wide = i % 2 ? -(tb_wide)n : (tb_wide)n;

	tb_exact_set_ratio(x, wide, d);
	mpz_set_ui(mpq_numref(q), n);
	mpz_set_ui(mpq_denref(q), d);
	if (i % 2)
		mpz_neg(mpq_numref(q), mpq_numref(q));
	mpq_canonicalize(q);
}

/* 0 when x is written as q is. */
static size_t
differs(const struct tb_exact *x, const mpq_t q)
{
	char *text = mpq_get_str(NULL, 10, q);
	struct tb_buf own = TB_BUF_INIT;
	size_t wrong;

	tb_exact_write(x, &own);
	wrong = strcmp(text, own.s) != 0;
	free(text);
	tb_buf_release(&own);
	return wrong;
}

static int
sign_of(int order)
{
	return (order > 0) - (order < 0);
}

/* The results of a pair that differ from GMP's; x and q are scratch. */
static size_t
wrong_of_pair(const struct tb_exact *a, const mpq_t p, const struct tb_exact *b, const mpq_t r,
    struct tb_exact *x, mpq_t q)
{
	const struct tb_exact terms[] = {*a, *b, *a}; /* borrowed */
	size_t wrong;

	wrong = sign_of(tb_exact_compare(a, b)) != sign_of(mpq_cmp(p, r));
	mpq_add(q, p, r);
	tb_exact_add(x, a, b);
	wrong += differs(x, q);
	mpq_add(q, q, p);
	tb_exact_sum(x, terms, TB_LEN(terms));
	wrong += differs(x, q);
	mpq_sub(q, p, r);
	tb_exact_sub(x, a, b);
	wrong += differs(x, q);
	mpq_mul(q, p, r);
	tb_exact_mul(x, a, b);
	wrong += differs(x, q);
	if (mpq_sgn(r) == 0)
		return wrong;
	mpq_div(q, p, r);
	tb_exact_div(x, a, b);
	return wrong + differs(x, q);
}

/* The same into an operand: x = x a, and a number of one form becomes one of the other. */
static size_t
wrong_in_place(const struct tb_exact *a, const mpq_t p, struct tb_exact *x, mpq_t q)
{
	size_t wrong, i;

	tb_exact_set(x, a);
	mpq_set(q, p);
	for (wrong = 0, i = 0; i < 3; i++) {
		tb_exact_mul(x, x, x);
		mpq_mul(q, q, q);
		wrong += differs(x, q);
	}
	tb_exact_power(x, a, 8);
	wrong += differs(x, q);
	tb_exact_sub(x, x, x);
	tb_exact_add(x, x, a);
	return wrong + differs(x, p);
}

Test(exact, edges_of_64_bits)
{
	enum { RATIOS = 2 * EDGES * (EDGES - 1) };
	struct tb_exact a, b, x;
	size_t wrong = 0, i, j;
	mpq_t p, r, q;

	tb_exact_init(&a);
	tb_exact_init(&b);
	tb_exact_init(&x);
	mpq_inits(p, r, q, NULL);
	for (i = 0; i < RATIOS; i++) {
		take_edge(i, &a, p);
		wrong += differs(&a, p) + wrong_in_place(&a, p, &x, q);
		for (j = 0; j < RATIOS; j++) {
			take_edge(j, &b, r);
			wrong += wrong_of_pair(&a, p, &b, r, &x, q);
		}
	}
	cr_expect_eq(wrong, 0, "%zu of the edges", wrong);
	mpq_clears(p, r, q, NULL);
	tb_exact_release(&a);
	tb_exact_release(&b);
	tb_exact_release(&x);
}

/* Rounding of the edges, in every number of decimals, against GMP's floor of twice the
 * size and one: the nearest integer; a half goes away from zero, or is made even. */
static size_t
wrong_rounding(const struct tb_exact *x, const mpq_t p, const struct tb_exact_form *form)
{
	struct tb_buf text = TB_BUF_INIT;
	size_t wrong;
	mpz_t n, d, rest;
	mpz_t printed;

	mpz_inits(n, d, rest, printed, NULL);
	mpz_ui_pow_ui(n, 10, (unsigned long)form->decimals);
	mpz_mul_si(n, n, form->times);
	mpz_mul(n, n, mpq_numref(p));
	mpz_abs(n, n);
	mpz_mul_2exp(n, n, 1);
	mpz_mul_si(d, mpq_denref(p), form->over);
	mpz_add(n, n, d);
	mpz_mul_2exp(d, d, 1);
	mpz_fdiv_qr(n, rest, n, d);
	if (mpz_sgn(rest) == 0 && form->rounding == TB_ROUND_HALF_EVEN && mpz_odd_p(n))
		mpz_sub_ui(n, n, 1);
	if (mpq_sgn(p) < 0)
		mpz_neg(n, n);
	tb_exact_print(x, form, &text);
	read_printed(printed, &text);
	wrong = mpz_cmp(printed, n) != 0;
	tb_buf_release(&text);
	mpz_clears(n, d, rest, printed, NULL);
	return wrong;
}

Test(exact, edges_are_rounded)
{
	static const int64_t scales[][2] = {
	    {1, 1}, {100, 1}, {1, YI}, {7, 4}, {INT64_MAX, 2}, {1, INT64_MAX}};
	struct tb_exact_form form = {.with_sign = 1};
	size_t wrong = 0, i, scale;
	struct tb_exact x;
	mpq_t p;

	tb_exact_init(&x);
	mpq_init(p);
	for (i = 0; i < 2 * EDGES * (EDGES - 1); i++) {
		take_edge(i, &x, p);
		for (scale = 0; scale < TB_LEN(scales) * 2; scale++) {
			form.times = scales[scale / 2][0];
			form.over = scales[scale / 2][1];
			form.rounding = scale % 2 ? TB_ROUND_HALF_EVEN : TB_ROUND_HALF_AWAY;
			for (form.decimals = 0; form.decimals <= 18; form.decimals++)
				wrong += wrong_rounding(&x, p, &form);
		}
	}
	cr_expect_eq(wrong, 0, "%zu of the edges", wrong);
	mpq_clear(p);
	tb_exact_release(&x);
}
