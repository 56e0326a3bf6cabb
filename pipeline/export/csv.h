/* Tables as CSV for spreadsheets (tongbao-data.5): UTF-8 with BOM, RFC 4180, CRLF. */
#ifndef EXPORT_CSV_H
#define EXPORT_CSV_H

#include "../lib/buf.h"
#include "words.h"

/* Append the table's columns for spreadsheets, headed in Chinese. */
void csv_write(struct tb_buf *out, const struct table *table, const struct words *words);

/* Append one row: n cells, NULL = empty, as they are but for RFC 4180's quotes. */
void csv_row(struct tb_buf *out, const char *const *cells, size_t n);

/* Append the mark of UTF-8 that WPS and Excel look for. */
void csv_start(struct tb_buf *out);

/* Would a spreadsheet take the text for a formula, a day or a number? Then, and where it
 * begins with an apostrophe of its own, one is put before it. */
int csv_is_taken_for_else(const char *text);
/* Would a spreadsheet cut the whole number, of more than 15 digits? Then it has an apostrophe too.
 */
int csv_is_cut(const char *number);

#endif
