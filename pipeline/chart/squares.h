/*
 * Rectangles as large as values, as near to squares as they go: squarified
 * treemaps (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000), in integers.
 *
 * Places are in 2^-SQUARES_BITS pu, so that rounding to pu, once, at the end,
 * moves no edge by more than half a pu: a rectangle of w x h pu is its value's
 * share of the whole within w + h + 1 square pu.
 */
#ifndef CHART_SQUARES_H
#define CHART_SQUARES_H

#include "label.h"
#include <stddef.h>
#include <stdint.h>

enum { SQUARES_BITS = 24 };

struct square { /* in 2^-SQUARES_BITS pu, below 2^20 pu */
	int64_t left, top, right, bottom;
};

/* Divide `whole` among n > 0 values, from the largest down, each >= 0, of which the first is
 * > 0 and whose sum is at most 2^57. The caller has room for n squares. */
void squares_divide(
    struct square whole, const int64_t *values_e8, size_t n, struct square *squares);

/* To the nearest pu. */
struct box squares_box(struct square square);

#endif
