/* Sums: 其中 rows beside their whole (R7), enterprises beside their industry; see trend.h. */
#include "trend.h"

/* The threshold of such a rule is in 亿元. */
static int64_t
tolerance_yuan(const struct tb_plan_rule *rule)
{
	return rule->milli * (tb_unit_yuan[TB_UNIT_YI] / 1000);
}

/* --- parts of a whole --------------------------------------------------------------- */

/* What the submission says of the parts of an enterprise. */
struct parts {
	int64_t sum;
	int n, missing; /* parts of the plan, and those without an amount here */
};

/* -1: the sum is out of range. */
static int
add_parts(const struct trend *trend, const struct spot *spot, struct parts *parts)
{
	const struct tb_plan *plan = trend->rules->plan;
	const struct tb_plan_enterprise *part = tb_plan_enterprise(plan, spot->code);
	const struct tb_plan_enterprise *end = plan->enterprises + plan->nenterprises;

	/* parts stand right behind their whole */
	for (; part != NULL && ++part < end && strcmp(part->parent, spot->code) == 0;) {
		struct tb_value value =
		    amount_find(&trend->parsed->amounts, spot->table, 0, part->code);

		parts->n++;
		if (value.state != TB_VALUE_AMOUNT)
			parts->missing++;
		else if (tb_add(parts->sum, value.yuan, &parts->sum) != 0)
			return -1;
	}
	return 0;
}

void
trend_parts(struct trend *trend, const struct spot *spot)
{
	const struct tb_plan_rule *rule = trend_rule(trend, FINDING_PARTS_ABOVE_WHOLE);
	const struct tb_plan_enterprise *whole = tb_plan_enterprise(trend->rules->plan, spot->code);
	struct parts parts = {0, 0, 0};
	int64_t more;
	struct words words = WORDS_INIT;
	enum finding_id id = FINDING_PARTS_ABOVE_WHOLE;

	if (rule == NULL || whole == NULL || add_parts(trend, spot, &parts) != 0)
		return;
	more = parts.sum - spot->amounts[0].yuan;
	if (more < -tolerance_yuan(rule) && whole->complete && parts.n > 0 && parts.missing == 0)
		id = FINDING_PARTS_DIFFER;
	else if (more <= tolerance_yuan(rule))
		return;
	number_format(parts.sum, spot->unit, &words.expected);
	number_format(more < 0 ? -more : more, spot->unit, &words.two);
	trend_take(trend, spot, id, trend_explained(trend, spot, id), &words);
}

/* --- enterprises of an industry ------------------------------------------------------- */

/* An enterprise's amount of the period, of this submission or of who has reported it. */
static struct tb_value
reported_value(
    const struct trend *trend, const char *indicator, const struct tb_plan_enterprise *enterprise)
{
	const struct tb_record *record = &trend->parsed->record;
	const char *unit =
	    tb_plan_reporter(trend->rules->plan, indicator, enterprise->code, record->period.year);
	struct history_entry *entry;

	if (unit == NULL)
		return (struct tb_value){.state = TB_VALUE_ABSENT};
	if (strcmp(unit, record->unit) == 0)
		return amount_find(
		    &trend->parsed->amounts, TB_SECTION_ENTERPRISES, 0, enterprise->code);
	entry = history_newest_entry(trend->rules->history, unit, record->period);
	return entry != NULL ? history_amount(entry, TB_SECTION_ENTERPRISES, 0, enterprise->code)
			     : (struct tb_value){.state = TB_VALUE_ABSENT};
}

/* The sum over the industry's enterprises, parts not twice; -1: out of range. */
static int
add_enterprises(
    const struct trend *trend, const char *indicator, const char *industry, int64_t *sum)
{
	const struct tb_plan *plan = trend->rules->plan;
	size_t i;

	for (*sum = 0, i = 0; i < plan->nenterprises; i++) {
		struct tb_value value;

		if (plan->enterprises[i].parent[0] != '\0' ||
		    strcmp(plan->enterprises[i].industry, industry) != 0)
			continue;
		value = reported_value(trend, indicator, &plan->enterprises[i]);
		if (value.state == TB_VALUE_AMOUNT && tb_add(*sum, value.yuan, sum) != 0)
			return -1;
	}
	return 0;
}

static void
check_industry(struct trend *trend, const struct tb_plan_rule *rule, const char *indicator,
    const struct spot *spot)
{
	struct words words = WORDS_INIT;
	int64_t sum;

	if (spot->code == NULL || spot->amounts[0].state != TB_VALUE_AMOUNT ||
	    add_enterprises(trend, indicator, spot->code, &sum) != 0 ||
	    sum - spot->amounts[0].yuan <= tolerance_yuan(rule))
		return;
	number_format(sum, spot->unit, &words.expected);
	number_format(sum - spot->amounts[0].yuan, spot->unit, &words.two);
	trend_take(trend, spot, FINDING_ENTERPRISES_ABOVE,
	    trend_explained(trend, spot, FINDING_ENTERPRISES_ABOVE), &words);
}

void
trend_enterprises(struct trend *trend)
{
	const struct tb_plan_rule *rule = trend_rule(trend, FINDING_ENTERPRISES_ABOVE);
	const struct parsed *parsed = trend->parsed;
	const char *indicator = parsed->record.section[TB_SECTION_INDUSTRIES].indicator;
	struct spot spot;
	struct walk walk;

	if (rule == NULL || indicator == NULL)
		return;
	for (rules_begin(&walk, parsed, TB_SECTION_INDUSTRIES); rules_next(&walk, parsed, &spot);)
		check_industry(trend, rule, indicator, &spot);
	walk_end(&walk);
}
