/* An award that was given, and its withdrawal, become one ledger event each (tongbao-ledger.5). */
#ifndef DELIVER_AWARD_H
#define DELIVER_AWARD_H

#include "../lib/ledger.h"

struct given_award {
	const char *scheme, *enterprise, *step; /* id, code, word, as the plan has them */
	const char *year;			/* that it was given for */
	struct tb_date date;			/* when it was given or withdrawn */
	const char *by, *reason;		/* of a withdrawal: who decided, and why */
};

/* Record it. What stands in the ledger already is not written again; *event is the path of
 * its file either way. 0, or -1 with *err filled: the plan has no such scheme, enterprise or
 * prize, or the step was given for another year, and it is given once. */
int award_record(const char *site, const struct given_award *award, struct tb_buf *event,
    struct tb_err *err) TB_MUST_CHECK;
/* Record that it was recorded by mistake or taken back: from then on it counts as never given.
 * *event as above. -1: the ledger has no such award. */
int award_withdraw(const char *site, const struct given_award *award, struct tb_buf *event,
    struct tb_err *err) TB_MUST_CHECK;

#endif
