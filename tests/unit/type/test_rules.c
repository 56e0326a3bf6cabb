/*
 * Rules of CLREQ and GB/T 15834 that are about widths, each with a tiny paragraph:
 * W1-W5, L1, L2, J2, J3, A1.  Those about line ends are rows of linetest.
 */
#include "compose.h"

enum { HALF = PITCH / 2, QUARTER = PITCH / 4 };

/* The cluster at code point n of the paragraph; every one is a cluster here. */
static const struct tb_cluster *
at(const struct tb_para *para, size_t n)
{
	cr_assert_lt(n, para->row.n);
	return &para->row.clusters[n];
}

static struct tb_para_style
solid(int ems)
{
	struct tb_para_style style = style_of(ems);

	style.indent_first = 0;
	return style;
}

static int
near(int32_t a, int32_t b)
{
	return a - b <= 2 && b - a <= 2;
}

/* --- W: marks -------------------------------------------------------------------- */

static const struct {
	const char *rule, *text;
	int from, n; /* clusters */
	int halves;  /* what they take together, half ems */
	int solid;   /* TB marks_solid */
} widths[] = {
    {"W1 a stop takes one em", "国。国", 1, 1, 2, 0},
    {"W1 an opening mark takes one em", "国（国", 1, 1, 2, 0},
    {"W1 an interpunct takes half an em", "国·国", 1, 1, 1, 0},
    {"W1 a wave dash takes one em", "国～国", 1, 1, 2, 0},
    {"GB/T 15834 a solidus takes half an em", "国／国", 1, 1, 1, 0},
    {"W2 closing and closing", "国）。国", 1, 2, 3, 0},
    {"W2 closing and opening", "国）（国", 1, 2, 3, 0},
    {"W2 opening and opening", "国《“国", 1, 2, 3, 0},
    {"W2 closing and interpunct", "国”·国", 1, 2, 2, 0},
    {"W2 interpunct and opening", "国·“国", 1, 2, 2, 0},
    {"W2 three of them", "国”）。国", 1, 3, 4, 0},
    {"W2 one em, closing and closing", "国）。国", 1, 2, 2, 1},
    {"W2 one em, closing and opening", "国）（国", 1, 2, 2, 1},
    {"W2 one em, opening and opening", "国《“国", 1, 2, 2, 1},
    {"GB/T 15834 two ！ take one em", "国！！国", 1, 2, 2, 0},
    {"GB/T 15834 ？！ take one em", "国？！国", 1, 2, 2, 0},
    {"GB/T 15834 three ！ take two ems", "国！！！国", 1, 3, 4, 0},
    {"GB/T 15835 digits take half an em", "国2022国", 1, 4, 4, 0},
    {"W4 a mark at line end takes half an em", "国。", 1, 1, 1, 0},
};

Test(rules, widths_of_marks, .init = open_fonts, .fini = close_fonts)
{
	for (size_t i = 0; i < TB_LEN(widths); i++) {
		struct tb_para_style style = solid(20);
		struct tb_para para;
		int32_t width = 0;

		style.marks_solid = widths[i].solid;
		compose(&para, widths[i].text, &style);
		for (int k = 0; k < widths[i].n; k++)
			width += at(&para, (size_t)(widths[i].from + k))->advance;
		cr_expect(near(width, widths[i].halves * HALF), "%s: %d for %d", widths[i].rule,
		    (int)width, widths[i].halves * HALF);
		tb_para_release(&para);
	}
}

/* —— and …… take two ems whether a face has one glyph for them or two (U1). */
Test(rules, W1_dashes_and_ellipses_take_two_ems, .init = open_fonts, .fini = close_fonts)
{
	static const char *const texts[] = {"国——国", "国……国"};

	for (size_t i = 0; i < TB_LEN(texts); i++) {
		struct tb_para_style style = solid(20);
		struct tb_para para;

		compose(&para, texts[i], &style);
		cr_expect(near(para.lines[0].width, 4 * PITCH), "%s: %d", texts[i],
		    (int)para.lines[0].width);
		tb_para_release(&para);
	}
}

/* Controls, joiners, other scripts: what is drawn is a glyph of the face, never a number
 * by which pango says that there is none. */
