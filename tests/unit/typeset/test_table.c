/* Tables: points below each other, heads repeated, everything inside the text area. */
#include "laidout.h"

static const char *notes = ""; /* of the table, behind its rows */
static int lines_before;       /* paragraphs of one line above it */

static void
set_table(const char *columns, const char *head, const char *body)
{
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_printf(&text, "<document xmlns=\"urn:tongbao:document:1\" version=\"1\" name=\"t\" "
			     "period=\"2022-07\" "
			     "lang=\"zh-CN\" style=\"gb\"><info title=\"t\" "
			     "author=\"a\"/><title>通报</title><body>");
	for (int i = 0; i < lines_before; i++)
		tb_buf_puts(&text, "<p>正文</p>");
	tb_buf_printf(&text,
	    "<table id=\"t\" caption=\"表1　完成情况\" unit=\"单位：亿元\" "
	    "note-marks=\"※\"><columns>%s"
	    "</columns><thead>%s</thead><tbody>%s</tbody>%s</table></body></document>",
	    columns, head, body, notes);
	lay_out(text.s, 0);
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

static size_t
count_starts(const struct tb_page *page, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < page->nitems; i++)
		n += page->items[i].kind == TB_ITEM_RUN &&
		     strncmp(page->items[i].text, text, strlen(text)) == 0;
	return n;
}

static const char two[] = "<column align=\"left\"/><column align=\"decimal\"/>";
static const char head[] = "<row><cell>名称</cell><cell>数值</cell></row>";

Test(table, T1_points_below_each_other, .init = open_all, .fini = close_all)
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

/* A table of the named number of columns, the first two of them text, its head in
 * three levels. */
static void
set_wide(int columns, int rows)
{
	struct tb_buf list = TB_BUF_INIT, top = TB_BUF_INIT, body = TB_BUF_INIT;

	tb_buf_puts(&list, "<column align=\"center\"/><column align=\"left\"/>");
	tb_buf_puts(&top, "<row><cell rowspan=\"3\">序号</cell><cell rowspan=\"3\">名称</cell>");
	for (int c = 2; c < columns; c += 4)
		tb_buf_printf(&top, "<cell colspan=\"%d\">第%d组</cell>",
		    columns - c < 4 ? columns - c : 4, c / 4);
	tb_buf_puts(&top, "</row><row>");
	for (int c = 2; c < columns; c += 2)
		tb_buf_printf(&top, "<cell colspan=\"%d\">投资</cell>", columns - c < 2 ? 1 : 2);
	tb_buf_puts(&top, "</row><row>");
	for (int c = 2; c < columns; c++) {
		tb_buf_puts(&list, "<column align=\"decimal\"/>");
		tb_buf_printf(&top, "<cell>K%d</cell>", c);
	}
	tb_buf_puts(&top, "</row>");
	for (int r = 0; r < rows; r++) {
		tb_buf_printf(&body, "<row><cell>%d</cell><cell>渌口区</cell>", r + 1);
		for (int c = 2; c < columns; c++)
			tb_buf_printf(&body, "<cell>%d.%02d</cell>", 100 + r, c);
		tb_buf_puts(&body, "</row>");
	}
	set_table(list.s, top.s, body.s);
	tb_buf_release(&list);
	tb_buf_release(&top);
	tb_buf_release(&body);
}

static const struct tb_item *
find_run(const struct tb_page *page, const char *text)
{
	for (size_t i = 0; i < page->nitems; i++)
		if (page->items[i].kind == TB_ITEM_RUN && strcmp(page->items[i].text, text) == 0)
			return &page->items[i];
	return NULL;
}

