/*
 * Content streams: see content.h.
 *
 * Glyph places are reckoned in units of 1/1024000 pt, in which a Pango unit
 * (1/1024 pt), a thousandth of a point and a thousandth of the type size are
 * all whole: 1000, 1024 and size_pu.
 */
#include "content.h"

enum { PU = 1000, MILLI = 1024 };

void
content_start(struct content *c, int64_t height_pu)
{
	struct tb_buf out = c->out;

	if (out.s == NULL)
		tb_buf_init(&out);
	tb_buf_reset(&out);
	*c = (struct content){.out = out,
	    .height = height_pu,
	    .fill = 0, /* black, at the beginning of every page */
	    .stroke = 0,
	    .stroke_pu = TB_PU_PER_PT};
}

void
content_release(struct content *c)
{
	tb_buf_release(&c->out);
	*c = (struct content){0};
}

static void
put_milli(struct content *c, int64_t milli)
{
	pdfout_put_milli(&c->out, milli);
	tb_buf_putc(&c->out, ' ');
}

static void
put_op(struct content *c, const char *op)
{
	tb_buf_puts(&c->out, op);
	tb_buf_putc(&c->out, '\n');
}

/* y of the page, downwards, in 1/1000 pt upwards. */
static int64_t
up(const struct content *c, int64_t y_pu)
{
	return pdfout_milli(c->height - y_pu);
}

static void
put_point(struct content *c, int64_t x_pu, int64_t y_pu)
{
	put_milli(c, pdfout_milli(x_pu));
	put_milli(c, up(c, y_pu));
}

/* A colour's part, 0 to 255, as 0 to 1. */
static void
put_color(struct content *c, uint32_t color, const char *op)
{
	int shift;

	for (shift = 16; shift >= 0; shift -= 8)
		put_milli(c, ((int64_t)(color >> shift & 255) * 1000 + 127) / 255);
	put_op(c, op);
}

static void
fill_rects(struct content *c)
{
	if (c->rects)
		put_op(c, "f");
	c->rects = 0;
}

static void
leave_text(struct content *c)
{
	if (c->in_text)
		put_op(c, "ET");
	c->in_text = 0;
}

static void
set_fill(struct content *c, uint32_t color)
{
	if (c->fill == (long)color)
		return;
	fill_rects(c);
	put_color(c, color, "rg");
	c->fill = (long)color;
}

void
content_finish(struct content *c)
{
	fill_rects(c);
	leave_text(c);
}

void
content_begin(struct content *c, const char *type, int mark)
{
	content_finish(c);
	tb_buf_putc(&c->out, '/');
	tb_buf_puts(&c->out, type);
	tb_buf_puts(&c->out, "<</MCID ");
	tb_buf_putint(&c->out, mark);
	put_op(c, ">>BDC");
}

void
content_end(struct content *c)
{
	content_finish(c);
	put_op(c, "EMC");
}

/* --- text --------------------------------------------------------------------------- */

static void
enter_text(struct content *c, uint32_t color)
{
	fill_rects(c);
	if (!c->in_text) {
		put_op(c, "BT");
		c->line_x = c->line_y = 0;
	}
	c->in_text = 1;
	set_fill(c, color);
}

static void
set_font(struct content *c, const struct embed *font, unsigned name, int32_t size_pu)
{
	if (c->font == font && c->size_pu == size_pu)
		return;
	tb_buf_puts(&c->out, "/F");
	tb_buf_putint(&c->out, name);
	tb_buf_putc(&c->out, ' ');
	/* to the unit, or widths would not add up */
	pdfout_put_size(&c->out, size_pu);
	put_op(c, " Tf");
	c->font = font;
	c->size_pu = size_pu;
}

static void
set_place(struct content *c, int64_t x, int64_t y)
{
	put_milli(c, x - c->line_x);
	put_milli(c, y - c->line_y);
	put_op(c, "Td");
	c->line_x = x;
	c->line_y = y;
}

/* The same for a run that reads downwards; the next one needs a new text object. */
static void
set_turned_place(struct content *c, int64_t x, int64_t y)
{
	tb_buf_puts(&c->out, "0 -1 1 0 ");
	put_milli(c, x);
	put_milli(c, y);
	put_op(c, "Tm");
}

