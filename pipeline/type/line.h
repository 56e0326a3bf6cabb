/*
 * The composer of paragraphs: breaks a paragraph into lines by dynamic
 * programming over the whole of it, then sets every line to the measure.
 *
 * Widths (W2-W4): two adjacent marks take 1.5 em; an opening mark at line
 * start and a mark at line end take half an em; what is trimmed is the blank
 * half of the mark.  Lines are first shrunk, class by class (J2), then
 * expanded (J3); every line but a last one ends exactly on the measure (J4).
 * A last line of one character is avoided (P2).  No space is added between
 * hanzi and digits unless `autospace_em` says so.
 *
 * Where a line cannot be filled within the limits of its gaps, what gives way is,
 * in this order: an address of the net, which is broken behind one of its marks;
 * the limit, by a fifth; a number of its unit of several characters (836.96|亿元);
 * the limit, without end but for half an em.  A line that would be torn wider
 * apart, or has nothing that may be opened, is left short of the measure.
 *
 *	tb_para_compose(&para, fonts, pieces, npieces, &style);
 *	for (i = 0; i < para.nlines; i++)
 *		tb_para_put(&para, i, fonts, doc, page, x, baseline_of(i));
 *	tb_para_release(&para);
 */
#ifndef TB_LINE_H
#define TB_LINE_H

#include "cluster.h"

enum tb_align {
	TB_ALIGN_JUSTIFY,
	TB_ALIGN_LEFT,
	TB_ALIGN_CENTRE,
	TB_ALIGN_RIGHT,
	TB_ALIGN_SPREAD /* justified, the last line too: names in a list (A1) */
};

struct tb_para_style {
	int32_t measure;      /* pu */
	int32_t indent_first; /* pu, of the first line */
	int32_t indent_rest;  /* pu, of the others: turnover */
	int32_t size;	      /* pu, type size */
	int32_t pitch;	      /* pu, width of a full-width character */
	uint32_t color;
	enum tb_level level;
	enum tb_align align;
	int32_t autospace_em;	    /* em units, gap of hanzi and Latin; 0 in official documents */
	int32_t autospace_least_em; /* em units, shrunk to (L2); 0 = 1/8 em */
	int32_t autospace_most_em;  /* em units, stretched to (L2); 0 = 1/2 em */
	int marks_solid;	    /* two adjacent marks take one em, not one and a half (W2) */
	int trim_indented; /* an opening mark behind the first line's indent is trimmed too (W3) */
	int hang;	   /* 、，。 at line end stand outside the measure (W5) */
	int32_t single_gap_em; /* em units, most a lone gap is stretched before another break is
				  taken; 0 = 0.09 em */
	int32_t all_gaps_em;   /* em units, most all gaps are stretched; 0 = 0.12 em; a fifth more
				  rather than part a number and its unit */
};

/* Rules that a line had to break, because every other way broke more or graver ones. */
enum {
	TB_BROKE_GAPS = 1,   /* J3: gaps opened beyond their limits */
	TB_BROKE_UNIT = 2,   /* U2: it ends between a number and its unit */
	TB_BROKE_BOUND = 4,  /* U2: it ends inside a date, a range or a document number */
	TB_BROKE_LONE = 8,   /* P2: a last line of one character */
	TB_BROKE_MARKS = 16, /* K5: it ends inside three marks in a row */
	TB_BROKE_WORD = 32,  /* U3: it ends inside a word or a number longer than a line */
	TB_BROKE_SHORT = 64  /* J4: it ends short of the measure */
};

struct tb_line {
	size_t from, to; /* clusters, trailing spaces not among them */
	int32_t x;	 /* pu, left end: indent and alignment */
	int32_t width;	 /* pu, as set */
	int last;	 /* of its paragraph, or before a forced end */
	unsigned broke;	 /* TB_BROKE_* */
};

struct tb_para {
	struct tb_row row;
	struct tb_line *lines;
	size_t nlines, lines_cap;
	struct tb_para_style style;
	int strained; /* lines that broke a rule */
	int cuts;     /* of them, lines that end inside a word */
};

/* *para is zeroed by it; release with tb_para_release. An empty paragraph has no lines. */
void tb_para_compose(struct tb_para *para, struct tb_fonts *fonts, const struct tb_piece *pieces,
    size_t npieces, const struct tb_para_style *style);
void tb_para_release(struct tb_para *para);

/* Put line i on the page; x is the left edge of the measure, y the baseline. */
void tb_para_put(const struct tb_para *para, size_t i, struct tb_fonts *fonts, struct tb_pages *doc,
    struct tb_page *page, int32_t x, int32_t y);

/* Widest line of the composed paragraph, pu, indents included. */
int32_t tb_para_width(const struct tb_para *para);

/* Without composing: *longest = width of the pieces set on one line (the widest
 * between forced ends), *least = the widest part that no line end may divide. */
void tb_para_extent(struct tb_fonts *fonts, const struct tb_piece *pieces, size_t npieces,
    const struct tb_para_style *style, int32_t *least, int32_t *longest);

#endif
