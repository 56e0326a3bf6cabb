/* The plan: life cycle and look-ups; see plan.h. */
#include "plan.h"
#include "file.h"
#include "plan-private.h"
#include "xmlread.h"

static int
load_files(const char *folder, char **names, struct tb_plan *plan, struct tb_err *err)
{
	struct plan_caps caps = {0};
	char **at;
	int rc = 0;

	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if ((*at)[0] != '.')
			rc = plan_read_file(path, plan, &caps, err);
		free(path);
	}
	return rc;
}

int
tb_plan_load(const char *folder, struct tb_plan *plan, struct tb_err *err)
{
	char **names = tb_folder_names(folder, ".xml", err);
	int rc;

	*plan = (struct tb_plan){.notice = "",
	    .limits = tb_plan_default_limits,
	    .disclosure = tb_plan_default_disclosure,
	    .outlines = {.file = "", .property = ""}};
	if (names == NULL)
		return -1;
	rc = load_files(folder, names, plan, err);
	tb_names_free(names);
	if (rc == 0) {
		plan_index(plan);
		rc = plan_check(plan, folder, err);
	}
	if (rc != 0)
		tb_plan_release(plan);
	return rc;
}

static void
release_children(struct tb_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->nregions; i++)
		free(plan->regions[i].aliases);
	for (i = 0; i < plan->ndepartments; i++)
		free(plan->departments[i].aliases);
	for (i = 0; i < plan->ndomains; i++) {
		free(plan->domains[i].aliases);
		free(plan->domains[i].participants);
	}
	for (i = 0; i < plan->nsectors; i++)
		free(plan->sectors[i].aliases);
	for (i = 0; i < plan->nindustries; i++) {
		free(plan->industries[i].aliases);
		free(plan->industries[i].curve.points);
	}
	for (i = 0; i < plan->nenterprises; i++) {
		free(plan->enterprises[i].aliases);
		free(plan->enterprises[i].curve.points);
	}
	for (i = 0; i < plan->nprojects; i++) {
		free(plan->projects[i].milestones);
		free(plan->projects[i].curve.points);
	}
	for (i = 0; i < plan->nparks; i++)
		free(plan->parks[i].aliases);
	for (i = 0; i < plan->nladders; i++)
		free(plan->ladders[i].steps);
	for (i = 0; i < plan->nrolls; i++)
		free(plan->rolls[i].members);
	for (i = 0; i < plan->nscoreboards; i++) {
		free(plan->scoreboards[i].items);
		free(plan->scoreboards[i].medals);
		free(plan->scoreboards[i].additions);
	}
	for (i = 0; i < plan->nawards; i++)
		free(plan->awards[i].prizes);
	for (i = 0; i < plan->nrollups; i++) {
		free(plan->rollups[i].maps);
		free(plan->rollups[i].rungs);
	}
	for (i = 0; i < plan->nindicators; i++)
		free(plan->indicators[i].fields);
	for (i = 0; i < plan->form.ntables; i++)
		free(plan->form.tables[i].columns);
}

void
tb_plan_release(struct tb_plan *plan)
{
	release_children(plan);
	free(plan->regions);
	free(plan->departments);
	free(plan->domains);
	free(plan->sectors);
	free(plan->indicators);
	free(plan->reporters);
	free(plan->industries);
	free(plan->enterprises);
	free(plan->projects);
	free(plan->counts);
	free(plan->targets);
	free(plan->ladders);
	free(plan->rolls);
	free(plan->bands);
	free(plan->lamps);
	free(plan->rules);
	free(plan->recipients);
	free(plan->distribution.addressees);
	free(plan->parks);
	free(plan->tags);
	free(plan->materials);
	free(plan->editions);
	free(plan->liaisons);
	free(plan->audited);
	free(plan->mentions);
	free(plan->assumptions);
	free(plan->recommendations);
	free(plan->escalations);
	free(plan->lateness);
	free(plan->scoreboards);
	free(plan->marks);
	free(plan->awards);
	free(plan->rollups);
	free(plan->calendar.holidays);
	free(plan->signing.signers);
	free(plan->signing.units);
	free(plan->form.guides);
	free(plan->form.tables);
	tb_arena_release(&plan->arena);
	*plan = (struct tb_plan){.notice = "",
	    .limits = tb_plan_default_limits,
	    .disclosure = tb_plan_default_disclosure,
	    .outlines = {.file = "", .property = ""}};
}

