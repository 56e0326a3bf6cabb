/*
 * The submission to the level above (tongbao-export.1): the figures of this place that
 * the plan's <rollup> maps to subjects there, in whole yuan.
 *
 * What is carried is no report.  A value that rests on nothing but carried ones is left
 * out, and the level above carries it itself, to the same yuan; one that rests on some is
 * sent with a note.  So its totals are those of adding the places' own submissions.
 */
#ifndef EXPORT_ROLLUP_H
#define EXPORT_ROLLUP_H

#include "dataset.h"
#include "observe.h"

/* Who sends it; NULL = not given. */
struct rollup_head {
	const char *version, *date; /* "1", YYYY-MM-DD */
	const char *reason;	    /* from version 2 on */
	const char *contact, *phone;
	const char *prepared, *reviewed, *approved; /* all three, or none */
};

struct rollup_source {
	const struct tb_plan_rollup *rollup;
	const struct dataset *dataset;
	const struct observed *observed; /* for stages and milestones of projects */
	const struct rollup_head *head;
};

/* Append the submission. -1: *err filled: nothing that is mapped was reported (E092), or a
 * mapped figure is not there (E052). */
int rollup_make(
    const struct rollup_source *source, struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;

#endif
