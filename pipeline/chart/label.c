/* Places for labels: see label.h. */
#include "label.h"
#include "../lib/mem.h"

void
placer_init(struct placer *placer, struct box inside)
{
	*placer = (struct placer){.inside = inside};
}

void
placer_release(struct placer *placer)
{
	free(placer->boxes);
	free(placer->segments);
	*placer = (struct placer){0};
}

void
placer_add_box(struct placer *placer, struct box box)
{
	struct box *slot =
	    tb_grow(&placer->boxes, placer->nboxes, &placer->boxes_cap, sizeof *slot);

	placer->nboxes++;
	*slot = box;
}

void
placer_add_segment(struct placer *placer, struct segment segment)
{
	struct segment *slot =
	    tb_grow(&placer->segments, placer->nsegments, &placer->segments_cap, sizeof *slot);

	placer->nsegments++;
	*slot = segment;
}

int
box_overlap(struct box a, struct box b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/* Narrows [*from, *to], the part of the way d from p that lies in (low, high). */
static int
clip(double p, double d, double low, double high, double *from, double *to)
{
	double a, b;

	if (d == 0)
		return p > low && p < high;
	a = (low - p) / d;
	b = (high - p) / d;
	if (a > b) {
		double other = a;

		a = b;
		b = other;
	}
	*from = a > *from ? a : *from;
	*to = b < *to ? b : *to;
	return *from < *to;
}

int
box_crossed(struct box box, struct segment s)
{
	double from = 0, to = 1;

	return clip(s.x0, s.x1 - s.x0, box.left, box.right, &from, &to) &&
	       clip(s.y0, s.y1 - s.y0, box.top, box.bottom, &from, &to);
}

/* On which side of the line through s does the point lie: -1, 0, 1. */
static int
side(struct segment s, int32_t x, int32_t y)
{
	int64_t turn = (int64_t)(s.x1 - s.x0) * (y - s.y0) - (int64_t)(s.y1 - s.y0) * (x - s.x0);

	return (turn > 0) - (turn < 0);
}

int
segments_cross(struct segment a, struct segment b)
{
	return side(a, b.x0, b.y0) * side(a, b.x1, b.y1) <= 0 &&
	       side(b, a.x0, a.y0) * side(b, a.x1, a.y1) <= 0;
}

int
placer_free(const struct placer *placer, struct box box)
{
	const struct box *in = &placer->inside;

	if (box.left < in->left || box.top < in->top || box.right > in->right ||
	    box.bottom > in->bottom)
		return 0;
	for (size_t i = 0; i < placer->nboxes; i++)
		if (box_overlap(placer->boxes[i], box))
			return 0;
	box.left -= placer->half, box.top -= placer->half;
	box.right += placer->half, box.bottom += placer->half;
	for (size_t i = 0; i < placer->nsegments; i++)
		if (box_crossed(box, placer->segments[i]))
			return 0;
	return 1;
}

/* Does the way from the point to the label's middle meet nothing that stands?
 * What stands at the point itself does not count. */
enum { AT = 3 }; /* pu: a place on a segment is rounded */

static int
in_sight(const struct placer *placer, const struct wish *wish, struct box box)
{
	struct segment way = {
	    wish->x, wish->y, (box.left + box.right) / 2, (box.top + box.bottom) / 2};
	struct segment start = {wish->x, wish->y, wish->x, wish->y};
	struct box near = {wish->x - AT, wish->y - AT, wish->x + AT, wish->y + AT};

	for (size_t i = 0; i < placer->nboxes; i++)
		if (box_crossed(placer->boxes[i], way) && !box_crossed(placer->boxes[i], start))
			return 0;
	for (size_t i = 0; i < placer->nsegments; i++) {
		struct segment s = placer->segments[i];

		if (box_crossed(near, s))
			continue;
		if (segments_cross(way, s))
			return 0;
	}
	return 1;
}

int
placer_find(struct placer *placer, const struct wish *wish, struct box *found)
{
	/* Middle of the label from the point, in halves of its size, for a label above;
	 * one below is mirrored, for curves rise to the right. */
	static const struct {
		int x, y;
	} ways[] = {{0, -1}, {-1, -1}, {1, -1}, {-1, 0}, {0, 1}, {1, 1}, {-1, 1}, {1, 0}};
	int mirror = wish->below ? -1 : 1;

	for (int ring = 1; ring <= wish->rings; ring++) {
		int32_t away = ring * wish->gap;

		for (size_t i = 0; i < TB_LEN(ways); i++) {
			int32_t cx = wish->x + mirror * ways[i].x * (wish->width / 2 + away);
			int32_t cy = wish->y + mirror * ways[i].y * (wish->height / 2 + away);
			struct box box = {cx - wish->width / 2, cy - wish->height / 2,
			    cx - wish->width / 2 + wish->width,
			    cy - wish->height / 2 + wish->height};

			if (!placer_free(placer, box) ||
			    (!wish->blind && !in_sight(placer, wish, box)))
				continue;
			placer_add_box(placer, box);
			*found = box;
			return 0;
		}
	}
	return -1;
}

int
placer_search(struct placer *placer, const struct wish *wish, struct box *found)
{
	enum { STEPS = 48 };
	const struct box *in = &placer->inside;
	int32_t width = in->right - in->left - wish->width;
	int32_t height = in->bottom - in->top - wish->height;
	int64_t best = INT64_MAX;

	for (int row = 0; row <= STEPS && width >= 0 && height >= 0; row++)
		for (int column = 0; column <= STEPS; column++) {
			int32_t left = in->left + (int32_t)((int64_t)width * column / STEPS);
			int32_t top = in->top + (int32_t)((int64_t)height * row / STEPS);
			struct box box = {left, top, left + wish->width, top + wish->height};
			int64_t dx = left + wish->width / 2 - wish->x;
			int64_t dy = top + wish->height / 2 - wish->y;

			if (dx * dx + dy * dy >= best || !placer_free(placer, box))
				continue;
			best = dx * dx + dy * dy;
			*found = box;
		}
	if (best == INT64_MAX)
		return -1;
	placer_add_box(placer, *found);
	return 0;
}

/* A group of neighbours that touch: one block that moves as a whole. */
struct pool {
	double sum; /* of the wished starts of its block, one for each span */
	size_t first, n;
	int32_t size;
};

static double
pool_start(const struct pool *pool, int32_t from, int32_t to)
{
	double start = pool->sum / (double)pool->n;

	if (start + pool->size > to)
		start = to - pool->size;
	return start < from ? from : start;
}

int
label_spread(struct span *spans, size_t n, int32_t from, int32_t to)
{
	struct pool *pools = tb_xcalloc(n + 1, sizeof *pools);
	size_t npools = 0;
	int64_t total = 0;

	for (size_t i = 0; i < n; i++) {
		double start = spans[i].want - spans[i].size / 2;
		struct pool *last = &pools[npools++];

		total += spans[i].size;
		*last = (struct pool){start, i, 1, spans[i].size};
		for (; npools > 1; npools--) {
			struct pool *before = &pools[npools - 2];

			last = &pools[npools - 1];
			if (pool_start(before, from, to) + before->size <=
			    pool_start(last, from, to))
				break;
			/* a span behind the block's first wishes the block so much earlier */
			before->sum += last->sum - (double)last->n * before->size;
			before->n += last->n;
			before->size += last->size;
		}
	}
	for (size_t p = 0; p < npools; p++) {
		double at = pool_start(&pools[p], from, to);
		int32_t top = (int32_t)(at + (at < 0 ? -0.5 : 0.5));

		for (size_t k = pools[p].first; k < pools[p].first + pools[p].n; k++) {
			spans[k].at = top + spans[k].size / 2;
			top += spans[k].size;
		}
	}
	free(pools);
	return total <= (int64_t)to - from ? 0 : -1;
}
