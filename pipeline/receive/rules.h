/*
 * What a submission must satisfy beyond its schema: the plan's registers and
 * thresholds, and what was reported before (R1, R5, R11, R12, R16).
 * Rules only add findings; the outcome follows from the worst of them.
 *
 * What is stored already is never a reason to refuse (C7): where a value is odd
 * only beside an earlier one, an explanation (note of the row, reason of the
 * correction) turns the finding into a note.
 */
#ifndef RECEIVE_RULES_H
#define RECEIVE_RULES_H

#include "../lib/field.h"
#include "../lib/ledger.h"
#include "../lib/plan.h"
#include "catalogue.h"
#include "history.h"
#include "parse.h"

/* Who reports each subject in a year, by enum tb_section and place in the plan's list; NULL =
 * nobody. Asked of the plan once a year: every submission is held against all of them. */
struct reporters {
	int year; /* 0 = not filled yet */
	const char **units[3];
};

struct rules {
	const struct tb_plan *plan;
	const struct catalogue *catalogue;
	struct history *history;
	int without_archive; /* a trial at a sender's, who has none: which version is next is not
				known */
	const struct tb_ledger *ledger;
	struct tb_date arrived;
	struct reporters *reporters; /* filled and kept by the rules about rows */
};

void rules_forget(struct reporters *reporters);

/* Is it not shown to be its unit's: in another unit's folder, or signed badly? Then nothing is
 * said that only the unit may know: no earlier amount, version or day. */
int rules_is_foreign(const struct parsed *parsed, const char *folder);

/* All rules over a complete submission; folder: the unit's own drop folder it
 * came in, or NULL. 0 = unit and period are good, and amounts were held beside earlier reports. */
int rules_judge(const struct rules *rules, struct parsed *parsed, const char *folder);

/* The level that the plan's rule gives the finding; -1 = it has none, or the plan has it not. What
 * the sender explained is a note whatever the rule says. */
int rules_level(const struct tb_plan *plan, enum finding_id id);

/* --- the parts, in order (rules-head.c, rules-rows.c, rules-trend.c) ----------- */

/* Indicators, codes, reporters, amounts, problems, what is missing. */
void rules_rows(const struct rules *rules, struct parsed *parsed);
/* Amounts against the plan, last year and the months before. */
void rules_trend(const struct rules *rules, struct parsed *parsed);

/* --- what the parts share --------------------------------------------------------- */

/* A row of one of the three tables, whatever its kind. enum tb_section and enum tb_subject are in
 * one order. */
struct spot {
	enum tb_section table;
	int row, line;
	const char *code, *note;
	const char *fields[2];			 /* "row@value", "row@base" */
	struct tb_value amounts[2];		 /* cumulative first */
	int unit;				 /* enum tb_unit or -1 */
	const char *identity;			 /* code of the state, NULL = not given */
	const struct tb_record_project *project; /* NULL for industries and enterprises */
};

/* Every row of a table, without milestones:
 *	for (rules_begin(&walk, parsed, table); rules_next(&walk, parsed, &spot);) ...
 *	walk_end(&walk); */
void rules_begin(struct walk *walk, const struct parsed *parsed, enum tb_section table);
int rules_next(struct walk *walk, const struct parsed *parsed, struct spot *spot);

/* A known code whose sector or region is not valid at the period's end; codes of the state
 * (rules-codes.c). */
void rules_closed(const struct rules *rules, struct parsed *parsed, const struct spot *spot);
int rules_is_closed(
    const struct tb_plan *plan, enum tb_section table, const char *code, struct tb_period period);
void rules_identity(const struct rules *rules, struct parsed *parsed, const struct spot *spot);

/* The code in narrow characters and capitals, without blanks, and with letters that look like
 * digits put right. */
enum { RULES_CODE_SIZE = 64 };
void rules_mend_code(const char *given, char code[RULES_CODE_SIZE]);
/* An unknown code that is like none is probably one of those that are missing (names): it is
 * told so. Returns how many there are. */
size_t rules_suggest_missing(struct parsed *parsed, enum tb_section table, const char *names);

/* An amount that is none, or below zero, or too fine: of a row, or of a section. */
void rules_amount(struct parsed *parsed, const struct spot *spot, int field);
/* The sender's own totals of the sections beside their rows (rules-totals.c). */
void rules_totals(const struct rules *rules, struct parsed *parsed);

/* The sender's words, NULL where there are none or they explain nothing: a single character, marks
 * and digits, or what the catalogue's word note.nothing lists. */
const char *rules_explanation(const struct rules *rules, const char *text);

/* Numbers that were rounded when a workbook was read (R153) come with the note of their row; it
 * makes a note of those that it explains. */
void rules_rounded(const struct rules *rules, struct findings *findings);

/* Add the finding when the code (NULL = none) stood before; the map knows the lines of codes. */
void rules_twice(
    struct parsed *parsed, struct map *lines, struct finding place, const char *code, int line);
/* Days of a milestone, whose project's row is passed: place and code are that's. */
void rules_milestone(struct parsed *parsed, const struct tb_record_milestone *milestone,
    struct finding place, const char *code, const char *today);
/* The problems of the submission, all that is said of them (rules-dates.c). */
void rules_problems(struct parsed *parsed, const char *today);

size_t rules_count(const struct tb_record *record, enum tb_section table);

/* How many subjects of the table's kind the plan has. */
size_t rules_subjects(const struct tb_plan *plan, enum tb_section table);

/* The code of one of them; NULL = it is none of the year. */
const char *rules_subject(const struct tb_plan *plan, enum tb_section table, size_t i, int year);

/* A finding about a field of a row (field 0 or 1; -1 = its code). */
struct finding rules_finding(enum finding_id id, const struct spot *spot, int field);

#endif
