/* Exact numbers: see exact.h. */
#include "exact.h"
#include <assert.h>
#include <limits.h>

/* --- values ---------------------------------------------------------------- */

static int
is_rational(const struct tb_exact *x)
{
	return x->degree == 1;
}

/* x becomes the rational that is in x->q. */
static void
make_rational(struct tb_exact *x)
{
	x->degree = 1;
	x->less_one = 0;
}

/* GMP takes long, which is shorter. */
static void
set_wide(mpz_t z, tb_wide value)
{
	tb_wide size = value < 0 ? -value : value;

	if (value >= LONG_MIN && value <= LONG_MAX) {
		mpz_set_si(z, (long)value);
		return;
	}
	mpz_import(z, 1, 1, sizeof(size), 0, 0, &size);
	if (value < 0)
		mpz_neg(z, z);
}

/* z = a factor */
static void
multiply(mpz_t z, const mpz_t a, int64_t factor)
{
	mpz_t wide;

	if (factor >= LONG_MIN && factor <= LONG_MAX) {
		mpz_mul_si(z, a, (long)factor);
		return;
	}
	mpz_init(wide);
	set_wide(wide, factor);
	mpz_mul(z, a, wide);
	mpz_clear(wide);
}

void
tb_exact_init(struct tb_exact *x)
{
	mpq_init(x->q);
	make_rational(x);
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
	x->degree = value->degree;
	x->less_one = value->less_one;
}

void
tb_exact_set_int(struct tb_exact *x, tb_wide value)
{
	make_rational(x);
	set_wide(mpq_numref(x->q), value);
	mpz_set_ui(mpq_denref(x->q), 1);
}

void
tb_exact_set_ratio(struct tb_exact *x, tb_wide n, tb_wide d)
{
	assert(d != 0);
	make_rational(x);
	set_wide(mpq_numref(x->q), n);
	set_wide(mpq_denref(x->q), d);
	mpq_canonicalize(x->q);
}

void
tb_exact_add(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	assert(is_rational(a) && is_rational(b));
	mpq_add(x->q, a->q, b->q);
	make_rational(x);
}

void
tb_exact_sub(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	assert(is_rational(a) && is_rational(b));
	mpq_sub(x->q, a->q, b->q);
	make_rational(x);
}

void
tb_exact_mul(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	assert(is_rational(a) && is_rational(b));
	mpq_mul(x->q, a->q, b->q);
	make_rational(x);
}

void
tb_exact_div(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	assert(is_rational(a) && is_rational(b));
	assert(mpq_sgn(b->q) != 0);
	mpq_div(x->q, a->q, b->q);
	make_rational(x);
}

void
tb_exact_truncate(struct tb_exact *x, const struct tb_exact *a)
{
	assert(is_rational(a));
	mpz_tdiv_q(mpq_numref(x->q), mpq_numref(a->q), mpq_denref(a->q));
	mpz_set_ui(mpq_denref(x->q), 1);
	make_rational(x);
}

void
tb_exact_power(struct tb_exact *x, const struct tb_exact *a, unsigned long n)
{
	assert(is_rational(a));
	/* Powers of what is in lowest terms are in lowest terms. */
	mpz_pow_ui(mpq_numref(x->q), mpq_numref(a->q), n);
	mpz_pow_ui(mpq_denref(x->q), mpq_denref(a->q), n);
	make_rational(x);
}

void
tb_exact_sum(struct tb_exact *x, const struct tb_exact *terms, size_t n)
{
	mpq_t sum;
	size_t i;

	mpq_init(sum);
	for (i = 0; i < n; i++) {
		mpz_srcptr d = mpq_denref(terms[i].q);

		assert(is_rational(&terms[i]));
		mpz_mul(mpq_numref(sum), mpq_numref(sum), d);
		mpz_addmul(mpq_numref(sum), mpq_numref(terms[i].q), mpq_denref(sum));
		mpz_mul(mpq_denref(sum), mpq_denref(sum), d);
	}
	mpq_canonicalize(sum);
	mpq_swap(x->q, sum);
	mpq_clear(sum);
	make_rational(x);
}

/* --- roots ------------------------------------------------------------------- */

/* q becomes its k-th root when that is rational; else it stays. */
static int
take_root(mpq_t q, unsigned long degree)
{
	mpz_t n, d;
	int exact;

	mpz_inits(n, d, NULL);
	exact = mpz_root(n, mpq_numref(q), degree) != 0 && mpz_root(d, mpq_denref(q), degree) != 0;
	if (exact) {
		mpz_swap(mpq_numref(q), n);
		mpz_swap(mpq_denref(q), d);
	}
	mpz_clears(n, d, NULL);
	return exact;
}

void
tb_exact_root(struct tb_exact *x, const struct tb_exact *a, unsigned long degree, int less_one)
{
	assert(is_rational(a) && mpq_sgn(a->q) > 0 && degree >= 1);
	mpq_set(x->q, a->q);
	if (!take_root(x->q, degree)) {
		x->degree = degree;
		x->less_one = less_one;
		return;
	}
	make_rational(x);
	if (less_one)
		mpz_sub(mpq_numref(x->q), mpq_numref(x->q), mpq_denref(x->q));
}

/* a^(1/i) against b^(1/j), both above 0: a^j against b^i. */
static int
compare_roots(const mpq_t a, unsigned long i, const mpq_t b, unsigned long j)
{
	mpz_t left, right, factor;
	int order;

	mpz_inits(left, right, factor, NULL);
	mpz_pow_ui(left, mpq_numref(a), j);
	mpz_pow_ui(factor, mpq_denref(b), i);
	mpz_mul(left, left, factor);
	mpz_pow_ui(right, mpq_numref(b), i);
	mpz_pow_ui(factor, mpq_denref(a), j);
	mpz_mul(right, right, factor);
	order = mpz_cmp(left, right);
	mpz_clears(left, right, factor, NULL);
	return order;
}

