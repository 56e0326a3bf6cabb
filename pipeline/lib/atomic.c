/* Whole or absent files: see atomic.h. */
#include "atomic.h"
#include "buf.h"
#include "file.h"
#include "linux.h"
#include "mem.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct tb_atomic {
	struct tb_atomic *next; /* list of open files, for tb_atomic_abort_all */
	char *path, *temporary;
	FILE *file;
};

static struct tb_atomic *open_files;

static void
forget(struct tb_atomic *out)
{
	struct tb_atomic **at = &open_files;

	while (*at != NULL && *at != out)
		at = &(*at)->next;
	if (*at != NULL)
		*at = out->next;
	free(out->path);
	free(out->temporary);
	free(out);
}

/* Folder of a path, without the slash: "." where there is none. */
static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return tb_xstrdup(".");
	return slash == path ? tb_xstrdup("/") : tb_xstrndup(path, (size_t)(slash - path));
}

static char *
temporary_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash != NULL ? slash + 1 : path;
	struct tb_buf name = TB_BUF_INIT;

	tb_buf_put(&name, path, (size_t)(base - path));
	tb_buf_printf(&name, ".%.200s.%ld.tmp", base, (long)getpid());
	return tb_buf_take(&name);
}

struct tb_atomic *
tb_atomic_open(const char *path, struct tb_err *err)
{
	struct tb_atomic *out = tb_xcalloc(1, sizeof(*out));
	int fd;

	out->path = tb_xstrdup(path);
	out->temporary = temporary_name(path);
	fd = open(out->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (fd >= 0)
		out->file = fdopen(fd, "w");
	if (out->file == NULL) {
		tb_err_sys(err, path, "cannot create");
		if (fd >= 0) {
			close(fd);
			unlink(out->temporary);
		}
		forget(out);
		return NULL;
	}
	if (open_files == NULL)
		atexit(tb_atomic_abort_all);
	out->next = open_files;
	open_files = out;
	return out;
}

FILE *
tb_atomic_file(struct tb_atomic *out)
{
	return out->file;
}

static int
commit(struct tb_atomic *out, int lazy, struct tb_err *err)
{
	int failed = ferror(out->file) || fflush(out->file) != 0;
	int rc;

	if (!failed && !lazy)
		failed = fsync(fileno(out->file)) != 0;
	if (failed)
		tb_err_sys(err, out->path, "cannot write");
	if (fclose(out->file) != 0 && !failed) {
		failed = 1;
		tb_err_sys(err, out->path, "cannot write");
	}
	if (!failed && rename(out->temporary, out->path) != 0) {
		failed = 1;
		tb_err_sys(err, out->path, "cannot rename into place");
	}
	if (failed)
		unlink(out->temporary);
	rc = failed ? -1 : 0;
	if (!failed && !lazy) {
		char *folder = folder_of(out->path);

		rc = tb_sync_folder(folder, err);
		free(folder);
	}
	forget(out);
	return rc;
}

int
tb_atomic_commit(struct tb_atomic *out, struct tb_err *err)
{
	return commit(out, 0, err);
}

int
tb_atomic_commit_lazy(struct tb_atomic *out, struct tb_err *err)
{
	return commit(out, 1, err);
}

void
tb_atomic_abort(struct tb_atomic *out)
{
	if (out == NULL)
		return;
	fclose(out->file);
	unlink(out->temporary);
	forget(out);
}

void
tb_atomic_abort_all(void)
{
	while (open_files != NULL)
		tb_atomic_abort(open_files);
}

int
tb_atomic_write(const char *path, const void *bytes, size_t len, int lazy, struct tb_err *err)
{
	struct tb_atomic *out = tb_atomic_open(path, err);

	if (out == NULL)
		return -1;
	fwrite(bytes, 1, len, out->file); /* a short write shows in ferror at commit */
	return commit(out, lazy, err);
}

int
tb_atomic_clear(const char *folder, struct tb_err *err)
{
	char **names, **at;
	int rc = 0;

	if (!tb_file_exists(folder))
		return 0;
	names = tb_folder_names(folder, ".tmp", err);
	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if ((*at)[0] == '.' && unlink(path) != 0 && errno != ENOENT)
			rc = tb_err_sys(err, path, "cannot remove");
		free(path);
	}
	tb_names_free(names);
	return rc;
}

int
tb_sync_folder(const char *path, struct tb_err *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = fd < 0 ? -1 : fsync(fd);

	if (rc != 0)
		tb_err_sys(err, path, "cannot sync folder");
	if (fd >= 0)
		close(fd);
	return rc;
}

int
tb_sync_fs(const char *path, struct tb_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int rc = fd < 0 ? -1 : tb_linux_syncfs(fd);

	if (rc != 0)
		tb_err_sys(err, path, "cannot sync file system");
	if (fd >= 0)
		close(fd);
	return rc;
}

int
tb_folder_place(const char *folder, const char *path, struct tb_err *err)
{
	char *above = tb_xstrndup(path, (size_t)(tb_path_base(path) - path));
	int rc = tb_sync_fs(folder, err), taken = tb_path_taken(path);

	if (rc == 0 && taken && tb_linux_exchange(folder, path) != 0)
		rc = tb_err_sys(err, path, "cannot exchange the folders");
	if (rc == 0 && !taken && rename(folder, path) != 0)
		rc = tb_err_sys(err, path, "cannot rename into place");
	if (rc == 0)
		rc = tb_sync_folder(above[0] != '\0' ? above : ".", err);
	free(above);
	return rc;
}
