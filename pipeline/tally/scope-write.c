/* Lists of scopes in the tree: see scope-write.h. */
#include "scope-write.h"
#include "climb.h"
#include "lamp.h"
#include "register.h"
#include "report.h"
#include "scope.h"
#include "subject.h"
#include "units.h"

static void
write_reporter(struct tb_xmlw *w, const struct tally *tally, const struct subject *subject)
{
	long unit = subject->reporter != NULL ? units_index(tally, subject->reporter) : -1;

	tb_xmlw_attr(w, "reporter", subject->reporter);
	tb_xmlw_attr(w, "reporter-name", unit >= 0 ? tally->units[unit].name : NULL);
}

/* Of the months to the period's end: is a printed amount other than what the two printed
 * cumulative numbers around it are apart? */
static int
months_differ(const struct tally *tally, const struct subject *subject, enum unit_kind unit)
{
	for (int k = 3; k <= tally->period.month; k++) {
		const struct point *at = &subject->at[k], *before = &subject->at[k - 1];

		if (point_has_number(at) && point_has_number(before) &&
		    figure_rounded(tally, unit, before->value) +
			    figure_rounded(tally, unit, at->value - before->value) !=
			figure_rounded(tally, unit, at->value))
			return 1;
	}
	return 0;
}

/* carried and missing-months of a scope of one subject, and what its sheet is to explain. */
static void
write_carried(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope,
    const struct subject *subject)
{
	enum unit_kind unit = scope_is_fine(tally, scope) ? UNIT_WAN_WHOLE : UNIT_YI;

	tb_xmlw_attr(w, "carried", yes_no(subject->at[tally->period.month].state == POINT_CARRIED));
	tb_xmlw_attri(w, "missing-months", subject->missing_months);
	if (tally->span != TB_SPAN_MONTH && months_differ(tally, subject, unit))
		tb_xmlw_attr(w, "months-differ", "yes");
}

/* The newest up to the period's end, of the same day the last; NULL = none. */
static const struct tb_plan_edition *
newest_edition(const struct tally *tally, const char *industry, const char *material)
{
	const struct tb_plan_edition *newest = NULL;
	size_t i;

	for (i = 0; i < tally->plan->neditions; i++) {
		const struct tb_plan_edition *at = &tally->plan->editions[i];

		if (strcmp(at->industry, industry) == 0 && strcmp(at->material, material) == 0 &&
		    strcmp(at->date, tally->end) <= 0 &&
		    (newest == NULL || strcmp(at->date, newest->date) >= 0))
			newest = at;
	}
	return newest;
}

static void
write_edition(struct tb_xmlw *w, const struct tally *tally, const struct tb_plan_material *material,
    const struct tb_plan_edition *edition)
{
	struct tb_date day = {0};
	int age;

	if (edition == NULL || tb_date_parse(edition->date, &day) != 0) {
		tb_xmlw_attr(w, "state", "absent");
		return;
	}
	age = 12 * (tally->period.year - day.year) + tally->period.month - day.month;
	tb_xmlw_attr(
	    w, "state", material->months > 0 && age > material->months ? "stale" : "fresh");
	tb_xmlw_attr(w, "date", edition->date);
	tb_xmlw_attri(w, "age-months", age);
	if (edition->label[0] != '\0')
		tb_xmlw_attr(w, "label", edition->label);
}

/* M5, of a quarter and a year: 两图两库两池两报告, and how old each is. */
static void
write_materials(struct tb_xmlw *w, const struct tally *tally, const char *industry)
{
	size_t i;

	for (i = 0; i < tally->plan->nmaterials; i++) {
		const struct tb_plan_material *material = &tally->plan->materials[i];

		tb_xmlw_open(w, "material");
		tb_xmlw_attr(w, "code", material->code);
		tb_xmlw_attr(w, "name", material->name);
		if (material->months > 0)
			tb_xmlw_attri(w, "months", material->months);
		write_edition(w, tally, material, newest_edition(tally, industry, material->code));
		tb_xmlw_close(w);
	}
}

