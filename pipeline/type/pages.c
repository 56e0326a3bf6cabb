/*
 * The page language in memory: building a document of pages.  Writing and
 * reading it are in pages-write.c and pages-read.c.
 */
#include "pages.h"

void
tb_pages_init(struct tb_pages *doc)
{
	*doc = (struct tb_pages){.title = "",
	    .author = "",
	    .subject = "",
	    .keywords = "",
	    .date = "",
	    .lang = "",
	    .group = "",
	    .attachment = "",
	    .attachment_title = ""};
	tb_arena_init(&doc->arena);
}

void
tb_pages_release(struct tb_pages *doc)
{
	size_t i;

	for (i = 0; i < doc->npages; i++)
		free(doc->pages[i].items);
	free(doc->pages);
	free(doc->faces);
	tb_arena_release(&doc->arena);
	tb_pages_init(doc);
}

static int
same_face(const struct tb_face *a, const struct tb_face *b)
{
	return a->index == b->index && strcmp(a->digest, b->digest) == 0 &&
	       strcmp(a->path, b->path) == 0 && strcmp(a->role, b->role) == 0;
}

unsigned
tb_pages_face(struct tb_pages *doc, const struct tb_face *face)
{
	struct tb_face *copy;
	size_t i;

	for (i = 0; i < doc->nfaces; i++)
		if (same_face(&doc->faces[i], face))
			return (unsigned)i;
	copy = tb_grow(&doc->faces, doc->nfaces, &doc->faces_cap, sizeof(*copy));
	copy->role = tb_arena_strdup(&doc->arena, face->role);
	copy->path = tb_arena_strdup(&doc->arena, face->path);
	copy->digest = tb_arena_strdup(&doc->arena, face->digest);
	copy->index = face->index;
	return (unsigned)doc->nfaces++;
}

struct tb_page *
tb_pages_page(struct tb_pages *doc, int32_t width, int32_t height, const char *label)
{
	struct tb_page *page = tb_grow(&doc->pages, doc->npages, &doc->pages_cap, sizeof(*page));

	doc->npages++;
	page->width = width;
	page->height = height;
	page->label = tb_arena_strdup(&doc->arena, label);
	return page;
}

struct tb_item *
tb_pages_item(struct tb_page *page, enum tb_item_kind kind)
{
	struct tb_item *item = tb_grow(&page->items, page->nitems, &page->cap, sizeof(*item));

	page->nitems++;
	item->kind = kind;
	return item;
}

void
tb_pages_run(struct tb_pages *doc, struct tb_page *page, unsigned face, int32_t size_pu, int32_t x,
    int32_t y, uint32_t color, const char *text, size_t len, const struct tb_glyph *glyphs,
    size_t nglyphs)
{
	struct tb_item *item = tb_pages_item(page, TB_ITEM_RUN);
	struct tb_glyph *copy = tb_arena_alloc(&doc->arena, nglyphs * sizeof(*copy));

	if (nglyphs > 0)
		memcpy(copy, glyphs, nglyphs * sizeof(*copy));
	item->face = face;
	item->size_pu = size_pu;
	item->x = x;
	item->y = y;
	item->color = color;
	item->text = tb_arena_strndup(&doc->arena, text, len);
	item->glyphs = copy;
	item->nglyphs = nglyphs;
}

void
tb_pages_rect(
    struct tb_page *page, int32_t x, int32_t y, int32_t width, int32_t height, uint32_t color)
{
	struct tb_item *item = tb_pages_item(page, TB_ITEM_RECT);

	item->x = x;
	item->y = y;
	item->width = width;
	item->height = height;
	item->color = color;
}

void
tb_pages_path(struct tb_pages *doc, struct tb_page *page, const struct tb_step *steps,
    size_t nsteps, int32_t stroke_pu, int32_t dash_pu, uint32_t color)
{
	struct tb_item *item = tb_pages_item(page, TB_ITEM_PATH);
	struct tb_step *copy = tb_arena_alloc(&doc->arena, nsteps * sizeof(*copy));

	if (nsteps > 0)
		memcpy(copy, steps, nsteps * sizeof(*copy));
	item->steps = copy;
	item->nsteps = nsteps;
	item->stroke_pu = stroke_pu;
	item->dash_pu = dash_pu;
	item->color = color;
}

void
tb_pages_begin(struct tb_pages *doc, struct tb_page *page, const char *type, const char *alt)
{
	struct tb_item *item = tb_pages_item(page, TB_ITEM_BEGIN);

	item->text = tb_arena_strdup(&doc->arena, type);
	item->alt = alt != NULL ? tb_arena_strdup(&doc->arena, alt) : NULL;
}

