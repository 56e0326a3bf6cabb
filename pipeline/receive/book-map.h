/*
 * Where in a workbook a field stands, for findings that know only its name and row: those
 * of the parser and of the rules.
 */
#ifndef RECEIVE_BOOK_MAP_H
#define RECEIVE_BOOK_MAP_H

#include "finding.h"

struct book_map_entry {
	const char *section; /* as findings have it; NULL = the head */
	const char *field;   /* "row@value"; "" = the section's rows */
	const char *sheet;
	int number;	 /* of the sheet, from 1 */
	int row, column; /* row 0 = that of the finding */
};

struct book_map {
	struct tb_arena arena;
	struct book_map_entry *entries;
	size_t n, cap;
};

void book_map_release(struct book_map *map); /* accepts a zeroed one */
/* Takes copies; of two entries of one section and field the first counts. */
void book_map_add(struct book_map *map, const struct book_map_entry *entry);

/* Give each finding that has no cell its own. With an empty map nothing is done. */
void book_map_place(const struct book_map *map, struct findings *findings);

/* As bytes for a pipe, and back: the bytes used, 0 when they are not a whole map. */
void book_map_pack(const struct book_map *map, struct tb_buf *out);
size_t book_map_unpack(const char *bytes, size_t len, struct book_map *map);

#endif
