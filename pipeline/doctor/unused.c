/* Templates of the site's own that nothing asks for, by a slip of their names: see look.h. */
#include "../lib/file.h"
#include "finding.h"
#include "look.h"

enum { FILE_MAX = 16 << 20 };

/* Folders of templates, and in them what may ask for a template, a part or a style. */
static const char *const folders[] = {"", "parts", "style"};

/* Append the text of all files of the folder with that end of their names; what cannot be read is
 * told by who needs it. */
static void
add_texts(const char *folder, const char *tail, struct tb_buf *asked)
{
	struct tb_err unread;
	char **names = tb_file_exists(folder) ? tb_folder_names(folder, tail, &unread) : NULL, **at;

	for (at = names; at != NULL && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if (tb_file_read(path, FILE_MAX, asked, &unread) == 0)
			tb_buf_putc(asked, '\n');
		free(path);
	}
	tb_names_free(names);
}

/* What the site's templates ask for, and the installed ones: the list, templates, bases of styles.
 */
static void
find_asked(const char *site, const char *installed, struct tb_buf *asked)
{
	const char *const roots[] = {site, installed};
	struct tb_err unread;
	char *list = tb_template_path(site, "documents.xml");
	size_t i, j;

	if (tb_file_read(list, FILE_MAX, asked, &unread) != 0)
		tb_buf_reset(asked);
	for (i = 0; i < TB_LEN(roots); i++)
		for (j = 0; j < TB_LEN(folders); j++) {
			char *folder = tb_path_join(roots[i], folders[j]);

			add_texts(folder, j == 2 ? ".xml" : ".xsl", asked);
			free(folder);
		}
	free(list);
}

/* Has the text `before`, the name and `after`? */
static int
asks(const struct tb_buf *asked, const char *before, const char *name, const char *after)
{
	struct tb_buf words = TB_BUF_INIT;
	int found;

	tb_buf_printf(&words, "%s%s%s", before, name, after);
	found = strstr(asked->s, words.s) != NULL;
	tb_buf_release(&words);
	return found;
}

/* A template of its own is a document's, or included; a style is a document's, or the base of one;
 * phrases are those of a template. */
static int
is_asked(const struct tb_buf *asked, const char *site, const char *name, int is_part)
{
	static const char phrases[] = "-phrases.xml";
	char *stem = tb_path_stem(name), *of = NULL;
	size_t len = strlen(name);
	int is;

	if (len > strlen(phrases) && strcmp(name + len - strlen(phrases), phrases) == 0) {
		struct tb_buf template = TB_BUF_INIT;

		tb_buf_printf(&template, "%.*s.xsl", (int)(len - strlen(phrases)), name);
		of = tb_template_path(site, template.s);
		is = tb_file_exists(of);
		tb_buf_release(&template);
	} else {
		is = (!is_part && asks(asked, "\"", stem, "\"")) ||
		     asks(asked, "\"", stem, ".xsl\"") || asks(asked, "/", stem, ".xsl\"");
	}
	free(of);
	free(stem);
	return is;
}

static void
look_at_folder(const char *site, const char *installed, const char *folder, const char *tail,
    const struct tb_buf *asked)
{
	char *own = tb_path_join(site, folder), *all = tb_path_join(installed, folder);
	struct tb_err unread;
	char **names = tb_file_exists(own) ? tb_folder_names(own, tail, &unread) : NULL, **at;

	for (at = names; at != NULL && *at != NULL; at++) {
		char *path = tb_path_join(own, *at), *twin = tb_path_join(all, *at);

		if (!tb_file_exists(twin) &&
		    !is_asked(asked, site, *at, strcmp(folder, "parts") == 0))
			finding(NEED_NOTE, "templates",
			    "%s: nothing asks for it, neither documents.xml nor a template; what "
			    "stands in it has no effect: is its name misspelt?",
			    path);
		free(path);
		free(twin);
	}
	tb_names_free(names);
	free(own);
	free(all);
}

void
look_at_unused(const char *site, const char *installed)
{
	struct tb_buf asked = TB_BUF_INIT;

	find_asked(site, installed, &asked);
	look_at_folder(site, installed, "", ".xsl", &asked);
	look_at_folder(site, installed, "", "-phrases.xml", &asked);
	look_at_folder(site, installed, "parts", ".xsl", &asked);
	look_at_folder(site, installed, "style", ".xml", &asked);
	tb_buf_release(&asked);
}
