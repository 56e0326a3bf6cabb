/*
 * A document walked in painting order by a PDF device: elements begin and end,
 * marks are made.  Both devices get the same structure from it (tags.h says
 * which): what cairo needs, an empty Span in an element that would be marked
 * though it only groups, the other one takes as well, so that their trees can
 * be compared.
 */
#ifndef PAINT_WALK_H
#define PAINT_WALK_H

#include "tags.h"

/* An element of the structure; alt and scope may be NULL; all borrowed. */
struct walk_element {
	const char *type, *alt, *scope;
	int leaf; /* it has content and no elements in it */
};

/* What a device does; `device` is its own. */
struct walk_ops {
	void (*begin)(void *device, const struct walk_element *element);
	void (*end)(void *device, const char *type);
	/* What comes now is furniture, or no longer. */
	void (*furniture)(void *device);
	/* A run, rectangle or path. */
	void (*ink)(void *device, const struct tb_item *item);
	/* A file of the open element; NULL = the device takes none. */
	void (*file)(void *device, const struct tb_item *item);
};

enum { WALK_DEPTH = 64 };

struct walk {
	const struct walk_ops *ops;
	void *device;
	struct tag_plans plans; /* empty: no structure wanted */
	size_t next;		/* plan of the next BEGIN */
	const struct tag_plan *open[WALK_DEPTH];
	int has_kids[WALK_DEPTH]; /* elements in each that are begun already */
	int depth;
	int piece; /* a Span of ours is open */
	int plain; /* begin and end are never called */
};

/* *walk holds ops, device and plain, else zeros. -1: *err as of tags_plan. Release with
 * walk_release in any case. */
int walk_init(struct walk *walk, const struct tb_pages *doc, const char *name,
    struct tb_err *err) TB_MUST_CHECK;
void walk_release(struct walk *walk);

/* All items of one page; pages come in their order. */
void walk_page(struct walk *walk, const struct tb_page *page);

#endif
