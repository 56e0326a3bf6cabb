/*
 * The shelf in parts: shelf.c (plan, calendar, terms), shelf-wanted.c (of which terms a page is
 * made), shelf-files.c (folders and files of a term), shelf-deliveries.c (who got which issue).
 */
#ifndef DELIVER_SHELF_PRIVATE_H
#define DELIVER_SHELF_PRIVATE_H

#include "../lib/ledger.h"
#include "../lib/plan.h"
#include "../lib/record.h"
#include "../lib/xmlwrite.h"
#include "shelf.h"

/* What the site has, read once. */
struct stock {
	const struct shelf *shelf;
	char *output;
	struct tb_plan plan;
	struct tb_ledger ledger;
	struct tb_archive archive;
	struct tb_term *terms; /* newest first; of those that end with a month the longest first */
	size_t n, cap;
};

/* The month that is being collected: the newest that is over. January is not reported. */
struct tb_period shelf_collected(const struct stock *stock);

/* Is a page made of the term: one that was asked for, the month that is being collected, whatever
 * has none, and what something was accepted of since, or handed out? */
int shelf_is_wanted(const struct stock *stock, struct tb_term term);

/* Has the term a draft? output: the site's. */
int shelf_has_draft(const char *output, const char *period);

/* The elements of what stands there of the term: <release>, <folder>, <file>, <chart>, <log>.
 * What cannot be read is left out: the page tells of the rest. */
void shelf_files(struct tb_xmlw *w, const char *output, const char *period);

/* <delivery>: what became of each issue of the term with each who was to get it, by the ledger. */
int shelf_deliveries(struct tb_xmlw *w, const struct tb_plan *plan, const char *ledger,
    struct tb_term term, struct tb_err *err) TB_MUST_CHECK;

#endif
