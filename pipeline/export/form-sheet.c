/*
 * One table of a form on its sheet: title, whose it is, heads, rows.  Beside the
 * cells it notes in `_meta` where each stands.
 */
#include <xlsxwriter.h>

#include "form-sheet.h"
#include "page.h"
#include <stdio.h>
#include <string.h>

/* Widths in digits. */
enum {
	WIDTH_LEAST = 8,
	WIDTH_AMOUNT = 15,
	WIDTH_DAY = 12,
	WIDTH_CHOICE = 10,
	WIDTH_CODE = 26, /* of the state: 18 and 24 characters */
	WIDTH_NAME = 34,
	WIDTH_HEAD = 22,
	WIDTH_NOTE = 28,
	WIDTH_TEXT = 52,
	WIDTH_LABEL = 16,
	WIDTH_VALUE = 44,
	WIDTH_HELP = 58,
	NOTE_CHARS = 500, /* a longer text gets the wider column */
	NAME_CHARS = 100,
	HEAD_HEIGHT = 34,
	TITLE_HEIGHT = 26,
	ROW_HEIGHT = 20,
	INDENT = 3, /* of a text in its cell */
};

/* A line above that must stay as it is. */
struct fixed_line {
	lxw_row_t row;
	char *text;
};

struct sheet {
	struct form_book *book;
	const struct tb_form_table *table;
	lxw_worksheet *page;
	lxw_row_t row, head; /* the next one; that of the heads */
	enum tb_unit unit;
	double *widths; /* of the columns */
	struct fixed_line *fixed;
	size_t nfixed, fixed_cap;
};

static enum tb_unit
unit_of(const struct tb_form_table *table)
{
	int unit = tb_unit_parse(table->unit);

	return unit >= 0 ? (enum tb_unit)unit : TB_UNIT_YUAN;
}

/* --- cells ----------------------------------------------------------------------------- */

static int
put_day(lxw_worksheet *page, lxw_row_t row, lxw_col_t col, const char *text, lxw_format *format)
{
	struct tb_date date;
	lxw_datetime day = {0};

	if (tb_date_parse(text, &date) != 0)
		return -1;
	day.year = date.year;
	day.month = date.month;
	day.day = date.day;
	worksheet_write_datetime(page, row, col, &day, format);
	return 0;
}

/* Amounts and counts as numbers, days as days; all else, —— too, as it is written. */
static void
put_cell(struct sheet *sheet, lxw_col_t col, enum tb_field_kind kind, const char *text, int locked)
{
	lxw_format *format = form_cell_format(sheet->book, kind, sheet->unit, locked);
	char *end;
	double number = strtod(text, &end);

	if (text[0] == '\0')
		worksheet_write_blank(sheet->page, sheet->row, col, format);
	else if ((kind == TB_FIELD_AMOUNT || kind == TB_FIELD_NUMBER) && *end == '\0')
		worksheet_write_number(sheet->page, sheet->row, col, number, format);
	else if (kind != TB_FIELD_DAY || put_day(sheet->page, sheet->row, col, text, format) != 0)
		worksheet_write_string(sheet->page, sheet->row, col, text, format);
}

static enum tb_field_kind
kind_of(const struct tb_form_column *column)
{
	if (column->field != NULL)
		return column->field->kind;
	return column->amount ? TB_FIELD_AMOUNT : TB_FIELD_TEXT;
}

/* --- what stands above ---------------------------------------------------------------------- */

static void
put_line(struct sheet *sheet, const char *text, enum form_style style)
{
	worksheet_write_string(sheet->page, sheet->row++, 0, text, sheet->book->styles[style]);
}

/* A line that says how the sheet is to be understood: nobody may write another. */
static void
put_fixed_line(struct sheet *sheet, const char *text)
{
	*(struct fixed_line *)tb_grow(&sheet->fixed, sheet->nfixed++, &sheet->fixed_cap,
	    sizeof(*sheet->fixed)) = (struct fixed_line){sheet->row, tb_xstrdup(text)};
	put_line(sheet, text, STYLE_ABOVE);
}

