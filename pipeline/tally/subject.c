/* Subjects and their series: see subject.h. */
#include "series.h"
#include "subject.h"
#include "../lib/decimal.h"

/* --- look-up -------------------------------------------------------------------- */

/* Open addressing over codes; slots hold index + 1. */
struct subject_index {
	size_t n;
	size_t slots[];
};

static size_t
hash_of(enum tb_subject kind, const char *s)
{
	unsigned long long h = 14695981039346656037ULL + (unsigned)kind;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211ULL;
	return (size_t)(h ^ h >> 32);
}

static size_t *
slot_of(const struct tally *tally, enum tb_subject kind, const char *code)
{
	struct subject_index *index = tally->subject_index;
	size_t at = hash_of(kind, code) & (index->n - 1);

	while (index->slots[at] != 0) {
		const struct subject *subject = &tally->subjects[index->slots[at] - 1];

		if (subject->kind == kind && strcmp(subject->code, code) == 0)
			break;
		at = (at + 1) & (index->n - 1);
	}
	return &index->slots[at];
}

static void
index_subjects(struct tally *tally)
{
	size_t i, n = 64;

	while (n <= 2 * tally->nsubjects)
		n *= 2;
	tally->subject_index =
	    tb_xcalloc(1, sizeof(*tally->subject_index) + n * sizeof(*tally->subject_index->slots));
	tally->subject_index->n = n;
	for (i = 0; i < tally->nsubjects; i++)
		*slot_of(tally, tally->subjects[i].kind, tally->subjects[i].code) = i + 1;
}

struct subject *
subject_find(const struct tally *tally, enum tb_subject kind, const char *code)
{
	size_t slot = *slot_of(tally, kind, code);

	return slot != 0 ? &tally->subjects[slot - 1] : NULL;
}

/* --- out of the plan -------------------------------------------------------------- */

const char *
subject_indicator(const struct tb_plan *plan, enum tb_subject kind)
{
	const struct tb_plan_indicator *indicator = tb_plan_indicator_of(plan, kind);

	return indicator != NULL ? indicator->code : NULL;
}

/* R6: a plan that is not above zero is no plan. */
static void
set_plan(struct subject *subject, struct tb_plan_amount plan, const struct tb_plan_source *source)
{
	subject->stated_plan = subject->plan = plan;
	if (plan.none || plan.yuan <= 0)
		subject->plan = (struct tb_plan_amount){0, 1};
	subject->plan_source = source;
}

/* The full last year by the plan: of the register's row, else of the path where it
 * starts. What December's report says comes before it (close_last_year), and before that
 * what was audited (take_audited). */
static struct tb_plan_amount
last_year(const struct tally *tally, const struct tb_plan_path *path,
    const struct tb_plan_enterprise *row)
{
	int year = tally->period.year - 1;

	if (row != NULL && !row->last_year.none && row->last_year_of == year)
		return row->last_year;
	return year == tally->plan->identity.base_year ? tb_plan_path_value(path, year)
						       : (struct tb_plan_amount){0, 1};
}

/* A subject whose path the plan leaves open this year owes no value. */
static int
is_open(const struct subject *subject, const struct tb_plan_path *path)
{
	return path->first_year != 0 && subject->stated_plan.none;
}

/* The curve where it has the year. */
static const struct tb_plan_curve *
curve_of(const struct tally *tally, const struct tb_plan_curve *curve)
{
	int64_t n, d;

	return tb_plan_curve_value(curve, tally->period.year, 12, &n, &d) ? curve : NULL;
}

static void
add_industry(const struct tally *tally, struct subject *subject, const struct tb_plan_industry *row)
{
	subject->kind = TB_SUBJECT_INDUSTRY;
	subject->code = row->code;
	subject->industry = row;
	subject->curve = curve_of(tally, &row->curve);
	set_plan(subject, tb_plan_path_value(&row->path, tally->period.year), &row->source);
	subject->last_year = last_year(tally, &row->path, NULL);
	subject->due = !is_open(subject, &row->path);
}

static void
add_enterprise(
    const struct tally *tally, struct subject *subject, const struct tb_plan_enterprise *row)
{
	subject->kind = TB_SUBJECT_ENTERPRISE;
	subject->code = row->code;
	subject->enterprise = row;
	subject->curve = curve_of(tally, &row->curve);
	set_plan(subject, tb_plan_path_value(&row->path, tally->period.year),
	    row->path_source != NULL ? row->path_source : &row->source);
	subject->last_year = last_year(tally, &row->path, row);
	subject->due = !is_open(subject, &row->path);
}

static int
month_number(const char *s)
{
	struct tb_period period;

	return tb_period_parse(s, &period) == 0 ? 12 * period.year + period.month : 0;
}

enum milestone
milestone_of(const char *type)
{
	enum milestone milestone = 0;

	while (milestone < MILESTONE_MAX && strcmp(tb_milestone_names[milestone], type) != 0)
		milestone++;
	return milestone;
}

