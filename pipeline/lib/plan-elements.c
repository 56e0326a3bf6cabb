/*
 * The elements of the plan's own text and of the registers; how to read a
 * table of them is plan-elements.h.
 */
#include "plan-elements.h"

/* --- the lists ------------------------------------------------------------------ */

LIST_ADD(add_region, regions, nregions, regions)
LIST_ADD(add_department, departments, ndepartments, departments)
LIST_ADD(add_domain, domains, ndomains, domains)
LIST_ADD(add_sector, sectors, nsectors, sectors)
LIST_ADD(add_industry, industries, nindustries, industries)
LIST_ADD(add_enterprise, enterprises, nenterprises, enterprises)
LIST_ADD(add_project, projects, nprojects, projects)
LIST_ADD(add_count, counts, ncounts, counts)
LIST_ADD(add_park, parks, nparks, parks)
LIST_ADD(add_tag, tags, ntags, tags)
LIST_ADD(add_material, materials, nmaterials, materials)
LIST_ADD(add_edition, editions, neditions, editions)
LIST_ADD(add_liaison, liaisons, nliaisons, liaisons)
LIST_ADD(add_value, audited, naudited, audited)
LIST_ADD(add_mention, mentions, nmentions, mentions)
LIST_ADD(add_recipient, recipients, nrecipients, recipients)
LIST_ADD(add_addressee, distribution.addressees, distribution.naddressees, addressees)
LIST_ADD(add_holiday, calendar.holidays, calendar.nholidays, holidays)
LIST_ADD(add_signer, signing.signers, signing.nsigners, signers)
LIST_ADD(add_guide, form.guides, form.nguides, guides)
LIST_ADD(add_table, form.tables, form.ntables, tables)
LIST_ADD(add_unsigned, signing.units, signing.nunits, unsigned_units)

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

static void *
add_limits(struct tb_plan *plan, struct plan_caps *caps)
{
	(void)caps;
	return &plan->limits;
}

static void *
add_outlines(struct tb_plan *plan, struct plan_caps *caps)
{
	(void)caps;
	return &plan->outlines;
}

static void *
add_disclosure(struct tb_plan *plan, struct plan_caps *caps)
{
	(void)caps;
	return &plan->disclosure;
}

static void *
add_signers(struct tb_plan *plan, struct plan_caps *caps)
{
	(void)caps;
	return &plan->signing;
}

static void *
add_distribution(struct tb_plan *plan, struct plan_caps *caps)
{
	(void)caps;
	return &plan->distribution;
}

static void *
add_form(struct tb_plan *plan, struct plan_caps *caps)
{
	(void)caps;
	return &plan->form;
}

CHILD_ADD(add_column, form.tables, form.ntables, columns, ncolumns, columns)
CHILD_ADD(add_region_alias, regions, nregions, aliases, naliases, aliases)
CHILD_ADD(add_department_alias, departments, ndepartments, aliases, naliases, aliases)
CHILD_ADD(add_domain_alias, domains, ndomains, aliases, naliases, aliases)
CHILD_ADD(add_sector_alias, sectors, nsectors, aliases, naliases, aliases)
CHILD_ADD(add_industry_alias, industries, nindustries, aliases, naliases, aliases)
CHILD_ADD(add_enterprise_alias, enterprises, nenterprises, aliases, naliases, aliases)
CHILD_ADD(add_park_alias, parks, nparks, aliases, naliases, aliases)
CHILD_ADD(add_participant, domains, ndomains, participants, nparticipants, participants)
CHILD_ADD(add_milestone, projects, nprojects, milestones, nmilestones, milestones)
CHILD_ADD(add_industry_planned, industries, nindustries, curve.points, curve.npoints, planned)
CHILD_ADD(add_enterprise_planned, enterprises, nenterprises, curve.points, curve.npoints, planned)
CHILD_ADD(add_project_planned, projects, nprojects, curve.points, curve.npoints, planned)

/* --- their attributes ------------------------------------------------------------ */

static const struct plan_field identity_fields[] = {F(FIELD_CODE, tb_plan_identity, "id", id),
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
    F(FIELD_FLAG, tb_plan_identity, "half-to-even", round_even), END};

