/* A plan of one file in a folder of one test, one record a line, so that a fault is a line
 * that is written otherwise. */
#ifndef PLAN_FILE_H
#define PLAN_FILE_H

#include "lib/plan.h"
#include "../rows.h"
#include <criterion/criterion.h>

struct plan_lines {
	const char *const *lines;
	size_t n;
};

struct plan_fault {
	int line; /* that is written otherwise, from 1 */
	const char *instead;
	int at; /* line the message names, 0 = the folder */
	const char *says;
};

/* Make the folder and the plan in it; line 0 = as it is. */
void plan_file_write(char folder[40], struct plan_lines plan, int line, const char *instead);
void plan_file_remove(const char *folder);
/* The plan as it is loads. */
void plan_file_load(struct plan_lines lines, struct tb_plan *plan);
/* The plan with the fault is refused; the message names file, line and remedy. */
void plan_file_refused(struct plan_lines lines, const struct plan_fault *fault);

#endif
