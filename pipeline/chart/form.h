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
int bars_draw(struct canvas *canvas, struct tb_err *err);
int lines_draw(struct canvas *canvas, struct tb_err *err);
int ladder_draw(struct canvas *canvas, struct tb_err *err);
int slope_draw(struct canvas *canvas, struct tb_err *err);
int bump_draw(struct canvas *canvas, struct tb_err *err);
int dots_draw(struct canvas *canvas, struct tb_err *err);
int waterfall_draw(struct canvas *canvas, struct tb_err *err);
int treemap_draw(struct canvas *canvas, struct tb_err *err);
int heat_draw(struct canvas *canvas, struct tb_err *err);
int multiples_draw(struct canvas *canvas, struct tb_err *err);
int gantt_draw(struct canvas *canvas, struct tb_err *err);
int donut_draw(struct canvas *canvas, struct tb_err *err);
int tiles_draw(struct canvas *canvas, struct tb_err *err);

/* Draw one chart as the only page of *doc, which must be initialised. -1:
 * *err filled, *doc not to be written. */
int form_draw(const struct easel *easel, const struct charts *charts, const struct chart *chart,
    struct tb_pages *doc, struct tb_err *err);

#endif
