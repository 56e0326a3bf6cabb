/*
 * Reading a document by SAX.  What may stand where, in which order and how
 * often, is the table `rules`; an element of plain text goes straight to its
 * member of struct document, the others to their handlers in document-parts.c,
 * document-blocks.c and document-table.c.  What holds for the whole is checked by
 * document-check.c.
 */
#include "document-private.h"

enum element {
	E_NONE,
	E_DOCUMENT,
	E_INFO,
	E_NOTICE,
	E_ATTACHMENT,
	E_HEAD,
	E_HEAD_TEXT,
	E_MARK,
	E_TITLE,
	E_ADDRESSEE,
	E_BODY,
	E_ANNEX_NOTE,
	E_ITEM,
	E_ATTENDANCE,
	E_ATTENDANCE_TEXT,
	E_SIGNATURE,
	E_PARTY,
	E_REMARK,
	E_ANNEX,
	E_ANNEX_TITLE,
	E_IMPRINT,
	E_IMPRINT_TEXT,
	E_P,
	E_H,
	E_NOTE,
	E_PAGE,
	E_TABLE,
	E_TABLE_NOTE,
	E_COLUMNS,
	E_COLUMN,
	E_THEAD,
	E_TBODY,
	E_ROW,
	E_CELL,
	E_CHART,
	E_CHART_PART,
	E_INDICATORS,
	E_INDICATOR,
	E_PICTURE,
	E_LISTING,
	E_LINE,
	E_CONTENTS,
	E_B,
	E_K,
	E_CODE,
	E_REF,
	E_BR
};

#define IN(element) (UINT64_C(1) << (element))
static const uint64_t inline_elements = IN(E_TITLE) | IN(E_ITEM) | IN(E_ANNEX_TITLE) | IN(E_P) |
					IN(E_H) | IN(E_NOTE) | IN(E_TABLE_NOTE) | IN(E_CELL) |
					IN(E_INDICATOR);

/* How often it stands among its siblings: those of the first two in the order of the
 * table. */
enum times { ONCE, MANY, FREE };

typedef int (*start_fn)(struct reader *, const struct tb_xml_attr *);
typedef int (*end_fn)(struct reader *);

struct rule {
	const char *name;
	enum element element;
	uint64_t parents;
	enum times times;
	const char *attrs[8]; /* NULL-ended: those it may have; "*" = any */
	start_fn start;	      /* or NULL */
	end_fn end;	      /* or NULL */
	size_t at;	      /* plain text: offset of its member of struct document; 0 = none */
};

/* --- what stands where ------------------------------------------------------- */

