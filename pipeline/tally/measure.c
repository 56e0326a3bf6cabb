/* What both series have: see measure.h. */
#include "measure.h"
#include "scope.h"
#include "subject.h"

/* --- amounts -------------------------------------------------------------------------- */

void
measure_value(const struct cell *cell, struct figure *figure)
{
	struct sum sum = sum_over(cell->set, has_number, cell->month, FIELD_VALUE, cell->month);

	if (scope_is_single(cell->scope))
		figure->point = &cell->set->items[0]->at[cell->month];
	else
		add_members(figure, cell, has_number, cell->month, "");
	if (sum.n == 0) {
		set_absent(figure, count_state(cell->set, cell->month, POINT_MISSING));
		return;
	}
	figure_set_int(figure, sum.yuan);
	figure->carried = sum.carried;
}

/* F1; a carried subject adds 0 (R9). */
void
measure_month(const struct cell *cell, struct figure *figure)
{
	int month = cell->month;
	struct sum now = sum_over(cell->set, has_month, month, FIELD_VALUE, month);
	struct sum before = {0, 0, 0};

	if (now.n == 0) {
		set_absent(figure, count_state(cell->set, month, POINT_MISSING));
		return;
	}
	add_operands(figure, cell, has_month, month);
	if (month > 2) {
		struct cell previous = cell_at(cell, month - 1);

		before = sum_over(cell->set, has_month, month, FIELD_VALUE, month - 1);
		add_operands(figure, &previous, has_month, month);
	}
	figure_set_int(figure, now.yuan - before.yuan);
	figure->carried = now.carried || before.carried;
}

/* The year's plan of the subjects that have one; *n of them. */
static tb_wide
plan_of(const struct set *set, size_t *n)
{
	tb_wide plan = 0;
	size_t i;

	*n = 0;
	for (i = 0; i < set->n; i++)
		if (!set->items[i]->plan.none) {
			plan += set->items[i]->plan.yuan;
			(*n)++;
		}
	return plan;
}

/* A plan of 0 is printed as such, though completion knows none (R6). */
void
measure_plan(const struct cell *cell, struct figure *figure)
{
	size_t n, i, stated = 0;
	tb_wide plan = plan_of(cell->set, &n);

	if (scope_is_single(cell->scope)) {
		figure->plan_source = cell->set->items[0]->plan_source;
		if (!cell->set->items[0]->stated_plan.none)
			figure_set_int(figure, cell->set->items[0]->stated_plan.yuan);
		return;
	}
	for (i = 0; i < cell->set->n; i++)
		if (!cell->set->items[i]->stated_plan.none) {
			add_member(figure, cell, cell->set->items[i], "plan");
			stated++;
		}
	if (stated > 0)
		figure_set_int(figure, plan);
}

/* What of the plan is done, in yuan. 0 = no number. The plan counts whole, also
 * that of subjects that never reported: not reporting must not pay (R9). */
static int
progress_of(const struct cell *cell, struct figure *figure, tb_wide *done, tb_wide *plan)
{
	struct sum sum =
	    sum_over(cell->set, has_number_and_plan, cell->month, FIELD_VALUE, cell->month);
	size_t n, i, never = 0;

	*plan = plan_of(cell->set, &n);
	*done = sum.yuan;
	if (sum.n == 0) {
		for (i = 0; i < cell->set->n; i++)
			never += !cell->set->items[i]->plan.none &&
				 cell->set->items[i]->at[cell->month].state == POINT_MISSING;
		set_absent(figure, never);
		return 0;
	}
	figure->carried = sum.carried;
	return 1;
}

static void
add_plan(struct figure *figure, const struct cell *cell)
{
	struct cell now = cell_at(cell, cell->tally->period.month);

	add_operand(figure, &now, "plan");
}

/* F2. */
void
measure_completion(const struct cell *cell, struct figure *figure)
{
	tb_wide done, plan;

	if (!progress_of(cell, figure, &done, &plan))
		return;
	figure_set_ratio(figure, done, plan);
	add_operands(figure, cell, has_number_and_plan, cell->month);
	add_plan(figure, cell);
}

