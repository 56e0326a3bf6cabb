/*
 * What fewer units than the threshold made, and can be had (secret-system.h): a combination of
 * classes that no direction moves, all of whose units together are fewer.
 *
 * A class that only moves with others is had where their moves depend on each other.  So what is
 * looked for is a smallest dependent set of classes, of few units together.  It is grown from its
 * first class: a direction in which one alone of the set moves has to be made up for by another
 * class that moves in it, so that only those are tried.  Every such set is found, whatever its
 * size.
 */
#include "secret-system.h"
#include <string.h>

/* A class of few units: how each direction moves it. */
struct mover {
	size_t class;
	struct tb_exact *moves; /* by direction */
};

struct hunt {
	const struct system *system;
	size_t *directions, ndirections; /* free classes */
	struct mover *movers;
	size_t n;
	size_t *set, nset; /* of movers, the first the lowest */
	char *blame;
};

/* How many units the classes are of; as many as the threshold at least when one is no value. */
static size_t
units_of(const struct system *system, const size_t *classes, size_t n)
{
	const struct secrets *secrets = system->secrets;
	struct secret_sum sum = {0};
	size_t i, k, units = 0;

	for (i = 0; i < n; i++) {
		const struct class *class = &system->classes[classes[i]];

		if (class->n > (size_t)secrets->threshold * 16 ||
		    secrets->columns[system->by_class[class->first]].kind == SECRET_COUNT)
			units = (size_t)secrets->threshold;
		for (k = 0; units == 0 && k < class->n; k++)
			secret_sum_put(&sum, system->by_class[class->first + k]);
	}
	if (units == 0)
		units = secret_units(secrets, &sum);
	secret_sum_release(&sum);
	return units;
}

/* --- the movers ------------------------------------------------------------------------------ */

static struct tb_exact *
exacts_new(size_t n)
{
	struct tb_exact *list = tb_xcalloc(n + 1, sizeof(*list));
	size_t i;

	for (i = 0; i < n; i++)
		tb_exact_init(&list[i]);
	return list;
}

static void
exacts_free(struct tb_exact *list, size_t n)
{
	size_t i;

	for (i = 0; list != NULL && i < n; i++)
		tb_exact_release(&list[i]);
	free(list);
}

static void
hunt_open(struct hunt *hunt, const struct system *system, char *blame)
{
	size_t i, k;

	*hunt = (struct hunt){.system = system, .blame = blame};
	hunt->directions = tb_xcalloc(system->nclasses + 1, sizeof(*hunt->directions));
	hunt->movers = tb_xcalloc(system->nclasses + 1, sizeof(*hunt->movers));
	hunt->set = tb_xcalloc(system->nclasses + 1, sizeof(*hunt->set));
	for (i = 0; i < system->nclasses; i++)
		if (system_is_free(system, i))
			hunt->directions[hunt->ndirections++] = i;
	for (i = 0; i < system->nclasses; i++) {
		struct mover *mover = &hunt->movers[hunt->n];

		if (units_of(system, &i, 1) >= (size_t)system->secrets->threshold)
			continue;
		mover->class = i;
		mover->moves = exacts_new(hunt->ndirections);
		for (k = 0; k < hunt->ndirections; k++)
			system_move(system, i, hunt->directions[k], &mover->moves[k]);
		hunt->n++;
	}
}

static void
hunt_close(struct hunt *hunt)
{
	size_t i;

	for (i = 0; i < hunt->n; i++)
		exacts_free(hunt->movers[i].moves, hunt->ndirections);
	free(hunt->movers);
	free(hunt->directions);
	free(hunt->set);
}

/* --- a set ----------------------------------------------------------------------------------- */

static int
moves(const struct hunt *hunt, size_t mover, size_t direction)
{
	return tb_exact_sign(&hunt->movers[mover].moves[direction]) != 0;
}

/* Row `to` less so much of row `from` that its entry in the column is 0. */
static void
clear(struct tb_exact *to, const struct tb_exact *from, size_t column, size_t width)
{
	struct tb_exact times, part;
	size_t i;

	tb_exact_init(&times);
	tb_exact_init(&part);
	tb_exact_div(&times, &to[column], &from[column]);
	for (i = 0; i < width; i++)
		if (tb_exact_sign(&from[i]) != 0) {
			tb_exact_mul(&part, &times, &from[i]);
			tb_exact_sub(&to[i], &to[i], &part);
		}
	tb_exact_release(&times);
	tb_exact_release(&part);
}

