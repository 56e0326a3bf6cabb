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

struct elements {
	struct element *list;
	size_t n, cap;
};

/* The document as cairo writes it, appended to out; *elements (zeroed by it)
 * lists its structure, release with free(elements->list). name: of the .pages,
 * for messages. */
int pdf_draw(const struct tb_pages *doc, const char *name, cairo_font_face_t *const *faces,
    struct tb_buf *out, struct elements *elements, struct tb_err *err) TB_MUST_CHECK;

#endif
