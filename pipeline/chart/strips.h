/*
 * Named strips from top to bottom, what a picture with long names is made of:
 *
 *	| label      | ... what the form draws ...
 *
 * The labels stand in a column at the left, smaller and in lines where they are
 * long; strips come closer, down to a least height, where they are many.
 */
#ifndef CHART_STRIPS_H
#define CHART_STRIPS_H

#include "frame.h"

struct strip {
	struct block label;
	int32_t head;	     /* room above it, for what the form puts there; 0 at first */
	int32_t least;	     /* height of what is in it, besides its label; 0 at first */
	int32_t top, height; /* y */
};

struct strips {
	struct strip *strips;
	size_t n;
	int32_t rank;	     /* x, right end of the column of ranks; 0 = there is none */
	int32_t label;	     /* x, left end of the labels */
	int32_t left;	     /* x, right of the labels */
	int32_t top, bottom; /* y, of all */
};

/* Compose the labels: label(canvas, i) is borrowed. */
void strips_make(struct canvas *canvas, struct strips *strips, size_t n,
    const char *(*label)(const struct canvas *canvas, size_t i));
/* Rows have a column of their ranks left of their labels, if any has one. -1: one is too long. */
int strips_ranks(struct canvas *canvas, struct strips *strips, struct tb_err *err);
/* Stack them below y, each `height` high or less, down to `least`, but as high as its label;
 * `below` is the height of what follows them in the picture, but for its note. They share what
 * the plot is to be higher beside a neighbour, up to half a row for each. -1: they have no room. */
int strips_place(const struct canvas *canvas, struct strips *strips, int32_t y, int32_t height,
    int32_t least, int32_t below, struct tb_err *err);
/* The same for what is no strip. */
struct strips_fit {
	const void *things;
	size_t n;
	/* of all, each `height` high or what it needs */
	int64_t (*total)(
	    const struct canvas *canvas, const void *things, int32_t height, int close);
	int32_t room, least;
	int32_t height; /* of one: what is wished, and then what it gets */
	int close;	/* got: they stand close for want of room */
};
int strips_fit(const struct canvas *canvas, struct strips_fit *fit, struct tb_err *err);
/* Of n things so high together, how many have room, about. */
int strips_count(int32_t room, size_t n, int64_t height);
void strips_put_label(struct canvas *canvas, const struct strips *strips, size_t i);
int32_t strips_middle(const struct strips *strips, size_t i); /* y */
void strips_release(struct strips *strips);		      /* accepts a zeroed one */

/* The label of a category, of a row. */
const char *strips_category(const struct canvas *canvas, size_t i);
const char *strips_row(const struct canvas *canvas, size_t i);

/* Room between a label and the next row's: half a line where it has several, so that they do not
 * run together, unless rows stand `close` for want of room. */
int32_t strips_air(const struct canvas *canvas, const struct block *label, int close);

/* Room below canvas->y for what follows the heading, when `below` and the note stand under it. */
int32_t strips_room(const struct canvas *canvas, int32_t y, int32_t below);

/* The label of the chart's mark in the middle over x, inside [left, picture's right];
 * returns its height. Not drawn when y < 0. */
int32_t strips_mark(struct canvas *canvas, const char *text, int32_t x, int32_t left, int32_t y);

#endif
