/* Steps of the ladder that a subject has reached, is short of, and has before it (F15): see
 * measure.h. */
#include "measure.h"
#include "scope.h"
#include "subject.h"

/* --- of the year before ---------------------------------------------------------------- */

/* The subject's row in the plan; a year's list may have its plan elsewhere. */
static const struct tb_plan_source *
row_of(const struct subject *subject)
{
	return subject->enterprise != NULL ? &subject->enterprise->source
					   : &subject->industry->source;
}

void
revenue_last_year(const struct cell *cell, struct figure *figure)
{
	size_t i, n = 0;
	tb_wide all = 0;

	if (scope_is_single(cell->scope)) {
		const struct subject *subject = cell->set->items[0];

		if (subject->audited_last != NULL)
			figure->plan_source = &subject->audited_last->source;
		else if (subject->last_december.state == POINT_REPORTED)
			figure->point = &subject->last_december;
		else
			figure->plan_source = row_of(subject);
	}
	for (i = 0; i < cell->set->n; i++) {
		const struct subject *subject = cell->set->items[i];

		if (subject->last_year.none)
			continue;
		all += subject->last_year.yuan;
		n++;
		if (!scope_is_single(cell->scope))
			add_member(figure, cell, subject, "last-year");
	}
	if (n > 0)
		figure_set_int(figure, all);
}

/* The ladder of a single subject and the step its last year reached (-1 = none);
 * NULL when it has no ladder or no last year. */
static const struct tb_plan_ladder *
step_of(const struct cell *cell, int *step)
{
	const struct subject *subject = cell->set->items[0];
	const struct tb_plan_ladder *ladder = tb_plan_ladder(cell->tally->plan, subject->kind);

	if (ladder == NULL || subject->last_year.none)
		return NULL;
	*step = tb_plan_step(ladder, subject->last_year.yuan);
	return ladder;
}

int
step_reached(const struct tb_plan_ladder *ladder, const struct tb_exact *x)
{
	int reached = -1;
	size_t i;

	for (i = 0; i < ladder->nsteps; i++) {
		int over = tb_exact_compare_ratio(x, ladder->steps[i].value.yuan, 1);

		if (over > 0 || (over == 0 && !ladder->exclusive))
			reached = (int)i;
	}
	return reached;
}

void
set_step(struct figure *figure, const struct cell *cell, const struct tb_plan_step *step)
{
	figure_set_int(figure, step->value.yuan);
	figure->word = step->word;
	figure->plan_source = &step->source;
	add_operand(figure, cell, "last-year");
}

void
revenue_tier(const struct cell *cell, struct figure *figure)
{
	int step;
	const struct tb_plan_ladder *ladder = step_of(cell, &step);

	if (ladder != NULL && step >= 0)
		set_step(figure, cell, &ladder->steps[step]);
}

void
revenue_next_step(const struct cell *cell, struct figure *figure)
{
	int step;
	const struct tb_plan_ladder *ladder = step_of(cell, &step);

	if (ladder != NULL && (size_t)(step + 1) < ladder->nsteps)
		set_step(figure, cell, &ladder->steps[step + 1]);
}

void
revenue_gap(const struct cell *cell, struct figure *figure)
{
	int step;
	const struct tb_plan_ladder *ladder = step_of(cell, &step);

	if (ladder == NULL || (size_t)(step + 1) >= ladder->nsteps)
		return;
	figure_set_int(figure,
	    (tb_wide)ladder->steps[step + 1].value.yuan - cell->set->items[0]->last_year.yuan);
	add_operand(figure, cell, "next-step");
	add_operand(figure, cell, "last-year");
}

/* --- of the year that ends -------------------------------------------------- */

/* The ladder of a single subject, its value into the figure and the step that this reached
 * (-1 = none); NULL when it has no ladder or no number, which the figure's state then tells. */
static const struct tb_plan_ladder *
step_made(const struct cell *cell, struct figure *figure, int *step)
{
	const struct tb_plan_ladder *ladder =
	    tb_plan_ladder(cell->tally->plan, cell->set->items[0]->kind);

	measure_value(cell, figure);
	figure->point = NULL;
	if (figure->state != STATE_VALUE)
		return NULL;
	if (ladder == NULL)
		figure->state = STATE_NONE;
	else
		*step = step_reached(ladder, &figure->x);
	return ladder;
}

/* The step of that index is the figure; none where the ladder has no such. */
static void
put_step(
    struct figure *figure, const struct cell *cell, const struct tb_plan_ladder *ladder, int step)
{
	if (step < 0 || (size_t)step >= ladder->nsteps) {
		figure->state = STATE_NONE;
		return;
	}
	figure_set_int(figure, ladder->steps[step].value.yuan);
	figure->word = ladder->steps[step].word;
	figure->plan_source = &ladder->steps[step].source;
	add_operand(figure, cell, "");
}

void
revenue_reached_tier(const struct cell *cell, struct figure *figure)
{
	int step;
	const struct tb_plan_ladder *ladder = step_made(cell, figure, &step);

	if (ladder != NULL)
		put_step(figure, cell, ladder, step);
}

void
revenue_reached_next_step(const struct cell *cell, struct figure *figure)
{
	int step;
	const struct tb_plan_ladder *ladder = step_made(cell, figure, &step);

	if (ladder != NULL)
		put_step(figure, cell, ladder, step + 1);
}

void
revenue_reached_gap(const struct cell *cell, struct figure *figure)
{
	int step;
	const struct tb_plan_ladder *ladder = step_made(cell, figure, &step);

	if (ladder == NULL)
		return;
	if ((size_t)(step + 1) >= ladder->nsteps) {
		figure->state = STATE_NONE;
		return;
	}
	figure_set_int(figure, (tb_wide)ladder->steps[step + 1].value.yuan -
				   cell->set->items[0]->at[cell->month].value);
	add_operand(figure, cell, "reached-next-step");
	add_operand(figure, cell, "");
}
