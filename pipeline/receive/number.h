/*
 * What exactly is wrong with an amount that is none: each fault has a finding
 * of its own, so that a receipt can say what to mend (R1).
 */
#ifndef RECEIVE_NUMBER_H
#define RECEIVE_NUMBER_H

#include "../lib/buf.h"
#include "../lib/decimal.h"
#include "finding.h"

enum { NUMBER_GOOD = FINDING_MAX };

/* The fault of an amount as text in a unit (-1: the unit itself is not known,
 * and only the form is judged): an enum finding_id, or NUMBER_GOOD for an
 * amount and for ‘——’. What it should probably be goes to *mended (emptied
 * first), when that can be guessed; of a letter, the letter. *at: place of the
 * letter among the characters that are no blanks, from 1. */
int number_fault(const char *text, int unit, struct tb_buf *mended, int *at);

/* Places behind the point that whole yuan allow in the unit. */
int number_places(int unit);

/* 元 as text with a unit, exact, without trailing zeros: in the unit given, so that the sender
 * can hold it beside what the section has; -1: 元 below 10 000, 万元 below 10^8, else 亿元. */
void number_format(int64_t yuan, int unit, struct tb_buf *out);

#endif
