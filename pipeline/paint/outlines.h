/*
 * Outlines that hb-subset takes out of a font file, without hints, which print has
 * no use for.
 */
#ifndef PAINT_OUTLINES_H
#define PAINT_OUTLINES_H

#include "fontfile.h"
#include <harfbuzz/hb.h>

/* The glyphs alone, renumbered: *map leads from a number in the file to the new one.
 * Empty when the font is damaged. The caller destroys both. */
hb_face_t *outlines_renumbered(
    const struct fontfile *file, const unsigned *glyphs, size_t n, hb_map_t **map);

/* The file's CFF table freed of subroutines, with the glyphs under their numbers and
 * perhaps others; borrowed until the next call of the same file, empty when the font
 * is damaged. To free a whole face takes far longer than all else of a short document,
 * so what one document needed is kept for the next ones of the call. */
struct slice outlines_freed(const struct fontfile *file, const unsigned *glyphs, size_t n);

/* What a file keeps for it: made when the file is opened, released when it is closed. */
struct freed *freed_new(void);
void freed_free(struct freed *freed); /* accepts NULL */

#endif
