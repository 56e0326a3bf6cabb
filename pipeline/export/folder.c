/* The folder: see folder.h. */
#include "folder.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include <stdio.h>
#include <unistd.h>

/* "a/data" and "a/data/" have "a/.data.tmp" beside them. */
static char *
hidden_name(const char *path)
{
	const char *base = tb_path_base(path);
	struct tb_buf name = TB_BUF_INIT;

	tb_buf_put(&name, path, (size_t)(base - path));
	tb_buf_printf(&name, ".%s.tmp", base);
	return tb_buf_take(&name);
}

char *
folder_open(const char *path, struct tb_err *err)
{
	char *hidden = hidden_name(path);

	if (tb_folder_remove(hidden, err) == 0 && tb_folder_make(hidden, err) == 0)
		return hidden;
	free(hidden);
	return NULL;
}

/* libxlsxwriter does not say when it could not remove a file of its own, tmp.XXXXXX. */
static int
clear_strays(const char *hidden, struct tb_err *err)
{
	char **names = tb_folder_names(hidden, NULL, err), **at;
	int rc = names != NULL ? 0 : -1;

	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(hidden, *at);

		if (strncmp(*at, "tmp.", 4) == 0 && unlink(path) != 0)
			rc = tb_err_sys(err, path, "cannot remove");
		free(path);
	}
	tb_names_free(names);
	return rc;
}

int
folder_commit(char *hidden, const char *path, struct tb_err *err)
{
	int rc = clear_strays(hidden, err);

	if (rc == 0)
		rc = tb_folder_place(hidden, path, err);
	if (rc != 0) {
		folder_abort(hidden);
		return -1;
	}
	rc = tb_folder_remove(hidden, err); /* the old one, where there was one */
	free(hidden);
	return rc;
}

void
folder_abort(char *hidden)
{
	struct tb_err ignored;

	if (hidden != NULL)
		(void)!tb_folder_remove(hidden, &ignored); /* the next run does it again */
	free(hidden);
}
