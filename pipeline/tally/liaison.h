/*
 * Who of the leaders looks after what (M10): one each, without gaps.  Looked at are
 * all subjects of the kinds of which the plan names any.
 */
#ifndef TALLY_LIAISON_H
#define TALLY_LIAISON_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* <liaisons>; and the figures liaisons/..., where the plan has liaisons. */
void liaisons_write(struct tb_xmlw *w, const struct tally *tally);
void liaisons_write_counts(struct tb_xmlw *w, const struct tally *tally);

#endif
