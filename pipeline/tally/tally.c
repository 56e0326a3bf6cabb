/* What all modules of tally use: see tally.h. */
#include "tally.h"
#include "../lib/decimal.h"

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
