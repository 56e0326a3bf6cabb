/*
 * What the records of a plan say of each other: every code once, every
 * reference leads somewhere, one reporter for each subject and indicator.
 * What a record says of itself is plan-values.c and, by theme,
 * plan-check-*.c; order is plan-sort.c; here all is called in turn, and what is
 * derived is filled in.
 */
#include "plan-private.h"
#include <stdarg.h>
#include <stdio.h>

int
plan_fail(struct tb_err *err, struct tb_plan_source source, const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return tb_err_set(err, TB_MSG_PLAN, source.file, source.line, 0, "%s", text);
}

/* --- the lists, as data ---------------------------------------------------------- */

/* Every record that has a code begins with it. */
struct list {
	const char *element;
	size_t list, n, size, source; /* offsets in the plan; size and source of a record */
};

#define LIST(element, list, n)                                                                     \
	{                                                                                          \
		element, offsetof(struct tb_plan, list), offsetof(struct tb_plan, n),              \
		    sizeof(*((struct tb_plan *)0)->list),                                          \
		    offsetof(__typeof__(*((struct tb_plan *)0)->list), source)                     \
	}

enum {
	REGIONS,
	DEPARTMENTS,
	DOMAINS,
	SECTORS,
	INDICATORS,
	INDUSTRIES,
	ENTERPRISES,
	PROJECTS,
	COUNTS,
	TARGETS,
	LADDERS,
	BANDS,
	LAMPS,
	RULES,
	PARKS,
	TAGS,
	MATERIALS,
	RECOMMENDATIONS,
	ESCALATIONS,
	SCOREBOARDS,
	AWARDS,
	ROLLUPS,
	REPORTERS, /* from here on records have no code */
	EDITIONS,
	LIAISONS,
	AUDITED,
	LATENESS,
	MARKS,
	SIGNERS,
	UNSIGNED,
	LIST_MAX
};

static const struct list lists[LIST_MAX] = {
    [REGIONS] = LIST("region", regions, nregions),
    [DEPARTMENTS] = LIST("department", departments, ndepartments),
    [DOMAINS] = LIST("domain", domains, ndomains),
    [SECTORS] = LIST("sector", sectors, nsectors),
    [INDICATORS] = LIST("indicator", indicators, nindicators),
    [INDUSTRIES] = LIST("industry", industries, nindustries),
    [ENTERPRISES] = LIST("enterprise", enterprises, nenterprises),
    [PROJECTS] = LIST("project", projects, nprojects),
    [COUNTS] = LIST("count", counts, ncounts),
    [TARGETS] = LIST("target", targets, ntargets),
    [LADDERS] = LIST("ladder", ladders, nladders),
    [BANDS] = LIST("band", bands, nbands),
    [LAMPS] = LIST("lamp", lamps, nlamps),
    [RULES] = LIST("rule", rules, nrules),
    [PARKS] = LIST("park", parks, nparks),
    [TAGS] = LIST("tag", tags, ntags),
    [RECOMMENDATIONS] = LIST("recommendation", recommendations, nrecommendations),
    [ESCALATIONS] = LIST("escalation", escalations, nescalations),
    [SCOREBOARDS] = LIST("scoreboard", scoreboards, nscoreboards),
    [AWARDS] = LIST("award", awards, nawards),
    [ROLLUPS] = LIST("rollup", rollups, nrollups),
    [REPORTERS] = LIST("reporter", reporters, nreporters),
    [MATERIALS] = LIST("material", materials, nmaterials),
    [EDITIONS] = LIST("edition", editions, neditions),
    [LIAISONS] = LIST("liaison", liaisons, nliaisons),
    [AUDITED] = LIST("value", audited, naudited),
    [LATENESS] = LIST("late", lateness, nlateness),
    [MARKS] = LIST("mark", marks, nmarks),
    [SIGNERS] = LIST("signer", signing.signers, signing.nsigners),
    [UNSIGNED] = LIST("unsigned", signing.units, signing.nunits),
};

static size_t
list_length(const struct tb_plan *plan, const struct list *list)
{
	return *(const size_t *)(const void *)((const char *)plan + list->n);
}

static const char *
list_record(const struct tb_plan *plan, const struct list *list, size_t i)
{
	const char *first = *(const char *const *)(const void *)((const char *)plan + list->list);

	return first + i * list->size;
}

static const char *
text_at(const char *record, size_t offset)
{
	return *(const char *const *)(const void *)(record + offset);
}

static struct tb_plan_source
source_of(const struct list *list, const char *record)
{
	return *(const struct tb_plan_source *)(const void *)(record + list->source);
}

/* --- codes ------------------------------------------------------------------------ */

struct coded {
	const char *code, *element;
	int year; /* of the list a project stands in; of all else 0 */
	struct tb_plan_source source;
	size_t place; /* of reading, so that the later one is named */
};

