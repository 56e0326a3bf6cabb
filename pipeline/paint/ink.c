/* The marks of a page on a cairo context: see ink.h. */
#include "ink.h"
#include "../lib/utf8.h"
#include <math.h>

void
ink_init(struct ink *ink, cairo_t *cr, cairo_font_face_t *const *faces)
{
	cairo_font_options_t *options = cairo_font_options_create();

	*ink = (struct ink){.cr = cr, .faces = faces, .face = -1, .color = -1};
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_set_font_options(cr, options);
	cairo_font_options_destroy(options);
}

void
ink_release(struct ink *ink)
{
	free(ink->glyphs);
	free(ink->clusters);
	*ink = (struct ink){0};
}

void
ink_flush(struct ink *ink)
{
	if (ink->pending)
		cairo_fill(ink->cr);
	ink->pending = 0;
}

static void
set_color(struct ink *ink, uint32_t color)
{
	if (ink->color == (long)color)
		return;
	ink_flush(ink);
	cairo_set_source_rgb(ink->cr, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
	    (color & 255) / 255.0);
	ink->color = (long)color;
}

static void
set_face(struct ink *ink, unsigned face, int32_t size_pu)
{
	if (ink->face != (long)face)
		cairo_set_font_face(ink->cr, ink->faces[face]);
	if (ink->face != (long)face || ink->size_pu != size_pu)
		cairo_set_font_size(ink->cr, pt(size_pu));
	ink->face = (long)face;
	ink->size_pu = size_pu;
}

/* Bytes of the next n code points. */
static int
bytes_of(const char **text, unsigned n)
{
	const char *from = *text;

	while (n-- > 0)
		tb_utf8_next(text);
	return (int)(*text - from);
}

/* Every cluster is one glyph: what a reader extracts is the run's own text,
 * never what a font's cmap says (a radical in place of the hanzi). */
static void
draw_run(struct ink *ink, const struct tb_item *run)
{
	const char *text = run->text;
	int64_t x = run->x;
	size_t i;

	if (run->nglyphs > ink->cap) {
		ink->cap = run->nglyphs * 2;
		ink->glyphs = tb_xrealloc(ink->glyphs, ink->cap, sizeof(*ink->glyphs));
		ink->clusters = tb_xrealloc(ink->clusters, ink->cap, sizeof(*ink->clusters));
	}
	for (i = 0; i < run->nglyphs; i++) {
		const struct tb_glyph *g = &run->glyphs[i];

		ink->glyphs[i] = (cairo_glyph_t){g->id, pt(x + g->dx), pt((int64_t)run->y + g->dy)};
		ink->clusters[i] = (cairo_text_cluster_t){bytes_of(&text, g->nchars), 1};
		x += g->advance;
	}
	set_face(ink, run->face, run->size_pu);
	cairo_show_text_glyphs(ink->cr, run->text, (int)(text - run->text), ink->glyphs,
	    (int)run->nglyphs, ink->clusters, (int)run->nglyphs, 0);
}

/* A run that reads downwards: the page is turned about its origin under it. */
static void
draw_turned(struct ink *ink, const struct tb_item *run)
{
	struct tb_item level = *run;

	level.x = level.y = 0;
	cairo_save(ink->cr);
	cairo_translate(ink->cr, pt(run->x), pt(run->y));
	cairo_rotate(ink->cr, acos(0));
	draw_run(ink, &level);
	cairo_restore(ink->cr);
	ink->face = ink->color = -1;
}

static void
trace(cairo_t *cr, const struct tb_step *step)
{
	const int32_t *c = step->c;

	switch (step->op) {
	case 'M':
		cairo_move_to(cr, pt(c[0]), pt(c[1]));
		break;
	case 'L':
		cairo_line_to(cr, pt(c[0]), pt(c[1]));
		break;
	case 'C':
		cairo_curve_to(cr, pt(c[0]), pt(c[1]), pt(c[2]), pt(c[3]), pt(c[4]), pt(c[5]));
		break;
	default:
		cairo_close_path(cr);
		break;
	}
}

static void
draw_path(cairo_t *cr, const struct tb_item *path)
{
	double dash = pt(path->dash_pu);
	size_t i;

	for (i = 0; i < path->nsteps; i++)
		trace(cr, &path->steps[i]);
	if (path->stroke_pu == 0) {
		cairo_fill(cr);
		return;
	}
	cairo_set_line_width(cr, pt(path->stroke_pu));
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	cairo_set_dash(cr, &dash, path->dash_pu > 0 ? 1 : 0, 0);
	cairo_stroke(cr);
}

void
ink_item(struct ink *ink, const struct tb_item *item)
{
	if (item->kind != TB_ITEM_RUN && item->kind != TB_ITEM_RECT && item->kind != TB_ITEM_PATH)
		return;
	if (item->kind != TB_ITEM_RECT)
		ink_flush(ink);
	set_color(ink, item->color);
	switch (item->kind) {
	case TB_ITEM_RUN:
		if (item->nglyphs > 0 && item->turned)
			draw_turned(ink, item);
		else if (item->nglyphs > 0)
			draw_run(ink, item);
		break;
	case TB_ITEM_RECT:
		cairo_rectangle(
		    ink->cr, pt(item->x), pt(item->y), pt(item->width), pt(item->height));
		ink->pending = 1;
		break;
	default:
		draw_path(ink->cr, item);
		break;
	}
}
