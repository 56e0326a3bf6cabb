/* Who reports what (R16): asked, and what is wrong with the rules that say so. */
#include "plan-private.h"
#include <string.h>

/* The region of a subject in a year; "" = none. */
static const char *
region_of(const struct tb_plan *plan, enum tb_subject kind, const char *code, int year)
{
	const struct tb_plan_project *project;

	if (kind == TB_SUBJECT_ENTERPRISE)
		return tb_plan_enterprise(plan, code)->region;
	if (kind != TB_SUBJECT_PROJECT)
		return "";
	project = tb_plan_project(plan, code, year);
	return project != NULL ? project->region : "";
}

/* The unit a rule for a whole kind names for a subject of that kind; NULL = none. */
static const char *
reporter_by_kind(const struct tb_plan_reporter_rule *rule, const char *region)
{
	const char *unit = strcmp(rule->by, "region") == 0 ? region : rule->unit;

	return unit[0] != '\0' ? unit : NULL;
}

const char *
tb_plan_reporter(const struct tb_plan *plan, const char *indicator, const char *subject, int year)
{
	const struct tb_plan_reporter_rule *rule = plan->reporters;
	const struct tb_plan_reporter_rule *end = rule + plan->nreporters;
	enum tb_subject kind;
	const char *unit = NULL;

	for (; rule < end; rule++)
		if (tb_same(rule->subject, subject) && strcmp(rule->indicator, indicator) == 0)
			return rule->unit;
	kind = tb_plan_subject(plan, subject);
	if (kind == TB_SUBJECT_MAX)
		return NULL;
	for (rule = plan->reporters; unit == NULL && rule < end; rule++)
		if (strcmp(rule->indicator, indicator) == 0 &&
		    strcmp(rule->kind, tb_subject_names[kind]) == 0)
			unit = reporter_by_kind(rule, region_of(plan, kind, subject, year));
	return unit;
}

/* --- checks ------------------------------------------------------------------------- */

static int
same_scope(const struct tb_plan_reporter_rule *a, const struct tb_plan_reporter_rule *b)
{
	return strcmp(a->indicator, b->indicator) == 0 && strcmp(a->subject, b->subject) == 0 &&
	       strcmp(a->kind, b->kind) == 0;
}

/* The kind a rule speaks of, by its own word or its subject's; NULL = none such. */
static const char *
kind_of(const struct tb_plan *plan, const struct tb_plan_reporter_rule *rule)
{
	enum tb_subject subject = TB_SUBJECT_MAX;
	int i;

	if (rule->subject[0] != '\0')
		subject = tb_plan_subject(plan, rule->subject);
	for (i = 0; i < TB_SUBJECT_MAX; i++)
		if (strcmp(rule->kind, tb_subject_names[i]) == 0)
			subject = (enum tb_subject)i;
	return subject == TB_SUBJECT_MAX ? NULL : tb_subject_names[subject];
}

static int
check_rule_shape(
    const struct tb_plan *plan, const struct tb_plan_reporter_rule *rule, struct tb_err *err)
{
	int by_region = strcmp(rule->by, "region") == 0;
	const char *kind = kind_of(plan, rule);

	if ((rule->subject[0] == '\0') == (rule->kind[0] == '\0'))
		return plan_fail(err, rule->source, "<reporter>: give either a subject or a kind");
	if (rule->by[0] != '\0' && (!by_region || rule->kind[0] == '\0'))
		return plan_fail(err, rule->source,
		    "<reporter by=\"%s\">: only by=\"region\" is known, and only with a kind",
		    rule->by);
	if (by_region == (rule->unit[0] != '\0'))
		return plan_fail(
		    err, rule->source, "<reporter>: give either a unit or by=\"region\"");
	if (kind == NULL)
		return plan_fail(err, rule->source,
		    "<reporter %s=\"%s\">: there is no such industry, enterprise or project; "
		    "correct it",
		    rule->kind[0] != '\0' ? "kind" : "subject",
		    rule->kind[0] != '\0' ? rule->kind : rule->subject);
	if (!tb_plan_has_tag(tb_plan_indicator(plan, rule->indicator)->subjects, kind))
		return plan_fail(err, rule->source,
		    "<reporter indicator=\"%s\">: the indicator is not one of subjects of the kind "
		    "%s; correct one of them",
		    rule->indicator, kind);
	return 0;
}

