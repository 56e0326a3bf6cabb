/*
 * The paragraph composer: see line.h.
 *
 * A line of clusters [i, j) is measured by line-fit.c: what it leaves of its room,
 * and what its marks could still give, say what it costs.  Nodes hold the cheapest
 * way to break the paragraph up to each place; line-set.c then sets each line.
 */
#include "extent.h"
#include "line-private.h"

/* Costs; only their proportions matter. A line is rather shrunk than opened (J1) as
 * long as its marks give a part of their blank; a line whose marks are all at half
 * width is worse than gaps that nobody sees.  Lines side by side are of one colour. */
enum {
	COST_LINE = 5,
	COST_SHRINK = 30,
	COST_DEPTH = 2,
	COST_OPEN = 8,
	COST_EXPAND = 200,
	COST_COLOUR = 40, /* a line beside one of the next colour */
	COST_POOR = 40,
	COST_RAGGED = 1000,
	COST_BRACKET = 60,
	COST_ADDRESS = 1200, /* an address broken: rather than gaps beyond their limit */
	COST_STRAIN = 4000,  /* gaps at their limit; twice as far, twice as much */
	COST_UNIT = COST_STRAIN + COST_STRAIN / HELD_PART, /* a number left by its unit */
	COST_BLANKS = 15000, /* readers of PDF take its gaps for blanks */
	COST_TORN = 17000,   /* left short: as with gaps of half an em */
	COST_EMPTY = 200000, /* short by all of its measure; by half, a quarter of that */
	COST_SHORT = 11000,  /* about what a line costs that fills three quarters of its room */
	COST_BOUND = 150000, /* a date parted: a line three quarters empty rather */
	COST_LONE = 155000,
	COST_WAIVE = 160000,
	COST_CUT = 400000
};

/* Gaps opened by less than EVEN_PART of their limit are not seen, by more than
 * OPEN_PART are loose.  A class of marks that gives more than CRUSHED_PART of its
 * blank looks squeezed, and a line with more than CRUSHED_EMS of it tight. */
static const double EVEN_PART = 0.35, OPEN_PART = 0.7;
static const double CRUSHED_PART = 0.3, CRUSHED_EMS = 0.3;

/* A whole mark costs CRUSH_WHOLE times as much more than its part squared would say;
 * every em given by marks adds CRUSH_EM to the CRUSH_ONE of a lone one. */
static const double CRUSH_WHOLE = 3, CRUSH_ONE = 0.5, CRUSH_EM = 0.25;

/* Spaces opened as far as they may be cost this part of gaps at their limit. */
static const double SPACES_PART = 0.1;

/* The most a gap beside a number or a word is opened, as a part of an em. */
enum { BORDER_PART = 40 };

/* How a line looks beside others. */
enum colour { COLOUR_TIGHT, COLOUR_EVEN, COLOUR_OPEN, COLOUR_LOOSE, COLOUR_MAX };

/* The cheapest way to a place, its last line being of one colour. */
struct node {
	double cost;
	size_t from;
	enum colour before; /* of the line that ends at `from` */
	uint8_t reached;
	uint8_t poor; /* there is a line among them that a short one might be better than */
};

/* A line judged. */
struct verdict {
	double cost; /* -1: does not fit */
	enum colour colour;
};

static enum colour
colour_of_gap(double gap)
{
	return gap <= EVEN_PART ? COLOUR_EVEN : gap <= OPEN_PART ? COLOUR_OPEN : COLOUR_LOOSE;
}

/* A class of marks of which `part` is given, `ems` in all: half a mark is hardly
 * seen, a whole one is, and many are worse than one. */
static double
crush(double part, double ems)
{
	double square = part * part;

	return COST_SHRINK * square * (1 + CRUSH_WHOLE * square) * (CRUSH_ONE + CRUSH_EM * ems);
}

