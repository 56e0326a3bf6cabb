/* Outlines as GeoJSON: see geojson.h. */
#include "geojson.h"
#include "../lib/buf.h"
#include "../lib/file.h"
#include <jansson.h>
#include <math.h>

enum { BYTES_MOST = 64 << 20, POINTS_MOST = 500000 };

struct reader {
	struct geo_map *map;
	const char *path, *property;
	size_t number; /* of the feature, from 1 */
	struct tb_err *err;
};

static int
fail(const struct reader *reader, const char *what)
{
	const struct geo_map *map = reader->map;
	const char *code = map->n > 0 && map->features[map->n - 1].code != NULL
			       ? map->features[map->n - 1].code
			       : "";

	return tb_err_set(reader->err, TB_MSG_CHART, reader->path, 0, 0, "feature %zu%s%s%s: %s",
	    reader->number, code[0] != '\0' ? " '" : "", code, code[0] != '\0' ? "'" : "", what);
}

static int
read_position(const struct reader *reader, const json_t *position, double at[2])
{
	for (size_t k = 0; k < 2; k++) {
		const json_t *number = json_array_get(position, k);

		if (!json_is_number(number))
			return fail(
			    reader, "a place is no pair of numbers; write [longitude, latitude]");
		at[k] = json_number_value(number);
	}
	if (!(fabs(at[0]) <= 180 && fabs(at[1]) <= 90))
		return fail(reader,
		    "a place is no longitude and latitude in degrees; transform the "
		    "outlines to WGS 84");
	return 0;
}

static void
widen(struct geo_map *map, const double at[2])
{
	map->west = at[0] < map->west ? at[0] : map->west;
	map->east = at[0] > map->east ? at[0] : map->east;
	map->south = at[1] < map->south ? at[1] : map->south;
	map->north = at[1] > map->north ? at[1] : map->north;
}

static int
read_ring(const struct reader *reader, const json_t *positions, int hole)
{
	struct geo_map *map = reader->map;
	struct geo_feature *feature = &map->features[map->n - 1];
	struct geo_ring *ring;
	size_t n = json_array_size(positions);
	double last[2];

	if (n < 4)
		return fail(reader, "a ring has fewer than 4 places; it is no area");
	if (map->points + n > POINTS_MOST)
		return fail(reader, "the file has more than 500000 places; simplify the outlines");
	ring = tb_grow(&feature->rings, feature->nrings, &feature->cap, sizeof *ring);
	feature->nrings++;
	*ring =
	    (struct geo_ring){tb_arena_alloc(&map->arena, (n - 1) * sizeof *ring->at), n - 1, hole};
	for (size_t i = 0; i < n; i++) {
		double *at = i + 1 < n ? ring->at[i] : last;

		if (read_position(reader, json_array_get(positions, i), at) != 0)
			return -1;
		widen(map, at);
	}
	map->points += n - 1;
	if (last[0] != ring->at[0][0] || last[1] != ring->at[0][1])
		return fail(reader, "a ring is open; its last place is to be its first");
	return 0;
}

static int
read_polygon(const struct reader *reader, const json_t *rings)
{
	if (json_array_size(rings) == 0)
		return fail(reader, "a polygon has no ring");
	for (size_t i = 0; i < json_array_size(rings); i++)
		if (read_ring(reader, json_array_get(rings, i), i > 0) != 0)
			return -1;
	return 0;
}

static int
read_geometry(const struct reader *reader, const json_t *geometry)
{
	const char *type = json_string_value(json_object_get(geometry, "type"));
	const json_t *places = json_object_get(geometry, "coordinates");

	if (type != NULL && strcmp(type, "Polygon") == 0)
		return read_polygon(reader, places);
	if (type == NULL || strcmp(type, "MultiPolygon") != 0)
		return fail(reader, "its geometry is neither Polygon nor MultiPolygon");
	if (json_array_size(places) == 0)
		return fail(reader, "it has no polygon");
	for (size_t i = 0; i < json_array_size(places); i++)
		if (read_polygon(reader, json_array_get(places, i)) != 0)
			return -1;
	return 0;
}

/* The property as a text; "" = there is none that can be a code. */
static const char *
read_code(const struct reader *reader, const json_t *feature)
{
	const json_t *value =
	    json_object_get(json_object_get(feature, "properties"), reader->property);
	char digits[32];

	if (json_is_string(value))
		return tb_arena_strdup(&reader->map->arena, json_string_value(value));
	if (!json_is_integer(value))
		return "";
	snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(value));
	return tb_arena_strdup(&reader->map->arena, digits);
}

static int
read_feature(const struct reader *reader, const json_t *json)
{
	struct geo_map *map = reader->map;
	struct geo_feature *feature = tb_grow(&map->features, map->n, &map->cap, sizeof *feature);
	char what[200];

	*feature = (struct geo_feature){.code = read_code(reader, json)};
	map->n++;
	if (feature->code[0] == '\0') {
		snprintf(what, sizeof what, "has no property '%.80s' with its region's code",
		    reader->property);
		return fail(reader, what);
	}
	for (size_t i = 0; i + 1 < map->n; i++)
		if (strcmp(map->features[i].code, feature->code) == 0)
			return fail(reader, "its code stands twice; make a MultiPolygon of both");
	return read_geometry(reader, json_object_get(json, "geometry"));
}

static int
read_collection(struct reader *reader, const json_t *root)
{
	const char *type = json_string_value(json_object_get(root, "type"));
	const json_t *features = json_object_get(root, "features");
	struct geo_map *map = reader->map;

	if (type == NULL || strcmp(type, "FeatureCollection") != 0 ||
	    json_array_size(features) == 0)
		return tb_err_set(reader->err, TB_MSG_CHART, reader->path, 0, 0,
		    "is no GeoJSON FeatureCollection with features");
	for (size_t i = 0; i < json_array_size(features); i++) {
		reader->number = i + 1;
		if (read_feature(reader, json_array_get(features, i)) != 0)
			return -1;
	}
	if (!(map->east - map->west > 0 && map->north - map->south > 0))
		return tb_err_set(
		    reader->err, TB_MSG_CHART, reader->path, 0, 0, "its outlines have no extent");
	if (map->east - map->west > 180)
		return tb_err_set(reader->err, TB_MSG_CHART, reader->path, 0, 0,
		    "its outlines reach around the globe; maps are of a province at most");
	return 0;
}

int
geojson_load(const char *path, const char *property, struct geo_map *map, struct tb_err *err)
{
	struct reader reader = {map, path, property, 0, err};
	struct tb_buf bytes = TB_BUF_INIT;
	json_error_t fault;
	json_t *root = NULL;
	int rc = -1;

	*map = (struct geo_map){.west = 180, .east = -180, .south = 90, .north = -90};
	if (tb_file_read(path, BYTES_MOST, &bytes, err) != 0)
		goto out;
	root = json_loadb(bytes.s, bytes.len, JSON_REJECT_DUPLICATES, &fault);
	if (root == NULL) {
		tb_err_set(err, TB_MSG_CHART, path, fault.line, fault.column,
		    "is no JSON: %s; correct or write the outlines again", fault.text);
		goto out;
	}
	rc = read_collection(&reader, root);
out:
	json_decref(root);
	tb_buf_release(&bytes);
	if (rc != 0)
		geojson_release(map);
	return rc;
}

void
geojson_release(struct geo_map *map)
{
	for (size_t i = 0; i < map->n; i++)
		free(map->features[i].rings);
	free(map->features);
	tb_arena_release(&map->arena);
	*map = (struct geo_map){0};
}
