/*
 * What all parts of setting a document share: the document, the style, the
 * pages so far and the place on the last of them.
 *
 * y counts in pu from the top of the 版心 (style: area-top) and is the lower
 * edge of what was set last; 0 on a page where nothing stands yet.
 *
 * A landscape page is one turned a quarter: its upper edge is the left one of
 * the sheet, so that the head of a table stands at the binding edge of an odd
 * page and at the fore edge of an even one (8).  What stands outside the 版心
 * keeps its place on the sheet.
 */
#ifndef TYPESET_SETTER_H
#define TYPESET_SETTER_H

#include "../type/extent.h"
#include "../type/line.h"
#include "document.h"
#include "style.h"

struct setter {
	const struct document *document;
	const struct style *style;   /* of the pages being set: upright or turned */
	const struct style *upright; /* as it was read */
	struct style turned;	     /* the same with paper and 版心 turned */
	struct tb_fonts *fonts;
	struct tb_pages *doc;
	const char *charts; /* folder of the pictures */
	int32_t y;
	int rehearsal; /* only to find out what stands where: nothing is reported */
	const struct tb_pages *rehearsed; /* what that came to; NULL = not yet */
	size_t end_page;       /* where the last of what closes the text stands; 0 = nothing does */
	int32_t end_y;	       /* its lower edge there */
	int addressee_moved;   /* 主送机关 stands in the 版记 */
	struct tb_arena arena; /* what lives as long as the document is being set */
};

/* --- pages (page.c) ---------------------------------------------------------- */

/* Pages from the next one on are landscape, or upright again. */
void page_turn(struct setter *set, int turned);
int page_turned(const struct setter *set);
/* A new page with what stands outside the 版心; y is 0. `numbered`: with a page number. */
void page_new(struct setter *set, int numbered);
/* What the document says of the file in its PDF, in the foot of the last page. */
void page_attachment(struct setter *set);
/* 送审稿, which drafts show, on every page of what is no working paper. */
void page_marks(struct setter *set);
/* Nothing stands on the last page yet. */
int page_empty(const struct setter *set);
/* The last page; good until the next page_new. */
struct tb_page *page_last(const struct setter *set);
/* Top of the first line of the grid that is not above y. */
int32_t page_grid(const struct setter *set, int32_t y);
/* Baseline, from the top of the paper, of a line whose em box starts at y. */
int32_t page_baseline(const struct setter *set, int32_t y, int32_t size);
/* A horizontal rule as wide as `width`, its upper edge at y. */
void page_rule(struct setter *set, int32_t x, int32_t y, int32_t width, int32_t weight);

/* --- running text (passage.c) -------------------------------------------------- */

/* A composed paragraph and the targets of its references. */
struct passage {
	struct tb_para para;
	const char **targets; /* by tag - 1, in the setter's arena */
	int line;	      /* of its words in the document; 0 = not known */
};

/* Style of a paragraph of the given type size; full-width characters `pitch` wide. */
struct tb_para_style passage_style(
    const struct setter *set, int32_t measure, int32_t size, int32_t pitch, enum tb_align align);
/* Compose words whose plain text is set in `role`; release with passage_release. */
void passage_make(struct setter *set, struct passage *passage, const struct words *words,
    enum tb_role role, const struct tb_para_style *style);
void passage_make_text(struct setter *set, struct passage *passage, const char *s,
    enum tb_role role, const struct tb_para_style *style);
void passage_release(struct passage *passage); /* accepts a zeroed one */
/* When lines of it had to break a rule: one message, which is the gravest, where, and what
 * helps; a number without its unit is a note, everything else a warning. */
void passage_report(const struct setter *set, const struct passage *passage);
/* Put a line with the top of its em box at y, and the links on it. */
void passage_put(
    struct setter *set, const struct passage *passage, size_t line, int32_t x, int32_t y);
/* Pieces of the words for tb_para_extent: an array of nspans, in the arena. */
struct tb_piece *passage_pieces(struct setter *set, const struct words *words, enum tb_role role);

/* One line, set solid, at its left end, the top of its em box at y; its width. */
int32_t line_put(
    struct setter *set, const struct tb_text_style *type, int32_t x, int32_t y, const char *s);
int32_t line_width(const struct setter *set, const struct tb_text_style *type, const char *s);
/* Type of the grid: text-size, spaced to the grid's pitch. */
struct tb_text_style line_grid_type(const struct setter *set, enum tb_role role);

/* A finding about the document. */
void set_finding(const struct setter *set, enum tb_msg msg, int line, const char *fmt, ...)
    TB_PRINTF(4, 5);

#endif