/* Cost of shrinking by `need`; -1 when the line cannot give so much. */
static double
shrink_cost(const struct composer *co, const struct fit *fit, int32_t need, enum colour *colour)
{
	double cost = 0, crushed = 0;
	int64_t left = need;

	for (int k = 0; k < SHRINK_MAX && left > 0; k++) {
		int64_t take = left < fit->give[k] ? left : fit->give[k];

		left -= take;
		if (take == 0)
			continue;

		double part = (double)take / (double)fit->give[k];
		double ems = (double)take / co->style->pitch;

		cost += COST_DEPTH * k + crush(part, ems);
		crushed += part > CRUSHED_PART ? ems : 0;
	}
	*colour = crushed > CRUSHED_EMS ? COLOUR_TIGHT : COLOUR_EVEN;
	return left > 0 ? -1 : cost;
}

/* Left short; `slack` is all that the line leaves. */
static double
torn_cost(const struct composer *co, int32_t slack)
{
	double part = (double)slack / co->style->measure;

	return COST_BLANKS + COST_TORN + COST_EMPTY * part * part;
}

/* Opened by `slack` at gaps alone, beyond their limits, where all are as good as one another. */
static double
strain_cost(const struct composer *co, const struct fit *fit, int32_t slack)
{
	int64_t over = slack - tb_fit_gaps_most(co, fit);
	double gap = 1 + (double)over / (double)tb_fit_gaps_inner(co, fit);
	double alike = (double)slack / ((double)fit->gaps * co->all_gaps);
	double most = gap < 2 ? gap : 2;

	return COST_STRAIN * (alike > most ? alike : most) +
	       (gap > 1 + 1.0 / HELD_PART ? COST_BLANKS : 0);
}

static double
expand_cost(const struct composer *co, const struct fit *fit, int32_t slack, enum colour *colour)
{
	int64_t easy = tb_fit_spaces_most(co, fit);
	int32_t left = easy < slack ? slack - (int32_t)easy : 0;

	*colour = COLOUR_EVEN;
	if (left == 0)
		return COST_OPEN + COST_EXPAND * SPACES_PART * slack / (double)(easy + 1);
	if (fit->gaps > 0) {
		double gap = (double)left / (double)tb_fit_gaps_most(co, fit);

		*colour = colour_of_gap(gap);
		if (gap <= 1.0)
			return COST_OPEN + COST_EXPAND * gap * gap;
	}
	*colour = COLOUR_LOOSE;
	if (co->style->align == TB_ALIGN_JUSTIFY && tb_fit_torn(co, fit, slack))
		return torn_cost(co, slack);
	if (fit->gaps > 0)
		return strain_cost(co, fit, left);
	/* spaces are opened further, or a lone word is spread */
	return COST_STRAIN * (1 + (double)left / co->all_gaps / (fit->spaces + 1));
}

/* Ragged lines are as alike as can be; they end well before a bracket that ends the text,
 * as a unit below its word does: 完成率｜（%）. */
static double
ragged_cost(const struct composer *co, int32_t slack, size_t to, int last)
{
	double part = (double)slack / co->style->measure;

	if (last && co->style->align == TB_ALIGN_LEFT)
		return COST_RAGGED;
	if (!last && co->c[to].cls == TB_CLASS_OPEN &&
	    co->c[co->para->row.n - 1].cls == TB_CLASS_CLOSE)
		return COST_RAGGED + 100 * part * part - COST_BRACKET;
	return COST_RAGGED + 100 * part * part;
}

/* A last line of one character, or one and its mark (P2). */
static int
is_lone(const struct composer *co, size_t from, size_t to)
{
	unsigned n = 0;

	/* all there is between two forced ends; a unit in brackets below its word: 完成率｜（%） */
	if (from == co->start ||
	    (co->style->align != TB_ALIGN_JUSTIFY && co->c[from].cls == TB_CLASS_OPEN))
		return 0;
	for (size_t k = from; k < to && n < 2; k++) {
		enum tb_class cls = co->c[k].cls;

		if (cls != TB_CLASS_CLOSE && cls != TB_CLASS_COMMA && cls != TB_CLASS_STOP &&
		    cls != TB_CLASS_OPEN)
			n += co->c[k].nchars;
	}
	return n < 2;
}

static int
is_ragged(const struct composer *co)
{
	return co->style->align != TB_ALIGN_JUSTIFY && co->style->align != TB_ALIGN_SPREAD;
}

