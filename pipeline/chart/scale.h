/*
 * The scale of an axis: from a least to a largest value, with nice ticks.
 *
 * Ticks stand at whole multiples of a step of 1, 2 or 5 times a power of ten.
 * Ticks and places are computed in integers (10^-8, pu), so that they are exact
 * and never drift.
 *
 * A stair scale has ticks at given values, at equal distances whatever lies between
 * them, and is even from each to the next: so steps that are 10 times one another
 * stay apart, and a value stands exactly where its part of its step says.
 */
#ifndef CHART_SCALE_H
#define CHART_SCALE_H

#include <stddef.h>
#include <stdint.h>

struct scale {
	int64_t step_e8;	  /* between ticks */
	int64_t from_e8;	  /* value at from_pu; <= 0 where bars start at 0 */
	int64_t end_e8;		  /* value at the far end; > from_e8 */
	int32_t from_pu;	  /* where from_e8 stands */
	int32_t to_pu;		  /* where end stands; may be less than from_pu */
	int myriads;		  /* labels count in 10^4 to the power of it */
	int axis;		  /* its number in the trace; 0 = not traced yet */
	const int64_t *stairs_e8; /* the ticks of a stair scale, borrowed; NULL = an even one */
	size_t nstairs;
};

enum { SCALE_LABEL = 48, SCALE_STAIRS_MOST = 64 };

/* Least nice step of which at most `most` (>= 2) reach from 0 to max_e8 or beyond. */
int64_t scale_step(int64_t max_e8, int most);

/* A scale for values from 0 up to max_e8 >= 0; 0 is drawn as if it were 1. `whole`:
 * the far end is a tick, else it is max_e8 itself. */
struct scale scale_make(int64_t max_e8, int most, int whole, int32_t from_pu, int32_t to_pu);

/* A scale for values from low_e8 to high_e8 (any sign, low <= high; both 0 are drawn as
 * 0 to 1, two others that are equal with a unit on either side). At most `most` (>= 2)
 * steps, and one more where it has a negative side. `whole` as above, for both ends. */
struct scale scale_span(
    int64_t low_e8, int64_t high_e8, int most, int whole, int32_t from_pu, int32_t to_pu);

/* End the scale a little below low_e8 instead of at a tick a whole step below 0, where that is less
 * than half a step below it: so that little takes little room. */
void scale_trim(struct scale *scale, int64_t low_e8);

/* A scale on which 0 is the only tick, at from_pu. */
struct scale scale_nothing(int32_t from_pu, int32_t to_pu);

/* A scale whose ticks are n ascending values, 2 to SCALE_STAIRS_MOST, borrowed for as long as
 * the scale is used; the first and the last are its ends. */
struct scale scale_stairs(const int64_t *stairs_e8, size_t n, int32_t from_pu, int32_t to_pu);

/* Where a value stands, in pu, rounded to nearest. */
int32_t scale_pu(const struct scale *scale, int64_t value_e8);
/* Where the value `part_e8` of `whole_e8` (> 0) of the far end's value stands: the exact
 * place of a share, which has no exact decimal. From 0 on. */
int32_t scale_share_pu(const struct scale *scale, int64_t part_e8, int64_t whole_e8);

/* Number of ticks, that of 0 included where 0 is on the scale; value of tick i. */
size_t scale_nticks(const struct scale *scale);
int64_t scale_tick(const struct scale *scale, size_t i);

/* The tick's value as decimal digits, counted in the scale's myriads, with the places
 * that the step has, on a stair scale with those it has itself; 0 is "0". */
void scale_label(const struct scale *scale, size_t i, char out[SCALE_LABEL]);

/* Count in myriads, as many of them as leave the largest tick at most `digits` digits
 * before its point, but no more than `most`. */
void scale_count(struct scale *scale, int digits, int most);

#endif
