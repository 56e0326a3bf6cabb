/* Between the files of the plan module. */
#ifndef TB_PLAN_PRIVATE_H
#define TB_PLAN_PRIVATE_H

#include "plan.h"

/* Capacities of the growing arrays, alive while files are read. */
struct plan_caps {
	size_t regions, aliases, departments, domains, sectors, indicators, reporters, industries,
	    enterprises, projects, milestones, counts, targets, ladders, steps, bands, lamps, rules,
	    recipients, holidays;
};

/* Append one file's sections to the plan. 0, or -1 with *err filled. */
int plan_read_file(const char *path, struct tb_plan *plan, struct plan_caps *caps,
    struct tb_err *err);

/* What the records say of each other. Also puts lists into canonical order and
 * fills what is derived (band, domain of an enterprise). 0, or -1 with *err. */
int plan_check(struct tb_plan *plan, const char *folder, struct tb_err *err);

#endif
