/* Registers beside the plan's text, and rules: read, derived, refused. */
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
    "<departments><department code=\"D1\" name=\"Bureau\" order=\"1\" expected=\"yes\"/>",
    "</departments>",
    "<domains><domain code=\"A\" name=\"Works\" order=\"1\"/></domains>",
    /* 10 */ "<sectors><sector code=\"S1\" name=\"Steel\" domain=\"A\"/></sectors>",
    "<indicators>",
    "<indicator code=\"rev\" name=\"Revenue\" unit=\"亿元\" subjects=\"industry enterprise\"/>",
    "<indicator code=\"inv\" name=\"Investment\" unit=\"亿元\" subjects=\"project\"/>",
    "</indicators>",
    /* 15 */ "<reporters><reporter indicator=\"rev\" kind=\"industry\" unit=\"D1\"/>",
    "<reporter indicator=\"rev\" kind=\"enterprise\" by=\"region\"/>",
    "<reporter indicator=\"inv\" kind=\"project\" by=\"region\"/></reporters>",
    "<industries unit=\"亿元\"><industry code=\"I1\" name=\"Steel\" domain=\"A\" order=\"1\" "
    "lead=\"D1\">",
    "<path year=\"2021\" value=\"10\"/><path year=\"2022\" value=\"12\"/>",
    /* 20 */ "<planned year=\"2022\" month=\"3\" value=\"2\"/>",
    "<planned year=\"2022\" month=\"06\" value=\"6.5\"/>",
    "<planned year=\"2022\" month=\"12\" value=\"12\"/>",
    "</industry></industries>",
    "<enterprises>",
    /* 25 */
    "<enterprise code=\"E1\" name=\"One\" sector=\"S1\" region=\"101\" park=\"K1\" "
    "tags=\"lead fine\" last-year=\"9\" last-year-of=\"2022\"/>",
    "<enterprise code=\"E2\" name=\"Two\" sector=\"S1\" region=\"101\" last-year=\"8\"/>",
    "</enterprises>",
    "<projects year=\"2022\">",
    "<project code=\"P1\" name=\"Mill\" region=\"101\" domain=\"A\" nature=\"续建\" total=\"10\" "
    "plan=\"2\" park=\"K1\" tags=\"star\" package=\"Mills\">",
    /* 30 */ "<planned year=\"2022\" month=\"12\" value=\"2\"/></project>",
    "</projects>",
    "<ladders><ladder id=\"e\" subject=\"enterprise\" rolling=\"yes\">",
    "<step value=\"1\" word=\"one\"/><step value=\"10\" word=\"ten\"/>"
    "<step value=\"100\" word=\"hundred\"/></ladder>",
    "<ladder id=\"i\" subject=\"industry\"><step value=\"1\" word=\"one\"/></ladder></ladders>",
    /* 35 */ "<lamps><lamp code=\"green\" mark=\"G\" name=\"g\" min=\"0\"/>",
    "<lamp code=\"red\" mark=\"R\" name=\"r\"/></lamps>",
    "<targets>",
    "<target id=\"T1\" scope=\"city\" year=\"3 years\" kind=\"k\" threshold=\"800 500\" "
    "op=\"some\" value=\"——\" clause=\"3\"/>",
    "<target id=\"T2\" scope=\"A\" year=\"2025\" kind=\"k\" threshold=\"50\" below=\"100\" "
    "op=\"range\" value=\"3-4\" subjects=\"I1 E1\" clause=\"3\"/>",
    /* 40 */ "</targets>",
    "<parks>",
    "<park code=\"K2\" name=\"South Park\" level=\"city\" region=\"101\" order=\"2\"/>",
    "<park code=\"K1\" name=\"North Park\" short=\"NP\" level=\"state\" region=\"101\" order=\"1\" "
    "area=\"1234.567\" since=\"2022-05\"><alias name=\"Old Park\"/></park>",
    "</parks>",
    /* 45 */ "<tags><tag code=\"lead\" name=\"Leads\" subject=\"enterprise\"/>",
    "<tag code=\"fine\" name=\"Fine\" subject=\"enterprise\"/>",
    "<tag code=\"star\" name=\"Star\" subject=\"project\"/></tags>",
    "<liaisons>",
    "<liaison subject=\"I1\" leader=\"Li\" post=\"Mayor\" from=\"2022-03-01\" to=\"2022-06-30\"/>",
    /* 50 */ "<liaison subject=\"P1\" leader=\"Wu\"/></liaisons>",
    "<audited year=\"2022\">",
    "<value subject=\"E1\" rev=\"10.5\" tax=\"0.5\" tax-last=\"0.4\" local-tax=\"0.1\"/>",
    "</audited>",
    "<mentions>",
    /* 55 */ "<mention name=\"Steels\" kind=\"industry\" clause=\"3\" refers=\"I1\"/>",
    "<mention name=\"Ten projects\" kind=\"project\" clause=\"4\" count=\"10\"/></mentions>",
    "<recommendations>",
    "<recommendation id=\"r1\" name=\"Funds\" subject=\"project\" tags=\"star\" key=\"yes\" "
    "min-total=\"5\" lamps=\"green\" stages=\"在建 投产\" in-statistics=\"yes\"/>",
    "<recommendation id=\"r2\" name=\"Loans\" subject=\"enterprise\" tags=\"lead fine\" "
    "min-value=\"1\"/>",
    /* 60 */ "</recommendations>",
    "<escalations>",
    "<escalation id=\"x1\" name=\"Remind\" lamp=\"red\" months=\"2\" subject=\"project\"/>",
    "<escalation id=\"x2\" name=\"Talk\" last-in=\"county/inv-completion\"/></escalations>",
    "<lateness>",
    /* 65 */ "<late milestone=\"开工\" months=\"3\" lamp=\"red\"/></lateness>",
    "<scoreboards>",
    "<scoreboard id=\"q\" name=\"Quarter\" when=\"quarter\" units=\"county\" groups=\"yes\">",
    "<item code=\"a\" name=\"A\" weight=\"60.5\" method=\"step\" figure=\"inv-completion\" "
    "every=\"2\" gain=\"1\" most=\"15\"/>",
    "<item code=\"b\" name=\"B\" weight=\"20\" method=\"efficacy\" figure=\"rev-growth\" "
    "low=\"-6\" high=\"12.5\"/>",
    /* 70 */ "<item code=\"c\" name=\"C\" weight=\"19.5\" method=\"mark\"/>",
    "<medal place=\"1\" name=\"First\"/>",
    "<medal place=\"2\" name=\"Second\"/>",
    "<addition code=\"snail\" name=\"Snail\" points=\"-0.3\"/></scoreboard>",
    "<scoreboard id=\"y\" name=\"Year\" when=\"year\" units=\"department\">",
    /* 75 */ "<item code=\"a\" name=\"A\" weight=\"100\" method=\"mark\"/></scoreboard>",
    "</scoreboards>",
    "<marks>",
    "<mark period=\"2022-Q2\" scoreboard=\"q\" item=\"c\" unit=\"101\" value=\"17.25\"/>",
    "<mark period=\"2022-Q2\" scoreboard=\"q\" addition=\"snail\" unit=\"101\" times=\"2\" "
    "document=\"No. 7\"/>",
    /* 80 */ "<mark period=\"2022\" scoreboard=\"y\" item=\"a\" unit=\"D1\" value=\"90\"/></marks>",
    "<awards>",
    "<award id=\"w\" name=\"Step\" ladder=\"e\" pay=\"difference\" cap-share=\"50\" "
    "min-tax=\"0.1\" tax-not-falling=\"yes\">",
    "<prize step=\"ten\" money=\"200\"/>",
    "<prize step=\"hundred\" money=\"300.5\"/></award>",
    /* 85 */ "<award id=\"w2\" name=\"Open\" ladder=\"e\" pay=\"highest\" year=\"2023\">",
    "<prize step=\"one\" money=\"1\"/></award></awards>",
    "<rollup plan=\"upper\" unit=\"430200\">",
    "<map code=\"U1\" from=\"city\"/>",
    "<map code=\"U2\" from=\"project/P1\"/>",
    /* 90 */ "<map code=\"U1\" from=\"county/101\" indicator=\"inv\"/></rollup>",
    "</plan>",
};

