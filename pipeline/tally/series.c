/* What was reported of each subject, month by month: see series.h. */
#include "series.h"
#include "subject.h"

/* --- out of the submissions --------------------------------------------------------- */

struct reading {
	struct tally *tally;
	const struct submission *submission;
};

/* December's report of the year before. */
static int
is_of_last_year(const struct reading *reading)
{
	return reading->submission->record.period.year < reading->tally->period.year;
}

static void
warn_unknown(const struct reading *reading, enum tb_subject kind, const char *code, int line)
{
	const struct tb_record *record = &reading->submission->record;

	tb_diag(TB_MSG_NO_SUBJECT, (struct tb_pos){record->path, 0, 0},
	    "%s '%s' (line %d of the report as received) is not in the plan; its value is not "
	    "counted",
	    tb_subject_names[kind], code, line);
}

/* Another unit's value of the period: kept beside the reporter's (R16). */
static void
add_crosscheck(const struct reading *reading, const struct subject *subject,
    const struct tb_value *value, int line)
{
	struct tally *tally = reading->tally;

	if (value->state != TB_VALUE_AMOUNT ||
	    tb_period_compare(reading->submission->record.period, tally->period) != 0)
		return;
	*(struct crosscheck *)tb_grow(&tally->crosschecks, tally->ncrosschecks++,
	    &tally->crosschecks_cap, sizeof(struct crosscheck)) =
	    (struct crosscheck){subject, reading->submission, value->yuan, line};
}

/* The subject when this submission is the one that reports it, else NULL. */
static struct subject *
find_reported(const struct reading *reading, enum tb_subject kind, const char *code,
    const struct tb_value *value, int line)
{
	const struct tb_record *record = &reading->submission->record;
	struct subject *subject = subject_find(reading->tally, kind, code);
	const struct tb_plan_project *other;

	if (subject == NULL) {
		other = kind == TB_SUBJECT_PROJECT ? tb_plan_project(reading->tally->plan, code, 0)
						   : NULL;
		if (other == NULL && !is_of_last_year(reading)) /* else of another year's list */
			warn_unknown(reading, kind, code, line);
		return NULL;
	}
	if (subject->reporter == NULL || strcmp(subject->reporter, record->unit) != 0) {
		add_crosscheck(reading, subject, value, line);
		return NULL;
	}
	return subject;
}

/* Where a value of the submission goes: its month, or December of the year before. */
static struct point *
point_of(const struct reading *reading, struct subject *subject)
{
	return is_of_last_year(reading) ? &subject->last_december
					: &subject->at[reading->submission->record.period.month];
}

static void
set_point(const struct reading *reading, struct subject *subject, const struct tb_value *value,
    const struct tb_value *base, int line)
{
	struct point *point = point_of(reading, subject);

	if (value->state == TB_VALUE_ABSENT || point->observed)
		return;
	point->observed = 1;
	point->state = value->state == TB_VALUE_AMOUNT ? POINT_REPORTED : POINT_NONE;
	point->value = value->yuan;
	point->has_base = base != NULL && base->state == TB_VALUE_AMOUNT;
	point->base = point->has_base ? base->yuan : 0;
	point->from = reading->submission;
	point->line = line;
}

static void
read_rows(
    const struct reading *reading, enum tb_subject kind, const struct tb_record_row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct subject *subject =
		    find_reported(reading, kind, rows[i].code, &rows[i].value, rows[i].line);

		if (subject != NULL)
			set_point(reading, subject, &rows[i].value, &rows[i].base, rows[i].line);
	}
}

/* Days as last said: a milestone that is left out keeps its day, one that is
 * written without a day has none yet. */
static void
read_milestones(
    const struct reading *reading, struct subject *subject, const struct tb_record_project *row)
{
	const struct tb_record_milestone *milestone =
	    tb_record_milestones(&reading->submission->record, row);
	size_t i;

	for (i = 0; i < row->nmilestones; i++, milestone++) {
		enum milestone reached =
		    milestone->type != NULL ? milestone_of(milestone->type) : MILESTONE_MAX;

		if (reached < MILESTONE_MAX)
			subject->day[reached] = milestone->actual != NULL ? milestone->actual : "";
	}
}

