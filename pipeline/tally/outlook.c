/* Where a year ends and what follows from it: see outlook.h. */
#include "outlook.h"
#include "scope.h"
#include "subject.h"

/* --- landing (F11) ------------------------------------------------------------------ */

enum { LAST_MONTH = 12 };

/* The month that a value was observed in. */
static int
observed_month(const struct subject *subject, int month)
{
	while (subject->at[month].state == POINT_CARRIED)
		month--;
	return month;
}

/* By last year's course (A) or by even months (B); a year that is over lands on what it came to, which
 * is B: its base need not be last year's full number. */
static unsigned
landing_of_one(const struct subject *subject, int month, struct tb_exact *x)
{
	const struct point *point = &subject->at[month];
	unsigned method = LANDING_B;
	struct tb_exact year;

	if (!point_has_number(point))
		return 0;
	tb_exact_init(&year);
	tb_exact_set_int(&year, LAST_MONTH);
	tb_exact_set_ratio(x, point->value, observed_month(subject, month));
	if (observed_month(subject, month) < LAST_MONTH && !subject->last_year.none &&
	    subject->last_year.yuan > 0 && point->has_base && point->base > 0) {
		method = LANDING_A;
		tb_exact_set_int(&year, subject->last_year.yuan);
		tb_exact_set_ratio(x, point->value, point->base);
	}
	tb_exact_mul(x, x, &year);
	tb_exact_release(&year);
	return method;
}

unsigned
landing_of(const struct set *set, int month, struct figure *figure)
{
	struct tb_exact *terms = tb_xcalloc(set->n + 1, sizeof(*terms));
	unsigned methods = 0, method;
	size_t i;

	figure->carried = 0;
	for (i = 0; i < set->n; i++) {
		tb_exact_init(&terms[i]);
		method = landing_of_one(set->items[i], month, &terms[i]);
		methods |= method;
		figure->carried |= method != 0 && set->items[i]->at[month].state == POINT_CARRIED;
	}
	tb_exact_sum(&figure->x, terms, set->n);
	figure->state = STATE_VALUE;
	if (methods == 0)
		set_absent(figure, count_state(set, month, POINT_MISSING));
	for (i = 0; i < set->n; i++)
		tb_exact_release(&terms[i]);
	free(terms);
	return methods;
}

/* The base that a subject's value is compared with, of the month it was observed in; one
 * older than the month before stands in no figure. */
static void
add_base(struct figure *figure, const struct cell *cell)
{
	const struct subject *subject = cell->set->items[0];
	struct cell observed = cell_at(cell, observed_month(subject, cell->month));

	if (has_growth(subject, observed.month) && observed.month >= cell->month - 1)
		add_operand(figure, &observed, "base");
}

/* What the one or the members are made of. */
static void
add_course(struct figure *figure, const struct cell *cell, point_test test, const char *name)
{
	const struct subject *subject = cell->set->items[0];

	if (!scope_is_single(cell->scope)) {
		add_members(figure, cell, test, cell->month, name);
		return;
	}
	add_operand(figure, cell, "");
	if (subject->kind == TB_SUBJECT_PROJECT)
		return;
	if (!subject->last_year.none)
		add_operand(figure, cell, "last-year");
	add_base(figure, cell);
}

void
outlook_landing(const struct cell *cell, struct figure *figure)
{
	if (landing_of(cell->set, cell->month, figure) == 0)
		return;
	if (scope_is_single(cell->scope) &&
	    observed_month(cell->set->items[0], cell->month) == LAST_MONTH)
		add_operand(figure, cell, "");
	else
		add_course(figure, cell, has_number, "landing");
}

void
outlook_method(const struct cell *cell, struct figure *figure)
{
	static const char *const words[] = {
	    [LANDING_A] = "A", [LANDING_B] = "B", [LANDING_A | LANDING_B] = "AB"};
	unsigned methods = landing_of(cell->set, cell->month, figure);

	if (methods == 0)
		return;
	figure->state = STATE_WORD;
	figure->word = words[methods];
	add_operand(figure, cell, "landing");
}

/* --- what last year's course tells (F12, F10) ------------------------------------------ */

