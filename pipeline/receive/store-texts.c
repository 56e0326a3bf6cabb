/*
 * Texts of receipts under output/receipts/, and sheets for those that have no PDF
 * there (store.h).  Which are missing is seen from names alone, so that a run without
 * new files opens nothing:
 *
 *	in the archive  <unit>.r<version>.<16 hex>.receipt.xml, or in the folders of
 *	                other outcomes <day>.<16 hex>.<8 hex of the name>[-N].receipt.xml
 *	as text         <name as dropped>.<day>.<outcome>.<12 hex>[-N].txt, .pdf; and
 *	                .xml, the archived one for the sender's programs, which is
 *	                there when the text is
 */
#include "store.h"
#include "../lib/atomic.h"
#include "../lib/file.h"

enum { KEY_DIGITS = 12, NAME_DIGITS = 8, SHEETS_IN_FOLDER = 500, RECEIPT_MAX = 64 * 1024 * 1024 };

/* What is made of a receipt. */
struct form {
	const char *suffix; /* by which it is seen that it is there */
	int (*make)(const char *xml, size_t len, const char *name,
	    const struct catalogue *catalogue, struct tb_buf *out, struct tb_err *err);
};
static const struct form as_text = {".txt", receipt_text}, as_sheet = {".pdf", receipt_sheet};

static const char hex_digits[] = "0123456789abcdef", archived[] = RECEIPT_SUFFIX;

struct texts {
	const struct catalogue *catalogue;
	const struct form *form;
	const char *folder; /* output/receipts */
	const char *sheets; /* where sheets go; NULL = they are texts */
	char **keys;	    /* of the texts there are, sorted */
	size_t nkeys, cap;
	char **fresh; /* written beside, and not yet under these names */
	size_t nfresh, fresh_cap;
	size_t nsheets;
};

static void
name_digits(const char *name, size_t len, char out[NAME_DIGITS + 1])
{
	char digest[TB_DIGEST_LEN + 1];

	tb_digest(name, len, digest);
	memcpy(out, digest, NAME_DIGITS);
	out[NAME_DIGITS] = '\0';
}

/* The last part of name[0..*len) behind a dot; *len is cut before it. NULL = none. */
static const char *
last_part(const char *name, size_t *len)
{
	size_t at = *len;

	while (at > 0 && name[at - 1] != '.')
		at--;
	if (at < 2)
		return NULL;
	*len = at - 1;
	return name + at;
}

/* --- keys ------------------------------------------------------------------------- */

/* All outcomes whose records stand by month share a key: only one can be. */
static const char *
key_outcome(enum outcome outcome)
{
	return outcome == OUTCOME_PENDING || outcome == OUTCOME_LATE
		   ? outcome_codes[OUTCOME_ACCEPTED]
		   : outcome_codes[outcome];
}

static int
find_outcome(const struct catalogue *catalogue, const char *word, size_t len)
{
	int i;

	for (i = 0; i < OUTCOME_MAX; i++) {
		const char *known = catalogue->labels[LABEL_FILE_ACCEPTED + i];

		if (strlen(known) == len && memcmp(known, word, len) == 0)
			return i;
	}
	return -1;
}

