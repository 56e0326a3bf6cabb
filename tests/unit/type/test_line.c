/*
 * The composer: one paragraph a rule, and invariants on random paragraphs
 * (K1-K3, U1-U3, W2-W4, J1-J4, P2) at measures of 8 to 40 em.
 */
#include "lib/file.h"
#include "lib/utf8.h"
#include "type/line.h"
#include <criterion/criterion.h>

enum { PITCH = 16172, SIZE = 16384, HUNDREDTH_PT = 10 };

static struct tb_fonts *fonts;

static void
open_fonts(void)
{
	struct tb_err err;
	char *folder = tb_path_join(tb_datadir(), "fonts");

	fonts = tb_fonts_open(folder, &err);
	cr_assert_not_null(fonts, "%s", err.text);
	free(folder);
}

static void
close_fonts(void)
{
	tb_fonts_free(fonts);
}

static struct tb_para_style
style_of(int ems)
{
	return (struct tb_para_style){.measure = ems * PITCH,
	    .indent_first = 2 * PITCH,
	    .size = SIZE,
	    .pitch = PITCH,
	    .level = TB_LEVEL_GB};
}

static void
compose(struct tb_para *para, const char *text, const struct tb_para_style *style)
{
	struct tb_piece piece = {.s = text, .len = strlen(text), .role = TB_ROLE_FANG};

	tb_para_compose(para, fonts, &piece, 1, style);
}

/* Lines parted by "|". */
static char *
lines_of(const struct tb_para *para)
{
	struct tb_buf out = TB_BUF_INIT;

	for (size_t i = 0; i < para->nlines; i++) {
		const struct tb_line *line = &para->lines[i];

		if (i > 0)
			tb_buf_putc(&out, '|');
		for (size_t k = line->from; k < line->to; k++)
			tb_buf_put(&out, para->row.text + para->row.clusters[k].at,
			    para->row.clusters[k].len);
	}
	return tb_buf_take(&out);
}

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

/* --- random paragraphs ---------------------------------------------------------- */

static uint32_t seed;

