/*
 * What goes to the levels above (M15): the rows of the plan's <rollup>, whether each can be sent,
 * and who stands on the steps of the level above.
 */
#ifndef TALLY_UPPER_H
#define TALLY_UPPER_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* <rollups>; nothing where the plan has none. */
void uppers_write(struct tb_xmlw *w, const struct tally *tally);
/* The figures rollup/PLAN/... */
void uppers_write_figures(struct tb_xmlw *w, const struct tally *tally);

#endif
