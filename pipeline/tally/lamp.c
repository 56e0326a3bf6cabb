/* Lamps: see lamp.h. */
#include "lamp.h"
#include "quantity.h"
#include "ranking.h"
#include "subject.h"

/* --- which one ---------------------------------------------------------------------- */

/* The first lamp, best first, whose bound the lead reaches. */
static int
by_lead(const struct tb_plan *plan, int met, const struct tb_exact *lead)
{
	size_t i;

	for (i = 0; i < plan->nlamps; i++)
		if (plan->lamps[i].finished && met)
			return (int)i;
	for (i = 0; i < plan->nlamps; i++) {
		const struct tb_plan_lamp *lamp = &plan->lamps[i];

		if (!lamp->finished &&
		    (lamp->min_text[0] == '\0' ||
			tb_exact_compare_ratio(lead, lamp->min_milli, 100000) >= 0))
			return (int)i;
	}
	return -1;
}

/* A milestone that is late makes it worse, never better. */
static void
make_worse(const struct tally *tally, const struct subject *subject, struct tb_period at,
    struct lamp *lamp)
{
	const struct tb_plan *plan = tally->plan;
	size_t i;

	for (i = 0; i < plan->nlateness; i++) {
		const struct tb_plan_late *late = &plan->lateness[i];
		enum milestone milestone = milestone_of(late->milestone);
		int other = (int)(tb_plan_lamp(plan, late->lamp) - plan->lamps), months = 0;

		if (milestone < MILESTONE_MAX)
			months = months_late(subject, milestone, at);
		if (months > 0 && months >= late->months &&
		    lamp_severity(plan, other) > lamp_severity(plan, lamp->index))
			*lamp = (struct lamp){other, LAMP_OF_LATENESS, late->milestone};
	}
}

static enum series
series_of(enum scope_kind kind)
{
	switch (kind) {
	case SCOPE_INDUSTRY:
	case SCOPE_ENTERPRISE:
		return REV;
	case SCOPE_COUNTY:
	case SCOPE_PROJECT:
		return INV;
	default:
		return REPORTS; /* carries none */
	}
}

/* What burns that is due and never reported: as if nothing were done, for silence must not
 * pay (R9). */
static struct lamp
of_nothing_done(const struct cell *cell, struct figure *lead)
{
	figure_start(lead);
	measure_nothing_done(cell, &lead->x);
	return (struct lamp){by_lead(cell->tally->plan, 0, &lead->x), LAMP_OF_SILENCE, NULL};
}

static struct lamp
lamp_at(const struct tally *tally, const struct scope *scope, int month, struct figure *lead)
{
	struct cell cell = cell_make(tally, scope, series_of(scope->kind), month);
	struct lamp lamp = {-1, LAMP_OF_LEAD, NULL};
	int met;

	figure_start(lead);
	met = measure_standing(&cell, lead);
	if (lead->state == STATE_VALUE)
		lamp.index = by_lead(tally->plan, met, &lead->x);
	else if (lead->state == STATE_MISSING)
		lamp = of_nothing_done(&cell, lead);
	if (scope->kind == SCOPE_PROJECT)
		make_worse(tally, cell.set->items[0], (struct tb_period){tally->period.year, month},
		    &lamp);
	return lamp;
}

void
lamps_assign(struct tally *tally)
{
	struct figure lead;
	size_t i;
	int month;

	figure_init(&lead);
	for (i = 0; i < tally->nscopes; i++) {
		struct scope *scope = &tally->scopes[i];

		if (series_of(scope->kind) == REPORTS)
			continue;
		for (month = 2; month <= tally->period.month; month++)
			scope->lamps[month] = lamp_at(tally, scope, month, &lead);
		scope->lamp = scope->lamps[tally->period.month].index;
	}
	figure_release(&lead);
}

/* --- how long ------------------------------------------------------------------------- */

int
lamp_severity(const struct tb_plan *plan, int lamp)
{
	int i, severity = 1;

	if (lamp < 0)
		return -1;
	if (plan->lamps[lamp].finished)
		return 0;
	for (i = 0; i < lamp; i++)
		severity += !plan->lamps[i].finished;
	return severity;
}

int
lamp_run(const struct tally *tally, const struct scope *scope, int severity)
{
	int month = tally->period.month;

	while (month >= 2 && lamp_severity(tally->plan, scope->lamps[month].index) >= severity)
		month--;
	return tally->period.month - month;
}

const char *
lamp_lead(enum scope_kind kind)
{
	return series_of(kind) == REV ? "rev-lead" : "inv-lead";
}

int
lamp_is_counted(const struct tally *tally, const struct scope *scope)
{
	return series_of(scope->kind) != REPORTS && ranking_takes_part(tally, scope);
}

/* The first month of the run, up to the period, in which it burned the lamp it burns now. */
static int
first_of_run(const struct tally *tally, const struct scope *scope)
{
	int month = tally->period.month;

	while (month > 2 && scope->lamps[month - 1].index == scope->lamp)
		month--;
	return month;
}

/* --- writing ----------------------------------------------------------------------------- */

/* Of a quarter and a year: the lamp of each month from 2 on. */
static void
write_months(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope)
{
	struct tb_buf months = TB_BUF_INIT;
	int month;

	for (month = 2; month <= tally->period.month; month++) {
		int lamp = scope->lamps[month].index;

		if (month > 2)
			tb_buf_putc(&months, ' ');
		tb_buf_puts(&months, lamp >= 0 ? tally->plan->lamps[lamp].code : "none");
	}
	tb_xmlw_attr(w, "lamp-months", months.s);
	tb_buf_release(&months);
}

void
lamp_write(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope)
{
	const struct tb_plan_lamp *lamp =
	    scope->lamp >= 0 ? &tally->plan->lamps[scope->lamp] : NULL;
	const struct lamp *now = &scope->lamps[tally->period.month];
	struct tb_period since = tally->period;
	const char *before = "";
	char text[8] = "";

	tb_xmlw_attr(w, "lamp", lamp != NULL ? lamp->code : "");
	tb_xmlw_attr(w, "lamp-mark", lamp != NULL ? lamp->mark : "");
	if (lamp != NULL && now->why == LAMP_OF_LATENESS)
		tb_xmlw_attrf(w, "lamp-rule", "late:%s", now->late);
	else
		tb_xmlw_attr(w, "lamp-rule",
		    lamp == NULL		  ? ""
		    : now->why == LAMP_OF_SILENCE ? "silent"
		    : lamp->finished		  ? "finished"
						  : "lead");
	if (lamp != NULL) {
		since.month = first_of_run(tally, scope);
		tb_period_format(since, text);
		if (since.month > 2 && scope->lamps[since.month - 1].index >= 0)
			before = tally->plan->lamps[scope->lamps[since.month - 1].index].code;
	}
	tb_xmlw_attr(w, "lamp-since", text);
	tb_xmlw_attr(w, "lamp-before", before);
	if (tally->span != TB_SPAN_MONTH)
		write_months(w, tally, scope);
}
