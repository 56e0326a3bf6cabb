/* The plan: a small one of another city is loaded, and refused for each fault in it. */
#include "lib/file.h"
#include "plan_file.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <unistd.h>

static const char *const base[] = {
    /* 1 */ "<plan xmlns=\"urn:tongbao:plan:1\">",
    "<identity id=\"c1\" version=\"2\" number=\"n\" in-force=\"2022-01-01\" name=\"n\" "
    "programme=\"p\" issuer=\"i\" region=\"100\" base-year=\"2021\" target-year=\"2025\"/>",
    "<notice>of a test</notice>",
    "<calendar deadline-day=\"5\" bulletin-day=\"10\">",
    /* 5 */ "<holiday day=\"2022-08-05\"/>",
    "<holiday day=\"2022-08-06\" work=\"yes\"/>",
    "</calendar>",
    "<regions>",
    "<region code=\"100\" name=\"City\" level=\"city\"/>",
    /* 10 */ "<region code=\"102\" name=\"South\" level=\"county\" parent=\"100\" order=\"2\"/>",
    "<region code=\"101\" name=\"North\" level=\"county\" parent=\"100\" order=\"1\">",
    "<alias name=\"Old North\" valid-to=\"2018-01-01\"/></region>",
    "<region code=\"103\" name=\"Gone\" level=\"county\" parent=\"100\" order=\"3\" "
    "valid-to=\"2022-06-29\"/>",
    "</regions>",
    /* 15 */ "<departments>",
    "<department code=\"D1\" name=\"Bureau\" order=\"1\" role=\"domain\" expected=\"yes\"/>",
    "<department code=\"D2\" name=\"Office\" order=\"2\"/>",
    "</departments>",
    "<domains>",
    /* 20 */ "<domain code=\"A\" name=\"Farms\" lead=\"D1\" order=\"2\"><alias name=\"Fields\"/>",
    "<participant unit=\"D2\"/></domain>",
    "<domain code=\"B\" name=\"Works\" order=\"1\"/>",
    "</domains>",
    "<sectors>",
    /* 25 */ "<sector code=\"S1\" name=\"Steel\" domain=\"B\" industry=\"I1\"/>",
    "</sectors>",
    "<indicators>",
    "<indicator code=\"rev\" name=\"Revenue\" unit=\"亿元\" subjects=\"industry enterprise\"/>",
    "<indicator code=\"inv\" name=\"Investment\" unit=\"亿元\" subjects=\"project\"/>",
    /* 30 */ "</indicators>",
    "<reporters>",
    "<reporter indicator=\"rev\" subject=\"I1\" unit=\"D1\"/>",
    "<reporter indicator=\"rev\" subject=\"E2\" unit=\"D1\"/>",
    "<reporter indicator=\"rev\" kind=\"enterprise\" by=\"region\"/>",
    /* 35 */ "<reporter indicator=\"inv\" kind=\"project\" by=\"region\"/>",
    "</reporters>",
    "<industries unit=\"亿元\">",
    "<industry code=\"I1\" name=\"Steel\" domain=\"B\" order=\"1\" stated-growth=\"9%\">",
    "<path year=\"2021\" value=\"——\"/>",
    /* 40 */ "<path year=\"2022\" value=\"12.5\"/></industry>",
    "</industries>",
    "<enterprises>",
    "<enterprise code=\"E2\" name=\"Two\" sector=\"S1\" region=\"102\" order=\"9\" "
    "last-year=\"0.5\"/>",
    "<enterprise code=\"E3\" name=\"Three\" sector=\"S1\" region=\"101\" order=\"10\"/>",
    /* 45 */ "</enterprises>",
    "<enterprises source=\"annex 2\">",
    "<enterprise code=\"E1.1\" name=\"Part\" sector=\"S1\" region=\"101\" parent=\"E1\" "
    "order=\"2\"/>",
    "<enterprise code=\"E1\" name=\"One\" sector=\"S1\" region=\"101\" order=\"1\"/>",
    "</enterprises>",
    /* 50 */ "<projects year=\"2022\">",
    "<project code=\"P1\" name=\"Mill\" region=\"102\" domain=\"A\" nature=\"新开工\" "
    "total=\"10\" plan=\"2\" start=\"2022-03\" finish=\"2023-03\" key=\"yes\">",
    "<milestone type=\"开工\" planned=\"2022-03\"/>",
    "<milestone type=\"竣工\" planned=\"2023-03\"/></project>",
    "<project code=\"P2\" name=\"Shed\" region=\"101\" domain=\"B\" nature=\"续建\" "
    "total=\"0.9\" plan=\"——\"/>",
    /* 55 */
    "</projects><projects year=\"2023\"><project code=\"P2\" name=\"Shed\" region=\"102\" "
    "domain=\"B\" nature=\"续建\" total=\"0.9\" plan=\"——\"/></projects>",
    "<project-counts unit=\"个\">",
    "<count band=\"ALL\" name=\"all\" order=\"1\" total=\"9\"><path year=\"2022\" "
    "value=\"9\"/></count>",
    "<count band=\"B1\" name=\"1-10\" parent=\"ALL\" order=\"2\" total=\"9\"/>",
    "</project-counts>",
    /* 60 */ "<ladders>",
    "<ladder id=\"e\" subject=\"enterprise\">",
    "<step value=\"1\" word=\"one\"/>",
    "<step value=\"10\" word=\"ten\"/></ladder>",
    "</ladders>",
    /* 65 */ "<bands>",
    "<band code=\"B1\" name=\"1-10\" min=\"1\" max=\"10\"/>",
    "<band code=\"B2\" name=\"10-\" min=\"10\"/>",
    "</bands>",
    "<lamps>",
    /* 70 */ "<lamp code=\"blue\" mark=\"B\" name=\"b\" finished=\"yes\"/>",
    "<lamp code=\"green\" mark=\"G\" name=\"g\" min=\"0\"/>",
    "<lamp code=\"yellow\" mark=\"Y\" name=\"y\" min=\"-10\"/>",
    "<lamp code=\"red\" mark=\"R\" name=\"r\"/>",
    "</lamps>",
    /* 75 */ "<rules><rule id=\"growth-max\" level=\"核实\" value=\"99.5\"/></rules>",
    "<recipients><recipient kind=\"to\" text=\"all\"/></recipients>",
    "<targets>",
    "<target id=\"T1\" scope=\"B\" year=\"2025\" kind=\"k\" op=\"about\" value=\"7\" "
    "clause=\"3\"/>",
    "</targets>",
    /* 80 */ "</plan>",
};

