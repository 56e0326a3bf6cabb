/* What keeps a subject from being reported: see tb_plan_closing in plan.h. */
#include "plan.h"

static int
closed_region(const struct tb_plan *plan, const char *code, struct tb_period period,
    struct tb_plan_closing *closing)
{
	const struct tb_plan_region *region = tb_plan_region(plan, code);

	if (region == NULL || tb_plan_is_valid(region->valid_from, region->valid_to, period))
		return 0;
	*closing = (struct tb_plan_closing){0, region->name, region->valid_from, region->valid_to};
	return 1;
}

static int
closed_sector(const struct tb_plan *plan, const char *code, struct tb_period period,
    struct tb_plan_closing *closing)
{
	const struct tb_plan_sector *sector = tb_plan_sector(plan, code);

	if (sector == NULL || tb_plan_is_valid(sector->valid_from, sector->valid_to, period))
		return 0;
	*closing = (struct tb_plan_closing){1, sector->name, sector->valid_from, sector->valid_to};
	return 1;
}

int
tb_plan_closing(const struct tb_plan *plan, enum tb_subject subject, const char *code,
    struct tb_period period, struct tb_plan_closing *closing)
{
	const struct tb_plan_enterprise *enterprise =
	    subject == TB_SUBJECT_ENTERPRISE ? tb_plan_enterprise(plan, code) : NULL;
	const struct tb_plan_project *project =
	    subject == TB_SUBJECT_PROJECT ? tb_plan_project(plan, code, period.year) : NULL;

	if (enterprise != NULL)
		return closed_sector(plan, enterprise->sector, period, closing) ||
		       closed_region(plan, enterprise->region, period, closing);
	return project != NULL && closed_region(plan, project->region, period, closing);
}
