/*
 * What was reported of each subject, month by month, with the last report carried
 * (R9), its milestones and words as last reported, and what other units said (R16).
 */
#ifndef TALLY_SERIES_H
#define TALLY_SERIES_H

#include "tally.h"

/* Read the submissions into the subjects, and crosschecks. */
void series_read(struct tally *tally);

#endif
