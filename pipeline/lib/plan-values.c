/*
 * What each record of a plan says of itself: ladders ascend, bands do not
 * overlap, lamps go from best to worst, projects and spans of days begin before
 * they end.
 */
#include "plan-private.h"

/* --- ladders, bands, lamps ---------------------------------------------------------- */

static int
check_steps(const struct tb_plan_ladder *ladder, struct tb_err *err)
{
	size_t i;

	if (ladder->nsteps == 0)
		return plan_fail(
		    err, ladder->source, "<ladder id=\"%s\"> has no step; add one", ladder->id);
	for (i = 0; i < ladder->nsteps; i++) {
		const struct tb_plan_step *step = &ladder->steps[i];

		if (step->value.none || step->value.yuan <= 0)
			return plan_fail(err, step->source,
			    "<step word=\"%s\">: a value above 0 is needed", step->word);
		if (i > 0 && step->value.yuan <= step[-1].value.yuan)
			return plan_fail(err, step->source,
			    "<step word=\"%s\"> is not above the one before it; put the steps in "
			    "ascending order",
			    step->word);
	}
	return 0;
}

static int
check_ladders(struct tb_plan *plan, struct tb_err *err)
{
	const struct tb_plan_ladder *rolling = NULL;
	size_t i;
	int k;

	for (i = 0; i < plan->nladders; i++) {
		struct tb_plan_ladder *ladder = &plan->ladders[i];

		ladder->subject = TB_SUBJECT_MAX;
		for (k = 0; k < TB_SUBJECT_MAX; k++)
			if (strcmp(ladder->subject_name, tb_subject_names[k]) == 0)
				ladder->subject = (enum tb_subject)k;
		if (ladder->subject == TB_SUBJECT_MAX)
			return plan_fail(err, ladder->source,
			    "<ladder subject=\"%s\">: industry, enterprise or project is needed",
			    ladder->subject_name);
		if (ladder->rolling &&
		    (rolling != NULL || ladder->subject != TB_SUBJECT_ENTERPRISE))
			return plan_fail(err, ladder->source,
			    "<ladder id=\"%s\" rolling=\"yes\">: one ladder of enterprises can be "
			    "it; remove the other",
			    ladder->id);
		if (ladder->rolling)
			rolling = ladder;
		if (check_steps(ladder, err) != 0)
			return -1;
	}
	return 0;
}

static int
check_bands(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nbands; i++) {
		const struct tb_plan_band *band = &plan->bands[i];

		if (band->min.none || band->min.yuan < 0)
			return plan_fail(err, band->source,
			    "<band code=\"%s\">: a min of 0 or more is needed", band->code);
		if (!band->max.none && band->max.yuan <= band->min.yuan)
			return plan_fail(err, band->source,
			    "<band code=\"%s\">: max is not above min; correct one", band->code);
		if (i > 0 && (band[-1].max.none || band->min.yuan < band[-1].max.yuan))
			return plan_fail(err, band->source,
			    "<band code=\"%s\"> overlaps '%s' before it; put the bands in "
			    "ascending order, "
			    "each from where the last ends",
			    band->code, band[-1].code);
	}
	return 0;
}

/* A lamp's code is its colour, as pictures paint it; what it is called and when it
 * burns is the plan's. */
static int
check_lamp_colour(const struct tb_plan_lamp *lamp, struct tb_err *err)
{
	static const char *const colours[] = {"blue", "green", "yellow", "red"};
	size_t i;

	for (i = 0; i < TB_LEN(colours); i++)
		if (strcmp(lamp->code, colours[i]) == 0)
			return 0;
	return plan_fail(err, lamp->source,
	    "<lamp code=\"%s\"> is no colour that is printed; use blue, green, yellow or red",
	    lamp->code);
}

