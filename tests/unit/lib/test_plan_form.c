/* The indicator table and the form: read, asked for a field's head, refused. */
#include "lib/field.h"
#include "plan_file.h"
#include <criterion/criterion.h>

static const char *const base[] = {
    /* 1 */ "<plan xmlns=\"urn:tongbao:plan:1\">",
    "<identity id=\"c1\" version=\"2\" number=\"n\" in-force=\"2022-01-01\" name=\"n\" "
    "programme=\"p\" issuer=\"i\" region=\"100\" base-year=\"2021\" target-year=\"2025\"/>",
    "<calendar deadline-day=\"5\" bulletin-day=\"10\"/>",
    "<regions><region code=\"100\" name=\"City\" level=\"city\"/></regions>",
    /* 5 */ "<indicators>",
    "<indicator code=\"rev\" name=\"Revenue\" unit=\"亿元\" subjects=\"industry enterprise\" "
    "definition=\"of the main business\">",
    "<field name=\"row@value\" head=\"this year\" help=\"from January\"/>",
    "<field name=\"row@base\" head=\"last year\"/></indicator>",
    "<indicator code=\"tax\" name=\"Tax\" unit=\"亿元\" subjects=\"enterprise\">",
    /* 10 */ "<field name=\"row@value\" head=\"paid\"/>",
    "<field name=\"row@base\" head=\"last year\"/></indicator>",
    "</indicators>",
    "<form title=\"Month\" contact=\"Office\">",
    "<guide text=\"Fill in.\"/>",
    /* 15 */ "<table code=\"head\" title=\"Cover\"><column field=\"submission@plan\" head=\"a\"/>",
    "<column field=\"submission@unit\" head=\"b\"/><column field=\"submission@period\" "
    "head=\"c\"/>",
    "<column field=\"submission@version\" head=\"d\"/><column field=\"submission@date\" "
    "head=\"e\"/>",
    "<column field=\"contact@name\" head=\"f\"/><column field=\"contact@phone\" head=\"g\"/>",
    "<column field=\"responsible@prepared\" head=\"h\"/>",
    /* 20 */ "<column field=\"responsible@reviewed\" head=\"i\"/>",
    "<column field=\"responsible@approved\" head=\"j\"/></table>",
    "<table code=\"industries\" title=\"Industries\" unit=\"亿元\">",
    "<column field=\"industries@indicator\" head=\"k\"/>",
    "<column field=\"industries@unit\" head=\"l\"/>",
    /* 25 */ "<column field=\"row@code\" head=\"code\"/><column show=\"last\" head=\"m\"/>",
    "<column field=\"row@value\"/>",
    "<column field=\"row@base\" help=\"as it was\"/></table>",
    "<table code=\"enterprises\" title=\"Firms\" unit=\"万元\" spare=\"3\">",
    "<column field=\"enterprises@indicator\" head=\"k\"/>",
    /* 30 */
    "<column field=\"enterprises@unit\" head=\"l\"/>"
    "<column field=\"enterprises@base-sum\" head=\"all of them\"/>",
    "<column field=\"row@code\" head=\"firm\"/>",
    "<column field=\"row@value\"/>",
    "<column field=\"row@base\"/></table>",
    "<table code=\"milestones\" title=\"Steps\"><column field=\"project@code\" head=\"m\"/>",
    /* 35 */ "<column field=\"milestone@type\" head=\"n\"/>",
    "<column field=\"milestone@planned\" head=\"o\"/></table>",
    "</form>",
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

TestSuite(plan_form, .init = load, .fini = release);

Test(plan_form, is_read)
{
	const struct tb_plan_table *firms = &plan.form.tables[2];

	cr_assert_str_eq(plan.form.contact, "Office");
	cr_assert_str_eq(plan.form.phone, "");
	cr_assert(plan.form.nguides == 1 && plan.form.ntables == 4);
	cr_assert_str_eq(plan.form.guides[0].text, "Fill in.");
	cr_assert_str_eq(firms->unit, "万元");
	cr_assert_eq(firms->spare, 3);
	cr_assert_eq(firms->ncolumns, 6);
	cr_assert_str_eq(plan.form.tables[1].columns[3].show, "last");
	cr_assert_str_eq(plan.form.tables[1].columns[5].help, "as it was");
	cr_assert_str_eq(tb_plan_indicator(&plan, "rev")->definition, "of the main business");
	cr_assert_str_eq(tb_plan_indicator(&plan, "rev")->fields[0].help, "from January");
	cr_assert_eq(tb_plan_indicator(&plan, "tax")->nfields, 2);
}

/* An amount is called as its indicator calls it, all else as the form's column. */
static const struct {
	const char *indicator, *table, *name, *head;
} heads[] = {
    {"rev", "enterprises", "row@value", "this year"},
    {"tax", "enterprises", "row@value", "paid"},
    {NULL, "enterprises", "row@value", NULL},
    {NULL, "enterprises", "row@base", "last year"},
    {"rev", "enterprises", "row@code", "firm"},
    {"rev", "industries", "row@code", "code"},
    {NULL, "head", "contact@phone", "g"},
    {NULL, NULL, "contact@phone", "g"},
    {"rev", "enterprises", "enterprises@base-sum", "all of them"},
    {NULL, "enterprises", "enterprises@sum", NULL},
    {NULL, NULL, "contact@type", NULL},
    {NULL, "projects", "milestone@type", "n"},
    {NULL, "projects", "milestone@colour", NULL},
    {NULL, "milestones", "milestone@type", "n"},
    {"rev", "industries", "row@note", NULL},
    {"rev", "projects", "project@plan", NULL},
    {"rev", "problems", "row@code", NULL},
};

Test(plan_form, heads)
{
	size_t i;

	for (i = 0; i < TB_LEN(heads); i++) {
		const struct tb_plan_indicator *indicator =
		    heads[i].indicator != NULL ? tb_plan_indicator(&plan, heads[i].indicator)
					       : NULL;
		const char *head = tb_field_head(&plan, indicator, heads[i].table, heads[i].name);

		cr_assert(head == heads[i].head || strcmp(head, heads[i].head) == 0, "%s %s: %s",
		    heads[i].table != NULL ? heads[i].table : "", heads[i].name,
		    head != NULL ? head : "NULL");
	}
}

static const struct plan_fault faults[] = {
    /* indicators */
    {8, "<field name=\"project@plan\" head=\"x\"/></indicator>", 8,
	"no amount of the indicator 'rev' is called so; row@value and row@base are of"},
    {8, "<field name=\"row@value\" head=\"x\"/></indicator>", 8,
	"<field name=\"row@value\"> stands twice in the indicator 'rev', first in line 7"},
    {8, "</indicator>", 6, "<indicator code=\"rev\"> lacks <field name=\"row@base\">"},
    {8, "<field name=\"row@base\"/></indicator>", 8, "lacks the attribute 'head'"},
    /* tables */
    {28, "<table code=\"firms\" title=\"Firms\" unit=\"万元\">", 28,
	"a submission has no such table; head, industries"},
    {28, "<table code=\"enterprises\" title=\"a/b\" unit=\"万元\">", 28, "a sheet cannot be"},
    {28, "<table code=\"enterprises\" title=\"12345678901234567890123456789012\" unit=\"元\">", 28,
	"up to 31 characters"},
    {28, "<table code=\"enterprises\" title=\"Firms\">", 28, "元, 万元 or 亿元 is needed"},
    {28, "<table code=\"enterprises\" title=\"Firms\" unit=\"个\">", 28, "元, 万元 or 亿元"},
    {15, "<table code=\"head\" title=\"C\" unit=\"元\"><column field=\"reason\" head=\"a\"/>", 15,
	"it has no amounts; remove the unit"},
    {28, "<table code=\"industries\" title=\"Firms\" unit=\"万元\">", 28,
	"stands twice, first in line 22"},
    {28, "<table code=\"enterprises\" title=\"Cover\" unit=\"万元\">", 28,
	"stands twice, first in line 15"},
    {33, "</table>", 28, "lacks <column field=\"row@base\">, which a submission must have"},
    {5,
	"<indicators><indicator code=\"inv\" name=\"I\" unit=\"元\" subjects=\"project\"><field "
	"name=\"project@plan\" head=\"x\"/><field name=\"project@cumulative\" head=\"y\"/>"
	"</indicator>",
	13, "<form> lacks <table code=\"projects\">, which a submission needs"},
    /* columns */
    {25, "<column head=\"code\"/>", 25, "give either a field or show"},
    {25, "<column field=\"row@code\" show=\"name\" head=\"code\"/>", 25, "either a field or show"},
    {27, "<column field=\"row@base\"/><column field=\"row@uscc\" head=\"u\"/></table>", 27,
	"<column field=\"row@uscc\">: a submission has no such field in 'industries'"},
    {26, "<column field=\"row@value\" head=\"v\"/>", 26,
	"an amount has the head of its indicator's <field>; remove the head here"},
    {25, "<column field=\"row@code\"/>", 25, "lacks the attribute 'head'; add it"},
    {27, "<column field=\"row@base\"/><column field=\"row@base\"/></table>", 27,
	"<column field=\"row@base\"> stands twice in 'industries', first in line 27"},
    {25, "<column field=\"row@code\" head=\"c\"/><column show=\"wealth\" head=\"x\"/>", 25,
	"name, total, plan, last or year-ago is needed"},
    {25, "<column field=\"row@code\" head=\"c\"/><column show=\"total\" head=\"x\"/>", 25,
	"the table 'industries' has nothing of the kind; remove it"},
    {15,
	"<table code=\"head\" title=\"Cover\"><column show=\"name\" head=\"x\"/>"
	"<column field=\"submission@plan\" head=\"a\"/>",
	15, "the table 'head' has nothing of the kind"},
    {13, "<form title=\"Month\" contact=\"O\"/><form title=\"M\" contact=\"O\">", 13,
	"<form> stands also in"},
    {14, "<guide/>", 14, "<guide> lacks the attribute 'text'"},
    {14, "<table code=\"practices\" title=\"P\" spare=\"x\"/>", 14, "a whole number"},
};

ParameterizedTestParameters(plan_form, refused)
{
	return rows_of(TB_LEN(faults));
}

ParameterizedTest(const size_t *row, plan_form, refused)
{
	plan_file_refused(lines, &faults[*row]);
}