/* --- look-ups -------------------------------------------------------------------- */

/* Every record with a code begins with it, so one search serves all kinds. */
static const char *
code_of(const void *record)
{
	return *(const char *const *)record;
}

static int
by_code(const void *a, const void *b)
{
	return strcmp(code_of(*(const void *const *)a), code_of(*(const void *const *)b));
}

static int
code_to_record(const void *code, const void *b)
{
	return strcmp(code, code_of(*(const void *const *)b));
}

static const void *
find_in(const void *array, size_t n, size_t size, const char *code)
{
	const char *at = array;
	size_t i;

	for (i = 0; i < n; i++, at += size)
		if (strcmp(code_of(at), code) == 0)
			return at;
	return NULL;
}

static const void *
find(const struct tb_plan_index *index, const void *array, size_t n, size_t size, const char *code)
{
	const void **hit;

	if (index->records == NULL)
		return find_in(array, n, size, code);
	hit = bsearch(code, index->records, index->n, sizeof(*hit), code_to_record);
	return hit != NULL ? *hit : NULL;
}

static void
index_list(struct tb_plan *plan, enum tb_plan_kind kind, const void *array, size_t n, size_t size)
{
	struct tb_plan_index *index = &plan->index[kind];
	size_t i;

	if (index->records == NULL)
		index->records = tb_arena_alloc(&plan->arena, (n + 1) * sizeof(*index->records));
	index->n = n;
	for (i = 0; i < n; i++)
		index->records[i] = (const char *)array + i * size;
	qsort(index->records, n, sizeof(*index->records), by_code);
}

#define INDEX(kind, list, n) index_list(plan, kind, plan->list, plan->n, sizeof(*plan->list))

void
plan_index(struct tb_plan *plan)
{
	INDEX(TB_PLAN_REGION, regions, nregions);
	INDEX(TB_PLAN_DEPARTMENT, departments, ndepartments);
	INDEX(TB_PLAN_DOMAIN, domains, ndomains);
	INDEX(TB_PLAN_SECTOR, sectors, nsectors);
	INDEX(TB_PLAN_INDUSTRY, industries, nindustries);
	INDEX(TB_PLAN_ENTERPRISE, enterprises, nenterprises);
	INDEX(TB_PLAN_PROJECT, projects, nprojects);
	INDEX(TB_PLAN_INDICATOR, indicators, nindicators);
	INDEX(TB_PLAN_RULE, rules, nrules);
	INDEX(TB_PLAN_PARK, parks, nparks);
	INDEX(TB_PLAN_TAG, tags, ntags);
}

#define FIND(kind, list, n, code)                                                                  \
	find(&plan->index[kind], plan->list, plan->n, sizeof(*plan->list), code)

const struct tb_plan_region *
tb_plan_region(const struct tb_plan *plan, const char *code)
{
	return FIND(TB_PLAN_REGION, regions, nregions, code);
}

const struct tb_plan_department *
tb_plan_department(const struct tb_plan *plan, const char *code)
{
	return FIND(TB_PLAN_DEPARTMENT, departments, ndepartments, code);
}

const struct tb_plan_domain *
tb_plan_domain(const struct tb_plan *plan, const char *code)
{
	return FIND(TB_PLAN_DOMAIN, domains, ndomains, code);
}

const struct tb_plan_sector *
tb_plan_sector(const struct tb_plan *plan, const char *code)
{
	return FIND(TB_PLAN_SECTOR, sectors, nsectors, code);
}

const struct tb_plan_industry *
tb_plan_industry(const struct tb_plan *plan, const char *code)
{
	return FIND(TB_PLAN_INDUSTRY, industries, nindustries, code);
}

const struct tb_plan_enterprise *
tb_plan_enterprise(const struct tb_plan *plan, const char *code)
{
	return FIND(TB_PLAN_ENTERPRISE, enterprises, nenterprises, code);
}

const struct tb_plan_project *
tb_plan_project(const struct tb_plan *plan, const char *code, int year)
{
	const struct tb_plan_project *hit = FIND(TB_PLAN_PROJECT, projects, nprojects, code);
	size_t i;

	if (hit == NULL || year == 0 || hit->year == year)
		return hit;
	for (i = 0; i < plan->nprojects; i++)
		if (plan->projects[i].year == year && tb_same(plan->projects[i].code, code))
			return &plan->projects[i];
	return NULL;
}

