/* The workbook: see workbook.h.  The library's headers name functions that ours forbid. */
#include <xlsxwriter.h>

#include "workbook.h"
#include "../lib/decimal.h"
#include "book.h"
#include "dictionary.h"
#include "page.h"
#include "pivot.h"
#include "shown.h"
#include <string.h>

enum { DECIMALS_MAX = 8, WIDTH_MIN = 8, WIDTH_MAX = 48, NUMBER_WIDTH = 13, HEAD_HEIGHT = 48 };

/* What all sheets use. */
struct book {
	const struct dataset *dataset;
	lxw_workbook *workbook;
	lxw_format *head, *text, *word;		  /* word: in place of a number */
	lxw_format *numbers[DECIMALS_MAX + 1][2]; /* by decimals; carried ones bear their mark */
	struct tb_buf number;
};

/* One sheet that grows row by row; widths are set when it is done. */
struct sheet {
	struct book *book;
	lxw_worksheet *page;
	lxw_row_t row;
	double widths[LXW_COL_MAX];
	lxw_col_t ncolumns;
};

/* --- cells ---------------------------------------------------------------------------- */

static void
widen(struct sheet *sheet, lxw_col_t col, double width)
{
	if (width > WIDTH_MAX)
		width = WIDTH_MAX;
	if (col >= sheet->ncolumns)
		sheet->ncolumns = (lxw_col_t)(col + 1);
	if (width > sheet->widths[col])
		sheet->widths[col] = width;
}

static void
put_head(struct sheet *sheet, lxw_col_t col, const char *text)
{
	worksheet_write_string(sheet->page, sheet->row, col, text, sheet->book->head);
	widen(sheet, col, WIDTH_MIN);
}

static void
put_string(struct sheet *sheet, lxw_col_t col, const char *text, lxw_format *format)
{
	if (text == NULL || text[0] == '\0')
		return;
	worksheet_write_string(sheet->page, sheet->row, col, text, format);
	widen(sheet, col, page_width_of(text));
}

static void
put_text(struct sheet *sheet, lxw_col_t col, const char *text)
{
	put_string(sheet, col, text, sheet->book->text);
}

/* A number of some column of a table. */
static void
put_integer(struct sheet *sheet, lxw_col_t col, const char *digits)
{
	if (digits == NULL)
		return;
	worksheet_write_number(
	    sheet->page, sheet->row, col, strtod(digits, NULL), sheet->book->numbers[0][0]);
}

static lxw_format *
number_format(struct book *book, int decimals, const char *mark)
{
	lxw_format **format = &book->numbers[decimals][mark != NULL];
	char text[40];

	if (*format != NULL)
		return *format;
	snprintf(text, sizeof(text), "0%s%.*s", decimals > 0 ? "." : "", decimals, "00000000");
	if (mark != NULL)
		snprintf(text + strlen(text), sizeof(text) - strlen(text), "\"%s\"", mark);
	*format = workbook_add_format(book->workbook);
	format_set_num_format(*format, text);
	return *format;
}

/* A number where there is one, else the word that is printed: ——, 未报, a step. */
static void
put_figure(struct sheet *sheet, lxw_col_t col, const char *const *figure)
{
	struct book *book = sheet->book;
	const char *text = figure[FIGURE_TEXT];
	int decimals = shown_decimals(text);

	if (figure[FIGURE_DEC] == NULL || decimals < 0 || decimals > DECIMALS_MAX) {
		put_string(sheet, col, text, book->word);
		return;
	}
	shown_number(text, figure[FIGURE_DEC], &book->number);
	worksheet_write_number(sheet->page, sheet->row, col, strtod(book->number.s, NULL),
	    number_format(book, decimals, figure[FIGURE_MARK]));
	widen(sheet, col, NUMBER_WIDTH);
}

/* --- sheets ---------------------------------------------------------------------------- */

static int
start_sheet(struct sheet *sheet, struct book *book, const char *name, struct tb_err *err)
{
	*sheet = (struct sheet){.book = book};
	sheet->page = workbook_add_worksheet(book->workbook, name);
	if (sheet->page == NULL)
		return tb_err_set(err, TB_MSG_OPEN_DATA, NULL, 0, 0,
		    "<sheet name=\"%s\">: a name has 1 to 31 characters, none of []:*?/\\, and "
		    "stands once; correct it",
		    name);
	worksheet_set_row(sheet->page, 0, HEAD_HEIGHT, NULL);
	page_head(sheet->page, dataset_period(book->dataset)[PERIOD_NOTICE]);
	return 0;
}

