/*
 * What stands beside the plan's text: parks, tags, liaisons, audited values,
 * planned curves, and what the text itself names.
 */
#include "identity.h"
#include "plan-private.h"

/* --- tags ---------------------------------------------------------------------------- */

int
plan_next_word(const char **at, char word[PLAN_WORD_SIZE])
{
	size_t len;

	*at += strspn(*at, " ");
	len = strcspn(*at, " ");
	(void)snprintf(word, PLAN_WORD_SIZE, "%.*s", (int)len, *at);
	*at += len;
	return len > 0;
}

int
plan_check_bounds(const void *record, const struct plan_bound *bounds, size_t n,
    const char *element, struct tb_plan_source source, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct plan_bound *bound = &bounds[i];
		int value;

		memcpy(&value, (const char *)record + bound->offset, sizeof(value));
		if (value < bound->least || value > bound->most)
			return plan_fail(err, source,
			    "<%s %s=\"%d\">: a number from %d to %d is needed", element,
			    bound->name, value, bound->least, bound->most);
	}
	return 0;
}

int
plan_check_tags(const struct tb_plan *plan, const char *tags, int subject, const char *element,
    struct tb_plan_source source, struct tb_err *err)
{
	char code[PLAN_WORD_SIZE];

	while (plan_next_word(&tags, code)) {
		const struct tb_plan_tag *tag = tb_plan_tag(plan, code);

		if (tag == NULL)
			return plan_fail(err, source,
			    "<%s>: there is no such <tag> as '%s'; correct the code or add the tag",
			    element, code);
		if (tag->subject != subject)
			return plan_fail(err, source,
			    "<%s>: the tag '%s' is for subjects of the kind %s; use another",
			    element, code, tb_subject_names[tag->subject]);
	}
	return 0;
}

static int
check_tags(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;
	int rc = 0;

	for (i = 0; i < plan->ntags; i++)
		if (plan->tags[i].subject == TB_SUBJECT_INDUSTRY)
			return plan_fail(err, plan->tags[i].source,
			    "<tag code=\"%s\">: its subject is enterprise or project; correct it",
			    plan->tags[i].code);
	for (i = 0; rc == 0 && i < plan->nenterprises; i++)
		rc = plan_check_tags(plan, plan->enterprises[i].tags, TB_SUBJECT_ENTERPRISE,
		    "enterprise", plan->enterprises[i].source, err);
	for (i = 0; rc == 0 && i < plan->nprojects; i++)
		rc = plan_check_tags(plan, plan->projects[i].tags, TB_SUBJECT_PROJECT, "project",
		    plan->projects[i].source, err);
	return rc;
}

/* --- planned curves ------------------------------------------------------------------- */

/* Years and months ascend, and inside a year the values do not fall. */
static int
check_point(const struct tb_plan_planned *point, const struct tb_plan_planned *before,
    const char *code, struct tb_err *err)
{
	int same_year = before != NULL && before->year == point->year;

	if (point->year < 2000 || point->month < 1 || point->month > 12)
		return plan_fail(err, point->source,
		    "<planned> of '%s': a year and a month from 1 to 12 are needed", code);
	if (point->value.none || point->value.yuan < 0)
		return plan_fail(
		    err, point->source, "<planned> of '%s': a value of 0 or more is needed", code);
	if (before != NULL &&
	    (before->year > point->year || (same_year && before->month >= point->month)))
		return plan_fail(err, point->source,
		    "<planned> of '%s': month %d of %d does not follow the one before it; put "
		    "them in order",
		    code, point->month, point->year);
	if (same_year && before->value.yuan > point->value.yuan)
		return plan_fail(err, point->source,
		    "<planned> of '%s': the value of month %d is below the one before it; values "
		    "are cumulative",
		    code, point->month);
	return 0;
}

