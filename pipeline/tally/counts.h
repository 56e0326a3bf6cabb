/*
 * Figures that belong to no scope: time progress, lamps, reports, problems,
 * steps; and the sums whose printed parts differ from the printed total (R3).
 */
#ifndef TALLY_COUNTS_H
#define TALLY_COUNTS_H

#include "problem.h"

void counts_write(struct tb_xmlw *w, const struct tally *tally, const struct problems *problems);
/* time/progress alone. */
void counts_write_time(struct tb_xmlw *w, const struct tally *tally);
void sums_write(struct tb_xmlw *w, const struct tally *tally);

#endif
