/*
 * Where lines may end: one row a rule.  "|" stands where a line may end; every
 * other place is forbidden.
 */
#include "type/break.h"
#include "lib/buf.h"
#include "lib/utf8.h"
#include <criterion/criterion.h>

static const struct {
	const char *rule;
	enum tb_level level;
	const char *text;
} rows[] = {
    {"hanzi", TB_LEVEL_GB, "全|市|产|业"},
    {"K1 comma and stop", TB_LEVEL_GB, "全|市，|产|业。"},
    {"K1 quotes", TB_LEVEL_GB, "打|造|“三|个”|区"},
    {"K1 book title", TB_LEVEL_GB, "按|《方|案》|办"},
    {"K1 interpunct", TB_LEVEL_GB, "甲·|乙"},
    {"K1 connector", TB_LEVEL_GB, "甲～|乙"},
    {"K1 marks in a row", TB_LEVEL_GB, "是|“好”。|又"},
    {"K2 solidus", TB_LEVEL_GB, "甲/乙"},
    {"K1 only: solidus", TB_LEVEL_BASIC, "甲|/|乙"},
    {"K2 dashes", TB_LEVEL_GB, "甲|——|乙"},
    {"K3 dashes", TB_LEVEL_STRICT, "甲——|乙"},
    {"K2 ellipsis", TB_LEVEL_GB, "甲|……|乙"},
    {"K3 ellipsis", TB_LEVEL_STRICT, "甲……|乙"},
    {"U1 three ellipses", TB_LEVEL_GB, "甲|……|……|……|乙"},
    {"two ellipses are one line", TB_LEVEL_GB, "甲|…………|乙"},
    {"two ellipses and a stop", TB_LEVEL_GB, "甲|…………。|乙"},
    {"K0 marks", TB_LEVEL_NONE, "甲|，|（|乙|）|·|丙|～|丁|—|戊|/|己"},
    {"K0 keeps words and numbers", TB_LEVEL_NONE, "共|3,412.5亿元|，|GDP"},
    {"K1 iteration mark", TB_LEVEL_BASIC, "人々|的"},
    {"K1 hyphen", TB_LEVEL_BASIC, "甲‐|乙"},
    {"K2 small kana", TB_LEVEL_GB, "キ|ャ"},
    {"K3 small kana", TB_LEVEL_STRICT, "キャ"},
    {"U2 prefix", TB_LEVEL_GB, "约|￥500元，|为|№5"},
    {"U2 note mark", TB_LEVEL_GB, "项|目※，|共"},
    {"UAX 14 alone", TB_LEVEL_UNICODE, "甲/|乙|～|丙"},
    {"Thai words", TB_LEVEL_GB, "在|ภาษา|ไทย|中"},
    {"an emoji of several", TB_LEVEL_GB, "家|👨\xe2\x80\x8d👩|人"},
    {"U2 number and unit", TB_LEVEL_GB, "投|资|45.2亿元，|增"},
    {"U2 percent", TB_LEVEL_GB, "增|30.1%，|超"},
    {"U2 points", TB_LEVEL_GB, "快|5.9个百分点"},
    {"U2 grouped number", TB_LEVEL_GB, "共|3,412.56亿元"},
    {"U2 range of months", TB_LEVEL_GB, "在|1—7月，|全"},
    {"U2 range of percents", TB_LEVEL_GB, "为|63%～68%"},
    {"U2 date", TB_LEVEL_GB, "于|2022年8月10日|发"},
    {"U2 ordinal", TB_LEVEL_GB, "列|第3位"},
    {"document number", TB_LEVEL_GB, "株|发〔2022〕4号|文"},
    {"U3 word", TB_LEVEL_GB, "按|GDP|算"},
    {"U3 hyphen", TB_LEVEL_GB, "a |large-|scale"},
    {"U3 soft hyphen", TB_LEVEL_GB, "inter\xc2\xad|national|化"},
    {"line separator", TB_LEVEL_GB, "甲\xe2\x80\xa8|乙"},
    {"glue", TB_LEVEL_GB, "甲\xc2\xa0乙"},
    {"forced end", TB_LEVEL_GB, "甲\n|乙"},
};

Test(break, one_row_a_rule)
{
	for (size_t i = 0; i < TB_LEN(rows); i++) {
		uint32_t cps[64];
		enum tb_class cls[64];
		uint8_t before[64];
		struct tb_buf got = TB_BUF_INIT;
		size_t n = 0;

		for (const char *s = rows[i].text; *s != '\0';) {
			unsigned cp = tb_utf8_next(&s);

			if (cp == '|')
				continue;
			cls[n] = tb_class_of(cp);
			cps[n++] = cp;
		}
		tb_break_find(cps, cls, n, rows[i].level, before);
		for (size_t k = 0; k < n; k++) {
			if ((before[k] & TB_BEFORE_BREAK) != 0)
				tb_buf_putc(&got, '|');
			tb_buf_putcp(&got, cps[k]);
		}
		cr_expect_str_eq(got.s, rows[i].text, "%s: %s", rows[i].rule, got.s);
		tb_buf_release(&got);
	}
}
