/*
 * The audit log (tongbao-log.5): input/ledger/audit.log, one line for each answered
 * submission, ledger event and published issue, in the order in which it was decided.
 * Each line begins with the SHA-256 of the hash of the line before it and of the rest
 * of the line, so that none can be changed, left out or put in between unnoticed.
 *
 * Lines are gathered without their hashes, and chained when they are decided:
 *
 *	tb_trail_begin(&rows, "2022-05-04", "submission");
 *	tb_trail_field(&rows, "unit", unit);
 *	tb_trail_end(&rows);
 *	tb_trail_append(base, &rows, &journal, &err)
 *
 * and then stand in the journal (journal.h) together with what they tell of.
 */
#ifndef TB_TRAIL_H
#define TB_TRAIL_H

#include "buf.h"
#include "diag.h"
#include "digest.h"

#define TB_TRAIL_SUBMISSION  "submission"
#define TB_TRAIL_EVENT	     "event"
#define TB_TRAIL_PUBLICATION "publication"
#define TB_TRAIL_DELIVERY    "delivery"

/* --- writing ------------------------------------------------------------------------ */

/* A row to rows (a zeroed buffer to begin with): its day YYYY-MM-DD and kind, then its fields
 * in the order of the calls. An empty value or NULL is left out; bytes that would break the
 * line stand as \xNN. */
void tb_trail_begin(struct tb_buf *rows, const char *day, const char *kind);
void tb_trail_field(struct tb_buf *rows, const char *name, const char *value);
/* One of the state's files: its digest and its path, which is below base. */
void tb_trail_file(struct tb_buf *rows, const char *digest, const char *base, const char *path);
void tb_trail_end(struct tb_buf *rows);

/* The rows, numbered and chained to the log's last one, into the journal's list. No rows: nothing.
 * -1: *err filled (E006: the log does not end in a whole row). */
int tb_trail_append(const char *base, const struct tb_buf *rows, struct tb_buf *journal,
    struct tb_err *err) TB_MUST_CHECK;

/* --- reading ------------------------------------------------------------------------ */

enum { TB_TRAIL_FIELDS = 24 };

struct tb_trail_row {
	char hash[TB_DIGEST_LEN + 1];
	int line; /* in the file */
	long number;
	const char *day, *kind; /* borrowed, for the time of the call */
	const char *names[TB_TRAIL_FIELDS], *values[TB_TRAIL_FIELDS];
	size_t nfields;
};

typedef int (*tb_trail_fn)(void *user, const struct tb_trail_row *row, struct tb_err *err);

/* The path of a site's log; base is its input/. The caller frees. */
char *tb_trail_path(const char *base);
/* The value of the row's first field of that name, or NULL. */
const char *tb_trail_value(const struct tb_trail_row *row, const char *name);

/* Each row in order. A row that does not follow from the one before it, or is none, is an error
 * (E008) with its line, and so is what fn returns as -1. *head gets the last row's hash, "" where
 * there is no row or no log. */
int tb_trail_read(const char *base, tb_trail_fn fn, void *user, char head[TB_DIGEST_LEN + 1],
    struct tb_err *err) TB_MUST_CHECK;

/* Say where the log ends now, as a note, which the log of a run keeps. */
int tb_trail_note(const char *base, struct tb_err *err) TB_MUST_CHECK;

#endif
