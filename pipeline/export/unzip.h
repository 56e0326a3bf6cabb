/* Is a .xlsx whole?  The library that writes it does not look whether its temporary files
 * could be written: on a full disk a part would end somewhere. */
#ifndef EXPORT_UNZIP_H
#define EXPORT_UNZIP_H

#include "../lib/diag.h"

/* 0 when every part of the file unpacks to well-formed XML; else -1, *err filled (E001). */
int unzip_check(const char *path, struct tb_err *err) TB_MUST_CHECK;

#endif