static uint32_t
roll(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

static void
add_phrase(struct tb_buf *text)
{
	static const char *const phrases[] = {"，", "。", "、", "；", "：“", "”，", "”。", "（",
	    "）", "）。", "《", "》", "——", "……", "·", "45.2亿元", "3,412.56亿元", "30.1%",
	    "5.9个百分点", "1—7月", "2022年8月10日", "〔2022〕4号", "GDP", "63%～68%", "第3位",
	    "A/B"};
	static const char hanzi[] = "全市产业发展工作进展情况通报国家项目投资完成";

	if (roll(3) == 0) {
		tb_buf_puts(text, phrases[roll(TB_LEN(phrases))]);
		return;
	}
	for (uint32_t n = 1 + roll(6); n > 0; n--)
		tb_buf_put(text, hanzi + 3 * roll(sizeof hanzi / 3), 3);
}

static unsigned
first_char(const struct tb_para *para, size_t k)
{
	const char *s = para->row.text + para->row.clusters[k].at;

	return tb_utf8_next(&s);
}

static void
check_ends(const struct tb_para *para, const struct tb_line *line, const char *text)
{
	const struct tb_cluster *c = para->row.clusters;
	enum tb_class first = c[line->from].cls, last = c[line->to - 1].cls;

	cr_expect(first != TB_CLASS_CLOSE && first != TB_CLASS_COMMA && first != TB_CLASS_STOP &&
		      first != TB_CLASS_CONNECTOR && first != TB_CLASS_DOT &&
		      first != TB_CLASS_SOLIDUS && first != TB_CLASS_SUFFIX,
	    "a line starts with U+%04X: %s", first_char(para, line->from), text);
	cr_expect(line->last || (last != TB_CLASS_OPEN && last != TB_CLASS_SOLIDUS),
	    "a line ends with U+%04X: %s", first_char(para, line->to - 1), text);
	if (line->from == 0)
		return;

	enum tb_class before = c[line->from - 1].cls;

	cr_expect(!(before == TB_CLASS_DIGIT &&
		      (first == TB_CLASS_DIGIT ||
			  tb_class_unit(&(uint32_t){first_char(para, line->from)}, 1) > 0)),
	    "a number is parted: %s", text);
	cr_expect(!(before == TB_CLASS_LETTER && first == TB_CLASS_LETTER), "%s", text);
}

/* W3, W4: marks at the ends of a line take half an em. */
static void
check_trims(const struct tb_para *para, const struct tb_line *line, const char *text)
{
	const struct tb_cluster *first = &para->row.clusters[line->from];
	const struct tb_cluster *last = &para->row.clusters[line->to - 1];
	const int32_t half = PITCH / 2;

	if (line->from > 0 && first->mark && first->cls == TB_CLASS_OPEN)
		cr_expect_eq(first->dx, -half, "%s", text);
	if (last->mark && tb_class_blank_right(last->cls))
		cr_expect_eq(last->advance, last->natural - half, "%s", text);
}

/* J1: a line that is opened anywhere has given nothing that it could keep. */
static void
check_order(const struct tb_para *para, const struct tb_line *line, const char *text)
{
	const struct tb_cluster *c = para->row.clusters;
	int opened = 0, given = 0;

	for (size_t k = line->from; k + 1 < line->to; k++) {
		int pair = (k > line->from && (c[k - 1].mark || c[k - 1].cls == TB_CLASS_DOT)) ||
			   c[k + 1].mark || c[k + 1].cls == TB_CLASS_DOT;

		opened |= c[k].advance > c[k].natural;
		given |=
		    c[k].mark && !pair && k > line->from && c[k].advance < c[k].natural - PITCH / 8;
	}
	cr_expect(!(opened && given), "opened and shrunk: %s", text);
}

/* Beside a number no gap is opened so far that readers of text see a blank. */
static void
check_borders(const struct tb_para *para, const struct tb_line *line, const char *text)
{
	const struct tb_cluster *c = para->row.clusters;

	for (size_t k = line->from; k + 1 < line->to; k++)
		if ((c[k].cls == TB_CLASS_DIGIT) != (c[k + 1].cls == TB_CLASS_DIGIT))
			cr_expect_lt(c[k].advance - c[k].natural, PITCH * 3 / 100, "%s", text);
}

static void
check_para(const struct tb_para *para, const char *text)
{
	for (size_t i = 0; i < para->nlines; i++) {
		const struct tb_line *line = &para->lines[i];
		int32_t width = line->x, off;

		for (size_t k = line->from; k < line->to; k++)
			width += para->row.clusters[k].advance;
		off = width - para->style.measure;
		cr_expect(off <= HUNDREDTH_PT, "%d pu over the measure: %s", (int)off, text);
		if (!line->last)
			cr_expect(off >= -HUNDREDTH_PT, "%d pu short: %s", (int)off, text);
		check_ends(para, line, text);
		check_trims(para, line, text);
		check_order(para, line, text);
		check_borders(para, line, text);
	}
}

/* P2 can be missed only where every other way is worse. */
static int
ends_lone(const struct tb_para *para)
{
	const struct tb_line *line = &para->lines[para->nlines - 1];
	unsigned n = 0;

	for (size_t k = line->from; k < line->to; k++)
		if (!para->row.clusters[k].mark)
			n += para->row.clusters[k].nchars;
	return para->nlines > 1 && n < 2;
}

Test(line, random_paragraphs, .init = open_fonts, .fini = close_fonts)
{
	int lone = 0, paras = 0, strained = 0;

	for (seed = 1; paras < 600; paras++) {
		struct tb_para_style style = style_of(14 + (int)roll(27));
		struct tb_buf text = TB_BUF_INIT;
		struct tb_para para;

		tb_buf_puts(&text, "国");
		for (uint32_t n = 5 + roll(60); n > 0; n--)
			add_phrase(&text);
		compose(&para, text.s, &style);
		if (para.strained == 0)
			check_para(&para, text.s);
		strained += para.strained > 0;
		lone += ends_lone(&para) && para.strained == 0;
		tb_para_release(&para);
		tb_buf_release(&text);
	}
	cr_expect_eq(lone, 0, "%d of %d paragraphs end with a lone character", lone, paras);
	cr_expect_lt(strained, paras / 4, "%d of %d paragraphs are strained", strained, paras);
}

/* 100 000 characters in well under a second: time is linear in the text. */
Test(line, long_paragraph, .init = open_fonts, .fini = close_fonts, .timeout = 10)
{
	struct tb_para_style style = style_of(28);
	struct tb_buf text = TB_BUF_INIT;
	struct tb_para para;

	for (int i = 0; i < 100000; i++)
		tb_buf_puts(&text, i % 17 == 16 ? "，" : "国");
	compose(&para, text.s, &style);
	cr_expect_gt(para.nlines, 3500);
	tb_para_release(&para);
	tb_buf_release(&text);
}
