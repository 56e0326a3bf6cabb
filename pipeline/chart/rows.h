/*
 * Rows of bars on a common axis: what bullet and ranked have in common.
 *
 *	| rank | label      |=====bar=====|.......   value | lamp |
 *
 * Columns that no row uses take no room.  Values stand in a column of their
 * own, aligned on the decimal point, so that no bar and no line ever crosses a
 * number.  A key says what the colours mean.  A row without value says so in that column; its note,
 *if any, stands where its bar would.
 */
#ifndef CHART_ROWS_H
#define CHART_ROWS_H

#include "frame.h"
#include "scale.h"

/* What a form adds. */
struct rows_form {
	int ranks, lamps; /* has these columns */
	int grid;	  /* a light line at every tick */
	int track;	  /* has a track for the whole plan under its bars, where the unit is % */
	/* The bar of a row that has a value, its middle at y. */
	void (*bar)(
	    struct canvas *canvas, const struct row *row, const struct scale *scale, int32_t y);
};

/* The colour of a row's bar: behind the mark, or not. */
int32_t rows_color(const struct canvas *canvas, const struct row *row);
/* Are the values percentages, so that the plan's end is the style's axis_least? */
int rows_percent(const struct canvas *canvas);

/* The body of the picture. -1 and *err when the rows have no room. */
int rows_draw(struct canvas *canvas, const struct rows_form *form, struct tb_err *err);

#endif
