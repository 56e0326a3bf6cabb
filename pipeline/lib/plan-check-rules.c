/*
 * What is promised and what follows from the figures: targets, recommendations,
 * escalations, lateness, rows for the level above.  Numbers that stand in words
 * of the plan are read here.
 */
#include "plan-private.h"
#include "decimal.h"
#include "file.h"

/* --- targets ------------------------------------------------------------------------ */

static int
read_thresholds(struct tb_plan_target *target, struct tb_err *err)
{
	const char *at = target->threshold;
	char word[PLAN_WORD_SIZE];

	while (plan_next_word(&at, word)) {
		int64_t yuan = 0;

		if (tb_amount_parse(word, TB_UNIT_YI, &yuan, NULL) != TB_DECIMAL_OK || yuan <= 0 ||
		    target->nthresholds == TB_PLAN_THRESHOLDS)
			return plan_fail(err, target->source,
			    "<target id=\"%s\" threshold=\"%s\">: up to %d amounts in 亿元 above 0 "
			    "are needed",
			    target->id, target->threshold, TB_PLAN_THRESHOLDS);
		target->thresholds[target->nthresholds++] = yuan;
	}
	if (!target->below.none &&
	    (target->nthresholds != 1 || target->below.yuan <= target->thresholds[0]))
		return plan_fail(err, target->source,
		    "<target id=\"%s\">: below must lie above the one threshold; correct one",
		    target->id);
	return 0;
}

/* "7" or, of a range, "3-4"; nothing where the plan gives no number. */
static int
read_number(struct tb_plan_target *target, struct tb_err *err)
{
	static const char *const without[] = {"some", "formed", NULL};
	char low_text[PLAN_WORD_SIZE];
	const char *dash = strchr(target->value, '-'), *high_text = dash + 1;
	int range = strcmp(target->op, "range") == 0;
	long low = 0, high = 0;

	target->low = target->high = -1;
	if (plan_is_one_of(without, target->op))
		return target->value[0] == '\0' || strcmp(target->value, "——") == 0
			   ? 0
			   : plan_fail(err, target->source,
				 "<target id=\"%s\" op=\"%s\" value=\"%s\">: such a promise has no "
				 "number; leave it out",
				 target->id, target->op, target->value);
	(void)snprintf(low_text, sizeof(low_text), "%.*s",
	    dash != NULL ? (int)(dash - target->value) : (int)sizeof(low_text), target->value);
	if (range != (dash != NULL) || tb_int_parse(low_text, 0, 99999, &low) != 0 ||
	    tb_int_parse(range ? high_text : low_text, low + range, 99999, &high) != 0)
		return plan_fail(err, target->source,
		    "<target id=\"%s\" op=\"%s\" value=\"%s\">: a number is needed, of a range two "
		    "as 3-4",
		    target->id, target->op, target->value);
	target->low = (int)low;
	target->high = (int)high;
	return 0;
}

static int
check_target_words(
    const struct tb_plan *plan, const struct tb_plan_target *target, struct tb_err *err)
{
	static const char *const ops[] = {
	    "about", "at-least", "over", "exactly", "range", "some", "formed", NULL};
	static const char *const scopes[] = {"city", "county", NULL};
	const char *at = target->subjects;
	char code[PLAN_WORD_SIZE];

	if (!plan_is_one_of(ops, target->op))
		return plan_fail(err, target->source,
		    "<target id=\"%s\" op=\"%s\">: about, at-least, over, exactly, range, some or "
		    "formed is needed",
		    target->id, target->op);
	if (!plan_is_one_of(scopes, target->scope) && tb_plan_domain(plan, target->scope) == NULL)
		return plan_fail(err, target->source,
		    "<target id=\"%s\" scope=\"%s\">: city, county or the code of a domain is "
		    "needed",
		    target->id, target->scope);
	while (plan_next_word(&at, code))
		if (tb_plan_subject(plan, code) == TB_SUBJECT_MAX)
			return plan_fail(err, target->source,
			    "<target id=\"%s\" subjects=\"%s\">: there is no such industry, "
			    "enterprise or project as '%s'; correct the code",
			    target->id, target->subjects, code);
	return 0;
}

/* A year that is none must be words, such as 3年左右: one word of digits and letters, full-width or
 * not, and a whole year with 年 behind it, were meant as one. */
