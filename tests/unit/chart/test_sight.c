/* Distances of colours: the published test data of CIEDE2000 (Sharma, Wu, Dalal 2005), and what
 * each kind of sight does to a pair. */
#include "chart/sight.h"
#include "lib/compat.h"
#include <criterion/criterion.h>
#include <math.h>

Test(sight, ciede2000)
{
	static const struct pair {
		double one[3], other[3], distance;
	} pairs[] = {
	    {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
	    {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
	    {{50, 0, 0}, {50, -1, 2}, 2.3669},
	    {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
	    {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
	    {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
	    {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
	    {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
	    {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
	};

	for (size_t i = 0; i < TB_LEN(pairs); i++) {
		double there = sight_ciede2000(pairs[i].one, pairs[i].other);
		double back = sight_ciede2000(pairs[i].other, pairs[i].one);

		cr_assert_lt(fabs(there - pairs[i].distance), 0.0001, "pair %zu: %f", i, there);
		cr_assert_lt(fabs(back - pairs[i].distance), 0.0001, "pair %zu: %f", i, back);
	}
}

/* A red and a green of one lightness, a blue and a green alike for tritans. */
Test(sight, missing_cones)
{
	static const int32_t red = 0xB4451F, green = 0x5F7A1B, teal = 0x008B8B, blue = 0x3F83C0;

	cr_assert_gt(sight_distance(red, green, SIGHT_FULL), 40);
	cr_assert_lt(sight_distance(red, green, SIGHT_DEUTAN), 15);
	cr_assert_gt(sight_distance(red, green, SIGHT_TRITAN), 25);
	cr_assert_lt(sight_distance(teal, blue, SIGHT_TRITAN), 8);
	cr_assert_gt(sight_distance(teal, blue, SIGHT_DEUTAN), 10);
	cr_assert_lt(sight_distance(red, green, SIGHT_GREY), 8);
	for (enum sight sight = SIGHT_FULL; sight < SIGHT_MAX; sight++) {
		cr_assert_lt(sight_distance(0x808080, 0x808080, sight), 0.01);
		cr_assert_lt(fabs(sight_distance(0, 0xFFFFFF, sight) - 100), 0.1);
	}
}
