/* What a submission may be at most: read, by default, refused. */
#include "plan_file.h"
#include <criterion/criterion.h>

static const char *const base[] = {
    /* 1 */ "<plan xmlns=\"urn:tongbao:plan:1\">",
    "<identity id=\"c1\" version=\"2\" number=\"n\" in-force=\"2022-01-01\" name=\"n\" "
    "programme=\"p\" issuer=\"i\" region=\"100\" base-year=\"2021\" target-year=\"2025\"/>",
    "<calendar deadline-day=\"5\" bulletin-day=\"10\"/>",
    "<regions><region code=\"100\" name=\"City\" level=\"city\"/>",
    /* 5 */ "<region code=\"101\" name=\"North\" level=\"county\" parent=\"100\" order=\"1\"/>",
    "</regions>",
    "<limits size=\"64\" rows=\"100000\" seconds=\"5\"/>",
    "</plan>",
};

static const struct plan_lines lines = {base, TB_LEN(base)};

Test(plan_limits, the_plan_says_some_and_the_rest_is_usual)
{
	struct tb_plan plan;

	plan_file_load(lines, &plan);
	cr_expect_eq(plan.limits.size_mib, 64);
	cr_expect_eq(plan.limits.rows, 100000);
	cr_expect_eq(plan.limits.seconds, 5);
	cr_expect_eq(plan.limits.depth, tb_plan_default_limits.depth);
	cr_expect_eq(plan.limits.attributes, tb_plan_default_limits.attributes);
	cr_expect_eq(plan.limits.text, tb_plan_default_limits.text);
	tb_plan_release(&plan);
}

Test(plan_limits, a_plan_without_has_the_defaults)
{
	const char *changed[TB_LEN(base)];
	struct tb_plan plan;
	size_t i;

	for (i = 0; i < TB_LEN(base); i++)
		changed[i] = i == 6 ? "<!-- none -->" : base[i];
	plan_file_load((struct plan_lines){changed, TB_LEN(base)}, &plan);
	cr_expect_eq(plan.limits.size_mib, tb_plan_default_limits.size_mib);
	cr_expect_eq(plan.limits.rows, tb_plan_default_limits.rows);
	cr_expect_eq(plan.limits.seconds, tb_plan_default_limits.seconds);
	tb_plan_release(&plan);
}

static const struct plan_fault faults[] = {
    {7, "<limits size=\"0\"/>", 7, "<limits size=\"0\">: a number from 1 to 1024"},
    {7, "<limits size=\"1025\"/>", 7, "<limits size=\"1025\">"},
    {7, "<limits rows=\"many\"/>", 7, "whole number"},
    {7, "<limits depth=\"3\"/>", 7, "from 4 to 200"},
    {7, "<limits attributes=\"257\"/>", 7, "from 8 to 256"},
    {7, "<limits text=\"10001\"/>", 7, "from 500 to 10000"},
    {7, "<limits seconds=\"0\"/>", 7, "from 1 to 60"},
    {7, "<limits/><limits/>", 7, "<limits> stands also in"},
};

Test(plan_limits, refused)
{
	size_t i;

	for (i = 0; i < TB_LEN(faults); i++)
		plan_file_refused(lines, &faults[i]);
}
