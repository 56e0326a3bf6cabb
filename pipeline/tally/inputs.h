/*
 * Which submissions count: the newest version of each unit and period of the
 * archive that is not a first report after closing (R17), or exactly those that
 * an approved issue names.  Of the year before, December's report counts: the
 * full last year stands in it (R16), but in the plan for the plan's base year.
 */
#ifndef TALLY_INPUTS_H
#define TALLY_INPUTS_H

#include "tally.h"

/* The archive's lists of records, each read when it is first asked for. */
struct shelf {
	const char *folder;
	int year; /* lists are of this one and the one before */
	struct {
		int is_read;
		struct tb_archive list;
	} years[2];
};

void shelf_release(struct shelf *shelf); /* accepts one that was never read */

/* Where submissions are taken from, and which of them count. */
struct input_rule {
	struct shelf *shelf;
	const struct tb_ledger_event *event; /* exactly those it names; NULL = the newest */
	const struct tb_ledger *ledger;	     /* what admits late reports */
	const char *until;	    /* of the newest: what had come by the day; NULL = all */
	const struct tally *lender; /* what it has loaded is borrowed from it; may be NULL */
};

/* Fill submissions and inputs. -1: *err says which record is unusable; what was loaded is
 * released by inputs_release. */
int inputs_load(
    struct tally *tally, const struct input_rule *rule, struct tb_err *err) TB_MUST_CHECK;
/* Up to the period, does the rule (with an event or a day) take what the tally counts? */
int inputs_are_those(
    const struct tally *tally, struct tb_period period, const struct input_rule *rule);
void inputs_release(struct tally *tally);

/* What the rule (without a lender) takes of one report, of the shelf's years: *report, to be
 * released by report_release, or NULL where it takes none. -1: *err. */
int report_load(const struct input_rule *rule, const char *unit, struct tb_period period,
    struct submission **report, struct tb_err *err) TB_MUST_CHECK;
void report_release(struct submission *report); /* accepts NULL */

#endif
