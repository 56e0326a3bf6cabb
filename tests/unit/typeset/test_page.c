/*
 * Where things stand (GB/T 9704-2012, positions in mm from the upper left corner
 * of the paper), on a document with every element of head, text and imprint.
 */
#include "laidout.h"

static const char start[] =
    "<document xmlns=\"urn:tongbao:document:1\" version=\"1\" name=\"t\" period=\"2022-07\" "
    "lang=\"zh-CN\" style=\"gb\"><info title=\"通报\" author=\"某办\" date=\"2022-08-10\"/>";

static const char full[] =
    "<notice>说明行</notice><head kind=\"document\"><copy>000012</copy><secrecy>机密★1年</secrecy>"
    "<urgency>特急</urgency><mark>某市办公室文件</mark><number>某办〔2022〕7号</number></head>"
    "<title>关于情况的通报</title><addressee>各县市区人民政府：</addressee><body>"
    "<h level=\"1\" id=\"h\">一、总体</h><h level=\"2\">（一）收入</h>"
    "<p>国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国，见<ref to=\"annex-1\">附件"
    "</ref>。</p></body><annex-note><item>情况表</item></annex-note>"
    "<signature unit=\"某市人民政府办公室\" date=\"2022年8月10日\"/><remark>此件公开</remark>"
    "<annex id=\"annex-1\" number=\"1\"><title>情况表</title><p>略。</p></annex>"
    "<imprint><cc>甲，乙。</cc><issuer>某市办公室</issuer><date>2022年8月10日</date></imprint>"
    "</document>";

static void
set(const char *head, const char *rest)
{
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_printf(&text, "%s%s", head, rest);
	lay_out(text.s, 1);
	tb_buf_release(&text);
}

static double
mm(int64_t pu)
{
	return (double)pu / TB_PU_PER_PT * 25.4 / 72;
}

/* The first run that starts with the text, on any page from `page` on. */
static const struct tb_item *
find(size_t page, const char *text)
{
	for (size_t p = page; p < pages.npages; p++)
		for (size_t i = 0; i < pages.pages[p].nitems; i++) {
			const struct tb_item *item = &pages.pages[p].items[i];

			if (item->kind == TB_ITEM_RUN &&
			    strncmp(item->text, text, strlen(text)) == 0)
				return item;
		}
	cr_assert_fail("'%s' is on no page", text);
	return NULL;
}

static int64_t
width_of(const struct tb_item *run)
{
	int64_t width = 0;

	for (size_t i = 0; i < run->nglyphs; i++)
		width += run->glyphs[i].advance;
	return width;
}

/* Top of the em box: 0.88 em above the common baseline; faces differ by up to
 * 0.06 em, so 0.4 mm is allowed at 16 pt. */
static double
top_of(const struct tb_item *run)
{
	return mm(run->y - (int64_t)run->size_pu * 88 / 100);
}

#define NEAR(got, wanted, tolerance, what)                                                         \
	cr_expect((got) > (wanted) - (tolerance) && (got) < (wanted) + (tolerance),                \
	    "%s at %.2f mm, not %.2f", what, got, wanted)

static const double line_mm = (225.0 - 16 * 25.4 / 72) / 21;

static double
grid(int line)
{
	return 37 + (line - 1) * line_mm;
}

