/* What all modules of tally use: see tally.h. */
#include "tally.h"
#include "../lib/decimal.h"
#include "inputs.h"
#include "scope.h"
#include "subject.h"
#include "units.h"

int64_t
sum_add(int64_t a, int64_t b)
{
	struct tb_err err;
	int64_t sum = 0;

	if (tb_add(a, b, &sum) == 0)
		return sum;
	tb_err_set(&err, TB_MSG_SUM, NULL, 0, 0,
	    "a sum goes beyond 64 bits of yuan; look for an amount in the wrong unit");
	tb_die_err(&err);
}

void
period_last_day(struct tb_period period, char out[11])
{
	struct tb_date next = {period.year + period.month / 12, period.month % 12 + 1, 1};

	tb_date_format(tb_date_from_days(tb_date_days(next) - 1), out);
}

void
tally_start(struct tally *tally, const struct tb_plan *plan, struct tb_period period)
{
	struct tb_period before = {period.year, period.month - 1};

	*tally =
	    (struct tally){.plan = plan, .period = period, .previous = tb_period_previous(period)};
	period_last_day(period, tally->end);
	if (period.month == 2) /* 1—2月 is one step: what was before is last year */
		before = (struct tb_period){period.year - 1, 12};
	period_last_day(before, tally->previous_end);
	tally->rounding = plan->identity.round_even ? TB_ROUND_HALF_EVEN : TB_ROUND_HALF_AWAY;
	tb_exact_init(&tally->progress);
	tb_exact_set_ratio(&tally->progress, period.month, 12);
	units_find(tally);
}

void
tally_release(struct tally *tally)
{
	scopes_release(tally);
	subjects_release(tally);
	inputs_release(tally);
	units_release(tally);
	tb_exact_release(&tally->progress);
}
