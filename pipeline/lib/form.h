/*
 * A unit's monthly form: which sheets it has, their rows and columns, what
 * stands there already and what may be filled in.  Words and layout are the
 * plan's (<indicators>, <form>: tongbao-plan.5), fields the submission's
 * (tongbao-submission.5).  No spreadsheet library: a writer puts it into a
 * workbook, and a reader takes it back by the places that the writer noted in
 * its sheet `_meta` (tongbao-form.5).
 */
#ifndef TB_FORM_H
#define TB_FORM_H

#include "buf.h"
#include "field.h"
#include "record.h"

/* --- the form ------------------------------------------------------------------ */

struct tb_form_column {
	const struct tb_field *field; /* NULL = only shown, and locked */
	int show;		      /* enum tb_show, -1 = a field */
	int amount;		      /* 1 = holds amounts in the table's unit */
	const char *name;	      /* as the plan calls it */
	const char *head;	      /* on the form: an amount's with its unit */
	const char *help;
	const char *const *words; /* of a choice, where they are not the field's; or NULL */
};

/* A row that the form asks for (its keys are locked), or an empty one for what is new. */
struct tb_form_row {
	const char *key;	     /* its keys with blanks between; NULL = a spare row */
	const char **cells;	     /* text by column as a submission writes it, "" = empty */
	const unsigned char *locked; /* by column: locked all the same; NULL = none is */
};

/* What stands once in a table. */
struct tb_form_item {
	const struct tb_field *field;
	const char *head, *help;
	const char *text; /* "" = empty */
	int locked;
};

struct tb_form_table {
	const char *code, *title, *help;
	const struct tb_plan_indicator *indicator; /* NULL = none: no amounts */
	const char *unit;			   /* of the amounts: 元, 万元, 亿元; or "" */
	struct tb_form_item *items;
	size_t nitems;
	struct tb_form_column *columns;
	size_t ncolumns;
	struct tb_form_row *rows; /* keyed ones first */
	size_t nrows, nkeyed;
	int sealed; /* what is only shown must come back as it was */
};

enum { TB_FORM_SUM_LEN = 16 };
/* Of the workbook, in `_meta` and in the form's id; of a list, which is no month's
 * (tongbao-rolling.5). */
#define TB_FORM_FORMAT	    "1"
#define TB_FORM_LIST_FORMAT "list-1"

struct tb_form {
	struct tb_arena arena;
	const char *format; /* TB_FORM_FORMAT */
	const char *plan, *unit, *unit_name;
	const char *above; /* in place of what stands above each table; NULL = unit and period */
	struct tb_period period;
	long version;	       /* of the submission it will be */
	int known;	       /* the unit has reported before */
	struct tb_period last; /* that TB_SHOW_LAST is of; month 0 = nothing is known */
	struct tb_date deadline;
	char sum[TB_FORM_SUM_LEN + 1];	  /* of the row keys: see tb_form_sum_add */
	const char *id;			  /* "plan/unit/2022-07/v1/f1/<sum>" */
	const struct tb_plan_form *words; /* title, guides, whom to ask; borrowed from the plan */
	struct tb_form_table *tables;	  /* in the plan's order; only those the unit needs */
	size_t ntables;
};

/* What the unit reported before; each may be NULL. Borrowed while the form is used. */
struct tb_form_before {
	const struct tb_record *now;  /* newest version of the same period */
	const struct tb_record *last; /* newest report of an earlier period, this year's or not */
	const struct tb_record *year_ago; /* same period of last year */
};

/*
 * Lay out the unit's form. 0, or -1 with *err filled (the plan has no form, the
 * unit does not report, it reports two indicators of one kind of subject) and
 * *form released. The plan and the records must outlive the form.
 */
int tb_form_make(const struct tb_plan *plan, const char *unit, struct tb_period period,
    const struct tb_form_before *before, struct tb_form *form, struct tb_err *err) TB_MUST_CHECK;
void tb_form_release(struct tb_form *form);

/* Its checksum and id, of a form that somebody else has laid out. */
void tb_form_sign(struct tb_form *form);

/* The checksum of row keys: SHA-256 over "table code\tkey\n" of every keyed row in the order
 * of sheets and rows, its first 16 hex digits. */
void tb_form_sum_add(struct tb_buf *keys, const char *table, const char *key);
void tb_form_sum(const struct tb_buf *keys, char sum[TB_FORM_SUM_LEN + 1]);

#endif
