/*
 * The forms of a period (tongbao-form.5): a workbook for each unit that must report,
 * from plan and archive, in a folder that changes at one instant.
 */
#ifndef EXPORT_FORMS_H
#define EXPORT_FORMS_H

#include "../lib/plan.h"

struct forms_order {
	const struct tb_plan *plan;
	const char *archive, *templates, *output; /* folders */
	const char *period;			  /* YYYY-MM */
	char *const *units;			  /* codes, ended by NULL; none = all */
	const char *const *statuses; /* files of tongbao-receive --status --xml, ended by NULL */
	const char *sheets;	     /* folder for the data of the call-up sheets; NULL = none */
};

/*
 * Write them: all, then the folder holds these and nothing else; or those of some
 * units, beside the others. -1: *err filled, the folder as before.
 */
int forms_write(const struct forms_order *order, struct tb_err *err) TB_MUST_CHECK;

#endif
