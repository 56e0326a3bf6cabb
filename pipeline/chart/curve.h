/*
 * Curves in the making: where the plot stands, where its values are, and what
 * is written on it; what cumulative, lines and multiples have in common.
 *
 * The form fills canvas and lines, with the look of each; then come
 * curve_lay, and the ink: curve_put_axes, curve_put_line for each
 * from the weakest to the strongest, curve_put_labels.  No line is drawn across
 * a gap or a break.
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

enum { CURVE_LINES = 18 }; /* as data-rules.c has it */

/* Which of a line's numbers are printed, besides its last one, where they have room. */
enum numbers {
	NUMBERS_NONE,
	NUMBERS_CARRIED, /* those that need the mark ※, and lone points; of all that follow too */
	NUMBERS_LAST,	 /* the same; of lines named elsewhere the last one too */
	NUMBERS_EXTREMES, /* the first, the largest, the least */
	NUMBERS_ALL	  /* or the extremes, where they are too many for their width */
};

/* A line of the curve and its look. */
struct line {
	const struct series *series;
	int32_t weight, dash; /* dash 0 = solid */
	int32_t color;
	int32_t ink;   /* of its name and numbers */
	int32_t point; /* diameter of a disc at each value, where they do not touch; 0 = at lone
			  ones only, and a ring at carried ones */
	enum numbers numbers;
	int own_gaps; /* its gaps are said where they are, without its name */
};

struct curve {
	struct canvas *canvas;
	struct line lines[CURVE_LINES]; /* the first are named first */
	size_t nlines;
	const struct line *actual, *plan; /* cumulative: the gap between them is shown; or NULL */
	size_t now;			  /* index of the last actual value; SIZE_MAX = none */
	struct axis axis;
	int32_t left, right, top, bottom; /* of the plot */
	int32_t first_x, last_x;	  /* of the categories */
	int32_t column, numbers; /* x of names and of numbers right of the plot; numbers 0 = they
				    stand below the names */
	int all_aside;		 /* lines that end early are named in the column too */
	struct box inside;	 /* where labels may stand */
	struct placer placer;
	struct label *labels;
	size_t nlabels, labels_cap;
	struct segment *leaders; /* from names to their points, where they stand apart */
	size_t nleaders, leaders_cap;
};

/* The least and the largest value; both 0, and 0 is returned, where there is none. */
int curve_range(const struct curve *curve, int64_t *low_e8, int64_t *high_e8);
/* Lay out the plot from canvas->y down, for values from low to high, and find the places of
 * all labels. -1: a name, or the label of a break, has no room. */
int curve_lay(struct curve *curve, int64_t low_e8, int64_t high_e8, struct tb_err *err);
/* The second step of it. Where it fails, curve_lay names all lines in the column. */
int curve_label(struct curve *curve, struct tb_err *err);
/* The numbers and gaps of one of many small panels, whose lines are named elsewhere. */
void curve_label_panel(struct curve *curve);

/* The column of names, curve-column.c: its x and the plot's ends, for a plot of `height`:
 * numbers stand below names while they are few, else in a column of their own; how high the
 * names are, one below the other; their places. -1: they have no room. */
void curve_set_column(struct curve *curve, int32_t height);
int32_t curve_names_height(const struct curve *curve);
int curve_name_column(struct curve *curve, struct tb_err *err);

/* What will be put; a leader also stands in the way of labels. */
void curve_add_label(struct curve *curve, struct box box, struct type type, const char *text);
void curve_add_leader(struct curve *curve, struct segment leader);
struct type curve_type(struct type type, int32_t ink);
/* Labels may stand in all of the picture from canvas->y to the plot's bottom, right of its axis. */
void curve_set_inside(struct curve *curve);
/* Steps of curve_label, for forms with labels of their own: what stands before any label; name
 * and number (may be "") at point i, 0 or -1: no place is free; what is missing; that all is,
 * then 1. */
void curve_stand(struct curve *curve);
int curve_name_point(struct curve *curve, const struct line *line, size_t i, struct type type,
    const char *name, const char *number);
void curve_say_gaps(struct curve *curve);
int curve_say_nothing(struct curve *curve);
void curve_release(struct curve *curve);

/* Where category i stands, where a value of it; pu from category to category. */
int32_t curve_x(const struct curve *curve, size_t i);
int32_t curve_y(const struct curve *curve, const struct series *series, size_t i);
int32_t curve_spacing(const struct curve *curve);
/* Has category i a value; is it joined to the next; to none? series may be NULL, i any. */
int curve_has(const struct series *series, size_t i);
int curve_joined(const struct curve *curve, const struct series *series, size_t i);
int curve_alone(const struct curve *curve, const struct series *series, size_t i);
/* Index of the last value, SIZE_MAX = none. */
size_t curve_last(const struct series *series);
/* Is the line named in the column right of the plot? */
int curve_in_column(const struct curve *curve, const struct line *line);
/* Does a line of the kind differ from the other at the last actual value, so that the gap
 * can be shown? */
int curve_gap(const struct curve *curve);
/* Where the rule of the break before category i stands. */
int32_t curve_break_x(const struct curve *curve, size_t i);
/* Are the points of the line so close that their discs would touch? */
int curve_dense(const struct curve *curve, const struct line *line);

/* The number as printed, with the mark of a carried one. */
const char *curve_text(const struct curve *curve, const struct datum *datum);
/* From line to line of a type. */
int32_t curve_leading(const struct curve *curve, const struct type *type);

/* The ink. The grid gives way to the labels; canvas->y is below the names of categories. */
void curve_put_axes(struct curve *curve);
/* The boxes of its labels, nlabels, to lead the lines of a grid around; to be freed. */
struct box *curve_holes(const struct curve *curve);
/* The area between two series, wherever both have values. */
void curve_put_band(struct curve *curve, const struct series *a, const struct series *b);
/* The line with its points, traced. */
void curve_put_line(struct curve *curve, const struct line *line);
/* A thin dashed rule at each break. */
void curve_put_breaks(struct curve *curve);
void curve_put_leaders(struct curve *curve);
void curve_put_labels(struct curve *curve);

/* The looks of house: plan, outlook, ends of a band; curve-ink.c. */
struct line curve_look(const struct canvas *canvas, const struct series *series);
/* All lines of the panel as the form lines has them, those that matter first, so that they are
 * named first, and drawn last; the chart's mark as a rule: lines.c. */
void curve_set_lines(struct curve *curve);
void curve_put_mark(struct curve *curve, int32_t weight, int32_t ink);

#endif
