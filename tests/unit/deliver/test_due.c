/* What is due on a day: the newest period whose bulletin day has come. */
#include "deliver/due.h"
#include <criterion/criterion.h>
#include <criterion/parameterized.h>

static struct tb_plan_holiday holidays[] = {
    {.day = "2022-10-10", .name = "a holiday for the test"},
    {.day = "2022-12-10", .name = "a Saturday that is worked", .work = 1},
};

/* Bulletin on the 10th, plan in force from 28 February 2022. */
static struct tb_plan
plan_of_test(void)
{
	struct tb_plan plan = {0};

	plan.identity.in_force = "2022-02-28";
	plan.calendar.deadline_day = 5;
	plan.calendar.bulletin_day = 10;
	plan.calendar.holidays = holidays;
	plan.calendar.nholidays = TB_LEN(holidays);
	return plan;
}

static const struct {
	struct tb_date today;
	int year, month; /* 0 = nothing is due */
} cases[] = {
    {{2022, 3, 9}, 0, 0},	/* the first bulletin's day has not come */
    {{2022, 3, 10}, 2022, 2},	/* on the day */
    {{2022, 4, 10}, 2022, 2},	/* a Sunday: it moves to Monday */
    {{2022, 4, 11}, 2022, 3},
    {{2022, 8, 10}, 2022, 7},
    {{2022, 9, 9}, 2022, 7},	/* the newest that has come */
    {{2022, 10, 10}, 2022, 8},	/* a holiday moves it */
    {{2022, 10, 11}, 2022, 9},
    {{2022, 12, 10}, 2022, 11}, /* a Saturday that is worked */
    {{2023, 1, 10}, 2022, 12},
    {{2023, 2, 28}, 2022, 12},	/* January is no period of its own */
    {{2023, 3, 10}, 2023, 2},
    {{2022, 1, 10}, 0, 0},	/* before the plan */
    {{2021, 6, 10}, 0, 0},
};

ParameterizedTestParameters(due, cases)
{
	static size_t rows[TB_LEN(cases)];
	size_t i;

	for (i = 0; i < TB_LEN(cases); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, TB_LEN(cases));
}

ParameterizedTest(size_t *row, due, cases)
{
	struct tb_plan plan = plan_of_test();
	struct tb_period period = {0, 0};
	int is_due = due_period(&plan, cases[*row].today, &period);

	cr_assert_eq(is_due, cases[*row].month != 0, "row %zu", *row);
	cr_assert_eq(period.year, cases[*row].year, "row %zu: %d", *row, period.year);
	cr_assert_eq(period.month, cases[*row].month, "row %zu: %d", *row, period.month);
}
