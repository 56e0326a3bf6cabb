/*
 * What a site has made so far, for its status page: of each month, quarter and year how many
 * have reported, which issues the ledger has, which folders and files stand under output/, and
 * the next days of the calendar.  It is a view of what is there (shelf.xsd): no program takes
 * what it publishes from it.
 */
#ifndef DELIVER_SHELF_H
#define DELIVER_SHELF_H

#include "../lib/diag.h"
#include "../lib/period.h"

struct shelf {
	const char *site;
	struct tb_date day; /* today */
	char *const *of;    /* periods that tb_term_parse() takes; NULL-ended */
};

/* Write FOLDER/index.xml, all terms without their files, and FOLDER/PERIOD.xml, that term with its
 * files, for each of the periods, for the month that is being collected, and for each that has no
 * page in output/status or of which the archive got something, or something was decided, since its
 * page was made. -1: *err filled. */
int shelf_write(const struct shelf *shelf, const char *folder, struct tb_err *err) TB_MUST_CHECK;

#endif
