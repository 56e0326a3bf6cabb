/*
 * The paragraph composer: see line.h.
 *
 * A line of clusters [i, j) is measured by walking it once: natural widths,
 * less what is trimmed always (W2-W4), gives its slack; what its marks could
 * still give, by class, decides whether it can be shrunk.  `best` then holds
 * the cheapest way to break the paragraph up to each place.
 */
#include "line.h"

/* Order in which a line gives way (J2); the line's end goes first, always (W4). */
enum { SHRINK_SPACE, SHRINK_BRACKET, SHRINK_COMMA, SHRINK_AUTOSPACE, SHRINK_STOP, SHRINK_MAX };

/* A line measured, not yet set. */
struct fit {
	int64_t natural; /* with all trims that are not a choice */
	int64_t give[SHRINK_MAX];
	int spaces, autospaces;
	int gaps, borders; /* borders: gaps beside digits and Latin */
};

/* Costs; only their proportions matter. An expansion costs more than a
 * shrinking of the same size (J1), a lone last character more than any gap. */
enum {
	COST_LINE = 5,
	COST_SHRINK = 90,
	COST_DEPTH = 2,
	COST_EXPAND = 200,
	COST_POOR = 40,
	COST_RAGGED = 1000,
	COST_BRACKET = 60,
	COST_LONE = 3000,
	COST_STRAIN = 4000,
	COST_CUT = 100000
};

enum { BORDER_PART = 40 }; /* the most such a gap is opened, as a part of an em */

struct composer {
	struct tb_para *para;
	const struct tb_para_style *style;
	const struct tb_cluster *c;
	struct fit *upto; /* of the clusters before k, as if all stood inside a line; n + 1 */
	size_t n;
	int32_t half; /* half a full-width character: what a mark gives */
	int32_t single_gap, all_gaps, border_gap;
	int cut; /* emergency: lines may end anywhere */
};

struct node {
	double cost;
	size_t from;
	int reached;
};

/* --- widths ------------------------------------------------------------------- */

/* Half an em less on the left of cluster k because of the mark before it (W2). */
static int
trim_left(const struct tb_cluster *c, size_t k)
{
	if (!c[k].mark || !tb_class_blank_left(c[k].cls))
		return 0;
	return c[k - 1].mark || c[k - 1].cls == TB_CLASS_DOT;
}

/* Half an em less on the right of cluster k because of the mark behind it (W2). */
static int
trim_right(const struct tb_cluster *c, size_t k)
{
	if (!c[k].mark || !tb_class_blank_right(c[k].cls))
		return 0;
	return (c[k + 1].mark && tb_class_blank_right(c[k + 1].cls)) ||
	       c[k + 1].cls == TB_CLASS_DOT;
}

static int
shrink_class(enum tb_class cls)
{
	switch (cls) {
	case TB_CLASS_OPEN:
	case TB_CLASS_CLOSE:
		return SHRINK_BRACKET;
	case TB_CLASS_COMMA:
		return SHRINK_COMMA;
	default:
		return SHRINK_STOP;
	}
}

static int
is_autospace(const struct composer *co, size_t k)
{
	enum tb_class a = co->c[k - 1].cls, b = co->c[k].cls;
	int han_a = a == TB_CLASS_HAN, han_b = b == TB_CLASS_HAN;
	int west_a = a == TB_CLASS_DIGIT || a == TB_CLASS_LETTER || a == TB_CLASS_SUFFIX;
	int west_b = b == TB_CLASS_DIGIT || b == TB_CLASS_LETTER || b == TB_CLASS_PREFIX;

	return co->style->autospace_em > 0 && ((han_a && west_b) || (west_a && han_b));
}

static int
is_western(enum tb_class cls)
{
	return cls == TB_CLASS_DIGIT || cls == TB_CLASS_LETTER || cls == TB_CLASS_SUFFIX ||
	       cls == TB_CLASS_PREFIX;
}

/* A gap beside a number or a word, where the face changes: readers of PDF take
 * 0.03 em there for a blank, so it is opened less than others. */
static int
is_border(const struct tb_cluster *c, size_t k)
{
	return (c[k].before & TB_BEFORE_GAP) != 0 &&
	       is_western(c[k - 1].cls) != is_western(c[k].cls);
}