/* The line [from, to) judged; `sole`: there is no other with this end. */
static struct verdict
judge_line(const struct composer *co, size_t from, size_t to, int last, int sole)
{
	size_t end = tb_fit_end(co->c, from, to);
	int first = from == 0;
	struct verdict v = {0, COLOUR_EVEN};
	struct fit fit;
	int32_t slack;

	tb_fit_line(co, from, end, first, &fit);
	slack = tb_fit_slack(co, &fit, first);
	if (slack < 0)
		v.cost = shrink_cost(co, &fit, -slack, &v.colour);
	else if (is_ragged(co))
		v.cost = ragged_cost(co, slack, to, last);
	else if (slack > 0 && tb_fit_justified(co, last))
		v.cost = expand_cost(co, &fit, slack, &v.colour);
	if (slack < 0 && v.cost >= 0 && is_ragged(co)) {
		v.cost += COST_RAGGED;
		v.colour = COLOUR_EVEN;
	}
	if (v.cost < 0) {
		if (co->effort == EFFORT_CUT && sole)
			v.cost = COST_CUT * 10.0;
		return v;
	}
	if (last && is_lone(co, from, end))
		v.cost += COST_LONE;
	v.cost += COST_LINE;
	return v;
}

/* The rule that a line end before cluster k breaks (TB_BROKE_*); 0 = none. */
static unsigned
broken_at(const struct composer *co, size_t k, size_t end)
{
	unsigned before = k < end ? co->c[k].before : TB_BEFORE_BREAK;

	if ((before & (TB_BEFORE_BREAK | TB_BEFORE_ADDRESS)) != 0)
		return 0;
	if ((before & TB_BEFORE_UNIT) != 0 && co->style->align == TB_ALIGN_JUSTIFY)
		return TB_BROKE_UNIT;
	if ((before & TB_BEFORE_BOUND) != 0 && !is_ragged(co))
		return TB_BROKE_BOUND;
	return (before & TB_BEFORE_WAIVED) != 0 ? TB_BROKE_MARKS : TB_BROKE_WORD;
}

/* What it costs to cut a word before cluster k: less behind a mark of an address. */
static int
cut_cost(const struct composer *co, size_t k)
{
	char last = co->para->row.text[co->c[k - 1].at];

	return strchr("/.,:;?&=_-#", last) != NULL ? COST_CUT * 3 / 4 : COST_CUT;
}

/* What it costs to end a line where it breaks no rule. */
static int
fair_cost(unsigned before)
{
	if ((before & TB_BEFORE_ADDRESS) != 0)
		return COST_ADDRESS;
	return (before & TB_BEFORE_POOR) != 0 ? COST_POOR : 0;
}

/* What it costs to end a line before cluster k; -1 when none may end there. */
static int
break_cost(const struct composer *co, size_t k, size_t end)
{
	switch (broken_at(co, k, end)) {
	case 0:
		return k < end ? fair_cost(co->c[k].before) : 0;
	case TB_BROKE_UNIT:
		return COST_UNIT;
	case TB_BROKE_BOUND:
		return COST_BOUND;
	case TB_BROKE_MARKS:
		return co->effort == EFFORT_CUT ? COST_WAIVE : -1;
	default:
		/* no line starts with what has no width of its own */
		return co->effort == EFFORT_CUT && co->upto[k + 1].least > co->upto[k].least
			   ? cut_cost(co, k)
			   : -1;
	}
}

static enum colour
cheapest(const struct node *nodes)
{
	enum colour best = COLOUR_MAX;

	for (int colour = 0; colour < COLOUR_MAX; colour++)
		if (nodes[colour].reached &&
		    (best == COLOUR_MAX || nodes[colour].cost < nodes[best].cost))
			best = (enum colour)colour;
	return best;
}

