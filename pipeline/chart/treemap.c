/*
 * Treemap: parts of a whole as areas, joined by groups.
 *
 *	装备                        材料
 *	|=========|=====|=====|     |=====|====|
 *	|=========|=====|=====|     |=====|====|
 *
 * Groups stand in strips, from the largest down, each below its name; in a
 * group the parts are squarified (squares.h).  The height of a strip is such
 * that every area in the picture is its value's in the same measure: neither
 * the names nor the gaps between groups take from it.
 *
 * A part with room has its name, value and note inside; a smaller one a number,
 * and stands in the list below.  What has no room for a number, and what is 0,
 * is named there at the end.
 */
#include "form.h"
#include "parts.h"
#include "squares.h"

enum { STRIP_MOST = 8 }; /* groups in one strip */

struct group {
	const char *name; /* "" = parts without one */
	size_t first, n;  /* of treemap.parts */
	int64_t sum_e8;
	int32_t name_width; /* set on one line */
	struct square at;
	int32_t tint;
};

struct treemap {
	struct canvas *canvas;
	struct patch *parts; /* those > 0, group by group, then the others */
	size_t n, ndrawn;
	struct group *groups;
	size_t ngroups;
	int64_t whole_e8;
	int named; /* has any group a name? */
};

/* --- groups ------------------------------------------------------------------------ */

static int
by_group_and_size(const void *a, const void *b)
{
	const struct patch *left = a, *right = b;
	int64_t x = left->row->datum.value_e8, y = right->row->datum.value_e8;

	if ((x > 0) != (y > 0))
		return x > 0 ? -1 : 1;
	if (x > 0 && left->group_e8 != right->group_e8)
		return left->group_e8 > right->group_e8 ? -1 : 1;
	if (x > 0 && left->group != right->group)
		return left->group < right->group ? -1 : 1;
	if (x != y)
		return x > y ? -1 : 1;
	return (left->row > right->row) - (left->row < right->row);
}

/* The place of the first row of its group: by it groups are told apart. */
static size_t
first_of_group(const struct panel *panel, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(panel->rows[k].group, panel->rows[i].group) == 0)
			return k;
	return i;
}

static void
set_parts(struct treemap *map)
{
	const struct panel *panel = map->canvas->panel;
	int64_t *sums = tb_xcalloc(panel->nrows, sizeof *sums);

	map->n = panel->nrows;
	map->parts = tb_xcalloc(map->n, sizeof *map->parts);
	for (size_t i = 0; i < map->n; i++) {
		map->parts[i].row = &panel->rows[i];
		map->parts[i].group = first_of_group(panel, i);
		sums[map->parts[i].group] += panel->rows[i].datum.value_e8;
		map->whole_e8 += panel->rows[i].datum.value_e8;
		map->ndrawn += panel->rows[i].datum.value_e8 > 0;
		map->named |= panel->rows[i].group[0] != '\0';
	}
	for (size_t i = 0; i < map->n; i++)
		map->parts[i].group_e8 = sums[map->parts[i].group];
	free(sums);
	qsort(map->parts, map->n, sizeof *map->parts, by_group_and_size);
}

static void
set_groups(struct treemap *map)
{
	const struct style *style = map->canvas->style;
	size_t k = 0;

	map->groups = tb_xcalloc(map->ndrawn + 1, sizeof *map->groups);
	for (size_t i = 0; i < map->ndrawn; i++) {
		const struct patch *part = &map->parts[i];
		struct group *group = &map->groups[map->ngroups];

		if (i > 0 && part->group == part[-1].group) {
			group[-1].n++;
			continue;
		}
		*group = (struct group){.name = part->row->group,
		    .first = i,
		    .n = 1,
		    .sum_e8 = part->group_e8,
		    .tint = style->track_color};
		group->name_width = frame_width(map->canvas, &style->direct, group->name);
		if (group->name[0] != '\0' || !map->named)
			group->tint = style->area[k++ % SERIES_INKS];
		map->ngroups++;
	}
}