static const struct plan_lines lines = {base, TB_LEN(base)};
static struct tb_plan plan;

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

TestSuite(plan_rules, .init = load, .fini = release);

Test(plan_rules, parks_tags_packages)
{
	const struct tb_plan_park *park = tb_plan_park(&plan, "K1");
	const struct tb_plan_enterprise *one = tb_plan_enterprise(&plan, "E1");

	cr_assert_eq(park, &plan.parks[0], "by their order");
	cr_assert_eq(park->area_milli, 1234567);
	cr_assert_str_eq(park->since, "2022-05");
	cr_assert_str_eq(park->aliases[0].name, "Old Park");
	cr_assert_str_eq(one->park, "K1");
	cr_assert(tb_plan_has_tag(one->tags, "lead") && tb_plan_has_tag(one->tags, "fine"));
	cr_assert_not(tb_plan_has_tag(one->tags, "fin"));
	cr_assert_not(tb_plan_has_tag(one->tags, "ine"));
	cr_assert_not(tb_plan_has_tag(one->tags, ""));
	cr_assert_eq(tb_plan_tag(&plan, "star")->subject, TB_SUBJECT_PROJECT);
	cr_assert_null(tb_plan_tag(&plan, "sta"));
	cr_assert_eq(one->last_year_of, 2022);
	cr_assert_eq(tb_plan_enterprise(&plan, "E2")->last_year_of, 2021, "the base year");
	cr_assert_str_eq(tb_plan_project(&plan, "P1", 0)->package, "Mills");
	cr_assert_str_eq(tb_plan_industry(&plan, "I1")->lead, "D1");
}