/* At the start of its line; a first line keeps the mark whole behind its indent. */
static int
starts_trimmed(const struct composer *co, size_t i, int first)
{
	return co->c[i].mark && tb_class_blank_left(co->c[i].cls) &&
	       !(first && co->style->indent_first > 0);
}

static int
ends_trimmed(const struct composer *co, size_t last)
{
	return co->c[last].mark && tb_class_blank_right(co->c[last].cls);
}

/* Space at the ends of a line is dropped. */
static size_t
line_end(const struct tb_cluster *c, size_t from, size_t to)
{
	while (to > from && (c[to - 1].cls == TB_CLASS_SPACE || c[to - 1].cls == TB_CLASS_NEWLINE ||
				c[to - 1].cls == TB_CLASS_ZWSPACE))
		to--;
	return to;
}

/* What cluster k adds by the place before it (sign +1), or what is taken back
 * where a line starts with it (-1). */
static void
fit_left(const struct composer *co, struct fit *fit, size_t k, int sign)
{
	const struct tb_cluster *c = co->c;

	if (k == 0)
		return;
	if ((c[k].before & TB_BEFORE_GAP) != 0)
		fit->gaps += sign;
	if (is_border(c, k))
		fit->borders += sign;
	if (is_autospace(co, k)) {
		int32_t space = tb_em_pu(co->style->autospace_em, co->style->pitch);

		fit->natural += sign * space;
		fit->give[SHRINK_AUTOSPACE] += sign * (space / 2);
		fit->autospaces += sign;
	}
	if (!c[k].mark || !tb_class_blank_left(c[k].cls))
		return;
	if (trim_left(c, k))
		fit->natural -= sign * co->half;
	else
		fit->give[SHRINK_BRACKET] += sign * co->half;
}

/* The same for the place behind it, where a line ends with it. */
static void
fit_right(const struct composer *co, struct fit *fit, size_t k, int sign)
{
	const struct tb_cluster *c = co->c;

	if (k + 1 >= co->n || !c[k].mark || !tb_class_blank_right(c[k].cls))
		return;
	if (trim_right(c, k))
		fit->natural -= sign * co->half;
	else
		fit->give[shrink_class(c[k].cls)] += sign * co->half;
}

static void
fit_add(const struct composer *co, struct fit *fit, size_t k)
{
	const struct tb_cluster *c = &co->c[k];

	fit->natural += c->natural;
	fit_left(co, fit, k, 1);
	fit_right(co, fit, k, 1);
	if (c->cls != TB_CLASS_SPACE)
		return;
	fit->spaces++;
	if (c->natural > co->style->pitch / 4)
		fit->give[SHRINK_SPACE] += c->natural - co->style->pitch / 4;
}

static void
sum_up(struct composer *co)
{
	co->upto = tb_xcalloc(co->n + 1, sizeof *co->upto);
	for (size_t k = 0; k < co->n; k++) {
		co->upto[k + 1] = co->upto[k];
		fit_add(co, &co->upto[k + 1], k);
	}
}

/* The line [from, to) measured: the difference of two sums, less what its ends
 * have no neighbour for. */
static void
fit_line(const struct composer *co, size_t from, size_t to, int first, struct fit *fit)
{
	const struct fit *a = &co->upto[from], *b = &co->upto[to];

	*fit = (struct fit){0};
	if (from == to)
		return;
	fit->natural = b->natural - a->natural;
	fit->spaces = b->spaces - a->spaces;
	fit->autospaces = b->autospaces - a->autospaces;
	fit->gaps = b->gaps - a->gaps;
	fit->borders = b->borders - a->borders;
	for (int i = 0; i < SHRINK_MAX; i++)
		fit->give[i] = b->give[i] - a->give[i];
	fit_left(co, fit, from, -1);
	fit_right(co, fit, to - 1, -1);
	if (starts_trimmed(co, from, first))
		fit->natural -= co->half;
	if (ends_trimmed(co, to - 1))
		fit->natural -= co->half;
}

/* --- choosing breaks ---------------------------------------------------------- */

static int32_t
room_of(const struct composer *co, int first)
{
	return co->style->measure - (first ? co->style->indent_first : co->style->indent_rest);
}

/* What the line leaves of its room; a line far too wide is all the same. */
static int32_t
slack_of(const struct composer *co, const struct fit *fit, int first)
{
	int64_t slack = room_of(co, first) - fit->natural;

	return slack < INT32_MIN / 2 ? INT32_MIN / 2 : (int32_t)slack;
}