/* Clause 8: the sheet turned to the left, the number where it is on the upright one. */
static void
check_landscape(const struct tb_page *page, int number)
{
	char label[24];
	const struct tb_item *folio;
	int32_t across;

	snprintf(label, sizeof label, "— %d —", number);
	folio = find_run(page, label);
	cr_expect_eq(page->width, style.paper_height);
	cr_expect_eq(page->height, style.paper_width);
	cr_assert_not_null(folio, "page %d has no number", number);
	cr_expect(folio->turned);
	/* its dashes 7 mm below the 版心, which is here left of it */
	across = style.paper_height - style.area_top - style.area_height - style.folio_gap;
	cr_expect_lt(abs(folio->x + folio->size_pu * 38 / 100 - across), 600, "%d", folio->x);
	if (number % 2 == 0)
		cr_expect_eq(folio->y, style.area_left + style.folio_size);
	else
		cr_expect_gt(folio->y, style.paper_width / 2);
}

static void
check_inside(const struct tb_page *page)
{
	int32_t left = page->width == style.paper_width
			   ? style.area_left
			   : style.paper_height - style.area_top - style.area_height;
	int32_t width = page->width == style.paper_width ? style.area_width : style.area_height;

	for (size_t i = 0; i < page->nitems; i++) {
		const struct tb_item *run = &page->items[i];

		if (run->kind != TB_ITEM_RUN || run->turned)
			continue;
		cr_expect_geq(run->x, left - 2, "%s", run->text);
		cr_expect_leq(end_of(run), left + width + 2, "%s", run->text);
	}
}

Test(table, landscape, .init = open_all, .fini = close_all)
{
	set_wide(20, 60);
	cr_assert_geq(pages.npages, 3);
	for (size_t p = 1; p < pages.npages; p++) {
		check_landscape(&pages.pages[p], (int)p + 1);
		check_inside(&pages.pages[p]);
		cr_expect_eq(count_runs(&pages.pages[p], "K19"), 1, "all columns on page %zu", p);
		cr_expect_eq(count_runs(&pages.pages[p], "续表1"), p > 1);
	}
}

/* No column is lost, the key columns stand in each part. */
Test(table, parted_by_columns, .init = open_all, .fini = close_all)
{
	static const int counts[] = {40, 60, 120, 200};

	for (size_t k = 0; k < TB_LEN(counts); k++) {
		size_t keys = 0, marks = 0;

		set_wide(counts[k], 5);
		for (int c = 2; c < counts[k]; c++) {
			char label[24];
			size_t seen = 0;

			snprintf(label, sizeof label, "K%d", c);
			for (size_t p = 0; p < pages.npages; p++)
				seen += count_runs(&pages.pages[p], label);
			cr_expect_eq(seen, 1, "%s of %d: %zu times", label, counts[k], seen);
		}
		for (size_t p = 0; p < pages.npages; p++) {
			check_inside(&pages.pages[p]);
			keys += count_runs(&pages.pages[p], "名称");
			for (size_t i = 0; i < pages.pages[p].nitems; i++)
				marks += pages.pages[p].items[i].kind == TB_ITEM_RUN &&
					 strstr(pages.pages[p].items[i].text, "部分，共") != NULL;
		}
		cr_expect_gt(keys, 1);
		cr_expect_eq(marks, keys, "each part says which it is");
	}
}

/* Words of up to eight characters are whole where other columns have room. */
Test(table, words_whole, .init = open_all, .fini = close_all)
{
	static const char *const words[] = {"市商务和粮食局", "市科学技术局", "逾期16天"};
	struct tb_buf body = TB_BUF_INIT;
	const struct tb_page *page;

	for (int r = 0; r < 12; r++)
		tb_buf_printf(&body,
		    "<row><cell>%d</cell><cell>%s</cell><cell>%s</cell><cell>推进，逾期16天"
		    "</cell><cell>12.5</cell><cell>3.5</cell></row>",
		    r, words[r % 2],
		    "出口日用陶瓷订舱难运价高企业希望组织拼箱专列并在年底以前协调解决仓储用地");
	set_table("<column align=\"center\"/><column align=\"left\"/><column align=\"left\"/>"
		  "<column align=\"left\"/><column align=\"decimal\"/><column align=\"decimal\"/>",
	    "<row><cell>序号</cell><cell>责任单位</cell><cell>问题</cell><cell>状态</cell>"
	    "<cell>年度计划</cell><cell>累计完成</cell></row>",
	    body.s);
	tb_buf_release(&body);
	page = &pages.pages[0];
	cr_expect_eq(count_runs(page, words[0]), 6);
	cr_expect_eq(count_runs(page, words[1]), 6);
	for (size_t i = 0; i < page->nitems; i++)
		if (page->items[i].kind == TB_ITEM_RUN && strstr(page->items[i].text, "期") != NULL)
			cr_expect(
			    strstr(page->items[i].text, "逾期") != NULL, "%s", page->items[i].text);
}

