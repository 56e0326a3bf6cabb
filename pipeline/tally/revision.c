/* Corrections of earlier months: see revision.h. */
#include "revision.h"

/* The newest approved issue of an earlier period, as the ledger stood then. */
static const struct tb_ledger_event *
last_issue(
    const struct tally *tally, const struct tb_ledger *ledger, const struct tb_ledger_event *event)
{
	const struct tb_ledger_event *last = NULL;
	size_t i;

	for (i = 0; i < ledger->nevents; i++) {
		const struct tb_ledger_event *at = &ledger->events[i];

		if (strcmp(at->kind, "issue-approved") != 0 ||
		    tb_period_compare(at->period, tally->period) >= 0 ||
		    (event != NULL && at->sequence >= event->sequence))
			continue;
		if (last == NULL || tb_period_compare(at->period, last->period) >= 0)
			last = at; /* events stand by sequence: the newest issue of the period */
	}
	return last;
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
is_revision(const struct tally *tally, const struct tb_ledger_event *last,
    const struct submission *submission)
{
	const struct tb_record *record = &submission->record;

	if (record->version < 2 || tb_period_compare(record->period, tally->period) >= 0)
		return 0;
	return last != NULL ? !tb_ledger_counts(last, record->digest)
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
	const struct tb_ledger_event *last = last_issue(tally, ledger, event);
	size_t i;

	tb_xmlw_open(w, "revisions");
	for (i = 0; i < tally->nsubmissions; i++)
		if (is_revision(tally, last, tally->submissions[i]))
			write_one(w, tally, tally->submissions[i]);
	tb_xmlw_close(w);
}
