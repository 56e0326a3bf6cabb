/*
 * Pictures of random data, looked at as page language: no two texts overlap, no
 * line or bar goes through a text, nothing leaves the picture, no type is below
 * 7 pt, and every bar and every point lies where its value says.
 *
 * TB_CHARTS in the environment says how many a form (400).
 */
#include "chart/form.h"
#include "chart/label.h"
#include "lib/buf.h"
#include "lib/file.h"
#include "lib/xmlread.h"
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <math.h>

enum { CLOSE = 145 }; /* 0.05 mm in pu */

static uint64_t seed;

/* 0 <= result < n, the same on every machine */
static unsigned
dice(unsigned n)
{
	seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(seed >> 33) % n;
}

static void
put_name(struct tb_buf *out, unsigned most)
{
	static const char *const parts[] = {"先", "进", "材", "料", "轨", "道", "1", "（", "）",
	    "产", "业", "A", "和", "、", "区", "—"};
	unsigned n = 1 + dice(most);

	tb_buf_puts(out, "名");
	while (n-- > 0)
		tb_buf_puts(out, parts[dice(TB_LEN(parts))]);
}

/* Attributes value, text, state of a row or point; *hundredths = the value, -1 = none. */
static void
put_datum(struct tb_buf *out, long long *hundredths, unsigned scale)
{
	static const char *const states[] = {"missing", "none"};
	unsigned kind = dice(20);

	if (kind < 2) {
		*hundredths = -1;
		tb_buf_printf(
		    out, " text=\"%s\" state=\"%s\"", kind == 0 ? "未报" : "——", states[kind]);
		return;
	}
	*hundredths = kind == 2 ? 0 : (long long)dice(scale) + 1;
	tb_buf_printf(out, " value=\"%lld.%02lld\" text=\"%lld.%02lld\" state=\"%s\"",
	    *hundredths / 100, *hundredths % 100, *hundredths / 100, *hundredths % 100,
	    kind == 3 ? "carried" : "value");
}

static unsigned
any_scale(void)
{
	static const unsigned scales[] = {3, 100, 6000, 10000, 25000, 10000000, 2000000000};

	return scales[dice(TB_LEN(scales))];
}

static void
put_rows(struct tb_buf *out, long long *values, size_t n, unsigned scale)
{
	static const char *const lamps[] = {"green", "yellow", "red", "blue"};
	unsigned name = 1 + dice(30);

	if (dice(5) > 0)
		tb_buf_printf(out, "<mark value=\"%u.25\" label=\"序时进度\"/>\n", dice(101));
	for (size_t i = 0; i < n; i++) {
		tb_buf_puts(out, "<row label=\"");
		put_name(out, name);
		tb_buf_puts(out, "\"");
		put_datum(out, &values[i], scale);
		if (dice(3) > 0)
			tb_buf_printf(out, " lamp=\"%s\" rank=\"%zu\"", lamps[dice(4)], i + 1);
		if (dice(8) == 0)
			tb_buf_puts(out, " note=\"上月数，沿用至今\"");
		tb_buf_puts(out, "/>\n");
	}
}

static void
put_points(struct tb_buf *out, long long *values, size_t n, unsigned scale)
{
	long long plan;

	tb_buf_puts(out, "<categories>\n");
	for (size_t i = 0; i < n; i++)
		tb_buf_printf(out, "<category label=\"%zu月\"/>\n", i + 2);
	tb_buf_puts(out, "</categories>\n");
	tb_buf_puts(out, "<series name=\"");
	put_name(out, 5);
	tb_buf_puts(out, "\" part=\"actual\">\n");
	for (size_t i = 0; i < n; i++) {
		tb_buf_puts(out, "<point");
		put_datum(out, &values[i], scale);
		tb_buf_puts(out, "/>\n");
	}
	tb_buf_puts(out, "</series>\n");
	if (dice(6) == 0)
		return;
	tb_buf_puts(out, "<series name=\"计划\" part=\"plan\">\n");
	for (size_t i = 0; i < n; i++) {
		tb_buf_puts(out, "<point");
		put_datum(out, &plan, scale);
		tb_buf_puts(out, "/>\n");
	}
	tb_buf_puts(out, "</series>\n");
}

