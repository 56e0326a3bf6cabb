/* All that can take part: see survey.h. */
#define _XOPEN_SOURCE 700 /* st_ctim */
#include "survey.h"
#include "../lib/file.h"
#include "../lib/linux.h"
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

enum {
	UNSETTLED_S = 3, /* of times; the coarsest file systems count two seconds as one */
	DEPTH_MAX = 16,
	CONF_MAX = 1024 * 1024
};

extern char **environ;

void
survey_start(struct survey *survey, struct timespec now)
{
	*survey = (struct survey){.hash = tb_hash_new(), .settled = now};
	survey->settled.tv_sec -= UNSETTLED_S;
}

void
survey_end(struct survey *survey, char digest[TB_DIGEST_LEN + 1])
{
	tb_hash_end(survey->hash, digest);
	survey->hash = NULL;
}

static void
add_text(struct survey *survey, const char *text)
{
	tb_hash_add(survey->hash, text, strlen(text) + 1);
}

static int
is_fresh(const struct survey *survey, const struct stat *st)
{
	return st->st_ctim.tv_sec != survey->settled.tv_sec
		   ? st->st_ctim.tv_sec > survey->settled.tv_sec
		   : st->st_ctim.tv_nsec >= survey->settled.tv_nsec;
}

static void
add_file(struct survey *survey, const char *path, const struct stat *st)
{
	struct tb_buf words = TB_BUF_INIT;

	tb_buf_printf(&words, "%jd %jd.%09ld %jd.%09ld %ju", (intmax_t)st->st_size,
	    (intmax_t)st->st_mtim.tv_sec, st->st_mtim.tv_nsec, (intmax_t)st->st_ctim.tv_sec,
	    st->st_ctim.tv_nsec, (uintmax_t)st->st_ino);
	add_text(survey, words.s);
	tb_buf_release(&words);
	if (!is_fresh(survey, st))
		return;
	survey->nfresh++;
	if (survey->fresh != NULL)
		survey->fresh(survey->user, path);
}

static void
add_path(struct survey *survey, const char *path, int depth)
{
	struct stat st;
	struct tb_err unread;
	char **names, **at;

	add_text(survey, path);
	if (stat(path, &st) != 0) {
		survey->untold |= errno != ENOENT && errno != ENOTDIR;
		add_text(survey, "absent");
		return;
	}
	if (!S_ISDIR(st.st_mode)) {
		add_file(survey, path, &st);
		return;
	}
	names = depth < DEPTH_MAX ? tb_folder_names(path, NULL, &unread) : NULL;
	for (at = names; at != NULL && *at != NULL; at++) {
		char *below;

		if (**at == '.')
			continue;
		below = tb_path_join(path, *at);
		add_path(survey, below, depth + 1);
		free(below);
	}
	add_text(survey, "end");
	survey->untold |= names == NULL;
	if (names != NULL)
		tb_names_free(names);
}

void
survey_add(struct survey *survey, const char *path)
{
	add_path(survey, path, 0);
}

static void
add_below(struct survey *survey, const char *folder, const char *name)
{
	char *path = tb_path_join(folder, name);

	add_path(survey, path, 0);
	free(path);
}

/* --- fonts ------------------------------------------------------------------------------------ */

/* The folders outside of its own that fonts.conf names. -1: it says more than is understood here. */
static int
add_font_folders(struct survey *survey, const char *conf)
{
	static const char open[] = "<dir>", close[] = "</dir>";
	struct tb_buf text = TB_BUF_INIT;
	struct tb_err unread;
	const char *at, *end;
	int rc = 0;

	if (tb_file_read(conf, CONF_MAX, &text, &unread) != 0 || strlen(text.s) != text.len ||
	    strstr(text.s, "<include") != NULL || strstr(text.s, "<!ENTITY") != NULL)
		rc = -1;
	for (at = text.s; rc == 0 && (at = strstr(at, "<dir")) != NULL; at = end) {
		if ((end = strstr(at, close)) == NULL)
			rc = -1;
		else if (strncmp(at, open, sizeof(open) - 1) == 0) {
			char *path = tb_xstrndup(
			    at + sizeof(open) - 1, (size_t)(end - at) - (sizeof(open) - 1));

			survey_add(survey, path);
			free(path);
		} else if (strncmp(at, "<dir prefix=\"relative\">", 23) != 0 ||
			   strncmp(at + 23, "..", 2) == 0 || at[23] == '/')
			rc = -1;
		if (rc == 0)
			end += sizeof(close) - 1;
	}
	tb_buf_release(&text);
	return rc;
}

