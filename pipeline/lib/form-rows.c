/*
 * The rows of a form: which subjects a unit reports, and what is known of them
 * already, from the plan and from what it reported before.  What was reported
 * for the same period already stands in the cells to be filled, so that a
 * correction changes only what is wrong; what was reported for an earlier one
 * is shown beside them, and stands in cells only where it goes on (stage,
 * milestones, problems that are open).
 */
#include "form-private.h"
#include <stdio.h>

/* --- subjects ------------------------------------------------------------------------ */

size_t
form_subjects(const struct tb_plan *plan, enum tb_subject subject)
{
	return subject == TB_SUBJECT_INDUSTRY	  ? plan->nindustries
	       : subject == TB_SUBJECT_ENTERPRISE ? plan->nenterprises
						  : plan->nprojects;
}

static const char *
subject_code(const struct tb_plan *plan, enum tb_subject subject, size_t i)
{
	return subject == TB_SUBJECT_INDUSTRY	  ? plan->industries[i].code
	       : subject == TB_SUBJECT_ENTERPRISE ? plan->enterprises[i].code
						  : plan->projects[i].code;
}

int
form_reports(const struct form_maker *m, const struct tb_plan_indicator *indicator,
    enum tb_subject subject, size_t i)
{
	struct tb_period period = m->form->period;
	const char *code = subject_code(m->plan, subject, i), *unit;
	struct tb_plan_closing closing;

	if (subject == TB_SUBJECT_PROJECT && m->plan->projects[i].year != period.year)
		return 0;
	unit = tb_plan_reporter(m->plan, indicator->code, code, period.year);
	return unit != NULL && strcmp(unit, m->form->unit) == 0 &&
	       !tb_plan_closing(m->plan, subject, code, period, &closing);
}

/* --- what was reported ----------------------------------------------------------------- */

static const struct tb_record_row *
find_row(const struct tb_record *record, enum tb_subject subject, const char *code)
{
	const struct tb_record_row *rows;
	size_t i, n;

	if (record == NULL)
		return NULL;
	rows = subject == TB_SUBJECT_INDUSTRY ? record->industries : record->enterprises;
	n = subject == TB_SUBJECT_INDUSTRY ? record->nindustries : record->nenterprises;
	for (i = 0; i < n; i++)
		if (tb_same(rows[i].code, code))
			return &rows[i];
	return NULL;
}

static const struct tb_record_project *
find_project(const struct tb_record *record, const char *code)
{
	size_t i;

	for (i = 0; record != NULL && i < record->nprojects; i++)
		if (tb_same(record->projects[i].code, code))
			return &record->projects[i];
	return NULL;
}

const struct tb_record *
form_last_of_year(const struct form_maker *m)
{
	const struct tb_record *last = m->before.last;

	return last != NULL && last->period.year == m->form->period.year ? last : NULL;
}

/* --- cells -------------------------------------------------------------------------------- */

struct cells {
	const struct form_maker *m;
	struct tb_form_table *table;
	enum tb_unit unit; /* of the table */
};

static const char *
yuan_text(const struct cells *c, int64_t yuan)
{
	char text[TB_AMOUNT_SIZE];

	tb_amount_format(yuan, c->unit, text);
	return tb_arena_strdup(&c->m->form->arena, text);
}

static const char *
value_text(const struct cells *c, const struct tb_value *value)
{
	if (value == NULL || value->state == TB_VALUE_ABSENT)
		return "";
	return value->state == TB_VALUE_AMOUNT ? yuan_text(c, value->yuan)
					       : tb_or_empty(value->text);
}

static const char *
planned_text(const struct cells *c, const struct tb_plan_amount *amount)
{
	return amount->none ? "" : yuan_text(c, amount->yuan);
}

/* A subject's cumulative value in a record. */
static const char *
reported_text(const struct cells *c, const struct tb_record *record, const char *code)
{
	enum tb_subject subject = tb_form_subject(c->table->code);
	const struct tb_record_row *row;
	const struct tb_record_project *project;

	if (subject == TB_SUBJECT_PROJECT) {
		project = find_project(record, code);
		return value_text(c, project != NULL ? &project->cumulative : NULL);
	}
	row = find_row(record, subject, code);
	return value_text(c, row != NULL ? &row->value : NULL);
}

