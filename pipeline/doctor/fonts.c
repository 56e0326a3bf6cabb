/* Roles and their faces: see look.h. */
#include "../lib/file.h"
#include "../type/text.h"
#include "finding.h"
#include "look.h"
#include <unistd.h>

static const char area[] = "fonts";

static void
look_at_roles(const struct tb_fonts *fonts, const char *folder)
{
	struct tb_role_face face;
	struct tb_buf wanted = TB_BUF_INIT;

	for (int i = 0; i < TB_ROLE_MAX; i++) {
		tb_buf_reset(&wanted);
		tb_fonts_role_face(fonts, (enum tb_role)i, &face, &wanted);
		if (!face.is_standard)
			finding(NEED_NOTE, area,
			    "%s: %s stands in for %s; a licensed face put into %s/site takes its "
			    "place",
			    face.role, tb_path_base(face.path), wanted.s, folder);
	}
	tb_buf_release(&wanted);
}

static int
is_font(const char *name)
{
	static const char *const suffixes[] = {".ttf", ".otf", ".ttc", ".TTF", ".OTF", ".TTC"};
	size_t len = strlen(name);

	for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
		if (len > 4 && strcmp(name + len - 4, suffixes[i]) == 0)
			return 1;
	return 0;
}

/* Fonts in a site's folder that has no fonts.conf are not looked at by anybody. */
static void
look_for_unused(const struct look *look)
{
	static const char *const places[] = {"fonts", "fonts/site", NULL};
	char *conf = tb_path_join(look->site, "fonts/fonts.conf"), *folder;
	struct tb_err err;
	char **names;

	for (size_t i = 0; places[i] != NULL && !tb_file_exists(conf); i++) {
		folder = tb_path_join(look->site, places[i]);
		names = tb_path_taken(folder) ? tb_folder_names(folder, NULL, &err) : NULL;
		for (size_t k = 0; names != NULL && names[k] != NULL; k++) {
			if (!is_font(names[k]))
				continue;
			finding(NEED_MEND, area,
			    "%s/%s: is not used, for %s is not there; copy the whole folder %s to "
			    "%s/fonts first, or put the font into %s/site",
			    folder, names[k], conf, look->fonts, look->site, look->fonts);
			break;
		}
		if (names != NULL)
			tb_names_free(names);
		free(folder);
	}
	free(conf);
}

void
look_at_fonts(const struct look *look)
{
	char *conf = tb_path_join(look->fonts, "fonts.conf");
	struct tb_fonts *fonts;
	struct tb_err err;

	if (!tb_file_exists(conf))
		finding(NEED_UNFIT, area, "%s: is not there; install again", conf);
	else if ((fonts = tb_fonts_open(look->fonts, &err)) == NULL)
		finding_err(NEED_UNFIT, area, &err);
	else {
		look_at_roles(fonts, look->fonts);
		tb_fonts_free(fonts);
	}
	look_for_unused(look);
	free(conf);
}
