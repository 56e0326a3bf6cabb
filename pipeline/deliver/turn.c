/* A period's turn: see turn.h. */
#include "turn.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "due.h"
#include "publish.h"

enum { FIRST_MONTH = 2, MONTHS_OF_QUARTER = 3, SERIAL_MAX = 9999 };

static int
first_month(struct tb_term term)
{
	switch (term.span) {
	case TB_SPAN_MONTH:
		return term.last.month;
	case TB_SPAN_QUARTER:
		return term.last.month - MONTHS_OF_QUARTER + 1;
	default:
		return 1;
	}
}

int
turn_check_over(struct tb_term term, const char *date, struct tb_err *err)
{
	char period[8], last[11];

	sheet_last_day(term.last, last);
	if (strcmp(date, last) >= 0)
		return 0;
	tb_term_format(term, period);
	return tb_err_set(err, TB_MSG_TURN, period, 0, 0,
	    "nothing is approved: on %s it is not over, and its approval would close it for those "
	    "who have not reported yet; approve it from %s on, or give the period that is meant",
	    date, last);
}

/* Did anybody report the months from the one to the other? */
static int
has_reports(const struct run *run, int year, int from, int to)
{
	struct tb_period of;
	size_t i;

	for (i = 0; i < run->ninputs; i++)
		if (tb_period_parse(run->inputs[i].period, &of) == 0 && of.year == year &&
		    of.month >= from && of.month <= to)
			return 1;
	return 0;
}

int
turn_check_reported(struct tb_term term, const struct run *run, struct tb_err *err)
{
	if (has_reports(run, term.last.year, first_month(term), term.last.month))
		return 0;
	return tb_err_set(err, TB_MSG_TURN, run->period, 0, 0,
	    "nothing is approved: nobody has reported it; give the period that is meant, or, where "
	    "that is what is to be said, approve it with --empty");
}

/* --- dated anew ------------------------------------------------------------------------------- */

/* The report that came last of those that the issue before does not count; NULL = none. */
static const struct tb_figures_submission *
find_newest(const struct tb_ledger_event *last, const struct run *run)
{
	const struct tb_figures_submission *newest = NULL;
	size_t i;

	for (i = 0; i < run->figures.nsubmissions; i++) {
		const struct tb_figures_submission *one = &run->figures.submissions[i];

		if (!tb_ledger_counts(last, one->digest) && one->arrived != NULL &&
		    (newest == NULL || strcmp(one->arrived, newest->arrived) > 0))
			newest = one;
	}
	return newest;
}

int
turn_check_date(const struct sheet *sheet, const struct tb_ledger_event *last,
    const struct run *run, struct tb_err *err)
{
	const struct tb_figures_submission *newest;
	struct tb_buf what = TB_BUF_INIT;
	const char *from;

	if (last == NULL)
		return 0;
	newest = find_newest(last, run);
	from = newest != NULL && strcmp(newest->arrived, last->date) > 0 ? newest->arrived
									 : last->date;
	if (strcmp(sheet->date, from) >= 0)
		return 0;
	if (from == last->date)
		tb_buf_printf(&what, "issue %ld was approved", last->issue);
	else
		tb_buf_printf(&what, "version %s of %s for %s arrived, which it counts",
		    newest->version, newest->unit, newest->period);
	tb_err_set(err, TB_MSG_SHEET, sheet->path, sheet->line, 0,
	    "date=\"%s\": issue %ld of %s cannot be of a day before %s, when %s; write its own "
	    "成文日期, date=\"%s\" or later, look at the new draft, and approve again",
	    sheet->date, last->issue + 1, run->period, from, what.s, from);
	tb_buf_release(&what);
	return -1;
}

void
turn_warn_of_date(const char *site, const struct tb_ledger_event *last, const struct run *run)
{
	struct tb_buf path = TB_BUF_INIT;
	struct sheet sheet = {0};
	struct tb_err err;

	tb_buf_printf(&path, "%s/input/issue/%s.xml", site, run->period);
	if (tb_file_exists(path.s) &&
	    sheet_load(path.s, tb_ledger_term(last), &sheet, &err) == 0) {
		if (sheet_check_reissue(&sheet, last->issue + 1, &err) == 0 &&
		    turn_check_date(&sheet, last, run, &err) != 0)
			tb_diag(TB_MSG_DATED, (struct tb_pos){err.file, err.line, 0}, "%s", err.text);
		sheet_release(&sheet);
	}
	tb_buf_release(&path);
}

/* --- in order --------------------------------------------------------------------------------- */

/* What an approval is looked at beside. */
struct turn {
	const char *site;
	struct tb_term term;
	const struct sheet *sheet;
	const struct tb_ledger *ledger;
	const struct run *run;
	struct tb_term skipped; /* the first that should have come before */
	size_t nskipped;
};

static int
follows_issue(const struct turn *turn, struct tb_period month)
{
	size_t i;

	for (i = 0; i < turn->ledger->nevents; i++) {
		const struct tb_ledger_event *event = &turn->ledger->events[i];

		if (tb_ledger_is_monthly(event) && event->period.year == month.year &&
		    event->period.month < month.month)
			return 1;
	}
	return 0;
}

