/* Letters: see letter.h. */
#include "letter.h"
#include "../lib/file.h"
#include "../lib/slots.h"
#include "mime.h"

#define LETTER_NS "urn:tongbao:delivery:1"

enum { MIB = 1024 * 1024, ID_DIGITS = 32, BASE64_OUT = 78, BASE64_IN = 57 };

static const char *const keys[LETTER_WORDS] = {[LETTER_SUBJECT] = "subject",
    [LETTER_MORE] = "more",
    [LETTER_REISSUE] = "reissue",
    [LETTER_GREETING] = "greeting",
    [LETTER_TO] = "to",
    [LETTER_CC] = "cc",
    [LETTER_COPY] = "copy",
    [LETTER_ATTACHED] = "attached",
    [LETTER_PAGES] = "pages",
    [LETTER_BOUND] = "bound",
    [LETTER_ITEM] = "item",
    [LETTER_LINKED] = "linked",
    [LETTER_CHECK] = "check",
    [LETTER_CLOSING] = "closing",
    [LETTER_CORRECTION] = "correction"};

int
letter_words_load(const char *templates, struct letter_words *words, struct tb_err *err)
{
	static const struct tb_wordlist_kind kind = {
	    LETTER_NS, keys, LETTER_WORDS, TB_MSG_LETTER_WORDS};
	char *path = tb_template_path(templates, "delivery.xml");
	int rc = tb_wordlist_load(path, &kind, &words->list, words->texts, err);

	free(path);
	return rc;
}

void
letter_words_release(struct letter_words *words)
{
	tb_wordlist_release(&words->list);
}

void
letter_reissue(const struct letter_words *words, long issue, struct tb_buf *out)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%ld", issue);
	if (issue > 1)
		tb_slots_fill(out, words->texts[LETTER_REISSUE],
		    (const struct tb_slot[]){{"issue", digits}, {NULL, NULL}});
}

void
letter_message_id(const struct tb_plan *plan, const struct parcel *parcel, struct tb_buf *out)
{
	const struct tb_ledger_event *issue = parcel->release->issue;
	const char *domain = strchr(plan->distribution.sender, '@');
	char period[8], digest[TB_DIGEST_LEN + 1];
	struct tb_buf of = TB_BUF_INIT;

	tb_term_format(tb_ledger_term(issue), period);
	tb_buf_printf(&of, "%s\n%s\n%ld\n%s\n%s\n", plan->identity.id, period, issue->issue,
	    parcel->release->edition, parcel->to->id);
	tb_digest(of.s, of.len, digest);
	tb_buf_printf(out, "<%.*s%s>", ID_DIGITS, digest, domain != NULL ? domain : "@localhost");
	tb_buf_release(&of);
}

/* --- what is attached --------------------------------------------------------------------- */

struct attachment {
	const struct release_file *file;
	struct tb_buf name, bytes;
	int linked;
};

/* Bytes of a letter that an attachment of that size makes. */
static size_t
as_sent(size_t len)
{
	return len / BASE64_IN * BASE64_OUT + BASE64_OUT;
}

/* Those that make the letter larger than the limit are linked, the largest first. */
static void
link_large(struct attachment *attachments, size_t n, int limit_mib)
{
	size_t total = 0, i;

	for (i = 0; i < n; i++)
		total += as_sent(attachments[i].bytes.len);
	while (total > (size_t)limit_mib * MIB) {
		struct attachment *largest = NULL;

		for (i = 0; i < n; i++)
			if (!attachments[i].linked &&
			    (largest == NULL || attachments[i].bytes.len > largest->bytes.len))
				largest = &attachments[i];
		if (largest == NULL)
			return;
		largest->linked = 1;
		total -= as_sent(largest->bytes.len);
	}
}

static int
load(const struct letter_words *words, const struct parcel *parcel, struct attachment *attachments,
    struct tb_err *err)
{
	struct tb_buf reissue = TB_BUF_INIT;
	size_t i;
	int rc = 0;

	letter_reissue(words, parcel->release->issue->issue, &reissue);
	for (i = 0; i < parcel->nfiles; i++) {
		struct attachment *at = &attachments[i];

		*at = (struct attachment){
		    .file = parcel->files[i], .name = TB_BUF_INIT, .bytes = TB_BUF_INIT};
		release_file_name(parcel->release, at->file, reissue.s, &at->name);
		if (rc == 0)
			rc = release_read(parcel->release, at->file, &at->bytes, err);
	}
	tb_buf_release(&reissue);
	return rc;
}