/* A year's curve ends with its month 12 at the year's plan. */
static int
check_year_end(const struct tb_plan_planned *point, struct tb_plan_amount plan, const char *code,
    struct tb_err *err)
{
	if (point->month != 12)
		return plan_fail(err, point->source,
		    "<planned> of '%s': %d ends with month %d; add month 12, the year's plan", code,
		    point->year, point->month);
	if (plan.none || plan.yuan != point->value.yuan)
		return plan_fail(err, point->source,
		    "<planned> of '%s': month 12 of %d is not the year's plan; correct one of them",
		    code, point->year);
	return 0;
}

static int
is_last_of_year(const struct tb_plan_curve *curve, size_t i)
{
	return i + 1 == curve->npoints || curve->points[i + 1].year != curve->points[i].year;
}

static int
check_path_curve(const struct tb_plan_curve *curve, const struct tb_plan_path *path,
    const char *code, struct tb_err *err)
{
	const struct tb_plan_planned *point = curve->points;
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < curve->npoints; i++, point++) {
		rc = check_point(point, i > 0 ? point - 1 : NULL, code, err);
		if (rc == 0 && is_last_of_year(curve, i))
			rc =
			    check_year_end(point, tb_plan_path_value(path, point->year), code, err);
	}
	return rc;
}

/* A project has the plan of one year, that of its list. */
static int
check_project_curve(const struct tb_plan_project *project, struct tb_err *err)
{
	const struct tb_plan_path path = {
	    .first_year = project->year, .nyears = 1, .values = {project->plan}};

	return check_path_curve(&project->curve, &path, project->code, err);
}

static int
check_curves(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < plan->nindustries; i++)
		rc = check_path_curve(&plan->industries[i].curve, &plan->industries[i].path,
		    plan->industries[i].code, err);
	for (i = 0; rc == 0 && i < plan->nenterprises; i++)
		rc = check_path_curve(&plan->enterprises[i].curve, &plan->enterprises[i].path,
		    plan->enterprises[i].code, err);
	for (i = 0; rc == 0 && i < plan->nprojects; i++)
		rc = check_project_curve(&plan->projects[i], err);
	return rc;
}

/* --- values of whole years -------------------------------------------------------------- */

static int
is_negative(struct tb_plan_amount amount)
{
	return !amount.none && amount.yuan < 0;
}

static int
check_audited(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->naudited; i++) {
		const struct tb_plan_audited *value = &plan->audited[i];
		const struct tb_plan_audited *first =
		    tb_plan_audited(plan, value->subject, value->year);

		if (value->revenue.none || is_negative(value->revenue) || is_negative(value->tax) ||
		    is_negative(value->tax_last) || is_negative(value->local_tax))
			return plan_fail(err, value->source,
			    "<value subject=\"%s\">: a rev is needed, and nothing below 0",
			    value->subject);
		if (first != value)
			return plan_fail(err, value->source,
			    "<value subject=\"%s\"> of %d stands twice, first in %s line %d; "
			    "remove one",
			    value->subject, value->year, first->source.file, first->source.line);
	}
	return 0;
}

static int
check_last_years(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nenterprises; i++) {
		const struct tb_plan_enterprise *e = &plan->enterprises[i];

		if (e->last_year_of != 0 && e->last_year.none)
			return plan_fail(err, e->source,
			    "<enterprise code=\"%s\"> has last-year-of and no last-year; add the "
			    "value or remove the year",
			    e->code);
	}
	return 0;
}

/* --- liaisons, parks ---------------------------------------------------------------------- */

static int
check_liaisons(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < plan->nliaisons; i++) {
		const struct tb_plan_liaison *liaison = &plan->liaisons[i];

		rc = plan_check_span(
		    liaison->from, liaison->to, liaison->source, liaison->leader, err);
	}
	return rc;
}

static int
check_editions(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->neditions; i++)
		if (plan->editions[i].date[0] == '\0')
			return plan_fail(err, plan->editions[i].source,
			    "<edition material=\"%s\" industry=\"%s\"> has no date; add the day it "
			    "was made",
			    plan->editions[i].material, plan->editions[i].industry);
	return 0;
}

