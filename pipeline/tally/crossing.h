/*
 * When a step is crossed (F16), against the plan (F17).  The step is the lowest
 * above the full last year; where this year's landing crosses it, the one after
 * it is told too (crossing2_...).
 */
#ifndef TALLY_CROSSING_H
#define TALLY_CROSSING_H

#include "measure.h"

void crossing_step(const struct cell *cell, struct figure *figure);
void crossing_year(const struct cell *cell, struct figure *figure);
void crossing_plan(const struct cell *cell, struct figure *figure);
void crossing_gap(const struct cell *cell, struct figure *figure);
/* The first year, this one among them, to the target year that is below the step on which the last
 * full year stood. */
void crossing_fall(const struct cell *cell, struct figure *figure);
void crossing2_step(const struct cell *cell, struct figure *figure);
void crossing2_year(const struct cell *cell, struct figure *figure);
void crossing2_plan(const struct cell *cell, struct figure *figure);
void crossing2_gap(const struct cell *cell, struct figure *figure);

#endif
