/*
 * Pages as SVG with real text: each run is a <text>, so that it can be
 * searched, copied and read aloud.  Fonts are named by role, not embedded: a viewer
 * without them shows its own, in the room that ours takes.
 */
#ifndef PAINT_SVG_H
#define PAINT_SVG_H

#include "../type/pages.h"

/* Page `index` as one SVG document, appended to out. A page that is one picture has role="img",
 * the title and what it shows in words; name begins the ids of both. */
void svg_write(const struct tb_pages *doc, size_t index, const char *name, struct tb_buf *out);

#endif
