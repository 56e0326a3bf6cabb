/*
 * Tables of the open data (tongbao-data.5): rows of cells, filled once and then
 * written in three forms.  A cell is text as it stands in the figures or the
 * archive, numbers too; NULL where there is nothing.
 *
 * Invariant: cells live as long as the dataset's arena and what it borrows from.
 */
#ifndef EXPORT_TABLE_H
#define EXPORT_TABLE_H

#include "../lib/mem.h"
#include "../lib/xmlread.h"

enum column_type {
	COLUMN_TEXT,
	COLUMN_MONTH, /* text; a spreadsheet may take it for the month it is */
	COLUMN_INTEGER,
	COLUMN_REAL
};

enum column_place { COLUMN_DB = 1, COLUMN_CSV = 2, COLUMN_BOTH = 3 };

struct column {
	const char *name; /* in the database */
	enum column_type type;
	const char *constraint; /* of the database */
	int places;		/* enum column_place */
};

enum table_id {
#define TABLE(id, name) TABLE_##id,
#define COLUMN(table, id, type, name, constraint, places)
#define END
#include "columns.h"
#undef TABLE
#undef COLUMN
#undef END
	TABLE_MAX
};

/* FIGURE_ID, FIGURE_SCOPE and so on: the columns of each table. */
#define TABLE(id, name)					  enum {
#define COLUMN(table, id, type, name, constraint, places) table##_##id,
#define END                                                                                        \
	}                                                                                          \
	;
#include "columns.h"
#undef TABLE
#undef COLUMN
#undef END

struct table {
	const char *name; /* in the database, and of a file */
	const struct column *columns;
	size_t ncolumns;
	const char **cells; /* row after row */
	size_t nrows, cap;
};

/* One empty table of the id. */
struct table table_make(enum table_id id);
void table_release(struct table *table);

/* A new last row of NULLs; good until the next one is added. */
const char **table_add(struct table *table);
const char **table_row(const struct table *table, size_t row);
/* The number of a row of the table. */
size_t table_place(const struct table *table, const char *const *row);

/* A new last row with the attributes that are called as columns are, with '-' for '_';
 * an empty value is nothing, unless the column is never NULL. */
const char **table_take(
    struct table *table, struct tb_arena *arena, const struct tb_xml_attr *attrs);

#endif
