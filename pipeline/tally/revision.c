/* Corrections that no issue has told of: see revision.h. */
#include "revision.h"
#include "figure.h"
#include "printed.h"
#include "subject.h"

/* What was told before: the newest approved issues, as the ledger stood then. */
struct told {
	const struct tb_ledger_event *before; /* of an earlier period, or NULL */
	const struct tb_ledger_event *same;   /* of the period itself, or NULL */
};

/* --- which submissions ------------------------------------------------------------------ */

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
issue_of(const struct tally *tally, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event)
{
	return find_told(tally, ledger, event).same;
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
was_told(const struct tally *tally, const struct told *told, const struct submission *submission)
{
	return told->before != NULL ? tb_ledger_counts(told->before, submission->record.digest)
				    : !came_after_bulletin(tally, submission);
}

/* Was anything told of that month? What comes for one of which nothing was is no correction. */
static int
month_was_told(const struct tally *tally, const struct told *told, struct tb_period period)
{
	size_t i;

	for (i = 0; i < tally->nsubmissions; i++)
		if (tb_period_compare(tally->submissions[i]->record.period, period) == 0 &&
		    was_told(tally, told, tally->submissions[i]))
			return 1;
	return 0;
}

static int
is_revision(const struct tally *tally, const struct told *told, const struct submission *submission)
{
	const struct tb_record *record = &submission->record;

	if (tb_period_compare(record->period, tally->period) == 0)
		return told->same != NULL && !tb_ledger_counts(told->same, record->digest);
	if (was_told(tally, told, submission))
		return 0;
	return record->version > 1 || month_was_told(tally, told, record->period);
}

/* --- which values ------------------------------------------------------------------------ */

/* Read the rows of a submission, NULL = none, into points by the index of their subjects; those
 * of subjects that others report, or that are not of the year, count nowhere (R16). */
static void
see_value(const struct tally *tally, const struct submission *from, enum tb_subject kind,
    const char *code, const struct tb_value *value, const struct tb_value *base, int line,
    struct point *points)
{
	const struct subject *subject = subject_find(tally, kind, code);
	struct point *point;

	if (subject == NULL || subject->reporter == NULL ||
	    strcmp(subject->reporter, from->record.unit) != 0)
		return;
	point = &points[subject - tally->subjects];
	if (value->state == TB_VALUE_ABSENT || point->from != NULL)
		return;
	point->state = value->state == TB_VALUE_AMOUNT ? POINT_REPORTED : POINT_NONE;
	point->value = value->yuan;
	point->has_base = base != NULL && base->state == TB_VALUE_AMOUNT;
	point->base = point->has_base ? base->yuan : 0;
	point->from = from;
	point->line = line;
}

static void
see_rows(const struct tally *tally, const struct submission *from, enum tb_subject kind,
    const struct tb_record_row *rows, size_t n, struct point *points)
{
	size_t i;

	for (i = 0; i < n; i++)
		see_value(tally, from, kind, rows[i].code, &rows[i].value, &rows[i].base,
		    rows[i].line, points);
}

static void
see_submission(const struct tally *tally, const struct submission *from, struct point *points)
{
	const struct tb_record *record = &from->record;
	size_t i;

	see_rows(tally, from, TB_SUBJECT_INDUSTRY, record->industries, record->nindustries, points);
	see_rows(
	    tally, from, TB_SUBJECT_ENTERPRISE, record->enterprises, record->nenterprises, points);
	for (i = 0; i < record->nprojects; i++)
		see_value(tally, from, TB_SUBJECT_PROJECT, record->projects[i].code,
		    &record->projects[i].cumulative, NULL, record->projects[i].line, points);
}

static int
value_differs(const struct point *was, const struct point *now)
{
	return (was->from == NULL) != (now->from == NULL) || was->state != now->state ||
	       (now->state == POINT_REPORTED && was->value != now->value);
}

static int
base_differs(const struct point *was, const struct point *now)
{
	return was->has_base != now->has_base || (now->has_base && was->base != now->base);
}

static void
add_revised(struct revision *revision, const struct revised *revised)
{
	*(struct revised *)tb_grow(
	    &revision->items, revision->n++, &revision->cap, sizeof(*revised)) = *revised;
}

static void
find_revised(const struct tally *tally, struct revision *revision)
{
	struct point *was = tb_xcalloc(tally->nsubjects + 1, sizeof(*was));
	struct point *now = tb_xcalloc(tally->nsubjects + 1, sizeof(*now));
	size_t i;

	if (revision->told != NULL)
		see_submission(tally, revision->told, was);
	see_submission(tally, revision->submission, now);
	for (i = 0; i < tally->nsubjects; i++) {
		struct revised revised = {&tally->subjects[i], 0, was[i], now[i]};

		if (value_differs(&was[i], &now[i]))
			add_revised(revision, &revised);
		revised.is_base = 1;
		if (base_differs(&was[i], &now[i]))
			add_revised(revision, &revised);
	}
	free(was);
	free(now);
}

/* --- all of them ------------------------------------------------------------------------- */

int
revisions_make(const struct tally *tally, struct shelf *shelf, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct revisions *revisions, struct tb_err *err)
{
	struct told told = find_told(tally, ledger, event);
	char day[11] = "";
	size_t i;

	if (tally->previous.month != 0)
		tb_date_format(tb_plan_bulletin_day(tally->plan, tally->previous), day);
	for (i = 0; i < tally->nsubmissions; i++) {
		const struct submission *submission = tally->submissions[i];
		struct input_rule rule = {.shelf = shelf, .ledger = ledger};
		struct revision *revision;

		if (!is_revision(tally, &told, submission))
			continue;
		rule.event = tb_period_compare(submission->record.period, tally->period) == 0
				 ? told.same
				 : told.before;
		rule.until = rule.event == NULL ? day : NULL;
		revision =
		    tb_grow(&revisions->items, revisions->n++, &revisions->cap, sizeof(*revision));
		*revision = (struct revision){.submission = submission};
		if (report_load(&rule, submission->record.unit, submission->record.period,
			&revision->told, err) != 0)
			return -1;
		find_revised(tally, revision);
	}
	return 0;
}

void
revisions_release(struct revisions *revisions)
{
	size_t i;

	for (i = 0; i < revisions->n; i++) {
		report_release(revisions->items[i].told);
		free(revisions->items[i].items);
	}
	free(revisions->items);
}

/* --- writing ------------------------------------------------------------------------------ */

/* What the figures of a revised value are called: revision/UNIT/PERIOD/KIND/CODE/QUANTITY. */
static void
put_id(struct tb_buf *id, const struct revision *revision, const struct revised *revised)
{
	const struct tb_record *record = &revision->submission->record;

	tb_buf_reset(id);
	tb_buf_printf(id, "revision/%s/%s/%s/%s", record->unit, record->period_text,
	    revised->subject->id, revised->subject->kind == TB_SUBJECT_PROJECT ? "inv" : "rev");
	if (revised->is_base)
		tb_buf_puts(id, "-base");
}

static void
write_revised(struct tb_xmlw *w, const struct tally *tally, const struct revision *revision,
    const struct revised *revised)
{
	const struct scope *scope = &tally->scopes[revised->subject->scope];
	struct tb_buf id = TB_BUF_INIT;

	put_id(&id, revision, revised);
	tb_xmlw_open(w, "value");
	tb_xmlw_attr(w, "kind", tb_subject_names[revised->subject->kind]);
	tb_xmlw_attr(w, "code", scope->code);
	tb_xmlw_attr(w, "name", scope->name);
	tb_xmlw_attr(w, "short", scope->short_name);
	tb_xmlw_attr(w, "of", revised->is_base ? "base" : "value");
	tb_xmlw_attr(w, "figures", id.s);
	tb_xmlw_close(w);
	tb_buf_release(&id);
}

static void
write_revision(struct tb_xmlw *w, const struct tally *tally, const struct revision *revision)
{
	const struct tb_record *record = &revision->submission->record;
	struct tb_buf label = TB_BUF_INIT;
	size_t i;

	tb_period_label(record->period, &label);
	tb_xmlw_open(w, "revision");
	tb_xmlw_attr(w, "unit", record->unit);
	tb_xmlw_attr(w, "unit-name", tally->units[revision->submission->unit].name);
	tb_xmlw_attr(w, "period", record->period_text);
	tb_xmlw_attr(w, "label", label.s);
	tb_xmlw_attrf(w, "version", "%ld", record->version);
	if (revision->told == NULL)
		tb_xmlw_attr(w, "late", "yes");
	tb_xmlw_attr(w, "date", record->date != NULL ? record->date : record->arrived);
	tb_xmlw_attr(w, "reason", record->reason != NULL ? record->reason : "");
	for (i = 0; i < revision->n; i++)
		write_revised(w, tally, revision, &revision->items[i]);
	tb_xmlw_close(w);
	tb_buf_release(&label);
}

void
revisions_write(struct tb_xmlw *w, const struct tally *tally, const struct revisions *revisions)
{
	size_t i;

	tb_xmlw_open(w, "revisions");
	if (tally->is_again)
		tb_xmlw_attr(w, "again", "yes");
	for (i = 0; i < revisions->n; i++)
		write_revision(w, tally, &revisions->items[i]);
	tb_xmlw_close(w);
}

/* The value of a point, or its base, as it stood in its submission. */
static void
set_point_figure(struct figure *figure, const struct point *point, int is_base)
{
	figure_start(figure);
	figure->point = point;
	if (is_base ? point->has_base : point->state == POINT_REPORTED)
		figure_set_int(figure, is_base ? point->base : point->value);
	else
		figure->state = !is_base && point->from == NULL ? STATE_MISSING : STATE_NONE;
}

/* before, after and what lies between them. */
static void
write_figures_of(struct tb_xmlw *w, const struct tally *tally, const char *prefix,
    const struct revised *revised, struct figure *figure)
{
	static const char *const names[] = {"before", "after"};
	const struct point *points[] = {&revised->was, &revised->now};
	struct tb_buf id = TB_BUF_INIT, operands = TB_BUF_INIT;
	struct figure_head head = {.rule = "R10", .unit = UNIT_YI};
	tb_wide change = 0;
	int i, known = 0;

	for (i = 0; i < 2; i++) {
		tb_buf_reset(&id);
		tb_buf_printf(&id, "%s/%s", prefix, names[i]);
		tb_buf_printf(&operands, "%s%s", i > 0 ? " " : "", id.s);
		head.id = id.s;
		set_point_figure(figure, points[i], revised->is_base);
		figure_write(w, tally, &head, figure);
		known += figure->state == STATE_VALUE;
		change += (i == 0 ? -1 : 1) *
			  (tb_wide)(revised->is_base ? points[i]->base : points[i]->value);
	}
	tb_buf_reset(&id);
	tb_buf_printf(&id, "%s/change", prefix);
	head.id = id.s;
	head.directed = 1;
	figure_start(figure);
	if (known == 2) {
		figure_set_int(figure, change);
		figure->apart = change_prints_apart(
		    tally, revised->is_base ? points[0]->base : points[0]->value,
		    revised->is_base ? points[1]->base : points[1]->value);
		tb_buf_puts(&figure->operands, operands.s);
	}
	figure_write(w, tally, &head, figure);
	tb_buf_release(&id);
	tb_buf_release(&operands);
}

void
revisions_write_figures(
    struct tb_xmlw *w, const struct tally *tally, const struct revisions *revisions)
{
	struct tb_buf prefix = TB_BUF_INIT;
	struct figure figure;
	size_t i, k;

	figure_init(&figure);
	for (i = 0; i < revisions->n; i++)
		for (k = 0; k < revisions->items[i].n; k++) {
			const struct revised *revised = &revisions->items[i].items[k];

			put_id(&prefix, &revisions->items[i], revised);
			write_figures_of(w, tally, prefix.s, revised, &figure);
		}
	figure_release(&figure);
	tb_buf_release(&prefix);
}
