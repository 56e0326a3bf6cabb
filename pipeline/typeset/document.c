/*
 * Reading a document by SAX.  What may stand where is the table `rules`; an
 * element of plain text goes straight to its member of struct document.
 */
#include "document-private.h"

enum element {
	E_NONE,
	E_DOCUMENT,
	E_INFO,
	E_NOTICE,
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
	E_B,
	E_K,
	E_REF,
	E_BR
};

#define IN(element) (UINT64_C(1) << (element))
static const uint64_t inline_elements = IN(E_TITLE) | IN(E_ITEM) | IN(E_ANNEX_TITLE) | IN(E_P) |
					IN(E_H) | IN(E_NOTE) | IN(E_TABLE_NOTE) | IN(E_CELL);

typedef int (*start_fn)(struct reader *, const struct tb_xml_attr *);

struct rule {
	const char *name;
	enum element element;
	uint64_t parents;
	const char *attrs[8]; /* NULL-ended: those it may have; "*" = any */
	start_fn start;	      /* or NULL */
	size_t at;	      /* plain text: offset of its member of struct document; 0 = none */
};

/* --- elements --------------------------------------------------------------- */

static const char *
keep(struct reader *r, const char *s)
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
	id->s = keep(r, s);
	id->line = tb_xml_line(r->xml);
	return id->s;
}

static int
start_document(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *version = tb_xml_need(r->xml, "document", attrs, "version");
	const char *name = version ? tb_xml_need(r->xml, "document", attrs, "name") : NULL;
	const char *style = name ? tb_xml_need(r->xml, "document", attrs, "style") : NULL;

	if (style == NULL)
		return -1;
	if (strcmp(version, "1") != 0)
		return tb_xml_fail(r->xml, TB_MSG_VALUE,
		    "document of version '%s'; this program sets version 1", version);
	if (strchr(style, '/') != NULL || style[0] == '.')
		return tb_xml_fail(r->xml, TB_MSG_VALUE, "'%s' is not the name of a style", style);
	r->document->name = keep(r, name);
	r->document->style = keep(r, style);
	r->document->lang = keep(r, tb_xml_attr(attrs, "lang"));
	return 0;
}

static int
start_info(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct document *d = r->document;

	d->info_title = keep(r, tb_xml_need(r->xml, "info", attrs, "title"));
	d->subject = keep(r, tb_xml_attr(attrs, "subject"));
	d->keywords = keep(r, tb_xml_attr(attrs, "keywords"));
	d->author = keep(r, tb_xml_attr(attrs, "author"));
	d->date = keep(r, tb_xml_attr(attrs, "date"));
	return d->info_title != NULL ? 0 : -1;
}

static int
start_head(struct reader *r, const struct tb_xml_attr *attrs)
{
	static const char *const kinds[] = {[HEAD_DOCUMENT] = "document",
	    [HEAD_LETTER] = "letter",
	    [HEAD_ORDER] = "order",
	    [HEAD_MINUTES] = "minutes",
	    [HEAD_BULLETIN] = "bulletin"};
	const char *kind = tb_xml_need(r->xml, "head", attrs, "kind");

	if (kind == NULL)
		return -1;
	r->mark_end = &r->document->marks;
	for (size_t i = 0; i < TB_LEN(kinds); i++)
		if (strcmp(kind, kinds[i]) == 0) {
			r->document->kind = (enum head_kind)i;
			return 0;
		}
	return tb_xml_fail(r->xml, TB_MSG_VALUE,
	    "kind of a head is 'document', 'letter', 'order', 'minutes' or 'bulletin', not '%s'",
	    kind);
}

static int
start_title(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	if (r->document->title.first != NULL)
		return tb_xml_fail(r->xml, TB_MSG_XML_SHAPE, "a second <title>");
	return read_words(r, &r->document->title);
}

static int
start_item(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	*r->words_end = tb_arena_alloc(&r->document->arena, sizeof **r->words_end);
	read_words(r, *r->words_end);
	r->words_end = &(*r->words_end)->next;
	return 0;
}

static int
start_annex_note(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	r->words_end = &r->document->annex_notes;
	return 0;
}

