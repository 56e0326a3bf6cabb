/* Who reports: the counties and departments of the plan in the tally's year. */
#ifndef TALLY_UNITS_H
#define TALLY_UNITS_H

#include "tally.h"

/* Fill units, in canonical order: counties, then departments. A county is one
 * with a place in the order that was valid in a period of the year, or has subjects. */
void units_find(struct tally *tally);
/* Index of the unit, or -1. */
long units_index(const struct tally *tally, const char *code);
void units_release(struct tally *tally);

#endif
