/* Class 7 of the plan audit: what the plan leaves unnamed, and names that vary. */
#include "audit-private.h"

/* --- indicators and leads ------------------------------------------------------------------ */

/* Why a record had to be assumed; NULL = the plan has it. */
static const char *
assumed(const struct tb_plan *plan, const char *element, const char *code)
{
	size_t i;

	for (i = 0; i < plan->nassumptions; i++)
		if (strcmp(plan->assumptions[i].element, element) == 0 &&
		    strcmp(plan->assumptions[i].code, code) == 0)
			return plan->assumptions[i].reason;
	return NULL;
}

static void
check_indicator(struct audit *audit, const struct tb_plan_indicator *indicator)
{
	const char *reason = assumed(audit->plan, "indicator", indicator->code);
	struct audit_finding *finding;

	if (reason == NULL)
		return;
	finding = audit_find(audit, A7_1, indicator->code, indicator->source);
	finding->printed = "——";
	finding->recomputed = indicator->name;
	audit_say(audit, finding, "name", "%s", indicator->name);
	audit_say(audit, finding, "reason", "%s", reason);
}

static void
check_lead(struct audit *audit, const struct tb_plan_domain *domain)
{
	struct audit_finding *finding;

	if (domain->lead[0] != '\0')
		return;
	finding = audit_find(audit, A7_2, domain->code, domain->source);
	finding->printed = "——";
	audit_name(audit, finding, &(struct audit_named){domain->code, domain->name, ""});
}

/* --- mentions --------------------------------------------------------------------------------- */

/* What a record is called. */
struct names {
	const char *name, *short_name;
	const struct tb_plan_alias *aliases;
	size_t naliases;
};

/* clang-format off */
#define NAMES(record) {(record)->name, (record)->short_name, (record)->aliases, (record)->naliases}
/* clang-format on */

static struct names
names_of_unit(const struct tb_plan *plan, int kind, const char *code)
{
	if (kind == TB_MENTION_DEPARTMENT)
		return (struct names)NAMES(tb_plan_department(plan, code));
	if (kind == TB_MENTION_DOMAIN)
		return (struct names)NAMES(tb_plan_domain(plan, code));
	if (kind == TB_MENTION_PARK)
		return (struct names)NAMES(tb_plan_park(plan, code));
	if (tb_plan_region(plan, code) != NULL)
		return (struct names)NAMES(tb_plan_region(plan, code));
	return (struct names){tb_plan_sector(plan, code)->name, "",
	    tb_plan_sector(plan, code)->aliases, tb_plan_sector(plan, code)->naliases};
}

/* The loader has seen that the record is there. */
static struct names
names_of(const struct tb_plan *plan, const struct tb_plan_mention *mention)
{
	const char *code = mention->refers;

	if (mention->kind == TB_MENTION_INDUSTRY)
		return (struct names)NAMES(tb_plan_industry(plan, code));
	if (mention->kind == TB_MENTION_ENTERPRISE)
		return (struct names)NAMES(tb_plan_enterprise(plan, code));
	if (mention->kind == TB_MENTION_PROJECT)
		return (struct names){tb_plan_project(plan, code, 0)->name, "", NULL, 0};
	return names_of_unit(plan, mention->kind, code);
}

static int
is_called(const struct names *names, const char *name)
{
	size_t i;

	if (strcmp(names->name, name) == 0 || strcmp(names->short_name, name) == 0)
		return 1;
	for (i = 0; i < names->naliases; i++)
		if (strcmp(names->aliases[i].name, name) == 0)
			return 1;
	return 0;
}

static struct audit_finding *
report_mention(struct audit *audit, const struct tb_plan_mention *mention, enum audit_rule rule)
{
	static const char *const kinds[TB_MENTION_KIND_MAX] = {"kind.industry", "kind.enterprise",
	    "kind.project", "kind.department", "kind.domain", "kind.park", "kind.other"};
	struct audit_finding *finding = audit_find(audit, rule, mention->name, mention->source);

	finding->printed = mention->name;
	audit_say(audit, finding, "clause", "%s", mention->clause);
	audit_say(audit, finding, "name", "%s", mention->name);
	audit_say(audit, finding, "kind", "%s", audit_word(&audit->words, kinds[mention->kind]));
	return finding;
}

static void
check_name(struct audit *audit, const struct tb_plan_mention *mention)
{
	struct names names = names_of(audit->plan, mention);
	struct audit_finding *finding;

	if (is_called(&names, mention->name))
		return;
	finding = report_mention(audit, mention, A7_4);
	finding->recomputed = names.name;
	audit_name(audit, finding, &(struct audit_named){mention->refers, names.name, ""});
}

/* Is the other mention one of those that this one announces? */
static int
is_named_by(const struct tb_plan_mention *group, const struct tb_plan_mention *other)
{
	return other->count == 0 && other->kind == group->kind &&
	       strcmp(other->clause, group->clause) == 0;
}

static void
check_announced(struct audit *audit, const struct tb_plan_mention *group)
{
	const struct tb_plan *plan = audit->plan;
	struct audit_finding *finding;
	int named = 0;
	size_t i;

	for (i = 0; i < plan->nmentions; i++)
		named += is_named_by(group, &plan->mentions[i]);
	if (named >= group->count)
		return;
	finding = report_mention(audit, group, A7_5);
	finding->printed = audit_format(audit, "%d", group->count);
	finding->recomputed = finding->exact = audit_format(audit, "%d", named);
	for (i = 0; i < plan->nmentions; i++)
		if (is_named_by(group, &plan->mentions[i]))
			audit_name(audit, finding,
			    &(struct audit_named){
				plan->mentions[i].refers, plan->mentions[i].name, ""});
}

static void
check_mention(struct audit *audit, const struct tb_plan_mention *mention)
{
	if (mention->refers[0] != '\0')
		check_name(audit, mention);
	else if (mention->count == 0)
		(void)report_mention(audit, mention, A7_3);
	if (mention->count > 0)
		check_announced(audit, mention);
}

/* --- assumptions -------------------------------------------------------------------------- */

static void
report_assumption(struct audit *audit, const struct tb_plan_assumption *assumption)
{
	int coded = assumption->code[0] != '\0';
	const char *word =
	    audit_word(&audit->words, audit_format(audit, "element.%s", assumption->element));
	struct audit_finding *finding = audit_find(
	    audit, A7_6, coded ? assumption->code : assumption->element, assumption->source);

	finding->printed = assumption->reason;
	audit_say(audit, finding, "element", "%s", word != NULL ? word : assumption->element);
	audit_say(audit, finding, "about", "%s", assumption->about);
	audit_say(audit, finding, "reason", "%s", assumption->reason);
}

void
audit_names(struct audit *audit)
{
	const struct tb_plan *plan = audit->plan;
	size_t i;

	for (i = 0; i < plan->nindicators; i++)
		check_indicator(audit, &plan->indicators[i]);
	for (i = 0; i < plan->ndomains; i++)
		check_lead(audit, &plan->domains[i]);
	for (i = 0; i < plan->nmentions; i++)
		check_mention(audit, &plan->mentions[i]);
	for (i = 0; i < plan->nassumptions; i++)
		report_assumption(audit, &plan->assumptions[i]);
}
