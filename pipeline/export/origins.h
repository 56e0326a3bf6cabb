/*
 * Where figures come from in the end: of each, all that was reported and all of the plan
 * that it rests on, over however many steps, as one text:
 *
 *	某局 2022-07 第1版（3f2a9c0d1e4b5a67）第6、9—12行；方案 annexes.xml 第6行
 */
#ifndef EXPORT_ORIGINS_H
#define EXPORT_ORIGINS_H

#include "dataset.h"

struct origins; /* opaque */

/* The dataset is borrowed, and must live longer. */
struct origins *origins_new(struct dataset *dataset);
void origins_free(struct origins *origins); /* accepts NULL */

/* Rows of the operands of a figure, by its row in the table of figures; *n of them, borrowed. */
const size_t *origins_operands(struct origins *origins, size_t row, size_t *n);

/* Append the text; nothing where it rests on nothing, as a count of days does. */
void origins_put(struct origins *origins, size_t row, struct tb_buf *out);

#endif
