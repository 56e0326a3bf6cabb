/* Unknowns, sums, items: see secret.h. */
#include "secret.h"
#include <string.h>

/* --- sums ---------------------------------------------------------------------------- */

void
secret_sum_put(struct secret_sum *sum, size_t column)
{
	*(size_t *)tb_grow(&sum->columns, sum->n, &sum->cap, sizeof(size_t)) = column;
	sum->n++;
}

static int
by_number(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void
secret_sum_close(struct secret_sum *sum)
{
	if (sum->n > 0)
		qsort(sum->columns, sum->n, sizeof(*sum->columns), by_number);
}

void
secret_sum_release(struct secret_sum *sum)
{
	free(sum->columns);
	*sum = (struct secret_sum){0};
}

/* What each owner has of the sum; by owner, to be freed. */
static tb_wide *
parts_of(const struct secrets *secrets, const struct secret_sum *sum, tb_wide *whole)
{
	tb_wide *parts = tb_xcalloc(secrets->owners.n + 1, sizeof(*parts));
	size_t i;

	*whole = 0;
	for (i = 0; i < sum->n; i++) {
		const struct secret_column *column = &secrets->columns[sum->columns[i]];

		parts[column->owner] += column->value;
		*whole += column->value;
	}
	return parts;
}

size_t
secret_units(const struct secrets *secrets, const struct secret_sum *sum)
{
	char *seen = tb_xcalloc(secrets->owners.n + 1, 1);
	size_t i, n = 0;

	for (i = 0; i < sum->n; i++) {
		size_t owner = secrets->columns[sum->columns[i]].owner;

		n += seen[owner] ? 0 : (size_t)secrets->weights[owner];
		seen[owner] = 1;
	}
	free(seen);
	return n;
}

tb_wide
secret_value(const struct secrets *secrets, const struct secret_sum *sum)
{
	tb_wide value = 0;
	size_t i;

	for (i = 0; i < sum->n; i++)
		value += secrets->columns[sum->columns[i]].value;
	return value;
}

int
secret_greatest(const struct secrets *secrets, const struct secret_sum *sum)
{
	tb_wide whole, most = 0, *parts = parts_of(secrets, sum, &whole);
	size_t i;

	for (i = 0; i < secrets->owners.n; i++)
		if (parts[i] > most)
			most = parts[i];
	free(parts);
	return whole > 0 ? (int)((100 * most + whole - 1) / whole) : 0;
}

/* --- building ------------------------------------------------------------------------ */

void
secrets_init(struct secrets *secrets, int threshold, int width)
{
	*secrets = (struct secrets){.threshold = threshold, .width = width};
}

static void
drop_targets(struct secrets *secrets)
{
	size_t i;

	for (i = 0; i < secrets->ntargets; i++)
		secret_sum_release(&secrets->targets[i].sum);
	secrets->ntargets = secrets->nitems = 0;
}

void
secrets_release(struct secrets *secrets)
{
	size_t i;

	drop_targets(secrets);
	for (i = 0; i < secrets->nrows; i++)
		secret_sum_release(&secrets->rows[i].sum);
	tb_index_release(&secrets->keys);
	tb_index_release(&secrets->owners);
	tb_index_release(&secrets->others);
	tb_arena_release(&secrets->names);
	free(secrets->columns);
	free(secrets->called);
	free(secrets->weights);
	free(secrets->rows);
	free(secrets->items);
	free(secrets->targets);
}

/* The number of a name, of which a copy is kept when it is new. */
static size_t
number_of(struct secrets *secrets, struct tb_index *index, const char *name)
{
	long known = tb_index_find(index, name);

	return known >= 0 ? (size_t)known
			  : tb_index_add(index, tb_arena_strdup(&secrets->names, name));
}

size_t
secret_column(struct secrets *secrets, const char *key, const char *owner, int weight,
    enum secret_kind kind, int64_t value)
{
	size_t known = secrets->keys.n, owners = secrets->owners.n;
	size_t n = number_of(secrets, &secrets->keys, key), of;

	if (n < known)
		return n;
	of = number_of(secrets, &secrets->owners, owner);
	if (of == owners)
		*(int *)tb_grow(&secrets->weights, of, &secrets->weights_cap, sizeof(int)) = weight;
	*(struct secret_column *)tb_grow(&secrets->columns, n, &secrets->columns_cap,
	    sizeof(*secrets->columns)) = (struct secret_column){of, value, kind};
	return n;
}

void
secret_call(struct secrets *secrets, const char *name, size_t column)
{
	size_t known = secrets->others.n, n = number_of(secrets, &secrets->others, name);

	if (n == known)
		(void)tb_grow(&secrets->called, n, &secrets->called_cap, sizeof(size_t));
	secrets->called[n] = column;
}

long
secret_called(const struct secrets *secrets, const char *name)
{
	long n = tb_index_find(&secrets->others, name);

	return n < 0 ? -1 : (long)secrets->called[n];
}

long
secret_item(struct secrets *secrets, long parent, size_t units, int is_back)
{
	*(struct secret_item *)tb_grow(&secrets->items, secrets->nitems, &secrets->items_cap,
	    sizeof(*secrets->items)) = (struct secret_item){parent, units, is_back};
	return (long)secrets->nitems++;
}

static int
is_same(const struct secret_sum *a, const struct secret_sum *b)
{
	return a->n == b->n && memcmp(a->columns, b->columns, a->n * sizeof(*a->columns)) == 0;
}

/* What is out already need not be said again. */
static int
is_told(const struct secrets *secrets, const struct secret_row *row)
{
	size_t i;

	for (i = 0; i < secrets->nrows; i++)
		if (secrets->rows[i].item == SECRET_TOLD && secrets->rows[i].slack <= row->slack &&
		    is_same(&secrets->rows[i].sum, &row->sum))
			return 1;
	return 0;
}

void
secret_row(struct secrets *secrets, long item, tb_wide slack, struct secret_sum *sum)
{
	struct secret_row *row;

	secret_sum_close(sum);
	if (sum->n == 0) {
		secret_sum_release(sum);
		return;
	}
	row = tb_grow(&secrets->rows, secrets->nrows++, &secrets->rows_cap, sizeof(*row));
	*row = (struct secret_row){*sum, item, slack};
	*sum = (struct secret_sum){0};
}

void
secret_target(struct secrets *secrets, long item, struct secret_sum *sum)
{
	secret_sum_close(sum);
	if (sum->n == 0) {
		secret_sum_release(sum);
		return;
	}
	*(struct secret_target *)tb_grow(&secrets->targets, secrets->ntargets++,
	    &secrets->targets_cap, sizeof(*secrets->targets)) = (struct secret_target){*sum, item};
	*sum = (struct secret_sum){0};
}

void
secret_publish(struct secrets *secrets)
{
	size_t i, kept = 0;

	for (i = 0; i < secrets->nrows; i++) {
		struct secret_row *row = &secrets->rows[i];

		if (row->item != SECRET_TOLD &&
		    (secrets->items[row->item].is_back || is_told(secrets, row))) {
			secret_sum_release(&row->sum);
			row->item = SECRET_TOLD; /* of nothing: the same as no other */
			continue;
		}
		row->item = SECRET_TOLD;
	}
	for (i = 0; i < secrets->nrows; i++)
		if (secrets->rows[i].sum.n > 0)
			secrets->rows[kept++] = secrets->rows[i];
	secrets->nrows = kept;
	drop_targets(secrets);
}
