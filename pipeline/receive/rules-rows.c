/* Rows: codes, reporters, amounts, problems; see rules.h. */
#include "rules.h"
#include "number.h"

const char *const rules_tables[3] = {"industries", "enterprises", "projects"};
const char *const rules_kinds[3] = {"industry", "enterprise", "project"};

/* --- rows of any table ------------------------------------------------------------ */

size_t
rules_count(const struct tb_record *record, enum tb_section table)
{
	return table == TB_SECTION_INDUSTRIES	 ? record->nindustries
	       : table == TB_SECTION_ENTERPRISES ? record->nenterprises
						 : record->nprojects;
}

void
rules_spot(const struct tb_record *record, enum tb_section table, size_t i, struct spot *spot)
{
	*spot =
	    (struct spot){.table = table, .row = (int)i + 1, .unit = record->section[table].unit};
	if (table == TB_SECTION_PROJECTS) {
		const struct tb_record_project *project = &record->projects[i];

		spot->line = project->line;
		spot->code = project->code;
		spot->note = project->note;
		spot->fields[0] = "project@cumulative";
		spot->fields[1] = "project@plan";
		spot->amounts[0] = project->cumulative;
		spot->amounts[1] = project->plan;
		spot->identity = project->national;
		spot->project = project;
	} else {
		const struct tb_record_row *row = table == TB_SECTION_INDUSTRIES
						      ? &record->industries[i]
						      : &record->enterprises[i];

		spot->line = row->line;
		spot->code = row->code;
		spot->note = row->note;
		spot->fields[0] = "row@value";
		spot->fields[1] = "row@base";
		spot->amounts[0] = row->value;
		spot->amounts[1] = row->base;
		spot->identity = row->uscc;
	}
}

struct finding
rules_finding(enum finding_id id, const struct spot *spot, int field)
{
	return (struct finding){
	    .id = id,
	    .level = -1,
	    .line = spot->line,
	    .section = rules_tables[spot->table],
	    .row = spot->row,
	    .code = spot->code,
	    .field = field >= 0		     ? spot->fields[field]
		     : spot->project != NULL ? "project@code"
					     : "row@code",
	    .value = field >= 0 ? spot->amounts[field].text : spot->code,
	};
}

/* --- amounts --------------------------------------------------------------------------- */

static void
check_amount(struct parsed *parsed, const struct spot *spot, int field)
{
	const struct tb_value *amount = &spot->amounts[field];
	struct finding finding = rules_finding(FINDING_NUMBER_OTHER, spot, field);
	struct tb_buf mended = TB_BUF_INIT;
	char place[16], digits[8];
	int fault, at;

	if (amount->text == NULL)
		return; /* the schema says that it is missing */
	fault = number_fault(amount->text, spot->unit, &mended, &at);
	if (fault == NUMBER_GOOD && amount->state == TB_VALUE_AMOUNT && amount->yuan < 0)
		fault = FINDING_NUMBER_NEGATIVE;
	if (fault != NUMBER_GOOD) {
		finding.id = (enum finding_id)fault;
		finding.detail[0] = mended.len > 0 ? mended.s : NULL;
		if (fault == FINDING_NUMBER_LETTER) {
			snprintf(place, sizeof(place), "%d", at);
			finding.detail[0] = place;
			finding.detail[1] = mended.s;
		}
		if (fault == FINDING_NUMBER_FINE) {
			snprintf(digits, sizeof(digits), "%d", number_places(spot->unit));
			finding.detail[0] = tb_unit_name((enum tb_unit)spot->unit);
			finding.detail[1] = digits;
		}
		finding_add(&parsed->findings, &finding);
	}
	tb_buf_release(&mended);
}

static int
has_kind(const struct tb_plan_indicator *indicator, const char *kind)
{
	const char *at = strstr(indicator->subjects, kind);
	size_t len = strlen(kind);

	return at != NULL && (at == indicator->subjects || at[-1] == ' ') &&
	       (at[len] == '\0' || at[len] == ' ');
}

/* --- codes --------------------------------------------------------------------------------- */

static int
is_registered(const struct tb_plan *plan, enum tb_section table, const char *code, int year)
{
	if (table == TB_SECTION_INDUSTRIES)
		return tb_plan_industry(plan, code) != NULL;
	if (table == TB_SECTION_ENTERPRISES)
		return tb_plan_enterprise(plan, code) != NULL;
	return tb_plan_project(plan, code, year) != NULL;
}

enum { CODE_SIZE = 64 };

/* The code with letters that look like digits put right. */
static void
mend_code(const char *given, char code[CODE_SIZE])
{
	size_t i;

	snprintf(code, CODE_SIZE, "%s", given);
	for (i = 1; code[0] != '\0' && code[i] != '\0'; i++) {
		if (code[i] == 'O' || code[i] == 'o')
			code[i] = '0';
		else if (code[i] == 'l' || code[i] == 'I')
			code[i] = '1';
	}
}