Test(rules, X1_only_glyphs_are_drawn, .init = open_fonts, .fini = close_fonts)
{
	static const char *const texts[] = {"控制\u202e字", "a\u200db", "一\ufe0f二",
	    "与\U0001F468\u200d\U0001F469\u200d\U0001F467人", "文العربية字", "泰ภาษาไทย文",
	    "x\u2060y"};

	for (size_t i = 0; i < TB_LEN(texts); i++) {
		struct tb_para_style style = solid(20);
		struct tb_para para;

		compose(&para, texts[i], &style);
		for (size_t k = 0; k < para.row.n; k++)
			cr_expect_lt(at(&para, k)->glyph, 65536, "%s: cluster %zu", texts[i], k);
		tb_para_release(&para);
	}
}

static struct tb_sort
sort_of(enum tb_role role, unsigned cp)
{
	return *tb_fonts_sort(fonts, role, cp);
}

/* Faces that draw a sign as another one do not set it: FandolFang and FandolKai have a
 * dollar for ￥, a short ~ for ～, a hyphen for －. */
Test(rules, X1_signs_are_drawn_as_what_they_are, .init = open_fonts, .fini = close_fonts)
{
	static const enum tb_role roles[] = {TB_ROLE_FANG, TB_ROLE_KAI, TB_ROLE_HEI, TB_ROLE_SONG};

	for (size_t i = 0; i < TB_LEN(roles); i++) {
		struct tb_sort yen = sort_of(roles[i], 0xFFE5), dollar = sort_of(roles[i], 0xFF04);
		struct tb_sort wave = sort_of(roles[i], 0xFF5E), minus = sort_of(roles[i], 0xFF0D);
		int32_t top, bottom, yen_top, yen_bottom;

		tb_fonts_ink(fonts, roles[i], 0xFFE5, &yen_top, &yen_bottom);
		tb_fonts_ink(fonts, roles[i], 0xFF04, &top, &bottom);
		cr_expect_lt(yen_top - yen_bottom, top - bottom, "role %zu: ￥ as tall as ＄", i);
		cr_expect_neq(yen.ink_right - yen.ink_left, dollar.ink_right - dollar.ink_left,
		    "role %zu: ￥ as wide as ＄", i);
		cr_expect_gt(
		    wave.ink_right - wave.ink_left, TB_EM * 6 / 10, "role %zu: ～ is short", i);
		cr_expect_gt(minus.ink_right - minus.ink_left, TB_EM * 6 / 10,
		    "role %zu: － is a hyphen", i);
		tb_fonts_ink(fonts, roles[i], 0xFF5E, &top, &bottom);
		cr_expect_lt(top, TB_EM * 6 / 10, "role %zu: ～ stands high", i);
	}
}

/* Beside a mark the glyph of an interpunct is no wider than its box: one an em wide was
 * drawn to the right beside a closing mark, and read as a line of its own. */
Test(rules, X1_an_interpunct_is_as_wide_as_its_box, .init = open_fonts, .fini = close_fonts)
{
	static const char *const texts[] = {"》·国国国", "”·“国国", "）•国国国", "国·《国国"};
	static const enum tb_role roles[] = {TB_ROLE_FANG, TB_ROLE_KAI, TB_ROLE_HEI};

	for (size_t i = 0; i < TB_LEN(texts) * TB_LEN(roles); i++) {
		const char *text = texts[i % TB_LEN(texts)];
		struct tb_piece piece = {
		    .s = text, .len = strlen(text), .role = roles[i / TB_LEN(texts)]};
		struct tb_para_style style = solid(20);
		struct tb_para para;
		const struct tb_cluster *dot;

		tb_para_compose(&para, fonts, &piece, 1, &style);
		dot = at(&para, 1);
		cr_expect(near(dot->natural, HALF), "%s", text);
		cr_expect_geq(
		    dot->dx, 0, "%s: its glyph begins %d before its box", text, (int)dot->dx);
		tb_para_release(&para);
	}
}

Test(rules, W3_an_opening_mark_at_line_start, .init = open_fonts, .fini = close_fonts)
{
	static const struct {
		int indent, trims, halves;
	} cases[] = {{0, 0, 1}, {2, 0, 2}, {2, 1, 1}};

	for (size_t i = 0; i < TB_LEN(cases); i++) {
		struct tb_para_style style = solid(20);
		struct tb_para para;

		style.indent_first = cases[i].indent * PITCH;
		style.trim_indented = cases[i].trims;
		compose(&para, "（国", &style);
		cr_expect(near(at(&para, 0)->advance, cases[i].halves * HALF), "case %zu", i);
		cr_expect_eq(at(&para, 0)->dx, cases[i].halves == 1 ? -HALF : 0, "case %zu", i);
		tb_para_release(&para);
	}
}

