/* Where figures are printed: see uses.h. */
#include "uses.h"
#include "marks.h"

struct uses {
	const struct tb_figures *figures;
	struct tb_buf *out;
	struct tb_arena arena;
	xmlNodePtr block;   /* the element that counts as the place */
	struct tb_buf said; /* what it says */
};

/* What is a place of its own; what stands in one is a part of it. */
static int
is_place(const xmlNode *node)
{
	static const char *const names[] = {"p", "note", "h", "title", "row", "chart"};
	size_t i;

	for (i = 0; i < TB_LEN(names); i++)
		if (strcmp((const char *)node->name, names[i]) == 0)
			return 1;
	return 0;
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

/* A row's cells one by one, a chart's title, else all of the text. */
static void
say_place(struct uses *uses, xmlNodePtr node)
{
	int is_row = strcmp((const char *)node->name, "row") == 0;
	xmlNodePtr child;
	xmlChar *text;

	tb_buf_reset(&uses->said);
	if (strcmp((const char *)node->name, "chart") == 0) {
		put_plain(uses, node_attr(&uses->arena, node, "title"), &uses->said);
		return;
	}
	for (child = is_row ? node->children : node; child != NULL; child = child->next) {
		text = xmlNodeGetContent(child);
		if (child->type == XML_ELEMENT_NODE && is_row && uses->said.len > 0)
			tb_buf_puts(&uses->said, " | ");
		if (child->type == XML_ELEMENT_NODE)
			put_plain(uses, (const char *)text, &uses->said);
		xmlFree(text);
		if (!is_row)
			return;
	}
}

static void
note_text(struct uses *uses, const char *text)
{
	struct marked stretch;
	const char *at = text;

	while (marks_next(uses->figures, &at, &stretch))
		if (stretch.figure != NULL && uses->block != NULL)
			tb_buf_printf(uses->out, "%s\t%s\t%s\n", stretch.figure->id,
			    (const char *)uses->block->name,
			    uses->said.s != NULL ? uses->said.s : "");
}

static void
walk(struct uses *uses, xmlNodePtr node)
{
	xmlNodePtr before = uses->block, child;
	const xmlAttr *attr;

	if (before == NULL && is_place(node)) {
		uses->block = node;
		say_place(uses, node);
	}
	for (attr = node->properties; attr != NULL; attr = attr->next)
		for (child = attr->children; child != NULL; child = child->next)
			if (child->type == XML_TEXT_NODE)
				note_text(uses, (const char *)child->content);
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			walk(uses, child);
		else if (child->type == XML_TEXT_NODE)
			note_text(uses, (const char *)child->content);
	uses->block = before;
}

void
uses_list(xmlDocPtr result, const struct tb_figures *figures, struct tb_buf *out)
{
	struct uses uses = {.figures = figures, .out = out};
	xmlNodePtr root = xmlDocGetRootElement(result);

	if (root != NULL)
		walk(&uses, root);
	tb_buf_release(&uses.said);
	tb_arena_release(&uses.arena);
}