static void
set_rise(struct content *c, int64_t rise)
{
	if (c->rise == rise)
		return;
	put_milli(c, rise);
	put_op(c, "Ts");
	c->rise = rise;
}

/* How much farther glyph i + 1 stands from glyph i than the font's width says. */
static int64_t
extra(const struct tb_item *run, const struct embed *font, size_t i)
{
	const struct tb_glyph *g = &run->glyphs[i];

	return ((int64_t)g->advance + g[1].dx - g->dx) * PU -
	       (int64_t)font->advance[g->id] * run->size_pu;
}

/* The character spacing of a run: what more than half of its glyphs have, if
 * there is such a thing (Boyer and Moore's vote). */
static void
set_spacing(struct content *c, const struct tb_item *run, const struct embed *font)
{
	int64_t candidate = 0, spacing;
	size_t votes = 0, i;

	for (i = 0; i + 1 < run->nglyphs; i++) {
		int64_t own = extra(run, font, i);

		if (votes == 0)
			candidate = own;
		/* advances are rounded to a unit: neighbours are the same */
		if (own - candidate <= PU && candidate - own <= PU)
			votes++;
		else
			votes--;
	}
	if (run->nglyphs < 2)
		return;
	spacing = candidate / MILLI;
	if (spacing == c->spacing)
		return;
	put_milli(c, spacing);
	put_op(c, "Tc");
	c->spacing = spacing;
}

struct line {
	int64_t pen; /* where the reader's pen stands, from the run's origin */
	int open;    /* a string is open */
};

static void
put_code(struct tb_buf *out, unsigned code)
{
	const char bytes[2] = {(char)(code >> 8), (char)code};
	int i;

	for (i = 0; i < 2; i++) {
		if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
			tb_buf_putc(out, '\\');
		if (bytes[i] == '\r')
			tb_buf_puts(out, "\\r");
		else
			tb_buf_putc(out, bytes[i]);
	}
}

/* Moves the pen to `want` by a number in the array, when it is not there already. */
static void
move_pen(struct content *c, struct line *line, int64_t want)
{
	int64_t off = want - line->pen, half = c->size_pu / 2;
	int64_t steps = (off + (off < 0 ? -half : half)) / c->size_pu;

	if (steps == 0)
		return;
	if (line->open)
		tb_buf_putc(&c->out, ')');
	line->open = 0;
	tb_buf_putint(&c->out, -steps);
	line->pen += steps * c->size_pu;
}

static unsigned
bytes_of(const char *text, unsigned nchars)
{
	const char *p = text;

	for (; nchars > 0; nchars--) /* UTF-8: continuation bytes are 10xxxxxx */
		for (p++; ((unsigned char)*p & 0xC0) == 0x80;)
			p++;
	return (unsigned)(p - text);
}

/* The glyphs from `i` on that have one rise, as an array; how many. -1: no code. */
static long
show(struct content *c, const struct tb_item *run, struct embed *font, size_t i, const char **text,
    struct line *line, int64_t *x)
{
	size_t from = i;

	tb_buf_putc(&c->out, '[');
	for (; i < run->nglyphs && run->glyphs[i].dy == run->glyphs[from].dy; i++) {
		const struct tb_glyph *g = &run->glyphs[i];
		unsigned len = bytes_of(*text, g->nchars);
		unsigned code = embed_code(font, g->id, *text, len);

		if (code == 0)
			return -1;
		move_pen(c, line, *x + (int64_t)g->dx * PU);
		if (!line->open)
			tb_buf_putc(&c->out, '(');
		line->open = 1;
		put_code(&c->out, code);
		line->pen += (int64_t)font->advance[g->id] * run->size_pu + c->spacing * MILLI;
		*x += (int64_t)g->advance * PU;
		*text += len;
	}
	if (line->open)
		tb_buf_putc(&c->out, ')');
	line->open = 0;
	put_op(c, "]TJ");
	return (long)(i - from);
}

/* Is one of its gaps, at no blank, so wide that readers take it for a blank? Poppler
 * does from a tenth of the type size on. */
