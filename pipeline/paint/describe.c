/* Pages in words: see describe.h. */
#include "describe.h"

void
describe_page(const struct tb_pages *doc, const struct tb_page *page, struct tb_buf *out)
{
	size_t i;

	tb_buf_puts(out, doc->subject);
	for (i = 0; i < page->nitems; i++)
		if (page->items[i].kind == TB_ITEM_BEGIN && page->items[i].alt != NULL) {
			if (out->len > 0)
				tb_buf_putc(out, '\n');
			tb_buf_puts(out, page->items[i].alt);
		}
}