/* Cost of shrinking by `need`; -1 when the line cannot give so much. */
static double
shrink_cost(const struct fit *fit, int32_t need)
{
	int64_t all = 0;
	int depth = 0;

	for (int k = 0; k < SHRINK_MAX; k++) {
		if (all < need)
			depth = k;
		all += fit->give[k];
	}
	if (all < need)
		return -1;
	double part = (double)need / (double)all;

	return COST_SHRINK * part * part + COST_DEPTH * depth;
}

/* The most that the gaps of a line may be opened, all together. */
static int64_t
gaps_most(const struct composer *co, const struct fit *fit)
{
	if (fit->gaps == 1)
		return co->single_gap;
	return (int64_t)(fit->gaps - fit->borders) * co->all_gaps +
	       (int64_t)fit->borders * co->border_gap;
}

static double
expand_cost(const struct composer *co, const struct fit *fit, int32_t slack)
{
	int32_t limit = co->all_gaps;
	int32_t easy = fit->spaces * co->half / 2 + fit->autospaces * co->half / 2;

	if (slack <= easy)
		return COST_EXPAND * 0.1 * slack / (easy + 1);
	slack -= easy;
	if (fit->gaps == 0)
		return slack <= limit ? COST_STRAIN / 4.0
				      : COST_STRAIN * (1.0 + (double)slack / limit);

	double gap = (double)slack / (double)gaps_most(co, fit);

	if (gap > 1.0)
		return COST_STRAIN * gap;
	return COST_EXPAND * gap * gap;
}

/* Ragged lines are as alike as can be; before a bracket they end well. */
static double
ragged_cost(const struct composer *co, int32_t slack, size_t to, int last)
{
	double part = (double)slack / co->style->measure;

	if (last && co->style->align == TB_ALIGN_LEFT)
		return COST_RAGGED;
	if (!last && co->c[to].cls == TB_CLASS_OPEN)
		return COST_RAGGED + 100 * part * part - COST_BRACKET;
	return COST_RAGGED + 100 * part * part;
}

/* A last line of one character, or one and its mark (P2). */
static int
is_lone(const struct composer *co, size_t from, size_t to)
{
	unsigned n = 0;

	/* a unit in brackets below its word is no lone character: 完成率｜（%） */
	if (co->style->align != TB_ALIGN_JUSTIFY && co->c[from].cls == TB_CLASS_OPEN)
		return 0;
	for (size_t k = from; k < to && n < 2; k++) {
		enum tb_class cls = co->c[k].cls;

		if (cls != TB_CLASS_CLOSE && cls != TB_CLASS_COMMA && cls != TB_CLASS_STOP &&
		    cls != TB_CLASS_OPEN)
			n += co->c[k].nchars;
	}
	return n < 2;
}

/* Cost of the line [from, to), -1 when it does not fit. */
static double
line_cost(const struct composer *co, size_t from, size_t to, int first, int last)
{
	size_t end = line_end(co->c, from, to);
	struct fit fit;
	double cost;
	int32_t slack;

	fit_line(co, from, end, first, &fit);
	slack = slack_of(co, &fit, first);
	if (slack < 0)
		cost = shrink_cost(&fit, -slack);
	else if (co->style->align != TB_ALIGN_JUSTIFY)
		cost = ragged_cost(co, slack, to, last);
	else
		cost = last ? 0 : expand_cost(co, &fit, slack);
	if (slack < 0 && cost >= 0 && co->style->align != TB_ALIGN_JUSTIFY)
		cost += COST_RAGGED;
	if (cost < 0)
		return co->cut && to - from == 1 ? COST_CUT * 10.0 : -1;
	if (last && !first && is_lone(co, from, end))
		cost += COST_LONE;
	return cost + COST_LINE;
}

/* May a line end before cluster k? 0, 1, or 2 in an emergency. */
static int
break_at(const struct composer *co, size_t k, size_t end)
{
	if (k == end || (co->c[k].before & TB_BEFORE_BREAK) != 0)
		return 1;
	return co->cut ? 2 : 0;
}

/* Least width the clusters [from, to) could have: all halves of all marks given. */
static int
hopeless(const struct composer *co, int32_t least)
{
	int32_t room = room_of(co, 0) > room_of(co, 1) ? room_of(co, 0) : room_of(co, 1);

	return least > room;
}

