/*
 * A receipt's XML, read for a device (receipt-device.h).  Elements come in the order
 * in which they are printed, so each is given as it starts or ends; only the head,
 * which is the root's attributes, waits for the verdict.
 */
#include "receipt-device.h"
#include "../lib/utf8.h"
#include "../lib/xmlread.h"

enum { ROOT_ATTRS = 32 };

struct reader {
	const struct catalogue *catalogue;
	receipt_device device;
	void *out;
	struct tb_arena arena;
	struct tb_xml_attr root[ROOT_ATTRS]; /* ended by a name of NULL */
	struct tb_buf text;		     /* of the part being put together */
	/* of the element being read */
	const char *verdict;
	const char *level;   /* of the last heading */
	const char *omitted; /* places of the present group, or changes, that are not listed */
	int contents;	     /* content elements read */
	int groups;	     /* under the present heading */
	int counted;	     /* count elements read */
};

static const char *
keep(struct reader *r, const struct tb_xml_attr *attrs, const char *name)
{
	const char *value = tb_xml_attr(attrs, name);

	return value != NULL ? tb_arena_strdup(&r->arena, value) : NULL;
}

static const char *
root(const struct reader *r, const char *name)
{
	return tb_xml_attr(r->root, name);
}

static const char *
word(const struct reader *r, enum label which)
{
	return r->catalogue->labels[which];
}

static void
fill(struct reader *r, enum label which, const char *value, const char *name)
{
	tb_slots_fill(&r->text, word(r, which),
	    (const struct tb_slot[]){{"value", value}, {"name", name}, {NULL, NULL}});
}

static void
fill_two(struct reader *r, enum label which, const char *one, const char *two, const char *name)
{
	tb_slots_fill(&r->text, word(r, which),
	    (const struct tb_slot[]){{"1", one}, {"2", two}, {"name", name}, {NULL, NULL}});
}

static void
put(struct reader *r, const char *text)
{
	tb_buf_puts(&r->text, text != NULL ? text : "");
}

/* What was put together goes to the device. */
static void
give(struct reader *r, enum receipt_part part, const char *label)
{
	r->device(r->out, part, label, r->text.s);
	tb_buf_reset(&r->text);
}

static void
give_text(struct reader *r, enum receipt_part part, const char *label, const char *text)
{
	put(r, text);
	give(r, part, label);
}

/* --- the head ------------------------------------------------------------------------- */

static void
give_unit(struct reader *r)
{
	const char *unit = root(r, "unit"), *name = root(r, "unit-name");

	if (name != NULL)
		tb_buf_printf(&r->text, "%s（%s）", name, unit);
	else
		put(r, unit != NULL ? unit : word(r, LABEL_UNKNOWN));
	give(r, PART_UNIT, word(r, LABEL_UNIT));
}

static void
give_period(struct reader *r)
{
	const char *period = root(r, "period-label"), *version = root(r, "version");

	if (period == NULL)
		period = root(r, "period");
	put(r, period != NULL ? period : word(r, LABEL_UNKNOWN));
	if (version != NULL) {
		put(r, "　");
		fill(r, LABEL_NTH_VERSION, version, NULL);
	}
	give(r, PART_PERIOD, word(r, LABEL_PERIOD));
}

static void
give_day(struct reader *r)
{
	const char *timeliness = root(r, "timeliness");

	put(r, root(r, "arrived"));
	if (timeliness != NULL) {
		put(r, "　");
		fill(r, strcmp(timeliness, "met") == 0 ? LABEL_MET : LABEL_OVERDUE,
		    root(r, "deadline"), NULL);
	}
	give(r, PART_ARRIVED, word(r, LABEL_ARRIVED));
}

/* "已核验：某某" */
static void
give_signed(struct reader *r)
{
	const char *state = root(r, "signed"), *signer = root(r, "signer");
	char key[32];

	if (state == NULL)
		return;
	snprintf(key, sizeof(key), "signed.%s", state);
	state = catalogue_word(r->catalogue, key, state);
	if (signer != NULL)
		fill(r, LABEL_SIGNED_BY, signer, state);
	else
		put(r, state);
	give(r, PART_SIGNED, word(r, LABEL_SIGNED));
}

static void
give_digest(struct reader *r)
{
	const char *size = root(r, "size");

	if (size == NULL)
		return;
	tb_buf_printf(&r->text, "%.16s　", root(r, "digest"));
	fill(r, LABEL_BYTES, size, NULL);
	give(r, PART_DIGEST, word(r, LABEL_DIGEST));
}

