/*
 * The list as it came back, to rows: see list-private.h.  A workbook is read as forms are, in a
 * process without rights, and becomes the list's XML with the places of its cells.
 */
#include "../lib/file.h"
#include "../lib/form.h"
#include "book-form.h"
#include "book-private.h"
#include "list-private.h"
#include "sandbox.h"
#include "site.h"
#include <stdlib.h>

enum { LIST_BYTES = 64 * 1024 * 1024 };

static const char *const field_names[LIST_FIELD_MAX] = {
    "code", "name", "decision", "level", "plan", "note"};

/* --- a workbook, in the child ------------------------------------------------------------- */

struct bytes {
	struct tb_buf text;
	enum book_format format;
};

/* A count of findings, these, and where there is none the XML. */
static void
convert(const void *task, struct tb_buf *answer)
{
	const struct bytes *bytes = task;
	struct findings findings;
	struct book_submission made = {.xml = TB_BUF_INIT};
	struct book_meta meta = {0};
	struct book book = {0};
	size_t i;

	findings_init(&findings);
	if (book_read(bytes->text.s, bytes->text.len, bytes->format, &book, &findings) == 0 &&
	    book_meta_read(&book, &book_list, &meta, &findings) == 0 &&
	    book_form_check(&book, &meta, &findings) == 0)
		book_list_convert(&meta, &made, &findings);
	tb_buf_printf(answer, "%zu\n", findings.n);
	for (i = 0; i < findings.n; i++)
		finding_pack(answer, &findings.list[i]);
	tb_buf_put(answer, made.xml.s, made.xml.len);
	book_submission_release(&made);
	book_meta_release(&meta);
	book_release(&book);
	findings_release(&findings);
}

/* --- findings of the workbook ------------------------------------------------------------- */

static void
slot(struct tb_buf *out, const struct catalogue *catalogue, const char *text,
    const struct finding *finding)
{
	struct tb_buf details[2] = {TB_BUF_INIT, TB_BUF_INIT};

	catalogue_detail(catalogue, finding->detail[0], &details[0]);
	catalogue_detail(catalogue, finding->detail[1], &details[1]);
	tb_slots_fill(out, text,
	    (const struct tb_slot[]){{"1", details[0].s}, {"2", details[1].s},
		{"expected", finding->expected}, {"value", finding->value}, {NULL, NULL}});
	tb_buf_release(&details[0]);
	tb_buf_release(&details[1]);
}

/* The words for a list; else those for a form, for it is one; else those for all. */
static const char *
of_list(const char *in_list, const char *in_form, const char *otherwise)
{
	if (in_list != NULL)
		return in_list;
	return in_form != NULL ? in_form : otherwise;
}

/* "名单!H12：印好的内容被改动（58.90，应为58.91）；请恢复原样" */
static void
print_finding(const struct catalogue *catalogue, const struct tb_list_words *words,
    const char *path, const struct finding *finding)
{
	const struct message *message = &catalogue->messages[finding->id];
	const char *expected =
	    of_list(message->in_list.expected, message->in_form.expected, message->expected);
	const char *remedy =
	    of_list(message->in_list.remedy, message->in_form.remedy, message->remedy);
	struct tb_buf text = TB_BUF_INIT;

	if (finding->cell != NULL)
		tb_slots_fill(&text, words->text[TB_LIST_AT_CELL],
		    (const struct tb_slot[]){{"at", finding->cell}, {NULL, NULL}});
	tb_buf_puts(&text, of_list(message->in_list.title, NULL, message->title));
	if (finding->value != NULL)
		tb_buf_printf(&text, "“%s”", finding->value);
	if (finding->expected != NULL || expected[0] != '\0') {
		tb_buf_puts(&text, "（");
		slot(&text, catalogue, finding->expected != NULL ? finding->expected : expected,
		    finding);
		tb_buf_puts(&text, "）");
	}
	tb_buf_puts(&text, "；");
	slot(&text, catalogue, remedy, finding);
	tb_diag(TB_MSG_LIST, (struct tb_pos){path, 0, 0}, "%s", text.s);
	tb_buf_release(&text);
}

