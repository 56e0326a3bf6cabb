/* What was left, and the disk: see look.h. */
#include "../lib/file.h"
#include "../lib/linux.h"
#include "finding.h"
#include "look.h"
#include <errno.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

static const char left[] = "leftovers";
static const char disk[] = "disk";

enum {
	DAY_S = 24 * 60 * 60,
	/* A month of a city takes about 30 MiB while it is made, and as much when it is published.
	 */
	LEAST_MIB = 64,
	SCANT_MIB = 1024,
	SCANT_FILES = 10000,
};

/* How many names there are in a folder, and the first, for the caller to free. */
static size_t
count_in(const char *path, char **first)
{
	struct tb_err err;
	char **names = tb_folder_names(path, NULL, &err);
	size_t n = names == NULL ? 0 : tb_names_count(names);

	*first = n > 0 ? tb_path_join(path, names[0]) : NULL;
	if (names != NULL)
		tb_names_free(names);
	return n;
}

/* Is something there that the next run does away with or carries out? */
static void
look_at_remains(const char *site, const char *of, const char *text)
{
	char *path = tb_path_join(site, of), *first;
	size_t n = count_in(path, &first);

	if (n > 0)
		finding(NEED_NOTE, left, "%s: %zu %s, the first %s", path, n, text, first);
	free(first);
	free(path);
}

static void
look_at_journal(const char *site, const char *of)
{
	char *path = tb_path_join(site, of);

	if (tb_path_taken(path))
		finding(NEED_MEND, left,
		    "%s: decided and not carried out by a run that was cut off; tongbao -C %s "
		    "receive carries it out",
		    path, site);
	free(path);
}

/* Files that nobody has taken in since yesterday: cron may be off. */
static void
look_at_waiting(const char *site)
{
	char *inbox = tb_path_join(site, "input/inbox"), *path;
	time_t now = time(NULL);
	struct tb_err err;
	struct stat st;
	char **names = tb_folder_names(inbox, NULL, &err);
	size_t n = 0;

	for (size_t i = 0; names != NULL && names[i] != NULL; i++) {
		path = tb_path_join(inbox, names[i]);
		if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
		    st.st_ctime < now - DAY_S) /* when it got this name */
			n++;
		free(path);
	}
	if (n > 0)
		finding(NEED_MEND, left,
		    "%s: %zu files lie in it for more than a day; does cron run `tongbao -C %s "
		    "receive`?",
		    inbox, n, site);
	if (names != NULL)
		tb_names_free(names);
	free(inbox);
}

/* What `tongbao init` left where it was cut off. */
static void
look_at_init(const char *site)
{
	struct tb_err err;
	char **names = tb_folder_names(site, NULL, &err);

	for (size_t i = 0; names != NULL && names[i] != NULL; i++)
		if (strncmp(names[i], ".init.", 6) == 0)
			finding(NEED_MEND, left, "%s/%s: of an init that was cut off; remove it",
			    site, names[i]);
	if (names != NULL)
		tb_names_free(names);
}

void
look_at_leftovers(const struct look *look)
{
	const char *site = look->site;
	char *lock = tb_path_join(site, "output/.lock");
	int works = tb_linux_is_locked(lock);

	if (works)
		finding(NEED_NOTE, left, "%s: a run is at work", lock);
	else {
		look_at_remains(site, "output/.work",
		    "of runs that were cut off, which the next run clears away");
		look_at_journal(site, "input/archive/.incoming/journal");
		look_at_journal(site, "input/ledger/.journal");
		look_at_remains(site, "input/inbox/.claim",
		    "claimed and not answered yet: they wait for a signature, or for the next run");
	}
	look_at_waiting(site);
	look_at_init(site);
	free(lock);
}

static void
look_at_room(const char *path)
{
	struct statvfs fs;
	uint64_t mib;

	if (statvfs(path, &fs) != 0) {
		if (errno != ENOENT)
			finding(NEED_UNFIT, disk, "%s: %s", path, strerror(errno));
		return;
	}
	mib = (uint64_t)fs.f_bavail * fs.f_frsize >> 20;
	if (fs.f_flag & ST_RDONLY)
		finding(NEED_UNFIT, disk, "%s: the file system is read-only; mount it anew", path);
	if (mib < LEAST_MIB)
		finding(NEED_UNFIT, disk, "%s: %llu MiB left, %d are needed; make room", path,
		    (unsigned long long)mib, LEAST_MIB);
	else if (mib < SCANT_MIB)
		finding(NEED_MEND, disk, "%s: only %llu MiB left; make room", path,
		    (unsigned long long)mib);
	if (fs.f_files > 0 && fs.f_favail < SCANT_FILES)
		finding(NEED_MEND, disk, "%s: room for only %llu more files; make room", path,
		    (unsigned long long)fs.f_favail);
}

/* One line where both are on one file system. */
void
look_at_disk(const struct look *look)
{
	char *input = tb_path_join(look->site, "input");
	char *output = tb_path_join(look->site, "output");
	struct stat a, b;

	look_at_room(input);
	if (stat(input, &a) == 0 && stat(output, &b) == 0 && a.st_dev != b.st_dev)
		look_at_room(output);
	free(output);
	free(input);
}
