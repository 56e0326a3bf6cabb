/* Tables: the cells of a row, with those reaching down from the rows above,
 * fill the columns exactly, else the document is refused. */
#include "../type/fonts.h"
#include "document-private.h"

enum { MAX_COLUMNS = 200, MAX_EM = 200 };

/* A number of rows or columns; *count stays where there is none. */
static int
parse_count(struct reader *r, const struct tb_xml_attr *attrs, const char *name, size_t *count)
{
	const char *value = tb_xml_attr(attrs, name);
	size_t len = value != NULL ? strlen(value) : 0;

	if (value == NULL)
		return 0;
	if (len > 0 && len <= 4 && strspn(value, "0123456789") == len)
		*count = (size_t)strtoul(value, NULL, 10);
	else
		*count = 0;
	if (*count == 0)
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "%s is '%s', but a number is wanted", name, value);
	return 0;
}

int
read_table(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct block *block = read_block(r, BLOCK_TABLE, attrs);
	struct table *table = tb_arena_alloc(&r->document->arena, sizeof *table);
	const char *id = tb_xml_need(r->xml, "table", attrs, "id");

	if (id == NULL || parse_count(r, attrs, "key-columns", &table->key_columns) != 0)
		return -1;
	block->table = table;
	table->id = read_copy(r, id);
	table->caption = read_copy(r, tb_xml_attr(attrs, "caption"));
	table->unit = read_copy(r, tb_xml_attr(attrs, "unit"));
	table->marks = read_copy(r, tb_xml_attr(attrs, "note-marks"));
	table->grid = tb_xml_attr(attrs, "grid") != NULL;
	table->line = tb_xml_line(r->xml);
	r->table = table;
	r->column_end = &table->columns;
	r->row_end = &table->rows;
	r->words_end = &table->notes;
	free(r->reach);
	r->reach = tb_xcalloc(MAX_COLUMNS, sizeof *r->reach);
	return 0;
}

/* "3.5em" to em units; digits alone, without sign or exponent. */
static int
parse_em(struct reader *r, const struct tb_xml_attr *attrs, const char *name, int32_t *em)
{
	const char *value = tb_xml_attr(attrs, name);
	size_t whole, rest = 0;
	double number;
	char *end;

	if (value == NULL)
		return 0;
	whole = strspn(value, "0123456789");
	if (value[whole] == '.')
		rest = 1 + strspn(value + whole + 1, "0123456789");
	number = strtod(value, &end);
	if (whole == 0 || rest == 1 || end != value + whole + rest || strcmp(end, "em") != 0 ||
	    number <= 0 || number > MAX_EM)
		return tb_xml_fail(r->xml, TB_MSG_VALUE,
		    "%s of a column is '%s', but a width such as 3.5em is wanted", name, value);
	*em = (int32_t)(number * TB_EM + 0.5);
	return 0;
}

int
read_column(struct reader *r, const struct tb_xml_attr *attrs)
{
	static const char *const names[] = {"left", "center", "right", "decimal"};
	struct column *column = tb_arena_alloc(&r->document->arena, sizeof *column);
	const char *align = tb_xml_need(r->xml, "column", attrs, "align");
	size_t i = 0;

	if (align == NULL)
		return -1;
	while (i < TB_LEN(names) && strcmp(names[i], align) != 0)
		i++;
	if (i == TB_LEN(names))
		return tb_xml_fail(r->xml, TB_MSG_VALUE,
		    "align of a column is left, center, right or decimal, not '%s'", align);
	column->align = (enum align)i;
	if (r->table->ncolumns == MAX_COLUMNS)
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "a table has at most %d columns", MAX_COLUMNS);
	r->table->ncolumns++;
	*r->column_end = column;
	r->column_end = &column->next;
	if (parse_em(r, attrs, "width", &column->width) != 0 ||
	    parse_em(r, attrs, "min-width", &column->min_width) != 0 ||
	    parse_em(r, attrs, "max-width", &column->max_width) != 0)
		return -1;
	if (column->max_width > 0 && column->max_width < column->min_width)
		return tb_xml_fail(r->xml, TB_MSG_VALUE, "max-width is smaller than min-width");
	return 0;
}

