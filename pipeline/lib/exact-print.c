/* Exact numbers as text, and rounded: see exact.h. */
#include "exact-private.h"
#include <assert.h>

/* --- text -------------------------------------------------------------------- */

static void
put_integer(const mpz_t z, struct tb_buf *out)
{
	tb_buf_reserve(out, mpz_sizeinbase(z, 10) + 2);
	mpz_get_str(out->s + out->len, 10, z);
	out->len += strlen(out->s + out->len);
}

static void
put_ratio(const struct tb_exact *x, struct tb_buf *out)
{
	if (exact_is_small(x)) {
		tb_buf_putint(out, x->n);
		if (x->d == 1)
			return;
		tb_buf_putc(out, '/');
		tb_buf_putint(out, x->d);
		return;
	}
	put_integer(mpq_numref(x->q), out);
	if (mpz_cmp_ui(mpq_denref(x->q), 1) == 0)
		return;
	tb_buf_putc(out, '/');
	put_integer(mpq_denref(x->q), out);
}

void
tb_exact_write(const struct tb_exact *x, struct tb_buf *out)
{
	if (exact_is_rational(x)) {
		put_ratio(x, out);
		return;
	}
	tb_buf_putc(out, '(');
	put_ratio(x, out);
	tb_buf_printf(out, ")^(1/%lu)", x->degree);
	if (x->less_one)
		tb_buf_puts(out, "-1");
}

/* --- rounding ----------------------------------------------------------------- */

/* z = a times 10^decimals */
static void
scale(mpz_t z, const mpz_t a, const struct tb_exact_form *form)
{
	int64_t ten = 1;
	int i;

	for (i = 0; i < form->decimals; i++)
		ten *= 10;
	mpz_mul_si(z, a, form->times);
	mpz_mul_si(z, z, ten);
}

/* times 10^decimals / over, in lowest terms; 0 = it does not fit. */
static int
scale_small(const struct tb_exact_form *form, uint64_t *up, uint64_t *over)
{
	uint64_t common;
	int i;

	*up = (uint64_t)form->times;
	*over = (uint64_t)form->over;
	for (i = 0; i < form->decimals; i++) {
		if (*up > INT64_MAX / 10)
			return 0;
		*up *= 10;
	}
	common = *up % *over == 0 ? *over : exact_gcd(*up, *over); /* powers of ten, mostly */
	*up /= common;
	*over /= common;
	return 1;
}

/* round_rational where the result and what it is of fit 64 bits, as nearly always;
 * 0 = they do not. */
static int
round_small(int64_t *rounded, const struct tb_exact *x, const struct tb_exact_form *form)
{
	tb_wide n, d, whole, rest;
	uint64_t up, over;

	if (!exact_is_rational(x) || !exact_is_small(x) || !scale_small(form, &up, &over))
		return 0;
	n = (tb_wide)exact_size(x->n) * (tb_wide)up; /* each below 2^63 */
	d = (tb_wide)x->d * (tb_wide)over;
	if (n <= INT64_MAX && d <= INT64_MAX) {
		whole = (int64_t)n / (int64_t)d;
		rest = (int64_t)n % (int64_t)d;
	} else {
		whole = n / d;
		rest = n % d;
	}
	if (rest > d - rest ||
	    (rest == d - rest && (form->rounding == TB_ROUND_HALF_AWAY || whole % 2 == 1)))
		whole++;
	if (whole > INT64_MAX)
		return 0;
	*rounded = (int64_t)(x->n < 0 ? -whole : whole);
	return 1;
}

/* x in units of the last place: to the nearest integer. */
static void
round_rational(mpz_t rounded, const struct tb_exact *x, const struct tb_exact_form *form)
{
	struct exact_view view;
	mpq_srcptr q = exact_see(x, &view);
	mpz_t n, d;
	int half;

	mpz_inits(n, d, NULL);
	scale(n, mpq_numref(q), form);
	mpz_abs(n, n);
	mpz_mul_si(d, mpq_denref(q), form->over);
	mpz_fdiv_qr(rounded, n, n, d);
	mpz_mul_2exp(n, n, 1); /* the rest, doubled */
	half = mpz_cmp(n, d);
	if (half > 0 || (half == 0 && (form->rounding == TB_ROUND_HALF_AWAY || mpz_odd_p(rounded))))
		mpz_add_ui(rounded, rounded, 1);
	if (mpq_sgn(q) < 0)
		mpz_neg(rounded, rounded);
	mpz_clears(n, d, NULL);
}

