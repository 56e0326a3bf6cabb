/*
 * What the figures of a year propose for the list of the next (<rolling>,
 * tongbao-figures.5), enterprise by enterprise: what a clerk decides on, by
 * tongbao-rolling(5).  Whoever writes the list and whoever takes it back read it from
 * here, from the same figures.
 */
#ifndef TB_PROPOSAL_H
#define TB_PROPOSAL_H

#include "figures.h"
#include "plan.h"

enum tb_proposal_kind {
	TB_PROPOSE_IN,	   /* 调入 */
	TB_PROPOSE_OUT,	   /* 调出 */
	TB_PROPOSE_VERIFY, /* 先行核实: nobody knows its full year; it stays so long */
	TB_PROPOSE_UP,	   /* 升级: stays, on a higher step */
	TB_PROPOSE_DOWN,   /* 降级 */
	TB_PROPOSE_STAY,   /* 保留 */
	TB_PROPOSE_MAX
};

/* Texts of figures are as printed, with their marks. */
struct tb_proposal {
	enum tb_proposal_kind kind;
	const char *code, *name, *region, *sector;
	const char *before;			      /* the step it stands on, "" = none */
	const char *reached;			      /* that its value reaches, "" = none */
	const char *level;			      /* that is proposed, "" = none */
	const char *last, *value, *planned, *outlook; /* full years; next year's by two ways */
	const char *value_figure, *rule;	      /* id and rule of the value */
	int has_value;				      /* it is known */
	int64_t order; /* by it the highest value stands first; of a kind */
	int has_plan;  /* the plan has its value for the next year */
};

struct tb_proposals {
	struct tb_figures figures;
	int year;			     /* of the figures; the list is of the next */
	const struct tb_plan_ladder *ladder; /* NULL = none rolls, and there are no rows */
	struct tb_proposal *rows;	     /* by kind, then as the document has them */
	size_t n;
	char digest[TB_DIGEST_SHORT + 1]; /* of all that is proposed: a list made of other figures
					   * has another */
	/* private */
	size_t cap;
	struct tb_arena arena;
};

/* Read them from figures.xml; the plan must outlive them. -1: *err filled (the figures are of no
 * year, or of another plan), nothing to release. */
int tb_proposals_load(const char *path, const struct tb_plan *plan, struct tb_proposals *proposals,
    struct tb_err *err) TB_MUST_CHECK;
void tb_proposals_release(struct tb_proposals *proposals); /* accepts zeroed ones */

/* The one of the code, or NULL. */
const struct tb_proposal *tb_proposal_find(const struct tb_proposals *proposals, const char *code);

#endif