/* The code and name of a row's subject, and what the plan says of it. */
struct subject {
	const char *code, *name;
	struct tb_plan_amount plan;	       /* for the year */
	const struct tb_plan_project *project; /* NULL = it is none */
};

static const char *
shown_text(const struct cells *c, const struct subject *subject, int show)
{
	switch (show) {
	case TB_SHOW_NAME:
		return subject->name;
	case TB_SHOW_TOTAL:
		return subject->project != NULL ? planned_text(c, &subject->project->total) : "";
	case TB_SHOW_PLAN:
		return planned_text(c, &subject->plan);
	case TB_SHOW_LAST:
		return reported_text(c, form_last_of_year(c->m), subject->code);
	default:
		return reported_text(c, c->m->before.year_ago, subject->code);
	}
}

static struct tb_form_row *
add_row(const struct cells *c, const char *key)
{
	struct tb_form_table *table = c->table;
	struct tb_form_row *row = &table->rows[table->nrows++];
	size_t k;

	row->key = key;
	table->nkeyed += key != NULL;
	row->cells = tb_arena_alloc(&c->m->form->arena, table->ncolumns * sizeof(*row->cells));
	for (k = 0; k < table->ncolumns; k++)
		row->cells[k] = "";
	return row;
}

/* A field's name and what stands in it; ended by a name of NULL. */
struct filled {
	const char *name, *text;
};

/* Put each text into the column of its field; what is only shown is of the subject. */
static void
fill_row(const struct cells *c, struct tb_form_row *row, const struct subject *subject,
    const struct filled *filled)
{
	size_t k;

	for (k = 0; k < c->table->ncolumns; k++) {
		const struct tb_form_column *column = &c->table->columns[k];
		const struct filled *at = filled;

		if (column->field == NULL) {
			row->cells[k] = shown_text(c, subject, column->show);
			continue;
		}
		while (at->name != NULL && strcmp(at->name, column->field->name) != 0)
			at++;
		row->cells[k] = tb_or_empty(at->text);
	}
}

/* --- industries, enterprises ------------------------------------------------------------------ */

/* A part (其中) stands a little to the right of its whole. */
static const char *
enterprise_name(const struct cells *c, const struct tb_plan_enterprise *enterprise)
{
	if (enterprise->parent[0] == '\0')
		return enterprise->name;
	return tb_arena_printf(&c->m->form->arena, "　%s", enterprise->name);
}

/* What stands in the row already: of the same period, else what goes on from the last one. */
static const char *
uscc_of(const struct cells *c, const struct tb_record_row *now,
    const struct tb_plan_enterprise *enterprise)
{
	const struct tb_record_row *last =
	    find_row(c->m->before.last, TB_SUBJECT_ENTERPRISE, enterprise->code);

	if (now != NULL)
		return now->uscc;
	return last != NULL && last->uscc != NULL ? last->uscc : enterprise->uscc;
}

static void
add_amounts(const struct cells *c, enum tb_subject kind, size_t i)
{
	const struct tb_plan *plan = c->m->plan;
	const struct tb_plan_enterprise *enterprise =
	    kind == TB_SUBJECT_ENTERPRISE ? &plan->enterprises[i] : NULL;
	const struct tb_plan_path *path =
	    enterprise != NULL ? &enterprise->path : &plan->industries[i].path;
	struct subject subject = {subject_code(plan, kind, i),
	    enterprise != NULL ? enterprise_name(c, enterprise) : plan->industries[i].name,
	    tb_plan_path_value(path, c->m->form->period.year), NULL};
	const struct tb_record_row *now = find_row(c->m->before.now, kind, subject.code);
	const struct filled filled[] = {{"row@code", subject.code},
	    {"row@value", value_text(c, now != NULL ? &now->value : NULL)},
	    {"row@base", value_text(c, now != NULL ? &now->base : NULL)},
	    {"row@note", now != NULL ? now->note : NULL},
	    {"row@uscc", enterprise != NULL ? uscc_of(c, now, enterprise) : NULL}, {NULL, NULL}};

	fill_row(c, add_row(c, subject.code), &subject, filled);
}

