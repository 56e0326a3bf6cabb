/* Writing documents: see document.h. */
#include "document.h"
#include "../lib/file.h"
#include "../lib/xmlwrite.h"
#include "quotes.h"
#include "tidy.h"
#include <libxml/parser.h>

/* The attribute by which a template tells, on the root, that the words are not ours. */
#define RECEIVED "received"

/* Elements that hold elements; every other holds text. */
static const char *const containers[] = {"document", "head", "body", "annex-note", "annex",
    "imprint", "table", "columns", "thead", "tbody", "row", "chart", "categories", "series",
    "panel", NULL};

static int
is_container(const xmlNode *node)
{
	const char *const *name = containers;

	while (*name != NULL && strcmp(*name, (const char *)node->name) != 0)
		name++;
	return *name != NULL;
}

int
document_is_received(const xmlDoc *result)
{
	const xmlNode *root = xmlDocGetRootElement((xmlDocPtr)result);
	xmlChar *value = root != NULL ? xmlGetNoNsProp(root, (const xmlChar *)RECEIVED) : NULL;
	int yes = value != NULL && strcmp((const char *)value, "yes") == 0;

	xmlFree(value);
	return yes;
}

/* A list of what blanks part is not a text: they stay. */
static int
is_list(const xmlAttr *attr)
{
	return strcmp((const char *)attr->name, "note-marks") == 0;
}

/* What stands for each straight quote of a tidied text of the node's. */
static void
find_quotes(const xmlNode *node, const char *text, struct tb_buf *marks)
{
	if (!document_is_received(node->doc)) /* else each stays */
		quotes_find(text, marks);
}

/* A text that stands alone: tidied, quotes and all, and escaped. */
static void
write_value(const xmlNode *node, struct tb_buf *value, struct tb_buf *out)
{
	struct tb_buf marks = TB_BUF_INIT, text = TB_BUF_INIT;
	const char *at;

	tidy_string(value);
	find_quotes(node, value->s, &marks);
	at = marks.s;
	quotes_put(value->s, &at, &text);
	tb_xml_escape(out, text.s);
	tb_buf_release(&marks);
	tb_buf_release(&text);
}

static void
write_attributes(const xmlNode *node, struct tb_buf *out)
{
	struct tb_arena arena = {0};
	const xmlAttr *attr;

	for (attr = node->properties; attr != NULL; attr = attr->next) {
		struct tb_buf value = TB_BUF_INIT;

		if (node == xmlDocGetRootElement(node->doc) &&
		    strcmp((const char *)attr->name, RECEIVED) == 0)
			continue; /* it was for us */
		tb_buf_puts(&value, node_attr(&arena, node, (const char *)attr->name));
		tb_buf_printf(out, " %s=\"", (const char *)attr->name);
		if (is_list(attr))
			tb_xml_escape(out, value.s);
		else
			write_value(node, &value, out);
		tb_buf_putc(out, '"');
		tb_buf_release(&value);
	}
	tb_arena_release(&arena);
}

static void
write_start(const xmlNode *node, struct tb_buf *out)
{
	tb_buf_printf(out, "<%s", (const char *)node->name);
	if (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
		tb_buf_printf(
		    out, " xmlns=\"%s\"", node->ns != NULL ? (const char *)node->ns->href : "");
	write_attributes(node, out);
}

/* One block's text on its way out. */
struct running {
	struct tidy tidy;
	const char *quotes; /* marks of the straight quotes still to come */
};

static void
write_text(struct running *running, const char *s, struct tb_buf *out)
{
	struct tb_buf text = TB_BUF_INIT, quoted = TB_BUF_INIT;

	tidy_put(&running->tidy, &text, s, strlen(s));
	quotes_put(text.s, &running->quotes, &quoted);
	tb_xml_escape(out, quoted.s);
	tb_buf_release(&text);
	tb_buf_release(&quoted);
}

/* Text and inline elements; white space and quotes are tidied across their borders. */
static void
write_inline(const xmlNode *node, struct running *running, struct tb_buf *out)
{
	const xmlNode *child;

	for (child = node->children; child != NULL; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
			write_text(running, (const char *)child->content, out);
		} else if (child->type == XML_ELEMENT_NODE) {
			write_start(child, out);
			if (child->children == NULL) {
				tb_buf_puts(out, "/>");
				continue;
			}
			tb_buf_putc(out, '>');
			write_inline(child, running, out);
			tb_buf_printf(out, "</%s>", (const char *)child->name);
		}
	}
}

static void
write_block(const xmlNode *node, struct tb_buf *out)
{
	struct tb_buf text = TB_BUF_INIT, marks = TB_BUF_INIT;
	struct running running = {0};
	xmlChar *content = xmlNodeGetContent(node);

	tb_buf_puts(&text, (const char *)content);
	tidy_string(&text);
	find_quotes(node, text.s, &marks);
	running.quotes = marks.s;
	write_inline(node, &running, out);
	xmlFree(content);
	tb_buf_release(&text);
	tb_buf_release(&marks);
}

static void
write_element(const xmlNode *node, struct tb_buf *out)
{
	const xmlNode *child;

	write_start(node, out);
	if (node->children == NULL) {
		tb_buf_puts(out, "/>\n");
		return;
	}
	tb_buf_putc(out, '>');
	if (is_container(node)) {
		tb_buf_putc(out, '\n');
		for (child = node->children; child != NULL; child = child->next) {
			if (child->type == XML_ELEMENT_NODE)
				write_element(child, out);
			else if (child->type == XML_TEXT_NODE && !xmlIsBlankNode(child))
				tb_xml_escape(out, (const char *)child->content);
		}
	} else {
		write_block(node, out);
	}
	tb_buf_printf(out, "</%s>\n", (const char *)node->name);
}

void
document_write(const xmlDoc *result, struct tb_buf *out)
{
	const xmlNode *root = xmlDocGetRootElement((xmlDocPtr)result);

	tb_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (root != NULL)
		write_element(root, out);
}

xmlSchemaPtr
document_schema(const char *name, struct tb_err *err)
{
	char *folder = tb_path_join(tb_datadir(), "schema"), *path = tb_path_join(folder, name);
	xmlSchemaParserCtxtPtr ctxt;
	xmlSchemaPtr schema = NULL;
	xmlDocPtr doc = tree_load(path, TB_MSG_FOLDER, NULL, err);

	if (doc != NULL) {
		ctxt = xmlSchemaNewDocParserCtxt(doc);
		schema = xmlSchemaParse(ctxt);
		xmlSchemaFreeParserCtxt(ctxt);
		if (schema == NULL)
			tb_err_set(err, TB_MSG_FOLDER, path, 0, 0, "the schema is not usable");
		xmlFreeDoc(doc);
	}
	free(path);
	free(folder);
	return schema;
}
