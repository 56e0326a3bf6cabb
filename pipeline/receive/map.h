/*
 * Numbers by text, in 16 bytes and some room each: of a text only a keyed hash of
 * 64 bits is kept.  The key is another in each run, so that no sender can make his
 * codes meet; two of a million meet by chance once in forty million runs.
 */
#ifndef RECEIVE_MAP_H
#define RECEIVE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct map_slot {
	uint64_t hash; /* 0 = empty */
	int64_t value;
};

struct map {
	struct map_slot *slots;
	size_t n, cap; /* cap: a power of two, or 0 */
};

/* The value of a text in a space of its own (several tables share a map), NULL = there
 * is none; borrowed until the next map_put. */
int64_t *map_find(const struct map *map, int space, const char *text);
/* The text's value, made with this one where there is none. */
int64_t *map_put(struct map *map, int space, const char *text, int64_t value);

size_t map_bytes(const struct map *map);
void map_release(struct map *map); /* accepts a zeroed map, and leaves one */

#endif
