/* Pages drawn by cairo's PDF surface, with structure: see pdf.h. */
#include "pdf.h"
#include "../lib/utf8.h"
#include "ink.h"
#include "tags.h"
#include <cairo-pdf.h>

enum { MAX_DEPTH = 64 };

#if defined(__SANITIZE_ADDRESS__)
/* cairo 1.16 loses one small array for each CID font of each PDF.  Its frames
 * cannot be told apart here; valgrind, which can, is asked for less
 * (tests/valgrind.supp) and sees what we lose through cairo. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libcairo.so\n";
}

const char *
__lsan_default_options(void)
{
	return "print_suppressions=0";
}
#endif

struct painter {
	struct ink ink;
	struct tag_plans plans;
	size_t next; /* plan of the next BEGIN */
	const struct tag_plan *open[MAX_DEPTH];
	int has_kids[MAX_DEPTH]; /* elements in each that are begun already */
	int depth;
	int piece; /* a Span of ours is open */
	struct drawing *drawing;
};

static cairo_status_t
put(void *closure, const unsigned char *bytes, unsigned len)
{
	tb_buf_put(closure, bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

static void
tag_begin(struct painter *p, const char *type, const char *alt, const char *scope)
{
	struct drawing *drawing = p->drawing;

	ink_flush(&p->ink);
	if (p->depth > 0)
		p->has_kids[p->depth - 1] = 1;
	cairo_tag_begin(p->ink.cr, type, NULL);
	*(struct element *)tb_grow(&drawing->elements, drawing->nelements, &drawing->cap,
	    sizeof(*drawing->elements)) = (struct element){alt, scope};
	drawing->nelements++;
}

static void
tag_end(struct painter *p, const char *type)
{
	ink_flush(&p->ink);
	cairo_tag_end(p->ink.cr, type);
}

static void
close_piece(struct painter *p)
{
	if (p->piece)
		tag_end(p, "Span");
	p->piece = 0;
}

/* The innermost element, or the page, ends.  An element without children is
 * marked by cairo whatever we planned: an empty Span keeps it from that. */
static void
close_innermost(struct painter *p)
{
	int top = p->depth - 1;

	close_piece(p);
	if (top < 0 || p->has_kids[top] || p->open[top]->way == TAG_WHOLE ||
	    p->open[top]->way == TAG_ARTIFACT)
		return;
	tag_begin(p, "Span", NULL, NULL);
	tag_end(p, "Span");
}

static void
begin(struct painter *p)
{
	const struct tag_plan *plan = &p->plans.list[p->next++];

	close_piece(p);
	if (plan->way == TAG_ARTIFACT)
		ink_flush(&p->ink);
	else
		tag_begin(p, plan->type, plan->alt, tags_scope(&p->plans, plan));
	p->has_kids[p->depth] = 0;
	p->open[p->depth++] = plan;
}

static void
end(struct painter *p)
{
	const struct tag_plan *plan = p->open[p->depth - 1];

	close_innermost(p);
	p->depth--;
	if (plan->way == TAG_ARTIFACT)
		ink_flush(&p->ink);
	else
		tag_end(p, plan->type);
}

/* Text of an element that is marked in pieces opens one; shapes (an underline)
 * join an open one, but only in a Figure are they content by themselves. */
static void
mark(struct painter *p, const struct tb_item *item)
{
	const struct tag_plan *top = p->depth > 0 ? p->open[p->depth - 1] : NULL;

	if (p->piece || top == NULL || top->way != TAG_PIECES)
		return;
	if (item->kind == TB_ITEM_RUN || strcmp(top->type, "Figure") == 0) {
		tag_begin(p, "Span", NULL, NULL);
		p->piece = 1;
	}
}

/* Something that is seen: a character that is no blank, a shape of some size. */
static int
has_ink(const struct tb_page *page)
{
	enum { LEAST = TB_PU_PER_PT / 64 };
	const struct tb_item *item = page->items, *end = item + page->nitems;
	const char *text;
	unsigned cp;

	for (; item < end; item++) {
		if (item->kind == TB_ITEM_RECT && item->width >= LEAST && item->height >= LEAST)
			return 1;
		if (item->kind == TB_ITEM_PATH && item->nsteps > 1)
			return 1;
		if (item->kind != TB_ITEM_RUN)
			continue;
		for (text = item->text; (cp = tb_utf8_next(&text)) != 0;)
			if (cp > ' ' && cp != 0xA0 && cp != 0x3000)
				return 1;
	}
	return 0;
}

/* cairo forgets the structure of a page without ink: it gets a white dot. */
static void
put_dot(struct painter *p)
{
	static const struct tb_item dot = {
	    .kind = TB_ITEM_RECT, .width = TB_PU_PER_PT, .height = TB_PU_PER_PT, .color = 0xffffff};

	ink_item(&p->ink, &dot);
}

static void
draw_page(struct painter *p, const struct tb_page *page)
{
	size_t i;

	if (!has_ink(page))
		put_dot(p);
	for (i = 0; i < page->nitems; i++) {
		const struct tb_item *item = &page->items[i];

		switch (item->kind) {
		case TB_ITEM_BEGIN:
			begin(p);
			break;
		case TB_ITEM_END:
			end(p);
			break;
		case TB_ITEM_RUN:
		case TB_ITEM_RECT:
		case TB_ITEM_PATH:
			mark(p, item);
			ink_item(&p->ink, item);
			break;
		default: /* links, destinations, bookmarks: finish.h */
			break;
		}
	}
	close_innermost(p);
	ink_flush(&p->ink);
	cairo_show_page(p->ink.cr);
}

int
pdf_draw(const struct tb_pages *doc, const char *name, cairo_font_face_t *const *faces,
    struct drawing *drawing, struct tb_err *err)
{
	struct painter p = {.drawing = drawing};
	cairo_surface_t *surface;
	cairo_status_t status;
	size_t i;

	*drawing = (struct drawing){.name = name, .bytes = TB_BUF_INIT};
	if (tags_plan(doc, name, &p.plans, err) != 0)
		return -1;
	surface = cairo_pdf_surface_create_for_stream(
	    put, &drawing->bytes, pt(doc->pages[0].width), pt(doc->pages[0].height));
	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
	/* replaced when finished; without it cairo would look at the clock */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01");
	p.ink.cr = cairo_create(surface);
	ink_init(&p.ink, p.ink.cr, faces);
	for (i = 0; i < doc->npages; i++) {
		cairo_pdf_surface_set_size(
		    surface, pt(doc->pages[i].width), pt(doc->pages[i].height));
		draw_page(&p, &doc->pages[i]);
	}
	status = cairo_status(p.ink.cr);
	cairo_destroy(p.ink.cr);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	ink_release(&p.ink);
	tags_release(&p.plans);
	if (status != CAIRO_STATUS_SUCCESS)
		return tb_err_set(
		    err, TB_MSG_PAINT, name, 0, 0, "cairo: %s", cairo_status_to_string(status));
	return 0;
}

void
pdf_release(struct drawing *drawing)
{
	tb_buf_release(&drawing->bytes);
	free(drawing->elements);
	*drawing = (struct drawing){0};
}