static void
end_sheet(struct sheet *sheet, lxw_col_t frozen)
{
	lxw_col_t col;

	worksheet_freeze_panes(sheet->page, 1, frozen);
	worksheet_repeat_rows(sheet->page, 0, 0);
	if (frozen > 0)
		worksheet_repeat_columns(sheet->page, 0, (lxw_col_t)(frozen - 1));
	worksheet_set_landscape(sheet->page);
	for (col = 0; col < sheet->ncolumns; col++)
		worksheet_set_column(sheet->page, col, col, sheet->widths[col], NULL);
}

/* Heads of some columns of a table, then their cells, a row at a time. */
static void
put_table_heads(struct sheet *sheet, const struct table *table, const int *columns, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		put_head(sheet, (lxw_col_t)i,
		    words_head(sheet->book->dataset->words, table, &table->columns[columns[i]]));
	sheet->row++;
}

static void
put_table_cells(struct sheet *sheet, const struct table *table, const char *const *row,
    const int *columns, size_t n)
{
	const struct words *words = sheet->book->dataset->words;
	size_t i;

	for (i = 0; i < n; i++) {
		const struct column *column = &table->columns[columns[i]];
		const char *cell = row[columns[i]];

		if (column->type == COLUMN_INTEGER)
			put_integer(sheet, (lxw_col_t)i, cell);
		else
			put_text(sheet, (lxw_col_t)i, words_cell(words, column, cell));
	}
}

static void
fill_units(struct sheet *sheet)
{
	static const int columns[] = {UNIT_CODE, UNIT_NAME, UNIT_KIND, UNIT_EXPECTED, UNIT_STATUS,
	    UNIT_VERSION, UNIT_DATE, UNIT_ARRIVED, UNIT_DEADLINE, UNIT_PENDING,
	    UNIT_MISSING_MONTHS};
	const struct table *units = &sheet->book->dataset->tables[TABLE_UNIT];
	size_t i;

	put_table_heads(sheet, units, columns, TB_LEN(columns));
	for (i = 0; i < units->nrows; i++, sheet->row++)
		put_table_cells(sheet, units, (const char *const *)table_row(units, i), columns,
		    TB_LEN(columns));
	end_sheet(sheet, 2);
}

static void
put_dictionary_row(void *user, const char *const cells[DICTIONARY_COLUMNS])
{
	struct sheet *sheet = user;
	lxw_col_t col;

	for (col = 0; col < DICTIONARY_COLUMNS; col++)
		if (sheet->row == 0)
			put_head(sheet, col, cells[col]);
		else
			put_text(sheet, col, cells[col]);
	sheet->row++;
}

static void
fill_dictionary(struct sheet *sheet)
{
	dictionary_each(sheet->book->dataset, put_dictionary_row, sheet);
	end_sheet(sheet, 0);
}

/* A row a figure: of kinds whose quantities have little in common. */
static void
fill_figures(struct sheet *sheet, const struct words_sheet *form)
{
	static const int columns[] = {FIGURE_KIND, FIGURE_SCOPE, FIGURE_NAME, FIGURE_QUANTITY_NAME,
	    FIGURE_DATE, FIGURE_UNIT, FIGURE_STATE};
	const struct dataset *dataset = sheet->book->dataset;
	const struct table *figures = &dataset->tables[TABLE_FIGURE];
	lxw_col_t last = TB_LEN(columns);
	size_t i;

	put_head(sheet, last, words_head(dataset->words, figures, &figures->columns[FIGURE_TEXT]));
	put_table_heads(sheet, figures, columns, TB_LEN(columns));
	for (i = 0; i < figures->nrows; i++) {
		const char *const *row = (const char *const *)table_row(figures, i);

		if (!pivot_wants(dataset->words, form, row[FIGURE_KIND]))
			continue;
		put_table_cells(sheet, figures, row, columns, TB_LEN(columns));
		put_figure(sheet, last, row);
		sheet->row++;
	}
	end_sheet(sheet, 3);
}

