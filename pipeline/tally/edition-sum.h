/*
 * Of which unknowns the sums of the public edition are (edition.h): what secret.h calls columns.
 * A value is the same unknown as long as it is that of the same report, carried or not; a base is
 * last year's value where it is equal to what an issue of last year counted, and else one of its
 * own; a plan is one of its year.
 */
#ifndef TALLY_EDITION_SUM_H
#define TALLY_EDITION_SUM_H

#include "secret.h"
#include "tally.h"

enum sum_of {
	OF_VALUE,
	OF_PLAN,    /* what is stated, be it 0 */
	OF_COUNT,   /* that it is there */
	OF_PLANNED, /* values of those that have a plan (R6) */
	OF_GROWN,   /* and of those that have a base (R9) */
	OF_BASE
};

/* The sum over those of the set that have such an amount in the tally's month; the caller's. */
struct secret_sum edition_sum(
    struct secrets *secrets, const struct tally *tally, const struct set *set, enum sum_of what);
/* What it comes to. */
tb_wide edition_value(
    struct secrets *secrets, const struct tally *tally, const struct set *set, enum sum_of what);

#endif
