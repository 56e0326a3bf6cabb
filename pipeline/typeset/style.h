/*
 * The style: every number of the page as data (tongbao-style.5), read from
 * templates/style/<name>.xml.
 */
#ifndef TYPESET_STYLE_H
#define TYPESET_STYLE_H

#include "../lib/diag.h"
#include "../lib/mem.h"
#include <stdint.h>

/* A seal of the site. */
struct style_seal {
	const char *name, *path;
	int32_t width; /* 0 = that of the picture */
	int line;
	struct style_seal *next;
};

/* Words by which titles are broken. */
enum title_words {
	TITLE_WORDS_WHOLE,    /* a title is not broken inside them */
	TITLE_WORDS_NO_START, /* no line starts with them */
	TITLE_WORDS_NO_END,   /* a line ends with them only when it must */
	TITLE_WORDS_MAX
};

/* Lengths in pu; members ending in _em in em units (TB_EM) of their own type size. */
struct style {
	int32_t paper_width, paper_height;
	int32_t area_left, area_top, area_width, area_height;
	int32_t lines, columns;
	int32_t text_size;
	int32_t ink, red; /* 0xRRGGBB */

	int32_t mark_top, mark_size, mark_size_least, mark_spacing_em;
	int32_t number_gap_lines, head_indent_em, head_rule_gap, head_rule_weight;

	int32_t title_gap_lines, title_size, title_pitch, title_columns, title_after_lines;
	int32_t indent_em;
	int32_t annex_note_gap_lines;
	int32_t signature_gap_lines, signature_right_em, signature_shift_em;
	int32_t annex_title_line;
	int32_t annex_odd; /* an annex starts on an odd page: 1 or 0 */

	int32_t imprint_size, imprint_pitch, imprint_indent_em;
	int32_t imprint_rule_outer, imprint_rule_inner;
	int32_t imprint_even;	/* the 版记 stands on an even last page: 1 or 0 */
	int32_t imprint_turned; /* it may stand on a landscape one: 1 or 0 */

	int32_t folio_size, folio_gap, folio_indent_em;

	int32_t break_level, autospace_em, single_gap_em, all_gaps_em;
	/* where fewer lines than these stand on the page on which the text closes, all pages take
	 * so many more or fewer (7.3.5.5); 0 = never */
	int32_t end_lines, lines_more, lines_fewer;
	int32_t foot_lines; /* so many lines of a paragraph at least end a page: 1 or 2 */

	int32_t table_size, table_size_small, table_size_least;
	int32_t table_leading_em, table_pad_x_em, table_pad_y_em, table_pad_y_least_em;
	int32_t table_rule_outer, table_rule_head, table_rule_inner;
	int32_t table_zebra;	  /* 0xRRGGBB behind every other row; 0 = none */
	int32_t table_flows;	  /* a small table too is broken where the page ends */
	int32_t table_begin_rows; /* so many rows of its body at least stand where it begins */
	int32_t table_notes_page; /* a note stands on each page with its mark, not at the end */
	int32_t caption_size, unit_size, note_size, block_gap;

	int32_t notice_size, notice_top, notice_ink;
	int32_t draft_size, draft_top;

	/* joint issuers, seals, special formats: where a style says nothing, as gb.xml */
	int32_t mark_stack_height, mark_stack_leading_em, mark_tail_gap_em;
	int32_t seal_gap, seal_right_em; /* between seals; 成文日期 from the right edge */
	int32_t stamp_gap_lines;	 /* above 签名章 */
	int32_t letter_mark_top, letter_rule_gap, letter_foot, letter_width;
	int32_t letter_thick, letter_thin, letter_between, letter_gap_em;
	int32_t order_mark_top, order_gap_lines;
	int32_t minutes_mark_top, attendance_gap_lines;
	int32_t bulletin_mark_top, bulletin_gap_lines, bulletin_line_gap_lines;
	/* key figures */
	int32_t indicator_rule_weight, indicator_rule_gap; /* above each; from it to the name */
	int32_t indicator_name_size, indicator_unit_size, indicator_text_size;
	int32_t indicator_value_size, indicator_value_least; /* to which long ones shrink */
	int32_t indicator_gap;				     /* between columns, and between rows */
	int32_t indicator_accent;			     /* 0xRRGGBB */
	/* books: listings, faces and sizes of text and headings; as gb.xml where not said */
	int32_t listing_size, listing_leading_em;
	int32_t listing_tint, listing_new_tint, listing_ink; /* 0xRRGGBB */
	int32_t text_role, heading_role[4];		     /* enum tb_role */
	int32_t text_ragged;				     /* not justified: 1 or 0 */
	int32_t text_flush_first; /* a paragraph behind a heading has no indent: 1 or 0 */
	int32_t heading_size[4], heading_gap_lines[4]; /* 0 = text-size; empty lines above */
	int32_t heading_flush;			       /* no indent: 1 or 0 */
	int32_t book_title_top;			       /* below the upper edge of the 版心 */
	int32_t line_pitch_wanted;		       /* 0 = as many lines as fill the area */
	int32_t first_line; /* em box of the first line below the area's upper edge */
	struct style_seal *seals;

	/* derived */
	int32_t pitch;	    /* width of a character of the grid: area_width / columns */
	int32_t line_pitch; /* from line to line of the grid */
	const char **words[TITLE_WORDS_MAX]; /* each NULL-ended */
	struct tb_arena arena;
};

/* Is there a folder/style/<name>.xml? */
int style_exists(const char *folder, const char *name);
/* Read folder/style/<name>.xml over the one that it names as its base, and the words of
 * folder/style/title-words.xml when it is there. -1: *err names file, line, value; the style is
 * empty. */
int style_load(const char *folder, const char *name, struct style *style, struct tb_err *err);
void style_release(struct style *style); /* accepts a zeroed style */
/* The same with so many lines on a page; it owns nothing. -1: there are no more or fewer. */
int style_space(struct style *spaced, const struct style *style, int32_t lines);

/* The seal of that name, or NULL. Borrowed. */
const struct style_seal *style_find_seal(const struct style *style, const char *name);

#endif
