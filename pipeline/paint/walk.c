/* A document in painting order: see walk.h. */
#include "walk.h"

int
walk_init(struct walk *walk, const struct tb_pages *doc, const char *name, struct tb_err *err)
{
	return walk->plain ? 0 : tags_plan(doc, name, &walk->plans, err);
}

void
walk_release(struct walk *walk)
{
	tags_release(&walk->plans);
}

static const struct walk_element piece = {.type = "Span", .leaf = 1};

static void
tag_begin(struct walk *walk, const struct walk_element *element)
{
	if (walk->depth > 0)
		walk->has_kids[walk->depth - 1] = 1;
	walk->ops->begin(walk->device, element);
}

static void
close_piece(struct walk *walk)
{
	if (walk->piece)
		walk->ops->end(walk->device, "Span");
	walk->piece = 0;
}

/* The innermost element, or the page, ends.  An element without children is
 * marked by cairo whatever we planned: an empty Span keeps it from that. */
static void
close_innermost(struct walk *walk)
{
	int top = walk->depth - 1;

	close_piece(walk);
	if (top < 0 || walk->has_kids[top] || walk->open[top]->way == TAG_WHOLE ||
	    walk->open[top]->way == TAG_ARTIFACT)
		return;
	tag_begin(walk, &piece);
	walk->ops->end(walk->device, "Span");
}

static void
begin(struct walk *walk)
{
	const struct tag_plan *plan = &walk->plans.list[walk->next++];

	close_piece(walk);
	if (plan->way == TAG_ARTIFACT)
		walk->ops->furniture(walk->device);
	else
		tag_begin(walk, &(struct walk_element){plan->type, plan->alt,
				    tags_scope(&walk->plans, plan), plan->way == TAG_WHOLE});
	walk->has_kids[walk->depth] = 0;
	walk->open[walk->depth++] = plan;
}

static void
end(struct walk *walk)
{
	const struct tag_plan *plan = walk->open[walk->depth - 1];

	close_innermost(walk);
	walk->depth--;
	if (plan->way == TAG_ARTIFACT)
		walk->ops->furniture(walk->device);
	else
		walk->ops->end(walk->device, plan->type);
}

/* Text of an element that is marked in pieces opens one; shapes (an underline)
 * join an open one, but only in a Figure are they content by themselves. */
static void
mark(struct walk *walk, const struct tb_item *item)
{
	const struct tag_plan *top = walk->depth > 0 ? walk->open[walk->depth - 1] : NULL;

	if (walk->piece || top == NULL || top->way != TAG_PIECES)
		return;
	if (item->kind == TB_ITEM_RUN || strcmp(top->type, "Figure") == 0) {
		tag_begin(walk, &piece);
		walk->piece = 1;
	}
}

void
walk_page(struct walk *walk, const struct tb_page *page)
{
	size_t i;

	for (i = 0; i < page->nitems; i++) {
		const struct tb_item *item = &page->items[i];

		switch (item->kind) {
		case TB_ITEM_BEGIN:
			if (!walk->plain)
				begin(walk);
			break;
		case TB_ITEM_END:
			if (!walk->plain)
				end(walk);
			break;
		case TB_ITEM_RUN:
		case TB_ITEM_RECT:
		case TB_ITEM_PATH:
			mark(walk, item);
			walk->ops->ink(walk->device, item);
			break;
		case TB_ITEM_FILE:
			if (!walk->plain && walk->ops->file != NULL)
				walk->ops->file(walk->device, item);
			break;
		default: /* links, destinations, bookmarks leave no ink */
			break;
		}
	}
	close_innermost(walk);
}
