/* Folders and files of a term: see shelf-private.h. */
#include "../lib/file.h"
#include "../lib/xmlread.h"
#include "shelf-private.h"
#include <sys/stat.h>

#define DRAFT  "draft-"
#define ISSUE  "issue-"
#define PUBLIC "public"
#define CHARTS "charts.list" /* names of the charts, in the order of their document */

enum { LIST_MAX = 1024 * 1024, KIB = 1024 };

static int
begins(const char *name, const char *prefix)
{
	return strncmp(name, prefix, strlen(prefix)) == 0;
}

static int
ends(const char *name, const char *suffix)
{
	size_t len = strlen(name), of = strlen(suffix);

	return len >= of && strcmp(name + len - of, suffix) == 0;
}

/* Names in a folder, in byte order; those with a dot in front are of programs at work. NULL where
 * there is no such folder. */
static char **
names_in(const char *folder)
{
	struct tb_err ignored = {0};

	return tb_folder_names(folder, NULL, &ignored);
}

static int
is_folder(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* 1 B, 812 KB, 2.3 MB: rounded up, for nothing that is there is of size 0. */
static void
write_size(struct tb_xmlw *w, const char *path)
{
	struct stat st;
	long long size;

	if (stat(path, &st) != 0)
		return;
	size = st.st_size;
	if (size < KIB)
		tb_xmlw_attrf(w, "size", "%lld B", size);
	else if (size < (long long)KIB * KIB)
		tb_xmlw_attrf(w, "size", "%lld KB", (size + KIB - 1) / KIB);
	else {
		long long tenths = (size * 10 + (long long)KIB * KIB - 1) / ((long long)KIB * KIB);

		tb_xmlw_attrf(w, "size", "%lld.%lld MB", tenths / 10, tenths % 10);
	}
}

static void
write_file(struct tb_xmlw *w, const char *folder, const char *name)
{
	char *path = tb_path_join(folder, name);

	tb_xmlw_open(w, "file");
	tb_xmlw_attr(w, "name", name);
	write_size(w, path);
	tb_xmlw_close(w);
	free(path);
}

/* --- releases --------------------------------------------------------------------------- */

/* A release on its way into the shelf. */
struct release {
	struct tb_xmlw *w;
	const char *folder;
};

static int
on_manifest(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	static const char *const told[] = {"name", "title", "file", "pages", "documents"};
	const struct release *release = user;
	const char *file = tb_xml_attr(attrs, "file");
	char *path;
	size_t i;

	(void)xml;
	if (depth != 1 || file == NULL ||
	    (strcmp(name, "document") != 0 && strcmp(name, "bound") != 0))
		return 0;
	path = tb_path_join(release->folder, file);
	tb_xmlw_open(release->w, strcmp(name, "bound") == 0 ? "bound" : "document");
	for (i = 0; i < TB_LEN(told); i++)
		tb_xmlw_attr(release->w, told[i], tb_xml_attr(attrs, told[i]));
	write_size(release->w, path);
	tb_xmlw_close(release->w);
	free(path);
	return 0;
}

/* output/PERIOD/NAME, or output/PERIOD/public/NAME. */
static void
write_release(
    struct tb_xmlw *w, const char *output, const char *term, const char *edition, const char *name)
{
	static const struct tb_xml_handler handler = {.start = on_manifest};
	struct tb_buf place = TB_BUF_INIT;
	char *folder, *manifest, **names, **at;
	struct release release;
	struct tb_err ignored = {0};

	tb_buf_printf(&place, "%s%s%s/%s", term, edition[0] != '\0' ? "/" : "", edition, name);
	folder = tb_path_join(output, place.s);
	manifest = tb_path_join(folder, "manifest.xml");
	release = (struct release){w, folder};
	tb_xmlw_open(w, "release");
	tb_xmlw_attr(w, "edition", edition);
	if (begins(name, ISSUE))
		tb_xmlw_attr(w, "issue", name + strlen(ISSUE));
	tb_xmlw_attr(w, "folder", place.s);
	(void)!tb_xml_parse_file(manifest, &handler, &release, &ignored);
	names = names_in(folder);
	for (at = names; names != NULL && *at != NULL; at++)
		if (!ends(*at, ".pdf") && (*at)[0] != '.')
			write_file(w, folder, *at);
	tb_names_free(names);
	tb_xmlw_close(w);
	free(manifest);
	free(folder);
	tb_buf_release(&place);
}

static int
is_release(const char *name)
{
	return begins(name, DRAFT) || begins(name, ISSUE);
}

/* The releases of an edition, newest issue first, behind them the draft. */
static void
write_releases(struct tb_xmlw *w, const char *output, const char *term, const char *edition)
{
	char *folder = tb_path_join(output, term), *inner = tb_path_join(folder, edition);
	char **names = names_in(edition[0] != '\0' ? inner : folder);
	size_t n = names != NULL ? tb_names_count(names) : 0, i;
	long issue, highest = 0;

	for (i = 0; i < n; i++)
		if (begins(names[i], ISSUE) && strtol(names[i] + strlen(ISSUE), NULL, 10) > highest)
			highest = strtol(names[i] + strlen(ISSUE), NULL, 10);
	for (i = 0; i < n; i++)
		if (begins(names[i], DRAFT))
			write_release(w, output, term, edition, names[i]);
	for (issue = highest; issue > 0; issue--)
		for (i = 0; i < n; i++)
			if (begins(names[i], ISSUE) &&
			    strtol(names[i] + strlen(ISSUE), NULL, 10) == issue)
				write_release(w, output, term, edition, names[i]);
	tb_names_free(names);
	free(inner);
	free(folder);
}

int
shelf_has_draft(const char *output, const char *period)
{
	char *folder = tb_path_join(output, period);
	char **names = names_in(folder), **at;
	int has = 0;

	for (at = names; names != NULL && *at != NULL; at++)
		has |= begins(*at, DRAFT);
	tb_names_free(names);
	free(folder);
	return has;
}

/* --- what else there is --------------------------------------------------------------------- */

static void
write_folder(struct tb_xmlw *w, const char *folder, const char *name)
{
	char *path = tb_path_join(folder, name), **names = names_in(path), **at;

	tb_xmlw_open(w, "folder");
	tb_xmlw_attr(w, "name", name);
	for (at = names; names != NULL && *at != NULL; at++)
		if ((*at)[0] != '.')
			write_file(w, path, *at);
	tb_xmlw_close(w);
	tb_names_free(names);
	free(path);
}

/* Open data, forms, papers, charts, a submission to the level above: folders, then files. */
static void
write_rest(struct tb_xmlw *w, const char *output, const char *term)
{
	char *folder = tb_path_join(output, term), **names = names_in(folder), **at;
	int files;

	for (files = 0; names != NULL && files < 2; files++)
		for (at = names; *at != NULL; at++) {
			char *path = tb_path_join(folder, *at);

			if ((*at)[0] != '.' && !is_release(*at) && strcmp(*at, PUBLIC) != 0 &&
			    strcmp(*at, "current") != 0 && is_folder(path) == !files)
				(files ? write_file : write_folder)(w, folder, *at);
			free(path);
		}
	tb_names_free(names);
	free(folder);
}

/* --- charts ------------------------------------------------------------------------------------
 */

static int
on_picture_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct tb_xmlw *w = user;

	(void)xml;
	if (depth == 1 && strcmp(name, "title") == 0)
		tb_xmlw_attr(w, "title", text);
	if (depth == 1 && strcmp(name, "desc") == 0)
		tb_xmlw_attr(w, "alt", text);
	return 0;
}

