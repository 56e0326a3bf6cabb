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
static size_t *
slot_of(const struct tb_index *index, const char *name)
{
	size_t at = hash_of(name) & (index->nslots - 1);

	while (index->slots[at] != 0 && strcmp(index->names[index->slots[at] - 1], name) != 0)
		at = (at + 1) & (index->nslots - 1);
	return &index->slots[at];
}

static void
widen(struct tb_index *index)
{
	size_t i;

	index->nslots = index->nslots == 0 ? 256 : 2 * index->nslots;
	free(index->slots);
	index->slots = tb_xcalloc(index->nslots, sizeof(*index->slots));
	for (i = 0; i < index->n; i++)
		*slot_of(index, index->names[i]) = i + 1;
}

long
tb_index_find(const struct tb_index *index, const char *name)
{
	return index->nslots == 0 ? -1 : (long)*slot_of(index, name) - 1;
}

size_t
tb_index_add(struct tb_index *index, const char *name)
{
	size_t *slot;

	if (2 * (index->n + 1) >= index->nslots)
		widen(index);
	slot = slot_of(index, name);
	if (*slot == 0) {
		*(const char **)tb_grow(
		    &index->names, index->n, &index->cap, sizeof(*index->names)) = name;
		*slot = ++index->n;
	}
	return *slot - 1;
}

void
tb_index_release(struct tb_index *index)
{
	free(index->names);
	free(index->slots);
	*index = (struct tb_index){0};
}
