/*
 * Font roles opened.  fontconfig (with the site's fonts.conf alone, never the
 * system's) orders the faces of a role, pango picks the face of a character
 * and shapes words, HarfBuzz gives glyph and metrics of single characters.
 * Fonts are opened at a size of TB_EM pango units, so that everything that
 * comes back is in em units and free of rounding.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include "../lib/file.h"
#include "fonts-private.h"

#ifdef __SANITIZE_ADDRESS__
/* fontconfig 2.14 does not release what it has read of <rejectfont><pattern> and
 * of <dir prefix="relative">: 5 KB for each fonts.conf, in its parser alone. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);
const char *
__lsan_default_options(void)
{
	return "print_suppressions=0";
}
const char *
__lsan_default_suppressions(void)
{
	return "leak:libfontconfig.so";
}
#endif

static const struct {
	const char *name, *family; /* of pages, of fonts.conf */
	const char *style;	   /* of style files */
} roles[TB_ROLE_MAX] = {
    [TB_ROLE_TITLE] = {"XiaoBiaoSong", "GW XiaoBiaoSong", "title"},
    [TB_ROLE_FANG] = {"FangSong", "GW FangSong", "fang"},
    [TB_ROLE_KAI] = {"KaiTi", "GW KaiTi", "kai"},
    [TB_ROLE_HEI] = {"HeiTi", "GW HeiTi", "hei"},
    [TB_ROLE_SONG] = {"SongTi", "GW SongTi", "song"},
    [TB_ROLE_LATIN] = {"Latin", "GW Latin", "latin"},
    [TB_ROLE_MONO] = {"Mono", "GW Mono", "mono"},
};

int
tb_role_find(const char *style_name, int32_t *role)
{
	for (int i = 0; i < TB_ROLE_MAX; i++)
		if (strcmp(roles[i].style, style_name) == 0) {
			*role = i;
			return 0;
		}
	return -1;
}

static int
open_role(struct tb_fonts *fonts, enum tb_role index, struct tb_err *err)
{
	struct role *role = &fonts->roles[index];
	PangoLanguage *lang = pango_language_from_string("zh-cn");
	PangoFontDescription *desc = pango_font_description_new();
	PangoFont *first;
	FcCharSet *characters;
	int has_hanzi;

	role->name = roles[index].name;
	role->family = roles[index].family;
	pango_font_description_set_family_static(desc, role->family);
	pango_font_description_set_absolute_size(desc, TB_EM);
	role->context = pango_font_map_create_context(fonts->map);
	pango_context_set_language(role->context, lang);
	pango_context_set_font_description(role->context, desc);
	pango_context_set_round_glyph_positions(role->context, FALSE);
	role->fontset = pango_font_map_load_fontset(fonts->map, role->context, desc, lang);
	pango_font_description_free(desc);
	/* where there is no font at all, the set is there and empty */
	first = role->fontset != NULL ? pango_fontset_get_font(role->fontset, PROBE) : NULL;
	if (first == NULL)
		return tb_err_set(err, TB_MSG_FONT, fonts->folder, 0, 0,
		    "no face for %s; run 'make fonts'", role->family);
	role->first_face = tb_fonts_add_face(fonts, index, first);
	has_hanzi = FcPatternGetCharSet(pango_fc_font_get_pattern(PANGO_FC_FONT(first)), FC_CHARSET,
			0, &characters) == FcResultMatch &&
		    FcCharSetHasChar(characters, PROBE);
	g_object_unref(first);
	if (!has_hanzi)
		return tb_err_set(err, TB_MSG_FONT, fonts->folder, 0, 0,
		    "the face of %s has no hanzi; run 'make fonts'", role->family);
	return 0;
}

/* fontconfig's own cache lies beside the cuts; a path in fonts.conf would be
 * relative to wherever the program is started. */
