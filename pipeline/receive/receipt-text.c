/*
 * The text of a receipt, from its XML (receipt.h).  One pass: elements come in
 * the order in which they are printed, so each is printed as it ends.
 */
#include "receipt.h"
#include "../lib/utf8.h"
#include "../lib/xmlread.h"

enum { NAME_MAX_BYTES = 160, SHORT_DIGEST = 12 };

#define NS "urn:tongbao:receipt:1"

struct printer {
	const struct catalogue *catalogue;
	struct tb_buf *out;
	struct tb_arena arena;
	/* of the root */
	const char *outcome, *source, *digest, *arrived, *issuer, *signature_digest;
	/* of the element being read */
	const char *verdict;
	const char *level;   /* of the last heading printed */
	const char *omitted; /* places of the present group that are not listed, or NULL */
	int contents;	     /* content elements printed */
	int groups;	     /* printed under the present heading */
	int counted;	     /* count elements printed */
};

static const char *
keep(struct printer *p, const struct tb_xml_attr *attrs, const char *name)
{
	const char *value = tb_xml_attr(attrs, name);

	return value != NULL ? tb_arena_strdup(&p->arena, value) : NULL;
}

static const char *
label(const struct printer *p, enum label which)
{
	return p->catalogue->labels[which];
}

static void
fill(struct printer *p, enum label which, const char *value, const char *name)
{
	tb_slots_fill(p->out, label(p, which),
	    (const struct tb_slot[]){{"value", value}, {"name", name}, {NULL, NULL}});
}

static void
fill_two(struct printer *p, enum label which, const char *one, const char *two, const char *name)
{
	tb_slots_fill(p->out, label(p, which),
	    (const struct tb_slot[]){{"1", one}, {"2", two}, {"name", name}, {NULL, NULL}});
}

/* "文件　　　" : a label in a column of five characters. */
static void
put_label(struct printer *p, enum label which)
{
	size_t n = tb_utf8_count(label(p, which));

	tb_buf_puts(p->out, label(p, which));
	for (; n < 5; n++)
		tb_buf_puts(p->out, "　");
}

static void
put_line(struct printer *p, enum label which, const char *text)
{
	put_label(p, which);
	tb_buf_printf(p->out, "%s\n", text);
}

/* --- the head ------------------------------------------------------------------------- */

static void
print_day(struct printer *p, const struct tb_xml_attr *attrs)
{
	const char *timeliness = tb_xml_attr(attrs, "timeliness");
	const char *deadline = tb_xml_attr(attrs, "deadline");

	put_label(p, LABEL_ARRIVED);
	tb_buf_puts(p->out, p->arrived);
	if (timeliness != NULL) {
		tb_buf_puts(p->out, "　");
		fill(p, strcmp(timeliness, "met") == 0 ? LABEL_MET : LABEL_OVERDUE, deadline, NULL);
	}
	tb_buf_putc(p->out, '\n');
}

static void
print_unit(struct printer *p, const struct tb_xml_attr *attrs)
{
	const char *unit = tb_xml_attr(attrs, "unit"), *name = tb_xml_attr(attrs, "unit-name");

	put_label(p, LABEL_UNIT);
	if (name != NULL)
		tb_buf_printf(p->out, "%s（%s）\n", name, unit);
	else
		tb_buf_printf(p->out, "%s\n", unit != NULL ? unit : label(p, LABEL_UNKNOWN));
}

static void
print_period(struct printer *p, const struct tb_xml_attr *attrs)
{
	const char *period = tb_xml_attr(attrs, "period-label");
	const char *version = tb_xml_attr(attrs, "version");

	if (period == NULL)
		period = tb_xml_attr(attrs, "period");
	put_label(p, LABEL_PERIOD);
	tb_buf_puts(p->out, period != NULL ? period : label(p, LABEL_UNKNOWN));
	if (version != NULL) {
		tb_buf_puts(p->out, "　");
		fill(p, LABEL_NTH_VERSION, version, NULL);
	}
	tb_buf_putc(p->out, '\n');
}

/* "已核验：某某" */
static void
print_signed(struct printer *p, const struct tb_xml_attr *attrs)
{
	const char *state = tb_xml_attr(attrs, "signed"), *signer = tb_xml_attr(attrs, "signer");
	char key[32];

	if (state == NULL)
		return;
	snprintf(key, sizeof(key), "signed.%s", state);
	state = catalogue_word(p->catalogue, key, state);
	put_label(p, LABEL_SIGNED);
	if (signer != NULL)
		fill(p, LABEL_SIGNED_BY, signer, state);
	else
		tb_buf_puts(p->out, state);
	tb_buf_putc(p->out, '\n');
}