/* The key of a text's name; 0, or -1 when it is another file. */
static int
key_of_text(const struct texts *texts, const char *name, struct tb_buf *key)
{
	const struct catalogue *catalogue = texts->catalogue;
	size_t len = strlen(name) - strlen(texts->form->suffix), end, whole = len;
	const char *hex, *word, *day, *number;
	char digits[NAME_DIGITS + 1];
	int outcome;

	hex = last_part(name, &len);
	number = hex != NULL ? hex + strspn(hex, hex_digits) : NULL;
	end = len;
	word = hex != NULL ? last_part(name, &len) : NULL;
	outcome = word != NULL ? find_outcome(catalogue, word, (size_t)(name + end - word)) : -1;
	day = outcome >= 0 ? last_part(name, &len) : NULL;
	if (day == NULL)
		return -1;
	tb_buf_printf(key, "%s %.12s", key_outcome((enum outcome)outcome), hex);
	if (key_outcome((enum outcome)outcome) == outcome_codes[OUTCOME_ACCEPTED])
		return 0;
	name_digits(name, len, digits);
	tb_buf_printf(key, " %.10s %s%.*s", day, digits, (int)(name + whole - number), number);
	return 0;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int
list_texts(struct texts *texts, struct tb_err *err)
{
	char **names = tb_folder_names(texts->folder, texts->form->suffix, err), **at;
	struct tb_buf key = TB_BUF_INIT;

	if (names == NULL)
		return -1;
	for (at = names; *at != NULL; at++) {
		tb_buf_reset(&key);
		if (key_of_text(texts, *at, &key) == 0)
			*(char **)tb_grow(&texts->keys, texts->nkeys++, &texts->cap,
			    sizeof(char *)) = tb_xstrdup(key.s);
	}
	if (texts->nkeys > 0)
		qsort(texts->keys, texts->nkeys, sizeof(char *), by_bytes);
	tb_buf_release(&key);
	tb_names_free(names);
	return 0;
}

static int
has_text(const struct texts *texts, const char *key)
{
	return texts->nkeys > 0 &&
	       bsearch(&key, texts->keys, texts->nkeys, sizeof(char *), by_bytes) != NULL;
}

/* --- one text ------------------------------------------------------------------------ */

/* Where a text stands until all of them are durable: a temporary file's name. */
static char *
beside(const struct texts *texts, size_t i)
{
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(&path, "%s/.%06zu.tmp", texts->folder, i);
	return tb_buf_take(&path);
}

/* Whole and under its name only when all are durable. */
static int
lay_file(struct texts *texts, const char *name, const char *suffix, const struct tb_buf *bytes,
    struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT;
	char *temporary = beside(texts, texts->nfresh);
	int rc = tb_atomic_write(temporary, bytes->s, bytes->len, 1, err);

	free(temporary);
	if (rc != 0)
		return -1;
	tb_buf_printf(&path, "%s/%s%s", texts->folder, name, suffix);
	*(char **)tb_grow(&texts->fresh, texts->nfresh++, &texts->fresh_cap, sizeof(char *)) =
	    tb_buf_take(&path);
	return 0;
}

/* The text last: it says that the receipt is there. */
static int
lay_text(struct texts *texts, const char *name, const struct tb_buf *xml, const struct tb_buf *text,
    struct tb_err *err)
{
	int rc = lay_file(texts, name, ".xml", xml, err);

	return rc == 0 ? lay_file(texts, name, texts->form->suffix, text, err) : -1;
}

/* In folders of so many, each of which is one batch for the stages to come. */
static int
lay_sheet(struct texts *texts, const char *name, const struct tb_buf *sheet, struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT;
	int rc = 0;

	tb_buf_printf(&path, "%s/%04zu", texts->sheets, texts->nsheets / SHEETS_IN_FOLDER);
	if (texts->nsheets++ % SHEETS_IN_FOLDER == 0)
		rc = tb_folder_make(path.s, err);
	tb_buf_printf(&path, "/%s.xml", name);
	if (rc == 0)
		rc = tb_atomic_write(path.s, sheet->s, sheet->len, 1, err);
	tb_buf_release(&path);
	return rc;
}

/* The number of an answer that is not the first of its day, as "-2", from its archived name. */
static void
put_number(const char *receipt, struct tb_buf *out)
{
	size_t len = strlen(receipt) - strlen(archived), end = len;
	const char *part = last_part(receipt, &len);
	size_t digits = part != NULL ? strspn(part, hex_digits) : 0;

	if (part != NULL && part[digits] == '-')
		tb_buf_put(out, part + digits, (size_t)(receipt + end - part) - digits);
}

static int
write_text(struct texts *texts, const char *receipt, struct tb_err *err)
{
	struct tb_buf xml = TB_BUF_INIT, text = TB_BUF_INIT, name = TB_BUF_INIT;
	int rc = tb_file_read(receipt, RECEIPT_MAX, &xml, err);

	if (rc == 0)
		rc = texts->form->make(xml.s, xml.len, receipt, texts->catalogue, &text, err);
	if (rc == 0)
		rc = receipt_name(xml.s, xml.len, receipt, texts->catalogue, &name, err);
	put_number(receipt, &name);
	if (rc == 0)
		rc = texts->sheets == NULL ? lay_text(texts, name.s, &xml, &text, err)
					   : lay_sheet(texts, name.s, &text, err);
	tb_buf_release(&xml);
	tb_buf_release(&text);
	tb_buf_release(&name);
	return rc;
}

void
receipt_stem(const struct submission *submission, struct tb_buf *out)
{
	char digits[NAME_DIGITS + 1], content[TB_DIGEST_LEN + 1];

	name_digits(submission->source, receipt_name_len(submission->source), digits);
	receipt_content(submission->digest, submission->signature.digest, content);
	tb_buf_printf(out, "%s.%.16s.%s", submission->arrived, content, digits);
}

/* --- all of them ----------------------------------------------------------------------- */

/* Receipts beside records: one without its record is of a run that did not end. */
static int
write_accepted(struct texts *texts, const char *archive, struct tb_err *err)
{
	struct tb_archive list;
	struct tb_buf key = TB_BUF_INIT, path = TB_BUF_INIT;
	size_t i;
	int rc = tb_archive_scan(archive, 0, &list, err);

	if (rc != 0)
		return -1;
	for (i = 0; rc == 0 && i < list.nentries; i++) {
		const char *record = list.entries[i].path;

		tb_buf_reset(&key);
		tb_buf_printf(
		    &key, "%s %.12s", outcome_codes[OUTCOME_ACCEPTED], list.entries[i].digest);
		if (has_text(texts, key.s))
			continue;
		tb_buf_reset(&path);
		tb_buf_printf(
		    &path, "%.*s%s", (int)(strlen(record) - strlen(".xml")), record, archived);
		if (tb_file_exists(path.s))
			rc = write_text(texts, path.s, err);
	}
	tb_buf_release(&key);
	tb_buf_release(&path);
	tb_archive_release(&list);
	return rc;
}

static int
write_folder(struct texts *texts, const char *folder, enum outcome outcome, struct tb_err *err)
{
	char **names, **at;
	struct tb_buf key = TB_BUF_INIT;
	int rc = 0;

	if (!tb_file_exists(folder))
		return 0;
	names = tb_folder_names(folder, archived, err);
	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		size_t len = strlen(*at) - strlen(archived), end = len;
		const char *digits = last_part(*at, &len);
		const char *hex = digits != NULL ? last_part(*at, &len) : NULL;
		char *path = tb_path_join(folder, *at);

		tb_buf_reset(&key);
		if (hex != NULL)
			tb_buf_printf(&key, "%s %.12s %.10s %.*s", outcome_codes[outcome], hex, *at,
			    (int)(*at + end - digits), digits);
		if (hex != NULL && !has_text(texts, key.s))
			rc = write_text(texts, path, err);
		free(path);
	}
	tb_buf_release(&key);
	tb_names_free(names);
	return rc;
}

