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

/* What a calendar asks for, in the order in which it is done on one day. */
enum due_task {
	DUE_FIRST_REMINDER,
	DUE_SECOND_REMINDER,
	DUE_BULLETIN,
	DUE_QUARTER,
	DUE_YEAR,
	DUE_FORMS,
	DUE_TASKS
};

/* As the ledger names it: "forms", "first-reminder", ... */
const char *due_name(enum due_task task);
/* 0, or -1 when it is none of them. */
int due_parse(const char *name, enum due_task *task) TB_MUST_CHECK;
/* Is the term one that the task is of: a month (not January), a quarter or a year? */
int due_fits(enum due_task task, struct tb_term term);
/* The term of the task that ends with the month; 0, or -1: none does. */
int due_term(enum due_task task, struct tb_period month, struct tb_term *term) TB_MUST_CHECK;
/* The working day of the task; 0, or -1: the calendar has none, or the plan is not in force when
 * the term ends (R13). */
int due_day(const struct tb_plan *plan, enum due_task task, struct tb_term term,
    struct tb_date *day) TB_MUST_CHECK;

#endif
