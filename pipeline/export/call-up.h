/*
 * What a unit's call-up sheet (调度单) is made of, as XML for tongbao-compose(1)
 * (tongbao-callup.5): the form with its rows, what the unit still owes, how and until when to
 * send it in.
 */
#ifndef EXPORT_CALL_UP_H
#define EXPORT_CALL_UP_H

#include "../lib/form.h"
#include "asked.h"

struct call_up_source {
	const struct tb_form *form;
	const struct tb_plan *plan;
	const struct asked *asked;
	const char *file; /* that the form is in, without its .xlsx */
};

/* Append the file. */
void call_up_write(struct tb_buf *out, const struct call_up_source *source);

#endif
