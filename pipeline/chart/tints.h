/*
 * Classes of values and their tints, for what shows values by colour: tables of
 * cells, maps of tiles.
 *
 * The bounds are nice numbers, a step apart; a bound belongs to the class above
 * it, the last one to the last class.  Values below 0 have tints of the accent,
 * as strong as those as far above 0; where there are none, the least class is
 * the palest.  The key is a strip of the tints with the bounds as its ticks, so
 * that a reader, and check.py, can tell the class of a value.
 */
#ifndef CHART_TINTS_H
#define CHART_TINTS_H

#include "axis.h"

struct tints {
	struct axis axis; /* its ticks are the bounds */
	int32_t strip;	  /* height of the key's strip */
	int32_t top;	  /* y of the key */
	int64_t pivot_e8; /* tints below it are of the accent */
};

/* Classes for values from low to high, with room for a key of them at the right end of the
 * heading, or below it: then canvas->y moves. Before anything else of the body. The pivot
 * may lie anywhere. */
void tints_make(
    struct canvas *canvas, struct tints *tints, int64_t low_e8, int64_t high_e8, int64_t pivot_e8);
/* The colour of a value from low to high. */
int32_t tints_color(const struct canvas *canvas, const struct tints *tints, int64_t value_e8);
void tints_put_key(struct canvas *canvas, struct tints *tints);

#endif
