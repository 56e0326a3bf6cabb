/*
 * The indicator table and the form (<indicators>, <form>): every field that a
 * submission must have is worded once, and none that it has not.
 */
#include "field.h"
#include "plan-private.h"
#include "utf8.h"

/* --- indicators -------------------------------------------------------------------- */

/* What an indicator names, and the sender does not add up. */
static int
is_amount(const struct tb_field *field)
{
	return field->kind == TB_FIELD_AMOUNT && field->place == TB_FIELD_ROW;
}

/* Has a table for the subjects of the indicator this amount? */
static int
suits(const struct tb_plan_indicator *indicator, const char *name)
{
	const struct tb_field *at;

	for (at = tb_fields; at->table != NULL; at++) {
		enum tb_subject subject = tb_form_subject(at->table);

		if (is_amount(at) && strcmp(at->name, name) == 0 &&
		    tb_plan_has_tag(indicator->subjects, tb_subject_names[subject]))
			return 1;
	}
	return 0;
}

static int
check_indicator(const struct tb_plan_indicator *indicator, struct tb_err *err)
{
	size_t i, k;

	for (i = 0; i < indicator->nfields; i++) {
		const struct tb_plan_indicator_field *field = &indicator->fields[i];

		if (!suits(indicator, field->name))
			return plan_fail(err, field->source,
			    "<field name=\"%s\">: no amount of the indicator '%s' is called so; "
			    "row@value and row@base are of industries and enterprises, "
			    "project@plan and project@cumulative of projects",
			    field->name, indicator->code);
		for (k = 0; k < i; k++)
			if (strcmp(indicator->fields[k].name, field->name) == 0)
				return plan_fail(err, field->source,
				    "<field name=\"%s\"> stands twice in the indicator '%s', first "
				    "in line %d; remove one",
				    field->name, indicator->code, indicator->fields[k].source.line);
	}
	return 0;
}

/* A form takes the heads of amounts from the indicators: all of them must be there. */
static int
check_amounts(
    const struct tb_plan *plan, const struct tb_plan_indicator *indicator, struct tb_err *err)
{
	const struct tb_field *at;

	for (at = tb_fields; at->table != NULL; at++)
		if (is_amount(at) && suits(indicator, at->name) &&
		    tb_field_head(plan, indicator, at->table, at->name) == NULL)
			return plan_fail(err, indicator->source,
			    "<indicator code=\"%s\"> lacks <field name=\"%s\">, which the <form> "
			    "asks for; add it",
			    indicator->code, at->name);
	return 0;
}

/* --- columns ------------------------------------------------------------------------ */

static int
check_shown(
    const struct tb_plan_table *table, const struct tb_plan_column *column, struct tb_err *err)
{
	enum tb_subject subject = tb_form_subject(table->code);
	int project = subject == TB_SUBJECT_PROJECT;

	if (!plan_is_one_of(tb_show_names, column->show))
		return plan_fail(err, column->source,
		    "<column show=\"%s\">: name, total, plan, last or year-ago is needed",
		    column->show);
	if (strcmp(column->show, "name") == 0 && strcmp(table->code, "milestones") == 0)
		return 0;
	if (subject == TB_SUBJECT_MAX || (strcmp(column->show, "total") == 0 && !project))
		return plan_fail(err, column->source,
		    "<column show=\"%s\">: the table '%s' has nothing of the kind; remove it",
		    column->show, table->code);
	return 0;
}

static int
check_column(const struct tb_plan_table *table, size_t i, struct tb_err *err)
{
	const struct tb_plan_column *column = &table->columns[i];
	const struct tb_field *field = tb_field_find(table->code, column->field);
	int amount = field != NULL && is_amount(field);
	size_t k;

	if ((column->field[0] == '\0') == (column->show[0] == '\0'))
		return plan_fail(err, column->source,
		    "<column> in the table '%s': give either a field or show", table->code);
	if (column->field[0] != '\0' && field == NULL)
		return plan_fail(err, column->source,
		    "<column field=\"%s\">: a submission has no such field in '%s'; correct or "
		    "remove it",
		    column->field, table->code);
	if (amount && column->head[0] != '\0')
		return plan_fail(err, column->source,
		    "<column field=\"%s\" head=\"%s\">: an amount has the head of its indicator's "
		    "<field>; remove the head here",
		    column->field, column->head);
	if (!amount && column->head[0] == '\0')
		return plan_fail(err, column->source,
		    "<column %s=\"%s\"> lacks the attribute 'head'; add it",
		    field != NULL ? "field" : "show", field != NULL ? column->field : column->show);
	for (k = 0; k < i; k++)
		if (strcmp(table->columns[k].field, column->field) == 0 &&
		    strcmp(table->columns[k].show, column->show) == 0)
			return plan_fail(err, column->source,
			    "<column %s=\"%s\"> stands twice in '%s', first in line %d; remove one",
			    field != NULL ? "field" : "show",
			    field != NULL ? column->field : column->show, table->code,
			    table->columns[k].source.line);
	return field == NULL ? check_shown(table, column, err) : 0;
}