/* Last year in full, and up to the observation. */
static int
has_course(const struct subject *subject, int month)
{
	return has_number(subject, month) && subject->at[month].has_base &&
	       !subject->last_year.none;
}

static int
has_course_and_plan(const struct subject *subject, int month)
{
	return has_course(subject, month) && !subject->plan.none;
}

/* The full last year of those that pass, less their base: what of it was to come. */
static tb_wide
rest_of_last_year(const struct cell *cell, point_test test)
{
	tb_wide rest = 0;
	size_t i;

	for (i = 0; i < cell->set->n; i++) {
		const struct subject *subject = cell->set->items[i];

		if (test(subject, cell->month))
			rest += (tb_wide)subject->last_year.yuan - subject->at[cell->month].base;
	}
	return rest;
}

/* F12. */
void
outlook_rolling(const struct cell *cell, struct figure *figure)
{
	struct sum sum = sum_over(cell->set, has_course, cell->month, FIELD_VALUE, cell->month);

	if (sum.n == 0) {
		set_absent(figure, count_state(cell->set, cell->month, POINT_MISSING));
		return;
	}
	figure_set_int(figure, rest_of_last_year(cell, has_course) + sum.yuan);
	figure->carried = sum.carried;
	add_course(figure, cell, has_course, "rolling");
}

/* F10: what is open of the plan, against what the rest of last year brought. */
void
outlook_needed_growth(const struct cell *cell, struct figure *figure)
{
	struct sum sum =
	    sum_over(cell->set, has_course_and_plan, cell->month, FIELD_VALUE, cell->month);
	tb_wide open = 0, rest = rest_of_last_year(cell, has_course_and_plan);
	size_t i;

	if (cell->month == 12)
		return;
	if (sum.n == 0) {
		set_absent(figure, count_state(cell->set, cell->month, POINT_MISSING));
		return;
	}
	for (i = 0; i < cell->set->n; i++)
		if (has_course_and_plan(cell->set->items[i], cell->month))
			open += cell->set->items[i]->plan.yuan;
	open -= sum.yuan;
	if (open <= 0 || rest <= 0)
		return;
	figure_set_ratio(figure, open - rest, rest);
	figure->carried = sum.carried;
	add_operands(figure, cell, has_course_and_plan, cell->month);
	add_operand(figure, cell, "plan");
	add_operand(figure, cell, "last-year");
	if (scope_is_single(cell->scope))
		add_base(figure, cell);
	else
		add_operand(figure, cell, "base");
}

/* --- the plan's path (F13, F19) --------------------------------------------------------- */

const struct tb_plan_path *
subject_path(const struct subject *subject)
{
	return subject->kind == TB_SUBJECT_INDUSTRY ? &subject->industry->path
						    : &subject->enterprise->path;
}

static struct tb_plan_amount
above_zero(struct tb_plan_amount amount)
{
	return amount.none || amount.yuan <= 0 ? (struct tb_plan_amount){0, 1} : amount;
}

/* Its value of the target year; none also where it is not above zero. */
static struct tb_plan_amount
subject_goal(const struct tally *tally, const struct subject *subject)
{
	return above_zero(
	    tb_plan_path_value(subject_path(subject), tally->plan->identity.target_year));
}

/* The operand NAME@YYYY. */
static void
add_year(struct figure *figure, const struct cell *cell, const struct subject *subject,
    const char *name, int year)
{
	add_member(figure, cell, subject, name);
	tb_buf_putc(&figure->operands, '@');
	tb_buf_putint(&figure->operands, year);
}

/* F13, from the base year to the target year. */
void
outlook_cagr(const struct cell *cell, struct figure *figure)
{
	const struct tb_plan_identity *identity = &cell->tally->plan->identity;
	const struct subject *subject = cell->set->items[0];
	struct tb_plan_amount goal = subject_goal(cell->tally, subject);
	struct tb_plan_amount start =
	    above_zero(tb_plan_path_value(subject_path(subject), identity->base_year));

	figure->plan_source = subject->plan_source;
	if (start.none || goal.none)
		return;
	figure_set_ratio(figure, goal.yuan, start.yuan);
	tb_exact_root(&figure->x, &figure->x,
	    (unsigned long)(identity->target_year - identity->base_year), 1);
}

