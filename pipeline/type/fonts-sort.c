/*
 * Sorts: one character of one face, shaped once and kept in a hash, so that
 * plain hanzi and digits need no shaping call.
 */
#include <pango/pangofc-font.h>

#include "class.h"
#include "fonts-private.h"

/* 〓, stands where a character has no glyph. */
enum { GETA = 0x3013 };

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
enum tb_role
tb_fonts_role_of(enum tb_role role, unsigned cp)
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
	hb_font_t *hb = tb_fonts_open_face(fonts, face)->hb;
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

/* The face of the role for the character; *state tells own, fallback or missing. A
 * character that fonts.conf takes from the first face is the next one's own. */
static unsigned
pick_face(struct tb_fonts *fonts, enum tb_role role, unsigned cp, int *state)
{
	unsigned first = fonts->roles[role].first_face, face = first;
	PangoFont *font;

	*state = SORT_OWN;
	if (tb_fonts_sets(fonts, first, cp))
		return first;
	font = pango_fontset_get_font(fonts->roles[role].fontset, cp);
	if (font != NULL) {
		face = tb_fonts_add_face(fonts, role, font);
		g_object_unref(font);
	}
	if (!tb_fonts_sets(fonts, face, cp))
		*state = SORT_MISSING;
	else if (!tb_fonts_has_glyph(fonts, first, cp))
		*state = SORT_FALLBACK;
	return face;
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

	if (blank_width(cp) == 0 || tb_fonts_sets(fonts, face, cp) ||
	    !tb_fonts_sets(fonts, face, space))
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
		uint32_t shown = cp;

		if (slot->state == SORT_MISSING) {
			int state;

			shown = GETA;
			face = pick_face(fonts, role, shown, &state);
		}
		shape_cps(fonts, face, &shown, 1, &slot->sort);
	}
	slot->key = key;
	fonts->slots_used++;
	return slot;
}

const struct tb_sort *
tb_fonts_sort(struct tb_fonts *fonts, enum tb_role role, unsigned cp)
{
	enum tb_role real = tb_fonts_role_of(role, cp);
	struct slot *slot = sort_slot(fonts, real, cp);

	if (slot->state != SORT_OWN)
		tb_fonts_record(fonts, slot->state, real, cp, slot->sort.face);
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
