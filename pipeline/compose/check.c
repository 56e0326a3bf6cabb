/* Checking documents: see document.h. */
#include "document.h"
#include "transform.h"
#include <libxml/hash.h>
#include <libxml/parser.h>

enum { MAX_COLUMNS = 64 };

struct check {
	const char *name;
	xmlHashTablePtr ids; /* id -> its node */
	struct tb_arena arena;
	size_t errors, warnings;
	int quiet;
	const struct wording *wording;
};

/* Where a template has the node, or what it stands in; else where the document has it. */
static struct tb_pos
place_of(const struct check *check, const xmlNode *node)
{
	struct tb_pos pos = {check->name, (int)xmlGetLineNo(node), 0};

	for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
		if (node->_private != NULL && transform_place(node->_private, &pos) == 0)
			break;
	return pos;
}

/* remedy: what to do. */
static void
complain(struct check *check, const xmlNode *node, const char *what, const char *value,
    const char *remedy)
{
	check->errors++;
	if (!check->quiet)
		tb_diag(TB_MSG_DOCUMENT, place_of(check, node),
		    "document '%s': <%s> %s%s%.120s%s; %s", check->name, (const char *)node->name,
		    what, value[0] != '\0' ? " '" : "", value, value[0] != '\0' ? "'" : "", remedy);
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
				complain(check, row, "has more cells than there are columns in table",
				    node_attr(&check->arena, row->parent->parent, "id"),
				    "take a <cell> out, or add a <column>");
				return;
			}
			left[at] = -high;
		}
	}
	for (i = 0; i < ncolumns; i++)
		if (left[i] == 0)
			complain(check, row, "has no cell for a column of table",
			    node_attr(&check->arena, row->parent->parent, "id"),
			    "add a <cell>, or take the <column> out");
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
		complain(check, table, "has more than 64 columns", "", "part the table");
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
				complain(check, part, "has a cell that reaches below its end, in table",
				    node_attr(&check->arena, table, "id"),
				    "lessen its rowspan, or add rows");
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
		complain(check, node, "has a value that does not agree with the state", state,
		    "give a value where the state is value or carried, and nowhere else");
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
			complain(check, node, "has not one point for each category in the series",
			    node_attr(&check->arena, node, "name"),
			    "add the <point>s that lack, one of state=\"none\" where there is no number");
	}
}

/* --- texts ---------------------------------------------------------------------------- */

static void
check_words(struct check *check, const xmlNode *node, const char *text)
{
	const char *word;
	size_t at = 0;

	if (check->wording == NULL)
		return;
	while ((word = wording_next(check->wording, text, &at)) != NULL) {
		check->warnings++;
		if (!check->quiet)
			tb_diag(TB_MSG_WORDING, place_of(check, node), "'%s' in '%.200s'", word,
			    text);
	}
}

/* Of what others stand in the text is not even put together: it is all that a document says. */
static void
check_text(struct check *check, const xmlNode *node)
{
	static const char *const never_empty[] = {"p", "h", "title", "note", "item", NULL};
	const char *const *name = never_empty;
	xmlChar *text;

	while (*name != NULL && !is(node, *name))
		name++;
	if (*name == NULL && !is(node, "cell") && !is(node, "ref") && !is(node, "indicator"))
		return;
	text = xmlNodeGetContent(node);
	if (*name != NULL && text[0] == '\0')
		complain(check, node, "has no text", "",
		    "leave it out where there is nothing to say, by <xsl:if>");
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
		complain(check, node, "has an id that stands there twice:", id,
		    "give one of them another");
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
		complain(check, node, "leads to no id:", node_attr(&check->arena, node, "to"),
		    "give that id to what is meant");
	check_text(check, node);
	check_attributes(check, node);
}

/* One line of libxml2's, without the namespace before every name, without its stop. */
static void
put_bare(const char *text, struct tb_buf *out)
{
	static const char ns[] = "{" DOCUMENT_NS "}";
	const char *end = text + strcspn(text, "\n");

	while (end > text && end[-1] == '.')
		end--;
	while (text < end)
		if (strncmp(text, ns, sizeof(ns) - 1) == 0)
			text += sizeof(ns) - 1;
		else
			tb_buf_putc(out, *text++);
}

static void
on_invalid(void *user, xmlErrorPtr error)
{
	struct check *check = user;
	struct tb_pos pos = {check->name, error->line, 0};
	struct tb_buf text = TB_BUF_INIT;

	check->errors++;
	if (check->quiet)
		return;
	put_bare(error->message != NULL ? error->message : "not valid", &text);
	tb_diag(TB_MSG_DOCUMENT, error->node != NULL ? place_of(check, error->node) : pos,
	    "document '%s': %s; tongbao-document(5) says what may stand there", check->name, text.s);
	tb_buf_release(&text);
}

static void
check_schema(struct check *check, xmlDocPtr doc, xmlSchemaPtr schema)
{
	xmlSchemaValidCtxtPtr valid = xmlSchemaNewValidCtxt(schema);

	xmlSchemaSetValidStructuredErrors(valid, on_invalid, check);
	if (xmlSchemaValidateDoc(valid, doc) != 0 && check->errors == 0)
		complain(check, xmlDocGetRootElement(doc), "is not valid", "",
		    "tongbao-document(5) says what may stand there");
	xmlSchemaFreeValidCtxt(valid);
}

/* --- where a template has it ----------------------------------------------------------- */

static xmlNodePtr
element_from(xmlNodePtr node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

/* Each element gets the mark that its twin has, as far as they are twins. */
static void
take_marks(struct check *check, xmlNodePtr node, xmlNodePtr twin)
{
	node = element_from(node);
	twin = element_from(twin);
	while (node != NULL && twin != NULL && xmlStrEqual(node->name, twin->name)) {
		const char *mark = node_attr(&check->arena, twin, TRANSFORM_MARK);

		if (mark[0] != '\0')
			node->_private = tb_arena_strdup(&check->arena, mark);
		take_marks(check, node->children, twin->children);
		node = element_from(node->next);
		twin = element_from(twin->next);
	}
}

static xmlDocPtr
read_bytes(const struct tb_buf *bytes, const char *name)
{
	return bytes->s == NULL ? NULL
				: xmlReadMemory(bytes->s, (int)bytes->len, name, NULL,
				      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static void
check_tree(struct check *check, xmlDocPtr doc, xmlSchemaPtr schema)
{
	check_schema(check, doc, schema);
	if (check->errors > 0)
		return;
	check->ids = xmlHashCreate(64);
	walk(check, xmlDocGetRootElement(doc), note_id);
	walk(check, xmlDocGetRootElement(doc), check_element);
	xmlHashFree(check->ids, NULL);
}

int
document_check(const struct tb_buf *bytes, const struct tb_buf *marked, const char *name,
    xmlSchemaPtr schema, const struct wording *wording)
{
	struct check check = {.name = name, .wording = wording, .quiet = marked == NULL};
	xmlDocPtr doc = read_bytes(bytes, name), twin = marked != NULL ? read_bytes(marked, name) : NULL;

	if (doc == NULL)
		check.errors++;
	if (doc == NULL && !check.quiet)
		tb_diag(TB_MSG_DOCUMENT, (struct tb_pos){name, 0, 0}, "the result is not one tree");
	if (doc != NULL && twin != NULL)
		take_marks(&check, doc->children, twin->children);
	if (doc != NULL)
		check_tree(&check, doc, schema);
	tb_arena_release(&check.arena);
	xmlFreeDoc(twin);
	xmlFreeDoc(doc);
	return check.errors > 0 ? -1 : check.warnings > 0;
}