static int
was_run(const struct turn *turn, struct tb_term term)
{
	static const enum due_task tasks[] = {
	    [TB_SPAN_MONTH] = DUE_BULLETIN,
	    [TB_SPAN_QUARTER] = DUE_QUARTER,
	    [TB_SPAN_YEAR] = DUE_YEAR,
	};
	struct tb_err unread;
	char *draft = NULL;
	int was = tb_ledger_task(turn->ledger, due_name(tasks[term.span]), term) != NULL ||
		  (publish_find_draft(turn->site, term, "", &draft, &unread) == 0 && draft != NULL);

	free(draft);
	return was;
}

/* Was it run, or reported after others were approved, and is it not approved itself? */
static void
look_at(struct turn *turn, enum tb_span span, int month)
{
	struct tb_term term = {span, {turn->term.last.year, month}};

	if (tb_ledger_issue(turn->ledger, term) != NULL ||
	    !(was_run(turn, term) || (span == TB_SPAN_MONTH && follows_issue(turn, term.last) &&
					 has_reports(turn->run, term.last.year, month, month))))
		return;
	if (turn->nskipped++ == 0)
		turn->skipped = term;
}

static void
look_before(struct turn *turn)
{
	enum tb_span span = turn->term.span;
	int last = turn->term.last.month, month;

	for (month = FIRST_MONTH; month < last || (span != TB_SPAN_MONTH && month == last); month++)
		look_at(turn, TB_SPAN_MONTH, month);
	for (month = MONTHS_OF_QUARTER; span != TB_SPAN_MONTH && month <= last;
	     month += MONTHS_OF_QUARTER)
		if (span == TB_SPAN_YEAR || month < last)
			look_at(turn, TB_SPAN_QUARTER, month);
}

/* The sheet of the first that was left out, and what is to be seen to. */
static void
tell_skipped(const struct turn *turn)
{
	struct tb_buf path = TB_BUF_INIT, more = TB_BUF_INIT, of = TB_BUF_INIT;
	struct sheet sheet = {0};
	struct tb_err unread;
	char skipped[8];

	tb_term_format(turn->skipped, skipped);
	tb_buf_printf(&path, "%s/input/issue/%s.xml", turn->site, skipped);
	if (turn->nskipped > 1)
		tb_buf_printf(&more, " and %zu more", turn->nskipped - 1);
	if (sheet_load(path.s, turn->skipped, &sheet, &unread) != 0)
		tb_buf_puts(&of, "is not filled in yet");
	else if (turn->skipped.span == turn->term.span &&
		 strcmp(sheet.serial, turn->sheet->serial) == 0)
		tb_buf_printf(&of, "has serial=\"%s\" as this one has, and one of them is wrong",
		    sheet.serial);
	else
		tb_buf_printf(
		    &of, "has serial=\"%s\", this one \"%s\"", sheet.serial, turn->sheet->serial);
	tb_diag(TB_MSG_ORDER, (struct tb_pos){turn->sheet->path, turn->sheet->line, 0},
	    "%s%s should have been approved before %s: the sheet %s %s; approve %s now, or, if %s "
	    "was not meant, correct this sheet and approve it again",
	    skipped, more.s, turn->run->period, path.s, of.s, skipped, turn->run->period);
	sheet_release(&sheet);
	tb_buf_release(&path);
	tb_buf_release(&more);
	tb_buf_release(&of);
}

/* The newest issue of the series' last period before this one, in its year; NULL = none. */
static const struct tb_ledger_event *
find_before(const struct turn *turn)
{
	struct tb_term term = turn->term;
	const struct tb_ledger_event *issue = NULL;

	while (issue == NULL && --term.last.month > 0)
		issue = tb_ledger_issue(turn->ledger, term);
	return issue;
}

static void
warn_of_gap(const struct turn *turn)
{
	const struct tb_ledger_event *before = find_before(turn);
	long was, now;
	char period[8];

	if (before == NULL || tb_int_parse(before->serial, 1, SERIAL_MAX, &was) != 0 ||
	    tb_int_parse(turn->sheet->serial, 1, SERIAL_MAX, &now) != 0 || now == was + 1)
		return;
	tb_term_format(tb_ledger_term(before), period);
	tb_diag(TB_MSG_ORDER, (struct tb_pos){turn->sheet->path, turn->sheet->line, 0},
	    "serial=\"%ld\" is approved, and the issue before it, of %s, has serial=\"%ld\" "
	    "(%s/input/issue/%s.xml): if %ld was meant, correct this sheet and approve %s again",
	    now, period, was, turn->site, period, was + 1, turn->run->period);
}

void
turn_warn(const char *site, struct tb_term term, const struct sheet *sheet,
    const struct tb_ledger *ledger, const struct run *run)
{
	struct turn turn = {
	    .site = site, .term = term, .sheet = sheet, .ledger = ledger, .run = run};

	look_before(&turn);
	if (turn.nskipped > 0)
		tell_skipped(&turn);
	else if (term.span != TB_SPAN_YEAR)
		warn_of_gap(&turn);
}