/* An office, or a person with a title. */
static int
add_party(struct reader *r, const char *element, const struct tb_xml_attr *attrs)
{
	struct party *party = tb_arena_alloc(&r->document->arena, sizeof *party);

	party->unit = keep(r, tb_xml_attr(attrs, "unit"));
	party->title = keep(r, tb_xml_attr(attrs, "title"));
	party->name = keep(r, tb_xml_attr(attrs, "name"));
	party->seal = keep(r, tb_xml_attr(attrs, "seal"));
	party->line = tb_xml_line(r->xml);
	if ((party->unit == NULL) == (party->name == NULL))
		return tb_xml_fail(r->xml, TB_MSG_VALUE,
		    "<%s> has either 'unit', an office, or 'name', a person", element);
	if ((party->title == NULL) != (party->name == NULL))
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "<%s> has 'title' and 'name' together", element);
	if (r->document->parties != NULL &&
	    (r->document->parties->name == NULL) != (party->name == NULL))
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "offices and persons do not sign together");
	*r->party_end = party;
	r->party_end = &party->next;
	return 0;
}

static int
start_signature(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct document *d = r->document;

	d->signature_date = keep(r, tb_xml_need(r->xml, "signature", attrs, "date"));
	if (d->signature_date == NULL)
		return -1;
	r->party_end = &d->parties;
	if (tb_xml_attr(attrs, "unit") == NULL && tb_xml_attr(attrs, "name") == NULL)
		return 0;
	return add_party(r, "signature", attrs);
}

static int
start_party(struct reader *r, const struct tb_xml_attr *attrs)
{
	return add_party(r, "party", attrs);
}

static int
start_body(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	r->blocks_end = &r->document->blocks;
	r->block = NULL;
	return 0;
}

static int
start_annex(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct annex *annex = tb_arena_alloc(&r->document->arena, sizeof *annex);

	annex->id = read_id(r, tb_xml_need(r->xml, "annex", attrs, "id"));
	if (annex->id == NULL)
		return -1;
	annex->number = keep(r, tb_xml_need(r->xml, "annex", attrs, "number"));
	annex->line = tb_xml_line(r->xml);
	*r->annex_end = annex;
	r->annex_end = &annex->next;
	r->annex = annex;
	r->blocks_end = &annex->blocks;
	r->block = NULL;
	return annex->number != NULL ? 0 : -1;
}

static int
start_annex_title(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	return read_words(r, &r->annex->title);
}

static struct block *
add_block(struct reader *r, enum block_kind kind, const struct tb_xml_attr *attrs)
{
	struct block *block = tb_arena_alloc(&r->document->arena, sizeof *block);

	block->kind = kind;
	block->id = read_id(r, tb_xml_attr(attrs, "id"));
	block->line = tb_xml_line(r->xml);
	*r->blocks_end = block;
	r->blocks_end = &block->next;
	r->block = block;
	return block;
}

static int
start_p(struct reader *r, const struct tb_xml_attr *attrs)
{
	return read_words(r, &add_block(r, BLOCK_P, attrs)->words);
}

static int
start_h(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *level = tb_xml_need(r->xml, "h", attrs, "level");
	struct block *block;

	if (level == NULL)
		return -1;
	if (strlen(level) != 1 || level[0] < '1' || level[0] > '4')
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "level of a heading is 1 to 4, not '%s'", level);
	block = add_block(r, BLOCK_H, attrs);
	block->level = level[0] - '0';
	return read_words(r, &block->words);
}

/* A note behind a table is one of the table's: they stay together. */
static int
start_note(struct reader *r, const struct tb_xml_attr *attrs)
{
	if (r->block == NULL || r->block->kind != BLOCK_TABLE)
		return read_words(r, &add_block(r, BLOCK_NOTE, attrs)->words);
	r->words_end = &r->block->table->notes;
	while (*r->words_end != NULL)
		r->words_end = &(*r->words_end)->next;
	return start_item(r, attrs);
}

static int
start_page(struct reader *r, const struct tb_xml_attr *attrs)
{
	add_block(r, BLOCK_PAGE, attrs);
	return 0;
}

