/*
 * Pages as SVG with real text: each run is a <text> with the place of every
 * character, so that it can be searched, copied and read aloud.  Fonts are
 * named by role, not embedded: a viewer without them shows its own.
 */
#ifndef PAINT_SVG_H
#define PAINT_SVG_H

#include "../type/pages.h"

/* Page `index` as one SVG document, appended to out. */
void svg_write(const struct tb_pages *doc, size_t index, struct tb_buf *out);

#endif
