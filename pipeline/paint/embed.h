/*
 * Fonts as a PDF embeds them: of each font file the glyphs that are used, as
 * a composite font (ISO 32000-1, 9.7) whose codes of two bytes are its CIDs.
 *
 * A code stands for a glyph with its characters: a glyph that stands for two
 * different texts has two codes, so that each is read back as it was written.
 */
#ifndef PAINT_EMBED_H
#define PAINT_EMBED_H

#include "fontfile.h"
#include "pdfout.h"

/* What a code stands for. */
struct embed_code {
	unsigned glyph;
	const char *text; /* borrowed from the document */
	unsigned len;	  /* bytes of it */
	unsigned next;	  /* the next code of the same glyph, 0 = none */
};

struct embed {
	const struct fontfile *file; /* borrowed */
	unsigned number;	     /* of the PDF object */
	struct embed_code *codes;    /* codes[0] is .notdef */
	size_t ncodes, cap;
	uint16_t *first;  /* by glyph: its first code, 0 = none */
	int16_t *advance; /* by glyph measured: 1/1000 em */
};

void embed_init(struct embed *embed, const struct fontfile *file, struct pdfout *o);
void embed_release(struct embed *embed); /* accepts a zeroed one */

/* Looks up the advance of a glyph that the file has, once. */
static inline void
embed_measure(struct embed *embed, unsigned glyph)
{
	if (embed->first[glyph] == 0)
		embed->advance[glyph] = (int16_t)fontfile_advance(embed->file, glyph);
}

/* The code of a measured glyph, as text. 0 when the codes are used up. */
unsigned embed_code(struct embed *embed, unsigned glyph, const char *text, unsigned len);

/* The font with all codes given out, into o. -1: *err names path (TB_MSG_FONT). */
int embed_write(const struct embed *embed, const char *path, struct pdfout *o,
    struct tb_err *err) TB_MUST_CHECK;

#endif
