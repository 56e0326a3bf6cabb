/*
 * What is open when some items are kept back (see secret.h): what has to stay open and can be
 * had or is hemmed in, and what fewer units than the threshold made (secret-units.c).
 */
#include "secret-system.h"
#include <string.h>

/* --- targets ----------------------------------------------------------------------------- */

/* The sum by the classes that it takes whole; 0 = it takes some of another one too, or what is in
 * no row, so it cannot be had. */
static int
weigh_sum(const struct system *system, const struct secret_sum *sum, struct tb_exact *weights)
{
	size_t *taken = tb_xcalloc(system->nclasses + 1, sizeof(*taken)), i;
	int whole = 1;

	for (i = 0; i < sum->n; i++) {
		long class = system->class_of[sum->columns[i]];

		if (class == NO_CLASS)
			whole = 0;
		else
			taken[class]++;
	}
	for (i = 0; i < system->nclasses; i++) {
		whole = whole && (taken[i] == 0 || taken[i] == system->classes[i].n);
		tb_exact_set_int(&weights[i], taken[i] == system->classes[i].n);
	}
	free(taken);
	return whole;
}

/* What makes up for the moves of a class of which the sum takes some. */
enum carrier { CARRIED_BESIDE, CARRIED_WITHIN };

/* By how much each class can fall; of one of which the sum takes some, what carries its moves. To
 * be freed. Where it is what is within, the class is weighted too. */
static tb_wide *
rooms_of(const struct system *system, const struct secret_sum *sum, enum carrier carrier,
    struct tb_exact *weights)
{
	tb_wide *rooms = tb_xcalloc(system->nclasses + 1, sizeof(*rooms)), *within;
	size_t i;

	within = tb_xcalloc(system->nclasses + 1, sizeof(*within));
	for (i = 0; i < sum->n; i++)
		if (system->class_of[sum->columns[i]] != NO_CLASS)
			within[system->class_of[sum->columns[i]]] +=
			    system->secrets->columns[sum->columns[i]].value;
	for (i = 0; i < system->nclasses; i++) {
		rooms[i] = system->classes[i].value;
		if (tb_exact_sign(&weights[i]) != 0 || within[i] == 0)
			continue;
		rooms[i] = carrier == CARRIED_WITHIN ? within[i] : rooms[i] - within[i];
		tb_exact_set_int(&weights[i], carrier == CARRIED_WITHIN);
	}
	free(within);
	return rooms;
}

/* The limit that a class sets to how far a direction can be gone; limits are -1 while none. */
static void
narrow(tb_wide room, struct tb_exact *move, struct tb_exact *limits)
{
	int sign = tb_exact_sign(move);
	struct tb_exact limit, zero;

	if (sign == 0)
		return;
	tb_exact_init(&limit);
	tb_exact_init(&zero);
	tb_exact_set_int(&limit, room > 0 ? room : 0);
	tb_exact_div(&limit, &limit, move);
	if (sign < 0)
		tb_exact_sub(&limit, &zero, &limit);
	limits += sign < 0; /* forward is limited by what falls, back by what rises */
	if (tb_exact_sign(limits) < 0 || tb_exact_compare(&limit, limits) < 0)
		tb_exact_set(limits, &limit);
	tb_exact_release(&limit);
	tb_exact_release(&zero);
}

/* Ways in which a sum can be moved by the width, bits. */
enum { WIDE_UP = 1, WIDE_DOWN = 2, WIDE = WIDE_UP | WIDE_DOWN };

/* Those of one direction, in which the sum moves by `move`, gone to its limits. */
static int
ways_within(const struct system *system, const struct tb_exact *move, struct tb_exact *limits,
    tb_wide value)
{
	struct tb_exact need, far, zero;
	int sign = tb_exact_sign(move), ways = 0, i;

	tb_exact_init(&need);
	tb_exact_init(&far);
	tb_exact_init(&zero);
	tb_exact_set_ratio(&need, value * system->secrets->width, 100);
	for (i = 0; sign != 0 && i < 2; i++) {
		tb_exact_mul(&far, &limits[i], move);
		if (sign < 0)
			tb_exact_sub(&far, &zero, &far);
		if (tb_exact_sign(&limits[i]) < 0 || tb_exact_compare(&far, &need) >= 0)
			ways |= (i == 0) == (sign > 0) ? WIDE_UP : WIDE_DOWN;
	}
	tb_exact_release(&need);
	tb_exact_release(&far);
	tb_exact_release(&zero);
	return ways;
}

/* Those of the direction, while nothing falls below 0. */
static int
ways_of(const struct system *system, const struct tb_exact *weights, const tb_wide *rooms,
    size_t freed, tb_wide value)
{
	struct tb_exact limits[2], move, sum;
	size_t i;
	int ways = 0;

	tb_exact_init(&limits[0]);
	tb_exact_init(&limits[1]);
	tb_exact_init(&move);
	tb_exact_init(&sum);
	tb_exact_set_int(&limits[0], -1);
	tb_exact_set_int(&limits[1], -1);
	system_move_sum(system, weights, freed, &sum);
	if (tb_exact_sign(&sum) != 0) { /* most directions leave it where it is */
		for (i = 0; i < system->nclasses; i++) {
			system_move(system, i, freed, &move);
			narrow(rooms[i], &move, limits);
		}
		ways = ways_within(system, &sum, limits, value);
	}
	tb_exact_release(&limits[0]);
	tb_exact_release(&limits[1]);
	tb_exact_release(&move);
	tb_exact_release(&sum);
	return ways;
}

