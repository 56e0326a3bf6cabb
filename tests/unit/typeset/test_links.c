/*
 * References: whatever leads somewhere is set as if it did not; its boxes lie on
 * its glyphs; it leads to where its target begins.
 */
#include "laidout.h"
#include "lib/compat.h"

static const char start[] =
    "<document xmlns=\"urn:tongbao:document:1\" version=\"1\" name=\"t\" period=\"2022-07\" "
    "lang=\"zh-CN\" style=\"gb\"><info title=\"通报\" author=\"某办\" date=\"2022-08-10\"/>"
    "<title>关于情况的通报</title><body>";

static void
set(const char *blocks)
{
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_printf(&text, "%s%s</body></document>", start, blocks);
	lay_out(text.s, 0);
	tb_buf_release(&text);
}

/* The pages in their own language, without links and destinations. */
static char *
print_ink(void)
{
	struct tb_buf out = TB_BUF_INIT;

	for (size_t p = 0; p < pages.npages; p++) {
		struct tb_page *page = &pages.pages[p];
		size_t n = 0;

		for (size_t i = 0; i < page->nitems; i++)
			if (page->items[i].kind != TB_ITEM_LINK &&
			    page->items[i].kind != TB_ITEM_DEST)
				page->items[n++] = page->items[i];
		page->nitems = n;
	}
	tb_pages_write(&pages, &out);
	return tb_buf_take(&out);
}

/* The items of a kind with the text, in their order; how many. */
static size_t
find_all(enum tb_item_kind kind, const char *text, const struct tb_item **found, size_t *page,
    size_t most)
{
	size_t n = 0;

	for (size_t p = 0; p < pages.npages; p++)
		for (size_t i = 0; i < pages.pages[p].nitems; i++) {
			const struct tb_item *item = &pages.pages[p].items[i];

			if (item->kind != kind || strcmp(item->text, text) != 0)
				continue;
			cr_assert_lt(n, most);
			page[n] = p;
			found[n++] = item;
		}
	return n;
}

static const char table[] =
    "<table id=\"t\"><columns><column align=\"left\"/><column align=\"decimal\"/></columns>"
    "<thead><row><cell>名称</cell><cell>数</cell></row></thead><tbody>"
    "<row id=\"t.a\"><cell>甲</cell><cell>12.5</cell></row></tbody></table>";

/* Numbers, words, marks and dates at every place of the line; with a reference
 * around each and with none the glyphs are the same, to the byte. */
Test(links, leave_no_trace)
{
	static const char *const texts[] = {"812.35", "12.5%", "3个", "GDP", "，", "“甲”", "2022年",
	    "——", "1—7月", "某办〔2022〕7号", "附件1"};
	open_all();
	for (size_t i = 0; i < TB_LEN(texts); i++) {
		struct tb_buf plain = TB_BUF_INIT, linked = TB_BUF_INIT;
		char *one, *other;

		for (int before = 0; before < 30; before++) {
			for (int k = 0; k < before; k++) {
				tb_buf_puts(&plain, k == 0 ? "<p>国" : "国");
				tb_buf_puts(&linked, k == 0 ? "<p>国" : "国");
			}
			tb_buf_printf(&plain, "%s完成%s亿元，（%s）快%s。</p>",
			    before == 0 ? "<p>" : "", texts[i], texts[i], texts[i]);
			tb_buf_printf(&linked,
			    "%s完成<ref to=\"t.a\">%s</ref>亿元，（<ref to=\"t.a\">%s</ref>）快"
			    "<ref to=\"t\">%s</ref>。</p>",
			    before == 0 ? "<p>" : "", texts[i], texts[i], texts[i]);
		}
		tb_buf_puts(&plain, table);
		tb_buf_puts(&linked, table);
		set(plain.s);
		one = print_ink();
		set(linked.s);
		other = print_ink();
		cr_expect_str_eq(other, one, "'%s' is set otherwise with a link on it", texts[i]);
		free(one);
		free(other);
		tb_buf_release(&plain);
		tb_buf_release(&linked);
	}
	close_all();
}