static const struct plan_lines lines = {base, TB_LEN(base)};

static struct tb_plan plan;
static struct tb_err err;

static void
load(void)
{
	plan_file_load(lines, &plan);
}

static void
release(void)
{
	tb_plan_release(&plan);
}

TestSuite(plan, .init = load, .fini = release);

Test(plan, lists_are_in_canonical_order)
{
	cr_assert_str_eq(plan.regions[0].code, "101");
	cr_assert_str_eq(plan.regions[1].code, "102");
	cr_assert_str_eq(plan.regions[3].code, "100", "what has no place stands last");
	cr_assert_str_eq(plan.domains[0].code, "B");
	cr_assert_str_eq(plan.enterprises[0].code, "E1", "the plan's own list first");
	cr_assert_str_eq(plan.enterprises[1].code, "E1.1", "a part behind its whole");
	cr_assert_str_eq(plan.enterprises[2].code, "E3", "the register by county");
	cr_assert_str_eq(plan.enterprises[3].code, "E2");
	cr_assert_str_eq(plan.projects[0].code, "P2");
}

Test(plan, values_and_sources)
{
	const struct tb_plan_industry *industry = tb_plan_industry(&plan, "I1");
	const struct tb_plan_project *project = tb_plan_project(&plan, "P1", 0);

	cr_assert_str_eq(plan.notice, "of a test");
	cr_assert_str_eq(industry->stated_growth, "9%");
	cr_assert_eq(tb_plan_path_value(&industry->path, 2021).none, 1);
	cr_assert_eq(tb_plan_path_value(&industry->path, 2022).yuan, 1250000000);
	cr_assert_eq(tb_plan_path_value(&industry->path, 2023).none, 1);
	cr_assert_eq(tb_plan_path_value(&plan.counts[0].path, 2022).yuan, 9, "pieces, not yuan");
	cr_assert_eq(tb_plan_enterprise(&plan, "E2")->last_year.yuan, 50000000);
	cr_assert_eq(tb_plan_enterprise(&plan, "E2")->annex, 0);
	cr_assert_eq(tb_plan_enterprise(&plan, "E1")->annex, 1);
	cr_assert(project->key && project->year == 2022 && project->nmilestones == 2);
	cr_assert_eq(tb_plan_project(&plan, "P2", 0)->plan.none, 1);
	cr_assert_eq(project->source.line, 51);
	cr_assert_eq(tb_plan_rule(&plan, "growth-max")->milli, 99500);
}