Test(page, head_and_text, .init = open_all, .fini = close_all)
{
	set(start, full);
	cr_assert_eq(pages.npages, 3);
	NEAR(top_of(find(0, "000012")), grid(1), 0.4, "份号 (7.2.1)");
	NEAR(top_of(find(0, "机密")), grid(2), 0.4, "密级 (7.2.2)");
	NEAR(top_of(find(0, "特急")), grid(3), 0.4, "紧急程度 (7.2.3)");
	NEAR(mm(find(0, "000012")->x), 28.0, 0.1, "份号");
	NEAR(top_of(find(0, "某市办公室文件")), 72.0, 0.9, "发文机关标志 (7.2.4)");
	cr_expect_eq(find(0, "某市办公室文件")->color, 0xFF3333);
	NEAR(mm(find(0, "某市办公室文件")->x + width_of(find(0, "某市办公室文件")) / 2), 106.0, 1.2,
	    "middle of the mark");

	const struct tb_item *number = find(0, "某办〔");

	/* the mark's lower edge is free: gaps are their lines and less than the space of one */
	double space = line_mm - 16 * 25.4 / 72, rule = 0;

	NEAR(top_of(number), grid(8) - space / 2, space / 2,
	    "发文字号, two empty lines below the mark (7.2.5)");
	cr_expect_eq(number->size_pu, 16 * TB_PU_PER_PT);
	for (size_t i = 0; i < pages.pages[0].nitems; i++) {
		const struct tb_item *item = &pages.pages[0].items[i];

		if (item->kind != TB_ITEM_RECT)
			continue;
		NEAR(mm(item->y), top_of(number) + 16 * 25.4 / 72 + 4, 0.6, "版头分隔线 (7.2.7)");
		rule = mm(item->y + item->height);
		NEAR(mm(item->width), 156.0, 0.1, "版头分隔线");
		cr_expect_eq(item->color, 0xFF3333);
	}
	NEAR(top_of(find(0, "关于情况")) - rule, 2 * line_mm + space / 2, space / 2,
	    "标题, two empty lines (7.3.1)");
	cr_expect_eq(find(0, "关于情况")->size_pu, 22 * TB_PU_PER_PT);
	NEAR(top_of(find(0, "各县市区")), grid(13), 0.6, "主送机关 (7.3.2)");
	NEAR(mm(find(0, "各县市区")->x), 28.0, 0.1, "主送机关");
	NEAR(mm(find(0, "一、总体")->x), 28 + 2 * 156.0 / 28, 0.1, "heading (7.3.3)");
	cr_expect_str_eq(pages.faces[find(0, "一、总体")->face].role, "HeiTi");
	cr_expect_str_eq(pages.faces[find(0, "（一）收入")->face].role, "KaiTi");
	cr_expect_str_eq(pages.faces[find(0, "国国国")->face].role, "FangSong");
	NEAR(top_of(find(0, "送审稿")), 14.0, 0.6, "送审稿");
	NEAR(top_of(find(0, "说明行")), 24.0, 0.6, "notice");
}

Test(page, what_follows_the_text, .init = open_all, .fini = close_all)
{
	set(start, full);

	const struct tb_item *unit = find(1, "某市人民政府办公室");
	const struct tb_item *date = find(1, "2022");

	NEAR(mm(find(1, "附件：")->x), 28 + 2 * 156.0 / 28, 0.1, "附件说明 (7.3.4)");
	NEAR(mm(unit->x + width_of(unit)), 184 - 2 * 156.0 / 28, 0.1, "署名 (7.3.5.2)");
	NEAR(mm(date->x), mm(unit->x) + 2 * 156.0 / 28, 0.1, "成文日期 (7.3.5.2)");
	NEAR(mm(date->y - unit->y), line_mm, 0.6, "成文日期, the next line");
	NEAR(mm(find(1, "（此件公开）")->x), 28 + 2 * 156.0 / 28, 2.9, "附注 (7.3.6)");
	NEAR(top_of(find(2, "附件")), grid(1), 0.4, "附件 (7.3.7)");
	NEAR(top_of(find(2, "情况表")), grid(3), 0.4, "title of the annex, third line");
}

Test(page, imprint_and_folio, .init = open_all, .fini = close_all)
{
	double rules[8];
	double weights[8];
	size_t n = 0;

	set(start, full);
	for (size_t i = 0; i < pages.pages[2].nitems; i++) {
		const struct tb_item *item = &pages.pages[2].items[i];

		if (item->kind != TB_ITEM_RECT)
			continue;
		rules[n] = mm(item->y + item->height / 2);
		weights[n++] = mm(item->height);
		NEAR(mm(item->width), 156.0, 0.1, "rule of the imprint");
	}
	cr_assert_eq(n, 3);
	NEAR(weights[0], 0.35, 0.01, "weight of the first rule (7.4.1)");
	NEAR(weights[1], 0.25, 0.01, "weight of the inner rule");
	NEAR(weights[2], 0.35, 0.01, "weight of the last rule");
	NEAR(rules[2], 262.0, 0.3, "the last rule (7.4.1)");
	cr_expect_eq(find(1, "抄送：")->size_pu, 14 * TB_PU_PER_PT);
	NEAR(mm(find(1, "抄送：")->x), 28 + 14 * 25.4 / 72, 0.1, "抄送, 空一字 (7.4.2)");

	const struct tb_item *odd = find(0, "— 1 —"), *even = find(1, "— 2 —");

	/* a dash stands 0.38 em above the baseline */
	NEAR(mm(odd->y - odd->size_pu * 38 / 100), 269.0, 0.4, "页码 (7.5)");
	NEAR(mm(odd->x + width_of(odd)), 184 - 14 * 25.4 / 72, 0.1, "页码, odd: right 空一字");
	NEAR(mm(even->x), 28 + 14 * 25.4 / 72, 0.1, "页码, even: left 空一字");
	cr_expect_str_eq(pages.faces[odd->face].role, "SongTi");
	cr_expect_eq(odd->size_pu, 14 * TB_PU_PER_PT);
}

