/* What came from each unit: see report.h; its quantities: see measure.h. */
#include "report.h"
#include "measure.h"

int
is_on_time(const struct tally *tally, const struct unit *unit)
{
	char day[11];

	tb_date_format(tb_plan_deadline(tally->plan, tally->period), day);
	return strcmp(unit->of_month[tally->period.month]->first_arrived, day) <= 0;
}

int
unit_missing_months(const struct tally *tally, const struct unit *unit, struct tb_period at)
{
	int months = 0;

	for (; at.month >= 2 && unit->of_month[at.month] == NULL &&
	       tb_plan_unit_expected(tally->plan, unit->code, at);
	     at.month--)
		months++;
	return months;
}

void
report_missing_months(const struct cell *cell, struct figure *figure)
{
	const struct unit *unit = cell->scope->unit;

	if (unit->expected)
		figure_set_int(figure, unit_missing_months(cell->tally, unit, cell->tally->period));
}

/* Of the months of the year in which it was to report, those that came in. */
void
report_year_rate(const struct cell *cell, struct figure *figure)
{
	const struct unit *unit = cell->scope->unit;
	struct tb_period at = cell->tally->period;
	int due = 0, received = 0;

	for (; at.month >= 2; at.month--) {
		if (!tb_plan_unit_expected(cell->tally->plan, unit->code, at))
			continue;
		due++;
		received += unit->of_month[at.month] != NULL;
	}
	if (due > 0)
		figure_set_ratio(figure, received, due);
}
