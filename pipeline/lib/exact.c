/* Exact numbers: see exact.h. */
#include "exact-private.h"
#include <assert.h>

/* --- two forms ------------------------------------------------------------- */

mpq_srcptr
exact_see(const struct tb_exact *x, struct exact_view *view)
{
	if (!exact_is_small(x))
		return x->q;
	view->limbs[0] = exact_size(x->n);
	view->limbs[1] = (mp_limb_t)x->d;
	mpz_roinit_n(mpq_numref(view->q), &view->limbs[0], x->n < 0 ? -1 : 1);
	mpz_roinit_n(mpq_denref(view->q), &view->limbs[1], 1);
	return view->q;
}

mpq_ptr
exact_big(struct tb_exact *x)
{
	if (!x->has_q)
		mpq_init(x->q);
	x->has_q = 1;
	return x->q;
}

void
exact_settle(struct tb_exact *x)
{
	x->d = 0;
	if (mpz_size(mpq_numref(x->q)) > 1 || !mpz_fits_slong_p(mpq_denref(x->q)) ||
	    mpz_getlimbn(mpq_numref(x->q), 0) > INT64_MAX)
		return;
	x->n = mpz_get_si(mpq_numref(x->q));
	x->d = mpz_get_si(mpq_denref(x->q));
}

static int
fits(tb_wide value)
{
	return value >= -INT64_MAX && value <= INT64_MAX;
}

/* x = n / d, in lowest terms; 0 = they do not fit. */
static int
set_small(struct tb_exact *x, tb_wide n, tb_wide d)
{
	if (!fits(n) || !fits(d))
		return 0;
	x->n = (int64_t)n;
	x->d = (int64_t)d;
	return 1;
}

/* x becomes a rational, when all that is read was. */
static void
make_rational(struct tb_exact *x)
{
	x->degree = 1;
	x->less_one = 0;
}

/* --- values ---------------------------------------------------------------- */

void
tb_exact_init(struct tb_exact *x)
{
	x->n = 0;
	x->d = 1;
	x->has_q = 0;
	make_rational(x);
}

void
tb_exact_release(struct tb_exact *x)
{
	if (x->has_q)
		mpq_clear(x->q);
	tb_exact_init(x);
}

void
tb_exact_set(struct tb_exact *x, const struct tb_exact *value)
{
	if (!exact_is_small(value))
		mpq_set(exact_big(x), value->q);
	x->n = value->n;
	x->d = value->d;
	x->degree = value->degree;
	x->less_one = value->less_one;
}

/* GMP takes long, which is shorter. */
static void
set_wide(mpz_t z, tb_wide value)
{
	tb_wide size = value < 0 ? -value : value;

	mpz_import(z, 1, 1, sizeof(size), 0, 0, &size);
	if (value < 0)
		mpz_neg(z, z);
}

/* x = n / d */
static void
set_big(struct tb_exact *x, tb_wide n, tb_wide d)
{
	mpq_ptr q = exact_big(x);

	set_wide(mpq_numref(q), n);
	set_wide(mpq_denref(q), d);
	mpq_canonicalize(q);
	exact_settle(x);
}

void
tb_exact_set_int(struct tb_exact *x, tb_wide value)
{
	make_rational(x);
	if (!set_small(x, value, 1))
		set_big(x, value, 1);
}

void
tb_exact_set_ratio(struct tb_exact *x, tb_wide n, tb_wide d)
{
	assert(d != 0);
	make_rational(x);
	if (fits(n) && fits(d)) {
		int64_t common = (int64_t)exact_gcd(exact_size((int64_t)n), exact_size((int64_t)d));

		x->n = (int64_t)n / common * (d < 0 ? -1 : 1);
		x->d = (int64_t)exact_size((int64_t)d) / common;
	} else {
		set_big(x, n, d);
	}
}

/* --- arithmetic ------------------------------------------------------------- */

