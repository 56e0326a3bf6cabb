/*
 * tongbao explain: one figure walked back to what was reported and to the plan, and forth
 * to where it is printed, as a text in Chinese for whoever asks where a number comes from.
 */
#ifndef EXPORT_EXPLAIN_H
#define EXPORT_EXPLAIN_H

#include "observe.h"

struct explain_order {
	struct dataset *dataset;
	const struct observed *observed;
	const char *plan_folder;
	const char *const *asked; /* ids, names, printed texts such as 71.2%, or names of
				   * printed rows; NULL-ended */
	int depth;		  /* levels of operands; 0 = the figure alone */
	char *const *uses;	  /* files of tongbao-compose -u, NULL-ended */
};

/* Append the derivation of each figure that is asked for to *out, an empty line between; where
 * several are meant by one, their list, those that are printed first and with one place where, and
 * W096 is told. Every figure is told once and
 * named again where it is an operand again. -1: there is none (E095), *err names the nearest;
 * or a file of uses cannot be read. */
int explain_write(
    const struct explain_order *order, struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;

#endif
