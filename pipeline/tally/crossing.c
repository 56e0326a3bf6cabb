/* When a step is crossed: see crossing.h. */
#include "crossing.h"
#include "outlook.h"

enum { HORIZON = 2040 }; /* F16: later crossings are not told */

/* A step that a subject has before it. */
struct ahead {
	const struct tb_plan_ladder *ladder;
	int step;	    /* index into the ladder; -1 = none */
	const char *prefix; /* how its quantities begin: "crossing", "crossing2" */
};

/* --- steps ---------------------------------------------------------------------------- */

static int
reaches(const struct ahead *ahead, const struct tb_exact *value)
{
	return step_reached(ahead->ladder, value) >= ahead->step;
}

/* The step that it stands on, by this year's landing where there is no full last year; -1 = below
 * all of them, -2 = nothing is known. */
static int
stands_on(const struct cell *cell, const struct tb_plan_ladder *ladder)
{
	const struct subject *subject = cell->set->items[0];
	struct figure landing;
	int step = -2;

	if (!subject->last_year.none)
		return tb_plan_step(ladder, subject->last_year.yuan);
	figure_init(&landing);
	landing_of(cell->set, cell->month, &landing);
	if (landing.state == STATE_VALUE)
		step = step_reached(ladder, &landing.x);
	figure_release(&landing);
	return step;
}

/* The lowest step above that. */
static struct ahead
first_step(const struct cell *cell)
{
	const struct subject *subject = cell->set->items[0];
	struct ahead ahead = {tb_plan_ladder(cell->tally->plan, subject->kind), -1, "crossing"};
	int next;

	if (ahead.ladder == NULL)
		return ahead;
	next = stands_on(cell, ahead.ladder) + 1;
	if (next >= 0 && (size_t)next < ahead.ladder->nsteps)
		ahead.step = next;
	return ahead;
}

/* The one after it, where this year's landing reaches the first. */
static struct ahead
second_step(const struct cell *cell)
{
	struct ahead ahead = first_step(cell);
	struct figure landing;
	int crossed;

	ahead.prefix = "crossing2";
	if (ahead.step < 0)
		return ahead;
	figure_init(&landing);
	landing_of(cell->set, cell->month, &landing);
	crossed = landing.state == STATE_VALUE && reaches(&ahead, &landing.x);
	figure_release(&landing);
	ahead.step =
	    crossed && (size_t)(ahead.step + 1) < ahead.ladder->nsteps ? ahead.step + 1 : -1;
	return ahead;
}

static void
add_part(
    struct figure *figure, const struct cell *cell, const struct ahead *ahead, const char *part)
{
	char name[32];

	snprintf(name, sizeof(name), "%s%s", ahead->prefix, part);
	add_operand(figure, cell, name);
}

static void
step_ahead(const struct cell *cell, const struct ahead *ahead, struct figure *figure)
{
	if (ahead->step < 0)
		return;
	set_step(figure, cell, &ahead->ladder->steps[ahead->step]);
	if (cell->set->items[0]->last_year.none) {
		tb_buf_reset(&figure->operands);
		add_operand(figure, cell, "landing");
	}
	if (strcmp(ahead->prefix, "crossing2") == 0)
		add_operand(figure, cell, "crossing");
}

/* --- years ---------------------------------------------------------------------------- */

/* Years until V (1 + g)^n reaches the step; -1 = not by the horizon. V is below it. */
static int
years_until(const struct ahead *ahead, const struct prospect *prospect, int most)
{
	struct tb_exact value;
	int years;

	if (tb_exact_sign(&prospect->landing.x) <= 0 ||
	    tb_exact_compare_ratio(&prospect->factor, 1, 1) <= 0)
		return -1;
	tb_exact_init(&value);
	tb_exact_set(&value, &prospect->landing.x);
	for (years = 1; years <= most; years++) {
		tb_exact_mul(&value, &value, &prospect->factor);
		if (reaches(ahead, &value))
			break;
	}
	tb_exact_release(&value);
	return years <= most ? years : -1;
}

static enum figure_state
cross(const struct ahead *ahead, const struct prospect *prospect, int most, int *years)
{
	*years = 0;
	if (prospect->landing.state != STATE_VALUE)
		return prospect->landing.state;
	if (reaches(ahead, &prospect->landing.x))
		return STATE_VALUE;
	if (prospect->growth != STATE_VALUE)
		return prospect->growth;
	*years = years_until(ahead, prospect, most);
	return *years > 0 ? STATE_VALUE : STATE_NONE;
}

