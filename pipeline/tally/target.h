/*
 * The plan's promises of a number (F18, F19): how many industries, enterprises,
 * projects or parks reach a threshold, by the plan's own rows in each of its years
 * and by this year's landing.
 */
#ifndef TALLY_TARGET_H
#define TALLY_TARGET_H

#include "../lib/xmlwrite.h"
#include "figure.h"

/* <targets>: what was promised, in the plan's order; those with a number. */
void targets_write_tree(struct tb_xmlw *w, const struct tally *tally);
/* The figures target/ID/..., in the plan's order. A promise without a number has none. */
void targets_write(struct tb_xmlw *w, const struct tally *tally);

#endif