static int
is_spread(const struct tb_item *run, const struct embed *font)
{
	unsigned nchars = 0;

	for (size_t i = 0; i + 1 < run->nglyphs; i++) {
		unsigned before = nchars;

		nchars += run->glyphs[i].nchars;
		if (extra(run, font, i) * 10 <= (int64_t)run->size_pu * PU)
			continue;
		if (run->text[bytes_of(run->text, before)] != ' ' &&
		    run->text[bytes_of(run->text, nchars)] != ' ')
			return 1;
	}
	return 0;
}

/* A spread run says itself what its text is (ISO 32000-1, 14.9.4; X1). */
static void
begin_spread(struct content *c, const char *text)
{
	tb_buf_puts(&c->out, "/Span<</ActualText ");
	pdfout_put_text(&c->out, text);
	put_op(c, ">>BDC");
}

int
content_run(struct content *c, const struct tb_item *run, struct embed *font, unsigned name)
{
	int64_t start = pdfout_milli(run->x), x = 0;
	int spread;
	const char *text = run->text;
	struct line line = {0};
	size_t i = 0;
	long n;

	if (run->nglyphs == 0)
		return 0;
	for (i = 0; i < run->nglyphs; i++)
		embed_measure(font, run->glyphs[i].id);
	enter_text(c, run->color);
	spread = is_spread(run, font);
	if (spread)
		begin_spread(c, run->text);
	set_font(c, font, name, run->size_pu);
	if (run->turned)
		set_turned_place(c, start, up(c, run->y));
	else
		set_place(c, start, up(c, run->y));
	set_spacing(c, run, font);
	if (!run->turned)
		line.pen = start * MILLI - (int64_t)run->x * PU;
	for (i = 0; i < run->nglyphs; i += (size_t)n) {
		set_rise(c, -pdfout_milli(run->glyphs[i].dy));
		n = show(c, run, font, i, &text, &line, &x);
		if (n < 0)
			return -1;
	}
	set_rise(c, 0);
	if (spread)
		put_op(c, "EMC");
	if (run->turned)
		leave_text(c);
	return 0;
}

/* --- shapes ---------------------------------------------------------------------------- */

static void
put_rect(struct content *c, const struct tb_item *rect)
{
	set_fill(c, rect->color);
	put_point(c, rect->x, (int64_t)rect->y + rect->height);
	put_milli(c, pdfout_milli(rect->width));
	put_milli(c, pdfout_milli(rect->height));
	put_op(c, "re");
	c->rects = 1;
}

static void
put_step(struct content *c, const struct tb_step *step)
{
	int pairs = step->op == 'C' ? 3 : step->op == 'Z' ? 0 : 1, k;

	for (k = 0; k < pairs; k++)
		put_point(c, step->c[2 * k], step->c[2 * k + 1]);
	put_op(c, step->op == 'M' ? "m" : step->op == 'L' ? "l" : step->op == 'C' ? "c" : "h");
}

static void
set_stroke(struct content *c, const struct tb_item *path)
{
	if (c->stroke != (long)path->color)
		put_color(c, path->color, "RG");
	c->stroke = (long)path->color;
	if (c->stroke_pu != path->stroke_pu) {
		put_milli(c, pdfout_milli(path->stroke_pu));
		put_op(c, "w");
	}
	c->stroke_pu = path->stroke_pu;
	if (!c->joined)
		put_op(c, "1 j");
	c->joined = 1;
	if (c->dash_pu != path->dash_pu) {
		tb_buf_putc(&c->out, '[');
		if (path->dash_pu > 0)
			pdfout_put_milli(&c->out, pdfout_milli(path->dash_pu));
		put_op(c, "]0 d");
	}
	c->dash_pu = path->dash_pu;
}

static void
put_path(struct content *c, const struct tb_item *path)
{
	size_t i;

	fill_rects(c);
	if (path->stroke_pu == 0)
		set_fill(c, path->color);
	else
		set_stroke(c, path);
	for (i = 0; i < path->nsteps; i++)
		put_step(c, &path->steps[i]);
	put_op(c, path->stroke_pu == 0 ? "f" : "S");
}

void
content_shape(struct content *c, const struct tb_item *item)
{
	leave_text(c);
	if (item->kind == TB_ITEM_RECT)
		put_rect(c, item);
	else
		put_path(c, item);
}
