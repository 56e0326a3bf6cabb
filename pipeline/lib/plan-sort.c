/*
 * Canonical order: units and industries by their order, enterprises of the
 * plan's own list before those of the register, a part behind its whole,
 * what stands in a county by the county's place. Within one place the order
 * of the files stays.
 */
#include "plan-private.h"
#include <limits.h>

enum { KEYS = 4 };

struct sort_key {
	int key[KEYS];
	size_t place;
};

typedef void (*keys_of)(const struct tb_plan *plan, const void *record, int key[KEYS]);

static int
by_key(const void *a, const void *b)
{
	const struct sort_key *x = a, *y = b;
	int i;

	for (i = 0; i < KEYS; i++)
		if (x->key[i] != y->key[i])
			return x->key[i] < y->key[i] ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static void
sort_list(const struct tb_plan *plan, void *list, size_t n, size_t size, keys_of keys)
{
	struct sort_key *order = tb_xcalloc(n + 1, sizeof(*order));
	char *copy = tb_xcalloc(n + 1, size);
	size_t i;

	for (i = 0; i < n; i++) {
		order[i].place = i;
		keys(plan, (const char *)list + i * size, order[i].key);
	}
	qsort(order, n, sizeof(*order), by_key);
	for (i = 0; i < n; i++)
		memcpy(copy + i * size, (const char *)list + order[i].place * size, size);
	if (n > 0)
		memcpy(list, copy, n * size);
	free(copy);
	free(order);
}

/* What has no place stands behind what has one. */
static int
place_of(int order)
{
	return order == 0 ? INT_MAX : order;
}

static int
region_place(const struct tb_plan *plan, const char *code)
{
	const struct tb_plan_region *region = tb_plan_region(plan, code);

	return region == NULL ? INT_MAX : place_of(region->order);
}

static void
region_keys(const struct tb_plan *plan, const void *record, int key[KEYS])
{
	(void)plan;
	key[0] = place_of(((const struct tb_plan_region *)record)->order);
}

static void
department_keys(const struct tb_plan *plan, const void *record, int key[KEYS])
{
	(void)plan;
	key[0] = place_of(((const struct tb_plan_department *)record)->order);
}

static void
domain_keys(const struct tb_plan *plan, const void *record, int key[KEYS])
{
	(void)plan;
	key[0] = place_of(((const struct tb_plan_domain *)record)->order);
}

static void
industry_keys(const struct tb_plan *plan, const void *record, int key[KEYS])
{
	(void)plan;
	key[0] = place_of(((const struct tb_plan_industry *)record)->order);
}

static void
park_keys(const struct tb_plan *plan, const void *record, int key[KEYS])
{
	(void)plan;
	key[0] = place_of(((const struct tb_plan_park *)record)->order);
}

static void
count_keys(const struct tb_plan *plan, const void *record, int key[KEYS])
{
	(void)plan;
	key[0] = place_of(((const struct tb_plan_count *)record)->order);
}

static void
enterprise_keys(const struct tb_plan *plan, const void *record, int key[KEYS])
{
	const struct tb_plan_enterprise *self = record, *whole = self;

	if (self->parent[0] != '\0')
		whole = tb_plan_enterprise(plan, self->parent);
	key[0] = whole->annex ? INT_MIN : region_place(plan, whole->region);
	key[1] = place_of(whole->order);
	key[2] = self != whole;
	key[3] = place_of(self->order);
}

static void
project_keys(const struct tb_plan *plan, const void *record, int key[KEYS])
{
	key[0] = region_place(plan, ((const struct tb_plan_project *)record)->region);
}

#define SORT(plan, list, n, keys)                                                                  \
	sort_list(plan, (plan)->list, (plan)->n, sizeof(*(plan)->list), keys)

void
plan_sort(struct tb_plan *plan)
{
	SORT(plan, departments, ndepartments, department_keys);
	SORT(plan, domains, ndomains, domain_keys);
	SORT(plan, industries, nindustries, industry_keys);
	SORT(plan, counts, ncounts, count_keys);
	SORT(plan, parks, nparks, park_keys);
	SORT(plan, enterprises, nenterprises, enterprise_keys);
	SORT(plan, projects, nprojects, project_keys);
	SORT(plan, regions, nregions, region_keys); /* last: keys above look regions up */
}
