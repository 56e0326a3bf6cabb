/* Rows: codes, reporters, amounts, problems; see rules.h. */
#include "rules.h"
#include "number.h"

/* --- rows of any table ------------------------------------------------------------ */

size_t
rules_count(const struct tb_record *record, enum tb_section table)
{
	return table == TB_SECTION_INDUSTRIES	 ? record->nindustries
	       : table == TB_SECTION_ENTERPRISES ? record->nenterprises
						 : record->nprojects;
}

/* A row of the record's; good as long as the row is. */
static void
spot_of(const struct tb_record *record, const struct tb_row *row, struct spot *spot)
{
	enum tb_section table = (enum tb_section)row->kind; /* in one order */

	*spot = (struct spot){
	    .table = table, .row = (int)row->number, .unit = record->section[table].unit};
	if (row->kind == TB_ROW_PROJECT) {
		const struct tb_record_project *project = &row->project;

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
		spot->line = row->amounts.line;
		spot->code = row->amounts.code;
		spot->note = row->amounts.note;
		spot->fields[0] = "row@value";
		spot->fields[1] = "row@base";
		spot->amounts[0] = row->amounts.value;
		spot->amounts[1] = row->amounts.base;
		spot->identity = row->amounts.uscc;
	}
}

void
rules_begin(struct walk *walk, const struct parsed *parsed, enum tb_section table)
{
	walk_begin(walk, &parsed->rows, (enum tb_row_kind)table);
}

int
rules_next(struct walk *walk, const struct parsed *parsed, struct spot *spot)
{
	const struct tb_row *row;

	while ((row = walk_next(walk)) != NULL)
		if (row->kind != TB_ROW_MILESTONE) {
			spot_of(&parsed->record, row, spot);
			return 1;
		}
	return 0;
}

struct finding
rules_finding(enum finding_id id, const struct spot *spot, int field)
{
	return (struct finding){
	    .id = id,
	    .level = -1,
	    .line = spot->line,
	    .section = tb_subject_tables[spot->table],
	    .row = spot->row,
	    .code = spot->code,
	    .field = field >= 0		     ? spot->fields[field]
		     : spot->project != NULL ? "project@code"
					     : "row@code",
	    .value = field >= 0 ? spot->amounts[field].text : spot->code,
	};
}

/* --- amounts --------------------------------------------------------------------------- */

void
rules_amount(struct parsed *parsed, const struct spot *spot, int field)
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

/* --- codes --------------------------------------------------------------------------------- */

/* The place of a subject in the plan's list; 0 = it has none. */
static int
find_subject(
    const struct tb_plan *plan, enum tb_section table, const char *code, int year, size_t *at)
{
	const struct tb_plan_industry *industry;
	const struct tb_plan_enterprise *enterprise;
	const struct tb_plan_project *project;

	if (table == TB_SECTION_INDUSTRIES) {
		industry = tb_plan_industry(plan, code);
		*at = industry != NULL ? (size_t)(industry - plan->industries) : 0;
		return industry != NULL;
	}
	if (table == TB_SECTION_ENTERPRISES) {
		enterprise = tb_plan_enterprise(plan, code);
		*at = enterprise != NULL ? (size_t)(enterprise - plan->enterprises) : 0;
		return enterprise != NULL;
	}
	project = tb_plan_project(plan, code, year);
	*at = project != NULL ? (size_t)(project - plan->projects) : 0;
	return project != NULL;
}

static int
is_registered(const struct tb_plan *plan, enum tb_section table, const char *code, int year)
{
	size_t at;

	return find_subject(plan, table, code, year, &at);
}

