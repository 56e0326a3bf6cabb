/* The colour profile that a PDF declares its colours in. */
#ifndef PAINT_PROFILE_H
#define PAINT_PROFILE_H

#include "../lib/buf.h"
#include "../lib/diag.h"

/* The file, appended to out. -1: *err says that it is missing or no profile of
 * RGB, and what to do (TB_MSG_PROFILE). */
int profile_read(const char *path, struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;

#endif
