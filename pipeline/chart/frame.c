/* The picture all forms share: see frame.h. */
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

void
frame_text(
    struct canvas *canvas, const struct type *type, int32_t x, int32_t y_middle, const char *s)
{
	struct tb_text_style style = text_style(type);
	int32_t top = y_middle - type->size / 2;
	int32_t baseline = top + tb_em_pu(ascent_em, type->size), right;

	right = tb_text_put(
	    canvas->doc, canvas->page, canvas->fonts, &style, x, baseline, s, strlen(s));
	trace_label(canvas, type, (struct box){x, top, right, top + type->size}, s);
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
frame_hline(struct canvas *canvas, int32_t x0, int32_t x1, int32_t y, int32_t weight, int32_t ink)
{
	tb_pages_rect(canvas->page, x0, y - weight / 2, x1 - x0, weight, (uint32_t)ink);
}

void
frame_vline(struct canvas *canvas, int32_t x, int32_t y0, int32_t y1, int32_t weight, int32_t ink)
{
	tb_pages_rect(canvas->page, x - weight / 2, y0, weight, y1 - y0, (uint32_t)ink);
}

void
frame_disc(struct canvas *canvas, int32_t x, int32_t y, int32_t diameter, int32_t ink)
{
	int32_t r = diameter / 2;
	int32_t k = (int32_t)((int64_t)r * 5523 / 10000); /* a quarter circle as one curve */
	const struct tb_step steps[] = {
	    {'M', {x + r, y}},
	    {'C', {x + r, y + k, x + k, y + r, x, y + r}},
	    {'C', {x - k, y + r, x - r, y + k, x - r, y}},
	    {'C', {x - r, y - k, x - k, y - r, x, y - r}},
	    {'C', {x + k, y - r, x + r, y - k, x + r, y}},
	    {'Z', {0}},
	};

	tb_pages_path(canvas->doc, canvas->page, steps, TB_LEN(steps), 0, 0, (uint32_t)ink);
}

void
frame_line(struct canvas *canvas, struct segment at, int32_t weight, int32_t dash, int32_t ink)
{
	const struct tb_step steps[] = {{'M', {at.x0, at.y0}}, {'L', {at.x1, at.y1}}};

	tb_pages_path(canvas->doc, canvas->page, steps, TB_LEN(steps), weight, dash, (uint32_t)ink);
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

void
frame_begin(struct canvas *canvas)
{
	const struct style *style = canvas->style;
	const struct chart *chart = canvas->chart;

	canvas->width = chart->width == WIDTH_COLUMN ? style->column_width : style->width;
	canvas->plot_height =
	    chart->width == WIDTH_PAGE ? style->page_plot_height : style->plot_height;
	canvas->page = tb_pages_page(canvas->doc, canvas->width, 0, "");
	canvas->y = 0;
	tb_pages_rect(
	    canvas->page, 0, 0, canvas->width, style->rule_weight, (uint32_t)style->rule_ink);
	canvas->y = style->rule_weight + style->block_gap / 2;
	canvas->spare_left = canvas->width;
	put_across(canvas, &style->title, chart->title);
	put_across(canvas, &style->subtitle, chart->subtitle);
	canvas->y += style->block_gap;
}

int32_t
frame_note_height(const struct canvas *canvas)
{
	struct block block;
	int32_t height;

	if (canvas->chart->note[0] == '\0')
		return 0;
	block = block_make(canvas, &canvas->style->note, canvas->page->width, canvas->chart->note);
	height = canvas->style->block_gap + block.height;
	block_release(&block);
	return height;
}

void
frame_end(struct canvas *canvas)
{
	const struct style *style = canvas->style;

	if (canvas->chart->note[0] != '\0') {
		canvas->y += style->block_gap;
		put_across(canvas, &style->note, canvas->chart->note);
	}
	canvas->y += style->block_gap / 2;
	tb_pages_rect(canvas->page, 0, canvas->y, canvas->width, style->rule_weight,
	    (uint32_t)style->rule_ink);
	canvas->y += style->rule_weight;
	canvas->page->height = canvas->y;
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
