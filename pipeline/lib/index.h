/*
 * Names numbered 0, 1, 2 … in the order in which they come, and found again by a hash
 * (open addressing, FNV-1a).  Names are borrowed: they live longer than the index.
 */
#ifndef TB_INDEX_H
#define TB_INDEX_H

#include <stddef.h>

/* Private: with its hash, so that hardly ever another name is looked at. */
struct tb_index_slot {
	size_t hash, number; /* number + 1, 0 = free */
};

/* Zeroed, it is empty. */
struct tb_index {
	const char **names; /* by number */
	size_t n;
	/* private */
	size_t cap;
	struct tb_index_slot *slots;
	size_t nslots; /* a power of two, more than twice the names, or 0 */
};

/* The number of the name, or -1. */
long tb_index_find(const struct tb_index *index, const char *name);
/* The number of the name, which it has already, or gets: then n grows. */
size_t tb_index_add(struct tb_index *index, const char *name);
void tb_index_release(struct tb_index *index); /* accepts a zeroed one */

#endif
