/*
 * The methods by which a figure becomes points (tongbao-plan.5, scoreboards).
 * All is exact; what stands in the plan in thousandths is divided here.
 */
#ifndef TALLY_SCORE_METHOD_H
#define TALLY_SCORE_METHOD_H

#include "../lib/exact.h"
#include "../lib/plan.h"

/* What one unit is scored from. */
struct score_case {
	const struct tb_plan_item *item;
	const struct tb_exact *x;  /* its figure: a ratio, not %, where that is printed in % */
	struct tb_exact_form form; /* how the figure is printed */
	long place;		   /* by x among the units of the board */
	const struct tb_exact *best, *mean; /* of all x of the board */
};

/* Points of the case, 0 or more, into *score. Not for marks. */
void score_by_method(const struct score_case *c, struct tb_exact *score);

/* x = milli / 1000. */
void score_set_milli(struct tb_exact *x, int64_t milli);
/* x, or low where it is less, or high where it is more. */
void score_limit(struct tb_exact *x, int64_t low_milli, int64_t high_milli);

#endif
