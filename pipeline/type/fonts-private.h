/*
 * What the parts of the fonts share: roles opened (fonts.c), their faces
 * (fonts-face.c), characters and words looked up (fonts-sort.c, fonts-word.c),
 * and what is said of them (fonts-report.c).
 */
#ifndef TB_FONTS_PRIVATE_H
#define TB_FONTS_PRIVATE_H

#include <fontconfig/fontconfig.h>
#include <harfbuzz/hb.h>
#include <pango/pango.h>
#include <pango/pangofc-font.h>

#include "../lib/digest.h"
#include "fonts.h"

/* 国: tells where a face's hanzi stand. */
enum { PROBE = 0x56FD };

/* What the lookup of a character found out. */
enum { SORT_OWN, SORT_FALLBACK, SORT_MISSING };

struct face {
	struct tb_face name;
	int hashed; /* name.digest is filled */
	char digest[TB_DIGEST_LEN + 1];
	PangoFont *pango;   /* owned */
	hb_font_t *hb;	    /* owned; scale TB_EM; NULL until something is set in it */
	FcCharSet *charset; /* of pango's font; NULL = not known */
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

/* The face of the font in the role, added when it is new. */
unsigned tb_fonts_add_face(struct tb_fonts *fonts, enum tb_role role, PangoFont *font);
/* The face read, when it was only named so far; borrowed. */
struct face *tb_fonts_open_face(struct tb_fonts *fonts, unsigned face);
/* Has the face a glyph of the character? And one that fonts.conf does not take from it? */
int tb_fonts_has_glyph(struct tb_fonts *fonts, unsigned face, unsigned cp);
int tb_fonts_sets(struct tb_fonts *fonts, unsigned face, unsigned cp);

/* The role whose face sets the character: Latin inside 仿宋 and 楷体. */
enum tb_role tb_fonts_role_of(enum tb_role role, unsigned cp);

/* Note that a character was not in its role's own face; once for each document. */
void tb_fonts_record(
    struct tb_fonts *fonts, int state, enum tb_role role, unsigned cp, unsigned face);

#endif
