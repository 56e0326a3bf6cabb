/* Movements and why: see movement.h; its quantities: see measure.h. */
#include "movement.h"
#include "measure.h"
#include "quantity.h"
#include "ranking.h"
#include "scope.h"

/* --- who takes part ------------------------------------------------------------------- */

/* This period, and the one before. */
enum { NOW, BEFORE };

/* A unit that is placed now and was before. */
struct mover {
	struct scope *scope;
	struct tb_exact beyond[2]; /* by NOW, BEFORE: completion beyond that of the year, m/12 */
	int silent;
};

struct movers {
	struct mover *items; /* canonical */
	size_t n;
	enum rank rank;
};

static void
see(const struct tally *tally, const struct ranking_kind *kind, struct mover *mover)
{
	const int months[2] = {tally->period.month, tally->previous.month};
	struct figure completion;
	struct tb_exact even;
	int when;

	figure_init(&completion);
	tb_exact_init(&even);
	for (when = NOW; when <= BEFORE; when++) {
		quantity_compute(tally, mover->scope, kind->quantity, months[when], &completion);
		tb_exact_set_ratio(&even, months[when], 12);
		tb_exact_init(&mover->beyond[when]);
		tb_exact_sub(&mover->beyond[when], &completion.x, &even);
		if (when == NOW)
			mover->silent = completion.carried;
	}
	tb_exact_release(&even);
	figure_release(&completion);
}

static struct movers
movers_find(const struct tally *tally, const struct ranking_kind *kind)
{
	struct movers movers = {.rank = kind->rank};
	size_t i;

	movers.items = tb_xcalloc(tally->count[kind->scopes] + 1, sizeof(*movers.items));
	for (i = 0; i < tally->count[kind->scopes]; i++) {
		struct scope *scope = &tally->scopes[tally->first[kind->scopes] + i];
		const int *place = scope->place[kind->rank];

		if (place[tally->period.month] <= 0 || place[tally->previous.month] <= 0)
			continue;
		movers.items[movers.n].scope = scope;
		see(tally, kind, &movers.items[movers.n++]);
	}
	return movers;
}

static void
movers_release(struct movers *movers)
{
	size_t i;
	int when;

	for (i = 0; i < movers->n; i++)
		for (when = NOW; when <= BEFORE; when++)
			tb_exact_release(&movers->items[i].beyond[when]);
	free(movers->items);
}

/* --- why it moved (F20) ---------------------------------------------------------------- */

/* Which of the units have come to where they are now. */
enum come { COME_NONE, COME_ITSELF, COME_LOUD, COME_ALL };

static int
has_come(const struct mover *mover, const struct mover *self, enum come come)
{
	if (mover == self)
		return come != COME_NONE;
	return come == COME_ALL || (come == COME_LOUD && !mover->silent);
}

static long
place_when(const struct movers *movers, const struct mover *self, enum come come)
{
	const struct tb_exact *own = &self->beyond[has_come(self, self, come) ? NOW : BEFORE];
	long place = 1;
	size_t i;

	for (i = 0; i < movers->n; i++) {
		const struct mover *other = &movers->items[i];

		place += other != self &&
			 tb_exact_compare(
			     &other->beyond[has_come(other, self, come) ? NOW : BEFORE], own) > 0;
	}
	return place;
}

static void
explain(const struct tally *tally, const struct movers *movers, const struct mover *self)
{
	long *why = self->scope->why;
	const int *place = self->scope->place[movers->rank];
	long now = place[tally->period.month], was = place[tally->previous.month];
	long before = place_when(movers, self, COME_NONE);
	long itself = place_when(movers, self, COME_ITSELF);
	long loud = place_when(movers, self, COME_LOUD);
	long all = place_when(movers, self, COME_ALL);

	why[CAUSE_OWN] = before - itself;
	why[CAUSE_OTHERS] = itself - loud;
	why[CAUSE_SILENT] = loud - all;
	why[CAUSE_ENTRIES] = was - before - (now - all);
	if (self->silent) {
		why[CAUSE_SILENT] += why[CAUSE_OWN];
		why[CAUSE_OWN] = 0;
	}
}

