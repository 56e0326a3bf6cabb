/*
 * Charts: their pictures as tongbao-chart(1) drew them, each with its caption below.
 *
 * Two of column width that follow one another stand side by side, their captions on one
 * height; one of them alone stands in the middle, and so does any other.
 */
#ifndef TYPESET_FIGURE_H
#define TYPESET_FIGURE_H

#include "setter.h"

struct plate {
	const struct chart *chart;
	struct tb_pages picture;
	struct passage caption;
	int captioned;
};

struct figure {
	struct plate plates[2];
	size_t nplates;
	int32_t width, height; /* pu, gaps and captions included */
	int32_t pictures;      /* height of the higher picture */
	struct figure *next;
};

/* Read the picture of the chart of a block from the charts folder, and that of the next
 * block where both stand side by side (nplates is 2 then). -1: *err filled, *figure is to
 * be released all the same. */
int figure_load(struct setter *set, struct figure *figure, const struct block *block,
    struct tb_err *err) TB_MUST_CHECK;
void figure_release(struct figure *figure);
/* Does it stand on a page without text? */
int figure_owns_page(const struct figure *figure);
/* Put it with its top at y. */
void figure_put(struct setter *set, const struct figure *figure, int32_t y);

#endif
