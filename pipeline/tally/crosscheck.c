/* Values of subjects that another unit reports: see crosscheck.h. */
#include "crosscheck.h"
#include "figure.h"
#include "subject.h"

/* Against the reporter's own of the month; a carried one is of another month. */
static int
differs(const struct tally *tally, const struct crosscheck *check)
{
	const struct point *own = &check->subject->at[tally->period.month];

	return own->state == POINT_REPORTED && own->value != check->value;
}

static void
attr_yuan(struct tb_xmlw *w, const char *name, int64_t yuan)
{
	tb_xmlw_attrf(w, name, "%lld", (long long)yuan);
}

static void
write_one(struct tb_xmlw *w, const struct tally *tally, const struct crosscheck *check)
{
	const struct tb_record *record = &check->from->record;
	int64_t own = check->subject->at[tally->period.month].value;

	tb_xmlw_open(w, "crosscheck");
	tb_xmlw_attr(w, "subject", check->subject->code);
	tb_xmlw_attr(w, "indicator", subject_indicator(tally->plan, check->subject->kind));
	tb_xmlw_attr(w, "unit", record->unit);
	tb_xmlw_attr(w, "reporter", check->subject->reporter);
	attr_yuan(w, "value", check->value);
	attr_yuan(w, "own", own);
	attr_yuan(w, "difference", sum_add(check->value, -own));
	tb_xmlw_attr(w, "submission", record->unit);
	tb_xmlw_attr(w, "period", record->period_text);
	tb_xmlw_attrf(w, "version", "%ld", record->version);
	tb_xmlw_attr(w, "digest", check->from->digest);
	tb_xmlw_attrf(w, "line", "%d", check->line);
	tb_xmlw_close(w);
}

void
crosschecks_write(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "crosschecks");
	for (i = 0; i < tally->ncrosschecks; i++)
		if (differs(tally, &tally->crosschecks[i]))
			write_one(w, tally, &tally->crosschecks[i]);
	tb_xmlw_close(w);
}

void
crosschecks_write_counts(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i, n = 0;

	for (i = 0; i < tally->ncrosschecks; i++)
		n += (size_t)differs(tally, &tally->crosschecks[i]);
	figure_write_count(w, tally, "crosschecks/all", "R16", UNIT_PIECES, tally->ncrosschecks);
	figure_write_count(w, tally, "crosschecks/differing", "R16", UNIT_PIECES, n);
}