Test(rules, W5_a_comma_hangs_only_when_told, .init = open_fonts, .fini = close_fonts)
{
	for (int hang = 0; hang < 2; hang++) {
		struct tb_para_style style = solid(6);
		struct tb_para para;
		char *got;

		style.hang = hang;
		compose(&para, "产业发展工作，进展情况", &style);
		got = lines_of(&para);
		cr_expect_str_eq(got, hang ? "产业发展工作，|进展情况" : "产业发展工|作，进展情况");
		if (hang)
			cr_expect_eq(at(&para, 6)->advance, 0);
		cr_expect(near(para.lines[0].width, 6 * PITCH));
		free(got);
		tb_para_release(&para);
	}
}

/* --- L: hanzi and Latin ---------------------------------------------------------- */

Test(rules, L1_space_of_hanzi_and_latin, .init = open_fonts, .fini = close_fonts)
{
	struct tb_para_style style = solid(20);
	struct tb_para para;

	style.autospace_em = TB_EM / 4;
	compose(&para, "5国7国，9国（3）国8", &style);
	cr_expect(near(at(&para, 0)->advance - at(&para, 0)->natural, QUARTER), "behind 5");
	cr_expect(near(at(&para, 1)->advance, PITCH + QUARTER), "before 7");
	cr_expect(near(at(&para, 4)->advance, PITCH), "none beside a comma");
	cr_expect(near(at(&para, 8)->advance, at(&para, 8)->natural), "none inside brackets");
	cr_expect(near(at(&para, 11)->advance, at(&para, 11)->natural), "none at line end");
	tb_para_release(&para);

	style.autospace_em = 0;
	compose(&para, "5国7国", &style);
	cr_expect(near(para.lines[0].width, 3 * PITCH), "official documents have none");
	tb_para_release(&para);
}

static int32_t
space_at(const char *text, int32_t measure, enum tb_align align)
{
	struct tb_para_style style = solid(20);
	struct tb_para para;
	int32_t space;

	style.autospace_em = TB_EM / 4;
	style.measure = measure;
	style.align = align;
	compose(&para, text, &style);
	cr_assert_eq(para.nlines, 1);
	space = at(&para, 0)->advance - at(&para, 0)->natural;
	tb_para_release(&para);
	return space;
}

Test(rules, L2_it_shrinks_to_an_eighth_and_grows_to_a_half, .init = open_fonts, .fini = close_fonts)
{
	const int32_t natural = 3 * PITCH + 3 * QUARTER; /* 国7国7国 and three of them: see below */

	/* 国 7 国 7 国: 3 + 2/2 em, four spaces */
	cr_expect(near(space_at("国7国7国", natural + PITCH + QUARTER, TB_ALIGN_JUSTIFY), QUARTER));
	cr_expect(near(space_at("国7国7国", 4 * PITCH + HALF + 4, TB_ALIGN_JUSTIFY), PITCH / 8));
	cr_expect(near(space_at("国7国7国", 6 * PITCH, TB_ALIGN_SPREAD), HALF));
}

/* --- J: the order in which a line gives and takes ---------------------------------- */

/* Of each class of marks: what its members have given, least and most. */
struct given {
	int32_t least, most, can;
};

static void
note_given(struct given *given, const struct tb_cluster *c)
{
	int32_t gave = c->natural - c->advance;

	if (given->can == 0 || gave < given->least)
		given->least = gave;
	if (gave > given->most)
		given->most = gave;
	given->can = c->give;
}

/* Brackets, then commas, then stops; inside a class all alike. The measure shrinks by
 * a twentieth of an em at a time until nothing more can be given. */
Test(rules, J2_a_class_gives_when_those_before_it_are_exhausted, .init = open_fonts,
    .fini = close_fonts)
{
	static const char text[] = "国（国国）国，国国；国国。国国！国国国";
	const struct tb_piece whole = {
	    .s = text, .len = sizeof text - 1, .role = TB_ROLE_FANG, .whole = 1};
	enum { EMS = 19, GIVES = 3 };

	for (int step = 0; step < GIVES * 20; step++) {
		struct tb_para_style style = solid(EMS);
		struct given given[3] = {{0}};
		struct tb_para para;

		style.measure = EMS * PITCH - step * PITCH / 20;
		tb_para_compose(&para, fonts, &whole, 1, &style);
		cr_assert_eq(para.nlines, 1, "step %d: %zu lines", step, para.nlines);
		for (size_t k = 0; k < para.row.n; k++)
			if (at(&para, k)->mark)
				note_given(&given[at(&para, k)->cls == TB_CLASS_COMMA  ? 1
						  : at(&para, k)->cls == TB_CLASS_STOP ? 2
										       : 0],
				    at(&para, k));
		for (int cls = 0; cls < 3; cls++)
			cr_expect(near(given[cls].least, given[cls].most), "step %d, class %d",
			    step, cls);
		for (int cls = 0; cls < 2; cls++)
			cr_expect(given[cls + 1].most <= 2 || near(given[cls].least, HALF),
			    "step %d: class %d gives before class %d is exhausted", step, cls + 1,
			    cls);
		cr_expect(near(para.lines[0].width, style.measure), "step %d", step);
		tb_para_release(&para);
	}
}

