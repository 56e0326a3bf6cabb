/*
 * The galley in parts: galley.c (boxes are added), galley-measure.c (how much room they take),
 * galley-flow.c (they are set).  Heights and places are in pu, y from the top of the 版心 down.
 */
#ifndef TYPESET_GALLEY_PRIVATE_H
#define TYPESET_GALLEY_PRIVATE_H

#include "galley.h"

/* A landscape table amid upright text, or a picture that has a page to itself. */
int box_floats(const struct box *box);
int box_owns_page(const struct box *box); /* the picture alone */
/* Top of the em box of a line set from y on. Lines with a leading of their own
 * stand on the grid with their first one only, and close up behind it. */
int32_t galley_line_top(const struct galley *galley, const struct box *box, int32_t y);
/* Is it a table that is not broken, as it may wait for room? */
int galley_is_small(const struct galley *galley, const struct box *box);
/* Lower edge of the box, or of what may not be parted of it, when it is set from y on. */
int32_t galley_bottom(const struct galley *galley, const struct box *box, int32_t y);
/* Where the next thing may start behind something that ends at `bottom`. */
int32_t galley_start_behind(const struct galley *galley, const struct box *box, int32_t bottom);
/* Where the box starts, at y or, off the grid, behind a gap; a note has it from a block before it. */
int32_t galley_start(const struct galley *galley, const struct box *box, int32_t y);
/* Do boxes [from, to] end on the page when they start at y? Rows of small tables are closed up
 * where that helps. */
int galley_fits_from(const struct galley *galley, size_t from, size_t to, int32_t y);
/* Height of boxes [i + 1, to] from the lower edge of box i on. */
int32_t galley_height_behind(const struct galley *galley, size_t i, size_t to);

#endif