static int
is_misspelt_year(const char *s)
{
	static const char *const ends[] = {"年", "年底", "年末", NULL};
	const char *at = s;

	while (*at != '\0' && ((unsigned char)*at < 0x80 || strncmp(at, "\xef\xbc", 2) == 0))
		at += (unsigned char)*at < 0x80 ? 1 : 3; /* U+FF00 to U+FF3F */
	return (*at == '\0' && strchr(s, ' ') == NULL) || (at - s >= 4 && plan_is_one_of(ends, at));
}

static int
check_targets(struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->ntargets; i++) {
		struct tb_plan_target *target = &plan->targets[i];
		long year = 0;

		if (check_target_words(plan, target, err) != 0 ||
		    read_thresholds(target, err) != 0 || read_number(target, err) != 0)
			return -1;
		if (tb_int_parse(target->year, 2000, 2099, &year) == 0)
			target->year_number = (int)year;
		else if (is_misspelt_year(target->year))
			return plan_fail(err, target->source,
			    "<target id=\"%s\" year=\"%s\">: a year from 2000 to 2099, or words "
			    "such as 3年左右, is needed",
			    target->id, target->year);
	}
	return 0;
}

/* --- recommendations ------------------------------------------------------------------ */

static int
check_criteria(const struct tb_plan *plan, const struct tb_plan_recommendation *recommendation,
    struct tb_err *err)
{
	const char *lamps = recommendation->lamps, *at = recommendation->stages;
	char word[PLAN_WORD_SIZE];

	while (plan_next_word(&lamps, word))
		if (tb_plan_lamp(plan, word) == NULL)
			return plan_fail(err, recommendation->source,
			    "<recommendation id=\"%s\">: there is no such <lamp> as '%s'; correct "
			    "the code",
			    recommendation->id, word);
	while (plan_next_word(&at, word))
		if (!plan_is_one_of(tb_stage_names, word))
			return plan_fail(err, recommendation->source,
			    "<recommendation id=\"%s\">: '%s' is no stage; 前期, 在建, 竣工, 投产 "
			    "or 停工 is needed",
			    recommendation->id, word);
	return plan_check_tags(plan, recommendation->tags, recommendation->subject,
	    "recommendation", recommendation->source, err);
}

static int
check_recommendations(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nrecommendations; i++) {
		const struct tb_plan_recommendation *r = &plan->recommendations[i];
		int of_project =
		    r->key || r->in_statistics || r->stages[0] != '\0' || !r->min_total.none;
		int of_enterprise = !r->min_value.none;

		if (r->subject == TB_SUBJECT_INDUSTRY)
			return plan_fail(err, r->source,
			    "<recommendation id=\"%s\">: its subject is project or enterprise; "
			    "correct it",
			    r->id);
		if (r->subject == TB_SUBJECT_PROJECT ? of_enterprise : of_project)
			return plan_fail(err, r->source,
			    "<recommendation id=\"%s\">: key, in-statistics, stages and min-total "
			    "are for projects, min-value for enterprises; remove what is not",
			    r->id);
		if (check_criteria(plan, r, err) != 0)
			return -1;
	}
	return 0;
}

/* --- escalations, lateness --------------------------------------------------------------- */

/* The scope before the slash of "county/inv-completion"; TB_SCOPE_MAX = none such. */
static int
scope_of(const char *id)
{
	size_t len = strcspn(id, "/");
	int i;

	for (i = 0; i < TB_SCOPE_MAX; i++)
		if (strlen(tb_scope_names[i]) == len && strncmp(tb_scope_names[i], id, len) == 0)
			return i;
	return TB_SCOPE_MAX;
}

enum { DAYS_MOST = 250 }; /* a year's */

static int
check_escalation(const struct tb_plan_escalation *escalation, struct tb_err *err)
{
	int by_lamp = escalation->lamp[0] != '\0', by_rank = escalation->last_in[0] != '\0';

	if (by_lamp == by_rank)
		return plan_fail(err, escalation->source,
		    "<escalation id=\"%s\">: give either a lamp or last-in", escalation->id);
	if (by_lamp != (escalation->subject >= 0) || escalation->subject == TB_SCOPE_CITY ||
	    escalation->subject == TB_SCOPE_DOMAIN)
		return plan_fail(err, escalation->source,
		    "<escalation id=\"%s\">: with a lamp the subject project, county, industry or "
		    "enterprise is needed, with last-in none",
		    escalation->id);
	if (by_rank && (scope_of(escalation->last_in) == TB_SCOPE_MAX ||
			   strchr(escalation->last_in, '/') == NULL))
		return plan_fail(err, escalation->source,
		    "<escalation last-in=\"%s\">: the id of a ranking is needed, as "
		    "county/inv-completion",
		    escalation->last_in);
	if (escalation->months < 1)
		return plan_fail(err, escalation->source,
		    "<escalation id=\"%s\">: months of 1 and more are needed", escalation->id);
	if (escalation->days < 0 || escalation->days > DAYS_MOST)
		return plan_fail(err, escalation->source,
		    "<escalation id=\"%s\">: days are 0 to %d working days", escalation->id,
		    DAYS_MOST);
	return 0;
}

