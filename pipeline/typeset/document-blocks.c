/* The blocks of body and annexes; tables are read by document-table.c. */
#include "document-private.h"

struct block *
read_block(struct reader *r, enum block_kind kind, const struct tb_xml_attr *attrs)
{
	struct block *block = tb_arena_alloc(&r->document->arena, sizeof *block);

	block->kind = kind;
	block->id = read_id(r, tb_xml_attr(attrs, "id"));
	block->line = tb_xml_line(r->xml);
	*r->blocks_end = block;
	r->blocks_end = &block->next;
	r->block = block;
	return block;
}

int
read_p(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct block *block = read_block(r, BLOCK_P, attrs);

	block->label = read_copy(r, tb_xml_attr(attrs, "label"));
	return read_words(r, &block->words);
}

int
read_h(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *level = tb_xml_need(r->xml, "h", attrs, "level");
	struct block *block;

	if (level == NULL)
		return -1;
	if (strlen(level) != 1 || level[0] < '1' || level[0] > '4')
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "level of a heading is 1 to 4, not '%s'", level);
	block = read_block(r, BLOCK_H, attrs);
	block->level = level[0] - '0';
	return read_words(r, &block->words);
}

/* A note behind a table is one of the table's: they stay together. */
int
read_note(struct reader *r, const struct tb_xml_attr *attrs)
{
	if (r->block == NULL || r->block->kind != BLOCK_TABLE)
		return read_words(r, &read_block(r, BLOCK_NOTE, attrs)->words);
	r->words_end = &r->block->table->notes;
	while (*r->words_end != NULL)
		r->words_end = &(*r->words_end)->next;
	return read_item(r, attrs);
}

int
read_page(struct reader *r, const struct tb_xml_attr *attrs)
{
	read_block(r, BLOCK_PAGE, attrs);
	return 0;
}

/* What else it may be is tongbao-chart's to say. */
static enum chart_width
chart_width(const char *width)
{
	if (width != NULL && strcmp(width, "column") == 0)
		return CHART_COLUMN;
	return width != NULL && strcmp(width, "page") == 0 ? CHART_PAGE : CHART_FULL;
}

int
read_chart(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct block *block = read_block(r, BLOCK_CHART, attrs);
	struct chart *chart = tb_arena_alloc(&r->document->arena, sizeof *chart);

	block->chart = chart;
	chart->id = read_copy(r, tb_xml_need(r->xml, "chart", attrs, "id"));
	chart->caption = read_copy(r, tb_xml_attr(attrs, "caption"));
	chart->width = chart_width(tb_xml_attr(attrs, "width"));
	chart->alt = read_copy(r, tb_xml_attr(attrs, "alt"));
	return chart->id != NULL ? 0 : -1;
}

/* A picture that another program has put beside those of the charts. */
int
read_picture(struct reader *r, const struct tb_xml_attr *attrs)
{
	if (tb_xml_need(r->xml, "picture", attrs, "alt") == NULL)
		return -1;
	return read_chart(r, attrs);
}

int
read_listing(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct block *block = read_block(r, BLOCK_LISTING, attrs);

	block->listing = tb_arena_alloc(&r->document->arena, sizeof *block->listing);
	block->listing->title = read_copy(r, tb_xml_attr(attrs, "title"));
	r->line_end = &block->listing->lines;
	return 0;
}

int
read_line(struct reader *r, const struct tb_xml_attr *attrs)
{
	static const char *const classes[] = {
	    [LINE_INPUT] = "input", [LINE_NEW] = "new", [LINE_GONE] = "gone"};
	struct listing_line *line = tb_arena_alloc(&r->document->arena, sizeof *line);
	const char *class = tb_xml_attr(attrs, "class");
	size_t i = class != NULL ? LINE_INPUT : LINE_PLAIN;

	while (class != NULL && i < TB_LEN(classes) && strcmp(classes[i], class) != 0)
		i++;
	if (i == TB_LEN(classes))
		return tb_xml_fail(r->xml, TB_MSG_VALUE,
		    "class of a line is 'input', 'new' or 'gone', not '%s'", class);
	line->class = (enum line_class)i;
	*r->line_end = line;
	r->line_end = &line->next;
	return read_words(r, &line->words);
}

int
read_contents(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *levels = tb_xml_need(r->xml, "contents", attrs, "levels");

	if (levels == NULL)
		return -1;
	if (strlen(levels) != 1 || levels[0] < '1' || levels[0] > '4')
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "levels of contents are 1 to 4, not '%s'", levels);
	read_block(r, BLOCK_CONTENTS, attrs)->level = levels[0] - '0';
	r->document->contents = 1;
	return 0;
}

int
read_indicators(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *columns = tb_xml_need(r->xml, "indicators", attrs, "columns");
	struct block *block;

	if (columns == NULL)
		return -1;
	if (strlen(columns) != 1 || columns[0] < '1' || columns[0] > '6')
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "columns of key figures are 1 to 6, not '%s'", columns);
	block = read_block(r, BLOCK_INDICATORS, attrs);
	block->indicators = tb_arena_alloc(&r->document->arena, sizeof *block->indicators);
	block->indicators->columns = (size_t)(columns[0] - '0');
	r->indicator_end = &block->indicators->first;
	return 0;
}

int
read_indicator(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct indicator *indicator = tb_arena_alloc(&r->document->arena, sizeof *indicator);
	const char *name = tb_xml_need(r->xml, "indicator", attrs, "name");
	const char *value = name != NULL ? tb_xml_need(r->xml, "indicator", attrs, "value") : NULL;

	if (value == NULL)
		return -1;
	indicator->name = read_copy(r, name);
	indicator->value = read_copy(r, value);
	indicator->unit = read_copy(r, tb_xml_attr(attrs, "unit"));
	indicator->accent = tb_xml_attr(attrs, "accent") != NULL;
	if (tb_xml_attr(attrs, "to") != NULL)
		indicator->to = read_target(r, tb_xml_attr(attrs, "to"));
	*r->indicator_end = indicator;
	r->indicator_end = &indicator->next;
	return read_words(r, &indicator->words);
}