/* The best lamp first: what has met the plan, then by falling lower bound, then the rest. */
static int
check_lamps(const struct tb_plan *plan, struct tb_err *err)
{
	const struct tb_plan_lamp *last = NULL;
	size_t i;

	for (i = 0; i < plan->nlamps; i++) {
		const struct tb_plan_lamp *lamp = &plan->lamps[i];

		if (check_lamp_colour(lamp, err) != 0)
			return -1;
		if (lamp->finished && (i > 0 || lamp->min_text[0] != '\0'))
			return plan_fail(err, lamp->source,
			    "<lamp code=\"%s\" finished=\"yes\"> must be the first one, without a "
			    "min",
			    lamp->code);
		if (lamp->finished)
			continue;
		if (last != NULL &&
		    (last->min_text[0] == '\0' ||
			(lamp->min_text[0] != '\0' && lamp->min_milli >= last->min_milli)))
			return plan_fail(err, lamp->source,
			    "<lamp code=\"%s\"> can never burn behind '%s'; put lamps in order of "
			    "falling min, "
			    "the one without a min last",
			    lamp->code, last->code);
		last = lamp;
	}
	if (last != NULL && last->min_text[0] != '\0')
		return plan_fail(err, last->source,
		    "<lamp code=\"%s\" min=\"%s\">: below it there is no lamp; the last one has no "
		    "min",
		    last->code, last->min_text);
	return 0;
}

/* --- order ---------------------------------------------------------------------------- */

/* A place is taken once, or the order would hang on that of the files; 0 is no place. */
#define CHECK_ORDER(plan, list, n, element, err)                                                   \
	do {                                                                                       \
		size_t i_, k_;                                                                     \
                                                                                                   \
		for (i_ = 0; i_ < (plan)->n; i_++)                                                 \
			for (k_ = 0; k_ < i_; k_++)                                                \
				if ((plan)->list[i_].order != 0 &&                                 \
				    (plan)->list[i_].order == (plan)->list[k_].order)              \
					return plan_fail(err, (plan)->list[i_].source,             \
					    "<" element " order=\"%d\">: '%s' has this place "     \
					    "already; give another",                               \
					    (plan)->list[i_].order, (plan)->list[k_].code);        \
	} while (0)

static int
check_orders(const struct tb_plan *plan, struct tb_err *err)
{
	CHECK_ORDER(plan, regions, nregions, "region", err);
	CHECK_ORDER(plan, departments, ndepartments, "department", err);
	CHECK_ORDER(plan, domains, ndomains, "domain", err);
	CHECK_ORDER(plan, industries, nindustries, "industry", err);
	CHECK_ORDER(plan, parks, nparks, "park", err);
	return 0;
}

/* --- words ---------------------------------------------------------------------------- */

int
plan_is_one_of(const char *const *words, const char *word)
{
	for (; *words != NULL; words++)
		if (strcmp(*words, word) == 0)
			return 1;
	return 0;
}

/* The most a threshold can be: what FIELD_MILLI reads. */
#define ANY INT64_MAX

const struct tb_plan_rule_form tb_plan_rule_forms[] = {
    {"cumulative-falls", 0, 0},
    {"over-total", 0, 0},
    {"month-share-max", 1, ANY},
    {"growth-max", 1, ANY},
    {"growth-min", -100000, -1},
    {"unchanged-months", 2000, 12000},
    {"unit-slip", 20000, ANY},
    {"parts-sum", 1, ANY},
    {"enterprises-sum", 1, ANY},
    {"outlier", 1, ANY},
    {"outlier-least", 1, ANY},
    {"month-jump", 1001, ANY},
    {"base-falls", 0, 0},
    {"base-differs", 1, ANY},
    {"same-again", 0, 0},
    {"month-skipped", 0, 0},
    {"sign-off", 0, 0},
    {"audit-uneven", 1, ANY},
    {"audit-even", 1, ANY},
    {"audit-leap", 1, ANY},
    {NULL, 0, 0},
};

/* A rule with a misspelt id would never be applied, and nobody would know. */
static int
check_rule(const struct tb_plan_rule *rule, struct tb_err *err)
{
	static const char *const levels[] = {"强制", "核实", "提示", NULL};
	const struct tb_plan_rule_form *form = tb_plan_rule_forms;

	if (!plan_is_one_of(levels, rule->level))
		return plan_fail(err, rule->source,
		    "<rule id=\"%s\" level=\"%s\">: 强制, 核实 or 提示 is needed", rule->id,
		    rule->level);
	while (form->id != NULL && strcmp(form->id, rule->id) != 0)
		form++;
	if (form->id == NULL)
		return plan_fail(err, rule->source,
		    "<rule id=\"%s\">: there is no such rule; correct the id or remove it",
		    rule->id);
	if (rule->milli < form->min || rule->milli > form->max)
		return plan_fail(err, rule->source, "<rule id=\"%s\">: %s", rule->id,
		    form->max == 0 ? "it has no value; remove it"
				   : "the value is missing, or no threshold can be that");
	return 0;
}

