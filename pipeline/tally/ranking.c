/* Rankings: see ranking.h. */
#include "ranking.h"
#include "quantity.h"
#include "scope.h"
#include "subject.h"

const struct ranking_kind ranking_kinds[NRANKINGS] = {
    {"county/inv-completion", SCOPE_COUNTY, "inv-completion", "inv-lead", RANK_INV_COMPLETION, 1,
	1},
    {"county/rev-growth", SCOPE_COUNTY, "rev-growth", NULL, RANK_REV_GROWTH, 0, 0},
    {"domain/inv-completion", SCOPE_DOMAIN, "inv-completion", "inv-lead", RANK_INV_COMPLETION, 0,
	1},
    {"industry/rev-completion", SCOPE_INDUSTRY, "rev-completion", "rev-lead", RANK_REV_COMPLETION,
	1, 0},
    {"industry/rev-growth", SCOPE_INDUSTRY, "rev-growth", NULL, RANK_REV_GROWTH, 0, 0},
    {"enterprise/rev-completion", SCOPE_ENTERPRISE, "rev-completion", "rev-lead",
	RANK_REV_COMPLETION, 0, 0},
    {"enterprise/rev-growth", SCOPE_ENTERPRISE, "rev-growth", NULL, RANK_REV_GROWTH, 0, 0},
};

/* --- among values alone -------------------------------------------------------------- */

long
ranking_place(const struct tb_exact *const *values, size_t n, size_t i)
{
	long place = 1;
	size_t k;

	if (values[i] == NULL)
		return 0;
	for (k = 0; k < n; k++)
		place += values[k] != NULL && tb_exact_compare(values[k], values[i]) > 0;
	return place;
}

/* --- making ---------------------------------------------------------------------------- */

/* Enterprises are ranked where they stand in the plan's own list, without their parts. */
int
ranking_takes_part(const struct tally *tally, const struct scope *scope)
{
	const struct scope *annex = &tally->scopes[tally->first[SCOPE_GROUP]];

	return scope->kind != SCOPE_ENTERPRISE || (!scope->is_child && scope->whole == annex);
}

/* R8, R9: growth takes no place where a member is missing, or its base. */
static int
takes_place(const struct ranking_kind *kind, const struct entry *entry, int month)
{
	return entry->figure.state == STATE_VALUE &&
	       (kind->rank != RANK_REV_GROWTH || count_untold(&entry->scope->rev, month) == 0);
}

static enum reason
why_unplaced(const struct ranking_kind *kind, const struct entry *entry, int month)
{
	const struct set *set = &entry->scope->rev;
	size_t untold;

	if (kind->rank != RANK_REV_GROWTH)
		return entry->figure.state == STATE_MISSING ? REASON_NEVER : REASON_NONE;
	untold = count_untold(set, month);
	if (untold == 0)
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

struct ranking
ranking_make(const struct tally *tally, const struct ranking_kind *kind, int month)
{
	struct ranking ranking = {.kind = kind};
	size_t i;

	ranking.entries = tb_xcalloc(tally->count[kind->scopes] + 1, sizeof(*ranking.entries));
	for (i = 0; i < tally->count[kind->scopes]; i++) {
		struct scope *scope = &tally->scopes[tally->first[kind->scopes] + i];
		struct entry *entry = &ranking.entries[ranking.n];

		if (!ranking_takes_part(tally, scope))
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

void
ranking_release(struct ranking *ranking)
{
	size_t i;

	for (i = 0; i < ranking->n; i++)
		figure_release(&ranking->entries[i].figure);
	free(ranking->entries);
}

static void
assign_places(struct tally *tally, const struct ranking_kind *kind, int month)
{
	struct ranking ranking = ranking_make(tally, kind, month);
	size_t i;

	for (i = 0; i < ranking.n; i++) {
		const struct entry *entry = &ranking.entries[i];

		entry->scope->place[kind->rank][month] = entry->place != 0 ? (int)entry->place
							 : entry->reason == REASON_NEVER
							     ? PLACE_NEVER
							     : PLACE_NONE;
		entry->scope->place_carried[kind->rank][month] = entry->figure.carried != 0;
	}
	ranking_release(&ranking);
}

void
ranks_assign(struct tally *tally)
{
	int last = tally->period.month, month;
	size_t i;

	for (i = 0; i < NRANKINGS; i++)
		for (month = last; month >= 2 && (month >= last - 1 || ranking_kinds[i].history);
		     month--)
			assign_places(tally, &ranking_kinds[i], month);
}

/* --- writing: rankings ---------------------------------------------------------------------- */

void
ranking_open_item(struct tb_xmlw *w, const char *element, const struct scope *scope)
{
	tb_xmlw_open(w, element);
	tb_xmlw_attr(w, "code", scope->code);
	tb_xmlw_attr(w, "name", scope->name);
	tb_xmlw_attr(w, "short", scope->short_name);
}

void
ranking_write_figure(
    struct tb_xmlw *w, const char *name, const struct scope *scope, const char *quantity)
{
	tb_xmlw_attrf(w, name, "%s/%s", scope->id, quantity);
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
		ranking_open_item(w, "item", ranking->entries[i].scope);
		ranking_write_figure(
		    w, "figure", ranking->entries[i].scope, ranking->kind->quantity);
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
		ranking_open_item(w, "item", ranking->entries[i].scope);
		tb_xmlw_attr(w, "reason", reasons[ranking->entries[i].reason]);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

static void
write_ranking(struct tb_xmlw *w, const struct tally *tally, const struct ranking_kind *kind)
{
	struct ranking ranking = ranking_make(tally, kind, tally->period.month);
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
	ranking_release(&ranking);
}

void
rankings_write(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "rankings");
	for (i = 0; i < NRANKINGS; i++)
		write_ranking(w, tally, &ranking_kinds[i]);
	tb_xmlw_close(w);
}

/* --- the last (R14) ----------------------------------------------------------------- */

const struct ranking_kind *
ranking_find(const char *id)
{
	size_t i;

	for (i = 0; i < NRANKINGS; i++)
		if (strcmp(ranking_kinds[i].id, id) == 0)
			return &ranking_kinds[i];
	return NULL;
}

/* Those that never reported stand behind all others (R8). */
static int
has_silent(const struct ranking *ranking)
{
	size_t i;

	for (i = ranking->placed; i < ranking->n; i++)
		if (ranking->entries[i].reason == REASON_NEVER)
			return 1;
	return 0;
}

int
ranking_is_last(const struct ranking *ranking, const struct scope *scope)
{
	long worst = ranking->placed > 0 ? ranking->entries[ranking->placed - 1].place : 0;
	int silent = has_silent(ranking);
	size_t i;

	for (i = 0; i < ranking->n; i++) {
		const struct entry *entry = &ranking->entries[i];

		if (entry->scope != scope)
			continue;
		if (silent)
			return worst > 0 && entry->place == 0 && entry->reason == REASON_NEVER;
		return worst > 1 && entry->place == worst;
	}
	return 0;
}
