/* The inbox: see inbox.h. */
#define _XOPEN_SOURCE 700
#include "inbox.h"
#include "../lib/file.h"
#include "../lib/linux.h"
#include "../lib/utf8.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATIENCE_SECONDS = 30 * 60, TAIL = 4096, DIRECTORY_END = 22 };

/* --- is it all there? -------------------------------------------------------------- */

/* The last tag of XML, in UTF-16 as well: zero bytes are passed over. */
static int
ends_with_tag(const char *tail, ssize_t n)
{
	while (n > 0 && (tail[n - 1] == '\0' || strchr(" \t\r\n", tail[n - 1]) != NULL))
		n--;
	return n > 0 && tail[n - 1] == '>';
}

/* The end of a zip's central directory, which is written last. */
static int
ends_with_directory(const char *tail, ssize_t n)
{
	ssize_t at;

	for (at = n - DIRECTORY_END; at >= 0; at--)
		if (memcmp(tail + at, "PK\5\6", 4) == 0)
			return 1;
	return 0;
}

int
inbox_has_end(int fd, off_t size)
{
	char tail[TAIL], head[4];
	off_t from = size > TAIL ? size - TAIL : 0;
	ssize_t n = pread(fd, tail, sizeof(tail), from);

	if (pread(fd, head, sizeof(head), 0) == 4 && memcmp(head, "PK\3\4", 4) == 0)
		return ends_with_directory(tail, n);
	return ends_with_tag(tail, n);
}

/* A file is taken when nobody has it open for writing: it is final, whatever it
 * holds. Where that cannot be known, its end must be there, or it must be old. */
static int
is_whole(const char *path)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	int writer, whole = 1;

	if (fd < 0)
		return 1; /* not to be read: that is answered, not waited for */
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		writer = tb_linux_has_writer(fd);
		if (writer > 0)
			whole = 0;
		else if (writer < 0)
			whole = inbox_has_end(fd, st.st_size) ||
				time(NULL) - st.st_mtime > PATIENCE_SECONDS;
	}
	close(fd);
	return whole;
}

/* --- lists ---------------------------------------------------------------------------- */

static void
add_claim(struct inbox *inbox, const char *path, const char *name, const char *folder)
{
	struct claim *claim =
	    tb_grow(&inbox->claims, inbox->nclaims++, &inbox->claims_cap, sizeof(*claim));

	claim->path = tb_xstrdup(path);
	claim->name = tb_xstrdup(name);
	claim->folder = folder != NULL ? tb_xstrdup(folder) : NULL;
	claim->signature = NULL;
}

static void
add_left(struct inbox *inbox, const char *path, const char *name, enum leaving why)
{
	struct left *left = tb_grow(&inbox->left, inbox->nleft++, &inbox->left_cap, sizeof(*left));

	left->path = tb_xstrdup(path);
	left->name = tb_xstrdup(name);
	left->why = why;
}

static int
is_folder(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

/* --- claims of a run that did not end -------------------------------------------------- */

static int
recover(const char *folder, const char *unit, struct inbox *inbox, struct tb_err *err)
{
	char **names = tb_folder_names(folder, NULL, err), **at;
	int rc = 0;

	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if (unit == NULL && is_folder(path))
			rc = recover(path, *at + (**at == '.'), inbox, err);
		else
			add_claim(inbox, path, *at, unit);
		free(path);
	}
	tb_names_free(names);
	return rc;
}

/* --- claiming ----------------------------------------------------------------------------- */

static int
claim_one(const char *path, const char *claims, const char *name, const char *unit,
    struct inbox *inbox, struct tb_err *err)
{
	char *target = tb_path_join(claims, name);
	int rc = 0;

	if (!is_whole(path)) {
		add_left(inbox, path, name, LEAVING_BUSY);
	} else if (exists(target) && rmdir(target) != 0) {
		add_left(inbox, path, name, LEAVING_TAKEN);
	} else if (rename(path, target) == 0) {
		add_claim(inbox, target, name, unit);
	} else if (errno == EXDEV || errno == EACCES || errno == EPERM || errno == EROFS) {
		rc = tb_err_set(
		    err, TB_MSG_FOLDER, path, 0, 0, "cannot claim the file: %s", strerror(errno));
	} else if (errno != ENOENT) { /* gone: its owner took it back */
		rc = tb_err_sys(err, path, "cannot claim the file");
	}
	free(target);
	return rc;
}

