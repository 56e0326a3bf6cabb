/* What the public edition keeps back (<disclosure>): what is sane; see plan.h. */
#include "plan-private.h"

const struct tb_plan_disclosure tb_plan_default_disclosure = {
    .threshold = 3, .width = 10, .dominance = 0, .few = ""};

/* A threshold of 2 lets one of two units tell the other's value; R18 wants 3 at least. Above the
 * most, next to nothing of a city would be public. */
static const struct plan_bound bounds[] = {
    {"threshold", offsetof(struct tb_plan_disclosure, threshold), 3, 20},
    {"width", offsetof(struct tb_plan_disclosure, width), 0, 100},
    {"dominance", offsetof(struct tb_plan_disclosure, dominance), 0, 99},
};

static int
check_few(const struct tb_plan *plan, struct tb_err *err)
{
	const char *at = plan->disclosure.few;
	char code[PLAN_WORD_SIZE];

	while (plan_next_word(&at, code))
		if (tb_plan_industry(plan, code) == NULL)
			return plan_fail(err, plan->disclosure.source,
			    "<disclosure few=\"%s\">: no industry has the code '%s'",
			    plan->disclosure.few, code);
	return 0;
}

int
plan_check_disclosure(const struct tb_plan *plan, struct tb_err *err)
{
	if (plan_check_bounds(&plan->disclosure, bounds, TB_LEN(bounds), "disclosure",
		plan->disclosure.source, err) != 0)
		return -1;
	return check_few(plan, err);
}