static int
year_of(const struct list *list, const char *record)
{
	return list == &lists[PROJECTS]
		   ? ((const struct tb_plan_project *)(const void *)record)->year
		   : 0;
}

static int
by_code(const void *a, const void *b)
{
	const struct coded *x = a, *y = b;
	int order = strcmp(x->code, y->code);

	if (order == 0 && x->year != y->year)
		return x->year < y->year ? -1 : 1;
	return order != 0 ? order : x->place < y->place ? -1 : 1;
}

static size_t
add_codes(const struct tb_plan *plan, const struct list *list, struct coded *codes, size_t n)
{
	size_t i, length = list_length(plan, list);

	for (i = 0; i < length; i++, n++) {
		const char *record = list_record(plan, list, i);

		codes[n] = (struct coded){text_at(record, 0), list->element, year_of(list, record),
		    source_of(list, record), n};
	}
	return n;
}

/* The projects of each year have a list of their own, which no other list shares codes with. */
static int
collide(const struct coded *a, const struct coded *b)
{
	return strcmp(a->code, b->code) == 0 && (a->year == b->year || a->year == 0);
}

/* No code twice in the lists first to last, which share one space of codes. */
static int
unique(const struct tb_plan *plan, int first, int last, struct tb_err *err)
{
	struct coded *codes;
	size_t n = 0, i;
	int rc = 0, l;

	for (l = first; l <= last; l++)
		n += list_length(plan, &lists[l]);
	codes = tb_xcalloc(n + 1, sizeof(*codes));
	for (n = 0, l = first; l <= last; l++)
		n = add_codes(plan, &lists[l], codes, n);
	qsort(codes, n, sizeof(*codes), by_code);
	for (i = 1; rc == 0 && i < n; i++)
		if (collide(&codes[i - 1], &codes[i]))
			rc = plan_fail(err, codes[i].source,
			    "<%s> '%s' stands twice, first as <%s> in %s line %d; remove or rename "
			    "one",
			    codes[i].element, codes[i].code, codes[i - 1].element,
			    codes[i - 1].source.file, codes[i - 1].source.line);
	free(codes);
	return rc;
}

static int
check_codes(const struct tb_plan *plan, struct tb_err *err)
{
	int l;

	if (unique(plan, REGIONS, DEPARTMENTS, err) != 0 ||
	    unique(plan, INDUSTRIES, PROJECTS, err) != 0)
		return -1;
	for (l = 0; l < REPORTERS; l++)
		if (unique(plan, l, l, err) != 0)
			return -1;
	return 0;
}

/* --- references --------------------------------------------------------------------- */

struct reference {
	int list;
	size_t member;
	const char *attribute;
	int needed; /* 0 = may be empty */
	int to[4];  /* lists of which one must have the code, ended by -1 */
};

#define REFERENCE(list, record, member) list, offsetof(struct record, member), #member

static const struct reference references[] = {
    {REFERENCE(REGIONS, tb_plan_region, parent), 0, {REGIONS, -1}},
    {REFERENCE(DOMAINS, tb_plan_domain, lead), 0, {DEPARTMENTS, -1}},
    {REFERENCE(SECTORS, tb_plan_sector, domain), 1, {DOMAINS, -1}},
    {REFERENCE(SECTORS, tb_plan_sector, industry), 0, {INDUSTRIES, -1}},
    {REFERENCE(INDUSTRIES, tb_plan_industry, domain), 1, {DOMAINS, -1}},
    {REFERENCE(INDUSTRIES, tb_plan_industry, lead), 0, {REGIONS, DEPARTMENTS, -1}},
    {REFERENCE(ENTERPRISES, tb_plan_enterprise, sector), 1, {SECTORS, -1}},
    {REFERENCE(ENTERPRISES, tb_plan_enterprise, region), 0, {REGIONS, -1}},
    {REFERENCE(ENTERPRISES, tb_plan_enterprise, parent), 0, {ENTERPRISES, -1}},
    {REFERENCE(ENTERPRISES, tb_plan_enterprise, industry), 0, {INDUSTRIES, -1}},
    {REFERENCE(ENTERPRISES, tb_plan_enterprise, park), 0, {PARKS, -1}},
    {REFERENCE(PROJECTS, tb_plan_project, park), 0, {PARKS, -1}},
    {REFERENCE(PROJECTS, tb_plan_project, region), 1, {REGIONS, -1}},
    {REFERENCE(PROJECTS, tb_plan_project, domain), 1, {DOMAINS, -1}},
    {REFERENCE(PROJECTS, tb_plan_project, industry), 0, {INDUSTRIES, -1}},
    {REFERENCE(COUNTS, tb_plan_count, parent), 0, {COUNTS, -1}},
    {REFERENCE(REPORTERS, tb_plan_reporter_rule, indicator), 1, {INDICATORS, -1}},
    {REFERENCE(REPORTERS, tb_plan_reporter_rule, unit), 0, {REGIONS, DEPARTMENTS, -1}},
    {REFERENCE(PARKS, tb_plan_park, region), 1, {REGIONS, -1}},
    {REFERENCE(EDITIONS, tb_plan_edition, material), 1, {MATERIALS, -1}},
    {REFERENCE(EDITIONS, tb_plan_edition, industry), 1, {INDUSTRIES, -1}},
    {REFERENCE(LIAISONS, tb_plan_liaison, subject), 1, {INDUSTRIES, ENTERPRISES, PROJECTS, -1}},
    {REFERENCE(AUDITED, tb_plan_audited, subject), 1, {ENTERPRISES, -1}},
    {REFERENCE(ESCALATIONS, tb_plan_escalation, lamp), 0, {LAMPS, -1}},
    {REFERENCE(LATENESS, tb_plan_late, lamp), 1, {LAMPS, -1}},
    {REFERENCE(MARKS, tb_plan_mark, scoreboard), 1, {SCOREBOARDS, -1}},
    {REFERENCE(AWARDS, tb_plan_award, ladder), 1, {LADDERS, -1}},
    {REFERENCE(SIGNERS, tb_plan_signer, unit), 1, {REGIONS, DEPARTMENTS, -1}},
    {REFERENCE(UNSIGNED, tb_plan_unsigned, unit), 1, {REGIONS, DEPARTMENTS, -1}},
};