/* "指标：收入　　计量单位：万元" */
static void
put_items_above(struct sheet *sheet)
{
	const struct tb_form_table *table = sheet->table;
	struct tb_buf line = TB_BUF_INIT;
	size_t i;

	for (i = 0; i < table->nitems; i++) {
		const struct tb_form_item *item = &table->items[i];
		const char *text =
		    strcmp(item->text, table->unit) != 0 ? table->indicator->name : item->text;

		tb_buf_puts(&line, i > 0 ? "　　" : "");
		tb_buf_puts(&line, form_say(sheet->book, FORM_OF,
				       (const struct tb_slot[]){
					   {"value", item->head}, {"unit", text}, {NULL, NULL}}));
	}
	if (table->nitems > 0)
		put_fixed_line(sheet, line.s);
	tb_buf_release(&line);
}

static void
put_above(struct sheet *sheet)
{
	const struct tb_form *form = sheet->book->form;
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_printf(&text, "%s　%s", form->words->title, sheet->table->title);
	worksheet_set_row(sheet->page, sheet->row, TITLE_HEIGHT, NULL);
	put_line(sheet, text.s, STYLE_TITLE);
	tb_buf_reset(&text);
	form_period_text(sheet->book, &text);
	if (form->above != NULL)
		put_fixed_line(sheet, form->above);
	else
		put_fixed_line(
		    sheet, form_say(sheet->book, FORM_ABOVE,
			       (const struct tb_slot[]){{"unit", form->unit_name},
				   {"code", form->unit}, {"period", text.s}, {NULL, NULL}}));
	if (sheet->table->indicator != NULL)
		put_items_above(sheet);
	if (sheet->table->help[0] != '\0')
		put_line(sheet, sheet->table->help, STYLE_HELP);
	tb_buf_release(&text);
}

/* --- the cover ------------------------------------------------------------------------------- */

static void
put_item(struct sheet *sheet, const struct tb_form_item *item)
{
	struct form_book *book = sheet->book;
	const struct form_range range = {sheet->page, sheet->row, sheet->row, 1};
	char value[LXW_MAX_CELL_NAME_LENGTH], label[LXW_MAX_CELL_NAME_LENGTH];

	worksheet_set_row(sheet->page, sheet->row, ROW_HEIGHT, NULL);
	worksheet_write_string(sheet->page, sheet->row, 0, item->head, book->styles[STYLE_LABEL]);
	put_cell(
	    sheet, 1, item->locked ? TB_FIELD_CODE : item->field->kind, item->text, item->locked);
	worksheet_write_string(sheet->page, sheet->row, 2, item->help, book->styles[STYLE_HELP]);
	if (!item->locked)
		form_rule(book, &range,
		    &(const struct form_ask){
			item->field, item->head, item->help, TB_UNIT_YUAN, NULL, NULL});
	lxw_rowcol_to_cell(value, sheet->row, 1);
	lxw_rowcol_to_cell(label, sheet->row, 0);
	form_meta(book, (const char *const[]){"once", sheet->table->code, item->field->name, value,
			    item->head, label, NULL});
	if (item->locked && sheet->table->sealed)
		form_meta(book,
		    (const char *const[]){"printed", sheet->table->code, value, item->text, NULL});
	sheet->row++;
}

static void
put_cover(struct sheet *sheet)
{
	size_t i;

	worksheet_set_column(sheet->page, 0, 0, WIDTH_LABEL, NULL);
	worksheet_set_column(sheet->page, 1, 1, WIDTH_VALUE, NULL);
	worksheet_set_column(sheet->page, 2, 2, WIDTH_HELP, NULL);
	sheet->row++;
	for (i = 0; i < sheet->table->nitems; i++)
		put_item(sheet, &sheet->table->items[i]);
}

