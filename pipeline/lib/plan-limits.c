/* What a submission may be at most (<limits>): what is sane; see plan.h. */
#include "plan-private.h"

const struct tb_plan_limits tb_plan_default_limits = {
    .size_mib = 128, .rows = 900000, .depth = 16, .attributes = 32, .text = 4000, .seconds = 2};

/* The least is what every submission needs, the most what the reader can take. */
static const struct {
	const char *name;
	size_t offset;
	int least, most;
} bounds[] = {
    {"size", offsetof(struct tb_plan_limits, size_mib), 1, 1024},
    {"rows", offsetof(struct tb_plan_limits, rows), 1, 999999},
    {"depth", offsetof(struct tb_plan_limits, depth), 4, 200},
    {"attributes", offsetof(struct tb_plan_limits, attributes), 8, TB_LIMIT_ATTRIBUTES},
    {"text", offsetof(struct tb_plan_limits, text), 500, 10000},
    {"seconds", offsetof(struct tb_plan_limits, seconds), 1, 60},
};

int
plan_check_limits(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < TB_LEN(bounds); i++) {
		int value;

		memcpy(&value, (const char *)&plan->limits + bounds[i].offset, sizeof(value));
		if (value < bounds[i].least || value > bounds[i].most)
			return plan_fail(err, plan->limits.source,
			    "<limits %s=\"%d\">: a number from %d to %d is needed", bounds[i].name,
			    value, bounds[i].least, bounds[i].most);
	}
	return 0;
}
