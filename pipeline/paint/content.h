/*
 * The content stream of a page (ISO 32000-1, 8 and 9): text, rectangles and
 * paths in the coordinates of pages, which have y downwards.
 *
 * Places are rounded to 1/1000 pt, glyphs stand to within half a thousandth of
 * the type size of where they should, and no error grows along a line.
 */
#ifndef PAINT_CONTENT_H
#define PAINT_CONTENT_H

#include "../type/pages.h"
#include "embed.h"

struct content {
	struct tb_buf out; /* the stream so far */
	int64_t height;	   /* of the page, pu */
	/* graphics state; -1 = as at the beginning of a page is not known */
	long fill, stroke;
	int32_t stroke_pu, dash_pu;
	int joined;
	int rects; /* rectangles wait to be filled */
	/* text state */
	int in_text;
	const struct embed *font;
	int32_t size_pu;
	int64_t spacing, rise;	/* 1/1000 pt */
	int64_t line_x, line_y; /* 1/1000 pt: start of the line, where Td starts from */
};

/* A new page; memory of the one before is kept. */
void content_start(struct content *c, int64_t height_pu);
void content_release(struct content *c); /* accepts a zeroed one */

/* A run, in the font of its face (F<name>). -1: its font has no codes left. */
int content_run(
    struct content *c, const struct tb_item *run, struct embed *font, unsigned name) TB_MUST_CHECK;
/* A rectangle or a path. */
void content_shape(struct content *c, const struct tb_item *item);

/* Marked content begins and ends. */
void content_begin(struct content *c, const char *type, int mark);
void content_end(struct content *c);

/* What waits is written: the stream is whole. */
void content_finish(struct content *c);

#endif
