/* Links to rows: see links.h. */
#include "links.h"
#include "../lib/buf.h"
#include "marks.h"
#include <libxml/hash.h>

struct links {
	const struct tb_figures *figures;
	xmlNodePtr *rows;    /* of each figure the first row that prints it, or NULL */
	xmlHashTablePtr ids; /* all that are taken */
	struct tb_arena arena;
};

static int
is(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)node->name, name) == 0;
}

/* Call visit for the element and all those in it, as they stand. */
static void
walk(struct links *links, xmlNodePtr node, void (*visit)(struct links *, xmlNodePtr))
{
	xmlNodePtr child;

	visit(links, node);
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			walk(links, child, visit);
}

/* --- rows --------------------------------------------------------------------------- */

static void
note_row(struct links *links, xmlNodePtr row)
{
	xmlChar *text = xmlNodeGetContent(row);
	const char *at = (const char *)text;
	struct marked stretch;

	while (marks_next(links->figures, &at, &stretch)) {
		xmlNodePtr *first;

		if (stretch.figure == NULL)
			continue;
		first = &links->rows[tb_figures_index(links->figures, stretch.figure)];
		if (*first == NULL)
			*first = row;
	}
	xmlFree(text);
}

static void
note_element(struct links *links, xmlNodePtr node)
{
	const char *id = node_attr(&links->arena, node, "id");

	if (id[0] != '\0')
		xmlHashAddEntry(links->ids, (const xmlChar *)id, node);
	if (is(node, "row") && is(node->parent, "tbody"))
		note_row(links, node);
}

/* TABLE.SCOPE in the characters of an id: small letters, one '-' for all that is none. */
static void
put_id(struct links *links, const xmlNode *row, const struct tb_figure *figure, struct tb_buf *id)
{
	const char *slash = strrchr(figure->id, '/'), *s;
	const char *end = slash != NULL ? slash : figure->id + strlen(figure->id);

	tb_buf_printf(id, "%s.", node_attr(&links->arena, row->parent->parent, "id"));
	for (s = figure->id; s < end; s++) {
		char c = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.')
			tb_buf_putc(id, c);
		else if (id->s[id->len - 1] != '-')
			tb_buf_putc(id, '-');
	}
}

static const char *
id_of_row(struct links *links, xmlNodePtr row, const struct tb_figure *figure)
{
	const char *given = node_attr(&links->arena, row, "id");
	struct tb_buf id = TB_BUF_INIT;
	size_t len;
	int n;

	if (given[0] != '\0')
		return given;
	put_id(links, row, figure, &id);
	len = id.len;
	for (n = 2; xmlHashAddEntry(links->ids, (const xmlChar *)id.s, row) != 0; n++) {
		id.len = len;
		tb_buf_printf(&id, "-%d", n);
	}
	xmlNewProp(row, (const xmlChar *)"id", (const xmlChar *)id.s);
	tb_buf_release(&id);
	return node_attr(&links->arena, row, "id");
}

/* --- text ---------------------------------------------------------------------------- */

static void
unmark(const struct links *links, xmlNodePtr text)
{
	const char *at = (const char *)text->content;
	struct tb_buf plain = TB_BUF_INIT;
	struct marked stretch;

	while (marks_next(links->figures, &at, &stretch))
		tb_buf_put(&plain, stretch.s, stretch.len);
	xmlNodeSetContent(text, (const xmlChar *)plain.s);
	tb_buf_release(&plain);
}

/* The row that a stretch of text, a number, leads to; NULL = none. */
static xmlNodePtr
row_of(const struct links *links, const struct marked *stretch)
{
	return stretch->figure != NULL && tb_figure_has_number(stretch->figure)
		   ? links->rows[tb_figures_index(links->figures, stretch->figure)]
		   : NULL;
}

/* A stretch of the text as a node: itself, or in a <ref>. */
static xmlNodePtr
make_node(struct links *links, xmlNodePtr text, const struct marked *stretch)
{
	xmlNodePtr row = row_of(links, stretch), ref;
	xmlNodePtr plain =
	    xmlNewDocTextLen(text->doc, (const xmlChar *)stretch->s, (int)stretch->len);

	if (row == NULL)
		return plain;
	ref = xmlNewDocNode(text->doc, text->parent->ns, (const xmlChar *)"ref", NULL);
	xmlNewProp(
	    ref, (const xmlChar *)"to", (const xmlChar *)id_of_row(links, row, stretch->figure));
	xmlAddChild(ref, plain);
	return ref;
}

/* The text gives place to its stretches. */
static void
link_text(struct links *links, xmlNodePtr text)
{
	xmlNodePtr place = xmlNewDocNode(text->doc, NULL, (const xmlChar *)"place", NULL);
	const char *at = (const char *)text->content;
	struct marked stretch;

	xmlAddNextSibling(text, place);
	xmlUnlinkNode(text);
	text->parent = place->parent;
	while (marks_next(links->figures, &at, &stretch))
		xmlAddPrevSibling(place, make_node(links, text, &stretch));
	text->parent = NULL;
	xmlUnlinkNode(place);
	xmlFreeNode(place);
	xmlFreeNode(text);
}

/* The number of a key figure stands in an attribute; so does where it leads. */
static void
link_indicator(struct links *links, xmlNodePtr node)
{
	const char *at = node_attr(&links->arena, node, "value");
	struct marked stretch;

	while (marks_next(links->figures, &at, &stretch)) {
		xmlNodePtr row = row_of(links, &stretch);

		if (row == NULL)
			continue;
		xmlNewProp(node, (const xmlChar *)"to",
		    (const xmlChar *)id_of_row(links, row, stretch.figure));
		return;
	}
}

static void
settle_element(struct links *links, xmlNodePtr node)
{
	int links_here = is(node, "p") || is(node, "note") || is(node, "indicator");
	const xmlAttr *attr;
	xmlNodePtr child, next;

	if (is(node, "indicator"))
		link_indicator(links, node);
	for (attr = node->properties; attr != NULL; attr = attr->next)
		for (child = attr->children; child != NULL; child = child->next)
			if (child->type == XML_TEXT_NODE && marks_any((const char *)child->content))
				unmark(links, child);
	for (child = node->children; child != NULL; child = next) {
		next = child->next;
		if (child->type != XML_TEXT_NODE || !marks_any((const char *)child->content))
			continue;
		if (links_here)
			link_text(links, child);
		else
			unmark(links, child);
	}
}

void
links_make(xmlDocPtr result, const struct tb_figures *figures)
{
	struct links links = {.figures = figures};
	xmlNodePtr root = xmlDocGetRootElement(result);

	if (root == NULL)
		return;
	links.rows = tb_xcalloc(figures->n + 1, sizeof(*links.rows));
	links.ids = xmlHashCreate(64);
	walk(&links, root, note_element);
	walk(&links, root, settle_element);
	xmlHashFree(links.ids, NULL);
	tb_arena_release(&links.arena);
	free(links.rows);
}
