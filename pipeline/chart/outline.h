/*
 * Outlines of regions made ready for print: projected (equirectangular, true at
 * the map's middle latitude), fitted into a box, and simplified to what print
 * can show (Visvalingam and Whyatt: a point goes whose triangle with its
 * neighbours is the smallest).  Lines that two regions share are simplified once:
 * where the neighbours of a place differ between rings it stays, and between two
 * such places the outcome depends on the line alone, not on its direction.
 */
#ifndef CHART_OUTLINE_H
#define CHART_OUTLINE_H

#include "geojson.h"
#include <stdint.h>

struct spot { /* pu */
	int32_t x, y;
};

struct loop { /* of one region; holes run the other way round */
	struct spot *at;
	size_t n;
	size_t feature; /* index of it in the map */
};

struct outlines {
	struct loop *loops; /* in the order of the features */
	size_t n, cap;
	int32_t width, height; /* of all */
};

/* The map in a box of at most width x height, its left top at 0, 0. detail: a triangle of
 * half its square is not seen. -1: *err names the file and the feature whose ring crosses
 * itself, or says that the map is too detailed. */
int outlines_make(const struct geo_map *map, const char *path, int32_t width, int32_t height,
    int32_t detail, struct outlines *outlines, struct tb_err *err);
void outlines_release(struct outlines *outlines); /* accepts a zeroed one */

/* Is the place inside the feature? */
int outlines_inside(const struct outlines *outlines, size_t feature, double x, double y);

/* The place inside the feature that is farthest from its outline, to `grain`, and how far. */
struct spot outlines_pole(
    const struct outlines *outlines, size_t feature, int32_t grain, int32_t *distance);

#endif
