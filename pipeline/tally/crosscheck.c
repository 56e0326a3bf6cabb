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
attr_yuan(struct tb_xmlw *w, const char *name, tb_wide yuan)
{
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact x;

	tb_exact_init(&x);
	tb_exact_set_int(&x, yuan);
	tb_exact_write(&x, &text);
	tb_xmlw_attr(w, name, text.s);
	tb_exact_release(&x);
	tb_buf_release(&text);
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
	attr_yuan(w, "difference", (tb_wide)check->value - own);
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

static int
is_any(const struct tally *tally, const struct crosscheck *check)
{
	(void)tally;
	(void)check;
	return 1;
}

typedef int (*check_test)(const struct tally *tally, const struct crosscheck *check);

/* Does an earlier one that passes tell of the same subject? */
static int
is_told(const struct tally *tally, check_test test, size_t at)
{
	size_t i;

	for (i = 0; i < at; i++)
		if (tally->crosschecks[i].subject == tally->crosschecks[at].subject &&
		    test(tally, &tally->crosschecks[i]))
			return 1;
	return 0;
}

/* How many pass; the operands are the reporters' own values, each once. */
static void
write_counted(struct tb_xmlw *w, const struct tally *tally, const char *id, check_test test)
{
	struct figure count;
	size_t i, n = 0;

	figure_init(&count);
	for (i = 0; i < tally->ncrosschecks; i++) {
		const struct subject *subject = tally->crosschecks[i].subject;

		if (!test(tally, &tally->crosschecks[i]))
			continue;
		n++;
		if (!is_told(tally, test, i))
			figure_operand(&count, tally, subject->id,
			    subject->kind == TB_SUBJECT_PROJECT ? "inv" : "rev", "",
			    tally->period.month);
	}
	figure_write_count(w, tally,
	    &(struct figure_head){.id = id, .rule = "R16", .unit = UNIT_PIECES}, n, &count);
	figure_release(&count);
}

void
crosschecks_write_counts(struct tb_xmlw *w, const struct tally *tally)
{
	write_counted(w, tally, "crosschecks/all", is_any);
	write_counted(w, tally, "crosschecks/differing", differs);
}
