/* The problem register: see problem.h. */
#include "problem.h"

/* --- collecting ------------------------------------------------------------------- */

/* The unit's item of that id, from `first` on; NULL = not met yet. */
static struct problem *
find(struct problems *problems, size_t first, const char *id)
{
	size_t i;

	for (i = first; i < problems->n; i++)
		if (strcmp(problems->items[i].row->id, id) == 0)
			return &problems->items[i];
	return NULL;
}

/* Fill in a row's days: what was not said is the period that says it. */
static void
set_days(struct problem *problem, const struct tb_record *record)
{
	const struct tb_record_problem *row = problem->row;
	char last[11];

	period_last_day(record->period, last);
	if (row->opened != NULL)
		snprintf(problem->opened, sizeof(problem->opened), "%s", row->opened);
	else if (problem->opened[0] == '\0')
		snprintf(problem->opened, sizeof(problem->opened), "%s", last);
	problem->closed[0] = '\0';
	if (row->status != NULL && strcmp(row->status, "销号") == 0)
		snprintf(problem->closed, sizeof(problem->closed), "%s",
		    row->closed != NULL ? row->closed : last);
}

static void
read_record(struct problems *problems, size_t first, const struct unit *unit,
    const struct tb_record *record)
{
	size_t i;

	for (i = 0; i < record->nproblems; i++) {
		struct problem *problem;

		if (record->problems[i].id == NULL)
			continue;
		problem = find(problems, first, record->problems[i].id);
		if (problem == NULL) {
			problem = tb_grow(
			    &problems->items, problems->n++, &problems->cap, sizeof(*problem));
			problem->unit = unit;
		}
		problem->row = &record->problems[i];
		set_days(problem, record);
	}
}

/* --- judging ------------------------------------------------------------------------ */

static int
by(const char *day, const char *end)
{
	return day[0] != '\0' && strcmp(day, end) <= 0;
}

static void
judge(const struct tally *tally, struct problem *problem)
{
	struct tb_date due, end;
	int begun = by(problem->opened, tally->end);
	int before = by(problem->opened, tally->previous_end);
	int done = by(problem->closed, tally->end);
	int done_before = by(problem->closed, tally->previous_end);

	problem->was_open = before && !done_before;
	problem->is_new = begun && !before && !done_before;
	problem->closed_now = begun && done && !done_before;
	problem->is_open = begun && !done;
	problem->overdue_days = 0;
	if (problem->is_open && problem->row->due != NULL &&
	    tb_date_parse(problem->row->due, &due) == 0 && tb_date_parse(tally->end, &end) == 0 &&
	    tb_date_days(end) > tb_date_days(due))
		problem->overdue_days = tb_date_days(end) - tb_date_days(due);
}

static int
by_unit(const void *a, const void *b)
{
	const struct problem *x = a, *y = b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1; /* units stand in their order */
	return strcmp(x->row->id, y->row->id);
}

/* Count, and keep what the month's register shows. */
static void
settle(const struct tally *tally, struct problems *problems)
{
	size_t i, kept = 0;

	for (i = 0; i < problems->n; i++) {
		struct problem *problem = &problems->items[i];

		judge(tally, problem);
		problems->opening += (size_t)problem->was_open;
		problems->opened += (size_t)problem->is_new;
		problems->closed += (size_t)problem->closed_now;
		problems->open += (size_t)problem->is_open;
		problems->overdue += problem->overdue_days > 0;
		if (problem->is_open || problem->closed_now)
			problems->items[kept++] = *problem;
	}
	problems->n = kept;
	if (kept > 0)
		qsort(problems->items, kept, sizeof(*problems->items), by_unit);
}

void
problems_collect(const struct tally *tally, struct problems *problems)
{
	size_t i, first;
	int month;

	*problems = (struct problems){0};
	for (i = 0; i < tally->nunits; i++) {
		first = problems->n;
		for (month = 2; month <= tally->period.month; month++)
			if (tally->units[i].of_month[month] != NULL)
				read_record(problems, first, &tally->units[i],
				    &tally->units[i].of_month[month]->record);
	}
	settle(tally, problems);
}

void
problems_release(struct problems *problems)
{
	free(problems->items);
}

/* --- writing -------------------------------------------------------------------------- */

/* The state at the period's end, whatever day the report was written. */
static const char *
status_of(const struct problem *problem)
{
	if (problem->closed_now)
		return "销号";
	return problem->is_new ? "新增" : "推进";
}

static void
write_one(struct tb_xmlw *w, const struct problem *problem)
{
	const struct tb_record_problem *row = problem->row;

	tb_xmlw_open(w, "problem");
	tb_xmlw_attr(w, "id", row->id);
	tb_xmlw_attr(w, "unit", problem->unit->code);
	tb_xmlw_attr(w, "unit-name", problem->unit->name);
	tb_xmlw_attr(w, "category", row->category);
	tb_xmlw_attr(w, "source", row->source);
	tb_xmlw_attr(w, "text", row->text != NULL ? row->text : "");
	tb_xmlw_attr(w, "responsible", row->responsible);
	tb_xmlw_attr(w, "due", row->due);
	tb_xmlw_attr(w, "opened", problem->opened);
	tb_xmlw_attr(w, "closed", problem->closed_now ? problem->closed : NULL);
	tb_xmlw_attr(w, "status", status_of(problem));
	tb_xmlw_attr(w, "new", problem->is_new ? "yes" : "no");
	tb_xmlw_attr(w, "closed-now", problem->closed_now ? "yes" : "no");
	tb_xmlw_attr(w, "overdue", problem->overdue_days > 0 ? "yes" : "no");
	if (problem->overdue_days > 0)
		tb_xmlw_attrf(w, "overdue-days", "%ld", problem->overdue_days);
	tb_xmlw_close(w);
}

void
problems_write(struct tb_xmlw *w, const struct problems *problems)
{
	size_t i;

	tb_xmlw_open(w, "problems");
	for (i = 0; i < problems->n; i++)
		write_one(w, &problems->items[i]);
	tb_xmlw_close(w);
}