/* --- projects ------------------------------------------------------------------------------------
 */

static void
add_project(const struct cells *c, size_t i)
{
	const struct tb_plan_project *plan = &c->m->plan->projects[i];
	const struct tb_record_project *now = find_project(c->m->before.now, plan->code);
	const struct tb_record_project *last = find_project(c->m->before.last, plan->code);
	const struct tb_record_project *of_year = find_project(form_last_of_year(c->m), plan->code);
	const struct tb_record_project *known = now != NULL ? now : last;
	const struct tb_record_project *planned = now != NULL ? now : of_year;
	const char *national = now != NULL ? now->national : plan->national;
	struct subject subject = {plan->code, plan->name, plan->plan, plan};

	if (now == NULL && last != NULL && last->national != NULL)
		national = last->national;
	const struct filled filled[] = {{"project@code", plan->code},
	    {"project@plan",
		planned != NULL ? value_text(c, &planned->plan) : planned_text(c, &plan->plan)},
	    {"project@cumulative", value_text(c, now != NULL ? &now->cumulative : NULL)},
	    {"project@stage", known != NULL ? known->stage : NULL},
	    {"project@note", now != NULL ? now->note : NULL}, {"project@national", national},
	    {NULL, NULL}};

	fill_row(c, add_row(c, plan->code), &subject, filled);
}

static void
add_milestone(const struct cells *c, const struct subject *subject, const char *type,
    const char *planned, const char *actual)
{
	struct tb_buf key = TB_BUF_INIT;
	const struct filled filled[] = {{"project@code", subject->code}, {"milestone@type", type},
	    {"milestone@planned", planned}, {"milestone@actual", actual}, {NULL, NULL}};

	tb_buf_printf(&key, "%s %s", subject->code, type);
	fill_row(c, add_row(c, tb_arena_strdup(&c->m->form->arena, key.s)), subject, filled);
	tb_buf_release(&key);
}

/* As last reported; then those that only the plan has. */
static void
add_milestones(const struct cells *c, size_t i)
{
	const struct tb_plan_project *plan = &c->m->plan->projects[i];
	const struct tb_record *record = c->m->before.now;
	const struct tb_record_project *project = find_project(record, plan->code);
	struct subject subject = {plan->code, plan->name, plan->plan, plan};
	const struct tb_record_milestone *known = NULL;
	size_t k, j, n = 0;

	if (project == NULL) {
		record = c->m->before.last;
		project = find_project(record, plan->code);
	}
	if (project != NULL) {
		known = tb_record_milestones(record, project);
		n = project->nmilestones;
	}
	for (k = 0; k < n; k++)
		add_milestone(
		    c, &subject, tb_or_empty(known[k].type), known[k].planned, known[k].actual);
	for (k = 0; k < plan->nmilestones; k++) {
		for (j = 0; j < n && !tb_same(known[j].type, plan->milestones[k].type); j++)
			;
		if (j == n)
			add_milestone(c, &subject, plan->milestones[k].type,
			    plan->milestones[k].planned, NULL);
	}
}

/* --- problems, practices ----------------------------------------------------------- */

static int
is_closed(const struct tb_record_problem *problem)
{
	return tb_same(problem->status, tb_problem_statuses[TB_PROBLEM_CLOSED]);
}

static void
add_problem(const struct cells *c, const struct tb_record_problem *problem, int goes_on)
{
	const struct filled filled[] = {{"problem@id", problem->id}, {"problem", problem->text},
	    {"problem@category", problem->category}, {"problem@source", problem->source},
	    {"problem@responsible", problem->responsible}, {"problem@opened", problem->opened},
	    {"problem@due", problem->due},
	    {"problem@status", goes_on ? tb_problem_statuses[TB_PROBLEM_OPEN] : problem->status},
	    {"problem@closed", problem->closed}, {NULL, NULL}};

	fill_row(c, add_row(c, problem->id), NULL, filled);
}

