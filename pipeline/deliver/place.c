/* Folders to their places: see place.h. */
#include "place.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/linux.h"
#include "../lib/mem.h"
#include <stdio.h>

/* The folder that the path stands in, on the heap. */
static char *
above(const char *path)
{
	size_t len = (size_t)(tb_path_base(path) - path);

	return len > 0 ? tb_xstrndup(path, len) : tb_xstrdup(".");
}

/* The two change places, and the old one lies as FOLDER.before. */
static int
exchange(const char *folder, const char *target, struct tb_err *err)
{
	struct tb_buf before = TB_BUF_INIT;
	int rc = 0;

	tb_buf_printf(&before, "%s.before", folder);
	if (tb_linux_exchange(folder, target) != 0) {
		rc = tb_err_sys(err, target, "cannot exchange the folders");
	} else if (rename(folder, before.s) != 0) {
		rc = tb_err_sys(err, before.s, "cannot rename into place");
		(void)tb_linux_exchange(folder, target); /* as it was: the next call does both */
	}
	tb_buf_release(&before);
	return rc;
}

/* A folder that is no longer there was placed by the call before this one. */
static int
place_one(const char *folder, const char *target, struct tb_err *err)
{
	char *shelf = above(target);
	int rc = tb_folder_make(shelf, err);

	free(shelf);
	if (rc != 0 || !tb_path_taken(folder))
		return rc;
	if (tb_path_taken(target))
		return exchange(folder, target, err);
	return rename(folder, target) != 0 ? tb_err_sys(err, target, "cannot rename into place")
					   : 0;
}

int
place_folders(char *const *pairs, struct tb_err *err)
{
	char *const *pair;
	char *shelf = above(pairs[0]);
	int rc = tb_sync_fs(shelf, err); /* the folder itself may be placed already */

	free(shelf);
	for (pair = pairs; rc == 0 && *pair != NULL; pair += 2)
		rc = place_one(pair[0], pair[1], err);
	for (pair = pairs; rc == 0 && *pair != NULL; pair += 2) {
		shelf = above(pair[1]);
		rc = tb_sync_folder(shelf, err);
		free(shelf);
	}
	return rc;
}