const struct tb_plan_indicator *
tb_plan_indicator(const struct tb_plan *plan, const char *code)
{
	return FIND(TB_PLAN_INDICATOR, indicators, nindicators, code);
}

const struct tb_plan_indicator *
tb_plan_indicator_of(const struct tb_plan *plan, enum tb_subject kind)
{
	size_t i;

	for (i = 0; i < plan->nindicators; i++)
		if (tb_plan_has_tag(plan->indicators[i].subjects, tb_subject_names[kind]))
			return &plan->indicators[i];
	return NULL;
}

const struct tb_plan_rule *
tb_plan_rule(const struct tb_plan *plan, const char *id)
{
	return FIND(TB_PLAN_RULE, rules, nrules, id);
}

const struct tb_plan_park *
tb_plan_park(const struct tb_plan *plan, const char *code)
{
	return FIND(TB_PLAN_PARK, parks, nparks, code);
}

const struct tb_plan_tag *
tb_plan_tag(const struct tb_plan *plan, const char *code)
{
	return FIND(TB_PLAN_TAG, tags, ntags, code);
}

int
tb_plan_has_tag(const char *tags, const char *code)
{
	size_t len = strlen(code);
	const char *at = tags;

	while (len > 0 && (at = strstr(at, code)) != NULL) {
		if ((at == tags || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
			return 1;
		at += len;
	}
	return 0;
}

/* Short lists have no index. */
#define FIND_SHORT(list, n, code) find_in(plan->list, plan->n, sizeof(*plan->list), code)

const struct tb_plan_lamp *
tb_plan_lamp(const struct tb_plan *plan, const char *code)
{
	return FIND_SHORT(lamps, nlamps, code);
}

const struct tb_plan_ladder *
tb_plan_ladder_by_id(const struct tb_plan *plan, const char *id)
{
	return FIND_SHORT(ladders, nladders, id);
}

const struct tb_plan_scoreboard *
tb_plan_scoreboard(const struct tb_plan *plan, const char *id)
{
	return FIND_SHORT(scoreboards, nscoreboards, id);
}

const struct tb_plan_rollup *
tb_plan_rollup(const struct tb_plan *plan, const char *upper)
{
	return FIND_SHORT(rollups, nrollups, upper);
}

/* What an inbox gets, in front of the id of the plan above; the name of what export writes. */
#define SUBMISSION "submission-"

const struct tb_plan_rollup *
tb_plan_submission(const struct tb_plan *plan, const struct tb_plan_addressee *addressee)
{
	size_t len = strlen(SUBMISSION);

	if (addressee->channel != TB_CHANNEL_INBOX ||
	    strncmp(addressee->documents, SUBMISSION, len) != 0)
		return NULL;
	return tb_plan_rollup(plan, addressee->documents + len);
}

const struct tb_plan_audited *
tb_plan_audited(const struct tb_plan *plan, const char *enterprise, int year)
{
	size_t i;

	for (i = 0; i < plan->naudited; i++)
		if (plan->audited[i].year == year &&
		    strcmp(plan->audited[i].subject, enterprise) == 0)
			return &plan->audited[i];
	return NULL;
}

const struct tb_plan_ladder *
tb_plan_ladder(const struct tb_plan *plan, enum tb_subject subject)
{
	size_t i;

	for (i = 0; i < plan->nladders; i++)
		if (plan->ladders[i].subject == subject)
			return &plan->ladders[i];
	return NULL;
}

const struct tb_plan_ladder *
tb_plan_rolling_ladder(const struct tb_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->nladders; i++)
		if (plan->ladders[i].rolling)
			return &plan->ladders[i];
	return NULL;
}

const char *
tb_plan_unit_name(const struct tb_plan *plan, const char *code)
{
	const struct tb_plan_region *region = tb_plan_region(plan, code);
	const struct tb_plan_department *department = tb_plan_department(plan, code);

	return region != NULL ? region->name : department != NULL ? department->name : NULL;
}

/* Last day of the period's month, as text: dates compare as text. */
static void
period_end(struct tb_period period, char out[11])
{
	struct tb_date first = {period.year + period.month / 12, period.month % 12 + 1, 1};

	tb_date_format(tb_date_from_days(tb_date_days(first) - 1), out);
}

int
tb_plan_is_valid(const char *valid_from, const char *valid_to, struct tb_period period)
{
	char end[11];

	period_end(period, end);
	return (valid_from[0] == '\0' || strcmp(valid_from, end) <= 0) &&
	       (valid_to[0] == '\0' || strcmp(valid_to, end) >= 0);
}

int
tb_plan_unit_expected(const struct tb_plan *plan, const char *code, struct tb_period period)
{
	const struct tb_plan_region *region = tb_plan_region(plan, code);
	const struct tb_plan_department *department = tb_plan_department(plan, code);

	if (department != NULL)
		return department->expected &&
		       tb_plan_is_valid(department->valid_from, department->valid_to, period);
	return region != NULL && region->order != 0 &&
	       tb_plan_is_valid(region->valid_from, region->valid_to, period);
}

const char *const tb_scope_names[TB_SCOPE_MAX + 1] = {
    [TB_SCOPE_CITY] = "city",
    [TB_SCOPE_DOMAIN] = "domain",
    [TB_SCOPE_COUNTY] = "county",
    [TB_SCOPE_INDUSTRY] = "industry",
    [TB_SCOPE_ENTERPRISE] = "enterprise",
    [TB_SCOPE_PROJECT] = "project",
};

const char *const tb_subject_names[TB_SUBJECT_MAX + 1] = {
    [TB_SUBJECT_INDUSTRY] = "industry",
    [TB_SUBJECT_ENTERPRISE] = "enterprise",
    [TB_SUBJECT_PROJECT] = "project",
};

enum tb_subject
tb_plan_subject(const struct tb_plan *plan, const char *code)
{
	if (tb_plan_industry(plan, code) != NULL)
		return TB_SUBJECT_INDUSTRY;
	if (tb_plan_enterprise(plan, code) != NULL)
		return TB_SUBJECT_ENTERPRISE;
	return tb_plan_project(plan, code, 0) != NULL ? TB_SUBJECT_PROJECT : TB_SUBJECT_MAX;
}

struct tb_plan_amount
tb_plan_path_value(const struct tb_plan_path *path, int year)
{
	if (path->first_year == 0 || year < path->first_year ||
	    year >= path->first_year + path->nyears)
		return (struct tb_plan_amount){0, 1};
	return path->values[year - path->first_year];
}

int
tb_plan_curve_value(const struct tb_plan_curve *curve, int year, int month, int64_t *n, int64_t *d)
{
	const struct tb_plan_planned *after = NULL;
	int64_t below = 0;
	int from = 0;
	size_t i;

	for (i = 0; after == NULL && i < curve->npoints; i++) {
		const struct tb_plan_planned *point = &curve->points[i];

		if (point->year != year)
			continue;
		if (point->month >= month) {
			after = point;
		} else {
			from = point->month;
			below = point->value.yuan;
		}
	}
	if (after == NULL)
		return 0;
	*d = after->month - from;
	*n = below * (after->month - month) + after->value.yuan * (month - from);
	return 1;
}

int
tb_plan_band(const struct tb_plan *plan, int64_t total_yuan)
{
	size_t i;

	for (i = 0; i < plan->nbands; i++)
		if (total_yuan >= plan->bands[i].min.yuan &&
		    (plan->bands[i].max.none || total_yuan < plan->bands[i].max.yuan))
			return (int)i;
	return -1;
}

int
tb_plan_step(const struct tb_plan_ladder *ladder, int64_t yuan)
{
	int step = -1;
	size_t i;

	for (i = 0; i < ladder->nsteps; i++)
		if (yuan > ladder->steps[i].value.yuan ||
		    (yuan == ladder->steps[i].value.yuan && !ladder->exclusive))
			step = (int)i;
	return step;
}

int
tb_plan_step_called(const struct tb_plan_ladder *ladder, const char *word)
{
	size_t i;

	for (i = 0; i < ladder->nsteps; i++)
		if (strcmp(ladder->steps[i].word, word) == 0)
			return (int)i;
	return -1;
}

int
tb_plan_year_without_projects(const struct tb_plan *plan, struct tb_date today)
{
	int year = today.year;
	size_t i;

	for (i = 0; i < plan->nrolls; i++)
		if (plan->rolls[i].year > year)
			year = plan->rolls[i].year;
	if (plan->projects_year == 0 || plan->projects_year >= year ||
	    year > plan->identity.target_year)
		return 0;
	return year;
}
