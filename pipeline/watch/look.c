/* What lies in the inbox: see look.h. */
#include "look.h"
#include "../lib/file.h"
#include "../lib/linux.h"
#include "../lib/mem.h"
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- lists ------------------------------------------------------------------------ */

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
release_entries(struct entries *entries)
{
	size_t i;

	for (i = 0; i < entries->n; i++)
		free(entries->list[i]);
	free(entries->list);
	*entries = (struct entries){0};
}

static int
has_entry(const struct entries *entries, char *entry)
{
	return entries->n > 0 &&
	       bsearch(&entry, entries->list, entries->n, sizeof(char *), by_bytes) != NULL;
}

/* --- one look ----------------------------------------------------------------------- */

/* Somebody has it open for writing, and will close it: that is when it is looked at. */
static int
is_being_written(const char *path, const struct stat *st)
{
	int fd, writer;

	if (!S_ISREG(st->st_mode))
		return 0;
	fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return 0;
	writer = tb_linux_has_writer(fd) == 1;
	close(fd);
	return writer;
}

static void
add_entry(struct look *look, struct tb_buf *entry)
{
	*(char **)tb_grow(&look->found.list, look->found.n++, &look->found.cap, sizeof(char *)) =
	    tb_buf_take(entry);
}

static void
add_file(struct look *look, const char *path, const struct stat *st)
{
	struct tb_buf entry = TB_BUF_INIT;

	tb_buf_printf(&entry, "%s %ju %jd %jd.%09ld %jd.%09ld", path, (uintmax_t)st->st_ino,
	    (intmax_t)st->st_size, (intmax_t)st->st_mtim.tv_sec, st->st_mtim.tv_nsec,
	    (intmax_t)st->st_ctim.tv_sec, st->st_ctim.tv_nsec);
	add_entry(look, &entry);
	look->nfiles++;
}

/* A new folder is tried once, whoever's it is; what is in it is looked at by itself. */
static void
add_folder(struct look *look, const char *path, const struct stat *st)
{
	struct tb_buf entry = TB_BUF_INIT;

	tb_buf_printf(&entry, "%s %ju", path, (uintmax_t)st->st_ino);
	add_entry(look, &entry);
}

/* Claims are those of a run that was killed, or that waits for a signature. */
enum place { PLACE_INBOX, PLACE_FOLDER, PLACE_CLAIMS, PLACE_CLAIMS_OF_UNIT, PLACE_MAX };
static const struct {
	int watched;
	enum place below; /* PLACE_MAX: nothing */
} places[PLACE_MAX] = {
    [PLACE_INBOX] = {1, PLACE_FOLDER},
    [PLACE_FOLDER] = {1, PLACE_MAX},
    [PLACE_CLAIMS] = {0, PLACE_CLAIMS_OF_UNIT},
    [PLACE_CLAIMS_OF_UNIT] = {0, PLACE_MAX},
};

/* Watched before it is listed: what comes in between is seen twice, not missed. */
static int
list_folder(struct look *look, const char *folder, enum place place)
{
	struct tb_err err = {0};
	char **names, **at;

	if (places[place].watched && (look->fd < 0 || tb_linux_watch_folder(look->fd, folder) != 0))
		look->blind = 1;
	names = tb_folder_names(folder, NULL, &err);
	if (names == NULL)
		return -1;
	for (at = names; *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);
		struct stat st;

		if ((places[place].watched && tb_name_unfinished(*at)) || lstat(path, &st) != 0) {
			/* not ours, or gone again */
		} else if (!S_ISDIR(st.st_mode)) {
			if (!is_being_written(path, &st))
				add_file(look, path, &st);
		} else if (places[place].below != PLACE_MAX) {
			if (places[place].watched)
				add_folder(look, path, &st);
			list_folder(look, path, places[place].below);
		}
		free(path);
	}
	tb_names_free(names);
	return 0;
}

/* --- public --------------------------------------------------------------------------- */

void
look_open(struct look *look, const char *site)
{
	*look = (struct look){.inbox = tb_path_join(site, "input/inbox")};
	look->fd = tb_linux_watch_open();
}

void
look_release(struct look *look)
{
	if (look->fd >= 0)
		close(look->fd);
	release_entries(&look->found);
	release_entries(&look->tried);
	free(look->inbox);
	*look = (struct look){.fd = -1};
}

int
look_events(struct look *look)
{
	int kinds = look->fd >= 0 ? tb_linux_watch_take(look->fd) : 0;

	if ((kinds & TB_WATCHED_GONE) != 0) {
		close(look->fd);
		look->fd = tb_linux_watch_open();
	}
	return kinds != 0;
}

size_t
look_now(struct look *look)
{
	char *claims = tb_path_join(look->inbox, ".claim");
	size_t i, fresh = 0;

	release_entries(&look->found);
	look->nfiles = 0;
	look->blind = 0;
	look->absent = list_folder(look, look->inbox, PLACE_INBOX) != 0;
	list_folder(look, claims, PLACE_CLAIMS);
	free(claims);
	if (look->found.n > 0)
		qsort(look->found.list, look->found.n, sizeof(char *), by_bytes);
	for (i = 0; i < look->found.n; i++)
		fresh += !has_entry(&look->tried, look->found.list[i]);
	return fresh + (size_t)look->absent;
}

void
look_tried(struct look *look)
{
	release_entries(&look->tried);
	look->tried = look->found;
	look->found = (struct entries){0};
}

void
look_again(struct look *look)
{
	release_entries(&look->tried);
}