/* The line from i to j joined to every way that leads to i. */
static void
relax(struct node (*nodes)[COLOUR_MAX], size_t i, size_t j, double cost, enum colour colour)
{
	struct node *best = &nodes[j][colour];
	struct node found = {.reached = 0};

	for (int before = 0; before < COLOUR_MAX; before++) {
		const struct node *node = &nodes[i][before];
		int apart = before < (int)colour ? (int)colour - before : before - (int)colour;
		double all = node->cost + cost + COST_COLOUR * apart;

		if (node->reached && (!found.reached || all < found.cost))
			found = (struct node){all, i, (enum colour)before, 1, node->poor};
	}
	found.poor |= cost >= COST_SHORT;
	if (!best->reached || found.cost <= best->cost)
		*best = found;
}

/* A line that fills less than three quarters of its room is not worth a thought
 * where the paragraph can be broken without it. */
static int
too_short(const struct composer *co, size_t from, size_t to)
{
	return co->effort == EFFORT_FULL_LINES && !is_ragged(co) &&
	       co->upto[to].natural - co->upto[from].natural < tb_fit_room(co, from == 0) / 4 * 3;
}

/* Every line that ends before cluster j, from places[from] on. */
static void
end_lines(
    const struct composer *co, size_t from, size_t j, size_t end, struct node (*nodes)[COLOUR_MAX])
{
	int extra = break_cost(co, j, end);

	for (size_t k = from; k < co->nplaces; k++) {
		size_t i = co->places[k];
		struct verdict v;

		if (j < end && too_short(co, i, j)) {
			if (i > 0)
				break; /* and so are those that start further on */
			continue;
		}
		v = judge_line(co, i, j, j == end, k + 1 == co->nplaces);
		if (v.cost >= 0)
			relax(nodes, i, j, v.cost + extra, v.colour);
	}
}

/* Fills nodes[start..end] for one segment; 0 when its end is reached without a line
 * that more effort might spare. */
static int
solve(struct composer *co, size_t end, struct node (*nodes)[COLOUR_MAX])
{
	const int32_t widest = larger(co->room, co->first_room) + (co->style->hang ? co->half : 0);
	size_t from = 0; /* of the places: those before it are too far off for any line */

	memset(nodes + co->start, 0, (end - co->start + 1) * sizeof *nodes);
	nodes[co->start][COLOUR_EVEN].reached = 1;
	co->nplaces = 0;
	co->places[co->nplaces++] = co->start;
	for (size_t j = co->start + 1; j <= end; j++) {
		if (break_cost(co, j, end) < 0)
			continue;
		while (from + 1 < co->nplaces &&
		       co->upto[j].least - co->upto[co->places[from]].least > widest)
			from++;
		end_lines(co, from, j, end, nodes);
		if (cheapest(nodes[j]) != COLOUR_MAX)
			co->places[co->nplaces++] = j;
	}
	if (cheapest(nodes[end]) == COLOUR_MAX)
		return -1;
	return co->effort == EFFORT_FULL_LINES && nodes[end][cheapest(nodes[end])].poor ? -1 : 0;
}

/* The rules that the ends of the line [from, to) break. */
static unsigned
broken_by(const struct composer *co, size_t from, size_t to, size_t end)
{
	int lone = to == end && !is_ragged(co) && is_lone(co, from, tb_fit_end(co->c, from, to));

	return broken_at(co, to, end) | (lone ? TB_BROKE_LONE : 0);
}

static void
set_segment(struct composer *co, size_t end, struct node (*nodes)[COLOUR_MAX])
{
	size_t *ends = tb_xcalloc(end - co->start + 1, sizeof *ends);
	enum colour colour = cheapest(nodes[end]);
	size_t n = 0, from = co->start;

	for (size_t j = end; j > co->start;) {
		const struct node *node = &nodes[j][colour];

		ends[n++] = j;
		j = node->from;
		colour = node->before;
	}
	if (co->para->lines == NULL) { /* most paragraphs have one segment; cells, one line */
		co->para->lines = tb_xcalloc(n, sizeof *co->para->lines);
		co->para->lines_cap = n;
	}
	while (n > 0) {
		size_t to = ends[--n];

		tb_line_set(co, from, to, from == 0, to == end, broken_by(co, from, to, end));
		from = to;
	}
	free(ends);
}

