/* Single lines of text, set solid: see text.h. */
#include "text.h"
#include "cluster.h"

static void
make_row(struct tb_row *row, struct tb_fonts *fonts, const struct tb_text_style *style,
    const char *s, size_t len)
{
	struct tb_piece piece = {
	    .s = s, .len = len == (size_t)-1 ? strlen(s) : len, .role = style->role};

	tb_row_make(row, fonts, &piece, 1, style->size_pu + style->tracking_pu, TB_LEVEL_GB);
}

static int32_t
row_width(const struct tb_row *row)
{
	int32_t width = 0;

	for (size_t i = 0; i < row->n; i++)
		width += row->clusters[i].advance;
	return width;
}

int32_t
tb_text_width(struct tb_fonts *fonts, const struct tb_text_style *style, const char *s, size_t len)
{
	struct tb_row row;
	int32_t width;

	make_row(&row, fonts, style, s, len);
	width = row_width(&row);
	tb_row_release(&row);
	return width;
}

int32_t
tb_text_put(struct tb_pages *doc, struct tb_page *page, struct tb_fonts *fonts,
    const struct tb_text_style *style, int32_t x, int32_t y, const char *s, size_t len)
{
	struct tb_row row;

	make_row(&row, fonts, style, s, len);
	tb_row_put(&row, 0, row.n, fonts, style->size_pu, style->color, doc, page, x, y);
	x += row_width(&row);
	tb_row_release(&row);
	return x;
}
