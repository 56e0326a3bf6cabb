/*
 * The yearly list of the enterprises on the plan's rolling ladder (梯队滚动名单): who
 * comes in, goes out or stays.  In the list now (the plan's own, or that of a year, tb_plan_roll): stay or
 * out; in the register: in, or not on the list.  Beside it the step that each stood on before.
 */
#ifndef TALLY_ROLLING_H
#define TALLY_ROLLING_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* <rolling>; and the figures rolling/... Nothing but of a year, and where a ladder rolls. */
void rolling_write(struct tb_xmlw *w, const struct tally *tally);
void rolling_write_figures(struct tb_xmlw *w, const struct tally *tally);

#endif
