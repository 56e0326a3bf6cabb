/* Simplifying rings: see simplify.h. */
#include "simplify.h"
#include <string.h>

/* A place of a loop, in the ring of those that are left. */
struct vertex {
	struct spot at;
	struct vertex *before, *after;
	int64_t area2; /* of its triangle, no less than of those that went before it */
	size_t heap;   /* its place in the heap */
	int fixed;
};

int64_t
loop_area2(const struct spot *at, size_t n)
{
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		const struct spot *a = &at[i], *b = &at[i + 1 < n ? i + 1 : 0];

		sum += (int64_t)a->x * b->y - (int64_t)b->x * a->y;
	}
	return sum;
}

static int
spot_order(struct spot a, struct spot b)
{
	return a.x != b.x ? (a.x > b.x) - (a.x < b.x) : (a.y > b.y) - (a.y < b.y);
}

/* The two neighbours, the lesser first. */
static void
neighbours(const struct vertex *v, struct spot *low, struct spot *high)
{
	*low = v->before->at, *high = v->after->at;
	if (spot_order(*low, *high) > 0)
		*low = v->after->at, *high = v->before->at;
}

static int
by_place(const void *a, const void *b)
{
	return spot_order((*(struct vertex *const *)a)->at, (*(struct vertex *const *)b)->at);
}

static int
same_neighbours(const struct vertex *a, const struct vertex *b)
{
	struct spot al, ah, bl, bh;

	neighbours(a, &al, &ah);
	neighbours(b, &bl, &bh);
	return spot_order(al, bl) == 0 && spot_order(ah, bh) == 0;
}

/* Places at which lines of two regions meet or part. */
static void
fix_junctions(struct vertex *vertices, size_t n)
{
	struct vertex **order = tb_xcalloc(n, sizeof *order);

	for (size_t i = 0; i < n; i++)
		order[i] = &vertices[i];
	qsort(order, n, sizeof *order, by_place);
	for (size_t i = 0, end; i < n; i = end) {
		int differ = 0;

		for (end = i + 1; end < n && spot_order(order[i]->at, order[end]->at) == 0; end++)
			differ |= !same_neighbours(order[i], order[end]);
		for (size_t k = i; k < end; k++)
			order[k]->fixed = differ;
	}
	free(order);
}

static int64_t
square(struct spot a, struct spot b)
{
	int64_t dx = (int64_t)a.x - b.x, dy = (int64_t)a.y - b.y;

	return dx * dx + dy * dy;
}

/* A loop without two fixed places gets them: the least place, and the farthest from it. */
static void
fix_two(struct vertex *v, size_t n)
{
	struct vertex *first = NULL, *far;
	size_t fixed = 0;

	for (size_t i = 0; i < n; i++) {
		fixed += (size_t)v[i].fixed;
		first = v[i].fixed && first == NULL ? &v[i] : first;
	}
	if (fixed >= 2)
		return;
	for (size_t i = 0; i < n && fixed == 0; i++)
		if (first == NULL || spot_order(v[i].at, first->at) < 0)
			first = &v[i];
	far = first;
	for (size_t i = 0; i < n; i++) {
		int64_t now = square(first->at, v[i].at), best = square(first->at, far->at);

		if (now > best || (now == best && spot_order(v[i].at, far->at) < 0))
			far = &v[i];
	}
	first->fixed = far->fixed = 1;
}

static int64_t
triangle2(const struct vertex *v)
{
	struct spot a = v->before->at, b = v->at, c = v->after->at;

	return llabs(((int64_t)b.x - a.x) * ((int64_t)c.y - a.y) -
		     ((int64_t)c.x - a.x) * ((int64_t)b.y - a.y));
}

/* --- a heap of the places that may go, the least triangle on top ------------------------ */

struct heap {
	struct vertex **of;
	size_t n;
};