/* A rational against a root. */
static int
compare_to_root(const struct tb_exact *a, const struct tb_exact *root)
{
	mpq_t size;
	int order = -1;

	mpq_init(size);
	mpq_set(size, a->q);
	if (root->less_one)
		mpz_add(mpq_numref(size), mpq_numref(size), mpq_denref(size));
	if (mpq_sgn(size) > 0)
		order = compare_roots(size, 1, root->q, root->degree);
	mpq_clear(size);
	return order;
}

/* --- order ------------------------------------------------------------------- */

int
tb_exact_sign(const struct tb_exact *x)
{
	if (!x->less_one)
		return mpq_sgn(x->q);
	return mpq_cmp_ui(x->q, 1, 1) > 0 ? 1 : -1; /* 1 is a power of 1: no root */
}

int
tb_exact_compare(const struct tb_exact *a, const struct tb_exact *b)
{
	if (is_rational(a) && is_rational(b))
		return mpq_cmp(a->q, b->q);
	if (is_rational(a))
		return compare_to_root(a, b);
	if (is_rational(b))
		return -compare_to_root(b, a);
	assert(a->less_one == b->less_one);
	return compare_roots(a->q, a->degree, b->q, b->degree);
}

int
tb_exact_compare_ratio(const struct tb_exact *a, int64_t n, int64_t d)
{
	struct tb_exact other;
	int order;

	tb_exact_init(&other);
	tb_exact_set_ratio(&other, n, d);
	order = tb_exact_compare(a, &other);
	tb_exact_release(&other);
	return order;
}

/* --- text -------------------------------------------------------------------- */

static void
put_integer(const mpz_t z, struct tb_buf *out)
{
	if (mpz_fits_slong_p(z)) {
		tb_buf_putint(out, mpz_get_si(z));
		return;
	}
	tb_buf_reserve(out, mpz_sizeinbase(z, 10) + 2);
	mpz_get_str(out->s + out->len, 10, z);
	out->len += strlen(out->s + out->len);
}

static void
put_rational(const mpq_t q, struct tb_buf *out)
{
	put_integer(mpq_numref(q), out);
	if (mpz_cmp_ui(mpq_denref(q), 1) == 0)
		return;
	tb_buf_putc(out, '/');
	put_integer(mpq_denref(q), out);
}

void
tb_exact_write(const struct tb_exact *x, struct tb_buf *out)
{
	if (is_rational(x)) {
		put_rational(x->q, out);
		return;
	}
	tb_buf_putc(out, '(');
	put_rational(x->q, out);
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
	multiply(z, a, form->times);
	multiply(z, z, ten);
}

static int64_t
common_divisor(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* round_rational where all of it fits 64 bits, as nearly always; 0 = it does not. */
static int
round_small(int64_t *rounded, const struct tb_exact *x, const struct tb_exact_form *form)
{
	const __mpq_struct *q = x->q;
	int64_t n, d, up = form->times, over = form->over, common, rest;
	int i;

	if (!is_rational(x) || !mpz_fits_slong_p(mpq_numref(q)) ||
	    !mpz_fits_slong_p(mpq_denref(q)) || mpz_cmp_si(mpq_numref(q), LONG_MIN) == 0)
		return 0;
	n = mpz_get_si(mpq_numref(q));
	d = mpz_get_si(mpq_denref(q));
	for (i = 0; i < form->decimals; i++) {
		if (up > INT64_MAX / 10)
			return 0;
		up *= 10;
	}
	common = common_divisor(up, over);
	up /= common;
	over /= common;
	if (d > INT64_MAX / over || (n < 0 ? -n : n) > INT64_MAX / up)
		return 0;
	n = (n < 0 ? -n : n) * up;
	d *= over;
	rest = n % d;
	n /= d;
	if (rest > d - rest ||
	    (rest == d - rest && (form->rounding == TB_ROUND_HALF_AWAY || n % 2 == 1)))
		n++;
	*rounded = mpq_sgn(q) < 0 ? -n : n;
	return 1;
}

/* q in units of the last place: to the nearest integer. */
static void
round_rational(mpz_t rounded, const struct tb_exact *x, const struct tb_exact_form *form)
{
	const __mpq_struct *q = x->q;
	int64_t small;
	mpz_t n, d;
	int half;

	if (round_small(&small, x, form)) {
		set_wide(rounded, small);
		return;
	}
	mpz_inits(n, d, NULL);
	scale(n, mpq_numref(q), form);
	mpz_abs(n, n);
	multiply(d, mpq_denref(q), form->over);
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
	mpz_t twice, over;

	mpz_init_set_ui(twice, 2);
	mpz_init(over);
	scale(twice, twice, form);
	set_wide(over, form->over);
	mpz_pow_ui(rounded, twice, x->degree);
	mpz_mul(rounded, rounded, mpq_numref(x->q));
	mpz_fdiv_q(rounded, rounded, mpq_denref(x->q));
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
	if (is_rational(x))
		round_rational(rounded, x, form);
	else
		round_root(rounded, x, form);
}

void
tb_exact_round(const struct tb_exact *x, const struct tb_exact_form *form, struct tb_exact *rounded)
{
	mpz_t result;

	mpz_init(result);
	round_number(result, x, form);
	mpz_swap(mpq_numref(rounded->q), result);
	mpz_set_ui(mpq_denref(rounded->q), 1);
	make_rational(rounded);
	mpz_clear(result);
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