static int
add_fonts(struct survey *survey, const char *folder)
{
	char *fonts = tb_path_join(folder, "fonts"), *conf = tb_path_join(fonts, "fonts.conf");
	int rc = 0;

	survey_add(survey, fonts);
	if (tb_file_exists(conf))
		rc = add_font_folders(survey, conf);
	free(conf);
	free(fonts);
	return rc;
}

/* --- programs --------------------------------------------------------------------------------- */

static int
add_programs_of(struct survey *survey, const char *folder)
{
	static const char ours[] = "tongbao";
	struct tb_err unread;
	char **names = tb_folder_names(folder, NULL, &unread), **at;

	if (names == NULL)
		return -1;
	for (at = names; *at != NULL; at++)
		if (strncmp(*at, ours, sizeof(ours) - 1) == 0)
			add_below(survey, folder, *at);
	tb_names_free(names);
	return 0;
}

/* All of those beside this one, and where the driver was told that they are. */
static int
add_programs(struct survey *survey)
{
	const char *told = getenv("TONGBAO_LIBEXECDIR");
	char path[PATH_MAX] = "", *slash;

	if (tb_linux_program(path, sizeof(path)) != 0 || (slash = strrchr(path, '/')) == NULL)
		return -1;
	*slash = '\0';
	if (told != NULL && told[0] != '\0' && add_programs_of(survey, told) != 0)
		return -1;
	return add_programs_of(survey, path);
}

/* Does a variable of the environment say something to a program or a library that takes part? What
 * is told, how long one waits, and how many processors there are, makes no other bytes. */
static int
takes_part(const char *variable)
{
	static const char *const beginnings[] = {"TONGBAO_", "LD_", "FONTCONFIG_", "FC_", "XML_",
	    "SGML_", "XSL", "PANGO", "HB_", "G_", "GLIBC_", "MALLOC_", "GCONV_", "LOCPATH",
	    "FREETYPE_", "CAIRO_", "OPENSSL_", "SQLITE_", "ICU_", "TZ", "SOURCE_DATE_EPOCH"};
	static const char *const others[] = {"TONGBAO_MADE=", "TONGBAO_PAUSE=",
	    "TONGBAO_PROCESSORS=", "TONGBAO_KEYS=", "TONGBAO_MAIL="};
	size_t i;

	for (i = 0; i < TB_LEN(others); i++)
		if (strncmp(variable, others[i], strlen(others[i])) == 0)
			return 0;
	for (i = 0; i < TB_LEN(beginnings); i++)
		if (strncmp(variable, beginnings[i], strlen(beginnings[i])) == 0)
			return 1;
	return 0;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
add_environment(struct survey *survey)
{
	const char **variables = NULL;
	size_t n = 0, cap = 0, i;
	char **at;

	for (at = environ; at != NULL && *at != NULL; at++)
		if (takes_part(*at))
			*(const char **)tb_grow(&variables, n++, &cap, sizeof(*variables)) = *at;
	if (n > 0)
		qsort(variables, n, sizeof(*variables), by_text);
	for (i = 0; i < n; i++)
		add_text(survey, variables[i]);
	free(variables);
}

int
survey_all(struct survey *survey, const char *site, struct tb_term term)
{
	static const char *const inputs[] = {"input/plan", "input/archive", "input/ledger"};
	struct tb_buf sheet = TB_BUF_INIT;
	char period[8];
	size_t i;

	add_environment(survey);
	for (i = 0; i < TB_LEN(inputs); i++)
		add_below(survey, site, inputs[i]);
	tb_term_format(term, period);
	tb_buf_printf(&sheet, "%s/input/issue/%s.xml", site, period);
	survey_add(survey, sheet.s);
	tb_buf_release(&sheet);
	add_below(survey, site, "templates");
	add_below(survey, tb_datadir(), "templates");
	add_below(survey, tb_datadir(), "schema");
	survey_add(survey, "/etc/ld.so.cache");
	survey_add(survey, "/etc/ld.so.preload");
	if (add_programs(survey) != 0 || add_fonts(survey, site) != 0 ||
	    add_fonts(survey, tb_datadir()) != 0)
		return -1;
	return survey->untold ? -1 : 0;
}
