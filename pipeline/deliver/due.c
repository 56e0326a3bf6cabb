/* What is due: see due.h. */
#include "due.h"

enum { MONTHS_BACK = 24 };

static struct tb_period
month_before(struct tb_period period)
{
	if (period.month > 1)
		return (struct tb_period){period.year, period.month - 1};
	return (struct tb_period){period.year - 1, 12};
}

static long
days_of(struct tb_period period, int day)
{
	return tb_date_days((struct tb_date){period.year, period.month, day});
}

/* Is the plan in force on the last day of the period (R13)? */
static int
in_force(const struct tb_plan *plan, struct tb_period period)
{
	struct tb_period next = period.month < 12
				    ? (struct tb_period){period.year, period.month + 1}
				    : (struct tb_period){period.year + 1, 1};
	struct tb_date from;

	return tb_date_parse(plan->identity.in_force, &from) == 0 &&
	       tb_date_days(from) < days_of(next, 1);
}

int
due_period(const struct tb_plan *plan, struct tb_date today, struct tb_period *due)
{
	struct tb_period period = {today.year, today.month};
	int i;

	for (i = 0; i < MONTHS_BACK; i++) {
		period = month_before(period);
		if (!in_force(plan, period))
			return 0;
		if (period.month == 1) /* January is not reported by itself */
			continue;
		if (tb_date_days(tb_plan_bulletin_day(plan, period)) <= tb_date_days(today)) {
			*due = period;
			return 1;
		}
	}
	return 0;
}