static const struct plan_field calendar_fields[] = {
    F(FIELD_INT, tb_plan_calendar, "deadline-day", deadline_day),
    F(FIELD_INT, tb_plan_calendar, "bulletin-day", bulletin_day),
    F(FIELD_INT, tb_plan_calendar, "forms-day", forms_day),
    F(FIELD_INT, tb_plan_calendar, "first-reminder-day", first_reminder_day),
    F(FIELD_INT, tb_plan_calendar, "second-reminder-day", second_reminder_day),
    F(FIELD_INT, tb_plan_calendar, "quarter-day", quarter_day),
    F_ABSENT(FIELD_INT, tb_plan_calendar, "year-month", year_month, 1),
    F(FIELD_INT, tb_plan_calendar, "year-day", year_day), END};

static const struct plan_field holiday_fields[] = {F(FIELD_DATE, tb_plan_holiday, "day", day),
    F(FIELD_FLAG, tb_plan_holiday, "work", work), F(FIELD_TEXT, tb_plan_holiday, "name", name),
    END};

/* by enum tb_plan_unsigned_rule */
static const char *const unsigned_rules[] = {"refused", "allowed", NULL};

/* clang-format off */
#define F_LIMIT(member, name, absent) F_ABSENT(FIELD_INT, tb_plan_limits, name, member, absent)
static const struct plan_field limits_fields[] = {
    F_LIMIT(size_mib, "size", 128),
    F_LIMIT(rows, "rows", 900000),
    F_LIMIT(depth, "depth", 16),
    F_LIMIT(attributes, "attributes", 32),
    F_LIMIT(text, "text", 4000),
    F_LIMIT(seconds, "seconds", 2), END};
/* clang-format on */

static const struct plan_field outlines_fields[] = {F(FIELD_CODE, tb_plan_outlines, "file", file),
    F(FIELD_CODE, tb_plan_outlines, "property", property), END};

static const struct plan_field disclosure_fields[] = {
    F_ABSENT(FIELD_INT, tb_plan_disclosure, "threshold", threshold, 3),
    F_ABSENT(FIELD_INT, tb_plan_disclosure, "width", width, 10),
    F_ABSENT(FIELD_INT, tb_plan_disclosure, "dominance", dominance, 0),
    F(FIELD_TEXT, tb_plan_disclosure, "few", few), END};

static const struct plan_field signers_fields[] = {
    F_WORD(FIELD_WORD, tb_plan_signing, "unsigned", rule, unsigned_rules),
    F_ABSENT(FIELD_INT, tb_plan_signing, "wait", wait_minutes, 30), END};

static const struct plan_field signer_fields[] = {F(FIELD_CODE, tb_plan_signer, "unit", unit),
    F(FIELD_CODE, tb_plan_signer, "digest", digest),
    F(FIELD_DATE, tb_plan_signer, "valid-from", valid_from),
    F(FIELD_DATE, tb_plan_signer, "valid-to", valid_to), END};

static const struct plan_field unsigned_fields[] = {F(FIELD_CODE, tb_plan_unsigned, "unit", unit),
    F_WORD(FIELD_WORD, tb_plan_unsigned, "rule", rule, unsigned_rules), END};

static const struct plan_field form_fields[] = {F(FIELD_CODE, tb_plan_form, "title", title),
    F(FIELD_CODE, tb_plan_form, "contact", contact), F(FIELD_TEXT, tb_plan_form, "phone", phone),
    END};

static const struct plan_field guide_fields[] = {F(FIELD_CODE, tb_plan_guide, "text", text), END};

static const struct plan_field table_fields[] = {F(FIELD_CODE, tb_plan_table, "code", code),
    F(FIELD_CODE, tb_plan_table, "title", title), F(FIELD_TEXT, tb_plan_table, "unit", unit),
    F(FIELD_TEXT, tb_plan_table, "help", help), F(FIELD_INT, tb_plan_table, "spare", spare), END};

static const struct plan_field column_fields[] = {F(FIELD_TEXT, tb_plan_column, "field", field),
    F(FIELD_TEXT, tb_plan_column, "show", show), F(FIELD_TEXT, tb_plan_column, "head", head),
    F(FIELD_TEXT, tb_plan_column, "help", help), END};

static const struct plan_field recipient_fields[] = {F(FIELD_CODE, tb_plan_recipient, "kind", kind),
    F(FIELD_CODE, tb_plan_recipient, "text", text), END};

const char *const tb_addressee_roles[] = {"to", "cc", "copy", NULL};
const char *const tb_channel_names[] = {"folder", "mail", "print", "inbox", NULL};
const char *const tb_edition_names[] = {"internal", "public", NULL};

