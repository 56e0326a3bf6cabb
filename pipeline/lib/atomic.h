/*
 * A file is either whole or absent (tongbao.7, 6): written beside its
 * final name, flushed, synced, renamed, and its folder synced.
 *
 *	struct tb_atomic *out = tb_atomic_open(path, &err);
 *	fprintf(tb_atomic_file(out), ...);
 *	if (tb_atomic_commit(out, &err) != 0) ...
 *
 * A file neither committed nor aborted when the program ends through
 * tb_die or exit is removed.  Temporary names end in ".tmp", start with a dot
 * and stand in the folder of the final name.
 */
#ifndef TB_ATOMIC_H
#define TB_ATOMIC_H

#include "diag.h"
#include <stddef.h>

struct tb_atomic;

/* NULL on error (*err filled, nothing left behind). The caller owns the result
 * until commit or abort, which release it. */
struct tb_atomic *tb_atomic_open(const char *path, struct tb_err *err);
FILE *tb_atomic_file(struct tb_atomic *out); /* borrowed */

/* Flush, sync, close, rename, sync the folder. -1: *err filled, the final name
 * is as before. Releases `out` in both cases. */
int tb_atomic_commit(struct tb_atomic *out, struct tb_err *err) TB_MUST_CHECK;
/* The same without the two syncs: for many files of one file system whose
 * caller makes them durable by one tb_sync_fs before it acknowledges anything,
 * and for work files that no one reads after a crash. */
int tb_atomic_commit_lazy(struct tb_atomic *out, struct tb_err *err) TB_MUST_CHECK;
void tb_atomic_abort(struct tb_atomic *out); /* accepts NULL */
void tb_atomic_abort_all(void);

/* Whole buffer to path, by the same steps. lazy: as tb_atomic_commit_lazy. */
int tb_atomic_write(
    const char *path, const void *bytes, size_t len, int lazy, struct tb_err *err) TB_MUST_CHECK;

/* Remove from a folder, which may be absent, the temporary files of programs that
 * were killed. Only where no other program can be at work. */
int tb_atomic_clear(const char *folder, struct tb_err *err) TB_MUST_CHECK;

/* The folder, whole and on the same file system, gets the name path at one instant, and the one
 * that had it gets the folder's: the caller removes it. -1: *err filled; path is as before, or
 * new though not yet durable. */
int tb_folder_place(const char *folder, const char *path, struct tb_err *err) TB_MUST_CHECK;

/* Sync one folder; sync the whole file system that holds path. 0 or -1. */
int tb_sync_folder(const char *path, struct tb_err *err) TB_MUST_CHECK;
int tb_sync_fs(const char *path, struct tb_err *err) TB_MUST_CHECK;

#endif
