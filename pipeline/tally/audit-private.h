/* Between the files of the plan audit (audit.h). */
#ifndef TALLY_AUDIT_PRIVATE_H
#define TALLY_AUDIT_PRIVATE_H

#include "../lib/exact.h"
#include "../lib/plan.h"
#include "../lib/slots.h"
#include "../lib/wordlist.h"

/* --- rules ---------------------------------------------------------------------------- */

/* In the order in which findings are listed; the table is audit.c's. */
enum audit_rule {
	A1_1, /* a stated growth that first and last value do not give */
	A1_2, /* the same, but they do once both may have been rounded */
	A1_3, /* a year that breaks an otherwise even path */
	A2_1, /* years against their total */
	A2_2, /* rows against the row that they are parts of */
	A2_3, /* an enterprise against its 其中 rows */
	A3_1, /* fewer than promised */
	A3_2, /* fewer, but within 左右 */
	A3_3, /* as many only with those that stand just at the threshold */
	A3_4, /* more than exactly promised */
	A3_5, /* a promise for no certain year that no year keeps */
	A3_6, /* promises for the same of these that no year keeps together */
	A3_7, /* a year that the lists do not have */
	A3_8, /* of a kind that nothing counts */
	A4_1, /* an enterprise above its industry */
	A4_2, /* the enterprises of an industry above it */
	A4_3, /* the enterprises of a sector above its industry */
	A5_1, /* ladders of one subject that differ */
	A5_2, /* a promised 梯队 that is empty */
	A5_3, /* bands with a hole */
	A6_1, /* no value in the base year, but later */
	A6_2, /* crossings that fall in the last year */
	A6_3, /* growth that no earlier year has seen */
	A7_1, /* an indicator that the plan does not name */
	A7_2, /* a domain without lead */
	A7_3, /* named in the text, in no row */
	A7_4, /* another name in the text than in the row */
	A7_5, /* more announced than named */
	A7_6, /* assumed */
	AUDIT_RULE_MAX
};

struct audit_rule_form {
	const char *id;
	enum tb_severity severity; /* unless the finding says otherwise */
};

extern const struct audit_rule_form audit_rules[AUDIT_RULE_MAX];

/* --- words ---------------------------------------------------------------------------- */

/* One wording of a finding: taken when the slot `with` is filled. */
struct audit_text {
	enum audit_rule rule;
	const char *with; /* "" = always */
	const char *text;
};

struct audit_words {
	struct tb_arena arena;
	struct audit_text *texts; /* as in the file: the first that fits is taken */
	size_t ntexts, texts_cap;
	struct tb_wordlist words;
};

/* -1: *err filled (E044), *words released. Every rule has a text without `with`, and
 * every word that is asked for is there. */
int audit_words_load(const char *path, struct audit_words *words, struct tb_err *err) TB_MUST_CHECK;
void audit_words_release(struct audit_words *words);
/* The word of a key, borrowed; never NULL for those in the table of audit-words.c. */
const char *audit_word(const struct audit_words *words, const char *key);

/* --- findings --------------------------------------------------------------------------- */

/* A row that a finding is about. */
struct audit_named {
	const char *code, *name;
	const char *value; /* as said behind the name, "" = nothing */
};

enum { AUDIT_SLOTS = 16 };

struct audit_finding {
	enum audit_rule rule;
	enum tb_severity severity;
	const char *subject;
	int year; /* 0 = of no year */
	const char *printed, *recomputed, *exact;
	struct tb_plan_source source;
	size_t order; /* of being found */
	struct audit_named *rows;
	size_t nrows, rows_cap;
	struct tb_slot slots[AUDIT_SLOTS]; /* ended by a NULL name */
	size_t nslots;
};

/* A row of the annexes that has values by year; counts are of projects. */
struct audit_row {
	enum tb_subject kind;
	const char *code, *name, *stated, *domain, *parent, *industry, *sector;
	const struct tb_plan_path *path;
	int annex;
	struct tb_plan_source source;
};

