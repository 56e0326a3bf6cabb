/* The picture all forms share, its heading and note, and blocks of text: see frame.h.  Numbers
 * and what is said of them are frame-values.c, rules and discs frame-shapes.c. */
#include "frame.h"
#include <stdarg.h>

static const int32_t ascent_em = TB_EM * 88 / 100; /* of the em box, above the baseline */

static int32_t
scaled(int32_t size, int32_t ratio)
{
	return tb_em_pu(ratio, size);
}

static struct block
compose(const struct canvas *canvas, const struct type *type, int32_t size, int32_t measure,
    const char *s)
{
	struct tb_piece piece = {.s = s, .len = strlen(s), .role = (enum tb_role)type->role};
	struct tb_para_style style = {.measure = measure,
	    .size = size,
	    .pitch = size,
	    .color = (uint32_t)type->ink,
	    .level = TB_LEVEL_GB,
	    .align = TB_ALIGN_LEFT};
	struct block block = {
	    .text = s, .type = *type, .leading = scaled(size, canvas->style->leading)};

	tb_para_compose(&block.para, canvas->fonts, &piece, 1, &style);
	block.width = tb_para_width(&block.para);
	block.height = (int32_t)block.para.nlines * block.leading;
	return block;
}

struct block
block_make(const struct canvas *canvas, const struct type *type, int32_t measure, const char *s)
{
	return compose(canvas, type, type->size, measure, s);
}

struct block
block_fit(const struct canvas *canvas, const struct type *type, int32_t measure, const char *s)
{
	static const int32_t grain = TB_PU_PER_PT / 4;
	int32_t width = frame_width(canvas, type, s), size = type->size;

	if (width > measure) {
		size = (int32_t)((int64_t)size * measure / width) / grain * grain;
		if (size < canvas->style->type_least)
			size = canvas->style->type_least;
	}
	return compose(canvas, type, size, measure, s);
}

void
block_release(struct block *block)
{
	tb_para_release(&block->para);
}

void
block_put(
    const struct block *block, struct canvas *canvas, int32_t x, int32_t y, enum tb_align align)
{
	int32_t size = block->para.style.size;
	int32_t baseline = y + (block->leading - size) / 2 + tb_em_pu(ascent_em, size);

	for (size_t i = 0; i < block->para.nlines; i++, baseline += block->leading) {
		int32_t width = block->para.lines[i].width;
		int32_t left = align == TB_ALIGN_RIGHT	  ? x - width
			       : align == TB_ALIGN_CENTRE ? x - width / 2
							  : x;
		int32_t middle = y + (int32_t)i * block->leading + block->leading / 2;

		trace_label(canvas, &block->type,
		    (struct box){left, middle - size / 2, left + width, middle - size / 2 + size},
		    block->text);
		tb_para_put(
		    &block->para, i, canvas->fonts, canvas->doc, canvas->page, left, baseline);
	}
}

static struct tb_text_style
text_style(const struct type *type)
{
	return (struct tb_text_style){
	    .role = (enum tb_role)type->role, .size_pu = type->size, .color = (uint32_t)type->ink};
}

/* Its right end. */
static int32_t
put_text(struct canvas *canvas, const struct type *type, int32_t x, int32_t y_middle, const char *s)
{
	struct tb_text_style style = text_style(type);
	int32_t top = y_middle - type->size / 2;
	int32_t baseline = top + tb_em_pu(ascent_em, type->size), right;

	right = tb_text_put(
	    canvas->doc, canvas->page, canvas->fonts, &style, x, baseline, s, strlen(s));
	trace_label(canvas, type, (struct box){x, top, right, top + type->size}, s);
	return right;
}

void
frame_text(
    struct canvas *canvas, const struct type *type, int32_t x, int32_t y_middle, const char *s)
{
	(void)put_text(canvas, type, x, y_middle, s);
}

struct box
frame_text_around(
    struct canvas *canvas, const struct type *type, int32_t x, int32_t y_middle, const char *s)
{
	int32_t pad = canvas->style->column_gap / 4;
	int32_t right = put_text(canvas, type, x, y_middle, s);

	return (struct box){
	    x - pad, y_middle - type->size / 2, right + pad, y_middle + type->size / 2};
}

int32_t
frame_width(const struct canvas *canvas, const struct type *type, const char *s)
{
	struct tb_text_style style = text_style(type);

	return tb_text_width(canvas->fonts, &style, s, strlen(s));
}

int32_t
frame_share(const struct canvas *canvas, int32_t length)
{
	return (int32_t)((int64_t)length * canvas->width / canvas->style->width);
}