/* The mended code, when that is registered. */
static void
suggest_code(const struct tb_plan *plan, const struct spot *spot, int year, struct tb_buf *out)
{
	char code[CODE_SIZE];

	mend_code(spot->code, code);
	if (strcmp(code, spot->code) != 0 && is_registered(plan, spot->table, code, year))
		tb_buf_printf(out, "@suggest.code:%s", code);
}

/* The year whose registers count, 0 = it is none of the plan's. */
static int
known_year(const struct tb_plan *plan, const struct tb_record *record)
{
	int year = record->period.year;

	return year > plan->identity.base_year && year <= plan->identity.target_year ? year : 0;
}

static void
check_code(const struct rules *rules, struct parsed *parsed, const struct spot *spot)
{
	const struct tb_record *record = &parsed->record;
	struct finding finding = rules_finding(FINDING_CODE_UNKNOWN, spot, -1);
	const char *indicator = record->section[spot->table].indicator, *reporter;
	const struct tb_plan_indicator *known =
	    indicator != NULL ? tb_plan_indicator(rules->plan, indicator) : NULL;
	int year = known_year(rules->plan, record);
	struct tb_buf near = TB_BUF_INIT;

	if (spot->code == NULL)
		return;
	if (!is_registered(rules->plan, spot->table, spot->code, year)) {
		suggest_code(rules->plan, spot, year, &near);
		finding.detail[0] = near.len > 0 ? near.s : NULL;
		finding_add(&parsed->findings, &finding);
		tb_buf_release(&near);
		return;
	}
	rules_closed(rules, parsed, spot);
	rules_identity(rules, parsed, spot);
	/* a wrong indicator, unit or year is said once, not at every row */
	if (known == NULL || year == 0 || !has_kind(known, rules_kinds[spot->table]) ||
	    record->unit == NULL || tb_plan_unit_name(rules->plan, record->unit) == NULL)
		return;
	reporter = tb_plan_reporter(rules->plan, indicator, spot->code, year);
	if (reporter != NULL && strcmp(reporter, record->unit) == 0)
		return;
	finding.id = FINDING_NOT_REPORTER;
	finding.detail[0] = reporter != NULL ? tb_plan_unit_name(rules->plan, reporter) : NULL;
	if (finding.detail[0] == NULL)
		finding.detail[0] = "@reporter.nobody";
	finding_add(&parsed->findings, &finding);
}

/* --- what stands twice ------------------------------------------------------------------------ */

struct key {
	const char *code;
	size_t at;
};

static int
by_code(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int order = strcmp(x->code, y->code);

	return order != 0 ? order : x->at < y->at ? -1 : x->at > y->at;
}

static void
check_twice(struct parsed *parsed, enum tb_section table)
{
	size_t n = rules_count(&parsed->record, table), kept = 0, i;
	struct key *keys = tb_xcalloc(n + 1, sizeof(*keys));
	struct spot spot;
	char first[48];

	for (i = 0; i < n; i++) {
		rules_spot(&parsed->record, table, i, &spot);
		if (spot.code != NULL)
			keys[kept++] = (struct key){spot.code, i};
	}
	qsort(keys, kept, sizeof(*keys), by_code);
	for (i = 1; i < kept; i++) {
		struct finding finding;

		if (strcmp(keys[i].code, keys[i - 1].code) != 0)
			continue;
		rules_spot(&parsed->record, table, keys[i - 1].at, &spot);
		snprintf(first, sizeof(first), "@place.line:%d", spot.line);
		rules_spot(&parsed->record, table, keys[i].at, &spot);
		finding = rules_finding(FINDING_CODE_TWICE, &spot, -1);
		finding.detail[0] = first;
		finding_add(&parsed->findings, &finding);
	}
	free(keys);
}

/* --- sections ------------------------------------------------------------------------------------
 */

/* The first indicator that is reported of a kind; NULL = none. */
static const struct tb_plan_indicator *
indicator_of(const struct tb_plan *plan, enum tb_section table)
{
	size_t i;

	for (i = 0; i < plan->nindicators; i++)
		if (has_kind(&plan->indicators[i], rules_kinds[table]))
			return &plan->indicators[i];
	return NULL;
}

