/*
 * Values of subjects that another unit reports (R16): which of them differ from the
 * reporter's own of the same month.
 */
#ifndef TALLY_CROSSCHECK_H
#define TALLY_CROSSCHECK_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* <crosschecks>, those that differ; and the figures crosschecks/all, /differing. */
void crosschecks_write(struct tb_xmlw *w, const struct tally *tally);
void crosschecks_write_counts(struct tb_xmlw *w, const struct tally *tally);

#endif
