/*
 * The audit log: see trail.h.  A line is
 *
 *	HASH <TAB> NUMBER <TAB> DAY <TAB> KIND { <TAB> NAME=VALUE }
 *
 * HASH = SHA-256 of the hash of the line before, 64 digits, and of what follows the
 * first tab, without the end of the line; before the first line stand 64 zeros.
 */
#include "trail.h"
#include "decimal.h"
#include "file.h"
#include "journal.h"
#include "mem.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the last row is looked for in; a row is never so long. */
enum { TAIL_BYTES = 256 * 1024 };

/* Where the log ends. */
struct tail {
	char hash[TB_DIGEST_LEN + 1];
	long number;
	size_t size;
};

char *
tb_trail_path(const char *base)
{
	return tb_path_join(base, "ledger/audit.log");
}

/* --- rows ------------------------------------------------------------------------------ */

void
tb_trail_begin(struct tb_buf *rows, const char *day, const char *kind)
{
	tb_buf_printf(rows, "%s\t%s", day, kind);
}

void
tb_trail_field(struct tb_buf *rows, const char *name, const char *value)
{
	if (value == NULL || value[0] == '\0')
		return;
	tb_buf_printf(rows, "\t%s=", name);
	for (; *value != '\0'; value++) {
		unsigned char c = (unsigned char)*value;

		if (c < 0x20 || c == 0x7f)
			tb_buf_printf(rows, "\\x%02x", c);
		else
			tb_buf_putc(rows, *value);
	}
}

void
tb_trail_file(struct tb_buf *rows, const char *digest, const char *base, const char *path)
{
	struct tb_buf value = TB_BUF_INIT;

	tb_buf_printf(&value, "%s  %s", digest, path + strlen(base) + 1);
	tb_trail_field(rows, "file", value.s);
	tb_buf_release(&value);
}

void
tb_trail_end(struct tb_buf *rows)
{
	tb_buf_putc(rows, '\n');
}

/* --- the chain ------------------------------------------------------------------------- */

static void
start_chain(char hash[TB_DIGEST_LEN + 1])
{
	memset(hash, '0', TB_DIGEST_LEN);
	hash[TB_DIGEST_LEN] = '\0';
}

/* hash becomes that of the row behind it. */
static void
chain(char hash[TB_DIGEST_LEN + 1], const char *rest, size_t len)
{
	struct tb_buf bytes = TB_BUF_INIT;

	tb_buf_put(&bytes, hash, TB_DIGEST_LEN);
	tb_buf_put(&bytes, rest, len);
	tb_digest(bytes.s, bytes.len, hash);
	tb_buf_release(&bytes);
}

/* "HASH<TAB>NUMBER<TAB>": the hash and the number of a line; what follows, or NULL. */
static char *
parse_start(char *line, char hash[TB_DIGEST_LEN + 1], long *number)
{
	char *digits = line + TB_DIGEST_LEN + 1, *end;

	if (strlen(line) <= TB_DIGEST_LEN || strspn(line, "0123456789abcdef") != TB_DIGEST_LEN ||
	    line[TB_DIGEST_LEN] != '\t' || (end = strchr(digits, '\t')) == NULL)
		return NULL;
	*end = '\0';
	if (tb_int_parse(digits, 1, LONG_MAX, number) != 0)
		return NULL;
	memcpy(hash, line, TB_DIGEST_LEN);
	hash[TB_DIGEST_LEN] = '\0';
	return end + 1;
}

static int
no_whole_row(const char *path, struct tb_err *err)
{
	return tb_err_set(err, TB_MSG_LEDGER, path, 0, 0,
	    "the audit log does not end in a whole row, so nothing can be recorded; put it back "
	    "from a backup, or keep it under another name and let a new one begin");
}

/* The last row of an open log of the size in *tail. */
static int
read_tail(int fd, const char *path, struct tail *tail, struct tb_err *err)
{
	size_t len = tail->size < TAIL_BYTES ? tail->size : TAIL_BYTES, got = 0;
	char *bytes = tb_xmalloc(len + 1), *line;
	int rc = 0;

	while (got < len) {
		ssize_t n = pread(fd, bytes + got, len - got, (off_t)(tail->size - len + got));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		got += (size_t)n;
	}
	bytes[got] = '\0';
	if (got < len) {
		rc = tb_err_sys(err, path, "cannot read");
	} else if (bytes[len - 1] != '\n') {
		rc = no_whole_row(path, err);
	} else {
		bytes[len - 1] = '\0';
		line = strrchr(bytes, '\n');
		line = line != NULL ? line + 1 : bytes;
		if (parse_start(line, tail->hash, &tail->number) == NULL)
			rc = no_whole_row(path, err);
	}
	free(bytes);
	return rc;
}

static int
find_tail(const char *path, struct tail *tail, struct tb_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), rc = 0;
	struct stat st;

	*tail = (struct tail){0};
	start_chain(tail->hash);
	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0 || fstat(fd, &st) != 0)
		rc = tb_err_sys(err, path, "cannot read");
	else if (st.st_size > 0) {
		tail->size = (size_t)st.st_size;
		rc = read_tail(fd, path, tail, err);
	}
	if (fd >= 0)
		close(fd);
	return rc;
}

static int
make_folder(const char *base, struct tb_err *err)
{
	char *folder = tb_path_join(base, "ledger");
	int rc = tb_folder_make(folder, err);

	free(folder);
	return rc;
}

