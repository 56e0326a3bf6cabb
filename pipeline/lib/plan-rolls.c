/*
 * The lists of the years (梯队名单, M4): who is in the rolling list from when on, by
 * <rolls>.  The plan's own list stays as it was issued; a period is counted by the list
 * that is in force at its end, so that what was said of an earlier one stays true.
 */
#include "plan-private.h"

/* --- the list of a period --------------------------------------------------------------- */

const struct tb_plan_roll *
tb_plan_roll_of(const struct tb_plan *plan, struct tb_period period)
{
	const struct tb_plan_roll *found = NULL;
	size_t i;

	for (i = 0; i < plan->nrolls; i++) {
		const struct tb_plan_roll *roll = &plan->rolls[i];

		if (roll->year <= period.year && tb_plan_is_valid(roll->in_force, "", period) &&
		    (found == NULL || roll->year > found->year))
			found = roll;
	}
	return found;
}

const struct tb_plan_member *
tb_plan_member(const struct tb_plan_roll *roll, const char *enterprise)
{
	size_t i;

	for (i = 0; roll != NULL && i < roll->nmembers; i++)
		if (tb_same(roll->members[i].subject, enterprise))
			return &roll->members[i];
	return NULL;
}

/* Of this one year: what the plan's own list leaves open, or has no row for. */
static void
set_plan(struct tb_plan_enterprise *e, int year, const struct tb_plan_member *member)
{
	int at = year - e->path.first_year;

	if (e->path.first_year == 0 || at < 0 || at >= e->path.nyears) {
		e->path = (struct tb_plan_path){.first_year = year, .nyears = 1};
		at = 0;
	}
	e->path.values[at] = member->plan;
	e->path_source = &member->source;
}

static void
drop_plan(struct tb_plan_enterprise *e)
{
	e->path = (struct tb_plan_path){0};
	e->curve.npoints = 0;
}

void
tb_plan_roll(struct tb_plan *plan, struct tb_period period)
{
	const struct tb_plan_roll *roll = tb_plan_roll_of(plan, period);
	size_t i;

	for (i = 0; roll != NULL && i < plan->nenterprises; i++) {
		struct tb_plan_enterprise *e = &plan->enterprises[i];
		const char *whole = e->parent[0] != '\0' ? e->parent : e->code;
		const struct tb_plan_member *member = tb_plan_member(roll, whole);
		int listed = member != NULL && !member->leaves;

		if (e->annex && !listed)
			drop_plan(e);
		e->annex = listed;
		if (listed && e->parent[0] == '\0' && !member->plan.none &&
		    roll->year == period.year)
			set_plan(e, period.year, member);
	}
}

/* --- what is wrong with one --------------------------------------------------------------- */

static int
check_plan_of(const struct tb_plan_roll *roll, const struct tb_plan_member *member,
    const struct tb_plan_enterprise *e, struct tb_err *err)
{
	if (!member->plan.none && member->plan.yuan <= 0)
		return plan_fail(err, member->source,
		    "<member subject=\"%s\">: a plan above 0 is needed, or none", member->subject);
	if (!member->plan.none && !tb_plan_path_value(&e->path, roll->year).none)
		return plan_fail(err, member->source,
		    "<member subject=\"%s\">: %s line %d has its plan of %d already; remove one",
		    member->subject, e->source.file, e->source.line, roll->year);
	return 0;
}

