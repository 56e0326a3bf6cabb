/* What is due: see due.h. */
#include "due.h"

enum { MONTHS_BACK = 24 };

static const struct {
	const char *name;
	enum tb_span span;
} tasks[DUE_TASKS] = {
    [DUE_FIRST_REMINDER] = {"first-reminder", TB_SPAN_MONTH},
    [DUE_SECOND_REMINDER] = {"second-reminder", TB_SPAN_MONTH},
    [DUE_BULLETIN] = {"bulletin", TB_SPAN_MONTH},
    [DUE_QUARTER] = {"quarter", TB_SPAN_QUARTER},
    [DUE_YEAR] = {"year", TB_SPAN_YEAR},
    [DUE_FORMS] = {"forms", TB_SPAN_MONTH},
};

/* Does a span of that kind end with the month? January is not reported by itself. */
static int
ends_with(enum tb_span span, int month)
{
	switch (span) {
	case TB_SPAN_MONTH:
		return month != 1;
	case TB_SPAN_QUARTER:
		return month % 3 == 0;
	case TB_SPAN_YEAR:
		break;
	}
	return month == 12;
}

/* --- tasks ------------------------------------------------------------------------------ */

const char *
due_name(enum due_task task)
{
	return tasks[task].name;
}

int
due_parse(const char *name, enum due_task *task)
{
	int i;

	for (i = 0; i < DUE_TASKS; i++)
		if (strcmp(tasks[i].name, name) == 0) {
			*task = (enum due_task)i;
			return 0;
		}
	return -1;
}

int
due_fits(enum due_task task, struct tb_term term)
{
	return tasks[task].span == term.span && ends_with(term.span, term.last.month);
}

int
due_term(enum due_task task, struct tb_period month, struct tb_term *term)
{
	*term = (struct tb_term){tasks[task].span, month};
	return due_fits(task, *term) ? 0 : -1;
}

/* One that lies behind the deadline, or there is none. */
static int
second_reminder(const struct tb_plan *plan, struct tb_period month, struct tb_date *day)
{
	if (plan->calendar.second_reminder_day == 0)
		return -1;
	*day = tb_plan_second_reminder(plan, month);
	return tb_date_days(*day) > tb_date_days(tb_plan_deadline(plan, month)) ? 0 : -1;
}

int
due_day(const struct tb_plan *plan, enum due_task task, struct tb_term term, struct tb_date *day)
{
	if (!tb_plan_is_valid(plan->identity.in_force, "", term.last)) /* on its last day (R13) */
		return -1;
	switch (task) {
	case DUE_FORMS:
		return tb_plan_forms_day(plan, term.last, day);
	case DUE_FIRST_REMINDER:
		return tb_plan_first_reminder(plan, term.last, day);
	case DUE_SECOND_REMINDER:
		return second_reminder(plan, term.last, day);
	case DUE_BULLETIN:
	case DUE_QUARTER:
	case DUE_YEAR:
	case DUE_TASKS:
		break;
	}
	return tb_plan_term_day(plan, term, day);
}

/* --- periods ------------------------------------------------------------------------------ */

/* The newest one of that task; 0 = there is none. */
static int
newest_due(
    const struct tb_plan *plan, struct tb_date today, enum due_task task, struct tb_term *due)
{
	struct tb_period month = {today.year, today.month};
	struct tb_date day;
	int i;

	for (i = 0; i < MONTHS_BACK; i++) {
		month = tb_period_step(month, -1);
		if (due_term(task, month, due) == 0 && due_day(plan, task, *due, &day) == 0 &&
		    tb_date_days(day) <= tb_date_days(today))
			return 1;
	}
	return 0;
}

size_t
due_terms(const struct tb_plan *plan, struct tb_date today, struct tb_term due[static DUE_MAX])
{
	static const enum due_task makers[DUE_MAX] = {DUE_BULLETIN, DUE_QUARTER, DUE_YEAR};
	size_t n = 0, i;

	for (i = 0; i < DUE_MAX; i++) {
		struct tb_term term;

		if (newest_due(plan, today, makers[i], &term))
			due[n++] = term;
	}
	return n;
}