static int
start_table(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct block *block = add_block(r, BLOCK_TABLE, attrs);

	block->table = read_table(r, attrs);
	return block->table != NULL ? 0 : -1;
}

static int
start_table_note(struct reader *r, const struct tb_xml_attr *attrs)
{
	return start_item(r, attrs);
}

static int
start_chart(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct block *block = add_block(r, BLOCK_CHART, attrs);
	struct chart *chart = tb_arena_alloc(&r->document->arena, sizeof *chart);

	block->chart = chart;
	chart->id = keep(r, tb_xml_need(r->xml, "chart", attrs, "id"));
	chart->caption = keep(r, tb_xml_attr(attrs, "caption"));
	chart->alt = keep(r, tb_xml_attr(attrs, "alt"));
	return chart->id != NULL ? 0 : -1;
}

/* --- inline ----------------------------------------------------------------- */

static int
start_b(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	read_face(r, SPAN_B);
	return 0;
}

static int
start_k(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	read_face(r, SPAN_K);
	return 0;
}

static int
start_ref(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *to = tb_xml_need(r->xml, "ref", attrs, "to");

	struct name *ref;

	if (to == NULL)
		return -1;
	ref = tb_grow(&r->refs, r->nrefs, &r->refs_cap, sizeof *r->refs);
	r->nrefs++;
	ref->s = keep(r, to);
	ref->line = tb_xml_line(r->xml);
	read_target(r, ref->s);
	return 0;
}

static int
start_br(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	read_text(r, "\n", 1);
	return 0;
}

/* --- what stands where ------------------------------------------------------- */

