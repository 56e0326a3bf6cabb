/*
 * Corrections of earlier months that no issue has told of yet, first reports of
 * them that came after the issue, and what an earlier issue of the period itself
 * did not count (R10): which submissions they are, and each value that is another
 * one than the issue counted.
 */
#ifndef TALLY_REVISION_H
#define TALLY_REVISION_H

#include "../lib/xmlwrite.h"
#include "inputs.h"

/* The newest approved issue that told of the tally's period, before the event (NULL = now), or
 * NULL: its own; of a quarter or a year without one that of its last month. */
const struct tb_ledger_event *issue_of(const struct tally *tally, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event);

/* The newest approved issue of exactly that period, before the event (NULL = now); or NULL. */
const struct tb_ledger_event *issue_before(
    const struct tb_ledger *ledger, struct tb_period period, const struct tb_ledger_event *event);

/* A value, or its base, before and after; from NULL = it was not reported. */
struct revised {
	const struct subject *subject;
	int is_base;
	struct point was, now;
};

struct revision {
	const struct submission *submission; /* that counts */
	struct submission *told;	     /* that the issue counted; NULL = none: a late first report */
	struct revised *items;		     /* as the plan has the subjects, value before base */
	size_t n, cap;
};

struct revisions {
	struct revision *items; /* by unit and period */
	size_t n, cap;
};

/* Find them. ledger may be empty; event is the issue that is rendered again, or NULL: events
 * after it are not looked at. -1: *err; release them all the same. */
int revisions_make(const struct tally *tally, struct shelf *shelf, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct revisions *revisions,
    struct tb_err *err) TB_MUST_CHECK;
void revisions_release(struct revisions *revisions); /* accepts zeroed ones */

/* <revisions>, and the figures that it names. */
void revisions_write(
    struct tb_xmlw *w, const struct tally *tally, const struct revisions *revisions);
void revisions_write_figures(
    struct tb_xmlw *w, const struct tally *tally, const struct revisions *revisions);

#endif
