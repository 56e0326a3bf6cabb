/*
 * What issues printed of the end of the period before and, where one has told of it
 * already, of the period itself, and what corrections have made of that since (R10).
 */
#ifndef TALLY_PRINTED_H
#define TALLY_PRINTED_H

#include "tally.h"

/* Do two amounts print with another difference than what lies between them (R4)? */
int change_prints_apart(const struct tally *tally, tb_wide before, tb_wide after);

/* Give city, domains, industries and counties the values, and all that are ranked by completion
 * the places, that `printed`, with its places, has at the end of the issue's period. */
void printed_see(struct tally *tally, enum issue issue, const struct tally *printed);

#endif
