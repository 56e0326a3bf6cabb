/* The layout of a form: rows, what is filled in already, what it is signed by. */
#include "lib/form.h"
#include "plan_file.h"
#include <criterion/criterion.h>

static const char *const base[] = {
    /* 1 */ "<plan xmlns=\"urn:tongbao:plan:1\">",
    "<identity id=\"c1\" version=\"2\" number=\"n\" in-force=\"2022-01-01\" name=\"n\" "
    "programme=\"p\" issuer=\"i\" region=\"100\" base-year=\"2021\" target-year=\"2025\"/>",
    "<calendar deadline-day=\"5\" bulletin-day=\"10\"/>",
    "<regions><region code=\"100\" name=\"City\" level=\"city\"/>",
    /* 5 */ "<region code=\"101\" name=\"North\" level=\"county\" parent=\"100\" order=\"1\"/>",
    "<region code=\"102\" name=\"Old\" level=\"county\" parent=\"100\" order=\"2\" "
    "valid-to=\"2022-06-30\"/></regions>",
    "<departments><department code=\"D1\" name=\"Bureau\" order=\"1\" expected=\"yes\"/>",
    "</departments>",
    "<domains><domain code=\"A\" name=\"Works\" order=\"1\"/></domains>",
    /* 10 */ "<sectors><sector code=\"S1\" name=\"Steel\" domain=\"A\"/>",
    "<sector code=\"S2\" name=\"Coal\" domain=\"A\" valid-to=\"2022-06-30\"/></sectors>",
    "<indicators>",
    "<indicator code=\"rev\" name=\"Revenue\" unit=\"亿元\" subjects=\"industry enterprise\">",
    "<field name=\"row@value\" head=\"now\" help=\"so far\"/>",
    /* 15 */ "<field name=\"row@base\" head=\"then\"/></indicator>",
    "<indicator code=\"inv\" name=\"Investment\" unit=\"亿元\" subjects=\"project\">",
    "<field name=\"project@plan\" head=\"plan\"/>",
    "<field name=\"project@cumulative\" head=\"spent\"/></indicator>",
    "</indicators>",
    /* 20 */ "<reporters><reporter indicator=\"rev\" kind=\"industry\" unit=\"D1\"/>",
    "<reporter indicator=\"rev\" kind=\"enterprise\" by=\"region\"/>",
    "<reporter indicator=\"inv\" kind=\"project\" by=\"region\"/></reporters>",
    "<industries><industry code=\"I1\" name=\"Steel\" domain=\"A\" order=\"1\"/></industries>",
    "<enterprises>",
    /* 25 */ "<enterprise code=\"E1\" name=\"One\" sector=\"S1\" region=\"101\" order=\"1\"/>",
    "<enterprise code=\"E1.1\" name=\"Part\" sector=\"S1\" region=\"101\" parent=\"E1\" "
    "order=\"2\" uscc=\"91350100M000100Y43\"/>",
    "<enterprise code=\"E2\" name=\"Pit\" sector=\"S2\" region=\"101\" order=\"3\"/>",
    "<enterprise code=\"E3\" name=\"Far\" sector=\"S1\" region=\"102\" order=\"4\"/>",
    "</enterprises>",
    /* 30 */ "<projects year=\"2022\">",
    "<project code=\"P1\" name=\"Mill\" region=\"101\" domain=\"A\" nature=\"续建\" total=\"10\" "
    "plan=\"2.5\"><milestone type=\"开工\" planned=\"2022-03\"/>"
    "<milestone type=\"投产\" planned=\"2022-11\"/></project>",
    "</projects>",
    "<projects year=\"2023\">",
    "<project code=\"P2\" name=\"Dam\" region=\"101\" domain=\"A\" nature=\"新开工\" total=\"10\" "
    "plan=\"2\"/></projects>",
    /* 35 */ "<form title=\"Month\" contact=\"Office\">",
    "<table code=\"head\" title=\"Cover\"><column field=\"submission@plan\" head=\"a\"/>",
    "<column field=\"submission@unit\" head=\"b\"/><column field=\"submission@period\" "
    "head=\"c\"/><column field=\"submission@version\" head=\"d\"/>",
    "<column field=\"submission@date\" head=\"e\"/>",
    "<column field=\"contact@name\" head=\"f\"/><column field=\"contact@phone\" head=\"g\"/>",
    /* 40 */ "<column field=\"responsible@prepared\" head=\"h\"/>",
    "<column field=\"responsible@reviewed\" head=\"i\"/>",
    "<column field=\"responsible@approved\" head=\"j\"/></table>",
    "<table code=\"industries\" title=\"Industries\" unit=\"亿元\">",
    "<column field=\"industries@indicator\" head=\"k\"/>",
    /* 45 */ "<column field=\"industries@unit\" head=\"l\"/>",
    "<column field=\"row@code\" head=\"code\"/>",
    "<column field=\"row@value\"/><column field=\"row@base\"/></table>",
    "<table code=\"enterprises\" title=\"Firms\" unit=\"万元\">",
    "<column field=\"enterprises@indicator\" head=\"k\"/>",
    /* 50 */
    "<column field=\"enterprises@unit\" head=\"l\"/>"
    "<column field=\"enterprises@sum\" head=\"all\"/>",
    "<column field=\"row@code\" head=\"firm\"/><column show=\"name\" head=\"name\"/>",
    "<column show=\"year-ago\" head=\"a year ago\"/><column show=\"last\" head=\"last\"/>",
    "<column field=\"row@value\"/><column field=\"row@base\" help=\"alike\"/>",
    "<column field=\"row@note\" head=\"note\"/><column field=\"row@uscc\" head=\"uscc\"/></table>",
    /* 55 */ "<table code=\"projects\" title=\"Projects\" unit=\"亿元\">",
    "<column field=\"projects@indicator\" head=\"k\"/><column field=\"projects@unit\" "
    "head=\"l\"/><column field=\"project@code\" head=\"code\"/>",
    "<column show=\"total\" head=\"total\"/><column show=\"plan\" head=\"listed\"/>"
    "<column field=\"project@plan\"/>",
    "<column show=\"last\" head=\"last\"/><column field=\"project@cumulative\"/>",
    "<column field=\"project@stage\" head=\"stage\"/></table>",
    /* 60 */ "<table code=\"milestones\" title=\"Milestones\" spare=\"2\">",
    "<column field=\"project@code\" head=\"code\"/><column field=\"milestone@type\" head=\"m\"/>",
    "<column field=\"milestone@planned\" head=\"n\"/><column field=\"milestone@actual\" "
    "head=\"o\"/></table>",
    "<table code=\"problems\" title=\"Problems\" spare=\"1\">",
    "<column field=\"problem@id\" head=\"id\"/><column field=\"problem\" head=\"text\"/>",
    /* 65 */
    "<column field=\"problem@category\" head=\"p\"/><column field=\"problem@source\" "
    "head=\"q\"/><column field=\"problem@responsible\" head=\"r\"/>",
    "<column field=\"problem@opened\" head=\"s\"/><column field=\"problem@status\" head=\"t\"/>",
    "</table>",
    "</form>",
    "</plan>",
};