/* One sync for all: a text that has its name is not made again, so it must be whole. */
static int
name_texts(const struct texts *texts, struct tb_err *err)
{
	size_t i;
	int rc = texts->nfresh > 0 ? tb_sync_fs(texts->folder, err) : 0;

	for (i = 0; rc == 0 && i < texts->nfresh; i++) {
		char *from = beside(texts, i);

		if (rename(from, texts->fresh[i]) != 0)
			rc = tb_err_sys(err, texts->fresh[i], "cannot rename into place");
		free(from);
	}
	return rc == 0 && texts->nfresh > 0 ? tb_sync_folder(texts->folder, err) : rc;
}

/* Writes what is missing, and releases the lists. */
static int
write_missing(struct texts *texts, const char *archive, struct tb_err *err)
{
	static const enum outcome others[] = {
	    OUTCOME_REFUSED, OUTCOME_DUPLICATE, OUTCOME_QUARANTINED};
	static const char *const folders[] = {"refused", "duplicates", "quarantine"};
	size_t i;
	int rc = list_texts(texts, err);

	if (rc == 0)
		rc = write_accepted(texts, archive, err);
	for (i = 0; rc == 0 && i < TB_LEN(others); i++) {
		char *path = tb_path_join(archive, folders[i]);

		rc = write_folder(texts, path, others[i], err);
		free(path);
	}
	if (rc == 0)
		rc = name_texts(texts, err);
	for (i = 0; i < texts->nkeys; i++)
		free(texts->keys[i]);
	for (i = 0; i < texts->nfresh; i++)
		free(texts->fresh[i]);
	free(texts->keys);
	free(texts->fresh);
	return rc;
}

int
store_write_texts(
    const char *archive, const char *folder, const struct catalogue *catalogue, struct tb_err *err)
{
	struct texts texts = {.catalogue = catalogue, .form = &as_text, .folder = folder};
	int rc = tb_folder_make(folder, err);

	if (rc == 0)
		rc = tb_atomic_clear(folder, err);
	return rc == 0 ? write_missing(&texts, archive, err) : -1;
}

int
store_write_sheets(const char *archive, const char *folder, const char *sheets,
    const struct catalogue *catalogue, struct tb_err *err)
{
	struct texts texts = {
	    .catalogue = catalogue, .form = &as_sheet, .folder = folder, .sheets = sheets};
	int rc = tb_folder_make(folder, err);

	if (rc == 0)
		rc = tb_folder_make(sheets, err);
	return rc == 0 ? write_missing(&texts, archive, err) : -1;
}
