/*
 * The composer: one paragraph a rule. What holds of every paragraph is in
 * test_random.c, the widths in test_rules.c.
 */
#include "compose.h"

/* --- one paragraph a rule ------------------------------------------------------ */

static const struct {
	const char *rule;
	int ems, indent;
	const char *lines; /* as they are to be broken */
} rows[] = {
    {"solid", 8, 0, "全市产业发展工作|进展情况通报"},
    {"K4 half an em too long keeps its comma", 8, 0, "全市产业发展第1，|进展情况"},
    {"W3 W2 marks trimmed before a break is taken", 6, 0, "全市产业发展|“千百十”工程"},
    {"U2 number kept whole", 8, 0, "全市产业完成投资|1234.5亿元以上"},
    {"U2 gives way to J3", 8, 0, "完成投资1234.5|亿元以上"},
    {"U2 points part behind 个", 9, 0, "慢于序时进度5.9个|百分点左右"},
    {"U2 a unit of one character never parts", 6, 0, "全市共有|1234.5%以上"},
    {"U1 dashes kept whole", 8, 0, "全市产业发展——|工作进展情况"},
    {"P2 no lone character", 12, 0, "全市产业发展工作进展情|况好"},
    {"forced end", 8, 0, "全市|产业"},
    {"indent", 8, 2, "全市产业发展|工作进展情况通报"},
};

Test(line, breaks, .init = open_fonts, .fini = close_fonts)
{
	for (size_t i = 0; i < TB_LEN(rows); i++) {
		struct tb_para_style style = style_of(rows[i].ems);
		int forced = strcmp(rows[i].rule, "forced end") == 0;
		struct tb_buf text = TB_BUF_INIT;
		struct tb_para para;
		char *got;

		for (const char *s = rows[i].lines; *s != '\0'; s++)
			if (*s != '|')
				tb_buf_putc(&text, *s);
			else if (forced)
				tb_buf_putc(&text, '\n');
		style.indent_first = rows[i].indent * PITCH;
		compose(&para, text.s, &style);
		got = lines_of(&para);
		cr_expect_str_eq(got, rows[i].lines, "%s: %s", rows[i].rule, got);
		free(got);
		tb_para_release(&para);
		tb_buf_release(&text);
	}
}

/* Adjacent marks take 1.5 em, the half next to the other mark is given (W2). */
Test(line, pairs_of_marks_take_an_em_and_a_half, .init = open_fonts, .fini = close_fonts)
{
	static const char *const pairs[] = {"）。", "”，", "：“", "、《", "“《", "”）", "。”"};

	for (size_t i = 0; i < TB_LEN(pairs); i++) {
		struct tb_para_style style = style_of(20);
		struct tb_buf text = TB_BUF_INIT;
		struct tb_para para;

		tb_buf_printf(&text, "国%s国", pairs[i]);
		style.indent_first = 0;
		compose(&para, text.s, &style);
		cr_expect_eq(para.row.clusters[1].advance + para.row.clusters[2].advance,
		    2 * PITCH - PITCH / 2, "%s: %d", pairs[i],
		    (int)(para.row.clusters[1].advance + para.row.clusters[2].advance));
		tb_para_release(&para);
		tb_buf_release(&text);
	}
}

Test(line, digits_are_half_an_em, .init = open_fonts, .fini = close_fonts)
{
	struct tb_para_style style = style_of(20);
	struct tb_para para;

	compose(&para, "2022年1—7月", &style);
	for (size_t k = 0; k < para.row.n; k++) {
		const struct tb_cluster *c = &para.row.clusters[k];
		int32_t wanted = c->cls == TB_CLASS_DIGIT ? PITCH / 2 : PITCH;

		cr_expect(
		    abs(c->natural - wanted) <= 2, "cluster %zu is %d wide", k, (int)c->natural);
	}
	tb_para_release(&para);
}

Test(line, a_word_longer_than_the_line_is_cut, .init = open_fonts, .fini = close_fonts)
{
	struct tb_para_style style = style_of(8);
	struct tb_para para;

	compose(&para, "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghij", &style);
	cr_assert_gt(para.cuts, 0);
	for (size_t i = 0; i < para.nlines; i++)
		cr_expect(para.lines[i].x + para.lines[i].width <= style.measure);
	tb_para_release(&para);
}