/* A full page has 22 lines of 28 characters that fill the 版心 (5.2.3). */
Test(page, grid_of_28_by_22, .init = open_all, .fini = close_all)
{
	struct tb_buf text = TB_BUF_INIT;
	double last = 0;
	int lines = 0;

	tb_buf_puts(&text, "<title>通报</title><body><p>");
	for (int i = 0; i < 2000; i++)
		tb_buf_puts(&text, "国");
	tb_buf_puts(&text, "</p></body></document>");
	set(start, text.s);
	tb_buf_release(&text);
	for (size_t i = 0; i < pages.pages[1].nitems; i++) {
		const struct tb_item *item = &pages.pages[1].items[i];

		if (item->kind != TB_ITEM_RUN || strncmp(item->text, "国", 3) != 0)
			continue;
		lines++;
		cr_expect_eq(item->nglyphs, 28);
		NEAR(mm(item->x), 28.0, 0.01, "line start");
		NEAR(mm(item->x + width_of(item)), 184.0, 0.01, "line end");
		last = top_of(item) + 16 * 25.4 / 72;
	}
	cr_expect_eq(lines, 22);
	NEAR(last, 262.0, 0.6, "lower edge of the 22nd line");
}

/* No last line of a paragraph alone on a page (P3); a heading has text below it (P4). */
Test(page, company, .init = open_all, .fini = close_all)
{
	for (int n = 10; n < 30; n++) {
		struct tb_buf text = TB_BUF_INIT;
		size_t last = 0;

		tb_buf_puts(&text, "<title>通报</title><body>");
		for (int i = 0; i < n; i++)
			tb_buf_puts(&text, "<p>段</p>");
		tb_buf_puts(&text, "<h level=\"1\">标题</h><p>");
		for (int i = 0; i < 70; i++)
			tb_buf_puts(&text, "国");
		tb_buf_puts(&text, "</p></body></document>");
		set(start, text.s);
		tb_buf_release(&text);
		for (size_t p = 0; p < pages.npages; p++) {
			size_t country = 0;

			last = pages.pages[p].nitems;
			for (size_t i = 0; i < last; i++)
				if (pages.pages[p].items[i].kind == TB_ITEM_RUN) {
					country +=
					    strncmp(pages.pages[p].items[i].text, "国", 3) == 0;
					cr_expect(
					    strcmp(pages.pages[p].items[i].text, "标题") != 0 ||
					    strcmp(pages.pages[p].items[last - 1].text
						       ? pages.pages[p].items[last - 1].text
						       : "",
						"标题") != 0);
				}
			cr_expect(p == 0 || country != 1, "a last line alone, %d lines before", n);
		}
	}
}

static size_t
count_pages_with(const char *text)
{
	size_t n = 0;

	for (size_t p = 0; p < pages.npages; p++)
		for (size_t i = 0; i < pages.pages[p].nitems; i++)
			n += pages.pages[p].items[i].kind == TB_ITEM_RUN &&
			     strncmp(pages.pages[p].items[i].text, text, strlen(text)) == 0;
	return n;
}

static const char imprint[] =
    "<imprint><cc>甲，乙。</cc><issuer>某市办公室</issuer><date>2022年8月10日</date></imprint>";

/* Has the last page rows or lines besides the imprint? */
static int
imprint_has_company(const char *text)
{
	const struct tb_page *last = &pages.pages[pages.npages - 1];

	cr_expect_eq(count_pages_with("抄送："), 1);
	for (size_t i = 0; i < last->nitems; i++)
		if (last->items[i].kind == TB_ITEM_RUN &&
		    strncmp(last->items[i].text, text, strlen(text)) == 0)
			return 1;
	return 0;
}

/* However long the last table or text is, the 版记 does not stand alone. */
Test(page, imprint_with_rows, .init = open_all, .fini = close_all)
{
	for (int n = 3; n < 75; n++) {
		struct tb_buf text = TB_BUF_INIT;

		tb_buf_puts(&text, "<title>通报</title><body><p>段</p></body><annex id=\"a\" "
				   "number=\"1\"><title>表</title><table id=\"t\"><columns>"
				   "<column align=\"left\"/></columns><thead><row><cell>名</cell>"
				   "</row></thead><tbody>");
		for (int i = 0; i < n; i++)
			tb_buf_printf(&text, "<row><cell>行%d</cell></row>", i);
		tb_buf_printf(&text, "</tbody></table></annex>%s</document>", imprint);
		set(start, text.s);
		tb_buf_release(&text);
		cr_expect(imprint_has_company("行"), "%d rows", n);
		cr_expect_eq(count_pages_with("行"), (size_t)n);
	}
}

