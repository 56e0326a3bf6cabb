/*
 * SpreadsheetML 2003 ("XML 表格2003"): one XML file.  Rows and cells follow one
 * another; ss:Index jumps, and a merged cell takes the place of those it covers.
 */
#include "../lib/decimal.h"
#include "book-private.h"

struct reader {
	struct book *book;
	struct book_sheet *sheet;
	int row, column; /* of the cell being read */
	int next_row, next_column;
	int in_data; /* inside <Data> */
	int has_data, has_formula;
	enum cell_kind kind;
	struct tb_buf text;
};

static int
number(const struct tb_xml_attr *attrs, const char *name, int otherwise)
{
	const char *s = tb_xml_attr(attrs, name);
	long n;

	return s != NULL && tb_int_parse(s, 0, BOOK_ROWS, &n) == 0 ? (int)n : otherwise;
}

static int
too_much(struct tb_xml *xml)
{
	return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "too many sheets, rows or cells");
}

static int
start_row(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs)
{
	r->row = number(attrs, "Index", r->next_row);
	if (r->row < r->next_row) /* back is no way to go */
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "row %d comes again", r->row);
	r->next_row = r->row + 1 + number(attrs, "Span", 0);
	r->next_column = 1;
	if (r->next_row <= BOOK_ROWS + 1)
		return 0;
	r->book->limit = "@limit.cells";
	return too_much(xml);
}

static int
start_cell(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs)
{
	int across = number(attrs, "MergeAcross", 0), down = number(attrs, "MergeDown", 0);
	struct book_merge merge;

	r->column = number(attrs, "Index", r->next_column);
	if (r->column < r->next_column)
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "column %d comes again", r->column);
	r->next_column = r->column + 1 + across;
	r->has_formula = tb_xml_attr(attrs, "Formula") != NULL;
	r->has_data = 0;
	r->kind = CELL_TEXT;
	tb_buf_reset(&r->text);
	if (r->next_column > BOOK_COLUMNS + 1) {
		r->book->limit = "@limit.cells";
		return too_much(xml);
	}
	if (across == 0 && down == 0)
		return 0;
	merge = (struct book_merge){r->row, r->column, r->row + down, r->column + across};
	return book_add_merge(r->book, r->sheet, merge) == 0 ? 0 : too_much(xml);
}

static void
start_data(struct reader *r, const struct tb_xml_attr *attrs)
{
	static const struct {
		const char *type;
		enum cell_kind kind;
	} kinds[] = {{"Number", CELL_NUMBER}, {"DateTime", CELL_DATE}, {"Boolean", CELL_BOOL},
	    {"Error", CELL_ERROR}};
	const char *type = tb_xml_attr(attrs, "Type");
	size_t i;

	r->in_data = r->has_data = 1;
	for (i = 0; i < TB_LEN(kinds) && type != NULL; i++)
		if (strcmp(type, kinds[i].type) == 0)
			r->kind = kinds[i].kind;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *r = user;

	if (depth == 1 && strcmp(name, "Worksheet") == 0) {
		r->sheet = book_add_sheet(r->book, tb_xml_attr(attrs, "Name"));
		r->next_row = 1;
		return r->sheet != NULL ? 0 : too_much(xml);
	}
	if (r->sheet == NULL)
		return 0;
	if (depth == 3 && strcmp(name, "Row") == 0)
		return start_row(xml, r, attrs);
	if (depth == 4 && strcmp(name, "Cell") == 0)
		return start_cell(xml, r, attrs);
	if (depth == 5 && strcmp(name, "Data") == 0)
		start_data(r, attrs);
	return 0;
}

static int
end_cell(struct tb_xml *xml, struct reader *r)
{
	const char *text = r->text.s;

	if (r->has_formula && !r->has_data)
		r->kind = CELL_UNCOMPUTED;
	if (r->kind == CELL_BOOL)
		text = strcmp(text, "1") == 0 ? "TRUE" : "FALSE";
	if (r->kind == CELL_DATE && r->text.len > 10)
		r->text.s[10] = '\0';
	return book_add_cell(r->book, r->sheet, r->row, r->column, r->kind,
		   tb_arena_strdup(&r->book->arena, text)) == 0
		   ? 0
		   : too_much(xml);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *r = user;

	(void)text;
	if (depth == 1)
		r->sheet = NULL;
	if (r->sheet == NULL)
		return 0;
	if (depth == 5 && strcmp(name, "Data") == 0)
		r->in_data = 0;
	return depth == 4 && strcmp(name, "Cell") == 0 ? end_cell(xml, r) : 0;
}

static int
on_text(struct tb_xml *xml, void *user, const char *s, size_t len)
{
	struct reader *r = user;

	(void)xml;
	if (r->in_data)
		tb_buf_put(&r->text, s, len);
	return 0;
}

int
book_read_2003(const char *bytes, size_t len, struct book *book, struct findings *findings)
{
	static const struct tb_xml_handler handler = {
	    .start = on_start, .end = on_end, .text = on_text};
	struct reader r = {.book = book, .text = TB_BUF_INIT};
	int rc = book_xml(book, bytes, len, NULL, &handler, &r, findings);

	tb_buf_release(&r.text);
	return rc;
}
