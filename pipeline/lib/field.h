/*
 * The fields of a submission (tongbao-submission.5) by table: what a form asks
 * for, a plan words (<indicators>, <form>: tongbao-plan.5) and a finding names.
 * Which they are is the schema's matter; this table and submission.xsd agree.
 */
#ifndef TB_FIELD_H
#define TB_FIELD_H

#include "plan.h"

enum tb_field_kind {
	TB_FIELD_CODE,	 /* of a record, a problem, an indicator, a unit */
	TB_FIELD_AMOUNT, /* in the table's unit, or —— */
	TB_FIELD_TEXT,
	TB_FIELD_CHOICE, /* one of its words */
	TB_FIELD_MONTH,	 /* YYYY-MM */
	TB_FIELD_DAY,	 /* YYYY-MM-DD */
	TB_FIELD_NUMBER, /* 1, 2 … */
};

/* Where a field stands in its table. */
enum tb_field_place {
	TB_FIELD_ROW,	/* in each row */
	TB_FIELD_KEY,	/* in each row, and with the other keys of the table names it */
	TB_FIELD_ONCE,	/* once a table: of the section, or of the head */
	TB_FIELD_TOTAL, /* likewise: what the sender says of all rows; no form asks for it */
};

/*
 * What a table of a submission can hold; named as findings name it, "row@value"
 * for an attribute, "reason" for an element's text.  The table `head` has what
 * stands once in a submission; `milestones` has each project's milestones with
 * the project's code.
 */
struct tb_field {
	const char *table, *name;
	enum tb_field_kind kind;
	enum tb_field_place place;
	int required;		  /* by the schema, where its element stands */
	int max_chars;		  /* of a text, 0 = by its kind */
	const char *const *words; /* of a choice, ended by NULL */
};

extern const struct tb_field tb_fields[];  /* by table, ended by a table of NULL */
extern const char *const tb_form_tables[]; /* head, industries … practices; ended by NULL */

/*
 * The fields of the list by which a person decides who is in a year's 梯队名单
 * (tongbao-rolling.5), in its tables, are known to tb_field_find too.
 */
extern const char *const tb_list_tables[];
#define TB_LIST_NS "urn:tongbao:rolling-list:1"

/* What becomes of a problem, as submissions write it. */
enum tb_problem_status { TB_PROBLEM_NEW, TB_PROBLEM_OPEN, TB_PROBLEM_CLOSED };
extern const char *const tb_problem_statuses[]; /* ended by NULL */

/* The fields among which those of the table stand, in their order. */
const struct tb_field *tb_fields_with(const char *table);
/* The field of that table; NULL = there is none such. */
const struct tb_field *tb_field_find(const char *table, const char *name);

/* What the table of each kind of subject is called: the section of a submission too. */
extern const char *const tb_subject_tables[TB_SUBJECT_MAX];
/* The kind of subject that a table of amounts has rows of; TB_SUBJECT_MAX = it is none. */
enum tb_subject tb_form_subject(const char *table);

/* What a form only shows; ended by NULL. */
enum tb_show {
	TB_SHOW_NAME,	  /* the subject's name */
	TB_SHOW_TOTAL,	  /* a project's total investment */
	TB_SHOW_PLAN,	  /* what the plan has for the year */
	TB_SHOW_LAST,	  /* cumulative value as last reported this year */
	TB_SHOW_YEAR_AGO, /* cumulative value as reported for the same month of last year */
	TB_SHOW_MAX
};
extern const char *const tb_show_names[TB_SHOW_MAX + 1];

/*
 * How a field is called in a plan: the head of the indicator's own field for an
 * amount, else that of the form's column.  `indicator` may be NULL (then an
 * amount has the name that all indicators with that field agree on).  NULL
 * where the plan says nothing; borrowed.  A table of NULL is the head; a milestone's field is
 * found in its projects too, where a submission has it.
 */
const char *tb_field_head(const struct tb_plan *plan, const struct tb_plan_indicator *indicator,
    const char *table, const char *name);

#endif
