/* What every sheet of every workbook needs; include the library's header first. */
#ifndef EXPORT_PAGE_H
#define EXPORT_PAGE_H

#include <xlsxwriter.h>

/* The width of a text in widths of a digit: a hanzi takes two; one more for the margin. */
double page_width_of(const char *s);

/* How many lines it takes in a column of that width, and the height of a row of so many. */
int page_lines_of(const char *s, double width);
double page_height_of(int lines);

/* The plan's notice on every printed page; NULL or "" = there is none. */
void page_head(lxw_worksheet *sheet, const char *notice);

#endif
