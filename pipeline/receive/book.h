/*
 * A workbook as it was dropped, whatever program wrote it: sheets of cells, each
 * with its exact text (tongbao-form.5).  Readers for .xlsx, .ods, .fods and
 * SpreadsheetML 2003 fill it; what it says is not judged here.
 *
 * Rows and columns count from 1.  Cells without content are not kept.  After
 * book_read the cells of a sheet stand by row and column, each place once.
 * Strings live in the arena.  All of it runs in the process that has no rights
 * (sandbox.h), under limits of its own: see book.c.
 */
#ifndef RECEIVE_BOOK_H
#define RECEIVE_BOOK_H

#include "finding.h"

/* What bytes are, by what stands in them. */
enum book_format {
	BOOK_NONE,    /* nothing that is known here: XML of a submission, or text */
	BOOK_REFUSED, /* something else, known, and no submission; a finding says what */
	BOOK_XLSX,
	BOOK_ODS,
	BOOK_FODS,
	BOOK_2003,
	BOOK_FORMAT_MAX
};

enum cell_kind {
	CELL_TEXT,
	CELL_NUMBER,	/* text of a binary number, or longer: "0.30000000000000004", "1E-3" */
	CELL_DATE,	/* "2022-08-03"; what cannot be a day, as it stands */
	CELL_BOOL,	/* "TRUE", "FALSE" */
	CELL_ERROR,	/* "#REF!" */
	CELL_UNCOMPUTED /* a formula whose value is not in the file; the text is empty */
};

struct book_cell {
	int row, column;
	enum cell_kind kind;
	const char *text;
};

/* Cells that are shown as one. */
struct book_merge {
	int row, column, last_row, last_column;
};

struct book_sheet {
	const char *name;
	struct book_cell *cells;
	size_t ncells, cells_cap;
	struct book_merge *merges;
	size_t nmerges, merges_cap;
};

struct book {
	struct tb_arena arena;
	struct book_sheet *sheets; /* in the order of the workbook */
	size_t nsheets, sheets_cap;
	size_t ncells;	   /* of all sheets */
	const char *limit; /* the limit that was passed, as a word of the catalogue; or NULL */
};

/* What the bytes are; BOOK_REFUSED leaves a finding. */
enum book_format book_recognise(const char *bytes, size_t len, struct findings *findings);

/* Read a workbook of one of the last four formats. 0, or -1 with a finding; *book
 * is to be released in both cases. */
int book_read(const char *bytes, size_t len, enum book_format format, struct book *book,
    struct findings *findings) TB_MUST_CHECK;
void book_release(struct book *book);

/* The sheet of a name, or NULL; *twice (may be NULL) tells that there are more. */
const struct book_sheet *book_sheet(const struct book *book, const char *name, int *twice);
/* The cell at a place, or NULL: it is empty. */
const struct book_cell *book_cell(const struct book_sheet *sheet, int row, int column);
/* The last row that holds anything, 0 = none. */
int book_last_row(const struct book_sheet *sheet);

/* "C12", "AB3" to row and column; the characters used, 0 = it is none. */
size_t book_place(const char *s, int *row, int *column);
/* 3 to "C". */
void book_column_name(int column, char out[8]);

#endif