/* --- columns --------------------------------------------------------------------------------- */

static double
least_width(const struct tb_form_column *column)
{
	switch (kind_of(column)) {
	case TB_FIELD_AMOUNT:
		return WIDTH_AMOUNT;
	case TB_FIELD_DAY:
		return WIDTH_DAY;
	case TB_FIELD_CHOICE:
	case TB_FIELD_MONTH:
		return WIDTH_CHOICE;
	case TB_FIELD_TEXT:
		if (column->field == NULL)
			return WIDTH_LEAST;
		return column->field->max_chars > NOTE_CHARS   ? WIDTH_TEXT
		       : column->field->max_chars > NAME_CHARS ? WIDTH_NOTE
							       : WIDTH_CHOICE * 2;
	default:
		return column->field->place == TB_FIELD_ROW ? WIDTH_CODE : WIDTH_LEAST;
	}
}

/* Wide enough for what stands in it, where that is a code or a name. */
static double
width_of_column(const struct tb_form_table *table, size_t k)
{
	const struct tb_form_column *column = &table->columns[k];
	double width = least_width(column), most = WIDTH_NAME, wanted = page_width_of(column->head);
	size_t i;

	if (wanted > width && wanted <= WIDTH_HEAD)
		width = wanted;
	if (column->field != NULL && column->field->kind == TB_FIELD_TEXT)
		return width;
	if (column->field != NULL)
		most = WIDTH_CODE;
	for (i = 0; i < table->nrows; i++) {
		wanted = page_width_of(table->rows[i].cells[k]) +
			 (kind_of(column) == TB_FIELD_TEXT ? INDENT : 0);
		if (wanted > width)
			width = wanted < most ? wanted : most;
	}
	return width;
}

/* Keys and names that stand first stay in sight. */
static lxw_col_t
frozen_columns(const struct tb_form_table *table)
{
	size_t k;

	for (k = 0; k < table->ncolumns; k++) {
		const struct tb_form_column *column = &table->columns[k];

		if (column->show != TB_SHOW_NAME &&
		    (column->field == NULL || column->field->place != TB_FIELD_KEY))
			break;
	}
	return (lxw_col_t)k;
}

/* In the order of the fields: keys are put together in it, however the sheet has them. */
static void
note_columns(struct sheet *sheet)
{
	const struct tb_form_table *table = sheet->table;
	char letter[LXW_MAX_COL_NAME_LENGTH], cell[LXW_MAX_CELL_NAME_LENGTH];
	const struct tb_field *field;
	size_t k;

	for (field = tb_fields_with(table->code); field->table != NULL; field++)
		for (k = 0; k < table->ncolumns; k++) {
			if (table->columns[k].field != field)
				continue;
			lxw_col_to_name(letter, (lxw_col_t)k, 0);
			lxw_rowcol_to_cell(cell, sheet->head, (lxw_col_t)k);
			form_meta(
			    sheet->book, (const char *const[]){"column", table->code, field->name,
					     letter, table->columns[k].head, cell, NULL});
		}
}

static void
put_heads(struct sheet *sheet)
{
	const struct tb_form_table *table = sheet->table;
	size_t k;

	sheet->head = sheet->row++;
	worksheet_set_row(sheet->page, sheet->head, HEAD_HEIGHT, NULL);
	for (k = 0; k < table->ncolumns; k++) {
		const struct tb_form_column *column = &table->columns[k];
		lxw_col_t col = (lxw_col_t)k;

		worksheet_write_string(
		    sheet->page, sheet->head, col, column->head, sheet->book->styles[STYLE_HEAD]);
		sheet->widths[k] = width_of_column(table, k);
		worksheet_set_column(sheet->page, col, col, sheet->widths[k], NULL);
	}
	note_columns(sheet);
}

/* --- rows --------------------------------------------------------------------------------- */

