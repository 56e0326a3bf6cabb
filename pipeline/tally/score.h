/*
 * Scoreboards: the units of a quarter or a year, scored item by item as the plan
 * says (tongbao-plan.5), with the places and medals that follow.  How an
 * item is scored stands in score-item.h, the methods in score-method.h.
 */
#ifndef TALLY_SCORE_H
#define TALLY_SCORE_H

#include "figure.h"

/* Points, and the place they give among the units of the board; none and 0 where
 * nobody has anything to be judged by. */
struct score {
	struct figure figure;
	long place;
};

/* One unit of a board. */
struct score_row {
	const struct scope *scope;
	const char *group;	/* of the county's region; "" = none */
	struct score *items;	/* as those of the board */
	struct score additions; /* gives no place */
	struct score total;
	long group_place; /* by the total; 0 = in no group */
};

struct scoreboard {
	const struct tb_plan_scoreboard *plan;
	struct score_row *rows; /* canonical */
	size_t n;
};

/* The boards of the tally's span; a month has none. */
struct scores {
	struct scoreboard *boards;
	size_t n;
};

/* Is every figure that a board names a number that its units have? -1: *err says where
 * the plan names another. */
int scores_check(const struct tb_plan *plan, struct tb_err *err) TB_MUST_CHECK;

void scores_make(const struct tally *tally, struct scores *scores);
void scores_release(struct scores *scores);

/* <scoreboard> elements; and the figures score/... (score-write.c) */
void scores_write(struct tb_xmlw *w, const struct tally *tally, const struct scores *scores);
void scores_write_figures(
    struct tb_xmlw *w, const struct tally *tally, const struct scores *scores);

#endif