static void
write_industries(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "industries");
	for (i = 0; i < tally->count[SCOPE_INDUSTRY]; i++) {
		const struct scope *scope = scope_at(tally, SCOPE_INDUSTRY, i);
		const struct subject *subject = scope->rev.items[0];

		open_scope(w, "industry", scope);
		tb_xmlw_attr(w, "short", scope->short_name);
		tb_xmlw_attr(w, "domain", subject->industry->domain);
		tb_xmlw_attr(w, "path", yes_no(!subject->plan.none));
		write_reporter(w, tally, subject);
		lamp_write(w, tally, scope);
		write_carried(w, tally, scope, subject);
		if (tally->span != TB_SPAN_MONTH)
			write_materials(w, tally, scope->code);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

static void
write_enterprise(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope)
{
	const struct subject *subject = scope->rev.items[0];
	const struct tb_plan_enterprise *row = subject->enterprise;
	const struct tb_plan_sector *sector = tb_plan_sector(tally->plan, row->sector);
	const struct tb_plan_region *region = tb_plan_region(tally->plan, row->region);

	open_scope(w, "enterprise", scope);
	tb_xmlw_attr(w, "short", scope->short_name);
	tb_xmlw_attr(w, "sector", row->sector);
	tb_xmlw_attr(w, "sector-name", sector != NULL ? sector->name : "");
	tb_xmlw_attr(w, "domain", row->domain);
	tb_xmlw_attr(w, "region", row->region);
	tb_xmlw_attr(w, "region-name", region != NULL ? region->name : "");
	tb_xmlw_attr(w, "industry", row->industry);
	tb_xmlw_attr(w, "parent", row->parent);
	tb_xmlw_attr(w, "child", yes_no(scope->is_child));
	write_reporter(w, tally, subject);
	lamp_write(w, tally, scope);
	write_carried(w, tally, scope, subject);
	tb_xmlw_close(w);
}

/* Is it in the group, or a part of one that is? Parts stand behind their parents. */
static void
write_group(struct tb_xmlw *w, const struct tally *tally, const struct scope *group)
{
	int inside = 0;
	size_t i;

	tb_xmlw_open(w, "enterprises");
	tb_xmlw_attr(w, "group", group->code);
	for (i = 0; i < tally->count[SCOPE_ENTERPRISE]; i++) {
		const struct scope *scope = scope_at(tally, SCOPE_ENTERPRISE, i);

		if (!scope->is_child)
			inside = scope->whole == group;
		if (inside)
			write_enterprise(w, tally, scope);
	}
	tb_xmlw_close(w);
}

static void
write_bands(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "bands");
	for (i = 0; i + 1 < tally->count[SCOPE_BAND]; i++) { /* the last is "all" */
		open_scope(
		    w, i < tally->plan->nbands ? "band" : "total", scope_at(tally, SCOPE_BAND, i));
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

static void
write_counties(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "counties");
	if (tally->plan->outlines.file[0] != '\0') {
		tb_xmlw_attr(w, "outlines", tally->plan->outlines.file);
		tb_xmlw_attr(w, "property", tally->plan->outlines.property);
	}
	for (i = 0; i < tally->count[SCOPE_COUNTY]; i++) {
		const struct scope *scope = scope_at(tally, SCOPE_COUNTY, i);
		const struct tb_plan_region *region = tb_plan_region(tally->plan, scope->code);
		size_t carried = 0, j;

		for (j = 0; j < scope->inv.n; j++)
			carried +=
			    scope->inv.items[j]->at[tally->period.month].state == POINT_CARRIED;
		open_scope(w, "county", scope);
		tb_xmlw_attr(w, "short", scope->short_name);
		tb_xmlw_attr(w, "group", region != NULL ? region->group : "");
		if (region != NULL && region->column > 0) {
			tb_xmlw_attri(w, "column", region->column);
			tb_xmlw_attri(w, "row", region->row);
		}
		lamp_write(w, tally, scope);
		tb_xmlw_attr(w, "carried", yes_no(carried > 0));
		tb_xmlw_attri(w, "missing-months", unit_missing_months(tally, &tally->units[i], tally->period));
		tb_xmlw_attri(w, "projects", (long)scope->inv.n);
		tb_xmlw_attr(w, "subjects", yes_no(scope->inv.n > 0));
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

/* Planned for a month that has ended, and not there. */
static int
is_due(const struct subject *subject, enum milestone milestone, struct tb_period at)
{
	int planned = subject->planned[milestone];

	return planned != 0 && planned <= 12 * at.year + at.month &&
	       !is_reached(subject, milestone, at);
}

/* From the planned month to that of the day it was reached; not above 0: in time, not
 * reached, or no day. */
static int
months_delayed(const struct subject *subject, enum milestone milestone, struct tb_period at)
{
	int planned = subject->planned[milestone];
	struct tb_date day;

	if (planned == 0 || !is_reached(subject, milestone, at) ||
	    tb_date_parse(subject->day[milestone], &day) != 0)
		return 0;
	return 12 * day.year + day.month - planned;
}

/* Of a quarter and a year: what is planned or was reached, in the order of a project's life. */
static void
write_milestones(struct tb_xmlw *w, const struct tally *tally, const struct subject *subject)
{
	int milestone;

	for (milestone = 0; milestone < MILESTONE_MAX; milestone++) {
		int planned = subject->planned[milestone] - 1, late, delay;
		const char *day = subject->day[milestone];

		if (planned < 0 && day[0] == '\0')
			continue;
		tb_xmlw_open(w, "milestone");
		tb_xmlw_attr(w, "type", tb_milestone_names[milestone]);
		if (planned >= 0)
			tb_xmlw_attrf(w, "planned", "%04d-%02d", planned / 12, planned % 12 + 1);
		if (day[0] != '\0')
			tb_xmlw_attr(w, "actual", day);
		tb_xmlw_attr(w, "reached", yes_no(is_reached(subject, milestone, tally->period)));
		if (is_due(subject, milestone, tally->period))
			tb_xmlw_attr(w, "due", "yes");
		late = months_late(subject, milestone, tally->period);
		if (late > 0)
			tb_xmlw_attri(w, "late", late);
		delay = months_delayed(subject, milestone, tally->period);
		if (delay > 0)
			tb_xmlw_attri(w, "delay", delay);
		tb_xmlw_close(w);
	}
}

static void
write_project(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope)
{
	const struct subject *subject = scope->inv.items[0];
	const struct tb_plan_project *row = subject->project;
	const struct tb_plan_domain *domain = tb_plan_domain(tally->plan, row->domain);
	const struct tb_plan_region *region = tb_plan_region(tally->plan, row->region);
	int late;

	open_scope(w, "project", scope);
	tb_xmlw_attr(w, "region", row->region);
	tb_xmlw_attr(w, "region-name", region != NULL ? region->name : "");
	tb_xmlw_attr(w, "domain", row->domain);
	tb_xmlw_attr(w, "domain-name", domain != NULL ? domain->name : "");
	tb_xmlw_attr(w, "industry", row->industry);
	tb_xmlw_attr(w, "band", row->band >= 0 ? tally->plan->bands[row->band].code : "");
	tb_xmlw_attr(w, "nature", row->nature);
	tb_xmlw_attr(w, "key", yes_no(row->key));
	tb_xmlw_attr(w, "stage", subject->stage);
	lamp_write(w, tally, scope);
	tb_xmlw_attr(w, "noplan", yes_no(subject->plan.none));
	if (scope_is_fine(tally, scope))
		tb_xmlw_attr(w, "fine", "yes");
	write_carried(w, tally, scope, subject);
	tb_xmlw_attr(w, "start", row->start);
	tb_xmlw_attr(w, "finish", row->finish);
	late = months_late(subject, MILESTONE_START, tally->period);
	if (late > 0)
		tb_xmlw_attri(w, "start-late", late);
	late = months_late(subject, MILESTONE_FINISH, tally->period);
	if (late > 0)
		tb_xmlw_attri(w, "finish-late", late);
	if (is_due(subject, MILESTONE_START, tally->period))
		tb_xmlw_attr(w, "start-due", "yes");
	if (is_due(subject, MILESTONE_FINISH, tally->period))
		tb_xmlw_attr(w, "finish-due", "yes");
	tb_xmlw_attr(w, "note", subject->note);
	if (tally->span != TB_SPAN_MONTH)
		write_milestones(w, tally, subject);
	tb_xmlw_close(w);
}

static void
write_projects(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "projects");
	for (i = 0; i < tally->count[SCOPE_PROJECT]; i++)
		write_project(w, tally, scope_at(tally, SCOPE_PROJECT, i));
	tb_xmlw_close(w);
}

void
scopes_write(struct tb_xmlw *w, const struct tally *tally)
{
	write_industries(w, tally);
	write_group(w, tally, scope_at(tally, SCOPE_GROUP, 0));
	write_group(w, tally, scope_at(tally, SCOPE_GROUP, 1));
	write_bands(w, tally);
	climb_write(w, tally, TB_SUBJECT_INDUSTRY);
	climb_write(w, tally, TB_SUBJECT_ENTERPRISE);
	write_counties(w, tally);
	write_projects(w, tally);
}
