/* From an id to the row that has it: a hash over the first cells of a table. */
#ifndef EXPORT_INDEX_H
#define EXPORT_INDEX_H

#include "table.h"

struct row_index {
	size_t *slots; /* open addressing: row + 1, 0 = free */
	size_t nslots; /* a power of two, more than twice the rows */
	size_t n;
};

/* The row whose cell 0 is the id, or -1. */
long index_find(const struct row_index *index, const struct table *table, const char *id);
/* The table's last row is new and gets into the index. */
void index_add(struct row_index *index, const struct table *table);
void index_release(struct row_index *index);

#endif
