/* Between the files that take a list back: see list.h. */
#ifndef RECEIVE_LIST_PRIVATE_H
#define RECEIVE_LIST_PRIVATE_H

#include "../lib/list-shown.h"
#include "catalogue.h"
#include "list.h"

/* What a person may say; by the words of the field. */
enum list_decision { LIST_AGREED, LIST_REFUSED, LIST_OTHER_LEVEL, LIST_DECISION_MAX };

/* What is filled in, in a row or once: named as the list's XML has it. */
enum list_field {
	LIST_CODE,
	LIST_NAME,
	LIST_DECISION,
	LIST_LEVEL,
	LIST_PLAN,
	LIST_NOTE,
	LIST_FIELD_MAX
};

struct list_row {
	const char *text[LIST_FIELD_MAX]; /* trimmed, "" = empty */
	/* of XML, as it came back; NULL = left out. A workbook's is held to by its form. */
	const char *shown[TB_SHOWN_MAX];
	int line; /* of the XML; of a workbook, row of the sheet */
};

struct list_sheet {
	struct tb_arena arena;
	const char *file; /* as the caller names it */
	/* of a workbook: name of the sheet of rows, columns of the fields, cell of the day; "" = it
	 * is XML */
	const char *sheet, *columns[LIST_FIELD_MAX], *day_place;
	const char *plan, *year, *digest, *number, *in_force, *by;
	int line; /* of what stands once */
	struct list_row *rows;
	size_t n, cap;
};

/* Read the file. 0 (what is wrong with a workbook has been printed; then *sheet has nothing), or -1
 * with *err filled. *sheet is to be released in both cases. */
int list_read(const char *path, const char *site, const struct tb_list_words *words,
    struct list_sheet *sheet, struct tb_err *err) TB_MUST_CHECK;
void list_sheet_release(struct list_sheet *sheet);

/* It is in the list; it was, and is no longer; it was proposed, and is not taken in. */
enum list_fate { LIST_LISTED, LIST_LEAVES, LIST_STAYS_OUT };

/* What becomes of an enterprise. */
struct list_verdict {
	const struct tb_plan_enterprise *enterprise;
	const struct tb_proposal *proposal; /* NULL = it was added by hand */
	enum list_decision decision;
	enum list_fate fate;
	const char *level; /* of one that is in it; "" = it stands on no step yet */
	const char *plan;  /* of the year, as it is written into the plan; "" = none was given */
	const char *note;
	int is_open; /* it needs a plan, and has none yet */
};

struct list_judgement {
	const struct tb_plan *plan;
	const struct tb_proposals *proposals;
	const struct tb_list_words *words;
	const struct list_sheet *sheet;
	struct tb_arena *arena;
	struct list_verdict *verdicts; /* in the order of the list */
	size_t n, cap;
	const char *in_force; /* day from which the list counts */
	int draft;	      /* also of a year that is not over */
};

/* Judge it; whatever is wrong is printed. The caller frees verdicts. */
void list_judge(struct list_judgement *judgement);

/* --- the plan made of it --------------------------------------------------------------------- */

struct list_making {
	const struct list_judgement *judgement;
	const char *from, *to; /* the plan's folder, and the new one */
};

/* The new folder, whole or not at all; one that holds the same already stays. 0 with what was done
 * in *said, a line each; -1: *err filled. */
int list_make(
    const struct list_making *making, struct tb_buf *said, struct tb_err *err) TB_MUST_CHECK;

#endif
