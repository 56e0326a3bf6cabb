/* The scopes beside the plan's own lists, out of its registers: see scope-private.h. */
#include "scope-private.h"

/* --- departments: what they report (R16), what they lead ------------------------------ */

static int
of_reporter(const struct tally *tally, const struct subject *subject, const void *unit)
{
	(void)tally;
	return subject->reporter != NULL && strcmp(subject->reporter, unit) == 0;
}

static int
of_leader(const struct tally *tally, const struct subject *subject, const void *unit)
{
	const struct tb_plan_domain *domain = tb_plan_domain(tally->plan, subject->project->domain);

	return domain != NULL && strcmp(domain->lead, unit) == 0;
}

void
scopes_of_departments(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->nunits; i++) {
		const struct unit *unit = &tally->units[i];
		struct scope *scope;

		if (unit->is_county)
			continue;
		scope =
		    scope_add(tally, SCOPE_DEPARTMENT, unit->code, unit->name, unit->short_name);
		scope->unit = unit;
		scope_fill(tally, &scope->rev, TB_SUBJECT_INDUSTRY, of_reporter, unit->code);
		scope_fill(tally, &scope->inv, TB_SUBJECT_PROJECT, of_leader, unit->code);
		if (scope->rev.n + scope->inv.n > 0)
			scope->series |= HAS_REV | HAS_INV;
	}
}

/* --- sectors -------------------------------------------------------------------------- */

static long
sector_of(const struct tally *tally, const struct subject *subject)
{
	const struct tb_plan_sector *row =
	    scope_is_parent(subject) ? tb_plan_sector(tally->plan, subject->enterprise->sector)
				     : NULL;

	return row != NULL ? row - tally->plan->sectors : -1;
}

void
scopes_of_sectors(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->plan->nsectors; i++) {
		const struct tb_plan_sector *row = &tally->plan->sectors[i];

		scope_add(tally, SCOPE_SECTOR, row->code, row->name, "");
	}
	scope_deal(tally, SCOPE_SECTOR, TB_SUBJECT_ENTERPRISE, sector_of);
}

/* --- parks (M12) ---------------------------------------------------------------------- */

static long
park_of(const struct tally *tally, const struct subject *subject)
{
	const struct tb_plan_park *row = NULL;

	if (subject->kind == TB_SUBJECT_PROJECT)
		row = tb_plan_park(tally->plan, subject->project->park);
	else if (scope_is_parent(subject))
		row = tb_plan_park(tally->plan, subject->enterprise->park);
	return row != NULL ? row - tally->plan->parks : -1;
}

void
scopes_of_parks(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->plan->nparks; i++) {
		const struct tb_plan_park *row = &tally->plan->parks[i];
		struct scope *scope =
		    scope_add(tally, SCOPE_PARK, row->code, row->name, row->short_name);

		scope->park = row;
	}
	scope_deal(tally, SCOPE_PARK, TB_SUBJECT_ENTERPRISE, park_of);
	scope_deal(tally, SCOPE_PARK, TB_SUBJECT_PROJECT, park_of);
}

/* --- tags (M14) ----------------------------------------------------------------------- */

static int
of_tag(const struct tally *tally, const struct subject *subject, const void *code)
{
	(void)tally;
	if (subject->kind == TB_SUBJECT_PROJECT)
		return tb_plan_has_tag(subject->project->tags, code);
	return scope_is_parent(subject) && tb_plan_has_tag(subject->enterprise->tags, code);
}

void
scopes_of_tags(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->plan->ntags; i++) {
		const struct tb_plan_tag *row = &tally->plan->tags[i];
		struct scope *scope = scope_add(tally, SCOPE_TAG, row->code, row->name, "");
		int revenue = row->subject == TB_SUBJECT_ENTERPRISE;

		scope->series = revenue ? HAS_REV : HAS_INV;
		scope_fill(tally, revenue ? &scope->rev : &scope->inv,
		    (enum tb_subject)row->subject, of_tag, row->code);
	}
}