Test(page, imprint_with_lines, .init = open_all, .fini = close_all)
{
	for (int n = 5; n < 50; n++) {
		struct tb_buf text = TB_BUF_INIT;

		tb_buf_puts(&text, "<title>通报</title><body>");
		for (int i = 0; i < n; i++)
			tb_buf_puts(&text, "<p>段落</p>");
		tb_buf_printf(&text, "</body>%s</document>", imprint);
		set(start, text.s);
		tb_buf_release(&text);
		cr_expect(imprint_has_company("段落"), "%d lines", n);
	}
}

/* Where nothing can be moved to it, it has no page number (7.5). */
Test(page, imprint_alone, .init = open_all, .fini = close_all)
{
	set(start, "<title>通报</title><body><p>段</p></body><annex id=\"a\" number=\"1\"><title>表"
		   "</title><p>段</p></annex>"
		   "<imprint><cc>甲，乙。</cc><issuer>某市办公室</issuer><date>2022年8月10日</date>"
		   "</imprint></document>");
	cr_expect_eq(pages.npages, 2);
	cr_expect_str_eq(pages.pages[1].label, "2");
	style.imprint_even = 1;
	set(start, "<title>通报</title><body><p>段</p></body>"
		   "<imprint><cc>甲，乙。</cc><issuer>某市办公室</issuer><date>2022年8月10日</date>"
		   "</imprint></document>");
	cr_expect_eq(pages.npages, 2);
	cr_expect_str_eq(pages.pages[1].label, "2", "the page before it is not blank");
}

/* 7.5: a blank page before that of the 版记 takes the number of both. */
Test(page, imprint_behind_blank, .init = open_all, .fini = close_all)
{
	struct tb_buf text = TB_BUF_INIT;

	style.imprint_even = 1;
	tb_buf_puts(&text, start);
	tb_buf_puts(&text, "<title>通报</title><body><p>段</p><pagebreak/>");
	for (int i = 0; i < 12; i++)
		tb_buf_puts(&text, "<p>段</p>");
	tb_buf_puts(&text, "</body><imprint><cc>");
	for (int i = 0; i < 112; i++)
		tb_buf_puts(&text, "某市某某局，");
	tb_buf_puts(&text, "某局。</cc></imprint></document>");
	lay_out(text.s, 0);
	tb_buf_release(&text);
	cr_assert_eq(pages.npages, 4);
	cr_expect_str_eq(pages.pages[1].label, "2");
	cr_expect_str_eq(pages.pages[2].label, "", "blank");
	cr_expect_str_eq(pages.pages[3].label, "");
}

Test(page, annexes_on_odd_pages, .init = open_all, .fini = close_all)
{
	style.annex_odd = 1;
	set(start,
	    "<title>通报</title><body><p>段</p></body><annex id=\"a\" number=\"1\"><title>一"
	    "</title><p>文一</p></annex><annex id=\"b\" number=\"2\"><title>二</title><p>文二"
	    "</p></annex></document>");
	cr_assert_eq(pages.npages, 5);
	cr_expect_str_eq(pages.pages[1].label, "", "a blank page has no number");
	cr_expect_str_eq(pages.pages[2].label, "3");
	find(2, "附件1");
	find(4, "附件2");
}

/* Lines of a paragraph of five behind n of one line that stand on each of two pages. */
static void
count_lines(int n, size_t lines[2])
{
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_puts(&text, "<title>通报</title><body>");
	for (int i = 0; i < n; i++)
		tb_buf_puts(&text, "<p>段</p>");
	tb_buf_puts(&text, "<p>");
	for (int i = 0; i < 135; i++)
		tb_buf_puts(&text, "国");
	tb_buf_puts(&text, "</p></body></document>");
	set(start, text.s);
	tb_buf_release(&text);
	lines[0] = lines[1] = 0;
	for (size_t p = 0, page = 0; p < pages.npages; p++) {
		for (size_t i = 0; i < pages.pages[p].nitems; i++)
			lines[page] += pages.pages[p].items[i].kind == TB_ITEM_RUN &&
				       strncmp(pages.pages[p].items[i].text, "国", 3) == 0;
		page += lines[page] > 0 && page == 0;
	}
}

/* The last line of a paragraph is not alone at a page top, its first one at a page bottom only
 * where the style lets it fill the page. */
Test(page, no_lone_lines, .init = open_all, .fini = close_all)
{
	int first = 0;

	for (int n = 10; n < 40; n++) {
		size_t lines[2];

		style.foot_lines = 1;
		count_lines(n, lines);
		cr_expect_neq(lines[1], 1, "%d lines before", n);
		first += lines[0] == 1;
		style.foot_lines = 2;
		count_lines(n, lines);
		cr_expect(lines[0] != 1 && lines[1] != 1, "%d lines before", n);
	}
	cr_expect_eq(first, 1);
}
