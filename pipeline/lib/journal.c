/*
 * A decision: see journal.h.  The file holds fields ended by NUL, since names
 * may be of any other bytes: "move" FROM TO, "claim" PATH, "append" PATH OFFSET
 * BYTES, and "end".
 */
#include "journal.h"
#include "atomic.h"
#include "decimal.h"
#include "file.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

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
tb_journal_move(struct tb_buf *list, const char *base, const char *from, const char *to)
{
	put_field(list, "move");
	put_path(list, base, from);
	put_path(list, base, to);
}

void
tb_journal_claim(struct tb_buf *list, const char *base, const char *claim)
{
	put_field(list, "claim");
	put_path(list, base, claim);
}

void
tb_journal_append(
    struct tb_buf *list, const char *base, const char *path, size_t offset, const char *bytes)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", offset);
	put_field(list, "append");
	put_path(list, base, path);
	put_field(list, digits);
	put_field(list, bytes);
}

int
tb_journal_write(const char *path, const struct tb_buf *list, struct tb_err *err)
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

enum { ARGS_MAX = 3 };

/* Gone from its first name and there under the last: it was done before. */
static int
do_move(const char *base, const char *const *args, struct tb_err *err)
{
	char *source = tb_path_join(base, args[0]), *target = tb_path_join(base, args[1]);
	int rc = rename(source, target);

	if (rc != 0 && !(errno == ENOENT && tb_path_taken(target)))
		rc = tb_err_sys(err, target, "cannot rename into place");
	else
		rc = 0;
	free(source);
	free(target);
	return rc;
}

static int
do_claim(const char *base, const char *const *args, struct tb_err *err)
{
	char *path = tb_path_join(base, args[0]);
	int rc = unlink(path);

	if (rc != 0 && errno != ENOENT)
		rc = tb_err_sys(err, path, "cannot remove the claim");
	else
		rc = 0;
	free(path);
	return rc;
}

/* What a run that was cut off wrote there is overwritten. */
static int
do_append(const char *base, const char *const *args, struct tb_err *err)
{
	char *path = tb_path_join(base, args[0]);
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	struct stat st;
	long offset = 0;
	int rc = fd >= 0 && fstat(fd, &st) == 0 ? 0 : tb_err_sys(err, path, "cannot open");

	if (rc == 0 && (tb_int_parse(args[1], 0, LONG_MAX, &offset) != 0 || st.st_size < offset))
		rc = tb_err_set(err, TB_MSG_FOLDER, path, 0, 0,
		    "it is shorter than it was when %s bytes of it had been written; put it back "
		    "from a backup",
		    args[1]);
	if (rc == 0 && tb_pwrite_all(fd, args[2], strlen(args[2]), offset) != 0)
		rc = tb_err_sys(err, path, "cannot append");
	if (fd >= 0 && close(fd) != 0 && rc == 0)
		rc = tb_err_sys(err, path, "cannot append");
	free(path);
	return rc;
}

static const struct deed {
	const char *name;
	size_t nargs;
	int (*carry_out)(const char *base, const char *const *args, struct tb_err *err);
} deeds[] = {
    {"move", 2, do_move},
    {"claim", 1, do_claim},
    {"append", 3, do_append},
};

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

static const struct deed *
find_deed(const char *name)
{
	size_t i;

	for (i = 0; i < TB_LEN(deeds); i++)
		if (strcmp(deeds[i].name, name) == 0)
			return &deeds[i];
	return NULL;
}

static int
do_all(const struct tb_buf *bytes, const char *path, const char *base, struct tb_err *err)
{
	const char *args[ARGS_MAX] = {NULL};
	const struct deed *deed;
	const char *name;
	size_t at = 0, i;

	while ((name = next_field(bytes, &at)) != NULL && strcmp(name, "end") != 0) {
		deed = find_deed(name);
		for (i = 0; deed != NULL && i < deed->nargs; i++)
			args[i] = next_field(bytes, &at);
		if (deed == NULL || args[deed->nargs - 1] == NULL)
			return tb_err_set(
			    err, TB_MSG_FOLDER, path, 0, 0, "the journal is not whole");
		if (deed->carry_out(base, args, err) != 0)
			return -1;
	}
	return name != NULL
		   ? 0
		   : tb_err_set(err, TB_MSG_FOLDER, path, 0, 0, "the journal is not whole");
}

int
tb_journal_finish(const char *path, const char *base, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	if (!tb_path_taken(path))
		return 0;
	rc = tb_file_read(path, SIZE_MAX / 4, &bytes, err);
	if (rc == 0)
		rc = do_all(&bytes, path, base, err);
	if (rc == 0)
		rc = tb_sync_fs(base, err);
	if (rc == 0 && unlink(path) != 0)
		rc = tb_err_sys(err, path, "cannot remove the journal");
	tb_buf_release(&bytes);
	return rc;
}

/* --- those of a site --------------------------------------------------------------- */

char *
tb_journal_of_archive(const char *base)
{
	return tb_path_join(base, "archive/.incoming/journal");
}

char *
tb_journal_of_ledger(const char *base)
{
	return tb_path_join(base, "ledger/.journal");
}

int
tb_journal_settle(const char *base, struct tb_err *err)
{
	char *archive = tb_journal_of_archive(base), *ledger = tb_journal_of_ledger(base);
	char *folder = tb_path_join(base, "ledger");
	int rc = tb_journal_finish(archive, base, err);

	if (rc == 0)
		rc = tb_journal_finish(ledger, base, err);
	if (rc == 0)
		rc = tb_atomic_clear(folder, err); /* what had not been decided */
	free(folder);
	free(archive);
	free(ledger);
	return rc;
}