#define RECORD(period, version)                                                                    \
	"<record xmlns=\"urn:tongbao:record:1\" plan=\"c1\" unit=\"101\" period=\"" period         \
	"\" version=\"" version "\" date=\"2022-08-03\" source=\"s\" digest=\"d\" "                \
	"arrived=\"2022-08-03\" status=\"accepted\"><contact name=\"Wang\" phone=\"1\"/>"

static const char june[] = RECORD("2022-06",
    "1") "<responsible prepared=\"A\" reviewed=\"B\" approved=\"C\"/>"
	 "<enterprises indicator=\"rev\" unit=\"亿元\"><row code=\"E1\" value=\"1.00005\" "
	 "base=\"0.9\" note=\"why\"/><row code=\"E1.1\" value=\"——\" base=\"——\"/></enterprises>"
	 "<projects indicator=\"inv\" unit=\"万元\"><project code=\"P1\" plan=\"26000\" "
	 "cumulative=\"12345.6\" stage=\"在建\"><milestone type=\"开工\" planned=\"2022-04\" "
	 "actual=\"2022-04-02\"/></project></projects><problems>"
	 "<problem id=\"101-1\" category=\"其他\" source=\"企业\" responsible=\"R\" "
	 "status=\"新增\" "
	 "opened=\"2022-06-01\">Water</problem><problem id=\"101-2\" category=\"其他\" "
	 "source=\"企业\" "
	 "responsible=\"R\" status=\"销号\" opened=\"2022-03-01\" "
	 "closed=\"2022-06-02\">Road</problem>"
	 "</problems></record>";

static const char july[] = RECORD("2022-07",
    "2") "<reason>typed wrong</reason>"
	 "<enterprises indicator=\"rev\" unit=\"元\"><row code=\"E1\" value=\"123456789\" "
	 "base=\"10000\" note=\"because\" uscc=\"91350100M000100Y43\"/></enterprises>"
	 "<problems><problem id=\"101-2\" category=\"其他\" source=\"企业\" responsible=\"R\" "
	 "status=\"销号\" opened=\"2022-03-01\" "
	 "closed=\"2022-07-02\">Road</problem></problems></record>";

static const char year_ago[] =
    RECORD("2021-07", "1") "<enterprises indicator=\"rev\" unit=\"亿元\"><row code=\"E1\" "
			   "value=\"0.5\" base=\"0.4\"/>"
			   "</enterprises></record>";

