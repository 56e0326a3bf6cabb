/*
 * The sheet `_meta` of a form (tongbao-form.5): whose form it is, and where in the
 * workbook each field of the submission stands.  Strings are the workbook's.
 */
#ifndef RECEIVE_BOOK_META_H
#define RECEIVE_BOOK_META_H

#include "../lib/field.h"
#include "book.h"

/* A place that the form fixes, and what is printed beside or above it. */
struct book_field {
	const struct tb_field *field;
	int row, column; /* of the value; row 0 = in every row of the table */
	const char *head;
	int head_row, head_column;
};

/* A row whose keys are printed: its row when the form was made, and the keys with blanks between.
 */
struct book_key {
	int row;
	const char *key;
	int name_column; /* 0 = no name is shown */
	const char *name;
};

/* What is only shown in the row of a key, and must be as it was. */
struct book_shown {
	int row; /* of the key, when the form was made */
	int column;
	const char *text;
};

/* A line that stands as it was printed. */
struct book_line {
	int row, column;
	const char *text;
};

struct book_table {
	const char *code;	      /* as in tb_form_tables */
	const char *name;	      /* of its sheet */
	const char *indicator, *unit; /* "" = it has no amounts */
	int first, last_keyed, last;  /* rows; all 0 for the head */
	struct book_field *fields;
	size_t nfields, fields_cap;
	struct book_key *keys;
	size_t nkeys, keys_cap;
	struct book_line *lines;
	size_t nlines, lines_cap;
	struct book_shown *shown; /* by row */
	size_t nshown, shown_cap;
	const struct book_sheet *sheet; /* found by book-check.c, NULL = there is none */
	int number;			/* of the sheet, from 1 */
};

struct book_meta {
	const char *form, *plan, *unit, *period, *version, *sum;
	struct book_table *tables;
	size_t ntables, tables_cap;
};

/* What workbooks there are: the form of a month, and the list of a year (tongbao-rolling.5). */
struct book_kind {
	const char *format;
	const char *head; /* the table of what stands once */
	const char *const *tables;
};
extern const struct book_kind book_month, book_list;

/* Read it, as one of the kind. 0, or -1 with a finding: it is no form, one of another format, or
 * its description is not whole. *meta is to be released in both cases. */
int book_meta_read(const struct book *book, const struct book_kind *kind, struct book_meta *meta,
    struct findings *findings) TB_MUST_CHECK;
void book_meta_release(struct book_meta *meta);

const struct book_table *book_meta_table(const struct book_meta *meta, const char *code);
/* The field of a table by its name, or NULL. */
const struct book_field *book_table_field(const struct book_table *table, const char *name);

#endif
