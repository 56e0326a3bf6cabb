/*
 * The end of a run, decided before it is begun (tongbao.7): which files get
 * their final names and which claims go.  The list is made durable as one file;
 * from its rename on everything in it counts.  It is then read back and carried
 * out, by this run or, after a crash, by the next: there is one way only, and
 * every run goes it.
 *
 * Paths stand in it relative to a base folder, so that a site may be moved.
 */
#ifndef RECEIVE_JOURNAL_H
#define RECEIVE_JOURNAL_H

#include "../lib/buf.h"
#include "../lib/diag.h"

/* Add to a list (a zeroed buffer to begin with). All paths are below base. */
void journal_move(struct tb_buf *list, const char *base, const char *from, const char *to);
void journal_claim(struct tb_buf *list, const char *base, const char *claim);

/* The list as the file `path`, durable. What it names must be durable before. */
int journal_write(const char *path, const struct tb_buf *list, struct tb_err *err) TB_MUST_CHECK;

/* Carry out the file `path`, if there is one: rename, remove claims, make both
 * durable, remove the file. -1: *err filled; to be called again. */
int journal_finish(const char *path, const char *base, struct tb_err *err) TB_MUST_CHECK;

#endif
