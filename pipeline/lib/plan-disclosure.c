/* What the public edition keeps back (<disclosure>): what is sane; see plan.h. */
#include "plan-private.h"

const struct tb_plan_disclosure tb_plan_default_disclosure = {
    .threshold = 3, .width = 10, .dominance = 0, .few = ""};

/* A threshold of 2 lets one of two units tell the other's value; R18 wants 3 at least. Above the
 * most, next to nothing of a city would be public. */
static const struct {
	const char *name;
	size_t offset;
	int least, most;
} bounds[] = {
    {"threshold", offsetof(struct tb_plan_disclosure, threshold), 3, 20},
    {"width", offsetof(struct tb_plan_disclosure, width), 0, 100},
    {"dominance", offsetof(struct tb_plan_disclosure, dominance), 0, 99},
};

static int
check_few(const struct tb_plan *plan, struct tb_err *err)
{
	const char *at = plan->disclosure.few;
	char code[64];

	for (at += strspn(at, " "); *at != '\0'; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");

		(void)snprintf(code, sizeof(code), "%.*s", (int)len, at);
		if (len >= sizeof(code) || tb_plan_industry(plan, code) == NULL)
			return plan_fail(err, plan->disclosure.source,
			    "<disclosure few=\"%s\">: no industry has the code '%s'",
			    plan->disclosure.few, code);
		at += len;
	}
	return 0;
}

int
plan_check_disclosure(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < TB_LEN(bounds); i++) {
		int value;

		memcpy(&value, (const char *)&plan->disclosure + bounds[i].offset, sizeof(value));
		if (value < bounds[i].least || value > bounds[i].most)
			return plan_fail(err, plan->disclosure.source,
			    "<disclosure %s=\"%d\">: a number from %d to %d is needed",
			    bounds[i].name, value, bounds[i].least, bounds[i].most);
	}
	return check_few(plan, err);
}