static const struct plan_field distribution_fields[] = {
    F(FIELD_TEXT, tb_plan_distribution, "sender", sender),
    F(FIELD_TEXT, tb_plan_distribution, "name", name),
    F(FIELD_TEXT, tb_plan_distribution, "account", account),
    F(FIELD_TEXT, tb_plan_distribution, "link", link),
    F_ABSENT(FIELD_INT, tb_plan_distribution, "limit", limit_mib, 10),
    F(FIELD_TEXT, tb_plan_distribution, "retry", retry),
    F_ABSENT(FIELD_INT, tb_plan_distribution, "hours", hours, 48), END};

static const struct plan_field addressee_fields[] = {F(FIELD_CODE, tb_plan_addressee, "id", id),
    F(FIELD_CODE, tb_plan_addressee, "name", name), F(FIELD_TEXT, tb_plan_addressee, "unit", unit),
    F_WORD(FIELD_WORD, tb_plan_addressee, "role", role, tb_addressee_roles),
    F_WORD(FIELD_WORD, tb_plan_addressee, "channel", channel, tb_channel_names),
    F(FIELD_TEXT, tb_plan_addressee, "address", address),
    F(FIELD_CODE, tb_plan_addressee, "documents", documents),
    F_WORD(FIELD_CHOICE, tb_plan_addressee, "edition", edition, tb_edition_names),
    F_WORD(FIELD_CHOICE, tb_plan_addressee, "may", may, tb_edition_names),
    F(FIELD_TEXT, tb_plan_addressee, "of", of),
    F(FIELD_DATE, tb_plan_addressee, "valid-from", from),
    F(FIELD_DATE, tb_plan_addressee, "valid-to", until),
    F_ABSENT(FIELD_INT, tb_plan_addressee, "embargo-days", embargo_days, 0),
    F(FIELD_TEXT, tb_plan_addressee, "embargo-time", embargo_time),
    F_ABSENT(FIELD_INT, tb_plan_addressee, "copies", copies, 1), END};

static const struct plan_field region_fields[] = {F(FIELD_CODE, tb_plan_region, "code", code),
    F(FIELD_CODE, tb_plan_region, "name", name), F(FIELD_TEXT, tb_plan_region, "short", short_name),
    F(FIELD_CODE, tb_plan_region, "level", level), F(FIELD_TEXT, tb_plan_region, "parent", parent),
    F(FIELD_TEXT, tb_plan_region, "group", group),
    F(FIELD_DATE, tb_plan_region, "valid-from", valid_from),
    F(FIELD_DATE, tb_plan_region, "valid-to", valid_to),
    F(FIELD_INT, tb_plan_region, "order", order), F(FIELD_INT, tb_plan_region, "column", column),
    F(FIELD_INT, tb_plan_region, "row", row), END};

static const struct plan_field alias_fields[] = {F(FIELD_CODE, tb_plan_alias, "name", name),
    F(FIELD_DATE, tb_plan_alias, "valid-from", valid_from),
    F(FIELD_DATE, tb_plan_alias, "valid-to", valid_to), END};

static const struct plan_field department_fields[] = {
    F(FIELD_CODE, tb_plan_department, "code", code),
    F(FIELD_CODE, tb_plan_department, "name", name),
    F(FIELD_TEXT, tb_plan_department, "short", short_name),
    F(FIELD_DATE, tb_plan_department, "valid-from", valid_from),
    F(FIELD_DATE, tb_plan_department, "valid-to", valid_to),
    F(FIELD_INT, tb_plan_department, "order", order),
    F(FIELD_TEXT, tb_plan_department, "role", role),
    F(FIELD_FLAG, tb_plan_department, "expected", expected), END};

static const struct plan_field domain_fields[] = {F(FIELD_CODE, tb_plan_domain, "code", code),
    F(FIELD_CODE, tb_plan_domain, "name", name), F(FIELD_TEXT, tb_plan_domain, "short", short_name),
    F(FIELD_TEXT, tb_plan_domain, "lead", lead), F(FIELD_INT, tb_plan_domain, "order", order), END};

static const struct plan_field participant_fields[] = {
    F(FIELD_CODE, tb_plan_participant, "unit", unit), END};

