/*
 * One figure: what was computed, how it is printed, and what it rests on.
 * Computing functions fill a struct figure; figure_write decides state, text
 * and direction in one place, and is the only place that rounds.
 */
#ifndef TALLY_FIGURE_H
#define TALLY_FIGURE_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* What a number is printed in: see the table of figure.c. */
enum unit_kind {
	UNIT_YI,      /* yuan, printed in 亿元 */
	UNIT_PERCENT, /* a ratio */
	UNIT_POINTS,  /* a ratio, printed in 百分点 */
	UNIT_PIECES,  /* 个 */
	UNIT_FIRMS,   /* 户 */
	UNIT_PLACES,  /* 位 */
	UNIT_MEMBERS, /* 户 of scopes whose members are enterprises, else 个 */
	UNIT_MU,      /* 亩 */
	UNIT_PER_MU,  /* yuan a 亩, printed in 万元/亩 */
	UNIT_PLAIN,   /* no unit, whole number */
	UNIT_STEP,    /* yuan, printed by the word of a ladder's step */
	UNIT_YEARS,   /* 年: a year, or a number of them */
	UNIT_MARKS,   /* 分 */
	UNIT_WAN,     /* yuan, printed in 万元 */
	UNIT_WAN_WHOLE, /* the same without decimals */
	UNIT_MAX
};

enum figure_state {
	STATE_VALUE,
	STATE_NONE,
	STATE_MISSING,
	STATE_WORD /* a word and no number */
};

/* All members but x and the buffers are reset by figure_start. */
struct figure {
	struct tb_exact x; /* good when state is STATE_VALUE */
	enum figure_state state;
	int carried;				  /* an operand is a carried value */
	int apart;				  /* a change that is not what the printed ones tell */
	int curve;				  /* a lead against what is planned by month */
	int partial;				  /* a base of fewer than have a value */
	const char *word;			  /* text instead of the number; NULL = none */
	const struct point *point;		  /* an observation: where it was reported */
	const struct tb_plan_source *plan_source; /* a value of the plan */
	struct tb_buf operands;			  /* ids, separated by blanks */
};

void figure_init(struct figure *figure);
void figure_release(struct figure *figure);
void figure_start(struct figure *figure); /* state none, nothing known */

void figure_set_int(struct figure *figure, tb_wide value);
void figure_set_ratio(struct figure *figure, tb_wide n, tb_wide d);

/* Append the id SCOPE/series-name, SCOPE/series when name is "", with @YYYY-MM
 * when month is not the period's. */
void figure_operand(struct figure *figure, const struct tally *tally, const char *scope_id,
    const char *series, const char *name, int month);

/* Append @YYYY-MM, of what an id is; @YYYY when month is 0. */
void figure_stamp(struct tb_buf *out, int year, int month);

/* How a number of the unit is printed under the plan's rounding. */
struct tb_exact_form figure_form(const struct tally *tally, enum unit_kind unit);

struct figure_head {
	const char *id, *rule;
	enum unit_kind unit;
	int directed; /* 1 = its text has no sign but a direction, by what is printed */
};

void figure_write(struct tb_xmlw *w, const struct tally *tally, const struct figure_head *head,
    const struct figure *figure);
/* The same as the public edition has it: the number as printed and no further, without operands
 * and sources; kept back, a number, or that it is missing, is a * (R18). */
void figure_publish(struct tb_xmlw *w, const struct tally *tally, const struct figure_head *head,
    struct figure *figure, int is_back);
/* A count; its operands stand in the started figure that is given. */
void figure_write_count(struct tb_xmlw *w, const struct tally *tally,
    const struct figure_head *head, size_t n, struct figure *figure);
/* One that rests on no other figure. */
void figure_write_bare(struct tb_xmlw *w, const struct tally *tally, const char *id,
    const char *rule, enum unit_kind unit, size_t n);

/* An attribute that holds thousandths, with the decimals it has: 1234.5. */
void write_milli(struct tb_xmlw *w, const char *name, int64_t milli);
/* An amount in yuan as it is printed (unit UNIT_YI, UNIT_WAN, UNIT_WAN_WHOLE), in units of the last
 * place. */
int64_t figure_rounded(const struct tally *tally, enum unit_kind unit, int64_t yuan);
/* The same of an amount in yuan, in 亿元 (unit UNIT_YI) or in 万元 (UNIT_WAN). */
void write_amount(struct tb_xmlw *w, const char *name, int64_t yuan, enum unit_kind unit);

#endif
