/* Codes of rows beyond being known: closed ones, and codes of the state; see rules.h. */
#include "../lib/identity.h"
#include "../lib/utf8.h"
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

/* --- what was probably meant --------------------------------------------------------- */

enum { WIDE_OFFSET = 0xfee0 };

void
rules_mend_code(const char *given, char code[RULES_CODE_SIZE])
{
	size_t i = 0;
	unsigned c;

	while ((c = tb_utf8_next(&given)) != 0 && i + 4 < RULES_CODE_SIZE) {
		if (c > WIDE_OFFSET + ' ' && c <= WIDE_OFFSET + '~')
			c -= WIDE_OFFSET;
		if (c >= 'a' && c <= 'z')
			c -= 'a' - 'A';
		if (c != ' ' && c != 0xa0 && c != 0x3000)
			i += tb_utf8_encode(c, code + i);
	}
	code[i] = '\0';
	for (i = 1; code[0] != '\0' && code[i] != '\0'; i++) {
		if (code[i] == 'O')
			code[i] = '0';
		else if (code[i] == 'L' || code[i] == 'I')
			code[i] = '1';
	}
}

size_t
rules_suggest_missing(struct parsed *parsed, enum tb_section table, const char *names)
{
	struct tb_buf among = TB_BUF_INIT;
	size_t n = 0, i;

	tb_buf_printf(&among, "@suggest.among:%s", names);
	for (i = 0; i < parsed->findings.n; i++) {
		struct finding *finding = &parsed->findings.list[i];

		if (finding->id == FINDING_CODE_UNKNOWN && finding->detail[0] == NULL &&
		    finding->section != NULL &&
		    strcmp(finding->section, tb_subject_tables[table]) == 0) {
			finding->detail[0] = findings_text(&parsed->findings, among.s);
			n++;
		}
	}
	tb_buf_release(&among);
	return n;
}
