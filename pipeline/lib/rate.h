/* A rate as documents print it, "14.5%": the places printed are kept, since a rate that was
 * rounded is compared at them. */
#ifndef TB_RATE_H
#define TB_RATE_H

#include "compat.h"
#include <stdint.h>

/* units per cent with so many decimals: "14.5%" = 145, 1. */
struct tb_rate {
	int64_t units;
	int decimals;
};

/* s as a rate, nothing else in it: a minus or none, at most 17 digits, a per-cent sign. Digits
 * and signs may be full-width (－１４．５％), the minus may be −, and blanks may stand around and
 * before the sign of per cent. 0, or -1 with *rate {0, 0}. */
int tb_rate_parse(const char *s, struct tb_rate *rate) TB_MUST_CHECK;

#endif