void
tb_pages_end(struct tb_page *page)
{
	tb_pages_item(page, TB_ITEM_END);
}

void
tb_pages_file(struct tb_pages *doc, struct tb_page *page, const char *name, const char *content)
{
	struct tb_item *item = tb_pages_item(page, TB_ITEM_FILE);

	item->alt = tb_arena_strdup(&doc->arena, name);
	item->text = tb_arena_strdup(&doc->arena, content);
}

void
tb_pages_dest(struct tb_pages *doc, struct tb_page *page, const char *name, int32_t x, int32_t y)
{
	struct tb_item *item = tb_pages_item(page, TB_ITEM_DEST);

	item->x = x;
	item->y = y;
	item->text = tb_arena_strdup(&doc->arena, name);
}

void
tb_pages_bookmark(
    struct tb_pages *doc, struct tb_page *page, int level, const char *text, int32_t y)
{
	struct tb_item *item = tb_pages_item(page, TB_ITEM_BOOKMARK);

	item->y = y;
	item->level = level;
	item->text = tb_arena_strdup(&doc->arena, text);
}

void
tb_pages_link(struct tb_pages *doc, struct tb_page *page, int32_t x, int32_t y, int32_t width,
    int32_t height, const char *target)
{
	struct tb_item *item = tb_pages_item(page, TB_ITEM_LINK);

	item->x = x;
	item->y = y;
	item->width = width;
	item->height = height;
	item->text = tb_arena_strdup(&doc->arena, target);
}

static void
move_steps(struct tb_step *steps, size_t n, int32_t x, int32_t y)
{
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < 6; k++)
			steps[i].c[k] += k % 2 == 0 ? x : y;
}

void
tb_pages_embed(struct tb_pages *doc, struct tb_page *page, const struct tb_pages *from,
    size_t from_page, int32_t x, int32_t y)
{
	const struct tb_page *source = &from->pages[from_page];
	size_t i;

	for (i = 0; i < source->nitems; i++) {
		const struct tb_item *old = &source->items[i];
		struct tb_item *item;

		if (old->kind == TB_ITEM_RUN) {
			tb_pages_run(doc, page, tb_pages_face(doc, &from->faces[old->face]),
			    old->size_pu, old->x + x, old->y + y, old->color, old->text,
			    strlen(old->text), old->glyphs, old->nglyphs);
			item = &page->items[page->nitems - 1];
			item->turned = old->turned;
			item->mark = old->mark;
			continue;
		}
		if (old->kind == TB_ITEM_PATH) {
			tb_pages_path(doc, page, old->steps, old->nsteps, old->stroke_pu,
			    old->dash_pu, old->color);
			item = &page->items[page->nitems - 1];
			move_steps((struct tb_step *)(uintptr_t)item->steps, item->nsteps, x, y);
			continue;
		}
		item = tb_pages_item(page, old->kind);
		*item = *old;
		item->x += x;
		item->y += y;
		if (old->text != NULL)
			item->text = tb_arena_strdup(&doc->arena, old->text);
		if (old->alt != NULL)
			item->alt = tb_arena_strdup(&doc->arena, old->alt);
	}
}

void
tb_pages_append(struct tb_pages *doc, const struct tb_pages *from)
{
	size_t i;

	for (i = 0; i < from->npages; i++) {
		const struct tb_page *page = &from->pages[i];

		tb_pages_embed(
		    doc, tb_pages_page(doc, page->width, page->height, page->label), from, i, 0, 0);
	}
}

/* Marks come last: so does a face that they alone are set in. */
static void
drop_last_faces(struct tb_pages *doc)
{
	size_t i, k, used = 0;

	for (i = 0; i < doc->npages; i++)
		for (k = 0; k < doc->pages[i].nitems; k++)
			if (doc->pages[i].items[k].kind == TB_ITEM_RUN &&
			    doc->pages[i].items[k].face >= used)
				used = doc->pages[i].items[k].face + 1;
	doc->nfaces = used;
}

void
tb_pages_drop_marks(struct tb_pages *doc)
{
	size_t i, k, kept;

	for (i = 0; i < doc->npages; i++) {
		struct tb_page *page = &doc->pages[i];

		for (k = kept = 0; k < page->nitems; k++)
			if (!page->items[k].mark)
				page->items[kept++] = page->items[k];
		page->nitems = kept;
	}
	drop_last_faces(doc);
}