#define AT(member)  offsetof(struct document, member)
#define BLOCKS	    (IN(E_BODY) | IN(E_ANNEX))
#define CHART_PARTS (IN(E_CHART) | IN(E_CHART_PART))
static const struct rule rules[] = {
    {"document", E_DOCUMENT, IN(E_NONE), ONCE,
	{"version", "name", "period", "lang", "style", "working", "digest"}, read_document, NULL,
	0},
    {"info", E_INFO, IN(E_DOCUMENT), ONCE, {"title", "subject", "keywords", "author", "date", "group"},
	read_info, NULL, 0},
    {"notice", E_NOTICE, IN(E_DOCUMENT), ONCE, {NULL}, NULL, NULL, AT(notice)},
    {"attachment", E_ATTACHMENT, IN(E_DOCUMENT), ONCE, {"name", "title"}, read_attachment, NULL,
	AT(attachment)},
    {"head", E_HEAD, IN(E_DOCUMENT), ONCE, {"kind"}, read_head, NULL, 0},
    {"copy", E_HEAD_TEXT, IN(E_HEAD), ONCE, {NULL}, NULL, NULL, AT(copy)},
    {"secrecy", E_HEAD_TEXT, IN(E_HEAD), ONCE, {NULL}, NULL, NULL, AT(secrecy)},
    {"urgency", E_HEAD_TEXT, IN(E_HEAD), ONCE, {NULL}, NULL, NULL, AT(urgency)},
    {"mark", E_MARK, IN(E_HEAD), MANY, {NULL}, NULL, NULL, AT(marks)},
    {"mark-tail", E_HEAD_TEXT, IN(E_HEAD), ONCE, {NULL}, NULL, NULL, AT(mark_tail)},
    {"number", E_HEAD_TEXT, IN(E_HEAD), ONCE, {NULL}, NULL, NULL, AT(number)},
    {"signer", E_HEAD_TEXT, IN(E_HEAD), ONCE, {NULL}, NULL, NULL, AT(signer)},
    {"issuer", E_HEAD_TEXT, IN(E_HEAD), ONCE, {NULL}, NULL, NULL, AT(head_issuer)},
    {"date", E_HEAD_TEXT, IN(E_HEAD), ONCE, {NULL}, NULL, NULL, AT(head_date)},
    {"title", E_TITLE, IN(E_DOCUMENT), ONCE, {NULL}, read_title, NULL, 0},
    {"addressee", E_ADDRESSEE, IN(E_DOCUMENT), ONCE, {NULL}, NULL, NULL, AT(addressee)},
    {"body", E_BODY, IN(E_DOCUMENT), ONCE, {NULL}, read_body, NULL, 0},
    {"annex-note", E_ANNEX_NOTE, IN(E_DOCUMENT), ONCE, {NULL}, read_annex_note, NULL, 0},
    {"item", E_ITEM, IN(E_ANNEX_NOTE), MANY, {NULL}, read_item, NULL, 0},
    {"attendance", E_ATTENDANCE, IN(E_DOCUMENT), ONCE, {NULL}, NULL, NULL, 0},
    {"present", E_ATTENDANCE_TEXT, IN(E_ATTENDANCE), ONCE, {NULL}, NULL, NULL, AT(present)},
    {"leave", E_ATTENDANCE_TEXT, IN(E_ATTENDANCE), ONCE, {NULL}, NULL, NULL, AT(leave)},
    {"guests", E_ATTENDANCE_TEXT, IN(E_ATTENDANCE), ONCE, {NULL}, NULL, NULL, AT(guests)},
    {"signature", E_SIGNATURE, IN(E_DOCUMENT), ONCE, {"unit", "title", "name", "seal", "date"},
	read_signature, NULL, 0},
    {"party", E_PARTY, IN(E_SIGNATURE), MANY, {"unit", "title", "name", "seal"}, read_party, NULL,
	0},
    {"remark", E_REMARK, IN(E_DOCUMENT), ONCE, {NULL}, NULL, NULL, AT(remark)},
    {"annex", E_ANNEX, IN(E_DOCUMENT), MANY, {"id", "number"}, read_annex, NULL, 0},
    {"title", E_ANNEX_TITLE, IN(E_ANNEX), ONCE, {NULL}, read_annex_title, NULL, 0},
    {"imprint", E_IMPRINT, IN(E_DOCUMENT), ONCE, {NULL}, NULL, NULL, 0},
    {"to", E_IMPRINT_TEXT, IN(E_IMPRINT), ONCE, {NULL}, NULL, NULL, AT(imprint_to)},
    {"cc", E_IMPRINT_TEXT, IN(E_IMPRINT), ONCE, {NULL}, NULL, NULL, AT(imprint_cc)},
    {"issuer", E_IMPRINT_TEXT, IN(E_IMPRINT), ONCE, {NULL}, NULL, NULL, AT(imprint_issuer)},
    {"date", E_IMPRINT_TEXT, IN(E_IMPRINT), ONCE, {NULL}, NULL, NULL, AT(imprint_date)},
    {"p", E_P, BLOCKS, FREE, {"id", "label"}, read_p, NULL, 0},
    {"h", E_H, BLOCKS, FREE, {"level", "id"}, read_h, NULL, 0},
    {"note", E_NOTE, BLOCKS, FREE, {NULL}, read_note, NULL, 0},
    {"pagebreak", E_PAGE, BLOCKS, FREE, {NULL}, read_page, NULL, 0},
    {"table", E_TABLE, BLOCKS, FREE, {"id", "caption", "unit", "note-marks", "key-columns", "grid"},
	read_table, read_table_end, 0},
    {"columns", E_COLUMNS, IN(E_TABLE), ONCE, {NULL}, NULL, NULL, 0},
    {"column", E_COLUMN, IN(E_COLUMNS), MANY, {"align", "width", "min-width", "max-width"},
	read_column, NULL, 0},
    {"thead", E_THEAD, IN(E_TABLE), ONCE, {NULL}, read_thead, NULL, 0},
    {"tbody", E_TBODY, IN(E_TABLE), ONCE, {NULL}, read_tbody, NULL, 0},
    {"row", E_ROW, IN(E_THEAD) | IN(E_TBODY), MANY, {"class", "keep-next", "id"}, read_row,
	read_row_end, 0},
    {"cell", E_CELL, IN(E_ROW), MANY, {"colspan", "rowspan"}, read_cell, NULL, 0},
    {"note", E_TABLE_NOTE, IN(E_TABLE), MANY, {NULL}, read_item, NULL, 0},
    {"chart", E_CHART, BLOCKS, FREE, {"*"}, read_chart, NULL, 0},
    {"mark", E_CHART_PART, IN(E_CHART), FREE, {"*"}, NULL, NULL, 0},
    {"rung", E_CHART_PART, IN(E_CHART), FREE, {"*"}, NULL, NULL, 0},
    {"categories", E_CHART_PART, CHART_PARTS, FREE, {"*"}, NULL, NULL, 0},
    {"category", E_CHART_PART, IN(E_CHART_PART), FREE, {"*"}, NULL, NULL, 0},
    {"break", E_CHART_PART, IN(E_CHART_PART), FREE, {"*"}, NULL, NULL, 0},
    {"series", E_CHART_PART, CHART_PARTS, FREE, {"*"}, NULL, NULL, 0},
    {"tile", E_CHART_PART, IN(E_CHART), FREE, {"*"}, NULL, NULL, 0},
    {"row", E_CHART_PART, CHART_PARTS, FREE, {"*"}, NULL, NULL, 0},
    {"point", E_CHART_PART, IN(E_CHART_PART), FREE, {"*"}, NULL, NULL, 0},
    {"cell", E_CHART_PART, IN(E_CHART_PART), FREE, {"*"}, NULL, NULL, 0},
    {"stop", E_CHART_PART, IN(E_CHART_PART), FREE, {"*"}, NULL, NULL, 0},
    {"panel", E_CHART_PART, IN(E_CHART), FREE, {"*"}, NULL, NULL, 0},
    {"indicators", E_INDICATORS, BLOCKS, FREE, {"columns"}, read_indicators, NULL, 0},
    {"indicator", E_INDICATOR, IN(E_INDICATORS), MANY, {"name", "value", "unit", "accent", "to"},
	read_indicator, NULL, 0},
    {"picture", E_PICTURE, BLOCKS, FREE, {"id", "caption", "alt"}, read_picture, NULL, 0},
    {"listing", E_LISTING, BLOCKS, FREE, {"id", "title"}, read_listing, NULL, 0},
    {"line", E_LINE, IN(E_LISTING), MANY, {"class"}, read_line, NULL, 0},
    {"contents", E_CONTENTS, IN(E_BODY), FREE, {"levels"}, read_contents, NULL, 0},
    {"b", E_B, 0, FREE, {NULL}, read_b, read_face_end, 0},
    {"k", E_K, 0, FREE, {NULL}, read_k, read_face_end, 0},
    {"code", E_CODE, 0, FREE, {NULL}, read_code, read_face_end, 0},
    {"ref", E_REF, 0, FREE, {"to"}, read_ref, read_target_end, 0},
    {"br", E_BR, 0, FREE, {NULL}, read_br, NULL, 0},
};

