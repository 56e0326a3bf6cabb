/*
 * Ink: the marks of a page drawn on a cairo context whose unit is the point.
 * Links, destinations, bookmarks and structure leave no ink and are skipped.
 *
 * Rectangles of one colour that follow each other are filled together: call
 * ink_flush before anything else touches the context.
 */
#ifndef PAINT_INK_H
#define PAINT_INK_H

#include "../type/pages.h"
#include <cairo.h>

struct ink {
	cairo_t *cr;			 /* borrowed */
	cairo_font_face_t *const *faces; /* of the document; borrowed */
	long face;			 /* as set on cr; -1 = none yet */
	int32_t size_pu;
	long color;  /* as set on cr; -1 = none yet */
	int pending; /* rectangles wait in the path */
	cairo_glyph_t *glyphs;
	cairo_text_cluster_t *clusters;
	size_t cap; /* of both */
};

static inline double
pt(int64_t pu)
{
	return (double)pu / TB_PU_PER_PT;
}

/* *ink is zeroed by it. Sets cr to exact, unhinted glyph places. */
void ink_init(struct ink *ink, cairo_t *cr, cairo_font_face_t *const *faces);
void ink_release(struct ink *ink); /* accepts a zeroed one */

/* A new page begins on the same context: cairo keeps the state, we forget it. */
void ink_item(struct ink *ink, const struct tb_item *item);
void ink_flush(struct ink *ink);

#endif