/* --- tables ------------------------------------------------------------------------- */

/* What a sheet may be called in every spreadsheet program. */
static int
is_sheet_name(const char *s)
{
	return s[0] != '\'' && strpbrk(s, "[]:*?/\\") == NULL && tb_utf8_count(s) <= 31;
}

static int
has_column(const struct tb_plan_table *table, const char *field)
{
	size_t i;

	for (i = 0; i < table->ncolumns; i++)
		if (strcmp(table->columns[i].field, field) == 0)
			return 1;
	return 0;
}

static int
check_required(const struct tb_plan_table *table, struct tb_err *err)
{
	const struct tb_field *at;

	for (at = tb_fields; at->table != NULL; at++)
		if (at->required && strcmp(at->table, table->code) == 0 &&
		    !has_column(table, at->name))
			return plan_fail(err, table->source,
			    "<table code=\"%s\"> lacks <column field=\"%s\">, which a submission "
			    "must have; add it",
			    table->code, at->name);
	return 0;
}

static int
check_table(const struct tb_plan_form *form, size_t i, struct tb_err *err)
{
	static const char *const units[] = {"元", "万元", "亿元", NULL};
	const struct tb_plan_table *table = &form->tables[i];
	int amounts = tb_form_subject(table->code) != TB_SUBJECT_MAX;
	size_t k;

	if (!plan_is_one_of(tb_form_tables, table->code))
		return plan_fail(err, table->source,
		    "<table code=\"%s\">: a submission has no such table; head, industries, "
		    "enterprises, projects, milestones, problems or practices is needed",
		    table->code);
	if (!is_sheet_name(table->title))
		return plan_fail(err, table->source,
		    "<table title=\"%s\">: a sheet cannot be called so; up to 31 characters "
		    "without []:*?/\\ are needed",
		    table->title);
	if (amounts != plan_is_one_of(units, table->unit))
		return plan_fail(err, table->source, "<table code=\"%s\" unit=\"%s\">: %s",
		    table->code, table->unit,
		    amounts ? "元, 万元 or 亿元 is needed" : "it has no amounts; remove the unit");
	for (k = 0; k < i; k++)
		if (strcmp(form->tables[k].code, table->code) == 0 ||
		    strcmp(form->tables[k].title, table->title) == 0)
			return plan_fail(err, table->source,
			    "<table code=\"%s\" title=\"%s\"> stands twice, first in line %d; "
			    "remove or rename one",
			    table->code, table->title, form->tables[k].source.line);
	for (k = 0; k < table->ncolumns; k++)
		if (check_column(table, k, err) != 0)
			return -1;
	return check_required(table, err);
}

static int
has_table(const struct tb_plan_form *form, const char *code)
{
	size_t i;

	for (i = 0; i < form->ntables; i++)
		if (strcmp(form->tables[i].code, code) == 0)
			return 1;
	return 0;
}

/* The head, and a table for every kind of subject that something is reported of. */
static int
check_needed(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;
	int t;

	for (t = 0; tb_form_tables[t] != NULL; t++) {
		const char *code = tb_form_tables[t];
		enum tb_subject subject = tb_form_subject(code);
		int needed = strcmp(code, "head") == 0;

		for (i = 0; i < plan->nindicators && subject != TB_SUBJECT_MAX; i++)
			needed |= tb_plan_has_tag(
			    plan->indicators[i].subjects, tb_subject_names[subject]);
		if (needed && !has_table(&plan->form, code))
			return plan_fail(err, plan->form.source,
			    "<form> lacks <table code=\"%s\">, which a submission needs; add it",
			    code);
	}
	return 0;
}

int
plan_check_form(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nindicators; i++)
		if (check_indicator(&plan->indicators[i], err) != 0)
			return -1;
	if (plan->form.source.file == NULL)
		return 0;
	for (i = 0; i < plan->nindicators; i++)
		if (check_amounts(plan, &plan->indicators[i], err) != 0)
			return -1;
	for (i = 0; i < plan->form.ntables; i++)
		if (check_table(&plan->form, i, err) != 0)
			return -1;
	return check_needed(plan, err);
}
