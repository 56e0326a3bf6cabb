/*
 * What holds of every paragraph (K1-K3, U1-U3, W3, W4, J1, J4, P2, X1), on random
 * ones at measures of 10 to 40 em. TB_PARAGRAPHS=300000 in the environment: so many.
 */
#include "compose.h"
#include <stdlib.h>
#include <time.h>

enum { PARAGRAPHS = 10000 };

static uint32_t seed;
static int broken; /* lines that end between a number and what belongs to it */

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
	    "A/B", "～", "？！", "々", "￥500元", "large-scale", "km²", "www.gov.cn/a/bcd",
	    "1 234.56", "GB/T 9704", "35 kV", "℃", "※", " ", "——"};
	static const char hanzi[] = "全市产业发展工作进展情况通报国家项目投资完成";

	if (roll(3) == 0) {
		const char *phrase = phrases[roll(TB_LEN(phrases))];

		/* no word of several numbers, no document number without its agency */
		if ((unsigned char)text->s[text->len - 1] < 0x80 || strncmp(phrase, "〔", 3) == 0)
			tb_buf_puts(text, "国");
		tb_buf_puts(text, phrase);
		return;
	}
	for (uint32_t n = 1 + roll(6); n > 0; n--)
		tb_buf_put(text, hanzi + 3 * roll(sizeof hanzi / 3), 3);
}

/* The code points around the place before cluster k: four before it, two behind. */
struct around {
	uint32_t before[4], behind[2];
	enum tb_class last, first;
};

static struct around
look_around(const struct tb_para *para, size_t k)
{
	const struct tb_row *row = &para->row;
	struct around a = {.last = row->clusters[k - 1].cls, .first = row->clusters[k].cls};
	const char *place = row->text + row->clusters[k].at, *s = row->text;

	while (s < place) {
		memmove(a.before + 1, a.before, 3 * sizeof *a.before);
		a.before[0] = tb_utf8_next(&s);
	}
	for (int i = 0; i < 2 && *s != '\0'; i++)
		a.behind[i] = tb_utf8_next(&s);
	return a;
}

static int
one_of(uint32_t cp, const char *chars)
{
	while (*chars != '\0')
		if (tb_utf8_next(&chars) == cp)
			return 1;
	return 0;
}

/* The rule that a line end at this place breaks; NULL = none. Written from the
 * characters, not from the classes that the composer itself goes by. */
static const char *
broken_rule(const struct around *a, enum tb_level level)
{
	uint32_t last = a->before[0], first = a->behind[0];

	if (one_of(first, "、，；：。！？”’）》〉】〕」』–～·・-"))
		return "K1 line start";
	if (first == 0x2014 && a->behind[1] != 0x2014 && last != 0x2014)
		return "K1 single dash at line start";
	if (one_of(last, "“‘（《〈【〔「『"))
		return "K1 line end";
	if (level >= TB_LEVEL_GB && (one_of(last, "/／") || one_of(first, "/／")))
		return "K2";
	if (level >= TB_LEVEL_STRICT && one_of(first, "—…"))
		return "K3";
	if (last == first && one_of(first, "—…") && a->before[1] != first)
		return "U1";
	if (one_of(last, "0123456789") && one_of(first, "0123456789.,%年月日号位℃"))
		return "U2 number";
	if (one_of(first, "%℃※²") || one_of(last, "￥第"))
		return "U2 sign";
	if (a->last == TB_CLASS_LETTER && a->first == TB_CLASS_LETTER)
		return "U3";
	return NULL;
}

static void
check_end(const struct tb_para *para, const struct tb_line *line, const char *text)
{
	struct around a = look_around(para, line->from);
	unsigned before = para->row.clusters[line->from].before;
	const char *rule = broken_rule(&a, para->style.level);
	int bound;

	/* what is left out has a line of its own at every level */
	if ((before & (TB_BEFORE_MUST | TB_BEFORE_ADDRESS)) != 0)
		return;
	bound = (before & TB_BEFORE_BOUND) != 0 && para->strained > 0;
	broken += bound && (before & TB_BEFORE_UNIT) == 0;
	cr_expect(rule == NULL || (bound && rule[0] == 'U'), "%s, U+%04X | U+%04X: %s", rule,
	    (unsigned)a.before[0], (unsigned)a.behind[0], text);
	/* a number left by its unit is a strain, and said to be one */
	cr_expect((before & TB_BEFORE_BREAK) != 0 ||
		      ((before & (TB_BEFORE_UNIT | TB_BEFORE_BOUND)) != 0 && para->strained > 0),
	    "a line ends before U+%04X: %s", (unsigned)a.behind[0], text);
}