static const struct plan_field sector_fields[] = {F(FIELD_CODE, tb_plan_sector, "code", code),
    F(FIELD_CODE, tb_plan_sector, "name", name), F(FIELD_CODE, tb_plan_sector, "domain", domain),
    F(FIELD_DATE, tb_plan_sector, "valid-from", valid_from),
    F(FIELD_DATE, tb_plan_sector, "valid-to", valid_to),
    F(FIELD_TEXT, tb_plan_sector, "industry", industry), END};

static const struct plan_field industry_fields[] = {F(FIELD_CODE, tb_plan_industry, "code", code),
    F(FIELD_CODE, tb_plan_industry, "name", name),
    F(FIELD_TEXT, tb_plan_industry, "short", short_name),
    F(FIELD_CODE, tb_plan_industry, "domain", domain),
    F(FIELD_TEXT, tb_plan_industry, "lead", lead),
    F(FIELD_RATE, tb_plan_industry, "stated-growth", stated_growth),
    F(FIELD_INT, tb_plan_industry, "order", order), END};

static const struct plan_field enterprise_fields[] = {
    F(FIELD_CODE, tb_plan_enterprise, "code", code),
    F(FIELD_CODE, tb_plan_enterprise, "name", name),
    F(FIELD_TEXT, tb_plan_enterprise, "short", short_name),
    F(FIELD_CODE, tb_plan_enterprise, "sector", sector),
    F(FIELD_TEXT, tb_plan_enterprise, "region", region),
    F(FIELD_TEXT, tb_plan_enterprise, "park", park),
    F(FIELD_TEXT, tb_plan_enterprise, "tags", tags),
    F(FIELD_TEXT, tb_plan_enterprise, "parent", parent),
    F(FIELD_FLAG, tb_plan_enterprise, "complete", complete),
    F(FIELD_TEXT, tb_plan_enterprise, "uscc", uscc),
    F(FIELD_TEXT, tb_plan_enterprise, "industry", industry),
    F(FIELD_RATE, tb_plan_enterprise, "stated-growth", stated_growth),
    F(FIELD_YI, tb_plan_enterprise, "last-year", last_year),
    F(FIELD_INT, tb_plan_enterprise, "last-year-of", last_year_of),
    F(FIELD_INT, tb_plan_enterprise, "order", order), END};

static const struct plan_field project_fields[] = {F(FIELD_CODE, tb_plan_project, "code", code),
    F(FIELD_CODE, tb_plan_project, "name", name), F(FIELD_CODE, tb_plan_project, "region", region),
    F(FIELD_TEXT, tb_plan_project, "park", park), F(FIELD_TEXT, tb_plan_project, "tags", tags),
    F(FIELD_TEXT, tb_plan_project, "package", package),
    F(FIELD_TEXT, tb_plan_project, "national", national),
    F(FIELD_CODE, tb_plan_project, "domain", domain),
    F(FIELD_TEXT, tb_plan_project, "industry", industry),
    F(FIELD_CODE, tb_plan_project, "nature", nature),
    F(FIELD_MONTH, tb_plan_project, "start", start),
    F(FIELD_MONTH, tb_plan_project, "finish", finish), F(FIELD_FLAG, tb_plan_project, "key", key),
    F(FIELD_YI, tb_plan_project, "total", total), F(FIELD_YI, tb_plan_project, "plan", plan), END};

static const struct plan_field milestone_fields[] = {F(FIELD_CODE, tb_plan_milestone, "type", type),
    F(FIELD_MONTH, tb_plan_milestone, "planned", planned), END};

static const struct plan_field planned_fields[] = {F(FIELD_INT, tb_plan_planned, "year", year),
    F(FIELD_INT, tb_plan_planned, "month", month), F(FIELD_YI, tb_plan_planned, "value", value),
    END};

static const struct plan_field count_fields[] = {F(FIELD_CODE, tb_plan_count, "band", band),
    F(FIELD_CODE, tb_plan_count, "name", name), F(FIELD_TEXT, tb_plan_count, "parent", parent),
    F(FIELD_RATE, tb_plan_count, "stated-growth", stated_growth),
    F(FIELD_INT, tb_plan_count, "order", order), F(FIELD_INT, tb_plan_count, "total", total), END};

static const struct plan_field park_fields[] = {F(FIELD_CODE, tb_plan_park, "code", code),
    F(FIELD_CODE, tb_plan_park, "name", name), F(FIELD_TEXT, tb_plan_park, "short", short_name),
    F(FIELD_INT, tb_plan_park, "order", order), F(FIELD_CODE, tb_plan_park, "level", level),
    F(FIELD_CODE, tb_plan_park, "region", region), F(FIELD_MILLI, tb_plan_park, "area", area_milli),
    F(FIELD_MONTH, tb_plan_park, "since", since), END};

