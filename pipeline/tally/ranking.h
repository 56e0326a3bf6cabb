/*
 * Rankings (F20, R8), lamps (R14) and the lists made of them.
 */
#ifndef TALLY_RANKING_H
#define TALLY_RANKING_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* Give every scope its lamp and its places, now and before. */
void ranks_assign(struct tally *tally);

/* <rankings>, <movements>*, <behind>*, <alerts>. */
void rankings_write(struct tb_xmlw *w, const struct tally *tally);
/* Figures behind/RANKING: how many of it are behind as printed. */
void rankings_write_counts(struct tb_xmlw *w, const struct tally *tally);

/* "county/CODE/inv-completion" of a scope; prints into out. */
void scope_figure_id(const struct scope *scope, const char *quantity, char *out, size_t size);

#endif
