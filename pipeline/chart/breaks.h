/*
 * Breaks between categories, where what is counted changes: a thin dashed rule
 * with its label above the plot, in rows where labels come close.
 */
#ifndef CHART_BREAKS_H
#define CHART_BREAKS_H

#include "frame.h"

struct break_at {
	int32_t x;	  /* of its rule */
	struct box box;	  /* of its label */
	const char *text; /* borrowed */
};

struct breaks {
	struct break_at *at;
	size_t n;
	int32_t height; /* of all rows of labels */
};

/* The label of the break before category i, NULL = none. */
const char *breaks_text(const struct canvas *canvas, size_t i);

/* The places of all breaks of the panel; x(plot, i) is that of the rule before category i. The
 * labels stand below y, between left and right. -1: they have no room. */
int breaks_place(const struct canvas *canvas, struct breaks *breaks,
    int32_t (*x)(const void *plot, size_t i), const void *plot, int32_t left, int32_t right,
    int32_t y);
void breaks_release(struct breaks *breaks); /* accepts a zeroed one */

/* One rule between top and bottom, traced. */
void breaks_put(struct canvas *canvas, int32_t x, int32_t top, int32_t bottom, const char *text);
/* What to say where there is no room. -1. */
int breaks_fail(const struct canvas *canvas, struct tb_err *err);

#endif
