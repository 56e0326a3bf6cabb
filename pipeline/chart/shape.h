/* Marks of different shapes, told apart without colour and in black-and-white print. */
#ifndef CHART_SHAPE_H
#define CHART_SHAPE_H

#include <stdint.h>

struct canvas;

enum shape {
	SHAPE_NONE,
	SHAPE_DISC,
	SHAPE_SQUARE,
	SHAPE_DIAMOND,
	SHAPE_UP, /* triangles */
	SHAPE_DOWN,
	SHAPE_PLUS,
	SHAPE_MAX
};

/* The mark with its middle at x, y, inside a square of `size`; a hollow one is white with an
 * outline, inside the same square. */
void shape_put(struct canvas *canvas, enum shape shape, int32_t x, int32_t y, int32_t size,
    int32_t ink, int hollow);

#endif
