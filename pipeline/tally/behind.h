/*
 * Lists of what lags: those behind their time (P7), projects whose lamp warns.
 */
#ifndef TALLY_BEHIND_H
#define TALLY_BEHIND_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* <behind>*, <alerts>. */
void behind_write(struct tb_xmlw *w, const struct tally *tally);
/* Figures behind/RANKING: how many of it are behind as printed. */
void behind_write_counts(struct tb_xmlw *w, const struct tally *tally);

#endif
