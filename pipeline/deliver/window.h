/* A period that is closed, opened again, or granted to a unit becomes one ledger event
 * (tongbao-ledger.5). */
#ifndef DELIVER_WINDOW_H
#define DELIVER_WINDOW_H

#include "../lib/ledger.h"

struct window {
	const char *kind;	  /* TB_LEDGER_CLOSED, TB_LEDGER_REOPENED, TB_LEDGER_GRANTED */
	const char *period;	  /* YYYY-MM; of a closing or reopening also YYYY */
	const char *unit, *until; /* of a grant: for whom, and up to which day */
	const char *by, *reason;
	struct tb_date date; /* when it was decided */
};

/* Record it. What holds already is not written again; *event is the path of its file either
 * way. 0, or -1 with *err filled: the plan has no such unit, the period has not come, nothing is
 * closed that could be opened again or granted. */
int window_record(const char *site, const struct window *window, struct tb_buf *event,
    struct tb_err *err) TB_MUST_CHECK;

#endif