static void
give_head(struct reader *r, const char *verdict)
{
	const char *name = r->verdict != NULL ? r->verdict : root(r, "outcome");

	give_text(r, PART_TITLE, word(r, LABEL_TITLE), name);
	give_text(r, PART_ISSUER, NULL, root(r, "issuer"));
	give_text(r, PART_DAY, NULL, root(r, "arrived"));
	tb_buf_printf(&r->text, "%s：%s", name, verdict);
	give(r, PART_VERDICT, word(r, LABEL_VERDICT));
	give_text(r, PART_FILE, word(r, LABEL_FILE), root(r, "source"));
	give_unit(r);
	give_period(r);
	give_day(r);
	give_signed(r);
	give_digest(r);
}

static int
read_root(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs)
{
	static const char *const needed[] = {"outcome", "source", "digest", "arrived"};
	size_t i;

	for (i = 0; attrs[i].name != NULL && i + 1 < ROOT_ATTRS; i++) {
		r->root[i].name = tb_arena_strdup(&r->arena, attrs[i].name);
		r->root[i].value = tb_arena_strdup(&r->arena, attrs[i].value);
	}
	for (i = 0; i < TB_LEN(needed); i++)
		if (root(r, needed[i]) == NULL)
			return tb_xml_fail(xml, TB_MSG_XML_SHAPE, RECEIPT_NEEDS);
	return 0;
}

/* --- what was in it --------------------------------------------------------------------- */

static int
is_item(const char *section)
{
	return section != NULL &&
	       (strcmp(section, "problems") == 0 || strcmp(section, "practices") == 0);
}

static void
read_content(struct reader *r, const struct tb_xml_attr *attrs)
{
	if (r->contents++ > 0)
		put(r, "、");
	fill(r, is_item(tb_xml_attr(attrs, "section")) ? LABEL_ITEMS : LABEL_ROWS,
	    tb_xml_attr(attrs, "rows"), tb_xml_attr(attrs, "table"));
}

/* --- findings --------------------------------------------------------------------------- */

static void
read_count(struct reader *r, const struct tb_xml_attr *attrs)
{
	if (r->counted++ > 0)
		put(r, "，");
	else if (r->contents > 0)
		give(r, PART_CONTENTS, word(r, LABEL_CONTENTS));
	fill_two(r, LABEL_COUNT, tb_xml_attr(attrs, "kinds"), tb_xml_attr(attrs, "places"),
	    tb_xml_attr(attrs, "name"));
	if (r->counted == LEVEL_MAX)
		give(r, PART_COUNTS, word(r, LABEL_FINDINGS));
}

static void
give_level(struct reader *r, const char *level)
{
	static const enum label headings[LEVEL_MAX] = {
	    LABEL_HEADING_MUST, LABEL_HEADING_QUERY, LABEL_HEADING_NOTE};
	int i;

	if (r->level != NULL && strcmp(r->level, level) == 0)
		return;
	r->level = tb_arena_strdup(&r->arena, level);
	r->groups = 0;
	for (i = 0; i < LEVEL_MAX; i++)
		if (strcmp(level, level_codes[i]) == 0)
			give_text(r, PART_LEVEL, level, word(r, headings[i]));
}

static void
read_group(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *level = tb_xml_attr(attrs, "level"), *title = tb_xml_attr(attrs, "title");
	const char *id = tb_xml_attr(attrs, "id");

	give_level(r, level != NULL ? level : "");
	tb_buf_printf(&r->text, "%d. %s（%s）", ++r->groups, title != NULL ? title : "",
	    id != NULL ? id : "");
	give(r, PART_GROUP, NULL);
	r->omitted = keep(r, attrs, "omitted");
}

struct place {
	const char *at, *row, *subject, *indicator;
};

static const char *
filled(struct reader *r)
{
	const char *text = r->text.len > 0 ? tb_arena_strdup(&r->arena, r->text.s) : NULL;

	tb_buf_reset(&r->text);
	return text;
}

/* "E03 唐人神集团", or one of the two. */
static const char *
subject(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *code = tb_xml_attr(attrs, "code"), *name = tb_xml_attr(attrs, "name");

	put(r, code);
	if (name != NULL && name[0] != '\0') {
		put(r, r->text.len > 0 ? " " : "");
		put(r, name);
	}
	return filled(r);
}