static int scan(const char *folder, const char *claims, const char *unit,
    const struct tb_plan *plan, struct inbox *inbox, struct tb_err *err);

/* Claims of a unit's folder stand behind a dot: no file that is claimed has such a name. */
static int
scan_unit(const char *path, const char *claims, const char *unit, const struct tb_plan *plan,
    struct inbox *inbox, struct tb_err *err)
{
	struct tb_buf below = TB_BUF_INIT;
	int rc = 0;

	tb_buf_printf(&below, "%s/.%s", claims, unit);
	if (exists(below.s) && !is_folder(below.s))
		add_left(inbox, path, unit, LEAVING_TAKEN);
	else
		rc = tb_folder_make(below.s, err);
	if (rc == 0 && is_folder(below.s))
		rc = scan(path, below.s, unit, plan, inbox, err);
	tb_buf_release(&below);
	return rc;
}

static int
scan(const char *folder, const char *claims, const char *unit, const struct tb_plan *plan,
    struct inbox *inbox, struct tb_err *err)
{
	char **names = tb_folder_names(folder, NULL, err), **at;
	int rc = 0;

	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if (tb_name_unfinished(*at)) {
			/* not ours yet */
		} else if (!is_folder(path)) {
			rc = claim_one(path, claims, *at, unit, inbox, err);
		} else if (unit == NULL && tb_plan_unit_name(plan, *at) != NULL) {
			rc = scan_unit(path, claims, *at, plan, inbox, err);
		} else {
			add_left(inbox, path, *at, LEAVING_FOLDER);
		}
		free(path);
	}
	tb_names_free(names);
	return rc;
}

/* --- a submission and its signature -------------------------------------------------------- */

const char *const inbox_suffixes[] = {[SIGNATURE_CMS] = ".p7s", [SIGNATURE_SM2] = ".sm2", NULL};

static const char *const *
find_suffix(const char *name)
{
	const char *const *suffix;
	size_t len = strlen(name);

	for (suffix = inbox_suffixes; *suffix != NULL; suffix++)
		if (len > INBOX_SUFFIX_LEN &&
		    strcasecmp(name + len - INBOX_SUFFIX_LEN, *suffix) == 0)
			return suffix;
	return NULL;
}

int
inbox_is_signature(const char *name)
{
	return find_suffix(name) != NULL;
}

enum signature_form
inbox_signature_form(const char *name)
{
	const char *const *suffix = find_suffix(name);

	return suffix != NULL ? (enum signature_form)(suffix - inbox_suffixes) : SIGNATURE_CMS;
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct claim *)a)->path, ((const struct claim *)b)->path);
}

/* The claim that this one, a signature, belongs to; NULL = it is not there. */
static struct claim *
find_signed(const struct inbox *inbox, const struct claim *signature)
{
	struct claim key = {
	    .path = tb_xstrndup(signature->path, strlen(signature->path) - INBOX_SUFFIX_LEN)};
	struct claim *found =
	    bsearch(&key, inbox->claims, inbox->nclaims, sizeof(*inbox->claims), by_path);

	free(key.path);
	return found != NULL && !inbox_is_signature(found->name) && found->signature == NULL ? found
											     : NULL;
}

static void
release_claim(struct claim *claim)
{
	free(claim->path);
	free(claim->name);
	free(claim->folder);
	free(claim->signature);
}

/* Each signature goes to its submission; what has none stays a claim of its own. */
static void
pair(struct inbox *inbox)
{
	char *paired = tb_xcalloc(inbox->nclaims + 1, 1);
	size_t i, kept = 0;

	if (inbox->nclaims > 1)
		qsort(inbox->claims, inbox->nclaims, sizeof(*inbox->claims), by_path);
	for (i = 0; i < inbox->nclaims; i++) {
		struct claim *claim = &inbox->claims[i], *whole;

		whole = inbox_is_signature(claim->name) ? find_signed(inbox, claim) : NULL;
		if (whole == NULL)
			continue;
		whole->signature = tb_xstrdup(claim->path);
		paired[i] = 1;
	}
	for (i = 0; i < inbox->nclaims; i++) {
		if (paired[i])
			release_claim(&inbox->claims[i]);
		else
			inbox->claims[kept++] = inbox->claims[i];
	}
	inbox->nclaims = kept;
	free(paired);
}

