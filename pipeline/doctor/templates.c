/* What a site's own templates lack, and what the installation lacks: see look.h. */
#include "../lib/file.h"
#include "../lib/xmlread.h"
#include "finding.h"
#include "look.h"
#include <unistd.h>

static const char area[] = "templates";

/* Words, phrases and messages of a file, as "element name": one a line, each between two
 * newlines, so that one can be looked for. */
struct words {
	struct tb_buf list;
};

static int
note_word(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	static const char *const keys[] = {"key", "id", NULL};
	struct words *words = user;
	const char *value = NULL;

	(void)xml;
	for (size_t i = 0; keys[i] != NULL && value == NULL; i++)
		value = tb_xml_attr(attrs, keys[i]);
	if (value != NULL && depth == 1)
		tb_buf_printf(&words->list, "%s %s\n", name, value);
	return 0;
}

static int
read_words(const char *path, struct words *words, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {.start = note_word};

	tb_buf_init(&words->list);
	tb_buf_putc(&words->list, '\n');
	return tb_xml_parse_file(path, &handler, words, err);
}

/* Print what the one has and the other has not. */
static void
compare_words(const char *site, const char *installed, struct words *own, struct words *all)
{
	struct tb_buf wanted = TB_BUF_INIT, missing = TB_BUF_INIT;
	size_t n = 0;
	enum { NAMED = 3 };

	for (char *at = all->list.s + 1, *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
		tb_buf_reset(&wanted);
		tb_buf_printf(&wanted, "\n%.*s\n", (int)(end - at), at);
		if (strstr(own->list.s, wanted.s) != NULL)
			continue;
		if (++n <= NAMED)
			tb_buf_printf(&missing, "%s%.*s", n > 1 ? ", " : "", (int)(end - at), at);
	}
	if (n > 0)
		finding(NEED_MEND, area,
		    "%s: older than what is installed, lacks %s%s (%zu in all); copy them from %s",
		    site, missing.s, n > NAMED ? " …" : "", n, installed);
	tb_buf_release(&missing);
	tb_buf_release(&wanted);
}

static void
look_at_file(const char *site, const char *installed)
{
	struct words own, all;
	struct tb_err err;

	if (read_words(site, &own, &err) != 0)
		finding_err(NEED_UNFIT, area, &err);
	else {
		if (read_words(installed, &all, &err) != 0)
			finding_err(NEED_UNFIT, area, &err);
		else
			compare_words(site, installed, &own, &all);
		tb_buf_release(&all.list);
	}
	tb_buf_release(&own.list);
}

/* A folder of both; what only the site has is its own. */
static void
look_at_both(const char *site, const char *installed)
{
	struct tb_err err;
	char **names = tb_folder_names(site, ".xml", &err);

	for (size_t i = 0; names != NULL && names[i] != NULL; i++) {
		char *own = tb_path_join(site, names[i]);
		char *all = tb_path_join(installed, names[i]);

		if (tb_file_exists(all))
			look_at_file(own, all);
		free(all);
		free(own);
	}
	if (names != NULL)
		tb_names_free(names);
}

void
look_at_templates(const struct look *look)
{
	char *site = tb_path_join(look->site, "templates");
	char *installed = tb_path_join(tb_datadir(), "templates");

	if (!tb_path_taken(installed))
		finding(NEED_UNFIT, area, "%s: is not there; install again", installed);
	else if (tb_path_taken(site)) {
		look_at_both(site, installed);
		look_at_unused(site, installed);
	}
	free(installed);
	free(site);
}

void
look_at_installation(const struct look *look)
{
	static const char *const programs[] = {"receive", "tally", "export", "compose", "chart",
	    "typeset", "paint", "paint-cairo", "deliver", "post", "watch", "stage", "doctor",
	    "init", NULL};
	static const char *const schemas[] = {"submission.xsd", "plan.xsd", "issue.xsd", NULL};
	struct tb_buf path = TB_BUF_INIT;

	for (size_t i = 0; look->programs != NULL && programs[i] != NULL; i++) {
		tb_buf_reset(&path);
		tb_buf_printf(&path, "%s/tongbao-%s", look->programs, programs[i]);
		if (access(path.s, X_OK) != 0)
			finding(
			    NEED_UNFIT, "installation", "%s: cannot be run; install again", path.s);
	}
	for (size_t i = 0; schemas[i] != NULL; i++) {
		tb_buf_reset(&path);
		tb_buf_printf(&path, "%s/schema/%s", tb_datadir(), schemas[i]);
		if (access(path.s, R_OK) != 0)
			finding(NEED_UNFIT, "installation", "%s: cannot be read; install again",
			    path.s);
	}
	tb_buf_release(&path);
}
