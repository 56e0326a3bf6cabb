/*
 * Corrections of earlier months that no issue has told of yet, and what an
 * earlier issue of the period itself did not count (R10).
 */
#ifndef TALLY_REVISION_H
#define TALLY_REVISION_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* The newest approved issue of exactly that period, before the event (NULL = now); or NULL. */
const struct tb_ledger_event *issue_before(
    const struct tb_ledger *ledger, struct tb_period period, const struct tb_ledger_event *event);

/* Write <revisions>. ledger may be empty; event is the issue that is rendered
 * again, or NULL: events after it are not looked at. */
void revisions_write(struct tb_xmlw *w, const struct tally *tally, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event);

#endif
