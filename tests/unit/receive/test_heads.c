/* Receipts call fields and tables as the form does: the plan's words go before the catalogue's. */
#include "receive/catalogue.h"
#include <criterion/criterion.h>

static struct tb_plan_indicator_field fields[] = {
    {.name = "row@value", .head = "revenue so far"}, {.name = "row@base", .head = "year ago"}};
static struct tb_plan_indicator_field others[] = {{.name = "row@value", .head = "tax so far"}};
static struct tb_plan_indicator indicators[] = {
    {.code = "rev", .subjects = "industry", .fields = fields, .nfields = 2},
    {.code = "tax", .subjects = "enterprise", .fields = others, .nfields = 1}};
static struct tb_plan_column industry_columns[] = {
    {.field = "row@code", .head = "industry"}, {.field = "row@note", .head = "why"}};
static struct tb_plan_column enterprise_columns[] = {
    {.field = "row@code", .head = "firm"}, {.field = "row@note", .head = "why"}};
static struct tb_plan_column cover[] = {{.field = "reason", .head = "why again"}};
static struct tb_plan_table tables[] = {
    {.code = "industries", .title = "Trades", .columns = industry_columns, .ncolumns = 2},
    {.code = "enterprises", .title = "Firms", .columns = enterprise_columns, .ncolumns = 2},
    {.code = "head", .title = "Cover", .columns = cover, .ncolumns = 1}};

static const struct tb_word shipped[] = {
    {"field.reason", "a"},
    {"field.row@base", "b"},
    {"field.row@code", "c"},
    {"field.row@note", "d"},
    {"field.row@value", "e"},
    {"label.reason", "f"},
    {"section.enterprises", "g"},
    {"section.head", "h"},
    {"section.problems", "i"},
};

/* Two tables, or two indicators, that call a field differently leave it to the catalogue. */
static const char *const after[] = {
    "why again", "year ago", "c", "why", "e", "f", "Firms", "Cover", "i"};

Test(heads, plan_before_catalogue)
{
	struct tb_word words[TB_LEN(shipped)];
	struct catalogue catalogue = {.words = {.list = words, .n = TB_LEN(shipped)}};
	struct tb_plan plan = {.indicators = indicators, .nindicators = 2};
	size_t i;

	memcpy(words, shipped, sizeof(words));
	catalogue_take_plan(&catalogue, &plan);
	cr_assert_str_eq(catalogue_word(&catalogue, "field.reason", ""), "a", "there is no form");
	plan.form.tables = tables;
	plan.form.ntables = TB_LEN(tables);
	catalogue_take_plan(&catalogue, &plan);
	for (i = 0; i < TB_LEN(shipped); i++)
		cr_assert_str_eq(
		    catalogue_word(&catalogue, shipped[i].key, ""), after[i], "%s", shipped[i].key);
}
