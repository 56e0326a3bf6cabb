/*
 * Measuring lines: natural widths less what is trimmed always (W2-W4), what its
 * marks could still give, by class, and the gaps that may be opened.
 */
#include "line-private.h"

/* Half an em less on the left of cluster k because of the mark before it (W2). */
int
tb_fit_trim_left(const struct composer *co, size_t k)
{
	const struct tb_cluster *c = co->c;

	if (!c[k].mark || !tb_class_blank_left(c[k].cls))
		return 0;
	if (co->style->marks_solid && k + 1 < co->n && c[k + 1].mark &&
	    tb_class_blank_left(c[k + 1].cls))
		return 1;
	return (c[k - 1].mark && !c[k - 1].paired) || c[k - 1].cls == TB_CLASS_DOT;
}

/* Half an em less on the right of cluster k because of the mark behind it (W2). */
int
tb_fit_trim_right(const struct composer *co, size_t k)
{
	const struct tb_cluster *c = co->c;

	if (!c[k].mark || !tb_class_blank_right(c[k].cls))
		return 0;
	if (c[k].paired)
		return 1;
	if (co->style->marks_solid &&
	    (c[k + 1].mark || (k > 0 && c[k - 1].mark && tb_class_blank_right(c[k - 1].cls))))
		return 1;
	return (c[k + 1].mark && tb_class_blank_right(c[k + 1].cls)) ||
	       c[k + 1].cls == TB_CLASS_DOT;
}

int
tb_fit_shrink_class(enum tb_class cls)
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
is_han(enum tb_class cls)
{
	return cls == TB_CLASS_HAN || cls == TB_CLASS_ITERATION || cls == TB_CLASS_KANA;
}

int
tb_fit_is_autospace(const struct composer *co, size_t k)
{
	enum tb_class a = co->c[k - 1].cls, b = co->c[k].cls;
	int han_a = is_han(a), han_b = is_han(b);
	int west_a = a == TB_CLASS_DIGIT || a == TB_CLASS_LETTER || a == TB_CLASS_SUFFIX;
	int west_b = b == TB_CLASS_DIGIT || b == TB_CLASS_LETTER || b == TB_CLASS_PREFIX;

	return co->autospace > 0 && ((han_a && west_b) || (west_a && han_b));
}

static int
is_western(enum tb_class cls)
{
	return cls == TB_CLASS_DIGIT || cls == TB_CLASS_LETTER || cls == TB_CLASS_SUFFIX ||
	       cls == TB_CLASS_PREFIX;
}

/* A gap beside a number or a word, where the face changes: readers of PDF take
 * 0.03 em there for a blank, so it is opened less than others. */
int
tb_fit_is_border(const struct tb_cluster *c, size_t k)
{
	return (c[k].before & TB_BEFORE_GAP) != 0 &&
	       is_western(c[k - 1].cls) != is_western(c[k].cls);
}

/* At the start of its line; a first line keeps the mark whole behind its indent. */
int
tb_fit_starts_trimmed(const struct composer *co, size_t i, int first)
{
	return co->c[i].mark && tb_class_blank_left(co->c[i].cls) &&
	       !(first && co->style->indent_first > 0 && !co->style->trim_indented);
}

static int
ends_trimmed(const struct composer *co, size_t last)
{
	return co->c[last].mark && tb_class_blank_right(co->c[last].cls);
}

int32_t
tb_fit_end_trim(const struct composer *co, size_t last)
{
	const struct tb_cluster *c = &co->c[last];
	int hangs = c->cls == TB_CLASS_COMMA || c->cls == TB_CLASS_STOP;

	if (!ends_trimmed(co, last))
		return 0;
	return co->style->hang && hangs && c->ink_right < co->half ? c->natural : co->half;
}

/* Space at the ends of a line is dropped. */
size_t
tb_fit_end(const struct tb_cluster *c, size_t from, size_t to)
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
	if (tb_fit_is_border(c, k))
		fit->borders += sign;
	if (tb_fit_is_autospace(co, k)) {
		fit->natural += sign * co->autospace;
		fit->give[SHRINK_AUTOSPACE] += sign * co->autospace_give;
		fit->autospaces += sign;
	}
	if (!c[k].mark || !tb_class_blank_left(c[k].cls))
		return;
	if (tb_fit_trim_left(co, k))
		fit->natural -= sign * co->half;
	else
		fit->give[SHRINK_BRACKET] += sign * c[k].give;
}

