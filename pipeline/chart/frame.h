/*
 * The picture all forms share: its page, heading and note, and blocks of text
 * that fit where they must.
 *
 * A picture is one page of the page language, as wide as the style says and as
 * high as it turns out; frame_begin sets the heading, the form draws its body
 * from canvas->y down and moves y, frame_end sets the note and the height.
 */
#ifndef CHART_FRAME_H
#define CHART_FRAME_H

#include "../type/extent.h"
#include "../type/line.h"
#include "../type/text.h"
#include "data.h"
#include "style.h"
#include "trace.h"
#include "wording.h"

/* What pictures are drawn with. */
struct easel {
	const struct style *style;
	const struct wording *words;
	struct tb_fonts *fonts;
	const char *maps;     /* folder of outlines, or NULL */
	struct tb_buf *trace; /* what pictures claim is appended; NULL = nobody asks */
	/* Of a picture that is to be as high as its neighbour: at least so high, its plot higher
	 * than the style's by so much, where the form has one. */
	int32_t height_least, plot_more;
};

/* Things named one after the other, but no more than the style's list_most. */
struct list {
	struct tb_buf text;
	size_t n;
};

struct canvas {
	struct tb_pages *doc;
	struct tb_page *page; /* the document's only one */
	struct tb_fonts *fonts;
	const struct style *style;
	const char *file; /* of the document, for messages */
	const char *maps; /* folder of outlines, or NULL */
	const struct chart *chart;
	const struct panel *panel;   /* what is drawn: the chart's own, or one of its panels */
	struct tb_buf *trace;	     /* or NULL */
	const char *unit;	     /* of the axes: the chart's, unless the form has another */
	int valued;		     /* values are printed: axes count in their unit too */
	int axes;		     /* traced so far */
	struct list unsaid;	     /* what is missing and could not be said in its place */
	struct list unplaced;	     /* other things of which that is true */
	const char *remark;	     /* below the body, before the note; "" or NULL = none */
	int32_t width;		     /* of the picture */
	int32_t height_least;	     /* of the picture */
	int32_t plot_more;	     /* in plot_height, beyond the style's */
	int32_t plot_height;	     /* of a plot that is not as high as its rows */
	int32_t y;		     /* how far down the picture reaches */
	int32_t spare_left, spare_y; /* free part of the heading's last line: from x, its middle */
};

/* A text of one or more lines in one type. */
struct block {
	struct tb_para para;
	const char *text; /* borrowed */
	struct type type;
	int32_t leading;       /* pu, from line to line */
	int32_t width, height; /* pu, of all lines */
};

/* Compose s into lines of at most `measure`, not larger than type->size: it
 * shrinks to the style's type_least to stay on one line, then is broken. */
struct block block_fit(
    const struct canvas *canvas, const struct type *type, int32_t measure, const char *s);
/* The same at the full size. */
struct block block_make(
    const struct canvas *canvas, const struct type *type, int32_t measure, const char *s);
void block_release(struct block *block); /* accepts a zeroed block */

/* Put the block with its top at y. x is its left end, middle or right end. */
void block_put(
    const struct block *block, struct canvas *canvas, int32_t x, int32_t y, enum tb_align align);

/* A line set solid with its em box in the middle of the line at y_middle; the
 * advance width of s. */
void frame_text(
    struct canvas *canvas, const struct type *type, int32_t x, int32_t y_middle, const char *s);
int32_t frame_width(const struct canvas *canvas, const struct type *type, const char *s);

/* The same line; returns the box with a little air that lines are led around. */
struct box frame_text_around(
    struct canvas *canvas, const struct type *type, int32_t x, int32_t y_middle, const char *s);

/* The number as printed: its text, the unit when that is set right behind numbers, and the
 * mark of a carried one. Of one that is not drawn, what is said in its place, never "".
 * Kept with the page. */
const char *frame_value(const struct canvas *canvas, const struct datum *datum);

/* The same with its widths, for a column aligned on the decimal point. */
struct number {
	const char *text;
	int32_t before; /* width up to its decimal point; all of what is not drawn */
	int32_t behind; /* from the point to the end, without the carried mark */
	int32_t mark;	/* of the carried mark, which hangs */
};
struct number frame_number(
    const struct canvas *canvas, const struct type *type, const struct datum *datum);
