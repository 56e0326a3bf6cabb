/* Approval: a person's decision becomes one ledger event (tongbao.7, 9). */
#ifndef DELIVER_APPROVE_H
#define DELIVER_APPROVE_H

#include "run.h"

struct approval {
	const char *site; /* folder */
	struct tb_term term;
	const char *date; /* of the approval, YYYY-MM-DD */
	const struct run
	    *published;	    /* the public edition, approved with it; NULL = there is none */
	const char *expect; /* digest (or a prefix of at least 8 digits) of the figures the
			       person looked at, or NULL */
	int empty;	    /* may go out though nobody has reported */
};

/* Record that the run in `run`, with its pages, is approved with the sheet
 * input/issue/<period>.xml. Same figures, documents and sheet as the newest issue of the period:
 * nothing is written, *issue is that issue's number and *again is set. Else a new event; *issue is
 * 1 for the first, 2 for the first reissue. A period that is not over, or that nobody has reported,
 * is refused (E059), and so is a day before the newest event (E088), and of a later issue a sheet that is not
 * dated anew (E080, turn.h); what is out of order is said
 * (turn.h).
 *
 * What is approved is what was looked at: where no draft stands that holds the same bytes, one is
 * published in place of the one before, and nothing is approved (E098, which says what was
 * otherwise and why). 0, or -1 with *err filled. */
int approve(const struct approval *approval, const struct run *run, long *issue, int *again,
    struct tb_err *err);

#endif
