/*
 * The file of the submission to the level above: rollup.h under the name and head that are
 * asked for.
 */
#ifndef EXPORT_SUBMISSION_H
#define EXPORT_SUBMISSION_H

#include "rollup.h"

struct submission_order {
	const struct dataset *dataset;
	const struct observed *observed;
	const char *upper;  /* plan id of the level above */
	const char *output; /* the file; its folder is made where it is not there */
	/* contact and names that are not given are the plan's */
	const struct rollup_head *head;
	int draft; /* the figures are not those of an approved issue: that is told (W094) */
};

/* -1: *err filled: the plan has no <rollup> for it, or none whom to call (E020); or as
 * rollup_make says. */
int submission_write(const struct submission_order *order, struct tb_err *err) TB_MUST_CHECK;

#endif