struct audit {
	const struct tb_plan *plan;
	struct audit_words words;
	enum tb_rounding rounding;
	struct tb_arena arena;
	struct audit_row *rows; /* industries, enterprises, counts; each in the plan's order */
	size_t nrows;
	struct audit_finding *findings;
	size_t nfindings, findings_cap;
};

/* A new finding, good until the next one. */
struct audit_finding *audit_find(
    struct audit *audit, enum audit_rule rule, const char *subject, struct tb_plan_source source);
void audit_name(
    struct audit *audit, struct audit_finding *finding, const struct audit_named *named);
/* Fill the slot {name} of the text. printed, recomputed, year and rows need not be. */
void audit_say(struct audit *audit, struct audit_finding *finding, const char *slot,
    const char *fmt, ...) TB_PRINTF(4, 5);

/* --- texts of numbers; in the audit's arena ------------------------------------------------ */

const char *audit_format(struct audit *audit, const char *fmt, ...) TB_PRINTF(2, 3);
/* 亿元 with as many decimals as it needs. */
const char *audit_yi(struct audit *audit, int64_t yuan);
/* A row's value, 亿元 or 个; "——" where there is none. */
const char *audit_value(
    struct audit *audit, const struct audit_row *row, struct tb_plan_amount amount);
/* A ratio in per cent, without the sign of it. */
const char *audit_hundredths(struct audit *audit, const struct tb_exact *ratio, int decimals);
/* As in figures: "n/d", "(n/d)^(1/k)-1". */
const char *audit_written(struct audit *audit, const struct tb_exact *x);
/* The word of a key, with its slots filled. */
const char *audit_fill(struct audit *audit, const char *key, const struct tb_slot *slots);
/* The name of a row's unit. */
const char *audit_unit(const struct audit *audit, enum tb_subject kind);

/* --- rows and years ------------------------------------------------------------------------ */

struct tb_plan_amount audit_at(const struct audit_row *row, int year);
/* growth = value of the year / that of the year before - 1; 0 and nothing set unless both
 * are above 0. */
int audit_growth(const struct audit_row *row, int year, struct tb_exact *growth);
/* The row with the code, NULL = none. */
const struct audit_row *audit_row_of(
    const struct audit *audit, enum tb_subject kind, const char *code);
/* A threshold of the plan's <rules>, in thousandths, or what it is where the plan sets none. */
int64_t audit_threshold(const struct audit *audit, const char *id, int64_t otherwise);
/* Years in which a promise without a certain year (3年左右) may be kept. */
void audit_interim(const struct audit *audit, int *first, int *last);

/* Is it a promise for a year before the base year or behind the target year? */
int audit_is_out_of_plan(const struct audit *audit, const struct tb_plan_target *target);

/* --- promises -------------------------------------------------------------------------------- */

/* Is the row one of those that the promise is of? */
int audit_is_promised(const struct audit_row *row, const struct tb_plan_target *target);
/* The thresholds in words, from one to below another; open: the key of the word where there is no
 * upper end. */
const char *audit_range(
    struct audit *audit, const char *open, const char *from, struct tb_plan_amount below);
/* Slots id, clause, promise, unit. */
void audit_say_promise(
    struct audit *audit, struct audit_finding *finding, const struct tb_plan_target *target);

/* --- the classes ------------------------------------------------------------------------------ */

void audit_growths(struct audit *audit);
void audit_sums(struct audit *audit);
void audit_terms(struct audit *audit);
void audit_promises(struct audit *audit);
void audit_parts(struct audit *audit);
void audit_ladders(struct audit *audit);
void audit_paths(struct audit *audit);
void audit_names(struct audit *audit);

/* The findings as XML and as a list for people. */
void audit_write_xml(const struct audit *audit, struct tb_buf *out);
void audit_write_list(const struct audit *audit, struct tb_buf *out);

#endif
