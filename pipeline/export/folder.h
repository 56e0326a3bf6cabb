/*
 * The folder of the open data: whole or absent (tongbao.7, 6).  It is filled under a
 * hidden name beside its own, synced, and then takes its own name; the one that had it
 * goes.  What a killed program left under the hidden name, the next one removes.
 */
#ifndef EXPORT_FOLDER_H
#define EXPORT_FOLDER_H

#include "../lib/diag.h"

/* Make the hidden folder for `path`, anew; its name, on the heap, or NULL with *err filled. */
char *folder_open(const char *path, struct tb_err *err);
/* It becomes `path`. 0, or -1 with *err filled and `path` as before. Releases the name. */
int folder_commit(char *hidden, const char *path, struct tb_err *err) TB_MUST_CHECK;
/* It goes. Releases the name; accepts NULL. */
void folder_abort(char *hidden);

#endif
