/*
 * A bump in the making: its ranks, where they stand, and the names of lines
 * that end early.
 */
#ifndef CHART_BUMP_H
#define CHART_BUMP_H

#include "side.h"

struct bump {
	struct canvas *canvas;
	size_t n, months; /* series, categories */
	int marked;	  /* are some of them marked out? */
	size_t seen[COURSE_MAX];
	struct side sides[2];
	struct scale scale; /* of ranks */
	int32_t pitch;	    /* from rank to rank */
	int discs;	    /* have the discs of neighbours room? Else ranks stand in the columns */
	int32_t first_x, last_x, top, bottom;
	int32_t *places; /* y, months of each series, tied ones apart */
};

/* The name of a line beside its end inside the plot. */
struct early {
	struct box box;
	size_t series;
};

/* --- bump.c --- */
/* Is a rank drawn there? Of no month behind the last. */
int bump_has(const struct bump *bump, size_t s, size_t i);
/* Index of the first or last month of a series that has a rank; SIZE_MAX = none. */
size_t bump_outer(const struct bump *bump, size_t s, int last);
enum course bump_course(const struct bump *bump, size_t s);
/* Where series s is in month i: x, and y once the months are set. */
int32_t bump_month_x(const struct bump *bump, size_t i);
int32_t *bump_place(const struct bump *bump, size_t s, size_t i);
/* Is it where a line begins or ends? */
int bump_is_end(const struct bump *bump, size_t s, size_t i);

/* --- bump-early.c --- */
/* The names of lines that end before the last month, beside their ends where they have room:
 * right of them, else nearby. `early` has room for one a series; returns how many there are. */
size_t bump_set_early(const struct bump *bump, struct early *early);
/* The lines of months leave out the names that stand between them. */
void bump_put_grid(const struct bump *bump, const struct early *early, size_t n);
void bump_put_early(struct bump *bump, const struct early *early, size_t n);

#endif
