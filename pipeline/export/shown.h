/* What a cell of a spreadsheet holds of a figure. */
#ifndef EXPORT_SHOWN_H
#define EXPORT_SHOWN_H

#include "../lib/buf.h"

/* How many decimals the printed text has, or -1 when it is no number. */
int shown_decimals(const char *text);

/* The number that a spreadsheet prints as `text` does, into *number: dec, the figure with
 * sign and 8 decimals; or, where a spreadsheet, which rounds halves away from zero, would
 * print another one (an exact half under 四舍六入五成双), what was printed. */
void shown_number(const char *text, const char *dec, struct tb_buf *number);

#endif
