/* Lengths in points as text, exact to 1/10000 pt, without a double. */
#ifndef PAINT_LENGTH_H
#define PAINT_LENGTH_H

#include "../lib/buf.h"
#include <stdint.h>

/* pu as points: "12", "-0.5", "595.2754". */
void length_put(struct tb_buf *out, int64_t pu);

#endif
