/*
 * A published issue, verified: are its files what they were, and do the same bytes come out of what
 * was approved?  Nothing is changed anywhere.
 */
#ifndef DELIVER_VERIFY_H
#define DELIVER_VERIFY_H

#include "run.h"

struct verify {
	const char *site;
	struct tb_term term;
	long number; /* which issue; 0 = the newest */
};

/* Is each file of the issue, of both editions, what its SHA256SUMS says, and is that the one that
 * the audit log tells of? What is not is said on stderr: E086; W099 where the folder is not there.
 * Prints the path of the approval, from which the issue is made again. -1: *err filled, there is no
 * such issue. */
int verify_published(const struct verify *verify, struct tb_err *err) TB_MUST_CHECK;
/* The same, and prints nothing: each run of an issue that stands looks so. */
int verify_standing(const struct verify *verify, struct tb_err *err) TB_MUST_CHECK;

/* The newest issues of all periods of this year and the last, as far as they stand, and the files of
 * archive and ledger that the audit log tells of: what `run --due` looks at with each call. Says what
 * is not what it was (E086, E012). */
int verify_intact(const char *site, struct tb_date today, struct tb_err *err) TB_MUST_CHECK;

/* Of the runs that were made from it, the public one may be NULL: prints
 *
 *	same NAME, differs NAME, gone NAME, new NAME
 *				a line a file, beside the published one
 *	changed WORDS		what made the issue and is other now
 *
 * and how many come out. Where some do not: W099 when something has changed, E086 when nothing has,
 * and E012 of each file of archive and ledger that is not what the audit log says. */
int verify_made(const struct verify *verify, const struct run *run, const struct run *published,
    struct tb_err *err) TB_MUST_CHECK;

/* They could not be made: prints what has changed, as far as the work folders tell. */
int verify_unmade(const struct verify *verify, const char *work, const char *published,
    struct tb_err *err) TB_MUST_CHECK;

#endif
