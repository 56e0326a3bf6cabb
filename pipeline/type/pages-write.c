/* Writing the page language: grammar in tongbao-pages(5). */
#include "pages.h"

static void
put_word(struct tb_buf *out, long long value)
{
	tb_buf_putc(out, ' ');
	tb_buf_putint(out, value);
}

static void
put_color(struct tb_buf *out, uint32_t color)
{
	static const char hex[] = "0123456789abcdef";
	int shift;

	tb_buf_putc(out, ' ');
	for (shift = 20; shift >= 0; shift -= 4)
		tb_buf_putc(out, hex[color >> shift & 15]);
}

/* Text runs to the end of the line; ends of lines and backslash are escaped. */
static void
put_text(struct tb_buf *out, const char *text)
{
	size_t plain;

	tb_buf_putc(out, ' ');
	for (; text[plain = strcspn(text, "\r\n\\")] != '\0'; text += plain + 1) {
		tb_buf_put(out, text, plain);
		tb_buf_puts(out, text[plain] == '\n'   ? "\\n"
				 : text[plain] == '\r' ? "\\r"
						       : "\\\\");
	}
	tb_buf_put(out, text, plain);
}

/* id:advance, then :dx:dy where one is not 0, then *n where a glyph stands for n characters. */
static void
put_glyphs(struct tb_buf *out, const struct tb_item *run)
{
	size_t i;

	for (i = 0; i < run->nglyphs; i++) {
		const struct tb_glyph *g = &run->glyphs[i];

		tb_buf_putc(out, i == 0 ? ' ' : ',');
		tb_buf_putint(out, g->id);
		tb_buf_putc(out, ':');
		tb_buf_putint(out, g->advance);
		if (g->dx != 0 || g->dy != 0) {
			tb_buf_putc(out, ':');
			tb_buf_putint(out, g->dx);
			tb_buf_putc(out, ':');
			tb_buf_putint(out, g->dy);
		}
		if (g->nchars != 1) {
			tb_buf_putc(out, '*');
			tb_buf_putint(out, g->nchars);
		}
	}
}

static void
put_run(struct tb_buf *out, const struct tb_item *run)
{
	tb_buf_putc(out, run->mark ? (run->turned ? 'M' : 'm') : run->turned ? 'T' : 't');
	put_word(out, run->face);
	put_word(out, run->size_pu);
	put_word(out, run->x);
	put_word(out, run->y);
	put_color(out, run->color);
	put_glyphs(out, run);
	put_text(out, run->text);
}

static void
put_path(struct tb_buf *out, const struct tb_item *path)
{
	size_t i;
	int k, n;

	tb_buf_puts(out, "p");
	put_color(out, path->color);
	put_word(out, path->stroke_pu);
	put_word(out, path->dash_pu);
	for (i = 0; i < path->nsteps; i++) {
		const struct tb_step *step = &path->steps[i];

		tb_buf_putc(out, ' ');
		tb_buf_putc(out, step->op);
		n = step->op == 'C' ? 6 : step->op == 'Z' ? 0 : 2;
		for (k = 0; k < n; k++)
			put_word(out, step->c[k]);
	}
}

static void
put_box(struct tb_buf *out, const struct tb_item *item)
{
	put_word(out, item->x);
	put_word(out, item->y);
	put_word(out, item->width);
	put_word(out, item->height);
}

static void
put_item(struct tb_buf *out, const struct tb_item *item)
{
	switch (item->kind) {
	case TB_ITEM_RUN:
		put_run(out, item);
		break;
	case TB_ITEM_RECT:
		tb_buf_puts(out, "r");
		put_box(out, item);
		put_color(out, item->color);
		break;
	case TB_ITEM_PATH:
		put_path(out, item);
		break;
	case TB_ITEM_LINK:
		tb_buf_puts(out, "a");
		put_box(out, item);
		put_text(out, item->text);
		break;
	case TB_ITEM_DEST:
		tb_buf_puts(out, "d");
		put_word(out, item->x);
		put_word(out, item->y);
		put_text(out, item->text);
		break;
	case TB_ITEM_BOOKMARK:
		tb_buf_puts(out, "b");
		put_word(out, item->level);
		put_word(out, item->y);
		put_text(out, item->text);
		break;
	case TB_ITEM_BEGIN:
		tb_buf_puts(out, "(");
		put_text(out, item->text);
		if (item->alt != NULL)
			put_text(out, item->alt);
		break;
	case TB_ITEM_END:
		tb_buf_puts(out, ")");
		break;
	case TB_ITEM_FILE:
		tb_buf_puts(out, "c ");
		tb_buf_puts(out, item->alt);
		put_text(out, item->text);
		break;
	}
	tb_buf_putc(out, '\n');
}

static void
put_info(struct tb_buf *out, const char *key, const char *value)
{
	if (value[0] == '\0')
		return;
	tb_buf_puts(out, "info ");
	tb_buf_puts(out, key);
	put_text(out, value);
	tb_buf_putc(out, '\n');
}

static void
put_face(struct tb_buf *out, const struct tb_face *face)
{
	tb_buf_puts(out, "face ");
	tb_buf_puts(out, face->role);
	put_word(out, face->index);
	tb_buf_putc(out, ' ');
	tb_buf_puts(out, face->digest);
	put_text(out, face->path);
	tb_buf_putc(out, '\n');
}

void
tb_pages_write(const struct tb_pages *doc, struct tb_buf *out)
{
	size_t i, k;

	tb_buf_printf(out, "tongbao-pages %d\n", TB_PAGES_VERSION);
	put_info(out, "title", doc->title);
	put_info(out, "author", doc->author);
	put_info(out, "subject", doc->subject);
	put_info(out, "keywords", doc->keywords);
	put_info(out, "date", doc->date);
	put_info(out, "lang", doc->lang);
	put_info(out, "group", doc->group);
	put_info(out, "attachment", doc->attachment);
	put_info(out, "attachment-title", doc->attachment_title);
	for (i = 0; i < doc->nfaces; i++)
		put_face(out, &doc->faces[i]);
	for (i = 0; i < doc->npages; i++) {
		const struct tb_page *page = &doc->pages[i];

		tb_buf_puts(out, "page");
		put_word(out, page->width);
		put_word(out, page->height);
		put_text(out, page->label);
		tb_buf_putc(out, '\n');
		for (k = 0; k < page->nitems; k++)
			put_item(out, &page->items[k]);
	}
	tb_buf_puts(out, "end\n");
}
