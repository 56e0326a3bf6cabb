/* Codes of rows beyond being known: closed ones, and codes of the state; see rules.h. */
#include "../lib/identity.h"
#include "rules.h"

/* --- closed codes ------------------------------------------------------------------- */

/* What closes a subject at the period's end. */
struct closing {
	const char *word, *name; /* NULL = nothing does */
	const char *valid_from, *valid_to;
};

static struct closing
region_closing(const struct tb_plan *plan, const char *code, struct tb_period period)
{
	const struct tb_plan_region *region = tb_plan_region(plan, code);

	if (region == NULL || tb_plan_is_valid(region->valid_from, region->valid_to, period))
		return (struct closing){NULL, NULL, NULL, NULL};
	return (struct closing){
	    "@closed.region", region->name, region->valid_from, region->valid_to};
}

static struct closing
enterprise_closing(const struct tb_plan *plan, const struct tb_plan_enterprise *enterprise,
    struct tb_period period)
{
	const struct tb_plan_sector *sector = tb_plan_sector(plan, enterprise->sector);

	if (sector == NULL || tb_plan_is_valid(sector->valid_from, sector->valid_to, period))
		return region_closing(plan, enterprise->region, period);
	return (struct closing){
	    "@closed.sector", sector->name, sector->valid_from, sector->valid_to};
}

static struct closing
closing_of(
    const struct tb_plan *plan, enum tb_section table, const char *code, struct tb_period period)
{
	const struct tb_plan_enterprise *enterprise =
	    table == TB_SECTION_ENTERPRISES ? tb_plan_enterprise(plan, code) : NULL;
	const struct tb_plan_project *project =
	    table == TB_SECTION_PROJECTS ? tb_plan_project(plan, code, period.year) : NULL;

	if (enterprise != NULL)
		return enterprise_closing(plan, enterprise, period);
	return region_closing(plan, project != NULL ? project->region : "", period);
}

int
rules_is_closed(
    const struct tb_plan *plan, enum tb_section table, const char *code, struct tb_period period)
{
	return closing_of(plan, table, code, period).name != NULL;
}

void
rules_closed(const struct rules *rules, struct parsed *parsed, const struct spot *spot)
{
	struct tb_period period = parsed->record.period;
	struct finding finding = rules_finding(FINDING_CODE_CLOSED, spot, -1);
	struct closing closing;
	struct tb_buf what = TB_BUF_INIT, days = TB_BUF_INIT;
	int from;

	if (period.month == 0)
		return;
	closing = closing_of(rules->plan, spot->table, spot->code, period);
	if (closing.name == NULL)
		return;
	from = tb_plan_is_valid("", closing.valid_to, period);
	tb_buf_printf(&what, "%s:%s", closing.word, closing.name);
	tb_buf_printf(&days, "%s:%s", from ? "@closed.from" : "@closed.to",
	    from ? closing.valid_from : closing.valid_to);
	finding.detail[0] = what.s;
	finding.detail[1] = days.s;
	finding_add(&parsed->findings, &finding);
	tb_buf_release(&what);
	tb_buf_release(&days);
}

/* --- codes of the state ------------------------------------------------------------------ */

static const char *const faults[] = {
    [TB_IDENTITY_GOOD] = NULL,
    [TB_IDENTITY_FORM] = "@identity.form",
    [TB_IDENTITY_CHECK] = "@identity.check",
    [TB_IDENTITY_ORGANISATION] = "@identity.organisation",
    [TB_IDENTITY_REGION] = "@identity.region",
    [TB_IDENTITY_TIME] = "@identity.time",
};

void
rules_identity(const struct rules *rules, struct parsed *parsed, const struct spot *spot)
{
	const struct tb_plan_enterprise *enterprise = tb_plan_enterprise(rules->plan, spot->code);
	const struct tb_plan_project *project =
	    tb_plan_project(rules->plan, spot->code, parsed->record.period.year);
	int is_project = spot->project != NULL;
	const char *known = is_project		 ? (project != NULL ? project->national : "")
			    : enterprise != NULL ? enterprise->uscc
						 : "";
	struct finding finding = rules_finding(FINDING_IDENTITY, spot, -1);

	if (spot->identity == NULL)
		return;
	finding.field = is_project ? "project@national" : "row@uscc";
	finding.value = spot->identity;
	finding.detail[0] = faults[is_project ? tb_project_code_check(spot->identity)
					      : tb_uscc_check(spot->identity)];
	finding.detail[1] = is_project ? "@identity.project" : "@identity.enterprise";
	if (finding.detail[0] == NULL) {
		if (known[0] == '\0' || strcmp(known, spot->identity) == 0)
			return;
		finding.id = FINDING_IDENTITY_DIFFERS;
		finding.expected = known;
	}
	finding_add(&parsed->findings, &finding);
}
