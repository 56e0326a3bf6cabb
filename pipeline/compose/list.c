/* The list of documents: see list.h. */
#include "list.h"
#include "../lib/file.h"
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#define LIST_NS "urn:tongbao:documents:1"

/* Fills *err with what is wrong in that line of the list; -1. */
static int TB_PRINTF(4, 5)
    fail(const struct list *list, int line, struct tb_err *err, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return tb_err_set(err, TB_MSG_TEMPLATE, list->path, line, 0, "%s", text);
}

/* --- reading ------------------------------------------------------------------------- */

static int
check_item(const struct list *list, const struct listed *item, struct tb_err *err)
{
	if (!tb_name_is_plain(item->name))
		return fail(list, item->line, err,
		    "<document name=\"%s\">: letters, digits, '-', '_' and '.' are needed",
		    item->name);
	if (list_find(list, item->name, strlen(item->name)) != item)
		return fail(list, item->line, err,
		    "<document name=\"%s\"> stands there twice; rename one", item->name);
	if (!tb_name_is_plain(item->template_name))
		return fail(list, item->line, err, "template=\"%s\" is not the name of a template",
		    item->template_name);
	if (strcmp(item->of, "month") != 0 && strcmp(item->of, "quarter") != 0 &&
	    strcmp(item->of, "year") != 0)
		return fail(
		    list, item->line, err, "of=\"%s\": month, quarter or year is needed", item->of);
	if (item->edition[0] != '\0' && strcmp(item->edition, "public") != 0)
		return fail(list, item->line, err,
		    "edition=\"%s\": public is all it can be; leave it out", item->edition);
	if (item->bind[0] != '\0' && item->each[0] == '\0')
		return fail(list, item->line, err,
		    "bind=\"%s\": '%s' is one document; what is bound is of each", item->bind,
		    item->name);
	if (item->web && item->each[0] != '\0')
		return fail(list, item->line, err,
		    "web=\"yes\": '%s' is of each; the status page shows charts of one document of "
		    "all",
		    item->name);
	return 0;
}

/* An attribute that is yes or not there. */
static int
read_yes(struct list *list, const xmlNode *node, const char *name, int *is, struct tb_err *err)
{
	const char *value = node_attr(&list->arena, node, name);

	*is = strcmp(value, "yes") == 0;
	if (value[0] != '\0' && !*is)
		return fail(list, (int)xmlGetLineNo(node), err,
		    "%s=\"%s\": yes is all it can be; leave it out", name, value);
	return 0;
}

static int
read_item(struct list *list, const xmlNode *node, struct tb_err *err)
{
	struct listed *item = tb_grow(&list->items, list->n++, &list->cap, sizeof(*item));

	*item = (struct listed){.name = node_attr(&list->arena, node, "name"),
	    .template_name = node_attr(&list->arena, node, "template"),
	    .of = node_attr(&list->arena, node, "of"),
	    .each = node_attr(&list->arena, node, "each"),
	    .key = node_attr(&list->arena, node, "key"),
	    .bind = node_attr(&list->arena, node, "bind"),
	    .edition = node_attr(&list->arena, node, "edition"),
	    .line = (int)xmlGetLineNo(node)};
	if (read_yes(list, node, "working", &item->working, err) != 0 ||
	    read_yes(list, node, "web", &item->web, err) != 0)
		return -1;
	if (item->template_name[0] == '\0')
		item->template_name = item->name;
	if (item->key[0] == '\0')
		item->key = "code";
	return check_item(list, item, err);
}

static int
is_list_element(const xmlNode *node, const char *name)
{
	return node != NULL && node->ns != NULL && strcmp((const char *)node->name, name) == 0 &&
	       strcmp((const char *)node->ns->href, LIST_NS) == 0;
}

static int
read_items(struct list *list, struct tb_err *err)
{
	const xmlNode *root = xmlDocGetRootElement(list->doc), *node;

	if (!is_list_element(root, "documents"))
		return fail(list, 0, err, "the root is not <documents xmlns=\"%s\">", LIST_NS);
	for (node = root->children; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (!is_list_element(node, "document"))
			return fail(list, (int)xmlGetLineNo(node), err,
			    "<%s> does not stand in a list of documents", (const char *)node->name);
		if (read_item(list, node, err) != 0)
			return -1;
	}
	return 0;
}

