/*
 * Where a year ends and what follows from it: landing and rolling sum (F11, F12),
 * growth that is still needed (F10, F14), the plan's own growth and margin (F13,
 * F19), and the three ways to the target year.  Compute functions are those of
 * the table of quantities, as in measure.h; outlook_... of a year are for
 * cell->year.
 */
#ifndef TALLY_OUTLOOK_H
#define TALLY_OUTLOOK_H

#include "measure.h"

/* How a landing was reckoned; a total may have both. */
enum { LANDING_A = 1, LANDING_B = 2 };

/* F11 at the end of a month, into a started figure: number, state and whether it is
 * carried. A subject: what last year became from the same point, by this year's
 * measure (A); where that is not to be had, the months so far for all twelve (B). A
 * set: the sum over those with a landing. Returns the methods, 0 = no landing. */
unsigned landing_of(const struct set *set, int month, struct figure *figure);

/* What a subject's future is reckoned from. */
struct prospect {
	struct figure landing;	  /* V */
	struct tb_exact factor;	  /* 1 + g, good when its state is STATE_VALUE */
	enum figure_state growth; /* that of rev-growth */
};

void prospect_init(struct prospect *prospect);
void prospect_release(struct prospect *prospect);
void prospect_see(struct prospect *prospect, struct subject *subject, int month);

/* The plan's yearly values of an industry or enterprise. */
const struct tb_plan_path *subject_path(const struct subject *subject);

void outlook_rolling(const struct cell *cell, struct figure *figure);
void outlook_landing(const struct cell *cell, struct figure *figure);
void outlook_method(const struct cell *cell, struct figure *figure);
void outlook_needed_growth(const struct cell *cell, struct figure *figure);
void outlook_cagr(const struct cell *cell, struct figure *figure);
void outlook_target_growth(const struct cell *cell, struct figure *figure);
void outlook_margin(const struct cell *cell, struct figure *figure);
void outlook_plan(const struct cell *cell, struct figure *figure);
/* What today's growth comes to, less the path. */
void outlook_gap(const struct cell *cell, struct figure *figure);
void outlook_current(const struct cell *cell, struct figure *figure);
void outlook_needed(const struct cell *cell, struct figure *figure);

#endif
