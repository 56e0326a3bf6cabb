/* Figures: see figures.h. */
#include "figures.h"
#include "../lib/file.h"
#include <libxml/parser.h>

enum { TREE_MAX = 64 * 1024 * 1024 };

/* --- trees ------------------------------------------------------------------ */

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

xmlDocPtr
tree_load(const char *path, enum tb_msg msg, char *digest, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	xmlParserCtxtPtr ctxt;
	xmlDocPtr doc = NULL;

	if (tb_file_read(path, TREE_MAX, &bytes, err) != 0) {
		tb_buf_release(&bytes);
		return NULL;
	}
	if (digest != NULL)
		tb_digest(bytes.s, bytes.len, digest);
	ctxt = xmlNewParserCtxt();
	if (ctxt == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	doc = xmlCtxtReadMemory(ctxt, bytes.s, (int)bytes.len, path, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
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

/* --- the hash ---------------------------------------------------------------- */

/* FNV-1a. */
static size_t
hash_of(const char *s)
{
	unsigned long long h = 14695981039346656037ULL;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211ULL;
	return (size_t)(h ^ h >> 32);
}

/* The slot that holds the id, or the free one where it belongs. */
static size_t *
slot_of(const struct figures *figures, const char *id)
{
	size_t at = hash_of(id) & (figures->nslots - 1);

	while (figures->slots[at] != 0 && strcmp(figures->list[figures->slots[at] - 1].id, id) != 0)
		at = (at + 1) & (figures->nslots - 1);
	return &figures->slots[at];
}

static int
build_hash(struct figures *figures, const char *path, struct tb_err *err)
{
	size_t i, *slot;

	figures->nslots = 64;
	while (figures->nslots <= 2 * figures->n)
		figures->nslots *= 2;
	figures->slots = tb_xcalloc(figures->nslots, sizeof(*figures->slots));
	for (i = 0; i < figures->n; i++) {
		slot = slot_of(figures, figures->list[i].id);
		if (*slot != 0)
			return tb_err_set(err, TB_MSG_FIGURES, path, 0, 0,
			    "the figure '%s' stands there twice", figures->list[i].id);
		*slot = i + 1;
	}
	return 0;
}

const struct figure *
figures_find(const struct figures *figures, const char *id)
{
	size_t slot = *slot_of(figures, id);

	return slot != 0 ? &figures->list[slot - 1] : NULL;
}

/* --- loading ------------------------------------------------------------------- */

static int
read_figure(struct figures *figures, const xmlNode *node, const char *path, struct tb_err *err)
{
	struct tb_arena *arena = &figures->arena;
	struct figure *f = tb_grow(&figures->list, figures->n, &figures->cap, sizeof(*f));

	f->id = node_attr(arena, node, "id");
	f->text = node_attr(arena, node, "text");
	f->state = node_attr(arena, node, "state");
	f->dir = node_attr(arena, node, "dir");
	f->dec = node_attr(arena, node, "dec");
	f->value = node_attr(arena, node, "value");
	f->unit = node_attr(arena, node, "unit");
	f->mark = node_attr(arena, node, "mark");
	if (f->id[0] == '\0' || f->state[0] == '\0')
		return tb_err_set(err, TB_MSG_FIGURES, path, (int)xmlGetLineNo(node), 0,
		    "<figure> lacks 'id' or 'state'");
	figures->n++;
	return 0;
}

static int
read_root(struct figures *figures, const char *path, struct tb_err *err)
{
	const xmlNode *root = xmlDocGetRootElement(figures->doc), *node;
	int rc = 0;

	if (strcmp((const char *)root->name, "figures") != 0 || root->ns == NULL ||
	    strcmp((const char *)root->ns->href, FIGURES_NS) != 0)
		return tb_err_set(err, TB_MSG_FIGURES, path, (int)xmlGetLineNo(root), 0,
		    "the root is <%s>, not <figures xmlns=\"%s\">", (const char *)root->name,
		    FIGURES_NS);
	if (strcmp(node_attr(&figures->arena, root, "version"), "1") != 0)
		return tb_err_set(err, TB_MSG_FIGURES, path, (int)xmlGetLineNo(root), 0,
		    "figures of another version than 1; run tally again");
	figures->period = node_attr(&figures->arena, root, "period");
	for (node = root->children; rc == 0 && node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)node->name, "figure") == 0)
			rc = read_figure(figures, node, path, err);
	return rc;
}

int
figures_load(const char *path, struct figures *figures, struct tb_err *err)
{
	int rc;

	*figures = (struct figures){0};
	figures->doc = tree_load(path, TB_MSG_FIGURES, figures->digest, err);
	if (figures->doc == NULL)
		return -1;
	rc = read_root(figures, path, err);
	if (rc == 0)
		rc = build_hash(figures, path, err);
	if (rc != 0)
		figures_release(figures);
	return rc;
}

void
figures_release(struct figures *figures)
{
	xmlFreeDoc(figures->doc);
	free(figures->list);
	free(figures->slots);
	tb_arena_release(&figures->arena);
	*figures = (struct figures){0};
}

int
figure_has_number(const struct figure *figure)
{
	return strcmp(figure->state, "value") == 0 || strcmp(figure->state, "zero") == 0 ||
	       strcmp(figure->state, "carried") == 0;
}

int
figure_is_negative(const struct figure *figure)
{
	return figure->value[0] == '-';
}
