/*
 * A subset of a CFF font (Adobe technical note 5176) as a CID-keyed font for
 * a PDF: glyph n of the subset has CID n.
 *
 * Charstrings are copied as they are, so the font must have no subroutines;
 * the cuts in fonts/cache have none, others are freed of them by hb-subset
 * before (embed.c).
 */
#ifndef PAINT_CFF_H
#define PAINT_CFF_H

#include "fontfile.h"

struct cff_index {
	struct slice table; /* the whole CFF */
	size_t offsets, data;
	unsigned count, offsize;
	size_t end; /* what follows the index */
};

enum { CFF_MAX_FDS = 256 };

struct cff {
	struct slice table, top; /* the whole, and its Top DICT */
	struct cff_index charstrings, fds;
	struct slice fdselect; /* from its format byte to the end of the table */
	int cid;	       /* CID-keyed: fds and fdselect are there */
	int subroutines;       /* there are some */
};

/* -1: not a CFF that we understand. */
int cff_open(struct slice table, struct cff *cff) TB_MUST_CHECK;

/* Glyphs glyphs[0..n), n <= 65535, the first of which must be 0, under the given
 * name, appended to out. -1: a glyph is not there or the font is broken. */
int cff_subset(const struct cff *cff, const unsigned *glyphs, unsigned n, const char *name,
    struct tb_buf *out) TB_MUST_CHECK;

#endif
