/* Pages as PNG images, white behind. */
#ifndef PAINT_PNG_H
#define PAINT_PNG_H

#include "../type/pages.h"
#include <cairo.h>

/* Page `index` at dpi to path, whole or not at all. faces as resolved. */
int png_write(const struct tb_pages *doc, size_t index, cairo_font_face_t *const *faces, int dpi,
    const char *path, struct tb_err *err) TB_MUST_CHECK;

#endif