#define AT(member) offsetof(struct document, member)
static const struct rule rules[] = {
    {"document", E_DOCUMENT, IN(E_NONE), {"version", "name", "period", "lang", "style", "digest"},
	start_document, 0},
    {"info", E_INFO, IN(E_DOCUMENT), {"title", "subject", "keywords", "author", "date"}, start_info,
	0},
    {"notice", E_NOTICE, IN(E_DOCUMENT), {NULL}, NULL, AT(notice)},
    {"head", E_HEAD, IN(E_DOCUMENT), {"kind"}, start_head, 0},
    {"copy", E_HEAD_TEXT, IN(E_HEAD), {NULL}, NULL, AT(copy)},
    {"secrecy", E_HEAD_TEXT, IN(E_HEAD), {NULL}, NULL, AT(secrecy)},
    {"urgency", E_HEAD_TEXT, IN(E_HEAD), {NULL}, NULL, AT(urgency)},
    {"mark", E_MARK, IN(E_HEAD), {NULL}, NULL, AT(marks)},
    {"mark-tail", E_HEAD_TEXT, IN(E_HEAD), {NULL}, NULL, AT(mark_tail)},
    {"number", E_HEAD_TEXT, IN(E_HEAD), {NULL}, NULL, AT(number)},
    {"signer", E_HEAD_TEXT, IN(E_HEAD), {NULL}, NULL, AT(signer)},
    {"issuer", E_HEAD_TEXT, IN(E_HEAD), {NULL}, NULL, AT(head_issuer)},
    {"date", E_HEAD_TEXT, IN(E_HEAD), {NULL}, NULL, AT(head_date)},
    {"title", E_TITLE, IN(E_DOCUMENT), {NULL}, start_title, 0},
    {"addressee", E_ADDRESSEE, IN(E_DOCUMENT), {NULL}, NULL, AT(addressee)},
    {"body", E_BODY, IN(E_DOCUMENT), {NULL}, start_body, 0},
    {"annex-note", E_ANNEX_NOTE, IN(E_DOCUMENT), {NULL}, start_annex_note, 0},
    {"item", E_ITEM, IN(E_ANNEX_NOTE), {NULL}, start_item, 0},
    {"attendance", E_ATTENDANCE, IN(E_DOCUMENT), {NULL}, NULL, 0},
    {"present", E_ATTENDANCE_TEXT, IN(E_ATTENDANCE), {NULL}, NULL, AT(present)},
    {"leave", E_ATTENDANCE_TEXT, IN(E_ATTENDANCE), {NULL}, NULL, AT(leave)},
    {"guests", E_ATTENDANCE_TEXT, IN(E_ATTENDANCE), {NULL}, NULL, AT(guests)},
    {"signature", E_SIGNATURE, IN(E_DOCUMENT), {"unit", "title", "name", "seal", "date"},
	start_signature, 0},
    {"party", E_PARTY, IN(E_SIGNATURE), {"unit", "title", "name", "seal"}, start_party, 0},
    {"remark", E_REMARK, IN(E_DOCUMENT), {NULL}, NULL, AT(remark)},
    {"annex", E_ANNEX, IN(E_DOCUMENT), {"id", "number"}, start_annex, 0},
    {"title", E_ANNEX_TITLE, IN(E_ANNEX), {NULL}, start_annex_title, 0},
    {"imprint", E_IMPRINT, IN(E_DOCUMENT), {NULL}, NULL, 0},
    {"to", E_IMPRINT_TEXT, IN(E_IMPRINT), {NULL}, NULL, AT(imprint_to)},
    {"cc", E_IMPRINT_TEXT, IN(E_IMPRINT), {NULL}, NULL, AT(imprint_cc)},
    {"issuer", E_IMPRINT_TEXT, IN(E_IMPRINT), {NULL}, NULL, AT(imprint_issuer)},
    {"date", E_IMPRINT_TEXT, IN(E_IMPRINT), {NULL}, NULL, AT(imprint_date)},
    {"p", E_P, IN(E_BODY) | IN(E_ANNEX), {"id"}, start_p, 0},
    {"h", E_H, IN(E_BODY) | IN(E_ANNEX), {"level", "id"}, start_h, 0},
    {"note", E_NOTE, IN(E_BODY) | IN(E_ANNEX), {NULL}, start_note, 0},
    {"pagebreak", E_PAGE, IN(E_BODY) | IN(E_ANNEX), {NULL}, start_page, 0},
    {"table", E_TABLE, IN(E_BODY) | IN(E_ANNEX),
	{"id", "caption", "unit", "note-marks", "key-columns"}, start_table, 0},
    {"columns", E_COLUMNS, IN(E_TABLE), {NULL}, NULL, 0},
    {"column", E_COLUMN, IN(E_COLUMNS), {"align", "width", "min-width", "max-width"}, read_column,
	0},
    {"thead", E_THEAD, IN(E_TABLE), {NULL}, read_thead, 0},
    {"tbody", E_TBODY, IN(E_TABLE), {NULL}, read_tbody, 0},
    {"row", E_ROW, IN(E_THEAD) | IN(E_TBODY), {"class", "keep-next", "id"}, read_row, 0},
    {"cell", E_CELL, IN(E_ROW), {"colspan", "rowspan"}, read_cell, 0},
    {"note", E_TABLE_NOTE, IN(E_TABLE), {NULL}, start_table_note, 0},
    {"chart", E_CHART, IN(E_BODY) | IN(E_ANNEX), {"*"}, start_chart, 0},
    {"mark", E_CHART_PART, IN(E_CHART), {"*"}, NULL, 0},
    {"row", E_CHART_PART, IN(E_CHART), {"*"}, NULL, 0},
    {"category", E_CHART_PART, IN(E_CHART), {"*"}, NULL, 0},
    {"series", E_CHART_PART, IN(E_CHART), {"*"}, NULL, 0},
    {"point", E_CHART_PART, IN(E_CHART_PART), {"*"}, NULL, 0},
    {"b", E_B, 0, {NULL}, start_b, 0},
    {"k", E_K, 0, {NULL}, start_k, 0},
    {"ref", E_REF, 0, {"to"}, start_ref, 0},
    {"br", E_BR, 0, {NULL}, start_br, 0},
};

/* May the element stand in `parent`? Inline elements are not nested, but <b>
 * and <k> inside <ref>. */
