/* Delivering an order, parcel by parcel; each step is in the ledger before the next begins. */
#ifndef POST_RUN_H
#define POST_RUN_H

#include "letter.h"
#include "order.h"

struct delivery_run {
	const struct tb_plan *plan;
	const char *site;      /* its folder */
	const char *accounts;  /* file of mail accounts */
	const char *templates; /* folder */
	const char *date;      /* YYYY-MM-DD */
	const char *time;      /* HH:MM:SS; NULL = the clock's */
	long seconds;	       /* after which no further parcel is begun */
	long letter_seconds;   /* for one letter at the most */
	int dry;	       /* nothing is sent, nothing recorded */
	int channel;	       /* deliver by this one alone; -1 = by all */
	int wanted;	       /* say which submissions are to be made, and do nothing else */
	const char *keys;      /* folder of the keys of signatures */
	const char *made;      /* folder of the submissions that were made; NULL = none */
	int quiet;	       /* what is wrong is said only where something is to be delivered */
	time_t began;
};

/* Deliver the issue. 1: it is approved, and not published yet. What cannot be delivered is a
 * finding, and stops nothing else. -1: *err filled (the ledger cannot be written, words or account
 * are not fit). */
int run_issue(
    const struct delivery_run *run, const struct tb_ledger_event *issue, struct tb_err *err);

/* Record that what the addressee (its id) was sent by mail, or into its inbox, came back. */
int run_bounced(const struct delivery_run *run, const struct tb_ledger_event *issue,
    const char *recipient, const char *reason, struct tb_err *err);

#endif
