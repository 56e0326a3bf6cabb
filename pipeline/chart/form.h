/* The forms of charts: each draws the body of a picture between its heading
 * and its note, from canvas->y down, and leaves canvas->y at its end. */
#ifndef CHART_FORM_H
#define CHART_FORM_H

#include "frame.h"

/* 0, or -1 with *err filled when the data have no room in the picture. */
typedef int (*form_draw_fn)(struct canvas *canvas, struct tb_err *err);

int bullet_draw(struct canvas *canvas, struct tb_err *err);
int ranked_draw(struct canvas *canvas, struct tb_err *err);
int cumulative_draw(struct canvas *canvas, struct tb_err *err);

/* Draw one chart as the only page of *doc, which must be initialised. -1:
 * *err filled, *doc not to be written. */
int form_draw(const struct charts *charts, const struct chart *chart, const struct style *style,
    struct tb_fonts *fonts, struct tb_pages *doc, struct tb_err *err);

#endif