static void
check_section(const struct rules *rules, struct parsed *parsed, enum tb_section table)
{
	const struct tb_record_section *section = &parsed->record.section[table];
	const struct tb_plan_indicator *right = indicator_of(rules->plan, table), *given;
	char field[40];
	struct finding finding = {
	    .level = -1, .line = section->line, .section = rules_tables[table], .field = field};

	if (section->indicator != NULL) {
		given = tb_plan_indicator(rules->plan, section->indicator);
		if (given == NULL || !has_kind(given, rules_kinds[table])) {
			snprintf(field, sizeof(field), "%s@indicator", rules_tables[table]);
			finding.id = FINDING_INDICATOR;
			finding.value = section->indicator;
			finding.expected = right != NULL ? right->code : NULL;
			finding_add(&parsed->findings, &finding);
		}
	}
	if (section->unit_name != NULL && section->unit < 0) {
		snprintf(field, sizeof(field), "%s@unit", rules_tables[table]);
		finding.id = FINDING_AMOUNT_UNIT;
		finding.value = section->unit_name;
		finding.expected = NULL;
		finding_add(&parsed->findings, &finding);
	}
}

/* --- what should be there and is not (R16)
 * ----------------------------------------------------------- */

struct subject {
	const char *code, *name;
};

size_t
rules_subjects(const struct tb_plan *plan, enum tb_section table)
{
	return table == TB_SECTION_INDUSTRIES	 ? plan->nindustries
	       : table == TB_SECTION_ENTERPRISES ? plan->nenterprises
						 : plan->nprojects;
}

static struct subject
subject_at(const struct tb_plan *plan, enum tb_section table, size_t i, int year)
{
	if (table == TB_SECTION_INDUSTRIES)
		return (struct subject){plan->industries[i].code, plan->industries[i].name};
	if (table == TB_SECTION_ENTERPRISES)
		return (struct subject){plan->enterprises[i].code, plan->enterprises[i].name};
	if (plan->projects[i].year != year)
		return (struct subject){NULL, NULL};
	return (struct subject){plan->projects[i].code, plan->projects[i].name};
}

/* A code that is only misspelt is told at its row, and not as missing too. */
static int
is_reported(const struct tb_record *record, enum tb_section table, const char *code)
{
	char mended[CODE_SIZE];
	struct spot spot;
	size_t i;

	for (i = 0; i < rules_count(record, table); i++) {
		rules_spot(record, table, i, &spot);
		if (spot.code == NULL)
			continue;
		mend_code(spot.code, mended);
		if (strcmp(spot.code, code) == 0 || strcmp(mended, code) == 0)
			return 1;
	}
	return 0;
}

void
rules_forget(struct reporters *reporters)
{
	int table;

	for (table = 0; table < 3; table++)
		free(reporters->units[table]);
	*reporters = (struct reporters){0};
}

static void
fill_reporters(const struct tb_plan *plan, int year, struct reporters *reporters)
{
	int table;
	size_t i;

	rules_forget(reporters);
	reporters->year = year;
	for (table = 0; table < 3; table++) {
		const struct tb_plan_indicator *indicator =
		    indicator_of(plan, (enum tb_section)table);
		size_t n = rules_subjects(plan, (enum tb_section)table);

		reporters->units[table] = tb_xcalloc(n + 1, sizeof(*reporters->units[table]));
		for (i = 0; indicator != NULL && i < n; i++) {
			struct subject subject = subject_at(plan, (enum tb_section)table, i, year);

			if (subject.code != NULL)
				reporters->units[table][i] =
				    tb_plan_reporter(plan, indicator->code, subject.code, year);
		}
	}
}

static void
check_missing(const struct rules *rules, struct parsed *parsed, enum tb_section table)
{
	const struct tb_record *record = &parsed->record;
	struct tb_buf names = TB_BUF_INIT;
	size_t i, missing = 0;
	char count[24];

	if (rules->reporters->year != record->period.year)
		fill_reporters(rules->plan, record->period.year, rules->reporters);
	for (i = 0; i < rules_subjects(rules->plan, table); i++) {
		const char *reporter = rules->reporters->units[table][i];
		struct subject subject;

		if (reporter == NULL || strcmp(reporter, record->unit) != 0)
			continue;
		subject = subject_at(rules->plan, table, i, record->period.year);
		if (is_reported(record, table, subject.code) ||
		    rules_is_closed(rules->plan, table, subject.code, record->period))
			continue;
		missing++;
		tb_buf_printf(
		    &names, "%s%s %s", missing > 1 ? "、" : "", subject.code, subject.name);
	}
	snprintf(count, sizeof(count), "%zu", missing);
	if (missing > 0)
		finding_add(&parsed->findings, &(struct finding){.id = FINDING_ROWS_MISSING,
						   .level = -1,
						   .line = record->section[table].line,
						   .section = rules_tables[table],
						   .detail = {count, names.s}});
	tb_buf_release(&names);
}

/* --- dates and problems
 * ------------------------------------------------------------------------------- */