/* A cell has its table in it. */
static struct place
find_place(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *line = tb_xml_attr(attrs, "line"), *table = tb_xml_attr(attrs, "table");
	const char *row = tb_xml_attr(attrs, "row"), *cell = tb_xml_attr(attrs, "cell");
	struct place place = {.at = cell, .indicator = tb_xml_attr(attrs, "indicator")};

	if (cell == NULL && line != NULL) {
		fill(r, LABEL_LINE, line, NULL);
		place.at = filled(r);
	}
	if (cell == NULL && table != NULL) {
		if (row != NULL)
			fill(r, is_item(tb_xml_attr(attrs, "section")) ? LABEL_ITEM : LABEL_ROW,
			    row, table);
		else
			put(r, table);
		place.row = filled(r);
	}
	place.subject = subject(r, attrs);
	return place;
}

static void
give_place(struct reader *r, const struct place *place)
{
	const struct {
		enum receipt_part part;
		enum label label;
		const char *text;
	} parts[] = {{PART_AT, LABEL_AT, place->at}, {PART_ROW, LABEL_AT, place->row},
	    {PART_SUBJECT, LABEL_SUBJECT, place->subject},
	    {PART_INDICATOR, LABEL_INDICATOR, place->indicator}};
	size_t i;

	for (i = 0; i < TB_LEN(parts); i++) {
		if (parts[i].text == NULL || parts[i].text[0] == '\0')
			continue;
		put(r, r->text.len > 0 ? "　" : "");
		put(r, parts[i].text);
	}
	put(r, r->text.len == 0 ? word(r, LABEL_WHOLE_FILE) : "");
	give(r, PART_PLACE, word(r, LABEL_AT));
	for (i = 0; i < TB_LEN(parts); i++)
		if (parts[i].text != NULL && parts[i].text[0] != '\0')
			give_text(r, parts[i].part, word(r, parts[i].label), parts[i].text);
}

static void
give_detail(struct reader *r, enum receipt_part part, enum label label, const char *text)
{
	if (text != NULL)
		give_text(r, part, word(r, label), text[0] != '\0' ? text : word(r, LABEL_NOTHING));
}

/* "第12行　企业表第3行　代码 某公司　产值本年累计", of a workbook "企业表!C12　代码 …" */
static void
read_place(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct place place = find_place(r, attrs);

	give_place(r, &place);
	give_detail(r, PART_VALUE, LABEL_VALUE, tb_xml_attr(attrs, "value"));
	give_detail(r, PART_EXPECTED, LABEL_EXPECTED, tb_xml_attr(attrs, "expected"));
	give_detail(r, PART_NOTE, LABEL_NOTE, tb_xml_attr(attrs, "note"));
}

static void
read_remedy(struct reader *r, const char *text)
{
	if (r->omitted != NULL) {
		fill(r, LABEL_OMITTED, r->omitted, NULL);
		give(r, PART_OMITTED, NULL);
	}
	r->omitted = NULL;
	give_text(r, PART_REMEDY, word(r, LABEL_REMEDY), text);
}

/* --- what changed, and the grounds ------------------------------------------------------------ */

static void
read_changes(struct reader *r, const struct tb_xml_attr *attrs)
{
	give_text(r, PART_CHANGES, NULL, word(r, LABEL_CHANGES));
	fill_two(
	    r, LABEL_CHANGED, tb_xml_attr(attrs, "changed"), tb_xml_attr(attrs, "unchanged"), NULL);
	give(r, PART_CHANGED, NULL);
	r->omitted = keep(r, attrs, "omitted");
}

static void
end_changes(struct reader *r)
{
	if (r->omitted != NULL) {
		fill(r, LABEL_MORE_CHANGES, r->omitted, NULL);
		give(r, PART_CHANGES_OMITTED, NULL);
	}
	r->omitted = NULL;
}

static const char *
some(const struct reader *r, const char *text)
{
	return text != NULL && text[0] != '\0' ? text : word(r, LABEL_NOTHING);
}

