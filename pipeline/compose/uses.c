/* Where figures are printed: see uses.h. */
#include "uses.h"
#include "marks.h"

struct uses {
	const struct tb_figures *figures;
	struct tb_buf *out;
	struct tb_arena arena;
	xmlNodePtr place;      /* the element that counts as the place; NULL = outside of all */
	struct tb_buf said;    /* what the place says */
	struct tb_buf heading; /* the last heading or title before it */
	struct tb_buf section; /* of the place: its table, its chart, or the heading */
	struct tb_buf label;   /* of the row, or of what a chart draws */
	unsigned number;       /* of the paragraph below its heading, of the row in its table */
	unsigned paragraphs;   /* below the last heading */
	unsigned rows;	       /* of the table so far */
	size_t n;	       /* figures so far */
};

static int
is(const xmlNode *node, const char *name)
{
	return strcmp((const char *)node->name, name) == 0;
}

static int
is_one_of(const xmlNode *node, const char *const *names)
{
	for (; *names != NULL; names++)
		if (is(node, *names))
			return 1;
	return 0;
}

/* What is a place of its own; what stands in one is a part of it. */
static int
is_place(const xmlNode *node)
{
	static const char *const names[] = {
	    "p", "note", "h", "title", "row", "chart", "indicator", "item", NULL};

	return is_one_of(node, names);
}

/* The text without marks, its white space as single blanks. */
static void
put_plain(struct uses *uses, const char *text, struct tb_buf *out)
{
	struct marked stretch;
	const char *at = text;
	size_t i;

	while (marks_next(uses->figures, &at, &stretch))
		for (i = 0; i < stretch.len; i++)
			if (strchr("\t\n\r", stretch.s[i]) == NULL)
				tb_buf_putc(out, stretch.s[i]);
			else if (out->len > 0 && out->s[out->len - 1] != ' ')
				tb_buf_putc(out, ' ');
}

static void
put_content(struct uses *uses, xmlNodePtr node, struct tb_buf *out)
{
	xmlChar *text = xmlNodeGetContent(node);

	put_plain(uses, (const char *)text, out);
	xmlFree(text);
}

/* An attribute without marks, appended; 0 = there is none. */
static int
put_attr(struct uses *uses, xmlNodePtr node, const char *name, struct tb_buf *out)
{
	const char *text = node_attr(&uses->arena, node, name);

	put_plain(uses, text, out);
	return text[0] != '\0';
}

/* --- places ------------------------------------------------------------------------- */

/* The cells of a row one by one; its label are the first that lie together without a figure. */
static void
say_row(struct uses *uses, xmlNodePtr row)
{
	int labelled = 0, marked;
	xmlNodePtr cell;

	for (cell = row->children; cell != NULL; cell = cell->next) {
		xmlChar *text;

		if (cell->type != XML_ELEMENT_NODE)
			continue;
		text = xmlNodeGetContent(cell);
		marked = marks_any((const char *)text);
		labelled = labelled || (marked && uses->label.len > 0);
		if (uses->said.len > 0)
			tb_buf_puts(&uses->said, " | ");
		put_plain(uses, (const char *)text, &uses->said);
		if (!labelled && !marked && uses->label.len > 0 && text[0] != '\0')
			tb_buf_putc(&uses->label, ' ');
		if (!labelled && !marked)
			put_plain(uses, (const char *)text, &uses->label);
		xmlFree(text);
	}
}

static void
say_place(struct uses *uses, xmlNodePtr node)
{
	int in_table = is(node, "row") || (is(node, "note") && is(node->parent, "table"));
	xmlNodePtr table = is(node, "row") ? node->parent->parent : node->parent;

	tb_buf_reset(&uses->said);
	tb_buf_reset(&uses->section);
	tb_buf_reset(&uses->label);
	if (is(node, "row"))
		say_row(uses, node);
	else if (!is(node, "chart"))
		put_content(uses, node, &uses->said);
	else
		put_attr(uses, node, "title", &uses->said);
	if (is(node, "indicator"))
		put_attr(uses, node, "name", &uses->label);
	if ((in_table && put_attr(uses, table, "caption", &uses->section)) ||
	    (is(node, "chart") && put_attr(uses, node, "caption", &uses->section)))
		return;
	if (is(node, "chart"))
		put_attr(uses, node, "title", &uses->section);
	else if (uses->heading.len > 0)
		tb_buf_put(&uses->section, uses->heading.s, uses->heading.len);
}

