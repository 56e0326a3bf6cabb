/* Checking documents: see document.h. */
#include "document.h"
#include <libxml/hash.h>
#include <libxml/parser.h>

enum { MAX_COLUMNS = 64 };

struct check {
	const char *name;
	xmlHashTablePtr ids; /* id -> its node */
	struct tb_arena arena;
	size_t errors;
	const struct wording *wording;
};

static void
complain(struct check *check, const xmlNode *node, const char *what, const char *value)
{
	struct tb_pos pos = {check->name, (int)xmlGetLineNo(node), 0};

	check->errors++;
	tb_diag(TB_MSG_DOCUMENT, pos, "<%s>: %s '%.120s'", (const char *)node->name, what, value);
}

static int
is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *
first_child(const xmlNode *node, const char *name)
{
	const xmlNode *child = node->children;

	while (child != NULL && !is(child, name))
		child = child->next;
	return child;
}

static long
number_attr(struct check *check, const xmlNode *node, const char *name)
{
	const char *value = node_attr(&check->arena, node, name);

	return value[0] != '\0' ? strtol(value, NULL, 10) : 1;
}

/* --- tables ------------------------------------------------------------------------ */

/* Puts the cells of one row into the columns that no cell from above covers;
 * left[] = rows each column is still covered for. */
static void
check_row(struct check *check, const xmlNode *row, long *left, long ncolumns)
{
	const xmlNode *cell;
	long at = 0, i;

	for (cell = row->children; cell != NULL; cell = cell->next) {
		long wide, high;

		if (!is(cell, "cell"))
			continue;
		wide = number_attr(check, cell, "colspan");
		high = number_attr(check, cell, "rowspan");
		while (at < ncolumns && left[at] > 0)
			at++;
		for (i = 0; i < wide; i++, at++) {
			if (at >= ncolumns || left[at] > 0) {
				complain(check, row, "the cells do not fit the columns of table",
				    node_attr(&check->arena, row->parent->parent, "id"));
				return;
			}
			left[at] = -high;
		}
	}
	for (i = 0; i < ncolumns; i++)
		if (left[i] == 0)
			complain(check, row, "a column has no cell in table",
			    node_attr(&check->arena, row->parent->parent, "id"));
		else
			left[i] = (left[i] < 0 ? -left[i] : left[i]) - 1;
}

static void
check_table(struct check *check, const xmlNode *table)
{
	const xmlNode *columns = first_child(table, "columns"), *part, *row;
	long left[MAX_COLUMNS] = {0}, ncolumns = 0, i;

	for (row = columns->children; row != NULL; row = row->next)
		ncolumns += is(row, "column");
	if (ncolumns > MAX_COLUMNS) {
		complain(check, table, "more than 64 columns", "");
		return;
	}
	for (part = columns->next; part != NULL; part = part->next) {
		if (!is(part, "thead") && !is(part, "tbody"))
			continue;
		for (row = part->children; row != NULL; row = row->next)
			if (is(row, "row"))
				check_row(check, row, left, ncolumns);
		for (i = 0; i < ncolumns; i++)
			if (left[i] != 0) {
				complain(check, part, "a cell reaches below its end in table",
				    node_attr(&check->arena, table, "id"));
				return;
			}
	}
}

/* --- charts ------------------------------------------------------------------------- */

/* A number stands there exactly when the state says so. */
static void
check_datum(struct check *check, const xmlNode *node)
{
	const char *state = node_attr(&check->arena, node, "state");
	int drawn = strcmp(state, "value") == 0 || strcmp(state, "carried") == 0;
	int given = node_attr(&check->arena, node, "value")[0] != '\0';

	if (drawn != given)
		complain(check, node, "attribute 'value' does not agree with the state", state);
}

static long
count_children(const xmlNode *node, const char *name)
{
	long n = 0;

	for (node = node != NULL ? node->children : NULL; node != NULL; node = node->next)
		n += is(node, name);
	return n;
}

/* What the form needs of it is for tongbao-chart to say. */
static void
check_chart(struct check *check, const xmlNode *part)
{
	long categories = count_children(first_child(part, "categories"), "category");

	for (const xmlNode *node = part->children; node != NULL; node = node->next) {
		long points;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (node_attr(&check->arena, node, "state")[0] != '\0')
			check_datum(check, node);
		check_chart(check, node);
		points = is(node, "series") ? count_children(node, "point") : 0;
		if (points > 0 && points != categories)
			complain(check, node, "not one point for each category in the series",
			    node_attr(&check->arena, node, "name"));
	}
}

