/*
 * The alternative text of a chart, written from its data: what it is, the highest and the
 * lowest with ties, all values where they are few, who is behind the mark, what is missing
 * or carried, the note.  A document's own text (alt) goes before it.
 */
#ifndef CHART_ALT_H
#define CHART_ALT_H

#include "wording.h"

/* Append it: one paragraph without line breaks, its length bounded whatever the data. */
void alt_write(const struct wording *words, const struct style *style, const struct chart *chart,
    struct tb_buf *out);

#endif