/* What the place is called within its section: paragraphs and rows are counted. */
static void
count_place(struct uses *uses, xmlNodePtr node)
{
	if (is(node, "h") || is(node, "title")) {
		tb_buf_reset(&uses->heading);
		put_content(uses, node, &uses->heading);
		uses->paragraphs = 0;
	}
	if (is(node, "p"))
		uses->paragraphs++;
	if (is(node, "row"))
		uses->rows++;
	uses->number = is(node, "p") ? uses->paragraphs : is(node, "row") ? uses->rows : 0;
}

/* What a chart draws goes by its own label, or by that of what it is a part of. */
static void
label_part(struct uses *uses, xmlNodePtr node)
{
	if (!is(uses->place, "chart"))
		return;
	tb_buf_reset(&uses->label);
	for (; node != uses->place; node = node->parent)
		if (put_attr(uses, node, "label", &uses->label) ||
		    put_attr(uses, node, "name", &uses->label))
			return;
}

/* --- figures ------------------------------------------------------------------------ */

static void
put_field(struct tb_buf *out, const struct tb_buf *field)
{
	tb_buf_putc(out, '\t');
	tb_buf_put(out, field->s != NULL ? field->s : "", field->len);
}

static void
note_figure(struct uses *uses, const struct marked *stretch)
{
	struct tb_buf *out = uses->out;

	uses->n++;
	tb_buf_printf(out, "%s\t%.*s\t%s", stretch->figure->id, (int)stretch->len, stretch->s,
	    (const char *)uses->place->name);
	put_field(out, &uses->section);
	tb_buf_putc(out, '\t');
	if (uses->number > 0)
		tb_buf_putint(out, uses->number);
	put_field(out, &uses->label);
	put_field(out, &uses->said);
	tb_buf_putc(out, '\n');
}

static void
note_text(struct uses *uses, xmlNodePtr node, const char *text)
{
	struct marked stretch;
	const char *at = text;

	if (!marks_any(text))
		return;
	label_part(uses, node);
	while (marks_next(uses->figures, &at, &stretch))
		if (stretch.figure != NULL)
			note_figure(uses, &stretch);
}

/* Outside of all places an element is one itself. */
static void
note_element(struct uses *uses, xmlNodePtr node)
{
	const xmlAttr *attr;
	xmlNodePtr child;

	for (attr = node->properties; attr != NULL; attr = attr->next)
		for (child = attr->children; child != NULL; child = child->next)
			if (child->type == XML_TEXT_NODE)
				note_text(uses, node, (const char *)child->content);
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_TEXT_NODE)
			note_text(uses, node, (const char *)child->content);
}

/* Elements that only hold others, whose words are no part of the pages, or are said already. */
static int
is_frame(const xmlNode *node)
{
	static const char *const names[] = {"document", "info", "body", "annex", "table", "columns",
	    "thead", "tbody", "indicators", "annex-note", NULL};

	return is_one_of(node, names);
}

static void
walk(struct uses *uses, xmlNodePtr node)
{
	int begins = uses->place == NULL && (is_place(node) || !is_frame(node));
	xmlNodePtr child;

	if (begins) {
		uses->place = node;
		count_place(uses, node);
		say_place(uses, node);
	}
	if (is(node, "tbody"))
		uses->rows = 0;
	if (uses->place != NULL)
		note_element(uses, node);
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			walk(uses, child);
	if (begins)
		uses->place = NULL;
}

static void
put_title(struct uses *uses, xmlNodePtr root)
{
	xmlNodePtr child;

	tb_buf_puts(uses->out, "\t\tdocument\t\t\t\t");
	for (child = root->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE && is(child, "info"))
			put_attr(uses, child, "title", uses->out);
	tb_buf_putc(uses->out, '\n');
}

size_t
uses_list(xmlDocPtr result, const struct tb_figures *figures, struct tb_buf *out)
{
	struct uses uses = {.figures = figures, .out = out};
	xmlNodePtr root = xmlDocGetRootElement(result);

	if (root != NULL) {
		put_title(&uses, root);
		walk(&uses, root);
	}
	tb_buf_release(&uses.said);
	tb_buf_release(&uses.heading);
	tb_buf_release(&uses.section);
	tb_buf_release(&uses.label);
	tb_arena_release(&uses.arena);
	return uses.n;
}
