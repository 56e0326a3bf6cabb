/* What the plan's calendar says is due. */
#ifndef DELIVER_DUE_H
#define DELIVER_DUE_H

#include "../lib/plan.h"

enum { DUE_MAX = 3 }; /* a month, a quarter, a year */

/* What is due on `today`, in the order in which it is made: of months, of quarters and of
 * years the newest one that is over, that the calendar runs at all, and whose day has
 * come. How many they are; 0 when the plan is not in force yet. */
size_t due_terms(
    const struct tb_plan *plan, struct tb_date today, struct tb_term due[static DUE_MAX]);

#endif