/* --- texts ---------------------------------------------------------------------------- */

static void
check_words(struct check *check, const xmlNode *node, const char *text)
{
	struct tb_pos pos = {check->name, (int)xmlGetLineNo(node), 0};
	const char *word;
	size_t at = 0;

	if (check->wording == NULL)
		return;
	while ((word = wording_next(check->wording, text, &at)) != NULL)
		tb_diag(TB_MSG_WORDING, pos, "'%s' in '%.200s'", word, text);
}

static void
check_text(struct check *check, const xmlNode *node)
{
	static const char *const never_empty[] = {"p", "h", "title", "note", "item", NULL};
	const char *const *name = never_empty;
	xmlChar *text = xmlNodeGetContent(node);

	while (*name != NULL && !is(node, *name))
		name++;
	if (*name != NULL && text[0] == '\0')
		complain(check, node, "has no text", "");
	if (*name != NULL || is(node, "cell") || is(node, "ref") || is(node, "indicator"))
		check_words(check, node, (const char *)text);
	xmlFree(text);
}

static void
check_attributes(struct check *check, const xmlNode *node)
{
	static const char *const texts[] = {
	    "caption", "title", "subtitle", "alt", "label", "note", "name"};
	size_t i;

	for (i = 0; i < TB_LEN(texts); i++)
		check_words(check, node, node_attr(&check->arena, node, texts[i]));
}

/* --- walk ------------------------------------------------------------------------------ */

static void
note_id(struct check *check, xmlNode *node)
{
	const char *id = node_attr(&check->arena, node, "id");

	if (id[0] != '\0' && xmlHashAddEntry(check->ids, (const xmlChar *)id, node) != 0)
		complain(check, node, "the id stands twice:", id);
}

static void
walk(struct check *check, xmlNode *node, void (*visit)(struct check *, xmlNode *))
{
	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		visit(check, node);
		walk(check, node->children, visit);
	}
}

static void
check_element(struct check *check, xmlNode *node)
{
	if (is(node, "table"))
		check_table(check, node);
	else if (is(node, "chart"))
		check_chart(check, node);
	else if (is(node, "ref") &&
		 xmlHashLookup(check->ids, (const xmlChar *)node_attr(&check->arena, node, "to")) ==
		     NULL)
		complain(check, node, "leads to no id:", node_attr(&check->arena, node, "to"));
	check_text(check, node);
	check_attributes(check, node);
}

static void
on_invalid(void *user, xmlErrorPtr error)
{
	struct check *check = user;
	struct tb_pos pos = {check->name, error->line, 0};
	const char *text = error->message != NULL ? error->message : "not valid";

	check->errors++;
	tb_diag(TB_MSG_DOCUMENT, pos, "%.*s", (int)strcspn(text, "\n"), text);
}

static void
check_schema(struct check *check, xmlDocPtr doc, xmlSchemaPtr schema)
{
	xmlSchemaValidCtxtPtr valid = xmlSchemaNewValidCtxt(schema);

	xmlSchemaSetValidStructuredErrors(valid, on_invalid, check);
	if (xmlSchemaValidateDoc(valid, doc) != 0 && check->errors == 0)
		complain(check, xmlDocGetRootElement(doc), "not valid", "");
	xmlSchemaFreeValidCtxt(valid);
}

int
document_check(const struct tb_buf *bytes, const char *name, xmlSchemaPtr schema,
    const struct wording *wording)
{
	struct check check = {.name = name, .wording = wording};
	xmlDocPtr doc = xmlReadMemory(bytes->s, (int)bytes->len, name, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

	if (doc == NULL) {
		tb_diag(TB_MSG_DOCUMENT, (struct tb_pos){name, 0, 0}, "the result is not one tree");
		return -1;
	}
	check_schema(&check, doc, schema);
	if (check.errors == 0) {
		check.ids = xmlHashCreate(64);
		walk(&check, xmlDocGetRootElement(doc), note_id);
		walk(&check, xmlDocGetRootElement(doc), check_element);
		xmlHashFree(check.ids, NULL);
	}
	tb_arena_release(&check.arena);
	xmlFreeDoc(doc);
	return check.errors == 0 ? 0 : -1;
}
