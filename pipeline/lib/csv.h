/*
 * Rows of CSV for spreadsheets: UTF-8 with its mark, RFC 4180, lines end with CRLF.
 *
 *	tb_csv_start(&out);
 *	tb_csv_row(&out, heads, n);   tb_csv_row(&out, cells, n); ...
 */
#ifndef TB_CSV_H
#define TB_CSV_H

#include "buf.h"

/* Append the mark of UTF-8 that WPS and Excel look for. */
void tb_csv_start(struct tb_buf *out);

/* Append one cell, NULL = empty, as it is but for RFC 4180's quotes. */
void tb_csv_cell(struct tb_buf *out, const char *s);
/* Append one row: n such cells. */
void tb_csv_row(struct tb_buf *out, const char *const *cells, size_t n);
/* Append one cell with an apostrophe before it, which spreadsheets take for "text". */
void tb_csv_guarded(struct tb_buf *out, const char *s);

/* Would a spreadsheet take the text for a formula, a day or a number? Then, and where it
 * begins with an apostrophe of its own, it is to be guarded. */
int tb_csv_is_taken_for_else(const char *text);
/* Would a spreadsheet cut the whole number, of more than 15 digits? Then it is guarded too. */
int tb_csv_is_cut(const char *number);

#endif