static int
set_cache(struct tb_fonts *fonts)
{
	struct tb_buf conf = TB_BUF_INIT;
	int ok;

	tb_buf_puts(&conf, "<fontconfig><cachedir>");
	for (const char *s = fonts->folder; *s != '\0'; s++) {
		if (*s == '&')
			tb_buf_puts(&conf, "&amp;");
		else if (*s == '<')
			tb_buf_puts(&conf, "&lt;");
		else
			tb_buf_putc(&conf, *s);
	}
	tb_buf_puts(&conf, "cache/.fontconfig</cachedir></fontconfig>");
	ok = FcConfigParseAndLoadFromMemory(fonts->config, (const FcChar8 *)conf.s, FcTrue);
	tb_buf_release(&conf);
	return ok;
}

enum { CONF_MAX = 1024 * 1024 };

/* What is wrong with the file, which fontconfig does not say: it is read and tried alone. */
static void
say_config(const char *conf, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	FcConfig *alone = FcConfigCreate();

	if (tb_file_read(conf, CONF_MAX, &bytes, err) != 0)
		tb_file_absent(conf, TB_MSG_FONT, "run 'make fonts'", err);
	else if (FcConfigParseAndLoadFromMemory(alone, (const FcChar8 *)bytes.s, FcTrue))
		tb_err_set(err, TB_MSG_IO, conf, 0, 0, "cannot read");
	else
		tb_err_set(err, TB_MSG_FONT, conf, 0, 0,
		    "the font configuration cannot be used; run 'make fonts'");
	FcConfigDestroy(alone);
	tb_buf_release(&bytes);
}

static int
open_config(struct tb_fonts *fonts, const char *folder, struct tb_err *err)
{
	char *real = realpath(folder, NULL);
	char *conf;
	int ok;

	if (real == NULL) /* waiting would not bring it: no failing disk */
		return tb_err_set(err, TB_MSG_FONT, folder, 0, 0,
		    "cannot open the fonts folder: %s; run 'make fonts'", strerror(errno));
	fonts->folder = tb_path_join(real, "");
	free(real);
	conf = tb_path_join(fonts->folder, "fonts.conf");
	fonts->config = FcConfigCreate();
	ok = tb_file_exists(conf) &&
	     FcConfigParseAndLoad(fonts->config, (const FcChar8 *)conf, FcTrue) &&
	     set_cache(fonts) && FcConfigBuildFonts(fonts->config);
	if (!ok)
		say_config(conf, err);
	free(conf);
	/* pango's FreeType map and its helper thread look at the current configuration:
	 * set before the map is made, so that the system's is never read */
	if (ok)
		FcConfigSetCurrent(fonts->config);
	return ok ? 0 : -1;
}

struct tb_fonts *
tb_fonts_open(const char *folder, struct tb_err *err)
{
	struct tb_fonts *fonts = tb_xcalloc(1, sizeof *fonts);
	PangoFcFontMap *fcmap;

	if (open_config(fonts, folder, err) != 0)
		goto fail;
	fonts->map = pango_ft2_font_map_new();
	fcmap = PANGO_FC_FONT_MAP(fonts->map);
	pango_fc_font_map_set_config(fcmap, fonts->config);
	pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(fonts->map), 72, 72);
	fonts->buffer = hb_buffer_create();
	fonts->nslots = 4096;
	fonts->slots = tb_xcalloc(fonts->nslots, sizeof *fonts->slots);
	for (int i = 0; i < TB_ROLE_MAX; i++)
		if (open_role(fonts, (enum tb_role)i, err) != 0)
			goto fail;
	return fonts;
fail:
	tb_fonts_free(fonts);
	return NULL;
}

void
tb_fonts_free(struct tb_fonts *fonts)
{
	if (fonts == NULL)
		return;
	for (size_t i = 0; i < fonts->nfaces; i++) {
		hb_font_destroy(fonts->faces[i].hb);
		g_object_unref(fonts->faces[i].pango);
	}
	for (int i = 0; i < TB_ROLE_MAX; i++) {
		g_clear_object(&fonts->roles[i].fontset);
		g_clear_object(&fonts->roles[i].context);
	}
	hb_buffer_destroy(fonts->buffer);
	g_clear_object(&fonts->map);
	if (fonts->config != NULL)
		FcConfigDestroy(fonts->config);
	free(fonts->faces);
	free(fonts->slots);
	free(fonts->records);
	free(fonts->folder);
	tb_arena_release(&fonts->arena);
	free(fonts);
}
