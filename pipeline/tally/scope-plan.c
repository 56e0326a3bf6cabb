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
	return scope_is_parent(subject) &&
	       in_annex(tally, subject->enterprise) == *(const int *)annex;
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
of_county(const struct tally *tally, const struct subject *subject, const void *county)
{
	(void)tally;
	if (subject->kind == TB_SUBJECT_ENTERPRISE && !scope_is_parent(subject))
		return 0;
	return subject->county == *(const long *)county;
}

/* The scope of one subject. */
static void
put_single(struct scope *scope, struct set *set, struct subject *subject)
{
	scope_put(set, subject);
	subject->id = scope->id;
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
		struct scope *scope =
		    scope_add(tally, SCOPE_DOMAIN, row->code, row->name, row->short_name);

		scope_fill(tally, &scope->rev, TB_SUBJECT_INDUSTRY, of_domain, row->code);
		scope_fill(tally, &scope->inv, TB_SUBJECT_PROJECT, of_domain, row->code);
	}
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
		put_single(scope, &scope->rev, subject);
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

		if (scope_is_parent(subject) && in_annex(tally, subject->enterprise) == annex &&
		    (any_county || subject->county == county))
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

void
scopes_of_enterprises(struct tally *tally)
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
		scope_fill(tally, &scope->inv, TB_SUBJECT_PROJECT, of_band, &band);
		set_planned_count(tally, scope);
	}
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
		long county = (long)i;

		scope->unit = unit;
		scope_fill(tally, &scope->rev, TB_SUBJECT_ENTERPRISE, of_county, &county);
		scope_fill(tally, &scope->inv, TB_SUBJECT_PROJECT, of_county, &county);
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

		if (subject->kind != TB_SUBJECT_PROJECT || subject->county != county)
			continue;
		scope = scope_add(tally, SCOPE_PROJECT, subject->code, subject->project->name, "");
		put_single(scope, &scope->inv, subject);
	}
}

void
scopes_of_projects(struct tally *tally)
{
	size_t i, n = ncounties(tally);

	for (i = 0; i < n; i++)
		make_projects_of(tally, (long)i);
	make_projects_of(tally, -1);
}
