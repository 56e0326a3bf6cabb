/* The archive, written: see store.h; texts of receipts are in store-texts.c. */
#include "store.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/journal.h"
#include "../lib/trail.h"
#include "inbox.h"
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const outcome_folders[OUTCOME_MAX] = {
    [OUTCOME_REFUSED] = "refused",
    [OUTCOME_DUPLICATE] = "duplicates",
    [OUTCOME_QUARANTINED] = "quarantine",
};

static int
clear_incoming(const char *folder, struct tb_err *err)
{
	char **names = tb_folder_names(folder, NULL, err), **at;
	int rc = names != NULL ? 0 : -1;

	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if (unlink(path) != 0 && errno != ENOENT)
			rc = tb_err_sys(err, path, "cannot remove");
		free(path);
	}
	tb_names_free(names);
	return rc;
}

int
store_open(const char *archive, struct store *store, struct tb_err *err)
{
	int rc;

	*store = (struct store){
	    .root = tb_xstrdup(archive), .incoming = tb_path_join(archive, ".incoming")};
	store->base = tb_xstrndup(archive, (size_t)(strrchr(archive, '/') - archive));
	store->journal = tb_journal_of_archive(store->base);
	tb_buf_init(&store->list);
	tb_buf_init(&store->rows);
	rc = tb_folder_make(store->incoming, err);
	if (rc == 0)
		rc = tb_journal_settle(store->base, err);
	if (rc == 0)
		rc = clear_incoming(store->incoming, err);
	return rc;
}

void
store_release(struct store *store)
{
	free(store->root);
	free(store->incoming);
	free(store->journal);
	free(store->base);
	tb_buf_release(&store->list);
	tb_buf_release(&store->rows);
	*store = (struct store){0};
}

/* --- where things stand ------------------------------------------------------------ */

/* Folder and name without extension of what is accepted. */
static char *
accepted_stem(const struct store *store, const struct submission *submission)
{
	const struct tb_record *record = &submission->parsed.record;
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(&path, "%s/%04d/%02d/%s.r%ld.%.16s", store->root, record->period.year,
	    record->period.month, record->unit, record->version, submission->digest);
	return tb_buf_take(&path);
}

static void
move(struct store *store, const char *from, const char *to)
{
	tb_journal_move(&store->list, store->base, from, to);
}

/* The file is part of the answer that the audit log tells of. */
static void
record_file(struct store *store, const char *digest, const char *path)
{
	tb_trail_file(&store->rows, digest, store->base, path);
}

/* A new name in .incoming, on the heap. */
static char *
beside(struct store *store)
{
	char name[32];

	snprintf(name, sizeof(name), "%06zu.answer", ++store->nanswers);
	return tb_path_join(store->incoming, name);
}

/* A whole file, in .incoming as `now` until its final name is due. */
static int
lay_down_as(struct store *store, const char *now, const char *path, const struct tb_buf *bytes,
    struct tb_err *err)
{
	char digest[TB_DIGEST_LEN + 1];
	int rc = tb_atomic_write(now, bytes->s, bytes->len, 1, err);

	if (rc == 0) {
		tb_digest(bytes->s, bytes->len, digest);
		record_file(store, digest, path);
		move(store, now, path);
	}
	return rc;
}

static int
lay_down(struct store *store, const char *path, const struct tb_buf *bytes, struct tb_err *err)
{
	char *now = beside(store);
	int rc = lay_down_as(store, now, path, bytes, err);

	free(now);
	return rc;
}

/* The same of the record, which may be larger than memory is to be. */
static int
lay_down_record(struct store *store, const struct submission *submission, struct stored *stored,
    struct tb_err *err)
{
	const struct rows *rows = &submission->parsed.rows;
	char digest[TB_DIGEST_LEN + 1];
	struct tb_atomic *out;
	int rc;

