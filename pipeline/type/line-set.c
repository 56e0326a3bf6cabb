/* Setting a line to the measure: trims, then what is shrunk (J2) or opened (J3). */
#include "line-private.h"

/* A place of the line that gives or takes: cluster and side. */
static void
take_from(struct tb_cluster *c, int32_t amount, int left)
{
	c->advance -= amount;
	if (left)
		c->dx -= amount;
	else if (c->centred)
		c->dx -= amount / 2;
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
	if (cls == SHRINK_AUTOSPACE && k + 1 < to && tb_fit_is_autospace(co, k + 1))
		return co->autospace_give;
	if (!c[k].mark || tb_fit_shrink_class(c[k].cls) != cls)
		return 0;
	if (tb_class_blank_left(c[k].cls) && k > from && !tb_fit_trim_left(co, k)) {
		*left = 1;
		return c[k].give;
	}
	if (tb_class_blank_right(c[k].cls) && k + 1 < to && !tb_fit_trim_right(co, k))
		return c[k].give;
	return 0;
}

/* Trims that are not a choice. */
static void
set_natural(const struct composer *co, struct tb_cluster *c, size_t from, size_t to, int first)
{
	for (size_t k = from; k < to; k++) {
		if (k + 1 < to && tb_fit_is_autospace(co, k + 1))
			c[k].advance += co->autospace;
		if (k > from && tb_fit_trim_left(co, k))
			take_from(&c[k], co->half, 1);
		if (k + 1 < to && tb_fit_trim_right(co, k))
			take_from(&c[k], co->half, 0);
	}
	if (tb_fit_starts_trimmed(co, from, first))
		take_from(&c[from], co->half, 1);
	take_from(&c[to - 1], tb_fit_end_trim(co, to - 1), 0);
	if (c[to - 1].cls == TB_CLASS_SOFT)
		c[to - 1].advance += c[to - 1].give;
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

enum place { AT_SPACE, AT_SPACE_MORE, AT_AUTOSPACE, AT_GAP, AT_BORDER, AT_INNER, AT_ANY };

/* The share of the place in what is spread; 0 = no such place. */
static int
share(const struct composer *co, size_t k, size_t from, enum place place)
{
	const struct tb_cluster *c = co->c;

	if (place == AT_SPACE)
		return c[k].cls == TB_CLASS_SPACE && c[k].natural < co->half
			   ? co->half - c[k].natural
			   : 0;
	if (place == AT_SPACE_MORE)
		return c[k].cls == TB_CLASS_SPACE;
	if (k == from)
		return 0;
	switch (place) {
	case AT_ANY:
		return c[k].cls != TB_CLASS_MARK;
	case AT_AUTOSPACE:
		return tb_fit_is_autospace(co, k);
	case AT_BORDER:
		return tb_fit_is_border(c, k);
	case AT_INNER:
		return (c[k].before & TB_BEFORE_GAP) != 0 && !tb_fit_is_border(c, k);
	default:
		return (c[k].before & TB_BEFORE_GAP) != 0;
	}
}

/* Spread `amount` over the places of a kind, whose shares are `all` together. */
static void
spread(struct composer *co, size_t from, size_t to, enum place place, int64_t all, int32_t amount)
{
	struct tb_cluster *c = co->para->row.clusters;
	int64_t seen = 0, given = 0;
	int own = place == AT_SPACE || place == AT_SPACE_MORE;

	for (size_t k = from; k < to; k++) {
		int part = share(co, k, from, place);

		if (part == 0)
			continue;
		seen += part;
		int64_t upto = seen * amount / all;

		c[own ? k : k - 1].advance += (int32_t)(upto - given);
		given = upto;
	}
}

/* A line without any gap, cut out of a word: between all its characters. */
static void
open_word(struct composer *co, size_t from, size_t to, int32_t slack)
{
	int64_t all = 0;

	for (size_t k = from; k < to; k++)
		all += share(co, k, from, AT_ANY);
	if (all > 0)
		spread(co, from, to, AT_ANY, all, slack);
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
	const int64_t shares[2] = {fit->space_room, fit->autospaces};
	const int64_t most[2] = {fit->space_room, (int64_t)fit->autospaces * co->autospace_room};

	for (int i = 0; i < 2; i++) {
		int32_t take = slack < most[i] ? slack : (int32_t)most[i];

		if (take > 0)
			spread(co, from, to, places[i], shares[i], take);
		slack -= take;
	}
	if (slack <= 0)
		return;
	if (fit->gaps > 0)
		open_gaps(co, fit, from, to, slack);
	else if (fit->spaces > 0)
		spread(co, from, to, AT_SPACE_MORE, fit->spaces, slack);
	else
		open_word(co, from, to, slack);
}

/* What is said of the slack that the line is opened by: a fifth more than the limit is
 * what a number and its unit are held together for. */
static int
beyond_limit(const struct composer *co, const struct fit *fit, int32_t slack)
{
	int64_t most = fit->gaps > 0 ? tb_fit_gaps_most(co, fit) : co->all_gaps;

	if (fit->gaps > fit->borders)
		most += tb_fit_gaps_inner(co, fit) / HELD_PART;
	return slack > tb_fit_spaces_most(co, fit) + most;
}

/* Fills a line of running text; returns the rule it breaks by that. */
static unsigned
justify(struct composer *co, const struct fit *fit, size_t from, size_t to, int32_t slack)
{
	if (tb_fit_torn(co, fit, slack))
		return TB_BROKE_SHORT;
	set_expanded(co, fit, from, to, slack);
	return beyond_limit(co, fit, slack) ? TB_BROKE_GAPS : 0;
}

void
tb_line_set(struct composer *co, size_t from, size_t to, int first, int last, unsigned broke)
{
	struct tb_para *para = co->para;
	struct tb_cluster *c = para->row.clusters;
	struct tb_line *line =
	    tb_grow(&para->lines, para->nlines, &para->lines_cap, sizeof *para->lines);
	struct fit fit;
	int32_t slack;

	to = tb_fit_end(c, from, to);
	para->nlines++;
	line->from = from;
	line->to = to;
	line->last = last;
	line->x = first ? co->style->indent_first : co->style->indent_rest;
	if (from == to)
		return;
	tb_fit_line(co, from, to, first, &fit);
	slack = tb_fit_slack(co, &fit, first);
	set_natural(co, c, from, to, first);
	if (slack < 0) {
		set_shrunk(co, c, &fit, from, to, -slack);
	} else if (tb_fit_justified(co, last) && slack > 0) {
		if (co->style->align == TB_ALIGN_SPREAD)
			set_expanded(co, &fit, from, to, slack);
		else
			broke |= justify(co, &fit, from, to, slack);
	}
	line->broke = broke;
	para->strained += broke != 0;
	para->cuts += (broke & TB_BROKE_WORD) != 0;
	for (size_t k = from; k < to; k++)
		line->width += c[k].advance;
	slack = tb_fit_room(co, first) - line->width;
	if (co->style->align == TB_ALIGN_CENTRE)
		line->x += slack / 2;
	else if (co->style->align == TB_ALIGN_RIGHT)
		line->x += slack;
}
