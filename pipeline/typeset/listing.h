/*
 * A listing: lines in the monospaced face on a tint, one below the other as they are written.
 *
 * A line longer than the measure goes on below, four characters further in; the arrow at the
 * right edge says that it is one line.  Lines that are new, or taken away, have + or − in the
 * margin, new ones a tint of their own too, so that both are told apart in black and white.
 */
#ifndef TYPESET_LISTING_H
#define TYPESET_LISTING_H

#include "galley.h"

/* Adds its lines to the galley; a short listing stays on one page. */
void listing_add(struct galley *galley, const struct listing *listing, const char *id);

#endif