static int
ways_open(const struct system *system, const struct secret_sum *sum, enum carrier carrier)
{
	struct tb_exact *weights = system_weights_new(system);
	tb_wide *rooms;
	size_t i;
	int ways = 0;

	(void)weigh_sum(system, sum, weights);
	rooms = rooms_of(system, sum, carrier, weights);
	for (i = 0; ways != WIDE && i < system->nclasses; i++)
		if (system_is_free(system, i))
			ways |=
			    ways_of(system, weights, rooms, i, secret_value(system->secrets, sum));
	free(rooms);
	system_weights_free(system, weights);
	return ways;
}

/* Can the sum be by the width higher, and lower? */
static int
is_wide_open(const struct system *system, const struct secret_sum *sum)
{
	int ways = secret_value(system->secrets, sum) > 0 ? 0 : WIDE;

	if (ways != WIDE)
		ways = ways_open(system, sum, CARRIED_WITHIN);
	if (ways != WIDE)
		ways |= ways_open(system, sum, CARRIED_BESIDE);
	return ways == WIDE;
}

/* Of a sum that takes some of a class: what is in it and what is beside it can change places. */
static int
is_wide_within(const struct system *system, const struct secret_sum *sum)
{
	const struct secrets *secrets = system->secrets;
	tb_wide value = secret_value(secrets, sum), *inside;
	size_t i;
	int wide = value <= 0;

	inside = tb_xcalloc(system->nclasses + 1, sizeof(*inside));
	for (i = 0; i < sum->n; i++) {
		long class = system->class_of[sum->columns[i]];

		if (class == NO_CLASS)
			wide = 1;
		else
			inside[class] += secrets->columns[sum->columns[i]].value;
	}
	for (i = 0; !wide && i < system->nclasses; i++)
		wide = 100 * inside[i] >= secrets->width * value &&
		       100 * (system->classes[i].value - inside[i]) >= secrets->width * value;
	free(inside);
	return wide;
}

/* Nothing in particular is to blame when a value is hemmed in: all that is printed is. */
static int
blame_all(const struct secrets *secrets, const char *back, char *blame)
{
	size_t i;
	int blamed = 0;

	for (i = 0; i < secrets->nitems; i++)
		if (!back[i])
			blamed = blame[i] = 1;
	return blamed;
}

/* Is the very sum printed in another cell, or was it? It is kept back for what stands beside it;
 * of few units it stays shut. */
static int
is_told_openly(const struct system *system, const struct secret_target *target)
{
	const struct secret_sum *sum = &target->sum;
	size_t i;

	if (system->secrets->items[target->item].is_back)
		return 0;
	for (i = 0; i < system->nrows; i++)
		if (system->rows[i]->sum.n == sum->n &&
		    memcmp(system->rows[i]->sum.columns, sum->columns,
			sum->n * sizeof(*sum->columns)) == 0)
			return 1;
	return 0;
}

static int
target_leaks(
    const struct system *system, const struct secret_target *target, const char *back, char *blame)
{
	struct tb_exact *weights = system_weights_new(system);
	int leaks = 0;

	if (is_told_openly(system, target)) {
		leaks = 0;
	} else if (!weigh_sum(system, &target->sum, weights)) {
		if (!is_wide_within(system, &target->sum) && !is_wide_open(system, &target->sum))
			leaks = blame_all(system->secrets, back, blame);
	} else if (system_is_had(system, weights)) {
		leaks = system_blame(system, weights, blame);
	} else if (!is_wide_open(system, &target->sum)) {
		leaks = blame_all(system->secrets, back, blame);
	}
	system_weights_free(system, weights);
	return leaks;
}

/* What is known with a slack hems nothing in: what is open when nothing else is told stays so. */
static int
had_leaks(const struct system *system, const struct secret_target *target, char *blame)
{
	struct tb_exact *weights = system_weights_new(system);
	int leaks = 0;

	if (!is_told_openly(system, target) && weigh_sum(system, &target->sum, weights) &&
	    system_is_had(system, weights))
		leaks = system_blame(system, weights, blame);
	system_weights_free(system, weights);
	return leaks;
}

static int
is_any_rough(const struct secrets *secrets, const char *back)
{
	size_t i;

	for (i = 0; i < secrets->nrows; i++)
		if (secrets->rows[i].slack > 0 &&
		    (secrets->rows[i].item == SECRET_TOLD || !back[secrets->rows[i].item]))
			return 1;
	return 0;
}

static int
leaks_by(const struct secrets *secrets, enum system_of of, const char *back, char *blame)
{
	struct system system;
	size_t i;
	int leaks = 0;

	system_make(&system, secrets, back, of);
	for (i = 0; !leaks && i < secrets->ntargets; i++) {
		const struct secret_target *target = &secrets->targets[i];

		if (back[target->item])
			leaks = of == SYSTEM_EXACT ? target_leaks(&system, target, back, blame)
						   : had_leaks(&system, target, blame);
	}
	if (!leaks)
		leaks = system_units_leak(&system, blame);
	system_release(&system);
	return leaks;
}

int
secret_leak(const struct secrets *secrets, const char *back, char *blame)
{
	memset(blame, 0, secrets->nitems);
	return leaks_by(secrets, SYSTEM_EXACT, back, blame) ||
	       (is_any_rough(secrets, back) && leaks_by(secrets, SYSTEM_ALL, back, blame));
}
