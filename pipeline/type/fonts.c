/*
 * Font roles.  fontconfig (with the site's fonts.conf alone, never the
 * system's) orders the faces of a role, pango picks the face of a character
 * and shapes words, HarfBuzz gives glyph and metrics of single characters.
 * Fonts are opened at a size of TB_EM pango units, so that everything that
 * comes back is in em units and free of rounding.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb.h>
#include <pango/pango.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include "../lib/digest.h"
#include "../lib/file.h"
#include "../lib/utf8.h"
#include "class.h"
#include "fonts.h"
#include "outline.h"

enum {
	GETA = 0x3013,	  /* 〓, stands where a character has no glyph */
	PROBE = 0x56FD,	  /* 国: tells where a face's hanzi stand */
	CENTRE_1000 = 380 /* middle of the em box above the baseline, 1/1000 em */
};

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

/* What the lookup of a character found out. */
enum { SORT_OWN, SORT_FALLBACK, SORT_MISSING };

struct face {
	struct tb_face name;
	int hashed; /* name.digest is filled */
	char digest[TB_DIGEST_LEN + 1];
	PangoFont *pango; /* owned */
	hb_font_t *hb;	  /* owned; scale TB_EM; NULL until something is set in it */
	int32_t shift;
	int without_hanzi; /* found when it was read */
	enum tb_role role;
};

struct role {
	const char *name;   /* as pages name it */
	const char *family; /* as fonts.conf names it */
	PangoContext *context;
	PangoFontset *fontset;
	unsigned first_face;
};

/* A slot of the hash of sorts. key 0 = free. */
struct slot {
	uint64_t key; /* 1 + role, code point, pair */
	struct tb_sort sort;
	int state;
};

struct record {
	int state;
	enum tb_role role;
	unsigned cp;
	unsigned face;
	const char *file;
	int line;
};

struct tb_fonts {
	struct tb_arena arena;
	char *folder; /* absolute, ends with a slash */
	FcConfig *config;
	PangoFontMap *map;
	hb_buffer_t *buffer;
	struct role roles[TB_ROLE_MAX];
	struct face *faces;
	size_t nfaces, faces_cap;
	struct slot *slots;
	size_t nslots, slots_used;
	struct record *records;
	size_t nrecords, records_cap;
	const char *file;
	int line;
};

static const char *const role_names[TB_ROLE_MAX][2] = {
    [TB_ROLE_TITLE] = {"XiaoBiaoSong", "GW XiaoBiaoSong"},
    [TB_ROLE_FANG] = {"FangSong", "GW FangSong"},
    [TB_ROLE_KAI] = {"KaiTi", "GW KaiTi"},
    [TB_ROLE_HEI] = {"HeiTi", "GW HeiTi"},
    [TB_ROLE_SONG] = {"SongTi", "GW SongTi"},
    [TB_ROLE_LATIN] = {"Latin", "GW Latin"},
};

/* --- faces ------------------------------------------------------------------ */

/* Sets where the face's hanzi stand: the ink of 国 goes to the middle of the em box. */
static void
measure_shift(struct face *face)
{
	hb_codepoint_t glyph;
	hb_glyph_extents_t ink;

	face->without_hanzi = !hb_font_get_nominal_glyph(face->hb, PROBE, &glyph) ||
			      !hb_font_get_glyph_extents(face->hb, glyph, &ink);
	if (face->without_hanzi)
		return;
	/* y_bearing is the ink's top, height is negative */
	int32_t middle = ink.y_bearing + ink.height / 2;

	face->shift = middle - (int32_t)((int64_t)CENTRE_1000 * TB_EM / 1000);
}

/* Reads the font when it was only named so far. */
static struct face *
open_face(struct face *face)
{
	if (face->hb == NULL) {
		face->hb = hb_font_create(hb_font_get_face(pango_font_get_hb_font(face->pango)));
		hb_font_set_scale(face->hb, TB_EM, TB_EM);
		measure_shift(face);
	}
	return face;
}

