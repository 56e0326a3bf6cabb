/*
 * Lists of those the plan recommends (M18): a filter, and no judgement.
 */
#ifndef TALLY_RECOMMEND_H
#define TALLY_RECOMMEND_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* <recommended>*; and the figures recommended/ID. */
void recommended_write(struct tb_xmlw *w, const struct tally *tally);
void recommended_write_counts(struct tb_xmlw *w, const struct tally *tally);

#endif
