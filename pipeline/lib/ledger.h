/*
 * The ledger (tongbao-ledger.5): one small immutable XML file per human or
 * outward event, input/ledger/NNNNNN-<kind>.xml, never changed, in sequence.
 * Kinds: issue-approved; award-given (a step award of an enterprise) and
 * award-withdrawn; of who may report when, period-closed, period-reopened and
 * report-granted; and of what the calendar asked for, calendar-done and calendar-missed.
 * The audit log (trail.h) lies in the same folder.
 */
#ifndef TB_LEDGER_H
#define TB_LEDGER_H

#include "buf.h"
#include "diag.h"
#include "mem.h"
#include "period.h"
#include "xmlwrite.h"

#define TB_LEDGER_NS	    "urn:tongbao:ledger:1"
#define TB_LEDGER_GIVEN	    "award-given"
#define TB_LEDGER_WITHDRAWN "award-withdrawn"
#define TB_LEDGER_CLOSED    "period-closed"
#define TB_LEDGER_REOPENED  "period-reopened"
#define TB_LEDGER_GRANTED   "report-granted"
#define TB_LEDGER_DONE	    "calendar-done"
#define TB_LEDGER_MISSED    "calendar-missed"

/* One accepted submission that an approved issue counts. */
struct tb_ledger_input {
	const char *unit, *period, *digest; /* digest: 64 hex digits of the bytes as received */
	long version;
};

/* One file whose digest was approved: figures.xml and each document. */
struct tb_ledger_file {
	const char *name, *digest;
};

struct tb_ledger_event {
	const char *path; /* of the event's file */
	long sequence;
	const char *kind;
	/* of an award that was given or withdrawn; "" and 0 in other kinds */
	const char *enterprise, *award, *step; /* codes and the word of the step */
	long year;			       /* that it was given for */
	/* of an award withdrawn, of a period closed or reopened, of a grant; "" in other kinds */
	const char *by, *reason;  /* who decided, and why */
	const char *unit, *until; /* of a grant: for whom, and up to which day */
	const char *task;	  /* of the calendar: what was done or missed; "" in other kinds */
	/* of an approved issue or a task (the last month of what it is for) and of the three, where
	 * month 0 = all of the year */
	struct tb_period period;
	enum tb_span span; /* of an approved issue or a task: what it is for */
	/* of an approved issue; empty in other kinds */
	long issue;		     /* 1 = first issue of the period, 2 = reissue, ... */
	const char *date;	     /* when it was approved, YYYY-MM-DD */
	const char *number, *serial; /* 发文字号, 期号 of the sheet in it; "" = not given */
	const char *secrecy;	     /* 密级 of the sheet; "" = none */
	const char **letters; /* the 发文字号 of the sheet's letters */
	size_t nletters;
	struct tb_ledger_input *inputs;
	size_t ninputs;
	struct tb_ledger_file *files;
	size_t nfiles;
	int line;
};

struct tb_ledger {
	struct tb_arena arena;
	struct tb_ledger_event *events; /* by sequence */
	size_t nevents;
	/* private to the reader */
	size_t cap, inputs_cap, files_cap, letters_cap;
};

/* Read all events of a folder; a folder that does not exist is an empty
 * ledger. -1: *err filled, *ledger released. */
int tb_ledger_load(const char *folder, struct tb_ledger *ledger, struct tb_err *err) TB_MUST_CHECK;
/* Read one event's file into an empty ledger. */
int tb_ledger_load_event(
    const char *path, struct tb_ledger *ledger, struct tb_err *err) TB_MUST_CHECK;
void tb_ledger_release(struct tb_ledger *ledger);

/* What the approved issue, or the task, is for. */
struct tb_term tb_ledger_term(const struct tb_ledger_event *issue);
/* Is the event an approved issue for this? */
int tb_ledger_is_issue(const struct tb_ledger_event *event, struct tb_term term);
/* Is it the approved issue of a month? That of a quarter or a year closes no month and
 * tells none's figures. */