/* The planned months: of the milestones, else what the project's own attributes say. */
static void
set_planned_months(struct subject *subject, const struct tb_plan_project *row)
{
	size_t i;

	subject->planned[MILESTONE_START] = month_number(row->start);
	subject->planned[MILESTONE_FINISH] = month_number(row->finish);
	for (i = row->nmilestones; i-- > 0;) { /* the first of a type is the one that stands */
		enum milestone milestone = milestone_of(row->milestones[i].type);

		if (milestone < MILESTONE_MAX && row->milestones[i].planned[0] != '\0')
			subject->planned[milestone] = month_number(row->milestones[i].planned);
	}
}

static void
add_project(const struct tally *tally, struct subject *subject, const struct tb_plan_project *row)
{
	size_t i;

	subject->kind = TB_SUBJECT_PROJECT;
	subject->code = row->code;
	subject->project = row;
	set_plan(subject, row->plan, &row->source);
	subject->last_year = (struct tb_plan_amount){0, 1};
	subject->due = 1;
	subject->curve = curve_of(tally, &row->curve);
	subject->stage = subject->note = "";
	for (i = 0; i < MILESTONE_MAX; i++)
		subject->day[i] = "";
	set_planned_months(subject, row);
}

static void
add_subjects(struct tally *tally)
{
	const struct tb_plan *plan = tally->plan;
	struct subject *at;
	size_t i;

	at = tally->subjects =
	    tb_xcalloc(plan->nindustries + plan->nenterprises + plan->nprojects + 1, sizeof(*at));
	for (i = 0; i < plan->nindustries; i++)
		add_industry(tally, at++, &plan->industries[i]);
	for (i = 0; i < plan->nenterprises; i++)
		add_enterprise(tally, at++, &plan->enterprises[i]);
	for (i = 0; i < plan->nprojects; i++)
		if (plan->projects[i].year == tally->period.year)
			add_project(tally, at++, &plan->projects[i]);
	tally->nsubjects = (size_t)(at - tally->subjects);
}

/* 2.10: the full last year is what was audited of it. */
static void
take_audited(struct tally *tally)
{
	const struct tb_plan *plan = tally->plan;
	size_t i;

	for (i = 0; i < plan->naudited; i++) {
		const struct tb_plan_audited *audited = &plan->audited[i];
		struct subject *subject =
		    subject_find(tally, TB_SUBJECT_ENTERPRISE, audited->subject);

		if (subject == NULL || audited->year != tally->period.year - 1)
			continue;
		subject->audited_last = audited;
		subject->last_year = audited->revenue;
	}
}

static void
find_reporters(struct tally *tally)
{
	const char *indicators[TB_SUBJECT_MAX];
	size_t i;

	for (i = 0; i < TB_SUBJECT_MAX; i++)
		indicators[i] = subject_indicator(tally->plan, (enum tb_subject)i);
	for (i = 0; i < tally->nsubjects; i++) {
		struct subject *subject = &tally->subjects[i];
		const char *indicator = indicators[subject->kind];

		if (indicator != NULL)
			subject->reporter = tb_plan_reporter(
			    tally->plan, indicator, subject->code, tally->period.year);
		if (subject->reporter == NULL)
			subject->due = 0;
	}
}

/* --- all -------------------------------------------------------------------------- */

void
subjects_load(struct tally *tally)
{
	add_subjects(tally);
	find_reporters(tally);
	index_subjects(tally);
	take_audited(tally);
	series_read(tally);
}

void
subjects_release(struct tally *tally)
{
	free(tally->subjects);
	free(tally->subject_index);
	free(tally->crosschecks);
}

int
months_late(const struct subject *subject, enum milestone milestone, struct tb_period at)
{
	int now = 12 * at.year + at.month, planned = subject->planned[milestone];

	if (planned == 0 || planned >= now || is_reached(subject, milestone, at))
		return 0;
	return now - planned;
}

/* Stages of projects that nobody can be in who did not reach the milestone. */
static const char *const stages_behind[MILESTONE_MAX] = {
    [MILESTONE_START] = "在建 竣工 投产 停工",
    [MILESTONE_FINISH] = "竣工 投产",
};

int
is_reached(const struct subject *subject, enum milestone milestone, struct tb_period at)
{
	const char *stages = stages_behind[milestone], *stage = subject->stages[at.month];
	char end[11];

	if (stages != NULL && stage != NULL && tb_plan_has_tag(stages, stage))
		return 1;
	if (subject->day[milestone][0] == '\0')
		return 0;
	period_last_day(at, end);
	return strcmp(subject->day[milestone], end) <= 0;
}

/* --- the year ---------------------------------------------------------------------- */

enum { DECEMBER = 12 };

const struct tb_plan_audited *
full_year_of(const struct tally *tally, const struct subject *subject, struct figure *figure)
{
	const struct tb_plan_audited *audited =
	    tb_plan_audited(tally->plan, subject->code, tally->period.year);
	const struct point *point = &subject->at[DECEMBER];

	if (audited != NULL) {
		figure_set_int(figure, audited->revenue.yuan);
		figure->plan_source = &audited->source;
	} else if (point->state == POINT_REPORTED) {
		figure_set_int(figure, point->value);
		figure_operand(figure, tally, subject->id, "rev", "", DECEMBER);
	}
	return audited;
}