/* All below the verdict; the verdict itself comes first, from its own element. */
static void
print_head(struct printer *p, const struct tb_xml_attr *attrs)
{
	const char *size = tb_xml_attr(attrs, "size");

	put_line(p, LABEL_FILE, p->source);
	print_unit(p, attrs);
	print_period(p, attrs);
	print_day(p, attrs);
	print_signed(p, attrs);
	if (size == NULL)
		return;
	put_label(p, LABEL_DIGEST);
	tb_buf_printf(p->out, "%.16s　", p->digest);
	fill(p, LABEL_BYTES, size, NULL);
	tb_buf_putc(p->out, '\n');
}

static int
read_root(struct tb_xml *xml, struct printer *p, const struct tb_xml_attr *attrs)
{
	p->outcome = keep(p, attrs, "outcome");
	p->source = keep(p, attrs, "source");
	p->digest = keep(p, attrs, "digest");
	p->arrived = keep(p, attrs, "arrived");
	p->issuer = keep(p, attrs, "issuer");
	p->signature_digest = keep(p, attrs, "signature-digest");
	if (p->outcome == NULL || p->source == NULL || p->digest == NULL || p->arrived == NULL)
		return tb_xml_fail(
		    xml, TB_MSG_XML_SHAPE, "a receipt has outcome, source, digest and arrived");
	return 0;
}

/* --- findings --------------------------------------------------------------------------- */

static void
print_count(struct printer *p, const struct tb_xml_attr *attrs)
{
	const char *places = tb_xml_attr(attrs, "places");

	if (p->counted++ == 0) {
		tb_buf_putc(p->out, '\n');
		put_label(p, LABEL_FINDINGS);
	} else {
		tb_buf_puts(p->out, "，");
	}
	fill_two(p, LABEL_COUNT, tb_xml_attr(attrs, "kinds"), places, tb_xml_attr(attrs, "name"));
	if (p->counted == LEVEL_MAX)
		tb_buf_putc(p->out, '\n');
}

static void
print_heading(struct printer *p, const char *level)
{
	static const enum label headings[LEVEL_MAX] = {
	    LABEL_HEADING_MUST, LABEL_HEADING_QUERY, LABEL_HEADING_NOTE};
	int i;

	if (p->level != NULL && strcmp(p->level, level) == 0)
		return;
	p->level = tb_arena_strdup(&p->arena, level);
	p->groups = 0;
	for (i = 0; i < LEVEL_MAX; i++)
		if (strcmp(level, level_codes[i]) == 0)
			tb_buf_printf(p->out, "\n【%s】\n", label(p, headings[i]));
}

static void
print_group(struct printer *p, const struct tb_xml_attr *attrs)
{
	const char *level = tb_xml_attr(attrs, "level"), *title = tb_xml_attr(attrs, "title");
	const char *id = tb_xml_attr(attrs, "id");

	print_heading(p, level != NULL ? level : "");
	tb_buf_printf(p->out, "\n%d. %s（%s）\n", ++p->groups, title != NULL ? title : "",
	    id != NULL ? id : "");
	p->omitted = keep(p, attrs, "omitted");
}

/* "第12行　企业表第3行　代码 某公司　产值本年累计", of a workbook "企业表!C12　代码 …" */
static void
print_where(struct printer *p, const struct tb_xml_attr *attrs)
{
	static const char *const named[] = {"code", "name", "indicator"};
	const char *line = tb_xml_attr(attrs, "line"), *table = tb_xml_attr(attrs, "table");
	const char *row = tb_xml_attr(attrs, "row"), *section = tb_xml_attr(attrs, "section");
	const char *cell = tb_xml_attr(attrs, "cell");
	int item = section != NULL && section[0] == 'p' && section[1] == 'r' &&
		   (section[2] == 'o' || section[2] == 'a') && strcmp(section, "projects") != 0;
	size_t i, before = p->out->len;

	tb_buf_puts(p->out, "  ▪ ");
	before = p->out->len;
	if (cell != NULL)
		tb_buf_puts(p->out, cell);
	else if (line != NULL)
		fill(p, LABEL_LINE, line, NULL);
	if (table != NULL && cell == NULL) {
		tb_buf_puts(p->out, p->out->len > before ? "　" : "");
		if (row != NULL)
			fill(p, item ? LABEL_ITEM : LABEL_ROW, row, table);
		else
			tb_buf_puts(p->out, table);
	}
	for (i = 0; i < TB_LEN(named); i++) {
		const char *value = tb_xml_attr(attrs, named[i]);

		if (value == NULL || value[0] == '\0')
			continue;
		tb_buf_puts(p->out, i == 1 ? " " : p->out->len > before ? "　" : "");
		tb_buf_puts(p->out, value);
	}
	if (p->out->len == before)
		tb_buf_puts(p->out, label(p, LABEL_WHOLE_FILE));
	tb_buf_putc(p->out, '\n');
}

