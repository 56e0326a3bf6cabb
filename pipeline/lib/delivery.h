/*
 * What was delivered to whom (tongbao-ledger.5): events of the ledger in folders of their own,
 * input/ledger/deliveries/<period>/NNNNNN-<state>.xml, numbered in each. Nobody reads them but
 * who delivers, so that thousands of them cost no run anything. Each has its row in the audit
 * log (trail.h).
 */
#ifndef TB_DELIVERY_H
#define TB_DELIVERY_H

#include "diag.h"
#include "mem.h"
#include "period.h"
#include "plan.h"

#define TB_DELIVERIES "deliveries" /* the folder below input/ledger */

/* What became of it, as far as it is known. */
enum tb_delivery_state {
	TB_DELIVERY_QUEUED,  /* about to be handed over: what follows tells the outcome */
	TB_DELIVERY_SENT,    /* taken over by the channel */
	TB_DELIVERY_UNKNOWN, /* cut off when it may have been taken over */
	TB_DELIVERY_FAILED,
	TB_DELIVERY_BOUNCED, /* taken over, and sent back later */
	TB_DELIVERY_STATES
};
extern const char *const tb_delivery_states[]; /* their words */

struct tb_delivery {
	long sequence;
	enum tb_delivery_state state;
	const char *at;	       /* YYYY-MM-DDTHH:MM:SS, of the clock */
	const char *recipient; /* id of the addressee */
	const char *channel, *edition, *address;
	long issue, attempt;
	int lasting;	     /* of failed: no use to try again */
	const char *sums;    /* digest of the issue's SHA256SUMS */
	const char *message; /* Message-ID, job of the printer or folder; "" = none */
	const char *reason;
};

struct tb_deliveries {
	struct tb_arena arena;
	struct tb_term term;
	struct tb_delivery *list; /* by sequence */
	size_t n;
	size_t cap; /* private */
};

/* Read those of one period; folder is the ledger's. A folder that is not there holds none.
 * -1: *err filled, *deliveries released. */
int tb_deliveries_load(const char *folder, struct tb_term term, struct tb_deliveries *deliveries,
    struct tb_err *err) TB_MUST_CHECK;
void tb_deliveries_release(struct tb_deliveries *deliveries);

/* Append the event, as the next in sequence, to ledger and list; the strings are copied. Durable
 * on return. */
int tb_deliveries_append(const char *folder, struct tb_deliveries *deliveries,
    const struct tb_delivery *event, struct tb_err *err) TB_MUST_CHECK;

/* --- when --------------------------------------------------------------------------- */

enum { TB_MOMENT_SIZE = 20 }; /* YYYY-MM-DDTHH:MM:SS; their order is that of their bytes */

/* Seconds since 1970, on the clock of the wall. */
void tb_moment_format(long seconds, char out[static TB_MOMENT_SIZE]);
/* When what was not delivered is tried again: the plan's pause behind `last`. 0, or -1 where the
 * hours since `first` have gone by then; *next is filled in any case. */
int tb_delivery_next_try(const struct tb_plan_distribution *distribution,
    const struct tb_delivery *first, const struct tb_delivery *last,
    char next[static TB_MOMENT_SIZE]) TB_MUST_CHECK;

#endif
