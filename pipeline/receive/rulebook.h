/*
 * The rule book (tongbao-rules.5): what a unit is told before it reports.  Every
 * finding of findings.h, every field of a submission, every indicator and code
 * stands in it once, in the words of the catalogue and the plan: as XML, of
 * which a template makes the book, and as the help text of one of them.
 */
#ifndef RECEIVE_RULEBOOK_H
#define RECEIVE_RULEBOOK_H

#include "../lib/field.h"
#include "../lib/xmlwrite.h"
#include "site.h"

struct rulebook {
	const struct site *site; /* with catalogue and grounds open; borrowed */
	int year;		 /* of deadlines and projects: one of the plan's */
	struct tb_arena arena;
};

/* A finding as the rule book has it; texts live in the book's arena, "" = none. */
struct rulebook_rule {
	enum finding_id id;
	enum level level;
	const struct message *message;
	const struct tb_plan_rule *rule; /* NULL = by no rule of the plan, or it has it not */
	int applied;			 /* 0 = the plan has not the rule it is by */
	const char *condition, *expected, *remedy;
};

/* day: the year that is meant is its year, or the plan's nearest. */
void rulebook_init(struct rulebook *book, const struct site *site, struct tb_date day);
void rulebook_release(struct rulebook *book);

/* -1: *err says which slot of the catalogue has no words (E031). */
int rulebook_rule(struct rulebook *book, enum finding_id id, struct rulebook_rule *rule,
    struct tb_err *err) TB_MUST_CHECK;
/* A threshold as it is printed: 100, 0.01; without its sign. */
void rulebook_threshold(int64_t milli, struct tb_buf *out);

/* Of a field: what the plan calls it, else what receipts do; its column in the plan's form, or
 * NULL; the form it wants, NULL = it has none of its own. Borrowed. */
const char *rulebook_head(const struct rulebook *book, const struct tb_field *field);
const struct tb_plan_column *rulebook_column(
    const struct rulebook *book, const struct tb_field *field);
const char *rulebook_wants(const struct rulebook *book, const struct tb_field *field);
/* Of a table of tb_form_tables: its sheet's title, else the name on receipts. */
const char *rulebook_table_name(const struct rulebook *book, const char *code);

/* The XML. -1: as rulebook_rule; *out is not to be used. */
int rulebook_write(struct rulebook *book, struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;
/* Its second half: tables, indicators, who reports what by when, codes. */
void rulebook_lists(const struct rulebook *book, struct tb_xmlw *xml);

/* Append the help text of a rule (R084), an indicator (its code or name), or a field (as
 * row@value, or what the form calls it). 0, 1 when there is none such, -1 as above. */
int rulebook_explain(
    struct rulebook *book, const char *what, struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;

struct rulebook_command {
	const char *site;
	struct tb_date day;
	const char *output; /* file of the XML, NULL = standard output */
	char *const *what;  /* NULL-ended; when there are any their help is printed instead */
};

/* The rule book of a site. -1: *err filled; what is asked for and is nothing is TB_MSG_VALUE. */
int rulebook_run(const struct rulebook_command *command, struct tb_err *err) TB_MUST_CHECK;

#endif