/* P2 is of 2023 as well, in another region; P1 of 2022 alone. */
Test(plan, a_code_of_two_years)
{
	const struct tb_plan_project *first = tb_plan_project(&plan, "P2", 2022);
	const struct tb_plan_project *second = tb_plan_project(&plan, "P2", 2023);

	cr_assert(first != NULL && second != NULL && first != second);
	cr_expect_eq(first->year, 2022);
	cr_expect_eq(second->year, 2023);
	cr_expect_str_eq(tb_plan_reporter(&plan, "inv", "P2", 2022), first->region);
	cr_expect_str_eq(tb_plan_reporter(&plan, "inv", "P2", 2023), "102");
	cr_expect_null(tb_plan_project(&plan, "P1", 2023));
	cr_expect_null(tb_plan_reporter(&plan, "inv", "P1", 2023));
}

Test(plan, what_is_derived)
{
	cr_assert_str_eq(tb_plan_enterprise(&plan, "E2")->domain, "B");
	cr_assert_eq(tb_plan_project(&plan, "P1", 0)->band, 1, "the lower bound is in");
	cr_assert_eq(tb_plan_project(&plan, "P2", 0)->band, -1);
	cr_assert_eq(tb_plan_band(&plan, 999999999), 0, "the upper bound is out");
	cr_assert_eq(tb_plan_step(tb_plan_ladder(&plan, TB_SUBJECT_ENTERPRISE), 1000000000), 1);
	cr_assert_eq(tb_plan_step(tb_plan_ladder(&plan, TB_SUBJECT_ENTERPRISE), 99999999), -1);
	cr_assert_null(tb_plan_ladder(&plan, TB_SUBJECT_PROJECT));
}

Test(plan, children)
{
	const struct tb_plan_domain *domain = tb_plan_domain(&plan, "A");

	cr_assert_str_eq(tb_plan_region(&plan, "101")->aliases[0].name, "Old North");
	cr_assert_str_eq(domain->aliases[0].name, "Fields");
	cr_assert_eq(domain->nparticipants, 1);
	cr_assert_str_eq(domain->participants[0].unit, "D2");
	cr_assert_str_eq(tb_plan_department(&plan, "D1")->role, "domain");
}

Test(plan, one_reporter)
{
	cr_assert_str_eq(tb_plan_reporter(&plan, "rev", "I1", 0), "D1");
	cr_assert_str_eq(tb_plan_reporter(&plan, "rev", "E2", 0), "D1", "its own rule goes first");
	cr_assert_str_eq(tb_plan_reporter(&plan, "rev", "E3", 0), "101");
	cr_assert_str_eq(tb_plan_reporter(&plan, "inv", "P1", 0), "102");
	cr_assert_null(tb_plan_reporter(&plan, "inv", "E3", 0));
	cr_assert_null(tb_plan_reporter(&plan, "rev", "E9", 0));
}

Test(plan, who_must_report)
{
	struct tb_period may = {2022, 5}, june = {2022, 6};

	cr_assert_eq(tb_plan_unit_expected(&plan, "101", may), 1);
	cr_assert_eq(tb_plan_unit_expected(&plan, "103", may), 1);
	cr_assert_eq(tb_plan_unit_expected(&plan, "103", june), 0, "gone at the period's end");
	cr_assert_eq(tb_plan_unit_expected(&plan, "100", may), 0);
	cr_assert_eq(tb_plan_unit_expected(&plan, "D1", may), 1);
	cr_assert_eq(tb_plan_unit_expected(&plan, "D2", may), 0);
	cr_assert_eq(tb_plan_unit_expected(&plan, "X", may), 0);
	cr_assert_str_eq(tb_plan_unit_name(&plan, "D2"), "Office");
	cr_assert_null(tb_plan_unit_name(&plan, "X"));
}

Test(plan, deadline_moves_to_a_working_day)
{
	/* Friday the 5th is a holiday, Saturday the 6th is worked. */
	struct tb_date date = tb_plan_deadline(&plan, (struct tb_period){2022, 7});

	cr_assert(date.year == 2022 && date.month == 8 && date.day == 6);
	date = tb_plan_bulletin_day(&plan, (struct tb_period){2022, 8}); /* Saturday */
	cr_assert(date.year == 2022 && date.month == 9 && date.day == 12);
	date = tb_plan_deadline(&plan, (struct tb_period){2022, 12});
	cr_assert(date.year == 2023 && date.month == 1 && date.day == 5);
}

Test(plan, days_to_do_what_is_asked_are_working_days)
{
	static const struct {
		int day, n, month, then; /* of August 2022; the n-th working day behind it */
	} rows[] = {
	    {4, 0, 8, 4},
	    {4, 1, 8, 6}, /* over Friday the 5th, a holiday, to Saturday the 6th, worked */
	    {4, 2, 8, 8}, /* over Sunday */
	    {10, 7, 8, 19},
	    {31, 1, 9, 1},
	};
	size_t i;

	for (i = 0; i < TB_LEN(rows); i++) {
		struct tb_date date =
		    tb_plan_working_days(&plan, (struct tb_date){2022, 8, rows[i].day}, rows[i].n);

		cr_assert(date.month == rows[i].month && date.day == rows[i].then,
		    "%d days behind the %dth: %d-%d", rows[i].n, rows[i].day, date.month, date.day);
	}
}