static int
has_code(const struct tb_plan *plan, const int *to, const char *code)
{
	size_t i;

	for (; *to >= 0; to++)
		for (i = 0; i < list_length(plan, &lists[*to]); i++)
			if (strcmp(text_at(list_record(plan, &lists[*to], i), 0), code) == 0)
				return 1;
	return 0;
}

static int
dangling(const struct reference *reference, struct tb_plan_source source, const char *code,
    struct tb_err *err)
{
	char kinds[80] = "";
	const int *to;

	for (to = reference->to; *to >= 0; to++) {
		size_t len = strlen(kinds);

		(void)snprintf(kinds + len, sizeof(kinds) - len, "%s<%s>", len > 0 ? " or " : "",
		    lists[*to].element);
	}
	return plan_fail(err, source,
	    "<%s %s=\"%s\">: there is no such %s; correct the code or add the record",
	    lists[reference->list].element, reference->attribute, code, kinds);
}

static int
check_reference(const struct tb_plan *plan, const struct reference *reference, struct tb_err *err)
{
	const struct list *list = &lists[reference->list];
	size_t i;

	for (i = 0; i < list_length(plan, list); i++) {
		const char *record = list_record(plan, list, i);
		const char *code = text_at(record, reference->member);

		if (code[0] == '\0' && !reference->needed)
			continue;
		if (!has_code(plan, reference->to, code))
			return dangling(reference, source_of(list, record), code, err);
	}
	return 0;
}

static int
check_domains(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i, k;

	for (i = 0; i < plan->ndomains; i++)
		for (k = 0; k < plan->domains[i].nparticipants; k++) {
			const struct tb_plan_participant *p = &plan->domains[i].participants[k];

			if (tb_plan_department(plan, p->unit) == NULL)
				return plan_fail(err, p->source,
				    "<participant unit=\"%s\">: there is no such <department>; "
				    "correct the code or "
				    "add the department",
				    p->unit);
		}
	return 0;
}

static int
check_root(const struct tb_plan *plan, const char *folder, struct tb_err *err)
{
	const struct tb_plan_identity *identity = &plan->identity;
	const struct tb_plan_region *root;

	if (identity->source.file == NULL)
		return tb_err_set(
		    err, TB_MSG_PLAN, folder, 0, 0, "no file has an <identity>; add one");
	root = tb_plan_region(plan, identity->region);
	if (root == NULL)
		return plan_fail(err, identity->source,
		    "<identity region=\"%s\">: there is no such <region>; correct the code or add "
		    "the region",
		    identity->region);
	if (root->parent[0] != '\0')
		return plan_fail(err, root->source,
		    "<region code=\"%s\"> is the plan's own and has the parent '%s'; remove the "
		    "parent",
		    root->code, root->parent);
	if (identity->in_force[0] == '\0')
		return plan_fail(err, identity->source,
		    "<identity> lacks in-force, the day from which the plan is in force; add it");
	if (identity->target_year < identity->base_year)
		return plan_fail(err, identity->source,
		    "<identity target-year=\"%d\"> lies before base-year %d; correct one",
		    identity->target_year, identity->base_year);
	return 0;
}