/* The same for the place behind it, where a line ends with it. */
static void
fit_right(const struct composer *co, struct fit *fit, size_t k, int sign)
{
	const struct tb_cluster *c = co->c;

	if (k + 1 >= co->n || !c[k].mark || !tb_class_blank_right(c[k].cls))
		return;
	if (tb_fit_trim_right(co, k))
		fit->natural -= sign * co->half;
	else
		fit->give[tb_fit_shrink_class(c[k].cls)] += sign * c[k].give;
}

/* Least width a cluster could have: all halves given, a space at line end. */
static int32_t
least_width(const struct composer *co, const struct tb_cluster *c)
{
	if (c->cls == TB_CLASS_SPACE)
		return 0;
	return c->mark ? c->natural - co->half : c->natural;
}

static void
fit_add(const struct composer *co, struct fit *fit, size_t k)
{
	const struct tb_cluster *c = &co->c[k];

	fit->natural += c->natural;
	fit->least += least_width(co, c);
	fit_left(co, fit, k, 1);
	fit_right(co, fit, k, 1);
	if (c->cls != TB_CLASS_SPACE)
		return;
	fit->spaces++;
	if (c->natural > co->style->pitch / 4)
		fit->give[SHRINK_SPACE] += c->natural - co->style->pitch / 4;
	if (c->natural < co->half)
		fit->space_room += co->half - c->natural;
}

void
tb_fit_sum_up(struct composer *co)
{
	co->upto = tb_xcalloc(co->n + 1, sizeof *co->upto);
	for (size_t k = 0; k < co->n; k++) {
		co->upto[k + 1] = co->upto[k];
		fit_add(co, &co->upto[k + 1], k);
	}
}

/* The line [from, to) measured: the difference of two sums, less what its ends
 * have no neighbour for. */
void
tb_fit_line(const struct composer *co, size_t from, size_t to, int first, struct fit *fit)
{
	const struct fit *a = &co->upto[from], *b = &co->upto[to];

	*fit = (struct fit){0};
	if (from == to)
		return;
	fit->natural = b->natural - a->natural;
	fit->spaces = b->spaces - a->spaces;
	fit->space_room = b->space_room - a->space_room;
	fit->autospaces = b->autospaces - a->autospaces;
	fit->gaps = b->gaps - a->gaps;
	fit->borders = b->borders - a->borders;
	for (int i = 0; i < SHRINK_MAX; i++)
		fit->give[i] = b->give[i] - a->give[i];
	fit_left(co, fit, from, -1);
	fit_right(co, fit, to - 1, -1);
	if (tb_fit_starts_trimmed(co, from, first))
		fit->natural -= co->half;
	fit->natural -= tb_fit_end_trim(co, to - 1);
	if (co->c[to - 1].cls == TB_CLASS_SOFT)
		fit->natural += co->c[to - 1].give;
}

int
tb_fit_justified(const struct composer *co, int last)
{
	return co->style->align == TB_ALIGN_SPREAD ||
	       (co->style->align == TB_ALIGN_JUSTIFY && !last);
}

int64_t
tb_fit_spaces_most(const struct composer *co, const struct fit *fit)
{
	return fit->space_room + (int64_t)fit->autospaces * co->autospace_room;
}

/* What the line leaves of its room; a line far too wide is all the same. */
int32_t
tb_fit_slack(const struct composer *co, const struct fit *fit, int first)
{
	int64_t slack = tb_fit_room(co, first) - fit->natural;

	return slack < INT32_MIN / 2 ? INT32_MIN / 2 : (int32_t)slack;
}

/* The most that the gaps of a line may be opened, all together. */
int64_t
tb_fit_gaps_most(const struct composer *co, const struct fit *fit)
{
	if (fit->gaps == 1)
		return co->single_gap;
	return (int64_t)(fit->gaps - fit->borders) * co->all_gaps +
	       (int64_t)fit->borders * co->border_gap;
}

int64_t
tb_fit_gaps_inner(const struct composer *co, const struct fit *fit)
{
	int inner = fit->gaps - fit->borders;

	return (int64_t)(inner > 0 ? inner : fit->gaps) * co->all_gaps;
}

int
tb_fit_torn(const struct composer *co, const struct fit *fit, int32_t slack)
{
	int64_t left = slack - tb_fit_spaces_most(co, fit);
	int inner = fit->gaps - fit->borders;

	if (left <= 0)
		return 0;
	if (inner > 0)
		return left - (int64_t)fit->borders * co->border_gap > (int64_t)inner * co->half;
	return left > (int64_t)(fit->gaps > 0 ? fit->gaps : fit->spaces) * co->half;
}
