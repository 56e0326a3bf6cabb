/* Who may report when: see window.h. */
#include "window.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../lib/plan.h"

static int
is_grant(const struct window *window)
{
	return strcmp(window->kind, TB_LEDGER_GRANTED) == 0;
}

static int
read_period(const struct window *window, struct tb_period *period, struct tb_err *err)
{
	struct tb_period now = {window->date.year, window->date.month};
	long year;

	*period = (struct tb_period){0, 0};
	if (!is_grant(window) && tb_int_parse(window->period, 2000, 2099, &year) == 0)
		*period = (struct tb_period){(int)year, 0};
	else if (tb_period_parse(window->period, period) != 0 || period->month < 2)
		return tb_err_set(err, TB_MSG_VALUE, window->period, 0, 0,
		    "the period '%s' is not %s from February on", window->period,
		    is_grant(window) ? "YYYY-MM" : "YYYY, or YYYY-MM");
	if (period->year < now.year || (period->year == now.year && period->month <= now.month))
		return 0;
	return tb_err_set(err, TB_MSG_VALUE, window->period, 0, 0,
	    "the period %s has not come; correct it or the date", window->period);
}

static int
check_grant(const struct tb_plan *plan, const struct window *window, struct tb_err *err)
{
	struct tb_date until;

	if (tb_plan_unit_name(plan, window->unit) == NULL)
		return tb_err_set(err, TB_MSG_VALUE, window->unit, 0, 0,
		    "the plan has no unit '%s'; give the code of a region or department",
		    window->unit);
	if (tb_date_parse(window->until, &until) != 0 ||
	    tb_date_days(until) < tb_date_days(window->date))
		return tb_err_set(err, TB_MSG_VALUE, window->until, 0, 0,
		    "a grant ends: '%s' is no day YYYY-MM-DD from the decision on", window->until);
	return 0;
}

/* The newest event that is the same decision and still holds, or NULL. */
static const struct tb_ledger_event *
decided_before(const struct tb_ledger *ledger, const struct window *window, struct tb_period period)
{
	const struct tb_ledger_event *last = NULL;
	size_t i;

	for (i = 0; i < ledger->nevents; i++) {
		const struct tb_ledger_event *at = &ledger->events[i];
		int same = at->period.year == period.year && at->period.month == period.month;

		if (same && (at->by[0] != '\0' || tb_ledger_is_monthly(at)))
			last = at;
	}
	if (last == NULL || strcmp(last->kind, window->kind) != 0)
		return NULL;
	return !is_grant(window) || (strcmp(last->unit, window->unit) == 0 &&
					strcmp(last->until, window->until) == 0)
		   ? last
		   : NULL;
}

/* What is open needs neither an opening nor a grant. */
static int
is_needed(const struct tb_ledger *ledger, const struct window *window, struct tb_period period)
{
	size_t i;

	if (strcmp(window->kind, TB_LEDGER_CLOSED) == 0)
		return 1;
	for (i = ledger->nevents; i > 0; i--) {
		const struct tb_ledger_event *at = &ledger->events[i - 1];
		int about = at->period.year == period.year && at->span == TB_SPAN_MONTH &&
			    (at->period.month == period.month ||
				(is_grant(window) && at->period.month == 0));

		if (about && tb_ledger_is_task(at))
			continue;
		if (about && strcmp(at->kind, TB_LEDGER_REOPENED) == 0)
			return 0;
		if (about && strcmp(at->kind, TB_LEDGER_GRANTED) != 0)
			return 1;
	}
	return 0;
}

static int
append(const char *folder, const struct window *window, struct tb_period period,
    struct tb_buf *event, struct tb_err *err)
{
	const struct tb_ledger_event *before;
	struct tb_ledger ledger;
	char date[11];
	int rc;

	if (tb_ledger_load(folder, &ledger, err) != 0)
		return -1;
	tb_date_format(window->date, date);
	before = decided_before(&ledger, window, period);
	if (before != NULL) {
		tb_buf_puts(event, before->path);
		rc = 0;
	} else if (tb_ledger_check_day(&ledger, date, err) != 0) {
		rc = -1;
	} else if (!is_needed(&ledger, window, period)) {
		rc = tb_err_set(err, TB_MSG_VALUE, window->period, 0, 0,
		    "%s is not closed, nor is its issue approved: whoever must report it may",
		    window->period);
	} else {
		rc = tb_ledger_append_window(folder, &ledger,
		    &(struct tb_ledger_event){.kind = window->kind,
			.period = period,
			.date = date,
			.unit = window->unit,
			.until = window->until,
			.by = window->by,
			.reason = window->reason},
		    event, err);
	}
	tb_ledger_release(&ledger);
	return rc;
}

int
window_record(
    const char *site, const struct window *window, struct tb_buf *event, struct tb_err *err)
{
	char *plan_folder = tb_path_join(site, "input/plan");
	char *ledger_folder = tb_path_join(site, "input/ledger");
	struct tb_period period;
	struct tb_plan plan;
	int rc = tb_plan_load(plan_folder, &plan, err);

	if (rc == 0) {
		rc = read_period(window, &period, err);
		if (rc == 0 && is_grant(window))
			rc = check_grant(&plan, window, err);
		if (rc == 0)
			rc = append(ledger_folder, window, period, event, err);
		tb_plan_release(&plan);
	}
	free(plan_folder);
	free(ledger_folder);
	return rc;
}
