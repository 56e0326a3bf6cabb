/*
 * Who stands on which step of a ladder (F15, F16): by the full last year, by this one
 * in its last month, by the plan's path and by today's growth up to the target year, and who
 * grows slower than the path asks for (F14).
 */
#ifndef TALLY_CLIMB_H
#define TALLY_CLIMB_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* <steps> of the ladder of industries, or of enterprises; in a quarter and a year with the
 * codes of those that reach each step, parts apart. */
void climb_write(struct tb_xmlw *w, const struct tally *tally, enum tb_subject kind);

#endif
