/* Simplifying rings of places: the half of outline.c that knows nothing of maps. */
#ifndef CHART_SIMPLIFY_H
#define CHART_SIMPLIFY_H

#include "outline.h"

/* Drop from the loops what has a triangle below half of detail squared, in place. A loop
 * that would lose all keeps its places. */
void simplify(struct loop *loops, size_t n, int32_t detail);

/* Twice the signed area of a loop. */
int64_t loop_area2(const struct spot *at, size_t n);

#endif