static const struct plan_lines lines = {base, TB_LEN(base)};
static struct tb_plan plan;
static struct tb_record records[3];
static struct tb_form form;

static const struct tb_record *
parse(size_t i, const char *text)
{
	struct tb_err err = {0};

	cr_assert_eq(tb_record_parse(text, strlen(text), "r.xml", &records[i], &err), 0);
	return &records[i];
}

static void
make(const char *unit, const char *period, struct tb_form_before before)
{
	struct tb_period month;
	struct tb_err err = {0};

	cr_assert_eq(tb_period_parse(period, &month), 0);
	cr_assert_eq(tb_form_make(&plan, unit, month, &before, &form, &err), 0, "%s", err.text);
}

static void
load(void)
{
	plan_file_load(lines, &plan);
}

static void
release(void)
{
	size_t i;

	tb_form_release(&form);
	for (i = 0; i < TB_LEN(records); i++)
		tb_record_release(&records[i]);
	tb_plan_release(&plan);
}

TestSuite(form, .init = load, .fini = release);

static const struct tb_form_table *
table(const char *code)
{
	size_t i;

	for (i = 0; i < form.ntables; i++)
		if (strcmp(form.tables[i].code, code) == 0)
			return &form.tables[i];
	return NULL;
}

/* The row as its cells with '|' between. */
static void
is_row(const char *code, size_t row, const char *expected)
{
	const struct tb_form_table *t = table(code);
	struct tb_buf text = TB_BUF_INIT;
	size_t k;

	cr_assert_lt(row, t->nrows, "%s has %zu rows", code, t->nrows);
	for (k = 0; k < t->ncolumns; k++)
		tb_buf_printf(&text, "%s%s", k > 0 ? "|" : "", t->rows[row].cells[k]);
	cr_assert_str_eq(text.s, expected);
	tb_buf_release(&text);
}

Test(form, first_report)
{
	make("101", "2022-07", (struct tb_form_before){NULL, NULL, NULL});
	cr_assert_null(table("industries"), "the bureau reports those");
	cr_assert_eq(form.ntables, 5);
	cr_assert_eq(table("enterprises")->nrows, 2, "not E2: coal is closed; not E3: of another");
	is_row("enterprises", 0, "E1|One||||||");
	is_row("enterprises", 1, "E1.1|　Part||||||91350100M000100Y43");
	is_row("projects", 0, "P1|10|2.5|2.5|||");
	cr_assert_eq(table("projects")->nrows, 1, "the list of the year");
	is_row("milestones", 0, "P1|开工|2022-03|");
	is_row("milestones", 1, "P1|投产|2022-11|");
	is_row("milestones", 3, "|||");
	cr_assert(table("milestones")->nkeyed == 2 && table("milestones")->nrows == 4);
	cr_assert_str_eq(table("milestones")->rows[1].key, "P1 投产");
	cr_assert_null(table("milestones")->rows[2].key);
	cr_assert(table("problems")->nkeyed == 0 && table("problems")->nrows == 1);
	cr_assert(form.version == 1 && form.deadline.day == 5 && form.deadline.month == 8);
	cr_assert_str_eq(form.unit_name, "North");
}

Test(form, closed_later)
{
	make("101", "2022-05", (struct tb_form_before){NULL, NULL, NULL});
	cr_assert_eq(table("enterprises")->nrows, 3, "coal reports until June");
}

Test(form, columns)
{
	const struct tb_form_table *t;

	make("101", "2022-07", (struct tb_form_before){NULL, NULL, NULL});
	t = table("enterprises");
	cr_assert_str_eq(t->columns[4].head, "now（万元）");
	cr_assert_str_eq(t->columns[4].help, "so far");
	cr_assert_str_eq(t->columns[3].head, "last（万元）");
	cr_assert_str_eq(t->columns[5].help, "alike");
	cr_assert_str_eq(t->columns[6].head, "note");
	cr_assert(t->columns[1].show == TB_SHOW_NAME && t->columns[1].amount == 0);
	cr_assert(t->columns[4].show == -1 && t->columns[4].amount == 1);
	cr_assert(t->nitems == 2 && t->items[0].locked);
	cr_assert_str_eq(t->items[0].text, "rev");
	cr_assert_str_eq(t->items[1].text, "万元");
	t = table("head");
	cr_assert(t->nrows == 0 && t->nitems == 10);
	cr_assert(t->items[2].locked && !t->items[3].locked);
	cr_assert_str_eq(t->items[2].text, "2022-07");
	cr_assert_str_eq(t->items[3].text, "1");
	cr_assert_str_eq(t->items[4].text, "");
}