static int32_t
least_width(const struct composer *co, size_t k)
{
	const struct tb_cluster *c = &co->c[k];

	if (c->cls == TB_CLASS_SPACE)
		return 0;
	return c->mark ? c->natural - co->half : c->natural;
}

/* Fills nodes[start..end] for one segment; 0 when its end is reached. */
static int
solve(const struct composer *co, size_t start, size_t end, struct node *nodes)
{
	for (size_t j = start; j <= end; j++)
		nodes[j] = (struct node){0, start, j == start};
	for (size_t j = start + 1; j <= end; j++) {
		int how = break_at(co, j, end);
		double extra = how == 2 ? COST_CUT : 0;
		int32_t least = 0;

		if (how == 0)
			continue;
		if (j < end && (co->c[j].before & TB_BEFORE_POOR) != 0)
			extra += COST_POOR;
		for (size_t i = j; i-- > start;) {
			double cost;

			least += least_width(co, i);
			if (hopeless(co, least) && i + 1 < j)
				break;
			if (!nodes[i].reached)
				continue;
			cost = line_cost(co, i, j, i == 0, j == end);
			if (cost < 0)
				continue;
			cost += nodes[i].cost + extra;
			if (!nodes[j].reached || cost < nodes[j].cost)
				nodes[j] = (struct node){cost, i, 1};
		}
	}
	return nodes[end].reached ? 0 : -1;
}

/* --- setting lines -------------------------------------------------------------- */

/* A place of the line that gives or takes: cluster and side. */
static void
take_from(struct tb_cluster *c, int32_t amount, int left)
{
	c->advance -= amount;
	if (left)
		c->dx -= amount;
}

/* What cluster k can give in class `cls` inside the line [from, to), and on which side. */
static int32_t
gives(const struct composer *co, size_t k, size_t from, size_t to, int cls, int *left)
{
	const struct tb_cluster *c = co->c;

	*left = 0;
	if (cls == SHRINK_SPACE && c[k].cls == TB_CLASS_SPACE) {
		int32_t more = c[k].natural - co->style->pitch / 4;

		return more > 0 ? more : 0;
	}
	if (cls == SHRINK_AUTOSPACE && k + 1 < to && is_autospace(co, k + 1))
		return tb_em_pu(co->style->autospace_em, co->style->pitch) / 2;
	if (!c[k].mark || shrink_class(c[k].cls) != cls)
		return 0;
	if (tb_class_blank_left(c[k].cls) && k > from && !trim_left(c, k)) {
		*left = 1;
		return co->half;
	}
	if (tb_class_blank_right(c[k].cls) && k + 1 < to && !trim_right(c, k))
		return co->half;
	return 0;
}

/* Trims that are not a choice. */
static void
set_natural(const struct composer *co, struct tb_cluster *c, size_t from, size_t to, int first)
{
	for (size_t k = from; k < to; k++) {
		if (k + 1 < to && is_autospace(co, k + 1))
			c[k].advance += tb_em_pu(co->style->autospace_em, co->style->pitch);
		if (k > from && trim_left(c, k))
			take_from(&c[k], co->half, 1);
		if (k + 1 < to && trim_right(c, k))
			take_from(&c[k], co->half, 0);
	}
	if (starts_trimmed(co, from, first))
		take_from(&c[from], co->half, 1);
	if (ends_trimmed(co, to - 1))
		take_from(&c[to - 1], co->half, 0);
}

/* Shrink by `need`: a class gives only when those before it are exhausted (J2);
 * inside a class all places give alike. */
static void
set_shrunk(const struct composer *co, struct tb_cluster *c, const struct fit *fit, size_t from,
    size_t to, int32_t need)
{
	for (int cls = 0; cls < SHRINK_MAX && need > 0; cls++) {
		int32_t take = need < fit->give[cls] ? need : (int32_t)fit->give[cls];
		int64_t seen = 0, given = 0;

		for (size_t k = from; k < to && take > 0; k++) {
			int left;
			int32_t most = gives(co, k, from, to, cls, &left);

			if (most == 0)
				continue;
			seen += most;
			int64_t upto = seen * take / fit->give[cls];

			take_from(&c[k], (int32_t)(upto - given), left);
			given = upto;
		}
		need -= take;
	}
}

enum place { AT_SPACE, AT_AUTOSPACE, AT_GAP, AT_BORDER, AT_INNER };