static void
read_projects(const struct reading *reading)
{
	const struct tb_record *record = &reading->submission->record;
	size_t i;

	for (i = 0; i < record->nprojects; i++) {
		const struct tb_record_project *row = &record->projects[i];
		struct subject *subject = find_reported(
		    reading, TB_SUBJECT_PROJECT, row->code, &row->cumulative, row->line);

		if (subject == NULL)
			continue;
		set_point(reading, subject, &row->cumulative, NULL, row->line);
		if (row->stage != NULL)
			subject->stages[record->period.month] = row->stage;
		subject->note = row->note != NULL ? row->note : "";
		read_milestones(reading, subject, row);
	}
}

/* Is the section there, and of the indicator that is counted? */
static int
counts(struct reading *reading, enum tb_subject kind)
{
	const struct tb_record_section *section = &reading->submission->record.section[kind];
	const char *indicator = subject_indicator(reading->tally->plan, kind);

	return section->line > 0 && indicator != NULL && section->indicator != NULL &&
	       strcmp(section->indicator, indicator) == 0;
}

static void
read_submission(struct reading *reading)
{
	const struct tb_record *record = &reading->submission->record;

	if (counts(reading, TB_SUBJECT_INDUSTRY))
		read_rows(reading, TB_SUBJECT_INDUSTRY, record->industries, record->nindustries);
	if (counts(reading, TB_SUBJECT_ENTERPRISE))
		read_rows(
		    reading, TB_SUBJECT_ENTERPRISE, record->enterprises, record->nenterprises);
	if (counts(reading, TB_SUBJECT_PROJECT) && !is_of_last_year(reading))
		read_projects(reading);
}

/* --- series ----------------------------------------------------------------------- */

/* R16: the full last year is what December's report says, where it was not audited. */
static void
close_last_year(struct subject *subject)
{
	if (subject->last_december.state == POINT_REPORTED && subject->audited_last == NULL)
		subject->last_year = (struct tb_plan_amount){subject->last_december.value, 0};
}

/* A stage stands until another one is reported. */
static void
carry_stage(const struct tally *tally, struct subject *subject)
{
	int month;

	for (month = 3; month <= tally->period.month; month++)
		if (subject->stages[month] == NULL)
			subject->stages[month] = subject->stages[month - 1];
	if (subject->stages[tally->period.month] != NULL)
		subject->stage = subject->stages[tally->period.month];
}

/* R9, R11: a number that was reported does not become ——; who sends that has not reported. */
static int
is_withdrawn(const struct point *point, const struct point *last)
{
	return last != NULL && last->state == POINT_REPORTED && point->state == POINT_NONE;
}

/* R9: what a month lacks comes from the last report before it. */
static void
carry(const struct tally *tally, struct subject *subject)
{
	const struct point *last = NULL;
	int month, gap = 0, had_base = 0;

	for (month = 2; month <= tally->period.month; month++) {
		struct point *point = &subject->at[month];

		if (is_withdrawn(point, last))
			point->observed = 0;
		gap = point->observed ? 0 : gap + 1;
		if (point->observed) {
			last = point;
			point->base_gone =
			    had_base && !point->has_base && point->state == POINT_REPORTED;
			had_base |= point->has_base;
		} else if (last != NULL) {
			*point = *last;
			point->observed = point->base_gone = 0;
			if (last->state == POINT_REPORTED)
				point->state = POINT_CARRIED;
		} else {
			point->state = subject->due ? POINT_MISSING : POINT_NONE;
		}
	}
	subject->missing_months = subject->at[tally->period.month].state == POINT_NONE ? 0 : gap;
}

void
series_read(struct tally *tally)
{
	size_t i;

	/* By unit, then period: later reports of a unit follow its earlier ones. */
	for (i = 0; i < tally->nsubmissions; i++) {
		struct reading reading = {.tally = tally, .submission = tally->submissions[i]};

		read_submission(&reading);
	}
	for (i = 0; i < tally->nsubjects; i++) {
		close_last_year(&tally->subjects[i]);
		carry(tally, &tally->subjects[i]);
		if (tally->subjects[i].kind == TB_SUBJECT_PROJECT)
			carry_stage(tally, &tally->subjects[i]);
	}
}
