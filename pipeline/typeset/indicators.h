/* Key figures side by side: a rule, the name, the number large with its unit, and how it
 * stands in small words. */
#ifndef TYPESET_INDICATORS_H
#define TYPESET_INDICATORS_H

#include "setter.h"

/* One key figure in its place. */
struct indicator_cell {
	const struct indicator *indicator;
	struct passage name, words;
};

/* A row of them, which is not parted. */
struct indicator_row {
	struct indicator_cell *cells; /* in the arena */
	size_t ncells;
	int32_t width;	       /* of a column, pu */
	int32_t step;	       /* from column to column */
	int32_t value_size;    /* the same for all of the block */
	int32_t names, height; /* of the names; of all */
	struct indicator_row *next;
};

/* The rows of a block; they live in the setter's arena, their passages are released with
 * indicators_release. Says which value is wider than a column. */
struct indicator_row *indicators_make(struct setter *set, const struct indicators *block, int line);
void indicators_release(struct indicator_row *row);
/* Put a row with its top at y. */
void indicators_put(struct setter *set, const struct indicator_row *row, int32_t y);

#endif
