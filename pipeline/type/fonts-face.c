/*
 * The faces of the roles: named when a font is met, read when something is set
 * in it, digested when pages name it.
 */
#include <harfbuzz/hb-ot.h>
#include <pango/pangofc-font.h>

#include "../lib/file.h"
#include "fonts-private.h"
#include "outline.h"

/* Middle of the em box above the baseline, 1/1000 em. */
enum { CENTRE_1000 = 380 };

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

struct face *
tb_fonts_open_face(struct tb_fonts *fonts, unsigned index)
{
	struct face *face = &fonts->faces[index];

	if (face->hb == NULL) {
		face->hb = hb_font_create(hb_font_get_face(pango_font_get_hb_font(face->pango)));
		hb_font_set_scale(face->hb, TB_EM, TB_EM);
		measure_shift(face);
	}
	return face;
}

unsigned
tb_fonts_add_face(struct tb_fonts *fonts, enum tb_role role, PangoFont *font)
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
	FcPatternGetCharSet(pattern, FC_CHARSET, 0, &face->charset);
	face->name.role = fonts->roles[role].name;
	face->name.path = tb_arena_strdup(&fonts->arena, path);
	face->name.index = index & 0xFFFF;
	face->name.digest = "";
	return (unsigned)fonts->nfaces++;
}

int
tb_fonts_has_glyph(struct tb_fonts *fonts, unsigned index, unsigned cp)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(tb_fonts_open_face(fonts, index)->hb, cp, &glyph) != 0;
}

/* fonts.conf may take characters from a face that it draws wrongly: its charset is
 * then without them. A file that is damaged lacks what its charset names. */
int
tb_fonts_sets(struct tb_fonts *fonts, unsigned index, unsigned cp)
{
	FcCharSet *charset = fonts->faces[index].charset;

	return tb_fonts_has_glyph(fonts, index, cp) &&
	       (charset == NULL || FcCharSetHasChar(charset, cp));
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
	if (tb_digest_beside(path.s, face->digest) != 0 &&
	    tb_digest_file(path.s, face->digest, &err) != 0)
		memset(face->digest, '0', TB_DIGEST_LEN);
	face->digest[TB_DIGEST_SHORT] = '\0';
	face->name.digest = tb_arena_strdup(&fonts->arena, face->digest);
	face->hashed = 1;
	tb_buf_release(&path);
	return &face->name;
}

int32_t
tb_fonts_shift(struct tb_fonts *fonts, unsigned face)
{
	return tb_fonts_open_face(fonts, face)->shift;
}

void
tb_fonts_ink(struct tb_fonts *fonts, enum tb_role role, unsigned cp, int32_t *top, int32_t *bottom)
{
	const struct tb_sort *sort = tb_fonts_sort(fonts, role, cp);
	const struct face *face = tb_fonts_open_face(fonts, sort->face);

	tb_outline_height(face->hb, sort->id, top, bottom);
	*top -= face->shift;
	*bottom -= face->shift;
}