static void
put_chart(struct tb_buf *out, enum form form, long long *values, size_t n)
{
	const char *unit = dice(2) > 0 ? "%" : "亿元";
	unsigned scale = any_scale();

	tb_buf_puts(out, "<document xmlns=\"urn:tongbao:document:1\" name=\"d\" lang=\"zh-CN\">\n");
	tb_buf_printf(out, "<chart id=\"c\" form=\"%s\" caption=\"图\" title=\"", form_name(form));
	put_name(out, 60);
	tb_buf_puts(out, "\" subtitle=\"");
	put_name(out, 60);
	tb_buf_printf(out, "\" unit=\"%s\" alt=\"图\" width=\"full\"%s>\n", unit,
	    dice(2) > 0 ? " note=\"资料来源：各单位报送。\"" : "");
	if (form == FORM_CUMULATIVE)
		put_points(out, values, n, scale);
	else
		put_rows(out, values, n, scale);
	tb_buf_puts(out, "</chart>\n</document>\n");
}

/* --- looking at it --------------------------------------------------------- */

static struct box
run_box(const struct tb_item *run)
{
	struct box box = {run->x, run->y - run->size_pu * 88 / 100, run->x, run->y};

	box.bottom += run->size_pu * 12 / 100;
	for (size_t i = 0; i < run->nglyphs; i++)
		box.right += run->glyphs[i].advance;
	return box;
}

static void
check_text(const struct tb_page *page, size_t at, const char *source)
{
	const struct tb_item *run = &page->items[at];
	struct box box = run_box(run);
	struct box core = {box.left + 256, box.top + 256, box.right - 256, box.bottom - 256};

	cr_assert_geq(run->size_pu, 7 * TB_PU_PER_PT, "%s\n'%s' is small", source, run->text);
	cr_assert(box.left >= 0 && box.right <= page->width + 2 && box.top >= 0 &&
		      box.bottom <= page->height,
	    "%s\n'%s' leaves the picture", source, run->text);
	for (size_t i = 0; i < page->nitems; i++) {
		const struct tb_item *item = &page->items[i];

		if (item->kind == TB_ITEM_RUN && i > at)
			cr_assert_not(box_overlap(core, run_box(item)), "%s\n'%s' and '%s' overlap",
			    source, run->text, item->text);
		if (item->kind == TB_ITEM_RECT)
			cr_assert_not(
			    box_overlap(core, (struct box){item->x, item->y, item->x + item->width,
						  item->y + item->height}),
			    "%s\na bar or line goes through '%s'", source, run->text);
		if (item->kind != TB_ITEM_PATH || item->stroke_pu == 0)
			continue;
		for (size_t k = 1; k < item->nsteps; k++) {
			const int32_t *a = item->steps[k - 1].c, *b = item->steps[k].c;

			cr_assert_not(box_crossed(core, (struct segment){a[0], a[1], b[0], b[1]}),
			    "%s\na curve goes through '%s'", source, run->text);
		}
	}
}

static void
check_inside(const struct tb_page *page, const char *source)
{
	for (size_t i = 0; i < page->nitems; i++) {
		const struct tb_item *item = &page->items[i];

		if (item->kind == TB_ITEM_RUN)
			check_text(page, i, source);
		if (item->kind == TB_ITEM_RECT)
			cr_assert(item->x >= 0 && item->y >= 0 &&
				      item->x + item->width <= page->width &&
				      item->y + item->height <= page->height,
			    "%s\na rectangle leaves the picture", source);
		cr_assert(item->kind != TB_ITEM_BEGIN, "a picture has no structure");
		for (size_t k = 0; k < item->nsteps; k++)
			for (int c = 0; c < (item->steps[k].op == 'C' ? 6 : 2); c++)
				cr_assert(item->steps[k].c[c] >= 0 &&
					      item->steps[k].c[c] <=
						  (c % 2 == 0 ? page->width : page->height),
				    "%s\na path leaves the picture", source);
	}
}

/* Lengths of bars, and heights of points, are to each other as their values. */
static void
check_bars(const struct tb_page *page, const struct style *style, const long long *values, size_t n,
    const char *source)
{
	double most = 0, full = 0;

	for (int pass = 0; pass < 2; pass++) {
		size_t row = 0;

		for (size_t i = 0; i < page->nitems; i++) {
			const struct tb_item *item = &page->items[i];

			if (item->kind != TB_ITEM_RECT || (item->height != style->bar_height &&
							      item->height != style->bullet_height))
				continue;
			/* a bar of less than half a unit is none */
			while (row < n &&
			       (values[row] <= 0 || (double)values[row] * full < 0.5 * most))
				row++;
			if (pass == 0 && item->width > full)
				full = item->width;
			if (pass == 1)
				cr_assert_float_eq((double)item->width,
				    (double)values[row] * full / most, CLOSE, "%s\nbar of row %zu",
				    source, row);
			row += pass == 1;
		}
		for (size_t i = 0; i < n; i++)
			if ((double)values[i] > most)
				most = (double)values[i];
	}
}