static int
check_parks(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nparks; i++)
		if (plan->parks[i].area_milli < 0)
			return plan_fail(err, plan->parks[i].source,
			    "<park code=\"%s\">: an area of 0 or more is needed",
			    plan->parks[i].code);
	return 0;
}

/* --- what the text names -------------------------------------------------------------------- */

/* Is there a record of the kind with the code? */
static int
is_record(const struct tb_plan *plan, int kind, const char *code)
{
	switch (kind) {
	case TB_MENTION_INDUSTRY:
		return tb_plan_industry(plan, code) != NULL;
	case TB_MENTION_ENTERPRISE:
		return tb_plan_enterprise(plan, code) != NULL;
	case TB_MENTION_PROJECT:
		return tb_plan_project(plan, code, 0) != NULL;
	case TB_MENTION_DEPARTMENT:
		return tb_plan_department(plan, code) != NULL;
	case TB_MENTION_DOMAIN:
		return tb_plan_domain(plan, code) != NULL;
	case TB_MENTION_PARK:
		return tb_plan_park(plan, code) != NULL;
	default:
		return tb_plan_region(plan, code) != NULL || tb_plan_sector(plan, code) != NULL;
	}
}

static int
check_mentions(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nmentions; i++) {
		const struct tb_plan_mention *mention = &plan->mentions[i];

		if (mention->refers[0] != '\0' && !is_record(plan, mention->kind, mention->refers))
			return plan_fail(err, mention->source,
			    "<mention name=\"%s\" refers=\"%s\">: there is no such record of its "
			    "kind; correct the code, or leave it out when no row has the name",
			    mention->name, mention->refers);
	}
	return 0;
}

/* --- codes of the state --------------------------------------------------------------- */

static int
fail_identity(struct tb_err *err, struct tb_plan_source source, const char *element,
    const char *code, enum tb_identity fault)
{
	static const char *const faults[] = {
	    [TB_IDENTITY_FORM] = "its characters or their number are not those of such a code",
	    [TB_IDENTITY_CHECK] = "its check character does not agree",
	    [TB_IDENTITY_ORGANISATION] = "the check character of the organisation code in it "
					 "(9-17) does not agree",
	    [TB_IDENTITY_REGION] = "there is no such region",
	    [TB_IDENTITY_TIME] = "it begins with neither YYMM nor a year"};

	return plan_fail(
	    err, source, "<%s %s>: %s; correct it or leave it out", element, code, faults[fault]);
}

static int
check_identities(const struct tb_plan *plan, struct tb_err *err)
{
	enum tb_identity fault;
	size_t i;

	for (i = 0; i < plan->nenterprises; i++) {
		const struct tb_plan_enterprise *enterprise = &plan->enterprises[i];

		fault = enterprise->uscc[0] != '\0' ? tb_uscc_check(enterprise->uscc) : 0;
		if (fault != TB_IDENTITY_GOOD)
			return fail_identity(
			    err, enterprise->source, "enterprise uscc", enterprise->uscc, fault);
	}
	for (i = 0; i < plan->nprojects; i++) {
		const struct tb_plan_project *project = &plan->projects[i];

		fault = project->national[0] != '\0' ? tb_project_code_check(project->national) : 0;
		if (fault != TB_IDENTITY_GOOD)
			return fail_identity(
			    err, project->source, "project national", project->national, fault);
	}
	return 0;
}

int
plan_check_registers(const struct tb_plan *plan, struct tb_err *err)
{
	if (check_tags(plan, err) != 0 || check_parks(plan, err) != 0 ||
	    check_liaisons(plan, err) != 0 || check_editions(plan, err) != 0 ||
	    check_curves(plan, err) != 0)
		return -1;
	if (check_identities(plan, err) != 0 || check_audited(plan, err) != 0 ||
	    check_last_years(plan, err) != 0)
		return -1;
	return check_mentions(plan, err);
}
