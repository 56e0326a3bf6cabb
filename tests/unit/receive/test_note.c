/* What explains something, and what only fills the place of an explanation. */
#include "lib/file.h"
#include "receive/rules.h"
#include <criterion/criterion.h>

static struct catalogue catalogue;
static const struct rules rules = {.catalogue = &catalogue};

static void
load(void)
{
	char *path = tb_path_join(tb_datadir(), "templates/receipt-messages.xml");
	struct tb_err err = {0};

	cr_assert_eq(
	    catalogue_load(path, &catalogue, &err), 0, "%s:%d: %s", err.file, err.line, err.text);
	free(path);
}

static void
release(void)
{
	catalogue_release(&catalogue);
}

TestSuite(note, .init = load, .fini = release);

Test(note, words_explain)
{
	static const char *const words[] = {"停产检修", "退货", "核对。", "第3版更正。",
	    "设备集中到货（2台）", "COVID-19停产", "无尘车间检修"};
	size_t i;

	for (i = 0; i < TB_LEN(words); i++)
		cr_expect_str_eq(rules_explanation(&rules, words[i]), words[i]);
}

Test(note, fillers_do_not)
{
	static const char *const fillers[] = {"", "无", "无。", "（无）", "略", " 略　", "——", "-",
	    "/", "12345", "。。。", "暂无", "没有", "a", "是", "１２"};
	size_t i;

	for (i = 0; i < TB_LEN(fillers); i++)
		cr_expect_null(rules_explanation(&rules, fillers[i]), "%s", fillers[i]);
	cr_expect_null(rules_explanation(&rules, NULL));
}

/* The words are the catalogue's. */
Test(note, a_site_says_what_fills)
{
	catalogue.labels[LABEL_NO_NOTES] = "核对无误 已核";
	cr_expect_null(rules_explanation(&rules, "已核"));
	cr_expect_null(rules_explanation(&rules, "核对无误。"));
	cr_expect_str_eq(rules_explanation(&rules, "核对"), "核对");
	cr_expect_str_eq(rules_explanation(&rules, "暂无"), "暂无");
}