/* Every chain of parents ends; an enterprise's parent is no part itself (R7). */
static int
check_parents(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i, steps;

	for (i = 0; i < plan->nregions; i++) {
		const struct tb_plan_region *at = &plan->regions[i];

		for (steps = 0; at->parent[0] != '\0'; steps++) {
			if (steps == plan->nregions)
				return plan_fail(err, plan->regions[i].source,
				    "<region code=\"%s\"> is its own ancestor; correct its parent",
				    plan->regions[i].code);
			at = tb_plan_region(plan, at->parent);
		}
	}
	for (i = 0; i < plan->nenterprises; i++) {
		const struct tb_plan_enterprise *e = &plan->enterprises[i];

		if (e->parent[0] != '\0' && tb_plan_enterprise(plan, e->parent)->parent[0] != '\0')
			return plan_fail(err, e->source,
			    "<enterprise code=\"%s\">: its parent '%s' is a part of another; name "
			    "that one",
			    e->code, e->parent);
	}
	return 0;
}

/* Is there a year in which both are valid? */
static int
share_a_year(const struct tb_plan_region *a, const struct tb_plan_region *b)
{
	const char *from = strcmp(a->valid_from, b->valid_from) > 0 ? a->valid_from : b->valid_from;

	return (a->valid_to[0] == '\0' || strncmp(a->valid_to, from, 4) >= 0) &&
	       (b->valid_to[0] == '\0' || strncmp(b->valid_to, from, 4) >= 0);
}

/* Where maps are laid out, every unit that reports has a place of its own. */
static int
check_places(const struct tb_plan *plan, struct tb_err *err)
{
	enum { PLACES = 99 };
	const struct tb_plan_region *placed = NULL;

	for (size_t i = 0; i < plan->nregions; i++) {
		const struct tb_plan_region *at = &plan->regions[i];

		if ((at->column == 0) != (at->row == 0) || at->column > PLACES || at->row > PLACES)
			return plan_fail(err, at->source,
			    "<region code=\"%s\" column=\"%d\" row=\"%d\">: its place in maps is a "
			    "column and a row from 1 to %d; give both, or neither",
			    at->code, at->column, at->row, (int)PLACES);
		placed = at->column > 0 ? at : placed;
		for (size_t k = 0; at->column > 0 && k < i; k++) {
			const struct tb_plan_region *other = &plan->regions[k];

			if (other->column == at->column && other->row == at->row &&
			    share_a_year(at, other))
				return plan_fail(err, at->source,
				    "<region code=\"%s\">: column %d, row %d is the place of '%s'; "
				    "move one of them",
				    at->code, at->column, at->row, other->code);
		}
	}
	for (size_t i = 0; placed != NULL && i < plan->nregions; i++)
		if (plan->regions[i].order > 0 && plan->regions[i].column == 0)
			return plan_fail(err, plan->regions[i].source,
			    "<region code=\"%s\"> reports and has no place in maps, as '%s' has; "
			    "give it column and row",
			    plan->regions[i].code, placed->code);
	return 0;
}

static int
check_references(const struct tb_plan *plan, const char *folder, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < TB_LEN(references); i++)
		if (check_reference(plan, &references[i], err) != 0)
			return -1;
	if (check_domains(plan, err) != 0 || check_root(plan, folder, err) != 0)
		return -1;
	return check_parents(plan, err) != 0 ? -1 : check_places(plan, err);
}

/* --- all of it ----------------------------------------------------------------------------- */

static void
fill_derived(struct tb_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->nenterprises; i++)
		plan->enterprises[i].domain =
		    tb_plan_sector(plan, plan->enterprises[i].sector)->domain;
	for (i = 0; i < plan->nprojects; i++)
		plan->projects[i].band = tb_plan_band(plan, plan->projects[i].total.yuan);
	for (i = 0; i < plan->nenterprises; i++)
		if (plan->enterprises[i].last_year_of == 0)
			plan->enterprises[i].last_year_of = plan->identity.base_year;
}

int
plan_check(struct tb_plan *plan, const char *folder, struct tb_err *err)
{
	if (check_codes(plan, err) != 0 || check_references(plan, folder, err) != 0 ||
	    plan_check_reporters(plan, err) != 0 || plan_check_values(plan, err) != 0 ||
	    plan_check_registers(plan, err) != 0 || plan_check_rules(plan, err) != 0 ||
	    plan_check_scores(plan, err) != 0 || plan_check_rolls(plan, err) != 0 ||
	    plan_check_signers(plan, err) != 0 || plan_check_limits(plan, err) != 0 ||
	    plan_check_disclosure(plan, err) != 0 || plan_check_form(plan, err) != 0 ||
	    plan_check_distribution(plan, err) != 0)
		return -1;
	if (plan->calendar.source.file == NULL)
		return tb_err_set(
		    err, TB_MSG_PLAN, folder, 0, 0, "no file has a <calendar>; add one");
	fill_derived(plan);
	plan_sort(plan);
	plan_index(plan);
	return 0;
}