static unsigned
add_face(struct tb_fonts *fonts, enum tb_role role, PangoFont *font)
{
	size_t folder_len = strlen(fonts->folder);
	FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
	FcChar8 *file = NULL;
	int index = 0;
	const char *path;

	for (size_t i = 0; i < fonts->nfaces; i++)
		if (fonts->faces[i].pango == font && fonts->faces[i].role == role)
			return (unsigned)i;
	if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch)
		file = (FcChar8 *)"";
	FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
	path = (const char *)file;
	if (strncmp(path, fonts->folder, folder_len) == 0)
		path += folder_len;

	struct face *face =
	    tb_grow(&fonts->faces, fonts->nfaces, &fonts->faces_cap, sizeof *fonts->faces);

	face->role = role;
	face->pango = g_object_ref(font);
	face->name.role = fonts->roles[role].name;
	face->name.path = tb_arena_strdup(&fonts->arena, path);
	face->name.index = index & 0xFFFF;
	face->name.digest = "";
	return (unsigned)fonts->nfaces++;
}

/* The digest beside a cut (PATH.sha256, written with it) saves reading the font. */
static int
read_side_digest(const char *path, char digest[TB_DIGEST_LEN + 1])
{
	struct tb_buf side = TB_BUF_INIT, name = TB_BUF_INIT;
	struct tb_err err;
	int rc = -1;

	tb_buf_printf(&name, "%s.sha256", path);
	if (tb_file_exists(name.s) && tb_file_read(name.s, 256, &side, &err) == 0 &&
	    side.len >= TB_DIGEST_LEN && strspn(side.s, "0123456789abcdef") == TB_DIGEST_LEN) {
		memcpy(digest, side.s, TB_DIGEST_LEN);
		digest[TB_DIGEST_LEN] = '\0';
		rc = 0;
	}
	tb_buf_release(&name);
	tb_buf_release(&side);
	return rc;
}

const struct tb_face *
tb_fonts_face(struct tb_fonts *fonts, unsigned index)
{
	struct face *face = &fonts->faces[index];
	struct tb_buf path = TB_BUF_INIT;
	struct tb_err err;

	if (face->hashed)
		return &face->name;
	tb_buf_printf(
	    &path, "%s%s", face->name.path[0] == '/' ? "" : fonts->folder, face->name.path);
	if (read_side_digest(path.s, face->digest) != 0 &&
	    tb_digest_file(path.s, face->digest, &err) != 0)
		memset(face->digest, '0', TB_DIGEST_LEN);
	face->digest[TB_DIGEST_SHORT] = '\0';
	face->name.digest = tb_arena_strdup(&fonts->arena, face->digest);
	face->hashed = 1;
	tb_buf_release(&path);
	return &face->name;
}

int32_t
tb_fonts_shift(const struct tb_fonts *fonts, unsigned face)
{
	return open_face(&fonts->faces[face])->shift;
}

void
tb_fonts_ink(struct tb_fonts *fonts, enum tb_role role, unsigned cp, int32_t *top, int32_t *bottom)
{
	const struct tb_sort *sort = tb_fonts_sort(fonts, role, cp);
	const struct face *face = open_face(&fonts->faces[sort->face]);

	tb_outline_height(face->hb, sort->id, top, bottom);
	*top -= face->shift;
	*bottom -= face->shift;
}

/* --- opening ---------------------------------------------------------------- */

