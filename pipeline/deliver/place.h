/*
 * Folders that a run made take the places of those of the site: all are synced first, by one sync
 * of their file system, and then each gets its name at one instant.  A call that failed in
 * between is called again and does the rest.
 */
#ifndef DELIVER_PLACE_H
#define DELIVER_PLACE_H

#include "../lib/diag.h"

/* pairs: FOLDER, TARGET ..., NULL-ended, all on one file system; the folder of each target is
 * made. What a target was before lies as FOLDER.before then, for the caller to remove. -1: *err
 * filled; each target is as before or new. */
int place_folders(char *const *pairs, struct tb_err *err) TB_MUST_CHECK;

#endif
