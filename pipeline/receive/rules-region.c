/* The region in a project's national code beside the plan's regions; see trend.h. */
#include "../lib/identity.h"
#include "trend.h"

enum { REGION_LEN = 6, LEVEL_LEN = 2 }; /* province, city, county: two digits each */

/* Characters of a region's code that say more than "all of it": of a province two, of a city four.
 */
static size_t
meaning_len(const char *region)
{
	size_t len = REGION_LEN;

	while (len > LEVEL_LEN && strncmp(region + len - LEVEL_LEN, "00", LEVEL_LEN) == 0)
		len -= LEVEL_LEN;
	return len;
}

/* Is the one a part of the other, or the other of the one? */
static int
is_of_one_line(const char *a, const char *b)
{
	size_t len_a = meaning_len(a), len_b = meaning_len(b);

	return strncmp(a, b, len_a < len_b ? len_a : len_b) == 0;
}

/* One of the plan's regions, a level above them, or of old below its highest one. */
static int
is_of_plan(const struct tb_plan *plan, const char *region)
{
	size_t i;

	for (i = 0; i < plan->nregions; i++)
		if (strlen(plan->regions[i].code) >= REGION_LEN &&
		    is_of_one_line(plan->regions[i].code, region))
			return 1;
	return 0;
}

void
trend_region(struct trend *trend, const struct spot *spot)
{
	const struct tb_plan *plan = trend->rules->plan;
	const struct tb_plan_project *project =
	    tb_plan_project(plan, spot->code, trend->parsed->record.period.year);
	const struct tb_plan_region *own = tb_plan_region(plan, project->region);
	struct finding finding = rules_finding(FINDING_PROJECT_REGION, spot, -1);
	const char *region, *why;
	char digits[REGION_LEN + 1];

	if (spot->identity == NULL || tb_project_code_check(spot->identity) != TB_IDENTITY_GOOD ||
	    project->national[0] != '\0')
		return; /* what the register has is compared with it */
	region = tb_project_code_region(spot->identity);
	if (tb_is_state_region(region) || is_of_plan(plan, region))
		return;
	snprintf(digits, sizeof(digits), "%.*s", REGION_LEN, region);
	finding.field = "project@national";
	finding.value = spot->identity;
	finding.expected = own != NULL ? own->name : NULL;
	finding.detail[0] = digits;
	why = trend_explained(trend, spot, FINDING_PROJECT_REGION);
	if (why != NULL) {
		finding.level = LEVEL_NOTE;
		finding.detail[FINDING_DETAILS - 1] = why;
	}
	finding_add(&trend->parsed->findings, &finding);
}