static int
is_place(const struct composer *co, size_t k, size_t from, enum place place)
{
	const struct tb_cluster *c = co->c;

	if (place == AT_SPACE)
		return c[k].cls == TB_CLASS_SPACE;
	if (k == from)
		return 0;
	switch (place) {
	case AT_AUTOSPACE:
		return is_autospace(co, k);
	case AT_BORDER:
		return is_border(c, k);
	case AT_INNER:
		return (c[k].before & TB_BEFORE_GAP) != 0 && !is_border(c, k);
	default:
		return (c[k].before & TB_BEFORE_GAP) != 0;
	}
}

/* Spread `amount` over the n places of a kind. */
static void
spread(struct composer *co, size_t from, size_t to, enum place place, int n, int32_t amount)
{
	struct tb_cluster *c = co->para->row.clusters;
	int64_t seen = 0, given = 0;

	for (size_t k = from; k < to; k++) {
		if (!is_place(co, k, from, place))
			continue;
		seen++;
		int64_t upto = seen * amount / n;

		c[place == AT_SPACE ? k : k - 1].advance += (int32_t)(upto - given);
		given = upto;
	}
}

/* All gaps alike, but those beside numbers and words no more than their limit. */
static void
open_gaps(struct composer *co, const struct fit *fit, size_t from, size_t to, int32_t slack)
{
	int inner = fit->gaps - fit->borders;
	int32_t borders = fit->borders * co->border_gap;

	if (inner == 0 || fit->borders == 0 || slack / fit->gaps < co->border_gap) {
		spread(co, from, to, AT_GAP, fit->gaps, slack);
		return;
	}
	spread(co, from, to, AT_BORDER, fit->borders, borders);
	spread(co, from, to, AT_INNER, inner, slack - borders);
}

/* Expand by `slack` (J3): word spaces, then hanzi-Latin gaps, up to half an em
 * each, then all gaps. */
static void
set_expanded(struct composer *co, const struct fit *fit, size_t from, size_t to, int32_t slack)
{
	static const enum place places[2] = {AT_SPACE, AT_AUTOSPACE};
	int counts[2] = {fit->spaces, fit->autospaces};

	for (int i = 0; i < 2; i++) {
		int32_t most = counts[i] * (co->half / 2);
		int32_t take = slack < most ? slack : most;

		if (take > 0)
			spread(co, from, to, places[i], counts[i], take);
		slack -= take;
	}
	if (slack > 0 && fit->gaps > 0)
		open_gaps(co, fit, from, to, slack);
	else if (slack > 0 && fit->spaces > 0)
		spread(co, from, to, AT_SPACE, fit->spaces, slack);
}

static int
beyond_limit(const struct composer *co, const struct fit *fit, int32_t slack)
{
	slack -= (fit->spaces + fit->autospaces) * (co->half / 2);
	return slack > 0 && slack > gaps_most(co, fit);
}

static void
set_line(struct composer *co, size_t from, size_t to, int first, int last)
{
	struct tb_para *para = co->para;
	struct tb_cluster *c = para->row.clusters;
	struct tb_line *line =
	    tb_grow(&para->lines, para->nlines, &para->lines_cap, sizeof *para->lines);
	int justify = co->style->align == TB_ALIGN_JUSTIFY && !last;
	struct fit fit;
	int32_t slack;

	to = line_end(c, from, to);
	para->nlines++;
	line->from = from;
	line->to = to;
	line->last = last;
	line->x = first ? co->style->indent_first : co->style->indent_rest;
	if (from == to)
		return;
	fit_line(co, from, to, first, &fit);
	slack = slack_of(co, &fit, first);
	set_natural(co, c, from, to, first);
	if (slack < 0) {
		set_shrunk(co, c, &fit, from, to, -slack);
	} else if (justify && slack > 0) {
		if (beyond_limit(co, &fit, slack))
			para->strained++;
		set_expanded(co, &fit, from, to, slack);
	}
	for (size_t k = from; k < to; k++)
		line->width += c[k].advance;
	slack = room_of(co, first) - line->width;
	if (co->style->align == TB_ALIGN_CENTRE)
		line->x += slack / 2;
	else if (co->style->align == TB_ALIGN_RIGHT)
		line->x += slack;
}

