/*
 * The lists of the tree that templates go through subject by subject
 * (tongbao-figures.5): what is grouped by what, how each stands, what is late.
 */
#ifndef TALLY_SCOPE_WRITE_H
#define TALLY_SCOPE_WRITE_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* <industries>, both groups of <enterprises>, <bands>, <steps>, <counties>, <projects>. */
void scopes_write(struct tb_xmlw *w, const struct tally *tally);

#endif
