/*
 * Movements in rankings by completion (P8), and why a unit moved (F20): by its own
 * progress, by that of the others, by what the silent ones carried, by who came in
 * or dropped out.  The four add up to the move.
 *
 * Units are compared by what they have done beyond the year, x = completion - m/12,
 * whose order is that of the completions, also where a curve makes that of the leads
 * another one: x0 before, x1 now.  A place is 1 + how many of those placed both times are better.
 *
 *	own	from everybody at x0 to the unit alone at x1
 *	others	on to all that reported at x1
 *	silent	on to those whose completion rests on a carried value at x1; also
 *		the unit's own step where it is one of them
 *	entries	the rest of the move: of units that had no place before or have none now
 */
#ifndef TALLY_MOVEMENT_H
#define TALLY_MOVEMENT_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* Fill the explanation of every scope that stands in a ranking by completion. */
void movements_explain(struct tally *tally);

/* <movements>*; none in month 2. */
void movements_write(struct tb_xmlw *w, const struct tally *tally);

#endif