int
tb_trail_append(
    const char *base, const struct tb_buf *rows, struct tb_buf *journal, struct tb_err *err)
{
	char *path = tb_trail_path(base);
	struct tb_buf out = TB_BUF_INIT, rest = TB_BUF_INIT;
	const char *row = rows->s, *end;
	struct tail tail;
	int rc = rows->len > 0 ? find_tail(path, &tail, err) : 0;

	if (rc == 0 && rows->len > 0 && tail.size == 0)
		rc = make_folder(base, err);
	while (rc == 0 && rows->len > 0 && (end = strchr(row, '\n')) != NULL) {
		tb_buf_reset(&rest);
		tb_buf_printf(&rest, "%ld\t", ++tail.number);
		tb_buf_put(&rest, row, (size_t)(end - row));
		chain(tail.hash, rest.s, rest.len);
		tb_buf_printf(&out, "%s\t%s\n", tail.hash, rest.s);
		row = end + 1;
	}
	if (out.len > 0)
		tb_journal_append(journal, base, path, tail.size, out.s);
	tb_buf_release(&out);
	tb_buf_release(&rest);
	free(path);
	return rc;
}

int
tb_trail_note(const char *base, struct tb_err *err)
{
	char *path = tb_trail_path(base);
	struct tail tail;
	int rc = find_tail(path, &tail, err);

	if (rc == 0 && tail.size > 0)
		tb_diag(TB_MSG_TRAIL_END, (struct tb_pos){path, 0, 0}, "row %ld, %s", tail.number,
		    tail.hash);
	free(path);
	return rc;
}

/* --- reading --------------------------------------------------------------------------- */

struct reader {
	const char *path;
	char hash[TB_DIGEST_LEN + 1]; /* of the row before */
	long number;
	int line;
};

static int
broken(const struct reader *reader, const char *what, struct tb_err *err)
{
	return tb_err_set(err, TB_MSG_TRAIL, reader->path, reader->line, 0,
	    "%s: the log was changed after it was written; compare it with a backup from this line "
	    "on, and with the heads in the runs' logs and the manifests",
	    what);
}

/* The fields of a row, cut at the tabs. */
static int
parse_fields(char *text, struct tb_trail_row *row)
{
	char *at = text, *next;
	size_t n = 0;

	for (; at != NULL; at = next, n++) {
		next = strchr(at, '\t');
		if (next != NULL)
			*next++ = '\0';
		if (n == 0) {
			row->day = at;
		} else if (n == 1) {
			row->kind = at;
		} else {
			char *value = strchr(at, '=');

			if (value == NULL || row->nfields == TB_TRAIL_FIELDS)
				return -1;
			*value++ = '\0';
			row->names[row->nfields] = at;
			row->values[row->nfields++] = value;
		}
	}
	return n >= 2 ? 0 : -1;
}

static int
read_row(
    struct reader *reader, char *line, size_t len, struct tb_trail_row *row, struct tb_err *err)
{
	char *fields;

	*row = (struct tb_trail_row){.line = reader->line};
	if (len == 0 || line[len - 1] != '\n' || strlen(line) != len)
		return broken(reader, "this is no whole row", err);
	line[len - 1] = '\0';
	if (len > TB_DIGEST_LEN + 2)
		chain(reader->hash, line + TB_DIGEST_LEN + 1, len - TB_DIGEST_LEN - 2);
	fields = parse_start(line, row->hash, &row->number);
	if (fields == NULL)
		return broken(reader, "this is no row", err);
	if (strcmp(row->hash, reader->hash) != 0)
		return broken(reader, "the row does not follow from the one before it", err);
	if (row->number != ++reader->number || parse_fields(fields, row) != 0)
		return broken(reader, "the row is not in its place", err);
	return 0;
}

static int
read_rows(struct reader *reader, FILE *file, tb_trail_fn fn, void *user, struct tb_err *err)
{
	struct tb_trail_row row;
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;
	int rc = 0;

	while (rc == 0 && (len = getline(&line, &cap, file)) >= 0) {
		reader->line++;
		rc = read_row(reader, line, (size_t)len, &row, err);
		if (rc == 0)
			rc = fn(user, &row, err);
	}
	if (rc == 0 && ferror(file))
		rc = tb_err_sys(err, reader->path, "cannot read");
	free(line);
	return rc;
}

int
tb_trail_read(
    const char *base, tb_trail_fn fn, void *user, char head[TB_DIGEST_LEN + 1], struct tb_err *err)
{
	char *path = tb_trail_path(base);
	struct reader reader = {.path = path};
	FILE *file = fopen(path, "r");
	int rc = 0;

	head[0] = '\0';
	start_chain(reader.hash);
	if (file == NULL && errno != ENOENT)
		rc = tb_err_sys(err, path, "cannot read");
	if (file != NULL) {
		rc = read_rows(&reader, file, fn, user, err);
		fclose(file);
	}
	if (rc == 0 && reader.number > 0)
		memcpy(head, reader.hash, sizeof(reader.hash));
	free(path);
	return rc;
}

const char *
tb_trail_value(const struct tb_trail_row *row, const char *name)
{
	size_t i;

	for (i = 0; i < row->nfields; i++)
		if (strcmp(row->names[i], name) == 0)
			return row->values[i];
	return NULL;
}
