/* Pages as PNG images: see png.h. */
#include "png.h"
#include "../lib/atomic.h"
#include "describe.h"
#include "ink.h"
#include <libdeflate.h>

enum { MAX_PIXELS = 30000 }; /* cairo's limit of a side is 32767 */

enum { HEADER = 8 + 25 }; /* the signature and IHDR, which come first */

static cairo_status_t
put(void *closure, const unsigned char *bytes, unsigned len)
{
	tb_buf_put(closure, bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

static void
put_u32(struct tb_buf *out, uint32_t value)
{
	const unsigned char bytes[4] = {(unsigned char)(value >> 24), (unsigned char)(value >> 16),
	    (unsigned char)(value >> 8), (unsigned char)value};

	tb_buf_put(out, bytes, sizeof(bytes));
}

/* A chunk (ISO 15948, 5.3): length, type, data, CRC of type and data. */
static void
put_chunk(struct tb_buf *out, const char *type, const struct tb_buf *data)
{
	size_t from;

	put_u32(out, (uint32_t)data->len);
	from = out->len;
	tb_buf_puts(out, type);
	tb_buf_put(out, data->s, data->len);
	put_u32(out, libdeflate_crc32(0, out->s + from, out->len - from));
}

/* iTXt: keyword, not compressed, language, no translated keyword, UTF-8. */
static void
put_text(struct tb_buf *out, const char *keyword, const char *lang, const char *text)
{
	struct tb_buf data = TB_BUF_INIT;

	if (text[0] == '\0')
		return;
	tb_buf_put(&data, keyword, strlen(keyword) + 1);
	tb_buf_put(&data, "\0", 2);
	tb_buf_put(&data, lang, strlen(lang) + 1);
	tb_buf_put(&data, "", 1);
	tb_buf_puts(&data, text);
	put_chunk(out, "iTXt", &data);
	tb_buf_release(&data);
}

/* What it is and shows, and pHYs, so that it is set at its size. */
static void
put_words(struct tb_buf *out, const struct tb_pages *doc, const struct tb_page *page, int dpi)
{
	struct tb_buf words = TB_BUF_INIT, size = TB_BUF_INIT;
	uint32_t per_metre = (uint32_t)(((int64_t)dpi * 10000 + 127) / 254);

	put_u32(&size, per_metre);
	put_u32(&size, per_metre);
	tb_buf_putc(&size, 1); /* metres */
	put_chunk(out, "pHYs", &size);
	describe_page(doc, page, &words);
	put_text(out, "Title", doc->lang, doc->title);
	put_text(out, "Description", doc->lang, words.s);
	tb_buf_release(&words);
	tb_buf_release(&size);
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
	struct tb_buf drawn = TB_BUF_INIT, bytes = TB_BUF_INIT;
	cairo_status_t status;
	int rc = -1;

	if (width > MAX_PIXELS || height > MAX_PIXELS)
		return tb_err_set(err, TB_MSG_PAGES, path, 0, 0,
		    "page %zu would have %lld by %lld pixels; ask for less with -r", index + 1,
		    (long long)width, (long long)height);
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
	draw(surface, page, faces, dpi);
	status = cairo_surface_write_to_png_stream(surface, put, &drawn);
	cairo_surface_destroy(surface);
	if (status == CAIRO_STATUS_SUCCESS && drawn.len > HEADER) {
		tb_buf_put(&bytes, drawn.s, HEADER);
		put_words(&bytes, doc, page, dpi);
		tb_buf_put(&bytes, drawn.s + HEADER, drawn.len - HEADER);
		rc = tb_atomic_write(path, bytes.s, bytes.len, 1, err);
	} else {
		tb_err_set(
		    err, TB_MSG_PAINT, path, 0, 0, "cairo: %s", cairo_status_to_string(status));
	}
	tb_buf_release(&drawn);
	tb_buf_release(&bytes);
	return rc;
}
