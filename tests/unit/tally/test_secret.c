/* What is kept back so that nothing is open (secret.h): tables worked by hand. */
#include "tally/secret.h"
#include <criterion/criterion.h>
#include <stdio.h>

static struct secrets all;
static struct secrets *const s = &all;

static void
set_up(void)
{
	secrets_init(s, 3, 10);
}

static void
tear_down(void)
{
	secrets_release(s);
}

TestSuite(secret, .init = set_up, .fini = tear_down);

/* An unknown of its own unit. */
static size_t
unit(const char *key, int64_t value)
{
	return secret_column(s, key, key, 1, SECRET_VALUE, value);
}

/* A sum of the item's: row, and target when it is kept back. */
static void
add_sum(long item, const size_t *columns, size_t n)
{
	struct secret_sum sum = {0}, again = {0};
	size_t i;

	for (i = 0; i < n; i++) {
		secret_sum_put(&sum, columns[i]);
		secret_sum_put(&again, columns[i]);
	}
	secret_row(s, item, 0, &sum);
	secret_target(s, item, &again);
}

/* A cell over unknowns a..a+n-1 of a list. */
static long
cell(const size_t *columns, size_t n, size_t step, int is_back)
{
	size_t *picked = tb_xcalloc(n + 1, sizeof(*picked)), i;
	long item = secret_item(s, -1, n, is_back);

	for (i = 0; i < n; i++)
		picked[i] = columns[i * step];
	add_sum(item, picked, n);
	free(picked);
	return item;
}

static void
make_units(size_t *columns, size_t n, const char *prefix, int64_t value)
{
	char key[32];
	size_t i;

	for (i = 0; i < n; i++) {
		(void)snprintf(key, sizeof(key), "%s%zu", prefix, i);
		columns[i] = unit(key, value);
	}
}

static size_t
count_back(void)
{
	size_t back = 0, i;

	for (i = 0; i < s->nitems; i++)
		back += (size_t)s->items[i].is_back;
	return back;
}

/* Counties of 2, 5, 4 units and their total: the first is kept back, and the smaller of the
 * others with it. */
Test(secret, the_complement_of_the_fewest_units_is_kept_back)
{
	size_t u[11];

	make_units(u, 11, "u", 100);
	cell(u, 11, 1, 0);
	cell(u, 2, 1, 1);
	cell(u + 2, 5, 1, 0);
	cell(u + 7, 4, 1, 0);
	secret_choose(s);
	cr_expect_eq(s->items[0].is_back, 0);
	cr_expect_eq(s->items[1].is_back, 1);
	cr_expect_eq(s->items[2].is_back, 0);
	cr_expect_eq(s->items[3].is_back, 1);
}

/* A square of 3 by 3 cells with all margins: one cell alone needs three more, the corners of a
 * rectangle. */
Test(secret, in_a_table_with_margins_a_rectangle_is_kept_back)
{
	size_t u[9], i;

	make_units(u, 9, "u", 100);
	for (i = 0; i < 9; i++)
		s->weights[s->columns[u[i]].owner] = i == 0 ? 1 : 5;
	cell(u, 9, 1, 0);
	for (i = 0; i < 3; i++) {
		cell(u + 3 * i, 3, 1, 0);
		cell(u + i, 3, 3, 0);
	}
	for (i = 0; i < 9; i++)
		cell(u + i, 1, 1, i == 0);
	secret_choose(s);
	cr_expect_eq(count_back(), 4, "%zu are kept back", count_back());
	for (i = 0; i < 7; i++)
		cr_expect_eq(s->items[i].is_back, 0, "margin %zu", i);
}

/* What stands in no cell is open all the same: city less both counties is one project. */
Test(secret, what_no_cell_tells_of_is_not_told_either)
{
	size_t u[9];

	make_units(u, 9, "u", 100);
	cell(u, 9, 1, 0);
	cell(u, 4, 1, 0);
	cell(u + 4, 4, 1, 0);
	secret_choose(s);
	cr_expect_eq(s->items[0].is_back + s->items[1].is_back + s->items[2].is_back, 1);
	cr_expect_eq(s->items[0].is_back, 0);
}

/* Two sums that overlap but for two units: their difference is x - y, of two units. */
Test(secret, a_difference_of_two_units_is_not_told)
{
	size_t u[5], v[4], i;

	make_units(u, 5, "u", 100);
	for (i = 0; i < 4; i++)
		v[i] = u[i + 1];
	cell(u, 4, 1, 0);
	cell(v, 4, 1, 0);
	secret_choose(s);
	cr_expect_eq(count_back(), 1);
}

/* Three cells that each hold one unit and five more, and the sum of all the others: what is left is
 * the sum of the three units, fewer than 5, though no two of them are told together. */
Test(secret, a_sum_of_three_units_is_not_told)
{
	size_t u[18], others[15], i, n = 0;

	s->threshold = 5;
	make_units(u, 18, "u", 100);
	for (i = 0; i < 18; i++)
		if (i % 6 != 0)
			others[n++] = u[i];
	for (i = 0; i < 3; i++)
		cell(u + 6 * i, 6, 1, 0);
	cell(others, n, 1, 0);
	secret_choose(s);
	cr_expect_eq(count_back(), 1);
}

/* A package of three pieces is one unit: the sum of its pieces, which stand in three cells, is not
 * told by what remains of these. */