static void
explain_ranking(struct tally *tally, const struct ranking_kind *kind)
{
	struct movers movers = movers_find(tally, kind);
	size_t i;

	for (i = 0; i < movers.n; i++)
		explain(tally, &movers, &movers.items[i]);
	movers_release(&movers);
}

void
movements_explain(struct tally *tally)
{
	size_t i;

	if (tally->previous.month == 0)
		return;
	for (i = 0; i < NRANKINGS; i++) {
		const struct ranking_kind *kind = &ranking_kinds[i];

		if (kind->rank == RANK_REV_GROWTH)
			continue;
		explain_ranking(tally, kind);
	}
}

/* --- quantities ------------------------------------------------------------------------- */

static void
set_cause(const struct cell *cell, struct figure *figure, enum cause cause)
{
	measure_move(cell, figure, completion_rank(cell));
	if (figure->state == STATE_VALUE)
		figure_set_int(figure, cell->scope->why[cause]);
}

void
move_own(const struct cell *cell, struct figure *figure)
{
	set_cause(cell, figure, CAUSE_OWN);
}

void
move_others(const struct cell *cell, struct figure *figure)
{
	set_cause(cell, figure, CAUSE_OTHERS);
}

void
move_silent(const struct cell *cell, struct figure *figure)
{
	set_cause(cell, figure, CAUSE_SILENT);
}

void
move_entries(const struct cell *cell, struct figure *figure)
{
	set_cause(cell, figure, CAUSE_ENTRIES);
}

/* --- writing ------------------------------------------------------------------------------- */

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
	return x->scope < y->scope ? -1 : x->scope > y->scope; /* the array is canonical */
}

/* Those that were behind it and are ahead, and those the other way round. */
static void
write_passers(struct tb_xmlw *w, const struct tally *tally, const struct ranking_kind *kind,
    const struct scope *scope)
{
	static const char *const names[] = {"by", "passed"};
	const int *own = scope->place[kind->rank];
	int now = tally->period.month, was = tally->previous.month, way;
	size_t i;

	for (way = 0; way < 2; way++) {
		struct tb_buf codes = TB_BUF_INIT;

		for (i = 0; i < tally->count[kind->scopes]; i++) {
			const struct scope *other = &tally->scopes[tally->first[kind->scopes] + i];
			const int *place = other->place[kind->rank];
			const int *fell = way == 0 ? own : place, *rose = way == 0 ? place : own;

			if (place[now] > 0 && place[was] > 0 && rose[was] > fell[was] &&
			    rose[now] < fell[now])
				tb_buf_printf(
				    &codes, "%s%s", codes.len > 0 ? " " : "", other->code);
		}
		tb_xmlw_attr(w, names[way], codes.s);
		tb_buf_release(&codes);
	}
}

static void
write_movements(struct tb_xmlw *w, const struct tally *tally, const struct ranking_kind *kind)
{
	struct move *moves = tb_xcalloc(tally->count[kind->scopes] + 1, sizeof(*moves));
	int now = tally->period.month, was = tally->previous.month;
	size_t i, n = 0, unchanged = 0;

	for (i = 0; i < tally->count[kind->scopes]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[kind->scopes] + i];
		const int *place = scope->place[kind->rank];

		if (place[now] <= 0 || place[was] <= 0)
			continue;
		if (place[now] == place[was])
			unchanged++;
		else
			moves[n++] = (struct move){scope, place[was] - place[now]};
	}
	qsort(moves, n, sizeof(*moves), by_move);
	tb_xmlw_open(w, "movements");
	tb_xmlw_attr(w, "ranking", kind->id);
	tb_xmlw_attrf(w, "unchanged", "%zu", unchanged);
	for (i = 0; i < n; i++) {
		ranking_open_item(w, "move", moves[i].scope);
		tb_xmlw_attr(w, "dir", moves[i].size > 0 ? "up" : "down");
		tb_xmlw_attrf(w, "n", "%ld", labs(moves[i].size));
		write_passers(w, tally, kind, moves[i].scope);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
	free(moves);
}

void
movements_write(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	for (i = 0; i < NRANKINGS && tally->previous.month != 0; i++)
		if (ranking_kinds[i].moves)
			write_movements(w, tally, &ranking_kinds[i]);
}
