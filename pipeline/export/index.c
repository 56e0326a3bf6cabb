/* Index: see index.h. */
#include "index.h"
#include <stdint.h>
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

/* The slot that holds the id, or the free one where it belongs. */
static size_t *
slot_of(const struct row_index *index, const struct table *table, const char *id)
{
	size_t at = hash_of(id) & (index->nslots - 1);

	while (index->slots[at] != 0 && strcmp(table_row(table, index->slots[at] - 1)[0], id) != 0)
		at = (at + 1) & (index->nslots - 1);
	return &index->slots[at];
}

long
index_find(const struct row_index *index, const struct table *table, const char *id)
{
	return index->nslots == 0 ? -1 : (long)*slot_of(index, table, id) - 1;
}

static void
grow(struct row_index *index, const struct table *table)
{
	size_t row;

	index->nslots = index->nslots == 0 ? 256 : 2 * index->nslots;
	free(index->slots);
	index->slots = tb_xcalloc(index->nslots, sizeof(*index->slots));
	for (row = 0; row < index->n; row++)
		*slot_of(index, table, table_row(table, row)[0]) = row + 1;
}

void
index_add(struct row_index *index, const struct table *table)
{
	if (2 * (index->n + 1) >= index->nslots)
		grow(index, table);
	index->n = table->nrows;
	*slot_of(index, table, table_row(table, table->nrows - 1)[0]) = table->nrows;
}

void
index_release(struct row_index *index)
{
	free(index->slots);
	*index = (struct row_index){0};
}
