/* Between the files that make a form's workbook; include the library's header first. */
#ifndef EXPORT_FORM_SHEET_H
#define EXPORT_FORM_SHEET_H

#include <xlsxwriter.h>

#include "../lib/buf.h"
#include "../lib/decimal.h"
#include "../lib/slots.h"
#include "form-book.h"

enum form_style {
	STYLE_TITLE,
	STYLE_ABOVE,
	STYLE_HELP,
	STYLE_HEAD,
	STYLE_LABEL,
	STYLE_TERM, /* of the instructions */
	STYLE_TEXT, /* likewise */
	STYLE_MAX
};

enum { KIND_MAX = TB_FIELD_NUMBER + 1 };

struct form_book {
	const struct form_source *source;
	const struct tb_form *form;
	lxw_workbook *workbook;
	lxw_format *styles[STYLE_MAX];
	lxw_format *cells[KIND_MAX][TB_UNIT_MAX][2]; /* [..][1] = locked */
	struct tb_buf meta;			     /* rows of `_meta`, cells parted by tabs */
	struct tb_buf text;			     /* of form_say */
	struct tb_buf projects;			     /* formula of the cells with their codes */
};

/* A word of the forms with its slots filled; good until the next call. */
const char *form_say(struct form_book *book, enum form_word word, const struct tb_slot *slots);
/* The form's period as it is printed: "2022年1—7月". */
void form_period_text(struct form_book *book, struct tb_buf *out);

/* One row of `_meta`: cells ended by NULL. */
void form_meta(struct form_book *book, const char *const *cells);

/* What a cell is written with: its kind decides alignment and form of numbers. */
lxw_format *form_cell_format(
    struct form_book *book, enum tb_field_kind kind, enum tb_unit unit, int locked);

/* A sheet of the form, protected, with a page set up; NULL = *err filled. */
lxw_worksheet *form_page(
    struct form_book *book, const char *name, int landscape, struct tb_err *err);

/* A table on its sheet, with its rows of `_meta`. 0, or -1 with *err filled. */
int form_sheet(
    struct form_book *book, const struct tb_form_table *table, struct tb_err *err) TB_MUST_CHECK;

/* What the cells of a column (or one cell) take. */
struct form_range {
	lxw_worksheet *page;
	lxw_row_t first, last;
	lxw_col_t col;
};
/* What a field is, and how its cells are called and explained. */
struct form_ask {
	const struct tb_field *field;
	const char *head, *help;
	enum tb_unit unit;
	const char *list; /* formula of the cells that hold what can be chosen; NULL = none */
	const char *const *words; /* what can be chosen, where it is not the field's; or NULL */
};
void form_rule(struct form_book *book, const struct form_range *range, const struct form_ask *ask);

#endif