/* F19: by how much the target year's value is above the step it reaches. */
void
outlook_margin(const struct cell *cell, struct figure *figure)
{
	const struct subject *subject = cell->set->items[0];
	const struct tb_plan_ladder *ladder = tb_plan_ladder(cell->tally->plan, subject->kind);
	struct tb_plan_amount goal = subject_goal(cell->tally, subject);
	int step = ladder == NULL || goal.none ? -1 : tb_plan_step(ladder, goal.yuan);
	int64_t height;

	if (step < 0)
		return;
	height = ladder->steps[step].value.yuan;
	figure_set_ratio(figure, goal.yuan - height, height);
	figure->plan_source = &ladder->steps[step].source;
	add_year(figure, cell, subject, "outlook-plan", cell->tally->plan->identity.target_year);
}

/* --- prospects ------------------------------------------------------------------------------ */

void
prospect_init(struct prospect *prospect)
{
	figure_init(&prospect->landing);
	tb_exact_init(&prospect->factor);
}

void
prospect_release(struct prospect *prospect)
{
	figure_release(&prospect->landing);
	tb_exact_release(&prospect->factor);
}

void
prospect_see(struct prospect *prospect, struct subject *subject, int month)
{
	const struct point *point = &subject->at[month];
	struct set alone = {&subject, 1, 1};

	figure_start(&prospect->landing);
	landing_of(&alone, month, &prospect->landing);
	prospect->growth = STATE_NONE;
	if (!has_growth(subject, month)) {
		if (count_untold(&alone, month) > 0)
			prospect->growth = STATE_MISSING;
	} else if (point->base > 0) {
		tb_exact_set_ratio(&prospect->factor, point->value, point->base);
		prospect->growth = STATE_VALUE;
	}
}

/* V and k, the years left; 0 = the figure has its state already. */
static int
see_goal(const struct cell *cell, struct figure *figure, unsigned long *left, int64_t *goal)
{
	const struct tally *tally = cell->tally;
	struct tb_plan_amount value = subject_goal(tally, cell->set->items[0]);

	*left = (unsigned long)(tally->plan->identity.target_year - tally->period.year);
	*goal = value.yuan;
	if (*left > 0 && value.none)
		return 0;
	landing_of(cell->set, cell->month, figure);
	if (figure->state == STATE_VALUE && tb_exact_sign(&figure->x) <= 0)
		figure->state = STATE_NONE;
	return figure->state == STATE_VALUE;
}

/* F14. */
void
outlook_target_growth(const struct cell *cell, struct figure *figure)
{
	struct tb_exact goal;
	unsigned long left;
	int64_t yuan;

	if (cell->tally->period.year == cell->tally->plan->identity.target_year ||
	    !see_goal(cell, figure, &left, &yuan))
		return;
	tb_exact_init(&goal);
	tb_exact_set_int(&goal, yuan);
	tb_exact_div(&figure->x, &goal, &figure->x);
	tb_exact_root(&figure->x, &figure->x, left, 1);
	tb_exact_release(&goal);
	add_operand(figure, cell, "landing");
	add_year(figure, cell, cell->set->items[0], "outlook-plan",
	    cell->tally->plan->identity.target_year);
}

/* --- three ways to the target year ------------------------------------------------------------ */

/* As the plan has it. */
void
outlook_plan(const struct cell *cell, struct figure *figure)
{
	tb_wide sum = 0;
	size_t i, n = 0;

	if (scope_is_single(cell->scope))
		figure->plan_source = cell->set->items[0]->plan_source;
	for (i = 0; i < cell->set->n; i++) {
		const struct subject *subject = cell->set->items[i];
		struct tb_plan_amount value = tb_plan_path_value(subject_path(subject), cell->year);

		if (value.none)
			continue;
		sum += value.yuan;
		n++;
		if (!scope_is_single(cell->scope))
			add_year(figure, cell, subject, "outlook-plan", cell->year);
	}
	if (n > 0)
		figure_set_int(figure, sum);
}

