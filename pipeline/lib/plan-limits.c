/* What a submission may be at most (<limits>): what is sane; see plan.h. */
#include "plan-private.h"

const struct tb_plan_limits tb_plan_default_limits = {
    .size_mib = 128, .rows = 900000, .depth = 16, .attributes = 32, .text = 4000, .seconds = 2};

/* The least is what every submission needs, the most what the reader can take. */
static const struct plan_bound bounds[] = {
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
	return plan_check_bounds(
	    &plan->limits, bounds, TB_LEN(bounds), "limits", plan->limits.source, err);
}
