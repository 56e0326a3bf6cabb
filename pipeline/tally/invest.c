/* Quantities of projects: see measure.h. */
#include "measure.h"
#include "subject.h"

void
invest_rank(const struct cell *cell, struct figure *figure)
{
	measure_rank(cell, figure, RANK_INV_COMPLETION);
}

void
invest_move(const struct cell *cell, struct figure *figure)
{
	measure_move(cell, figure, RANK_INV_COMPLETION);
}

void
invest_total(const struct cell *cell, struct figure *figure)
{
	const struct tb_plan_project *project = cell->set->items[0]->project;

	figure->plan_source = &project->source;
	if (!project->total.none)
		figure_set_int(figure, project->total.yuan);
}

/* A project that a number counts. */
static void
add_counted(struct figure *figure, const struct cell *cell, const struct subject *subject)
{
	figure_operand(figure, cell->tally, subject->id, "total", "", cell->tally->period.month);
}

static void
add_all(struct figure *figure, const struct cell *cell)
{
	size_t i;

	for (i = 0; i < cell->set->n; i++)
		add_counted(figure, cell, cell->set->items[i]);
}

/* F18: of what is reported or due. */
void
invest_projects(const struct cell *cell, struct figure *figure)
{
	figure_set_int(figure, (tb_wide)cell->set->n);
	add_all(figure, cell);
}

/* Is it the first piece of its package in the set, or no piece at all? */
static int
counts_as_package(const struct set *set, size_t at)
{
	const char *package = set->items[at]->project->package;
	size_t i;

	for (i = 0; package[0] != '\0' && i < at; i++)
		if (strcmp(set->items[i]->project->package, package) == 0)
			return 0;
	return 1;
}

/* The pieces of a package count once. */
void
invest_packages(const struct cell *cell, struct figure *figure)
{
	size_t i, n = 0;

	for (i = 0; i < cell->set->n; i++)
		n += (size_t)counts_as_package(cell->set, i);
	figure_set_int(figure, (tb_wide)n);
	add_all(figure, cell);
}

void
invest_planned_count(const struct cell *cell, struct figure *figure)
{
	figure->plan_source = cell->scope->count_source;
	if (cell->scope->planned_count >= 0)
		figure_set_int(figure, cell->scope->planned_count);
}

/* Below zero: so many are still lacking. */
void
invest_count_gap(const struct cell *cell, struct figure *figure)
{
	if (cell->scope->planned_count < 0)
		return;
	figure_set_int(figure, (int64_t)cell->set->n - cell->scope->planned_count);
	figure_operand(figure, cell->tally, cell->scope->id, "projects", "", cell->month);
	figure_operand(figure, cell->tally, cell->scope->id, "planned-count", "", cell->month);
}

/* --- starts and finishes ------------------------------------------------------------- */

enum which { WHICH_PLANNED, WHICH_DUE, WHICH_DONE };

/* Is its planned month in the year; and due by now, or done? */
static int
has_event(
    const struct cell *cell, const struct subject *subject, enum milestone event, enum which which)
{
	int year = cell->tally->period.year, now = 12 * year + cell->month;
	int planned = subject->planned[event];

	if (planned <= 12 * year || planned > 12 * year + 12)
		return 0;
	return which == WHICH_PLANNED || (which == WHICH_DUE && planned <= now) ||
	       (which == WHICH_DONE && is_reached(subject, event, cell->tally->period));
}

static size_t
count_events(const struct cell *cell, enum milestone event, enum which which)
{
	size_t i, n = 0;

	for (i = 0; i < cell->set->n; i++)
		n += (size_t)has_event(cell, cell->set->items[i], event, which);
	return n;
}

static void
set_count(const struct cell *cell, struct figure *figure, enum milestone event, enum which which)
{
	size_t i, n = 0;

	for (i = 0; i < cell->set->n; i++)
		if (has_event(cell, cell->set->items[i], event, which)) {
			add_counted(figure, cell, cell->set->items[i]);
			n++;
		}
	figure_set_int(figure, (tb_wide)n);
}

static void
set_rate(const struct cell *cell, struct figure *figure, enum milestone event, enum which which)
{
	static const char *const names[MILESTONE_MAX][3] = {
	    [MILESTONE_START] = {"starts-planned", "starts-due", "started"},
	    [MILESTONE_FINISH] = {"finishes-planned", "finishes-due", "finished"}};
	size_t all = count_events(cell, event, which);

	if (all == 0)
		return;
	figure_set_ratio(figure, (int64_t)count_events(cell, event, WHICH_DONE), (int64_t)all);
	figure_operand(
	    figure, cell->tally, cell->scope->id, names[event][WHICH_DONE], "", cell->month);
	figure_operand(figure, cell->tally, cell->scope->id, names[event][which], "", cell->month);
}

void
invest_starts_planned(const struct cell *cell, struct figure *figure)
{
	set_count(cell, figure, MILESTONE_START, WHICH_PLANNED);
}

void
invest_starts_due(const struct cell *cell, struct figure *figure)
{
	set_count(cell, figure, MILESTONE_START, WHICH_DUE);
}

void
invest_started(const struct cell *cell, struct figure *figure)
{
	set_count(cell, figure, MILESTONE_START, WHICH_DONE);
}

void
invest_start_rate(const struct cell *cell, struct figure *figure)
{
	set_rate(cell, figure, MILESTONE_START, WHICH_PLANNED);
}

void
invest_start_rate_due(const struct cell *cell, struct figure *figure)
{
	set_rate(cell, figure, MILESTONE_START, WHICH_DUE);
}

void
invest_finishes_planned(const struct cell *cell, struct figure *figure)
{
	set_count(cell, figure, MILESTONE_FINISH, WHICH_PLANNED);
}

void
invest_finishes_due(const struct cell *cell, struct figure *figure)
{
	set_count(cell, figure, MILESTONE_FINISH, WHICH_DUE);
}

void
invest_finished(const struct cell *cell, struct figure *figure)
{
	set_count(cell, figure, MILESTONE_FINISH, WHICH_DONE);
}

void
invest_finish_rate(const struct cell *cell, struct figure *figure)
{
	set_rate(cell, figure, MILESTONE_FINISH, WHICH_PLANNED);
}

/* --- 入统率 ------------------------------------------------------------------------- */

static int
is_in_statistics(const struct cell *cell, const struct subject *subject)
{
	return is_reached(subject, MILESTONE_STATISTICS, cell->tally->period);
}

/* Begun in any year: by its stage, as last reported. */
static size_t
count_begun(const struct cell *cell)
{
	size_t i, n = 0;

	for (i = 0; i < cell->set->n; i++) {
		const char *stage = cell->set->items[i]->stage;

		n += stage[0] != '\0' && strcmp(stage, "前期") != 0;
	}
	return n;
}

void
invest_in_statistics(const struct cell *cell, struct figure *figure)
{
	size_t i, n = 0;

	for (i = 0; i < cell->set->n; i++)
		if (is_in_statistics(cell, cell->set->items[i])) {
			add_counted(figure, cell, cell->set->items[i]);
			n++;
		}
	figure_set_int(figure, (tb_wide)n);
}

void
invest_in_statistics_rate(const struct cell *cell, struct figure *figure)
{
	size_t begun = count_begun(cell), i, n = 0;

	if (begun == 0)
		return;
	for (i = 0; i < cell->set->n; i++)
		n += (size_t)is_in_statistics(cell, cell->set->items[i]);
	figure_set_ratio(figure, (tb_wide)n, (tb_wide)begun);
	figure_operand(figure, cell->tally, cell->scope->id, "in-statistics", "", cell->month);
}