/* --- refusals ------------------------------------------------------------------------ */

static const struct plan_fault faults[] = {
    /* shape */
    {9, "</area>", 9, "tag mismatch"},
    {9, "<region code=\"100\" code=\"101\"/>", 9, "redefined"},
    {1, "<plan xmlns=\"urn:x\">", 1, "namespace"},
    {3, "<notices/>", 3,
	"<notices> is not known inside <plan>; correct the name, see tongbao-plan(5), or remove "
	"it"},
    {9, "<region code=\"100\" name=\"City\"/>", 9, "lacks the attribute 'level'; add it"},
    {9, "<region code=\"100\" name=\"City\" level=\"c\" colour=\"red\"/>", 9,
	"unknown attribute 'colour'; remove it"},
    {5, "<holiday day=\"2022-02-30\"/>", 5, "a day YYYY-MM-DD is needed"},
    {16, "<department code=\"D1\" name=\"B\" expected=\"true\"/>", 16, "yes or no is needed"},
    {16, "<department code=\"D1\" name=\"B\" order=\"1st\"/>", 16,
	"a whole number from 0 to 999999 is needed"},
    {40, "<path year=\"2022\" value=\"12,5\"/></industry>", 40, "a value in the section's unit"},
    {40, "<path year=\"2022\" value=\"1000000000.5\"/></industry>", 40,
	"value=\"1000000000.5\">: a value of at most 1000000000 亿元 is needed"},
    {43,
	"<enterprise code=\"E2\" name=\"Two\" sector=\"S1\" region=\"102\" "
	"last-year=\"1000000001\"/>",
	43, "last-year=\"1000000001\">: a value of at most 1000000000 亿元 is needed"},
    {40, "<path year=\"2023\" value=\"12\"/></industry>", 40, "years follow each other"},
    {8, "<regions/><region><alias name=\"x\"/></region><regions>", 8,
	"<region> is not known inside <plan>"},
    {50, "<projects>", 50, "<projects> lacks the attribute 'year'"},
    {52, "<milestone type=\"开工\" planned=\"2022-3\"/>", 52, "a month YYYY-MM is needed"},
    {56, "<project-counts unit=\"万元\">", 56, "<project-counts unit=\"万元\">: 个 is needed"},
    {56, "<project-counts unit=\"亿元\">", 56, ": 个 is needed"},
    {56, "<project-counts>", 57,
	"<project-counts> does not say what its values are in; add unit=\"个\""},
    {57,
	"<count band=\"ALL\" name=\"all\" order=\"1\" total=\"9\"><path year=\"2022\" "
	"value=\"9.5\"/></count>",
	57, "a whole number, or ——, is needed"},
    {37, "<industries unit=\"个\">", 37, "<industries unit=\"个\">: 亿元 is needed"},
    {37, "<industries>", 39, "<industries> does not say what its values are in; add unit=\"亿元\""},
    {37, "<industries untt=\"亿元\">", 37,
	"<industries> has the unknown attribute 'untt'; remove it"},
    {38, "<industry code=\"I1\" name=\"Steel\" domain=\"B\" order=\"1\" stated-growth=\"9\">", 38,
	"<industry stated-growth=\"9\">: a rate such as 12.5%, or ——, is needed"},
    {48,
	"<enterprise code=\"E1\" name=\"One\" sector=\"S1\" region=\"101\" order=\"1\" "
	"stated-growth=\"百分之九\"/>",
	48, "<enterprise stated-growth=\"百分之九\">: a rate"},
    {58,
	"<count band=\"B1\" name=\"1-10\" parent=\"ALL\" order=\"2\" total=\"9\" "
	"stated-growth=\"约9%\"/>",
	58, "<count stated-growth=\"约9%\">: a rate"},
    {46, "<enterprises source=\"annex 2\" unit=\"个\">", 46, ": 亿元 is needed"},
    {50, "<projects year=\"2022\" unit=\"万元\">", 50, ": 亿元 is needed"},
    {40, "<path year=\"2022\" value=\"12.5\"/></industry><path year=\"2023\" value=\"1\"/>", 40,
	"<path> stands in no industry"},
    {77, "<targets><path year=\"2023\" value=\"1\"/>", 77, "<path> stands in no industry"},
    {77, "<targets unit=\"个\">", 77, "<targets> has the unknown attribute 'unit'; remove it"},
    {75, "<rules><rule id=\"growth-max\" level=\"核实\" value=\"1.2345\"/></rules>", 75,
	"up to three places is needed"},
    {80, "", 81, ""}, /* not whole */
    /* what must be there once */
    {2, "", 0, "no file has an <identity>; add one"},
    {2,
	"<identity id=\"c\" version=\"2\" number=\"n\" name=\"n\" programme=\"p\" issuer=\"i\" "
	"region=\"100\"/>",
	2, "<identity> lacks in-force"},
    {2,
	"<identity id=\"c\" version=\"2\" number=\"n\" in-force=\"2022-01-01\" name=\"n\" "
	"programme=\"p\" issuer=\"i\" region=\"100\" base-year=\"2026\" target-year=\"2025\"/>",
	2, "lies before base-year"},
    {3,
	"<identity id=\"c\" version=\"2\" number=\"n\" name=\"n\" programme=\"p\" issuer=\"i\" "
	"region=\"100\"/>",
	3, "<identity> stands also in "},
    {7, "</calendar><calendar deadline-day=\"5\" bulletin-day=\"9\"/>", 7,
	"<calendar> stands also in "},
    /* codes */
    {10, "<region code=\"101\" name=\"South\" level=\"county\" order=\"2\"/>", 11,
	"<region> '101' stands twice, first as <region> in "},
    {16, "<department code=\"101\" name=\"B\"/>", 16, "<department> '101' stands twice"},
    {44, "<enterprise code=\"I1\" name=\"E\" sector=\"S1\" region=\"101\"/>", 44,
	"<enterprise> 'I1' stands twice, first as <industry>"},
    {73, "<lamp code=\"green\" mark=\"R\" name=\"r\"/>", 73, "<lamp> 'green' stands twice"},
    {10, "<region code=\"102\" name=\"S\" level=\"c\" parent=\"100\" order=\"1\"/>", 11,
	"<region order=\"1\">: '102' has this place already"},
    {10, "<region code=\"102\" name=\"S\" level=\"c\" parent=\"100\" order=\"2\" column=\"1\"/>",
	10, "<region code=\"102\" column=\"1\" row=\"0\">: its place in maps"},
    {10,
	"<region code=\"102\" name=\"S\" level=\"c\" parent=\"100\" order=\"2\" column=\"1\" "
	"row=\"100\"/>",
	10, "from 1 to 99; give both"},
    {10,
	"<region code=\"102\" name=\"S\" level=\"c\" parent=\"100\" order=\"2\" column=\"1\" "
	"row=\"1\"/>",
	11, "reports and has no place in maps, as '102' has; give it column and row"},
    {10,
	"<region code=\"102\" name=\"S\" level=\"c\" parent=\"100\" order=\"2\" column=\"1\" "
	"row=\"1\"/><region code=\"109\" name=\"T\" level=\"c\" parent=\"100\" column=\"1\" "
	"row=\"1\"/>",
	10, "column 1, row 1 is the place of '102'; move one of them"},
    {17, "<department code=\"D2\" name=\"Office\" order=\"1\"/>", 17,
	"<department order=\"1\">: 'D1' has"},
    /* references */
    {2,
	"<identity id=\"c\" version=\"2\" number=\"n\" name=\"n\" programme=\"p\" issuer=\"i\" "
	"region=\"999\"/>",
	2, "<identity region=\"999\">: there is no such <region>"},
    {2,
	"<identity id=\"c\" version=\"2\" number=\"n\" name=\"n\" programme=\"p\" issuer=\"i\" "
	"region=\"101\"/>",
	11, "is the plan's own and has the parent"},
    {9, "<region code=\"100\" name=\"City\" level=\"c\" parent=\"999\"/>", 9,
	"<region parent=\"999\">: there is no such <region>"},
    {13, "<region code=\"103\" name=\"Gone\" level=\"c\" parent=\"103\"/>", 13,
	"is its own ancestor"},
    {22, "<domain code=\"B\" name=\"Works\" lead=\"D9\"/>", 22,
	"<domain lead=\"D9\">: there is no such <department>"},
    {21, "<participant unit=\"D9\"/></domain>", 21, "there is no such <department>"},
    {25, "<sector code=\"S1\" name=\"S\" domain=\"C\"/>", 25, "there is no such <domain>"},
    {25, "<sector code=\"S1\" name=\"S\" domain=\"B\" industry=\"I9\"/>", 25,
	"there is no such <industry>"},
    {44, "<enterprise code=\"E3\" name=\"E\" sector=\"S9\" region=\"101\"/>", 44,
	"there is no such <sector>"},
    {44, "<enterprise code=\"E3\" name=\"E\" sector=\"S1\" region=\"999\"/>", 44,
	"there is no such <region>"},
    {44, "<enterprise code=\"E3\" name=\"E\" sector=\"S1\" region=\"101\" parent=\"E9\"/>", 44,
	"there is no such <enterprise>"},
    {44, "<enterprise code=\"E3\" name=\"E\" sector=\"S1\" region=\"101\" parent=\"E1.1\"/>", 44,
	"its parent 'E1.1' is a part of another"},
    {58, "<count band=\"B9\" name=\"x\" parent=\"ALL\"/>", 58, "there is no such <band>"},
    {58, "<count band=\"B1\" name=\"x\" parent=\"B7\"/>", 58, "there is no such <count>"},
    {78, "<target id=\"T1\" scope=\"Z\" year=\"y\" kind=\"k\" op=\"about\" clause=\"3\"/>", 78,
	"city, county or the code of a domain is needed"},
    {78,
	"<target id=\"T1\" scope=\"B\" year=\"20x5\" kind=\"k\" op=\"about\" value=\"7\" "
	"clause=\"3\"/>",
	78, "year=\"20x5\">: a year from 2000 to 2099, or words"},
    {78,
	"<target id=\"T1\" scope=\"B\" year=\"2025年\" kind=\"k\" op=\"about\" value=\"7\" "
	"clause=\"3\"/>",
	78, "year=\"2025年\">: a year from 2000 to 2099, or words"},
    {78,
	"<target id=\"T1\" scope=\"B\" year=\"2025 年底\" kind=\"k\" op=\"about\" value=\"7\" "
	"clause=\"3\"/>",
	78, "year=\"2025 年底\">: a year from 2000 to 2099, or words"},
    {78,
	"<target id=\"T1\" scope=\"B\" year=\"２０２５\" kind=\"k\" op=\"about\" value=\"7\" "
	"clause=\"3\"/>",
	78, "year=\"２０２５\">: a year from 2000 to 2099, or words"},
    {78,
	"<target id=\"T1\" scope=\"B\" year=\"1999\" kind=\"k\" op=\"about\" value=\"7\" "
	"clause=\"3\"/>",
	78, "year=\"1999\">: a year from 2000 to 2099, or words"},
    /* reporters */
    {32, "", 38, "nobody reports its 'rev'; add a <reporter>"},
    {32, "<reporter indicator=\"rev\" subject=\"I1\" unit=\"D2\"/>", 38,
	"'D2' is to report its 'rev' and is not a unit that reports"},
    {32, "<reporter indicator=\"rev\" subject=\"I1\"/>", 32, "give either a unit or by=\"region\""},
    {32, "<reporter indicator=\"rev\" subject=\"I1\" kind=\"industry\" unit=\"D1\"/>", 32,
	"give either a subject or a kind"},
    {32, "<reporter indicator=\"rev\" subject=\"I1\" by=\"region\"/>", 32, "only with a kind"},
    {32, "<reporter indicator=\"rev\" subject=\"I7\" unit=\"D1\"/>", 32,
	"there is no such industry, enterprise or project"},
    {32, "<reporter indicator=\"rev\" subject=\"I1\" unit=\"D7\"/>", 32,
	"<reporter unit=\"D7\">: there is no such <region>"},
    {33, "<reporter indicator=\"rev\" subject=\"I1\" unit=\"101\"/>", 33, "has a reporter already"},
    {33, "<reporter indicator=\"inv\" subject=\"E2\" unit=\"D1\"/>", 33,
	"the indicator is not one of subjects of the kind enterprise"},
    {35, "<reporter indicator=\"inv\" kind=\"farm\" by=\"region\"/>", 35,
	"there is no such industry"},
    {44, "<enterprise code=\"E3\" name=\"Three\" sector=\"S1\"/>", 44, "nobody reports its 'rev'"},
    {44, "<enterprise code=\"E3\" name=\"Three\" sector=\"S1\" region=\"100\"/>", 44,
	"is not a unit that reports"},
    /* values */
    {29, "<indicator code=\"inv\" name=\"I\" unit=\"百万元\" subjects=\"project\"/>", 29,
	"the unit is not known; 个, 亿元, 万元 or 元 is needed"},
    {61, "<ladder id=\"e\" subject=\"farm\">", 61, "industry, enterprise or project is needed"},
    {63, "<step value=\"1\" word=\"ten\"/></ladder>", 63, "is not above the one before it"},
    {62, "<step value=\"——\" word=\"one\"/>", 62, "a value above 0 is needed"},
    {67, "<band code=\"B2\" name=\"b\" min=\"9\"/>", 67, "overlaps 'B1'"},
    {66, "<band code=\"B1\" name=\"b\" min=\"1\"/>", 67, "overlaps 'B1'"},
    {66, "<band code=\"B1\" name=\"b\" min=\"10\" max=\"1\"/>", 66, "max is not above min"},
    {72, "<lamp code=\"amber\" mark=\"A\" name=\"a\" min=\"-10\"/>", 72,
	"no colour that is printed"},
    {72, "<lamp code=\"yellow\" mark=\"Y\" name=\"y\" min=\"0\"/>", 72, "can never burn"},
    {73, "<lamp code=\"red\" mark=\"R\" name=\"r\" min=\"-20\"/>", 73, "below it there is no lamp"},
    {73, "<lamp code=\"red\" mark=\"R\" name=\"r\" finished=\"yes\"/>", 73,
	"must be the first one"},
    {75, "<rules><rule id=\"growth-max\" level=\"must\" value=\"1\"/></rules>", 75,
	"强制, 核实 or 提示"},
    {75, "<rules><rule id=\"grwoth-max\" level=\"核实\" value=\"1\"/></rules>", 75,
	"there is no such rule; correct the id"},
    {75, "<rules><rule id=\"growth-max\" level=\"核实\"/></rules>", 75, "the value is missing"},
    {75, "<rules><rule id=\"growth-min\" level=\"核实\" value=\"50\"/></rules>", 75,
	"no threshold can be that"},
    {75, "<rules><rule id=\"over-total\" level=\"强制\" value=\"1\"/></rules>", 75,
	"it has no value; remove it"},
    {44,
	"<enterprise code=\"E3\" name=\"E\" sector=\"S1\" region=\"101\" "
	"uscc=\"91350100M000100Y44\"/>",
	44, "<enterprise uscc 91350100M000100Y44>: its check character does not agree"},
    {44,
	"<enterprise code=\"E3\" name=\"E\" sector=\"S1\" region=\"101\" "
	"uscc=\"91430200MA4L00248W\"/>",
	44, "the organisation code"},
    {54,
	"<project code=\"P2\" name=\"S\" region=\"101\" domain=\"B\" nature=\"续建\" total=\"1\" "
	"national=\"2113-430200-04-01-123456\"/>",
	54, "neither YYMM nor a year"},
    {17,
	"<department code=\"D2\" name=\"B\" order=\"2\" valid-from=\"2022-02-01\" "
	"valid-to=\"2022-01-01\"/>",
	17, "before it is valid from"},
    {25,
	"<sector code=\"S1\" name=\"S\" domain=\"B\" valid-from=\"2022-02-01\" "
	"valid-to=\"2022-01-01\"/>",
	25, "before it is valid from"},
    {76, "<recipients><recipient kind=\"bcc\" text=\"x\"/></recipients>", 76, "to or cc is needed"},
    {78, "<target id=\"T1\" scope=\"B\" year=\"y\" kind=\"k\" op=\"≈\" clause=\"3\"/>", 78,
	"about, at-least, over"},
    {40, "<path year=\"2022\" value=\"-1\"/></industry>", 38, "the value of 2022 is below 0"},
    {54, "<project code=\"P2\" name=\"S\" region=\"101\" domain=\"B\" nature=\"new\" total=\"1\"/>",
	54, "新开工, 续建"},
    {54, "<project code=\"P2\" name=\"S\" region=\"101\" domain=\"B\" nature=\"续建\"/>", 54,
	"a total investment above 0 is needed"},
    {54,
	"<project code=\"P2\" name=\"S\" region=\"101\" domain=\"B\" nature=\"续建\" total=\"1\" "
	"plan=\"1.5\"/>",
	54, "between 0 and the total"},
    {54,
	"<project code=\"P2\" name=\"S\" region=\"101\" domain=\"B\" nature=\"续建\" total=\"1\" "
	"start=\"2022-03\" finish=\"2022-02\"/>",
	54, "finishes in 2022-02, before it starts in 2022-03"},
    {53, "<milestone type=\"开工\" planned=\"2022-04\"/></project>", 53, "stands twice in 'P1'"},
    {53, "<milestone type=\"竣工\"/></project>", 53, "lacks the planned month"},
    {13,
	"<region code=\"103\" name=\"G\" level=\"c\" valid-from=\"2020-01-01\" "
	"valid-to=\"2019-01-01\"/>",
	13, "before it is valid from"},
    {12, "<alias name=\"O\" valid-from=\"2020-01-01\" valid-to=\"2019-01-01\"/></region>", 12,
	"before it is valid from"},
    {4, "<calendar deadline-day=\"31\" bulletin-day=\"10\">", 4, "a day from 1 to 28"},
    {4, "<calendar deadline-day=\"10\" bulletin-day=\"5\">", 4, "a day from the deadline's (10)"},
    {6, "<holiday day=\"2022-08-05\"/>", 6, "stands twice"},
    {6, "<holiday day=\"2022-08-08\" work=\"yes\"/>", 6, "only a Saturday or Sunday"},
};

