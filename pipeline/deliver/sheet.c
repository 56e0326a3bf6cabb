/* The office's sheet: see sheet.h. */
#include "sheet.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../lib/xmlread.h"

#define ISSUE_NS "urn:tongbao:issue:1"

enum { SHEET_MAX = 1024 * 1024, EVENT_MAX = 8 * 1024 * 1024 };

struct reader {
	struct sheet *sheet;
	char period[8]; /* expected */
};

static int
need(struct tb_xml *xml, struct sheet *sheet, const struct tb_xml_attr *attrs, const char *name,
    const char **value)
{
	const char *s = tb_xml_attr(attrs, name);

	if (s == NULL || s[0] == '\0')
		return tb_xml_fail(
		    xml, TB_MSG_SHEET, "fill in the attribute '%s' before approving", name);
	*value = tb_arena_strdup(&sheet->arena, s);
	return 0;
}

static int
take_letter(struct tb_xml *xml, struct sheet *sheet, const struct tb_xml_attr *attrs)
{
	struct sheet_letter letter = {.line = tb_xml_line(xml)};

	if (need(xml, sheet, attrs, "number", &letter.number) != 0)
		return -1;
	*(struct sheet_letter *)tb_grow(
	    &sheet->letters, sheet->nletters++, &sheet->letters_cap, sizeof(letter)) = letter;
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *reader = user;
	struct sheet *sheet = reader->sheet;
	const char *period = NULL, *reissue = tb_xml_attr(attrs, "reissue");

	if (depth == 1 && strcmp(name, "letter") == 0)
		return take_letter(xml, sheet, attrs);
	if (depth > 0)
		return 0;
	if (strcmp(name, "issue") != 0)
		return tb_xml_fail(xml, TB_MSG_SHEET, "<%s> is not an issue sheet", name);
	sheet->line = tb_xml_line(xml);
	if (need(xml, sheet, attrs, "period", &period) != 0)
		return -1;
	if (strcmp(period, reader->period) != 0)
		return tb_xml_fail(xml, TB_MSG_SHEET, "the sheet is of the period %s, not %s",
		    period, reader->period);
	sheet->reissue = reissue != NULL ? tb_arena_strdup(&sheet->arena, reissue) : NULL;
	if (need(xml, sheet, attrs, "number", &sheet->number) != 0 ||
	    need(xml, sheet, attrs, "serial", &sheet->serial) != 0 ||
	    need(xml, sheet, attrs, "date", &sheet->date) != 0 ||
	    need(xml, sheet, attrs, "signer", &sheet->signer) != 0)
		return -1;
	return 0;
}

static const struct tb_xml_handler handler = {.ns = ISSUE_NS, .start = on_start};

/* From <issue to the last sign of the file that is no white space; NULL = there is no such thing.
 */
static const char *
text_in(struct tb_buf *bytes)
{
	while (bytes->len > 0 && strchr(" \t\r\n", bytes->s[bytes->len - 1]) != NULL)
		bytes->s[--bytes->len] = '\0';
	return strstr(bytes->s, "<issue");
}

static int
keep_text(struct sheet *sheet, struct tb_buf *bytes, struct tb_err *err)
{
	const char *from = text_in(bytes);

	if (from == NULL)
		return tb_err_set(err, TB_MSG_SHEET, sheet->path, 1, 0,
		    "write the sheet in UTF-8 with <issue xmlns=\"%s\"> and no prefix", ISSUE_NS);
	sheet->text = tb_arena_strdup(&sheet->arena, from);
	return 0;
}

int
sheet_load(const char *path, struct tb_term term, struct sheet *sheet, struct tb_err *err)
{
	struct reader reader = {.sheet = sheet};
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = tb_file_read(path, SHEET_MAX, &bytes, err);

	*sheet = (struct sheet){.path = path};
	tb_term_format(term, reader.period);
	if (rc == 0)
		rc = tb_xml_parse(bytes.s, bytes.len, path, &handler, &reader, err);
	if (rc == 0)
		rc = keep_text(sheet, &bytes, err);
	tb_buf_release(&bytes);
	if (rc != 0)
		sheet_release(sheet);
	return rc;
}

void
sheet_release(struct sheet *sheet)
{
	free(sheet->letters);
	tb_arena_release(&sheet->arena);
	*sheet = (struct sheet){0};
}

int
sheet_is_in(const struct tb_ledger_event *issue, const char *text, struct tb_err *err)
{
	struct tb_buf event = TB_BUF_INIT;
	int is = tb_file_read(issue->path, EVENT_MAX, &event, err) != 0 ? -1
		 : strstr(event.s, text) != NULL			? 1
									: 0;

	tb_buf_release(&event);
	return is;
}

int
sheet_is_other(const char *site, const struct tb_ledger_event *issue, struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT, sheet = TB_BUF_INIT;
	const char *text;
	char period[8];
	int is = 0, in;

	tb_term_format(tb_ledger_term(issue), period);
	tb_buf_printf(&path, "%s/input/issue/%s.xml", site, period);
	if (tb_file_exists(path.s) && tb_file_read(path.s, SHEET_MAX, &sheet, err) != 0) {
		is = -1;
	} else if (tb_file_exists(path.s)) {
		text = text_in(&sheet);
		in = text != NULL ? sheet_is_in(issue, text, err) : 0;
		is = in < 0 ? -1 : !in;
	}
	tb_buf_release(&path);
	tb_buf_release(&sheet);
	return is;
}

void
sheet_last_day(struct tb_period period, char out[11])
{
	struct tb_date next = {period.year + period.month / 12, period.month % 12 + 1, 1};

	tb_date_format(tb_date_from_days(tb_date_days(next) - 1), out);
}