/* The value of the subject's curve at the month's end, n / d; 0 = it has none this year. */
static int
curve_at(const struct cell *cell, const struct subject *subject, int64_t *n, int64_t *d)
{
	return subject->curve != NULL &&
	       tb_plan_curve_value(subject->curve, cell->tally->period.year, cell->month, n, d);
}

/* The plan times m/12. */
static void
set_straight(struct tb_exact *x, tb_wide plan, int month)
{
	struct tb_exact part;

	tb_exact_init(&part);
	tb_exact_set_ratio(&part, month, 12);
	tb_exact_set_int(x, plan);
	tb_exact_mul(x, x, &part);
	tb_exact_release(&part);
}

/* What is due by the month's end of the subjects that have a plan: by their planned
 * curve, else the plan times m/12. Returns the sum of the plans, 0 = nobody has one. */
static tb_wide
due_of(const struct cell *cell, struct tb_exact *due, int *curved)
{
	tb_wide plan = 0, straight = 0;
	int64_t n, d;
	struct tb_exact part;
	size_t i;

	*curved = 0;
	tb_exact_init(&part);
	tb_exact_set_int(due, 0);
	for (i = 0; i < cell->set->n; i++) {
		const struct subject *subject = cell->set->items[i];

		if (subject->plan.none)
			continue;
		plan += subject->plan.yuan;
		if (!curve_at(cell, subject, &n, &d)) {
			straight += subject->plan.yuan;
			continue;
		}
		*curved = 1;
		tb_exact_set_ratio(&part, n, d);
		tb_exact_add(due, due, &part);
	}
	set_straight(&part, straight, cell->month);
	tb_exact_add(due, due, &part);
	tb_exact_release(&part);
	return plan;
}

/* F3: where the year should stand. */
void
measure_due(const struct cell *cell, struct figure *figure)
{
	int curved;
	size_t i;

	if (due_of(cell, &figure->x, &curved) == 0)
		return;
	figure->state = STATE_VALUE;
	if (!curved || scope_is_single(cell->scope)) {
		add_plan(figure, cell);
		return;
	}
	for (i = 0; i < cell->set->n; i++)
		if (!cell->set->items[i]->plan.none)
			add_member(figure, cell, cell->set->items[i], "due");
}

/* The same of a month of the year's course. */
void
measure_path(const struct cell *cell, struct figure *figure)
{
	int curved;

	if (due_of(cell, &figure->x, &curved) == 0)
		return;
	figure->state = STATE_VALUE;
	add_plan(figure, cell);
}

static int
has_curve(const struct set *set)
{
	size_t i;

	for (i = 0; i < set->n; i++)
		if (set->items[i]->curve != NULL)
			return 1;
	return 0;
}

/* Is a curve in what is due? */
static int
is_curved(const struct set *set)
{
	size_t i;

	for (i = 0; i < set->n; i++)
		if (set->items[i]->curve != NULL && !set->items[i]->plan.none)
			return 1;
	return 0;
}

/* The part of the plan that is due; without a curve it is m/12, whatever the plan. */
static void
due_share(const struct cell *cell, struct tb_exact *share)
{
	struct tb_exact plan;
	int curved;

	if (!has_curve(cell->set)) {
		tb_exact_set_ratio(share, cell->month, 12);
		return;
	}
	tb_exact_init(&plan);
	tb_exact_set_int(&plan, due_of(cell, share, &curved));
	tb_exact_div(share, share, &plan);
	tb_exact_release(&plan);
}

int
measure_standing(const struct cell *cell, struct figure *lead)
{
	struct tb_exact due;
	tb_wide done, plan;

	if (!progress_of(cell, lead, &done, &plan))
		return 0;
	tb_exact_init(&due);
	due_share(cell, &due);
	figure_set_ratio(lead, done, plan);
	tb_exact_sub(&lead->x, &lead->x, &due);
	tb_exact_release(&due);
	return done >= plan;
}

void
measure_nothing_done(const struct cell *cell, struct tb_exact *lead)
{
	struct tb_exact due;

	tb_exact_init(&due);
	due_share(cell, &due);
	tb_exact_set_int(lead, 0);
	tb_exact_sub(lead, lead, &due);
	tb_exact_release(&due);
}

