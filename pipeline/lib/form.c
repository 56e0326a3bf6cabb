/* The layout of a form: see form.h.  What stands in its rows is form-rows.c. */
#include "digest.h"
#include "form-private.h"
#include <stdio.h>

/* --- the checksum ------------------------------------------------------------------ */

void
tb_form_sum_add(struct tb_buf *keys, const char *table, const char *key)
{
	tb_buf_printf(keys, "%s\t%s\n", table, key);
}

void
tb_form_sum(const struct tb_buf *keys, char sum[TB_FORM_SUM_LEN + 1])
{
	char digest[TB_DIGEST_LEN + 1];

	tb_digest(keys->s, keys->len, digest);
	memcpy(sum, digest, TB_FORM_SUM_LEN);
	sum[TB_FORM_SUM_LEN] = '\0';
}

void
tb_form_sign(struct tb_form *form)
{
	struct tb_buf keys = TB_BUF_INIT;
	char period[8];
	size_t t, i;

	for (t = 0; t < form->ntables; t++)
		for (i = 0; i < form->tables[t].nkeyed; i++)
			tb_form_sum_add(&keys, form->tables[t].code, form->tables[t].rows[i].key);
	tb_form_sum(&keys, form->sum);
	tb_period_format(form->period, period);
	form->id = tb_arena_printf(&form->arena, "%s/%s/%s/v%ld/f%s/%s", form->plan, form->unit,
	    period, form->version, form->format, form->sum);
	tb_buf_release(&keys);
}

/* --- which indicator a table is of ---------------------------------------------------- */

static int
reports_any(
    const struct form_maker *m, const struct tb_plan_indicator *indicator, enum tb_subject subject)
{
	size_t i, n = form_subjects(m->plan, subject);

	if (!tb_plan_has_tag(indicator->subjects, tb_subject_names[subject]))
		return 0;
	for (i = 0; i < n; i++)
		if (form_reports(m, indicator, subject, i))
			return 1;
	return 0;
}

/* The unit's one indicator of the kind; *indicator NULL = it reports none. */
static int
find_indicator(const struct form_maker *m, enum tb_subject subject,
    const struct tb_plan_indicator **indicator, struct tb_err *err)
{
	const struct tb_plan_indicator *at;
	size_t i;

	*indicator = NULL;
	for (i = 0; i < m->plan->nindicators; i++) {
		at = &m->plan->indicators[i];
		if (!reports_any(m, at, subject))
			continue;
		if (*indicator != NULL)
			return tb_err_set(err, TB_MSG_PLAN, at->source.file, at->source.line, 0,
			    "<indicator code=\"%s\">: '%s' is to report it and '%s' of %s, and a "
			    "submission has one indicator a table; let another unit report one",
			    at->code, m->form->unit, (*indicator)->code, tb_subject_names[subject]);
		*indicator = at;
	}
	return 0;
}

/* --- tables ---------------------------------------------------------------------------- */

static const char *
with_unit(struct tb_form *form, const char *head, const char *unit)
{
	return tb_arena_printf(&form->arena, "%s（%s）", head, unit);
}

static const char *
help_of(const struct tb_form_table *table, const struct tb_plan_column *column)
{
	const struct tb_plan_indicator *indicator = table->indicator;
	size_t i;

	for (i = 0; column->help[0] == '\0' && indicator != NULL && i < indicator->nfields; i++)
		if (strcmp(indicator->fields[i].name, column->field) == 0)
			return indicator->fields[i].help;
	return column->help;
}

static void
add_column(const struct form_maker *m, struct tb_form_table *table,
    const struct tb_plan_column *source, const struct tb_field *field)
{
	struct tb_form_column *column = &table->columns[table->ncolumns++];
	int show = -1, i;

	for (i = 0; i < TB_SHOW_MAX; i++)
		if (strcmp(source->show, tb_show_names[i]) == 0)
			show = i;
	column->field = field;
	column->show = show;
	column->amount = field != NULL ? field->kind == TB_FIELD_AMOUNT : show != TB_SHOW_NAME;
	column->name = field != NULL
			   ? tb_field_head(m->plan, table->indicator, table->code, field->name)
			   : source->head;
	column->head =
	    column->amount ? with_unit(m->form, column->name, table->unit) : column->name;
	column->help = help_of(table, source);
}

/* What the form says itself, and the clerk does not. */
static int
is_printed(const struct tb_field *field)
{
	static const char *const printed[] = {
	    "submission@plan", "submission@unit", "submission@period"};
	size_t i;

	for (i = 0; i < TB_LEN(printed); i++)
		if (strcmp(field->name, printed[i]) == 0)
			return 1;
	return strcmp(field->table, "head") != 0;
}

