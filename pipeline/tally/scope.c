/* Scopes: see scope.h. */
#include "scope.h"
#include "inputs.h"

static const char *const kind_names[SCOPE_MAX] = {
    "city", "domain", "industry", "group", "enterprise", "band", "county", "project"};

const char *
scope_kind_name(enum scope_kind kind)
{
	return kind_names[kind];
}

enum scope_kind
scope_kind_of(enum tb_subject kind)
{
	static const enum scope_kind kinds[TB_SUBJECT_MAX] = {
	    SCOPE_INDUSTRY, SCOPE_ENTERPRISE, SCOPE_PROJECT};

	return kinds[kind];
}

int
scope_is_single(const struct scope *scope)
{
	return scope->kind == SCOPE_INDUSTRY || scope->kind == SCOPE_ENTERPRISE ||
	       scope->kind == SCOPE_PROJECT;
}

long
county_of(const struct tally *tally, const char *region)
{
	int steps;

	for (steps = 0; steps < 8 && region[0] != '\0'; steps++) {
		const struct tb_plan_region *row = tb_plan_region(tally->plan, region);
		long unit = units_index(tally, region);

		if (unit >= 0 && tally->units[unit].is_county)
			return unit;
		if (row == NULL)
			return -1;
		region = row->parent;
	}
	return -1;
}

/* --- making ----------------------------------------------------------------------- */

static struct scope *
add_scope(struct tally *tally, enum scope_kind kind, const char *code, const char *name,
    const char *short_name)
{
	struct scope *scope =
	    tb_grow(&tally->scopes, tally->nscopes, &tally->scopes_cap, sizeof(*scope));
	struct tb_buf id = TB_BUF_INIT;

	if (tally->count[kind]++ == 0)
		tally->first[kind] = tally->nscopes;
	tally->nscopes++;
	tb_buf_puts(&id, kind_names[kind]);
	if (kind != SCOPE_CITY)
		tb_buf_printf(&id, "/%s", code);
	*scope = (struct scope){.kind = kind,
	    .code = code,
	    .name = name,
	    .short_name = short_name[0] != '\0' ? short_name : name,
	    .id = tb_buf_take(&id),
	    .planned_count = -1,
	    .lamp = -1};
	return scope;
}

static void
put(struct set *set, struct subject *subject)
{
	*(struct subject **)tb_grow(&set->items, set->n++, &set->cap, sizeof(subject)) = subject;
}

static int
is_parent(const struct subject *subject)
{
	return subject->kind == TB_SUBJECT_ENTERPRISE && subject->enterprise->parent[0] == '\0';
}

/* Does the plan's own list hold it? A part stands where its parent stands. */
static int
in_annex(const struct tally *tally, const struct tb_plan_enterprise *enterprise)
{
	const struct tb_plan_enterprise *parent =
	    enterprise->parent[0] != '\0' ? tb_plan_enterprise(tally->plan, enterprise->parent)
					  : NULL;

	return parent != NULL ? parent->annex : enterprise->annex;
}

typedef int (*belongs)(const struct tally *tally, const struct subject *subject, const void *to);

static void
fill(struct tally *tally, struct set *set, enum tb_subject kind, belongs test, const void *to)
{
	size_t i;

	for (i = 0; i < tally->nsubjects; i++)
		if (tally->subjects[i].kind == kind &&
		    (test == NULL || test(tally, &tally->subjects[i], to)))
			put(set, &tally->subjects[i]);
}

static int
of_domain(const struct tally *tally, const struct subject *subject, const void *code)
{
	(void)tally;
	return strcmp(subject->kind == TB_SUBJECT_INDUSTRY ? subject->industry->domain
							   : subject->project->domain,
		   code) == 0;
}

static int
of_group(const struct tally *tally, const struct subject *subject, const void *annex)
{
	return is_parent(subject) && in_annex(tally, subject->enterprise) == *(const int *)annex;
}

static int
of_band(const struct tally *tally, const struct subject *subject, const void *band)
{
	(void)tally;
	return subject->project->band == *(const int *)band;
}

static int
of_any_band(const struct tally *tally, const struct subject *subject, const void *unused)
{
	(void)tally, (void)unused;
	return subject->project->band >= 0;
}

