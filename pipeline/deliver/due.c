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

/* The newest one of that kind; 0 = there is none. */
static int
newest_due(
    const struct tb_plan *plan, struct tb_date today, enum tb_span span, struct tb_term *due)
{
	struct tb_term term = {span, {today.year, today.month}};
	struct tb_date day;
	int i;

	for (i = 0; i < MONTHS_BACK; i++) {
		term.last = month_before(term.last);
		if (!in_force(plan, term.last))
			return 0;
		if (!ends_with(span, term.last.month))
			continue;
		if (tb_plan_term_day(plan, term, &day) != 0)
			return 0;
		if (tb_date_days(day) <= tb_date_days(today)) {
			*due = term;
			return 1;
		}
	}
	return 0;
}

size_t
due_terms(const struct tb_plan *plan, struct tb_date today, struct tb_term due[static DUE_MAX])
{
	static const enum tb_span spans[DUE_MAX] = {TB_SPAN_MONTH, TB_SPAN_QUARTER, TB_SPAN_YEAR};
	size_t n = 0, i;

	for (i = 0; i < DUE_MAX; i++)
		n += (size_t)newest_due(plan, today, spans[i], &due[n]);
	return n;
}