Test(secret, pieces_of_one_owner_are_not_told_together)
{
	size_t u[12], others[9], i, n = 0;
	char key[8];

	make_units(u, 12, "u", 100);
	for (i = 0; i < 3; i++) {
		(void)snprintf(key, sizeof(key), "p%zu", i);
		u[4 * i] = secret_column(s, key, "package", 1, SECRET_VALUE, 100);
	}
	for (i = 0; i < 12; i++)
		if (i % 4 != 0)
			others[n++] = u[i];
	for (i = 0; i < 3; i++)
		cell(u + 4 * i, 4, 1, 0);
	cell(others, n, 1, 0);
	secret_choose(s);
	cr_expect_eq(count_back(), 1);
}

/* The county was told when it was of four units, three of them now carried: the same unknowns. */
Test(secret, what_was_told_before_counts)
{
	size_t u[12];

	make_units(u, 12, "u", 100);
	cell(u, 4, 1, 0);
	secret_choose(s);
	secret_publish(s);
	cr_assert_eq(s->nrows, 1);
	cell(u, 12, 1, 0);
	cell(u + 6, 6, 1, 0);
	cell(u + 4, 2, 1, 1);
	secret_choose(s);
	cr_expect_eq(s->items[0].is_back, 0);
	cr_expect_eq(s->items[1].is_back, 1, "12 less 4 told less 6 is the 2");
}

/* The complement is so small that the cell is known within 1 in 1000 by it: a wider one goes. */
Test(secret, what_is_kept_back_is_not_hemmed_in)
{
	size_t u[12], small[3];

	make_units(u, 9, "u", 1000000);
	make_units(small, 3, "s", 100);
	u[9] = small[0], u[10] = small[1], u[11] = small[2];
	cell(u, 12, 1, 0);
	cell(u, 2, 1, 1);
	cell(u + 2, 7, 1, 0);
	cell(small, 3, 1, 0);
	secret_choose(s);
	cr_expect_eq(s->items[1].is_back, 1);
	cr_expect_eq(s->items[2].is_back, 1);
	cr_expect_eq(s->items[0].is_back + s->items[3].is_back, 0);
}

/* Pieces of one package are one unit. */
Test(secret, an_owner_of_three_is_one_unit)
{
	struct secret_sum sum = {0};

	secret_sum_put(&sum, secret_column(s, "a", "package", 1, SECRET_VALUE, 60));
	secret_sum_put(&sum, secret_column(s, "b", "package", 1, SECRET_VALUE, 30));
	secret_sum_put(&sum, secret_column(s, "c", "c", 1, SECRET_VALUE, 10));
	cr_expect_eq(secret_units(s, &sum), 2);
	cr_expect_eq(secret_greatest(s, &sum), 90);
	secret_sum_release(&sum);
}

/* A sum that is printed so roughly that the one unit by which it differs from another stays open.
 */
static size_t
rough_sums_kept_back(tb_wide slack)
{
	struct secret_sum sum = {0};
	size_t u[6], i;
	long item;

	make_units(u, 6, "u", 100);
	cell(u, 5, 1, 0);
	item = secret_item(s, -1, 6, 0);
	for (i = 0; i < 6; i++)
		secret_sum_put(&sum, u[i]);
	secret_row(s, item, slack, &sum);
	secret_choose(s);
	return count_back();
}

Test(secret, what_is_lost_in_a_rounding_is_not_told)
{
	cr_expect_eq(rough_sums_kept_back(10), 0);
}

Test(secret, what_a_rounding_leaves_too_narrow_is_told)
{
	cr_expect_eq(rough_sums_kept_back(9), 1);
}

/* The sixth is rough by one sum and exact by two others: the rough one hides nothing. */
Test(secret, what_is_known_roughly_too_is_known_exactly)
{
	size_t u[9];
	struct secret_sum sum = {0};
	size_t i;

	make_units(u, 9, "u", 100);
	for (i = 0; i < 6; i++)
		secret_sum_put(&sum, u[i]);
	secret_row(s, secret_item(s, -1, 6, 0), 600, &sum);
	cell(u, 5, 1, 0);
	cell(u, 9, 1, 0);
	cell(u + 6, 3, 1, 0);
	secret_choose(s);
	cr_expect_eq(count_back(), 1);
	cr_expect_eq(s->items[0].is_back, 0);
}

/* A plan that two cells have in common, of which one is kept back for its value. */
Test(secret, the_same_sum_in_another_cell_is_told)
{
	size_t v[5], p[4];

	make_units(v, 5, "v", 100);
	make_units(p, 4, "p", 100);
	cell(v, 5, 1, 0);
	cell(v, 4, 1, 0);
	add_sum(0, p, 4);
	add_sum(1, p, 4);
	cell(v + 4, 1, 1, 1);
	secret_choose(s);
	cr_expect_eq(s->items[0].is_back, 0);
	cr_expect_eq(s->items[1].is_back, 1);
}

Test(secret, a_column_has_the_name_that_was_last_given)
{
	size_t a = unit("a", 1), b = unit("b", 2);

	cr_expect_eq(secret_called(s, "value"), -1);
	secret_call(s, "value", a);
	cr_expect_eq(secret_called(s, "value"), (long)a);
	secret_call(s, "value", b);
	cr_expect_eq(secret_called(s, "value"), (long)b);
}