/* The mended code, when that is registered. */
static void
suggest_code(const struct tb_plan *plan, const struct spot *spot, int year, struct tb_buf *out)
{
	char code[RULES_CODE_SIZE];

	rules_mend_code(spot->code, code);
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
	if (known == NULL || year == 0 ||
	    !tb_plan_has_tag(known->subjects, tb_subject_names[spot->table]) ||
	    record->unit == NULL || tb_plan_unit_name(rules->plan, record->unit) == NULL)
		return;
	reporter = tb_plan_reporter(rules->plan, indicator, spot->code, year);
	if (reporter != NULL && strcmp(reporter, record->unit) == 0)
		return;
	finding.id = FINDING_NOT_REPORTER;
	finding.detail[0] = reporter != NULL ? tb_plan_unit_name(rules->plan, reporter) : NULL;
	if (finding.detail[0] == NULL)
		finding.detail[0] = "@reporter.nobody";
	finding.detail[1] = reporter;
	finding_add(&parsed->findings, &finding);
}

/* --- what stands twice ------------------------------------------------------------------------ */

void
rules_twice(
    struct parsed *parsed, struct map *lines, struct finding place, const char *code, int line)
{
	char first[48];
	int64_t *before;

	if (code == NULL)
		return;
	before = map_put(lines, 0, code, 0);
	if (*before != 0) {
		snprintf(first, sizeof(first), "@place.line:%d", (int)*before);
		place.detail[0] = first;
		finding_add(&parsed->findings, &place);
	}
	*before = line;
}

/* --- sections ------------------------------------------------------------------------ */

/* The first indicator that is reported of a kind; NULL = none. */
static const struct tb_plan_indicator *
indicator_of(const struct tb_plan *plan, enum tb_section table)
{
	size_t i;

	for (i = 0; i < plan->nindicators; i++)
		if (tb_plan_has_tag(plan->indicators[i].subjects, tb_subject_names[table]))
			return &plan->indicators[i];
	return NULL;
}

static void
check_section(const struct rules *rules, struct parsed *parsed, enum tb_section table)
{
	const struct tb_record_section *section = &parsed->record.section[table];
	const struct tb_plan_indicator *right = indicator_of(rules->plan, table), *given;
	char field[40];
	struct finding finding = {.level = -1,
	    .line = section->line,
	    .section = tb_subject_tables[table],
	    .field = field};

	if (section->indicator != NULL) {
		given = tb_plan_indicator(rules->plan, section->indicator);
		if (given == NULL || !tb_plan_has_tag(given->subjects, tb_subject_names[table])) {
			snprintf(field, sizeof(field), "%s@indicator", tb_subject_tables[table]);
			finding.id = FINDING_INDICATOR;
			finding.value = section->indicator;
			finding.expected = right != NULL ? right->code : NULL;
			finding_add(&parsed->findings, &finding);
		}
	}
	if (section->unit_name != NULL && section->unit < 0) {
		snprintf(field, sizeof(field), "%s@unit", tb_subject_tables[table]);
		finding.id = FINDING_AMOUNT_UNIT;
		finding.value = section->unit_name;
		finding.expected = NULL;
		finding_add(&parsed->findings, &finding);
	}
}

/* --- what should be there and is not (R16) ----------------------------------------- */

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

const char *
rules_subject(const struct tb_plan *plan, enum tb_section table, size_t i, int year)
{
	return subject_at(plan, table, i, year).code;
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

/* Which subjects of the plan a table speaks of, by their places in the plan's list. A code
 * that is only misspelt is told at its row, and not as missing too. */
static void
mark_reported(const struct tb_plan *plan, const struct spot *spot, int year, char *reported)
{
	char mended[RULES_CODE_SIZE];
	size_t at;

	if (spot->code == NULL)
		return;
	if (find_subject(plan, spot->table, spot->code, year, &at))
		reported[at] = 1;
	rules_mend_code(spot->code, mended);
	if (strcmp(mended, spot->code) != 0 && find_subject(plan, spot->table, mended, year, &at))
		reported[at] = 1;
}

/* So are those whose rows were deleted from a form. */
static void
mark_deleted(
    const struct tb_plan *plan, const struct parsed *parsed, enum tb_section table, char *reported)
{
	size_t i, at;

	for (i = 0; i < parsed->findings.n; i++) {
		const struct finding *finding = &parsed->findings.list[i];

		if (finding->id == FINDING_ROW_DELETED && finding->code != NULL &&
		    finding->section != NULL &&
		    strcmp(finding->section, tb_subject_tables[table]) == 0 &&
		    find_subject(plan, table, finding->code, parsed->record.period.year, &at))
			reported[at] = 1;
	}
}

static void
check_missing(
    const struct rules *rules, struct parsed *parsed, enum tb_section table, const char *reported)
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

		if (reporter == NULL || reported[i] || strcmp(reporter, record->unit) != 0)
			continue;
		subject = subject_at(rules->plan, table, i, record->period.year);
		if (rules_is_closed(rules->plan, table, subject.code, record->period))
			continue;
		missing++;
		tb_buf_printf(
		    &names, "%s%s %s", missing > 1 ? "、" : "", subject.code, subject.name);
	}
	snprintf(count, sizeof(count), "%zu", missing);
	if (missing > 0 && rules_suggest_missing(parsed, table, names.s) < missing)
		finding_add(&parsed->findings, &(struct finding){.id = FINDING_ROWS_MISSING,
						   .level = -1,
						   .line = record->section[table].line,
						   .section = tb_subject_tables[table],
						   .detail = {count, names.s}});
	tb_buf_release(&names);
}