/* W3, W4: marks at the ends of a line take half an em. */
static void
check_trims(const struct tb_para *para, const struct tb_line *line, const char *text)
{
	const struct tb_cluster *first = &para->row.clusters[line->from];
	const struct tb_cluster *last = &para->row.clusters[line->to - 1];
	const int32_t half = PITCH / 2;

	if (line->from > 0 && first->mark && first->cls == TB_CLASS_OPEN)
		cr_expect_eq(first->dx, -half, "W3: %s", text);
	if (last->mark && tb_class_blank_right(last->cls))
		cr_expect_eq(last->advance, last->natural - half, "W4: %s", text);
}

/* The box of an opening mark never lies more than half an em over the one before it:
 * readers of PDF would take it for another line, and drawn out of its place it would
 * cover its text. */
static void
check_boxes(const struct tb_para *para, const struct tb_line *line, const char *text)
{
	const struct tb_cluster *c = para->row.clusters;

	for (size_t k = line->from + 1; k < line->to; k++) {
		/* that of a dot beside a mark is narrower by what it is moved by */
		int32_t box = c[k - 1].natural - 2 * (c[k - 1].dx > 0 ? c[k - 1].dx : 0);

		cr_expect(c[k].cls != TB_CLASS_OPEN ||
			      box - (c[k - 1].advance - c[k - 1].dx + c[k].dx) <= PITCH / 2 + 1,
		    "boxes of marks cover each other: %s", text);
	}
}

/* J1: a line that is opened anywhere has given nothing that it could keep. */
static void
check_order(const struct tb_para *para, const struct tb_line *line, const char *text)
{
	const struct tb_cluster *c = para->row.clusters;
	int opened = 0, given = 0;

	for (size_t k = line->from; k + 1 < line->to; k++) {
		int pair = (k > line->from && (c[k - 1].mark || c[k - 1].cls == TB_CLASS_DOT)) ||
			   c[k + 1].mark || c[k + 1].cls == TB_CLASS_DOT || c[k].paired;

		opened |= c[k].cls != TB_CLASS_SPACE && c[k].advance > c[k].natural;
		given |=
		    c[k].mark && !pair && k > line->from && c[k].advance < c[k].natural - PITCH / 8;
	}
	cr_expect(!(opened && given), "opened and shrunk: %s", text);
}

/* Nothing is opened inside numbers, words and units of two marks, nor beside connectors (J3). */
static void
check_inside(const struct tb_para *para, const struct tb_line *line, const char *text)
{
	const struct tb_cluster *c = para->row.clusters;

	for (size_t k = line->from; k + 1 < line->to; k++) {
		enum tb_class a = c[k].cls, b = c[k + 1].cls;
		int still = (a == TB_CLASS_DIGIT && b == TB_CLASS_DIGIT) ||
			    (a == TB_CLASS_LETTER && b == TB_CLASS_LETTER) ||
			    a == TB_CLASS_CONNECTOR || b == TB_CLASS_CONNECTOR ||
			    a == TB_CLASS_SOLIDUS || b == TB_CLASS_SOLIDUS;

		cr_expect(
		    !still || a == TB_CLASS_SPACE || para->cuts > 0 || c[k].advance <= c[k].natural,
		    "opened inside: %s", text);
		if (a == TB_CLASS_SPACE || para->strained > 0)
			continue;
		/* readers of text take wider ones for blanks */
		if ((a == TB_CLASS_DIGIT) != (b == TB_CLASS_DIGIT))
			cr_expect_lt(c[k].advance - c[k].natural, PITCH * 3 / 100,
			    "a wide gap beside a digit: %s", text);
		cr_expect_lt(
		    c[k].advance - c[k].natural, PITCH * 150 / 1000, "a wide gap: %s", text);
	}
}

/* X1: every character stands once, in its order; only blanks at line ends go. */
static void
check_text(const struct tb_para *para, const char *text)
{
	const struct tb_cluster *c = para->row.clusters;
	size_t at = 0;

	for (size_t i = 0; i < para->nlines; i++)
		for (size_t k = para->lines[i].from; k < para->lines[i].to; k++) {
			while (at < c[k].at && text[at] == ' ')
				at++;
			cr_expect_eq(c[k].at, at, "text is lost: %s", text);
			at = c[k].at + c[k].len;
		}
	while (text[at] == ' ')
		at++;
	cr_expect_eq(text[at], '\0', "text is lost at the end: %s", text);
}

