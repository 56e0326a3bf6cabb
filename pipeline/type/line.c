/*
 * The paragraph composer: see line.h.
 *
 * A line of clusters [i, j) is measured by line-fit.c: what it leaves of its room,
 * and what its marks could still give, say what it costs.  Nodes hold the cheapest
 * way to break the paragraph up to each place; line-set.c then sets each line.
 */
#include "line-private.h"

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
	COST_UNIT = 3200, /* a number left by its unit: dearer than a lone character */
	COST_STRAIN = 4000,
	COST_CUT = 100000
};

/* The most a gap beside a number or a word is opened, as a part of an em. */
enum { BORDER_PART = 40 };

struct node {
	double cost;
	size_t from;
	int reached;
};

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

	double gap = (double)slack / (double)tb_fit_gaps_most(co, fit);

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
	size_t end = tb_fit_end(co->c, from, to);
	struct fit fit;
	double cost;
	int32_t slack;

	tb_fit_line(co, from, end, first, &fit);
	slack = tb_fit_slack(co, &fit, first);
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

/* What it costs to end a line before cluster k; -1 when none may end there. */
static int
break_cost(const struct composer *co, size_t k, size_t end)
{
	unsigned before = k < end ? co->c[k].before : TB_BEFORE_BREAK;

	if ((before & TB_BEFORE_BREAK) != 0)
		return (before & TB_BEFORE_POOR) != 0 ? COST_POOR : 0;
	if ((before & TB_BEFORE_UNIT) != 0 && co->style->align == TB_ALIGN_JUSTIFY)
		return COST_UNIT;
	return co->cut ? COST_CUT : -1;
}

/* Least width the clusters [from, to) could have: all halves of all marks given. */
static int
hopeless(const struct composer *co, int32_t least)
{
	int32_t room =
	    tb_fit_room(co, 0) > tb_fit_room(co, 1) ? tb_fit_room(co, 0) : tb_fit_room(co, 1);

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
		int extra = break_cost(co, j, end);
		int32_t least = 0;

		if (extra < 0)
			continue;
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

static void
set_segment(struct composer *co, size_t start, size_t end, const struct node *nodes)
{
	size_t *ends = tb_xcalloc(end - start + 1, sizeof *ends);
	size_t n = 0, from = start;

	for (size_t j = end; j > start; j = nodes[j].from)
		ends[n++] = j;
	while (n > 0) {
		size_t to = ends[--n];

		int broken = break_cost(co, to, end);

		if (broken >= COST_UNIT)
			co->para->strained++;
		if (broken >= COST_CUT)
			co->para->cuts++;
		tb_line_set(co, from, to, from == 0, to == end);
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
	tb_fit_sum_up(&co);
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
	tb_fit_sum_up(&co);
	for (size_t k = 1; k <= para.row.n; k++) {
		int ends = k == para.row.n || (co.c[k].before & TB_BEFORE_MUST) != 0;

		if (!ends && (co.c[k].before & TB_BEFORE_BREAK) == 0)
			continue;
		tb_fit_line(&co, part, tb_fit_end(co.c, part, k), 0, &fit);
		*least = wider(*least, fit.natural);
		part = k;
		if (!ends)
			continue;
		tb_fit_line(&co, line, tb_fit_end(co.c, line, k), 0, &fit);
		*longest = wider(*longest, fit.natural);
		line = k;
	}
	free(co.upto);
	tb_row_release(&para.row);
}
