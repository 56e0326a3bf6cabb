/*
 * Text as a row of clusters: one glyph each, with the characters it stands
 * for.  Built once for a paragraph; the composer then moves them.
 */
#ifndef TB_CLUSTER_H
#define TB_CLUSTER_H

#include "break.h"
#include "fonts.h"

/* A piece of a paragraph in one role. */
struct tb_piece {
	const char *s;
	size_t len;
	enum tb_role role;
	unsigned tag; /* the caller's: which link it belongs to; 0 = none */
	int whole;    /* never broken inside: a name */
	int raised;   /* set small and high: a note mark */
};

struct tb_cluster {
	uint32_t glyph;
	unsigned face;
	enum tb_class cls;
	uint8_t before; /* TB_BEFORE_* for the place before it */
	unsigned nchars;
	size_t at, len;	 /* its bytes in the row's text */
	unsigned tag;	 /* of its piece */
	int32_t natural; /* pu, advance as it was cut */
	int32_t advance; /* pu, as set */
	int32_t dx;	 /* pu, the glyph moved in its box: -trim of the left half */
	int raised;	 /* of its piece */
	int mark;	 /* full-width mark whose blank half may be trimmed (W1, ink looked at) */
	int centred;	 /* ？ in the middle of its box: half of what it gives is on its left */
	int paired;	 /* of ？！ in pairs, half an em each (GB/T 15834 5.1.11) */
	int32_t ink_left, ink_right; /* pu, of the glyph in its natural box */
	int32_t give; /* pu, what a mark can give when its line is shrunk; the width of a soft
			 hyphen that ends one */
};

struct tb_row {
	char *text; /* of all pieces, NUL-terminated; heap */
	struct tb_cluster *clusters;
	size_t n, cap;
	int32_t pitch; /* pu, of a full-width character */
};

/* The row of the pieces, each character at its natural width: full-width
 * characters `pitch` wide, others in the same proportion. *row is zeroed by it;
 * release with tb_row_release. */
void tb_row_make(struct tb_row *row, struct tb_fonts *fonts, const struct tb_piece *pieces,
    size_t npieces, int32_t pitch_pu, enum tb_level level);
void tb_row_release(struct tb_row *row); /* accepts a zeroed row */

/* Put clusters [from, to) on the page from x on, baseline at y, one run for
 * each face; marks without width at the ends are left out. */
void tb_row_put(const struct tb_row *row, size_t from, size_t to, struct tb_fonts *fonts,
    int32_t size_pu, uint32_t color, struct tb_pages *doc, struct tb_page *page, int32_t x,
    int32_t y);

#endif