static int
check_rules(const struct tb_plan *plan, struct tb_err *err)
{
	static const char *const kinds[] = {"to", "cc", NULL};
	size_t i;

	for (i = 0; i < plan->nrules; i++)
		if (check_rule(&plan->rules[i], err) != 0)
			return -1;
	for (i = 0; i < plan->nrecipients; i++)
		if (!plan_is_one_of(kinds, plan->recipients[i].kind))
			return plan_fail(err, plan->recipients[i].source,
			    "<recipient kind=\"%s\">: to or cc is needed",
			    plan->recipients[i].kind);
	return 0;
}

static int
check_indicators(const struct tb_plan *plan, struct tb_err *err)
{
	static const char *const units[] = {"个", "亿元", "万元", "元", NULL};
	size_t i;

	for (i = 0; i < plan->nindicators; i++)
		if (!plan_is_one_of(units, plan->indicators[i].unit))
			return plan_fail(err, plan->indicators[i].source,
			    "<indicator code=\"%s\" unit=\"%s\">: the unit is not known; 个, 亿元, "
			    "万元 or 元 is needed",
			    plan->indicators[i].code, plan->indicators[i].unit);
	return 0;
}

/* --- counts, paths ------------------------------------------------------------------------ */

/* A row of counts is of a band, or the sum of rows that name it as their parent. */
static int
check_counts(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i, k;

	for (i = 0; i < plan->ncounts; i++) {
		const struct tb_plan_count *count = &plan->counts[i];
		int known = 0;

		for (k = 0; k < plan->nbands; k++)
			known |= strcmp(plan->bands[k].code, count->band) == 0;
		for (k = 0; k < plan->ncounts; k++)
			known |= k != i && strcmp(plan->counts[k].parent, count->band) == 0;
		if (!known)
			return plan_fail(err, count->source,
			    "<count band=\"%s\">: there is no such <band>, and no count has it as "
			    "its parent; "
			    "correct the code",
			    count->band);
	}
	return 0;
}

static int
check_path(const struct tb_plan_path *path, struct tb_plan_source source, const char *code,
    struct tb_err *err)
{
	int i;

	for (i = 0; i < path->nyears; i++)
		if (path->values[i].yuan < 0)
			return plan_fail(err, source,
			    "'%s': the value of %d is below 0; correct it", code,
			    path->first_year + i);
	return 0;
}

static int
check_paths(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < plan->nindustries; i++)
		rc = check_path(&plan->industries[i].path, plan->industries[i].source,
		    plan->industries[i].code, err);
	for (i = 0; rc == 0 && i < plan->nenterprises; i++)
		rc = check_path(&plan->enterprises[i].path, plan->enterprises[i].source,
		    plan->enterprises[i].code, err);
	for (i = 0; rc == 0 && i < plan->ncounts; i++)
		rc = check_path(
		    &plan->counts[i].path, plan->counts[i].source, plan->counts[i].band, err);
	return rc;
}

/* --- projects -----------------------------------------------------------------------------------
 */

static int
check_milestones(const struct tb_plan_project *project, struct tb_err *err)
{
	size_t i, k;

	for (i = 0; i < project->nmilestones; i++) {
		const struct tb_plan_milestone *milestone = &project->milestones[i];

		if (milestone->planned[0] == '\0')
			return plan_fail(err, milestone->source,
			    "<milestone type=\"%s\"> lacks the planned month; add it",
			    milestone->type);
		for (k = 0; k < i; k++)
			if (strcmp(project->milestones[k].type, milestone->type) == 0)
				return plan_fail(err, milestone->source,
				    "<milestone type=\"%s\"> stands twice in '%s'; remove one",
				    milestone->type, project->code);
	}
	return 0;
}

