/* Places of labels: overlap, crossing, search, spreading. */
#include "chart/label.h"
#include "lib/compat.h"
#include "../rows.h"
#include <criterion/criterion.h>

struct crossing {
	struct segment segment;
	int crossed;
};

static const struct box box = {10, 10, 30, 20};
static const struct crossing crossings[] = {
    {{0, 15, 40, 15}, 1},  /* through */
    {{20, 0, 20, 40}, 1},  /* down through */
    {{0, 0, 40, 30}, 1},   /* aslant */
    {{15, 12, 18, 14}, 1}, /* inside */
    {{0, 15, 12, 15}, 1},  /* ends inside */
    {{0, 10, 40, 10}, 0},  /* along the edge */
    {{0, 5, 40, 5}, 0},	   /* above */
    {{0, 15, 9, 15}, 0},   /* stops before */
    {{0, 12, 12, 0}, 0},   /* past the corner */
    {{20, 15, 20, 15}, 1}, /* a point inside */
};

ParameterizedTestParameters(label, box_crossed)
{
	return rows_of(TB_LEN(crossings));
}

ParameterizedTest(size_t *param, label, box_crossed)
{
	const struct crossing *row = &crossings[*param];
	struct segment s = row->segment, back = {s.x1, s.y1, s.x0, s.y0};

	cr_assert_eq(box_crossed(box, s), row->crossed);
	cr_assert_eq(box_crossed(box, back), row->crossed);
}

Test(label, boxes_that_touch_do_not_overlap)
{
	cr_assert_not(box_overlap(box, (struct box){30, 10, 40, 20}));
	cr_assert_not(box_overlap(box, (struct box){10, 20, 30, 30}));
	cr_assert(box_overlap(box, (struct box){29, 19, 40, 30}));
	cr_assert(box_overlap(box, box));
}

Test(label, segments_cross)
{
	struct segment rising = {0, 10, 10, 0};

	cr_assert(segments_cross(rising, (struct segment){0, 0, 10, 10}));
	cr_assert(segments_cross(rising, (struct segment){5, 5, 9, 9})); /* touches */
	cr_assert_not(segments_cross(rising, (struct segment){6, 6, 9, 9}));
	cr_assert_not(segments_cross(rising, (struct segment){20, 0, 30, 10}));
}

/* The ways are tried in their order; what stands is avoided; the side is kept. */
Test(label, search_keeps_to_its_side_of_a_line)
{
	struct placer placer;
	struct wish wish = {.x = 500, .y = 500, .width = 100, .height = 20, .gap = 10, .rings = 4};
	struct box found;

	placer_init(&placer, (struct box){0, 0, 1000, 1000});
	cr_assert_eq(placer_find(&placer, &wish, &found), 0);
	cr_assert_eq(found.left, 450); /* above, in the middle */
	cr_assert_eq(found.bottom, 490);
	/* a line right above: there is no way up, so the label goes below */
	wish.x = 200;
	placer_add_segment(&placer, (struct segment){0, 495, 1000, 495});
	cr_assert_eq(placer_find(&placer, &wish, &found), 0);
	cr_assert(found.top > 500, "top %d", (int)found.top);
	wish.x = 800, wish.below = 1;
	cr_assert_eq(placer_find(&placer, &wish, &found), 0);
	cr_assert_eq(found.top, 510);
	placer_release(&placer);
}

Test(label, search_gives_up)
{
	struct placer placer;
	struct wish wish = {.x = 50, .y = 50, .width = 90, .height = 20, .gap = 5, .rings = 12};
	struct box found;

	placer_init(&placer, (struct box){0, 0, 100, 100});
	placer_add_box(&placer, (struct box){0, 0, 100, 45});
	placer_add_box(&placer, (struct box){0, 55, 100, 100});
	cr_assert_eq(placer_find(&placer, &wish, &found), -1);
	cr_assert_eq(placer.nboxes, 2);
	placer_release(&placer);
}

/* Anywhere, but nearest to the point, and never where something stands. */
Test(label, search_everywhere)
{
	struct placer placer;
	struct wish wish = {.x = 50, .y = 50, .width = 90, .height = 20};
	struct box found;

	placer_init(&placer, (struct box){0, 0, 1000, 100});
	placer_add_box(&placer, (struct box){0, 0, 300, 100});
	cr_assert_eq(placer_search(&placer, &wish, &found), 0);
	cr_assert(found.left >= 300 && found.left < 330, "left %d", (int)found.left);
	cr_assert_eq(placer.nboxes, 2);
	placer_add_box(&placer, (struct box){300, 0, 1000, 100});
	cr_assert_eq(placer_search(&placer, &wish, &found), -1);
	placer_release(&placer);
}

Test(label, spread_moves_as_little_as_it_can)
{
	struct span apart[] = {{100, 20, 0}, {200, 20, 0}};
	struct span close[] = {{100, 20, 0}, {104, 20, 0}};
	struct span low[] = {{990, 20, 0}, {995, 20, 0}};
	struct span tight[] = {{10, 20, 0}, {10, 20, 0}};

	cr_assert_eq(label_spread(apart, 2, 0, 1000), 0);
	cr_assert_eq(apart[0].at, 100);
	cr_assert_eq(apart[1].at, 200);
	cr_assert_eq(label_spread(close, 2, 0, 1000), 0);
	cr_assert_eq(close[0].at, 92);
	cr_assert_eq(close[1].at, 112);
	cr_assert_eq(label_spread(low, 2, 0, 1000), 0);
	cr_assert_eq(low[0].at, 970);
	cr_assert_eq(low[1].at, 990);
	cr_assert_eq(label_spread(tight, 2, 0, 30), -1);
	cr_assert_eq(tight[1].at - tight[0].at, 20);
	cr_assert_eq(label_spread(tight, 0, 0, 30), 0);
}
