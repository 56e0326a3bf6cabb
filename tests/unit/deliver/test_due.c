/* What is due on a day: of each kind of span the newest one whose day has come. */
#include "deliver/due.h"
#include <criterion/criterion.h>

static struct tb_plan_holiday holidays[] = {
    {.day = "2022-10-10", .name = "a holiday for the test"},
    {.day = "2022-12-10", .name = "a Saturday that is worked", .work = 1},
};

/* Bulletin on the 10th, plan in force from 28 February 2022; with spans quarters on the 20th of
 * the month after, years on 20 February. */
static struct tb_plan
plan_of_test(int spans)
{
	struct tb_plan plan = {0};

	plan.identity.in_force = "2022-02-28";
	plan.calendar.deadline_day = 5;
	plan.calendar.bulletin_day = 10;
	plan.calendar.year_month = 2;
	plan.calendar.quarter_day = plan.calendar.year_day = spans ? 20 : 0;
	plan.calendar.holidays = holidays;
	plan.calendar.nholidays = TB_LEN(holidays);
	return plan;
}

static const struct {
	struct tb_date today;
	const char *due; /* with blanks between */
} cases[] = {
    {{2022, 3, 9}, ""},	/* the first bulletin's day has not come */
    {{2022, 3, 10}, "2022-02"},	/* on the day */
    {{2022, 4, 10}, "2022-02"},	/* a Sunday: it moves to Monday */
    {{2022, 4, 11}, "2022-03"},
    {{2022, 8, 10}, "2022-07"},
    {{2022, 9, 9}, "2022-07"},	/* the newest that has come */
    {{2022, 10, 10}, "2022-08"},	/* a holiday moves it */
    {{2022, 10, 11}, "2022-09"},
    {{2022, 12, 10}, "2022-11"}, /* a Saturday that is worked */
    {{2023, 1, 10}, "2022-12"},
    {{2023, 2, 28}, "2022-12"},	/* January is no period of its own */
    {{2023, 3, 10}, "2023-02"},
    {{2022, 1, 10}, ""},	/* before the plan */
    {{2021, 6, 10}, ""},
};

/* The same, of a plan whose calendar has quarters and years. */
static const struct {
	struct tb_date today;
	const char *due;
} span_cases[] = {
    {{2022, 4, 19}, "2022-03"},		    /* the quarter's day has not come */
    {{2022, 4, 20}, "2022-03 2022-Q1"},	    /* on the day */
    {{2022, 8, 20}, "2022-07 2022-Q2"},	    /* the newest quarter stays due */
    {{2022, 11, 20}, "2022-10 2022-Q3"},
    {{2023, 1, 20}, "2022-12 2022-Q4"},	    /* a Friday; the year not yet */
    {{2023, 2, 19}, "2022-12 2022-Q4"},
    {{2023, 2, 20}, "2022-12 2022-Q4 2022"},
    {{2023, 4, 20}, "2023-03 2023-Q1 2022"},
};

static void
check_due(int spans, struct tb_date today, const char *expected)
{
	struct tb_plan plan = plan_of_test(spans);
	struct tb_term due[DUE_MAX];
	struct tb_buf said = TB_BUF_INIT;
	size_t n = due_terms(&plan, today, due), i;
	char text[8];

	for (i = 0; i < n; i++) {
		tb_term_format(due[i], text);
		tb_buf_printf(&said, "%s%s", i > 0 ? " " : "", text);
	}
	cr_assert_str_eq(said.s, expected, "%d-%02d-%02d: %s", today.year, today.month, today.day,
	    said.s);
	tb_buf_release(&said);
}

Test(due, months)
{
	size_t i;

	for (i = 0; i < TB_LEN(cases); i++)
		check_due(0, cases[i].today, cases[i].due);
}

Test(due, quarters_and_years)
{
	size_t i;

	for (i = 0; i < TB_LEN(span_cases); i++)
		check_due(1, span_cases[i].today, span_cases[i].due);
}

/* --- tasks: the shipped calendar's days, in months with holidays ----------------------------- */

static const struct {
	enum due_task task;
	const char *term, *day; /* "" = it is not done */
} task_cases[] = {
    {DUE_FORMS, "2022-03", "2022-04-01"},
    {DUE_FORMS, "2022-04", "2022-04-29"},	     /* a Sunday: the Friday before, in the month itself */
    {DUE_FIRST_REMINDER, "2022-03", "2022-04-06"},   /* behind the deadline, a Tuesday */
    {DUE_SECOND_REMINDER, "2022-03", "2022-04-08"},  /* no later than before the bulletin */
    {DUE_FIRST_REMINDER, "2022-09", "2022-10-06"},
    {DUE_SECOND_REMINDER, "2022-09", "2022-10-07"},  /* the 8th is a Saturday, the 10th a holiday */
    {DUE_BULLETIN, "2022-09", "2022-10-11"},
    {DUE_QUARTER, "2022-Q1", "2022-04-20"},
    {DUE_YEAR, "2022", "2023-02-20"},
    {DUE_FORMS, "2022-01", ""},			     /* before the plan */
};

Test(due, tasks)
{
	struct tb_plan plan = plan_of_test(1);
	size_t i;

	plan.calendar.forms_day = 1;
	plan.calendar.first_reminder_day = 6;
	plan.calendar.second_reminder_day = 9;
	for (i = 0; i < TB_LEN(task_cases); i++) {
		struct tb_term term;
		struct tb_date day;
		char text[11] = "";

		cr_assert_eq(tb_term_parse(task_cases[i].term, &term), 0);
		if (due_day(&plan, task_cases[i].task, term, &day) == 0)
			tb_date_format(day, text);
		cr_assert_str_eq(text, task_cases[i].day, "%s %s: %s",
		    due_name(task_cases[i].task), task_cases[i].term, text);
	}
}

/* One working day between deadline and bulletin: who is silent is asked once. */
Test(due, room_for_one_reminder)
{
	struct tb_plan plan = plan_of_test(0);
	struct tb_term term = {TB_SPAN_MONTH, {2022, 7}};
	struct tb_date day;

	plan.calendar.deadline_day = 8;
	plan.calendar.first_reminder_day = plan.calendar.second_reminder_day = 9;
	cr_assert_neq(due_day(&plan, DUE_FIRST_REMINDER, term, &day), 0);
	cr_assert_eq(due_day(&plan, DUE_SECOND_REMINDER, term, &day), 0);
	cr_assert_eq(day.day, 9);
	plan.calendar.deadline_day = 9; /* none between */
	cr_assert_neq(due_day(&plan, DUE_SECOND_REMINDER, term, &day), 0);
}

Test(due, a_task_is_of_its_kind_of_period)
{
	enum due_task task;
	struct tb_term term;

	cr_assert_neq(due_parse("lunch", &task), 0);
	cr_assert_eq(due_parse("quarter", &task), 0);
	cr_assert_eq(tb_term_parse("2022-03", &term), 0);
	cr_assert_not(due_fits(task, term));
	cr_assert_neq(due_term(task, (struct tb_period){2022, 2}, &term), 0);
	cr_assert_neq(due_term(DUE_FORMS, (struct tb_period){2022, 1}, &term), 0);
}
