/* Observations: see observe.h. */
#include "observe.h"
#include <string.h>

/* --- records ----------------------------------------------------------------------- */

static const struct tb_archive_entry *
entry_of(
    const struct tb_archive *archive, const char *unit, const char *period_text, const char *digest)
{
	size_t i;

	for (i = 0; i < archive->nentries; i++) {
		const struct tb_archive_entry *entry = &archive->entries[i];
		char period[8];

		tb_period_format(entry->period, period);
		if (strcmp(entry->unit, unit) == 0 && strcmp(period, period_text) == 0 &&
		    strncmp(entry->digest, digest, strlen(entry->digest)) == 0)
			return entry;
	}
	return NULL;
}

static int
load_all(const struct tb_archive *archive, const char *folder, const struct table *submissions,
    struct observed *observed, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < submissions->nrows; i++) {
		const char *const *row = (const char *const *)table_row(submissions, i);
		const struct tb_archive_entry *entry = entry_of(
		    archive, row[SUBMISSION_UNIT], row[SUBMISSION_PERIOD], row[SUBMISSION_DIGEST]);

		if (entry == NULL)
			return tb_err_set(err, TB_MSG_RECORD, folder, 0, 0,
			    "the report of %s for %s that the figures count is not there; run "
			    "tally "
			    "again",
			    row[SUBMISSION_UNIT], row[SUBMISSION_PERIOD]);
		if (tb_record_load(entry->path, &observed->records[i], err) != 0)
			return -1;
		observed->n++;
	}
	return 0;
}

const struct tb_record *
observed_find(const struct observed *observed, const char *const *figure)
{
	size_t i;

	for (i = 0; i < observed->n; i++) {
		const struct tb_record *record = &observed->records[i];

		if (strcmp(record->unit, figure[FIGURE_SUBMISSION]) == 0 &&
		    strcmp(record->period_text, figure[FIGURE_PERIOD]) == 0 &&
		    strcmp(record->version_text, figure[FIGURE_VERSION]) == 0)
			return record;
	}
	return NULL;
}

static int
year_of(const struct dataset *dataset)
{
	long year = 0;

	if (tb_int_parse(dataset_period(dataset)[PERIOD_YEAR], 2000, 2099, &year) != 0)
		return 0; /* all years */
	return (int)year;
}

int
observed_load(const char *folder, const struct dataset *dataset, struct observed *observed,
    struct tb_err *err)
{
	const struct table *submissions = &dataset->tables[TABLE_SUBMISSION];
	struct tb_archive archive;
	int rc;

	*observed = (struct observed){0};
	if (tb_archive_scan(folder, year_of(dataset), &archive, err) != 0)
		return -1;
	observed->records = tb_xcalloc(submissions->nrows + 1, sizeof(*observed->records));
	rc = load_all(&archive, folder, submissions, observed, err);
	tb_archive_release(&archive);
	if (rc != 0)
		observed_release(observed);
	return rc;
}

int
observed_load_replaced(const char *folder, const struct dataset *dataset, struct observed *observed,
    struct tb_err *err)
{
	const struct table *figures = &dataset->tables[TABLE_FIGURE];
	struct tb_archive archive;
	size_t i, cap = observed->n;
	int rc = tb_archive_scan(folder, year_of(dataset), &archive, err);

	if (rc != 0)
		return rc;
	for (i = 0; rc == 0 && i < figures->nrows; i++) {
		const char *const *f = (const char *const *)table_row(figures, i);
		const struct tb_archive_entry *entry;

		if (f[FIGURE_SUBMISSION] == NULL || f[FIGURE_PERIOD] == NULL ||
		    f[FIGURE_VERSION] == NULL || f[FIGURE_DIGEST] == NULL ||
		    observed_find(observed, f) != NULL)
			continue;
		entry =
		    entry_of(&archive, f[FIGURE_SUBMISSION], f[FIGURE_PERIOD], f[FIGURE_DIGEST]);
		if (entry == NULL)
			continue;
		rc = tb_record_load(entry->path,
		    tb_grow(&observed->records, observed->n, &cap, sizeof(*observed->records)),
		    err);
		observed->n += rc == 0;
	}
	tb_archive_release(&archive);
	return rc;
}

void
observed_release(struct observed *observed)
{
	size_t i;

	for (i = 0; i < observed->n; i++)
		tb_record_release(&observed->records[i]);
	free(observed->records);
	*observed = (struct observed){0};
}

