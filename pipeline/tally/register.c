/* Who reports, and what subjects are grouped by: see register.h. */
#include "register.h"
#include "figure.h"
#include "report.h"
#include "scope.h"

const char *
yes_no(int value)
{
	return value ? "yes" : "no";
}

const struct scope *
scope_at(const struct tally *tally, enum scope_kind kind, size_t i)
{
	return &tally->scopes[tally->first[kind] + i];
}

void
open_scope(struct tb_xmlw *w, const char *element, const struct scope *scope)
{
	tb_xmlw_open(w, element);
	tb_xmlw_attr(w, "code", scope->code);
	tb_xmlw_attr(w, "name", scope->name);
}

/* --- units ------------------------------------------------------------------------------ */

static void
write_arrival(struct tb_xmlw *w, const struct tally *tally, const struct unit *unit)
{
	const struct submission *submission = unit->of_month[tally->period.month];
	const struct tb_record *record;

	if (submission == NULL) {
		tb_xmlw_attr(w, "status", unit->expected ? "missing" : "none");
		tb_xmlw_attr(w, "pending", "no");
		return;
	}
	record = &submission->record;
	tb_xmlw_attr(w, "status", "received");
	tb_xmlw_attri(w, "version", record->version);
	tb_xmlw_attr(w, "date", record->date);
	tb_xmlw_attr(w, "arrived", record->arrived);
	tb_xmlw_attr(w, "deadline", is_on_time(tally, unit) ? "met" : "late");
	tb_xmlw_attr(w, "pending", yes_no(strcmp(record->status, "pending") == 0));
}

/* Whom to call: as the unit last said. */
static void
write_contact(struct tb_xmlw *w, const struct tally *tally, const struct unit *unit)
{
	int month = tally->period.month;

	while (month >= 2 && unit->of_month[month] == NULL)
		month--;
	if (month < 2)
		return;
	tb_xmlw_attr(w, "contact-name", unit->of_month[month]->record.contact_name);
	tb_xmlw_attr(w, "contact-phone", unit->of_month[month]->record.contact_phone);
}

static void
write_units(struct tb_xmlw *w, const struct tally *tally)
{
	char day[11];
	size_t i;

	tb_date_format(tb_plan_deadline(tally->plan, tally->period), day);
	tb_xmlw_open(w, "units");
	tb_xmlw_attr(w, "deadline", day);
	for (i = 0; i < tally->nunits; i++) {
		const struct unit *unit = &tally->units[i];

		tb_xmlw_open(w, "unit");
		tb_xmlw_attr(w, "code", unit->code);
		tb_xmlw_attr(w, "name", unit->name);
		tb_xmlw_attr(
		    w, "short", unit->short_name[0] != '\0' ? unit->short_name : unit->name);
		tb_xmlw_attr(w, "kind", unit->is_county ? "county" : "department");
		tb_xmlw_attri(w, "order", unit->order);
		tb_xmlw_attr(w, "expected", yes_no(unit->expected));
		write_arrival(w, tally, unit);
		tb_xmlw_attri(w, "missing-months", unit_missing_months(tally, unit, tally->period));
		tb_xmlw_attri(
		    w, "missing-before", unit_missing_months(tally, unit, tally->previous));
		write_contact(w, tally, unit);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

/* --- what subjects are grouped by ----------------------------------------------------- */

static void
write_domains(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "domains");
	for (i = 0; i < tally->count[SCOPE_DOMAIN]; i++) {
		const struct scope *scope = scope_at(tally, SCOPE_DOMAIN, i);
		const struct tb_plan_domain *domain = tb_plan_domain(tally->plan, scope->code);
		const struct tb_plan_department *lead =
		    domain != NULL ? tb_plan_department(tally->plan, domain->lead) : NULL;

		open_scope(w, "domain", scope);
		tb_xmlw_attr(w, "short", scope->short_name);
		tb_xmlw_attr(w, "lead", domain != NULL ? domain->lead : "");
		tb_xmlw_attr(w, "lead-name", lead != NULL ? lead->name : "");
		tb_xmlw_attri(w, "industries", (long)scope->rev.n);
		tb_xmlw_attri(w, "projects", (long)scope->inv.n);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

/* What a list tells of a scope beside code, name and short. */
typedef void (*scope_writer)(
    struct tb_xmlw *w, const struct tally *tally, const struct scope *scope);

static void
write_sector(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope)
{
	tb_xmlw_attr(w, "domain", tb_plan_sector(tally->plan, scope->code)->domain);
}

static void
write_park(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope)
{
	const struct tb_plan_park *park = scope->park;

	(void)tally;
	tb_xmlw_attr(w, "level", park->level);
	tb_xmlw_attr(w, "region", park->region);
	tb_xmlw_attr(w, "since", park->since);
	if (park->area_milli > 0)
		write_milli(w, "area", park->area_milli);
}

static void
write_tag(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope)
{
	tb_xmlw_attr(
	    w, "subject", tb_subject_names[tb_plan_tag(tally->plan, scope->code)->subject]);
}

/* All scopes of a kind; more may be NULL. */
static void
write_list(struct tb_xmlw *w, const struct tally *tally, enum scope_kind kind, const char *element,
    scope_writer more)
{
	size_t i;

	tb_xmlw_open(w, element);
	for (i = 0; i < tally->count[kind]; i++) {
		const struct scope *scope = scope_at(tally, kind, i);

		open_scope(w, scope_kind_name(kind), scope);
		tb_xmlw_attr(w, "short", scope->short_name);
		if (more != NULL)
			more(w, tally, scope);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

void
registers_write(struct tb_xmlw *w, const struct tally *tally)
{
	write_units(w, tally);
	write_list(w, tally, SCOPE_DEPARTMENT, "departments", NULL);
	write_domains(w, tally);
	write_list(w, tally, SCOPE_SECTOR, "sectors", write_sector);
	write_list(w, tally, SCOPE_PARK, "parks", write_park);
	write_list(w, tally, SCOPE_TAG, "tags", write_tag);
}
