/* Is a file in the inbox all there? See inbox.h. */
#define _XOPEN_SOURCE 700
#include "../lib/linux.h"
#include "beginning.h"
#include "inbox.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATIENCE_SECONDS = 30 * 60, PART = 4096, DIRECTORY_END = 22 };

/* --- ends ---------------------------------------------------------------------------- */

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

static void
read_part(int fd, off_t from, char part[PART + 1])
{
	char bytes[PART];
	ssize_t n = pread(fd, bytes, sizeof(bytes), from);

	beginning_text(bytes, n > 0 ? (size_t)n : 0, part);
}

/* Does the tag that begins here end as one of an empty element? */
static int
is_empty_tag(const char *at)
{
	char quote = '\0';

	for (at++; *at != '\0' && (quote != '\0' || *at != '>'); at++)
		if (quote == *at)
			quote = '\0';
		else if (quote == '\0' && (*at == '"' || *at == '\''))
			quote = *at;
	return *at == '>' && at[-1] == '/';
}

/* May what begins with this tag become a report? XML of another root is refused, whatever follows.
 */
static int
may_be_report(const char *tag)
{
	static const char *const roots[] = {"submission", "document", "Workbook"};
	size_t i;

	for (i = 0; i < TB_LEN(roots); i++)
		if (beginning_is(tag, roots[i]))
			return 1;
	return tag[strcspn(tag, " \t\r\n/>")] == '\0'; /* the name is not all there */
}

/* The root's end tag is there and nothing is begun behind it, or it is no report's. */
static int
ends_with_root(const char *head, const char *tail)
{
	const char *root = beginning_tag(head);
	struct tb_buf end = TB_BUF_INIT;
	size_t len = strlen(tail);
	int found, unseen = root[0] == '<' && (root[1] == '?' || root[1] == '!');

	if (*root == '<' && !unseen && !may_be_report(root))
		return 1;
	while (len > 0 && strchr(beginning_blanks, tail[len - 1]) != NULL)
		len--;
	if (len == 0 || tail[len - 1] != '>')
		return 0;
	if (unseen)
		return 1; /* it is not told from a part; most are whole */
	if (*root != '<')
		return *root != '\0';
	tb_buf_printf(&end, "</%.*s", (int)strcspn(root + 1, " \t\r\n/>"), root + 1);
	found = strstr(tail, end.s) != NULL || is_empty_tag(root);
	tb_buf_release(&end);
	return found;
}

/* What begins as neither XML nor a zip is refused, whatever follows. */
int
inbox_has_end(int fd, off_t size)
{
	char head[PART + 1], tail[PART + 1], raw[PART];
	off_t from = size > PART ? size - PART : 0;
	ssize_t n = pread(fd, raw, sizeof(raw), 0);

	if (n < 4)
		return 0;
	if (memcmp(raw, "PK\3\4", 4) == 0) {
		n = pread(fd, raw, sizeof(raw), from);
		return ends_with_directory(raw, n);
	}
	if (raw[0] == '\0' && raw[1] == '\0' && raw[2] == '\0' && raw[3] == '\0')
		return 1;
	read_part(fd, 0, head);
	read_part(fd, from, tail);
	if (head[strspn(head, beginning_blanks)] == '\0')
		return 0;
	return head[strspn(head, beginning_blanks)] != '<' || ends_with_root(head, tail);
}

/* --- waiting --------------------------------------------------------------------------- */

/* A time of change that is still to come is no one's: that of the name counts then, which no
 * sender can set. */
static int
is_old(const struct stat *st)
{
	time_t now = time(NULL), changed = st->st_mtime <= now ? st->st_mtime : st->st_ctime;

	return now - changed > PATIENCE_SECONDS;
}

int
inbox_is_old(const char *path)
{
	struct stat st;

	return lstat(path, &st) != 0 || is_old(&st);
}

int
inbox_unready(const char *path, enum leaving *why)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), unready = 0;
	struct stat st;

	if (fd < 0)
		return 0; /* not to be read: that is answered, not waited for */
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		if (tb_linux_has_writer(fd) > 0) {
			*why = LEAVING_BUSY;
			unready = 1;
		} else if (!inbox_has_end(fd, st.st_size) && !is_old(&st)) {
			*why = LEAVING_HALF;
			unready = 1;
		}
	}
	close(fd);
	return unready;
}
