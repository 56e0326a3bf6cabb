/* Corrections that no issue has told of: see revision.h. */
#include "revision.h"

/* What was told before: the newest approved issues, as the ledger stood then. */
struct told {
	const struct tb_ledger_event *before; /* of an earlier period, or NULL */
	const struct tb_ledger_event *same;   /* of the period itself, or NULL */
};

static struct told
find_told(
    const struct tally *tally, const struct tb_ledger *ledger, const struct tb_ledger_event *event)
{
	struct tb_term term = {tally->span, tally->period};
	struct told told = {NULL, NULL};
	size_t i;

	for (i = 0; i < ledger->nevents; i++) {
		const struct tb_ledger_event *at = &ledger->events[i];
		int order = tb_period_compare(at->period, tally->period);
		int own = tb_ledger_is_issue(at, term);

		if (!(own || tb_ledger_is_monthly(at)) || order > 0 ||
		    (event != NULL && at->sequence >= event->sequence))
			continue;
		/* events stand by sequence: the last one is the newest issue of its period; that
		 * of a quarter's last month told its figures until the quarter has its own */
		if (order == 0 && (own || told.same == NULL || told.same->span != term.span))
			told.same = at;
		else if (order == 0)
			continue;
		else if (told.before == NULL ||
			 tb_period_compare(at->period, told.before->period) >= 0)
			told.before = at;
	}
	return told;
}

const struct tb_ledger_event *
issue_before(
    const struct tb_ledger *ledger, struct tb_period period, const struct tb_ledger_event *event)
{
	const struct tb_ledger_event *newest = NULL;
	size_t i;

	for (i = 0; i < ledger->nevents; i++) {
		const struct tb_ledger_event *at = &ledger->events[i];

		if (tb_ledger_is_issue(at, (struct tb_term){TB_SPAN_MONTH, period}) &&
		    (event == NULL || at->sequence < event->sequence))
			newest = at;
	}
	return newest;
}

/* Without an issue: what came after the last bulletin day was in no bulletin. */
static int
came_after_bulletin(const struct tally *tally, const struct submission *submission)
{
	char day[11];

	tb_date_format(tb_plan_bulletin_day(tally->plan, tally->previous), day);
	return strcmp(submission->record.arrived, day) > 0;
}

static int
is_revision(const struct tally *tally, const struct told *told, const struct submission *submission)
{
	const struct tb_record *record = &submission->record;

	if (tb_period_compare(record->period, tally->period) == 0)
		return told->same != NULL && !tb_ledger_counts(told->same, record->digest);
	if (record->version < 2)
		return 0;
	return told->before != NULL ? !tb_ledger_counts(told->before, record->digest)
				    : came_after_bulletin(tally, submission);
}

static void
write_one(struct tb_xmlw *w, const struct tally *tally, const struct submission *submission)
{
	const struct tb_record *record = &submission->record;
	struct tb_buf label = TB_BUF_INIT;

	tb_period_label(record->period, &label);
	tb_xmlw_open(w, "revision");
	tb_xmlw_attr(w, "unit", record->unit);
	tb_xmlw_attr(w, "unit-name", tally->units[submission->unit].name);
	tb_xmlw_attr(w, "period", record->period_text);
	tb_xmlw_attr(w, "label", label.s);
	tb_xmlw_attrf(w, "version", "%ld", record->version);
	tb_xmlw_attr(w, "date", record->date != NULL ? record->date : record->arrived);
	tb_xmlw_attr(w, "reason", record->reason != NULL ? record->reason : "");
	tb_xmlw_close(w);
	tb_buf_release(&label);
}

void
revisions_write(struct tb_xmlw *w, const struct tally *tally, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event)
{
	struct told told = find_told(tally, ledger, event);
	size_t i;

	tb_xmlw_open(w, "revisions");
	for (i = 0; i < tally->nsubmissions; i++)
		if (is_revision(tally, &told, tally->submissions[i]))
			write_one(w, tally, tally->submissions[i]);
	tb_xmlw_close(w);
}
