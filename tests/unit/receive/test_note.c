/* What explains something, and what only fills the place of an explanation. */
#include "receive/rules.h"
#include <criterion/criterion.h>

Test(note, words_explain)
{
	static const char *const words[] = {"停产检修", "退货", "核对。", "第3版更正。",
	    "设备集中到货（2台）", "COVID-19停产", "无尘车间检修"};
	size_t i;

	for (i = 0; i < TB_LEN(words); i++)
		cr_expect_str_eq(rules_explanation(words[i]), words[i]);
}

Test(note, fillers_do_not)
{
	static const char *const fillers[] = {"", "无", "无。", "（无）", "略", " 略　", "——", "-",
	    "/", "12345", "。。。", "暂无", "没有", "a", "是", "１２"};
	size_t i;

	for (i = 0; i < TB_LEN(fillers); i++)
		cr_expect_null(rules_explanation(fillers[i]), "%s", fillers[i]);
	cr_expect_null(rules_explanation(NULL));
}
