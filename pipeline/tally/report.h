/*
 * What came from each unit, and when (P12, R9).
 */
#ifndef TALLY_REPORT_H
#define TALLY_REPORT_H

#include "tally.h"

/* Did the unit's first version of the period arrive by the deadline? It did report. */
int is_on_time(const struct tally *tally, const struct unit *unit);
/* Months in a row, up to that one, that an expected unit has not reported. */
int unit_missing_months(const struct tally *tally, const struct unit *unit, struct tb_period at);

#endif
