/*
 * Exact numbers: rationals of any size, and roots of them (R2).  The only place
 * where rationals live; nothing here is ever a binary fraction.  A number is
 * rounded once, by tb_exact_print, half away from zero on its absolute value or
 * half to even.
 *
 * A root is q^(1/k), or q^(1/k) - 1, of a rational q > 0 that is no k-th power of
 * a rational (k >= 2).  So it is irrational: never 0, never a rational, never
 * halfway between two decimals.  Roots are read (sign, compare, write, print,
 * round) and copied; arithmetic is for rationals, and asserts it.
 *
 * Invariant: between init and release it is in lowest terms with a positive
 * denominator; n and d hold it where they can, |n| and d up to INT64_MAX, and only
 * what they cannot is in q.  A result may be the same object as an operand.
 */
#ifndef TB_EXACT_H
#define TB_EXACT_H

#include "buf.h"
#include <gmp.h>
#include <stdint.h>

struct tb_exact {
	/* private to exact.c: the number is (n/d)^(1/degree), less 1 or not */
	int64_t n, d;	      /* d = 0: it is in q */
	unsigned long degree; /* 1 = a rational, which is never less_one */
	int less_one;
	int has_q; /* q has memory, which release gives back */
	mpq_t q;
};

void tb_exact_init(struct tb_exact *x); /* 0 */
void tb_exact_release(struct tb_exact *x);

void tb_exact_set(struct tb_exact *x, const struct tb_exact *value);
void tb_exact_set_int(struct tb_exact *x, tb_wide value);
/* x = n / d; d is not 0. */
void tb_exact_set_ratio(struct tb_exact *x, tb_wide n, tb_wide d);

void tb_exact_add(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b);
void tb_exact_sub(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b);
void tb_exact_mul(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b);
/* x = a / b; b is not 0. */
void tb_exact_div(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b);

/* x = a without what stands behind its point: 2.9 is 2, -2.9 is -2. */
void tb_exact_truncate(struct tb_exact *x, const struct tb_exact *a);

/* x = a^n; n >= 0. */
void tb_exact_power(struct tb_exact *x, const struct tb_exact *a, unsigned long n);
/* x = the sum of n terms. Cancelled once at the end: for many denominators. */
void tb_exact_sum(struct tb_exact *x, const struct tb_exact *terms, size_t n);

/* x = a^(1/degree), with less_one a^(1/degree) - 1; a > 0, degree >= 1. A power of
 * that degree of a rational becomes that rational. */
void tb_exact_root(
    struct tb_exact *x, const struct tb_exact *a, unsigned long degree, int less_one);

int tb_exact_sign(const struct tb_exact *x); /* -1, 0, 1 */
/* <0, 0, >0. Of two roots both or neither are less one. */
int tb_exact_compare(const struct tb_exact *a, const struct tb_exact *b);
/* The same against n / d, d > 0. */
int tb_exact_compare_ratio(const struct tb_exact *a, int64_t n, int64_t d);

/* "n", or "n/d" in lowest terms, the sign before the n; a root: "(n/d)^(1/k)" or
 * "(n/d)^(1/k)-1". */
void tb_exact_write(const struct tb_exact *x, struct tb_buf *out);

enum tb_rounding { TB_ROUND_HALF_AWAY, TB_ROUND_HALF_EVEN };

/* How a number is printed: it is multiplied by `times`, divided by `over`
 * (yuan in 亿元: 1, 10^8; a ratio in %: 100, 1), and rounded to `decimals`. */
struct tb_exact_form {
	int64_t times, over; /* > 0 */
	int decimals;	     /* 0-18 */
	enum tb_rounding rounding;
	int with_sign; /* 1 = '-' before what prints below zero; 0 = never */
};

/* Append the rounded number, trailing zeros kept. Returns the sign of what was
 * printed: zero has none (-0.04 prints 0.0 and returns 0). */
int tb_exact_print(const struct tb_exact *x, const struct tb_exact_form *form, struct tb_buf *out);

/* x times/over, rounded, in units of the last printed decimal place. */
void tb_exact_round(
    const struct tb_exact *x, const struct tb_exact_form *form, struct tb_exact *rounded);

#endif