/* J4: a line is only left short where it would be torn apart, and nothing in it is opened. */
static void
check_short(const struct tb_para *para, const struct tb_line *line, const char *text)
{
	const struct tb_cluster *c = para->row.clusters;
	int32_t most = 0;

	for (size_t k = line->from; k < line->to; k++) {
		cr_expect_leq(c[k].advance, c[k].natural, "short, but opened: %s", text);
		if (k > line->from && (c[k].before & TB_BEFORE_GAP) != 0)
			most += PITCH / 40;
	}
	cr_expect_gt(para->style.measure - line->x - line->width, most, "short: %s", text);
}

static void
check_para(const struct tb_para *para, const char *text)
{
	check_text(para, text);
	for (size_t i = 0; i < para->nlines; i++) {
		const struct tb_line *line = &para->lines[i];
		int32_t width = line->x, off;

		for (size_t k = line->from; k < line->to; k++)
			width += para->row.clusters[k].advance;
		off = width - para->style.measure;
		cr_expect(off <= HUNDREDTH_PT, "%d pu over the measure: %s", (int)off, text);
		if ((line->broke & TB_BROKE_SHORT) != 0)
			check_short(para, line, text);
		else if (!line->last)
			cr_expect(off >= -HUNDREDTH_PT, "%d pu short, line %zu of %d: %s", (int)off,
			    i, (int)(para->style.measure / PITCH), text);
		if (i > 0)
			check_end(para, line, text);
		check_trims(para, line, text);
		check_boxes(para, line, text);
		check_order(para, line, text);
		check_inside(para, line, text);
	}
}

/* Characters of the line [from, to), marks not among them. */
static unsigned
characters(const struct tb_para *para, size_t from, size_t to)
{
	unsigned n = 0;

	for (size_t k = from; k < to; k++)
		if (!para->row.clusters[k].mark)
			n += para->row.clusters[k].nchars;
	return n;
}

/* Where the last stretch of text begins that no forced end of line divides. */
static size_t
last_stretch(const struct tb_para *para)
{
	size_t k = para->row.n - 1;

	while (k > 0 && (para->row.clusters[k].before & TB_BEFORE_MUST) == 0)
		k--;
	return k;
}

static int
ends_lone(const struct tb_para *para)
{
	const struct tb_line *line = &para->lines[para->nlines - 1];

	return line->from > last_stretch(para) && characters(para, line->from, line->to) < 2;
}

/* Could [from, to) be a line with no gap wider than half an em? Rather yes: every mark
 * is thought to give its half in a full line and to keep it in one that is opened. */
static int
could_stand(const struct tb_para *para, size_t from, size_t to)
{
	const struct tb_cluster *c = para->row.clusters;
	int32_t least = 0, most = 0, room = para->style.measure;
	int last = to == para->row.n;

	room -= from == 0 ? para->style.indent_first : 0;
	for (size_t k = from; k < to; k++) {
		int space = c[k].cls == TB_CLASS_SPACE;

		least += space ? 0 : c[k].natural - (c[k].mark ? PITCH / 2 : 0);
		most += c[k].natural + (space ? PITCH / 2 : 0);
		if (k > from && (c[k].before & TB_BEFORE_GAP) != 0)
			most += PITCH / 2;
	}
	return least <= room && (last ? characters(para, from, to) > 1 : most >= room);
}

/* Every set of line ends tried: is there one that leaves no lone character (P2), parts
 * nothing but a number and its unit, and opens no gap by more than half an em? */
static int
could_be_spared(const struct tb_para *para)
{
	const struct tb_cluster *c = para->row.clusters;
	size_t start = last_stretch(para), n = para->row.n;
	char *reached = tb_xcalloc(n + 1, 1);
	int spared;

	reached[start] = 1;
	for (size_t to = start + 1; to <= n; to++) {
		if (to < n && (c[to].before & (TB_BEFORE_BREAK | TB_BEFORE_UNIT)) == 0)
			continue;
		for (size_t from = start; from < to && !reached[to]; from++)
			reached[to] = reached[from] && could_stand(para, from, to);
	}
	spared = reached[n];
	free(reached);
	return spared;
}

/* How wide the commas inside a line are on average, in pu; -1 = it has none. */
static double
comma_width(const struct tb_para *para, const struct tb_line *line)
{
	const struct tb_cluster *c = para->row.clusters;
	double all = 0;
	int n = 0;

	for (size_t k = line->from; k + 1 < line->to; k++)
		if (c[k].cls == TB_CLASS_COMMA && c[k].mark && c[k + 1].cls == TB_CLASS_HAN) {
			all += c[k].advance;
			n++;
		}
	return n > 0 ? all / n : -1;
}