static int
check_reporter_rules(const struct tb_plan *plan, struct tb_err *err)
{
	const struct tb_plan_reporter_rule *rules = plan->reporters;
	size_t i, k;

	for (i = 0; i < plan->nreporters; i++) {
		if (check_rule_shape(plan, &rules[i], err) != 0)
			return -1;
		for (k = 0; k < i; k++)
			if (same_scope(&rules[k], &rules[i]))
				return plan_fail(err, rules[i].source,
				    "<reporter>: '%s' of '%s' has a reporter already, %s line %d; "
				    "remove one",
				    rules[i].indicator,
				    rules[i].subject[0] ? rules[i].subject : rules[i].kind,
				    rules[k].source.file, rules[k].source.line);
	}
	return 0;
}

static int
reports(const struct tb_plan *plan, const char *unit)
{
	const struct tb_plan_region *region = tb_plan_region(plan, unit);
	const struct tb_plan_department *department = tb_plan_department(plan, unit);

	return region != NULL ? region->order > 0 : department != NULL && department->expected;
}

/* A subject of the plan that somebody reports. */
struct subject {
	const char *code;
	int year; /* of the list a project stands in; of all else 0 */
	struct tb_plan_source source;
};

/* The subject of a kind at i; 0 behind the last. */
static int
subject_at(const struct tb_plan *plan, enum tb_subject kind, size_t i, struct subject *subject)
{
	if (kind == TB_SUBJECT_INDUSTRY && i < plan->nindustries)
		*subject =
		    (struct subject){plan->industries[i].code, 0, plan->industries[i].source};
	else if (kind == TB_SUBJECT_ENTERPRISE && i < plan->nenterprises)
		*subject =
		    (struct subject){plan->enterprises[i].code, 0, plan->enterprises[i].source};
	else if (kind == TB_SUBJECT_PROJECT && i < plan->nprojects)
		*subject = (struct subject){
		    plan->projects[i].code, plan->projects[i].year, plan->projects[i].source};
	else
		return 0;
	return 1;
}

static int
check_reporter(const struct tb_plan *plan, const char *kind, const struct subject *subject,
    const char *indicator, struct tb_err *err)
{
	const char *unit = tb_plan_reporter(plan, indicator, subject->code, subject->year);

	if (unit == NULL)
		return plan_fail(err, subject->source,
		    "<%s code=\"%s\">: nobody reports its '%s'; add a <reporter>, or the region",
		    kind, subject->code, indicator);
	if (!reports(plan, unit))
		return plan_fail(err, subject->source,
		    "<%s code=\"%s\">: '%s' is to report its '%s' and is not a unit that reports; "
		    "name another, or give it an order and expected=\"yes\"",
		    kind, subject->code, unit, indicator);
	return 0;
}

/* Each indicator of each subject has a reporter, and that one is asked every month. */
static int
check_reported(const struct tb_plan *plan, enum tb_subject kind, struct tb_err *err)
{
	const char *name = tb_subject_names[kind];
	struct subject subject;
	size_t i, k;

	for (i = 0; i < plan->nindicators; i++) {
		if (!tb_plan_has_tag(plan->indicators[i].subjects, name))
			continue;
		for (k = 0; subject_at(plan, kind, k, &subject); k++)
			if (check_reporter(plan, name, &subject, plan->indicators[i].code, err) !=
			    0)
				return -1;
	}
	return 0;
}

int
plan_check_reporters(const struct tb_plan *plan, struct tb_err *err)
{
	int kind;

	if (check_reporter_rules(plan, err) != 0)
		return -1;
	for (kind = 0; kind < TB_SUBJECT_MAX; kind++)
		if (check_reported(plan, (enum tb_subject)kind, err) != 0)
			return -1;
	return 0;
}