	stored->now = beside(store);
	out = tb_atomic_open(stored->now, err);
	if (out == NULL)
		return -1;
	rows_write(rows, &submission->parsed.record, tb_atomic_file(out));
	rc = work_file_trouble(rows->file, err);
	if (rc != 0)
		tb_atomic_abort(out);
	else
		rc = tb_atomic_commit_lazy(out, err);
	if (rc == 0)
		rc = tb_digest_file(stored->now, digest, err);
	if (rc == 0) {
		record_file(store, digest, stored->path);
		move(store, stored->now, stored->path);
	}
	return rc;
}

/* The bytes as received, under their final name. */
static void
move_copy(struct store *store, const struct submission *submission, const char *raw)
{
	record_file(store, submission->digest, raw);
	move(store, submission->copy, raw);
}

static int
make_folder_of(const char *path, struct tb_err *err)
{
	char *folder = tb_xstrndup(path, (size_t)(strrchr(path, '/') - path));
	int rc = tb_file_exists(folder) ? 0 : tb_folder_make(folder, err);

	free(folder);
	return rc;
}

static char *
with_suffix(const char *stem, const char *suffix)
{
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(&path, "%s%s", stem, suffix);
	return tb_buf_take(&path);
}

/* Bytes of what was not copied: a regular file is kept, the rest has none. digest: of the bytes,
 * NULL = not known. */
static void
keep_claim(struct store *store, const char *claim, const char *raw, const char *digest)
{
	struct stat st;

	if (lstat(claim, &st) != 0 || !S_ISREG(st.st_mode))
		return;
	if (digest != NULL)
		record_file(store, digest, raw);
	move(store, claim, raw);
}

/* The signature beside what it signs, or beside its answer. */
static int
lay_down_signature(
    struct store *store, const struct submission *submission, const char *stem, struct tb_err *err)
{
	char *path;
	int rc = 0;

	if (submission->p7s == NULL || submission->outcome == OUTCOME_DUPLICATE)
		return 0;
	path = with_suffix(stem, inbox_suffixes[inbox_signature_form(submission->p7s)]);
	if (submission->signature.digest[0] != '\0')
		rc = lay_down(store, path, &submission->p7s_bytes, err);
	else
		keep_claim(store, submission->p7s, path, NULL);
	free(path);
	return rc;
}

static int
put_accepted(struct store *store, const struct submission *submission, const struct tb_buf *receipt,
    struct stored *stored, struct tb_err *err)
{
	char *stem = accepted_stem(store, submission);
	char *raw = with_suffix(stem, ".raw"), *answer = with_suffix(stem, RECEIPT_SUFFIX);
	int rc = make_folder_of(raw, err);

	stored->path = with_suffix(stem, ".xml");
	if (rc == 0) {
		move_copy(store, submission, raw);
		rc = lay_down_signature(store, submission, stem, err);
	}
	if (rc == 0)
		rc = lay_down(store, answer, receipt, err);
	if (rc == 0) /* the last: what has its record has the others too */
		rc = lay_down_record(store, submission, stored, err);
	free(stem);
	free(raw);
	free(answer);
	return rc;
}

/* Is something else there? What is there and the same will be replaced by itself. */
static int
holds_other(const char *path, const struct tb_buf *bytes)
{
	struct tb_buf there = TB_BUF_INIT;
	struct tb_err err;
	int other = tb_file_exists(path) &&
		    (tb_file_read(path, bytes->len, &there, &err) != 0 || there.len != bytes->len ||
			memcmp(there.s, bytes->s, bytes->len) != 0);

	tb_buf_release(&there);
	return other;
}

/* The answer's name without extension, and the name it has in .incoming. The same file dropped
 * twice on a day may be answered differently: then a number follows. */
static void
name_answer(const struct store *store, const struct submission *submission,
    const struct tb_buf *receipt, struct tb_buf *stem, struct tb_buf *now)
{
	const char *folder = outcome_folders[submission->outcome];
	struct tb_buf path = TB_BUF_INIT, base = TB_BUF_INIT;
	int n = 1;

	receipt_stem(submission, &base);
	do {
		char number[16] = "";

		if (n > 1)
			snprintf(number, sizeof(number), "-%d", n);
		tb_buf_reset(stem);
		tb_buf_printf(stem, "%s/%s/%s%s", store->root, folder, base.s, number);
		tb_buf_reset(&path);
		tb_buf_printf(&path, "%s.receipt.xml", stem->s);
		tb_buf_reset(now);
		tb_buf_printf(now, "%s/%s.%s%s", store->incoming, folder, base.s, number);
		n++;
	} while (holds_other(path.s, receipt) || holds_other(now->s, receipt));
	tb_buf_release(&path);
	tb_buf_release(&base);
}

