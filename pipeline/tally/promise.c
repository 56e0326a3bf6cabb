/* What a promise counts: see promise.h. */
#include "promise.h"
#include "tally.h"

static const char *const words[TB_SUBJECT_MAX] = {
    [TB_SUBJECT_INDUSTRY] = "产业",
    [TB_SUBJECT_ENTERPRISE] = "企业",
    [TB_SUBJECT_PROJECT] = "项目",
};

enum tb_subject
promise_subject(const struct tb_plan_target *target)
{
	int i = 0;

	while (i < TB_SUBJECT_MAX && strcmp(words[i], target->kind) != 0)
		i++;
	return (enum tb_subject)i;
}

enum tb_subject
promise_steps_of(const struct tb_plan_target *target)
{
	int i = 0;

	while (i < TB_SUBJECT_MAX && strncmp(words[i], target->kind, strlen(words[i])) != 0)
		i++;
	return (enum tb_subject)i;
}

int
promise_is_of_city(const struct tb_plan_target *target)
{
	return strcmp(target->scope, "city") == 0;
}

int
promise_is_of_steps(const struct tb_plan *plan, const struct tb_plan_target *target)
{
	enum tb_subject kind = promise_steps_of(target);

	return (strcmp(target->op, "some") == 0 || strcmp(target->op, "formed") == 0) &&
	       (kind == TB_SUBJECT_INDUSTRY || kind == TB_SUBJECT_ENTERPRISE) &&
	       (promise_is_of_city(target) || tb_plan_domain(plan, target->scope) != NULL);
}

struct tb_plan_amount
promise_step_above(const struct tb_plan *plan, const struct tb_plan_target *target, size_t i)
{
	const struct tb_plan_ladder *ladder = tb_plan_ladder(plan, promise_steps_of(target));
	size_t k;

	for (k = 0; ladder != NULL && k < ladder->nsteps; k++)
		if (ladder->steps[k].value.yuan > target->thresholds[i])
			return ladder->steps[k].value;
	return (struct tb_plan_amount){0, 1};
}

int
promise_includes(
    const struct tb_plan_target *target, const char *code, const char *domain, const char *parent)
{
	if (parent[0] != '\0')
		return 0;
	if (target->subjects[0] != '\0')
		return tb_plan_has_tag(target->subjects, code);
	return promise_is_of_city(target) || strcmp(domain, target->scope) == 0;
}

int
promise_reached(const struct tb_plan_target *target, const struct tb_exact *value)
{
	int order = tb_exact_compare_ratio(value, target->thresholds[0], 1);

	if (order < 0 || (order == 0 && strcmp(target->op, "over") == 0))
		return 0;
	return target->below.none || tb_exact_compare_ratio(value, target->below.yuan, 1) < 0;
}

int
promise_reached_by(const struct tb_plan_target *target, struct tb_plan_amount amount)
{
	int64_t threshold = target->thresholds[0];

	if (amount.none || amount.yuan < threshold ||
	    (amount.yuan == threshold && strcmp(target->op, "over") == 0))
		return 0;
	return target->below.none || amount.yuan < target->below.yuan;
}

/* --- projects ----------------------------------------------------------------------- */

static const struct tb_plan_band *
band_of(const struct tb_plan *plan, const char *code)
{
	size_t i;

	for (i = 0; i < plan->nbands; i++)
		if (strcmp(plan->bands[i].code, code) == 0)
			return &plan->bands[i];
	return NULL;
}

int
promise_counts(const struct tb_plan *plan, const struct tb_plan_target *target,
    const struct tb_plan_count *count)
{
	const struct tb_plan_band *band = band_of(plan, count->band);
	struct tb_plan_amount below = target->below;

	return promise_is_of_city(target) && band != NULL && !band->min.none &&
	       band->min.yuan >= target->thresholds[0] &&
	       (below.none || (!band->max.none && band->max.yuan <= below.yuan));
}

int64_t
promise_planned(const struct tb_plan *plan, const struct tb_plan_count *count, int year)
{
	int64_t sum = 0;
	int at;

	for (at = plan->identity.base_year + 1; at <= year; at++) {
		struct tb_plan_amount n = tb_plan_path_value(&count->path, at);

		sum = sum_add(sum, n.none ? 0 : n.yuan);
	}
	return sum;
}

int64_t
promise_planned_projects(const struct tb_plan *plan, const struct tb_plan_target *target, int year)
{
	int64_t sum = 0;
	size_t i, rows = 0;

	for (i = 0; i < plan->ncounts; i++) {
		if (!promise_counts(plan, target, &plan->counts[i]))
			continue;
		rows++;
		sum = sum_add(sum, promise_planned(plan, &plan->counts[i], year));
	}
	return rows > 0 ? sum : -1;
}
