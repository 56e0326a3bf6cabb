/* Squarified rectangles: the example of Bruls, Huizing, van Wijk (2000), figure 4, and ends. */
#include "chart/squares.h"
#include <criterion/criterion.h>

static const int64_t unit = 1000LL << SQUARES_BITS; /* of the example's sides: 1000 pu */

static void
assert_box(struct box box, struct box want, const char *what)
{
	cr_assert(box.left == want.left && box.top == want.top && box.right == want.right &&
		      box.bottom == want.bottom,
	    "%s: %d %d %d %d", what, box.left, box.top, box.right, box.bottom);
}

Test(squares, paper)
{
	static const int64_t values[] = {6, 6, 4, 3, 2, 2, 1};
	static const struct box wanted[] = {
	    {0, 0, 3000, 2000},
	    {0, 2000, 3000, 4000},
	    {3000, 0, 4714, 2333}, /* 4 and 3 across: 7/3 high, 12/7 and 9/7 wide */
	    {4714, 0, 6000, 2333},
	    {3000, 2333, 4200, 4000}, /* 2 by itself: 5/3 high, 6/5 wide */
	    {4200, 2333, 5400, 4000},
	    {5400, 2333, 6000, 4000},
	};
	struct square squares[7];

	squares_divide((struct square){0, 0, 6 * unit, 4 * unit}, values, 7, squares);
	for (size_t i = 0; i < 7; i++)
		assert_box(squares_box(squares[i]), wanted[i], "paper");
}

Test(squares, one_has_all_and_nothing_is_nowhere)
{
	static const int64_t values[] = {100000000000000000, 1, 0};
	struct square squares[3];

	squares_divide((struct square){unit, unit, 3 * unit, 2 * unit}, values, 3, squares);
	assert_box(squares_box(squares[0]), (struct box){1000, 1000, 3000, 2000}, "all");
	for (int i = 1; i < 3; i++)
		cr_assert(squares[i].right >= squares[i].left && squares[i].right <= 3 * unit &&
			      squares[i].bottom <= 2 * unit,
		    "what is next to nothing is inside");
}
