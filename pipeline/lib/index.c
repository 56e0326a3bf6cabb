/* Index: see index.h. */
#include "index.h"
#include "mem.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* FNV-1a. */
static size_t
hash_of(const char *s)
{
	uint64_t h = 14695981039346656037ULL;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211ULL;
	return (size_t)(h ^ h >> 32);
}

/* The slot that holds the name, or the free one where it belongs. */
static struct tb_index_slot *
slot_of(const struct tb_index *index, const char *name, size_t hash)
{
	size_t at = hash & (index->nslots - 1);
	struct tb_index_slot *slot;

	for (;; at = (at + 1) & (index->nslots - 1)) {
		slot = &index->slots[at];
		if (slot->number == 0 || (slot->hash == hash &&
					     strcmp(index->names[slot->number - 1], name) == 0))
			return slot;
	}
}

static void
widen(struct tb_index *index)
{
	struct tb_index_slot *old = index->slots;
	size_t n = index->nslots, i, at;

	index->nslots = n == 0 ? 256 : 2 * n;
	index->slots = tb_xcalloc(index->nslots, sizeof(*index->slots));
	for (i = 0; i < n; i++) {
		if (old[i].number == 0)
			continue;
		for (at = old[i].hash & (index->nslots - 1); index->slots[at].number != 0;)
			at = (at + 1) & (index->nslots - 1);
		index->slots[at] = old[i];
	}
	free(old);
}

long
tb_index_find(const struct tb_index *index, const char *name)
{
	return index->nslots == 0 ? -1 : (long)slot_of(index, name, hash_of(name))->number - 1;
}

size_t
tb_index_add(struct tb_index *index, const char *name)
{
	size_t hash = hash_of(name);
	struct tb_index_slot *slot;

	if (2 * (index->n + 1) >= index->nslots)
		widen(index);
	slot = slot_of(index, name, hash);
	if (slot->number == 0) {
		*(const char **)tb_grow(
		    &index->names, index->n, &index->cap, sizeof(*index->names)) = name;
		*slot = (struct tb_index_slot){hash, ++index->n};
	}
	return slot->number - 1;
}

void
tb_index_release(struct tb_index *index)
{
	free(index->names);
	free(index->slots);
	*index = (struct tb_index){0};
}
