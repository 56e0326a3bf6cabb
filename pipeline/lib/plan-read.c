/*
 * Reading plan files.  A table says for each element where it stands, which
 * record it makes, and how each attribute becomes a member of it; references
 * between records are checked later, by plan-check.c.
 */
#include "decimal.h"
#include "plan-private.h"
#include "xmlread.h"
#include <limits.h>
#include <stddef.h>

enum field_type {
	FIELD_CODE,  /* text that must be there */
	FIELD_TEXT,  /* text, "" when absent */
	FIELD_INT,   /* whole number 0-9999, 0 when absent */
	FIELD_FLAG,  /* yes or no, 0 when absent */
	FIELD_YI,    /* amount in 亿元, or ——; none when absent */
	FIELD_MILLI, /* decimal with up to 3 places, in thousandths */
	FIELD_DATE,  /* YYYY-MM-DD, "" when absent */
	FIELD_MONTH  /* YYYY-MM, "" when absent */
};

struct field {
	const char *name;
	enum field_type type;
	size_t offset;
};

struct element {
	const char *parent, *name;
	const struct field *fields; /* ended by {NULL} */
	void *(*add)(struct tb_plan *plan, struct plan_caps *caps);
	size_t source; /* offset of the record's struct tb_plan_source */
};

struct reader {
	struct tb_plan *plan;
	struct plan_caps *caps;
	const char *path[8];		/* names of the open elements */
	const char *unit;		/* of the section: amounts are 亿元 unless it is 个 */
	int year;			/* of <projects> */
	int annex;			/* <enterprises> is the plan's own list */
	struct tb_plan_path *open_path; /* of the last record that has one */
};

/* --- the lists ------------------------------------------------------------------ */

#define LIST_ADD(function, list, n, capacity)                                                      \
	static void *function(struct tb_plan *plan, struct plan_caps *caps)                        \
	{                                                                                          \
		void *record =                                                                     \
		    tb_grow(&plan->list, plan->n, &caps->capacity, sizeof(*plan->list));           \
                                                                                                   \
		plan->n++;                                                                         \
		return record;                                                                     \
	}

LIST_ADD(add_region, regions, nregions, regions)
LIST_ADD(add_department, departments, ndepartments, departments)
LIST_ADD(add_domain, domains, ndomains, domains)
LIST_ADD(add_sector, sectors, nsectors, sectors)
LIST_ADD(add_indicator, indicators, nindicators, indicators)
LIST_ADD(add_reporter, reporters, nreporters, reporters)
LIST_ADD(add_industry, industries, nindustries, industries)
LIST_ADD(add_enterprise, enterprises, nenterprises, enterprises)
LIST_ADD(add_project, projects, nprojects, projects)
LIST_ADD(add_count, counts, ncounts, counts)
LIST_ADD(add_target, targets, ntargets, targets)
LIST_ADD(add_ladder, ladders, nladders, ladders)
LIST_ADD(add_band, bands, nbands, bands)
LIST_ADD(add_lamp, lamps, nlamps, lamps)
LIST_ADD(add_rule, rules, nrules, rules)
LIST_ADD(add_recipient, recipients, nrecipients, recipients)
LIST_ADD(add_holiday, calendar.holidays, calendar.nholidays, holidays)

static void *
add_identity(struct tb_plan *plan, struct plan_caps *caps)
{
	(void)caps;
	return &plan->identity;
}

static void *
add_calendar(struct tb_plan *plan, struct plan_caps *caps)
{
	(void)caps;
	return &plan->calendar;
}

/* Children of the last record of a list: each list of children belongs to one record. */
#define CHILD_ADD(function, list, n, children, nchildren, capacity)                                \
	static void *function(struct tb_plan *plan, struct plan_caps *caps)                        \
	{                                                                                          \
		__typeof__(plan->list) parent = &plan->list[plan->n - 1];                          \
                                                                                                   \
		if (parent->nchildren == 0)                                                        \
			caps->capacity = 0;                                                        \
		return tb_grow(&parent->children, parent->nchildren++, &caps->capacity,            \
		    sizeof(*parent->children));                                                    \
	}