/* All of the same period, else those of the last one that are open. */
static void
add_problems(const struct cells *c)
{
	const struct tb_record *now = c->m->before.now;
	const struct tb_record *record = now != NULL ? now : c->m->before.last;
	size_t i;

	for (i = 0; record != NULL && i < record->nproblems; i++)
		if (now != NULL || !is_closed(&record->problems[i]))
			add_problem(c, &record->problems[i], now == NULL);
}

static void
add_practices(const struct cells *c)
{
	const struct tb_record *now = c->m->before.now;
	size_t i;

	for (i = 0; now != NULL && i < now->npractices; i++) {
		const struct filled filled[] = {{"practice@title", now->practices[i].title},
		    {"practice", now->practices[i].text}, {NULL, NULL}};

		fill_row(c, add_row(c, NULL), NULL, filled);
	}
}

/* --- all --------------------------------------------------------------------------- */

/* Enough for every row that could be. */
static size_t
most_rows(const struct form_maker *m)
{
	const struct tb_record *records[] = {m->before.now, m->before.last};
	size_t i, n = m->plan->nindustries + m->plan->nenterprises + m->plan->nprojects;

	for (i = 0; i < m->plan->nprojects; i++)
		n += m->plan->projects[i].nmilestones;
	for (i = 0; i < TB_LEN(records); i++)
		if (records[i] != NULL)
			n += records[i]->nmilestones + records[i]->nproblems +
			     records[i]->npractices;
	return n;
}

static void
fill_subjects(const struct cells *c)
{
	enum tb_subject kind = tb_form_subject(c->table->code);
	int milestones = kind == TB_SUBJECT_MAX;
	size_t i;

	if (milestones)
		kind = TB_SUBJECT_PROJECT;
	for (i = 0; i < form_subjects(c->m->plan, kind); i++) {
		if (!form_reports(c->m, c->table->indicator, kind, i))
			continue;
		if (milestones)
			add_milestones(c, i);
		else if (kind == TB_SUBJECT_PROJECT)
			add_project(c, i);
		else
			add_amounts(c, kind, i);
	}
}

void
form_fill_rows(const struct form_maker *m, struct tb_form_table *table, int spare)
{
	int unit = table->unit[0] != '\0' ? tb_unit_parse(table->unit) : TB_UNIT_YUAN;
	struct cells cells = {m, table, (enum tb_unit)unit};

	table->rows =
	    tb_arena_alloc(&m->form->arena, (most_rows(m) + (size_t)spare) * sizeof(*table->rows));
	if (table->indicator != NULL)
		fill_subjects(&cells);
	else if (strcmp(table->code, "problems") == 0)
		add_problems(&cells);
	else
		add_practices(&cells);
	for (; spare > 0; spare--)
		(void)add_row(&cells, NULL);
}

/* --- what stands once -------------------------------------------------------------- */

static const char *
number_text(const struct form_maker *m, long number)
{
	char text[24];

	snprintf(text, sizeof(text), "%ld", number);
	return tb_arena_strdup(&m->form->arena, text);
}

static const char *
period_text(const struct form_maker *m)
{
	char text[8];

	tb_period_format(m->form->period, text);
	return tb_arena_strdup(&m->form->arena, text);
}

const char *
form_item_text(
    const struct form_maker *m, const struct tb_form_table *table, const struct tb_field *field)
{
	static const struct tb_record nothing = {0};
	const struct tb_record *known = m->before.now != NULL	 ? m->before.now
					: m->before.last != NULL ? m->before.last
								 : &nothing;
	const struct filled filled[] = {{"submission@plan", m->form->plan},
	    {"submission@unit", m->form->unit}, {"submission@period", period_text(m)},
	    {"submission@version", number_text(m, m->form->version)},
	    {"contact@name", known->contact_name}, {"contact@phone", known->contact_phone},
	    {"responsible@prepared", known->prepared}, {"responsible@reviewed", known->reviewed},
	    {"responsible@approved", known->approved}, {NULL, NULL}};
	const struct filled *at;

	if (table->indicator != NULL)
		return strstr(field->name, "@unit") != NULL ? table->unit : table->indicator->code;
	for (at = filled; at->name != NULL; at++)
		if (strcmp(at->name, field->name) == 0)
			return tb_or_empty(at->text);
	return "";
}