static int
stands(const struct rule *rule, enum element parent)
{
	switch (rule->element) {
	case E_B:
	case E_K:
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

static enum element
parent_of(const struct reader *r, int depth)
{
	return depth == 0 ? E_NONE : rules[r->stack[depth - 1]].element;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *r = user;
	const struct rule *rule;

	r->xml = xml;
	r->depth = depth;
	rule = depth < READ_DEPTH ? find_rule(name, parent_of(r, depth)) : NULL;
	if (rule == NULL)
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "<%s> has no place %s%s%s", name,
		    depth == 0 ? "as the root" : "in <",
		    depth == 0 ? "" : rules[r->stack[depth - 1]].name, depth == 0 ? "" : ">");
	r->stack[depth] = (unsigned char)(rule - rules);
	if ((rule->attrs[0] == NULL || rule->attrs[0][0] != '*') &&
	    tb_xml_only(xml, name, attrs, rule->attrs) != 0)
		return -1;
	return rule->start != NULL ? rule->start(r, attrs) : 0;
}

/* A tab has no width, and where a line ends is for the composer to say. */
static int
check_one_line(struct reader *r, const char *name, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] == '\t' || s[i] == '\n' || s[i] == '\r')
			return tb_xml_fail(r->xml, TB_MSG_VALUE,
			    "the text of <%s> holds a %s; write it in one line, without "
			    "indentation",
			    name, s[i] == '\t' ? "tab" : "line end");
	return 0;
}

static int
end_plain(struct reader *r, const struct rule *rule, const char *text)
{
	const char **slot = (const char **)(void *)((char *)r->document + rule->at);

	if (*text == '\0')
		return tb_xml_fail(r->xml, TB_MSG_VALUE, "<%s> is empty", rule->name);
	if (check_one_line(r, rule->name, text, strlen(text)) != 0)
		return -1;
	if (rule->element == E_MARK) {
		*r->mark_end = tb_arena_alloc(&r->document->arena, sizeof **r->mark_end);
		(*r->mark_end)->text = keep(r, text);
		r->mark_end = &(*r->mark_end)->next;
		return 0;
	}
	if (*slot != NULL)
		return tb_xml_fail(r->xml, TB_MSG_XML_SHAPE, "a second <%s>", rule->name);
	*slot = keep(r, text);
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *r = user;
	const struct rule *rule = &rules[r->stack[depth]];

	(void)name;
	r->xml = xml;
	r->depth = depth - 1;
	if (rule->at != 0)
		return end_plain(r, rule, text);
	switch (rule->element) {
	case E_B:
	case E_K:
		read_face(r, SPAN_PLAIN);
		return 0;
	case E_REF:
		read_target(r, NULL);
		return 0;
	case E_ROW:
		return read_row_end(r);
	case E_TABLE:
		return read_table_end(r);
	default:
		if ((inline_elements & IN(rule->element)) != 0)
			read_words_end(r);
		return 0;
	}
}

static int
on_text(struct tb_xml *xml, void *user, const char *s, size_t len)
{
	struct reader *r = user;
	size_t i;

	r->xml = xml;
	if (r->words != NULL) {
		if (check_one_line(r, rules[r->stack[r->depth]].name, s, len) != 0)
			return -1;
		read_text(r, s, len);
		return 0;
	}
	if (r->depth < 0 || rules[r->stack[r->depth]].at != 0)
		return 0;
	for (i = 0; i < len; i++)
		if (strchr(" \t\r\n", s[i]) == NULL)
			return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "text has no place in <%s>",
			    rules[r->stack[r->depth]].name);
	return 0;
}

/* --- the whole --------------------------------------------------------------- */

/* What stands in one kind of head only. */
static const char *
find_misplaced(const struct document *d)
{
	if (d->kind != HEAD_DOCUMENT && d->signer != NULL)
		return "signer";
	if (d->kind != HEAD_BULLETIN && (d->head_issuer != NULL || d->head_date != NULL))
		return d->head_issuer != NULL ? "issuer" : "date";
	if (d->kind != HEAD_MINUTES && (d->present || d->leave || d->guests))
		return "attendance";
	if (d->kind == HEAD_LETTER && d->imprint_issuer != NULL)
		return "issuer";
	return NULL;
}

