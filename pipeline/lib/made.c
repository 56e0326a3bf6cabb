/* What makes a release: see made.h. */
#include "made.h"
#include "buf.h"
#include "file.h"
#include "linux.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { MADE_MAX = 16 * 1024 * 1024 };

/* The file that is told; NULL = nobody asks. */
static const char *
asked(void)
{
	const char *path = getenv("TONGBAO_MADE");

	return path != NULL && path[0] != '\0' ? path : NULL;
}

static void
put(struct tb_buf *lines, const char *kind, const char *name, const char *value)
{
	/* a name with a tab or the end of a line in it cannot be told, and is none of ours */
	if (strpbrk(name, "\t\n") == NULL && strpbrk(value, "\t\n") == NULL)
		tb_buf_printf(lines, "%s\t%s\t%s\t.\n", kind, name, value);
}

static void
append(const char *path, const struct tb_buf *lines)
{
	int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
	struct tb_err err;
	ssize_t n;

	if (fd < 0 && errno == ENOENT)
		return;
	n = fd < 0 ? -1 : write(fd, lines->s, lines->len);
	if (n == (ssize_t)lines->len && close(fd) == 0)
		return;
	if (n >= 0 && n < (ssize_t)lines->len)
		errno = ENOSPC;
	tb_err_sys(&err, path, "cannot write");
	tb_die_err(&err);
}

static void
put_object(void *user, const char *path, const char *build)
{
	struct tb_buf *lines = user;

	put(lines, lines->len == 1 ? TB_MADE_PROGRAM : TB_MADE_LIBRARY, path, build);
}

void
tb_made_program(void)
{
	struct tb_buf lines = TB_BUF_INIT;

	if (asked() == NULL)
		return;
	tb_buf_putc(&lines, '\n'); /* behind what was cut off */
	tb_linux_objects(put_object, &lines);
	append(asked(), &lines);
	tb_buf_release(&lines);
}

void
tb_made_template(const char *name, const char *path)
{
	struct tb_buf lines = TB_BUF_INIT;

	if (asked() == NULL)
		return;
	put(&lines, TB_MADE_TEMPLATE, name, path);
	append(asked(), &lines);
	tb_buf_release(&lines);
}

/* The parts of a line, which it is cut into; 0 = it is none. */
static int
split(char *line, char *parts[4])
{
	size_t i;

	for (i = 0; i < 4; i++) {
		parts[i] = line;
		line += strcspn(line, "\t");
		if (i < 3 && *line == '\0')
			return 0;
		*line++ = '\0';
	}
	return strcmp(parts[3], ".") == 0;
}

int
tb_made_read(const char *path,
    void (*line)(void *user, const char *kind, const char *name, const char *value), void *user,
    struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	char *at, *next, *parts[4];
	int rc = tb_file_exists(path) ? tb_file_read(path, MADE_MAX, &bytes, err) : 0;

	for (at = rc == 0 && bytes.len > 0 ? bytes.s : NULL; at != NULL; at = next) {
		next = strchr(at, '\n');
		if (next == NULL)
			break;
		*next++ = '\0';
		if (split(at, parts))
			line(user, parts[0], parts[1], parts[2]);
	}
	tb_buf_release(&bytes);
	return rc;
}
