/*
 * Who gets what of an issue, and whether now: the plan's addressees against what was published,
 * the day, and what the ledger says went out before. Nothing is sent here.
 */
#ifndef POST_ORDER_H
#define POST_ORDER_H

#include "../lib/delivery.h"
#include "../lib/plan.h"
#include "release.h"

enum verdict {
	VERDICT_SEND,
	VERDICT_AGAIN,	 /* it may have got it: a run was cut off */
	VERDICT_DONE,	 /* has it */
	VERDICT_WAITS,	 /* until its embargo ends, or the next try */
	VERDICT_GIVE_UP, /* tried for long enough; to be recorded */
	VERDICT_FAILED,	 /* refused for good, or came back, by the ledger */
	VERDICT_REFUSED	 /* may not have it, has no address, or nothing is for it: a finding */
};

struct parcel {
	const struct tb_plan_addressee *to;
	const struct release *release; /* NULL = there is none of its edition */
	const struct release_file **files;
	size_t nfiles;
	const struct tb_plan_rollup *rollup; /* of an inbox: whose submission; else NULL */
	const char *edition;		     /* as the ledger has it: "", public, rollup */
	char sums[TB_DIGEST_LEN + 1];	     /* of the release; of an inbox of what is submitted */
	enum verdict verdict;
	enum tb_msg finding; /* of a refusal */
	long attempt;	     /* the next */
	char why[400];
};

struct order {
	struct tb_arena arena;
	struct parcel
	    *parcels; /* in the order of the plan; without addressees of other days or terms */
	size_t n, cap;
};

struct order_request {
	const struct tb_plan *plan;
	const struct tb_deliveries *deliveries;
	/* by enum tb_edition; NULL = not there */
	const struct release *releases[TB_EDITION_MAX];
	const struct tb_ledger_event *issue;
	const char *now; /* as a moment, TB_MOMENT_SIZE */
	int channel;	 /* the one that is asked for; -1 = all */
};

void order_make(const struct order_request *request, struct order *order);
void order_release(struct order *order);

#endif
