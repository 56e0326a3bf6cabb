/* Outlines made ready for print: see outline.h. */
#include "outline.h"
#include "label.h"
#include "simplify.h"
#include <math.h>

enum { SPOTS_MOST = 20000, LOBES_MOST = 400, CELLS_MOST = 4000 };

static const double radian = 3.14159265358979323846 / 180;

/* From degrees to pu. */
struct projection {
	double west, north, across, down; /* pu a degree */
};

static struct spot
project(const struct projection *p, const double at[2])
{
	return (struct spot){(int32_t)lround((at[0] - p->west) * p->across),
	    (int32_t)lround((p->north - at[1]) * p->down)};
}

/* Outer rings run one way, holes the other, so that a fill leaves holes free. */
static void
turn(struct loop *loop, int hole)
{
	if ((loop_area2(loop->at, loop->n) < 0) == hole)
		return;
	for (size_t i = 0, k = loop->n - 1; i < k; i++, k--) {
		struct spot swap = loop->at[i];

		loop->at[i] = loop->at[k];
		loop->at[k] = swap;
	}
}

/* A ring in pu; one too small to have three places there is left out. */
static void
add_loop(struct outlines *outlines, const struct projection *p, const struct geo_ring *ring,
    size_t feature)
{
	struct loop *loop = tb_grow(&outlines->loops, outlines->n, &outlines->cap, sizeof *loop);

	*loop = (struct loop){tb_xcalloc(ring->n, sizeof *loop->at), 0, feature};
	for (size_t i = 0; i < ring->n; i++) {
		struct spot at = project(p, ring->at[i]);

		if (loop->n > 0 && at.x == loop->at[loop->n - 1].x &&
		    at.y == loop->at[loop->n - 1].y)
			continue;
		loop->at[loop->n++] = at;
	}
	while (loop->n > 1 && loop->at[0].x == loop->at[loop->n - 1].x &&
	       loop->at[0].y == loop->at[loop->n - 1].y)
		loop->n--;
	if (loop->n < 3) {
		free(loop->at);
		return;
	}
	turn(loop, ring->hole);
	outlines->n++;
}

/* --- crossings ------------------------------------------------------------------------- */

/* Do the inner parts of ab and cd cross? */
static int
truly_cross(struct spot a, struct spot b, struct spot c, struct spot d)
{
	int64_t abx = (int64_t)b.x - a.x, aby = (int64_t)b.y - a.y;
	int64_t cdx = (int64_t)d.x - c.x, cdy = (int64_t)d.y - c.y;
	int64_t s = abx * ((int64_t)c.y - a.y) - aby * ((int64_t)c.x - a.x);
	int64_t t = abx * ((int64_t)d.y - a.y) - aby * ((int64_t)d.x - a.x);
	int64_t u = cdx * ((int64_t)a.y - c.y) - cdy * ((int64_t)a.x - c.x);
	int64_t v = cdx * ((int64_t)b.y - c.y) - cdy * ((int64_t)b.x - c.x);

	return ((s > 0 && t < 0) || (s < 0 && t > 0)) && ((u > 0 && v < 0) || (u < 0 && v > 0));
}

/* Segments i and k of the loop cross: are both parts of the loop large enough to be seen?
 * Simplifying makes small crossings of its own. */
static int
lobes_seen(const struct loop *loop, size_t i, size_t k, int32_t detail)
{
	int64_t part = llabs(loop_area2(loop->at + i + 1, k - i));
	int64_t rest = llabs(loop_area2(loop->at, loop->n) - loop_area2(loop->at + i + 1, k - i));
	int64_t least = 32 * (int64_t)detail * detail;

	return part > least && rest > least;
}

static int
crosses_itself(const struct loop *loop, int32_t detail)
{
	int lobes = 0;

	for (size_t i = 0; i + 2 < loop->n; i++)
		for (size_t k = i + 2; k < loop->n; k++) {
			struct spot d = loop->at[k + 1 < loop->n ? k + 1 : 0];

			if ((i == 0 && k + 1 == loop->n) ||
			    !truly_cross(loop->at[i], loop->at[i + 1], loop->at[k], d))
				continue;
			if (lobes_seen(loop, i, k, detail) || ++lobes > LOBES_MOST)
				return 1;
		}
	return 0;
}

/* --- ------------------------------------------------------------------------------------- */

static int
check(const struct geo_map *map, const char *path, const struct outlines *outlines, int32_t detail,
    struct tb_err *err)
{
	size_t spots = 0, next = 0;

	for (size_t i = 0; i < outlines->n; i++)
		spots += outlines->loops[i].n;
	if (spots > SPOTS_MOST)
		return tb_err_set(err, TB_MSG_CHART, path, 0, 0,
		    "%zu places of its outlines are left in print, more than %d; simplify it",
		    spots, (int)SPOTS_MOST);
	for (size_t i = 0; i < outlines->n; i++) {
		const struct loop *loop = &outlines->loops[i];

		if (loop->feature == next)
			next++;
		if (loop->feature >= next)
			break;
		if (crosses_itself(loop, detail))
			return tb_err_set(err, TB_MSG_CHART, path, 0, 0,
			    "feature %zu '%s': a ring crosses itself; correct the outline",
			    loop->feature + 1, map->features[loop->feature].code);
	}
	if (next < map->n)
		return tb_err_set(err, TB_MSG_CHART, path, 0, 0,
		    "feature %zu '%s': has no area that print could show", next + 1,
		    map->features[next].code);
	return 0;
}

