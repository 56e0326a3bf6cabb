/* Pages drawn by cairo's PDF surface, with structure: see pdf.h. */
#include "pdf.h"
#include "../lib/utf8.h"
#include "ink.h"
#include "walk.h"
#include <cairo-pdf.h>

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
	struct drawing *drawing;
};

static cairo_status_t
put(void *closure, const unsigned char *bytes, unsigned len)
{
	tb_buf_put(closure, bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

static void
tag_begin(void *device, const struct walk_element *element)
{
	struct painter *p = device;
	struct drawing *drawing = p->drawing;

	ink_flush(&p->ink);
	cairo_tag_begin(p->ink.cr, element->type, NULL);
	*(struct element *)tb_grow(&drawing->elements, drawing->nelements, &drawing->cap,
	    sizeof(*drawing->elements)) = (struct element){element->alt, element->scope};
	drawing->nelements++;
}

static void
tag_end(void *device, const char *type)
{
	struct painter *p = device;

	ink_flush(&p->ink);
	cairo_tag_end(p->ink.cr, type);
}

static void
furniture(void *device)
{
	ink_flush(&((struct painter *)device)->ink);
}

static void
put_ink(void *device, const struct tb_item *item)
{
	ink_item(&((struct painter *)device)->ink, item);
}

static const struct walk_ops ops = {tag_begin, tag_end, furniture, put_ink, NULL};

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
draw_page(struct painter *p, struct walk *walk, const struct tb_page *page)
{
	if (!has_ink(page))
		put_dot(p);
	walk_page(walk, page);
	ink_flush(&p->ink);
	cairo_show_page(p->ink.cr);
}

int
pdf_draw(const struct tb_pages *doc, const char *name, cairo_font_face_t *const *faces,
    struct drawing *drawing, struct tb_err *err)
{
	struct painter p = {.drawing = drawing};
	struct walk walk = {.ops = &ops, .device = &p, .plain = drawing->plain};
	cairo_surface_t *surface;
	cairo_status_t status;
	size_t i;

	*drawing = (struct drawing){.name = name, .bytes = TB_BUF_INIT, .plain = drawing->plain};
	if (walk_init(&walk, doc, name, err) != 0)
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
		draw_page(&p, &walk, &doc->pages[i]);
	}
	status = cairo_status(p.ink.cr);
	cairo_destroy(p.ink.cr);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	ink_release(&p.ink);
	walk_release(&walk);
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
