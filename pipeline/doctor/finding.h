/*
 * What the doctor says: one line each on standard output, "need area: text", where the
 * text says what is and what mends it.  The needs, and what they make of the exit status:
 *
 *	note   for who wants to know               0
 *	mend   something will go wrong             2
 *	unfit  nothing can be made, or not rightly 69
 */
#ifndef DOCTOR_FINDING_H
#define DOCTOR_FINDING_H

#include "../lib/diag.h"

enum need { NEED_NOTE, NEED_MEND, NEED_UNFIT, NEED_MAX };

/* Print a line. */
void finding(enum need need, const char *area, const char *fmt, ...) TB_PRINTF(3, 4);
/* The same of a library's error. */
void finding_err(enum need need, const char *area, const struct tb_err *err);
/* The last line, how many of each; returns the exit status. */
int finding_end(const char *site);

#endif
