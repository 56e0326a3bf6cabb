/* The archive, written: see store.h; texts of receipts are in store-texts.c. */
#include "store.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
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

	if (names == NULL)
		return -1;
	for (at = names; *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		unlink(path);
		free(path);
	}
	tb_names_free(names);
	return 0;
}

int
store_open(const char *archive, struct store *store, struct tb_err *err)
{
	*store = (struct store){
	    .root = tb_xstrdup(archive), .incoming = tb_path_join(archive, ".incoming")};
	if (tb_folder_make(store->incoming, err) != 0)
		return -1;
	return clear_incoming(store->incoming, err);
}

void
store_release(struct store *store)
{
	size_t i;

	for (i = 0; i < store->nmoves; i++) {
		free(store->moves[i].from);
		free(store->moves[i].to);
	}
	for (i = 0; i < store->nclaims; i++)
		free(store->claims[i]);
	free(store->moves);
	free(store->claims);
	free(store->root);
	free(store->incoming);
	*store = (struct store){0};
}

int
store_copy(struct store *store, const struct tb_buf *bytes, char **copy, struct tb_err *err)
{
	char name[32];

	snprintf(name, sizeof(name), "%06zu.raw", ++store->ncopies);
	*copy = tb_path_join(store->incoming, name);
	return tb_atomic_write(*copy, bytes->s, bytes->len, 1, err);
}

void
store_forget(struct store *store, const char *claim)
{
	*(char **)tb_grow(&store->claims, store->nclaims++, &store->claims_cap, sizeof(char *)) =
	    tb_xstrdup(claim);
}

static int
move(const char *from, const char *to, struct tb_err *err)
{
	return rename(from, to) == 0 ? 0 : tb_err_sys(err, to, "cannot rename into place");
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

/* A whole file under its final name; what a crash leaves of it stands in
 * .incoming, which the next run clears. */
static int
lay_down(struct store *store, const char *path, const struct tb_buf *bytes, struct tb_err *err)
{
	char name[32], *beside;
	int rc;

	snprintf(name, sizeof(name), "%06zu.answer", ++store->ncopies);
	beside = tb_path_join(store->incoming, name);
	rc = tb_atomic_write(beside, bytes->s, bytes->len, 1, err);
	if (rc == 0)
		rc = move(beside, path, err);
	free(beside);
	return rc;
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

static int
put_accepted(struct store *store, const struct submission *submission, const char *copy,
    const struct tb_buf *receipt, const struct tb_buf *record, char **record_path,
    struct tb_err *err)
{
	char *stem = accepted_stem(store, submission);
	char *raw = with_suffix(stem, ".raw"), *answer = with_suffix(stem, ".receipt.xml");
	struct store_move *planned;
	int rc = make_folder_of(raw, err);

	if (rc == 0)
		rc = move(copy, raw, err);
	if (rc == 0)
		rc = lay_down(store, answer, receipt, err);
	if (rc == 0) {
		planned =
		    tb_grow(&store->moves, store->nmoves++, &store->moves_cap, sizeof(*planned));
		planned->to = with_suffix(stem, ".xml");
		planned->from = with_suffix(copy, ".record");
		*record_path = tb_xstrdup(planned->to);
		rc = tb_atomic_write(planned->from, record->s, record->len, 1, err);
	}
	free(stem);
	free(raw);
	free(answer);
	return rc;
}

/* Bytes of what was not copied: a regular file is kept, the rest has none. */
static int
keep_claim(const char *claim, const char *raw, struct tb_err *err)
{
	struct stat st;

	if (lstat(claim, &st) != 0 || !S_ISREG(st.st_mode))
		return 0;
	return move(claim, raw, err);
}

static int
put_other(struct store *store, const struct submission *submission, const char *copy,
    const struct tb_buf *receipt, struct tb_err *err)
{
	const char *folder = outcome_folders[submission->outcome];
	struct tb_buf raw = TB_BUF_INIT, answer = TB_BUF_INIT, name = TB_BUF_INIT;
	int rc;

	tb_buf_printf(&raw, "%s/%s/%.16s.raw", store->root, folder, submission->digest);
	receipt_stem(submission, &name);
	tb_buf_printf(&answer, "%s/%s/%s.receipt.xml", store->root, folder, name.s);
	rc = make_folder_of(raw.s, err);
	if (rc == 0 && submission->unread)
		rc = keep_claim(submission->claim, raw.s, err);
	else if (rc == 0 && submission->outcome != OUTCOME_DUPLICATE)
		rc = move(copy, raw.s, err);
	if (rc == 0)
		rc = lay_down(store, answer.s, receipt, err);
	tb_buf_release(&raw);
	tb_buf_release(&answer);
	tb_buf_release(&name);
	return rc;
}

int
store_put(struct store *store, const struct submission *submission, const char *copy,
    const struct tb_buf *receipt, const struct tb_buf *record, char **record_path,
    struct tb_err *err)
{
	int rc;

	*record_path = NULL;
	if (outcome_folders[submission->outcome] == NULL)
		rc = put_accepted(store, submission, copy, receipt, record, record_path, err);
	else
		rc = put_other(store, submission, copy, receipt, err);
	if (rc == 0)
		store_forget(store, submission->claim);
	return rc;
}

/* --- the end of a run ------------------------------------------------------------------ */

static int
sync_folder_of(const char *path, const char *last, struct tb_err *err)
{
	char *folder;
	size_t len = (size_t)(strrchr(path, '/') - path);
	int rc;

	if (last != NULL && strncmp(path, last, len + 1) == 0)
		return 0; /* the folder of the one before */
	folder = tb_xstrndup(path, len);
	rc = tb_sync_folder(folder, err);
	free(folder);
	return rc;
}

/* All claims must go: what stays is answered again in the next run. */
static int
remove_claims(const struct store *store, struct tb_err *err)
{
	size_t i;
	int rc = 0;

	for (i = 0; i < store->nclaims; i++)
		if (unlink(store->claims[i]) != 0 && errno != ENOENT)
			rc = tb_err_sys(err, store->claims[i], "cannot remove the claim");
	return rc;
}

int
store_commit(struct store *store, struct tb_err *err)
{
	size_t i;
	int rc;

	if (store->nclaims == 0)
		return 0;
	rc = tb_sync_fs(store->root, err);
	for (i = 0; rc == 0 && i < store->nmoves; i++)
		rc = move(store->moves[i].from, store->moves[i].to, err);
	for (i = 0; rc == 0 && i < store->nmoves; i++)
		rc = sync_folder_of(store->moves[i].to, i > 0 ? store->moves[i - 1].to : NULL, err);
	if (rc == 0)
		rc = remove_claims(store, err);
	return rc == 0 ? clear_incoming(store->incoming, err) : -1;
}
