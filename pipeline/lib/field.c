/* The fields of a submission by table: see field.h. */
#include "field.h"
#include <string.h>

enum { NAME_CHARS = 100, NOTE_CHARS = 500, TEXT_CHARS = 4000 };

static const char *const categories[] = {
    "生产要素", "政策扶持", "审批服务", "产业发展", "安全环保", "其他", NULL};
static const char *const sources[] = {"企业", "项目", "县市区", "部门", NULL};
const char *const tb_problem_statuses[] = {"新增", "推进", "销号", NULL};

const char *const tb_form_tables[] = {
    "head", "industries", "enterprises", "projects", "milestones", "problems", "practices", NULL};

const char *const tb_list_tables[] = {"rolling-list", "items", NULL};
/* In the order of receive's enum list_decision. */
static const char *const decisions[] = {"同意", "不同意", "另定级别", NULL};

const char *const tb_subject_tables[TB_SUBJECT_MAX] = {
    [TB_SUBJECT_INDUSTRY] = "industries",
    [TB_SUBJECT_ENTERPRISE] = "enterprises",
    [TB_SUBJECT_PROJECT] = "projects",
};

const char *const tb_show_names[TB_SHOW_MAX + 1] = {
    "name", "total", "plan", "last", "year-ago", NULL};

/* clang-format off */
#define ONCE(table, name, kind, required, chars) \
	{table, name, TB_FIELD_##kind, TB_FIELD_ONCE, required, chars, NULL}
#define TOTAL(table, name, kind) {table, name, TB_FIELD_##kind, TB_FIELD_TOTAL, 0, 0, NULL}
#define KEY(table, name) {table, name, TB_FIELD_CODE, TB_FIELD_KEY, 1, 0, NULL}
#define ROW(table, name, kind, required, chars) \
	{table, name, TB_FIELD_##kind, TB_FIELD_ROW, required, chars, NULL}
#define CHOICE(table, name, place, words) \
	{table, name, TB_FIELD_CHOICE, TB_FIELD_##place, 1, 0, words}

const struct tb_field tb_fields[] = {
    ONCE("head", "submission@plan", CODE, 1, 0),
    ONCE("head", "submission@unit", CODE, 1, 0),
    ONCE("head", "submission@period", MONTH, 1, 0),
    ONCE("head", "submission@version", NUMBER, 1, 0),
    ONCE("head", "submission@date", DAY, 1, 0),
    ONCE("head", "contact@name", TEXT, 1, NAME_CHARS),
    ONCE("head", "contact@phone", TEXT, 1, NAME_CHARS),
    ONCE("head", "responsible@prepared", TEXT, 1, NAME_CHARS),
    ONCE("head", "responsible@reviewed", TEXT, 1, NAME_CHARS),
    ONCE("head", "responsible@approved", TEXT, 1, NAME_CHARS),
    ONCE("head", "reason", TEXT, 0, NOTE_CHARS),

    ONCE("industries", "industries@indicator", CODE, 1, 0),
    ONCE("industries", "industries@unit", CODE, 1, 0),
    TOTAL("industries", "industries@rows", NUMBER),
    TOTAL("industries", "industries@sum", AMOUNT),
    TOTAL("industries", "industries@base-sum", AMOUNT),
    KEY("industries", "row@code"),
    ROW("industries", "row@value", AMOUNT, 1, 0),
    ROW("industries", "row@base", AMOUNT, 1, 0),
    ROW("industries", "row@note", TEXT, 0, NOTE_CHARS),

    ONCE("enterprises", "enterprises@indicator", CODE, 1, 0),
    ONCE("enterprises", "enterprises@unit", CODE, 1, 0),
    TOTAL("enterprises", "enterprises@rows", NUMBER),
    TOTAL("enterprises", "enterprises@sum", AMOUNT),
    TOTAL("enterprises", "enterprises@base-sum", AMOUNT),
    KEY("enterprises", "row@code"),
    ROW("enterprises", "row@value", AMOUNT, 1, 0),
    ROW("enterprises", "row@base", AMOUNT, 1, 0),
    ROW("enterprises", "row@note", TEXT, 0, NOTE_CHARS),
    ROW("enterprises", "row@uscc", CODE, 0, 0),

    ONCE("projects", "projects@indicator", CODE, 1, 0),
    ONCE("projects", "projects@unit", CODE, 1, 0),
    TOTAL("projects", "projects@rows", NUMBER),
    TOTAL("projects", "projects@sum", AMOUNT),
    TOTAL("projects", "projects@plan-sum", AMOUNT),
    KEY("projects", "project@code"),
    ROW("projects", "project@plan", AMOUNT, 1, 0),
    ROW("projects", "project@cumulative", AMOUNT, 1, 0),
    CHOICE("projects", "project@stage", ROW, tb_stage_names),
    ROW("projects", "project@note", TEXT, 0, NOTE_CHARS),
    ROW("projects", "project@national", CODE, 0, 0),

    KEY("milestones", "project@code"),
    CHOICE("milestones", "milestone@type", KEY, tb_milestone_names),
    ROW("milestones", "milestone@planned", MONTH, 1, 0),
    ROW("milestones", "milestone@actual", DAY, 0, 0),

    KEY("problems", "problem@id"),
    ROW("problems", "problem", TEXT, 1, TEXT_CHARS),
    CHOICE("problems", "problem@category", ROW, categories),
    CHOICE("problems", "problem@source", ROW, sources),
    ROW("problems", "problem@responsible", TEXT, 1, NAME_CHARS),
    ROW("problems", "problem@opened", DAY, 1, 0),
    ROW("problems", "problem@due", DAY, 0, 0),
    CHOICE("problems", "problem@status", ROW, tb_problem_statuses),
    ROW("problems", "problem@closed", DAY, 0, 0),

    ROW("practices", "practice@title", TEXT, 1, NAME_CHARS),
    ROW("practices", "practice", TEXT, 1, TEXT_CHARS),
    {NULL, NULL, TB_FIELD_CODE, TB_FIELD_ROW, 0, 0, NULL},
};

static const struct tb_field list_fields[] = {
    ONCE("rolling-list", "rolling-list@plan", CODE, 1, 0),
    ONCE("rolling-list", "rolling-list@year", CODE, 1, 0),
    ONCE("rolling-list", "rolling-list@digest", CODE, 1, 0),
    ONCE("rolling-list", "rolling-list@basis", CODE, 0, 0),
    ONCE("rolling-list", "rolling-list@number", TEXT, 0, NAME_CHARS),
    ONCE("rolling-list", "rolling-list@in-force", DAY, 0, 0),
    ONCE("rolling-list", "rolling-list@by", TEXT, 0, NAME_CHARS),
    KEY("items", "item@code"),
    KEY("items", "item@name"),
    CHOICE("items", "item@decision", ROW, decisions),
    CHOICE("items", "item@level", ROW, NULL), /* the ladder's */
    ROW("items", "item@plan", AMOUNT, 0, 0),
    ROW("items", "item@note", TEXT, 0, NOTE_CHARS),
    {NULL, NULL, TB_FIELD_CODE, TB_FIELD_ROW, 0, 0, NULL},
};
/* clang-format on */

static const struct tb_field *
find_in(const struct tb_field *at, const char *table, const char *name)
{
	for (; at->table != NULL; at++)
		if (strcmp(at->table, table) == 0 && strcmp(at->name, name) == 0)
			return at;
	return NULL;
}

const struct tb_field *
tb_fields_with(const char *table)
{
	const char *const *at;

	for (at = tb_list_tables; *at != NULL; at++)
		if (strcmp(*at, table) == 0)
			return list_fields;
	return tb_fields;
}

const struct tb_field *
tb_field_find(const char *table, const char *name)
{
	return find_in(tb_fields_with(table), table, name);
}

enum tb_subject
tb_form_subject(const char *table)
{
	int i;

	for (i = 0; i < TB_SUBJECT_MAX && strcmp(tb_subject_tables[i], table) != 0; i++)
		;
	return (enum tb_subject)i;
}

static const char *
indicator_head(const struct tb_plan_indicator *indicator, const char *name)
{
	size_t i;

	for (i = 0; i < indicator->nfields; i++)
		if (strcmp(indicator->fields[i].name, name) == 0)
			return indicator->fields[i].head;
	return NULL;
}

/* The head that all indicators give the field; NULL = none does, or they differ. */
static const char *
common_head(const struct tb_plan *plan, const char *name)
{
	const char *head = NULL, *other;
	size_t i;

	for (i = 0; i < plan->nindicators; i++) {
		other = indicator_head(&plan->indicators[i], name);
		if (head != NULL && other != NULL && strcmp(head, other) != 0)
			return NULL;
		head = other != NULL ? other : head;
	}
	return head;
}

const char *
tb_field_head(const struct tb_plan *plan, const struct tb_plan_indicator *indicator,
    const char *table, const char *name)
{
	const char *in = table != NULL ? table : "head";
	const struct tb_field *field = tb_field_find(in, name);
	size_t i, k;

	if (field == NULL && strcmp(in, "projects") == 0)
		field = tb_field_find("milestones", name);
	if (field == NULL)
		return NULL;
	if (field->kind == TB_FIELD_AMOUNT && field->place == TB_FIELD_ROW)
		return indicator != NULL ? indicator_head(indicator, name)
					 : common_head(plan, name);
	for (i = 0; i < plan->form.ntables; i++)
		for (k = 0; k < plan->form.tables[i].ncolumns; k++) {
			const struct tb_plan_column *column = &plan->form.tables[i].columns[k];

			if (strcmp(plan->form.tables[i].code, field->table) == 0 &&
			    strcmp(column->field, name) == 0)
				return column->head;
		}
	return NULL;
}
