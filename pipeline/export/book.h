/* A workbook as a file; include the library's header first. */
#ifndef EXPORT_BOOK_H
#define EXPORT_BOOK_H

#include "../lib/diag.h"
#include <xlsxwriter.h>

/* Puts properties, formats and sheets into the new workbook. 0, or -1 with *err filled. */
typedef int book_fill(lxw_workbook *workbook, void *user, struct tb_err *err);

/* Write the file `name` into the folder, which is used for the library's temporary files
 * too, and read it back to see that it is whole. -1: *err filled, and the file is of no use. */
int book_write(const char *folder, const char *name, book_fill *fill, void *user,
    struct tb_err *err) TB_MUST_CHECK;

#endif
