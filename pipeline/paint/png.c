/* Pages as PNG images: see png.h. */
#include "png.h"
#include "../lib/atomic.h"
#include "ink.h"

enum { MAX_PIXELS = 30000 }; /* cairo's limit of a side is 32767 */

static cairo_status_t
put(void *closure, const unsigned char *bytes, unsigned len)
{
	return fwrite(bytes, 1, len, closure) == len ? CAIRO_STATUS_SUCCESS
						     : CAIRO_STATUS_WRITE_ERROR;
}

static void
draw(cairo_surface_t *surface, const struct tb_page *page, cairo_font_face_t *const *faces, int dpi)
{
	cairo_t *cr = cairo_create(surface);
	struct ink ink;
	size_t i;

	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, dpi / 72.0, dpi / 72.0);
	ink_init(&ink, cr, faces);
	for (i = 0; i < page->nitems; i++)
		ink_item(&ink, &page->items[i]);
	ink_flush(&ink);
	ink_release(&ink);
	cairo_destroy(cr);
}

/* Pixels of a length, rounded up. */
static int64_t
pixels(int32_t pu, int dpi)
{
	int64_t unit = 72 * TB_PU_PER_PT;

	return ((int64_t)pu * dpi + unit - 1) / unit;
}

int
png_write(const struct tb_pages *doc, size_t index, cairo_font_face_t *const *faces, int dpi,
    const char *path, struct tb_err *err)
{
	const struct tb_page *page = &doc->pages[index];
	int64_t width = pixels(page->width, dpi), height = pixels(page->height, dpi);
	cairo_surface_t *surface;
	struct tb_atomic *out;
	cairo_status_t status;
	int rc = -1;

	if (width > MAX_PIXELS || height > MAX_PIXELS)
		return tb_err_set(err, TB_MSG_PAGES, path, 0, 0,
		    "page %zu would have %lld by %lld pixels; ask for less with -r", index + 1,
		    (long long)width, (long long)height);
	out = tb_atomic_open(path, err);
	if (out == NULL)
		return -1;
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
	draw(surface, page, faces, dpi);
	status = cairo_surface_write_to_png_stream(surface, put, tb_atomic_file(out));
	cairo_surface_destroy(surface);
	if (status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_WRITE_ERROR)
		rc = tb_atomic_commit_lazy(out, err);
	else {
		tb_atomic_abort(out);
		tb_err_set(
		    err, TB_MSG_PAINT, path, 0, 0, "cairo: %s", cairo_status_to_string(status));
	}
	return rc;
}
