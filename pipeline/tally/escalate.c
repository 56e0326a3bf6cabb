/* The ladder of escalation: see escalate.h. */
#include "escalate.h"
#include "lamp.h"
#include "ranking.h"
#include "scope.h"

/* Months in a row, up to the period, for every scope of a kind. */
struct runs {
	enum scope_kind kind;
	int *months; /* by place in the kind's scopes */
};

int
escalations_check(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nescalations; i++) {
		const struct tb_plan_escalation *row = &plan->escalations[i];

		if (row->last_in[0] != '\0' && ranking_find(row->last_in) == NULL)
			return tb_err_set(err, TB_MSG_PLAN, row->source.file, row->source.line, 0,
			    "<escalation last-in=\"%s\">: there is no such ranking; name one of "
			    "tongbao-figures(5), such as county/inv-completion",
			    row->last_in);
	}
	return 0;
}

/* --- runs --------------------------------------------------------------------------- */

static void
count_last(const struct tally *tally, const struct ranking_kind *kind, struct runs *runs)
{
	size_t first = tally->first[kind->scopes], i, going = 1;
	int month = tally->period.month;

	for (; month >= 2 && going > 0; month--) {
		struct ranking ranking = ranking_make(tally, kind, month);
		int so_far = tally->period.month - month;

		going = 0;
		for (i = 0; i < tally->count[kind->scopes]; i++)
			if (runs->months[i] == so_far &&
			    ranking_is_last(&ranking, &tally->scopes[first + i])) {
				runs->months[i]++;
				going++;
			}
		ranking_release(&ranking);
	}
}

static void
count_lamps(const struct tally *tally, int severity, struct runs *runs)
{
	size_t i;

	for (i = 0; i < tally->count[runs->kind]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[runs->kind] + i];

		if (lamp_is_counted(tally, scope))
			runs->months[i] = lamp_run(tally, scope, severity);
	}
}

static enum scope_kind
kind_of(const struct tb_plan_escalation *rung)
{
	static const enum scope_kind kinds[TB_SCOPE_MAX] = {SCOPE_CITY, SCOPE_DOMAIN, SCOPE_COUNTY,
	    SCOPE_INDUSTRY, SCOPE_ENTERPRISE, SCOPE_PROJECT};
	const struct ranking_kind *ranking = ranking_find(rung->last_in);

	return ranking != NULL ? ranking->scopes : kinds[rung->subject];
}

static struct runs
runs_of(const struct tally *tally, const struct tb_plan_escalation *rung)
{
	struct runs runs = {.kind = kind_of(rung)};
	const struct ranking_kind *ranking = ranking_find(rung->last_in);

	runs.months = tb_xcalloc(tally->count[runs.kind] + 1, sizeof(*runs.months));
	if (ranking != NULL)
		count_last(tally, ranking, &runs);
	else
		count_lamps(tally,
		    lamp_severity(tally->plan,
			(int)(tb_plan_lamp(tally->plan, rung->lamp) - tally->plan->lamps)),
		    &runs);
	return runs;
}

/* --- what fires ----------------------------------------------------------------------- */

static int
fired(const struct firings *firings, const struct scope *scope)
{
	size_t i;

	for (i = 0; i < firings->n; i++)
		if (firings->items[i].scope == scope)
			return 1;
	return 0;
}

static int
by_rung(const void *a, const void *b)
{
	const struct firing *x = a, *y = b;

	if (x->rung != y->rung)
		return x->rung < y->rung ? -1 : 1;
	return x->scope < y->scope ? -1 : x->scope > y->scope; /* the array is canonical */
}

static void
fire(const struct tally *tally, size_t rung, struct firings *firings)
{
	const struct tb_plan_escalation *row = &tally->plan->escalations[rung];
	struct runs runs = runs_of(tally, row);
	size_t i;

	for (i = 0; i < tally->count[runs.kind]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[runs.kind] + i];

		if (runs.months[i] == 0 || runs.months[i] < row->months || fired(firings, scope))
			continue;
		*(struct firing *)tb_grow(&firings->items, firings->n++, &firings->cap,
		    sizeof(struct firing)) = (struct firing){rung, scope, runs.months[i]};
	}
	free(runs.months);
}