static int
sooner(const struct vertex *a, const struct vertex *b)
{
	return a->area2 != b->area2 ? a->area2 < b->area2 : spot_order(a->at, b->at) < 0;
}

static void
heap_set(struct heap *heap, size_t i, struct vertex *v)
{
	heap->of[i] = v;
	v->heap = i;
}

/* Move the one at i to its place. */
static void
heap_move(struct heap *heap, size_t i)
{
	struct vertex *v = heap->of[i];

	for (; i > 0 && sooner(v, heap->of[(i - 1) / 2]); i = (i - 1) / 2)
		heap_set(heap, i, heap->of[(i - 1) / 2]);
	for (;;) {
		size_t child = 2 * i + 1;

		if (child + 1 < heap->n && sooner(heap->of[child + 1], heap->of[child]))
			child++;
		if (child >= heap->n || !sooner(heap->of[child], v))
			break;
		heap_set(heap, i, heap->of[child]);
		i = child;
	}
	heap_set(heap, i, v);
}

static struct vertex *
heap_take(struct heap *heap)
{
	struct vertex *top = heap->of[0], *last = heap->of[--heap->n];

	if (heap->n > 0) {
		heap_set(heap, 0, last);
		heap_move(heap, 0);
	}
	return top;
}

static void
weigh_again(struct heap *heap, struct vertex *v, int64_t least)
{
	if (v->fixed)
		return;
	v->area2 = triangle2(v);
	if (v->area2 < least)
		v->area2 = least;
	heap_move(heap, v->heap);
}

/* --- ------------------------------------------------------------------------------------- */

static size_t
link_loop(struct vertex *v, const struct loop *loop)
{
	for (size_t i = 0; i < loop->n; i++)
		v[i] = (struct vertex){.at = loop->at[i],
		    .before = &v[i > 0 ? i - 1 : loop->n - 1],
		    .after = &v[i + 1 < loop->n ? i + 1 : 0]};
	return loop->n;
}

/* What is left, from the first that is fixed. */
static void
unlink_loop(const struct vertex *v, struct loop *loop)
{
	const struct vertex *first = v, *at;
	size_t n = 0;

	while (!first->fixed)
		first++;
	at = first;
	do {
		n++;
		at = at->after;
	} while (at != first);
	if (n < 3)
		return;
	loop->n = n;
	for (size_t i = 0; i < n; i++, at = at->after)
		loop->at[i] = at->at;
}

void
simplify(struct loop *loops, size_t n, int32_t detail)
{
	int64_t least = (int64_t)detail * detail;
	struct vertex *vertices, *v;
	struct heap heap = {0};
	size_t all = 0;

	for (size_t i = 0; i < n; i++)
		all += loops[i].n;
	vertices = v = tb_xcalloc(all, sizeof *vertices);
	heap.of = tb_xcalloc(all, sizeof *heap.of);
	for (size_t i = 0; i < n; i++)
		v += link_loop(v, &loops[i]);
	fix_junctions(vertices, all);
	v = vertices;
	for (size_t i = 0; i < n; v += loops[i++].n)
		fix_two(v, loops[i].n);
	for (size_t i = 0; i < all; i++) {
		if (vertices[i].fixed)
			continue;
		vertices[i].area2 = triangle2(&vertices[i]);
		heap.of[heap.n] = &vertices[i];
		vertices[i].heap = heap.n++;
		heap_move(&heap, heap.n - 1);
	}
	while (heap.n > 0 && heap.of[0]->area2 < least) {
		struct vertex *gone = heap_take(&heap);

		gone->before->after = gone->after;
		gone->after->before = gone->before;
		weigh_again(&heap, gone->before, gone->area2);
		weigh_again(&heap, gone->after, gone->area2);
	}
	v = vertices;
	for (size_t i = 0; i < n; i++) {
		size_t had = loops[i].n;

		unlink_loop(v, &loops[i]);
		v += had;
	}
	free(heap.of);
	free(vertices);
}
