/*
 * Which submissions count: the newest version of each unit and period of the
 * archive that is not a first report after closing (R17), or exactly those that
 * an approved issue names.  Of the year before, December's report counts: the
 * full last year stands in it (R16), but in the plan for the plan's base year.
 */
#ifndef TALLY_INPUTS_H
#define TALLY_INPUTS_H

#include "tally.h"

/* Fill units, in canonical order: counties, then departments. A county is one
 * with a place in the order that was valid in a period of the year, or has subjects. */
void units_find(struct tally *tally);
/* Index of the unit, or -1. */
long units_index(const struct tally *tally, const char *code);

/* Fill submissions and inputs. event NULL = the newest versions. -1: *err says
 * which record is unusable; what was loaded is released by inputs_release. */
int inputs_load(struct tally *tally, const char *archive, const struct tb_ledger_event *event,
    struct tb_err *err) TB_MUST_CHECK;
void inputs_release(struct tally *tally);

#endif