static int
put_other(struct store *store, const struct submission *submission, const struct tb_buf *receipt,
    struct tb_err *err)
{
	const char *folder = outcome_folders[submission->outcome];
	struct tb_buf raw = TB_BUF_INIT, answer = TB_BUF_INIT, stem = TB_BUF_INIT,
		      now = TB_BUF_INIT;
	int rc;

	tb_buf_printf(&raw, "%s/%s/%.16s.raw", store->root, folder, submission->digest);
	name_answer(store, submission, receipt, &stem, &now);
	tb_buf_printf(&answer, "%s.receipt.xml", stem.s);
	rc = make_folder_of(raw.s, err);
	if (rc == 0 && submission->unread)
		keep_claim(store, submission->claim, raw.s,
		    submission->digested ? submission->digest : NULL);
	else if (rc == 0 && submission->outcome != OUTCOME_DUPLICATE)
		move_copy(store, submission, raw.s);
	if (rc == 0)
		rc = lay_down_signature(store, submission, stem.s, err);
	if (rc == 0)
		rc = lay_down_as(store, now.s, answer.s, receipt, err);
	tb_buf_release(&now);
	tb_buf_release(&raw);
	tb_buf_release(&answer);
	tb_buf_release(&stem);
	return rc;
}

/* What the audit log says of it, before the files of the answer. */
static void
begin_row(struct store *store, const struct submission *submission)
{
	const struct tb_record *record =
	    submission->first != NULL ? submission->first : &submission->parsed.record;
	char period[8] = "", version[24] = "";

	if (record->period.month != 0)
		tb_period_format(record->period, period);
	if (record->version > 0)
		snprintf(version, sizeof(version), "%ld", record->version);
	tb_trail_begin(&store->rows, submission->arrived, TB_TRAIL_SUBMISSION);
	tb_trail_field(&store->rows, "outcome", outcome_codes[submission->outcome]);
	tb_trail_field(&store->rows, "unit", record->unit);
	tb_trail_field(&store->rows, "period", period);
	tb_trail_field(&store->rows, "version", version);
	tb_trail_field(&store->rows, "digest", submission->digest);
	tb_trail_field(&store->rows, "name", submission->source);
}

int
store_put(struct store *store, const struct submission *submission, const struct tb_buf *receipt,
    struct stored *stored, struct tb_err *err)
{
	int rc;

	*stored = (struct stored){NULL, NULL};
	begin_row(store, submission);
	if (outcome_folders[submission->outcome] == NULL)
		rc = put_accepted(store, submission, receipt, stored, err);
	else
		rc = put_other(store, submission, receipt, err);
	tb_trail_end(&store->rows);
	if (rc == 0)
		tb_journal_claim(&store->list, store->base, submission->claim);
	if (rc == 0 && submission->p7s != NULL)
		tb_journal_claim(&store->list, store->base, submission->p7s);
	if (rc == 0 && submission->sum != NULL)
		tb_journal_claim(&store->list, store->base, submission->sum);
	return rc;
}

/* --- the end of a run ------------------------------------------------------------------ */

int
store_commit(struct store *store, struct tb_err *err)
{
	int rc;

	if (store->list.len == 0)
		return 0;
	rc = tb_trail_append(store->base, &store->rows, &store->list, err);
	if (rc == 0)
		rc = tb_sync_fs(store->root, err);
	if (rc == 0)
		rc = tb_journal_write(store->journal, &store->list, err);
	if (rc == 0)
		rc = tb_journal_finish(store->journal, store->base, err);
	return rc == 0 ? clear_incoming(store->incoming, err) : -1;
}