/* LINK/2022-07/issue-1/monthly-bulletin.pdf, as the release lies in output/. */
static void
put_link(const struct tb_plan *plan, const struct parcel *parcel, const struct release_file *file,
    struct tb_buf *out)
{
	const char *link = plan->distribution.link, *edition = parcel->release->edition;
	char period[8];

	tb_term_format(tb_ledger_term(parcel->release->issue), period);
	tb_buf_printf(out, "%s%s%s%s%s/issue-%ld/%s", link,
	    link[0] != '\0' && link[strlen(link) - 1] != '/' ? "/" : "", period,
	    edition[0] != '\0' ? "/" : "", edition, parcel->release->issue->issue, file->file);
}

/* --- the text ------------------------------------------------------------------------------ */

/* A text of the words, as a paragraph. */
static void
put_paragraph(struct tb_buf *out, const struct letter_words *words, enum letter_word word,
    const struct tb_slot *slots)
{
	struct tb_buf text = TB_BUF_INIT;
	const char *at;

	tb_slots_fill(&text, words->texts[word], slots);
	for (at = text.s; *at != '\0'; at++) {
		if (*at == '\n')
			tb_buf_putc(out, '\r');
		tb_buf_putc(out, *at);
	}
	tb_buf_puts(out, "\r\n");
	tb_buf_release(&text);
}

static void
put_item(struct tb_buf *out, const struct tb_plan *plan, const struct letter_words *words,
    const struct parcel *parcel, const struct attachment *at, size_t number)
{
	struct tb_buf link = TB_BUF_INIT, size = TB_BUF_INIT;
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", number);
	if (at->linked)
		put_link(plan, parcel, at->file, &link);
	tb_slots_fill(&size, words->texts[at->file->bound ? LETTER_BOUND : LETTER_PAGES],
	    (const struct tb_slot[]){{"count", at->file->count}, {NULL, NULL}});
	put_paragraph(out, words, at->linked ? LETTER_LINKED : LETTER_ITEM,
	    (const struct tb_slot[]){{"n", digits}, {"title", at->file->title},
		{"file", at->name.s}, {"size", size.s}, {"digest", at->file->digest},
		{"link", link.s}, {NULL, NULL}});
	tb_buf_release(&link);
	tb_buf_release(&size);
}

static void
put_text(struct tb_buf *out, const struct tb_plan *plan, const struct letter_words *words,
    const struct parcel *parcel, const struct attachment *attachments, const struct tb_slot *slots)
{
	size_t i;

	put_paragraph(out, words, LETTER_GREETING, slots);
	put_paragraph(out, words, (enum letter_word)(LETTER_TO + parcel->to->role), slots);
	tb_buf_puts(out, "\r\n");
	put_paragraph(out, words, LETTER_ATTACHED, slots);
	for (i = 0; i < parcel->nfiles; i++)
		put_item(out, plan, words, parcel, &attachments[i], i + 1);
	tb_buf_puts(out, "\r\n");
	put_paragraph(out, words, LETTER_CHECK, slots);
	if (plan->notice[0] != '\0')
		tb_buf_printf(out, "%s\r\n", plan->notice);
	tb_buf_puts(out, "\r\n");
	put_paragraph(out, words, LETTER_CLOSING, slots);
}

/* --- the whole ----------------------------------------------------------------------------- */

static void
put_attachment(struct tb_buf *out, const struct attachment *at)
{
	tb_buf_puts(out, "Content-Type: application/pdf");
	mime_old_parameter(out, "name", at->name.s);
	tb_buf_puts(
	    out, "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment");
	mime_parameter(out, "filename", at->name.s);
	tb_buf_puts(out, "\r\n\r\n");
	mime_base64(out, at->bytes.s, at->bytes.len);
}

static void
put_head(struct tb_buf *out, const struct tb_plan *plan, const struct parcel *parcel,
    const char *subject, const char *date)
{
	struct tb_buf id = TB_BUF_INIT;

	letter_message_id(plan, parcel, &id);
	tb_buf_printf(out, "Date: %s\r\n", date);
	mime_mailbox(out, "From", plan->distribution.name, plan->distribution.sender);
	mime_mailbox(out, parcel->to->role == TB_ADDRESSEE_TO ? "To" : "Cc", parcel->to->name,
	    parcel->to->address);
	mime_header(out, "Subject", subject);
	tb_buf_printf(out, "Message-ID: %s\r\n", id.s);
	tb_buf_puts(out, "Auto-Submitted: auto-generated\r\nContent-Language: zh-CN\r\n");
	tb_buf_puts(out, "MIME-Version: 1.0\r\n");
	tb_buf_printf(
	    out, "Content-Type: multipart/mixed; boundary=\"=_%.*s\"\r\n\r\n", ID_DIGITS, id.s + 1);
	tb_buf_release(&id);
}

