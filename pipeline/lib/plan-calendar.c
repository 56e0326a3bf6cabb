/* The calendar of the plan: which days are worked, when things are due, what is wrong with it. */
#include "plan-private.h"
#include <stdlib.h>
#include <string.h>

/* --- working days ------------------------------------------------------------------- */

static int
is_working_day(const struct tb_plan *plan, struct tb_date date)
{
	int weekday = tb_date_weekday(date);
	char text[11];
	size_t i;

	tb_date_format(date, text);
	for (i = 0; i < plan->calendar.nholidays; i++)
		if (strcmp(plan->calendar.holidays[i].day, text) == 0)
			return plan->calendar.holidays[i].work;
	return weekday != 0 && weekday != 6;
}

static int
has_holiday(const struct tb_plan *plan, int year)
{
	size_t i;

	for (i = 0; i < plan->calendar.nholidays; i++)
		if (strtol(plan->calendar.holidays[i].day, NULL, 10) == year)
			return 1;
	return 0;
}

int
tb_plan_year_unknown(const struct tb_plan *plan, struct tb_date today)
{
	struct tb_date last = tb_date_from_days(tb_date_days(today) + TB_PLAN_DAYS_AHEAD);
	int year;

	for (year = today.year; year <= last.year; year++)
		if (!has_holiday(plan, year))
			return year;
	return 0;
}

/* The day, moved to the next working day. */
static struct tb_date
working_day(const struct tb_plan *plan, struct tb_date date)
{
	long days = tb_date_days(date);

	while (!is_working_day(plan, tb_date_from_days(days)))
		days++;
	return tb_date_from_days(days);
}

/* The day of the month after the period, likewise. */
static struct tb_date
working_day_after(const struct tb_plan *plan, struct tb_period period, int day)
{
	return working_day(
	    plan, (struct tb_date){period.year + period.month / 12, period.month % 12 + 1, day});
}

/* --- what is due when --------------------------------------------------------------- */

struct tb_date
tb_plan_deadline(const struct tb_plan *plan, struct tb_period period)
{
	return working_day_after(plan, period, plan->calendar.deadline_day);
}

struct tb_date
tb_plan_bulletin_day(const struct tb_plan *plan, struct tb_period period)
{
	return working_day_after(plan, period, plan->calendar.bulletin_day);
}

/* The day, moved to the working day before. */
static long
working_day_until(const struct tb_plan *plan, long days)
{
	while (!is_working_day(plan, tb_date_from_days(days)))
		days--;
	return days;
}

int
tb_plan_forms_day(const struct tb_plan *plan, struct tb_period period, struct tb_date *day)
{
	struct tb_date after = {
	    period.year + period.month / 12, period.month % 12 + 1, plan->calendar.forms_day};

	if (after.day == 0)
		return -1;
	*day = tb_date_from_days(working_day_until(plan, tb_date_days(after)));
	return 0;
}

static long
later(long a, long b)
{
	return a > b ? a : b;
}

/* The calendar's first reminder, whatever comes behind it; without one the deadline. */
static long
reminder_behind_deadline(const struct tb_plan *plan, struct tb_period period)
{
	long deadline = tb_date_days(tb_plan_deadline(plan, period));
	int day = plan->calendar.first_reminder_day;

	if (day == 0)
		return deadline;
	return later(tb_date_days(working_day_after(plan, period, day)),
	    tb_date_days(tb_plan_working_days(plan, tb_date_from_days(deadline), 1)));
}

struct tb_date
tb_plan_second_reminder(const struct tb_plan *plan, struct tb_period period)
{
	long deadline = tb_date_days(tb_plan_deadline(plan, period));
	long first = reminder_behind_deadline(plan, period);
	long last = later(deadline,
	    working_day_until(plan, tb_date_days(tb_plan_bulletin_day(plan, period)) - 1));
	int day = plan->calendar.second_reminder_day;
	long days;

	if (day == 0)
		return tb_date_from_days(last);
	days = later(tb_date_days(working_day_after(plan, period, day)),
	    tb_date_days(tb_plan_working_days(plan, tb_date_from_days(first), 1)));
	return tb_date_from_days(days < last ? days : last);
}

int
tb_plan_first_reminder(const struct tb_plan *plan, struct tb_period period, struct tb_date *day)
{
	long first = reminder_behind_deadline(plan, period);

	if (plan->calendar.first_reminder_day == 0 ||
	    first >= tb_date_days(tb_plan_second_reminder(plan, period)))
		return -1;
	*day = tb_date_from_days(first);
	return 0;
}

int
tb_plan_term_day(const struct tb_plan *plan, struct tb_term term, struct tb_date *day)
{
	const struct tb_plan_calendar *calendar = &plan->calendar;
	struct tb_date after = {term.last.year + 1, calendar->year_month, calendar->year_day};

	switch (term.span) {
	case TB_SPAN_MONTH:
		*day = tb_plan_bulletin_day(plan, term.last);
		return 0;
	case TB_SPAN_QUARTER:
		if (calendar->quarter_day == 0)
			return -1;
		*day = working_day_after(plan, term.last, calendar->quarter_day);
		return 0;
	case TB_SPAN_YEAR:
		break;
	}
	if (calendar->year_day == 0)
		return -1;
	*day = working_day(plan, after);
	return 0;
}

