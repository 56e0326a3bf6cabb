/*
 * The driver's `receive`, called and waited for.  What it says on standard error is
 * kept until it has ended: a run that found the lock held says nothing of use, and
 * what was said the time before is not said again.
 */
#ifndef WATCH_CALL_H
#define WATCH_CALL_H

#include "../lib/buf.h"
#include "../lib/diag.h"
#include <sys/types.h>

struct call {
	const char *driver, *site;
	const char *day;    /* NULL = the clock's */
	pid_t pid;	    /* 0 = none runs */
	FILE *errors;	    /* of the one that runs */
	struct tb_buf said; /* by the last one */
};

/* Starts it, with no signal blocked. -1: *err filled, nothing runs. */
int call_start(struct call *call, struct tb_err *err) TB_MUST_CHECK;
/* Has it ended? Then 1, its exit status in *status (70 when a signal ended it), and
 * what it said is said. */
int call_ended(struct call *call, int *status);
/* Asks it to leave where it can. */
void call_stop(const struct call *call);
void call_release(struct call *call);

#endif