/* A day that was typed in another way is put right, and needs no word here. */
static int
is_fault(const struct catalogue *catalogue, const struct finding *finding)
{
	return (finding->level >= 0 ? (enum level)finding->level
				    : catalogue->levels[finding->id]) == LEVEL_MUST;
}

static int
print_findings(const char *path, const char *site, const struct tb_list_words *words,
    const struct findings *findings, struct tb_err *err)
{
	char *templates = site_templates(site);
	char *file = tb_template_path(templates, "receipt-messages.xml");
	struct catalogue catalogue;
	int rc = catalogue_load(file, &catalogue, err);
	size_t i;

	for (i = 0; rc == 0 && i < findings->n; i++)
		if (is_fault(&catalogue, &findings->list[i]))
			print_finding(&catalogue, words, path, &findings->list[i]);
	if (rc == 0)
		catalogue_release(&catalogue);
	free(file);
	free(templates);
	return rc;
}

/* --- XML ---------------------------------------------------------------------------------- */

struct reading {
	struct list_sheet *sheet;
	int of_book; /* lines are those of the sheet */
};

/* Without blanks at its ends, wide ones too. */
static const char *
keep(struct list_sheet *sheet, const struct tb_xml_attr *attrs, const char *name)
{
	const char *value = tb_xml_attr(attrs, name);
	struct book_cell cell = {.text = value != NULL ? value : ""};
	struct tb_buf text = TB_BUF_INIT;
	const char *kept;

	book_put_trimmed(&cell, &text);
	kept = tb_arena_strdup(&sheet->arena, text.s);
	tb_buf_release(&text);
	return kept;
}

static int
start_root(struct tb_xml *xml, struct reading *r, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"plan", "year", "digest", "basis", "number", "in-force",
	    "by", "sheet", "columns", "day", NULL};
	static const char *const needed[] = {"plan", "year", "digest"};
	struct list_sheet *sheet = r->sheet;
	const char *letters;
	size_t i;

	if (tb_xml_only(xml, "rolling-list", attrs, known) != 0)
		return -1;
	for (i = 0; i < TB_LEN(needed); i++)
		if (tb_xml_need(xml, "rolling-list", attrs, needed[i]) == NULL)
			return -1;
	sheet->line = r->of_book ? 0 : tb_xml_line(xml);
	sheet->plan = keep(sheet, attrs, "plan");
	sheet->year = keep(sheet, attrs, "year");
	sheet->digest = keep(sheet, attrs, "digest");
	sheet->number = keep(sheet, attrs, "number");
	sheet->in_force = keep(sheet, attrs, "in-force");
	sheet->by = keep(sheet, attrs, "by");
	if (!r->of_book)
		return 0;
	sheet->sheet = keep(sheet, attrs, "sheet");
	sheet->day_place = keep(sheet, attrs, "day");
	letters = keep(sheet, attrs, "columns");
	for (i = 0; i < LIST_FIELD_MAX; i++) {
		size_t len = strcspn(letters, " ");

		sheet->columns[i] = tb_arena_printf(&sheet->arena, "%.*s", (int)len, letters);
		letters += len + (letters[len] == ' ');
	}
	return 0;
}

static int
start_item(struct tb_xml *xml, struct reading *r, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"code", "name", "region", "sector", "before", "last",
	    "value", "proposal", "tier", "reason", "planned", "outlook", "decision", "level",
	    "plan", "note", "row", NULL};
	struct list_sheet *sheet = r->sheet;
	struct list_row row = {.line = tb_xml_line(xml)};
	long line;
	int i;

	if (tb_xml_only(xml, "item", attrs, known) != 0 ||
	    tb_xml_need(xml, "item", attrs, "code") == NULL)
		return -1;
	for (i = 0; i < LIST_FIELD_MAX; i++)
		row.text[i] = keep(sheet, attrs, field_names[i]);
	for (i = 0; i < TB_SHOWN_MAX; i++)
		if (tb_xml_attr(attrs, tb_list_shown_names[i]) != NULL)
			row.shown[i] = keep(sheet, attrs, tb_list_shown_names[i]);
	if (r->of_book && tb_int_parse(keep(sheet, attrs, "row"), 0, BOOK_ROWS, &line) == 0)
		row.line = (int)line;
	*(struct list_row *)tb_grow(&sheet->rows, sheet->n++, &sheet->cap, sizeof(row)) = row;
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	if (depth == 0 && strcmp(name, "rolling-list") == 0)
		return start_root(xml, user, attrs);
	if (depth == 1 && strcmp(name, "item") == 0)
		return start_item(xml, user, attrs);
	return tb_xml_fail(xml, TB_MSG_XML_SHAPE,
	    "<%s> does not stand here in a list; see tongbao-rolling(5)", name);
}