static void
add_item(const struct form_maker *m, struct tb_form_table *table,
    const struct tb_plan_column *source, const struct tb_field *field)
{
	struct tb_form_item *item = &table->items[table->nitems++];

	item->field = field;
	item->head = source->head;
	item->help = source->help;
	item->locked = is_printed(field);
	item->text = form_item_text(m, table, field);
}

static void
fill_table(
    const struct form_maker *m, struct tb_form_table *table, const struct tb_plan_table *source)
{
	size_t i;

	table->code = source->code;
	table->title = source->title;
	table->help = source->help;
	table->unit = source->unit;
	table->columns =
	    tb_arena_alloc(&m->form->arena, (source->ncolumns + 1) * sizeof(*table->columns));
	table->items =
	    tb_arena_alloc(&m->form->arena, (source->ncolumns + 1) * sizeof(*table->items));
	for (i = 0; i < source->ncolumns; i++) {
		const struct tb_plan_column *column = &source->columns[i];
		const struct tb_field *field = tb_field_find(source->code, column->field);

		if (field != NULL && field->place == TB_FIELD_ONCE)
			add_item(m, table, column, field);
		else if (field == NULL || field->place != TB_FIELD_TOTAL)
			add_column(m, table, column, field);
	}
	if (table->ncolumns > 0)
		form_fill_rows(m, table, source->spare);
}

/* A table of subjects that the unit does not report is left out; milestones are of projects. */
static int
add_table(const struct form_maker *m, const struct tb_plan_table *source, struct tb_err *err)
{
	struct tb_form_table *table = &m->form->tables[m->form->ntables];
	enum tb_subject subject = tb_form_subject(source->code);
	int of_projects = strcmp(source->code, "milestones") == 0;

	if (of_projects)
		subject = TB_SUBJECT_PROJECT;
	if (subject != TB_SUBJECT_MAX && find_indicator(m, subject, &table->indicator, err) != 0)
		return -1;
	if (subject != TB_SUBJECT_MAX && table->indicator == NULL)
		return 0;
	fill_table(m, table, source);
	m->form->ntables++;
	return 0;
}

/* --- the form ---------------------------------------------------------------------------- */

static int
check(const struct tb_plan *plan, const char *unit, struct tb_period period, struct tb_err *err)
{
	const struct tb_plan_identity *identity = &plan->identity;

	if (plan->form.source.file == NULL)
		return tb_err_set(err, TB_MSG_PLAN, identity->source.file, identity->source.line, 0,
		    "the plan has no <form>; add one, see tongbao-plan(5)");
	if (period.month == 1)
		return tb_err_set(err, TB_MSG_PERIOD, NULL, 0, 0,
		    "%d-01: January is reported with February; name another month", period.year);
	if (period.year <= identity->base_year || period.year > identity->target_year)
		return tb_err_set(err, TB_MSG_PERIOD, NULL, 0, 0,
		    "%d is not one of the plan's years, %d to %d; name another month", period.year,
		    identity->base_year + 1, identity->target_year);
	if (tb_plan_unit_name(plan, unit) == NULL)
		return tb_err_set(err, TB_MSG_VALUE, NULL, 0, 0,
		    "'%s' is no county and no department of the plan; correct the code", unit);
	return 0;
}

int
tb_form_make(const struct tb_plan *plan, const char *unit, struct tb_period period,
    const struct tb_form_before *before, struct tb_form *form, struct tb_err *err)
{
	struct form_maker maker = {plan, *before, form};
	size_t i;

	*form = (struct tb_form){0};
	if (check(plan, unit, period, err) != 0)
		return -1;
	form->format = TB_FORM_FORMAT;
	form->plan = plan->identity.id;
	form->unit = tb_arena_strdup(&form->arena, unit);
	form->unit_name = tb_plan_unit_name(plan, unit);
	form->period = period;
	form->version = before->now != NULL ? before->now->version + 1 : 1;
	form->known = before->now != NULL || before->last != NULL;
	if (form_last_of_year(&maker) != NULL)
		form->last = before->last->period;
	form->deadline = tb_plan_deadline(plan, period);
	form->words = &plan->form;
	form->tables =
	    tb_arena_alloc(&form->arena, (plan->form.ntables + 1) * sizeof(*form->tables));
	for (i = 0; i < plan->form.ntables; i++)
		if (add_table(&maker, &plan->form.tables[i], err) != 0) {
			tb_form_release(form);
			return -1;
		}
	tb_form_sign(form);
	return 0;
}

void
tb_form_release(struct tb_form *form)
{
	tb_arena_release(&form->arena);
	*form = (struct tb_form){0};
}