void
frame_unit(struct canvas *canvas, int32_t beside)
{
	struct block block;

	if (chart_unit_said(canvas->chart->subtitle, canvas->unit))
		return;
	block = block_fit(canvas, &canvas->style->axis, canvas->width, canvas->unit);
	block_put(&block, canvas, 0, canvas->y, TB_ALIGN_LEFT);
	if (block.width + canvas->style->column_gap > beside)
		canvas->y += block.height;
	block_release(&block);
}

/* A paragraph across the picture at y; moves y below it. */
static void
put_across(struct canvas *canvas, const struct type *type, const char *s)
{
	struct block block;

	if (s[0] == '\0')
		return;
	block = block_make(canvas, type, canvas->page->width, s);
	block_put(&block, canvas, 0, canvas->y, TB_ALIGN_LEFT);
	canvas->y += block.height;
	if (block.para.nlines > 0)
		canvas->spare_left = block.para.lines[block.para.nlines - 1].width;
	canvas->spare_y = canvas->y - block.leading / 2;
	block_release(&block);
}

static int32_t
usual_plot_height(const struct chart *chart, const struct style *style)
{
	const int32_t heights[PLOT_MAX] = {
	    style->plot_height, style->low_plot_height, style->high_plot_height,
	    style->tall_plot_height};

	return chart->width == WIDTH_PAGE ? style->page_plot_height : heights[chart->plot];
}

void
frame_begin(struct canvas *canvas, const char *alt)
{
	const struct style *style = canvas->style;
	const struct chart *chart = canvas->chart;

	canvas->width = chart->width == WIDTH_COLUMN ? style->column_width : style->width;
	canvas->plot_height = usual_plot_height(chart, style) + canvas->plot_more;
	canvas->page = tb_pages_page(canvas->doc, canvas->width, 0, "");
	tb_pages_begin(canvas->doc, canvas->page, "Figure", alt);
	canvas->y = 0;
	tb_pages_rect(
	    canvas->page, 0, 0, canvas->width, style->rule_weight, (uint32_t)style->rule_ink);
	canvas->y = style->rule_weight + style->block_gap / 2;
	canvas->spare_left = canvas->width;
	put_across(canvas, &style->title, chart->title);
	put_across(canvas, &style->subtitle, chart->subtitle);
	canvas->y += style->block_gap;
}

/* The list, and how much more there is. */
static void
put_list(const struct canvas *canvas, const struct list *list, struct tb_buf *out)
{
	const struct style *style = canvas->style;

	tb_buf_reset(out);
	tb_buf_puts(out, list->text.s);
	if (list->n > (size_t)style->list_most)
		tb_buf_printf(out, "%s%zu%s", style->list_more, list->n, style->list_count);
	if (list->n > 0)
		tb_buf_puts(out, style->list_stop);
}

static int32_t
across_height(const struct canvas *canvas, const char *s)
{
	struct block block;
	int32_t height;

	if (s == NULL || s[0] == '\0')
		return 0;
	block = block_make(canvas, &canvas->style->note, canvas->page->width, s);
	height = block.height;
	block_release(&block);
	return height;
}

int32_t
frame_note_height(const struct canvas *canvas)
{
	int32_t height =
	    across_height(canvas, canvas->remark) + across_height(canvas, canvas->chart->note);
	struct tb_buf text = TB_BUF_INIT;

	put_list(canvas, &canvas->unsaid, &text);
	height += across_height(canvas, text.s);
	put_list(canvas, &canvas->unplaced, &text);
	height += across_height(canvas, text.s);
	tb_buf_release(&text);
	return height > 0 ? canvas->style->block_gap + height : 0;
}

void
frame_end(struct canvas *canvas)
{
	const struct style *style = canvas->style;
	int32_t notes = frame_note_height(canvas);
	int32_t foot = notes + style->block_gap / 2 + style->rule_weight;
	struct tb_buf text = TB_BUF_INIT;

	if (canvas->y + foot < canvas->height_least)
		canvas->y = canvas->height_least - foot;
	if (notes > 0)
		canvas->y += style->block_gap;
	put_list(canvas, &canvas->unsaid, &text);
	put_across(canvas, &style->note, text.s);
	put_list(canvas, &canvas->unplaced, &text);
	put_across(canvas, &style->note, text.s);
	tb_buf_release(&text);
	if (canvas->remark != NULL)
		put_across(canvas, &style->note, canvas->remark);
	put_across(canvas, &style->note, canvas->chart->note);
	canvas->y += style->block_gap / 2;
	tb_pages_rect(canvas->page, 0, canvas->y, canvas->width, style->rule_weight,
	    (uint32_t)style->rule_ink);
	canvas->y += style->rule_weight;
	canvas->page->height = canvas->y;
	tb_pages_end(canvas->page);
	trace_picture(canvas);
}

int
frame_fail(const struct canvas *canvas, int line, struct tb_err *err, const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	return tb_err_set(
	    err, TB_MSG_CHART, canvas->file, line, 0, "chart '%s': %s", canvas->chart->id, text);
}
