/* Tables: points below each other, heads repeated, everything inside the text area. */
#include "lib/atomic.h"
#include "lib/file.h"
#include "lib/xmlread.h"
#include "typeset/typeset.h"
#include <criterion/criterion.h>
#include <unistd.h>

static struct tb_fonts *fonts;
static struct style style;
static struct tb_pages pages;

static void
open_all(void)
{
	struct tb_err err;
	char *folder = tb_path_join(tb_datadir(), "fonts");
	char *templates = tb_path_join(tb_datadir(), "templates");

	tb_diag_start("test");
	fonts = tb_fonts_open(folder, &err);
	cr_assert_not_null(fonts, "%s", err.text);
	cr_assert_eq(style_load(templates, "gb", &style, &err), 0, "%s", err.text);
	free(folder);
	free(templates);
}

static void
close_all(void)
{
	tb_pages_release(&pages);
	style_release(&style);
	tb_fonts_free(fonts);
	tb_xml_cleanup();
}

static void
set_table(const char *columns, const char *head, const char *body)
{
	struct tb_err err = {0};
	struct tb_buf text = TB_BUF_INIT;
	struct document document;
	char path[] = "/tmp/tongbao-table-XXXXXX";
	int fd = mkstemp(path);

	cr_assert_geq(fd, 0);
	close(fd);
	tb_buf_printf(&text,
	    "<document xmlns=\"urn:tongbao:document:1\" version=\"1\" name=\"t\" "
	    "period=\"2022-07\" "
	    "lang=\"zh-CN\" style=\"gb\"><info title=\"t\" author=\"a\"/><title>通报</title><body>"
	    "<table id=\"t\" caption=\"表1　完成情况\" unit=\"单位：亿元\" "
	    "note-marks=\"※\"><columns>%s"
	    "</columns><thead>%s</thead><tbody>%s</tbody></table></body></document>",
	    columns, head, body);
	cr_assert_eq(tb_atomic_write(path, text.s, text.len, 1, &err), 0, "%s", err.text);
	tb_pages_init(&pages);
	cr_assert_eq(document_load(path, &document, &err), 0, "%s", err.text);
	cr_assert_eq(
	    typeset_run(&document, &style, fonts, ".", 0, &pages, &err), 0, "%s", err.text);
	document_release(&document);
	unlink(path);
	tb_buf_release(&text);
}

static int64_t
end_of(const struct tb_item *run)
{
	int64_t x = run->x;

	for (size_t i = 0; i < run->nglyphs; i++)
		x += run->glyphs[i].advance;
	return x;
}

static size_t
count_runs(const struct tb_page *page, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < page->nitems; i++)
		n += page->items[i].kind == TB_ITEM_RUN && strcmp(page->items[i].text, text) == 0;
	return n;
}

static const char two[] = "<column align=\"left\"/><column align=\"decimal\"/>";
static const char head[] = "<row><cell>名称</cell><cell>数值</cell></row>";

Test(table, points_below_each_other, .init = open_all, .fini = close_all)
{
	int64_t point = -1;
	int seen = 0;

	set_table(two, head,
	    "<row><cell>甲</cell><cell>1,234.56</cell></row><row><cell>乙</cell><cell>-7.1※</"
	    "cell></row>"
	    "<row><cell>丙</cell><cell>——</cell></row><row><cell>丁</cell><cell>88.25%</cell></"
	    "row>");
	for (size_t i = 0; i < pages.pages[0].nitems; i++) {
		const struct tb_item *run = &pages.pages[0].items[i];
		const char *dot;
		int64_t x;

		if (run->kind != TB_ITEM_RUN || (dot = strchr(run->text, '.')) == NULL)
			continue;
		x = run->x;
		for (ptrdiff_t k = 0; k < dot - run->text; k++)
			x += run->glyphs[k].advance;
		cr_expect(point < 0 || llabs(x - point) <= 2, "%s: %lld", run->text,
		    (long long)(x - point));
		point = x;
		seen++;
	}
	cr_expect_eq(seen, 3);
	cr_expect_eq(count_runs(&pages.pages[0], "※"), 1, "the mark is a run of its own");
}

Test(table, heads_repeated, .init = open_all, .fini = close_all)
{
	struct tb_buf body = TB_BUF_INIT;

	for (int i = 0; i < 100; i++)
		tb_buf_printf(
		    &body, "<row><cell>第%d项</cell><cell>%d.5</cell></row>", i, i * 37 % 1000);
	set_table(two, head, body.s);
	tb_buf_release(&body);
	cr_assert_gt(pages.npages, 2);
	for (size_t p = 0; p < pages.npages; p++) {
		cr_expect_eq(count_runs(&pages.pages[p], "名称"), 1, "page %zu", p + 1);
		cr_expect_eq(count_runs(&pages.pages[p], "续表1"), p > 0, "page %zu", p + 1);
		cr_expect_eq(
		    count_runs(&pages.pages[p], "表1　完成情况"), p == 0, "page %zu", p + 1);
	}
}

/* Widths of all kinds: whatever the texts are, nothing leaves the text area. */
Test(table, inside_the_text_area, .init = open_all, .fini = close_all)
{
	for (int n = 1; n <= 16; n++) {
		struct tb_buf columns = TB_BUF_INIT, top = TB_BUF_INIT, body = TB_BUF_INIT;

		tb_buf_puts(&top, "<row>");
		for (int c = 0; c < n; c++) {
			tb_buf_printf(
			    &columns, "<column align=\"%s\"/>", c % 3 ? "decimal" : "left");
			tb_buf_puts(&top, "<cell>年度计划完成率（%）</cell>");
		}
		tb_buf_puts(&top, "</row>");
		for (int r = 0; r < 6; r++) {
			tb_buf_puts(&body, "<row>");
			for (int c = 0; c < n; c++)
				if (c % 3)
					tb_buf_printf(&body, "<cell>%d.%d</cell>", r * c * 37, r);
				else
					tb_buf_printf(&body, "<cell>%.*s</cell>",
					    3 * (1 + r * c % 17),
					    "先进轨道交通装备产业先进陶瓷材料产业");
			tb_buf_puts(&body, "</row>");
		}
		tb_pages_release(&pages);
		set_table(columns.s, top.s, body.s);
		for (size_t i = 0; i < pages.pages[0].nitems; i++) {
			const struct tb_item *run = &pages.pages[0].items[i];

			if (run->kind != TB_ITEM_RUN)
				continue;
			cr_expect_geq(run->x, style.area_left - 2, "%d columns: %s", n, run->text);
			cr_expect_leq(end_of(run), style.area_left + style.area_width + 2,
			    "%d columns: %s", n, run->text);
		}
		tb_buf_release(&columns);
		tb_buf_release(&top);
		tb_buf_release(&body);
	}
}
