/*
 * A curve in the making: where the plot stands, where its values are, and what
 * is written on it.  The steps are curve_plot, curve_label, then the ink, by
 * cumulative.c.
 */
#ifndef CHART_CURVE_H
#define CHART_CURVE_H

#include "axis.h"
#include "label.h"

/* A text with its place, put when all places are known. */
struct label {
	struct box box;
	struct type type;
	const char *text;
};

enum { CURVE_LINES = 8 }; /* as data-rules.c has it */

struct curve {
	struct canvas *canvas;
	const struct series *actual, *plan;	 /* plan or actual may be NULL */
	const struct series *low, *high;	 /* ends of the band; both or neither */
	const struct series *lines[CURVE_LINES]; /* all: actual, plan, then the others */
	size_t nlines;
	struct axis axis;
	int32_t left, right, top, bottom; /* of the plot */
	int32_t first_x, last_x;	  /* of the categories */
	int32_t column;			  /* x of the labels right of the plot */
	size_t now;			  /* index of the last actual value; SIZE_MAX = none */
	struct placer placer;
	struct label *labels;
	size_t nlabels, labels_cap;
	struct segment
	    leaders[CURVE_LINES]; /* from names to their points, where they stand apart */
	size_t nleaders;
};

/* Lay out the plot from canvas->y down. curve->canvas, actual and plan are set before. */
void curve_plot(struct curve *curve);
/* Find the places of all labels. -1: a name has no room. */
int curve_label(struct curve *curve, struct tb_err *err);
void curve_release(struct curve *curve);

/* Where category i stands, where a value of it; has it one; pu from category to category. */
int32_t curve_x(const struct curve *curve, size_t i);
int32_t curve_y(const struct curve *curve, const struct series *series, size_t i);
int curve_has(const struct series *series, size_t i);	/* series may be NULL, i any */
int curve_alone(const struct series *series, size_t i); /* between two gaps */
int32_t curve_spacing(const struct curve *curve);

/* The ink of a line's name and numbers. */
int32_t curve_ink(const struct curve *curve, const struct series *series);
/* Index of the last value, SIZE_MAX = none. */
size_t curve_last(const struct series *series);
/* Is the line named in the column right of the plot? */
int curve_in_column(const struct curve *curve, const struct series *series);
/* Do the lines differ at the last actual value, so that the gap can be shown? */
int curve_gap(const struct curve *curve);

/* The number as printed, with the mark of a carried one. */
const char *curve_text(const struct curve *curve, const struct datum *datum);
/* From line to line of a type. */
int32_t curve_leading(const struct curve *curve, const struct type *type);

#endif