int tb_ledger_is_monthly(const struct tb_ledger_event *event);
/* Was the calendar's task of the term done, or missed? */
int tb_ledger_is_task(const struct tb_ledger_event *event);
/* That event, or NULL; borrowed. */
const struct tb_ledger_event *tb_ledger_task(
    const struct tb_ledger *ledger, const char *task, struct tb_term term);
/* Is the day (YYYY-MM-DD) none before the newest event? Asked before anything is recorded as of a
 * day: a clock that was set back would do things twice, or date them before what they follow from.
 * 0, or -1 with *err filled (E088). */
int tb_ledger_check_day(
    const struct tb_ledger *ledger, const char *day, struct tb_err *err) TB_MUST_CHECK;
/* The newest issue-approved event of the term, or NULL; borrowed. */
const struct tb_ledger_event *tb_ledger_issue(const struct tb_ledger *ledger, struct tb_term term);
/* 1 when the event's inputs hold the digest. */
int tb_ledger_counts(const struct tb_ledger_event *event, const char *digest);

/* May the unit report the period on the day? Corrections may come until the year is
 * closed; a first report after that or after the period's closing is late (R17). */
enum tb_window {
	TB_WINDOW_OPEN,
	TB_WINDOW_GRANTED,  /* closed, but not for this unit yet */
	TB_WINDOW_CLOSED,   /* 已关网 */
	TB_WINDOW_APPROVED, /* 已审定: its issue is */
	TB_WINDOW_YEAR	    /* the whole year is closed */
};
/* *event gets what decided it, NULL when open from the start. */
enum tb_window tb_ledger_window(const struct tb_ledger *ledger, const char *unit,
    struct tb_period period, const char *day, const struct tb_ledger_event **event);
/* Has somebody decided that the late report that arrived on the day counts: by a grant or by
 * opening the period again, since, and not after the day `until` (NULL = up to now)? */
int tb_ledger_admits(const struct tb_ledger *ledger, const char *unit, struct tb_period period,
    const char *arrived, const char *until);

/* The next award given to the enterprise behind this one (NULL = the first), by
 * sequence, or NULL; borrowed. From the event `before` on nothing is looked at (NULL = at
 * all): what was withdrawn before it counts as never given. */
const struct tb_ledger_event *tb_ledger_next_award(const struct tb_ledger *ledger,
    const char *enterprise, const struct tb_ledger_event *behind,
    const struct tb_ledger_event *before);
/* The newest withdrawal of this award, or NULL; borrowed. */
const struct tb_ledger_event *tb_ledger_withdrawal(
    const struct tb_ledger *ledger, const struct tb_ledger_event *award);

/* The event's file gets its name and the audit log (trail.h) its row at one instant; both stand
 * in the folder. What was decided before has been settled (journal.h). */

/* Append the event of a window: its kind, period, by, reason and date, of a grant unit and
 * until. Durable on return. */
int tb_ledger_append_window(const char *folder, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct tb_buf *path, struct tb_err *err) TB_MUST_CHECK;
/* Append the event of a task of the calendar: its kind, task, span, period and date. Durable on
 * return. */
int tb_ledger_append_task(const char *folder, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct tb_buf *path, struct tb_err *err) TB_MUST_CHECK;
/* Append the event of an award: its kind, enterprise, award, step, year and date, of a
 * withdrawal by and reason. Durable on return. The path of the new file goes to *path (may be
 * NULL). */
int tb_ledger_append_award(const char *folder, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct tb_buf *path, struct tb_err *err) TB_MUST_CHECK;
/* What an issue was made with, tongbao-manifest.5: writes <plan>, <templates> and <making>. */
struct tb_ledger_making {
	void (*write)(struct tb_xmlw *w, const void *what);
	const void *what;
};
/* Append the event of an approved issue: the sheet (the text of the whole <issue> element) is
 * embedded verbatim; making may be NULL. Durable on return. The path of the new file goes to
 * *path (may be NULL). */
int tb_ledger_append_issue(const char *folder, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, const char *sheet, const struct tb_ledger_making *making,
    struct tb_buf *path, struct tb_err *err) TB_MUST_CHECK;

#endif
