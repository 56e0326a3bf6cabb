/* The scopes that the plan's own lists give: see scope-private.h. */
#include "scope-private.h"

/* --- who belongs -------------------------------------------------------------------- */

/* Does the plan's own list hold it? A part stands where its parent stands. */
static int
in_annex(const struct tally *tally, const struct tb_plan_enterprise *enterprise)
{
	const struct tb_plan_enterprise *parent =
	    enterprise->parent[0] != '\0' ? tb_plan_enterprise(tally->plan, enterprise->parent)
					  : NULL;

	return parent != NULL ? parent->annex : enterprise->annex;
}

static long
domain_of(const struct tally *tally, const struct subject *subject)
{
	const struct tb_plan_domain *row = tb_plan_domain(
	    tally->plan, subject->kind == TB_SUBJECT_INDUSTRY ? subject->industry->domain
							      : subject->project->domain);

	return row != NULL ? row - tally->plan->domains : -1;
}

static int
of_group(const struct tally *tally, const struct subject *subject, const void *annex)
{
	return scope_is_parent(subject) &&
	       in_annex(tally, subject->enterprise) == *(const int *)annex;
}

static long
band_of(const struct tally *tally, const struct subject *subject)
{
	(void)tally;
	return subject->project->band;
}

static int
of_any_band(const struct tally *tally, const struct subject *subject, const void *unused)
{
	(void)tally, (void)unused;
	return subject->project->band >= 0;
}

static long
county_of_whole(const struct tally *tally, const struct subject *subject)
{
	(void)tally;
	return subject->kind == TB_SUBJECT_PROJECT || scope_is_parent(subject) ? subject->county
									       : -1;
}

/* The scope of one subject. */
static void
put_single(const struct tally *tally, struct scope *scope, struct set *set, struct subject *subject)
{
	scope_put(set, subject);
	subject->id = scope->id;
	subject->scope = (size_t)(scope - tally->scopes);
}

/* --- kinds in their order ------------------------------------------------------------ */

void
scopes_of_city(struct tally *tally)
{
	const struct tb_plan_region *region =
	    tb_plan_region(tally->plan, tally->plan->identity.region);
	struct scope *scope = scope_add(tally, SCOPE_CITY, tally->plan->identity.region,
	    region != NULL ? region->name : "", region != NULL ? region->short_name : "");

	scope_fill(tally, &scope->rev, TB_SUBJECT_INDUSTRY, NULL, NULL);
	scope_fill(tally, &scope->inv, TB_SUBJECT_PROJECT, NULL, NULL);
}

void
scopes_of_domains(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->plan->ndomains; i++) {
		const struct tb_plan_domain *row = &tally->plan->domains[i];

		scope_add(tally, SCOPE_DOMAIN, row->code, row->name, row->short_name);
	}
	scope_deal(tally, SCOPE_DOMAIN, TB_SUBJECT_INDUSTRY, domain_of);
	scope_deal(tally, SCOPE_DOMAIN, TB_SUBJECT_PROJECT, domain_of);
}

void
scopes_of_industries(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->nsubjects; i++) {
		struct subject *subject = &tally->subjects[i];
		struct scope *scope;

		if (subject->kind != TB_SUBJECT_INDUSTRY)
			continue;
		scope = scope_add(tally, SCOPE_INDUSTRY, subject->code, subject->industry->name,
		    subject->industry->short_name);
		put_single(tally, scope, &scope->rev, subject);
	}
}

static int
of_any_group(const struct tally *tally, const struct subject *subject, const void *unused)
{
	(void)tally, (void)unused;
	return scope_is_parent(subject);
}

static int
is_key(const struct tally *tally, const struct subject *subject, const void *unused)
{
	(void)tally, (void)unused;
	return subject->project->key;
}

/* Of enterprises: annex, register, all; of projects: the key ones, where there are some. */
void
scopes_of_groups(struct tally *tally)
{
	static const int annex = 1, others = 0;
	struct set key = {NULL, 0, 0};
	struct scope *scope;

	scope_fill(tally, &scope_add(tally, SCOPE_GROUP, GROUP_ANNEX, "", "")->rev,
	    TB_SUBJECT_ENTERPRISE, of_group, &annex);
	scope_fill(tally, &scope_add(tally, SCOPE_GROUP, GROUP_REGISTER, "", "")->rev,
	    TB_SUBJECT_ENTERPRISE, of_group, &others);
	scope_fill(tally, &scope_add(tally, SCOPE_GROUP, GROUP_ALL, "", "")->rev,
	    TB_SUBJECT_ENTERPRISE, of_any_group, NULL);
	scope_fill(tally, &key, TB_SUBJECT_PROJECT, is_key, NULL);
	if (key.n == 0)
		return;
	scope = scope_add(tally, SCOPE_GROUP, GROUP_KEY, "", "");
	scope->series = HAS_INV;
	scope->inv = key;
}

static void
make_enterprise(struct tally *tally, struct subject *subject)
{
	struct scope *scope = scope_add(tally, SCOPE_ENTERPRISE, subject->code,
	    subject->enterprise->name, subject->enterprise->short_name);

	scope->is_child = !scope_is_parent(subject);
	put_single(tally, scope, &scope->rev, subject);
}

