/*
 * Exact numbers: rationals of any size (R2).  The only place where rationals
 * live; nothing here is ever a binary fraction.  A number is rounded once, by
 * tb_exact_print, half away from zero on its absolute value or half to even.
 *
 * Invariant: between init and release a number is in lowest terms with a
 * positive denominator.  A result may be the same object as an operand.
 */
#ifndef TB_EXACT_H
#define TB_EXACT_H

#include "buf.h"
#include <gmp.h>
#include <stdint.h>

struct tb_exact {
	mpq_t q; /* private to exact.c */
};

void tb_exact_init(struct tb_exact *x); /* 0 */
void tb_exact_release(struct tb_exact *x);

void tb_exact_set(struct tb_exact *x, const struct tb_exact *value);
void tb_exact_set_int(struct tb_exact *x, int64_t value);
/* x = n / d; d is not 0. */
void tb_exact_set_ratio(struct tb_exact *x, int64_t n, int64_t d);

void tb_exact_add(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b);
void tb_exact_sub(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b);
void tb_exact_mul(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b);
/* x = a / b; b is not 0. */
void tb_exact_div(struct tb_exact *x, const struct tb_exact *a, const struct tb_exact *b);

int tb_exact_sign(const struct tb_exact *x); /* -1, 0, 1 */
/* <0, 0, >0. */
int tb_exact_compare(const struct tb_exact *a, const struct tb_exact *b);
/* The same against n / d, d > 0. */
int tb_exact_compare_ratio(const struct tb_exact *a, int64_t n, int64_t d);

/* "n", or "n/d" in lowest terms; the sign before the n. */
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
