/*
 * Bars on a common axis, side by side or in one line, going right or up: what
 * bars and waterfall have in common.  The form says which bars there are; where
 * they stand, and what is written on them, is decided here.
 *
 * Each value is printed at the end of its bar, or inside it where bars are
 * stacked and it has room.  What has no value says so where its bar would
 * stand, or below the plot where that is too narrow.
 */
#ifndef CHART_BARS_H
#define CHART_BARS_H

#include "axis.h"
#include "key.h"

struct bar {
	const struct datum *datum;
	const char *series;	/* "" = the chart has one */
	int64_t from_e8, at_e8; /* its ends on the axis; of shares, in parts of the whole */
	int64_t whole_e8;	/* of shares: what 100 % is, may be 0; else -1 */
	int32_t color;
};

struct bars {
	struct canvas *canvas;
	size_t n, m;						    /* categories; bars in each */
	const char *(*name)(const struct canvas *canvas, size_t i); /* of a category */
	struct bar *bars;	 /* n * m, category by category; owned */
	int stacked;		 /* bars of a category stand in one line */
	int linked;		 /* a hairline leads from each end to the next bar */
	int named;		 /* the series are named, for there are several */
	int64_t low_e8, high_e8; /* ends of the axis: low <= 0 <= high */
	struct axis axis;
	struct box *holes; /* texts of the plot, around which lines are led */
	size_t nholes, holes_cap;
};

/* Draw them. -1: they have no room. Both release nothing. */
int bars_right(struct bars *bars, struct tb_err *err);
int bars_up(struct bars *bars, struct tb_err *err);
/* Would bars_right take them? For a picture that is given up: axis and canvas are used up. */
int bars_fit_right(struct bars *bars);
void bars_release(struct bars *bars);

/* Shared by both directions. */
const struct bar *bars_at(const struct bars *bars, size_t i, size_t k);
int32_t bars_pu(const struct bars *bars, const struct bar *bar, int64_t value_e8);
int bars_drawn(const struct bars *bars); /* is there any value? */
/* One filled bar between two ends, across `middle`; and its claim in the trace. */
void bars_put(
    struct bars *bars, const struct bar *bar, size_t i, int32_t middle, int32_t thick, char way);
/* The number of a part of a stack inside it, where it has room, in the ink that its colour
 * bears. */
void bars_put_inside(
    struct bars *bars, const struct bar *bar, const struct type *type, int32_t middle, char way);
/* Where bars are linked: a hairline at the end of category i's bar, from its side to that of
 * the next one, if both are drawn. */
void bars_put_link(struct bars *bars, size_t i, int32_t from, int32_t to, char way);
/* Paper beside the mark's line where it crosses the bar, from one side of it to the other: bars
 * are dark. A bar that ends at the line keeps its end. */
void bars_case_mark(struct bars *bars, const struct bar *bar, int32_t from, int32_t to, char way);
/* Half of what the line and its casing take. */
int32_t bars_mark_half(const struct bars *bars);
/* The line of the chart's mark, if it has one, between the sides of the plot; it begins
 * `lead` before. Casings come before it, the grid behind it. */
void bars_put_mark(struct bars *bars, int32_t from, int32_t to, int32_t lead, char way);
/* A text of the plot with its box; lines are led around it. */
void bars_text(
    struct bars *bars, const struct type *type, int32_t x, int32_t y_middle, const char *text);
void bars_hole(struct bars *bars, struct box box);
/* Note that a value is missing (frame_unsaid). */
void bars_unsaid(struct bars *bars, const struct bar *bar, size_t i);
/* What stack i lacks. Where it lacks a part of what it has, those that were not reported
 * are noted (bars_unsaid). */
struct gap {
	const struct bar *missing; /* what is said of it; NULL = nothing lacks */
	int whole;		   /* has it no part at all? */
	int32_t end_pu;		   /* where it ends */
};
struct gap bars_gap(struct bars *bars, size_t i);
/* The series of a chart as a key; color of each is that of its first bar. */
void bars_key(struct bars *bars);

#endif
