/* Rankings, lamps and lists: see ranking.h. */
#include "ranking.h"
#include "quantity.h"
#include "scope.h"
#include "subject.h"

struct ranking_kind {
	const char *id;
	enum scope_kind scopes;
	const char *quantity, *lead; /* lead: of the list of those behind; NULL = no such list */
	enum rank rank;
	int moves; /* has a list of movements */
};

static const struct ranking_kind kinds[] = {
    {"county/inv-completion", SCOPE_COUNTY, "inv-completion", "inv-lead", RANK_INV_COMPLETION, 1},
    {"county/rev-growth", SCOPE_COUNTY, "rev-growth", NULL, RANK_REV_GROWTH, 0},
    {"domain/inv-completion", SCOPE_DOMAIN, "inv-completion", "inv-lead", RANK_INV_COMPLETION, 0},
    {"industry/rev-completion", SCOPE_INDUSTRY, "rev-completion", "rev-lead", RANK_REV_COMPLETION,
	1},
    {"industry/rev-growth", SCOPE_INDUSTRY, "rev-growth", NULL, RANK_REV_GROWTH, 0},
    {"enterprise/rev-completion", SCOPE_ENTERPRISE, "rev-completion", "rev-lead",
	RANK_REV_COMPLETION, 0},
    {"enterprise/rev-growth", SCOPE_ENTERPRISE, "rev-growth", NULL, RANK_REV_GROWTH, 0},
};

/* Why an entry has no place: never = what is due never came; missing = some of
 * it did not come this month; none = nothing to rank. */
enum reason { REASON_NONE, REASON_MISSING, REASON_NEVER };

/* One ranked scope. */
struct entry {
	struct scope *scope;
	struct figure figure;
	long place; /* 0 = none */
	enum reason reason;
};

struct ranking {
	const struct ranking_kind *kind;
	struct entry *entries; /* the placed first, by place; then the others; canonical in ties */
	size_t n, placed;
};

void
scope_figure_id(const struct scope *scope, const char *quantity, char *out, size_t size)
{
	snprintf(out, size, "%s/%s", scope->id, quantity);
}

/* --- making ---------------------------------------------------------------------------- */

/* Enterprises are ranked where they stand in the plan's own list, without their parts. */
static int
takes_part(const struct tally *tally, const struct scope *scope)
{
	const struct scope *annex = &tally->scopes[tally->first[SCOPE_GROUP]];

	return scope->kind != SCOPE_ENTERPRISE || (!scope->is_child && scope->whole == annex);
}

/* R8, R9: growth takes no place where a member is missing. */
static int
takes_place(const struct ranking_kind *kind, const struct entry *entry, int month)
{
	return entry->figure.state == STATE_VALUE &&
	       (kind->rank != RANK_REV_GROWTH || count_unreported(&entry->scope->rev, month) == 0);
}

static enum reason
why_unplaced(const struct ranking_kind *kind, const struct entry *entry, int month)
{
	const struct set *set = &entry->scope->rev;
	size_t unreported;

	if (kind->rank != RANK_REV_GROWTH)
		return entry->figure.state == STATE_MISSING ? REASON_NEVER : REASON_NONE;
	unreported = count_unreported(set, month);
	if (unreported == 0)
		return REASON_NONE;
	return count_state(set, month, POINT_MISSING) == count_due(set, month) ? REASON_NEVER
									       : REASON_MISSING;
}

/* Those with a place by value; behind them those with nothing to rank, and last
 * those that did not report (R8); canonical among equals. */
static int
by_value(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = 0;

	if ((x->place == 0) != (y->place == 0))
		return x->place == 0 ? 1 : -1;
	if (x->place == 0 && (x->reason == REASON_NONE) != (y->reason == REASON_NONE))
		return x->reason == REASON_NONE ? -1 : 1;
	if (x->place != 0)
		order = tb_exact_compare(&y->figure.x, &x->figure.x);
	if (order != 0)
		return order;
	return x->scope < y->scope ? -1 : x->scope > y->scope; /* the array is canonical */
}

