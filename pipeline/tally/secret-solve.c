/*
 * What is published as equations, and how it is solved: see secret-system.h.
 */
#include "secret-system.h"
#include <string.h>

static struct tb_exact *
at(const struct system *system, size_t row, size_t column)
{
	return &system->m[system->places[row] * system->width + column];
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
mark_columns(const struct secret_row *row, char *seen)
{
	size_t i;

	for (i = 0; i < row->sum.n; i++)
		seen[row->sum.columns[i]] = 1;
}

static void
take_row(struct system *system, const struct secret_row *row)
{
	size_t i;

	for (i = 0; i < system->nrows; i++)
		if (system->rows[i]->sum.n == row->sum.n &&
		    memcmp(system->rows[i]->sum.columns, row->sum.columns,
			row->sum.n * sizeof(*row->sum.columns)) == 0)
			return;
	system->rows[system->nrows++] = row;
}

/* Is it one of the system's, told (1) or to be printed (0), with slack (1) or without? */
static int
is_of(const struct secret_row *row, const char *back, int told, int slack)
{
	return (row->item == SECRET_TOLD) == told && (row->slack > 0) == slack &&
	       (told || !back[row->item]);
}

/* What is told and hangs together with what is to be printed, by rows of these slacks at most. */
static void
mark_near(const struct secrets *secrets, int slacks, char *near)
{
	char *seen = tb_xcalloc(secrets->keys.n + 1, 1);
	size_t i;
	int more;

	for (i = 0; i < secrets->nrows; i++)
		if (secrets->rows[i].item != SECRET_TOLD)
			mark_columns(&secrets->rows[i], seen);
	do {
		more = 0;
		for (i = 0; i < secrets->nrows; i++)
			if (!near[i] && secrets->rows[i].item == SECRET_TOLD &&
			    (secrets->rows[i].slack > 0) <= slacks &&
			    touches(&secrets->rows[i], seen)) {
				mark_columns(&secrets->rows[i], seen);
				more = near[i] = 1;
			}
	} while (more);
	free(seen);
}

/* Each sum once; told before new, and what is known exactly before what is not. */
static void
take_rows(struct system *system, const char *back, int slacks)
{
	const struct secrets *secrets = system->secrets;
	char *near = tb_xcalloc(secrets->nrows + 1, 1);
	size_t i;
	int slack, told;

	system->rows = tb_xcalloc(secrets->nrows + 1, sizeof(struct secret_row *));
	mark_near(secrets, slacks, near);
	for (slack = 0; slack <= slacks; slack++)
		for (told = 1; told >= 0; told--)
			for (i = 0; i < secrets->nrows; i++)
				if (is_of(&secrets->rows[i], back, told, slack) &&
				    (!told || near[i]))
					take_row(system, &secrets->rows[i]);
	free(near);
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
	system->places = tb_xcalloc(system->nrows + 1, sizeof(*system->places));
	for (i = 0; i < system->nrows * system->width; i++)
		tb_exact_init(&system->m[i]);
	for (i = 0; i < system->nrows; i++) {
		system->places[i] = i;
		for (k = 0; k < system->rows[i]->sum.n; k++)
			tb_exact_set_int(
			    at(system, i,
				(size_t)system->class_of[system->rows[i]->sum.columns[k]]),
			    1);
		tb_exact_set_int(at(system, i, system->nclasses + i), 1);
	}
}

/* Row `from` goes before row `to`; the others keep their order, so that a row comes to nothing
 * just when it follows from those before it. */
static void
lift_row(struct system *system, size_t from, size_t to)
{
	size_t held = system->places[from];

	memmove(&system->places[to + 1], &system->places[to], (from - to) * sizeof(held));
	system->places[to] = held;
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
	if (pivot != system->rank)
		lift_row(system, pivot, system->rank);
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

void
system_make(
    struct system *system, const struct secrets *secrets, const char *back, enum system_of of)
{
	size_t i;

	*system = (struct system){.secrets = secrets};
	take_rows(system, back, of == SYSTEM_ALL);
	take_classes(system);
	fill(system);
	for (i = 0; i < system->nclasses && system->rank < system->nrows; i++)
		reduce_column(system, i);
}

void
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
	free(system->places);
}

/* --- directions -------------------------------------------------------------------------- */

void
system_move(const struct system *system, size_t class, size_t freed, struct tb_exact *move)
{
	const struct tb_exact *entry;

	tb_exact_set_int(move, class == freed);
	if (system->classes[class].row < 0)
		return;
	entry = at(system, (size_t)system->classes[class].row, freed);
	if (tb_exact_sign(entry) != 0) /* most are 0 */
		tb_exact_sub(move, move, entry);
}

void
system_move_sum(const struct system *system, const struct tb_exact *weights, size_t freed,
    struct tb_exact *move)
{
	struct tb_exact one;
	size_t i;

	tb_exact_init(&one);
	tb_exact_set_int(move, 0);
	for (i = 0; i < system->nclasses; i++)
		if (tb_exact_sign(&weights[i]) != 0) {
			system_move(system, i, freed, &one);
			tb_exact_mul(&one, &one, &weights[i]);
			tb_exact_add(move, move, &one);
		}
	tb_exact_release(&one);
}

int
system_is_free(const struct system *system, size_t class)
{
	return system->classes[class].row < 0;
}

int
system_is_had(const struct system *system, const struct tb_exact *weights)
{
	struct tb_exact move;
	size_t i;
	int had = 1;

	tb_exact_init(&move);
	for (i = 0; had && i < system->nclasses; i++)
		if (system_is_free(system, i)) {
			system_move_sum(system, weights, i, &move);
			had = tb_exact_sign(&move) == 0;
		}
	tb_exact_release(&move);
	return had;
}

/* How often each row is in what the weighted classes come to. */
static struct tb_exact *
make_up(const struct system *system, const struct tb_exact *weights)
{
	struct tb_exact *times = tb_xcalloc(system->nrows + 1, sizeof(*times)), part;
	size_t i, k;

	tb_exact_init(&part);
	for (k = 0; k < system->nrows; k++) {
		tb_exact_init(&times[k]);
		for (i = 0; i < system->nclasses; i++)
			if (system->classes[i].row >= 0 && tb_exact_sign(&weights[i]) != 0) {
				tb_exact_mul(&part, &weights[i],
				    at(system, (size_t)system->classes[i].row,
					system->nclasses + k));
				tb_exact_add(&times[k], &times[k], &part);
			}
	}
	tb_exact_release(&part);
	return times;
}

static void
add_times(struct tb_exact *whole, const struct tb_exact *times, tb_wide value, int absolute)
{
	struct tb_exact part;

	tb_exact_init(&part);
	tb_exact_set_int(&part, value);
	tb_exact_mul(&part, &part, times);
	if (absolute && tb_exact_sign(&part) < 0)
		tb_exact_sub(whole, whole, &part);
	else
		tb_exact_add(whole, whole, &part);
	tb_exact_release(&part);
}

/* Do the rows tell it so roughly that it stays open by the plan's width? */
static int
is_hidden(const struct system *system, const struct tb_exact *times)
{
	struct tb_exact value, slack;
	size_t k;
	int hidden;

	tb_exact_init(&value);
	tb_exact_init(&slack);
	for (k = 0; k < system->nrows; k++) {
		tb_wide known = secret_value(system->secrets, &system->rows[k]->sum);

		add_times(&value, &times[k], known * system->secrets->width, 0);
		add_times(&slack, &times[k], system->rows[k]->slack * 100, 1);
	}
	hidden = tb_exact_sign(&slack) > 0;
	if (tb_exact_sign(&value) < 0)
		tb_exact_add(&slack, &slack, &value);
	else
		tb_exact_sub(&slack, &slack, &value);
	hidden = hidden && tb_exact_sign(&slack) >= 0;
	tb_exact_release(&value);
	tb_exact_release(&slack);
	return hidden;
}

int
system_blame(const struct system *system, const struct tb_exact *weights, char *blame)
{
	struct tb_exact *times = make_up(system, weights);
	int hidden = is_hidden(system, times), blamed = 0;
	size_t k;

	for (k = 0; k < system->nrows; k++) {
		if (!hidden && tb_exact_sign(&times[k]) != 0 &&
		    system->rows[k]->item != SECRET_TOLD)
			blamed = blame[system->rows[k]->item] = 1;
		tb_exact_release(&times[k]);
	}
	free(times);
	return blamed;
}

struct tb_exact *
system_weights_new(const struct system *system)
{
	struct tb_exact *weights = tb_xcalloc(system->nclasses + 1, sizeof(*weights));
	size_t i;

	for (i = 0; i < system->nclasses; i++)
		tb_exact_init(&weights[i]);
	return weights;
}

void
system_weights_free(const struct system *system, struct tb_exact *weights)
{
	size_t i;

	for (i = 0; i < system->nclasses; i++)
		tb_exact_release(&weights[i]);
	free(weights);
}
