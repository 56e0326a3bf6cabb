/*
 * OpenDocument: content.xml of an .ods and the whole of a .fods hold the same
 * tables.  A value stands in an attribute; what is shown is text for people, and
 * counts for text alone.  Cells and rows may be repeated, most often up to the
 * end of the sheet.
 */
#include "../lib/decimal.h"
#include "book-private.h"

enum { TABLE_DEPTH = 3 }; /* of <table:table> of a sheet, below office:spreadsheet */

struct held {
	int column, repeat;
	enum cell_kind kind;
	const char *text;
};

struct ods {
	struct book *book;
	struct book_sheet *sheet; /* NULL outside a sheet */
	int row, row_repeat;	  /* of the row being read, from 1 */
	int column;		  /* of the cell being read, from 1 */
	int skip;		  /* depth of an element that is passed over, 0 = none */
	int cell_depth;		  /* of the cell being read, 0 = none */
	struct held *held;	  /* cells of the row with something in them */
	size_t nheld, held_cap;
	/* of the cell */
	int repeat;
	enum cell_kind kind;
	int from_text; /* its text is what the paragraphs say */
	struct tb_buf value, text;
	int paragraphs;
	int in_paragraph; /* between them stands what a program indented */
};

static int
count(const struct tb_xml_attr *attrs, const char *name)
{
	const char *s = tb_xml_attr(attrs, name);
	long n;

	return s != NULL && tb_int_parse(s, 1, BOOK_ROWS, &n) == 0 ? (int)n : 1;
}

static int
too_much(struct tb_xml *xml)
{
	return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "too many cells");
}

/* --- cells -------------------------------------------------------------------------- */

/* calcext:value-type, of the same local name as office:value-type, knows errors. */
static int
is_error(const struct tb_xml_attr *attrs)
{
	for (; attrs->name != NULL; attrs++)
		if (strcmp(attrs->name, "value-type") == 0 && strcmp(attrs->value, "error") == 0)
			return 1;
	return 0;
}

static void
set_value(struct ods *o, enum cell_kind kind, const char *value)
{
	o->kind = kind;
	o->from_text = value == NULL;
	tb_buf_reset(&o->value);
	if (value != NULL)
		tb_buf_puts(&o->value, value);
}

static void
read_value(struct ods *o, const struct tb_xml_attr *attrs)
{
	const char *type = tb_xml_attr(attrs, "value-type"), *s;

	if (is_error(attrs)) {
		set_value(o, CELL_ERROR, NULL);
	} else if (type == NULL) {
		set_value(o, CELL_TEXT, NULL);
		if (tb_xml_attr(attrs, "formula") != NULL)
			o->kind = CELL_UNCOMPUTED;
	} else if (strcmp(type, "date") == 0) {
		set_value(o, CELL_DATE, tb_xml_attr(attrs, "date-value"));
		if (o->value.len > 10) {
			o->value.len = 10;
			o->value.s[10] = '\0';
		}
	} else if (strcmp(type, "time") == 0) {
		set_value(o, CELL_DATE, tb_xml_attr(attrs, "time-value"));
	} else if (strcmp(type, "boolean") == 0) {
		s = tb_xml_attr(attrs, "boolean-value");
		set_value(o, CELL_BOOL, s != NULL && strcmp(s, "true") == 0 ? "TRUE" : "FALSE");
	} else if (strcmp(type, "string") == 0) {
		set_value(o, CELL_TEXT, tb_xml_attr(attrs, "string-value"));
	} else { /* a number, a percentage, money */
		set_value(o, CELL_NUMBER, tb_xml_attr(attrs, "value"));
	}
}

static int
start_cell(struct tb_xml *xml, struct ods *o, const struct tb_xml_attr *attrs, int depth)
{
	struct book_merge merge = {o->row, o->column, o->row, o->column};

	o->cell_depth = depth;
	o->repeat = count(attrs, "number-columns-repeated");
	o->paragraphs = 0;
	tb_buf_reset(&o->text);
	read_value(o, attrs);
	merge.last_row += count(attrs, "number-rows-spanned") - 1;
	merge.last_column += count(attrs, "number-columns-spanned") - 1;
	if (merge.last_row == merge.row && merge.last_column == merge.column)
		return 0;
	return book_add_merge(o->book, o->sheet, merge) == 0 ? 0 : too_much(xml);
}

static int
end_cell(struct tb_xml *xml, struct ods *o)
{
	const char *text = o->from_text ? o->text.s : o->value.s;

	if (o->kind == CELL_UNCOMPUTED && text[0] != '\0')
		o->kind = CELL_TEXT; /* it has no type, but it shows something */
	if (text[0] != '\0' || o->kind == CELL_UNCOMPUTED) {
		if (o->nheld >= BOOK_COLUMNS) {
			o->book->limit = "@limit.cells";
			return too_much(xml);
		}
		*(struct held *)tb_grow(&o->held, o->nheld++, &o->held_cap, sizeof(*o->held)) =
		    (struct held){
			o->column, o->repeat, o->kind, tb_arena_strdup(&o->book->arena, text)};
	}
	o->column = o->column > BOOK_COLUMNS ? o->column : o->column + o->repeat;
	o->cell_depth = 0;
	return 0;
}

