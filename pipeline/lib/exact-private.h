/*
 * How an exact number stands in memory, for exact.c and exact-print.c: as n/d of
 * 64 bits where it fits, which it nearly always does, else as a rational of GMP.
 * Each value has one form, so that equal numbers are equal in memory.
 */
#ifndef TB_EXACT_PRIVATE_H
#define TB_EXACT_PRIVATE_H

#include "exact.h"
#include <limits.h>

_Static_assert(GMP_NUMB_BITS == 64 && LONG_MAX == INT64_MAX, "a limb, a long and int64_t are one");

/* A number of 64 bits as GMP reads it, without memory of its own. */
struct exact_view {
	mp_limb_t limbs[2];
	mpq_t q;
};

static inline int
exact_is_small(const struct tb_exact *x)
{
	return x->d != 0;
}

static inline int
exact_is_rational(const struct tb_exact *x)
{
	return x->degree == 1;
}

/* A number of 64 bits but the least, as what it is of. */
static inline uint64_t
exact_size(int64_t n)
{
	return (uint64_t)(n < 0 ? -n : n);
}

/* b is not 0; of 0 and b it is b. */
static inline uint64_t
exact_gcd(uint64_t a, uint64_t b)
{
	mp_limb_t limb = a;

	return a == 0 || b == 1 ? b : mpn_gcd_1(&limb, 1, b);
}

/* x->q, or *view of a small x. Good while both stay as they are. */
mpq_srcptr exact_see(const struct tb_exact *x, struct exact_view *view);
/* x->q, with memory, to be written to. */
mpq_ptr exact_big(struct tb_exact *x);
/* x becomes what was written to x->q, in lowest terms. */
void exact_settle(struct tb_exact *x);

#endif
