/*
 * Names in a column beside a plot: what slope and bump have in common.
 *
 *	-------o  1 234.5  name
 *	-----o-.     98.0  name		moved down a little, with a leader
 *		'-[  12.0  name
 *		  [  12.0  name		one place, two names
 *
 * Each name wants to stand level with its point; names that come close are moved
 * as little as lets all be read (label_spread), and a hairline leads to what was
 * moved.  Names of one place stand together and share the hairline.  Values
 * stand in a column of their own, next to the plot, aligned on the point.
 */
#ifndef CHART_SIDE_H
#define CHART_SIDE_H

#include "frame.h"
#include "scale.h"

/* What became of a series from its first value to its last. */
enum course { COURSE_NONE, COURSE_ROSE, COURSE_FELL, COURSE_SAME, COURSE_MAX };

struct side_name {
	int64_t at_e8;	     /* value of its point, or of where it would be looked for */
	int missing;	     /* it has no point there: nothing leads to it, the number says why */
	int strong;	     /* set in the type of direct names */
	int32_t ink;	     /* of both its texts */
	struct number value; /* its text may be NULL */
	const char *name;    /* borrowed */
	enum lamp lamp;	     /* behind the name, unless NONE */
	/* what side.c finds out: */
	struct block block;
	int32_t place;	    /* y of its point */
	int32_t height, at; /* at: y of its middle */
};

struct side {
	struct canvas *canvas;
	const struct scale *scale; /* of the points; its places may come after the names */
	int down;		   /* larger values stand lower, as ranks do */
	int right;		   /* of the plot, or left of it */
	int named;		   /* has it names, or numbers alone? */
	int numbers; /* does a point print one? Else what is missing is said behind its name */
	struct side_name *names;
	size_t n, cap;
	int32_t lead;		      /* from the points to the values: room for leaders */
	int32_t before, behind, mark; /* widths of the column of values */
	int32_t name_width;	      /* of the column of names, lamps included */
};

/* The type of its number. */
struct type side_value_type(const struct canvas *canvas, const struct side_name *name);
void side_add(struct side *side, struct side_name name);

/* Compose the names of both sides, which leave the plot `least` at least. Where they have no
 * room on both, the left one has its values alone: all that is drawn has a name at the
 * right. -1: there is no room even so. */
int sides_fit(struct side *left, struct side *right, int32_t least, struct tb_err *err);
/* Height of all its names; let them come closer where that is more than `room`, though it
 * may still be. */
int32_t side_height(const struct side *side);
void side_tighten(struct side *side, int32_t room);
/* Find their places in [top, bottom), which is side_height high at least; the scale knows its
 * places by now. */
void side_place(struct side *side, int32_t top, int32_t bottom);
/* From the points outwards, 0 where it has nothing; less when it is known how far names are
 * moved. */
int32_t side_width(const struct side *side);
/* Draw the names outwards from x. */
void side_put(const struct side *side, int32_t x);
void side_release(struct side *side);

/* Is it one that others are only the ground of: the part actual, or one with a lamp? */
int side_is_marked(const struct series *series);

/* Colour of a line and its disc. Ink of its name: that of labels for what rose, so that the
 * accent of what fell is the only one; the line's where it is one of few that are stressed. */
int32_t course_color(const struct canvas *canvas, enum course course);
int32_t course_ink(const struct canvas *canvas, enum course course, int stressed);
/* The key of the courses that are seen; where there is but one, lines tell it by themselves. */
void course_key(struct canvas *canvas, const size_t seen[COURSE_MAX]);

/* A stroke with a casing of paper, so that lines that cross are told apart. The steps are
 * open. */
void side_stroke(struct canvas *canvas, const struct tb_step *steps, size_t n, int32_t color);

#endif
