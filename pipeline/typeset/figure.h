/* A chart: its picture as tongbao-chart(1) drew it, and the caption below. */
#ifndef TYPESET_FIGURE_H
#define TYPESET_FIGURE_H

#include "setter.h"

struct figure {
	const struct chart *chart;
	struct tb_pages picture;
	struct passage caption;
	int32_t width, height; /* pu, caption included */
	int captioned;
	struct figure *next;
};

/* Read the picture of a chart from the charts folder. -1: *err filled, *figure
 * is to be released all the same. */
int figure_load(struct setter *set, struct figure *figure, const struct chart *chart, int line,
    struct tb_err *err) TB_MUST_CHECK;
void figure_release(struct figure *figure);
/* Put it with its top at y. */
void figure_put(struct setter *set, const struct figure *figure, int32_t y);

#endif