static const struct plan_field tag_fields[] = {F(FIELD_CODE, tb_plan_tag, "code", code),
    F(FIELD_CODE, tb_plan_tag, "name", name),
    F_WORD(FIELD_WORD, tb_plan_tag, "subject", subject, tb_subject_names), END};

static const struct plan_field material_fields[] = {F(FIELD_CODE, tb_plan_material, "code", code),
    F(FIELD_CODE, tb_plan_material, "name", name), F(FIELD_INT, tb_plan_material, "months", months),
    END};

static const struct plan_field edition_fields[] = {
    F(FIELD_CODE, tb_plan_edition, "material", material),
    F(FIELD_CODE, tb_plan_edition, "industry", industry),
    F(FIELD_DATE, tb_plan_edition, "date", date), F(FIELD_TEXT, tb_plan_edition, "label", label),
    END};

static const struct plan_field liaison_fields[] = {
    F(FIELD_CODE, tb_plan_liaison, "subject", subject),
    F(FIELD_CODE, tb_plan_liaison, "leader", leader), F(FIELD_TEXT, tb_plan_liaison, "post", post),
    F(FIELD_DATE, tb_plan_liaison, "from", from), F(FIELD_DATE, tb_plan_liaison, "to", to), END};

static const struct plan_field value_fields[] = {F(FIELD_CODE, tb_plan_audited, "subject", subject),
    F(FIELD_YI, tb_plan_audited, "rev", revenue), F(FIELD_YI, tb_plan_audited, "tax", tax),
    F(FIELD_YI, tb_plan_audited, "tax-last", tax_last),
    F(FIELD_YI, tb_plan_audited, "local-tax", local_tax), END};

static const char *const mention_kinds[] = {
    "industry", "enterprise", "project", "department", "domain", "park", "other", NULL};

static const struct plan_field mention_fields[] = {F(FIELD_CODE, tb_plan_mention, "name", name),
    F_WORD(FIELD_WORD, tb_plan_mention, "kind", kind, mention_kinds),
    F(FIELD_CODE, tb_plan_mention, "clause", clause),
    F(FIELD_TEXT, tb_plan_mention, "refers", refers), F(FIELD_INT, tb_plan_mention, "count", count),
    END};

/* --- where they stand ------------------------------------------------------------ */

const struct plan_element plan_register_elements[] = {
    E("plan", identity, tb_plan_identity),
    E("plan", calendar, tb_plan_calendar),
    E("calendar", holiday, tb_plan_holiday),
    E("plan", limits, tb_plan_limits),
    E("plan", disclosure, tb_plan_disclosure),
    E("plan", signers, tb_plan_signing),
    E("signers", signer, tb_plan_signer),
    E("signers", unsigned, tb_plan_unsigned),
    E("plan", form, tb_plan_form),
    E("form", guide, tb_plan_guide),
    E("form", table, tb_plan_table),
    E("table", column, tb_plan_column),
    E("recipients", recipient, tb_plan_recipient),
    E("plan", distribution, tb_plan_distribution),
    E("distribution", addressee, tb_plan_addressee),
    E("regions", region, tb_plan_region),
    E("regions", outlines, tb_plan_outlines),
    ALIAS(region),
    E("departments", department, tb_plan_department),
    ALIAS(department),
    E("domains", domain, tb_plan_domain),
    E("domain", participant, tb_plan_participant),
    ALIAS(domain),
    E("sectors", sector, tb_plan_sector),
    ALIAS(sector),
    E("industries", industry, tb_plan_industry),
    ALIAS(industry),
    PLANNED(industry),
    E("enterprises", enterprise, tb_plan_enterprise),
    ALIAS(enterprise),
    PLANNED(enterprise),
    E("projects", project, tb_plan_project),
    E("project", milestone, tb_plan_milestone),
    PLANNED(project),
    E("project-counts", count, tb_plan_count),
    E("parks", park, tb_plan_park),
    ALIAS(park),
    E("tags", tag, tb_plan_tag),
    E("materials", material, tb_plan_material),
    E("materials", edition, tb_plan_edition),
    E("liaisons", liaison, tb_plan_liaison),
    E("audited", value, tb_plan_audited),
    E("mentions", mention, tb_plan_mention),
    {NULL, NULL, NULL, NULL, 0},
};