/* --- all of them ------------------------------------------------------------------- */

/* What is known of a table on the way through its rows. */
struct table {
	enum tb_section id;
	struct map lines;	/* of its codes */
	char *reported;		/* by place in the plan's list */
	struct finding project; /* the last one, for its milestones */
	struct tb_buf code;	/* of that */
	int keeps;		/* its amounts */
};

static void
check_row(
    const struct rules *rules, struct parsed *parsed, struct table *table, const struct tb_row *row)
{
	struct spot spot;

	spot_of(&parsed->record, row, &spot);
	check_code(rules, parsed, &spot);
	rules_amount(parsed, &spot, 0);
	rules_amount(parsed, &spot, 1);
	rules_twice(parsed, &table->lines, rules_finding(FINDING_CODE_TWICE, &spot, -1), spot.code,
	    spot.line);
	mark_reported(rules->plan, &spot, parsed->record.period.year, table->reported);
	if (table->keeps)
		amount_put(&parsed->amounts, row, 1);
	if (spot.project == NULL)
		return;
	table->project = rules_finding(FINDING_DATE, &spot, -1);
	tb_buf_reset(&table->code);
	tb_buf_puts(&table->code, spot.code != NULL ? spot.code : "");
}

static void
check_rows(const struct rules *rules, struct parsed *parsed, struct table *table, const char *today)
{
	const struct tb_row *row;
	struct walk walk;

	walk_begin(&walk, &parsed->rows, (enum tb_row_kind)table->id);
	while ((row = walk_next(&walk)) != NULL)
		if (row->kind == TB_ROW_MILESTONE)
			rules_milestone(parsed, &row->milestone, table->project,
			    table->code.len > 0 ? table->code.s : NULL, today);
		else
			check_row(rules, parsed, table, row);
	walk_end(&walk);
}

static void
check_table(const struct rules *rules, struct parsed *parsed, enum tb_section id, const char *today)
{
	const struct tb_record *record = &parsed->record;
	size_t subjects = rules_subjects(rules->plan, id);
	/* more rows than the plan has subjects: it is refused, and its amounts are not asked for */
	struct table table = {.id = id,
	    .reported = tb_xcalloc(subjects + 1, 1),
	    .code = TB_BUF_INIT,
	    .keeps = rules_count(record, id) <= subjects};

	check_section(rules, parsed, id);
	check_rows(rules, parsed, &table, today);
	mark_deleted(rules->plan, parsed, id, table.reported);
	if (record->unit != NULL && tb_plan_unit_name(rules->plan, record->unit) != NULL &&
	    record->period.month != 0)
		check_missing(rules, parsed, id, table.reported);
	map_release(&table.lines);
	tb_buf_release(&table.code);
	free(table.reported);
}

void
rules_rows(const struct rules *rules, struct parsed *parsed)
{
	char today[11];
	int table;

	tb_date_format(rules->arrived, today);
	for (table = 0; table < 3; table++)
		check_table(rules, parsed, (enum tb_section)table, today);
	rules_totals(rules, parsed);
	rules_problems(parsed, today);
}