static int
of_county(const struct tally *tally, const struct subject *subject, const void *code)
{
	const char *region = subject->kind == TB_SUBJECT_PROJECT ? subject->project->region
								 : subject->enterprise->region;
	long county = county_of(tally, region);

	if (subject->kind == TB_SUBJECT_ENTERPRISE && !is_parent(subject))
		return 0;
	return county >= 0 && strcmp(tally->units[county].code, code) == 0;
}

/* The scope of one subject. */
static void
put_single(struct scope *scope, struct set *set, struct subject *subject)
{
	put(set, subject);
	subject->id = scope->id;
}

/* --- kinds in their order ------------------------------------------------------------ */

static void
make_city(struct tally *tally)
{
	const struct tb_plan_region *region =
	    tb_plan_region(tally->plan, tally->plan->identity.region);
	struct scope *scope = add_scope(tally, SCOPE_CITY, tally->plan->identity.region,
	    region != NULL ? region->name : "", region != NULL ? region->short_name : "");

	fill(tally, &scope->rev, TB_SUBJECT_INDUSTRY, NULL, NULL);
	fill(tally, &scope->inv, TB_SUBJECT_PROJECT, NULL, NULL);
}

static void
make_domains(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->plan->ndomains; i++) {
		const struct tb_plan_domain *row = &tally->plan->domains[i];
		struct scope *scope =
		    add_scope(tally, SCOPE_DOMAIN, row->code, row->name, row->short_name);

		fill(tally, &scope->rev, TB_SUBJECT_INDUSTRY, of_domain, row->code);
		fill(tally, &scope->inv, TB_SUBJECT_PROJECT, of_domain, row->code);
	}
}

static void
make_industries(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->nsubjects; i++) {
		struct subject *subject = &tally->subjects[i];
		struct scope *scope;

		if (subject->kind != TB_SUBJECT_INDUSTRY)
			continue;
		scope = add_scope(tally, SCOPE_INDUSTRY, subject->code, subject->industry->name,
		    subject->industry->short_name);
		put_single(scope, &scope->rev, subject);
	}
}

static void
make_groups(struct tally *tally)
{
	static const int annex = 1, others = 0;

	fill(tally, &add_scope(tally, SCOPE_GROUP, GROUP_ANNEX, "", "")->rev, TB_SUBJECT_ENTERPRISE,
	    of_group, &annex);
	fill(tally, &add_scope(tally, SCOPE_GROUP, GROUP_REGISTER, "", "")->rev,
	    TB_SUBJECT_ENTERPRISE, of_group, &others);
}

static void
make_enterprise(struct tally *tally, struct subject *subject)
{
	struct scope *scope = add_scope(tally, SCOPE_ENTERPRISE, subject->code,
	    subject->enterprise->name, subject->enterprise->short_name);

	scope->is_child = !is_parent(subject);
	put_single(scope, &scope->rev, subject);
}

/* An enterprise, and its parts right behind it. */
static void
make_family(struct tally *tally, struct subject *parent)
{
	size_t i;

	make_enterprise(tally, parent);
	for (i = 0; i < tally->nsubjects; i++)
		if (tally->subjects[i].kind == TB_SUBJECT_ENTERPRISE &&
		    strcmp(tally->subjects[i].enterprise->parent, parent->code) == 0)
			make_enterprise(tally, &tally->subjects[i]);
}

/* Families of one group whose region lies in the county; -1 = in none. */
static void
make_families(struct tally *tally, int annex, long county, int any_county)
{
	size_t i;

	for (i = 0; i < tally->nsubjects; i++) {
		struct subject *subject = &tally->subjects[i];

		if (is_parent(subject) && in_annex(tally, subject->enterprise) == annex &&
		    (any_county || county_of(tally, subject->enterprise->region) == county))
			make_family(tally, subject);
	}
}

static size_t
ncounties(const struct tally *tally)
{
	size_t n = 0;

	while (n < tally->nunits && tally->units[n].is_county)
		n++;
	return n;
}