/* --- rows ----------------------------------------------------------------------------- */

static const char *
number(struct dataset *dataset, long long n)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%lld", n);
	return tb_arena_strdup(&dataset->arena, digits);
}

/* The states of a figure, of what was sent (R5): a zero is no ‘——’, and no silence. */
static void
put_value(
    struct dataset *dataset, const struct tb_value *value, const char **state, const char **yuan)
{
	if (value->state == TB_VALUE_NONE)
		*state = "none";
	if (value->state != TB_VALUE_AMOUNT)
		return;
	*state = value->yuan == 0 ? "zero" : "value";
	*yuan = number(dataset, value->yuan);
}

/* What all values of a section have in common. */
struct section_of {
	const struct tb_record *record;
	enum tb_section section;
	enum tb_subject kind;
};

static const char **
new_row(struct dataset *dataset, const struct section_of *of, const char *subject, int line)
{
	const char **row = table_add(&dataset->tables[TABLE_OBSERVATION]);
	const struct tb_record *record = of->record;
	const struct tb_record_section *section = &record->section[of->section];
	const char *reporter =
	    tb_plan_reporter(dataset->plan, section->indicator, subject, record->period.year);
	const char *const *scope;
	char id[80];

	snprintf(id, sizeof(id), "%s/%s", tb_subject_names[of->kind], subject);
	scope = dataset_scope(dataset, id);
	row[OBSERVATION_UNIT] = record->unit;
	row[OBSERVATION_UNIT_NAME] = tb_plan_unit_name(dataset->plan, record->unit);
	row[OBSERVATION_PERIOD] = record->period_text;
	row[OBSERVATION_KIND] = tb_subject_names[of->kind];
	row[OBSERVATION_SUBJECT] = subject;
	row[OBSERVATION_NAME] = scope != NULL ? scope[SCOPE_NAME] : NULL;
	row[OBSERVATION_INDICATOR] = section->indicator;
	row[OBSERVATION_OWN] = reporter != NULL && strcmp(reporter, record->unit) == 0 ? "1" : "0";
	row[OBSERVATION_SENT_IN] = section->unit_name;
	row[OBSERVATION_SIGNED] = record->is_signed;
	row[OBSERVATION_VERSION] = record->version_text;
	row[OBSERVATION_DIGEST] = record->digest;
	row[OBSERVATION_LINE] = number(dataset, line);
	return row;
}

static void
tabulate_rows(struct dataset *dataset, const struct section_of *of,
    const struct tb_record_row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const char **row = new_row(dataset, of, rows[i].code, rows[i].line);

		put_value(dataset, &rows[i].value, &row[OBSERVATION_STATE], &row[OBSERVATION_YUAN]);
		put_value(dataset, &rows[i].base, &row[OBSERVATION_BASE_STATE],
		    &row[OBSERVATION_BASE_YUAN]);
		row[OBSERVATION_NOTE] = rows[i].note;
	}
}

static void
tabulate_projects(struct dataset *dataset, const struct section_of *of)
{
	const struct tb_record *record = of->record;
	size_t i;

	for (i = 0; i < record->nprojects; i++) {
		const struct tb_record_project *project = &record->projects[i];
		const char **row = new_row(dataset, of, project->code, project->line);

		put_value(
		    dataset, &project->cumulative, &row[OBSERVATION_STATE], &row[OBSERVATION_YUAN]);
		put_value(dataset, &project->plan, &row[OBSERVATION_PLAN_STATE],
		    &row[OBSERVATION_PLAN_YUAN]);
		row[OBSERVATION_STAGE] = project->stage;
		row[OBSERVATION_NOTE] = project->note;
	}
}

void
observed_tabulate(const struct observed *observed, struct dataset *dataset)
{
	size_t i;

	for (i = 0; i < observed->n; i++) {
		const struct tb_record *record = &observed->records[i];
		struct section_of industries = {record, TB_SECTION_INDUSTRIES, TB_SUBJECT_INDUSTRY};
		struct section_of enterprises = {
		    record, TB_SECTION_ENTERPRISES, TB_SUBJECT_ENTERPRISE};
		struct section_of projects = {record, TB_SECTION_PROJECTS, TB_SUBJECT_PROJECT};

		tabulate_rows(dataset, &industries, record->industries, record->nindustries);
		tabulate_rows(dataset, &enterprises, record->enterprises, record->nenterprises);
		tabulate_projects(dataset, &projects);
	}
}
