/*
 * The end of a run: see journal.h.  The file holds fields ended by NUL, since
 * names may be of any other bytes: "move" FROM TO, "claim" PATH, and "end".
 */
#include "journal.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

enum { JOURNAL_MAX = 256 * 1024 * 1024 };

static void
put_field(struct tb_buf *list, const char *field)
{
	tb_buf_put(list, field, strlen(field) + 1);
}

static void
put_path(struct tb_buf *list, const char *base, const char *path)
{
	put_field(list, path + strlen(base) + 1);
}

void
journal_move(struct tb_buf *list, const char *base, const char *from, const char *to)
{
	put_field(list, "move");
	put_path(list, base, from);
	put_path(list, base, to);
}

void
journal_claim(struct tb_buf *list, const char *base, const char *claim)
{
	put_field(list, "claim");
	put_path(list, base, claim);
}

int
journal_write(const char *path, const struct tb_buf *list, struct tb_err *err)
{
	struct tb_buf whole = TB_BUF_INIT;
	int rc;

	tb_buf_put(&whole, list->s, list->len);
	put_field(&whole, "end");
	rc = tb_atomic_write(path, whole.s, whole.len, 0, err);
	tb_buf_release(&whole);
	return rc;
}

/* --- carrying it out ------------------------------------------------------------- */

static int
exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

/* Gone from its first name and there under the last: it was done before. */
static int
do_move(const char *base, const char *from, const char *to, struct tb_err *err)
{
	char *source = tb_path_join(base, from), *target = tb_path_join(base, to);
	int rc = rename(source, target);

	if (rc != 0 && !(errno == ENOENT && exists(target)))
		rc = tb_err_sys(err, target, "cannot rename into place");
	else
		rc = 0;
	free(source);
	free(target);
	return rc;
}

static int
do_claim(const char *base, const char *claim, struct tb_err *err)
{
	char *path = tb_path_join(base, claim);
	int rc = unlink(path);

	if (rc != 0 && errno != ENOENT)
		rc = tb_err_sys(err, path, "cannot remove the claim");
	else
		rc = 0;
	free(path);
	return rc;
}

/* The next field, NULL at the end of the bytes. */
static const char *
next_field(const struct tb_buf *bytes, size_t *at)
{
	const char *field = bytes->s + *at;

	if (*at >= bytes->len)
		return NULL;
	*at += strlen(field) + 1;
	return field;
}

static int
do_all(const struct tb_buf *bytes, const char *path, const char *base, struct tb_err *err)
{
	size_t at = 0;
	int rc = 0;

	while (rc == 0) {
		const char *what = next_field(bytes, &at);
		const char *first = next_field(bytes, &at), *second;

		if (what != NULL && strcmp(what, "end") == 0)
			return 0;
		if (what == NULL || first == NULL)
			return tb_err_set(
			    err, TB_MSG_FOLDER, path, 0, 0, "the journal is not whole");
		if (strcmp(what, "claim") == 0) {
			rc = do_claim(base, first, err);
			continue;
		}
		second = next_field(bytes, &at);
		if (strcmp(what, "move") != 0 || second == NULL)
			return tb_err_set(
			    err, TB_MSG_FOLDER, path, 0, 0, "the journal is not whole");
		rc = do_move(base, first, second, err);
	}
	return rc;
}

int
journal_finish(const char *path, const char *base, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	if (!exists(path))
		return 0;
	rc = tb_file_read(path, JOURNAL_MAX, &bytes, err);
	if (rc == 0)
		rc = do_all(&bytes, path, base, err);
	if (rc == 0)
		rc = tb_sync_fs(base, err);
	if (rc == 0 && unlink(path) != 0)
		rc = tb_err_sys(err, path, "cannot remove the journal");
	tb_buf_release(&bytes);
	return rc;
}
