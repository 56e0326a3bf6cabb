/*
 * Lamps (R14): what an industry, an enterprise, a project or a county burns at
 * the end of a month, by which rule, and since when.  All months are computed
 * from what is known now.
 */
#ifndef TALLY_LAMP_H
#define TALLY_LAMP_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* Give every scope that has one its lamp, of each month of the year so far. */
void lamps_assign(struct tally *tally);

/* How bad a lamp is: 0 = that of the finished, then the others in the plan's order,
 * best first; -1 = no lamp. */
int lamp_severity(const struct tb_plan *plan, int lamp);
/* Months in a row, up to the period, with a lamp at least so bad. */
int lamp_run(const struct tally *tally, const struct scope *scope, int severity);
/* Is it one of those that are counted by their lamps? Of enterprises, those of the
 * plan's own list, without parts. */
int lamp_is_counted(const struct tally *tally, const struct scope *scope);
/* The quantity that lamps of the kind go by: rev-lead or inv-lead. */
const char *lamp_lead(enum scope_kind kind);

/* Attributes lamp, lamp-mark, lamp-rule, lamp-since, lamp-before; all "" without a lamp. */
void lamp_write(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope);

#endif
