/* Squarified rectangles: see squares.h. */
#include "squares.h"
#include "../lib/compat.h"

static int64_t
part(int64_t length, int64_t value, int64_t whole)
{
	return whole > 0 ? (int64_t)((tb_wide)length * value / whole) : 0;
}

/* The longer side by the shorter, in 2^-12; far from a square where one is nothing. */
static int64_t
aspect(int64_t a, int64_t b)
{
	int64_t more = a > b ? a : b, less = a > b ? b : a;

	return less < 1 << 12 ? INT64_MAX : more / (less >> 12);
}

/* The worst aspect of a row of sum `row` along `side`, of a rest of sum `rest` that is
 * `depth` deep; its largest and smallest value are known. */
static int64_t
worst(int64_t side, int64_t depth, int64_t row, int64_t rest, int64_t largest, int64_t smallest)
{
	int64_t thick = part(depth, row, rest);
	int64_t a = aspect(thick, part(side, largest, row));
	int64_t b = aspect(thick, part(side, smallest, row));

	return a > b ? a : b;
}

/* How many values, from the first on, make the best row along the shorter side. */
static size_t
row_length(int64_t side, int64_t depth, int64_t rest, const int64_t *values, size_t n)
{
	int64_t row = values[0], best = worst(side, depth, row, rest, values[0], values[0]);

	for (size_t k = 1; k < n; k++) {
		int64_t next = worst(side, depth, row + values[k], rest, values[0], values[k]);

		if (next > best)
			return k;
		best = next;
		row += values[k];
	}
	return n;
}

/* The values of one row along the shorter side of *rest, which shrinks by it. */
static void
put_row(struct square *rest, const int64_t *values, size_t n, int64_t row, int64_t whole,
    struct square *squares)
{
	int64_t width = rest->right - rest->left, height = rest->bottom - rest->top, sum = 0;
	int upright = width >= height; /* the row is a column at the left */
	int64_t thick = part(upright ? width : height, row, whole);

	for (size_t k = 0; k < n; k++) {
		int64_t side = upright ? height : width;
		int64_t from = part(side, sum, row), to = part(side, sum += values[k], row);

		squares[k] = upright ? (struct square){rest->left, rest->top + from,
					   rest->left + thick, rest->top + to}
				     : (struct square){rest->left + from, rest->top,
					   rest->left + to, rest->top + thick};
	}
	if (upright)
		rest->left += thick;
	else
		rest->top += thick;
}

void
squares_divide(struct square whole, const int64_t *values_e8, size_t n, struct square *squares)
{
	struct square rest = whole;
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += values_e8[i];
	for (size_t i = 0, k; i < n; i += k) {
		int64_t width = rest.right - rest.left, height = rest.bottom - rest.top, row = 0;

		k = row_length(width < height ? width : height, width < height ? height : width,
		    sum, values_e8 + i, n - i);
		for (size_t m = 0; m < k; m++)
			row += values_e8[i + m];
		put_row(&rest, values_e8 + i, k, row, sum, squares + i);
		sum -= row;
	}
}

static int32_t
nearest(int64_t place)
{
	return (int32_t)((place + (1 << (SQUARES_BITS - 1))) >> SQUARES_BITS);
}

struct box
squares_box(struct square square)
{
	return (struct box){nearest(square.left), nearest(square.top), nearest(square.right),
	    nearest(square.bottom)};
}