/* A row a scope, a column a quantity. */
static void
fill_scopes(struct sheet *sheet, const struct words_sheet *form)
{
	const struct dataset *dataset = sheet->book->dataset;
	const struct table *scopes = &dataset->tables[TABLE_SCOPE];
	struct pivot pivot;
	size_t i, k;

	pivot_make(&pivot, dataset, form);
	for (i = 0; i < pivot.ncolumns; i++)
		put_head(sheet, (lxw_col_t)(pivot.nlabels + i), pivot.columns[i].head);
	put_table_heads(sheet, scopes, pivot.labels, pivot.nlabels);
	for (i = 0; i < pivot.nrows; i++, sheet->row++) {
		put_table_cells(sheet, scopes, pivot.rows[i].scope, pivot.labels, pivot.nlabels);
		for (k = 0; k < pivot.ncolumns; k++)
			if (pivot.rows[i].figures[k] != NULL)
				put_figure(sheet, (lxw_col_t)(pivot.nlabels + k),
				    pivot.rows[i].figures[k]);
	}
	end_sheet(sheet, (lxw_col_t)pivot.nfrozen);
	pivot_release(&pivot);
}

static int
fill_sheet(struct book *book, const struct words_sheet *form, struct tb_err *err)
{
	struct sheet *sheet = tb_xmalloc(sizeof(*sheet));
	int rc = start_sheet(sheet, book, form->name, err);

	if (rc == 0) {
		if (strcmp(form->holds, "scopes") == 0)
			fill_scopes(sheet, form);
		else if (strcmp(form->holds, "figures") == 0)
			fill_figures(sheet, form);
		else if (strcmp(form->holds, "units") == 0)
			fill_units(sheet);
		else
			fill_dictionary(sheet);
	}
	free(sheet);
	return rc;
}

/* --- the book ----------------------------------------------------------------------------- */

/* No clock in the file (R7): it was made on the last day of its period. */
static void
set_properties(struct book *book)
{
	const char *const *period = dataset_period(book->dataset);
	long year = 2000, month = 1;
	lxw_doc_properties properties = {0};

	if (tb_int_parse(period[PERIOD_YEAR], 2000, 2099, &year) == 0 &&
	    tb_int_parse(period[PERIOD_MONTH], 1, 12, &month) == 0)
		properties.created =
		    (time_t)(tb_date_days((struct tb_date){
				 (int)(year + month / 12), (int)(month % 12 + 1), 1}) -
			     1) *
		    86400;
	properties.title = (char *)period[PERIOD_LABEL];
	properties.subject = (char *)period[PERIOD_PLAN_NAME];
	properties.comments = (char *)period[PERIOD_NOTICE];
	workbook_set_properties(book->workbook, &properties);
}

static void
set_formats(struct book *book)
{
	book->head = workbook_add_format(book->workbook);
	format_set_bold(book->head);
	format_set_text_wrap(book->head);
	format_set_align(book->head, LXW_ALIGN_CENTER);
	format_set_align(book->head, LXW_ALIGN_VERTICAL_CENTER);
	format_set_bottom(book->head, LXW_BORDER_THIN);
	book->text = workbook_add_format(book->workbook);
	format_set_num_format(book->text, "@");
	book->word = workbook_add_format(book->workbook);
	format_set_align(book->word, LXW_ALIGN_RIGHT);
	number_format(book, 0, NULL);
}

static int
fill(lxw_workbook *workbook, void *user, struct tb_err *err)
{
	struct book *book = user;
	const struct words *words = book->dataset->words;
	size_t i;
	int rc = 0;

	book->workbook = workbook;
	set_properties(book);
	set_formats(book);
	for (i = 0; rc == 0 && i < words->nsheets; i++)
		if (strcmp(words->sheets[i].holds, "units") != 0 ||
		    !dataset_is_public(book->dataset))
			rc = fill_sheet(book, &words->sheets[i], err);
	return rc;
}

int
workbook_write(
    const struct dataset *dataset, const char *folder, const char *name, struct tb_err *err)
{
	struct book *book = tb_xcalloc(1, sizeof(*book));
	int rc;

	tb_buf_init(&book->number);
	book->dataset = dataset;
	rc = book_write(folder, name, fill, book, err);
	tb_buf_release(&book->number);
	free(book);
	return rc;
}