/* A table holds a caption and rows, a row cells, and nothing else. */
static void
expect_structure(void)
{
	static const char *const parents[][2] = {
	    {"Caption", "Table"}, {"TR", "Table"}, {"TH", "TR"}, {"TD", "TR"}};
	const char *open[16] = {""};
	size_t depth = 0;

	for (size_t p = 0; p < pages.npages; p++)
		for (size_t i = 0; i < pages.pages[p].nitems; i++) {
			const struct tb_item *item = &pages.pages[p].items[i];
			const char *parent = depth > 0 ? open[depth - 1] : "", *needs = NULL;

			depth -= item->kind == TB_ITEM_END;
			if (item->kind != TB_ITEM_BEGIN)
				continue;
			for (size_t k = 0; k < TB_LEN(parents); k++)
				if (strcmp(item->text, parents[k][0]) == 0)
					needs = parents[k][1];
			cr_expect(needs != NULL
				      ? strcmp(parent, needs) == 0
				      : strcmp(parent, "Table") != 0 && strcmp(parent, "TR") != 0,
			    "page %zu: %s in %s", p + 1, item->text, parent);
			open[depth++] = item->text;
		}
	cr_expect_eq(depth, 0);
}

/* Each note on the pages with its mark, or all at the end. */
Test(table, notes_with_their_marks, .init = open_all, .fini = close_all)
{
	notes = "<note>※甲说明</note><note>另一说明</note>";
	for (int with = 0; with < 2; with++) {
		struct tb_buf body = TB_BUF_INIT;

		style.table_notes_page = with;
		for (int i = 0; i < 100; i++)
			tb_buf_printf(&body, "<row><cell>第%d项</cell><cell>%d.5%s</cell></row>", i,
			    i, i == 2 || i == 99 ? "※" : "");
		set_table(two, head, body.s);
		tb_buf_release(&body);
		cr_assert_gt(pages.npages, 2);
		for (size_t p = 0; p < pages.npages; p++) {
			int last = p + 1 == pages.npages;

			cr_expect_eq(count_starts(&pages.pages[p], "※甲"), last || (with && p == 0),
			    "page %zu, %d", p + 1, with);
			cr_expect_eq(
			    count_starts(&pages.pages[p], "另一"), last, "page %zu", p + 1);
		}
		expect_structure();
	}
	notes = "";
}

/* The fewest rows of a table's body that any page has on which it begins and does not end, of
 * all places on a page where it can begin. */
static size_t
fewest_rows(void)
{
	struct tb_buf body = TB_BUF_INIT;
	size_t least = SIZE_MAX;

	for (int i = 0; i < 12; i++)
		tb_buf_printf(&body, "<row><cell>第%d项</cell><cell>%d</cell></row>", i, i);
	for (lines_before = 1; lines_before < 25; lines_before++) {
		size_t n;

		set_table(two, head, body.s);
		n = count_starts(&pages.pages[0], "第");
		if (n > 0 && n < least)
			least = n;
	}
	lines_before = 0;
	tb_buf_release(&body);
	return least;
}

Test(table, begins_with_rows, .init = open_all, .fini = close_all)
{
	style.table_flows = 1;
	cr_expect_eq(fewest_rows(), 1);
	style.table_begin_rows = 3;
	cr_expect_eq(fewest_rows(), 3);
}

