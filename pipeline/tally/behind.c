/* Lists of what lags: see behind.h. */
#include "behind.h"
#include "quantity.h"
#include "ranking.h"

/* --- those behind (P7) -------------------------------------------------------------- */

/* Is the placed scope behind, by the exact lead? Fills *lead. */
static int
is_behind(const struct tally *tally, const struct ranking_kind *kind, const struct scope *scope,
    struct figure *lead)
{
	quantity_compute(tally, scope, kind->lead, tally->period.month, lead);
	return lead->state == STATE_VALUE && tb_exact_sign(&lead->x) < 0;
}

static void
write_behind(struct tb_xmlw *w, const struct tally *tally, const struct ranking_kind *kind)
{
	struct ranking ranking = ranking_make(tally, kind, tally->period.month);
	struct figure lead;
	size_t i;

	figure_init(&lead);
	tb_xmlw_open(w, "behind");
	tb_xmlw_attr(w, "of", kind->id);
	for (i = 0; i < ranking.placed; i++) {
		const struct scope *scope = ranking.entries[i].scope;

		if (!is_behind(tally, kind, scope, &lead))
			continue;
		ranking_open_item(w, "item", scope);
		ranking_write_figure(w, "figure", scope, kind->quantity);
		ranking_write_figure(w, "lead", scope, kind->lead);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
	figure_release(&lead);
	ranking_release(&ranking);
}

/* How many are behind as printed; the operands are their leads. */
static void
count_behind(const struct tally *tally, const struct ranking_kind *kind, struct figure *count)
{
	struct tb_exact_form form = quantity_form(tally, kind->lead);
	struct ranking ranking = ranking_make(tally, kind, tally->period.month);
	struct tb_exact printed;
	struct figure lead;
	int64_t n = 0;
	size_t i;

	figure_init(&lead);
	tb_exact_init(&printed);
	figure_start(count);
	for (i = 0; i < ranking.placed; i++) {
		const struct scope *scope = ranking.entries[i].scope;

		if (!is_behind(tally, kind, scope, &lead))
			continue;
		tb_exact_round(&lead.x, &form, &printed);
		if (tb_exact_sign(&printed) == 0)
			continue;
		figure_operand(count, tally, scope->id, kind->lead, "", tally->period.month);
		n++;
	}
	figure_set_int(count, n);
	tb_exact_release(&printed);
	figure_release(&lead);
	ranking_release(&ranking);
}

void
behind_write_counts(struct tb_xmlw *w, const struct tally *tally)
{
	struct figure count;
	char id[96];
	size_t i;

	figure_init(&count);
	for (i = 0; i < NRANKINGS; i++) {
		struct figure_head head = {.id = id,
		    .rule = "P7",
		    .unit = ranking_kinds[i].scopes == SCOPE_ENTERPRISE ? UNIT_FIRMS : UNIT_PIECES};

		if (ranking_kinds[i].lead == NULL)
			continue;
		snprintf(id, sizeof(id), "behind/%s", ranking_kinds[i].id);
		count_behind(tally, &ranking_kinds[i], &count);
		figure_write(w, tally, &head, &count);
	}
	figure_release(&count);
}

/* A lamp that warns: neither the one of the finished nor the best of the others. */
static int
warns(const struct tb_plan *plan, int lamp)
{
	int i;

	if (lamp < 0 || plan->lamps[lamp].finished)
		return 0;
	for (i = 0; i < lamp; i++)
		if (!plan->lamps[i].finished)
			return 1;
	return 0;
}

static void
write_alert(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope)
{
	const struct tb_plan_project *project = scope->inv.items[0]->project;
	const struct tb_plan_region *region = tb_plan_region(tally->plan, project->region);

	if (!warns(tally->plan, scope->lamp))
		return;
	ranking_open_item(w, "item", scope);
	tb_xmlw_attr(w, "region-name", region != NULL ? region->name : "");
	tb_xmlw_attr(w, "lamp", tally->plan->lamps[scope->lamp].code);
	ranking_write_figure(w, "figure", scope, "inv-completion");
	ranking_write_figure(w, "lead", scope, "inv-lead");
	tb_xmlw_close(w);
}

static int
by_scope(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return x->scope < y->scope ? -1 : x->scope > y->scope; /* the array is canonical */
}

/* Projects whose lamp warns, worst lead first; last those without a lead, which burn for
 * a milestone alone. */
static void
write_alerts(struct tb_xmlw *w, const struct tally *tally)
{
	static const struct ranking_kind worst = {
	    "project", SCOPE_PROJECT, "inv-lead", NULL, RANK_INV_COMPLETION, 0, 0};
	struct ranking ranking = ranking_make(tally, &worst, tally->period.month);
	size_t i, j, first;

	tb_xmlw_open(w, "alerts");
	tb_xmlw_attr(w, "of", worst.id);
	/* from the end, but ties stay in canonical order */
	for (i = ranking.placed; i > 0; i = first) {
		for (first = i - 1; first > 0; first--)
			if (ranking.entries[first - 1].place != ranking.entries[i - 1].place)
				break;
		for (j = first; j < i; j++)
			write_alert(w, tally, ranking.entries[j].scope);
	}
	qsort(&ranking.entries[ranking.placed], ranking.n - ranking.placed,
	    sizeof(*ranking.entries), by_scope);
	for (i = ranking.placed; i < ranking.n; i++)
		write_alert(w, tally, ranking.entries[i].scope);
	tb_xmlw_close(w);
	ranking_release(&ranking);
}

void
behind_write(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	for (i = 0; i < NRANKINGS; i++)
		if (ranking_kinds[i].lead != NULL)
			write_behind(w, tally, &ranking_kinds[i]);
	write_alerts(w, tally);
}
