/* What all parts of reading a receipt use, its findings, and the events: see receipt-read.h. */
#include "receipt-read.h"

/* --- words ------------------------------------------------------------------------------- */

const char *
reader_keep(struct reader *r, const struct tb_xml_attr *attrs, const char *name)
{
	const char *value = tb_xml_attr(attrs, name);

	return value != NULL ? tb_arena_strdup(&r->arena, value) : NULL;
}

const char *
reader_root(const struct reader *r, const char *name)
{
	return tb_xml_attr(r->root, name);
}

const char *
reader_word(const struct reader *r, enum label which)
{
	return r->catalogue->labels[which];
}

void
reader_fill(struct reader *r, enum label which, const char *value, const char *name)
{
	tb_slots_fill(&r->text, reader_word(r, which),
	    (const struct tb_slot[]){{"value", value}, {"name", name}, {NULL, NULL}});
}

void
reader_fill_two(
    struct reader *r, enum label which, const char *one, const char *two, const char *name)
{
	tb_slots_fill(&r->text, reader_word(r, which),
	    (const struct tb_slot[]){{"1", one}, {"2", two}, {"name", name}, {NULL, NULL}});
}

void
reader_put(struct reader *r, const char *text)
{
	tb_buf_puts(&r->text, text != NULL ? text : "");
}

void
reader_give(struct reader *r, enum receipt_part part, const char *label)
{
	r->device(r->out, part, label, r->text.s);
	tb_buf_reset(&r->text);
}

void
reader_give_text(struct reader *r, enum receipt_part part, const char *label, const char *text)
{
	reader_put(r, text);
	reader_give(r, part, label);
}

const char *
reader_filled(struct reader *r)
{
	const char *text = r->text.len > 0 ? tb_arena_strdup(&r->arena, r->text.s) : NULL;

	tb_buf_reset(&r->text);
	return text;
}

const char *
reader_subject(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *code = tb_xml_attr(attrs, "code"), *name = tb_xml_attr(attrs, "name");

	reader_put(r, code);
	if (name != NULL && name[0] != '\0') {
		reader_put(r, r->text.len > 0 ? " " : "");
		reader_put(r, name);
	}
	return reader_filled(r);
}

const char *
reader_some(const struct reader *r, const char *text)
{
	return text != NULL && text[0] != '\0' ? text : reader_word(r, LABEL_NOTHING);
}

/* --- what was in it --------------------------------------------------------------------- */

static int
is_item(const char *section)
{
	return section != NULL &&
	       (strcmp(section, "problems") == 0 || strcmp(section, "practices") == 0);
}

static void
read_content(struct reader *r, const struct tb_xml_attr *attrs)
{
	if (r->contents++ > 0)
		reader_put(r, "、");
	reader_fill(r, is_item(tb_xml_attr(attrs, "section")) ? LABEL_ITEMS : LABEL_ROWS,
	    tb_xml_attr(attrs, "rows"), tb_xml_attr(attrs, "table"));
}

/* --- findings --------------------------------------------------------------------------- */

static void
read_count(struct reader *r, const struct tb_xml_attr *attrs)
{
	if (r->counted++ > 0)
		reader_put(r, "，");
	else if (r->contents > 0)
		reader_give(r, PART_CONTENTS, reader_word(r, LABEL_CONTENTS));
	reader_fill_two(r, LABEL_COUNT, tb_xml_attr(attrs, "kinds"), tb_xml_attr(attrs, "places"),
	    tb_xml_attr(attrs, "name"));
	if (r->counted == LEVEL_MAX)
		reader_give(r, PART_COUNTS, reader_word(r, LABEL_FINDINGS));
}

static void
give_level(struct reader *r, const char *level)
{
	static const enum label headings[LEVEL_MAX] = {
	    LABEL_HEADING_MUST, LABEL_HEADING_QUERY, LABEL_HEADING_NOTE};
	int i;

	if (r->level != NULL && strcmp(r->level, level) == 0)
		return;
	r->level = tb_arena_strdup(&r->arena, level);
	r->groups = 0;
	for (i = 0; i < LEVEL_MAX; i++)
		if (strcmp(level, level_codes[i]) == 0)
			reader_give_text(r, PART_LEVEL, level, reader_word(r, headings[i]));
}

static void
read_group(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *level = tb_xml_attr(attrs, "level"), *title = tb_xml_attr(attrs, "title");
	const char *id = tb_xml_attr(attrs, "id");

	give_level(r, level != NULL ? level : "");
	tb_buf_printf(&r->text, "%d. %s（%s）", ++r->groups, title != NULL ? title : "",
	    id != NULL ? id : "");
	reader_give(r, PART_GROUP, NULL);
	r->omitted = reader_keep(r, attrs, "omitted");
}

struct place {
	const char *at, *row, *subject, *indicator;
};

