/* Files, folders, paths: see file.h. */
#include "file.h"
#include "linux.h"
#include "made.h"
#include "mem.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef TB_DATADIR
#define TB_DATADIR "/usr/local/share/tongbao"
#endif

static int
read_all(int fd, size_t max, const char *path, struct tb_buf *out, struct tb_err *err)
{
	size_t total = 0;

	for (;;) {
		ssize_t n;

		tb_buf_reserve(out, 64 * 1024);
		n = read(fd, out->s + out->len, 64 * 1024);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return tb_err_sys(err, path, "cannot read");
		if (n == 0)
			break;
		out->len += (size_t)n;
		out->s[out->len] = '\0';
		total += (size_t)n;
		if (total > max)
			return tb_err_set(
			    err, TB_MSG_VALUE, path, 0, 0, "larger than %zu bytes", max);
	}
	return 0;
}

int
tb_file_read(const char *path, size_t max, struct tb_buf *out, struct tb_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	int rc;

	if (fd < 0)
		return tb_err_sys(err, path, "cannot open");
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    (size_t)st.st_size <= max)
		tb_buf_reserve(out, (size_t)st.st_size + 64 * 1024);
	rc = read_all(fd, max, path, out, err);
	close(fd);
	return rc;
}

int
tb_pwrite_all(int fd, const char *bytes, size_t len, off_t at)
{
	while (len > 0) {
		ssize_t n = pwrite(fd, bytes, len, at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		bytes += n;
		len -= (size_t)n;
		at += n;
	}
	return 0;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int
has_suffix(const char *name, const char *suffix)
{
	size_t n = strlen(name), s = suffix != NULL ? strlen(suffix) : 0;

	return n >= s && (s == 0 || memcmp(name + n - s, suffix, s) == 0);
}

char **
tb_folder_names(const char *path, const char *suffix, struct tb_err *err)
{
	DIR *folder = opendir(path);
	char **names = NULL;
	size_t n = 0, cap = 0;
	struct dirent *entry;
	int failed;

	if (folder == NULL && errno != ENOENT && errno != ENOTDIR && errno != EACCES) {
		tb_err_sys(err, path, "cannot read the folder");
		return NULL;
	}
	if (folder == NULL) {
		tb_err_set(
		    err, TB_MSG_FOLDER, path, 0, 0, "cannot read the folder: %s", strerror(errno));
		return NULL;
	}
	while (errno = 0, (entry = readdir(folder)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
		    !has_suffix(entry->d_name, suffix))
			continue;
		*(char **)tb_grow(&names, n, &cap, sizeof(*names)) = tb_xstrdup(entry->d_name);
		n++;
	}
	failed = errno != 0;
	if (failed)
		tb_err_sys(err, path, "cannot read the folder");
	closedir(folder);
	if (n > 0)
		qsort(names, n, sizeof(*names), by_bytes);
	*(char **)tb_grow(&names, n, &cap, sizeof(*names)) = NULL;
	if (failed) { /* half a list is none */
		tb_names_free(names);
		return NULL;
	}
	return names;
}

size_t
tb_names_count(char *const *names)
{
	size_t n = 0;

	while (names[n] != NULL)
		n++;
	return n;
}

void
tb_names_free(char **names)
{
	char **at;

	for (at = names; at != NULL && *at != NULL; at++)
		free(*at);
	free(names);
}

int
tb_folder_make(const char *path, struct tb_err *err)
{
	char *copy = tb_xstrdup(path);
	char *at = copy;
	int rc = 0;

	do {
		at = strchr(at + 1, '/');
		if (at != NULL)
			*at = '\0';
		if (copy[0] != '\0' && mkdir(copy, 0777) != 0 && errno != EEXIST)
			rc = tb_err_sys(err, copy, "cannot make the folder");
		if (at != NULL)
			*at = '/';
	} while (rc == 0 && at != NULL && at[1] != '\0');
	free(copy);
	return rc;
}

int
tb_folder_remove(const char *folder, struct tb_err *err)
{
	char **names, **at;
	int rc = 0;

	if (!tb_file_exists(folder))
		return 0;
	names = tb_folder_names(folder, NULL, err);
	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if (unlink(path) != 0)
			rc = tb_err_sys(err, path, "cannot remove");
		free(path);
	}
	tb_names_free(names);
	if (rc == 0 && rmdir(folder) != 0)
		rc = tb_err_sys(err, folder, "cannot remove the folder");
	return rc;
}

char *
tb_path_join(const char *a, const char *b)
{
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_puts(&path, a);
	if (path.len > 0 && path.s[path.len - 1] != '/')
		tb_buf_putc(&path, '/');
	tb_buf_puts(&path, b);
	return tb_buf_take(&path);
}

const char *
tb_path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

int
tb_name_is_plain(const char *name)
{
	static const char may[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

	return name[0] != '\0' && name[0] != '.' && name[0] != '-' &&
	       name[strspn(name, may)] == '\0';
}

char *
tb_path_stem(const char *path)
{
	const char *base = tb_path_base(path);
	const char *dot = strrchr(base, '.');

	return tb_xstrndup(base, dot != NULL && dot != base ? (size_t)(dot - base) : strlen(base));
}

struct stem {
	char *name;
	size_t at;
};

static int
by_name(const void *a, const void *b)
{
	const struct stem *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

const char *
tb_path_same_stem(char *const *paths)
{
	struct stem *stems;
	size_t n = tb_names_count(paths), same = n;

	stems = tb_xcalloc(n + 1, sizeof *stems);
	for (size_t i = 0; i < n; i++)
		stems[i] = (struct stem){tb_path_stem(paths[i]), i};
	qsort(stems, n, sizeof *stems, by_name);
	for (size_t i = 1; i < n; i++)
		if (strcmp(stems[i - 1].name, stems[i].name) == 0 && stems[i].at < same)
			same = stems[i].at;
	for (size_t i = 0; i < n; i++)
		free(stems[i].name);
	free(stems);
	return same < n ? paths[same] : NULL;
}

int
tb_file_absent(const char *path, enum tb_msg msg, const char *remedy, struct tb_err *err)
{
	if (err->msg == TB_MSG_IO && !tb_file_exists(path))
		tb_err_set(err, msg, path, 0, 0, "there is no such file; %s", remedy);
	return -1;
}

int
tb_folder_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int
tb_file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

/* As they are installed beside one another, "" = they are not: PREFIX/libexec/tongbao and
 * PREFIX/share/tongbao. A program is then the same under every prefix, to the byte. */
static const char *
find_beside_program(char folder[static PATH_MAX])
{
	static const char from_there[] = "/../../share/tongbao";
	char *slash;

	if (tb_linux_program(folder, PATH_MAX - sizeof(from_there)) != 0 ||
	    (slash = strrchr(folder, '/')) == NULL)
		return "";
	memcpy(slash, from_there, sizeof(from_there));
	return tb_folder_exists(folder) ? folder : "";
}

const char *
tb_datadir(void)
{
	static char folder[PATH_MAX];
	static const char *beside;
	const char *dir = getenv("TONGBAO_DATADIR");

	if (dir != NULL && dir[0] != '\0')
		return dir;
	if (beside == NULL) /* of a program there is one */
		beside = find_beside_program(folder);
	return beside[0] != '\0' ? beside : TB_DATADIR;
}

/* In the folder, else among the installed ones. */
static char *
find_template(const char *folder, const char *name)
{
	char *path = tb_path_join(folder, name), *installed, *templates;

	if (tb_file_exists(path) || !tb_file_exists(folder))
		return path;
	templates = tb_path_join(tb_datadir(), "templates");
	installed = tb_path_join(templates, name);
	free(templates);
	if (tb_file_exists(installed)) {
		free(path);
		return installed;
	}
	free(installed);
	return path;
}

char *
tb_template_path(const char *folder, const char *name)
{
	char *path = find_template(folder, name);

	tb_made_template(name, path);
	return path;
}

int
tb_path_taken(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static const char *const unfinished[] = {
    ".*", "*.tmp", "*.part", "*.filepart", "*.crdownload", "~$*", "*.goutputstream-*"};

int
tb_name_unfinished(const char *name)
{
	size_t i;

	for (i = 0; i < TB_LEN(unfinished); i++)
		if (fnmatch(unfinished[i], name, 0) == 0)
			return 1;
	return 0;
}