static int
on_picture(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct tb_xmlw *w = user;
	const char *box = depth == 0 ? tb_xml_attr(attrs, "viewBox") : NULL;

	(void)xml, (void)name;
	if (box != NULL)
		tb_xmlw_attr(w, "box", box);
	return 0;
}

/* Is it drawn for a telephone too? */
static int
has_narrow(const char *folder, const char *file)
{
	char *narrow = tb_path_join(folder, "narrow"), *path = tb_path_join(narrow, file);
	int has = tb_file_exists(path);

	free(path);
	free(narrow);
	return has;
}

static void
write_chart(struct tb_xmlw *w, const char *folder, const char *name)
{
	static const struct tb_xml_handler handler = {.start = on_picture, .end = on_picture_end};
	struct tb_buf file = TB_BUF_INIT;
	struct tb_err ignored = {0};
	char *path;

	tb_buf_printf(&file, "%s.svg", name);
	path = tb_path_join(folder, file.s);
	if (tb_file_exists(path)) {
		tb_xmlw_open(w, "chart");
		tb_xmlw_attr(w, "name", name);
		tb_xmlw_attr(w, "narrow", has_narrow(folder, file.s) ? "yes" : NULL);
		(void)!tb_xml_parse_file(path, &handler, w, &ignored);
		tb_xmlw_close(w);
	}
	free(path);
	tb_buf_release(&file);
}

/* output/status/PERIOD: the charts that the page shows. */
static void
write_charts(struct tb_xmlw *w, const char *output, const char *term)
{
	char *pages = tb_path_join(output, "status"), *folder = tb_path_join(pages, term);
	char *list = tb_path_join(folder, CHARTS), *line;
	struct tb_buf names = TB_BUF_INIT;
	struct tb_err ignored = {0};

	if (tb_file_exists(list) && tb_file_read(list, LIST_MAX, &names, &ignored) == 0)
		for (line = names.s; *line != '\0';) {
			size_t len = strcspn(line, "\n");
			int more = line[len] == '\n';

			line[len] = '\0';
			if (tb_name_is_plain(line))
				write_chart(w, folder, line);
			line += len + (size_t)more;
		}
	tb_buf_release(&names);
	free(list);
	free(folder);
	free(pages);
}

/* PERIOD.log and those of other verbs, VERB-PERIOD.log. */
static void
write_logs(struct tb_xmlw *w, const char *output, const char *term)
{
	char *folder = tb_path_join(output, "logs"), **names = names_in(folder), **at;
	struct tb_buf own = TB_BUF_INIT, behind = TB_BUF_INIT;

	tb_buf_printf(&own, "%s.log", term);
	tb_buf_printf(&behind, "-%s.log", term);
	for (at = names; names != NULL && *at != NULL; at++)
		if (strcmp(*at, own.s) == 0 || ends(*at, behind.s)) {
			tb_xmlw_open(w, "log");
			tb_xmlw_attr(w, "name", *at);
			tb_xmlw_close(w);
		}
	tb_names_free(names);
	tb_buf_release(&own);
	tb_buf_release(&behind);
	free(folder);
}

void
shelf_files(struct tb_xmlw *w, const char *output, const char *period)
{
	write_releases(w, output, period, "");
	write_releases(w, output, period, PUBLIC);
	write_rest(w, output, period);
	write_charts(w, output, period);
	write_logs(w, output, period);
}