static int32_t
or_default(int32_t em, int32_t usual, int32_t pitch)
{
	return tb_em_pu(em > 0 ? em : usual, pitch);
}

static void
set_style(struct composer *co, struct tb_para *para, const struct tb_para_style *style)
{
	para->style = *style;
	co->para = para;
	co->style = &para->style;
	co->c = para->row.clusters;
	co->n = para->row.n;
	co->room = style->measure - style->indent_rest;
	co->first_room = style->measure - style->indent_first;
	co->half = style->pitch / 2;
	co->single_gap = or_default(style->single_gap_em, TB_EM * 9 / 100, style->pitch);
	co->border_gap = style->pitch / BORDER_PART;
	co->all_gaps = or_default(style->all_gaps_em, TB_EM * 12 / 100, style->pitch);
	co->autospace = tb_em_pu(style->autospace_em, style->pitch);
	co->autospace_give =
	    co->autospace - or_default(style->autospace_least_em, TB_EM / 8, style->pitch);
	co->autospace_room =
	    or_default(style->autospace_most_em, TB_EM / 2, style->pitch) - co->autospace;
	if (co->autospace_give < 0)
		co->autospace_give = 0;
	if (co->autospace_room < 0)
		co->autospace_room = 0;
}

/* The end of the segment that starts at `start`: where a line must end, or the row's end. */
static size_t
segment_end(const struct tb_row *row, size_t start)
{
	size_t end = start + 1;

	while (end < row->n && (row->clusters[end].before & TB_BEFORE_MUST) == 0)
		end++;
	return end;
}

void
tb_para_compose(struct tb_para *para, struct tb_fonts *fonts, const struct tb_piece *pieces,
    size_t npieces, const struct tb_para_style *style)
{
	struct composer co = {0};
	struct node(*nodes)[COLOUR_MAX];

	*para = (struct tb_para){0};
	tb_row_make(&para->row, fonts, pieces, npieces, style->pitch, style->level);
	set_style(&co, para, style);
	tb_fit_sum_up(&co);
	nodes = tb_xcalloc(para->row.n + 1, sizeof *nodes);
	co.places = tb_xcalloc(para->row.n + 1, sizeof *co.places);
	for (size_t end; co.start < para->row.n; co.start = end) {
		end = segment_end(&para->row, co.start);
		for (co.effort = EFFORT_FULL_LINES;
		     solve(&co, end, nodes) != 0 && co.effort < EFFORT_CUT;)
			co.effort++;
		set_segment(&co, end, nodes);
	}
	free(nodes);
	free(co.places);
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
		widest = larger(widest, para->lines[i].x + para->lines[i].width);
	return widest;
}

/* Of [from, to) on one line; what is wider than any page is all the same. */
static int32_t
width_of(const struct composer *co, size_t from, size_t to)
{
	enum { MOST = INT32_MAX / 4 };
	struct fit fit;

	tb_fit_line(co, from, tb_fit_end(co->c, from, to), 0, &fit);
	return fit.natural > MOST ? MOST : (int32_t)fit.natural;
}

void
tb_para_extent(struct tb_fonts *fonts, const struct tb_piece *pieces, size_t npieces,
    const struct tb_para_style *style, int32_t *least, int32_t *longest)
{
	struct tb_para para = {0};
	struct composer co = {0};
	size_t part = 0, line = 0;

	*least = *longest = 0;
	tb_row_make(&para.row, fonts, pieces, npieces, style->pitch, style->level);
	set_style(&co, &para, style);
	tb_fit_sum_up(&co);
	for (size_t k = 1; k <= para.row.n; k++) {
		int ends = k == para.row.n || (co.c[k].before & TB_BEFORE_MUST) != 0;

		if (!ends && (co.c[k].before & (TB_BEFORE_BREAK | TB_BEFORE_ADDRESS)) == 0)
			continue;
		*least = larger(*least, width_of(&co, part, k));
		part = k;
		if (!ends)
			continue;
		*longest = larger(*longest, width_of(&co, line, k));
		line = k;
	}
	free(co.upto);
	tb_row_release(&para.row);
}