/* x = a + sign b, which are small; 0 = the result is not. */
static int
add_small(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b, int sign)
{
	int64_t common = (int64_t)exact_gcd((uint64_t)a->d, (uint64_t)b->d), again = 1;
	tb_wide n = (tb_wide)a->n * (b->d / common) + (tb_wide)b->n * (a->d / common) * sign;

	if (common > 1) { /* what is left to cancel is of the common part */
		again = (int64_t)exact_gcd(exact_size((int64_t)(n % common)), (uint64_t)common);
		n /= again;
	}
	return set_small(x, n, (tb_wide)(a->d / common) * (b->d / again));
}

/* x = a (n / d), which are small; 0 = the result is not. */
static int
multiply_small(struct tb_exact *x, const struct tb_exact *a, int64_t n, int64_t d)
{
	int64_t down = (int64_t)exact_gcd(exact_size(a->n), (uint64_t)d);
	int64_t up = (int64_t)exact_gcd(exact_size(n), (uint64_t)a->d);

	return set_small(x, (tb_wide)(a->n / down) * (n / up), (tb_wide)(a->d / up) * (d / down));
}

static int
are_small(const struct tb_exact *a, const struct tb_exact *b)
{
	assert(exact_is_rational(a) && exact_is_rational(b));
	return exact_is_small(a) && exact_is_small(b);
}

/* The way of what is too long for the other. */
static void
compute_big(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b,
    void (*compute)(mpq_ptr, mpq_srcptr, mpq_srcptr))
{
	struct exact_view left, right;
	mpq_srcptr p = exact_see(a, &left), q = exact_see(b, &right);

	compute(exact_big(x), p, q);
	exact_settle(x);
}

void
tb_exact_add(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	if (!are_small(a, b) || !add_small(x, a, b, 1))
		compute_big(x, a, b, mpq_add);
	make_rational(x);
}

void
tb_exact_sub(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	if (!are_small(a, b) || !add_small(x, a, b, -1))
		compute_big(x, a, b, mpq_sub);
	make_rational(x);
}

void
tb_exact_mul(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	if (!are_small(a, b) || !multiply_small(x, a, b->n, b->d))
		compute_big(x, a, b, mpq_mul);
	make_rational(x);
}

void
tb_exact_div(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b)
{
	assert(tb_exact_sign(b) != 0);
	if (!are_small(a, b) ||
	    !multiply_small(x, a, b->n < 0 ? -b->d : b->d, (int64_t)exact_size(b->n)))
		compute_big(x, a, b, mpq_div);
	make_rational(x);
}

void
tb_exact_truncate(struct tb_exact *x, const struct tb_exact *a)
{
	assert(exact_is_rational(a));
	if (exact_is_small(a)) {
		set_small(x, a->n / a->d, 1);
	} else {
		mpz_tdiv_q(mpq_numref(exact_big(x)), mpq_numref(a->q), mpq_denref(a->q));
		mpz_set_ui(mpq_denref(x->q), 1);
		exact_settle(x);
	}
	make_rational(x);
}

/* x = a^n where all of it is small; else 0, and x stays. */
static int
power_small(struct tb_exact *x, const struct tb_exact *a, unsigned long n)
{
	tb_wide up = 1, down = 1;

	if (!exact_is_small(a) || n > 64)
		return 0;
	for (; n > 0 && fits(up) && fits(down); n--) {
		up *= a->n;
		down *= a->d;
	}
	return n == 0 && set_small(x, up, down);
}

void
tb_exact_power(struct tb_exact *x, const struct tb_exact *a, unsigned long n)
{
	struct exact_view view;
	mpq_srcptr q;

	assert(exact_is_rational(a));
	if (!power_small(x, a, n)) {
		q = exact_see(a, &view);
		/* Powers of what is in lowest terms are in lowest terms. */
		mpz_pow_ui(mpq_numref(exact_big(x)), mpq_numref(q), n);
		mpz_pow_ui(mpq_denref(x->q), mpq_denref(q), n);
		exact_settle(x);
	}
	make_rational(x);
}