/* F3. */
void
measure_lead(const struct cell *cell, struct figure *figure)
{
	measure_standing(cell, figure);
	if (figure->state != STATE_VALUE)
		return;
	figure->curve = is_curved(cell->set);
	add_operand(figure, cell, "completion");
	if (has_curve(cell->set)) {
		add_operand(figure, cell, "due");
		add_plan(figure, cell);
	} else {
		figure_operand(
		    figure, cell->tally, "time", "progress", "", cell->tally->period.month);
	}
}

/* F9; none in December, and when the plan is met. */
void
measure_needed(const struct cell *cell, struct figure *figure)
{
	tb_wide done, plan, open;

	if (cell->month == 12 || !progress_of(cell, figure, &done, &plan))
		return;
	open = plan - done;
	if (open <= 0)
		return;
	figure_set_ratio(figure, open, 12 - cell->month);
	add_operands(figure, cell, has_number_and_plan, cell->month);
	add_plan(figure, cell);
}

/* F9, once no months are left: what of the plan is not done. */
void
measure_open(const struct cell *cell, struct figure *figure)
{
	tb_wide done, plan;

	if (!progress_of(cell, figure, &done, &plan) || plan <= done)
		return;
	figure_set_int(figure, plan - done);
	add_operands(figure, cell, has_number_and_plan, cell->month);
	add_plan(figure, cell);
}

/* F7. */
void
measure_share(const struct cell *cell, struct figure *figure)
{
	struct sum part, all;
	struct cell whole;

	if (cell->scope->whole == NULL)
		return;
	whole = cell_of(cell, cell->scope->whole);
	part = sum_over(cell->set, has_number, cell->month, FIELD_VALUE, cell->month);
	all = totals_of_whole(cell)->value;
	if (part.n == 0)
		set_absent(figure, count_state(cell->set, cell->month, POINT_MISSING));
	if (part.n == 0 || all.yuan <= 0)
		return;
	figure_set_ratio(figure, part.yuan, all.yuan);
	figure->carried = part.carried || all.carried;
	add_operand(figure, cell, "");
	add_operand(figure, &whole, "");
}

/* --- counts ----------------------------------------------------------------------------- */

void
measure_units(const struct cell *cell, struct figure *figure)
{
	count_members(figure, cell, is_due, "");
}

void
measure_missing(const struct cell *cell, struct figure *figure)
{
	count_members(figure, cell, is_unreported, "");
}

/* R6: the members that stand in totals but not in the completion. */
static int
is_beside_plan(const struct subject *subject, int month)
{
	return subject->plan.none && is_due(subject, month);
}

void
measure_noplan(const struct cell *cell, struct figure *figure)
{
	count_members(figure, cell, is_beside_plan, "plan");
}

/* --- places ------------------------------------------------------------------------------- */

static const char *const ranked[RANK_MAX] = {"completion", "growth", "completion"};

/* F20, R8. */
void
measure_rank(const struct cell *cell, struct figure *figure, enum rank rank)
{
	int place = cell->scope->place[rank][cell->month];

	if (place <= 0) {
		set_absent(figure, place == PLACE_NEVER);
		return;
	}
	figure_set_int(figure, place);
	figure->carried = cell->scope->place_carried[rank][cell->month];
	add_operand(figure, cell, ranked[rank]);
}

enum rank
completion_rank(const struct cell *cell)
{
	return cell->set == &cell->scope->rev ? RANK_REV_COMPLETION : RANK_INV_COMPLETION;
}

/* The place before less the place now: up is better. */
void
measure_move(const struct cell *cell, struct figure *figure, enum rank rank)
{
	struct cell previous = cell_at(cell, cell->month - 1);
	int now = cell->scope->place[rank][cell->month];
	int before = cell->scope->place[rank][previous.month];
	const char *carried = cell->scope->place_carried[rank];

	if (now <= 0 || before <= 0) {
		if (cell->tally->previous.month != 0)
			set_absent(figure, now == PLACE_NEVER || before == PLACE_NEVER);
		return;
	}
	figure_set_int(figure, before - now);
	figure->carried = carried[cell->month] || carried[previous.month];
	add_operand(figure, cell, ranked[rank]);
	add_operand(figure, &previous, ranked[rank]);
}