static const char *
find_missing(const struct document *d)
{
	int untitled = d->kind == HEAD_ORDER || d->kind == HEAD_MINUTES;

	return d->info_title == NULL				   ? "info"
	       : d->title.first == NULL && !untitled		   ? "title"
	       : d->blocks == NULL				   ? "body"
	       : d->marks && !d->number && d->kind != HEAD_MINUTES ? "number"
	       : (d->number || d->mark_tail) && !d->marks	   ? "mark"
	       : d->head_issuer && !d->head_date		   ? "date"
	       : d->head_date && !d->head_issuer		   ? "issuer"
	       : d->signature_date && !d->parties		   ? "party"
	       : d->imprint_issuer && !d->imprint_date		   ? "date"
	       : d->imprint_date && !d->imprint_issuer		   ? "issuer"
								   : NULL;
}

static int
check(const struct document *d, struct tb_err *err)
{
	const char *missing = find_missing(d), *misplaced = find_misplaced(d);

	if (missing != NULL)
		return tb_err_set(err, TB_MSG_XML_SHAPE, d->file, 0, 0,
		    "there is no <%s>, or nothing in it", missing);
	if (misplaced != NULL)
		return tb_err_set(err, TB_MSG_XML_SHAPE, d->file, 0, 0,
		    "<%s> does not belong to a document of this kind of head", misplaced);
	for (const struct annex *annex = d->annexes; annex != NULL; annex = annex->next)
		if (annex->title.first == NULL)
			return tb_err_set(err, TB_MSG_XML_SHAPE, d->file, annex->line, 0,
			    "the annex has no <title>");
	return 0;
}

static int
compare_names(const void *a, const void *b)
{
	const struct name *left = a, *right = b;
	int order = strcmp(left->s, right->s);

	return order != 0 ? order : left->line - right->line;
}

static int
find_name(const void *key, const void *element)
{
	return strcmp(((const struct name *)key)->s, ((const struct name *)element)->s);
}

/* Ids are unique; references that lead nowhere are listed. */
static int
check_names(struct reader *r, struct tb_err *err)
{
	struct loose **end = &r->document->loose;

	if (r->nids > 0)
		qsort(r->ids, r->nids, sizeof *r->ids, compare_names);
	for (size_t i = 1; i < r->nids; i++)
		if (strcmp(r->ids[i].s, r->ids[i - 1].s) == 0)
			return tb_err_set(err, TB_MSG_VALUE, r->document->file, r->ids[i].line, 0,
			    "the id '%s' is that of line %d too", r->ids[i].s, r->ids[i - 1].line);
	for (size_t i = 0; i < r->nrefs; i++) {
		if (r->nids > 0 &&
		    bsearch(&r->refs[i], r->ids, r->nids, sizeof *r->ids, find_name) != NULL)
			continue;
		*end = tb_arena_alloc(&r->document->arena, sizeof **end);
		(*end)->to = r->refs[i].s;
		(*end)->line = r->refs[i].line;
		end = &(*end)->next;
	}
	return 0;
}

/* Each line of the 附件说明 leads to its annex, where there are as many of both. */
static void
link_annex_notes(struct document *d)
{
	const struct annex *annex = d->annexes;
	const struct words *note = d->annex_notes;

	for (; note != NULL && annex != NULL; note = note->next)
		annex = annex->next;
	if (note != NULL || annex != NULL)
		return;
	annex = d->annexes;
	for (note = d->annex_notes; note != NULL; note = note->next, annex = annex->next)
		for (struct span *span = note->first; span != NULL; span = span->next)
			if (span->to == NULL)
				span->to = annex->id;
}

int
document_load(const char *path, struct document *document, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = "urn:tongbao:document:1", .start = on_start, .end = on_end, .text = on_text};
	struct reader reader = {.document = document,
	    .depth = -1,
	    .chars = TB_BUF_INIT,
	    .annex_end = &document->annexes};
	int rc;

	*document = (struct document){.file = path};
	rc = tb_xml_parse_file(path, &handler, &reader, err);
	tb_buf_release(&reader.chars);
	free(reader.reach);
	if (rc == 0)
		rc = check(document, err);
	if (rc == 0)
		rc = check_names(&reader, err);
	if (rc == 0)
		link_annex_notes(document);
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