static void
make_enterprises(struct tally *tally)
{
	size_t i, n = ncounties(tally);

	make_families(tally, 1, -1, 1);
	for (i = 0; i < n; i++)
		make_families(tally, 0, (long)i, 0);
	make_families(tally, 0, -1, 0);
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

static void
make_bands(struct tally *tally)
{
	const struct tb_plan *plan = tally->plan;
	struct scope *scope;
	size_t i;
	int band;

	for (band = 0; band < (int)plan->nbands; band++) {
		scope = add_scope(
		    tally, SCOPE_BAND, plan->bands[band].code, plan->bands[band].name, "");
		fill(tally, &scope->inv, TB_SUBJECT_PROJECT, of_band, &band);
		set_planned_count(tally, scope);
	}
	for (i = 0; i < plan->ncounts; i++) {
		if (is_band(plan, plan->counts[i].band))
			continue;
		scope =
		    add_scope(tally, SCOPE_BAND, plan->counts[i].band, plan->counts[i].name, "");
		fill(tally, &scope->inv, TB_SUBJECT_PROJECT, of_counted_bands, &plan->counts[i]);
		set_planned_count(tally, scope);
	}
	scope = add_scope(tally, SCOPE_BAND, BAND_ALL, "", "");
	fill(tally, &scope->inv, TB_SUBJECT_PROJECT, of_any_band, NULL);
}

static void
make_counties(struct tally *tally)
{
	size_t i, n = ncounties(tally);

	for (i = 0; i < n; i++) {
		const struct unit *unit = &tally->units[i];
		struct scope *scope =
		    add_scope(tally, SCOPE_COUNTY, unit->code, unit->name, unit->short_name);

		fill(tally, &scope->rev, TB_SUBJECT_ENTERPRISE, of_county, unit->code);
		fill(tally, &scope->inv, TB_SUBJECT_PROJECT, of_county, unit->code);
	}
}

/* The projects of one county, -1 = of none. */
static void
make_projects_of(struct tally *tally, long county)
{
	size_t i;

	for (i = 0; i < tally->nsubjects; i++) {
		struct subject *subject = &tally->subjects[i];
		struct scope *scope;

		if (subject->kind != TB_SUBJECT_PROJECT ||
		    county_of(tally, subject->project->region) != county)
			continue;
		scope = add_scope(tally, SCOPE_PROJECT, subject->code, subject->project->name, "");
		put_single(scope, &scope->inv, subject);
	}
}

static void
make_projects(struct tally *tally)
{
	size_t i, n = ncounties(tally);

	for (i = 0; i < n; i++)
		make_projects_of(tally, (long)i);
	make_projects_of(tally, -1);
}

/* What a scope's share is of; the array no longer moves. */
static void
set_wholes(struct tally *tally)
{
	const struct scope *city = &tally->scopes[tally->first[SCOPE_CITY]];
	const struct scope *groups = &tally->scopes[tally->first[SCOPE_GROUP]];
	size_t i;

	for (i = 0; i < tally->nscopes; i++) {
		struct scope *scope = &tally->scopes[i];

		if (scope->kind == SCOPE_ENTERPRISE)
			scope->whole = scope->is_child				? NULL
				       : scope->rev.items[0]->enterprise->annex ? &groups[0]
										: &groups[1];
		else if (scope->kind != SCOPE_CITY && scope->kind != SCOPE_GROUP)
			scope->whole = city;
	}
}

void
scopes_make(struct tally *tally)
{
	static void (*const makers[SCOPE_MAX])(struct tally *) = {make_city, make_domains,
	    make_industries, make_groups, make_enterprises, make_bands, make_counties,
	    make_projects};
	size_t i;

	for (i = 0; i < SCOPE_MAX; i++) {
		tally->first[i] = tally->nscopes;
		makers[i](tally);
	}
	set_wholes(tally);
}

void
scopes_release(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->nscopes; i++) {
		free(tally->scopes[i].id);
		free(tally->scopes[i].rev.items);
		free(tally->scopes[i].inv.items);
	}
	free(tally->scopes);
}

struct scope *
scope_find(const struct tally *tally, enum scope_kind kind, const char *code)
{
	size_t i;

	for (i = 0; i < tally->count[kind]; i++)
		if (strcmp(tally->scopes[tally->first[kind] + i].code, code) == 0)
			return &tally->scopes[tally->first[kind] + i];
	return NULL;
}
