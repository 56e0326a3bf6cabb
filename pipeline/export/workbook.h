/*
 * The workbook (tongbao-data.5): a sheet a theme, as the words list them; numbers are
 * numbers, shown with the decimals that are printed.
 */
#ifndef EXPORT_WORKBOOK_H
#define EXPORT_WORKBOOK_H

#include "../lib/buf.h"
#include "dataset.h"

/* Write the file `name` into the folder, which is used for the library's temporary
 * files too, and read it back to see that it is whole. -1: *err filled. */
int workbook_write(const struct dataset *dataset, const char *folder, const char *name,
    struct tb_err *err) TB_MUST_CHECK;

#endif