/* No cell of the head reaches into the body, none of the body beyond its end. */
static int
check_reach(struct reader *r, const char *part)
{
	for (size_t i = 0; i < r->table->ncolumns; i++)
		if (r->reach[i] > 0)
			return tb_xml_fail(r->xml, TB_MSG_VALUE,
			    "a cell of column %zu reaches %zu row(s) below the end of the %s",
			    i + 1, r->reach[i], part);
	return 0;
}

int
read_thead(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	if (r->table->ncolumns == 0)
		return tb_xml_fail(r->xml, TB_MSG_XML_SHAPE, "<thead> without <columns> before it");
	r->in_head = 1;
	return 0;
}

int
read_tbody(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	if (r->table->ncolumns == 0)
		return tb_xml_fail(r->xml, TB_MSG_XML_SHAPE, "<tbody> without <columns> before it");
	r->in_head = 0;
	return check_reach(r, "head");
}

static int
parse_class(struct reader *r, const char *value, enum row_class *class)
{
	static const char *const names[] = {"total", "child", "section"};

	*class = ROW_PLAIN;
	for (size_t i = 0; value != NULL && i < TB_LEN(names); i++)
		if (strcmp(names[i], value) == 0)
			*class = (enum row_class)(i + 1);
	if (value != NULL && *class == ROW_PLAIN)
		return tb_xml_fail(r->xml, TB_MSG_VALUE,
		    "class of a row is total, child or section, not '%s'", value);
	return 0;
}

int
read_row(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct row *row = tb_arena_alloc(&r->document->arena, sizeof *row);
	const char *keep_next = tb_xml_attr(attrs, "keep-next");

	row->line = tb_xml_line(r->xml);
	row->id = read_id(r, tb_xml_attr(attrs, "id"));
	row->keep_next = keep_next != NULL;
	if (keep_next != NULL && strcmp(keep_next, "yes") != 0)
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "keep-next is 'yes' or absent, not '%s'", keep_next);
	if (parse_class(r, tb_xml_attr(attrs, "class"), &row->class) != 0)
		return -1;
	if (row->id != NULL && r->in_head)
		return tb_xml_fail(r->xml, TB_MSG_VALUE, "a row of the head has no id");
	*r->row_end = row;
	r->row_end = &row->next;
	r->row = row;
	r->cell_end = &row->cells;
	r->at = 0;
	r->table->nrows++;
	if (r->in_head)
		r->table->nhead++;
	return 0;
}

/* Skip columns that a cell above reaches into. */
static void
skip_reached(struct reader *r)
{
	while (r->at < r->table->ncolumns && r->reach[r->at] > 0)
		r->at++;
}

int
read_cell(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct cell *cell = tb_arena_alloc(&r->document->arena, sizeof *cell);

	cell->colspan = cell->rowspan = 1;
	if (parse_count(r, attrs, "colspan", &cell->colspan) != 0 ||
	    parse_count(r, attrs, "rowspan", &cell->rowspan) != 0)
		return -1;
	skip_reached(r);
	for (size_t k = 0; k < cell->colspan; k++, r->at++) {
		if (r->at >= r->table->ncolumns || r->reach[r->at] > 0)
			return tb_xml_fail(r->xml, TB_MSG_VALUE,
			    "the row has more cells than the table's %zu columns have room for",
			    r->table->ncolumns);
		r->reach[r->at] = cell->rowspan;
	}
	*r->cell_end = cell;
	r->cell_end = &cell->next;
	return read_words(r, &cell->words);
}

int
read_row_end(struct reader *r)
{
	skip_reached(r);
	if (r->at < r->table->ncolumns)
		return tb_xml_fail(r->xml, TB_MSG_VALUE,
		    "the row fills %zu of the table's %zu columns; add the missing cells", r->at,
		    r->table->ncolumns);
	for (size_t i = 0; i < r->table->ncolumns; i++)
		r->reach[i]--;
	return 0;
}

int
read_table_end(struct reader *r)
{
	struct table *table = r->table;

	if (table->nrows == table->nhead)
		return tb_xml_fail(r->xml, TB_MSG_XML_SHAPE, "the table has no row in <tbody>");
	if (check_reach(r, "table") != 0)
		return -1;
	r->table = NULL;
	return 0;
}
