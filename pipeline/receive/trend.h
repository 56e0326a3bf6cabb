/*
 * Between the rules about amounts (rules-trend.c, rules-sums.c, rules-region.c, rules-outlier.c):
 * one submission's surroundings, and how a finding is said.  A rule applies when
 * the plan has it; its level is the plan's.
 */
#ifndef RECEIVE_TREND_H
#define RECEIVE_TREND_H

#include "number.h"
#include "rules.h"

enum { MONTHS = 13 };

struct trend {
	const struct rules *rules;
	struct parsed *parsed;
	struct history_entry *months[MONTHS]; /* of the same year, by month; NULL = none */
	struct history_entry *last[MONTHS];   /* of the year before */
	struct history_entry *before;	      /* version before this one, or NULL */
};

/* The rule of the plan that the finding is by, NULL = it is not applied. */
const struct tb_plan_rule *trend_rule(const struct trend *trend, enum finding_id id);

/* The first amount of the row in another record; absent when there is no such row or no
 * record. */
struct tb_value trend_value(struct history_entry *entry, const struct spot *spot);

/* A value of another month. */
struct past {
	int month; /* 0 = there is none */
	int64_t yuan;
};
/* The nearest month from `month` on, step by step, that reports an amount. */
struct past trend_past(const struct trend *trend, const struct spot *spot, int month, int step);

/* What the sender says of a finding about the row: the row's note; else what answered
 * the same finding in the version before, while the value is the same (of growth and shares,
 * what it is held beside too; C13); else NULL. */
const char *trend_explained(const struct trend *trend, const struct spot *spot, enum finding_id id);
/* The reason of a correction, NULL = it is none, or says nothing. */
const char *trend_reason(const struct trend *trend);

/* The words of one finding: amounts as text live here until it is taken. */
struct words {
	struct tb_buf value, expected, one, two;
};
#define WORDS_INIT                                                                                 \
	{                                                                                          \
		TB_BUF_INIT, TB_BUF_INIT, TB_BUF_INIT, TB_BUF_INIT                                 \
	}

void words_release(struct words *words);

/* Add the finding about the first amount of the row, as a note where it is explained;
 * releases the words. */
void trend_take(struct trend *trend, const struct spot *spot, enum finding_id id,
    const char *explained, struct words *words);
/* Of the first amount (0) or the other (1). */
void trend_take_field(struct trend *trend, const struct spot *spot, int field, enum finding_id id,
    const char *explained, struct words *words);

/* a * b > c * d, in any size. */
int trend_exceeds(int64_t a, int64_t b, int64_t c, int64_t d);

/* Are the amounts of a whole table in another unit, by 10⁴ or 10⁸ (rules-slip.c)? 1 = it was
 * said, and nothing of the table is worth a look. */
int trend_slip_table(struct trend *trend, enum tb_section table);
/* One row: 1 and 2 for its amounts that are. */
int trend_slip(struct trend *trend, const struct spot *spot);
/* 其中 rows beside their whole; enterprises beside their industry. */
void trend_parts(struct trend *trend, const struct spot *spot);
void trend_enterprises(struct trend *trend);
/* The region in a project's national code beside the plan's regions (rules-region.c). */
void trend_region(struct trend *trend, const struct spot *spot);
/* The month beside the months before it, by median; 0 = there are too few of them, or they are
 * all alike. Then by their mean (rules-jump.c); past: the last one reported. */
int trend_outlier(struct trend *trend, const struct spot *spot);
void trend_jump(struct trend *trend, const struct spot *spot, struct past past);
/* Last year's amount beside the month before and last year's own report. */
void trend_base(struct trend *trend, const struct spot *spot, struct past past);
/* Is a table what it was when last reported (rules-same.c)? 1 = it was said. */
int trend_same(struct trend *trend, enum tb_section table);
/* Months that were not reported since the last one. */
void trend_skipped(struct trend *trend);

#endif
