/* Owners, rights, file systems: see look.h. */
#include "../lib/file.h"
#include "../lib/mem.h"
#include "finding.h"
#include "look.h"
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static const char area[] = "folders";

enum { STICKY = 01000 }; /* S_ISVTX, an extension of POSIX */

/* A folder of a site; what is not there the first run makes. */
struct folder {
	const char *path;
	mode_t never; /* rights that nobody else may have */
	int required;
};

static const struct folder folders[] = {
    {"input", S_IWGRP | S_IWOTH, 1},
    {"input/plan", S_IWOTH, 1},
    {"input/issue", S_IWOTH, 0},
    {"input/archive", S_IWGRP | S_IWOTH, 0},
    {"input/ledger", S_IWGRP | S_IWOTH, 0},
    {"input/inbox/.claim", S_IWGRP | S_IWOTH, 0},
    {"output", S_IWOTH, 0},
};

static void
look_at_rights(const char *path, const struct folder *folder)
{
	struct stat st;

	if (stat(path, &st) != 0) {
		if (folder->required || errno != ENOENT)
			finding(NEED_UNFIT, area, "%s: %s", path, strerror(errno));
		return;
	}
	if (!S_ISDIR(st.st_mode)) {
		finding(NEED_UNFIT, area, "%s: is no folder; move it away", path);
		return;
	}
	if (st.st_mode & folder->never)
		finding(NEED_MEND, area,
		    "%s: others may change what is in it (mode %04o); chmod %s %s", path,
		    (unsigned)(st.st_mode & 07777),
		    st.st_mode & folder->never & S_IWGRP ? "go-w" : "o-w", path);
	if (access(path, R_OK | W_OK | X_OK) != 0)
		finding(NEED_UNFIT, area,
		    "%s: you may not read and write in it; work as the site's owner", path);
}

/* Who may put files into a folder must not be able to take away those of others. */
static void
look_at_drop_folder(const char *path)
{
	struct stat st;

	if (lstat(path, &st) != 0 || !S_ISDIR(st.st_mode))
		return;
	if ((st.st_mode & (S_IWGRP | S_IWOTH)) != 0 && (st.st_mode & STICKY) == 0)
		finding(NEED_MEND, area,
		    "%s: one unit could take away another's file (mode %04o); chmod +t %s", path,
		    (unsigned)(st.st_mode & 07777), path);
	if (access(path, R_OK | W_OK | X_OK) != 0)
		finding(NEED_UNFIT, area,
		    "%s: you may not take files out of it; give the site's owner all rights on it",
		    path);
}

/* The inbox and its folders are taken from by rename, into one archive. */
static void
look_at_inbox(const char *site)
{
	char *inbox = tb_path_join(site, "input/inbox");
	char *archive = tb_path_join(site, "input/archive");
	struct stat st, home;
	struct tb_err err;
	char **names, *path;

	if (stat(inbox, &st) == 0 && (names = tb_folder_names(inbox, NULL, &err)) != NULL) {
		look_at_drop_folder(inbox);
		if (stat(archive, &home) == 0 && st.st_dev != home.st_dev)
			finding(NEED_UNFIT, area,
			    "%s: not on the file system of %s; have both on one, and let what "
			    "comes "
			    "from elsewhere be moved in",
			    inbox, archive);
		for (size_t i = 0; names[i] != NULL; i++) {
			path = tb_path_join(inbox, names[i]);
			look_at_drop_folder(path);
			if (lstat(path, &home) == 0 && S_ISDIR(home.st_mode) &&
			    home.st_dev != st.st_dev)
				finding(NEED_UNFIT, area,
				    "%s: not on the file system of %s; nothing can be claimed from "
				    "it",
				    path, inbox);
			free(path);
		}
		tb_names_free(names);
	}
	free(archive);
	free(inbox);
}

/* Two folders between which files are renamed. */
static void
look_at_pair(const char *site, const char *a, const char *b)
{
	char *one = tb_path_join(site, a), *other = tb_path_join(site, b);
	struct stat st, st2;

	if (stat(one, &st) == 0 && stat(other, &st2) == 0 && st.st_dev != st2.st_dev)
		finding(NEED_UNFIT, area, "%s and %s: not on one file system; have both on one",
		    one, other);
	free(other);
	free(one);
}

/* What in a tree is not the owner's. */
struct foreign {
	uid_t owner;
	size_t n;
	char *first;
};

static void
count_foreign(const char *path, struct foreign *foreign)
{
	struct stat st;
	struct tb_err err;
	char **names, *inside;

	if (lstat(path, &st) != 0)
		return;
	if (st.st_uid != foreign->owner && foreign->n++ == 0) {
		foreign->first = tb_xmalloc(strlen(path) + 1);
		memcpy(foreign->first, path, strlen(path) + 1);
	}
	if (!S_ISDIR(st.st_mode) || (names = tb_folder_names(path, NULL, &err)) == NULL)
		return;
	for (size_t i = 0; names[i] != NULL; i++) {
		inside = tb_path_join(path, names[i]);
		count_foreign(inside, foreign);
		free(inside);
	}
	tb_names_free(names);
}

static void
look_at_owners(const char *site)
{
	static const char *const trees[] = {
	    "input/archive", "input/ledger", "input/inbox/.claim", "output", NULL};
	char *input = tb_path_join(site, "input"), *path;
	struct foreign foreign;
	struct stat st;

	for (size_t i = 0; trees[i] != NULL && stat(input, &st) == 0; i++) {
		foreign = (struct foreign){st.st_uid, 0, NULL};
		path = tb_path_join(site, trees[i]);
		count_foreign(path, &foreign);
		if (foreign.n > 0)
			finding(NEED_MEND, area,
			    "%s: %zu not of the site's owner, the first %s: somebody else has run "
			    "it; chown -R %lu %s",
			    path, foreign.n, foreign.first, (unsigned long)st.st_uid, path);
		free(foreign.first);
		free(path);
	}
	if (stat(input, &st) == 0 && geteuid() != st.st_uid)
		finding(NEED_MEND, area,
		    "%s: owned by user %lu, and you are %lu: run tongbao as its owner, or what it "
		    "makes will be yours",
		    site, (unsigned long)st.st_uid, (unsigned long)geteuid());
	free(input);
}

void
look_at_folders(const struct look *look)
{
	char *path;

	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		path = tb_path_join(look->site, folders[i].path);
		look_at_rights(path, &folders[i]);
		free(path);
	}
	look_at_inbox(look->site);
	look_at_pair(look->site, "input/archive", "input/ledger");
	look_at_pair(look->site, "output", "output/.work");
	look_at_owners(look->site);
}
