/*
 * The values of a map's regions beside it, the largest first:
 *
 *	甲区    |=====bar=====|  71.2%
 *
 * in the tints of the map; those without a value stand last.  What is drawn here
 * is not traced: the map is.
 */
#ifndef CHART_LEAGUE_H
#define CHART_LEAGUE_H

#include "tints.h"

struct league;

/* The texts of the panel's rows, composed; to be freed. */
struct league *league_new(struct canvas *canvas, const struct tints *tints);
void league_free(struct league *league); /* accepts NULL */

/* The least width it needs; its height when it stands in `room` of height, 0 = it has none. */
int32_t league_width(const struct league *league);
int32_t league_height(const struct league *league, int32_t room);

/* Draw it from x to the picture's right end below y; league_height said that it fits. */
void league_put(const struct league *league, int32_t x, int32_t y, int32_t room);

#endif