Test(rules, J2_word_spaces_give_first, .init = open_fonts, .fini = close_fonts)
{
	struct tb_para_style style = solid(20);
	struct tb_para para;
	int32_t natural, give;

	compose(&para, "国 国（国", &style);
	natural = para.lines[0].width;
	give = at(&para, 1)->natural - QUARTER;
	tb_para_release(&para);
	cr_assert_gt(give, 0, "the face's space is a quarter of an em already");
	style.measure = natural - give;
	compose(&para, "国 国（国", &style);
	cr_expect(near(at(&para, 1)->advance, QUARTER));
	cr_expect(near(at(&para, 3)->advance, PITCH));
	tb_para_release(&para);
}

/* Word spaces up to half an em, hanzi-Latin spaces up to half an em, then all gaps. */
Test(rules, J3_order_of_opening, .init = open_fonts, .fini = close_fonts)
{
	static const char text[] = "国 国7国国～国国45国";

	for (int step = 0; step <= 40; step++) {
		struct tb_para_style style = solid(20);
		struct tb_para para;
		int32_t space, latin, gap;

		style.autospace_em = TB_EM / 4;
		style.align = TB_ALIGN_SPREAD;
		style.measure = 11 * PITCH + step * PITCH / 10;
		compose(&para, text, &style);
		cr_assert_eq(para.nlines, 1, "step %d", step);
		space = at(&para, 1)->advance;
		latin = at(&para, 2)->advance - PITCH;
		gap = at(&para, 4)->advance - PITCH;
		cr_expect(latin <= QUARTER + 2 || space >= HALF - 2, "step %d", step);
		cr_expect(gap <= 2 || latin >= HALF - 2, "step %d", step);
		cr_expect(near(at(&para, 5)->advance, PITCH), "before a connector");
		cr_expect(near(at(&para, 6)->advance, PITCH), "behind a connector");
		cr_expect(near(at(&para, 9)->advance, HALF), "inside a number");
		cr_expect(near(para.lines[0].width, style.measure), "step %d: J4", step);
		tb_para_release(&para);
	}
}

/* Whatever a line holds, it ends on the measure: shrunk, opened at spaces, at gaps, or at
 * none but its borders. */
Test(rules, J4_a_line_ends_on_the_measure, .init = open_fonts, .fini = close_fonts)
{
	static const char *const texts[] = {"全市产业发展工作进展，情况通报",
	    "全市，产业，发展工，作进展情况", "全市 产业 发展 GDP工作进展情况",
	    "全市产业共完成投资1,234.56亿元左右进展情况通报", "（产业）。“发展”《工作》、进展"};

	for (size_t i = 0; i < TB_LEN(texts); i++)
		for (int step = 0; step < 20; step++) {
			struct tb_para_style style = solid(9);
			struct tb_para para;

			style.measure += step * PITCH / 10;
			compose(&para, texts[i], &style);
			for (size_t k = 0; k + 1 < para.nlines; k++)
				cr_expect(near(para.lines[k].width, style.measure), "%s, step %d",
				    texts[i], step);
			cr_expect_gt(para.nlines, 1);
			tb_para_release(&para);
		}
}

/* But no gap is opened by more than half an em for that, nor anything inside a word:
 * such a line is left short, and said to be. */
Test(rules, J4_a_line_is_not_torn_apart, .init = open_fonts, .fini = close_fonts)
{
	static const struct {
		const char *text;
		int ems, is_short;
	} cases[] = {{"全市产业1,234,567.89亿元", 9, 1}, {"全市产业共投入1,234,567.89亿元", 9, 0},
	    {"Internationalization2022Telecommunication", 14, 1}};

	for (size_t i = 0; i < TB_LEN(cases); i++) {
		struct tb_para_style style = solid(cases[i].ems);
		struct tb_para para;

		compose(&para, cases[i].text, &style);
		cr_assert_gt(para.nlines, 1);
		cr_expect_eq((para.lines[0].broke & TB_BROKE_SHORT) != 0, cases[i].is_short, "%s",
		    cases[i].text);
		cr_expect_eq(
		    para.lines[0].width == style.measure, !cases[i].is_short, "%s", cases[i].text);
		for (size_t k = 0; cases[i].is_short && k < para.lines[0].to; k++)
			cr_expect_leq(at(&para, k)->advance, at(&para, k)->natural);
		tb_para_release(&para);
	}
}

