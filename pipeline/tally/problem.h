/*
 * The problem register of the period (P11): every item as its unit last
 * reported it in the year.  Open, new and closed go by its days, so that
 * opening + new - closed = open always holds.
 */
#ifndef TALLY_PROBLEM_H
#define TALLY_PROBLEM_H

#include "../lib/xmlwrite.h"
#include "tally.h"

struct problem {
	const struct unit *unit;
	const struct tb_record_problem *row; /* as last reported */
	char opened[11], closed[11];	     /* days; closed "" = not closed */
	int is_open, is_new, closed_now, was_open;
	long overdue_days; /* 0 = not overdue */
};

struct problems {
	struct problem *items; /* open at the end or closed in the month; by unit order, id */
	size_t n, cap;
	size_t opening, opened, closed, open, overdue;
};

void problems_collect(const struct tally *tally, struct problems *problems);
void problems_release(struct problems *problems);

void problems_write(struct tb_xmlw *w, const struct problems *problems);

#endif