static void
read_change(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *table = tb_xml_attr(attrs, "table"), *what = tb_xml_attr(attrs, "indicator");
	const char *from = some(r, tb_xml_attr(attrs, "from"));
	const char *to = some(r, tb_xml_attr(attrs, "to"));
	const char *whom = subject(r, attrs);

	tb_buf_printf(&r->text, "%s　%s　%s　", table != NULL ? table : "",
	    whom != NULL ? whom : "", what != NULL ? what : "");
	fill_two(r, LABEL_FROM_TO, from, to, NULL);
	give(r, PART_CHANGE, NULL);
	give_text(r, PART_CHANGE_TABLE, word(r, LABEL_TABLE), table);
	give_text(r, PART_CHANGE_SUBJECT, word(r, LABEL_SUBJECT), whom);
	give_text(r, PART_CHANGE_INDICATOR, word(r, LABEL_INDICATOR), what);
	give_text(r, PART_CHANGE_FROM, word(r, LABEL_BEFORE), from);
	give_text(r, PART_CHANGE_TO, word(r, LABEL_AFTER), to);
}

static void
give_lists(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *parts = tb_xml_attr(attrs, "parts");

	fill_two(r, LABEL_LISTS, tb_xml_attr(attrs, "industries"),
	    tb_xml_attr(attrs, "enterprises"), NULL);
	if (parts != NULL)
		fill(r, LABEL_LISTS_PARTS, parts, NULL);
	put(r, "、");
	fill_two(
	    r, LABEL_LISTS_MORE, tb_xml_attr(attrs, "projects"), tb_xml_attr(attrs, "units"), NULL);
	give(r, PART_GROUND, NULL);
}

static void
read_grounds(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *schema = tb_xml_attr(attrs, "schema"),
		   *digest = tb_xml_attr(attrs, "plan-digest");
	const char *authority = tb_xml_attr(attrs, "authority");
	const char *revocations = tb_xml_attr(attrs, "revocations");

	give_text(r, PART_CHECKED, NULL, word(r, LABEL_CHECKED));
	tb_buf_printf(&r->text, "submission.xsd %.12s", schema != NULL ? schema : "");
	give(r, PART_GROUND, word(r, LABEL_SCHEMA));
	put(r, tb_xml_attr(attrs, "plan"));
	put(r, " ");
	put(r, tb_xml_attr(attrs, "plan-number"));
	put(r, " ");
	fill(r, LABEL_NTH_VERSION, tb_xml_attr(attrs, "plan-version"), NULL);
	tb_buf_printf(&r->text, " %.12s", digest != NULL ? digest : "");
	give(r, PART_GROUND, word(r, LABEL_PLAN));
	if (authority != NULL && revocations != NULL) {
		tb_buf_printf(&r->text, "ca.pem %.12s，crl.pem %.12s", authority, revocations);
		give(r, PART_GROUND, word(r, LABEL_AUTHORITY));
	}
	give_lists(r, attrs);
	if (root(r, "issuer") == NULL)
		return;
	fill(r, LABEL_HELP, root(r, "issuer"), NULL);
	give(r, PART_HELP, NULL);
}

/* --- events ---------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	void (*read)(struct reader *r, const struct tb_xml_attr *attrs);
} elements[] = {
    {"content", read_content},
    {"count", read_count},
    {"group", read_group},
    {"place", read_place},
    {"changes", read_changes},
    {"change", read_change},
    {"checked", read_grounds},
};

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *r = user;
	size_t i;

	if (depth == 0)
		return read_root(xml, r, attrs);
	if (strcmp(name, "verdict") == 0)
		r->verdict = keep(r, attrs, "name");
	for (i = 0; i < TB_LEN(elements); i++)
		if (strcmp(name, elements[i].name) == 0)
			elements[i].read(r, attrs);
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *r = user;

	(void)xml, (void)depth;
	if (strcmp(name, "verdict") == 0)
		give_head(r, text);
	else if (strcmp(name, "place") == 0 && text[0] != '\0')
		give_text(r, PART_TEXT, word(r, LABEL_TEXT), text);
	else if (strcmp(name, "remedy") == 0)
		read_remedy(r, text);
	else if (strcmp(name, "changes") == 0)
		end_changes(r);
	return 0;
}

static const struct tb_xml_handler handler = {.ns = RECEIPT_NS, .start = on_start, .end = on_end};

int
receipt_read(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    receipt_device device, void *out, struct tb_err *err)
{
	struct reader r = {.catalogue = catalogue, .device = device, .out = out};
	int rc = tb_xml_parse(xml, len, name, &handler, &r, err);

	tb_buf_release(&r.text);
	tb_arena_release(&r.arena);
	return rc;
}
