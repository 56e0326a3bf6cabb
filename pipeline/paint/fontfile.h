/*
 * A font file (sfnt, alone or in a collection) mapped into memory: its tables
 * and the few measures a PDF states.  Nothing is read that is not asked for.
 *
 * Everything read from the file is checked against its length.
 */
#ifndef PAINT_FONTFILE_H
#define PAINT_FONTFILE_H

#include "../lib/buf.h"
#include "../lib/diag.h"
#include <stdint.h>

/* Bytes of a file, borrowed; reading beyond the end gives 0. */
struct slice {
	const unsigned char *p;
	size_t len;
};

static inline unsigned
slice_u8(struct slice s, size_t at)
{
	return at < s.len ? s.p[at] : 0;
}

static inline unsigned
slice_u16(struct slice s, size_t at)
{
	return slice_u8(s, at) << 8 | slice_u8(s, at + 1);
}

static inline int
slice_i16(struct slice s, size_t at)
{
	return (int16_t)slice_u16(s, at);
}

static inline uint32_t
slice_u32(struct slice s, size_t at)
{
	return (uint32_t)slice_u16(s, at) << 16 | slice_u16(s, at + 2);
}

/* Empty when it would reach beyond the end. */
static inline struct slice
slice_part(struct slice s, size_t at, size_t len)
{
	return at <= s.len && len <= s.len - at ? (struct slice){s.p + at, len}
						: (struct slice){NULL, 0};
}

struct fontfile {
	struct slice file;
	unsigned index; /* in a collection */
	size_t tables;	/* where its table directory starts */
	struct slice cff, hmtx;
	unsigned nglyphs, nhmetrics, units; /* units to the em */
	struct freed *freed;		    /* kept from document to document (outlines.h) */
};

/* -1: *err names the path: it is no font, or has no such face (TB_MSG_FONT). */
int fontfile_open(
    const char *path, unsigned index, struct fontfile *font, struct tb_err *err) TB_MUST_CHECK;
void fontfile_close(struct fontfile *font); /* accepts a zeroed one */

/* A table by its tag, "cmap"; empty when there is none. */
struct slice fontfile_table(const struct fontfile *font, const char *tag);

/* Advance in 1/1000 em, rounded. */
int fontfile_advance(const struct fontfile *font, unsigned glyph);
/* A length of the font's own units in 1/1000 em, rounded. */
int fontfile_milli(const struct fontfile *font, int units);

/* The PostScript name, letters, digits and hyphens alone; "Font" without one. */
void fontfile_name(const struct fontfile *font, struct tb_buf *out);

#endif
