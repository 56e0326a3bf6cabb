/*
 * Outlines of regions as a site gives them: GeoJSON (RFC 7946), a
 * FeatureCollection of Polygons and MultiPolygons in degrees of longitude and
 * latitude.  One property of each feature, whose name is data, is the region's
 * code.
 *
 * What is read is checked: a file that is no JSON, no UTF-8, too large, of
 * another kind, with a ring that is open, with places that are no degrees, with
 * a feature without code or two of one code is refused, naming the feature.
 */
#ifndef CHART_GEOJSON_H
#define CHART_GEOJSON_H

#include "../lib/diag.h"
#include "../lib/mem.h"
#include <stddef.h>

struct geo_ring {
	double (*at)[2]; /* longitude, latitude; the first is not repeated at the end */
	size_t n;
	int hole;
};

struct geo_feature {
	const char *code;
	struct geo_ring *rings; /* each hole behind the outer one it is in */
	size_t nrings, cap;
};

struct geo_map {
	struct geo_feature *features;
	size_t n, cap;
	size_t points; /* of all rings */
	double west, east, south, north;
	struct tb_arena arena;
};

/* -1: *err names the file and the feature; *map is empty. */
int geojson_load(const char *path, const char *property, struct geo_map *map, struct tb_err *err);
void geojson_release(struct geo_map *map); /* accepts a zeroed one */

#endif
