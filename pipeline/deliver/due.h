/* What the plan's calendar says is due. */
#ifndef DELIVER_DUE_H
#define DELIVER_DUE_H

#include "../lib/plan.h"

/* The period whose bulletin is due on `today`: the newest one whose month is
 * over, that the calendar runs at all, and whose bulletin day has come. 1 and
 * *due filled, or 0 when the plan is not in force yet. */
int due_period(const struct tb_plan *plan, struct tb_date today, struct tb_period *due);

#endif