struct tb_date
tb_plan_working_days(const struct tb_plan *plan, struct tb_date from, int n)
{
	long days = tb_date_days(from);

	for (; n > 0; n -= is_working_day(plan, tb_date_from_days(days)))
		days++;
	return tb_date_from_days(days);
}

/* --- checks ------------------------------------------------------------------------- */

static int
check_holiday(const struct tb_plan_calendar *calendar, size_t i, struct tb_err *err)
{
	const struct tb_plan_holiday *holiday = &calendar->holidays[i];
	struct tb_date date;
	int weekday;
	size_t k;

	if (tb_date_parse(holiday->day, &date) != 0)
		return plan_fail(err, holiday->source, "<holiday> lacks its day; add it");
	weekday = tb_date_weekday(date);
	if (holiday->work && weekday != 0 && weekday != 6)
		return plan_fail(err, holiday->source,
		    "<holiday day=\"%s\" work=\"yes\">: only a Saturday or Sunday is worked "
		    "instead; correct "
		    "the day",
		    holiday->day);
	for (k = 0; k < i; k++)
		if (strcmp(calendar->holidays[k].day, holiday->day) == 0)
			return plan_fail(err, holiday->source,
			    "<holiday day=\"%s\"> stands twice; remove one", holiday->day);
	return 0;
}

/* A year is told when its December has been reported. */
static int
check_year_day(const struct tb_plan_calendar *calendar, struct tb_err *err)
{
	if (calendar->year_month < 1 || calendar->year_month > 12)
		return plan_fail(err, calendar->source,
		    "<calendar year-month=\"%d\">: a month from 1 to 12 is needed",
		    calendar->year_month);
	if (calendar->year_day == 0)
		return 0;
	if (calendar->year_day > 28 ||
	    (calendar->year_month == 1 && calendar->year_day < calendar->deadline_day))
		return plan_fail(err, calendar->source,
		    "<calendar year-day=\"%d\">: a day to 28 is needed, in January from the "
		    "deadline's (%d) on; leave it out where years are not run by the calendar",
		    calendar->year_day, calendar->deadline_day);
	return 0;
}

/* A day that may be left out, between two others. */
static int
check_day_between(const struct tb_plan_calendar *calendar, const char *name, int day, int from,
    int to, const char *what, struct tb_err *err)
{
	if (day == 0 || (day >= from && day <= to))
		return 0;
	return plan_fail(err, calendar->source,
	    "<calendar %s=\"%d\">: a day from %d to %d is needed; leave it out where %s by the "
	    "calendar",
	    name, day, from, to, what);
}

/* Call-up sheets go out up to the deadline, reminders between it and the bulletin. */
static int
check_asking_days(const struct tb_plan_calendar *calendar, struct tb_err *err)
{
	int first = calendar->first_reminder_day;
	const char *reminds = "nobody is reminded";

	if (check_day_between(calendar, "forms-day", calendar->forms_day, 1, calendar->deadline_day,
		"no call-up sheets are made", err) != 0 ||
	    check_day_between(calendar, "first-reminder-day", first, calendar->deadline_day,
		calendar->bulletin_day, reminds, err) != 0)
		return -1;
	return check_day_between(calendar, "second-reminder-day", calendar->second_reminder_day,
	    first != 0 ? first : calendar->deadline_day, calendar->bulletin_day, reminds, err);
}

/* Days that every month has; the bulletin follows the deadline. */
int
plan_check_calendar(const struct tb_plan_calendar *calendar, struct tb_err *err)
{
	size_t i;

	if (calendar->source.file == NULL)
		return 0;
	if (calendar->deadline_day < 1 || calendar->deadline_day > 28)
		return plan_fail(err, calendar->source,
		    "<calendar deadline-day=\"%d\">: a day from 1 to 28 is needed",
		    calendar->deadline_day);
	if (calendar->bulletin_day < calendar->deadline_day || calendar->bulletin_day > 28)
		return plan_fail(err, calendar->source,
		    "<calendar bulletin-day=\"%d\">: a day from the deadline's (%d) to 28 is "
		    "needed",
		    calendar->bulletin_day, calendar->deadline_day);
	if (calendar->quarter_day != 0 &&
	    (calendar->quarter_day < calendar->deadline_day || calendar->quarter_day > 28))
		return plan_fail(err, calendar->source,
		    "<calendar quarter-day=\"%d\">: a day from the deadline's (%d) to 28 is "
		    "needed; leave it out where quarters are not run by the calendar",
		    calendar->quarter_day, calendar->deadline_day);
	if (check_asking_days(calendar, err) != 0 || check_year_day(calendar, err) != 0)
		return -1;
	for (i = 0; i < calendar->nholidays; i++)
		if (check_holiday(calendar, i, err) != 0)
			return -1;
	return 0;
}
