/* The workbook of a form: see form-book.h.  The library's headers name functions that ours forbid.
 */
#include <xlsxwriter.h>

#include "form-sheet.h"
#include "book.h"
#include "page.h"
#include <stdio.h>
#include <string.h>

enum { TERM_WIDTH = 26, TEXT_WIDTH = 84 };
enum { GREY = 0xEFEFEF, HEAD_GREY = 0xD9E1E8, PALE = 0x666666, LINE = 0x9A9A9A };

/* --- words ------------------------------------------------------------------------------ */

const char *
form_say(struct form_book *book, enum form_word word, const struct tb_slot *slots)
{
	tb_buf_reset(&book->text);
	tb_slots_fill(&book->text, book->source->words->text[word], slots);
	return book->text.s;
}

void
form_period_text(struct form_book *book, struct tb_buf *out)
{
	struct tb_period period = book->form->period;
	struct tb_buf label = TB_BUF_INIT;
	char year[8];

	snprintf(year, sizeof(year), "%d", period.year);
	tb_period_label(period, &label);
	tb_buf_puts(
	    out, form_say(book, FORM_PERIOD,
		     (const struct tb_slot[]){{"year", year}, {"period", label.s}, {NULL, NULL}}));
	tb_buf_release(&label);
}

void
form_meta(struct form_book *book, const char *const *cells)
{
	for (; *cells != NULL; cells++)
		tb_buf_printf(&book->meta, "%s%c", *cells, cells[1] != NULL ? '\t' : '\n');
}

/* --- styles ------------------------------------------------------------------------------- */

static lxw_format *
new_format(struct form_book *book)
{
	lxw_format *format = workbook_add_format(book->workbook);

	format_set_font_name(format, book->source->words->text[FORM_FONT]);
	format_set_font_size(format, 11);
	return format;
}

static void
set_frame(lxw_format *format)
{
	format_set_border(format, LXW_BORDER_THIN);
	format_set_border_color(format, LINE);
	format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
}

static lxw_format *
new_style(struct form_book *book, enum form_style style)
{
	lxw_format *format = book->styles[style] = new_format(book);

	format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
	return format;
}

static void
set_styles(struct form_book *book)
{
	lxw_format *format = new_style(book, STYLE_TITLE);

	format_set_bold(format);
	format_set_font_size(format, 15);
	(void)new_style(book, STYLE_ABOVE);
	format = new_style(book, STYLE_HELP);
	format_set_font_color(format, PALE);
	format = new_style(book, STYLE_HEAD);
	set_frame(format);
	format_set_bold(format);
	format_set_text_wrap(format);
	format_set_align(format, LXW_ALIGN_CENTER);
	format_set_bg_color(format, HEAD_GREY);
	format = new_style(book, STYLE_LABEL);
	set_frame(format);
	format_set_bold(format);
	format_set_bg_color(format, HEAD_GREY);
	format = new_style(book, STYLE_TERM);
	format_set_bold(format);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	format = new_style(book, STYLE_TEXT);
	format_set_text_wrap(format);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
}

static void
set_kind(lxw_format *format, enum tb_field_kind kind, enum tb_unit unit)
{
	static const char *const numbers[TB_UNIT_MAX] = {"#,##0", "#,##0.00##", "#,##0.00######"};

	switch (kind) {
	case TB_FIELD_AMOUNT:
		format_set_num_format(format, numbers[unit]);
		format_set_align(format, LXW_ALIGN_RIGHT);
		break;
	case TB_FIELD_DAY:
		format_set_num_format(format, "yyyy\\-mm\\-dd");
		format_set_align(format, LXW_ALIGN_CENTER);
		break;
	case TB_FIELD_NUMBER:
		format_set_num_format(format, "0");
		format_set_indent(format, 1);
		format_set_align(format, LXW_ALIGN_LEFT);
		break;
	case TB_FIELD_MONTH:
	case TB_FIELD_CHOICE:
		format_set_align(format, LXW_ALIGN_CENTER);
		/* fall through */
	default: /* what looks like a number stays as it is typed */
		format_set_num_format(format, "@");
		if (kind == TB_FIELD_TEXT || kind == TB_FIELD_CODE)
			format_set_indent(format, 1);
		if (kind == TB_FIELD_TEXT)
			format_set_text_wrap(format);
	}
}

lxw_format *
form_cell_format(struct form_book *book, enum tb_field_kind kind, enum tb_unit unit, int locked)
{
	lxw_format **format = &book->cells[kind][unit][locked];

	if (*format != NULL)
		return *format;
	*format = new_format(book);
	set_frame(*format);
	set_kind(*format, kind, unit);
	if (locked)
		format_set_bg_color(*format, GREY);
	else
		format_set_unlocked(*format);
	return *format;
}

/* --- pages ---------------------------------------------------------------------------------- */

