/* The list of a year: read, in force by the period, refused. */
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
    "<domains><domain code=\"A\" name=\"Works\" order=\"1\"/></domains>",
    "<sectors><sector code=\"S1\" name=\"Steel\" domain=\"A\"/></sectors>",
    "<indicators><indicator code=\"rev\" name=\"R\" unit=\"亿元\" subjects=\"enterprise\"/>",
    /* 10 */ "</indicators>",
    "<reporters><reporter indicator=\"rev\" kind=\"enterprise\" by=\"region\"/></reporters>",
    "<enterprises source=\"list\" unit=\"亿元\">",
    "<enterprise code=\"E1\" name=\"One\" sector=\"S1\" region=\"101\" order=\"1\">"
    "<path year=\"2022\" value=\"9\"/><path year=\"2023\" value=\"10\"/></enterprise>",
    "<enterprise code=\"E1.1\" name=\"Part\" sector=\"S1\" region=\"101\" parent=\"E1\" "
    "order=\"2\"><path year=\"2023\" value=\"5\"/></enterprise>",
    /* 15 */
    "<enterprise code=\"E2\" name=\"Two\" sector=\"S1\" region=\"101\" order=\"3\">"
    "<path year=\"2022\" value=\"——\"/><path year=\"2023\" value=\"——\"/></enterprise>",
    "</enterprises>",
    "<enterprises><enterprise code=\"R1\" name=\"Reg\" sector=\"S1\" region=\"101\" order=\"4\"/>",
    "<enterprise code=\"R2\" name=\"Reg\" sector=\"S1\" region=\"101\" order=\"5\"/></enterprises>",
    "<ladders><ladder id=\"e\" subject=\"enterprise\" rolling=\"yes\">"
    "<step value=\"1\" word=\"one\"/><step value=\"10\" word=\"ten\"/></ladder>",
    /* 20 */ "<ladder id=\"i\" subject=\"industry\"><step value=\"1\" word=\"one\"/></ladder>",
    "</ladders>",
    "<rolls>",
    "<roll year=\"2024\" ladder=\"e\" in-force=\"2024-01-01\">",
    "<member subject=\"R1\"/><leaver subject=\"E2\"/></roll>",
    /* 25 */ "<roll year=\"2023\" ladder=\"e\" in-force=\"2023-03-15\" number=\"n\" by=\"b\">",
    "<member subject=\"E2\" level=\"one\" plan=\"3\"/>",
    "<member subject=\"R1\" level=\"ten\" plan=\"12.5\"/>",
    "<leaver subject=\"E1\"/>",
    "</roll>",
    /* 30 */ "</rolls>",
    "</plan>",
};
static const struct plan_lines lines = {base, TB_LEN(base)};

/* Who is in the list, and what is planned, in 100 millions; -1 = nothing. */
struct stand {
	const char *code;
	int listed, plan;
};

static void
expect(struct tb_period period, int year, const struct stand *stands, size_t n)
{
	struct tb_plan plan;
	size_t i;

	plan_file_load(lines, &plan);
	tb_plan_roll(&plan, period);
	cr_assert_eq(
	    tb_plan_roll_of(&plan, period) != NULL ? tb_plan_roll_of(&plan, period)->year : 0,
	    year);
	for (i = 0; i < n; i++) {
		const struct tb_plan_enterprise *e = tb_plan_enterprise(&plan, stands[i].code);
		struct tb_plan_amount value = tb_plan_path_value(&e->path, period.year);

		cr_assert_eq(e->annex, stands[i].listed, "%s in %d-%02d", e->code, period.year,
		    period.month);
		cr_assert_eq(value.none ? -1 : (int)(value.yuan / 10000000), stands[i].plan,
		    "plan of %s in %d-%02d", e->code, period.year, period.month);
	}
	tb_plan_release(&plan);
}