/* Adds R095 when the day is later than the limit; texts that are no days are the schema's. */
static void
check_day(struct parsed *parsed, struct finding place, const char *day, const char *limit,
    const char *word)
{
	struct tb_date a, b;
	char expected[48];

	if (day == NULL || limit == NULL || tb_date_parse(day, &a) != 0 ||
	    tb_date_parse(limit, &b) != 0 || tb_date_days(a) <= tb_date_days(b))
		return;
	snprintf(expected, sizeof(expected), "%s:%s", word, limit);
	place.id = FINDING_DATE;
	place.value = day;
	place.detail[0] = expected;
	finding_add(&parsed->findings, &place);
}

static void
check_milestones(
    const struct rules *rules, struct parsed *parsed, const struct spot *spot, const char *today)
{
	const struct tb_record_milestone *milestone =
	    tb_record_milestones(&parsed->record, spot->project);
	size_t i;

	(void)rules;
	for (i = 0; i < spot->project->nmilestones; i++) {
		struct finding place = rules_finding(FINDING_DATE, spot, -1);

		place.line = milestone[i].line;
		place.field = "milestone@actual";
		check_day(parsed, place, milestone[i].actual, today, "@date.not-after");
	}
}

static struct finding
problem_place(const struct tb_record *record, size_t i, enum finding_id id, const char *field)
{
	return (struct finding){.id = id,
	    .level = -1,
	    .line = record->problems[i].line,
	    .section = "problems",
	    .row = (int)i + 1,
	    .code = record->problems[i].id,
	    .field = field};
}

static void
check_problem(struct parsed *parsed, size_t i, const char *today)
{
	const struct tb_record *record = &parsed->record;
	const struct tb_record_problem *problem = &record->problems[i];
	struct finding closed = problem_place(record, i, FINDING_PROBLEM_CLOSED, "problem@closed");
	int done = problem->status != NULL && strcmp(problem->status, "销号") == 0;

	check_day(parsed, problem_place(record, i, FINDING_DATE, "problem@opened"), problem->opened,
	    today, "@date.not-after");
	check_day(parsed, closed, problem->closed, today, "@date.not-after");
	/* opened later than closed or due */
	check_day(parsed, problem_place(record, i, FINDING_DATE, "problem@opened"), problem->opened,
	    problem->closed, "@date.not-after-closed");
	check_day(parsed, problem_place(record, i, FINDING_DATE, "problem@opened"), problem->opened,
	    problem->due, "@date.not-after-due");
	if (problem->status == NULL || done == (problem->closed != NULL))
		return;
	closed.value = problem->closed;
	closed.detail[0] = done ? "@problem.closed-needed" : "@problem.closed-not-allowed";
	finding_add(&parsed->findings, &closed);
}

static void
check_problems(struct parsed *parsed, const char *today)
{
	const struct tb_record *record = &parsed->record;
	struct key *keys = tb_xcalloc(record->nproblems + 1, sizeof(*keys));
	size_t kept = 0, i;
	char first[48];

	for (i = 0; i < record->nproblems; i++) {
		check_problem(parsed, i, today);
		if (record->problems[i].id != NULL)
			keys[kept++] = (struct key){record->problems[i].id, i};
	}
	qsort(keys, kept, sizeof(*keys), by_code);
	for (i = 1; i < kept; i++) {
		struct finding finding =
		    problem_place(record, keys[i].at, FINDING_PROBLEM_TWICE, "problem@id");

		if (strcmp(keys[i].code, keys[i - 1].code) != 0)
			continue;
		snprintf(
		    first, sizeof(first), "@place.line:%d", record->problems[keys[i - 1].at].line);
		finding.value = keys[i].code;
		finding.detail[0] = first;
		finding_add(&parsed->findings, &finding);
	}
	free(keys);
}

void
rules_rows(const struct rules *rules, struct parsed *parsed)
{
	const struct tb_record *record = &parsed->record;
	int known = record->unit != NULL && tb_plan_unit_name(rules->plan, record->unit) != NULL &&
		    record->period.month != 0;
	char today[11];
	struct spot spot;
	int table;
	size_t i;

	tb_date_format(rules->arrived, today);
	for (table = 0; table < 3; table++) {
		check_section(rules, parsed, (enum tb_section)table);
		for (i = 0; i < rules_count(record, (enum tb_section)table); i++) {
			rules_spot(record, (enum tb_section)table, i, &spot);
			check_code(rules, parsed, &spot);
			check_amount(parsed, &spot, 0);
			check_amount(parsed, &spot, 1);
			if (spot.project != NULL)
				check_milestones(rules, parsed, &spot, today);
		}
		check_twice(parsed, (enum tb_section)table);
		if (known)
			check_missing(rules, parsed, (enum tb_section)table);
	}
	check_problems(parsed, today);
}