/* V (1 + g)^j; the state is the first of the two that is not there. */
static enum figure_state
current_of(struct prospect *prospect, unsigned long years, struct tb_exact *x)
{
	if (prospect->landing.state != STATE_VALUE)
		return prospect->landing.state;
	if (prospect->growth != STATE_VALUE)
		return prospect->growth;
	tb_exact_power(x, &prospect->factor, years);
	tb_exact_mul(x, x, &prospect->landing.x);
	return STATE_VALUE;
}

static int
has_plan(const struct cell *cell, size_t i)
{
	return !tb_plan_path_value(subject_path(cell->set->items[i]), cell->year).none;
}

/* A sum stands beside the plan's sum of the same year, and is of the same subjects where the plan
 * counts any. */
static int
stands_beside_plan(const struct cell *cell)
{
	size_t i = 0;

	while (i < cell->set->n && !has_plan(cell, i))
		i++;
	return !scope_is_single(cell->scope) && i < cell->set->n;
}

/* As this year's growth would have it. */
void
outlook_current(const struct cell *cell, struct figure *figure)
{
	int beside_plan = stands_beside_plan(cell);
	unsigned long years = (unsigned long)(cell->year - cell->tally->period.year);
	struct tb_exact *terms = tb_xcalloc(cell->set->n + 1, sizeof(*terms));
	size_t i, n = 0, missing = 0;
	struct prospect prospect;

	prospect_init(&prospect);
	for (i = 0; i < cell->set->n; i++) {
		enum figure_state state;

		tb_exact_init(&terms[i]);
		if (beside_plan && !has_plan(cell, i))
			continue;
		prospect_see(&prospect, cell->set->items[i], cell->month);
		state = current_of(&prospect, years, &terms[i]);
		missing += state == STATE_MISSING;
		if (state != STATE_VALUE)
			continue;
		n++;
		if (!scope_is_single(cell->scope))
			add_year(figure, cell, cell->set->items[i], "outlook-current", cell->year);
	}
	tb_exact_sum(&figure->x, terms, cell->set->n);
	figure->state = STATE_VALUE;
	if (n == 0) {
		set_absent(figure, missing);
	} else if (scope_is_single(cell->scope)) {
		add_operand(figure, cell, "landing");
		add_operand(figure, cell, "growth");
	}
	for (i = 0; i < cell->set->n; i++)
		tb_exact_release(&terms[i]);
	free(terms);
	prospect_release(&prospect);
}

void
outlook_gap(const struct cell *cell, struct figure *figure)
{
	struct figure plan, current;

	figure_init(&plan);
	figure_init(&current);
	outlook_plan(cell, &plan);
	outlook_current(cell, &current);
	if (plan.state == STATE_VALUE && current.state == STATE_VALUE) {
		tb_exact_sub(&figure->x, &current.x, &plan.x);
		figure->state = STATE_VALUE;
		figure->carried = current.carried;
		figure_operand(figure, cell->tally, cell->scope->id, cell->series,
		    "outlook-current", cell->month);
		figure_stamp(&figure->operands, cell->year, 0);
		figure_operand(figure, cell->tally, cell->scope->id, cell->series, "outlook-plan",
		    cell->month);
		figure_stamp(&figure->operands, cell->year, 0);
	} else {
		set_absent(figure, plan.state == STATE_MISSING || current.state == STATE_MISSING);
	}
	figure_release(&plan);
	figure_release(&current);
}

/* By even growth from the landing to the target: (V^(k-j) T^j)^(1/k). */
void
outlook_needed(const struct cell *cell, struct figure *figure)
{
	unsigned long left, years = (unsigned long)(cell->year - cell->tally->period.year);
	struct tb_exact goal;
	int64_t yuan;

	if (!see_goal(cell, figure, &left, &yuan))
		return;
	add_operand(figure, cell, "landing");
	if (left == 0)
		return;
	tb_exact_init(&goal);
	tb_exact_set_int(&goal, yuan);
	tb_exact_power(&goal, &goal, years);
	tb_exact_power(&figure->x, &figure->x, left - years);
	tb_exact_mul(&figure->x, &figure->x, &goal);
	tb_exact_root(&figure->x, &figure->x, left, 0);
	tb_exact_release(&goal);
	add_year(figure, cell, cell->set->items[0], "outlook-plan",
	    cell->tally->plan->identity.target_year);
}
