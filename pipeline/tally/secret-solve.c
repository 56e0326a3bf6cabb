/*
 * What is open when some items are kept back: see secret.h.
 *
 * Unknowns that stand in the same rows can only be had together: they are one class.  The rows
 * over classes are reduced; where class c is a pivot, row r of it says
 * x(c) = known - sum of m(r, f) x(f) over the free classes f.  So what can still move is spanned
 * by one direction a free class, and a sum is had when no direction moves it.
 */
#include "secret.h"
#include <string.h>

enum { NO_CLASS = -1 };

struct class
{
	size_t first, n; /* into by_class */
	long row;	 /* of which it is the pivot, -1 = it is free */
	tb_wide value;
};

struct system {
	const struct secrets *secrets;
	const struct secret_row **rows;
	size_t nrows, rank;
	size_t *by_class; /* columns, class by class */
	struct class *classes;
	size_t nclasses;
	long *class_of;	    /* of a column */
	struct tb_exact *m; /* a row: classes, then of which rows it is made */
	size_t width;
};

static struct tb_exact *
at(const struct system *system, size_t row, size_t column)
{
	return &system->m[row * system->width + column];
}

/* --- rows -------------------------------------------------------------------------------- */

static int
touches(const struct secret_row *row, const char *seen)
{
	size_t i;

	for (i = 0; i < row->sum.n; i++)
		if (seen[row->sum.columns[i]])
			return 1;
	return 0;
}

static void
take_row(struct system *system, const struct secret_row *row, char *seen)
{
	size_t i;

	for (i = 0; i < row->sum.n; i++)
		seen[row->sum.columns[i]] = 1;
	for (i = 0; i < system->nrows; i++)
		if (system->rows[i]->sum.n == row->sum.n &&
		    memcmp(system->rows[i]->sum.columns, row->sum.columns,
			row->sum.n * sizeof(*row->sum.columns)) == 0)
			return;
	system->rows[system->nrows++] = row;
}

/* What is told and hangs together with what is to be printed; each sum once, told before new. */
static void
take_rows(struct system *system, const char *back)
{
	const struct secrets *secrets = system->secrets;
	char *seen = tb_xcalloc(secrets->keys.n + 1, 1), *taken = tb_xcalloc(secrets->nrows + 1, 1);
	size_t i, k, before;

	system->rows = tb_xcalloc(secrets->nrows + 1, sizeof(struct secret_row *));
	for (i = 0; i < secrets->nrows; i++)
		for (k = 0; secrets->rows[i].item != SECRET_TOLD && k < secrets->rows[i].sum.n; k++)
			seen[secrets->rows[i].sum.columns[k]] = 1;
	do {
		before = system->nrows;
		for (i = 0; i < secrets->nrows; i++)
			if (secrets->rows[i].item == SECRET_TOLD && !taken[i] &&
			    touches(&secrets->rows[i], seen)) {
				take_row(system, &secrets->rows[i], seen);
				taken[i] = 1;
			}
	} while (system->nrows > before);
	for (i = 0; i < secrets->nrows; i++)
		if (secrets->rows[i].item != SECRET_TOLD && !back[secrets->rows[i].item])
			take_row(system, &secrets->rows[i], seen);
	free(seen);
	free(taken);
}

/* --- classes ----------------------------------------------------------------------------- */

/* A column and the rows it stands in. */
struct place {
	size_t column, *rows, n;
};