long
inbox_minutes(const struct claim *claim)
{
	struct stat st;

	return lstat(claim->path, &st) == 0 ? (long)(time(NULL) - st.st_ctime) / 60 : LONG_MAX;
}

int
inbox_has_signature(const struct inbox *inbox, const struct claim *claim, const char *folder)
{
	struct tb_buf path = TB_BUF_INIT;
	size_t i;
	int found = 0;

	tb_buf_printf(&path, "%s/%s%s%s", folder, claim->folder != NULL ? claim->folder : "",
	    claim->folder != NULL ? "/" : "", claim->name);
	for (i = 0; i < inbox->nleft && !found; i++)
		found = strncmp(inbox->left[i].path, path.s, path.len) == 0 &&
			strlen(inbox->left[i].path) == path.len + INBOX_SUFFIX_LEN &&
			inbox_is_signature(inbox->left[i].path);
	tb_buf_release(&path);
	return found;
}

void
inbox_leave(struct inbox *inbox, const struct claim *claim, enum leaving why)
{
	add_left(inbox, claim->path, claim->name, why);
}

int
inbox_claim(const char *folder, const struct tb_plan *plan, struct inbox *inbox, struct tb_err *err)
{
	char *claims = tb_path_join(folder, ".claim");
	int rc;

	*inbox = (struct inbox){0};
	rc = tb_folder_make(claims, err);
	if (rc == 0)
		rc = recover(claims, NULL, inbox, err);
	if (rc == 0)
		rc = scan(folder, claims, NULL, plan, inbox, err);
	if (rc == 0)
		pair(inbox);
	free(claims);
	return rc;
}

void
inbox_release(struct inbox *inbox)
{
	size_t i;

	for (i = 0; i < inbox->nclaims; i++)
		release_claim(&inbox->claims[i]);
	for (i = 0; i < inbox->nleft; i++) {
		free(inbox->left[i].path);
		free(inbox->left[i].name);
	}
	free(inbox->claims);
	free(inbox->left);
	*inbox = (struct inbox){0};
}

/* --- reading ---------------------------------------------------------------------------------- */

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

static enum claim_kind
read_bytes(int fd, size_t max, struct tb_buf *bytes)
{
	for (;;) {
		ssize_t n;

		tb_buf_reserve(bytes, 64 * 1024);
		n = read(fd, bytes->s + bytes->len, 64 * 1024);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return trouble();
		if (n == 0)
			return CLAIM_FILE;
		bytes->len += (size_t)n;
		bytes->s[bytes->len] = '\0';
		if (bytes->len > max)
			return CLAIM_LARGE;
	}
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

static int
write_bytes(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		bytes += n;
		len -= (size_t)n;
	}
	return 0;
}

static enum claim_kind
copy_bytes(int fd, size_t max, int to, size_t *len, struct tb_hash *hash)
{
	char piece[64 * 1024];

	for (*len = 0;;) {
		ssize_t n = read(fd, piece, sizeof(piece));

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return trouble();
		if (n == 0)
			return CLAIM_FILE;
		*len += (size_t)n;
		if (*len > max)
			return CLAIM_LARGE;
		tb_hash_add(hash, piece, (size_t)n);
		if (write_bytes(to, piece, (size_t)n) != 0)
			return CLAIM_UNWRITTEN;
	}
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

char *
inbox_display(const char *name)
{
	struct tb_buf out = TB_BUF_INIT;
	size_t len = strlen(name), at = 0;

	while (at < len) {
		size_t good = tb_utf8_valid(name + at, len - at), i;

		for (i = 0; i < good; i++, at++) {
			unsigned char c = (unsigned char)name[at];

			if (c < 0x20 || c == 0x7f)
				tb_buf_printf(&out, "\\x%02x", c);
			else
				tb_buf_putc(&out, name[at]);
		}
		if (at < len)
			tb_buf_printf(&out, "\\x%02x", (unsigned char)name[at++]);
	}
	return tb_buf_take(&out);
}