static int
open_role(struct tb_fonts *fonts, enum tb_role index, struct tb_err *err)
{
	struct role *role = &fonts->roles[index];
	PangoLanguage *lang = pango_language_from_string("zh-cn");
	PangoFontDescription *desc = pango_font_description_new();
	PangoFont *first;
	FcCharSet *characters;
	int has_hanzi;

	role->name = role_names[index][0];
	role->family = role_names[index][1];
	pango_font_description_set_family_static(desc, role->family);
	pango_font_description_set_absolute_size(desc, TB_EM);
	role->context = pango_font_map_create_context(fonts->map);
	pango_context_set_language(role->context, lang);
	pango_context_set_font_description(role->context, desc);
	pango_context_set_round_glyph_positions(role->context, FALSE);
	role->fontset = pango_font_map_load_fontset(fonts->map, role->context, desc, lang);
	pango_font_description_free(desc);
	if (role->fontset == NULL)
		return tb_err_set(err, TB_MSG_FONT, fonts->folder, 0, 0,
		    "no face for %s; run 'make fonts'", role->family);
	first = pango_fontset_get_font(role->fontset, PROBE);
	role->first_face = add_face(fonts, index, first);
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
		tb_err_set(err, TB_MSG_FONT, conf, 0, 0,
		    "the font configuration cannot be used; run 'make fonts'");
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

/* --- sorts ------------------------------------------------------------------ */

void
tb_fonts_source(struct tb_fonts *fonts, const char *file, int line)
{
	fonts->file = file;
	fonts->line = line;
}

static void
record(struct tb_fonts *fonts, int state, enum tb_role role, unsigned cp, unsigned face)
{
	struct record *r;

	for (size_t i = 0; i < fonts->nrecords; i++) {
		r = &fonts->records[i];
		if (r->cp == cp && r->role == role && r->file == fonts->file)
			return;
	}
	r = tb_grow(&fonts->records, fonts->nrecords, &fonts->records_cap, sizeof *fonts->records);
	*r = (struct record){state, role, cp, face, fonts->file, fonts->line};
	fonts->nrecords++;
}

static void
grow_slots(struct tb_fonts *fonts)
{
	struct slot *old = fonts->slots;
	size_t n = fonts->nslots;

	fonts->nslots = n * 2;
	fonts->slots = tb_xcalloc(fonts->nslots, sizeof *fonts->slots);
	for (size_t i = 0; i < n; i++) {
		size_t at = (size_t)(old[i].key * 0x9E3779B97F4A7C15u >> 32);

		if (old[i].key == 0)
			continue;
		while (fonts->slots[at &= fonts->nslots - 1].key != 0)
			at++;
		fonts->slots[at] = old[i];
	}
	free(old);
}

/* The slot of the key, free (key 0) when new. */
static struct slot *
find_slot(struct tb_fonts *fonts, uint64_t key)
{
	size_t at = (size_t)(key * 0x9E3779B97F4A7C15u >> 32);

	for (;; at++) {
		struct slot *slot = &fonts->slots[at & (fonts->nslots - 1)];

		if (slot->key == key || slot->key == 0)
			return slot;
	}
}

/* Digits and Latin of 仿宋 and 楷体 come from the Latin role. Signs that also
 * belong to Chinese text (· × ± § °) stay with the role's own face. */
static enum tb_role
role_of(enum tb_role role, unsigned cp)
{
	int latin = cp < 0x7F || (cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7);

	if (latin && (role == TB_ROLE_FANG || role == TB_ROLE_KAI))
		return TB_ROLE_LATIN;
	return role;
}

/* Shape n code points of one face by HarfBuzz as Chinese text; digits half-em. */
static unsigned
shape_cps(
    struct tb_fonts *fonts, unsigned face, const uint32_t *cps, unsigned n, struct tb_sort *sort)
{
	static const hb_feature_t half = {
	    HB_TAG('h', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
	hb_font_t *hb = open_face(&fonts->faces[face])->hb;
	int digit = n == 1 && cps[0] >= '0' && cps[0] <= '9';
	hb_glyph_extents_t ink = {0};
	unsigned count;

	hb_buffer_clear_contents(fonts->buffer);
	hb_buffer_add_utf32(fonts->buffer, cps, (int)n, 0, (int)n);
	hb_buffer_set_direction(fonts->buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(fonts->buffer, HB_SCRIPT_HAN);
	hb_buffer_set_language(fonts->buffer, hb_language_from_string("zh-cn", -1));
	hb_shape(hb, fonts->buffer, &half, digit ? 1 : 0);

	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(fonts->buffer, &count);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(fonts->buffer, NULL);

	/* of hanzi nobody asks for more than the box; to find the ink, outlines are run */
	if (tb_class_of(cps[0]) == TB_CLASS_HAN)
		ink.width = pos[0].x_advance;
	else
		hb_font_get_glyph_extents(hb, info[0].codepoint, &ink);
	*sort = (struct tb_sort){
	    info[0].codepoint, face, pos[0].x_advance, ink.x_bearing, ink.x_bearing + ink.width, n};
	return count;
}

static int
has_glyph(struct tb_fonts *fonts, unsigned face, unsigned cp)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(open_face(&fonts->faces[face])->hb, cp, &glyph) != 0;
}

/* The face of the role for the character; *state tells own, fallback or missing. */
static unsigned
pick_face(struct tb_fonts *fonts, enum tb_role role, unsigned cp, int *state)
{
	unsigned first = fonts->roles[role].first_face, face = first;
	PangoFont *font;

	*state = SORT_OWN;
	if (has_glyph(fonts, first, cp))
		return first;
	font = pango_fontset_get_font(fonts->roles[role].fontset, cp);
	if (font != NULL) {
		face = add_face(fonts, role, font);
		g_object_unref(font);
	}
	*state = SORT_FALLBACK;
	if (has_glyph(fonts, face, cp))
		return face;
	*state = SORT_MISSING;
	return first;
}

/* Blanks of a given width need no face that has them: the face's space, widened. */
static int32_t
blank_width(unsigned cp)
{
	switch (cp) {
	case 0x3000:
	case 0x2003:
		return TB_EM;
	case 0x2002:
		return TB_EM / 2;
	default:
		return 0;
	}
}

static int
blank_sort(struct tb_fonts *fonts, enum tb_role role, unsigned cp, struct tb_sort *sort)
{
	unsigned face = fonts->roles[role].first_face;
	const uint32_t space = ' ';

	if (blank_width(cp) == 0 || has_glyph(fonts, face, cp) || !has_glyph(fonts, face, space))
		return 0;
	shape_cps(fonts, face, &space, 1, sort);
	sort->advance = blank_width(cp);
	return 1;
}

static struct slot *
sort_slot(struct tb_fonts *fonts, enum tb_role role, unsigned cp)
{
	uint64_t key = 1 + ((uint64_t)cp << 8 | (uint64_t)role << 1);
	struct slot *slot = find_slot(fonts, key);

	if (slot->key != 0)
		return slot;
	if (fonts->slots_used * 2 > fonts->nslots) {
		grow_slots(fonts);
		slot = find_slot(fonts, key);
	}

	if (blank_sort(fonts, role, cp, &slot->sort)) {
		slot->state = SORT_OWN;
	} else {
		unsigned face = pick_face(fonts, role, cp, &slot->state);
		uint32_t shown = slot->state == SORT_MISSING ? GETA : cp;

		shape_cps(fonts, face, &shown, 1, &slot->sort);
	}
	slot->key = key;
	fonts->slots_used++;
	return slot;
}

const struct tb_sort *
tb_fonts_sort(struct tb_fonts *fonts, enum tb_role role, unsigned cp)
{
	enum tb_role real = role_of(role, cp);
	struct slot *slot = sort_slot(fonts, real, cp);

	if (slot->state != SORT_OWN)
		record(fonts, slot->state, real, cp, slot->sort.face);
	return &slot->sort;
}

const struct tb_sort *
tb_fonts_pair(struct tb_fonts *fonts, enum tb_role role, unsigned cp, unsigned *n)
{
	const struct tb_sort *single = tb_fonts_sort(fonts, role, cp);
	uint64_t key = 1 + ((uint64_t)cp << 8 | (uint64_t)role << 1 | 1);
	struct slot *slot = find_slot(fonts, key);
	const uint32_t cps[2] = {cp, cp};

	if (slot->key == 0) {
		struct tb_sort both;
		unsigned count = shape_cps(fonts, single->face, cps, 2, &both);

		if (count != 1) {
			both = *single;
			both.nchars = 1;
		}
		slot = find_slot(fonts, key);
		slot->sort = both;
		slot->key = key;
		fonts->slots_used++;
	}
	*n = slot->sort.nchars == 2 ? 1 : 2;
	return &slot->sort;
}

/* --- words ------------------------------------------------------------------ */

/* One sort a character, for words whose shaping does not give n:1 clusters; a letter and the
 * marks on it are one where Unicode has a character for them. */
static size_t
word_by_sorts(
    struct tb_fonts *fonts, enum tb_role role, const char *s, size_t len, struct tb_sort *out)
{
	size_t n = 0;

	for (const char *at = s; at < s + len; n++) {
		gunichar whole = tb_utf8_next(&at), both;
		unsigned nchars = 1;

		for (const char *next = at;
		     next < s + len && g_unichar_compose(whole, tb_utf8_next(&next), &both);
		     at = next, nchars++)
			whole = both;
		out[n] = *tb_fonts_sort(fonts, role, whole);
		out[n].nchars = nchars;
	}
	return n;
}

/* Glyphs of one shaped item to sorts. -1 when a cluster has none or several, or
 * the text runs from right to left. */
static int
take_glyphs(struct tb_fonts *fonts, enum tb_role role, const char *s, const PangoItem *item,
    const PangoGlyphString *glyphs, struct tb_sort *out, size_t *n)
{
	unsigned face = add_face(fonts, role, item->analysis.font);

	for (int i = 0; i < glyphs->num_glyphs; i++) {
		const PangoGlyphInfo *g = &glyphs->glyphs[i];
		int from = glyphs->log_clusters[i];
		int to = i + 1 < glyphs->num_glyphs ? glyphs->log_clusters[i + 1] : item->length;

		if (to <= from || g->geometry.x_offset != 0 || g->geometry.y_offset != 0 ||
		    g->glyph == PANGO_GLYPH_EMPTY || (g->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
			return -1;
		out[(*n)++] = (struct tb_sort){g->glyph, face, g->geometry.width, 0,
		    g->geometry.width, (unsigned)g_utf8_strlen(s + item->offset + from, to - from)};
	}
	return 0;
}

size_t
tb_fonts_word(struct tb_fonts *fonts, enum tb_role role, const char *s, size_t len,
    struct tb_sort *out, size_t cap)
{
	const char *at = s;
	enum tb_role real = role_of(role, tb_utf8_next(&at));
	PangoGlyphString *glyphs = pango_glyph_string_new();
	GList *items = pango_itemize(fonts->roles[real].context, s, 0, (int)len, NULL, NULL);
	size_t n = 0;
	int bad = 0;

	for (GList *link = items; link != NULL; link = link->next) {
		PangoItem *item = link->data;
		const char *first = s + item->offset;

		/* a mark from another face than its letter */
		if (first > s && tb_class_of(tb_utf8_next(&first)) == TB_CLASS_MARK)
			bad = 1;
		if (item->analysis.script == PANGO_SCRIPT_COMMON)
			item->analysis.script = PANGO_SCRIPT_HAN;
		if (!bad && item->analysis.font != NULL && item->analysis.level % 2 == 0) {
			pango_shape_full(
			    s + item->offset, item->length, s, (int)len, &item->analysis, glyphs);
			bad = n + (size_t)glyphs->num_glyphs > cap ||
			      take_glyphs(fonts, real, s, item, glyphs, out, &n) != 0;
		} else {
			bad = 1;
		}
		pango_item_free(item);
	}
	g_list_free(items);
	pango_glyph_string_free(glyphs);
	return bad ? word_by_sorts(fonts, role, s, len, out) : n;
}

/* --- report ----------------------------------------------------------------- */

/* The families that fonts.conf names for a role above GW Free, and whether the
 * face in use is one of them. */
static int
is_standard(const struct tb_fonts *fonts, enum tb_role role, struct tb_buf *wanted)
{
	FcPattern *pattern = FcPatternCreate();
	PangoFont *font = fonts->faces[fonts->roles[role].first_face].pango;
	FcPattern *used = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
	FcChar8 *family, *name;
	int found = 0;

	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)fonts->roles[role].family);
	FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
	for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch; i++) {
		if (strcmp((const char *)family, "GW Free") == 0)
			break;
		tb_buf_printf(wanted, "%s%s", i > 0 ? ", " : "", (const char *)family);
		for (int k = 0; FcPatternGetString(used, FC_FAMILY, k, &name) == FcResultMatch; k++)
			found |= FcStrCmpIgnoreCase(family, name) == 0;
	}
	FcPatternDestroy(pattern);
	return found;
}

int
tb_fonts_require_standard(const struct tb_fonts *fonts)
{
	struct tb_pos pos = {NULL, 0, 0};
	int rc = 0;

	for (int i = 0; i < TB_ROLE_MAX; i++) {
		struct tb_buf wanted = TB_BUF_INIT;

		if (!is_standard(fonts, (enum tb_role)i, &wanted)) {
			tb_diag(TB_MSG_FONT, pos,
			    "%s would be set from %s; put one of these families into fonts/site: "
			    "%s",
			    fonts->roles[i].name,
			    fonts->faces[fonts->roles[i].first_face].name.path, wanted.s);
			rc = -1;
		}
		tb_buf_release(&wanted);
	}
	return rc;
}

static void
report_role(const struct tb_fonts *fonts, enum tb_role role)
{
	struct tb_buf wanted = TB_BUF_INIT;
	int standard = is_standard(fonts, role, &wanted);

	fprintf(stderr, "%s: note: %s is %s%s%s\n", tb_diag_program(), fonts->roles[role].name,
	    fonts->faces[fonts->roles[role].first_face].name.path, standard ? "" : ", in place of ",
	    standard ? "" : wanted.s);
	tb_buf_release(&wanted);
}

/* fontconfig's cache says what a face has; the file may say otherwise. */
static void
report_damage(const struct tb_fonts *fonts, enum tb_role role)
{
	const struct face *face = &fonts->faces[fonts->roles[role].first_face];
	struct tb_pos pos = {face->name.path, 0, 0};

	if (face->without_hanzi)
		tb_diag(TB_MSG_FONT, pos, "damaged: the face of %s has no hanzi; run 'make fonts'",
		    fonts->roles[role].name);
}

void
tb_fonts_report(const struct tb_fonts *fonts, int verbose)
{
	for (int i = 0; i < TB_ROLE_MAX; i++)
		report_damage(fonts, (enum tb_role)i);
	for (int i = 0; verbose && i < TB_ROLE_MAX; i++)
		report_role(fonts, (enum tb_role)i);
	for (size_t i = 0; i < fonts->nrecords; i++) {
		const struct record *r = &fonts->records[i];
		struct tb_pos pos = {r->file, r->line, 0};
		char utf8[5] = {0};

		tb_utf8_encode(r->cp, utf8);
		if (r->state == SORT_MISSING)
			tb_diag(TB_MSG_GLYPH_MISSING, pos,
			    "no font has the character %s (U+%04X); add a face that has it to "
			    "fonts/site, or change the text",
			    utf8, r->cp);
		else if (verbose)
			fprintf(stderr, "%s: note: %s U+%04X in %s taken from %s\n",
			    tb_diag_program(), utf8, r->cp, fonts->roles[r->role].name,
			    fonts->faces[r->face].name.path);
	}
}