CHILD_ADD(add_region_alias, regions, nregions, aliases, naliases, aliases)
CHILD_ADD(add_department_alias, departments, ndepartments, aliases, naliases, aliases)
CHILD_ADD(add_domain_alias, domains, ndomains, aliases, naliases, aliases)
CHILD_ADD(add_sector_alias, sectors, nsectors, aliases, naliases, aliases)
CHILD_ADD(add_industry_alias, industries, nindustries, aliases, naliases, aliases)
CHILD_ADD(add_enterprise_alias, enterprises, nenterprises, aliases, naliases, aliases)
CHILD_ADD(add_participant, domains, ndomains, participants, nparticipants, participants)
CHILD_ADD(add_milestone, projects, nprojects, milestones, nmilestones, milestones)
CHILD_ADD(add_step, ladders, nladders, steps, nsteps, steps)

/* --- the elements ---------------------------------------------------------------- */

/* clang-format off */
#define F(type, record, attribute, member) {attribute, type, offsetof(struct record, member)}
#define E(parent, name, record)                                                                    \
	{#parent, #name, name##_fields, add_##name, offsetof(struct record, source)}
#define ALIAS(parent)                                                                              \
	{#parent, "alias", alias_fields, add_##parent##_alias, offsetof(struct tb_plan_alias, source)}
/* clang-format on */

static const struct field identity_fields[] = {F(FIELD_CODE, tb_plan_identity, "id", id),
    F(FIELD_CODE, tb_plan_identity, "version", version),
    F(FIELD_CODE, tb_plan_identity, "number", number),
    F(FIELD_DATE, tb_plan_identity, "in-force", in_force),
    F(FIELD_CODE, tb_plan_identity, "name", name),
    F(FIELD_CODE, tb_plan_identity, "programme", programme),
    F(FIELD_CODE, tb_plan_identity, "issuer", issuer),
    F(FIELD_TEXT, tb_plan_identity, "mark", mark),
    F(FIELD_CODE, tb_plan_identity, "region", region),
    F(FIELD_INT, tb_plan_identity, "base-year", base_year),
    F(FIELD_INT, tb_plan_identity, "target-year", target_year),
    F(FIELD_FLAG, tb_plan_identity, "half-to-even", round_even), {NULL, FIELD_TEXT, 0}};

static const struct field region_fields[] = {F(FIELD_CODE, tb_plan_region, "code", code),
    F(FIELD_CODE, tb_plan_region, "name", name), F(FIELD_TEXT, tb_plan_region, "short", short_name),
    F(FIELD_CODE, tb_plan_region, "level", level), F(FIELD_TEXT, tb_plan_region, "parent", parent),
    F(FIELD_TEXT, tb_plan_region, "group", group),
    F(FIELD_DATE, tb_plan_region, "valid-from", valid_from),
    F(FIELD_DATE, tb_plan_region, "valid-to", valid_to),
    F(FIELD_INT, tb_plan_region, "order", order), {NULL, FIELD_TEXT, 0}};

static const struct field alias_fields[] = {F(FIELD_CODE, tb_plan_alias, "name", name),
    F(FIELD_DATE, tb_plan_alias, "valid-from", valid_from),
    F(FIELD_DATE, tb_plan_alias, "valid-to", valid_to), {NULL, FIELD_TEXT, 0}};

static const struct field department_fields[] = {F(FIELD_CODE, tb_plan_department, "code", code),
    F(FIELD_CODE, tb_plan_department, "name", name),
    F(FIELD_TEXT, tb_plan_department, "short", short_name),
    F(FIELD_INT, tb_plan_department, "order", order),
    F(FIELD_TEXT, tb_plan_department, "role", role),
    F(FIELD_FLAG, tb_plan_department, "expected", expected), {NULL, FIELD_TEXT, 0}};

static const struct field domain_fields[] = {F(FIELD_CODE, tb_plan_domain, "code", code),
    F(FIELD_CODE, tb_plan_domain, "name", name), F(FIELD_TEXT, tb_plan_domain, "short", short_name),
    F(FIELD_TEXT, tb_plan_domain, "lead", lead), F(FIELD_INT, tb_plan_domain, "order", order),
    {NULL, FIELD_TEXT, 0}};

static const struct field participant_fields[] = {
    F(FIELD_CODE, tb_plan_participant, "unit", unit), {NULL, FIELD_TEXT, 0}};

static const struct field sector_fields[] = {F(FIELD_CODE, tb_plan_sector, "code", code),
    F(FIELD_CODE, tb_plan_sector, "name", name), F(FIELD_CODE, tb_plan_sector, "domain", domain),
    F(FIELD_TEXT, tb_plan_sector, "industry", industry), {NULL, FIELD_TEXT, 0}};

static const struct field indicator_fields[] = {F(FIELD_CODE, tb_plan_indicator, "code", code),
    F(FIELD_CODE, tb_plan_indicator, "name", name), F(FIELD_CODE, tb_plan_indicator, "unit", unit),
    F(FIELD_CODE, tb_plan_indicator, "subjects", subjects), {NULL, FIELD_TEXT, 0}};

static const struct field reporter_fields[] = {
    F(FIELD_CODE, tb_plan_reporter_rule, "indicator", indicator),
    F(FIELD_TEXT, tb_plan_reporter_rule, "subject", subject),
    F(FIELD_TEXT, tb_plan_reporter_rule, "kind", kind),
    F(FIELD_TEXT, tb_plan_reporter_rule, "unit", unit),
    F(FIELD_TEXT, tb_plan_reporter_rule, "by", by), {NULL, FIELD_TEXT, 0}};

static const struct field industry_fields[] = {F(FIELD_CODE, tb_plan_industry, "code", code),
    F(FIELD_CODE, tb_plan_industry, "name", name),
    F(FIELD_TEXT, tb_plan_industry, "short", short_name),
    F(FIELD_CODE, tb_plan_industry, "domain", domain),
    F(FIELD_TEXT, tb_plan_industry, "stated-growth", stated_growth),
    F(FIELD_INT, tb_plan_industry, "order", order), {NULL, FIELD_TEXT, 0}};

static const struct field enterprise_fields[] = {F(FIELD_CODE, tb_plan_enterprise, "code", code),
    F(FIELD_CODE, tb_plan_enterprise, "name", name),
    F(FIELD_TEXT, tb_plan_enterprise, "short", short_name),
    F(FIELD_CODE, tb_plan_enterprise, "sector", sector),
    F(FIELD_TEXT, tb_plan_enterprise, "region", region),
    F(FIELD_TEXT, tb_plan_enterprise, "parent", parent),
    F(FIELD_TEXT, tb_plan_enterprise, "industry", industry),
    F(FIELD_TEXT, tb_plan_enterprise, "stated-growth", stated_growth),
    F(FIELD_YI, tb_plan_enterprise, "last-year", last_year),
    F(FIELD_INT, tb_plan_enterprise, "order", order), {NULL, FIELD_TEXT, 0}};

static const struct field project_fields[] = {F(FIELD_CODE, tb_plan_project, "code", code),
    F(FIELD_CODE, tb_plan_project, "name", name), F(FIELD_CODE, tb_plan_project, "region", region),
    F(FIELD_CODE, tb_plan_project, "domain", domain),
    F(FIELD_TEXT, tb_plan_project, "industry", industry),
    F(FIELD_CODE, tb_plan_project, "nature", nature),
    F(FIELD_MONTH, tb_plan_project, "start", start),
    F(FIELD_MONTH, tb_plan_project, "finish", finish), F(FIELD_FLAG, tb_plan_project, "key", key),
    F(FIELD_YI, tb_plan_project, "total", total), F(FIELD_YI, tb_plan_project, "plan", plan),
    {NULL, FIELD_TEXT, 0}};

static const struct field milestone_fields[] = {F(FIELD_CODE, tb_plan_milestone, "type", type),
    F(FIELD_MONTH, tb_plan_milestone, "planned", planned), {NULL, FIELD_TEXT, 0}};

static const struct field count_fields[] = {F(FIELD_CODE, tb_plan_count, "band", band),
    F(FIELD_CODE, tb_plan_count, "name", name), F(FIELD_TEXT, tb_plan_count, "parent", parent),
    F(FIELD_TEXT, tb_plan_count, "stated-growth", stated_growth),
    F(FIELD_INT, tb_plan_count, "order", order), F(FIELD_INT, tb_plan_count, "total", total),
    {NULL, FIELD_TEXT, 0}};

static const struct field target_fields[] = {F(FIELD_CODE, tb_plan_target, "id", id),
    F(FIELD_CODE, tb_plan_target, "scope", scope), F(FIELD_CODE, tb_plan_target, "year", year),
    F(FIELD_CODE, tb_plan_target, "kind", kind),
    F(FIELD_TEXT, tb_plan_target, "threshold", threshold), F(FIELD_CODE, tb_plan_target, "op", op),
    F(FIELD_TEXT, tb_plan_target, "value", value),
    F(FIELD_TEXT, tb_plan_target, "subjects", subjects),
    F(FIELD_CODE, tb_plan_target, "clause", clause), {NULL, FIELD_TEXT, 0}};

static const struct field ladder_fields[] = {F(FIELD_CODE, tb_plan_ladder, "id", id),
    F(FIELD_CODE, tb_plan_ladder, "subject", subject_name),
    F(FIELD_FLAG, tb_plan_ladder, "exclusive", exclusive), {NULL, FIELD_TEXT, 0}};

static const struct field step_fields[] = {F(FIELD_YI, tb_plan_step, "value", value),
    F(FIELD_CODE, tb_plan_step, "word", word), {NULL, FIELD_TEXT, 0}};

static const struct field band_fields[] = {F(FIELD_CODE, tb_plan_band, "code", code),
    F(FIELD_CODE, tb_plan_band, "name", name), F(FIELD_YI, tb_plan_band, "min", min),
    F(FIELD_YI, tb_plan_band, "max", max), {NULL, FIELD_TEXT, 0}};

static const struct field lamp_fields[] = {F(FIELD_CODE, tb_plan_lamp, "code", code),
    F(FIELD_CODE, tb_plan_lamp, "mark", mark), F(FIELD_CODE, tb_plan_lamp, "name", name),
    F(FIELD_FLAG, tb_plan_lamp, "finished", finished), F(FIELD_TEXT, tb_plan_lamp, "min", min_text),
    F(FIELD_MILLI, tb_plan_lamp, "min", min_milli), {NULL, FIELD_TEXT, 0}};

static const struct field rule_fields[] = {F(FIELD_CODE, tb_plan_rule, "id", id),
    F(FIELD_CODE, tb_plan_rule, "level", level), F(FIELD_MILLI, tb_plan_rule, "value", milli),
    {NULL, FIELD_TEXT, 0}};

static const struct field recipient_fields[] = {F(FIELD_CODE, tb_plan_recipient, "kind", kind),
    F(FIELD_CODE, tb_plan_recipient, "text", text), {NULL, FIELD_TEXT, 0}};

static const struct field calendar_fields[] = {
    F(FIELD_INT, tb_plan_calendar, "deadline-day", deadline_day),
    F(FIELD_INT, tb_plan_calendar, "bulletin-day", bulletin_day), {NULL, FIELD_TEXT, 0}};

static const struct field holiday_fields[] = {F(FIELD_DATE, tb_plan_holiday, "day", day),
    F(FIELD_FLAG, tb_plan_holiday, "work", work), F(FIELD_TEXT, tb_plan_holiday, "name", name),
    {NULL, FIELD_TEXT, 0}};

static const struct element elements[] = {
    E(plan, identity, tb_plan_identity),
    E(plan, calendar, tb_plan_calendar),
    E(calendar, holiday, tb_plan_holiday),
    E(regions, region, tb_plan_region),
    ALIAS(region),
    E(departments, department, tb_plan_department),
    ALIAS(department),
    E(domains, domain, tb_plan_domain),
    E(domain, participant, tb_plan_participant),
    ALIAS(domain),
    E(sectors, sector, tb_plan_sector),
    ALIAS(sector),
    E(indicators, indicator, tb_plan_indicator),
    E(reporters, reporter, tb_plan_reporter_rule),
    E(industries, industry, tb_plan_industry),
    ALIAS(industry),
    E(enterprises, enterprise, tb_plan_enterprise),
    ALIAS(enterprise),
    E(projects, project, tb_plan_project),
    E(project, milestone, tb_plan_milestone),
    {"project-counts", "count", count_fields, add_count, offsetof(struct tb_plan_count, source)},
    E(targets, target, tb_plan_target),
    E(ladders, ladder, tb_plan_ladder),
    E(ladder, step, tb_plan_step),
    E(bands, band, tb_plan_band),
    E(lamps, lamp, tb_plan_lamp),
    E(rules, rule, tb_plan_rule),
    E(recipients, recipient, tb_plan_recipient),
};

/* --- attributes ------------------------------------------------------------------- */

/* A decimal with at most three places, in thousandths. */
static int
parse_milli(const char *s, int64_t *milli)
{
	int64_t scaled; /* in 1/10000: the unit 万元 has four places */

	if (tb_amount_parse(s, TB_UNIT_WAN, &scaled, NULL) != TB_DECIMAL_OK || scaled % 10 != 0)
		return -1;
	*milli = scaled / 10;
	return 0;
}

static int
bad_value(struct tb_xml *xml, const char *element, const char *attribute, const char *value,
    const char *expected)
{
	return tb_xml_fail(
	    xml, TB_MSG_PLAN, "<%s %s=\"%s\">: %s is needed", element, attribute, value, expected);
}

static int
parse_amount(const char *s, struct tb_plan_amount *amount)
{
	*amount = (struct tb_plan_amount){0, 0};
	if (strcmp(s, "——") == 0) {
		amount->none = 1;
		return 0;
	}
	return tb_amount_parse(s, TB_UNIT_YI, &amount->yuan, NULL) == TB_DECIMAL_OK ? 0 : -1;
}

static int
is_month(const char *s)
{
	struct tb_period period;

	return tb_period_parse(s, &period) == 0;
}

static int
is_day(const char *s)
{
	struct tb_date date;

	return tb_date_parse(s, &date) == 0;
}

static int
set_text(struct tb_xml *xml, struct reader *r, const char *element, const struct field *field,
    const char *s, const char **place)
{
	if (field->type == FIELD_DATE && s[0] != '\0' && !is_day(s))
		return bad_value(xml, element, field->name, s, "a day YYYY-MM-DD");
	if (field->type == FIELD_MONTH && s[0] != '\0' && !is_month(s))
		return bad_value(xml, element, field->name, s, "a month YYYY-MM");
	*place = tb_arena_strdup(&r->plan->arena, s);
	return 0;
}

static int
set_field(struct tb_xml *xml, struct reader *r, const char *element, const struct field *field,
    const char *s, void *place)
{
	long number;

	switch (field->type) {
	case FIELD_INT:
		if (tb_int_parse(s, 0, 9999, &number) != 0)
			return bad_value(xml, element, field->name, s, "a whole number");
		*(int *)place = (int)number;
		return 0;
	case FIELD_FLAG:
		if (strcmp(s, "yes") != 0 && strcmp(s, "no") != 0)
			return bad_value(xml, element, field->name, s, "yes or no");
		*(int *)place = s[0] == 'y';
		return 0;
	case FIELD_YI:
		if (parse_amount(s, place) != 0)
			return bad_value(xml, element, field->name, s, "an amount in 亿元, or ——,");
		return 0;
	case FIELD_MILLI:
		if (parse_milli(s, place) != 0)
			return bad_value(
			    xml, element, field->name, s, "a decimal with up to three places");
		return 0;
	default:
		return set_text(xml, r, element, field, s, place);
	}
}

/* What a member is when its attribute is absent. */
static void
set_absent(const struct field *field, void *place)
{
	switch (field->type) {
	case FIELD_YI:
		*(struct tb_plan_amount *)place = (struct tb_plan_amount){0, 1};
		break;
	case FIELD_TEXT:
	case FIELD_CODE:
	case FIELD_DATE:
	case FIELD_MONTH:
		*(const char **)place = "";
		break;
	default:
		break;
	}
}

static int
fill(struct tb_xml *xml, struct reader *r, const struct element *element,
    const struct tb_xml_attr *attrs, char *record)
{
	const struct field *field;

	for (field = element->fields; field->name != NULL; field++) {
		const char *s = tb_xml_attr(attrs, field->name);
		void *place = record + field->offset;

		set_absent(field, place);
		if ((s == NULL || s[0] == '\0') && field->type == FIELD_CODE)
			return tb_xml_fail(xml, TB_MSG_PLAN, "<%s> lacks the attribute '%s'",
			    element->name, field->name);
		if (s != NULL && set_field(xml, r, element->name, field, s, place) != 0)
			return -1;
	}
	return 0;
}

/* Attributes that say where a value comes from, allowed everywhere and kept for people only. */
static int
is_remark(const char *name)
{
	static const char *const names[] = {"assumed", "note", "clause", "source"};
	size_t i;

	for (i = 0; i < TB_LEN(names); i++)
		if (strcmp(names[i], name) == 0)
			return 1;
	return 0;
}

static int
check_known(struct tb_xml *xml, const struct element *element, const struct tb_xml_attr *attrs)
{
	for (; attrs->name != NULL; attrs++) {
		const struct field *field = element->fields;

		while (field->name != NULL && strcmp(field->name, attrs->name) != 0)
			field++;
		if (field->name == NULL && !is_remark(attrs->name))
			return tb_xml_fail(xml, TB_MSG_PLAN,
			    "<%s> has the unknown attribute '%s'; remove it", element->name,
			    attrs->name);
	}
	return 0;
}

/* --- sections that are not records -------------------------------------------------- */

static int
start_path(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs)
{
	struct tb_plan_path *path = r->open_path;
	const char *year_text = tb_xml_need(xml, "path", attrs, "year");
	const char *value = tb_xml_need(xml, "path", attrs, "value");
	struct tb_plan_amount amount;
	long year;

	if (year_text == NULL || value == NULL)
		return -1;
	if (path == NULL)
		return tb_xml_fail(
		    xml, TB_MSG_PLAN, "<path> stands in no industry, enterprise or count");
	if (tb_int_parse(year_text, 2000, 2099, &year) != 0)
		return bad_value(xml, "path", "year", year_text, "a year");
	if (path->first_year == 0)
		path->first_year = (int)year;
	if (year != path->first_year + path->nyears || path->nyears == TB_PLAN_YEARS)
		return tb_xml_fail(xml, TB_MSG_PLAN,
		    "<path year=\"%ld\">: years follow each other, at most %d", year,
		    TB_PLAN_YEARS);
	if (parse_amount(value, &amount) != 0)
		return bad_value(
		    xml, "path", "value", value, "a value in the section's unit, or ——,");
	if (strcmp(r->unit, "个") == 0)
		amount.yuan /= tb_unit_yuan[TB_UNIT_YI];
	path->values[path->nyears++] = amount;
	return 0;
}

static int
start_section(
    struct tb_xml *xml, struct reader *r, const char *name, const struct tb_xml_attr *attrs)
{
	const char *unit = tb_xml_attr(attrs, "unit"), *year = tb_xml_attr(attrs, "year");
	long number = 0;

	r->unit = unit != NULL && strcmp(unit, "个") == 0 ? "个" : "亿元";
	if (unit != NULL && strcmp(unit, r->unit) != 0)
		return bad_value(xml, name, "unit", unit, "亿元 or 个");
	r->annex = tb_xml_attr(attrs, "source") != NULL;
	if (year != NULL && tb_int_parse(year, 2000, 2099, &number) != 0)
		return bad_value(xml, name, "year", year, "a year");
	r->year = (int)number;
	if (strcmp(name, "projects") == 0 && r->year == 0)
		return tb_xml_fail(xml, TB_MSG_PLAN, "<projects> lacks the attribute 'year'");
	return 0;
}

static const struct element *
find_element(const char *parent, const char *name)
{
	size_t i;

	for (i = 0; i < TB_LEN(elements); i++)
		if (strcmp(elements[i].name, name) == 0 && strcmp(elements[i].parent, parent) == 0)
			return &elements[i];
	return NULL;
}

static int
is_section(const char *name)
{
	size_t i;

	for (i = 0; i < TB_LEN(elements); i++)
		if (strcmp(elements[i].parent, name) == 0)
			return 1;
	return 0;
}

/* Members that come from the section, and the path that <path> will fill. */
static void
finish_record(struct reader *r, const char *name, void *record)
{
	r->open_path = NULL;
	if (strcmp(name, "industry") == 0) {
		r->open_path = &((struct tb_plan_industry *)record)->path;
	} else if (strcmp(name, "count") == 0) {
		r->open_path = &((struct tb_plan_count *)record)->path;
	} else if (strcmp(name, "enterprise") == 0) {
		struct tb_plan_enterprise *enterprise = record;

		enterprise->annex = r->annex;
		enterprise->domain = "";
		r->open_path = &enterprise->path;
	} else if (strcmp(name, "project") == 0) {
		((struct tb_plan_project *)record)->year = r->year;
	}
}

/* Identity and calendar are not lists: a second one would hide the first. */
static int
check_once(struct tb_xml *xml, const struct tb_plan *plan, const struct element *element)
{
	const char *file = NULL;

	if (element->add == add_identity)
		file = plan->identity.source.file;
	else if (element->add == add_calendar)
		file = plan->calendar.source.file;
	return file == NULL ? 0
			    : tb_xml_fail(xml, TB_MSG_PLAN, "<%s> stands also in %s; remove one",
				  element->name, file);
}

static int
start_record(struct tb_xml *xml, struct reader *r, const struct element *element,
    const struct tb_xml_attr *attrs)
{
	char *record;

	if (check_known(xml, element, attrs) != 0 || check_once(xml, r->plan, element) != 0)
		return -1;
	record = element->add(r->plan, r->caps);
	if (fill(xml, r, element, attrs, record) != 0)
		return -1;
	*(struct tb_plan_source *)(void *)(record + element->source) = (struct tb_plan_source){
	    tb_arena_strdup(&r->plan->arena, tb_xml_name(xml)), tb_xml_line(xml)};
	if (strcmp(element->name, "milestone") != 0 && strcmp(element->name, "alias") != 0)
		finish_record(r, element->name, record);
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *r = user;
	const char *parent = depth > 0 && depth < (int)TB_LEN(r->path) ? r->path[depth - 1] : "";
	const struct element *element;

	if (depth >= (int)TB_LEN(r->path) - 1)
		return tb_xml_fail(xml, TB_MSG_PLAN, "<%s> stands too deep", name);
	r->path[depth] = tb_arena_strdup(&r->plan->arena, name);
	if (depth == 0)
		return strcmp(name, "plan") == 0
			   ? 0
			   : tb_xml_fail(xml, TB_MSG_PLAN, "<%s> is not a plan", name);
	element = find_element(parent, name);
	if (element != NULL)
		return start_record(xml, r, element, attrs);
	if (strcmp(name, "path") == 0)
		return start_path(xml, r, attrs);
	if (depth == 1 && (strcmp(name, "notice") == 0 || strcmp(name, "remark") == 0))
		return 0;
	if (depth == 1 && is_section(name))
		return start_section(xml, r, name, attrs);
	return tb_xml_fail(xml, TB_MSG_PLAN, "<%s> is not known inside <%s>", name, parent);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *r = user;

	(void)xml;
	if (depth == 1 && strcmp(name, "notice") == 0)
		r->plan->notice = tb_arena_strdup(&r->plan->arena, text);
	return 0;
}

static const struct tb_xml_handler handler = {.ns = TB_PLAN_NS, .start = on_start, .end = on_end};

int
plan_read_file(const char *path, struct tb_plan *plan, struct plan_caps *caps, struct tb_err *err)
{
	struct reader r = {.plan = plan, .caps = caps, .unit = "亿元"};

	int rc = tb_xml_parse_file(path, &handler, &r, err);

	if (rc != 0 && err->msg != TB_MSG_IO) /* XML that is none as well: the plan is not fit */
		err->msg = TB_MSG_PLAN;
	return rc;
}