static void
set_segment(struct composer *co, size_t start, size_t end, const struct node *nodes)
{
	size_t *ends = tb_xcalloc(end - start + 1, sizeof *ends);
	size_t n = 0, from = start;

	for (size_t j = end; j > start; j = nodes[j].from)
		ends[n++] = j;
	while (n > 0) {
		size_t to = ends[--n];

		if (break_at(co, to, end) == 2) {
			co->para->strained++;
			co->para->cuts++;
		}
		set_line(co, from, to, from == 0, to == end);
		from = to;
	}
	free(ends);
}

static void
set_style(struct composer *co, struct tb_para *para, const struct tb_para_style *style)
{
	para->style = *style;
	co->para = para;
	co->style = &para->style;
	co->c = para->row.clusters;
	co->n = para->row.n;
	co->half = style->pitch / 2;
	co->single_gap = tb_em_pu(
	    style->single_gap_em > 0 ? style->single_gap_em : TB_EM * 9 / 100, style->pitch);
	co->border_gap = style->pitch / BORDER_PART;
	co->all_gaps =
	    tb_em_pu(style->all_gaps_em > 0 ? style->all_gaps_em : TB_EM * 12 / 100, style->pitch);
}

/* The end of the segment that starts at `start`: behind its NEWLINE, or the row's end. */
static size_t
segment_end(const struct tb_row *row, size_t start)
{
	size_t end = start;

	while (end < row->n && row->clusters[end].cls != TB_CLASS_NEWLINE)
		end++;
	return end < row->n ? end + 1 : end;
}

void
tb_para_compose(struct tb_para *para, struct tb_fonts *fonts, const struct tb_piece *pieces,
    size_t npieces, const struct tb_para_style *style)
{
	struct composer co = {0};
	struct node *nodes;

	*para = (struct tb_para){0};
	tb_row_make(&para->row, fonts, pieces, npieces, style->pitch, style->level);
	set_style(&co, para, style);
	sum_up(&co);
	nodes = tb_xcalloc(para->row.n + 1, sizeof *nodes);
	for (size_t start = 0, end; start < para->row.n; start = end) {
		end = segment_end(&para->row, start);
		co.cut = 0;
		if (solve(&co, start, end, nodes) != 0) {
			co.cut = 1;
			solve(&co, start, end, nodes);
		}
		set_segment(&co, start, end, nodes);
	}
	free(nodes);
	free(co.upto);
}

void
tb_para_release(struct tb_para *para)
{
	tb_row_release(&para->row);
	free(para->lines);
	*para = (struct tb_para){0};
}

void
tb_para_put(const struct tb_para *para, size_t i, struct tb_fonts *fonts, struct tb_pages *doc,
    struct tb_page *page, int32_t x, int32_t y)
{
	const struct tb_line *line = &para->lines[i];

	tb_row_put(&para->row, line->from, line->to, fonts, para->style.size, para->style.color,
	    doc, page, x + line->x, y);
}

int32_t
tb_para_width(const struct tb_para *para)
{
	int32_t widest = 0;

	for (size_t i = 0; i < para->nlines; i++)
		if (para->lines[i].x + para->lines[i].width > widest)
			widest = para->lines[i].x + para->lines[i].width;
	return widest;
}

static int32_t
wider(int32_t width, int64_t natural)
{
	if (natural > INT32_MAX / 4)
		return INT32_MAX / 4;
	return natural > width ? (int32_t)natural : width;
}

void
tb_para_extent(struct tb_fonts *fonts, const struct tb_piece *pieces, size_t npieces,
    const struct tb_para_style *style, int32_t *least, int32_t *longest)
{
	struct tb_para para = {0};
	struct composer co = {0};
	size_t part = 0, line = 0;
	struct fit fit;

	*least = *longest = 0;
	tb_row_make(&para.row, fonts, pieces, npieces, style->pitch, style->level);
	set_style(&co, &para, style);
	sum_up(&co);
	for (size_t k = 1; k <= para.row.n; k++) {
		int ends = k == para.row.n || (co.c[k].before & TB_BEFORE_MUST) != 0;

		if (!ends && (co.c[k].before & TB_BEFORE_BREAK) == 0)
			continue;
		fit_line(&co, part, line_end(co.c, part, k), 0, &fit);
		*least = wider(*least, fit.natural);
		part = k;
		if (!ends)
			continue;
		fit_line(&co, line, line_end(co.c, line, k), 0, &fit);
		*longest = wider(*longest, fit.natural);
		line = k;
	}
	free(co.upto);
	tb_row_release(&para.row);
}