int
list_load(const char *folder, struct list *list, struct tb_err *err)
{
	int rc = -1;

	*list = (struct list){.path = tb_template_path(folder, "documents.xml")};
	list->doc = tree_load(list->path, TB_MSG_TEMPLATE, NULL, err);
	if (list->doc == NULL)
		tree_absent(list->path, TB_MSG_TEMPLATE, err);
	else
		rc = read_items(list, err);
	if (rc != 0)
		list_release(list);
	return rc;
}

void
list_release(struct list *list)
{
	xmlFreeDoc(list->doc);
	free(list->path);
	free(list->items);
	tb_arena_release(&list->arena);
	*list = (struct list){0};
}

const struct listed *
list_find(const struct list *list, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (strlen(list->items[i].name) == len &&
		    memcmp(list->items[i].name, name, len) == 0)
			return &list->items[i];
	return NULL;
}

/* --- of whom --------------------------------------------------------------------------- */

/* What the expression selects; NULL: *err filled. */
static xmlXPathObjectPtr
select_nodes(
    const struct list *list, const struct listed *listed, xmlDocPtr tree, struct tb_err *err)
{
	xmlXPathContextPtr context = xmlXPathNewContext(tree);
	xmlXPathObjectPtr found = NULL;

	if (context == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	xmlXPathRegisterNs(context, (const xmlChar *)"f", (const xmlChar *)TB_FIGURES_NS);
	context->node = xmlDocGetRootElement(tree);
	found = xmlXPathEvalExpression((const xmlChar *)listed->each, context);
	xmlXPathFreeContext(context);
	if (found != NULL && found->type == XPATH_NODESET)
		return found;
	xmlXPathFreeObject(found);
	fail(list, listed->line, err,
	    "each=\"%s\" selects no elements of the figures; write a path such as "
	    "f:counties/f:county",
	    listed->each);
	return NULL;
}

static int
add_scope(const struct list *list, const struct listed *listed, struct scopes *scopes,
    xmlNodePtr node, struct tb_err *err)
{
	const char *key =
	    node->type == XML_ELEMENT_NODE ? node_attr(&scopes->arena, node, listed->key) : "";

	if (key[0] == '\0')
		return fail(list, listed->line, err,
		    "an element that `each` selects has no attribute '%s'; give another key=",
		    listed->key);
	if (!tb_name_is_plain(key))
		return fail(list, listed->line, err,
		    "a document cannot be called after '%s'; give another key=", key);
	*(struct scope *)tb_grow(&scopes->scopes, scopes->n++, &scopes->cap, sizeof(struct scope)) =
	    (struct scope){node, key};
	return 0;
}

static int
by_key(const void *a, const void *b)
{
	const struct scope *x = a, *y = b;

	return strcmp(x->key, y->key);
}

static int
check_differ(const struct list *list, const struct listed *listed, const struct scopes *scopes,
    struct tb_err *err)
{
	struct scope *sorted = tb_xmalloc(scopes->n * sizeof(*sorted) + 1);
	size_t i;
	int rc = 0;

	if (scopes->n > 0) {
		memcpy(sorted, scopes->scopes, scopes->n * sizeof(*sorted));
		qsort(sorted, scopes->n, sizeof(*sorted), by_key);
	}
	for (i = 1; rc == 0 && i < scopes->n; i++)
		if (strcmp(sorted[i - 1].key, sorted[i].key) == 0)
			rc = fail(list, listed->line, err,
			    "`each` selects two elements with the key '%s'; give another key=",
			    sorted[i].key);
	free(sorted);
	return rc;
}

int
scopes_find(const struct list *list, const struct listed *listed, const struct tb_figures *figures,
    struct scopes *scopes, struct tb_err *err)
{
	xmlXPathObjectPtr found = select_nodes(list, listed, figures->tree, err);
	int rc = found != NULL ? 0 : -1, i;

	*scopes = (struct scopes){0};
	for (i = 0; rc == 0 && found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++)
		rc = add_scope(list, listed, scopes, found->nodesetval->nodeTab[i], err);
	if (rc == 0)
		rc = check_differ(list, listed, scopes, err);
	xmlXPathFreeObject(found);
	if (rc != 0)
		scopes_release(scopes);
	return rc;
}

void
scopes_release(struct scopes *scopes)
{
	free(scopes->scopes);
	tb_arena_release(&scopes->arena);
	*scopes = (struct scopes){0};
}
