/* Quantities of parks (M12): see measure.h. */
#include "measure.h"
#include "outlook.h"

void
park_area(const struct cell *cell, struct figure *figure)
{
	const struct tb_plan_park *park = cell->scope->park;

	figure->plan_source = &park->source;
	if (park->area_milli > 0)
		figure_set_ratio(figure, park->area_milli, 1000);
}

/* 亩均: revenue since January by the area. */
void
park_density(const struct cell *cell, struct figure *figure)
{
	const struct tb_plan_park *park = cell->scope->park;
	struct tb_exact area;

	measure_value(cell, figure);
	tb_buf_reset(&figure->operands);
	if (figure->state != STATE_VALUE)
		return;
	if (park->area_milli == 0) {
		figure->state = STATE_NONE;
		return;
	}
	tb_exact_init(&area);
	tb_exact_set_ratio(&area, park->area_milli, 1000);
	tb_exact_div(&figure->x, &figure->x, &area);
	tb_exact_release(&area);
	add_operand(figure, cell, "");
	figure_operand(figure, cell->tally, cell->scope->id, "area", "", cell->month);
}

/* F15: the step of the industries' ladder that its landing reaches. */
void
park_tier(const struct cell *cell, struct figure *figure)
{
	const struct tb_plan_ladder *ladder =
	    tb_plan_ladder(cell->tally->plan, TB_SUBJECT_INDUSTRY);
	const struct tb_plan_step *reached;
	int step;

	if (ladder == NULL || landing_of(cell->set, cell->month, figure) == 0)
		return;
	step = step_reached(ladder, &figure->x);
	if (step < 0) {
		figure->state = STATE_NONE;
		return;
	}
	reached = &ladder->steps[step];
	figure_set_int(figure, reached->value.yuan);
	figure->word = reached->word;
	figure->plan_source = &reached->source;
	add_operand(figure, cell, "landing");
}