/* A cell has its table in it. */
static struct place
find_place(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *line = tb_xml_attr(attrs, "line"), *table = tb_xml_attr(attrs, "table");
	const char *row = tb_xml_attr(attrs, "row"), *cell = tb_xml_attr(attrs, "cell");
	struct place place = {.at = cell, .indicator = tb_xml_attr(attrs, "indicator")};

	if (cell == NULL && line != NULL) {
		reader_fill(r, LABEL_LINE, line, NULL);
		place.at = reader_filled(r);
	}
	if (cell == NULL && table != NULL) {
		if (row != NULL)
			reader_fill(r,
			    is_item(tb_xml_attr(attrs, "section")) ? LABEL_ITEM : LABEL_ROW, row,
			    table);
		else
			reader_put(r, table);
		place.row = reader_filled(r);
	}
	place.subject = reader_subject(r, attrs);
	return place;
}

static void
give_place(struct reader *r, const struct place *place)
{
	const struct {
		enum receipt_part part;
		enum label label;
		const char *text;
	} parts[] = {{PART_AT, LABEL_AT, place->at}, {PART_ROW, LABEL_AT, place->row},
	    {PART_SUBJECT, LABEL_SUBJECT, place->subject},
	    {PART_INDICATOR, LABEL_INDICATOR, place->indicator}};
	size_t i;

	for (i = 0; i < TB_LEN(parts); i++) {
		if (parts[i].text == NULL || parts[i].text[0] == '\0')
			continue;
		reader_put(r, r->text.len > 0 ? "　" : "");
		reader_put(r, parts[i].text);
	}
	reader_put(r, r->text.len == 0 ? reader_word(r, LABEL_WHOLE_FILE) : "");
	reader_give(r, PART_PLACE, reader_word(r, LABEL_AT));
	for (i = 0; i < TB_LEN(parts); i++)
		if (parts[i].text != NULL && parts[i].text[0] != '\0')
			reader_give_text(
			    r, parts[i].part, reader_word(r, parts[i].label), parts[i].text);
}

static void
give_detail(struct reader *r, enum receipt_part part, enum label label, const char *text)
{
	if (text != NULL)
		reader_give_text(r, part, reader_word(r, label),
		    text[0] != '\0' ? text : reader_word(r, LABEL_NOTHING));
}

/* "第12行　企业表第3行　代码 某公司　产值本年累计", of a workbook "企业表!C12　代码 …" */
static void
read_place(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct place place = find_place(r, attrs);

	give_place(r, &place);
	give_detail(r, PART_VALUE, LABEL_VALUE, tb_xml_attr(attrs, "value"));
	give_detail(r, PART_EXPECTED, LABEL_EXPECTED, tb_xml_attr(attrs, "expected"));
	give_detail(r, PART_NOTE, LABEL_NOTE, tb_xml_attr(attrs, "note"));
}

static void
read_remedy(struct reader *r, const char *text)
{
	if (r->omitted != NULL) {
		reader_fill(r, LABEL_OMITTED, r->omitted, NULL);
		reader_give(r, PART_OMITTED, NULL);
	}
	r->omitted = NULL;
	reader_give_text(r, PART_REMEDY, reader_word(r, LABEL_REMEDY), text);
}

/* --- events ---------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	void (*read)(struct reader *r, const struct tb_xml_attr *attrs);
} elements[] = {
    {"content", read_content},
    {"count", read_count},
    {"group", read_group},
    {"place", read_place},
    {"changes", read_changes},
    {"change", read_change},
    {"compared", read_compared},
    {"new", read_new},
    {"gone", read_gone},
    {"month", read_month},
    {"previous", read_previous},
    {"checked", read_grounds},
};

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *r = user;
	size_t i;

	if (depth == 0)
		return read_root(xml, r, attrs);
	if (strcmp(name, "verdict") == 0)
		r->verdict = reader_keep(r, attrs, "name");
	for (i = 0; i < TB_LEN(elements); i++)
		if (strcmp(name, elements[i].name) == 0)
			elements[i].read(r, attrs);
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *r = user;

	(void)xml, (void)depth;
	if (strcmp(name, "verdict") == 0)
		give_head(r, text);
	else if (strcmp(name, "place") == 0 && text[0] != '\0')
		reader_give_text(r, PART_TEXT, reader_word(r, LABEL_TEXT), text);
	else if (strcmp(name, "remedy") == 0)
		read_remedy(r, text);
	else if (strcmp(name, "changes") == 0)
		end_changes(r);
	else if (strcmp(name, "compared") == 0)
		end_compared(r);
	return 0;
}

static const struct tb_xml_handler handler = {.ns = RECEIPT_NS, .start = on_start, .end = on_end};

int
receipt_read(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    receipt_device device, void *out, struct tb_err *err)
{
	struct reader r = {.catalogue = catalogue, .device = device, .out = out};
	int rc = tb_xml_parse(xml, len, name, &handler, &r, err);

	tb_buf_release(&r.text);
	tb_arena_release(&r.arena);
	return rc;
}