static void
print_detail(struct printer *p, enum label which, const char *text)
{
	if (text != NULL)
		tb_buf_printf(p->out, "    %s：%s\n", label(p, which),
		    text[0] != '\0' ? text : label(p, LABEL_NOTHING));
}

static void
print_place(struct printer *p, const struct tb_xml_attr *attrs)
{
	print_where(p, attrs);
	print_detail(p, LABEL_VALUE, tb_xml_attr(attrs, "value"));
	print_detail(p, LABEL_EXPECTED, tb_xml_attr(attrs, "expected"));
	print_detail(p, LABEL_NOTE, tb_xml_attr(attrs, "note"));
}

/* --- the rest ------------------------------------------------------------------------------ */

static void
print_content(struct printer *p, const struct tb_xml_attr *attrs)
{
	const char *section = tb_xml_attr(attrs, "section");
	int item = section != NULL &&
		   (strcmp(section, "problems") == 0 || strcmp(section, "practices") == 0);

	if (p->contents++ == 0)
		put_label(p, LABEL_CONTENTS);
	else
		tb_buf_puts(p->out, "、");
	fill(p, item ? LABEL_ITEMS : LABEL_ROWS, tb_xml_attr(attrs, "rows"),
	    tb_xml_attr(attrs, "table"));
}

static void
print_changes(struct printer *p, const struct tb_xml_attr *attrs)
{
	tb_buf_printf(p->out, "\n【%s】\n", label(p, LABEL_CHANGES));
	fill_two(
	    p, LABEL_CHANGED, tb_xml_attr(attrs, "changed"), tb_xml_attr(attrs, "unchanged"), NULL);
	tb_buf_putc(p->out, '\n');
}

static void
print_change(struct printer *p, const struct tb_xml_attr *attrs)
{
	const char *name = tb_xml_attr(attrs, "name"), *code = tb_xml_attr(attrs, "code");
	const char *table = tb_xml_attr(attrs, "table"), *what = tb_xml_attr(attrs, "indicator");
	const char *from = tb_xml_attr(attrs, "from"), *to = tb_xml_attr(attrs, "to");

	tb_buf_printf(p->out, "  ▪ %s　%s %s　%s　", table != NULL ? table : "",
	    code != NULL ? code : "", name != NULL ? name : "", what != NULL ? what : "");
	fill_two(p, LABEL_FROM_TO, from != NULL && from[0] != '\0' ? from : label(p, LABEL_NOTHING),
	    to != NULL && to[0] != '\0' ? to : label(p, LABEL_NOTHING), NULL);
	tb_buf_putc(p->out, '\n');
}

static void
print_grounds(struct printer *p, const struct tb_xml_attr *attrs)
{
	const char *schema = tb_xml_attr(attrs, "schema"), *plan = tb_xml_attr(attrs, "plan");
	const char *number = tb_xml_attr(attrs, "plan-number");
	const char *version = tb_xml_attr(attrs, "plan-version");
	const char *digest = tb_xml_attr(attrs, "plan-digest");
	const char *authority = tb_xml_attr(attrs, "authority");
	const char *revocations = tb_xml_attr(attrs, "revocations");

	tb_buf_printf(p->out, "\n【%s】\n%s：submission.xsd %.12s\n", label(p, LABEL_CHECKED),
	    label(p, LABEL_SCHEMA), schema != NULL ? schema : "");
	tb_buf_printf(p->out, "%s：%s %s ", label(p, LABEL_PLAN), plan != NULL ? plan : "",
	    number != NULL ? number : "");
	fill(p, LABEL_NTH_VERSION, version, NULL);
	tb_buf_printf(p->out, " %.12s\n", digest != NULL ? digest : "");
	if (authority != NULL && revocations != NULL)
		tb_buf_printf(p->out, "%s：ca.pem %.12s，crl.pem %.12s\n",
		    label(p, LABEL_AUTHORITY), authority, revocations);
	fill_two(p, LABEL_LISTS, tb_xml_attr(attrs, "industries"),
	    tb_xml_attr(attrs, "enterprises"), NULL);
	tb_buf_puts(p->out, "、");
	fill_two(
	    p, LABEL_LISTS_MORE, tb_xml_attr(attrs, "projects"), tb_xml_attr(attrs, "units"), NULL);
	tb_buf_putc(p->out, '\n');
	if (p->issuer != NULL) {
		tb_buf_putc(p->out, '\n');
		fill(p, LABEL_HELP, p->issuer, NULL);
		tb_buf_putc(p->out, '\n');
	}
}

