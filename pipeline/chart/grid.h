/*
 * The grid of small multiples: panels in rows and columns, each with its title,
 * all plots of one size, so that one scale serves all.
 *
 *	      | title        title        title
 *	 label| [plot]       [plot]       [plot]
 *	 label| [plot]       [plot]
 *	        below        below
 */
#ifndef CHART_GRID_H
#define CHART_GRID_H

#include "axis.h"

struct grid {
	struct canvas *canvas;
	size_t n, columns, rows;
	int32_t left;		/* x of the first plot; what all share stands left of it */
	int32_t gap;		/* between plots side by side */
	int32_t reserve;	/* of a plot's width, for its numbers */
	int32_t width, height;	/* of a plot */
	int32_t above, beneath; /* within a row: title and air above the plot, air below it */
	int32_t below;		/* under the lowest plot of a column: its names */
	int32_t top;		/* y of the first row */
};

/* Choose columns, rows and sizes; canvas, n, left, gap, reserve and below are set before, and
 * height where plots have one of their own (0 = the style's, or less). Titles are measured here.
 * -1: the panels have no room on a page. */
int grid_make(struct grid *grid, struct tb_err *err);

/* The plot of panel i; its right and bottom are inside. */
struct box grid_plot(const struct grid *grid, size_t i);
/* Is it the first of its row; is no panel below it? */
int grid_first(const struct grid *grid, size_t i);
int grid_lowest(const struct grid *grid, size_t i);
void grid_put_title(const struct grid *grid, size_t i);
/* y below all. */
int32_t grid_bottom(const struct grid *grid);

/* The key of the panels: their series where there are some, the mark, breaks. */
void grid_key(struct canvas *canvas);

/* multiples-rows.c: panels that are rows. */
int multiples_rows(struct canvas *canvas, struct tb_err *err);

#endif