lxw_worksheet *
form_page(struct form_book *book, const char *name, int landscape, struct tb_err *err)
{
	static const lxw_protection may = {.format_columns = 1, .format_rows = 1};
	lxw_protection allowed = may;
	lxw_worksheet *page = workbook_add_worksheet(book->workbook, name);
	struct tb_buf foot = TB_BUF_INIT;

	if (page == NULL) {
		tb_err_set(err, TB_MSG_FORM_WORDS, NULL, 0, 0,
		    "a sheet cannot be called '%s' here; rename it in <form> or in "
		    "form-words.xml",
		    name);
		return NULL;
	}
	worksheet_protect(page, NULL, &allowed);
	worksheet_set_paper(page, 9); /* A4 */
	if (landscape)
		worksheet_set_landscape(page);
	worksheet_fit_to_pages(page, 1, 0);
	worksheet_set_margins(page, 0.5, 0.5, 0.7, 0.7);
	page_head(page, book->source->plan->notice);
	tb_buf_printf(&foot, "&L%s&R%s", book->form->id,
	    form_say(book, FORM_PAGE, (const struct tb_slot[]){{NULL, NULL}}));
	if (foot.len < LXW_HEADER_FOOTER_MAX)
		worksheet_set_footer(page, foot.s);
	tb_buf_release(&foot);
	return page;
}

/* --- instructions ------------------------------------------------------------------------- */

struct guide {
	struct form_book *book;
	lxw_worksheet *page;
	lxw_row_t row;
};

static void
put_term(struct guide *guide, const char *term, const char *text)
{
	lxw_format *const *styles = guide->book->styles;

	worksheet_set_row(
	    guide->page, guide->row, page_height_of(page_lines_of(text, TEXT_WIDTH)), NULL);
	worksheet_write_string(guide->page, guide->row, 0, term, styles[STYLE_TERM]);
	worksheet_write_string(guide->page, guide->row++, 1, text, styles[STYLE_TEXT]);
}

static void
put_section(struct guide *guide, const char *title)
{
	guide->row++;
	worksheet_set_row(guide->page, guide->row, 22, NULL);
	worksheet_write_string(guide->page, guide->row, 0, title, guide->book->styles[STYLE_LABEL]);
	worksheet_write_blank(guide->page, guide->row++, 1, guide->book->styles[STYLE_LABEL]);
}

static const char *
word(struct form_book *book, enum form_word key)
{
	return book->source->words->text[key];
}

/* Whose it is, which month, until when, whom to ask. */
static void
put_facts(struct guide *guide)
{
	struct form_book *book = guide->book;
	const struct tb_form *form = book->form;
	struct tb_buf text = TB_BUF_INIT;

	put_term(guide, word(book, FORM_GUIDE_UNIT),
	    form_say(book, FORM_UNIT,
		(const struct tb_slot[]){
		    {"unit", form->unit_name}, {"code", form->unit}, {NULL, NULL}}));
	form_period_text(book, &text);
	put_term(guide, word(book, FORM_GUIDE_PERIOD), text.s);
	tb_buf_reset(&text);
	tb_date_chinese(form->deadline, &text);
	put_term(guide, word(book, FORM_GUIDE_DEADLINE), text.s);
	tb_buf_reset(&text);
	tb_buf_printf(&text, "%s%s%s", form->words->contact,
	    form->words->phone[0] != '\0' ? "　" : "", form->words->phone);
	put_term(guide, word(book, FORM_GUIDE_CONTACT), text.s);
	tb_buf_release(&text);
}

static void
put_guides(struct guide *guide)
{
	const struct tb_plan_form *words = guide->book->form->words;
	char number[24];
	size_t i;

	put_section(guide, word(guide->book, FORM_GUIDE_RULES));
	for (i = 0; i < words->nguides; i++) {
		snprintf(number, sizeof(number), "%zu", i + 1);
		put_term(guide, number, words->guides[i].text);
	}
}

/* Each indicator that the form asks for, once. */
static void
put_indicators(struct guide *guide)
{
	const struct tb_form *form = guide->book->form;
	int begun = 0;
	size_t t, k;

	for (t = 0; t < form->ntables; t++) {
		const struct tb_plan_indicator *indicator = form->tables[t].indicator;

		for (k = 0; k < t && form->tables[k].indicator != indicator; k++)
			;
		if (indicator == NULL || k < t || indicator->definition[0] == '\0')
			continue;
		if (!begun++)
			put_section(guide, word(guide->book, FORM_GUIDE_INDICATORS));
		put_term(guide, indicator->name, indicator->definition);
	}
}

static void
put_table_help(struct guide *guide, const struct tb_form_table *table)
{
	size_t i;

	put_section(guide, table->title);
	worksheet_write_string(
	    guide->page, guide->row - 1, 1, table->help, guide->book->styles[STYLE_LABEL]);
	for (i = 0; i < table->nitems; i++)
		if (table->items[i].help[0] != '\0')
			put_term(guide, table->items[i].head, table->items[i].help);
	for (i = 0; i < table->ncolumns; i++)
		if (table->columns[i].help[0] != '\0')
			put_term(guide, table->columns[i].head, table->columns[i].help);
}