Test(plan_rules, what_people_enter)
{
	const struct tb_plan_audited *audited = tb_plan_audited(&plan, "E1", 2022);

	cr_assert_str_eq(plan.liaisons[0].to, "2022-06-30");
	cr_assert_str_eq(plan.liaisons[1].from, "");
	cr_assert(audited->revenue.yuan == 1050000000 && audited->tax_last.yuan == 40000000);
	cr_assert_null(tb_plan_audited(&plan, "E1", 2021));
	cr_assert(plan.marks[0].value == 17250 && plan.marks[1].times == 2);
	cr_assert_eq(plan.mentions[1].count, 10);
	cr_assert_eq(plan.mentions[0].kind, TB_MENTION_INDUSTRY);
}

Test(plan_rules, numbers_of_targets)
{
	const struct tb_plan_target *ladder = &plan.targets[0], *range = &plan.targets[1];

	cr_assert(ladder->nthresholds == 2 && ladder->thresholds[1] == 50000000000);
	cr_assert(ladder->low == -1 && ladder->high == -1 && ladder->year_number == 0);
	cr_assert(ladder->below.none && !range->below.none);
	cr_assert_eq(range->below.yuan, 10000000000);
	cr_assert(range->low == 3 && range->high == 4 && range->year_number == 2025);
}