/* Rows of moves, and behind them of which members each is made. Where the last member depends on
 * those before, its row is 0 but for that: 1. */
static int
reduce_set(const struct hunt *hunt, struct tb_exact *rows, size_t width)
{
	size_t i, k, column;

	for (i = 0; i < hunt->nset; i++) {
		struct tb_exact *row = rows + i * width;

		for (column = 0; column < hunt->ndirections; column++)
			tb_exact_set(&row[column], &hunt->movers[hunt->set[i]].moves[column]);
		tb_exact_set_int(&row[hunt->ndirections + i], 1);
		for (k = 0; k < i; k++) {
			const struct tb_exact *pivot = rows + k * width;

			for (column = 0; tb_exact_sign(&pivot[column]) == 0;)
				column++;
			if (tb_exact_sign(&row[column]) != 0)
				clear(row, pivot, column, width);
		}
	}
	for (column = 0; column < hunt->ndirections; column++)
		if (tb_exact_sign(&rows[(hunt->nset - 1) * width + column]) != 0)
			return 0;
	return 1;
}

/* Is the set dependent? Then *leaks says whether what is had by it is not out already. */
static int
is_had(struct hunt *hunt, int *leaks)
{
	size_t width = hunt->ndirections + hunt->nset, i;
	struct tb_exact *rows = exacts_new(hunt->nset * width), *weights;
	int had = reduce_set(hunt, rows, width);

	if (had) {
		weights = system_weights_new(hunt->system);
		for (i = 0; i < hunt->nset; i++)
			tb_exact_set(&weights[hunt->movers[hunt->set[i]].class],
			    &rows[(hunt->nset - 1) * width + hunt->ndirections + i]);
		*leaks = system_blame(hunt->system, weights, hunt->blame);
		system_weights_free(hunt->system, weights);
	}
	exacts_free(rows, hunt->nset * width);
	return had;
}

/* A direction in which one alone of the set moves; -1 = none. */
static long
lonely(const struct hunt *hunt)
{
	size_t i, k;

	for (k = 0; k < hunt->ndirections; k++) {
		size_t n = 0;

		for (i = 0; i < hunt->nset; i++)
			n += moves(hunt, hunt->set[i], k) != 0;
		if (n == 1)
			return (long)k;
	}
	return -1;
}

/* Does it move in that direction, or (-1) in any in which the set does? */
static int
joins(const struct hunt *hunt, size_t mover, long direction)
{
	size_t i, k;

	if (direction >= 0)
		return moves(hunt, mover, (size_t)direction);
	for (k = 0; k < hunt->ndirections; k++)
		for (i = 0; moves(hunt, mover, k) && i < hunt->nset; i++)
			if (moves(hunt, hunt->set[i], k))
				return 1;
	return 0;
}

/* Can it be added: it is not in the set, and they are still of few units? */
static int
fits(const struct hunt *hunt, size_t mover)
{
	size_t *classes, i, units;

	for (i = 0; i < hunt->nset; i++)
		if (hunt->set[i] == mover)
			return 0;
	classes = tb_xcalloc(hunt->nset + 1, sizeof(*classes));
	for (i = 0; i < hunt->nset; i++)
		classes[i] = hunt->movers[hunt->set[i]].class;
	classes[hunt->nset] = hunt->movers[mover].class;
	units = units_of(hunt->system, classes, hunt->nset + 1);
	free(classes);
	return units < (size_t)hunt->system->secrets->threshold;
}

static int
grow(struct hunt *hunt)
{
	long direction;
	size_t i;
	int leaks = 0;

	if (is_had(hunt, &leaks))
		return leaks;
	direction = lonely(hunt);
	for (i = hunt->set[0] + 1; !leaks && i < hunt->n; i++) {
		if (!joins(hunt, i, direction) || !fits(hunt, i))
			continue;
		hunt->set[hunt->nset++] = i;
		leaks = grow(hunt);
		hunt->nset--;
	}
	return leaks;
}

int
system_units_leak(const struct system *system, char *blame)
{
	struct hunt hunt;
	size_t i;
	int leaks = 0;

	hunt_open(&hunt, system, blame);
	for (i = 0; !leaks && i < hunt.n; i++) {
		hunt.set[0] = i;
		hunt.nset = 1;
		leaks = grow(&hunt);
	}
	hunt_close(&hunt);
	return leaks;
}
