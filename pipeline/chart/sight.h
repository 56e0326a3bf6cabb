/*
 * How far apart two colours are for an eye: as most see them, with one kind of
 * cones missing, and printed in black and white.
 *
 * Missing cones: Viénot, Brettel, Mollon 1999 (deutan, protan) and Brettel,
 * Viénot, Mollon 1997 (tritan).  Distances: CIEDE2000 (CIE 142-2001).  Grey is
 * the luminance alone.
 */
#ifndef CHART_SIGHT_H
#define CHART_SIGHT_H

#include <stdint.h>

enum sight { SIGHT_FULL, SIGHT_DEUTAN, SIGHT_PROTAN, SIGHT_TRITAN, SIGHT_GREY, SIGHT_MAX };

/* For messages: "full colour", "deutan", ... */
const char *sight_name(enum sight sight);

/* CIEDE2000 of two colours, 0xRRGGBB, as seen so: 0 = the same, about 1 = just told apart
 * side by side, 100 = black and white. */
double sight_distance(int32_t a, int32_t b, enum sight sight);
/* The same of two places in CIELAB: L, a, b. */
double sight_ciede2000(const double one[3], const double other[3]);

/* Relative luminance of a colour, 0 to 1. */
double sight_luminance(int32_t color);

#endif
