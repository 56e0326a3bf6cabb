/* The elements of a record and their attributes: see record-private.h. */
#include "record-private.h"

/* clang-format off */
#define TEXT(type, member)  {#member, offsetof(struct type, member), 0}
#define VALUE(type, member) {#member, offsetof(struct type, member), 1}
/* clang-format on */

static const struct record_field root_fields[] = {
    TEXT(tb_record, plan),
    TEXT(tb_record, unit),
    {"period", offsetof(struct tb_record, period_text), 0},
    {"version", offsetof(struct tb_record, version_text), 0},
    TEXT(tb_record, date),
    TEXT(tb_record, source),
    TEXT(tb_record, digest),
    TEXT(tb_record, arrived),
    TEXT(tb_record, status),
    {"signed", offsetof(struct tb_record, is_signed), 0},
};

static const struct record_field contact_fields[] = {
    {"name", offsetof(struct tb_record, contact_name), 0},
    {"phone", offsetof(struct tb_record, contact_phone), 0},
};

static const struct record_field responsible_fields[] = {
    TEXT(tb_record, prepared),
    TEXT(tb_record, reviewed),
    TEXT(tb_record, approved),
};

static const struct record_field section_fields[] = {
    TEXT(tb_record_section, indicator),
    {"unit", offsetof(struct tb_record_section, unit_name), 0},
    TEXT(tb_record_section, rows),
    VALUE(tb_record_section, sum),
    {"base-sum", offsetof(struct tb_record_section, second_sum), 1},
};

static const struct record_field projects_fields[] = {
    TEXT(tb_record_section, indicator),
    {"unit", offsetof(struct tb_record_section, unit_name), 0},
    TEXT(tb_record_section, rows),
    VALUE(tb_record_section, sum),
    {"plan-sum", offsetof(struct tb_record_section, second_sum), 1},
};

static const struct record_field row_fields[] = {
    TEXT(tb_record_row, code),
    VALUE(tb_record_row, value),
    VALUE(tb_record_row, base),
    TEXT(tb_record_row, note),
    TEXT(tb_record_row, uscc),
};

static const struct record_field project_fields[] = {
    TEXT(tb_record_project, code),
    VALUE(tb_record_project, plan),
    VALUE(tb_record_project, cumulative),
    TEXT(tb_record_project, stage),
    TEXT(tb_record_project, note),
    TEXT(tb_record_project, national),
};

static const struct record_field milestone_fields[] = {
    TEXT(tb_record_milestone, type),
    TEXT(tb_record_milestone, planned),
    TEXT(tb_record_milestone, actual),
};

static const struct record_field problem_fields[] = {
    TEXT(tb_record_problem, id),
    TEXT(tb_record_problem, category),
    TEXT(tb_record_problem, source),
    TEXT(tb_record_problem, responsible),
    TEXT(tb_record_problem, due),
    TEXT(tb_record_problem, status),
    TEXT(tb_record_problem, opened),
    TEXT(tb_record_problem, closed),
};

static const struct record_field practice_fields[] = {
    TEXT(tb_record_practice, title),
};

#define FIELDS(table) (table), TB_LEN(table)

const struct record_form record_forms[FORM_MAX] = {
    [FORM_ROOT] = {"record", FIELDS(root_fields), 0, 0},
    [FORM_CONTACT] = {"contact", FIELDS(contact_fields), 0, 0},
    [FORM_RESPONSIBLE] = {"responsible", FIELDS(responsible_fields), 0, 0},
    [FORM_REASON] = {"reason", NULL, 0, 0, 1},
    [FORM_INDUSTRIES] = {"industries", FIELDS(section_fields), 0, 0},
    [FORM_ENTERPRISES] = {"enterprises", FIELDS(section_fields), 0, 0},
    [FORM_PROJECTS] = {"projects", FIELDS(projects_fields), 0, 0},
    [FORM_PROBLEMS] = {"problems", NULL, 0, 0, 0},
    [FORM_PRACTICES] = {"practices", NULL, 0, 0, 0},
    [FORM_ROW] = {"row", FIELDS(row_fields), 1, 0},
    [FORM_PROJECT] = {"project", FIELDS(project_fields), 1, 0},
    [FORM_MILESTONE] = {"milestone", FIELDS(milestone_fields), 1, 0},
    [FORM_PROBLEM] = {"problem", FIELDS(problem_fields), 1, 1},
    [FORM_PRACTICE] = {"practice", FIELDS(practice_fields), 1, 1},
};

int
record_form(const char *name)
{
	/* most elements are rows: they are looked for first */
	int form = FORM_MAX;

	while (--form >= 0 && !tb_same(record_forms[form].name, name))
		;
	return form < 0 && tb_same(name, "submission") ? FORM_ROOT : form;
}
