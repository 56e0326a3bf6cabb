/* Classes of characters and unit words (CLREQ, GB/T 15834, U2). */
#include "type/class.h"
#include "lib/utf8.h"
#include <criterion/criterion.h>

static const struct {
	const char *chars;
	enum tb_class cls;
} rows[] = {
    {"国一㐀〇①※〓", TB_CLASS_HAN},
    {"々ゝヽ", TB_CLASS_ITERATION},
    {"っー", TB_CLASS_KANA},
    {"‼．｡﹖", TB_CLASS_STOP},
    {"“‘（《〈〔【「『", TB_CLASS_OPEN},
    {"”’）》〉〕】」』", TB_CLASS_CLOSE},
    {"、，；：", TB_CLASS_COMMA},
    {"。？！", TB_CLASS_STOP},
    {"—", TB_CLASS_DASH},
    {"…⋯‥", TB_CLASS_ELLIPSIS},
    {"～–゠", TB_CLASS_CONNECTOR},
    {"·･", TB_CLASS_DOT},
    {"/／", TB_CLASS_SOLIDUS},
    {"0123456789", TB_CLASS_DIGIT},
    {"￥№", TB_CLASS_PREFIX},
    {"%‰℃￠", TB_CLASS_SUFFIX},
    {"aZé", TB_CLASS_LETTER},
    {"-", TB_CLASS_HYPHEN},
    {"([", TB_CLASS_LOPEN},
    {")]", TB_CLASS_LCLOSE},
    {" ", TB_CLASS_SPACE},
    {"\xc2\xa0", TB_CLASS_GLUE},
    {"\xe2\x81\xa0\xef\xbb\xbf", TB_CLASS_GLUE},
    {"\xe2\x80\x8e\xe2\x80\xae\xe2\x81\xa9", TB_CLASS_MARK},
    {"\n", TB_CLASS_NEWLINE},
};

Test(class, of_every_kind)
{
	for (size_t i = 0; i < TB_LEN(rows); i++)
		for (const char *s = rows[i].chars; *s != '\0';) {
			unsigned cp = tb_utf8_next(&s);
			int ref = cp == 0x203B; /* ※ belongs to the number before it */

			cr_assert_eq(tb_class_of(cp), ref ? TB_CLASS_SUFFIX : rows[i].cls,
			    "row %zu, U+%04X is %d", i, cp, (int)tb_class_of(cp));
		}
}

static size_t
unit_of(const char *s)
{
	uint32_t cps[16];
	size_t n = 0;

	while (*s != '\0')
		cps[n++] = tb_utf8_next(&s);
	return tb_class_unit(cps, n);
}

Test(class, longest_unit_word)
{
	cr_assert_eq(unit_of("亿元，"), 2);
	cr_assert_eq(unit_of("个百分点"), 4);
	cr_assert_eq(unit_of("个"), 1);
	cr_assert_eq(unit_of("万千瓦时"), 3);
	cr_assert_eq(unit_of("国"), 0);
	cr_assert_eq(unit_of(""), 0);
}
