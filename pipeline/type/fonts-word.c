/* Words of Latin and other scripts, shaped by pango. */
#include <pango/pangofc-font.h>

#include "../lib/utf8.h"
#include "class.h"
#include "fonts-private.h"

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
	unsigned face = tb_fonts_add_face(fonts, role, item->analysis.font);

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
	enum tb_role real = tb_fonts_role_of(role, tb_utf8_next(&at));
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