Test(plan_rules, scores_and_awards)
{
	const struct tb_plan_scoreboard *board = tb_plan_scoreboard(&plan, "q");
	const struct tb_plan_award *award = &plan.awards[0];

	cr_assert(board->when == TB_BOARD_QUARTER && board->units == TB_BOARD_COUNTY);
	cr_assert(board->nitems == 3 && board->nmedals == 2 && board->nadditions == 1);
	cr_assert(board->items[0].weight == 60500 && board->items[0].every == 2000);
	cr_assert(board->items[0].cap == 1000 && board->items[0].drop == 5000, "when not given");
	cr_assert(board->items[1].low == -6000 && board->items[1].high == 12500);
	cr_assert_eq(board->items[2].method, TB_SCORE_MARK);
	cr_assert_eq(board->additions[0].points, -300);
	cr_assert(award->pay == TB_PAY_DIFFERENCE && award->cap_share == 50000 && award->year == 0);
	cr_assert_eq(award->prizes[1].money.yuan, 3005000);
	cr_assert_eq(award->prizes[1].place, 2);
	cr_assert(plan.awards[1].cap_share == -1 && plan.awards[1].min_tax.none);
	cr_assert_eq(tb_plan_ladder_by_id(&plan, "e")->rolling, 1);
}

Test(plan_rules, what_follows)
{
	const struct tb_plan_rollup *rollup = tb_plan_rollup(&plan, "upper");

	cr_assert(
	    plan.escalations[0].subject == TB_SCOPE_PROJECT && plan.escalations[0].months == 2);
	cr_assert(plan.escalations[1].subject == -1 && plan.escalations[1].months == 1);
	cr_assert_eq(plan.lateness[0].months, 3);
	cr_assert_str_eq(rollup->maps[0].indicator, "rev");
	cr_assert_str_eq(rollup->maps[1].indicator, "inv");
	cr_assert_str_eq(rollup->maps[1].subject, "P1");
	cr_assert_eq(rollup->maps[2].scope, TB_SCOPE_COUNTY);
	cr_assert(plan.recommendations[0].in_statistics && plan.recommendations[0].key);
	cr_assert_eq(plan.recommendations[1].min_value.yuan, 100000000);
	cr_assert_null(tb_plan_rollup(&plan, "other"));
}

/* Month 3 has 2, month 6 has 6.5, month 12 has 12, in 亿元; the value as n / d. */
static const struct {
	int month;
	int64_t n, d;
} curve_values[] = {
    {1, 200000000, 3},
    {2, 400000000, 3},
    {3, 200000000, 1},
    {4, 350000000, 1},
    {5, 500000000, 1},
    {6, 650000000, 1},
    {7, 4450000000, 6},
    {12, 1200000000, 1},
};

Test(plan_rules, curve_is_straight_between_its_points)
{
	const struct tb_plan_curve *curve = &tb_plan_industry(&plan, "I1")->curve;
	int64_t n = -1, d = -1;
	size_t i;

	cr_assert_eq(tb_plan_curve_value(curve, 2023, 6, &n, &d), 0);
	cr_assert(n == -1 && d == -1, "nothing is set");
	for (i = 0; i < TB_LEN(curve_values); i++) {
		cr_assert_eq(tb_plan_curve_value(curve, 2022, curve_values[i].month, &n, &d), 1);
		cr_assert_gt(d, 0);
		cr_assert_eq(n * curve_values[i].d, curve_values[i].n * d, "month %d: %lld/%lld",
		    curve_values[i].month, (long long)n, (long long)d);
	}
}

/* --- refusals ------------------------------------------------------------------------ */

#define POINT(month, value) "<planned year=\"2022\" month=\"" month "\" value=\"" value "\"/>"