/* What the sheet prints, and what names a row that is asked for. */
static int
is_locked(const struct tb_form_column *column, const struct tb_form_row *row, size_t k)
{
	return column->field == NULL || (row->locked != NULL && row->locked[k]) ||
	       (row->key != NULL && column->field->place == TB_FIELD_KEY);
}

/* High enough for what stands there; else programs give it the height of what is typed. */
static void
set_height(struct sheet *sheet, const struct tb_form_row *row)
{
	const struct tb_form_table *table = sheet->table;
	int lines = 1, wanted;
	size_t k;

	for (k = 0; k < table->ncolumns; k++) {
		if (kind_of(&table->columns[k]) != TB_FIELD_TEXT)
			continue;
		wanted = page_lines_of(row->cells[k], sheet->widths[k]);
		lines = wanted > lines ? wanted : lines;
	}
	if (lines > 1)
		worksheet_set_row(sheet->page, sheet->row, page_height_of(lines), NULL);
}

/* The keys, and the name that is shown beside them. */
static void
keep_key(struct sheet *sheet, const struct tb_form_row *row)
{
	const struct tb_form_table *table = sheet->table;
	char number[16], letter[LXW_MAX_CELL_NAME_LENGTH] = "";
	const char *name = NULL;
	size_t k;

	for (k = 0; k < table->ncolumns && name == NULL; k++)
		if (table->columns[k].show == TB_SHOW_NAME) {
			lxw_col_to_name(letter, (lxw_col_t)k, 0);
			name = row->cells[k];
		}
	snprintf(number, sizeof(number), "%u", (unsigned)sheet->row + 1);
	form_meta(sheet->book, (const char *const[]){"key", table->code, number, row->key,
				   name != NULL ? letter : NULL, name, NULL});
}

/* What is only shown, so that a change of it is seen. */
static void
keep_shown(struct sheet *sheet, const struct tb_form_row *row)
{
	const struct tb_form_table *table = sheet->table;
	char number[16], letter[LXW_MAX_CELL_NAME_LENGTH];
	size_t k;

	snprintf(number, sizeof(number), "%u", (unsigned)sheet->row + 1);
	for (k = 0; k < table->ncolumns; k++) {
		if (table->columns[k].field != NULL || row->cells[k][0] == '\0')
			continue;
		lxw_col_to_name(letter, (lxw_col_t)k, 0);
		form_meta(sheet->book, (const char *const[]){"shown", table->code, number, letter,
					   row->cells[k], NULL});
	}
}

static void
put_row(struct sheet *sheet, const struct tb_form_row *row)
{
	const struct tb_form_table *table = sheet->table;
	size_t k;

	for (k = 0; k < table->ncolumns; k++)
		put_cell(sheet, (lxw_col_t)k, kind_of(&table->columns[k]), row->cells[k],
		    is_locked(&table->columns[k], row, k));
	set_height(sheet, row);
	if (row->key != NULL)
		keep_key(sheet, row);
	if (row->key != NULL && table->sealed)
		keep_shown(sheet, row);
	sheet->row++;
}

/* The codes of the projects, for lists on later sheets: "='项目表'!$A$6:$A$25". */
static void
keep_projects(struct sheet *sheet, lxw_row_t first)
{
	const struct tb_form_table *table = sheet->table;
	char from[LXW_MAX_CELL_NAME_LENGTH], to[LXW_MAX_CELL_NAME_LENGTH];
	size_t k;

	for (k = 0; k < table->ncolumns; k++) {
		const struct tb_field *field = table->columns[k].field;

		if (field == NULL || strcmp(field->table, "projects") != 0 ||
		    field->place != TB_FIELD_KEY)
			continue;
		lxw_rowcol_to_cell_abs(from, first, (lxw_col_t)k, 1, 1);
		lxw_rowcol_to_cell_abs(
		    to, (lxw_row_t)(first + table->nkeyed - 1), (lxw_col_t)k, 1, 1);
		tb_buf_printf(&sheet->book->projects, "='%s'!%s:%s", table->title, from, to);
	}
}

