/*
 * Step awards of a year: who crossed a step that a scheme rewards, on what
 * evidence, and who of them is left out and why.  It is a list of candidates; the
 * machine decides nothing.
 */
#ifndef TALLY_AWARD_H
#define TALLY_AWARD_H

#include "figure.h"

/* Why somebody who crossed a step is no candidate: the first that holds. */
enum award_reason {
	AWARD_CANDIDATE, /* it is one */
	AWARD_PART,	 /* 其中 of another: never both, and never alone */
	AWARD_UNAUDITED, /* the value is not an audited one */
	AWARD_GIVEN,	 /* the step or a higher one was given, for this year */
	AWARD_FELL_BACK, /* or for an earlier one: to fall and cross again earns nothing */
	AWARD_NO_TAX,	 /* a condition is on a tax that is not known */
	AWARD_TAX_LOW,
	AWARD_TAX_FELL,
	AWARD_REASON_MAX
};

/* Somebody who crossed. */
struct award_claim {
	const struct scope *scope;
	const struct subject *subject;
	const struct tb_plan_audited *audited; /* NULL = nothing is */
	struct figure basis;		       /* the full year's value */
	const struct tb_plan_prize *prize;     /* the highest one crossed; names the step */
	enum award_reason reason;
	struct figure money; /* of a candidate; none while a cap is not known */
	struct figure limit; /* the share of the local tax; none where it is not asked or known */
};

/* One scheme. */
struct award_list {
	const struct tb_plan_award *plan;
	const struct tb_plan_ladder *ladder;
	struct award_claim *claims; /* canonical */
	size_t n, cap;
};

/* The schemes of the tally's year; other spans have none. */
struct awards {
	struct award_list *lists;
	size_t n;
	const struct tb_ledger *ledger; /* borrowed: what was given before */
	const struct tb_ledger_event *event;
};

/* With an event only the ledger before it is looked at. -1: *err says which event of the
 * ledger names a step that its scheme does not have; *awards is to be released all the same. */
int awards_make(const struct tally *tally, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct awards *awards, struct tb_err *err) TB_MUST_CHECK;
void awards_release(struct awards *awards);

/* The next award of the list's scheme that the ledger tells of to the enterprise, behind this
 * one (NULL = the first), or NULL. */
const struct tb_ledger_event *awards_next_given(const struct awards *awards,
    const struct award_list *list, const char *enterprise, const struct tb_ledger_event *given);

/* <awards> elements; and the figures award/... (award-write.c) */
void awards_write(struct tb_xmlw *w, const struct awards *awards);
void awards_write_figures(
    struct tb_xmlw *w, const struct tally *tally, const struct awards *awards);

#endif