/* A row's cells as often as the row is repeated; one without any only counts. */
static int
end_row(struct tb_xml *xml, struct ods *o)
{
	int row, k;
	size_t i;

	for (row = o->row; o->nheld > 0 && row < o->row + o->row_repeat; row++)
		for (i = 0; i < o->nheld; i++)
			for (k = 0; k < o->held[i].repeat; k++)
				if (book_add_cell(o->book, o->sheet, row, o->held[i].column + k,
					o->held[i].kind, o->held[i].text) != 0)
					return too_much(xml);
	o->row = o->row > BOOK_ROWS ? o->row : o->row + o->row_repeat;
	return 0;
}

/* --- events -------------------------------------------------------------------------- */

static int
start_sheet(struct tb_xml *xml, struct ods *o, const struct tb_xml_attr *attrs)
{
	o->sheet = book_add_sheet(o->book, tb_xml_attr(attrs, "name"));
	o->row = 1;
	return o->sheet != NULL ? 0 : tb_xml_fail(xml, TB_MSG_XML_SHAPE, "too many sheets");
}

/* Inside a cell: paragraphs of its own, one below the other, and blanks that XML eats. */
static void
start_text(struct ods *o, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	int n;

	if (strcmp(name, "p") == 0 && depth == o->cell_depth + 1) {
		if (o->paragraphs++ > 0)
			tb_buf_putc(&o->text, '\n');
		o->in_paragraph = 1;
	} else if (depth == o->cell_depth + 1 || strcmp(name, "ruby-text") == 0) {
		o->skip = depth; /* a comment, a drawing, a table in the cell */
	} else if (strcmp(name, "s") == 0) {
		for (n = count(attrs, "c"); n > 0 && n < 1000; n--)
			tb_buf_putc(&o->text, ' ');
	} else if (strcmp(name, "tab") == 0 || strcmp(name, "line-break") == 0) {
		tb_buf_putc(&o->text, name[0] == 't' ? '\t' : '\n');
	}
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct ods *o = user;

	if (o->skip > 0)
		return 0;
	if (o->cell_depth > 0) {
		start_text(o, name, attrs, depth);
		return 0;
	}
	if (strcmp(name, "table") == 0 && depth == TABLE_DEPTH)
		return start_sheet(xml, o, attrs);
	if (o->sheet == NULL)
		return 0;
	if (strcmp(name, "shapes") == 0 || strcmp(name, "forms") == 0) {
		o->skip = depth;
	} else if (strcmp(name, "table-row") == 0) {
		o->row_repeat = count(attrs, "number-rows-repeated");
		o->column = 1;
		o->nheld = 0;
	} else if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0) {
		return start_cell(xml, o, attrs, depth);
	}
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct ods *o = user;

	(void)text;
	if (o->skip > 0) {
		o->skip = depth == o->skip ? 0 : o->skip;
		return 0;
	}
	if (o->cell_depth > 0) {
		o->in_paragraph &= depth > o->cell_depth + 1;
		return depth == o->cell_depth ? end_cell(xml, o) : 0;
	}
	if (o->sheet != NULL && strcmp(name, "table-row") == 0)
		return end_row(xml, o);
	if (depth == TABLE_DEPTH)
		o->sheet = NULL;
	return 0;
}

/* Blanks and line ends of the text are one blank; others have elements. */
static int
on_text(struct tb_xml *xml, void *user, const char *s, size_t len)
{
	struct ods *o = user;
	size_t i;

	(void)xml;
	for (i = 0; i < len && o->in_paragraph && o->skip == 0; i++)
		if (strchr(" \t\r\n", s[i]) == NULL)
			tb_buf_putc(&o->text, s[i]);
		else if (o->text.len > 0 && o->text.s[o->text.len - 1] != ' ')
			tb_buf_putc(&o->text, ' ');
	return 0;
}

int
book_read_ods(
    const char *bytes, size_t len, const char *part, struct book *book, struct findings *findings)
{
	static const struct tb_xml_handler handler = {
	    .start = on_start, .end = on_end, .text = on_text};
	struct ods o = {.book = book, .value = TB_BUF_INIT, .text = TB_BUF_INIT};
	int rc = book_xml(book, bytes, len, part, &handler, &o, findings);

	free(o.held);
	tb_buf_release(&o.value);
	tb_buf_release(&o.text);
	return rc;
}