void
firings_collect(const struct tally *tally, struct firings *firings)
{
	size_t rung;

	*firings = (struct firings){0};
	for (rung = tally->plan->nescalations; rung-- > 0;) /* the severest first */
		fire(tally, rung, firings);
	if (firings->n > 0)
		qsort(firings->items, firings->n, sizeof(*firings->items), by_rung);
}

void
firings_release(struct firings *firings)
{
	free(firings->items);
}

/* --- writing ----------------------------------------------------------------------------- */

static void
write_item(struct tb_xmlw *w, const struct tally *tally, const struct firing *firing)
{
	const struct scope *scope = firing->scope;
	struct tb_period since = tally->period;

	since.month -= firing->running - 1;
	ranking_open_item(w, "item", scope);
	tb_xmlw_attr(w, "lamp", scope->lamp >= 0 ? tally->plan->lamps[scope->lamp].code : "");
	tb_xmlw_attrf(w, "running", "%d", firing->running);
	tb_xmlw_attr_period(w, "since", since);
	tb_xmlw_close(w);
}

/* What makes it fire, and up to when what it asks has to be done. */
static void
write_rung(struct tb_xmlw *w, const struct tally *tally, const struct tb_plan_escalation *row)
{
	const struct tb_plan_lamp *lamp = tb_plan_lamp(tally->plan, row->lamp);
	struct tb_date due = tb_plan_bulletin_day(tally->plan, tally->period);

	tb_xmlw_attr(w, "id", row->id);
	tb_xmlw_attr(w, "name", row->name);
	tb_xmlw_attr(w, "subject", scope_kind_name(kind_of(row)));
	tb_xmlw_attrf(w, "months", "%d", row->months);
	if (lamp != NULL) {
		tb_xmlw_attr(w, "lamp", lamp->code);
		tb_xmlw_attr(w, "lamp-name", lamp->name);
	} else {
		tb_xmlw_attr(w, "last-in", row->last_in);
	}
	if (row->days > 0)
		tb_xmlw_attr_date(w, "due", tb_plan_working_days(tally->plan, due, row->days));
}

void
firings_write(struct tb_xmlw *w, const struct tally *tally, const struct firings *firings)
{
	size_t rung, i;

	tb_xmlw_open(w, "escalations");
	for (rung = 0; rung < tally->plan->nescalations; rung++) {
		const struct tb_plan_escalation *row = &tally->plan->escalations[rung];

		tb_xmlw_open(w, "escalation");
		write_rung(w, tally, row);
		for (i = 0; i < firings->n; i++)
			if (firings->items[i].rung == rung)
				write_item(w, tally, &firings->items[i]);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

/* The quantity that makes the rung fire. */
static const char *
cause_of(const struct tb_plan_escalation *rung)
{
	const struct ranking_kind *ranking = ranking_find(rung->last_in);

	if (ranking == NULL)
		return lamp_lead(kind_of(rung));
	return ranking->lead != NULL ? ranking->lead : ranking->quantity;
}

void
firings_write_counts(struct tb_xmlw *w, const struct tally *tally, const struct firings *firings)
{
	struct figure count;
	size_t rung, i;

	figure_init(&count);
	for (rung = 0; rung < tally->plan->nescalations; rung++) {
		const struct tb_plan_escalation *row = &tally->plan->escalations[rung];
		struct tb_buf id = TB_BUF_INIT;
		size_t n = 0;

		figure_start(&count);
		for (i = 0; i < firings->n; i++) {
			if (firings->items[i].rung != rung)
				continue;
			n++;
			figure_operand(&count, tally, firings->items[i].scope->id, cause_of(row),
			    "", tally->period.month);
		}
		tb_buf_printf(&id, "escalations/%s", row->id);
		figure_write_count(w, tally,
		    &(struct figure_head){.id = id.s, .rule = "R14", .unit = UNIT_PIECES}, n,
		    &count);
		tb_buf_release(&id);
	}
	figure_release(&count);
}