/* The same of a root. It is never halfway, so the nearest integer to y is
 * floor((floor(2y) + 1) / 2) on both sides of zero, and floor((2 times root -
 * 2 times) / over) needs of 2 times root only the integer part: the integer root
 * of (2 times)^k q; times has the power of ten in it. */
static void
round_root(mpz_t rounded, const struct tb_exact *x, const struct tb_exact_form *form)
{
	struct exact_view view;
	mpq_srcptr q = exact_see(x, &view);
	mpz_t twice, over;

	mpz_init_set_ui(twice, 2);
	mpz_init_set_si(over, form->over);
	scale(twice, twice, form);
	mpz_pow_ui(rounded, twice, x->degree);
	mpz_mul(rounded, rounded, mpq_numref(q));
	mpz_fdiv_q(rounded, rounded, mpq_denref(q));
	mpz_root(rounded, rounded, x->degree);
	if (x->less_one)
		mpz_sub(rounded, rounded, twice);
	mpz_fdiv_q(rounded, rounded, over);
	mpz_add_ui(rounded, rounded, 1);
	mpz_fdiv_q_2exp(rounded, rounded, 1);
	mpz_clears(twice, over, NULL);
}

static void
round_number(mpz_t rounded, const struct tb_exact *x, const struct tb_exact_form *form)
{
	assert(form->times > 0 && form->over > 0 && form->decimals >= 0 && form->decimals <= 18);
	if (exact_is_rational(x))
		round_rational(rounded, x, form);
	else
		round_root(rounded, x, form);
}

void
tb_exact_round(const struct tb_exact *x, const struct tb_exact_form *form, struct tb_exact *rounded)
{
	int64_t small;
	mpz_t result;

	if (round_small(&small, x, form)) {
		tb_exact_set_int(rounded, small);
		return;
	}
	mpz_init(result);
	round_number(result, x, form);
	mpz_swap(mpq_numref(exact_big(rounded)), result);
	mpz_set_ui(mpq_denref(rounded->q), 1);
	mpz_clear(result);
	exact_settle(rounded);
	rounded->degree = 1;
	rounded->less_one = 0;
}

/* Where the digits begin. */
static size_t
put_sign(int sign, const struct tb_exact_form *form, struct tb_buf *out)
{
	if (sign < 0 && form->with_sign)
		tb_buf_putc(out, '-');
	return out->len;
}

/* Set the point into the digits from `start` on, one at least before it. */
static void
put_point(size_t start, size_t decimals, struct tb_buf *out)
{
	size_t len = out->len - start;
	char *digits;

	tb_buf_reserve(out, decimals + 2);
	digits = out->s + start;
	if (len <= decimals) {
		size_t zeros = decimals + 1 - len;

		memmove(digits + zeros, digits, len + 1);
		memset(digits, '0', zeros);
		len += zeros;
	}
	if (decimals > 0) {
		memmove(digits + len - decimals + 1, digits + len - decimals, decimals + 1);
		digits[len++ - decimals] = '.';
	}
	out->len = start + len;
}

int
tb_exact_print(const struct tb_exact *x, const struct tb_exact_form *form, struct tb_buf *out)
{
	int64_t small;
	mpz_t rounded;
	size_t start;
	int sign;

	if (round_small(&small, x, form)) {
		sign = (small > 0) - (small < 0);
		start = put_sign(sign, form, out);
		tb_buf_putint(out, small < 0 ? -small : small);
	} else {
		mpz_init(rounded);
		round_number(rounded, x, form);
		sign = mpz_sgn(rounded);
		start = put_sign(sign, form, out);
		mpz_abs(rounded, rounded);
		put_integer(rounded, out);
		mpz_clear(rounded);
	}
	put_point(start, (size_t)form->decimals, out);
	return sign;
}
