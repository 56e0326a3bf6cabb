/* Figures whose ids begin alike: see page.h. */
#include "page.h"

void
page_turn(struct page *page, const char *fmt, ...)
{
	va_list ap;

	tb_buf_reset(&page->base);
	va_start(ap, fmt);
	tb_buf_vprintf(&page->base, fmt, ap);
	va_end(ap);
}

void
page_put(struct page *page, const char *name, struct figure_head head, const struct figure *figure)
{
	struct tb_buf id = TB_BUF_INIT;

	tb_buf_puts(&id, page->base.s);
	tb_buf_puts(&id, name);
	head.id = id.s;
	figure_write(page->w, page->tally, &head, figure);
	tb_buf_release(&id);
}
