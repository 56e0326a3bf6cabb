/* Codes of rows beyond being known: closed ones, and codes of the state; see rules.h. */
#include "../lib/identity.h"
#include "rules.h"

/* --- closed codes ------------------------------------------------------------------- */

int
rules_is_closed(
    const struct tb_plan *plan, enum tb_section table, const char *code, struct tb_period period)
{
	struct tb_plan_closing closing;

	return tb_plan_closing(plan, (enum tb_subject)table, code, period, &closing);
}

void
rules_closed(const struct rules *rules, struct parsed *parsed, const struct spot *spot)
{
	struct tb_period period = parsed->record.period;
	struct finding finding = rules_finding(FINDING_CODE_CLOSED, spot, -1);
	struct tb_plan_closing closing;
	struct tb_buf what = TB_BUF_INIT, days = TB_BUF_INIT;
	int from;

	if (period.month == 0)
		return;
	if (!tb_plan_closing(
		rules->plan, (enum tb_subject)spot->table, spot->code, period, &closing))
		return;
	from = tb_plan_is_valid("", closing.valid_to, period);
	tb_buf_printf(
	    &what, "%s:%s", closing.by_sector ? "@closed.sector" : "@closed.region", closing.name);
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
