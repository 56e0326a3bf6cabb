/* Exact numbers: see exact.h. */
#include "exact.h"
#include <assert.h>
#include <limits.h>

/* --- values ---------------------------------------------------------------- */

/* GMP takes long, which may be shorter than 64 bits. */
static void
set_wide(mpz_t z, int64_t value)
{
	uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

	if (value >= LONG_MIN && value <= LONG_MAX) {
		mpz_set_si(z, (long)value);
		return;
	}
	mpz_import(z, 1, 1, sizeof(size), 0, 0, &size);
	if (value < 0)
		mpz_neg(z, z);
}

void
tb_exact_init(struct tb_exact *x)
{
	mpq_init(x->q);
}

void
tb_exact_release(struct tb_exact *x)
{
	mpq_clear(x->q);
}

void
tb_exact_set(struct tb_exact *x, const struct tb_exact *value)
{
	mpq_set(x->q, value->q);
}

void
tb_exact_set_int(struct tb_exact *x, int64_t value)
{
	set_wide(mpq_numref(x->q), value);
	mpz_set_ui(mpq_denref(x->q), 1);
}

void
tb_exact_set_ratio(struct tb_exact *x, int64_t n, int64_t d)
{
	assert(d != 0);
	set_wide(mpq_numref(x->q), n);
	set_wide(mpq_denref(x->q), d);
	mpq_canonicalize(x->q);
}

void
tb_exact_add(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	mpq_add(x->q, a->q, b->q);
}

void
tb_exact_sub(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	mpq_sub(x->q, a->q, b->q);
}

void
tb_exact_mul(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	mpq_mul(x->q, a->q, b->q);
}

void
tb_exact_div(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	assert(mpq_sgn(b->q) != 0);
	mpq_div(x->q, a->q, b->q);
}

int
tb_exact_sign(const struct tb_exact *x)
{
	return mpq_sgn(x->q);
}

int
tb_exact_compare(const struct tb_exact *a, const struct tb_exact *b)
{
	return mpq_cmp(a->q, b->q);
}

int
tb_exact_compare_ratio(const struct tb_exact *a, int64_t n, int64_t d)
{
	struct tb_exact other;
	int order;

	tb_exact_init(&other);
	tb_exact_set_ratio(&other, n, d);
	order = mpq_cmp(a->q, other.q);
	tb_exact_release(&other);
	return order;
}

/* --- text -------------------------------------------------------------------- */

static void
put_integer(const mpz_t z, struct tb_buf *out)
{
	tb_buf_reserve(out, mpz_sizeinbase(z, 10) + 2);
	mpz_get_str(out->s + out->len, 10, z);
	out->len += strlen(out->s + out->len);
}

void
tb_exact_write(const struct tb_exact *x, struct tb_buf *out)
{
	put_integer(mpq_numref(x->q), out);
	if (mpz_cmp_ui(mpq_denref(x->q), 1) == 0)
		return;
	tb_buf_putc(out, '/');
	put_integer(mpq_denref(x->q), out);
}

/* |n| / d to the nearest integer. */
static void
round_size(mpz_t result, const mpz_t n, const mpz_t d, enum tb_rounding rounding)
{
	mpz_t rest;
	int half;

	mpz_init(rest);
	mpz_abs(result, n);
	mpz_fdiv_qr(result, rest, result, d);
	mpz_mul_2exp(rest, rest, 1);
	half = mpz_cmp(rest, d);
	if (half > 0 || (half == 0 && (rounding == TB_ROUND_HALF_AWAY || mpz_odd_p(result))))
		mpz_add_ui(result, result, 1);
	mpz_clear(rest);
}

void
tb_exact_round(const struct tb_exact *x, const struct tb_exact_form *form, struct tb_exact *rounded)
{
	int below = mpq_sgn(x->q) < 0;
	mpz_t n, d, factor;

	assert(form->times > 0 && form->over > 0 && form->decimals >= 0 && form->decimals <= 18);
	mpz_inits(n, d, factor, NULL);
	set_wide(factor, form->times);
	mpz_mul(n, mpq_numref(x->q), factor);
	mpz_ui_pow_ui(factor, 10, (unsigned long)form->decimals);
	mpz_mul(n, n, factor);
	set_wide(factor, form->over);
	mpz_mul(d, mpq_denref(x->q), factor);
	round_size(mpq_numref(rounded->q), n, d, form->rounding);
	mpz_set_ui(mpq_denref(rounded->q), 1);
	if (below)
		mpq_neg(rounded->q, rounded->q);
	mpz_clears(n, d, factor, NULL);
}

int
tb_exact_print(const struct tb_exact *x, const struct tb_exact_form *form, struct tb_buf *out)
{
	struct tb_buf digits = TB_BUF_INIT;
	size_t decimals = (size_t)form->decimals, i;
	struct tb_exact rounded;
	int sign;

	tb_exact_init(&rounded);
	tb_exact_round(x, form, &rounded);
	sign = mpq_sgn(rounded.q);
	if (sign < 0 && form->with_sign)
		tb_buf_putc(out, '-');
	mpq_abs(rounded.q, rounded.q);
	put_integer(mpq_numref(rounded.q), &digits);
	tb_exact_release(&rounded);
	for (i = digits.len; i <= decimals; i++) /* a digit before the point */
		tb_buf_putc(out, '0');
	tb_buf_put(out, digits.s, digits.len);
	tb_buf_release(&digits);
	if (decimals > 0) {
		tb_buf_reserve(out, 1);
		memmove(
		    out->s + out->len - decimals + 1, out->s + out->len - decimals, decimals + 1);
		out->s[out->len - decimals] = '.';
		out->len++;
	}
	return sign;
}