Test(form, next_month)
{
	const struct tb_form_before before = {NULL, parse(0, june), parse(1, year_ago)};

	make("101", "2022-07", before);
	is_row("enterprises", 0, "E1|One|5000|10000.5||||");
	is_row("enterprises", 1, "E1.1|　Part||——||||91350100M000100Y43");
	is_row("projects", 0, "P1|10|2.5|2.6|1.23456||在建");
	is_row("milestones", 0, "P1|开工|2022-04|2022-04-02");
	is_row("milestones", 1, "P1|投产|2022-11|");
	is_row("problems", 0, "101-1|Water|其他|企业|R|2022-06-01|推进");
	cr_assert_eq(table("problems")->nkeyed, 1, "one is closed");
	cr_assert_str_eq(table("head")->items[5].text, "Wang");
	cr_assert_str_eq(table("head")->items[9].text, "C");
	cr_assert_eq(form.version, 1);
}

Test(form, next_year)
{
	const struct tb_form_before before = {NULL, parse(0, june), NULL};

	make("101", "2023-02", before);
	is_row("enterprises", 0, "E1|One||||||");
	is_row("problems", 0, "101-1|Water|其他|企业|R|2022-06-01|推进");
	cr_assert_eq(table("projects")->nrows, 1);
	is_row("projects", 0, "P2|10|2|2|||");
}

Test(form, correction)
{
	const struct tb_form_before before = {parse(0, july), parse(1, june), NULL};

	make("101", "2022-07", before);
	cr_assert_eq(form.version, 3);
	is_row("enterprises", 0, "E1|One||10000.5|12345.6789|1|because|91350100M000100Y43");
	is_row("problems", 0, "101-2|Road|其他|企业|R|2022-03-01|销号");
	cr_assert_eq(table("problems")->nkeyed, 1);
	cr_assert_str_eq(table("head")->items[3].text, "3");
	cr_assert_str_eq(table("head")->items[7].text, "", "as it was in version 2");
}

/* The sum is of the keys alone: of the same rows it is the same. */
Test(form, signed_by_its_keys)
{
	const struct tb_form_before none = {NULL, NULL, NULL};
	char sum[TB_FORM_SUM_LEN + 1], other[TB_FORM_SUM_LEN + 1];
	struct tb_buf keys = TB_BUF_INIT;

	make("D1", "2022-07", none);
	tb_form_sum_add(&keys, "industries", "I1");
	tb_form_sum(&keys, sum);
	cr_assert_str_eq(form.sum, sum);
	cr_assert_str_eq(keys.s, "industries\tI1\n");
	tb_buf_release(&keys);
	cr_assert_eq(strncmp(form.id, "c1/D1/2022-07/v1/f1/", 20), 0);
	cr_assert_str_eq(form.id + 20, sum);
	tb_form_release(&form);
	make("D1", "2022-08", none);
	cr_assert_str_eq(form.sum, sum);
	tb_form_release(&form);
	make("101", "2022-07", none);
	memcpy(other, form.sum, sizeof(other));
	cr_assert_str_neq(other, sum);
}

static const struct {
	const char *unit, *period, *says;
} refusals[] = {
    {"101", "2022-01", "January is reported with February"},
    {"101", "2021-12", "2021 is not one of the plan's years, 2022 to 2025"},
    {"101", "2026-02", "2026 is not one of the plan's years"},
    {"109", "2022-07", "'109' is no county and no department of the plan; correct the code"},
};

Test(form, refused)
{
	const struct tb_form_before none = {NULL, NULL, NULL};
	struct tb_period period;
	struct tb_err err = {0};
	size_t i;

	for (i = 0; i < TB_LEN(refusals); i++) {
		cr_assert_eq(tb_period_parse(refusals[i].period, &period), 0);
		cr_assert_eq(tb_form_make(&plan, refusals[i].unit, period, &none, &form, &err), -1);
		cr_assert_not_null(strstr(err.text, refusals[i].says), "%s", err.text);
		cr_assert_eq(form.ntables, 0);
	}
}

/* Two indicators of one table cannot be sent in one submission. */
Test(form, two_indicators)
{
	const struct tb_form_before none = {NULL, NULL, NULL};
	struct tb_plan_reporter_rule rules[] = {{"rev", "", "enterprise", "", "region", {"f", 1}},
	    {"tax", "", "enterprise", "", "region", {"f", 2}}};
	struct tb_plan_indicator both[] = {
	    plan.indicators[0], {"tax", "Tax", "亿元", "enterprise", "", NULL, 0, {"f", 9}}};
	struct tb_plan other = plan;
	struct tb_err err = {0};

	other.indicators = both;
	other.nindicators = 2;
	other.reporters = rules;
	other.nreporters = 2;
	cr_assert_eq(
	    tb_form_make(&other, "101", (struct tb_period){2022, 7}, &none, &form, &err), -1);
	cr_assert_eq(err.line, 9);
	cr_assert_not_null(strstr(err.text, "'101' is to report it and 'rev' of enterprise"));
}