/* May the element stand in `parent`? Inline elements are not nested, but <b>, <k>
 * and <code> inside <ref>. */
static int
stands(const struct rule *rule, enum element parent)
{
	switch (rule->element) {
	case E_B:
	case E_K:
	case E_CODE:
		return (inline_elements & IN(parent)) != 0 || parent == E_REF;
	case E_REF:
	case E_BR:
		return (inline_elements & IN(parent)) != 0;
	default:
		return (rule->parents & IN(parent)) != 0;
	}
}

static const struct rule *
find_rule(const char *name, enum element parent)
{
	for (size_t i = 0; i < TB_LEN(rules); i++)
		if (strcmp(rules[i].name, name) == 0 && stands(&rules[i], parent))
			return &rules[i];
	return NULL;
}

static const struct rule *
rule_at(const struct reader *r, int depth)
{
	return &rules[r->stack[depth].rule];
}

/* --- elements and text ---------------------------------------------------------- */

/* What stands in an element, for who wrote something else there. */
static void
list_children(struct tb_buf *out, enum element parent)
{
	const char *between = "";

	for (size_t i = 0; i < TB_LEN(rules); i++)
		if (stands(&rules[i], parent)) {
			tb_buf_printf(out, "%s<%s>", between, rules[i].name);
			between = ", ";
		}
}

