/*
 * The submission to the level above, delivered into its inbox: a whole file, by one rename, never
 * twice.
 *
 *	.NAME.part, durable  ->  queued  ->  NAME by a rename, durable  ->  sent
 *
 * So whoever finds a queued event with nothing behind it knows what became of it: where
 * .NAME.part is there nothing was placed; where it is gone the level above has got it.  A
 * signature is laid ready as .NAME.p7s.part before, and renamed behind it.
 */
#ifndef POST_INBOX_H
#define POST_INBOX_H

#include "letter.h"
#include "outcome.h"

/* What a parcel of this channel is made from. */
struct inbox_source {
	const struct tb_deliveries *deliveries; /* of the month */
	const struct letter_words *words;
	const char *made; /* folder of PERIOD/PLAN.xml, as tongbao-export makes them; NULL = none */
	const char *keys; /* folder of NAME.pem, see sign.h */
};

/* The event of a try of this addressee, for whatever issue of the month, that was cut off; or
 * NULL; borrowed. */
const struct tb_delivery *inbox_cut_off(
    const struct tb_deliveries *deliveries, const struct parcel *parcel);
/* 1: its file was placed, and now its signature is too. 0: it was not, or the inbox is not
 * there. -1: *err filled. */
int inbox_resume(const struct tb_delivery *cut_off, struct tb_err *err) TB_MUST_CHECK;

/* Lay the submission ready beside its place: 0. parcel->sums becomes the digest of its values, and
 * outcome->message its name, UNIT-PERIOD-rVERSION.xml. 1: nothing is to be placed, and *outcome
 * says why: the level above has these values (sent), or there is no submission, no inbox or no
 * key (later). */
int inbox_stage(const struct inbox_source *source, struct parcel *parcel, struct outcome *outcome);
/* Give it the name outcome->message, and its signature the same and .p7s. */
void inbox_place(const struct parcel *parcel, struct outcome *outcome);

#endif