/* An enterprise, and its parts right behind it. */
static void
make_family(struct tally *tally, struct subject *parent)
{
	struct subject *part;

	make_enterprise(tally, parent);
	for (part = parent->parts; part != NULL; part = part->next_part)
		make_enterprise(tally, part);
}

static size_t
ncounties(const struct tally *tally)
{
	size_t n = 0;

	while (n < tally->nunits && tally->units[n].is_county)
		n++;
	return n;
}

/* Make scopes of the set county by county, of those in none last; empties it. */
static void
make_by_county(struct tally *tally, struct set *all, void (*make)(struct tally *, struct subject *))
{
	size_t i, k, n = ncounties(tally);
	struct set *of = tb_xcalloc(n + 1, sizeof(*of));

	for (i = 0; i < all->n; i++) {
		long county = all->items[i]->county;

		scope_put(&of[county >= 0 ? (size_t)county : n], all->items[i]);
	}
	for (i = 0; i <= n; i++) {
		for (k = 0; k < of[i].n; k++)
			make(tally, of[i].items[k]);
		free(of[i].items);
	}
	free(of);
	free(all->items);
}

/* Those of the plan's own list as they stand there. */
void
scopes_of_enterprises(struct tally *tally)
{
	const struct scope *groups = &tally->scopes[tally->first[SCOPE_GROUP]];
	struct set annex = groups[0].rev, others = {NULL, 0, 0};
	size_t i;

	for (i = 0; i < groups[1].rev.n; i++)
		scope_put(&others, groups[1].rev.items[i]);
	for (i = 0; i < annex.n; i++)
		make_family(tally, annex.items[i]);
	make_by_county(tally, &others, make_family);
}

static int
count_value(const struct tally *tally, const struct tb_plan_count *count)
{
	struct tb_plan_amount value = tb_plan_path_value(&count->path, tally->period.year);

	return value.none ? -1 : (int)value.yuan;
}

/* The row of the plan's counts for a band (F18). */
static void
set_planned_count(const struct tally *tally, struct scope *scope)
{
	size_t i;

	for (i = 0; i < tally->plan->ncounts; i++) {
		const struct tb_plan_count *count = &tally->plan->counts[i];

		if (strcmp(count->band, scope->code) == 0) {
			scope->planned_count = count_value(tally, count);
			scope->count_source = &count->source;
		}
	}
}

static int
of_counted_bands(const struct tally *tally, const struct subject *subject, const void *row)
{
	const struct tb_plan_count *sum = row;
	size_t i;

	for (i = 0; i < tally->plan->ncounts; i++) {
		const struct tb_plan_count *part = &tally->plan->counts[i];

		if (strcmp(part->parent, sum->band) == 0 && subject->project->band >= 0 &&
		    strcmp(tally->plan->bands[subject->project->band].code, part->band) == 0)
			return 1;
	}
	return 0;
}

/* A row of the counts that is a band of its own, or the sum of some. */
static int
is_band(const struct tb_plan *plan, const char *code)
{
	size_t i;

	for (i = 0; i < plan->nbands; i++)
		if (strcmp(plan->bands[i].code, code) == 0)
			return 1;
	return 0;
}

void
scopes_of_bands(struct tally *tally)
{
	const struct tb_plan *plan = tally->plan;
	struct scope *scope;
	size_t i;
	int band;

	for (band = 0; band < (int)plan->nbands; band++) {
		scope = scope_add(
		    tally, SCOPE_BAND, plan->bands[band].code, plan->bands[band].name, "");
		set_planned_count(tally, scope);
	}
	scope_deal(tally, SCOPE_BAND, TB_SUBJECT_PROJECT, band_of);
	for (i = 0; i < plan->ncounts; i++) {
		if (is_band(plan, plan->counts[i].band))
			continue;
		scope =
		    scope_add(tally, SCOPE_BAND, plan->counts[i].band, plan->counts[i].name, "");
		scope_fill(
		    tally, &scope->inv, TB_SUBJECT_PROJECT, of_counted_bands, &plan->counts[i]);
		set_planned_count(tally, scope);
	}
	scope = scope_add(tally, SCOPE_BAND, BAND_ALL, "", "");
	scope_fill(tally, &scope->inv, TB_SUBJECT_PROJECT, of_any_band, NULL);
}

void
scopes_of_counties(struct tally *tally)
{
	size_t i, n = ncounties(tally);

	for (i = 0; i < n; i++) {
		const struct unit *unit = &tally->units[i];
		struct scope *scope =
		    scope_add(tally, SCOPE_COUNTY, unit->code, unit->name, unit->short_name);

		scope->unit = unit;
	}
	scope_deal(tally, SCOPE_COUNTY, TB_SUBJECT_ENTERPRISE, county_of_whole);
	scope_deal(tally, SCOPE_COUNTY, TB_SUBJECT_PROJECT, county_of_whole);
}

static void
make_project(struct tally *tally, struct subject *subject)
{
	struct scope *scope =
	    scope_add(tally, SCOPE_PROJECT, subject->code, subject->project->name, "");

	put_single(tally, scope, &scope->inv, subject);
}

void
scopes_of_projects(struct tally *tally)
{
	struct set all = {NULL, 0, 0};

	scope_fill(tally, &all, TB_SUBJECT_PROJECT, NULL, NULL);
	make_by_county(tally, &all, make_project);
}