int
outlines_make(const struct geo_map *map, const char *path, int32_t width, int32_t height,
    int32_t detail, struct outlines *outlines, struct tb_err *err)
{
	double shrink = cos((map->south + map->north) / 2 * radian);
	double across = (map->east - map->west) * shrink, down = map->north - map->south;
	double scale = width / across < height / down ? width / across : height / down;
	const struct projection p = {map->west, map->north, scale * shrink, scale};

	*outlines = (struct outlines){
	    .width = (int32_t)(across * scale), .height = (int32_t)(down * scale)};
	for (size_t i = 0; i < map->n; i++)
		for (size_t k = 0; k < map->features[i].nrings; k++)
			add_loop(outlines, &p, &map->features[i].rings[k], i);
	simplify(outlines->loops, outlines->n, detail);
	if (check(map, path, outlines, detail, err) == 0)
		return 0;
	outlines_release(outlines);
	return -1;
}

void
outlines_release(struct outlines *outlines)
{
	for (size_t i = 0; i < outlines->n; i++)
		free(outlines->loops[i].at);
	free(outlines->loops);
	*outlines = (struct outlines){0};
}

/* --- inside ------------------------------------------------------------------------------ */

int
outlines_inside(const struct outlines *outlines, size_t feature, double x, double y)
{
	int inside = 0;

	for (size_t i = 0; i < outlines->n; i++) {
		const struct loop *loop = &outlines->loops[i];

		for (size_t k = 0; loop->feature == feature && k < loop->n; k++) {
			struct spot a = loop->at[k], b = loop->at[k + 1 < loop->n ? k + 1 : 0];

			if ((a.y > y) != (b.y > y) &&
			    x < (double)(b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
				inside = !inside;
		}
	}
	return inside;
}

static double
to_segment(struct spot a, struct spot b, double x, double y)
{
	double dx = b.x - a.x, dy = b.y - a.y, t = 0;

	if (dx != 0 || dy != 0)
		t = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy);
	t = t < 0 ? 0 : t > 1 ? 1 : t;
	return hypot(x - a.x - t * dx, y - a.y - t * dy);
}

/* How far inside the feature; negative outside. */
static double
depth(const struct outlines *outlines, size_t feature, double x, double y)
{
	double least = INFINITY;

	for (size_t i = 0; i < outlines->n; i++) {
		const struct loop *loop = &outlines->loops[i];

		for (size_t k = 0; loop->feature == feature && k < loop->n; k++) {
			double d =
			    to_segment(loop->at[k], loop->at[k + 1 < loop->n ? k + 1 : 0], x, y);

			least = d < least ? d : least;
		}
	}
	return outlines_inside(outlines, feature, x, y) ? least : -least;
}

struct cell {
	double x, y, half, depth, most; /* most: what any place in it can have */
};

static struct cell
cell_at(const struct outlines *outlines, size_t feature, double x, double y, double half)
{
	struct cell cell = {x, y, half, depth(outlines, feature, x, y), 0};

	cell.most = cell.depth + half * sqrt(2);
	return cell;
}

static struct box
extent(const struct outlines *outlines, size_t feature)
{
	struct box box = {INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};

	for (size_t i = 0; i < outlines->n; i++) {
		const struct loop *loop = &outlines->loops[i];

		for (size_t k = 0; loop->feature == feature && k < loop->n; k++) {
			box.left = loop->at[k].x < box.left ? loop->at[k].x : box.left;
			box.right = loop->at[k].x > box.right ? loop->at[k].x : box.right;
			box.top = loop->at[k].y < box.top ? loop->at[k].y : box.top;
			box.bottom = loop->at[k].y > box.bottom ? loop->at[k].y : box.bottom;
		}
	}
	return box;
}

/* Squares are divided, the most promising first, until none can be better by a grain. */
struct spot
outlines_pole(const struct outlines *outlines, size_t feature, int32_t grain, int32_t *distance)
{
	struct box box = extent(outlines, feature);
	int32_t side = box.right - box.left > box.bottom - box.top ? box.right - box.left
								   : box.bottom - box.top;
	struct cell *cells = tb_xcalloc(CELLS_MOST, sizeof *cells), best;
	size_t n = 1;

	cells[0] = best = cell_at(outlines, feature, (box.left + box.right) / 2.0,
	    (box.top + box.bottom) / 2.0, side / 2.0);
	while (n > 0 && n + 4 <= CELLS_MOST) {
		size_t top = 0;
		struct cell cell;

		for (size_t i = 1; i < n; i++)
			top = cells[i].most > cells[top].most ? i : top;
		cell = cells[top];
		cells[top] = cells[--n];
		if (cell.most - best.depth <= grain)
			break;
		for (int k = 0; k < 4; k++) {
			double half = cell.half / 2;

			cells[n] = cell_at(outlines, feature, cell.x + (k % 2 ? half : -half),
			    cell.y + (k / 2 ? half : -half), half);
			if (cells[n].depth > best.depth)
				best = cells[n];
			n++;
		}
	}
	free(cells);
	*distance = best.depth > 0 ? (int32_t)best.depth : 0;
	return (struct spot){(int32_t)lround(best.x), (int32_t)lround(best.y)};
}