Test(plan_rolls, before_it_is_in_force)
{
	static const struct stand year[] = {
	    {"E1", 1, 90}, {"E1.1", 1, -1}, {"E2", 1, -1}, {"R1", 0, -1}, {"R2", 0, -1}};
	static const struct stand february[] = {
	    {"E1", 1, 100}, {"E1.1", 1, 50}, {"E2", 1, -1}, {"R1", 0, -1}};

	expect((struct tb_period){2022, 12}, 0, year, 5);
	expect((struct tb_period){2023, 2}, 0, february, 4);
}

/* Parts go with the whole; who leaves has no plan any more. */
Test(plan_rolls, in_its_year)
{
	static const struct stand stands[] = {
	    {"E1", 0, -1}, {"E1.1", 0, -1}, {"E2", 1, 30}, {"R1", 1, 125}, {"R2", 0, -1}};

	expect((struct tb_period){2023, 3}, 2023, stands, 5);
	expect((struct tb_period){2023, 12}, 2023, stands, 5);
}

/* The newest list counts, whatever the order of the files; a plan is of its one year. */
Test(plan_rolls, in_the_next_year)
{
	static const struct stand stands[] = {{"E1", 0, -1}, {"E2", 0, -1}, {"R1", 1, -1}};

	expect((struct tb_period){2024, 2}, 2024, stands, 3);
	expect((struct tb_period){2025, 2}, 2024, stands, 3);
}

Test(plan_rolls, where_a_plan_stands)
{
	struct tb_plan plan;

	plan_file_load(lines, &plan);
	cr_assert_null(tb_plan_enterprise(&plan, "R1")->path_source);
	tb_plan_roll(&plan, (struct tb_period){2023, 4});
	cr_assert_eq(tb_plan_enterprise(&plan, "R1")->path_source->line, 27);
	cr_assert_str_eq(
	    tb_plan_member(tb_plan_roll_of(&plan, (struct tb_period){2023, 4}), "R1")->level,
	    "ten");
	cr_assert_null(tb_plan_member(NULL, "R1"));
	tb_plan_release(&plan);
}

static const struct plan_fault faults[] = {
    {26, "<member subject=\"E9\"/>", 26, "there is no such <enterprise>"},
    {26, "<member subject=\"E2\" level=\"two\"/>", 26, "has no such step"},
    {26, "<member subject=\"E1.1\"/>", 26, "is a part (其中) of 'E1'"},
    {26, "<member subject=\"R1\"/>", 27, "stands twice in the list of 2023, first in line 26"},
    {28, "<member subject=\"E1\"/><leaver subject=\"E1\"/>", 28, "stands twice"},
    {28, "<member subject=\"E1\" plan=\"11\"/>", 28, "has its plan of 2023 already"},
    {27, "<member subject=\"R1\" plan=\"0\"/>", 27, "a plan above 0"},
    {28, "", 25, "does not say what becomes of 'E1'"},
    {24, "<member subject=\"R1\"/></roll>", 23, "does not say what becomes of 'E2'"},
    {25, "<roll year=\"2023\" ladder=\"x\" in-force=\"2023-01-01\">", 25, "no such <ladder>"},
    {25, "<roll year=\"2023\" ladder=\"i\" in-force=\"2023-01-01\">", 25, "no such <ladder>"},
    {25, "<roll year=\"2022\" ladder=\"e\" in-force=\"2022-01-01\">", 25, "from 2023 to 2025"},
    {25, "<roll year=\"2026\" ladder=\"e\" in-force=\"2026-01-01\">", 25, "from 2023 to 2025"},
    {25, "<roll year=\"2023\" ladder=\"e\" in-force=\"2022-12-31\">", 25, "a day of 2023"},
    {25, "<roll year=\"2023\" ladder=\"e\">", 25, "a day of 2023"},
    {25, "<roll year=\"2024\" ladder=\"e\" in-force=\"2024-01-01\">", 25, "stands twice"},
};

ParameterizedTestParameters(plan_rolls, refused)
{
	return rows_of(TB_LEN(faults));
}

ParameterizedTest(size_t *row, plan_rolls, refused)
{
	plan_file_refused(lines, &faults[*row]);
}
