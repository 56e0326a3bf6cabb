/*
 * The plan's ladder of escalation (R14): who has burned a lamp, or stood last,
 * for so many months that the next thing is due.  Of one subject only the
 * severest rung counts.
 */
#ifndef TALLY_ESCALATE_H
#define TALLY_ESCALATE_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* What fires now: one rung and one scope. */
struct firing {
	size_t rung; /* index into the plan's escalations */
	const struct scope *scope;
	int running; /* months */
};

struct firings {
	struct firing *items; /* by rung, then canonical */
	size_t n, cap;
};

/* Is every ranking that the ladder names one? -1: *err says where the plan names another. */
int escalations_check(const struct tb_plan *plan, struct tb_err *err) TB_MUST_CHECK;

void firings_collect(const struct tally *tally, struct firings *firings);
void firings_release(struct firings *firings);

/* <escalations>; and the figures escalations/ID, how many of each. */
void firings_write(struct tb_xmlw *w, const struct tally *tally, const struct firings *firings);
void firings_write_counts(
    struct tb_xmlw *w, const struct tally *tally, const struct firings *firings);

#endif
