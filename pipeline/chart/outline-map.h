/* The map of true outlines, which tiles draws where a chart names a file of them. */
#ifndef CHART_OUTLINE_MAP_H
#define CHART_OUTLINE_MAP_H

#include "league.h"

/* Below canvas->y, the league beside it where both have room. */
int outline_map_draw(struct canvas *canvas, const struct tints *tints, const struct league *league,
    struct tb_err *err);

#endif
