/* What events decide together, the later over the earlier: who may report when, which awards
 * stand.  See ledger.h. */
#include "ledger-private.h"

/* --- who may report when ------------------------------------------------------------- */

/* Is it about the period, or about all of its year? */
static int
is_about(const struct tb_ledger_event *event, struct tb_period period)
{
	return event->period.year == period.year &&
	       (event->period.month == period.month || event->period.month == 0);
}

enum tb_window
tb_ledger_window(const struct tb_ledger *ledger, const char *unit, struct tb_period period,
    const char *day, const struct tb_ledger_event **event)
{
	/* of the month and of the year; a grant opens both */
	enum tb_window windows[2] = {TB_WINDOW_OPEN, TB_WINDOW_OPEN};
	const struct tb_ledger_event *deciders[2] = {NULL, NULL};
	size_t i;

	for (i = 0; i < ledger->nevents; i++) {
		const struct tb_ledger_event *at = &ledger->events[i];
		int year = at->period.month == 0;
		enum tb_window window = year ? TB_WINDOW_YEAR : TB_WINDOW_CLOSED;

		if (!is_about(at, period))
			continue;
		if (ledger_is_kind(at, TB_LEDGER_REOPENED))
			window = TB_WINDOW_OPEN;
		else if (tb_ledger_is_monthly(at))
			window = TB_WINDOW_APPROVED;
		else if (ledger_is_kind(at, TB_LEDGER_GRANTED) && strcmp(at->unit, unit) == 0 &&
			 strcmp(day, at->until) <= 0)
			window = windows[1] = TB_WINDOW_GRANTED;
		else if (!ledger_is_kind(at, TB_LEDGER_CLOSED))
			continue;
		windows[year] = window;
		deciders[year] = at;
	}
	if (windows[1] == TB_WINDOW_YEAR)
		windows[0] = windows[1], deciders[0] = deciders[1];
	*event = windows[0] != TB_WINDOW_OPEN ? deciders[0] : NULL;
	return windows[0];
}

int
tb_ledger_admits(const struct tb_ledger *ledger, const char *unit, struct tb_period period,
    const char *arrived, const char *until)
{
	size_t i;

	for (i = 0; i < ledger->nevents; i++) {
		const struct tb_ledger_event *at = &ledger->events[i];

		if (is_about(at, period) && strcmp(at->date, arrived) >= 0 &&
		    (until == NULL || strcmp(at->date, until) <= 0) &&
		    (ledger_is_kind(at, TB_LEDGER_REOPENED) ||
			(ledger_is_kind(at, TB_LEDGER_GRANTED) && strcmp(at->unit, unit) == 0)))
			return 1;
	}
	return 0;
}

/* --- awards -------------------------------------------------------------------------- */

static int
is_withdrawal(const struct tb_ledger_event *at, const struct tb_ledger_event *award)
{
	return ledger_is_kind(at, TB_LEDGER_WITHDRAWN) && at->year == award->year &&
	       strcmp(at->enterprise, award->enterprise) == 0 &&
	       strcmp(at->award, award->award) == 0 && strcmp(at->step, award->step) == 0;
}

const struct tb_ledger_event *
tb_ledger_next_award(const struct tb_ledger *ledger, const char *enterprise,
    const struct tb_ledger_event *behind, const struct tb_ledger_event *before)
{
	const struct tb_ledger_event *end = ledger->events + ledger->nevents;
	const struct tb_ledger_event *at = behind == NULL ? ledger->events : behind + 1;
	const struct tb_ledger_event *later;

	if (before != NULL && before < end)
		end = before;
	for (; at < end; at++) {
		if (!ledger_is_kind(at, TB_LEDGER_GIVEN) || strcmp(at->enterprise, enterprise) != 0)
			continue;
		for (later = at + 1; later < end && !is_withdrawal(later, at);)
			later++;
		if (later == end)
			return at;
	}
	return NULL;
}

const struct tb_ledger_event *
tb_ledger_withdrawal(const struct tb_ledger *ledger, const struct tb_ledger_event *award)
{
	size_t i;

	for (i = ledger->nevents; i > 0; i--)
		if (is_withdrawal(&ledger->events[i - 1], award))
			return &ledger->events[i - 1];
	return NULL;
}
