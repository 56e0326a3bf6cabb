/* A file of the inbox, read: see inbox.h. */
#define _XOPEN_SOURCE 700
#include "../lib/file.h"
#include "../lib/utf8.h"
#include "inbox.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

static enum claim_kind
kind_of(const struct stat *st, size_t max, int links)
{
	if (S_ISLNK(st->st_mode))
		return CLAIM_SYMLINK;
	if (S_ISDIR(st->st_mode))
		return CLAIM_FOLDER;
	if (!S_ISREG(st->st_mode))
		return CLAIM_SPECIAL;
	if (links > 0 && st->st_nlink > (nlink_t)links)
		return CLAIM_HARDLINK;
	return st->st_size > (off_t)max ? CLAIM_LARGE : CLAIM_FILE;
}

/* The file's own fault, or one that the same call on another day will not have? */
static enum claim_kind
trouble(void)
{
	return errno == EACCES || errno == EPERM || errno == ELOOP || errno == ENOENT ||
		       errno == ENXIO
		   ? CLAIM_UNREADABLE
		   : CLAIM_FAILED;
}

/* The next piece: *n bytes, 0 at the end. */
static enum claim_kind
read_piece(int fd, char *piece, size_t size, size_t *n)
{
	ssize_t got;

	do
		got = read(fd, piece, size);
	while (got < 0 && errno == EINTR);
	*n = got > 0 ? (size_t)got : 0;
	return got < 0 ? trouble() : CLAIM_FILE;
}

static enum claim_kind
read_bytes(int fd, size_t max, struct tb_buf *bytes)
{
	enum claim_kind kind;
	size_t n;

	do {
		tb_buf_reserve(bytes, PIECE);
		kind = read_piece(fd, bytes->s + bytes->len, PIECE, &n);
		bytes->len += n;
		bytes->s[bytes->len] = '\0';
		if (bytes->len > max)
			return CLAIM_LARGE;
	} while (n > 0);
	return kind;
}

enum claim_kind
inbox_open(const char *path, size_t max, int links, int *fd)
{
	struct stat st;
	enum claim_kind kind;

	*fd = -1;
	if (lstat(path, &st) != 0)
		return trouble();
	kind = kind_of(&st, max, links);
	if (kind != CLAIM_FILE)
		return kind;
	*fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (*fd < 0)
		return trouble();
	/* once more, of what was opened */
	kind = fstat(*fd, &st) == 0 ? kind_of(&st, max, links) : CLAIM_UNREADABLE;
	if (kind != CLAIM_FILE) {
		close(*fd);
		*fd = -1;
	}
	return kind;
}

enum claim_kind
inbox_read(const char *path, size_t max, int links, struct tb_buf *bytes)
{
	int fd;
	enum claim_kind kind = inbox_open(path, max, links, &fd);

	if (kind != CLAIM_FILE)
		return kind;
	kind = read_bytes(fd, max, bytes);
	close(fd);
	if (kind != CLAIM_FILE)
		tb_buf_reset(bytes);
	return kind;
}

static enum claim_kind
copy_bytes(int fd, size_t max, int to, size_t *len, struct tb_hash *hash)
{
	char piece[PIECE];
	enum claim_kind kind;
	size_t n;

	*len = 0;
	while ((kind = read_piece(fd, piece, sizeof(piece), &n)) == CLAIM_FILE && n > 0) {
		*len += n;
		if (*len > max)
			return CLAIM_LARGE;
		tb_hash_add(hash, piece, n);
		if (tb_pwrite_all(to, piece, n, (off_t)(*len - n)) != 0)
			return CLAIM_UNWRITTEN;
	}
	return kind;
}

enum claim_kind
inbox_copy(int fd, size_t max, int to, size_t *len, char digest[TB_DIGEST_LEN + 1])
{
	struct tb_hash *hash = tb_hash_new();
	enum claim_kind kind = copy_bytes(fd, max, to, len, hash);
	int saved = errno;

	tb_hash_end(hash, digest);
	errno = saved;
	return kind;
}

static void
put_bytes(struct tb_buf *out, const char *from, const char *until)
{
	for (; from < until; from++)
		tb_buf_printf(out, "\\x%02x", (unsigned char)*from);
}

char *
inbox_display(const char *name)
{
	struct tb_buf out = TB_BUF_INIT;
	size_t len = strlen(name), at = 0;

	while (at < len) {
		size_t good = tb_utf8_valid(name + at, len - at);
		const char *end, *next;

		for (end = name + at + good; name + at < end; at = (size_t)(next - name)) {
			next = name + at;
			if (tb_utf8_hidden(tb_utf8_next(&next)))
				put_bytes(&out, name + at, next);
			else
				tb_buf_put(&out, name + at, (size_t)(next - name) - at);
		}
		if (at < len) {
			put_bytes(&out, name + at, name + at + 1);
			at++;
		}
	}
	return tb_buf_take(&out);
}