static struct ranking
make(const struct tally *tally, const struct ranking_kind *kind, int month)
{
	struct ranking ranking = {.kind = kind};
	size_t i;

	ranking.entries = tb_xcalloc(tally->count[kind->scopes] + 1, sizeof(*ranking.entries));
	for (i = 0; i < tally->count[kind->scopes]; i++) {
		struct scope *scope = &tally->scopes[tally->first[kind->scopes] + i];
		struct entry *entry = &ranking.entries[ranking.n];

		if (!takes_part(tally, scope))
			continue;
		entry->scope = scope;
		figure_init(&entry->figure);
		quantity_compute(tally, scope, kind->quantity, month, &entry->figure);
		entry->place = takes_place(kind, entry, month);
		entry->reason = why_unplaced(kind, entry, month);
		ranking.placed += (size_t)entry->place;
		ranking.n++;
	}
	qsort(ranking.entries, ranking.n, sizeof(*ranking.entries), by_value);
	for (i = 1; i < ranking.placed; i++)
		ranking.entries[i].place = tb_exact_compare(&ranking.entries[i].figure.x,
					       &ranking.entries[i - 1].figure.x) == 0
					       ? ranking.entries[i - 1].place
					       : (long)i + 1;
	return ranking;
}

static void
release(struct ranking *ranking)
{
	size_t i;

	for (i = 0; i < ranking->n; i++)
		figure_release(&ranking->entries[i].figure);
	free(ranking->entries);
}

static void
assign_places(struct tally *tally, const struct ranking_kind *kind, int month, int when)
{
	struct ranking ranking = make(tally, kind, month);
	size_t i;

	for (i = 0; i < ranking.n; i++) {
		const struct entry *entry = &ranking.entries[i];

		entry->scope->place[kind->rank][when] = entry->place != 0 ? entry->place
							: entry->reason == REASON_NEVER
							    ? PLACE_NEVER
							    : PLACE_NONE;
		entry->scope->place_carried[kind->rank][when] = entry->figure.carried;
	}
	release(&ranking);
}

/* --- lamps (R14) -------------------------------------------------------------------------- */

