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