/* The texts of the header cells in their order, parted by blanks. */
static void
list_headers(struct tb_buf *out)
{
	for (size_t p = 0; p < pages.npages; p++)
		for (size_t i = 0; i + 1 < pages.pages[p].nitems; i++) {
			const struct tb_item *item = &pages.pages[p].items[i];

			if (item->kind == TB_ITEM_BEGIN && strcmp(item->text, "TH") == 0)
				tb_buf_printf(out, "%s ", item[1].text);
		}
}

Test(table, structure, .init = open_all, .fini = close_all)
{
	static const char three[] =
	    "<column align=\"center\"/><column align=\"left\"/><column align=\"decimal\"/>";
	struct tb_buf headers = TB_BUF_INIT;

	set_table(three, "<row><cell>序号</cell><cell>名称</cell><cell>数值</cell></row>",
	    "<row class=\"section\"><cell colspan=\"3\">按行业分</cell></row>"
	    "<row><cell>1</cell><cell rowspan=\"2\">甲</cell><cell>1</cell></row>"
	    "<row><cell>2</cell><cell>2</cell></row>"
	    "<row class=\"total\"><cell colspan=\"2\">合计</cell><cell>3</cell></row>");
	expect_structure();
	list_headers(&headers);
	cr_expect_str_eq(headers.s, "序号 名称 数值 甲 合计 ");
	tb_buf_release(&headers);
	/* without a column of text no row has a name */
	set_table("<column align=\"center\"/><column align=\"decimal\"/>", head,
	    "<row><cell>甲</cell><cell>1</cell></row>");
	list_headers(&headers);
	cr_expect_str_eq(headers.s, "名称 数值 ");
	tb_buf_release(&headers);
}

/* Every other row; rows below one cell alike. */
Test(table, zebra, .init = open_all, .fini = close_all)
{
	size_t stripes = 0;

	style.table_zebra = 0xF2F2F2;
	set_table(two, head,
	    "<row><cell>甲</cell><cell>1</cell></row><row><cell rowspan=\"2\">乙</cell>"
	    "<cell>2</cell></row><row><cell>3</cell></row><row><cell>丙</cell><cell>4</cell>"
	    "</row><row><cell>丁</cell><cell>5</cell></row>");
	for (size_t i = 0; i < pages.pages[0].nitems; i++)
		stripes += pages.pages[0].items[i].kind == TB_ITEM_RECT &&
			   pages.pages[0].items[i].color == 0xF2F2F2;
	cr_expect_eq(stripes, 3, "rows 2, 3 and 5");
}

/* Nothing of a cell higher than a page is lost, and each page has its head. */
Test(table, cell_of_3000_characters, .init = open_all, .fini = close_all)
{
	struct tb_buf body = TB_BUF_INIT;
	size_t seen = 0;

	tb_buf_puts(&body, "<row><cell>甲</cell><cell>");
	for (int i = 0; i < 3000; i++)
		tb_buf_puts(&body, "国");
	tb_buf_puts(&body, "</cell></row><row><cell>乙</cell><cell>短</cell></row>");
	set_table("<column align=\"left\"/><column align=\"left\"/>", head, body.s);
	tb_buf_release(&body);
	cr_expect_eq(pages.npages, 2);
	for (size_t p = 0; p < pages.npages; p++) {
		const struct tb_page *page = &pages.pages[p];

		cr_expect_eq(count_runs(page, "名称"), 1);
		for (size_t i = 0; i < page->nitems; i++) {
			const struct tb_item *run = &page->items[i];

			if (run->kind != TB_ITEM_RUN || strncmp(run->text, "国", 3) != 0)
				continue;
			seen += run->nglyphs;
			cr_expect_leq(run->y, style.area_top + style.area_height);
		}
	}
	cr_expect_eq(seen, 3000);
}
