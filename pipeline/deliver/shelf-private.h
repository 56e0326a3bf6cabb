/*
 * The shelf in parts: shelf.c (plan, calendar, terms), shelf-files.c (folders and files of a term),
 * shelf-deliveries.c (who got which issue).
 */
#ifndef DELIVER_SHELF_PRIVATE_H
#define DELIVER_SHELF_PRIVATE_H

#include "../lib/plan.h"
#include "../lib/xmlwrite.h"
#include "shelf.h"

/* Has the term a draft? output: the site's. */
int shelf_has_draft(const char *output, const char *period);

/* The elements of what stands there of the term: <release>, <folder>, <file>, <chart>, <log>.
 * What cannot be read is left out: the page tells of the rest. */
void shelf_files(struct tb_xmlw *w, const char *output, const char *period);

/* <delivery>: what became of each issue of the term with each who was to get it, by the ledger. */
int shelf_deliveries(struct tb_xmlw *w, const struct tb_plan *plan, const char *ledger,
    struct tb_term term, struct tb_err *err) TB_MUST_CHECK;

#endif