/* That without the unit, for tables, which name it once. */
struct number frame_bare_number(
    const struct canvas *canvas, const struct type *type, const struct datum *datum);

/* Something is missing and there is no room to say so where it would stand: it is named
 * below the body, by frame_end. Any of the two may be "". */
void frame_unsaid(struct canvas *canvas, const char *category, const char *series);

/* What is said of a panel of which nothing is drawn: that all was not reported, that some of it
 * was not, or that there is nothing. */
const char *frame_no_data(const struct canvas *canvas);

/* A carried value has no number in its place that could bear the mark: named likewise. */
void frame_carried(struct canvas *canvas, const char *category, const char *series);

/* A thing more; `head` stands before the first. It is named in three parts, any may be "". */
void frame_list(
    const struct canvas *canvas, struct list *list, const char *head, const char *const parts[3]);

/* The colour of series i of the panel, and the ink of its name: its lamp's; where one series is
 * the actual one and few others are there (EARLIER_INKS), those are greys, the last the darkest,
 * so that the eye goes to the actual; else that of its place, as far apart in lightness as the
 * number of series allows. */
struct ink frame_series_ink(const struct canvas *canvas, size_t i);
int32_t frame_series_color(const struct canvas *canvas, size_t i);

/* A length of the style that is meant for the full width, in proportion to the picture's. */
int32_t frame_share(const struct canvas *canvas, int32_t length);

/* The unit at the left of canvas->y, where the subtitle does not say it; y moves below it
 * unless it has room in `beside`, with a gap. */
void frame_unit(struct canvas *canvas, int32_t beside);

/* Horizontal and vertical rules, centred on y or x. */
void frame_hline(
    struct canvas *canvas, int32_t x0, int32_t x1, int32_t y, int32_t weight, int32_t ink);
void frame_vline(
    struct canvas *canvas, int32_t x, int32_t y0, int32_t y1, int32_t weight, int32_t ink);
/* A filled disc. */
void frame_disc(struct canvas *canvas, int32_t x, int32_t y, int32_t diameter, int32_t ink);
/* What makes a ring of a disc that stands there: its value is carried. */
void frame_hole(struct canvas *canvas, int32_t x, int32_t y, int32_t diameter);
/* A disc with an edge in another ink. */
void frame_edged_disc(
    struct canvas *canvas, int32_t x, int32_t y, int32_t diameter, int32_t color, int32_t edge);
/* A disc with a few characters of the lamps' type in it; a lamp with its own. */
void frame_badge(
    struct canvas *canvas, int32_t x, int32_t y, int32_t color, int32_t ink, const char *s);
/* One of what is carried: a ring. */
void frame_hollow_badge(struct canvas *canvas, int32_t x, int32_t y, int32_t color, const char *s);
void frame_lamp(struct canvas *canvas, int32_t x, int32_t y, enum lamp lamp);

/* Horizontal and vertical rules, but not inside the boxes; a piece between two of them that is
 * shorter than the rule is strong is a speck, and left out. */
void frame_hline_around(struct canvas *canvas, int32_t x0, int32_t x1, int32_t y, int32_t weight,
    int32_t ink, const struct box *holes, size_t nholes);
void frame_vline_around(struct canvas *canvas, int32_t x, int32_t y0, int32_t y1, int32_t weight,
    int32_t ink, const struct box *holes, size_t nholes);
/* A straight line; dash 0 = solid. */
void frame_line(
    struct canvas *canvas, struct segment at, int32_t weight, int32_t dash, int32_t ink);

/* Top of the picture: rule, title, subtitle. All of it is one Figure. */
void frame_begin(struct canvas *canvas, const char *alt);
/* Height of what is unsaid so far, remark and note, with the gap above them; bottom of the
 * picture. */
int32_t frame_note_height(const struct canvas *canvas);
void frame_end(struct canvas *canvas);

/* *err: the chart cannot be drawn; returns -1. */
int frame_fail(const struct canvas *canvas, int line, struct tb_err *err, const char *fmt, ...)
    TB_PRINTF(4, 5);

#endif