static int
fail_misplaced(struct reader *r, const char *name, int depth)
{
	const struct rule *parent = depth > 0 ? rule_at(r, depth - 1) : NULL;
	struct tb_buf children = TB_BUF_INIT;
	int rc;

	list_children(&children, parent != NULL ? parent->element : E_NONE);
	if (parent == NULL)
		rc = tb_xml_fail(r->xml, TB_MSG_XML_SHAPE,
		    "<%s> has no place as the root, which is %s", name, children.s);
	else
		rc =
		    tb_xml_fail(r->xml, TB_MSG_XML_SHAPE, "<%s> has no place in <%s>, which has %s",
			name, parent->name, children.len > 0 ? children.s : "no elements");
	tb_buf_release(&children);
	return rc;
}

/* Its siblings before it: none of its own kind where it stands once, none that the
 * table has behind it. */
static int
check_order(struct reader *r, const struct rule *rule, int depth)
{
	const struct rule *last;
	struct opened *parent;

	if (depth == 0)
		return 0;
	parent = &r->stack[depth - 1];
	last = parent->any ? &rules[parent->last] : NULL;
	if (last != NULL && rule->times != FREE && rule < last)
		return tb_xml_fail(r->xml, TB_MSG_XML_SHAPE,
		    "<%s> stands behind <%s>, but belongs before it", rule->name, last->name);
	if (last == rule && rule->times == ONCE)
		return tb_xml_fail(r->xml, TB_MSG_XML_SHAPE, "a second <%s>", rule->name);
	parent->last = (unsigned char)(rule - rules);
	parent->any = 1;
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *r = user;
	const struct rule *rule = NULL;

	r->xml = xml;
	r->depth = depth;
	if (depth < READ_DEPTH)
		rule = find_rule(name, depth > 0 ? rule_at(r, depth - 1)->element : E_NONE);
	if (rule == NULL)
		return fail_misplaced(r, name, depth);
	if (check_order(r, rule, depth) != 0)
		return -1;
	r->stack[depth] = (struct opened){.rule = (unsigned char)(rule - rules)};
	if ((rule->attrs[0] == NULL || rule->attrs[0][0] != '*') &&
	    tb_xml_only(xml, name, attrs, rule->attrs) != 0)
		return -1;
	return rule->start != NULL ? rule->start(r, attrs) : 0;
}

/* A tab has no width, and where a line ends is for the composer to say. */
static int
check_one_line(struct reader *r, const char *name, const char *s)
{
	size_t at = strcspn(s, "\t\r\n");

	if (s[at] == '\0')
		return 0;
	return tb_xml_fail(r->xml, TB_MSG_VALUE,
	    "the text of <%s> holds a %s; write it in one line, without indentation", name,
	    s[at] == '\t' ? "tab" : "line end");
}

