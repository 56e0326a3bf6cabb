/* Who reports: see units.h. */
#include "units.h"

/* The units in order of their codes. */
struct unit_index {
	size_t n;
	struct unit *units[];
};

static void
add_unit(struct tally *tally, struct unit unit)
{
	struct unit *place =
	    tb_grow(&tally->units, tally->nunits++, &tally->units_cap, sizeof(*place));

	unit.expected = tb_plan_unit_expected(tally->plan, unit.code, tally->period);
	*place = unit;
}

/* Is the region the county, or a part of it? */
static int
lies_in(const struct tb_plan *plan, const char *region, const char *county)
{
	int steps;

	for (steps = 0; steps < 8 && region[0] != '\0'; steps++) {
		const struct tb_plan_region *row = tb_plan_region(plan, region);

		if (strcmp(region, county) == 0)
			return 1;
		region = row != NULL ? row->parent : "";
	}
	return 0;
}

static int
has_subject(const struct tally *tally, const char *county)
{
	const struct tb_plan *plan = tally->plan;
	size_t i;

	for (i = 0; i < plan->nprojects; i++)
		if (plan->projects[i].year == tally->period.year &&
		    lies_in(plan, plan->projects[i].region, county))
			return 1;
	for (i = 0; i < plan->nenterprises; i++)
		if (lies_in(plan, plan->enterprises[i].region, county))
			return 1;
	return 0;
}

/* Was it to report any period of the year so far? One that no longer is has
 * reports of the year that count. */
static int
was_expected(const struct tally *tally, const char *code)
{
	struct tb_period at = tally->period;

	while (at.month >= 2 && !tb_plan_unit_expected(tally->plan, code, at))
		at.month--;
	return at.month >= 2;
}

static int
by_order(const void *a, const void *b)
{
	const struct unit *x = a, *y = b;

	if (x->is_county != y->is_county)
		return y->is_county - x->is_county;
	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	return strcmp(x->code, y->code);
}

static int
by_code(const void *a, const void *b)
{
	return strcmp((*(struct unit *const *)a)->code, (*(struct unit *const *)b)->code);
}

static int
code_to_unit(const void *code, const void *b)
{
	return strcmp(code, (*(struct unit *const *)b)->code);
}

static void
index_units(struct tally *tally)
{
	struct unit_index *index;
	size_t i;

	index = tb_xcalloc(1, sizeof(*index) + tally->nunits * sizeof(*index->units));
	index->n = tally->nunits;
	for (i = 0; i < index->n; i++)
		index->units[i] = &tally->units[i];
	qsort(index->units, index->n, sizeof(*index->units), by_code);
	tally->unit_index = index;
}

void
units_find(struct tally *tally)
{
	const struct tb_plan *plan = tally->plan;
	size_t i;

	for (i = 0; i < plan->nregions; i++) {
		const struct tb_plan_region *region = &plan->regions[i];

		if (region->order > 0 &&
		    (was_expected(tally, region->code) || has_subject(tally, region->code)))
			add_unit(tally, (struct unit){.code = region->code,
					    .name = region->name,
					    .short_name = region->short_name,
					    .is_county = 1,
					    .order = region->order});
	}
	for (i = 0; i < plan->ndepartments; i++) {
		const struct tb_plan_department *department = &plan->departments[i];

		add_unit(tally, (struct unit){.code = department->code,
				    .name = department->name,
				    .short_name = department->short_name,
				    .order = department->order});
	}
	if (tally->nunits > 0)
		qsort(tally->units, tally->nunits, sizeof(*tally->units), by_order);
	index_units(tally);
}

long
units_index(const struct tally *tally, const char *code)
{
	const struct unit_index *index = tally->unit_index;
	struct unit *const *hit =
	    bsearch(code, index->units, index->n, sizeof(*index->units), code_to_unit);

	return hit != NULL ? (long)(*hit - tally->units) : -1;
}

void
units_release(struct tally *tally)
{
	free(tally->units);
	free(tally->unit_index);
}
