/* Figures become points: see score-method.h. */
#include "score-method.h"

void
score_set_milli(struct tb_exact *x, int64_t milli)
{
	tb_exact_set_ratio(x, milli, 1000);
}

void
score_limit(struct tb_exact *x, int64_t low_milli, int64_t high_milli)
{
	if (tb_exact_compare_ratio(x, low_milli, 1000) < 0)
		score_set_milli(x, low_milli);
	else if (tb_exact_compare_ratio(x, high_milli, 1000) > 0)
		score_set_milli(x, high_milli);
}

/* x = x * n / d. */
static void
scale(struct tb_exact *x, int64_t n, int64_t d)
{
	struct tb_exact factor;

	tb_exact_init(&factor);
	tb_exact_set_ratio(&factor, n, d);
	tb_exact_mul(x, x, &factor);
	tb_exact_release(&factor);
}

static void
multiply(struct tb_exact *x, int64_t milli)
{
	scale(x, milli, 1000);
}

/* x = x + milli / 1000. */
static void
add(struct tb_exact *x, int64_t milli)
{
	struct tb_exact term;

	tb_exact_init(&term);
	score_set_milli(&term, milli);
	tb_exact_add(x, x, &term);
	tb_exact_release(&term);
}

/* --- the methods, each into s ----------------------------------------------------- */

/* 完成率法: the weight times the rate, up to the cap. */
static void
completion(const struct score_case *c, struct tb_exact *s)
{
	tb_exact_set(s, c->x);
	score_limit(s, 0, c->item->cap);
	multiply(s, c->item->weight);
}

/* 目标完成计分法: all or nothing. */
static void
target_met(const struct score_case *c, struct tb_exact *s)
{
	score_set_milli(s, tb_exact_compare_ratio(c->x, 1, 1) >= 0 ? c->item->weight : 0);
}

/* 争先进位计分法: each place behind the first loses `drop` % of the weight. */
static void
by_place(const struct score_case *c, struct tb_exact *s)
{
	tb_exact_set_int(s, c->place - 1);
	multiply(s, -c->item->drop);
	scale(s, 1, 100);
	add(s, 1000);
	score_limit(s, 0, 1000);
	multiply(s, c->item->weight);
}

/* 分段加减: the weight at 100%, and `gain` for each whole step of `every` points from there. */
static void
by_step(const struct score_case *c, struct tb_exact *s)
{
	tb_exact_set(s, c->x);
	add(s, -1000);
	scale(s, 100 * 1000, c->item->every);
	tb_exact_truncate(s, s);
	multiply(s, c->item->gain);
	score_limit(s, -c->item->most, c->item->most);
	add(s, c->item->weight);
	score_limit(s, 0, INT64_MAX);
}

/* 功效系数法: 60 at the low mark, 100 at the high one, of 100. */
static void
efficacy(const struct score_case *c, struct tb_exact *s)
{
	tb_exact_set(s, c->x);
	scale(s, c->form.times, c->form.over);
	add(s, -c->item->low);
	scale(s, 40 * 1000, c->item->high - c->item->low);
	add(s, 60 * 1000);
	scale(s, 1, 100);
	score_limit(s, 0, c->item->cap);
	multiply(s, c->item->weight);
}

/* 总量法: the best has the weight, the others in proportion to it. */
static void
proportional(const struct score_case *c, struct tb_exact *s)
{
	tb_exact_set_int(s, 0);
	if (tb_exact_sign(c->best) <= 0 || tb_exact_sign(c->x) <= 0)
		return;
	tb_exact_div(s, c->x, c->best);
	multiply(s, c->item->weight);
}

/* 均值法: the weight at the mean of all, more or less in proportion, up to the cap. */
static void
by_mean(const struct score_case *c, struct tb_exact *s)
{
	tb_exact_set_int(s, 0);
	if (tb_exact_sign(c->mean) <= 0)
		return;
	tb_exact_div(s, c->x, c->mean);
	score_limit(s, 0, c->item->cap);
	multiply(s, c->item->weight);
}

void
score_by_method(const struct score_case *c, struct tb_exact *score)
{
	static void (*const methods[TB_SCORE_MAX])(const struct score_case *, struct tb_exact *) = {
	    [TB_SCORE_COMPLETION] = completion,
	    [TB_SCORE_TARGET_MET] = target_met,
	    [TB_SCORE_PLACE] = by_place,
	    [TB_SCORE_STEP] = by_step,
	    [TB_SCORE_EFFICACY] = efficacy,
	    [TB_SCORE_PROPORTIONAL] = proportional,
	    [TB_SCORE_MEAN] = by_mean};

	methods[c->item->method](c, score);
}