static const struct plan_fault faults[] = {
    /* references */
    {18, "<industries unit=\"亿元\"><industry code=\"I1\" name=\"S\" domain=\"A\" lead=\"D9\">", 18,
	"<industry lead=\"D9\">: there is no such <region> or <department>; correct the code or "
	"add"},
    {26, "<enterprise code=\"E2\" name=\"T\" sector=\"S1\" region=\"101\" park=\"K9\"/>", 26,
	"<enterprise park=\"K9\">: there is no such <park>; correct the code"},
    {26, "<enterprise code=\"E2\" name=\"T\" sector=\"S1\" region=\"101\" tags=\"lead x\"/>", 26,
	"there is no such <tag> as 'x'; correct the code or add the tag"},
    {26, "<enterprise code=\"E2\" name=\"T\" sector=\"S1\" region=\"101\" tags=\"star\"/>", 26,
	"the tag 'star' is for subjects of the kind project"},
    {42, "<park code=\"K2\" name=\"S\" level=\"c\" region=\"109\"/>", 42,
	"<park region=\"109\">: there is no such <region>"},
    {50, "<liaison subject=\"P9\" leader=\"Wu\"/></liaisons>", 50,
	"there is no such <industry> or <enterprise> or <project>"},
    {52, "<value subject=\"I1\" rev=\"1\"/>", 52, "there is no such <enterprise>"},
    {55, "<mention name=\"S\" kind=\"industry\" clause=\"3\" refers=\"E1\"/>", 55,
	"no such record of its kind; correct the code, or leave it out"},
    {62, "<escalation id=\"x1\" name=\"R\" lamp=\"blue\" subject=\"project\"/>", 62,
	"<escalation lamp=\"blue\">: there is no such <lamp>"},
    {65, "<late milestone=\"开工\" lamp=\"blue\"/></lateness>", 65, "there is no such <lamp>"},
    {78, "<mark period=\"2022-Q2\" scoreboard=\"q\" item=\"c\" unit=\"101\" value=\"19.501\"/>", 78,
	"value=\"19.501\">: a mark is from 0 to the item's weight, 19.500; correct the value"},
    {78, "<mark period=\"2022-Q2\" scoreboard=\"q\" item=\"c\" unit=\"101\" value=\"-0.001\"/>", 78,
	"value=\"-0.001\">: a mark is from 0 to the item's weight"},
    {78, "<mark period=\"2022-Q2\" scoreboard=\"z\" item=\"c\" unit=\"101\"/>", 78,
	"there is no such <scoreboard>"},
    {85, "<award id=\"w2\" name=\"O\" ladder=\"z\" pay=\"highest\">", 85,
	"there is no such <ladder>"},
    {39,
	"<target id=\"T2\" scope=\"A\" year=\"2025\" kind=\"k\" op=\"exactly\" value=\"1\" "
	"subjects=\"I1 I9\" clause=\"3\"/>",
	39, "there is no such industry, enterprise or project as 'I9'"},
    /* codes */
    {43, "<park code=\"K2\" name=\"N\" level=\"s\" region=\"101\"/>", 43,
	"<park> 'K2' stands twice"},
    {43, "<park code=\"K1\" name=\"N\" level=\"s\" region=\"101\" order=\"2\"/>", 43,
	"'K2' has this place already; give another"},
    {46, "<tag code=\"lead\" name=\"F\" subject=\"enterprise\"/>", 46, "<tag> 'lead' stands twice"},
    {59, "<recommendation id=\"r1\" name=\"L\" subject=\"enterprise\"/>", 59, "stands twice"},
    {63, "<escalation id=\"x1\" name=\"T\" last-in=\"county/x\"/></escalations>", 63,
	"stands twice"},
    {74, "<scoreboard id=\"q\" name=\"Y\" when=\"year\" units=\"department\">", 74, "stands twice"},
    {85, "<award id=\"w\" name=\"O\" ladder=\"e\" pay=\"highest\">", 85, "stands twice"},
    {87, "<rollup plan=\"upper\" unit=\"9\"/><rollup plan=\"upper\" unit=\"430200\">", 87,
	"<rollup> 'upper' stands twice"},
    {53, "<value subject=\"E1\" rev=\"1\"/></audited>", 53,
	"<value subject=\"E1\"> of 2022 stands twice, first in "},
    /* words */
    {45, "<tags><tag code=\"lead\" name=\"L\" subject=\"county\"/>", 45,
	"<tag subject=\"county\">: one of industry, enterprise, project is needed"},
    {45, "<tags><tag code=\"lead\" name=\"L\"/>", 45, "lacks the attribute 'subject'"},
    {47, "<tag code=\"star\" name=\"S\" subject=\"industry\"/></tags>", 47,
	"its subject is enterprise or project"},
    {67, "<scoreboard id=\"q\" name=\"Q\" when=\"month\" units=\"county\">", 67,
	"one of quarter, year is needed"},
    {51, "<audited>", 51, "<audited> lacks the attribute 'year'"},
    /* curves */
    {21, POINT("3", "3"), 21, "month 3 of 2022 does not follow the one before it"},
    {21, POINT("13", "3"), 21, "a month from 1 to 12"},
    {21, POINT("6", "1.9"), 21, "the value of month 6 is below the one before it"},
    {21, POINT("6", "——"), 21, "a value of 0 or more is needed"},
    {20, POINT("3", "-1"), 20, "a value of 0 or more is needed"},
    {22, "", 21, "2022 ends with month 6; add month 12, the year's plan"},
    {22, POINT("12", "11"), 22, "month 12 of 2022 is not the year's plan; correct one of them"},
    {22, POINT("12", "12") "<planned year=\"2023\" month=\"12\" value=\"12\"/>", 22,
	"month 12 of 2023 is not the year's plan"},
    {30, POINT("12", "2.1") "</project>", 30, "month 12 of 2022 is not the year's plan"},
    /* values of years, spans, areas */
    {26, "<enterprise code=\"E2\" name=\"T\" sector=\"S1\" region=\"101\" last-year-of=\"2022\"/>",
	26, "has last-year-of and no last-year"},
    {52, "<value subject=\"E1\" tax=\"1\"/>", 52, "a rev is needed"},
    {52, "<value subject=\"E1\" rev=\"1\" local-tax=\"-1\"/>", 52, "nothing below 0"},
    {50, "<liaison subject=\"P1\" leader=\"Wu\" from=\"2022-02-01\" to=\"2022-01-01\"/></liaisons>",
	50, "before it is valid from"},
    {42, "<park code=\"K2\" name=\"S\" level=\"c\" region=\"101\" area=\"-1\"/>", 42,
	"an area of 0 or more"},
    {34,
	"<ladder id=\"i\" subject=\"industry\" rolling=\"yes\"><step value=\"1\" "
	"word=\"one\"/></ladder></ladders>",
	34, "one ladder of enterprises can be it"},
    /* targets */
    {38,
	"<target id=\"T1\" scope=\"city\" year=\"y\" kind=\"k\" threshold=\"1 2 3 4\" op=\"some\" "
	"clause=\"3\"/>",
	38, "up to 3 amounts in 亿元"},
    {38,
	"<target id=\"T1\" scope=\"city\" year=\"y\" kind=\"k\" op=\"some\" value=\"3\" "
	"clause=\"3\"/>",
	38, "such a promise has no number"},
    {38, "<target id=\"T1\" scope=\"city\" year=\"y\" kind=\"k\" op=\"about\" clause=\"3\"/>", 38,
	"a number is needed, of a range two as 3-4"},
    {38,
	"<target id=\"T1\" scope=\"city\" year=\"y\" kind=\"k\" op=\"range\" value=\"4-4\" "
	"clause=\"3\"/>",
	38, "a number is needed"},
    {38,
	"<target id=\"T1\" scope=\"city\" year=\"y\" kind=\"k\" op=\"about\" value=\"3-4\" "
	"clause=\"3\"/>",
	38, "a number is needed"},
    {38,
	"<target id=\"T1\" scope=\"city\" year=\"y\" kind=\"k\" threshold=\"100\" below=\"100\" "
	"op=\"exactly\" value=\"1\" clause=\"3\"/>",
	38, "below must lie above the one threshold"},
    /* recommendations, escalations, lateness */
    {59, "<recommendation id=\"r2\" name=\"L\" subject=\"enterprise\" key=\"yes\"/>", 59,
	"min-value for enterprises; remove what is not"},
    {59, "<recommendation id=\"r2\" name=\"L\" subject=\"project\" min-value=\"1\"/>", 59,
	"min-value for enterprises"},
    {59, "<recommendation id=\"r2\" name=\"L\" subject=\"industry\"/>", 59,
	"its subject is project or enterprise"},
    {59, "<recommendation id=\"r2\" name=\"L\" subject=\"project\" lamps=\"green blue\"/>", 59,
	"there is no such <lamp> as 'blue'"},
    {59, "<recommendation id=\"r2\" name=\"L\" subject=\"project\" stages=\"在建 完工\"/>", 59,
	"'完工' is no stage"},
    {59, "<recommendation id=\"r2\" name=\"L\" subject=\"project\" tags=\"lead\"/>", 59,
	"the tag 'lead' is for subjects of the kind enterprise"},
    {62, "<escalation id=\"x1\" name=\"R\" lamp=\"red\" last-in=\"county/x\"/>", 62,
	"give either a lamp or last-in"},
    {62, "<escalation id=\"x1\" name=\"R\" lamp=\"red\"/>", 62, "the subject project, county"},
    {62, "<escalation id=\"x1\" name=\"R\" lamp=\"red\" subject=\"city\"/>", 62,
	"the subject project, county"},
    {62, "<escalation id=\"x1\" name=\"R\" lamp=\"red\" months=\"0\" subject=\"project\"/>", 62,
	"months of 1 and more"},
    {63, "<escalation id=\"x2\" name=\"T\" last-in=\"county\"/></escalations>", 63,
	"the id of a ranking is needed"},
    {65, "<late milestone=\"完工\" lamp=\"red\"/></lateness>", 65, "开工, 主体, 竣工, 投产"},
    {64, "<lateness><late milestone=\"开工\" months=\"3\" lamp=\"green\"/>", 65, "stands twice"},
    /* scoreboards */
    {70, "<item code=\"c\" name=\"C\" weight=\"19.499\" method=\"mark\"/>", 67,
	"<scoreboard id=\"q\">: weights not 100: its items make 99.999; correct them"},
    {70, "<item code=\"c\" name=\"C\" weight=\"19.5\" method=\"mark\" figure=\"f\"/>", 70,
	"mark takes none"},
    {70, "<item code=\"c\" name=\"C\" weight=\"19.5\" method=\"place\"/>", 70,
	"every method but mark needs a figure"},
    {70, "<item code=\"b\" name=\"C\" weight=\"19.5\" method=\"mark\"/>", 70,
	"<item code=\"b\"> stands twice in 'q'"},
    {70, "<item code=\"c\" name=\"C\" method=\"mark\"/>", 70, "a weight and a cap above 0"},
    {68,
	"<item code=\"a\" name=\"A\" weight=\"60.5\" method=\"step\" figure=\"f\" every=\"2\" "
	"gain=\"1\"/>",
	68, "needs every, gain and most above 0"},
    {69,
	"<item code=\"b\" name=\"B\" weight=\"20\" method=\"efficacy\" figure=\"f\" low=\"1\" "
	"high=\"1\"/>",
	69, "a low and a high that differ"},
    {72, "<medal place=\"3\" name=\"Second\"/>", 72, "place 2 is due"},
    {73, "<addition code=\"snail\" name=\"S\"/></scoreboard>", 73, "points other than 0"},
    {74, "<scoreboard id=\"y\" name=\"Y\" when=\"year\" units=\"department\" groups=\"yes\">", 74,
	"only counties have groups"},
    /* marks */
    {78, "<mark period=\"2022\" scoreboard=\"q\" item=\"c\" unit=\"101\"/>", 78,
	"'q' is kept by the quarter; 2022-Q2 is needed"},
    {78, "<mark period=\"2022-Q5\" scoreboard=\"q\" item=\"c\" unit=\"101\"/>", 78, "is needed"},
    {80, "<mark period=\"2022-Q1\" scoreboard=\"y\" item=\"a\" unit=\"D1\"/></marks>", 80,
	"'y' is kept by the year; 2022 is needed"},
    {78, "<mark period=\"2022-Q2\" scoreboard=\"q\" item=\"c\" unit=\"100\"/>", 78,
	"no such unit is scored by 'q'"},
    {78, "<mark period=\"2022-Q2\" scoreboard=\"q\" item=\"a\" unit=\"101\"/>", 78,
	"'q' has no such item of the method mark"},
    {78, "<mark period=\"2022-Q2\" scoreboard=\"q\" unit=\"101\"/>", 78,
	"give either an item or an addition"},
    {79, "<mark period=\"2022-Q2\" scoreboard=\"q\" addition=\"x\" unit=\"101\" document=\"d\"/>",
	79, "'q' has no such addition"},
    {79, "<mark period=\"2022-Q2\" scoreboard=\"q\" addition=\"snail\" unit=\"101\"/>", 79,
	"the document it rests on is needed"},
    {79, "<mark period=\"2022-Q2\" scoreboard=\"q\" item=\"c\" unit=\"101\" value=\"1\"/>", 79,
	"it stands twice, first in "},
    /* awards */
    {85, "<award id=\"w2\" name=\"O\" ladder=\"i\" pay=\"highest\">", 85,
	"a ladder of enterprises is needed"},
    {85, "<award id=\"w2\" name=\"O\" ladder=\"e\" pay=\"twice\">", 85,
	"one of highest, difference is needed"},
    {85, "<award id=\"w2\" name=\"O\" ladder=\"e\" pay=\"highest\" cap-share=\"101\">", 85,
	"a share from 0 to 100"},
    {84, "<prize step=\"thousand\" money=\"3\"/></award>", 84, "'e' has no such step"},
    {84, "<prize step=\"one\" money=\"3\"/></award>", 84, "is not above the one before it"},
    {84, "<prize step=\"hundred\" money=\"199\"/></award>", 84,
	"199 万元 is less than the 200 of 'ten'"},
    {84, "<prize step=\"hundred\" money=\"——\"/></award>", 84, "money above 0"},
    {84, "<prize step=\"hundred\" money=\"0.00001\"/></award>", 84, "an amount in 万元"},
    {86, "</award></awards>", 85, "has no prize; add one"},
    /* rollups */
    {88, "<map code=\"U1\" from=\"city/1\"/>", 88, "there is no such scope; city, domain/CODE"},
    {88, "<map code=\"U1\" from=\"county/100\"/>", 88, "there is no such scope"},
    {88, "<map code=\"U1\" from=\"village/1\"/>", 88, "there is no such scope"},
    {89, "<map code=\"U2\" from=\"project/P1\" indicator=\"rev\"/>", 89,
	"not one of subjects of the kind project"},
    {89, "<map code=\"U2\" from=\"project/P1\" indicator=\"x\"/>", 89, "no such <indicator>"},
    {89, "<map code=\"U2\" from=\"project/P1\" kind=\"industry\"/>", 89, "project is needed"},
    {88, "<map code=\"U1\" from=\"city\" kind=\"project\"/>", 88, "project is needed where"},
    {88, "<map code=\"U1\" from=\"city\" kind=\"firm\"/>", 88, "industry or enterprise"},
    {89, "<map code=\"U1\" from=\"industry/I1\"/>", 89, "stands twice in the rollup to 'upper'"},
};

ParameterizedTestParameters(plan_rules_refused, names_file_line_and_remedy)
{
	return rows_of(TB_LEN(faults));
}

ParameterizedTest(size_t *row, plan_rules_refused, names_file_line_and_remedy)
{
	plan_file_refused(lines, &faults[*row]);
}