static int
check_lateness(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i, k;

	for (i = 0; i < plan->nlateness; i++) {
		const struct tb_plan_late *late = &plan->lateness[i];

		if (!plan_is_one_of(tb_milestone_names, late->milestone) || late->months < 1)
			return plan_fail(err, late->source,
			    "<late milestone=\"%s\">: 开工, 主体, 竣工, 投产, 入库 or 入统 is "
			    "needed, and months of 1 and more",
			    late->milestone);
		for (k = 0; k < i; k++)
			if (plan->lateness[k].months == late->months &&
			    strcmp(plan->lateness[k].milestone, late->milestone) == 0)
				return plan_fail(err, late->source,
				    "<late milestone=\"%s\" months=\"%d\"> stands twice; remove "
				    "one",
				    late->milestone, late->months);
	}
	return 0;
}

static int
check_escalations(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nescalations; i++)
		if (check_escalation(&plan->escalations[i], err) != 0)
			return -1;
	return check_lateness(plan, err);
}

/* --- rollups ------------------------------------------------------------------------------- */

static int
is_scope(const struct tb_plan *plan, int scope, const char *code)
{
	switch (scope) {
	case TB_SCOPE_CITY:
		return code[0] == '\0';
	case TB_SCOPE_DOMAIN:
		return tb_plan_domain(plan, code) != NULL;
	case TB_SCOPE_COUNTY:
		return tb_plan_region(plan, code) != NULL && tb_plan_region(plan, code)->order > 0;
	case TB_SCOPE_INDUSTRY:
		return tb_plan_industry(plan, code) != NULL;
	case TB_SCOPE_ENTERPRISE:
		return tb_plan_enterprise(plan, code) != NULL;
	case TB_SCOPE_PROJECT:
		return tb_plan_project(plan, code, 0) != NULL;
	default:
		return 0;
	}
}

/* The kind of subject whose indicator a scope shows when none is named. */
static enum tb_subject
kind_of_scope(int scope)
{
	return scope == TB_SCOPE_PROJECT      ? TB_SUBJECT_PROJECT
	       : scope == TB_SCOPE_ENTERPRISE ? TB_SUBJECT_ENTERPRISE
					      : TB_SUBJECT_INDUSTRY;
}

static int
check_map_indicator(const struct tb_plan *plan, struct tb_plan_map *map, struct tb_err *err)
{
	enum tb_subject kind = kind_of_scope(map->scope);
	const struct tb_plan_indicator *first = tb_plan_indicator_of(plan, kind);

	if (map->indicator[0] == '\0' && first != NULL)
		map->indicator = first->code;
	if (tb_plan_indicator(plan, map->indicator) == NULL)
		return plan_fail(err, map->source,
		    "<map code=\"%s\" indicator=\"%s\">: there is no such <indicator>; correct it",
		    map->code, map->indicator);
	if (map->scope >= TB_SCOPE_INDUSTRY &&
	    !tb_plan_has_tag(
		tb_plan_indicator(plan, map->indicator)->subjects, tb_subject_names[kind]))
		return plan_fail(err, map->source,
		    "<map code=\"%s\" indicator=\"%s\">: the indicator is not one of subjects of "
		    "the kind %s; correct one of them",
		    map->code, map->indicator, tb_subject_names[kind]);
	return 0;
}

/* Of the subject in the upper plan: amounts of revenue and of investment are told in tables
 * of their own. */
