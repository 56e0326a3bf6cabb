/*
 * Tables, in three steps:
 *
 *	table_plan	the grid of cells, what each column wants, and from that the
 *			largest type size at which it reads well; a table that is too
 *			wide for the least one is turned onto landscape pages, and one
 *			too wide for these is parted by columns
 *	table_make	widths of the columns and heights of the rows at a type size
 *	table_put	onto as many pages as it takes, the head repeated on each
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

/* A note, and the mark it starts with where it stands on each page with it. */
struct tabnote {
	struct passage passage;
	const char *mark; /* NULL = it stands at the end */
	size_t mark_len;
	int32_t height;
};

struct wants;

struct tabular {
	const struct table *source;
	const char *caption_text; /* that of the document, with the mark of a part; or NULL */
	const char *continued;	  /* 续表1, at the top of its further pages */
	struct wants *wants;	  /* of its columns: table-width.c */
	int turned;		  /* stands on landscape pages */
	int32_t fit;		  /* type size at which it reads well */
	struct tabular *part;	  /* its next part by columns; NULL = none */
	int later;		  /* not the first part */
	struct tabcell *cells;	  /* by row, then column; in the arena */
	size_t ncells;
	size_t *first; /* first cell of each row, nrows + 1 of them */
	const struct row **rows;
	const struct column **columns;
	size_t ncolumns, nrows, nhead;
	size_t naming; /* the column whose cells name their rows; ncolumns = none */
	int32_t size, leading, pad_x, pad_y; /* pu */
	int32_t *width, *left;		     /* of columns */
	int32_t *height;		     /* of rows */
	uint8_t *bound;			     /* row r and r + 1 stay on one page */
	uint8_t *stripe;		     /* zebra: of rows */
	uint8_t *through; /* by row and column: a cell reaches into the next row */
	int32_t *point_before, *point_behind; /* decimal columns: widest parts */
	int32_t total_width;
	int32_t head_height, top_height; /* rows of the head; caption and unit */
	int32_t page_height;		 /* of the text area */
	int closes;			 /* rows of it stand above what closes the text */
	int32_t tail;			 /* of what has to stand on the page where it ends */
	struct passage caption;
	struct tabnote *notes;
	size_t nnotes;
	int32_t notes_height; /* of those at the end */
	struct tabular *next;
};

/* The table as it will be set, or the parts of it; says what had to be done to it. */
struct tabular *table_plan(struct setter *set, const struct table *source);
/* Measure it at a type size; all but passages lives in the setter's arena. -1: *err
 * tells what has no room; *table is to be released all the same. */
int table_make(
    struct setter *set, struct tabular *table, int32_t size, struct tb_err *err) TB_MUST_CHECK;
void table_release(struct tabular *table);

/* Caption, head, and the rows that stay with them; everything. */
int32_t table_start_height(const struct tabular *table);
int32_t table_height(const struct tabular *table);
/* So much lower it is when its rows are closed up as far as the style lets them. */
int32_t table_spare(const struct setter *set, const struct tabular *table);

/* Close its rows up where that saves a page: `tail` has to stand on the page where
 * it ends, and `wish` stands there too if it can be helped. */
void table_close_up(const struct setter *set, struct tabular *table, int32_t tail, int32_t wish);
/* Set it from the setter's y on; y is then its lower edge, on whatever page. */
void table_put(struct setter *set, struct tabular *table);

#endif