/* The first lamp, best first, whose bound the lead reaches. */
static int
lamp_of(const struct tb_plan *plan, const struct tb_exact *completion, const struct tb_exact *lead)
{
	size_t i;

	for (i = 0; i < plan->nlamps; i++)
		if (plan->lamps[i].finished && tb_exact_compare_ratio(completion, 1, 1) >= 0)
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

static const char *
lamp_series(enum scope_kind kind)
{
	switch (kind) {
	case SCOPE_INDUSTRY:
	case SCOPE_ENTERPRISE:
		return "rev";
	case SCOPE_COUNTY:
	case SCOPE_PROJECT:
		return "inv";
	default:
		return NULL;
	}
}

static void
assign_lamps(struct tally *tally)
{
	struct figure completion, lead;
	size_t i;

	figure_init(&completion);
	figure_init(&lead);
	for (i = 0; i < tally->nscopes; i++) {
		struct scope *scope = &tally->scopes[i];
		const char *series = lamp_series(scope->kind);
		int revenue = series != NULL && series[0] == 'r';

		if (series == NULL)
			continue;
		quantity_compute(tally, scope, revenue ? "rev-completion" : "inv-completion",
		    tally->period.month, &completion);
		quantity_compute(
		    tally, scope, revenue ? "rev-lead" : "inv-lead", tally->period.month, &lead);
		if (completion.state == STATE_VALUE)
			scope->lamp = lamp_of(tally->plan, &completion.x, &lead.x);
	}
	figure_release(&completion);
	figure_release(&lead);
}

void
ranks_assign(struct tally *tally)
{
	size_t i;

	for (i = 0; i < TB_LEN(kinds); i++) {
		assign_places(tally, &kinds[i], tally->period.month, NOW);
		if (tally->previous.month != 0)
			assign_places(tally, &kinds[i], tally->previous.month, BEFORE);
	}
	assign_lamps(tally);
}

/* --- writing: rankings ---------------------------------------------------------------------- */

static void
open_item(struct tb_xmlw *w, const char *element, const struct scope *scope)
{
	tb_xmlw_open(w, element);
	tb_xmlw_attr(w, "code", scope->code);
	tb_xmlw_attr(w, "name", scope->name);
	tb_xmlw_attr(w, "short", scope->short_name);
}

static void
write_figure_attr(
    struct tb_xmlw *w, const char *name, const struct scope *scope, const char *quantity)
{
	char id[160];

	scope_figure_id(scope, quantity, id, sizeof(id));
	tb_xmlw_attr(w, name, id);
}

/* Do two figures print alike though their places differ? (2.4, footnotes) */
static int
prints_tied(const struct tally *tally, const struct ranking *ranking)
{
	struct tb_exact_form form = quantity_form(tally, ranking->kind->quantity);
	struct tb_exact a, b;
	int tied = 0;
	size_t i;

	tb_exact_init(&a);
	tb_exact_init(&b);
	for (i = 1; i < ranking->placed && !tied; i++) {
		tb_exact_round(&ranking->entries[i - 1].figure.x, &form, &a);
		tb_exact_round(&ranking->entries[i].figure.x, &form, &b);
		tied = ranking->entries[i - 1].place != ranking->entries[i].place &&
		       tb_exact_compare(&a, &b) == 0;
	}
	tb_exact_release(&a);
	tb_exact_release(&b);
	return tied;
}

/* The entries of one place, i..; returns the index behind them. */
static size_t
write_place(struct tb_xmlw *w, const struct ranking *ranking, size_t i)
{
	size_t end = i + 1;

	while (end < ranking->placed && ranking->entries[end].place == ranking->entries[i].place)
		end++;
	tb_xmlw_open(w, "place");
	tb_xmlw_attrf(w, "n", "%ld", ranking->entries[i].place);
	tb_xmlw_attr(w, "tied", end > i + 1 ? "yes" : "no");
	for (; i < end; i++) {
		open_item(w, "item", ranking->entries[i].scope);
		write_figure_attr(w, "figure", ranking->entries[i].scope, ranking->kind->quantity);
		tb_xmlw_attr(w, "carried", ranking->entries[i].figure.carried ? "yes" : "no");
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
	return end;
}

static void
write_unplaced(struct tb_xmlw *w, const struct ranking *ranking)
{
	static const char *const reasons[] = {"none", "missing", "never"};
	size_t i;

	if (ranking->placed == ranking->n)
		return;
	tb_xmlw_open(w, "unplaced");
	for (i = ranking->placed; i < ranking->n; i++) {
		open_item(w, "item", ranking->entries[i].scope);
		tb_xmlw_attr(w, "reason", reasons[ranking->entries[i].reason]);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

static void
write_ranking(struct tb_xmlw *w, const struct tally *tally, const struct ranking_kind *kind)
{
	struct ranking ranking = make(tally, kind, tally->period.month);
	size_t i = 0;

	tb_xmlw_open(w, "ranking");
	tb_xmlw_attr(w, "id", kind->id);
	tb_xmlw_attr(w, "scope", scope_kind_name(kind->scopes));
	tb_xmlw_attr(w, "quantity", kind->quantity);
	tb_xmlw_attr(w, "tied-text", prints_tied(tally, &ranking) ? "yes" : "no");
	while (i < ranking.placed)
		i = write_place(w, &ranking, i);
	write_unplaced(w, &ranking);
	tb_xmlw_close(w);
	release(&ranking);
}

/* --- writing: movements ----------------------------------------------------------------------- */

struct move {
	const struct scope *scope;
	long size; /* above 0: up */
};

/* Risers by size, then fallers by size, ties in canonical order. */
static int
by_move(const void *a, const void *b)
{
	const struct move *x = a, *y = b;
	long size_x = labs(x->size), size_y = labs(y->size);

	if ((x->size > 0) != (y->size > 0))
		return x->size > 0 ? -1 : 1;
	if (size_x != size_y)
		return size_x > size_y ? -1 : 1;
	return x->scope < y->scope ? -1 : 1;
}

static void
write_movements(struct tb_xmlw *w, const struct tally *tally, const struct ranking_kind *kind)
{
	struct move *moves = tb_xcalloc(tally->count[kind->scopes] + 1, sizeof(*moves));
	size_t i, n = 0, unchanged = 0;

	for (i = 0; i < tally->count[kind->scopes]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[kind->scopes] + i];
		const long *place = scope->place[kind->rank];

		if (place[NOW] <= 0 || place[BEFORE] <= 0)
			continue;
		if (place[NOW] == place[BEFORE])
			unchanged++;
		else
			moves[n++] = (struct move){scope, place[BEFORE] - place[NOW]};
	}
	qsort(moves, n, sizeof(*moves), by_move);
	tb_xmlw_open(w, "movements");
	tb_xmlw_attr(w, "ranking", kind->id);
	tb_xmlw_attrf(w, "unchanged", "%zu", unchanged);
	for (i = 0; i < n; i++) {
		open_item(w, "move", moves[i].scope);
		tb_xmlw_attr(w, "dir", moves[i].size > 0 ? "up" : "down");
		tb_xmlw_attrf(w, "n", "%ld", labs(moves[i].size));
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
	free(moves);
}

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
	struct ranking ranking = make(tally, kind, tally->period.month);
	struct figure lead;
	size_t i;

	figure_init(&lead);
	tb_xmlw_open(w, "behind");
	tb_xmlw_attr(w, "of", kind->id);
	for (i = 0; i < ranking.placed; i++) {
		const struct scope *scope = ranking.entries[i].scope;

		if (!is_behind(tally, kind, scope, &lead))
			continue;
		open_item(w, "item", scope);
		write_figure_attr(w, "figure", scope, kind->quantity);
		write_figure_attr(w, "lead", scope, kind->lead);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
	figure_release(&lead);
	release(&ranking);
}

/* How many are behind as printed; the operands are their leads. */
static void
count_behind(const struct tally *tally, const struct ranking_kind *kind, struct figure *count)
{
	struct tb_exact_form form = quantity_form(tally, kind->lead);
	struct ranking ranking = make(tally, kind, tally->period.month);
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
	release(&ranking);
}

void
rankings_write_counts(struct tb_xmlw *w, const struct tally *tally)
{
	struct figure count;
	char id[96];
	size_t i;

	figure_init(&count);
	for (i = 0; i < TB_LEN(kinds); i++) {
		struct figure_head head = {.id = id,
		    .rule = "P7",
		    .unit = kinds[i].scopes == SCOPE_ENTERPRISE ? UNIT_FIRMS : UNIT_PIECES};

		if (kinds[i].lead == NULL)
			continue;
		snprintf(id, sizeof(id), "behind/%s", kinds[i].id);
		count_behind(tally, &kinds[i], &count);
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

/* Projects whose lamp warns, worst lead first. */
static void
write_alerts(struct tb_xmlw *w, const struct tally *tally)
{
	static const struct ranking_kind worst = {
	    "project", SCOPE_PROJECT, "inv-lead", NULL, RANK_INV_COMPLETION, 0};
	struct ranking ranking = make(tally, &worst, tally->period.month);
	size_t i, j, first;

	tb_xmlw_open(w, "alerts");
	tb_xmlw_attr(w, "of", worst.id);
	/* from the end, but ties stay in canonical order */
	for (i = ranking.placed; i > 0; i = first) {
		for (first = i - 1; first > 0; first--)
			if (ranking.entries[first - 1].place != ranking.entries[i - 1].place)
				break;
		for (j = first; j < i; j++) {
			const struct scope *scope = ranking.entries[j].scope;
			const struct tb_plan_project *project = scope->inv.items[0]->project;
			const struct tb_plan_region *region =
			    tb_plan_region(tally->plan, project->region);

			if (!warns(tally->plan, scope->lamp))
				continue;
			open_item(w, "item", scope);
			tb_xmlw_attr(w, "region-name", region != NULL ? region->name : "");
			tb_xmlw_attr(w, "lamp", tally->plan->lamps[scope->lamp].code);
			write_figure_attr(w, "figure", scope, "inv-completion");
			write_figure_attr(w, "lead", scope, "inv-lead");
			tb_xmlw_close(w);
		}
	}
	tb_xmlw_close(w);
	release(&ranking);
}

void
rankings_write(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "rankings");
	for (i = 0; i < TB_LEN(kinds); i++)
		write_ranking(w, tally, &kinds[i]);
	tb_xmlw_close(w);
	for (i = 0; i < TB_LEN(kinds) && tally->previous.month != 0; i++)
		if (kinds[i].moves)
			write_movements(w, tally, &kinds[i]);
	for (i = 0; i < TB_LEN(kinds); i++)
		if (kinds[i].lead != NULL)
			write_behind(w, tally, &kinds[i]);
	write_alerts(w, tally);
}