static int
check_member(const struct tb_plan *plan, const struct tb_plan_roll *roll,
    const struct tb_plan_member *member, struct tb_err *err)
{
	const char *element = member->leaves ? "leaver" : "member";
	const struct tb_plan_enterprise *e = tb_plan_enterprise(plan, member->subject);
	const struct tb_plan_ladder *ladder = tb_plan_ladder_by_id(plan, roll->ladder);
	const struct tb_plan_member *first = tb_plan_member(roll, member->subject);

	if (e == NULL)
		return plan_fail(err, member->source,
		    "<%s subject=\"%s\">: there is no such <enterprise>; correct the code or add "
		    "the record",
		    element, member->subject);
	if (e->parent[0] != '\0')
		return plan_fail(err, member->source,
		    "<%s subject=\"%s\"> is a part (其中) of '%s', with which it comes and goes; "
		    "remove it",
		    element, member->subject, e->parent);
	if (first != member)
		return plan_fail(err, member->source,
		    "<%s subject=\"%s\"> stands twice in the list of %d, first in line %d; remove "
		    "one",
		    element, member->subject, roll->year, first->source.line);
	if (member->level[0] != '\0' && tb_plan_step_called(ladder, member->level) < 0)
		return plan_fail(err, member->source,
		    "<member subject=\"%s\" level=\"%s\">: the ladder '%s' has no such step; "
		    "correct the word",
		    member->subject, member->level, ladder->id);
	return check_plan_of(roll, member, e, err);
}

/* The list of the year before, or NULL: the plan's own. */
static const struct tb_plan_roll *
roll_before(const struct tb_plan *plan, const struct tb_plan_roll *roll)
{
	const struct tb_plan_roll *before = NULL;
	size_t i;

	for (i = 0; i < plan->nrolls; i++)
		if (plan->rolls[i].year < roll->year &&
		    (before == NULL || plan->rolls[i].year > before->year))
			before = &plan->rolls[i];
	return before;
}

/* Nobody who was in the list before is forgotten. */
static int
check_whole(const struct tb_plan *plan, const struct tb_plan_roll *roll, struct tb_err *err)
{
	const struct tb_plan_roll *before = roll_before(plan, roll);
	size_t i;

	for (i = 0; i < plan->nenterprises; i++) {
		const struct tb_plan_enterprise *e = &plan->enterprises[i];
		const struct tb_plan_member *was = tb_plan_member(before, e->code);
		int listed = before != NULL ? was != NULL && !was->leaves : e->annex;

		if (listed && e->parent[0] == '\0' && tb_plan_member(roll, e->code) == NULL)
			return plan_fail(err, roll->source,
			    "<roll year=\"%d\"> does not say what becomes of '%s' (%s), which was "
			    "in the list before; add a <member> or a <leaver>",
			    roll->year, e->code, e->name);
	}
	return 0;
}

static int
check_roll(const struct tb_plan *plan, const struct tb_plan_roll *roll, struct tb_err *err)
{
	const struct tb_plan_ladder *ladder = tb_plan_ladder_by_id(plan, roll->ladder);
	const struct tb_plan_identity *identity = &plan->identity;
	const struct tb_plan_roll *at;
	size_t i;

	if (ladder == NULL || ladder->subject != TB_SUBJECT_ENTERPRISE)
		return plan_fail(err, roll->source,
		    "<roll ladder=\"%s\">: there is no such <ladder> of enterprises; correct the "
		    "id",
		    roll->ladder);
	if (roll->year <= identity->base_year + 1 || roll->year > identity->target_year)
		return plan_fail(err, roll->source,
		    "<roll year=\"%d\">: a year from %d to %d is needed", roll->year,
		    identity->base_year + 2, identity->target_year);
	if (strtol(roll->in_force, NULL, 10) != roll->year)
		return plan_fail(err, roll->source, "<roll in-force=\"%s\">: a day of %d is needed",
		    roll->in_force, roll->year);
	for (at = plan->rolls; at < roll; at++)
		if (at->year == roll->year)
			return plan_fail(err, roll->source,
			    "<roll year=\"%d\"> stands twice, first in %s line %d; remove one",
			    roll->year, at->source.file, at->source.line);
	for (i = 0; i < roll->nmembers; i++)
		if (check_member(plan, roll, &roll->members[i], err) != 0)
			return -1;
	return 0;
}

int
plan_check_rolls(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nrolls; i++)
		if (check_roll(plan, &plan->rolls[i], err) != 0)
			return -1;
	for (i = 0; i < plan->nrolls; i++)
		if (check_whole(plan, &plan->rolls[i], err) != 0)
			return -1;
	return 0;
}