ParameterizedTestParameters(plan_refused, names_file_line_and_remedy)
{
	return rows_of(TB_LEN(faults));
}

ParameterizedTest(size_t *row, plan_refused, names_file_line_and_remedy)
{
	plan_file_refused(lines, &faults[*row]);
}

Test(plan_refused, no_calendar)
{
	char folder[40], path[64];
	FILE *out;
	int rc;

	(void)snprintf(folder, sizeof(folder), "/tmp/tongbao-plan.XXXXXX");
	cr_assert_not_null(mkdtemp(folder));
	(void)snprintf(path, sizeof(path), "%s/plan.xml", folder);
	out = fopen(path, "w");
	cr_assert_not_null(out);
	(void)fprintf(out, "<plan xmlns=\"urn:tongbao:plan:1\">%s<regions>%s</regions></plan>\n",
	    base[1], base[8]);
	cr_assert_eq(fclose(out), 0);
	rc = tb_plan_load(folder, &plan, &err);
	plan_file_remove(folder);
	cr_assert_eq(rc, -1);
	cr_assert_not_null(strstr(err.text, "no file has a <calendar>"), "%s", err.text);
}

Test(plan_refused, no_folder)
{
	cr_assert_eq(tb_plan_load("/nonexistent", &plan, &err), -1);
	cr_assert_eq(err.msg, TB_MSG_FOLDER);
}