static void
put_parts(struct tb_buf *out, const char *boundary, const struct tb_buf *text,
    const struct attachment *attachments, size_t n)
{
	size_t i;

	tb_buf_printf(out, "--%s\r\n", boundary);
	tb_buf_puts(out, "Content-Type: text/plain; charset=UTF-8\r\n"
			 "Content-Transfer-Encoding: base64\r\n\r\n");
	mime_base64(out, text->s, text->len);
	for (i = 0; i < n; i++) {
		if (attachments[i].linked)
			continue;
		tb_buf_printf(out, "--%s\r\n", boundary);
		put_attachment(out, &attachments[i]);
	}
	tb_buf_printf(out, "--%s--\r\n", boundary);
}

/* The slots of all words; what they point to is in the struct. */
struct slots {
	struct tb_buf more, reissue, day;
	char count[24];
	struct tb_slot list[10];
};

static void
fill_slots(struct slots *slots, const struct tb_plan *plan, const struct letter_words *words,
    const struct parcel *parcel)
{
	const struct tb_ledger_event *issue = parcel->release->issue;
	struct tb_date day;

	snprintf(slots->count, sizeof(slots->count), "%zu", parcel->nfiles);
	if (parcel->nfiles > 1)
		tb_slots_fill(&slots->more, words->texts[LETTER_MORE],
		    (const struct tb_slot[]){{"count", slots->count}, {NULL, NULL}});
	letter_reissue(words, issue->issue, &slots->reissue);
	if (tb_date_parse(issue->date, &day) == 0)
		tb_date_chinese(day, &slots->day);
	memcpy(slots->list,
	    (const struct tb_slot[]){{"title", parcel->files[0]->title}, {"more", slots->more.s},
		{"reissue", slots->reissue.s}, {"number", issue->number}, {"serial", issue->serial},
		{"date", slots->day.s}, {"issuer", plan->identity.issuer},
		{"name", parcel->to->name}, {"count", slots->count}, {NULL, NULL}},
	    sizeof(slots->list));
}

static void
put_letter(struct tb_buf *out, const struct tb_plan *plan, const struct letter_words *words,
    const struct parcel *parcel, const struct attachment *attachments, const char *date)
{
	struct slots slots = {.more = TB_BUF_INIT, .reissue = TB_BUF_INIT, .day = TB_BUF_INIT};
	struct tb_buf subject = TB_BUF_INIT, text = TB_BUF_INIT, id = TB_BUF_INIT;
	char boundary[ID_DIGITS + 3];

	fill_slots(&slots, plan, words, parcel);
	tb_slots_fill(&subject, words->texts[LETTER_SUBJECT], slots.list);
	put_text(&text, plan, words, parcel, attachments, slots.list);
	letter_message_id(plan, parcel, &id);
	snprintf(boundary, sizeof(boundary), "=_%.*s", ID_DIGITS, id.s + 1);
	put_head(out, plan, parcel, subject.s, date);
	put_parts(out, boundary, &text, attachments, parcel->nfiles);
	tb_buf_release(&slots.more);
	tb_buf_release(&slots.reissue);
	tb_buf_release(&slots.day);
	tb_buf_release(&subject);
	tb_buf_release(&text);
	tb_buf_release(&id);
}

int
letter_make(const struct tb_plan *plan, const struct letter_words *words,
    const struct parcel *parcel, const char *date, struct tb_buf *out, struct tb_err *err)
{
	struct attachment *attachments = tb_xcalloc(parcel->nfiles, sizeof(*attachments));
	size_t i;
	int rc = load(words, parcel, attachments, err);

	if (rc == 0) {
		link_large(attachments, parcel->nfiles, plan->distribution.limit_mib);
		for (i = 0; rc == 0 && i < parcel->nfiles; i++)
			if (attachments[i].linked && plan->distribution.link[0] == '\0')
				rc = tb_err_set(err, TB_MSG_RELEASE, parcel->release->folder, 0, 0,
				    "%s is too large for a letter (limit=\"%d\" MiB), and "
				    "<distribution> has no link= to where it can be fetched",
				    attachments[i].file->file, plan->distribution.limit_mib);
	}
	if (rc == 0)
		put_letter(out, plan, words, parcel, attachments, date);
	for (i = 0; i < parcel->nfiles; i++) {
		tb_buf_release(&attachments[i].name);
		tb_buf_release(&attachments[i].bytes);
	}
	free(attachments);
	return rc;
}