static const struct tb_xml_handler handler = {.ns = TB_LIST_NS, .start = on_start};

static int
read_xml(const struct tb_buf *xml, const char *path, int of_book, struct list_sheet *sheet,
    struct tb_err *err)
{
	struct reading reading = {sheet, of_book};

	return tb_xml_parse(xml->s, xml->len, path, &handler, &reading, err);
}

/* --- all ---------------------------------------------------------------------------------- */

/* What the child said: findings, which are printed, or the XML. */
static int
take_answer(const struct tb_buf *answer, const char *path, const char *site,
    const struct tb_list_words *words, struct list_sheet *sheet, struct tb_err *err)
{
	const char *at = answer->s, *end = answer->s + answer->len;
	struct findings findings;
	struct tb_buf xml = TB_BUF_INIT;
	size_t n = (size_t)strtoul(at, NULL, 10), i, used = 1;
	int rc;

	findings_init(&findings);
	at += strcspn(at, "\n");
	at += at < end;
	for (i = 0; i < n && used > 0; i++) {
		used = finding_unpack(at, (size_t)(end - at), &findings);
		at += used;
	}
	tb_buf_put(&xml, at, (size_t)(end - at));
	rc = findings.n > 0 ? print_findings(path, site, words, &findings, err) : 0;
	if (rc == 0 && tb_diag_count(TB_ERROR) == 0)
		rc = read_xml(&xml, path, 1, sheet, err);
	tb_buf_release(&xml);
	findings_release(&findings);
	return rc;
}

static int
read_book(const struct bytes *bytes, const char *path, const char *site,
    const struct tb_list_words *words, struct list_sheet *sheet, struct tb_err *err)
{
	struct tb_buf answer = TB_BUF_INIT;
	int crashed = 0, rc = sandbox_ask(convert, bytes, path, &answer, &crashed, err);

	if (rc == 0 && crashed)
		rc = tb_err_set(err, TB_MSG_LIST, path, 0, 0,
		    "the workbook cannot be read; save it again as .xlsx");
	if (rc == 0)
		rc = take_answer(&answer, path, site, words, sheet, err);
	tb_buf_release(&answer);
	return rc;
}

int
list_read(const char *path, const char *site, const struct tb_list_words *words,
    struct list_sheet *sheet, struct tb_err *err)
{
	struct bytes bytes = {.text = TB_BUF_INIT};
	struct findings findings;
	int rc;

	*sheet = (struct list_sheet){.file = path, .sheet = "", .day_place = ""};
	rc = tb_file_read(path, LIST_BYTES, &bytes.text, err);
	if (rc != 0)
		return tb_file_absent(path, TB_MSG_LIST, "give the list that was filled in", err);
	findings_init(&findings);
	bytes.format = book_recognise(bytes.text.s, bytes.text.len, &findings);
	if (bytes.format == BOOK_NONE)
		rc = read_xml(&bytes.text, path, 0, sheet, err);
	else if (bytes.format == BOOK_REFUSED)
		rc = print_findings(path, site, words, &findings, err);
	else
		rc = read_book(&bytes, path, site, words, sheet, err);
	findings_release(&findings);
	tb_buf_release(&bytes.text);
	return rc;
}

void
list_sheet_release(struct list_sheet *sheet)
{
	tb_arena_release(&sheet->arena);
	free(sheet->rows);
	*sheet = (struct list_sheet){.file = NULL};
}
