/* Numbers by text: see map.h.  Open addressing; the hash is SipHash-1-3. */
#include "map.h"
#include "../lib/linux.h"
#include "../lib/mem.h"

enum { FIRST = 32 };

static uint64_t key[2];
static int has_key;

static uint64_t
turn(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

static void
sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = turn(v[1], 13) ^ v[0];
	v[3] = turn(v[3], 16) ^ v[2];
	v[0] = turn(v[0], 32);
	v[2] += v[1];
	v[0] += v[3];
	v[1] = turn(v[1], 17) ^ v[2];
	v[3] = turn(v[3], 21) ^ v[0];
	v[2] = turn(v[2], 32);
}

static void
mix(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	sip_round(v);
	v[0] ^= word;
}

static uint64_t
hash_of(int space, const char *text)
{
	uint64_t v[4] = {
	    0x736f6d6570736575, 0x646f72616e646f6d, 0x6c7967656e657261, 0x7465646279746573};
	uint64_t word = (uint64_t)space;
	size_t len = 1;
	int i;

	if (!has_key) {
		tb_linux_random(key, sizeof(key));
		has_key = 1;
	}
	for (i = 0; i < 4; i++)
		v[i] ^= key[i & 1];
	for (;; len++) { /* the space is the first byte of the text */
		if (len % 8 == 0) {
			mix(v, word);
			word = 0;
		}
		if (*text == '\0')
			break;
		word |= (uint64_t)(unsigned char)*text++ << len % 8 * 8;
	}
	mix(v, word | (uint64_t)len << 56);
	v[2] ^= 0xff;
	for (i = 0; i < 3; i++)
		sip_round(v);
	word = v[0] ^ v[1] ^ v[2] ^ v[3];
	return word != 0 ? word : 1;
}

/* The slot of the hash, or the empty one where it belongs. */
static struct map_slot *
slot_of(const struct map *map, uint64_t hash)
{
	size_t at = hash & (map->cap - 1);

	while (map->slots[at].hash != 0 && map->slots[at].hash != hash)
		at = (at + 1) & (map->cap - 1);
	return &map->slots[at];
}

static void
grow(struct map *map)
{
	struct map old = *map;
	size_t i;

	map->cap = old.cap > 0 ? old.cap * 2 : FIRST;
	map->slots = tb_xcalloc(map->cap, sizeof(*map->slots));
	for (i = 0; i < old.cap; i++)
		if (old.slots[i].hash != 0)
			*slot_of(map, old.slots[i].hash) = old.slots[i];
	free(old.slots);
}

int64_t *
map_find(const struct map *map, int space, const char *text)
{
	struct map_slot *slot = map->cap > 0 ? slot_of(map, hash_of(space, text)) : NULL;

	return slot != NULL && slot->hash != 0 ? &slot->value : NULL;
}

int64_t *
map_put(struct map *map, int space, const char *text, int64_t value)
{
	uint64_t hash = hash_of(space, text);
	struct map_slot *slot;

	if (map->n * 5 >= map->cap * 4)
		grow(map);
	slot = slot_of(map, hash);
	if (slot->hash == 0) {
		*slot = (struct map_slot){hash, value};
		map->n++;
	}
	return &slot->value;
}

size_t
map_bytes(const struct map *map)
{
	return map->cap * sizeof(*map->slots);
}

void
map_release(struct map *map)
{
	free(map->slots);
	*map = (struct map){NULL, 0, 0};
}
