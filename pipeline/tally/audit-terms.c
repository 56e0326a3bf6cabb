/* Class 3 of the plan audit, before anything is counted: is a promise for a year that the lists
 * have, and of something that is counted at all? */
#include "audit-private.h"
#include "promise.h"

int
audit_is_out_of_plan(const struct audit *audit, const struct tb_plan_target *target)
{
	const struct tb_plan_identity *identity = &audit->plan->identity;

	return target->year_number != 0 && (target->year_number < identity->base_year ||
					       target->year_number > identity->target_year);
}

static void
check_term(struct audit *audit, const struct tb_plan_target *target)
{
	const struct tb_plan_identity *identity = &audit->plan->identity;
	struct audit_finding *finding;

	if (!audit_is_out_of_plan(audit, target))
		return;
	finding = audit_find(audit, A3_7, target->id, target->source);
	finding->year = target->year_number;
	finding->printed = target->year;
	audit_say_promise(audit, finding, target);
	audit_say(audit, finding, "first", "%d", identity->base_year);
	audit_say(audit, finding, "last", "%d", identity->target_year);
}

/* What is none of the plan's rows is counted as parks (target.c): its words must say so. */
static int
is_of_parks(const char *kind)
{
	return strstr(kind, "园") != NULL || strstr(kind, "区") != NULL;
}

static void
check_kind(struct audit *audit, const struct tb_plan_target *target)
{
	struct audit_finding *finding;

	if (promise_steps_of(target) != TB_SUBJECT_MAX || is_of_parks(target->kind))
		return;
	finding = audit_find(audit, A3_8, target->id, target->source);
	finding->year = target->year_number;
	finding->printed = target->kind;
	audit_say_promise(audit, finding, target);
}

void
audit_terms(struct audit *audit)
{
	size_t i;

	for (i = 0; i < audit->plan->ntargets; i++) {
		check_term(audit, &audit->plan->targets[i]);
		check_kind(audit, &audit->plan->targets[i]);
	}
}
