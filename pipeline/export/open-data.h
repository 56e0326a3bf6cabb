/*
 * The open data of a period (tongbao-data.5): tables as CSV, a workbook, a database, in a folder
 * that is whole or absent.
 */
#ifndef EXPORT_OPEN_DATA_H
#define EXPORT_OPEN_DATA_H

#include "dataset.h"

/* Write them: `folder` holds these and nothing else. -1: *err filled. What is wrong with one of
 * the files has been said by tb_diag, and the result is 0. The folder is then as before. */
int open_data_write(
    const struct dataset *dataset, const char *folder, struct tb_err *err) TB_MUST_CHECK;

#endif
