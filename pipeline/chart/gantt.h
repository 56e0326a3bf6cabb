/*
 * A Gantt strip in the making: its months, the kinds of its milestones, and
 * what is late.
 */
#ifndef CHART_GANTT_H
#define CHART_GANTT_H

#include "scale.h"
#include "shape.h"
#include "strips.h"

enum { GANTT_KINDS = SHAPE_MAX - 1, GANTT_LANES = 3 };

struct gantt {
	struct canvas *canvas;
	const char *kinds[GANTT_KINDS]; /* kind k has the shape k + 1 */
	size_t nkinds;
	int overdue;	      /* is anything? */
	int32_t from, to;     /* first and last month */
	int32_t left, right;  /* of the plot */
	struct scale scale;   /* of months, whole ones at their beginnings */
	struct strips strips; /* one a row */
	struct block *lates;  /* what is said of lateness, one a row */
	int32_t late;	      /* x of them */
	struct box *holes;    /* of the names of groups, for the lines of the grid */
	size_t nholes, holes_cap;
};

/* The moment in months, 10^-8: a month as a whole is in its middle, a day in its own. */
int64_t gantt_value(struct moment moment);
int32_t gantt_x(const struct gantt *gantt, struct moment moment);

/* Is it planned before now, and not reached? The whole months since then. */
int gantt_is_late(const struct gantt *gantt, const struct stop *stop, int32_t *months);
/* What is said of the row, kept with the page; "" = nothing. */
const char *gantt_late_text(const struct gantt *gantt, const struct row *row);
/* "2022年7月", "2022年7月15日". */
const char *gantt_moment_text(const struct gantt *gantt, const char *before, struct moment moment);

/* The stop's name in the trace: its type, and what of it is drawn. */
const char *gantt_claim(const struct gantt *gantt, const struct stop *stop, const char *what);

/* Months and years below the plot, the grid in it; canvas->y is then below them. */
int32_t gantt_axis_height(const struct gantt *gantt);
void gantt_put_axis(struct gantt *gantt);
void gantt_put_grid(const struct gantt *gantt);

#endif
