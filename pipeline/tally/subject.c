/* Subjects and their series: see subject.h. */
#include "subject.h"
#include "../lib/decimal.h"

/* --- look-up -------------------------------------------------------------------- */

/* Open addressing over codes; slots hold index + 1. */
struct index {
	const struct tally *tally;
	size_t *slots, nslots; /* a power of two */
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
slot_of(const struct index *index, enum tb_subject kind, const char *code)
{
	size_t at = hash_of(kind, code) & (index->nslots - 1);

	while (index->slots[at] != 0) {
		const struct subject *subject = &index->tally->subjects[index->slots[at] - 1];

		if (subject->kind == kind && strcmp(subject->code, code) == 0)
			break;
		at = (at + 1) & (index->nslots - 1);
	}
	return &index->slots[at];
}

static struct index
index_make(const struct tally *tally)
{
	struct index index = {.tally = tally, .nslots = 64};
	size_t i;

	while (index.nslots <= 2 * tally->nsubjects)
		index.nslots *= 2;
	index.slots = tb_xcalloc(index.nslots, sizeof(*index.slots));
	for (i = 0; i < tally->nsubjects; i++)
		*slot_of(&index, tally->subjects[i].kind, tally->subjects[i].code) = i + 1;
	return index;
}

static struct subject *
index_find(const struct index *index, enum tb_subject kind, const char *code)
{
	size_t slot = *slot_of(index, kind, code);

	return slot != 0 ? &index->tally->subjects[slot - 1] : NULL;
}

struct subject *
subject_find(const struct tally *tally, enum tb_subject kind, const char *code)
{
	size_t i;

	for (i = 0; i < tally->nsubjects; i++)
		if (tally->subjects[i].kind == kind && strcmp(tally->subjects[i].code, code) == 0)
			return &tally->subjects[i];
	return NULL;
}

/* --- out of the plan -------------------------------------------------------------- */

static const char *const kind_names[TB_SUBJECT_MAX] = {"industry", "enterprise", "project"};

/* The first indicator of the plan that is reported of the kind; NULL = none. */
static const char *
indicator_of(const struct tb_plan *plan, enum tb_subject kind)
{
	const char *name = kind_names[kind];
	size_t i, len = strlen(name);

	for (i = 0; i < plan->nindicators; i++) {
		const char *at = plan->indicators[i].subjects;

		for (; *at != '\0'; at += strspn(at, " ")) {
			size_t word = strcspn(at, " ");

			if (word == len && strncmp(at, name, len) == 0)
				return plan->indicators[i].code;
			at += word;
		}
	}
	return NULL;
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
 * starts. What December's report says comes before it (close_last_year). */
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

static void
add_industry(const struct tally *tally, struct subject *subject, const struct tb_plan_industry *row)
{
	subject->kind = TB_SUBJECT_INDUSTRY;
	subject->code = row->code;
	subject->industry = row;
	subject->curve = &row->curve;
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
	subject->curve = &row->curve;
	set_plan(subject, tb_plan_path_value(&row->path, tally->period.year), &row->source);
	subject->last_year = last_year(tally, &row->path, row);
	subject->due = !is_open(subject, &row->path);
}

static int
month_number(const char *s)
{
	struct tb_period period;

	return tb_period_parse(s, &period) == 0 ? 12 * period.year + period.month : 0;
}

static const char *const milestone_names[MILESTONE_MAX] = {
    "开工", "主体", "竣工", "投产", "入库", "入统"};

enum milestone
milestone_of(const char *type)
{
	enum milestone milestone = 0;

	while (milestone < MILESTONE_MAX && strcmp(milestone_names[milestone], type) != 0)
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
add_project(struct subject *subject, const struct tb_plan_project *row)
{
	size_t i;

	subject->kind = TB_SUBJECT_PROJECT;
	subject->code = row->code;
	subject->project = row;
	set_plan(subject, row->plan, &row->source);
	subject->last_year = (struct tb_plan_amount){0, 1};
	subject->due = 1;
	subject->curve = &row->curve;
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
			add_project(at++, &plan->projects[i]);
	tally->nsubjects = (size_t)(at - tally->subjects);
}

static void
find_reporters(struct tally *tally)
{
	const char *indicators[TB_SUBJECT_MAX];
	size_t i;

	for (i = 0; i < TB_SUBJECT_MAX; i++)
		indicators[i] = indicator_of(tally->plan, (enum tb_subject)i);
	for (i = 0; i < tally->nsubjects; i++) {
		struct subject *subject = &tally->subjects[i];
		const char *indicator = indicators[subject->kind];

		if (indicator != NULL)
			subject->reporter = tb_plan_reporter(tally->plan, indicator, subject->code);
		if (subject->reporter == NULL)
			subject->due = 0;
	}
}

/* --- out of the submissions --------------------------------------------------------- */

struct reading {
	const struct tally *tally;
	const struct index *index;
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
	    kind_names[kind], code, line);
}

/* The subject when this submission is the one that reports it, else NULL. */
static struct subject *
find_reported(const struct reading *reading, enum tb_subject kind, const char *code, int line)
{
	const struct tb_record *record = &reading->submission->record;
	struct subject *subject = index_find(reading->index, kind, code);
	const struct tb_plan_project *other;

	if (subject == NULL) {
		other =
		    kind == TB_SUBJECT_PROJECT ? tb_plan_project(reading->tally->plan, code) : NULL;
		if (other == NULL && !is_of_last_year(reading)) /* else of another year's list */
			warn_unknown(reading, kind, code, line);
		return NULL;
	}
	if (subject->reporter == NULL || strcmp(subject->reporter, record->unit) != 0)
		return NULL; /* a cross-check (R16) */
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
		struct subject *subject = find_reported(reading, kind, rows[i].code, rows[i].line);

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
		struct subject *subject =
		    find_reported(reading, TB_SUBJECT_PROJECT, row->code, row->line);

		if (subject == NULL)
			continue;
		set_point(reading, subject, &row->cumulative, NULL, row->line);
		if (row->stage != NULL)
			subject->stage = row->stage;
		subject->note = row->note != NULL ? row->note : "";
		read_milestones(reading, subject, row);
	}
}

/* Is the section there, and of the indicator that is counted? */
static int
counts(struct reading *reading, enum tb_subject kind)
{
	const struct tb_record_section *section = &reading->submission->record.section[kind];
	const char *indicator = indicator_of(reading->tally->plan, kind);

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

/* R16: the full last year is what December's report says. */
static void
close_last_year(struct subject *subject)
{
	if (subject->last_december.state == POINT_REPORTED)
		subject->last_year = (struct tb_plan_amount){subject->last_december.value, 0};
}

/* R9: what a month lacks comes from the last report before it. */
static void
carry(const struct tally *tally, struct subject *subject)
{
	const struct point *last = NULL;
	int month, gap = 0;

	for (month = 2; month <= tally->period.month; month++) {
		struct point *point = &subject->at[month];

		gap = point->observed ? 0 : gap + 1;
		if (point->observed) {
			last = point;
		} else if (last != NULL) {
			*point = *last;
			point->observed = 0;
			if (last->state == POINT_REPORTED)
				point->state = POINT_CARRIED;
		} else {
			point->state = subject->due ? POINT_MISSING : POINT_NONE;
		}
	}
	subject->missing_months = subject->at[tally->period.month].state == POINT_NONE ? 0 : gap;
}

void
subjects_load(struct tally *tally)
{
	struct index index;
	size_t i;

	add_subjects(tally);
	find_reporters(tally);
	index = index_make(tally);
	/* By unit, then period: later reports of a unit follow its earlier ones. */
	for (i = 0; i < tally->nsubmissions; i++) {
		struct reading reading = {
		    .tally = tally, .index = &index, .submission = tally->submissions[i]};

		read_submission(&reading);
	}
	free(index.slots);
	for (i = 0; i < tally->nsubjects; i++) {
		close_last_year(&tally->subjects[i]);
		carry(tally, &tally->subjects[i]);
	}
}

void
subjects_release(struct tally *tally)
{
	free(tally->subjects);
}

int
months_late(const struct subject *subject, enum milestone milestone, struct tb_period at)
{
	int now = 12 * at.year + at.month, planned = subject->planned[milestone];

	if (planned == 0 || planned >= now || is_reached(subject, milestone, at))
		return 0;
	return now - planned;
}

int
is_reached(const struct subject *subject, enum milestone milestone, struct tb_period at)
{
	char end[11];

	if (subject->day[milestone][0] == '\0')
		return 0;
	period_last_day(at, end);
	return strcmp(subject->day[milestone], end) <= 0;
}
