/* The key of colours in a picture's heading, for what cannot be named where it stands. */
#ifndef CHART_KEY_H
#define CHART_KEY_H

#include "frame.h"
#include "shape.h"

struct sample {
	int32_t color, edge;  /* edge of a disc; 0 = none */
	const char *name;     /* borrowed */
	int32_t weight, dash; /* of a line instead of a square; 0 = none */
	int upright;	      /* that line is a tick */
	enum shape shape;     /* of a mark instead of it */
	int hollow;
};

/* The samples, at the right of the heading's last line where they have room, else on
 * lines of their own below it: then canvas->y moves. Before anything else of the body. */
void key_put(struct canvas *canvas, const struct sample *samples, size_t n);

#endif