static int
check_project(const struct tb_plan_project *project, struct tb_err *err)
{
	static const char *const natures[] = {"新开工", "续建", "竣工", "预备", NULL};

	if (!plan_is_one_of(natures, project->nature))
		return plan_fail(err, project->source,
		    "<project code=\"%s\" nature=\"%s\">: 新开工, 续建, 竣工 or 预备 is needed",
		    project->code, project->nature);
	if (project->total.none || project->total.yuan <= 0)
		return plan_fail(err, project->source,
		    "<project code=\"%s\">: a total investment above 0 is needed", project->code);
	if (!project->plan.none &&
	    (project->plan.yuan < 0 || project->plan.yuan > project->total.yuan))
		return plan_fail(err, project->source,
		    "<project code=\"%s\">: the year's plan must lie between 0 and the total; "
		    "correct one",
		    project->code);
	if (project->start[0] != '\0' && project->finish[0] != '\0' &&
	    strcmp(project->start, project->finish) > 0)
		return plan_fail(err, project->source,
		    "<project code=\"%s\"> finishes in %s, before it starts in %s; correct one",
		    project->code, project->finish, project->start);
	return check_milestones(project, err);
}

static int
check_projects(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nprojects; i++)
		if (check_project(&plan->projects[i], err) != 0)
			return -1;
	return 0;
}

/* --- dates ------------------------------------------------------------------------- */

int
plan_check_span(const char *from, const char *to, struct tb_plan_source source, const char *name,
    struct tb_err *err)
{
	if (from[0] != '\0' && to[0] != '\0' && strcmp(from, to) > 0)
		return plan_fail(err, source,
		    "'%s' is valid to %s, before it is valid from %s; correct one", name, to, from);
	return 0;
}

static int
check_aliases(const struct tb_plan_alias *aliases, size_t n, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (plan_check_span(aliases[i].valid_from, aliases[i].valid_to, aliases[i].source,
			aliases[i].name, err) != 0)
			return -1;
	return 0;
}

static int
check_spans(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < plan->nregions; i++) {
		const struct tb_plan_region *region = &plan->regions[i];

		rc = plan_check_span(
		    region->valid_from, region->valid_to, region->source, region->code, err);
		if (rc == 0)
			rc = check_aliases(region->aliases, region->naliases, err);
	}
	for (i = 0; rc == 0 && i < plan->ndepartments; i++) {
		const struct tb_plan_department *department = &plan->departments[i];

		rc = plan_check_span(department->valid_from, department->valid_to,
		    department->source, department->code, err);
		if (rc == 0)
			rc = check_aliases(department->aliases, department->naliases, err);
	}
	for (i = 0; rc == 0 && i < plan->ndomains; i++)
		rc = check_aliases(plan->domains[i].aliases, plan->domains[i].naliases, err);
	for (i = 0; rc == 0 && i < plan->nsectors; i++) {
		const struct tb_plan_sector *sector = &plan->sectors[i];

		rc = plan_check_span(
		    sector->valid_from, sector->valid_to, sector->source, sector->code, err);
		if (rc == 0)
			rc = check_aliases(sector->aliases, sector->naliases, err);
	}
	for (i = 0; rc == 0 && i < plan->nparks; i++)
		rc = check_aliases(plan->parks[i].aliases, plan->parks[i].naliases, err);
	for (i = 0; rc == 0 && i < plan->nindustries; i++)
		rc = check_aliases(plan->industries[i].aliases, plan->industries[i].naliases, err);
	for (i = 0; rc == 0 && i < plan->nenterprises; i++)
		rc =
		    check_aliases(plan->enterprises[i].aliases, plan->enterprises[i].naliases, err);
	return rc;
}

int
plan_check_values(struct tb_plan *plan, struct tb_err *err)
{
	if (check_orders(plan, err) != 0 || check_ladders(plan, err) != 0 ||
	    check_bands(plan, err) != 0 || check_lamps(plan, err) != 0 ||
	    check_rules(plan, err) != 0 || check_indicators(plan, err) != 0 ||
	    check_counts(plan, err) != 0)
		return -1;
	if (check_paths(plan, err) != 0 || check_projects(plan, err) != 0 ||
	    check_spans(plan, err) != 0)
		return -1;
	return plan_check_calendar(&plan->calendar, err);
}