static int
end_plain(struct reader *r, const struct rule *rule, const char *text)
{
	const char *copy;

	if (*text == '\0')
		return tb_xml_fail(r->xml, TB_MSG_VALUE, "<%s> is empty", rule->name);
	if (check_one_line(r, rule->name, text) != 0)
		return -1;
	if (rule->element == E_MARK) {
		read_mark(r, text);
		return 0;
	}
	copy = read_copy(r, text);
	memcpy((char *)r->document + rule->at, &copy, sizeof copy);
	read_form(r, rule->name, copy);
	return 0;
}

/* Only a cell may be empty, what is said of a key figure, and a line of a listing. */
static int
end_words(struct reader *r, const struct rule *rule)
{
	const char *bad = r->bad;

	r->bad = NULL;
	if (bad != NULL)
		return check_one_line(r, rule->name, bad);
	if (read_words_end(r) || rule->element == E_CELL || rule->element == E_INDICATOR ||
	    rule->element == E_LINE)
		return 0;
	return tb_xml_fail(r->xml, TB_MSG_VALUE, "<%s> is empty", rule->name);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *r = user;
	const struct rule *rule = rule_at(r, depth);

	(void)name;
	r->xml = xml;
	r->depth = depth - 1;
	if (rule->at != 0)
		return end_plain(r, rule, text);
	if (((inline_elements | IN(E_LINE)) & IN(rule->element)) != 0)
		return end_words(r, rule);
	return rule->end != NULL ? rule->end(r) : 0;
}

static int
on_text(struct tb_xml *xml, void *user, const char *s, size_t len)
{
	struct reader *r = user;
	size_t i;

	r->xml = xml;
	if (r->words != NULL) {
		/* told where the element ends: one that is not closed has worse */
		for (i = 0; i < len && r->bad == NULL; i++)
			r->bad = s[i] == '\t' ? "\t" : s[i] == '\n' || s[i] == '\r' ? "\n" : NULL;
		read_text(r, s, len);
		return 0;
	}
	if (r->depth < 0 || rule_at(r, r->depth)->at != 0)
		return 0;
	for (i = 0; i < len; i++)
		if (strchr(" \t\r\n", s[i]) == NULL)
			return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "text has no place in <%s>",
			    rule_at(r, r->depth)->name);
	return 0;
}

/* --- for the handlers --------------------------------------------------------------- */

const char *
read_copy(struct reader *r, const char *s)
{
	return s != NULL ? tb_arena_strdup(&r->document->arena, s) : NULL;
}

const char *
read_id(struct reader *r, const char *s)
{
	struct name *id;

	if (s == NULL)
		return NULL;
	id = tb_grow(&r->ids, r->nids, &r->ids_cap, sizeof *r->ids);
	r->nids++;
	id->s = read_copy(r, s);
	id->line = tb_xml_line(r->xml);
	return id->s;
}

/* --- the whole --------------------------------------------------------------------- */

int
document_load(const char *path, struct document *document, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = "urn:tongbao:document:1", .start = on_start, .end = on_end, .text = on_text};
	struct reader reader = {.document = document,
	    .depth = -1,
	    .chars = TB_BUF_INIT,
	    .annex_end = &document->annexes,
	    .finding_end = &document->findings};
	int rc;

	*document = (struct document){.file = path};
	rc = tb_xml_parse_file(path, &handler, &reader, err);
	if (rc == 0)
		rc = read_whole(&reader, err);
	tb_buf_release(&reader.chars);
	free(reader.reach);
	free(reader.ids);
	free(reader.refs);
	if (rc != 0)
		document_release(document);
	return rc;
}

void
document_release(struct document *document)
{
	tb_arena_release(&document->arena);
	*document = (struct document){0};
}
