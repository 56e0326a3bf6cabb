/* Marks of different shapes: see shape.h. */
#include "shape.h"
#include "frame.h"

enum { CORNERS_MOST = 12, UNIT = 24 };

/* Corners in 1/24 of half the size; a square and a plus are smaller than what reaches the
 * edges with its corners alone, so that all look alike in size. */
static const struct {
	size_t n;
	int8_t at[CORNERS_MOST][2];
} corners[SHAPE_MAX] = {
    [SHAPE_SQUARE] = {4, {{-20, -20}, {20, -20}, {20, 20}, {-20, 20}}},
    [SHAPE_DIAMOND] = {4, {{0, -24}, {24, 0}, {0, 24}, {-24, 0}}},
    [SHAPE_UP] = {3, {{0, -22}, {24, 22}, {-24, 22}}},
    [SHAPE_DOWN] = {3, {{0, 22}, {24, -22}, {-24, -22}}},
    [SHAPE_PLUS] = {12, {{-9, -24}, {9, -24}, {9, -9}, {24, -9}, {24, 9}, {9, 9}, {9, 24}, {-9, 24},
			    {-9, 9}, {-24, 9}, {-24, -9}, {-9, -9}}},
};

static void
put_corners(struct canvas *canvas, enum shape shape, int32_t x, int32_t y, int32_t half,
    int32_t weight, int32_t ink)
{
	struct tb_step steps[CORNERS_MOST + 1];
	size_t n = corners[shape].n;

	for (size_t i = 0; i < n; i++)
		steps[i] = (struct tb_step){
		    i == 0 ? 'M' : 'L', {x + half * corners[shape].at[i][0] / UNIT,
					    y + half * corners[shape].at[i][1] / UNIT}};
	steps[n] = (struct tb_step){'Z', {0}};
	tb_pages_path(canvas->doc, canvas->page, steps, n + 1, weight, 0, (uint32_t)ink);
}

void
shape_put(struct canvas *canvas, enum shape shape, int32_t x, int32_t y, int32_t size, int32_t ink,
    int hollow)
{
	int32_t weight = canvas->style->mark_weight;

	if (shape == SHAPE_DISC) {
		frame_disc(canvas, x, y, size, ink);
		if (hollow)
			frame_disc(canvas, x, y, size - 2 * weight, PAPER);
		return;
	}
	if (!hollow) {
		put_corners(canvas, shape, x, y, size / 2, 0, ink);
		return;
	}
	put_corners(canvas, shape, x, y, (size - weight) / 2, 0, PAPER);
	put_corners(canvas, shape, x, y, (size - weight) / 2, weight, ink);
}
