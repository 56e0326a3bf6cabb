/*
 * Which items are kept back (secret.h).  What is open is had by some rows; of their items at
 * least one has to go.  So the cheapest set is found by trying each of them, cheapest sets first.
 * Where that grows too long, the rest of the way is to take the cheapest item each time, and to
 * print again what need not have been kept back.
 */
#include "secret.h"
#include <assert.h>
#include <string.h>

enum { TRIES = 200 };

struct set {
	char *back; /* by item */
	size_t cost;
	int is_done;
};

struct search {
	struct secrets *secrets;
	struct set *sets;
	size_t n, cap;
};

/* An item goes with all that are not printed without it. */
static void
put_back(const struct secrets *secrets, char *back, size_t item)
{
	size_t i;

	back[item] = 1;
	for (i = 0; i < secrets->nitems; i++)
		if (secrets->items[i].parent == (long)item)
			back[i] = 1;
}

/* The first item alone costs 1 at least, so that each step costs. */
static size_t
cost_of(const struct secrets *secrets, const char *back)
{
	size_t i, cost = 0;

	for (i = 0; i < secrets->nitems; i++)
		cost += back[i] ? secrets->items[i].units + 1 : 0;
	return cost;
}

static void
add_set(struct search *search, const char *back, long item)
{
	const struct secrets *secrets = search->secrets;
	char *own = tb_xcalloc(secrets->nitems + 1, 1);
	size_t i;

	memcpy(own, back, secrets->nitems);
	if (item >= 0)
		put_back(secrets, own, (size_t)item);
	for (i = 0; i < search->n; i++)
		if (memcmp(search->sets[i].back, own, secrets->nitems) == 0) {
			free(own);
			return;
		}
	*(struct set *)tb_grow(&search->sets, search->n++, &search->cap, sizeof(struct set)) =
	    (struct set){own, cost_of(secrets, own), 0};
}

/* The cheapest that was not tried; of equals the first. */
static struct set *
next_set(struct search *search)
{
	struct set *best = NULL;
	size_t i;

	for (i = 0; i < search->n; i++)
		if (!search->sets[i].is_done && (best == NULL || search->sets[i].cost < best->cost))
			best = &search->sets[i];
	return best;
}

/* --- the short way --------------------------------------------------------------------------- */

/* Of those to blame, that of the fewest units; -1 = none. */
static long
cheapest(const struct secrets *secrets, const char *blame)
{
	long best = -1;
	size_t i;

	for (i = 0; i < secrets->nitems; i++)
		if (blame[i] && (best < 0 || secrets->items[i].units < secrets->items[best].units))
			best = (long)i;
	return best;
}

/* Print again what was kept back without need, dearest first. */
static void
prune(const struct secrets *secrets, char *back, const char *always, char *blame)
{
	char *tried = tb_xcalloc(secrets->nitems + 1, 1);
	size_t i;

	for (;;) {
		long best = -1;

		for (i = 0; i < secrets->nitems; i++)
			if (back[i] && !always[i] && !tried[i] &&
			    (secrets->items[i].parent < 0 || !back[secrets->items[i].parent]) &&
			    (best < 0 || secrets->items[i].units > secrets->items[best].units))
				best = (long)i;
		if (best < 0)
			break;
		tried[best] = 1;
		back[best] = 0;
		if (secret_leak(secrets, back, blame))
			back[best] = 1;
	}
	free(tried);
}

static void
take_cheapest(const struct secrets *secrets, char *back, const char *always, char *blame)
{
	while (secret_leak(secrets, back, blame)) {
		long item = cheapest(secrets, blame);

		assert(item >= 0); /* what is out already is safe by itself */
		put_back(secrets, back, (size_t)item);
	}
	prune(secrets, back, always, blame);
}

/* --- the search --------------------------------------------------------------------------- */

/* What is kept back from the start, with its children. */
static void
start_of(const struct secrets *secrets, char *back)
{
	size_t i;

	for (i = 0; i < secrets->nitems; i++)
		if (secrets->items[i].is_back)
			put_back(secrets, back, i);
}

static int
try_set(struct search *search, struct set *set, char *blame)
{
	const struct secrets *secrets = search->secrets;
	char *back = set->back;
	size_t i;

	set->is_done = 1;
	if (!secret_leak(secrets, back, blame))
		return 1;
	for (i = 0; i < secrets->nitems; i++)
		if (blame[i] && !back[i])
			add_set(search, back, (long)i);
	return 0;
}

static void
search_release(struct search *search)
{
	size_t i;

	for (i = 0; i < search->n; i++)
		free(search->sets[i].back);
	free(search->sets);
}

void
secret_choose(struct secrets *secrets)
{
	struct search search = {.secrets = secrets};
	char *back = tb_xcalloc(secrets->nitems + 1, 1), *always, *blame;
	size_t i, tries;
	int found = 0;

	blame = tb_xcalloc(secrets->nitems + 1, 1);
	start_of(secrets, back);
	always = tb_xcalloc(secrets->nitems + 1, 1);
	memcpy(always, back, secrets->nitems);
	add_set(&search, back, -1);
	for (tries = 0; !found && tries < TRIES; tries++) {
		struct set *set = next_set(&search);

		assert(set != NULL); /* with everything kept back nothing new is told */
		memcpy(back, set->back, secrets->nitems);
		found = try_set(&search, set, blame);
	}
	if (!found)
		take_cheapest(secrets, back, always, blame);
	for (i = 0; i < secrets->nitems; i++)
		secrets->items[i].is_back = back[i];
	search_release(&search);
	free(back);
	free(always);
	free(blame);
}
