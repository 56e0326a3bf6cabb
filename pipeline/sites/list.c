/* Lists of sites: see list.h. */
#include "list.h"
#include "../lib/buf.h"
#include "../lib/file.h"
#include "../lib/mem.h"
#include "../lib/plan.h"
#include <string.h>
#include <sys/stat.h>

enum { FILE_MAX_BYTES = 4 * 1024 * 1024 };

#define PLAN  "input/plan"
#define INBOX "input/inbox"

/* --- the file ------------------------------------------------------------------------------ */

/* Without blanks around it, and without what stands behind a '#' at its beginning or behind a
 * blank. */
static char *
trim(char *line)
{
	char *end, *at;

	for (at = strchr(line, '#'); at != NULL; at = strchr(at + 1, '#'))
		if (at == line || at[-1] == ' ' || at[-1] == '\t') {
			*at = '\0';
			break;
		}
	line += strspn(line, " \t");
	end = line + strlen(line);
	while (end > line && strchr(" \t\r", end[-1]) != NULL)
		*--end = '\0';
	return line;
}

static struct folder_id
identify(const char *folder, const char *below)
{
	char *path = tb_path_join(folder, below);
	struct folder_id id = {0};
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		id = (struct folder_id){st.st_dev, st.st_ino};
	free(path);
	return id;
}

static int
is_same(struct folder_id a, struct folder_id b)
{
	return a.inode != 0 && a.device == b.device && a.inode == b.inode;
}

static const struct site *
find_folder(const struct site_list *list, struct folder_id folder)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (is_same(list->sites[i].folder, folder))
			return &list->sites[i];
	return NULL;
}

/* The path of its folder, from that of the file. */
static char *
path_of(const char *file, const char *name)
{
	struct tb_buf path = TB_BUF_INIT;
	size_t folder = name[0] == '/' ? 0 : (size_t)(tb_path_base(file) - file);

	tb_buf_put(&path, file, folder);
	tb_buf_puts(&path, name);
	return tb_buf_take(&path);
}

static void
add(struct site_list *list, const char *file, int line, const char *name)
{
	struct tb_pos pos = {file, line, 0};
	struct site site = {.path = path_of(file, name), .line = line};
	const struct site *same;

	site.folder = identify(site.path, ".");
	site.inbox = identify(site.path, INBOX);
	site.is_site = identify(site.path, PLAN).inode != 0;
	same = find_folder(list, site.folder);
	if (same != NULL) {
		tb_diag(TB_MSG_SITES, pos, "%s: the site stands in line %d already; remove one",
		    name, same->line);
		free(site.path);
		return;
	}
	if (!site.is_site)
		tb_diag(TB_MSG_NO_SITE, pos,
		    "%s: there is no " PLAN "; correct the path, which begins in the folder of "
		    "this file, or make the site by tongbao init",
		    site.path);
	site.name = tb_xstrdup(name);
	*(struct site *)tb_grow(&list->sites, list->n++, &list->cap, sizeof(site)) = site;
}

int
site_list_load(const char *path, struct site_list *list, struct tb_err *err)
{
	struct tb_buf text = TB_BUF_INIT;
	char *at, *next, *name;
	int line = 0, rc;

	*list = (struct site_list){0};
	rc = tb_file_read(path, FILE_MAX_BYTES, &text, err);
	if (rc == 0 && strlen(text.s) != text.len)
		rc = tb_err_set(err, TB_MSG_SITES, path, 0, 0, "it is no text");
	for (at = text.s; rc == 0 && at != NULL; at = next) {
		next = strchr(at, '\n');
		if (next != NULL)
			*next++ = '\0';
		line++;
		name = trim(at);
		if (*name != '\0')
			add(list, path, line, name);
	}
	tb_buf_release(&text);
	if (rc == 0 && list->n == 0)
		rc = tb_err_set(err, TB_MSG_SITES, path, 0, 0,
		    "it names no site; write the folder of one a line");
	if (rc != 0)
		site_list_release(list);
	return rc;
}

void
site_list_release(struct site_list *list)
{
	size_t i;

	for (i = 0; i < list->n; i++) {
		free(list->sites[i].name);
		free(list->sites[i].path);
		free(list->sites[i].lower);
	}
	free(list->sites);
	*list = (struct site_list){0};
}

/* --- who delivers to whom --------------------------------------------------------------------- */

/* The inbox itself, or a folder in it. */
static void
relate(struct site_list *list, size_t lower, const char *address)
{
	struct folder_id folder = identify(address, "."), around = identify(address, "..");
	size_t i;

	for (i = 0; i < list->n; i++) {
		struct site *upper = &list->sites[i];

		if (i == lower ||
		    (!is_same(upper->inbox, folder) && !is_same(upper->inbox, around)))
			continue;
		*(size_t *)tb_grow(&upper->lower, upper->nlower++, &upper->cap, sizeof(lower)) =
		    lower;
		list->sites[lower].has_upper = 1;
	}
}

void
site_list_relate(struct site_list *list)
{
	struct tb_plan plan;
	struct tb_err err;
	size_t i, k;

	for (i = 0; i < list->n; i++) {
		char *folder = tb_path_join(list->sites[i].path, PLAN);

		if (list->sites[i].is_site && tb_plan_load(folder, &plan, &err) == 0) {
			for (k = 0; k < plan.distribution.naddressees; k++)
				if (plan.distribution.addressees[k].channel == TB_CHANNEL_INBOX)
					relate(list, i, plan.distribution.addressees[k].address);
			tb_plan_release(&plan);
		}
		free(folder);
	}
}
