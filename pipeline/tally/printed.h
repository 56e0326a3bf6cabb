/*
 * What the newest issue of the period before printed of it, and what corrections
 * have made of that since (R10).
 */
#ifndef TALLY_PRINTED_H
#define TALLY_PRINTED_H

#include "tally.h"

/* Give city, domains, industries and counties the values that `printed`, which is of the
 * period before or of this one, has at the end of the period before. */
void printed_see(struct tally *tally, const struct tally *printed);

#endif
