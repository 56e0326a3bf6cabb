/* Folders: see folder.h. */
#include "folder.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include <errno.h>
#include <unistd.h>

enum { SUMS_MAX = 1024 * 1024 };

/* Every file of the parcel into the staging folder, then the list of their digests. */
static int
fill(const struct parcel *parcel, const char *reissue, const char *staging, struct tb_buf *sums,
    struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT, name = TB_BUF_INIT;
	char *path;
	size_t i;
	int rc = tb_folder_make(staging, err);

	for (i = 0; rc == 0 && i < parcel->nfiles; i++) {
		tb_buf_reset(&bytes);
		tb_buf_reset(&name);
		release_file_name(parcel->release, parcel->files[i], reissue, &name);
		path = tb_path_join(staging, name.s);
		rc = release_read(parcel->release, parcel->files[i], &bytes, err);
		if (rc == 0)
			rc = tb_atomic_write(path, bytes.s, bytes.len, 0, err);
		tb_buf_printf(sums, "%s  %s\n", parcel->files[i]->digest, name.s);
		free(path);
	}
	if (rc == 0) {
		path = tb_path_join(staging, "SHA256SUMS");
		rc = tb_atomic_write(path, sums->s, sums->len, 0, err);
		free(path);
	}
	tb_buf_release(&bytes);
	tb_buf_release(&name);
	return rc;
}

/* The same list is in the folder that has the name already. */
static int
is_there(const char *target, const struct tb_buf *sums)
{
	char *path = tb_path_join(target, "SHA256SUMS");
	struct tb_buf there = TB_BUF_INIT;
	struct tb_err ignored;
	int same = tb_file_read(path, SUMS_MAX, &there, &ignored) == 0 && there.len == sums->len &&
		   memcmp(there.s, sums->s, sums->len) == 0;

	tb_buf_release(&there);
	free(path);
	return same;
}

static void
place(const char *folder, const char *staging, const char *target, const struct tb_buf *sums,
    struct outcome *outcome)
{
	struct tb_err err = {0};

	if (tb_path_taken(target)) {
		if (is_there(target, sums))
			outcome_set(outcome, OUTCOME_SENT, "it was there");
		else
			outcome_set(outcome, OUTCOME_NEVER,
			    "there is another folder of that name; look at it, and remove it");
	} else if (rename(staging, target) != 0) {
		outcome_set(
		    outcome, OUTCOME_LATER, "cannot rename into place: %s", strerror(errno));
	} else if (tb_sync_folder(folder, &err) != 0) {
		outcome_set(outcome, OUTCOME_LATER, "%s", err.text);
	} else {
		outcome_set(outcome, OUTCOME_SENT, "placed");
	}
	(void)!tb_folder_remove(staging, &err);
}

int
folder_is_there(const struct tb_plan_addressee *to)
{
	return (to->channel != TB_CHANNEL_FOLDER && to->channel != TB_CHANNEL_INBOX) ||
	       tb_folder_exists(to->address);
}

void
folder_deliver(const struct parcel *parcel, const char *reissue, struct outcome *outcome)
{
	const char *folder = parcel->to->address, *edition = parcel->release->edition;
	struct tb_buf name = TB_BUF_INIT, hidden = TB_BUF_INIT, sums = TB_BUF_INIT;
	char period[8], *target, *staging;
	struct tb_err err = {0};

	tb_term_format(tb_ledger_term(parcel->release->issue), period);
	tb_buf_printf(&name, "%s%s%s-issue-%ld", period, edition[0] != '\0' ? "-" : "", edition,
	    parcel->release->issue->issue);
	tb_buf_printf(&hidden, ".%s.part", name.s);
	target = tb_path_join(folder, name.s);
	staging = tb_path_join(folder, hidden.s);
	snprintf(outcome->message, sizeof(outcome->message), "%s", name.s);
	if (!folder_is_there(parcel->to))
		outcome_set(outcome, OUTCOME_LATER, FOLDER_AWAITED);
	else if (tb_folder_remove(staging, &err) != 0 ||
		 fill(parcel, reissue, staging, &sums, &err) != 0)
		outcome_set(outcome, OUTCOME_LATER, "%s", err.text);
	else
		place(folder, staging, target, &sums, outcome);
	free(target);
	free(staging);
	tb_buf_release(&name);
	tb_buf_release(&hidden);
	tb_buf_release(&sums);
}
