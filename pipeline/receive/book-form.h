/*
 * A form that was filled in, as a submission: the places that `_meta` names become the
 * canonical XML of tongbao-submission.5, and the ordinary parser reads it.  So there is
 * one engine of rules; what only a workbook can have wrong is found here.
 */
#ifndef RECEIVE_BOOK_FORM_H
#define RECEIVE_BOOK_FORM_H

#include "book-meta.h"

/* What a form becomes. */
struct book_submission {
	struct tb_buf xml;
	int *rows; /* by line of xml, from 1: the row of the sheet it came from, 0 = none */
	size_t nrows, rows_cap;
};

/* Find each table's sheet and compare what is printed. 0, or -1 with findings where
 * values cannot be told from others: a sheet is missing or a head is changed. */
int book_form_check(
    const struct book *book, struct book_meta *meta, struct findings *findings) TB_MUST_CHECK;

/* Convert, with_tables or the head alone; what is wrong with single rows and cells is added
 * to the findings, and left out. */
void book_form_convert(const struct book_meta *meta, int with_tables, struct book_submission *made,
    struct findings *findings);
/* The same of a list (book_list): its XML (tongbao-rolling.5), with the places of what is filled
 * in as attributes of their own. */
void book_list_convert(
    const struct book_meta *meta, struct book_submission *made, struct findings *findings);
void book_submission_release(struct book_submission *made);

/* The rows of a table that count, in the order of the sheet; deleted, added and moved
 * ones are findings. The caller frees *rows. */
size_t book_table_rows(const struct book_table *table, int **rows, struct findings *findings);

/* --- cells, shared by the modules above ------------------------------------------------ */

/* Where a finding of a cell stands: its sheet, "产业表!C12", and what the parser would say. */
struct finding book_finding(enum finding_id id, const struct book_table *table,
    const struct book_field *field, int row, int column, char cell[160]);

/* Does the cell say what was printed there, but for blanks? 0, or -1 after a finding. */
int book_compare(const struct book_table *table, const struct book_field *field, int row,
    int column, const char *printed, struct findings *findings);

/* The text of a cell without blanks at its ends, appended; of an empty one nothing. */
void book_put_trimmed(const struct book_cell *cell, struct tb_buf *out);
/* The key fields of a row with blanks between, appended; nothing when all are empty. */
void book_put_key(const struct book_table *table, int row, struct tb_buf *out);

/* "industries" … of a table as findings name their section; NULL = the head. Milestones
 * stand in their projects. */
const char *book_section(const struct book_table *table);

#endif