/* --- strips of groups ---------------------------------------------------------------- */

static int32_t
gap(const struct treemap *map)
{
	return map->canvas->style->column_gap / 2;
}

static int64_t
strip_sum(const struct group *groups, size_t n)
{
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += groups[i].sum_e8;
	return sum;
}

/* Width of n groups without the gaps between them. */
static int64_t
strip_width(const struct treemap *map, size_t n)
{
	return map->canvas->width - (int64_t)gap(map) * ((int64_t)n - 1);
}

static int32_t
map_height(const struct treemap *map)
{
	return map->canvas->chart->width == WIDTH_PAGE ? map->canvas->style->page_plot_height
						       : map->canvas->style->area_height;
}

/* Height of a strip: as much of the whole's area as its sum is of the whole. */
static int64_t
strip_height(const struct treemap *map, const struct group *groups, size_t n)
{
	tb_wide area = (tb_wide)map->canvas->width * map_height(map) << SQUARES_BITS;

	return (int64_t)(area * strip_sum(groups, n) / map->whole_e8 / strip_width(map, n));
}

/* How bad a strip is: its groups are no squares (weighted by their size), their names are
 * broken or have no room at all, it has a line of names of its own. In 2^-12. */
static int64_t
strip_cost(const struct treemap *map, const struct group *groups, size_t n)
{
	enum { LINE = 1 << 11, BROKEN = 1 << 12, NAMELESS = 8 << 12 };
	int64_t sum = strip_sum(groups, n), height = strip_height(map, groups, n) >> SQUARES_BITS;
	int64_t cost = map->named ? LINE : 0;

	for (size_t i = 0; i < n; i++) {
		int64_t width = (int64_t)((tb_wide)strip_width(map, n) * groups[i].sum_e8 / sum);
		int64_t more = width > height ? width : height;
		int64_t less = (width > height ? height : width) + 1;

		cost += (int64_t)((tb_wide)(more << 12) / less * groups[i].sum_e8 / map->whole_e8);
		if (groups[i].name_width > width)
			cost += width < parts_name_least(map->canvas) ? NAMELESS : BROKEN;
	}
	return cost;
}

/* Lay the groups of one strip out below y; returns the y of its end. */
static int32_t
put_strip(struct treemap *map, struct group *groups, size_t n, int32_t y)
{
	struct canvas *canvas = map->canvas;
	int64_t one = 1 << SQUARES_BITS, width = strip_width(map, n) * one, done = 0;
	int64_t sum = strip_sum(groups, n);
	int32_t head = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t shift = (int64_t)i * gap(map) * one;

		groups[i].at.left = (int64_t)((tb_wide)width * done / sum) + shift;
		done += groups[i].sum_e8;
		groups[i].at.right = (int64_t)((tb_wide)width * done / sum) + shift;
	}
	for (int put = 0; put < 2; put++)
		for (size_t i = 0; i < n; i++) {
			struct box box = squares_box(groups[i].at);
			int32_t height = parts_put_name(canvas, groups[i].name, box.left,
			    box.right - box.left, put ? y + head : -1);

			for (size_t k = 0; put && height == 0 && map->named && k < groups[i].n; k++)
				map->parts[groups[i].first + k].nameless = 1;
			head = !put && height > head ? height : head;
		}
	y += head;
	for (size_t i = 0; i < n; i++) {
		groups[i].at.top = y * one;
		groups[i].at.bottom = y * one + strip_height(map, groups, n);
	}
	return squares_box(groups[0].at).bottom;
}