static void
put_rules(struct sheet *sheet, lxw_row_t first)
{
	const struct tb_form_table *table = sheet->table;
	size_t k;

	for (k = 0; k < table->ncolumns; k++) {
		const struct tb_form_column *column = &table->columns[k];
		struct form_range range = {sheet->page, first, sheet->row - 1, (lxw_col_t)k};
		struct form_ask ask = {
		    column->field, column->head, column->help, sheet->unit, NULL, column->words};

		if (column->field == NULL)
			continue;
		if (column->field->place == TB_FIELD_KEY)
			range.first += (lxw_row_t)table->nkeyed;
		if (strcmp(column->field->name, "project@code") == 0)
			ask.list = sheet->book->projects.len > 0 ? sheet->book->projects.s : NULL;
		if (range.first <= range.last)
			form_rule(sheet->book, &range, &ask);
	}
}

static void
note_table(struct sheet *sheet, lxw_row_t first)
{
	const struct tb_form_table *table = sheet->table;
	char rows[3][16];

	snprintf(rows[0], sizeof(rows[0]), "%u", (unsigned)(table->ncolumns > 0 ? first + 1 : 0));
	snprintf(rows[1], sizeof(rows[1]), "%u",
	    (unsigned)(table->ncolumns > 0 ? first + table->nkeyed : 0));
	snprintf(rows[2], sizeof(rows[2]), "%u",
	    (unsigned)(table->ncolumns > 0 ? first + table->nrows : 0));
	form_meta(sheet->book,
	    (const char *const[]){"table", table->code, table->title,
		table->unit[0] != '\0' && table->indicator != NULL ? table->indicator->code : "",
		table->unit, rows[0], rows[1], rows[2], NULL});
}

static void
note_fixed_lines(struct sheet *sheet)
{
	char cell[LXW_MAX_CELL_NAME_LENGTH];
	size_t i;

	for (i = 0; i < sheet->nfixed; i++) {
		lxw_rowcol_to_cell(cell, sheet->fixed[i].row, 0);
		form_meta(sheet->book, (const char *const[]){"printed", sheet->table->code, cell,
					   sheet->fixed[i].text, NULL});
		free(sheet->fixed[i].text);
	}
	free(sheet->fixed);
}

static void
put_table(struct sheet *sheet)
{
	const struct tb_form_table *table = sheet->table;
	lxw_col_t frozen = frozen_columns(table);
	lxw_row_t first;
	size_t i;

	sheet->widths = tb_xcalloc(table->ncolumns, sizeof(*sheet->widths));
	put_heads(sheet);
	first = sheet->row;
	for (i = 0; i < table->nrows; i++)
		put_row(sheet, &table->rows[i]);
	if (table->nrows > 0)
		put_rules(sheet, first);
	if (table->nkeyed > 0)
		keep_projects(sheet, first);
	worksheet_set_default_row(sheet->page, ROW_HEIGHT, LXW_FALSE);
	worksheet_freeze_panes(sheet->page, first, frozen);
	worksheet_print_area(sheet->page, 0, 0, sheet->row - 1, (lxw_col_t)(table->ncolumns - 1));
	worksheet_repeat_rows(sheet->page, sheet->head, sheet->head);
	free(sheet->widths);
}

int
form_sheet(struct form_book *book, const struct tb_form_table *table, struct tb_err *err)
{
	struct sheet sheet = {.book = book, .table = table, .unit = unit_of(table)};
	lxw_row_t first;

	sheet.page = form_page(book, table->title, table->ncolumns > 0, err);
	if (sheet.page == NULL)
		return -1;
	put_above(&sheet);
	first = sheet.row + 1;
	note_table(&sheet, first);
	note_fixed_lines(&sheet);
	if (table->ncolumns > 0)
		put_table(&sheet);
	else
		put_cover(&sheet);
	return 0;
}
