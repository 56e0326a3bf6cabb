/*
 * Who has reported a period, in parts: status.c (what is known of each unit, and the lines
 * of text), status-xml.c (the same as XML), status-files.c (what was asked of a unit: the
 * answers to its files that were sent back or want an explanation).
 */
#ifndef RECEIVE_STATUS_PRIVATE_H
#define RECEIVE_STATUS_PRIVATE_H

#include "../lib/xmlread.h"
#include "../lib/xmlwrite.h"
#include "intake.h"
#include "site.h"

struct counts {
	int query, note;
};

/* DHIS2's five: expected reports, actual ones, those in time, and the two rates of them. */
struct rates {
	int expected, actual, on_time;
};

struct row {
	const char *code, *name;
	int expected;
	const struct tb_record *record; /* newest version, NULL = none */
	long version;
	int on_time; /* its first version kept the deadline */
	int counts;  /* it is not late, or admitted since */
	struct counts findings;
	struct rates period, year; /* year: from its first period to this one */
	int place; /* among all by the year's reports on time, from 1; 0 = it had none to send */
};

struct sheet {
	struct site *site;
	struct tb_period period;
	struct tb_date day; /* today */
	struct row *rows;
	size_t n;
	struct rates total, year;
};

/* Did the unit's first version of the period come by its deadline? */
int status_on_time(struct site *site, const char *code, struct tb_period period);
/* In per cent as the plan rounds, one decimal (R2); "-" where nothing was expected. Points
 * into *out. */
const char *status_rate(const struct sheet *sheet, int n, int of, struct tb_buf *out);
/* The whole, appended to out. */
void status_put_xml(const struct sheet *sheet, struct tb_buf *out);

/* What was asked, in files and places. */
struct asked {
	int refused, settled;  /* files of the period sent back; of them those sent again since */
	int queries, answered; /* places of the period; of them in a version replaced since */
	int unanswered, from_before; /* places still open; of them of earlier periods */
};

/* The answers that list what to mend or to explain (must, query), as <file> elements with
 * their groups as in the receipt: of reports of the period, of reports of earlier periods of
 * the year that still wait for an explanation, then of files that were sent back or put
 * aside. What cannot be read is passed over. */
void status_files(struct tb_xmlw *w, const struct sheet *sheet, struct asked *asked);

#endif