/* The division of groups into strips that costs least, laid out below canvas->y. */
static void
put_strips(struct treemap *map)
{
	size_t n = map->ngroups;
	int64_t *costs = tb_xcalloc(n + 1, sizeof *costs); /* of the groups from i on */
	size_t *lengths = tb_xcalloc(n + 1, sizeof *lengths);

	for (size_t i = n; i-- > 0;)
		for (size_t k = 1; k <= STRIP_MOST && i + k <= n; k++) {
			int64_t cost = strip_cost(map, &map->groups[i], k) + costs[i + k];

			if (k == 1 || cost < costs[i]) {
				costs[i] = cost;
				lengths[i] = k;
			}
		}
	for (size_t i = 0; i < n; i += lengths[i]) {
		if (i > 0)
			map->canvas->y += map->named ? map->canvas->style->block_gap / 2 : gap(map);
		map->canvas->y = put_strip(map, &map->groups[i], lengths[i], map->canvas->y);
	}
	free(costs);
	free(lengths);
}

/* --- parts ------------------------------------------------------------------------- */

static void
put_areas(struct treemap *map, const struct group *group)
{
	struct canvas *canvas = map->canvas;
	struct patch *parts = map->parts + group->first;
	int64_t *values = tb_xcalloc(group->n, sizeof *values);
	struct square *squares = tb_xcalloc(group->n, sizeof *squares);

	for (size_t i = 0; i < group->n; i++)
		values[i] = parts[i].row->datum.value_e8;
	squares_divide(group->at, values, group->n, squares);
	for (size_t i = 0; i < group->n; i++) {
		struct box box = parts[i].box = squares_box(squares[i]);

		parts[i].tint = group->tint;
		trace_area(canvas, box, &parts[i].row->datum, "", parts[i].row->label);
		if (box.right > box.left && box.bottom > box.top)
			tb_pages_rect(canvas->page, box.left, box.top, box.right - box.left,
			    box.bottom - box.top, (uint32_t)group->tint);
	}
	free(values);
	free(squares);
}

/* Hairs of paper between the parts of a group. */
static void
put_hairs(const struct treemap *map, const struct group *group)
{
	struct canvas *canvas = map->canvas;
	struct box frame = squares_box(group->at);
	int32_t weight = canvas->style->axis_weight;

	for (size_t i = group->first; i < group->first + group->n; i++) {
		struct box box = map->parts[i].box;

		if (box.right - box.left <= 2 * weight || box.bottom - box.top <= 2 * weight)
			continue;
		if (box.left > frame.left)
			frame_vline(canvas, box.left, box.top, box.bottom, weight, PAPER);
		if (box.top > frame.top)
			frame_hline(canvas, box.left, box.right, box.top, weight, PAPER);
	}
}

static void
put_empty(struct treemap *map)
{
	struct canvas *canvas = map->canvas;
	const struct style *style = canvas->style;
	int32_t height = map_height(map) / 4;

	tb_pages_rect(
	    canvas->page, 0, canvas->y, canvas->width, height, (uint32_t)style->track_color);
	frame_text(canvas, &style->mark,
	    (canvas->width - frame_width(canvas, &style->mark, frame_no_data(canvas))) / 2,
	    canvas->y + height / 2, frame_no_data(canvas));
	canvas->y += height;
}

int
treemap_draw(struct canvas *canvas, struct tb_err *err)
{
	struct treemap map = {.canvas = canvas};
	int rc;

	frame_unit(canvas, 0);
	set_parts(&map);
	set_groups(&map);
	if (map.ndrawn > 0)
		put_strips(&map);
	else
		put_empty(&map);
	for (size_t i = 0; i < map.ngroups; i++)
		put_areas(&map, &map.groups[i]);
	for (size_t i = 0; i < map.ngroups; i++)
		put_hairs(&map, &map.groups[i]);
	for (size_t i = map.ndrawn; i < map.n; i++)
		if (datum_drawn(&map.parts[i].row->datum))
			trace_area(canvas, (struct box){0}, &map.parts[i].row->datum, "",
			    map.parts[i].row->label);
	parts_put_texts(canvas, map.parts, map.n);
	rc = parts_put_list(canvas, map.parts, map.n, err);
	free(map.parts);
	free(map.groups);
	return rc;
}
