/*
 * Font roles opened through fontconfig and pango; sorts (one character of one
 * face) cached so that plain hanzi and digits need no shaping call.
 *
 * fonts/fonts.conf names the roles as families: "GW XiaoBiaoSong",
 * "GW FangSong", "GW KaiTi", "GW HeiTi", "GW SongTi", "GW Latin", "GW Mono",
 * each assigned an ordered list of real families.
 *
 * em units: TB_EM to the em, so that a sort serves every type size.
 */
#ifndef TB_FONTS_H
#define TB_FONTS_H

#include "text.h"

enum { TB_EM = 1 << 16 };

/* One glyph with its metrics, in em units. */
struct tb_sort {
	uint32_t id;
	unsigned face; /* index of the fonts' faces */
	int32_t advance;
	int32_t ink_left, ink_right; /* horizontal ink, from the origin; of hanzi the box */
	unsigned nchars;	     /* code points it stands for */
};

/* em units to pu at a type size, rounded to nearest. */
static inline int32_t
tb_em_pu(int64_t em, int32_t size_pu)
{
	int64_t product = em * size_pu;

	return (int32_t)((product + (product < 0 ? -TB_EM / 2 : TB_EM / 2)) / TB_EM);
}

/* The sort of a character in a role, from the role's first face that has it;
 * digits in their half-em form. Never NULL: 〓 where no face has it (recorded). Borrowed. */
const struct tb_sort *tb_fonts_sort(struct tb_fonts *fonts, enum tb_role role, unsigned cp);

/* The pair —— or …… (cp twice) set as one unit: one glyph of two ems where
 * the face has it, else twice the single one. *n = 1 or 2. Borrowed. */
const struct tb_sort *tb_fonts_pair(
    struct tb_fonts *fonts, enum tb_role role, unsigned cp, unsigned *n);

/* Shape s[0..len), a word of Latin or another script, into out[0..cap);
 * cap >= number of code points. Returns the number of sorts, clusters 1:1 or n:1. */
size_t tb_fonts_word(struct tb_fonts *fonts, enum tb_role role, const char *s, size_t len,
    struct tb_sort *out, size_t cap);

/* The face as pages name it (digest computed at the first call), and how far
 * its glyphs move down from the common baseline, in em units. */
const struct tb_face *tb_fonts_face(struct tb_fonts *fonts, unsigned face);
int32_t tb_fonts_shift(struct tb_fonts *fonts, unsigned face);

/* Where the ink of a character stands above the common baseline, in em units. */
void tb_fonts_ink(
    struct tb_fonts *fonts, enum tb_role role, unsigned cp, int32_t *top, int32_t *bottom);

#endif
