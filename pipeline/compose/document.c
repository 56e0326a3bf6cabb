/* Writing documents: see document.h. */
#include "document.h"
#include "../lib/file.h"
#include "../lib/xmlwrite.h"
#include "tidy.h"
#include <libxml/parser.h>

/* Elements that hold elements; every other holds text. */
static const char *const containers[] = {"document", "head", "body", "annex-note", "annex",
    "imprint", "table", "columns", "thead", "tbody", "row", "chart", "series", NULL};

static int
is_container(const xmlNode *node)
{
	const char *const *name = containers;

	while (*name != NULL && strcmp(*name, (const char *)node->name) != 0)
		name++;
	return *name != NULL;
}

static void
write_attributes(const xmlNode *node, struct tb_buf *out)
{
	struct tb_arena arena = {0};
	const xmlAttr *attr;

	for (attr = node->properties; attr != NULL; attr = attr->next) {
		struct tb_buf value = TB_BUF_INIT;

		tb_buf_puts(&value, node_attr(&arena, node, (const char *)attr->name));
		tidy_string(&value);
		tb_buf_printf(out, " %s=\"", (const char *)attr->name);
		tb_xml_escape(out, value.s);
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

/* Text and inline elements; white space is tidied across their borders. */
static void
write_inline(const xmlNode *node, struct tidy *tidy, struct tb_buf *out)
{
	const xmlNode *child;

	for (child = node->children; child != NULL; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
			struct tb_buf text = TB_BUF_INIT;

			tidy_put(tidy, &text, (const char *)child->content,
			    strlen((const char *)child->content));
			tb_xml_escape(out, text.s);
			tb_buf_release(&text);
		} else if (child->type == XML_ELEMENT_NODE) {
			write_start(child, out);
			if (child->children == NULL) {
				tb_buf_puts(out, "/>");
				continue;
			}
			tb_buf_putc(out, '>');
			write_inline(child, tidy, out);
			tb_buf_printf(out, "</%s>", (const char *)child->name);
		}
	}
}

static void
write_element(const xmlNode *node, struct tb_buf *out)
{
	struct tidy tidy = {0};
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
		write_inline(node, &tidy, out);
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
	xmlDocPtr doc = tree_load(path, TB_MSG_FOLDER, NULL, NULL, err);

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
