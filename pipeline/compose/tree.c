/* Trees: see tree.h. */
#include "tree.h"
#include "../lib/digest.h"
#include "../lib/file.h"
#include <libxml/parser.h>

enum { TREE_MAX = 64 * 1024 * 1024 };

static int
parse_error(xmlParserCtxtPtr ctxt, const char *path, enum tb_msg msg, struct tb_err *err)
{
	const xmlError *error = xmlCtxtGetLastError(ctxt);
	char text[400] = "not well-formed XML";
	size_t len;

	if (error != NULL && error->message != NULL)
		snprintf(text, sizeof(text), "%s", error->message);
	len = strlen(text);
	while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
		text[--len] = '\0';
	return tb_err_set(err, msg, path, error != NULL ? error->line : 0,
	    error != NULL ? error->int2 : 0, "%s", text);
}

void
tree_absent(const char *path, enum tb_msg msg, struct tb_err *err)
{
	tb_file_absent(path, msg, "correct the name where it is asked for, or write it", err);
}

xmlDocPtr
tree_load(const char *path, enum tb_msg msg, char *digest, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	xmlParserCtxtPtr ctxt;
	xmlDocPtr doc = NULL;

	if (tb_file_read(path, TREE_MAX, &bytes, err) != 0) {
		if (msg == TB_MSG_TEMPLATE)
			tree_absent(path, msg, err);
		tb_buf_release(&bytes);
		return NULL;
	}
	if (digest != NULL)
		tb_digest(bytes.s, bytes.len, digest);
	ctxt = xmlNewParserCtxt();
	if (ctxt == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	doc = xmlCtxtReadMemory(ctxt, bytes.s, (int)bytes.len, path, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
		XML_PARSE_COMPACT);
	if (doc == NULL) {
		parse_error(ctxt, path, msg, err);
	} else if (doc->intSubset != NULL) {
		tb_err_set(err, msg, path, 1, 0, "DOCTYPE is not allowed; remove it");
		xmlFreeDoc(doc);
		doc = NULL;
	}
	xmlFreeParserCtxt(ctxt);
	tb_buf_release(&bytes);
	return doc;
}

const char *
node_attr(struct tb_arena *arena, const xmlNode *node, const char *name)
{
	const xmlAttr *attr;

	for (attr = node->properties; attr != NULL; attr = attr->next) {
		const xmlNode *text = attr->children;
		xmlChar *copy;
		const char *kept;

		if (attr->ns != NULL || strcmp((const char *)attr->name, name) != 0)
			continue;
		if (text == NULL)
			return "";
		if (text->type == XML_TEXT_NODE && text->next == NULL)
			return (const char *)text->content;
		copy = xmlNodeListGetString(node->doc, attr->children, 1);
		kept = tb_arena_strdup(arena, copy != NULL ? (const char *)copy : "");
		xmlFree(copy);
		return kept;
	}
	return "";
}