/* sum = sum + the terms, which is cancelled once at the end. */
static void
add_terms(struct tb_exact *sum, const struct tb_exact *terms, size_t n)
{
	struct exact_view view;
	mpq_ptr q;
	size_t i;

	mpq_set(exact_big(sum), exact_see(sum, &view));
	q = sum->q;
	for (i = 0; i < n; i++) {
		mpq_srcptr term = exact_see(&terms[i], &view);

		assert(exact_is_rational(&terms[i]));
		mpz_mul(mpq_numref(q), mpq_numref(q), mpq_denref(term));
		mpz_addmul(mpq_numref(q), mpq_numref(term), mpq_denref(q));
		mpz_mul(mpq_denref(q), mpq_denref(q), mpq_denref(term));
	}
	mpq_canonicalize(q);
	exact_settle(sum);
}

void
tb_exact_sum(struct tb_exact *x, const struct tb_exact *terms, size_t n)
{
	struct tb_exact sum;
	size_t i = 0;

	tb_exact_init(&sum);
	while (i < n && are_small(&sum, &terms[i]) && add_small(&sum, &sum, &terms[i], 1))
		i++;
	if (i < n)
		add_terms(&sum, &terms[i], n - i);
	tb_exact_set(x, &sum);
	tb_exact_release(&sum);
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
	struct exact_view view;
	int exact;

	assert(exact_is_rational(a) && tb_exact_sign(a) > 0 && degree >= 1);
	mpq_set(exact_big(x), exact_see(a, &view));
	exact = take_root(x->q, degree);
	if (exact && less_one)
		mpz_sub(mpq_numref(x->q), mpq_numref(x->q), mpq_denref(x->q));
	exact_settle(x);
	x->degree = exact ? 1 : degree;
	x->less_one = !exact && less_one;
}

/* a^(1/i) against b^(1/j), both above 0: a^j against b^i. */
static int
compare_roots(mpq_srcptr a, unsigned long i, mpq_srcptr b, unsigned long j)
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
	struct exact_view view;
	mpq_t size;
	int order = -1;

	mpq_init(size);
	mpq_set(size, exact_see(a, &view));
	if (root->less_one)
		mpz_add(mpq_numref(size), mpq_numref(size), mpq_denref(size));
	if (mpq_sgn(size) > 0)
		order = compare_roots(size, 1, exact_see(root, &view), root->degree);
	mpq_clear(size);
	return order;
}

/* --- order ------------------------------------------------------------------- */

int
tb_exact_sign(const struct tb_exact *x)
{
	struct exact_view view;

	if (x->less_one)
		return mpq_cmp_ui(exact_see(x, &view), 1, 1) > 0 ? 1 : -1; /* 1 is no root */
	if (exact_is_small(x))
		return (x->n > 0) - (x->n < 0);
	return mpq_sgn(x->q);
}

/* n / d against a, both in 64 bits. */
static int
compare_small(const struct tb_exact *a, int64_t n, int64_t d)
{
	tb_wide left = (tb_wide)a->n * d, right = (tb_wide)n * a->d;

	return (left > right) - (left < right);
}

int
tb_exact_compare(const struct tb_exact *a, const struct tb_exact *b)
{
	struct exact_view left, right;

	if (exact_is_rational(a) && exact_is_rational(b)) {
		if (are_small(a, b))
			return compare_small(a, b->n, b->d);
		return mpq_cmp(exact_see(a, &left), exact_see(b, &right));
	}
	if (exact_is_rational(a))
		return compare_to_root(a, b);
	if (exact_is_rational(b))
		return -compare_to_root(b, a);
	assert(a->less_one == b->less_one);
	return compare_roots(exact_see(a, &left), a->degree, exact_see(b, &right), b->degree);
}

int
tb_exact_compare_ratio(const struct tb_exact *a, int64_t n, int64_t d)
{
	struct tb_exact other;
	int order;

	if (exact_is_rational(a) && exact_is_small(a))
		return compare_small(a, n, d);
	tb_exact_init(&other);
	tb_exact_set_ratio(&other, n, d);
	order = tb_exact_compare(a, &other);
	tb_exact_release(&other);
	return order;
}