/* A mark keeps a tenth of an em of white before the digit behind it, and behind the
 * one before it, however much its line is shrunk. */
Test(rules, a_shrunk_mark_does_not_touch_a_digit, .init = open_fonts, .fini = close_fonts)
{
	static const char *const texts[] = {
	    "国国）5国国国国国", "国国，7国国国国国", "国国；8国国国国国", "国国4（国国国国国"};

	for (size_t i = 0; i < TB_LEN(texts); i++) {
		struct tb_para_style style = solid(20);
		struct tb_para para;
		int32_t white;

		compose(&para, texts[i], &style);
		style.measure = para.lines[0].width;
		for (size_t k = 2; k < 4; k++)
			if (at(&para, k)->mark)
				style.measure -= at(&para, k)->give;
		tb_para_release(&para);
		compose(&para, texts[i], &style);
		cr_assert_eq(para.nlines, 1, "%s", texts[i]);
		white = at(&para, 2)->advance + at(&para, 3)->dx + at(&para, 3)->ink_left -
			at(&para, 2)->ink_right - at(&para, 2)->dx;
		cr_expect_geq(white, PITCH / 10 - 2, "%s: %d", texts[i], (int)white);
		tb_para_release(&para);
	}
}

/* --- A: alignment ------------------------------------------------------------------ */

Test(rules, A1_alignment, .init = open_fonts, .fini = close_fonts)
{
	static const struct {
		enum tb_align align;
		int x, width; /* half ems */
	} cases[] = {{TB_ALIGN_JUSTIFY, 0, 6}, {TB_ALIGN_LEFT, 0, 6}, {TB_ALIGN_CENTRE, 3, 6},
	    {TB_ALIGN_RIGHT, 6, 6}, {TB_ALIGN_SPREAD, 0, 12}};

	for (size_t i = 0; i < TB_LEN(cases); i++) {
		struct tb_para_style style = solid(6);
		struct tb_para para;

		style.align = cases[i].align;
		compose(&para, "张三丰", &style);
		cr_assert_eq(para.nlines, 1, "case %zu", i);
		cr_expect(near(para.lines[0].x, cases[i].x * HALF), "case %zu", i);
		cr_expect(near(para.lines[0].width, cases[i].width * HALF), "case %zu", i);
		tb_para_release(&para);
	}
}

/* U2: a note mark stays with what it belongs to. */
Test(rules, U2_a_raised_mark_keeps_its_base, .init = open_fonts, .fini = close_fonts)
{
	struct tb_piece pieces[3] = {{.s = "产业发展工作", .role = TB_ROLE_FANG},
	    {.s = "①", .role = TB_ROLE_FANG, .raised = 1}, {.s = "情况", .role = TB_ROLE_FANG}};
	struct tb_para_style style = solid(6);
	struct tb_para para;
	char *got;

	for (int i = 0; i < 3; i++)
		pieces[i].len = strlen(pieces[i].s);
	tb_para_compose(&para, fonts, pieces, 3, &style);
	got = lines_of(&para);
	cr_expect_str_eq(got, "产业发展工|作①情况");
	free(got);
	tb_para_release(&para);
}

/* U3: a soft hyphen is where a word may be parted, and is drawn only there. */
Test(rules, U3_a_soft_hyphen_is_drawn_at_line_end_alone, .init = open_fonts, .fini = close_fonts)
{
	struct tb_para_style style = solid(20);
	struct tb_para para;
	int32_t whole;

	compose(&para, "inter\xc2\xadnational", &style);
	cr_assert_eq(para.nlines, 1);
	cr_expect_eq(at(&para, 5)->advance, 0);
	whole = para.lines[0].width;
	tb_para_release(&para);
	style.measure = whole - 1;
	compose(&para, "inter\xc2\xadnational", &style);
	cr_assert_eq(para.nlines, 2);
	cr_expect_eq(para.lines[0].to, 6);
	cr_expect_gt(at(&para, 5)->advance, 0);
	cr_expect_eq(para.cuts, 0);
	tb_para_release(&para);
}