static int
check_map_kind(const struct tb_plan *plan, struct tb_plan_map *map, struct tb_err *err)
{
	const char *subjects = tb_plan_indicator(plan, map->indicator)->subjects;
	const char *project = tb_subject_names[TB_SUBJECT_PROJECT];
	const char *kind = tb_subject_names[kind_of_scope(map->scope)];
	size_t i;

	if (map->kind[0] == '\0' && tb_plan_has_tag(subjects, kind))
		map->kind = kind;
	for (i = 0; map->kind[0] == '\0' && i < TB_SUBJECT_MAX; i++)
		if (tb_plan_has_tag(subjects, tb_subject_names[i]))
			map->kind = tb_subject_names[i];
	for (i = 0; i < TB_SUBJECT_MAX; i++)
		if (strcmp(map->kind, tb_subject_names[i]) == 0)
			break;
	if (i < TB_SUBJECT_MAX &&
	    (i == TB_SUBJECT_PROJECT) == (tb_plan_has_tag(subjects, project) != 0))
		return 0;
	return plan_fail(err, map->source,
	    "<map code=\"%s\" kind=\"%s\">: project is needed where the indicator is one of "
	    "projects, else industry or enterprise; correct or remove it",
	    map->code, map->kind);
}

static int
check_map(
    const struct tb_plan *plan, const struct tb_plan_rollup *rollup, size_t i, struct tb_err *err)
{
	struct tb_plan_map *map = &rollup->maps[i];
	const char *slash = strchr(map->from, '/');
	size_t k;

	map->scope = scope_of(map->from);
	map->subject = slash != NULL ? slash + 1 : "";
	if (!is_scope(plan, map->scope, map->subject))
		return plan_fail(err, map->source,
		    "<map code=\"%s\" from=\"%s\">: there is no such scope; city, domain/CODE, "
		    "county/CODE, industry/CODE, enterprise/CODE or project/CODE is needed",
		    map->code, map->from);
	if (check_map_indicator(plan, map, err) != 0 || check_map_kind(plan, map, err) != 0)
		return -1;
	for (k = 0; k < i; k++)
		if (strcmp(rollup->maps[k].code, map->code) == 0 &&
		    strcmp(rollup->maps[k].indicator, map->indicator) == 0)
			return plan_fail(err, map->source,
			    "<map code=\"%s\"> stands twice in the rollup to '%s'; remove one",
			    map->code, rollup->plan);
	return 0;
}

static int
check_rung(const struct tb_plan_rollup *rollup, size_t i, struct tb_err *err)
{
	const struct tb_plan_rung *rung = &rollup->rungs[i];
	size_t k;

	for (k = 0; k < TB_SUBJECT_MAX; k++)
		if (strcmp(rung->subject, tb_subject_names[k]) == 0)
			break;
	if (k == TB_SUBJECT_MAX)
		return plan_fail(err, rung->source,
		    "<rung subject=\"%s\">: industry, enterprise or project is needed",
		    rung->subject);
	if (rung->value.none || rung->value.yuan <= 0)
		return plan_fail(err, rung->source,
		    "<rung word=\"%s\">: a step is an amount above 0", rung->word);
	if (strchr(rung->word, '/') != NULL || strchr(rung->word, ' ') != NULL)
		return plan_fail(err, rung->source,
		    "<rung word=\"%s\">: neither a slash nor a blank can stand in it", rung->word);
	for (k = 0; k < i; k++)
		if (strcmp(rollup->rungs[k].subject, rung->subject) == 0 &&
		    strcmp(rollup->rungs[k].word, rung->word) == 0)
			return plan_fail(err, rung->source,
			    "<rung subject=\"%s\" word=\"%s\"> stands twice; remove one",
			    rung->subject, rung->word);
	return 0;
}

static int
check_rollups(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i, k;

	for (i = 0; i < plan->nrollups; i++) {
		const struct tb_plan_rollup *rollup = &plan->rollups[i];

		if ((rollup->prepared[0] != '\0') != (rollup->reviewed[0] != '\0') ||
		    (rollup->prepared[0] != '\0') != (rollup->approved[0] != '\0'))
			return plan_fail(err, rollup->source,
			    "<rollup plan=\"%s\">: prepared, reviewed and approved go together",
			    rollup->plan);
		if (rollup->key[0] != '\0' && !tb_name_is_plain(rollup->key))
			return plan_fail(err, rollup->source,
			    "<rollup key=\"%s\">: letters, digits, '-', '_' and '.' are needed",
			    rollup->key);
		for (k = 0; k < plan->rollups[i].nmaps; k++)
			if (check_map(plan, &plan->rollups[i], k, err) != 0)
				return -1;
		for (k = 0; k < plan->rollups[i].nrungs; k++)
			if (check_rung(&plan->rollups[i], k, err) != 0)
				return -1;
	}
	return 0;
}

int
plan_check_rules(struct tb_plan *plan, struct tb_err *err)
{
	if (check_targets(plan, err) != 0 || check_recommendations(plan, err) != 0 ||
	    check_escalations(plan, err) != 0)
		return -1;
	return check_rollups(plan, err);
}