/* A reference that goes over to the next line, be it on the next page, has a box on each. */
Test(links, a_box_a_line)
{
	static const int chars[] = {6, 28, 28, 26};
	const struct tb_item *boxes[TB_LEN(chars)];
	size_t page[TB_LEN(chars)];
	int over = 0;

	open_all();
	for (int before = 10; before < 22; before++) {
		struct tb_buf text = TB_BUF_INIT;

		for (int i = 0; i < before; i++)
			tb_buf_puts(&text, "<p>国</p>");
		tb_buf_puts(&text, "<p>国国国国国国国国国国国国国国国国国国国国<ref to=\"t.a\">");
		for (int i = 0; i < 88; i++)
			tb_buf_puts(&text, "字");
		tb_buf_printf(&text, "</ref>国</p>%s", table);
		set(text.s);
		cr_assert_eq(
		    find_all(TB_ITEM_LINK, "#t.a", boxes, page, TB_LEN(boxes)), TB_LEN(boxes));
		for (size_t i = 0; i < TB_LEN(boxes); i++) {
			cr_expect_eq(boxes[i]->height, style.text_size);
			cr_expect_leq(
			    abs(boxes[i]->width - chars[i] * style.pitch), style.pitch / 2);
			cr_expect(i == 0 || boxes[i]->x == style.area_left);
			cr_expect(i == 0 || page[i] > page[i - 1] || boxes[i]->y > boxes[i - 1]->y);
		}
		over += page[0] < page[TB_LEN(boxes) - 1];
		tb_buf_release(&text);
	}
	cr_expect_gt(over, 0, "the paragraph never goes over to the next page");
	close_all();
}

/* The top of the first text that starts with these bytes, and its page. */
static int32_t
top_of(const char *text, size_t *page)
{
	for (*page = 0; *page < pages.npages; ++*page)
		for (size_t i = 0; i < pages.pages[*page].nitems; i++) {
			const struct tb_item *item = &pages.pages[*page].items[i];

			if (item->kind == TB_ITEM_RUN &&
			    strncmp(item->text, text, strlen(text)) == 0)
				return item->y - item->size_pu;
		}
	cr_assert_fail("'%s' is on no page", text);
	return 0;
}

/* The only destination of that name lies above the text, by no more than `most`. */
static void
expect_above(const char *name, const char *text, int32_t most)
{
	const struct tb_item *dest[1];
	size_t at[1], page;
	int32_t top = top_of(text, &page);

	cr_assert_eq(find_all(TB_ITEM_DEST, name, dest, at, 1), 1, "%s is not there", name);
	cr_expect_eq(at[0], page, "%s: page %zu, '%s' is on %zu", name, at[0], text, page);
	cr_expect(dest[0]->y <= top && dest[0]->y >= top - most, "%s: %d, '%s' at %d", name,
	    dest[0]->y, text, top);
}

Test(links, to_rows)
{
	struct tb_buf text = TB_BUF_INIT;
	int32_t one_row;

	open_all();
	one_row = style.pitch * 2;
	tb_buf_puts(&text,
	    "<p><ref to=\"t.r40\">一</ref></p><table id=\"t\"><columns><column align=\"left\"/>"
	    "<column align=\"left\"/></columns><thead><row><cell>名称</cell><cell>内容</cell></row>"
	    "</thead><tbody>");
	for (int i = 0; i < 60; i++)
		tb_buf_printf(
		    &text, "<row id=\"t.r%d\"><cell>第%d行</cell><cell>内容</cell></row>", i, i);
	/* one that no page holds */
	tb_buf_puts(&text, "<row id=\"t.tall\"><cell>高</cell><cell>首");
	for (int i = 0; i < 3000; i++)
		tb_buf_puts(&text, "字");
	tb_buf_puts(&text, "</cell></row><row class=\"total\" id=\"t.all\"><cell>合计</cell>"
			   "<cell>末</cell></row></tbody></table>");
	set(text.s);
	cr_assert_geq(pages.npages, 4);
	expect_above("t.r0", "第0行", one_row);
	expect_above("t.r59", "第59行", one_row);
	expect_above("t.tall", "首字", one_row);
	expect_above("t.all", "合计", one_row);
	tb_buf_release(&text);
	close_all();
}

/* A table in parts by columns: its row begins in the first one. */
Test(links, to_rows_of_parts)
{
	struct tb_buf text = TB_BUF_INIT;

	open_all();
	tb_buf_puts(&text, "<table id=\"t\" key-columns=\"1\"><columns>");
	for (int i = 0; i < 60; i++)
		tb_buf_puts(&text, "<column align=\"left\" min-width=\"8em\"/>");
	tb_buf_puts(&text, "</columns><thead><row>");
	for (int i = 0; i < 60; i++)
		tb_buf_puts(&text, "<cell>头</cell>");
	tb_buf_puts(&text, "</row></thead><tbody><row id=\"t.a\">");
	for (int i = 0; i < 60; i++)
		tb_buf_printf(&text, "<cell>第%d格</cell>", i);
	tb_buf_puts(&text, "</row></tbody></table>");
	set(text.s);
	cr_assert_geq(pages.npages, 2);
	expect_above("t.a", "第0格", style.pitch * 2);
	tb_buf_release(&text);
	close_all();
}