/* --- spread over files ------------------------------------------------------------------ */

Test(plan_files, sections_of_several_files_are_one_plan)
{
	char folder[40], path[64];
	FILE *out;
	int rc;

	plan_file_write(folder, lines, 0, NULL);
	(void)snprintf(path, sizeof(path), "%s/second.xml", folder);
	out = fopen(path, "w");
	cr_assert_not_null(out);
	(void)fprintf(out,
	    "<plan xmlns=\"urn:tongbao:plan:1\"><enterprises>\n"
	    "<enterprise code=\"E4\" name=\"Four\" sector=\"S1\" region=\"101\" order=\"1\"/>\n"
	    "</enterprises></plan>\n");
	cr_assert_eq(fclose(out), 0);
	rc = tb_plan_load(folder, &plan, &err);
	plan_file_remove(folder);
	cr_assert_eq(rc, 0, "%s", err.text);
	cr_assert_eq(plan.nenterprises, 5);
	cr_assert_str_eq(plan.enterprises[2].code, "E4");
	cr_assert_eq(plan.enterprises[2].source.line, 2);
	tb_plan_release(&plan);
}

/* The files in the checkout: alone, and with those of the sample beside them. */
static void
link_all(const char *folder, const char *part)
{
	char *from = tb_path_join(getenv("TESTDIR"), part),
	     **names = tb_folder_names(from, ".xml", &err);
	size_t i;

	cr_assert_not_null(names, "%s", err.text);
	for (i = 0; names[i] != NULL; i++) {
		char *a = tb_path_join(from, names[i]), *b = tb_path_join(folder, names[i]);

		cr_assert_eq(symlink(a, b), 0);
		free(a);
		free(b);
	}
	tb_names_free(names);
	free(from);
}

Test(plan_files, the_city_and_its_sample_load_together)
{
	char folder[] = "/tmp/tongbao-plan.XXXXXX";
	size_t alone;
	int rc;

	cr_assert_not_null(getenv("TESTDIR"));
	cr_assert_not_null(mkdtemp(folder));
	link_all(folder, "../input/plan");
	cr_assert_eq(
	    tb_plan_load(folder, &plan, &err), 0, "%s:%d: %s", err.file, err.line, err.text);
	alone = plan.nenterprises;
	cr_assert_str_eq(plan.notice, "");
	tb_plan_release(&plan);
	link_all(folder, "../input/sample/plan");
	rc = tb_plan_load(folder, &plan, &err);
	cr_assert_eq(tb_folder_remove(folder, &err), 0, "%s", err.text);
	cr_assert_eq(rc, 0, "%s:%d: %s", err.file, err.line, err.text);
	cr_assert_geq(plan.nenterprises, alone + 40);
	cr_assert_geq(plan.nprojects, 120);
	cr_assert_str_neq(plan.notice, "");
	tb_plan_release(&plan);
}