static void
check_curve(const struct tb_page *page, const struct style *style, const long long *values,
    size_t n, const char *source)
{
	double y0 = -1, y1 = 0, v0 = 0, v1 = 0;
	size_t at = 0;

	for (size_t i = 0; i < page->nitems; i++) {
		const struct tb_item *item = &page->items[i];

		if (item->kind != TB_ITEM_PATH || item->stroke_pu != style->actual_weight)
			continue;
		for (size_t k = 0; k < item->nsteps; k++, at++) {
			/* a point without neighbours is a disc and no part of a line */
			while (
			    at < n && (values[at] < 0 || ((at == 0 || values[at - 1] < 0) &&
							     (at + 1 == n || values[at + 1] < 0))))
				at++;
			cr_assert_lt(at, n);
			if (y0 < 0) {
				y0 = item->steps[k].c[1], v0 = (double)values[at];
			} else if (v1 == 0 || v1 == v0) {
				y1 = item->steps[k].c[1], v1 = (double)values[at];
			} else {
				double slope = (y1 - y0) / (v1 - v0);

				/* as exact as the two first points let the slope be known */
				cr_assert_float_eq((double)item->steps[k].c[1],
				    y0 + slope * ((double)values[at] - v0),
				    CLOSE + fabs(((double)values[at] - v0) / (v1 - v0)),
				    "%s\npoint %zu", source, at);
			}
		}
	}
}

static void
draw_one(enum form form, const struct style *style, struct tb_fonts *fonts, int *refused)
{
	enum { MOST = 40 };
	long long values[MOST];
	size_t n = 1 + dice(dice(4) == 0 ? MOST : 14);
	struct tb_buf source = TB_BUF_INIT;
	struct charts charts;
	struct tb_pages doc;
	struct tb_err err = {0};

	put_chart(&source, form, values, n);
	cr_assert_eq(charts_parse(source.s, source.len, "random", &charts, &err), 0, "%s\n%s",
	    source.s, err.text);
	tb_pages_init(&doc);
	if (form_draw(
		&(struct easel){style, fonts, NULL}, &charts, &charts.charts[0], &doc, &err) == 0) {
		check_inside(&doc.pages[0], source.s);
		if (form == FORM_CUMULATIVE)
			check_curve(&doc.pages[0], style, values, n, source.s);
		else
			check_bars(&doc.pages[0], style, values, n, source.s);
	} else {
		cr_assert_neq(err.text[0], '\0');
		(*refused)++;
	}
	tb_pages_release(&doc);
	charts_release(&charts);
	tb_buf_release(&source);
}

ParameterizedTestParameters(picture, random)
{
	static int index[] = {FORM_BULLET, FORM_RANKED, FORM_CUMULATIVE};

	return cr_make_param_array(int, index, TB_LEN(index));
}

ParameterizedTest(int *param, picture, random, .timeout = 600)
{
	const char *top = getenv("TESTDIR"), *count = getenv("TB_CHARTS");
	long many = count != NULL ? strtol(count, NULL, 10) : 400;
	char *templates, *folder;
	struct style style;
	struct tb_fonts *fonts;
	struct tb_err err = {0};
	int refused = 0;

	cr_assert_not_null(top, "TESTDIR is not set");
	templates = tb_path_join(top, "../templates");
	folder = tb_path_join(top, "../fonts");
	cr_assert_eq(style_load(templates, &style, &err), 0, "%s", err.text);
	fonts = tb_fonts_open(folder, &err);
	cr_assert_not_null(fonts, "%s", err.text);
	seed = 20220731;
	for (long i = 0; i < many; i++)
		draw_one((enum form) * param, &style, fonts, &refused);
	/* too many rows for a page are refused, but most are drawn */
	cr_assert_lt(refused, many / 4 + 1, "%d of %ld refused", refused, many);
	tb_fonts_free(fonts);
	style_release(&style);
	free(templates);
	free(folder);
}
