/*
 * Pages as PDF: cairo draws and marks the content, finish.h completes the
 * dictionaries.
 */
#ifndef PAINT_PDF_H
#define PAINT_PDF_H

#include "../type/pages.h"
#include <cairo.h>

/* An element of the structure tree as painted, in pre-order. */
struct element {
	const char *alt;   /* alternative text, or NULL; borrowed from the document */
	const char *scope; /* of a TH, "Row" or "Column"; or NULL */
};

/* A document as cairo wrote it. */
struct drawing {
	const char *name; /* of the .pages, for messages; borrowed */
	struct tb_buf bytes;
	struct element *elements;
	size_t nelements, cap;
	int plain; /* no structure; set before it is drawn */
};

/* *drawing, zeroed but for plain, is filled by it; release it in any case. name: as in it. */
int pdf_draw(const struct tb_pages *doc, const char *name, cairo_font_face_t *const *faces,
    struct drawing *drawing, struct tb_err *err) TB_MUST_CHECK;
void pdf_release(struct drawing *drawing); /* accepts a zeroed one */

#endif