int
sheet_check_date(
    const struct sheet *sheet, struct tb_term term, const char *today, struct tb_err *err)
{
	struct tb_date date, until;
	char first[11], last[11];

	sheet_last_day(term.last, first);
	if (tb_date_parse(sheet->date, &date) != 0)
		return tb_err_set(err, TB_MSG_SHEET, sheet->path, sheet->line, 0,
		    "date=\"%s\" is not a day YYYY-MM-DD; write the 成文日期 so", sheet->date);
	if (strcmp(sheet->date, first) < 0)
		return tb_err_set(err, TB_MSG_SHEET, sheet->path, sheet->line, 0,
		    "date=\"%s\" is before the period's last day, %s; write the 成文日期",
		    sheet->date, first);
	if (tb_date_parse(today, &until) != 0)
		return 0;
	until.year++; /* 29 February: any later day of that month will do */
	tb_date_format(until, last);
	if (strcmp(sheet->date, last) > 0)
		return tb_err_set(err, TB_MSG_SHEET, sheet->path, sheet->line, 0,
		    "date=\"%s\" is more than a year after the approval, %s; write the 成文日期",
		    sheet->date, today);
	return 0;
}

static int
tell_used(const struct sheet *sheet, struct tb_term term, const struct tb_ledger_event *by,
    int is_number, struct tb_err *err)
{
	const char *name = is_number ? "number" : "serial";
	const char *value = is_number ? sheet->number : sheet->serial;
	char of[8];

	tb_term_format(tb_ledger_term(by), of);
	if (is_number || tb_period_compare(by->period, term.last) < 0)
		return tb_err_set(err, TB_MSG_SHEET, sheet->path, sheet->line, 0,
		    "%s=\"%s\" is that of the issue of %s (%s); write this one's", name, value, of,
		    by->path);
	return tb_err_set(err, TB_MSG_SHEET, sheet->path, sheet->line, 0,
	    "%s=\"%s\" is that of the issue of %s (%s), which was approved before this one though "
	    "it "
	    "comes after it: write this one's; or, if it is this one's, write that of %s in "
	    "input/issue/%s.xml, with reissue=\"%ld\", and approve %s again first",
	    name, value, of, by->path, of, of, by->issue + 1, of);
}

static int
is_number_of(const struct tb_ledger_event *event, const char *number)
{
	size_t i;

	for (i = 0; i < event->nletters; i++)
		if (strcmp(event->letters[i], number) == 0)
			return 1;
	return strcmp(event->number, number) == 0;
}

/* No other has its number: of this sheet, of the issues of other terms. */
static int
check_letter(const struct sheet *sheet, const struct sheet_letter *letter, struct tb_term term,
    const struct tb_ledger *ledger, struct tb_err *err)
{
	const char *by = strcmp(letter->number, sheet->number) == 0 ? sheet->path : NULL;
	const struct sheet_letter *other;
	size_t i;

	for (other = sheet->letters; other < letter; other++)
		if (strcmp(other->number, letter->number) == 0)
			by = sheet->path;
	for (i = 0; by == NULL && i < ledger->nevents; i++)
		if (is_number_of(&ledger->events[i], letter->number) &&
		    !tb_term_same(tb_ledger_term(&ledger->events[i]), term))
			by = ledger->events[i].path;
	if (by == NULL)
		return 0;
	return tb_err_set(err, TB_MSG_SHEET, sheet->path, letter->line, 0,
	    "number=\"%s\" of the letter has been given already (%s); write this letter's",
	    letter->number, by);
}

static int
check_letters(const struct sheet *sheet, struct tb_term term, const struct tb_ledger *ledger,
    struct tb_err *err)
{
	size_t i;

	for (i = 0; i < sheet->nletters; i++)
		if (check_letter(sheet, &sheet->letters[i], term, ledger, err) != 0)
			return -1;
	return 0;
}

int
sheet_check_unused(const struct sheet *sheet, struct tb_term term, const struct tb_ledger *ledger,
    struct tb_err *err)
{
	size_t i;

	for (i = 0; i < ledger->nevents; i++) {
		const struct tb_ledger_event *event = &ledger->events[i];
		int same_number = is_number_of(event, sheet->number);
		int same_serial = !tb_ledger_is_task(event) && event->span == term.span &&
				  event->period.year == term.last.year &&
				  strcmp(event->serial, sheet->serial) == 0 &&
				  event == tb_ledger_issue(ledger, tb_ledger_term(event));

		if ((same_number || same_serial) && !tb_term_same(tb_ledger_term(event), term))
			return tell_used(sheet, term, event, same_number, err);
	}
	return check_letters(sheet, term, ledger, err);
}

int
sheet_check_reissue(const struct sheet *sheet, long issue, struct tb_err *err)
{
	long said = 1;

	if (sheet->reissue == NULL && issue == 1)
		return 0;
	if (sheet->reissue == NULL)
		return tb_err_set(err, TB_MSG_SHEET, sheet->path, sheet->line, 0,
		    "this is issue %ld of the period, which the sheet does not say; write "
		    "reissue=\"%ld\" and the new date in it, look at the new draft, and approve again",
		    issue, issue);
	if (issue == 1)
		return tb_err_set(err, TB_MSG_SHEET, sheet->path, sheet->line, 0,
		    "reissue=\"%s\": this is the first issue of the period; take it away",
		    sheet->reissue);
	if (tb_int_parse(sheet->reissue, 2, 9999, &said) == 0 && said == issue)
		return 0;
	return tb_err_set(err, TB_MSG_SHEET, sheet->path, sheet->line, 0,
	    "reissue=\"%s\": this is issue %ld of the period; write reissue=\"%ld\", look at the "
	    "new draft, and approve again",
	    sheet->reissue, issue, issue);
}
