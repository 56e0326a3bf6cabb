/* What a release holds: see release.h. */
#include "release.h"
#include "../lib/digest.h"
#include "../lib/file.h"
#include <sys/stat.h>

enum { SUMS_MAX = 16 * 1024 * 1024, NAME_MAX_LEN = 255, GAP = 2 };

/* A file whose digest was taken by this call; a link of it, or its new name, is the same file. */
struct known {
	struct stat st;
	char digest[TB_DIGEST_LEN + 1];
};

static struct {
	struct known *list;
	size_t n, cap;
} known;

static int
is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

int
release_digest(const char *path, char digest[static TB_DIGEST_LEN + 1], struct tb_err *err)
{
	struct known *fresh;
	struct stat st;
	int there = stat(path, &st) == 0;
	size_t i;

	for (i = 0; there && i < known.n; i++)
		if (is_same(&known.list[i].st, &st)) {
			memcpy(digest, known.list[i].digest, TB_DIGEST_LEN + 1);
			return 0;
		}
	if (tb_digest_file(path, digest, err) != 0)
		return -1;
	if (there) {
		fresh = tb_grow(&known.list, known.n++, &known.cap, sizeof(*fresh));
		fresh->st = st;
		memcpy(fresh->digest, digest, TB_DIGEST_LEN + 1);
	}
	return 0;
}

static int
add_sum(struct tb_buf *sums, const char *folder, const char *name, struct tb_err *err)
{
	char *path = tb_path_join(folder, name), digest[TB_DIGEST_LEN + 1];
	int rc = release_digest(path, digest, err);

	if (rc == 0)
		tb_buf_printf(sums, "%s  %s\n", digest, name);
	free(path);
	return rc;
}

int
release_read(const char *folder, struct tb_buf *sums, struct tb_err *err)
{
	char *path = tb_path_join(folder, RELEASE_SUMS);
	int rc = tb_file_read(path, SUMS_MAX, sums, err);

	free(path);
	return rc;
}

int
release_list(const char *folder, struct tb_buf *sums, struct tb_err *err)
{
	char **names = tb_folder_names(folder, NULL, err), **at;
	int rc = names != NULL ? 0 : -1;

	for (at = names; rc == 0 && *at != NULL; at++)
		if (strcmp(*at, RELEASE_SUMS) != 0)
			rc = add_sum(sums, folder, *at, err);
	tb_names_free(names);
	return rc;
}

void
release_drop_manifest(struct tb_buf *sums)
{
	static const char manifest[] = "  manifest.xml\n";
	char *end = sums->len > 0 ? strstr(sums->s, manifest) : NULL, *line = end;

	if (end == NULL)
		return;
	while (line > sums->s && line[-1] != '\n')
		line--;
	end += strlen(manifest);
	memmove(line, end, strlen(end) + 1);
	sums->len = strlen(sums->s);
}

int
release_sums(const char *folder, struct tb_buf *sums)
{
	struct tb_err ignored;
	int rc = release_read(folder, sums, &ignored);

	if (rc == 0)
		release_drop_manifest(sums);
	return rc;
}

int
release_sums_if_there(const char *folder, struct tb_buf *sums, struct tb_err *err)
{
	if (release_sums(folder, sums) == 0)
		return 0;
	tb_buf_reset(sums);
	return tb_file_exists(folder)
		   ? tb_err_set(err, TB_MSG_IO, folder, 0, 0, "its SHA256SUMS cannot be read")
		   : 0;
}

int
release_sums_of(const struct run *run, struct tb_buf *sums, struct tb_err *err)
{
	static const char figures[] = "figures.xml";
	char *painted = tb_path_join(run->work, run->ink);
	char **names = tb_folder_names(painted, NULL, err), **at;
	int rc = names != NULL ? 0 : -1, told = 0;

	for (at = names; rc == 0 && *at != NULL; at++) {
		if (!told && strcmp(*at, figures) > 0) {
			rc = add_sum(sums, run->work, figures, err);
			told = 1;
		}
		if (rc == 0)
			rc = add_sum(sums, painted, *at, err);
	}
	if (rc == 0 && !told)
		rc = add_sum(sums, run->work, figures, err);
	tb_names_free(names);
	free(painted);
	return rc;
}

int
release_same(const char *a, const char *b)
{
	struct tb_buf sums_a = TB_BUF_INIT, sums_b = TB_BUF_INIT;
	int same = release_sums(a, &sums_a) == 0 && release_sums(b, &sums_b) == 0 &&
		   strcmp(sums_a.s, sums_b.s) == 0;

	tb_buf_release(&sums_a);
	tb_buf_release(&sums_b);
	return same;
}

struct line {
	char digest[TB_DIGEST_LEN + 1], name[NAME_MAX_LEN + 1];
};

/* Takes the next line; 0 = there is none, or it is no such line. */
static int
next_line(const char **at, struct line *line)
{
	size_t len = strcspn(*at, "\n");
	size_t name = len - (TB_DIGEST_LEN + GAP);

	if (len <= TB_DIGEST_LEN + GAP || name > NAME_MAX_LEN)
		return 0;
	memcpy(line->digest, *at, TB_DIGEST_LEN);
	line->digest[TB_DIGEST_LEN] = '\0';
	memcpy(line->name, *at + TB_DIGEST_LEN + GAP, name);
	line->name[name] = '\0';
	*at += len + ((*at)[len] == '\n');
	return 1;
}

void
release_compare(const char *was, const char *now,
    void (*tell)(void *user, const char *name, const char *was, const char *now), void *user)
{
	struct line a, b;
	int has_a = next_line(&was, &a), has_b = next_line(&now, &b);

	while (has_a || has_b) {
		int order = !has_a ? 1 : !has_b ? -1 : strcmp(a.name, b.name);

		tell(user, order <= 0 ? a.name : b.name, order <= 0 ? a.digest : NULL,
		    order >= 0 ? b.digest : NULL);
		if (order <= 0)
			has_a = next_line(&was, &a);
		if (order >= 0)
			has_b = next_line(&now, &b);
	}
}

struct difference {
	struct tb_buf *first;
	size_t n;
};

static void
note_difference(void *user, const char *name, const char *was, const char *now)
{
	struct difference *difference = user;

	if (was != NULL && now != NULL && strcmp(was, now) == 0)
		return;
	if (difference->n++ == 0)
		tb_buf_puts(difference->first, name);
}

void
release_differ(const char *was, const char *now, struct tb_buf *words)
{
	struct difference difference = {words, 0};

	release_compare(was, now, note_difference, &difference);
	if (difference.n > 1)
		tb_buf_printf(words, " and %zu more", difference.n - 1);
}
