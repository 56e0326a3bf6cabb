/* Templates of a site's own: see overlay.h. */
#define _XOPEN_SOURCE 700 /* S_ISDIR */
#include "overlay.h"
#include "../lib/digest.h"
#include "../lib/file.h"
#include "../lib/mem.h"
#include <sys/stat.h>

/* templates/, and folders in it */
enum { DEEPEST = 4 };

struct overlay {
	struct tb_xmlw *w;
	char *own, *installed; /* folders of templates */
	int open;	       /* <templates> is */
};

static int
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
write_file(struct overlay *overlay, const char *name, const char *path, struct tb_err *err)
{
	char *other = tb_path_join(overlay->installed, name);
	char digest[TB_DIGEST_LEN + 1], installed[TB_DIGEST_LEN + 1] = "";
	struct tb_err absent = {0};
	int rc = tb_digest_file(path, digest, err);

	if (tb_file_exists(other) && tb_digest_file(other, installed, &absent) != 0)
		installed[0] = '\0';
	free(other);
	if (rc != 0 || strcmp(digest, installed) == 0)
		return rc;
	if (!overlay->open)
		tb_xmlw_open(overlay->w, "templates");
	overlay->open = 1;
	tb_xmlw_open(overlay->w, "template");
	tb_xmlw_attr(overlay->w, "file", name);
	tb_xmlw_attr(overlay->w, "digest", digest);
	tb_xmlw_close(overlay->w);
	return 0;
}

/* What is in the folder of that name; "" is the outermost. */
static int
write_folder(struct overlay *overlay, const char *folder, int depth, struct tb_err *err)
{
	char *path =
	    folder[0] != '\0' ? tb_path_join(overlay->own, folder) : tb_xstrdup(overlay->own);
	char **names = tb_folder_names(path, NULL, err);
	int rc = names != NULL ? 0 : -1;

	for (char **at = names; rc == 0 && *at != NULL; at++) {
		char *name = folder[0] != '\0' ? tb_path_join(folder, *at) : tb_xstrdup(*at);
		char *file = tb_path_join(overlay->own, name);

		if (!is_folder(file))
			rc = write_file(overlay, name, file, err);
		else if (depth < DEEPEST)
			rc = write_folder(overlay, name, depth + 1, err);
		free(file);
		free(name);
	}
	tb_names_free(names);
	free(path);
	return rc;
}

int
overlay_write(struct tb_xmlw *w, const char *site, struct tb_err *err)
{
	struct overlay overlay = {
	    w, tb_path_join(site, "templates"), tb_path_join(tb_datadir(), "templates"), 0};
	int rc = is_folder(overlay.own) ? write_folder(&overlay, "", 0, err) : 0;

	if (overlay.open)
		tb_xmlw_close(w);
	free(overlay.own);
	free(overlay.installed);
	return rc;
}
