/*
 * Tables.  table_make measures: the grid of cells, the widths of the columns
 * from what stands in them under the limits the document gives, the type size,
 * the heights of the rows.  table_put sets it, over as many pages as it takes,
 * the head repeated on each.
 */
#ifndef TYPESET_TABLE_H
#define TYPESET_TABLE_H

#include "setter.h"

/* A cell in its place. */
struct tabcell {
	const struct cell *cell;
	const struct row *source;
	size_t row, column; /* its upper left corner */
	size_t rowspan, colspan;
	enum align align;
	int head;
	int32_t indent;		 /* pu, of a child row's text */
	int32_t least, longest;	 /* pu at the full size: what it needs, what it wants */
	int32_t before, behind;	 /* decimal: pu left and right of the point's left edge */
	int number;		 /* stands on the decimal point */
	struct tb_piece *pieces; /* in the arena */
	size_t npieces;
	struct passage passage;
};

struct tabular {
	const struct table *source;
	struct tabcell *cells; /* by row, then column; in the arena */
	size_t ncells;
	size_t *first; /* first cell of each row, nrows + 1 of them */
	const struct row **rows;
	const struct column **columns;
	size_t ncolumns, nrows, nhead;
	int32_t size, leading, pad_x, pad_y; /* pu */
	int32_t *width, *left;		     /* of columns */
	int32_t *height;		     /* of rows */
	uint8_t *bound;			     /* row r and r + 1 stay on one page */
	uint8_t *through; /* by row and column: a cell reaches into the next row */
	int32_t *point_before, *point_behind; /* decimal columns: widest parts */
	int32_t total_width;
	int32_t head_height, top_height; /* rows of the head; caption and unit */
	int32_t page_height;		 /* of the text area */
	struct passage caption;
	struct passage *notes;
	size_t nnotes;
	int32_t notes_height;
	struct tabular *next;
};

/* Measure a table; all but passages lives in the setter's arena. -1: *err tells
 * what has no room; *table is to be released all the same. */
int table_make(struct setter *set, struct tabular *table, const struct table *source,
    struct tb_err *err) TB_MUST_CHECK;
void table_release(struct tabular *table);

/* Caption, head, and the rows that stay with them; everything. */
int32_t table_start_height(const struct tabular *table);
int32_t table_height(const struct tabular *table);

/* Set it from the setter's y on; y is then its lower edge, on whatever page. */
void table_put(struct setter *set, struct tabular *table);

#endif
