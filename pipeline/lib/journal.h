/*
 * A decision, made durable before it is carried out (tongbao.7): which files get
 * their final names, which claims go, what the audit log grows by.  The list is one
 * file; from its rename on everything in it counts.  It is then read back and
 * carried out, by this run or, after a crash, by the next: there is one way only,
 * and every run goes it.
 *
 * Paths stand in it relative to a base folder (a site's input/), so that a site may
 * be moved.  All of it lies on one file system.
 */
#ifndef TB_JOURNAL_H
#define TB_JOURNAL_H

#include "buf.h"
#include "diag.h"

/* Add to a list (a zeroed buffer to begin with). All paths are below base. */
void tb_journal_move(struct tb_buf *list, const char *base, const char *from, const char *to);
void tb_journal_claim(struct tb_buf *list, const char *base, const char *claim);
/* The bytes at `offset` of a file that is so long now, or is not there at 0: to do it
 * twice is to do it once. No NUL in them. */
void tb_journal_append(
    struct tb_buf *list, const char *base, const char *path, size_t offset, const char *bytes);

/* The list as the file `path`, durable. What it names must be durable before. */
int tb_journal_write(const char *path, const struct tb_buf *list, struct tb_err *err) TB_MUST_CHECK;

/* Carry out the file `path`, if there is one: rename, remove claims, append, make it
 * durable, remove the file. -1: *err filled; to be called again. */
int tb_journal_finish(const char *path, const char *base, struct tb_err *err) TB_MUST_CHECK;

/* The journals of a site, each beside what most of it is about; base is its input/. The caller
 * frees. */
char *tb_journal_of_archive(const char *base);
char *tb_journal_of_ledger(const char *base);
/* Carry out what programs that did not end had decided, and clear away from the ledger what
 * they had not. Before anything of the state is read in order to decide more. */
int tb_journal_settle(const char *base, struct tb_err *err) TB_MUST_CHECK;

#endif