static int
put_guide(struct form_book *book, struct tb_err *err)
{
	struct guide guide = {book, NULL, 0};
	struct tb_buf title = TB_BUF_INIT;
	size_t t;

	guide.page = form_page(book, word(book, FORM_SHEET_GUIDE), 0, err);
	if (guide.page == NULL)
		return -1;
	worksheet_set_column(guide.page, 0, 0, TERM_WIDTH, NULL);
	worksheet_set_column(guide.page, 1, 1, TEXT_WIDTH, NULL);
	worksheet_set_row(guide.page, 0, 28, NULL);
	tb_buf_printf(&title, "%s　%s", book->form->words->title, word(book, FORM_SHEET_GUIDE));
	worksheet_write_string(guide.page, guide.row++, 0, title.s, book->styles[STYLE_TITLE]);
	if (book->form->above == NULL)
		put_facts(&guide);
	put_guides(&guide);
	put_indicators(&guide);
	for (t = 0; t < book->form->ntables; t++)
		put_table_help(&guide, &book->form->tables[t]);
	tb_buf_release(&title);
	return 0;
}

/* --- _meta ------------------------------------------------------------------------------------ */

static void
note_form(struct form_book *book)
{
	const struct tb_form *form = book->form;
	char period[8], version[24];

	tb_period_format(form->period, period);
	snprintf(version, sizeof(version), "%ld", form->version);
	form_meta(book, (const char *const[]){"form", form->format, NULL});
	form_meta(book, (const char *const[]){"plan", form->plan, NULL});
	form_meta(book, (const char *const[]){"unit", form->unit, NULL});
	form_meta(book, (const char *const[]){"period", period, NULL});
	form_meta(book, (const char *const[]){"version", version, NULL});
	form_meta(book, (const char *const[]){"sum", form->sum, NULL});
}

static int
put_meta(struct form_book *book, struct tb_err *err)
{
	lxw_worksheet *page = workbook_add_worksheet(book->workbook, "_meta");
	char *at = book->meta.s, *end;
	lxw_row_t row = 0;
	lxw_col_t col = 0;

	if (page == NULL)
		return tb_err_set(err, TB_MSG_FORM_WORDS, NULL, 0, 0,
		    "a table is called '_meta', which the form keeps for itself; rename it");
	for (; *at != '\0'; at = end + 1) {
		char mark;

		end = at + strcspn(at, "\t\n");
		mark = *end;
		*end = '\0';
		worksheet_write_string(
		    page, row, col, at, form_cell_format(book, TB_FIELD_CODE, TB_UNIT_YUAN, 1));
		col = mark == '\t' ? (lxw_col_t)(col + 1) : 0;
		row += mark == '\n';
	}
	worksheet_protect(page, NULL, NULL);
	worksheet_hide(page);
	return 0;
}

/* --- the book ----------------------------------------------------------------------------- */

/* No clock in the file (R7): it was made on the first day after its period. */
static void
set_properties(struct form_book *book)
{
	const struct tb_form *form = book->form;
	struct tb_date day = {
	    form->period.year + form->period.month / 12, form->period.month % 12 + 1, 1};
	struct tb_buf subject = TB_BUF_INIT;
	lxw_doc_properties properties = {.created = (time_t)(tb_date_days(day) * 86400)};

	tb_buf_printf(&subject, "%s　", form->unit_name);
	form_period_text(book, &subject);
	properties.title = (char *)form->words->title;
	properties.subject = subject.s;
	properties.comments = (char *)book->source->plan->notice;
	workbook_set_properties(book->workbook, &properties);
	workbook_set_custom_property_string(book->workbook, "form-id", form->id);
	tb_buf_release(&subject);
}

static int
fill(lxw_workbook *workbook, void *user, struct tb_err *err)
{
	struct form_book *book = user;
	size_t t;
	int rc;

	book->workbook = workbook;
	set_properties(book);
	set_styles(book);
	note_form(book);
	rc = put_guide(book, err);
	for (t = 0; rc == 0 && t < book->form->ntables; t++)
		rc = form_sheet(book, &book->form->tables[t], err);
	if (rc == 0)
		rc = put_meta(book, err);
	return rc;
}

int
form_book_write(
    const struct form_source *source, const char *folder, const char *name, struct tb_err *err)
{
	struct form_book *book = tb_xcalloc(1, sizeof(*book));
	int rc;

	tb_buf_init(&book->meta);
	tb_buf_init(&book->text);
	tb_buf_init(&book->projects);
	book->source = source;
	book->form = source->form;
	rc = book_write(folder, name, fill, book, err);
	tb_buf_release(&book->meta);
	tb_buf_release(&book->text);
	tb_buf_release(&book->projects);
	free(book);
	return rc;
}
