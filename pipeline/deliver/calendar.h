/*
 * The calendar, followed: what is to be made today, what must be let be, and what was made before
 * and is to be made again. Each task (due.h) of each term is done once, which an event of the
 * ledger says (tongbao-ledger.5). The calendar is followed from the day of its first event on: of
 * each task the newest that had come by then, and every one since.
 */
#ifndef DELIVER_CALENDAR_H
#define DELIVER_CALENDAR_H

#include "../lib/ledger.h"
#include "due.h"

/* Print what is due and not recorded, one a line, in the order of their days:
 *
 *	make TASK PERIOD papers|-   papers: the month's working papers with it
 *	miss TASK PERIOD WHY        too late to be of use: is to be said and recorded
 *
 * 0, or -1 with *err filled: the date lies before the ledger's newest event (E088). */
int calendar_print(const char *site, struct tb_date today, struct tb_err *err) TB_MUST_CHECK;

/* Print what was done and stands, where it may have to be made again, one a line:
 *
 *	issue TASK PERIOD           it is approved, and an issue of it is not there, or was cut off
 *	draft TASK PERIOD papers|-  its draft is to be what has been taken in by now
 *	forms PERIOD, papers PERIOD they are of use yet, and are not there
 *
 * 0, or -1 with *err filled. */
int calendar_standing(const char *site, struct tb_date today, struct tb_err *err) TB_MUST_CHECK;

struct calendar_event {
	enum due_task task;
	struct tb_term term;
	struct tb_date date;
	int missed;
};

/* Record that it was done or missed; what is recorded already is not written again. *event is the
 * path of its file either way. 0, or -1 with *err filled. */
int calendar_record(const char *site, const struct calendar_event *done, struct tb_buf *event,
    struct tb_err *err) TB_MUST_CHECK;

#endif