/* J1: adds up how much the commas of a line differ from those of the next one. */
static void
add_jumps(const struct tb_para *para, double *jumps, int *n)
{
	for (size_t i = 1; i < para->nlines; i++) {
		double above = comma_width(para, &para->lines[i - 1]);
		double below = comma_width(para, &para->lines[i]);

		if (above < 0 || below < 0)
			continue;
		*jumps += above < below ? below - above : above - below;
		(*n)++;
	}
}

static void
random_text(struct tb_buf *text)
{
	tb_buf_puts(text, "国");
	for (uint32_t n = 5 + roll(60); n > 0; n--)
		add_phrase(text);
	while (text->s[text->len - 1] == ' ')
		text->s[--text->len] = '\0';
}

Test(random, paragraphs, .init = open_fonts, .fini = close_fonts)
{
	const char *wanted = getenv("TB_PARAGRAPHS");
	int paras = wanted != NULL ? (int)strtol(wanted, NULL, 10) : PARAGRAPHS;
	int strained = 0, cut = 0, njumps = 0;
	double jumps = 0;

	seed = 1;
	for (int i = 0; i < paras; i++) {
		struct tb_para_style style = style_of(10 + (int)roll(31));
		struct tb_buf text = TB_BUF_INIT;
		struct tb_para para;

		style.level = (enum tb_level)(TB_LEVEL_BASIC + i % 3);
		style.indent_first = (int32_t)roll(2) * 2 * PITCH;
		random_text(&text);
		compose(&para, text.s, &style);
		check_para(&para, text.s);
		cut += para.cuts > 0;
		strained += para.strained > 0;
		add_jumps(&para, &jumps, &njumps);
		cr_expect(!ends_lone(&para) || !could_be_spared(&para), "P2: %s", text.s);
		tb_para_release(&para);
		tb_buf_release(&text);
	}
	cr_expect_eq(cut, 0, "%d of %d paragraphs are cut inside a word", cut, paras);
	cr_expect_lt(jumps / njumps, PITCH * 0.075, "commas jump by %.4f em from line to line",
	    jumps / njumps / PITCH);
	cr_expect_leq(broken, paras / 1000, "%d lines end inside a date", broken);
	cr_expect_lt(strained, paras / 4, "%d of %d paragraphs are strained", strained, paras);
}

/* --- time --------------------------------------------------------------------------- */

/* Processor time of a paragraph of so many times the part; the lesser of two. */
static double
seconds_for(const char *part, int times)
{
	struct tb_para_style style = style_of(28);
	struct tb_buf text = TB_BUF_INIT;
	double least = 0;

	for (int i = 0; i < times; i++)
		tb_buf_puts(&text, part);
	for (int i = 0; i < 2; i++) {
		struct tb_para para;
		struct timespec from, to;
		double seconds;

		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
		compose(&para, text.s, &style);
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
		tb_para_release(&para);
		seconds =
		    (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
		if (i == 0 || seconds < least)
			least = seconds;
	}
	tb_buf_release(&text);
	return least;
}

/* Eight times the text takes eight times as long, never more than twice that: running
 * text, and what no line end can be found in. */
static const struct {
	const char *what, *part;
	int times; /* of the shorter paragraph */
} longs[] = {
    {"running text", "国国国国国国国国国国国国国国国国，", 1500},
    {"dates", "国国国国国2022年8月10日，3,412.56亿元", 500},
    {"a word", "abcdefghij", 1000},
    {"a number", "1234567890", 1000},
    {"stops", "。", 10000},
    {"opening marks", "（", 10000},
    {"dashes", "——", 5000},
    {"ellipses", "……", 5000},
    {"blanks", " ", 10000},
    {"zero-width blanks", "\xe2\x80\x8b", 10000},
    {"no-break blanks", "\xc2\xa0", 10000},
    {"word joiners", "\xe2\x81\xa0", 10000},
    {"soft hyphens", "\xc2\xad", 10000},
    {"marks that combine", "\xcc\x81", 10000},
    {"emoji", "👨\xe2\x80\x8d👩\xe2\x80\x8d👧", 1500},
};

Test(random, time_is_linear, .init = open_fonts, .fini = close_fonts, .timeout = 60)
{
	for (size_t i = 0; i < TB_LEN(longs); i++) {
		double one = seconds_for(longs[i].part, longs[i].times);
		double eight = seconds_for(longs[i].part, 8 * longs[i].times);

		cr_expect_lt(
		    eight, 16 * one + 0.02, "%s: %.3f s and %.3f s", longs[i].what, one, eight);
	}
}
