/* Tables as CSV for spreadsheets (tongbao-data.5), by the rules of lib/csv.h. */
#ifndef EXPORT_CSV_H
#define EXPORT_CSV_H

#include "../lib/buf.h"
#include "words.h"

/* Append the table's columns for spreadsheets, headed in Chinese. */
void csv_write(struct tb_buf *out, const struct table *table, const struct words *words);

#endif
