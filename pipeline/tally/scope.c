/* Scopes: see scope.h. */
#include "measure.h"
#include "scope-private.h"
#include "subject.h"
#include "units.h"

static const char *const kind_names[SCOPE_MAX] = {"city", "domain", "industry", "group",
    "enterprise", "band", "county", "department", "sector", "park", "tag", "project"};

/* What a scope of the kind has figures of, unless its maker says otherwise. */
static const unsigned kind_series[SCOPE_MAX] = {
    [SCOPE_CITY] = HAS_REV | HAS_INV,
    [SCOPE_DOMAIN] = HAS_REV | HAS_INV,
    [SCOPE_INDUSTRY] = HAS_REV,
    [SCOPE_GROUP] = HAS_REV,
    [SCOPE_ENTERPRISE] = HAS_REV,
    [SCOPE_BAND] = HAS_INV,
    [SCOPE_COUNTY] = HAS_REV | HAS_INV | HAS_REPORTS,
    [SCOPE_DEPARTMENT] = HAS_REPORTS,
    [SCOPE_SECTOR] = HAS_REV,
    [SCOPE_PARK] = HAS_REV | HAS_INV,
    [SCOPE_PROJECT] = HAS_INV,
};

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

const struct subject *
scope_single(const struct scope *scope)
{
	if (!scope_is_single(scope))
		return NULL;
	return scope->kind == SCOPE_PROJECT ? scope->inv.items[0] : scope->rev.items[0];
}

int
scope_is_fine(const struct tally *tally, const struct scope *scope)
{
	enum { FINE_BELOW = 50000000 }; /* yuan */
	const struct tb_plan_amount *plan;
	const struct point *done;

	if (scope->kind != SCOPE_PROJECT || tally->span == TB_SPAN_MONTH)
		return 0;
	plan = &scope->inv.items[0]->stated_plan;
	done = &scope->inv.items[0]->at[tally->period.month];
	if (!point_has_number(done))
		return !plan->none && plan->yuan < FINE_BELOW;
	return done->value < FINE_BELOW && (plan->none || plan->yuan < FINE_BELOW);
}

/* Index into units of the county that the region is or lies in; -1 = none. */
static long
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

struct scope *
scope_add(struct tally *tally, enum scope_kind kind, const char *code, const char *name,
    const char *short_name)
{
	struct scope *scope =
	    tb_grow(&tally->scopes, tally->nscopes, &tally->scopes_cap, sizeof(*scope));
	struct tb_buf id = TB_BUF_INIT;

	if (tally->count[kind]++ == 0)
		tally->first[kind] = tally->nscopes;
	tally->nscopes++;
	tb_buf_puts(&id, kind_names[kind]);
	if (kind != SCOPE_CITY) {
		tb_buf_putc(&id, '/');
		tb_buf_puts(&id, code);
	}
	*scope = (struct scope){.kind = kind,
	    .code = code,
	    .name = name,
	    .short_name = short_name[0] != '\0' ? short_name : name,
	    .id = tb_buf_take(&id),
	    .series = kind_series[kind],
	    .planned_count = -1,
	    .lamp = -1};
	return scope;
}

void
scope_put(struct set *set, struct subject *subject)
{
	*(struct subject **)tb_grow(&set->items, set->n++, &set->cap, sizeof(subject)) = subject;
}

int
scope_is_parent(const struct subject *subject)
{
	return subject->kind == TB_SUBJECT_ENTERPRISE && subject->enterprise->parent[0] == '\0';
}

void
scope_fill(
    struct tally *tally, struct set *set, enum tb_subject kind, scope_test test, const void *to)
{
	size_t i;

	for (i = 0; i < tally->nsubjects; i++)
		if (tally->subjects[i].kind == kind &&
		    (test == NULL || test(tally, &tally->subjects[i], to)))
			scope_put(set, &tally->subjects[i]);
}

void
scope_deal(struct tally *tally, enum scope_kind to, enum tb_subject kind, scope_pick pick)
{
	size_t i;

	for (i = 0; i < tally->nsubjects; i++) {
		struct subject *subject = &tally->subjects[i];
		long index = subject->kind == kind ? pick(tally, subject) : -1;
		struct scope *scope = &tally->scopes[tally->first[to]];

		if (index >= 0)
			scope_put(
			    kind == TB_SUBJECT_PROJECT ? &scope[index].inv : &scope[index].rev,
			    subject);
	}
}

/* Each whole's parts, in the order of subjects. */
static void
find_parts(struct tally *tally)
{
	size_t i;

	for (i = tally->nsubjects; i-- > 0;) {
		struct subject *part = &tally->subjects[i], *whole;

		if (part->kind != TB_SUBJECT_ENTERPRISE || scope_is_parent(part))
			continue;
		whole = subject_find(tally, TB_SUBJECT_ENTERPRISE, part->enterprise->parent);
		part->next_part = whole->parts;
		whole->parts = part;
	}
}

/* The county of each subject, looked up once. */
static void
find_counties(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->nsubjects; i++) {
		struct subject *subject = &tally->subjects[i];

		subject->county = subject->kind == TB_SUBJECT_PROJECT
				      ? county_of(tally, subject->project->region)
				  : subject->kind == TB_SUBJECT_ENTERPRISE
				      ? county_of(tally, subject->enterprise->region)
				      : -1;
	}
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
		else if (scope->kind == SCOPE_SECTOR)
			scope->whole = &groups[2];
		else if (scope->kind != SCOPE_CITY && scope->kind != SCOPE_GROUP)
			scope->whole = city;
	}
}

void
scopes_make(struct tally *tally)
{
	static void (*const makers[SCOPE_MAX])(struct tally *) = {scopes_of_city, scopes_of_domains,
	    scopes_of_industries, scopes_of_groups, scopes_of_enterprises, scopes_of_bands,
	    scopes_of_counties, scopes_of_departments, scopes_of_sectors, scopes_of_parks,
	    scopes_of_tags, scopes_of_projects};
	size_t i;

	/* About as many as there will be: what grows by doubling is copied again and again. */
	tally->scopes_cap = tally->nsubjects + tally->nunits + tally->plan->nsectors +
			    tally->plan->nparks + tally->plan->ndomains + 32;
	tally->scopes = tb_xrealloc(NULL, tally->scopes_cap, sizeof(*tally->scopes));
	find_parts(tally);
	find_counties(tally);
	for (i = 0; i < SCOPE_MAX; i++) {
		tally->first[i] = tally->nscopes;
		makers[i](tally);
	}
	set_wholes(tally);
	totals_make(tally);
}

void
scopes_release(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->nscopes; i++) {
		free(tally->scopes[i].id);
		free(tally->scopes[i].totals);
		free(tally->scopes[i].rev.items);
		free(tally->scopes[i].inv.items);
	}
	free(tally->scopes);
}

/* That of one subject. */
static struct scope *
find_single(const struct tally *tally, enum tb_subject kind, const char *code)
{
	const struct subject *subject = subject_find(tally, kind, code);

	return subject != NULL && subject->id != NULL ? &tally->scopes[subject->scope] : NULL;
}

struct scope *
scope_find(const struct tally *tally, enum scope_kind kind, const char *code)
{
	enum tb_subject subject;
	size_t i;

	for (subject = 0; subject < TB_SUBJECT_MAX; subject++)
		if (scope_kind_of(subject) == kind)
			return find_single(tally, subject, code);
	for (i = 0; i < tally->count[kind]; i++)
		if (strcmp(tally->scopes[tally->first[kind] + i].code, code) == 0)
			return &tally->scopes[tally->first[kind] + i];
	return NULL;
}