/* --- events ---------------------------------------------------------------------------------- */

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct printer *p = user;

	if (depth == 0) {
		if (read_root(xml, p, attrs) != 0)
			return -1;
		if (p->out != NULL)
			print_head(p, attrs);
		return 0;
	}
	if (p->out == NULL)
		return 0;
	if (strcmp(name, "verdict") == 0)
		p->verdict = keep(p, attrs, "name");
	else if (strcmp(name, "content") == 0)
		print_content(p, attrs);
	else if (strcmp(name, "count") == 0)
		print_count(p, attrs);
	else if (strcmp(name, "group") == 0)
		print_group(p, attrs);
	else if (strcmp(name, "place") == 0)
		print_place(p, attrs);
	else if (strcmp(name, "changes") == 0)
		print_changes(p, attrs);
	else if (strcmp(name, "change") == 0)
		print_change(p, attrs);
	else if (strcmp(name, "checked") == 0)
		print_grounds(p, attrs);
	return 0;
}

/* The first line is the verdict, though its element stands behind the root's
 * attributes: it is put before what is printed already. */
static void
print_verdict(struct printer *p, const char *text)
{
	struct tb_buf rest = *p->out;
	const char *name = p->verdict != NULL ? p->verdict : p->outcome;

	*p->out = TB_BUF_INIT;
	tb_buf_printf(p->out, "%s　%s\n\n", label(p, LABEL_TITLE), name);
	put_label(p, LABEL_VERDICT);
	tb_buf_printf(p->out, "%s：%s\n\n", name, text);
	tb_buf_put(p->out, rest.s, rest.len);
	tb_buf_release(&rest);
}

static void
print_omitted(struct printer *p)
{
	tb_buf_puts(p->out, "  ");
	fill(p, LABEL_OMITTED, p->omitted, NULL);
	tb_buf_putc(p->out, '\n');
	p->omitted = NULL;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct printer *p = user;

	(void)xml, (void)depth;
	if (p->out == NULL)
		return 0;
	if (strcmp(name, "verdict") == 0)
		print_verdict(p, text);
	else if (strcmp(name, "place") == 0 && text[0] != '\0')
		print_detail(p, LABEL_TEXT, text);
	else if (strcmp(name, "remedy") == 0 && p->omitted != NULL)
		print_omitted(p);
	if (strcmp(name, "remedy") == 0)
		tb_buf_printf(p->out, "  %s：%s\n", label(p, LABEL_REMEDY), text);
	return 0;
}

static int
read_receipt(const char *xml, size_t len, const char *name, struct printer *p, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {.ns = NS, .start = on_start, .end = on_end};

	return tb_xml_parse(xml, len, name, &handler, p, err);
}

int
receipt_text(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    struct tb_buf *out, struct tb_err *err)
{
	struct printer p = {.catalogue = catalogue, .out = out};
	int rc = read_receipt(xml, len, name, &p, err);

	tb_arena_release(&p.arena);
	return rc;
}

size_t
receipt_name_len(const char *source)
{
	size_t cut = strlen(source);

	if (cut <= NAME_MAX_BYTES)
		return cut;
	for (cut = NAME_MAX_BYTES; ((unsigned char)source[cut] & 0xc0) == 0x80; cut--)
		;
	return cut;
}

void
receipt_content(const char *digest, const char *signature_digest, char out[TB_DIGEST_LEN + 1])
{
	char both[2 * TB_DIGEST_LEN + 1];

	(void)snprintf(both, sizeof(both), "%s%s", digest, signature_digest);
	if (signature_digest[0] != '\0')
		tb_digest(both, strlen(both), out);
	else
		(void)snprintf(out, TB_DIGEST_LEN + 1, "%s", digest);
}

/* What is accepted goes by its bytes alone: none is accepted twice. */
static int
counts_signature(const char *outcome)
{
	return strcmp(outcome, outcome_codes[OUTCOME_ACCEPTED]) != 0 &&
	       strcmp(outcome, outcome_codes[OUTCOME_PENDING]) != 0 &&
	       strcmp(outcome, outcome_codes[OUTCOME_LATE]) != 0;
}

int
receipt_name(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    struct tb_buf *out, struct tb_err *err)
{
	struct printer p = {.catalogue = catalogue};
	char content[TB_DIGEST_LEN + 1];
	int rc = read_receipt(xml, len, name, &p, err), i;

	if (rc == 0)
		receipt_content(p.digest,
		    p.signature_digest != NULL && counts_signature(p.outcome) ? p.signature_digest
									      : "",
		    content);
	for (i = 0; rc == 0 && i < OUTCOME_MAX; i++)
		if (strcmp(p.outcome, outcome_codes[i]) == 0)
			tb_buf_printf(out, "%.*s.%s.%s.%.12s.txt", (int)receipt_name_len(p.source),
			    p.source, p.arrived, catalogue->labels[LABEL_FILE_ACCEPTED + i],
			    content);
	tb_arena_release(&p.arena);
	return rc;
}