/* F16. */
static void
year_ahead(const struct cell *cell, const struct ahead *ahead, struct figure *figure)
{
	int year = cell->tally->period.year, years;
	struct prospect prospect;

	if (ahead->step < 0)
		return;
	prospect_init(&prospect);
	prospect_see(&prospect, cell->set->items[0], cell->month);
	figure->state = cross(ahead, &prospect, HORIZON - year, &years);
	if (figure->state == STATE_VALUE) {
		figure_set_int(figure, year + years);
		figure->carried = prospect.landing.carried;
		add_operand(figure, cell, "landing");
		if (years > 0)
			add_operand(figure, cell, "growth");
		add_part(figure, cell, ahead, "-step");
	}
	prospect_release(&prospect);
}

/* Years until V (1 + g)^n is below the step; -1 = not in so many. */
static int
years_below(const struct ahead *under, const struct prospect *prospect, int most)
{
	struct tb_exact value;
	int years = 0;

	tb_exact_init(&value);
	tb_exact_set(&value, &prospect->landing.x);
	while (years <= most && reaches(under, &value)) {
		tb_exact_mul(&value, &value, &prospect->factor);
		years++;
	}
	tb_exact_release(&value);
	return years <= most ? years : -1;
}

static void
set_fall(const struct cell *cell, const struct ahead *under, const struct prospect *prospect,
    struct figure *figure)
{
	int year = cell->tally->period.year, years = 0;

	if (prospect->landing.state == STATE_VALUE && reaches(under, &prospect->landing.x)) {
		figure->state = prospect->growth;
		if (prospect->growth == STATE_VALUE)
			years = years_below(
			    under, prospect, cell->tally->plan->identity.target_year - year);
	} else {
		figure->state = prospect->landing.state;
	}
	if (figure->state != STATE_VALUE)
		return;
	if (years < 0) {
		figure->state = STATE_NONE;
		return;
	}
	figure_set_int(figure, year + years);
	figure->carried = prospect->landing.carried;
	add_operand(figure, cell, "landing");
	if (years > 0)
		add_operand(figure, cell, "growth");
	add_operand(figure, cell, "tier");
}

void
crossing_fall(const struct cell *cell, struct figure *figure)
{
	struct subject *subject = cell->set->items[0];
	struct ahead under = {tb_plan_ladder(cell->tally->plan, subject->kind), -1, ""};
	struct prospect prospect;

	if (under.ladder != NULL && !subject->last_year.none)
		under.step = tb_plan_step(under.ladder, subject->last_year.yuan);
	if (under.step < 0)
		return;
	prospect_init(&prospect);
	prospect_see(&prospect, subject, cell->month);
	set_fall(cell, &under, &prospect, figure);
	prospect_release(&prospect);
}

/* F17: the first year after the base year whose planned value reaches the step. */
static void
plan_ahead(const struct cell *cell, const struct ahead *ahead, struct figure *figure)
{
	const struct subject *subject = cell->set->items[0];
	const struct tb_plan_path *path = subject_path(subject);
	int year = cell->tally->plan->identity.base_year + 1;

	for (; ahead->step >= 0 && year < path->first_year + path->nyears; year++) {
		struct tb_plan_amount value = tb_plan_path_value(path, year);

		if (value.none || tb_plan_step(ahead->ladder, value.yuan) < ahead->step)
			continue;
		figure_set_int(figure, year);
		figure->plan_source = subject->plan_source;
		add_part(figure, cell, ahead, "-step");
		return;
	}
}

/* F17: above zero is later than planned. */
static void
gap_ahead(const struct cell *cell, const struct ahead *ahead, struct figure *figure)
{
	struct figure plan;

	figure_init(&plan);
	plan_ahead(cell, ahead, &plan);
	if (plan.state == STATE_VALUE) {
		year_ahead(cell, ahead, figure);
		tb_buf_reset(&figure->operands);
	}
	if (figure->state == STATE_VALUE) {
		tb_exact_sub(&figure->x, &figure->x, &plan.x);
		add_part(figure, cell, ahead, "");
		add_part(figure, cell, ahead, "-plan");
	}
	figure_release(&plan);
}

/* --- the table's functions ---------------------------------------------------------------- */

#define TELL(name, step_of, tell)                                                                  \
	void name(const struct cell *cell, struct figure *figure)                                  \
	{                                                                                          \
		struct ahead ahead = step_of(cell);                                                \
                                                                                                   \
		tell(cell, &ahead, figure);                                                        \
	}

TELL(crossing_step, first_step, step_ahead)
TELL(crossing_year, first_step, year_ahead)
TELL(crossing_plan, first_step, plan_ahead)
TELL(crossing_gap, first_step, gap_ahead)
TELL(crossing2_step, second_step, step_ahead)
TELL(crossing2_year, second_step, year_ahead)
TELL(crossing2_plan, second_step, plan_ahead)
TELL(crossing2_gap, second_step, gap_ahead)