static int
by_rows(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	size_t i;

	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	for (i = 0; i < x->n; i++)
		if (x->rows[i] != y->rows[i])
			return x->rows[i] < y->rows[i] ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

static int
stand_alike(const struct place *x, const struct place *y)
{
	return x->n == y->n && memcmp(x->rows, y->rows, x->n * sizeof(*x->rows)) == 0;
}

/* The rows of each column; *pool holds them. */
static struct place *
find_places(const struct system *system, size_t **pool)
{
	size_t ncolumns = system->secrets->keys.n, i, k, used = 0;
	struct place *places = tb_xcalloc(ncolumns + 1, sizeof(*places));

	for (i = 0; i < system->nrows; i++)
		for (k = 0; k < system->rows[i]->sum.n; k++, used++)
			places[system->rows[i]->sum.columns[k]].n++;
	*pool = tb_xcalloc(used + 1, sizeof(**pool));
	for (i = 0, used = 0; i < ncolumns; i++) {
		places[i].column = i;
		places[i].rows = *pool + used;
		used += places[i].n;
		places[i].n = 0;
	}
	for (i = 0; i < system->nrows; i++)
		for (k = 0; k < system->rows[i]->sum.n; k++) {
			struct place *place = &places[system->rows[i]->sum.columns[k]];

			place->rows[place->n++] = i;
		}
	return places;
}

static void
take_classes(struct system *system)
{
	const struct secrets *secrets = system->secrets;
	size_t ncolumns = secrets->keys.n, i, *pool;
	struct place *places = find_places(system, &pool);

	qsort(places, ncolumns, sizeof(*places), by_rows);
	system->by_class = tb_xcalloc(ncolumns + 1, sizeof(*system->by_class));
	system->classes = tb_xcalloc(ncolumns + 1, sizeof(*system->classes));
	system->class_of = tb_xcalloc(ncolumns + 1, sizeof(*system->class_of));
	for (i = 0; i < ncolumns; i++) {
		struct class *class;

		system->by_class[i] = places[i].column;
		system->class_of[places[i].column] = NO_CLASS;
		if (places[i].n == 0)
			continue;
		if (i == 0 || !stand_alike(&places[i], &places[i - 1]))
			system->classes[system->nclasses++] = (struct class){.first = i, .row = -1};
		class = &system->classes[system->nclasses - 1];
		class->n++;
		class->value += secrets->columns[places[i].column].value;
		system->class_of[places[i].column] = (long)system->nclasses - 1;
	}
	free(places);
	free(pool);
}

/* --- reduction --------------------------------------------------------------------------- */

static void
fill(struct system *system)
{
	size_t i, k;

	system->width = system->nclasses + system->nrows;
	system->m = tb_xcalloc(system->nrows * system->width + 1, sizeof(*system->m));
	for (i = 0; i < system->nrows * system->width; i++)
		tb_exact_init(&system->m[i]);
	for (i = 0; i < system->nrows; i++) {
		for (k = 0; k < system->rows[i]->sum.n; k++)
			tb_exact_set_int(
			    at(system, i,
				(size_t)system->class_of[system->rows[i]->sum.columns[k]]),
			    1);
		tb_exact_set_int(at(system, i, system->nclasses + i), 1);
	}
}

static void
swap_rows(struct system *system, size_t a, size_t b)
{
	size_t k;

	for (k = 0; a != b && k < system->width; k++) {
		struct tb_exact held = *at(system, a, k);

		*at(system, a, k) = *at(system, b, k);
		*at(system, b, k) = held;
	}
}

/* Row `to` less its entry in the column times the pivot's row. */
static void
clear_entry(struct system *system, size_t to, size_t pivot, size_t column)
{
	struct tb_exact times, part;
	size_t k;

	tb_exact_init(&times);
	tb_exact_init(&part);
	tb_exact_set(&times, at(system, to, column));
	for (k = 0; k < system->width; k++)
		if (tb_exact_sign(at(system, pivot, k)) != 0) {
			tb_exact_mul(&part, &times, at(system, pivot, k));
			tb_exact_sub(at(system, to, k), at(system, to, k), &part);
		}
	tb_exact_release(&times);
	tb_exact_release(&part);
}

static void
reduce_column(struct system *system, size_t column)
{
	size_t pivot = system->rank, i;
	struct tb_exact lead;

	while (pivot < system->nrows && tb_exact_sign(at(system, pivot, column)) == 0)
		pivot++;
	if (pivot == system->nrows)
		return;
	swap_rows(system, pivot, system->rank);
	pivot = system->rank++;
	system->classes[column].row = (long)pivot;
	tb_exact_init(&lead);
	tb_exact_set(&lead, at(system, pivot, column));
	for (i = 0; i < system->width; i++)
		if (tb_exact_sign(at(system, pivot, i)) != 0)
			tb_exact_div(at(system, pivot, i), at(system, pivot, i), &lead);
	for (i = 0; i < system->nrows; i++)
		if (i != pivot && tb_exact_sign(at(system, i, column)) != 0)
			clear_entry(system, i, pivot, column);
	tb_exact_release(&lead);
}

static void
system_make(struct system *system, const struct secrets *secrets, const char *back)
{
	size_t i;

	*system = (struct system){.secrets = secrets};
	take_rows(system, back);
	take_classes(system);
	fill(system);
	for (i = 0; i < system->nclasses && system->rank < system->nrows; i++)
		reduce_column(system, i);
}

static void
system_release(struct system *system)
{
	size_t i;

	for (i = 0; i < system->nrows * system->width; i++)
		tb_exact_release(&system->m[i]);
	free(system->rows);
	free(system->by_class);
	free(system->classes);
	free(system->class_of);
	free(system->m);
}

/* --- directions -------------------------------------------------------------------------- */

/* How far the direction of the free class moves the class. */
static void
move_of(const struct system *system, size_t class, size_t freed, struct tb_exact *move)
{
	tb_exact_set_int(move, 0);
	if (system->classes[class].row >= 0)
		tb_exact_sub(move, move, at(system, (size_t)system->classes[class].row, freed));
	else if (class == freed)
		tb_exact_set_int(move, 1);
}

/* How far it moves the weighted classes. */
static void
move_of_sum(const struct system *system, const struct tb_exact *weights, size_t freed,
    struct tb_exact *move)
{
	struct tb_exact one;
	size_t i;

	tb_exact_init(&one);
	tb_exact_set_int(move, 0);
	for (i = 0; i < system->nclasses; i++)
		if (tb_exact_sign(&weights[i]) != 0) {
			move_of(system, i, freed, &one);
			tb_exact_mul(&one, &one, &weights[i]);
			tb_exact_add(move, move, &one);
		}
	tb_exact_release(&one);
}

static int
is_free(const struct system *system, size_t class)
{
	return system->classes[class].row < 0;
}

static int
is_had(const struct system *system, const struct tb_exact *weights)
{
	struct tb_exact move;
	size_t i;
	int had = 1;

	tb_exact_init(&move);
	for (i = 0; had && i < system->nclasses; i++)
		if (is_free(system, i)) {
			move_of_sum(system, weights, i, &move);
			had = tb_exact_sign(&move) == 0;
		}
	tb_exact_release(&move);
	return had;
}

/* The items by whose rows the weighted classes, which are had, are had; 0 = by none: it is out
 * already, and keeping anything back does not help. */
static int
blame_for(const struct system *system, const struct tb_exact *weights, char *blame)
{
	struct tb_exact whole, part;
	size_t i, k;
	int blamed = 0;

	tb_exact_init(&whole);
	tb_exact_init(&part);
	for (k = 0; k < system->nrows; k++) {
		tb_exact_set_int(&whole, 0);
		for (i = 0; i < system->nclasses; i++)
			if (system->classes[i].row >= 0 && tb_exact_sign(&weights[i]) != 0) {
				tb_exact_mul(&part, &weights[i],
				    at(system, (size_t)system->classes[i].row,
					system->nclasses + k));
				tb_exact_add(&whole, &whole, &part);
			}
		if (tb_exact_sign(&whole) != 0 && system->rows[k]->item != SECRET_TOLD)
			blamed = blame[system->rows[k]->item] = 1;
	}
	tb_exact_release(&whole);
	tb_exact_release(&part);
	return blamed;
}

static struct tb_exact *
weights_new(const struct system *system)
{
	struct tb_exact *weights = tb_xcalloc(system->nclasses + 1, sizeof(*weights));
	size_t i;

	for (i = 0; i < system->nclasses; i++)
		tb_exact_init(&weights[i]);
	return weights;
}

static void
weights_free(const struct system *system, struct tb_exact *weights)
{
	size_t i;

	for (i = 0; i < system->nclasses; i++)
		tb_exact_release(&weights[i]);
	free(weights);
}

/* --- targets ----------------------------------------------------------------------------- */

/* The sum over whole classes; 0 = it takes some of a class and not all, or what is in no row, so
 * it cannot be had. */
static int
weigh_sum(const struct system *system, const struct secret_sum *sum, struct tb_exact *weights)
{
	size_t *taken = tb_xcalloc(system->nclasses + 1, sizeof(*taken)), i;
	int whole = 1;

	for (i = 0; whole && i < sum->n; i++) {
		long class = system->class_of[sum->columns[i]];

		whole = class != NO_CLASS;
		if (whole)
			taken[class]++;
	}
	for (i = 0; whole && i < system->nclasses; i++) {
		whole = taken[i] == 0 || taken[i] == system->classes[i].n;
		tb_exact_set_int(&weights[i], taken[i] > 0);
	}
	free(taken);
	return whole;
}

static tb_wide
value_of(const struct secrets *secrets, const struct secret_sum *sum)
{
	tb_wide value = 0;
	size_t i;

	for (i = 0; i < sum->n; i++)
		value += secrets->columns[sum->columns[i]].value;
	return value;
}

/* The limit that the class sets to how far a direction can be gone; limits are -1 while none. */
static void
narrow(const struct class *class, struct tb_exact *move, struct tb_exact *limits)
{
	int sign = tb_exact_sign(move);
	struct tb_exact limit, zero;

	if (sign == 0)
		return;
	tb_exact_init(&limit);
	tb_exact_init(&zero);
	tb_exact_set_int(&limit, class->value > 0 ? class->value : 0);
	tb_exact_div(&limit, &limit, move);
	if (sign < 0)
		tb_exact_sub(&limit, &zero, &limit);
	limits += sign < 0; /* forward is limited by what falls, back by what rises */
	if (tb_exact_sign(limits) < 0 || tb_exact_compare(&limit, limits) < 0)
		tb_exact_set(limits, &limit);
	tb_exact_release(&limit);
	tb_exact_release(&zero);
}

/* Can the sum of that value be moved by so much, up and down, while nothing falls below 0? */
static int
is_wide(const struct system *system, const struct tb_exact *weights, size_t freed, tb_wide value)
{
	struct tb_exact limits[2], move, far, need;
	size_t i;
	int wide = 1;

	tb_exact_init(&limits[0]);
	tb_exact_init(&limits[1]);
	tb_exact_init(&move);
	tb_exact_init(&far);
	tb_exact_init(&need);
	tb_exact_set_int(&limits[0], -1);
	tb_exact_set_int(&limits[1], -1);
	for (i = 0; i < system->nclasses; i++) {
		move_of(system, i, freed, &move);
		narrow(&system->classes[i], &move, limits);
	}
	move_of_sum(system, weights, freed, &move);
	if (tb_exact_sign(&move) < 0)
		tb_exact_sub(&move, &far, &move); /* far is 0 yet */
	tb_exact_set_ratio(&need, value * system->secrets->width, 100);
	for (i = 0; i < 2; i++) {
		tb_exact_mul(&far, &limits[i], &move);
		wide = wide && tb_exact_sign(&move) != 0 &&
		       (tb_exact_sign(&limits[i]) < 0 || tb_exact_compare(&far, &need) >= 0);
	}
	tb_exact_release(&limits[0]);
	tb_exact_release(&limits[1]);
	tb_exact_release(&move);
	tb_exact_release(&far);
	tb_exact_release(&need);
	return wide;
}

static int
is_wide_open(const struct system *system, const struct tb_exact *weights, tb_wide value)
{
	size_t i;

	if (value <= 0)
		return 1;
	for (i = 0; i < system->nclasses; i++)
		if (is_free(system, i) && is_wide(system, weights, i, value))
			return 1;
	return 0;
}

/* Of a sum that takes some of a class: what is in it and what is beside it can change places. */
static int
is_wide_within(const struct system *system, const struct secret_sum *sum)
{
	const struct secrets *secrets = system->secrets;
	tb_wide value = value_of(secrets, sum), *inside;
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

static int
target_leaks(
    const struct system *system, const struct secret_target *target, const char *back, char *blame)
{
	tb_wide value = value_of(system->secrets, &target->sum);
	struct tb_exact *weights = weights_new(system);
	int leaks = 0;

	if (!weigh_sum(system, &target->sum, weights)) {
		if (!is_wide_within(system, &target->sum))
			leaks = blame_all(system->secrets, back, blame);
	} else if (is_had(system, weights)) {
		leaks = blame_for(system, weights, blame);
	} else if (!is_wide_open(system, weights, value)) {
		leaks = blame_all(system->secrets, back, blame);
	}
	weights_free(system, weights);
	return leaks;
}

/* --- single units ------------------------------------------------------------------------ */

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

/* Do the two classes only move together, so that one less a multiple of the other is had? The
 * multiple goes to *times; 0 when the first does not move at all. */
static int
move_together(const struct system *system, size_t a, size_t b, struct tb_exact *times)
{
	struct tb_exact of_a, of_b;
	size_t i;
	int known = 0, together = 1;

	tb_exact_init(&of_a);
	tb_exact_init(&of_b);
	tb_exact_set_int(times, 0);
	for (i = 0; together && i < system->nclasses; i++) {
		if (!is_free(system, i))
			continue;
		move_of(system, a, i, &of_a);
		move_of(system, b, i, &of_b);
		if (tb_exact_sign(&of_b) == 0) {
			together = tb_exact_sign(&of_a) == 0;
			continue;
		}
		tb_exact_div(&of_a, &of_a, &of_b);
		together = !known || tb_exact_compare(&of_a, times) == 0;
		tb_exact_set(times, &of_a);
		known = 1;
	}
	tb_exact_release(&of_a);
	tb_exact_release(&of_b);
	return together;
}

/* One class, or two (a == b: one), of few units. */
static int
pair_leaks(const struct system *system, size_t a, size_t b, char *blame)
{
	size_t both[2] = {a, b};
	struct tb_exact *weights, zero;
	int leaks;

	if (a != b && units_of(system, both, 2) >= (size_t)system->secrets->threshold)
		return 0;
	weights = weights_new(system);
	tb_exact_init(&zero);
	tb_exact_set_int(&weights[a], 1);
	if (a == b) {
		leaks = is_had(system, weights);
	} else {
		leaks = move_together(system, a, b, &weights[b]);
		tb_exact_sub(&weights[b], &zero, &weights[b]);
	}
	if (leaks)
		leaks = blame_for(system, weights, blame);
	weights_free(system, weights);
	tb_exact_release(&zero);
	return leaks;
}

static int
units_leak(const struct system *system, char *blame)
{
	size_t *few = tb_xcalloc(system->nclasses + 1, sizeof(*few)), n = 0, i, k;
	int leaks = 0;

	for (i = 0; i < system->nclasses; i++)
		if (units_of(system, &i, 1) < (size_t)system->secrets->threshold)
			few[n++] = i;
	for (i = 0; !leaks && i < n; i++)
		leaks = pair_leaks(system, few[i], few[i], blame);
	for (i = 0; !leaks && i < n; i++)
		for (k = i + 1; !leaks && k < n; k++)
			leaks = pair_leaks(system, few[i], few[k], blame);
	free(few);
	return leaks;
}

int
secret_leak(const struct secrets *secrets, const char *back, char *blame)
{
	struct system system;
	size_t i;
	int leaks = 0;

	memset(blame, 0, secrets->nitems);
	system_make(&system, secrets, back);
	for (i = 0; !leaks && i < secrets->ntargets; i++)
		if (back[secrets->targets[i].item])
			leaks = target_leaks(&system, &secrets->targets[i], back, blame);
	if (!leaks)
		leaks = units_leak(&system, blame);
	system_release(&system);
	return leaks;
}
