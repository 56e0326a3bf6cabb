/*
 * The scale of an axis: from 0 to a largest value, with nice ticks.
 *
 * Ticks stand at whole multiples of a step of 1, 2 or 5 times a power of ten,
 * computed in integers (10^-8), so that they are exact and never drift.
 */
#ifndef CHART_SCALE_H
#define CHART_SCALE_H

#include <stddef.h>
#include <stdint.h>

struct scale {
	int64_t step_e8; /* between ticks */
	int64_t end_e8;	 /* value at the far end; > 0 */
	int32_t from_pu; /* where 0 stands */
	int32_t to_pu;	 /* where end stands; may be less than from_pu */
};

enum { SCALE_LABEL = 32 };

/* Least nice step of which at most `most` (>= 2) reach from 0 to max_e8 or beyond. */
int64_t scale_step(int64_t max_e8, int most);

/* A scale for values up to max_e8 >= 0; 0 is drawn as if it were 1. `whole`:
 * the far end is a tick, else it is max_e8 itself. */
struct scale scale_make(int64_t max_e8, int most, int whole, int32_t from_pu, int32_t to_pu);

/* Where a value stands, in pu, rounded to nearest. */
int32_t scale_pu(const struct scale *scale, int64_t value_e8);

/* Number of ticks, that of 0 included; value of tick i. */
size_t scale_nticks(const struct scale *scale);
int64_t scale_tick(const struct scale *scale, size_t i);

/* The tick's value as decimal digits, with the places that the step has; 0 is "0". */
void scale_label(const struct scale *scale, size_t i, char out[SCALE_LABEL]);

#endif
