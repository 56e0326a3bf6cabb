/*
 * The galley: everything that is to stand in the 版心 as a row of boxes, before
 * it is cut into pages.
 *
 *	galley_add_...(&galley, ...);   in reading order
 *	galley_flow(&galley);           onto pages, from the setter's y on
 *	galley_release(&galley);
 *
 * Lines of text stand on the grid; tables, pictures and small lines do not, but
 * the text behind them returns to it.  A page is not broken behind a box that
 * keeps its next (headings; the last line of a paragraph is not alone at a page
 * top, nor, where the style says so, its first one at a page bottom, P3, P4).  A
 * picture or small table that has no room lets the text behind it pass and stands at
 * the top of the next page; so does a landscape table amid text, or a picture as large
 * as a page, on a page of its own.
 *
 * The tail is the room of the 版记, which does not stand on a page of its own as
 * long as lines or rows can be moved over to it.
 */
#ifndef TYPESET_GALLEY_H
#define TYPESET_GALLEY_H

#include "setter.h"
#include "table.h"

/* A paragraph of the grid, its first line and the others moved in by so much. */
struct tb_para_style galley_grid_style(const struct setter *set, int32_t first, int32_t rest);

/* A paragraph on its way to the pages. */
struct galley_text {
	struct passage passage;
	const char *type; /* structure: "P", "H2" */
	const char *id;	  /* destination, or NULL */
	const char *bookmark;
	int bookmark_level;
	int32_t x;
	int32_t leading; /* off the grid: from line to line; 0 = on the grid */
	int on_grid;	 /* with leading: its first line stands on the grid */
	/* Words before its first line, set solid: those behind them are set to the measure
	 * without moving from the place where the turnover is aligned. */
	const char *label;
	enum tb_role label_role;
	int32_t label_x;
	/* What stands on its first line beside it is set before it; y is the line's top. */
	void (*before)(struct setter *set, const void *data, int32_t y);
	const void *before_data;
	const char *folio; /* behind its last line, on the right, with dots up to it; or NULL */
	int joined;	   /* off the grid: what stands behind it follows without a gap */
	struct galley_text *next;
};

enum box_kind { BOX_LINE, BOX_GAP, BOX_PAGE, BOX_TABLE, BOX_FIGURE, BOX_INDICATORS, BOX_TAIL };

/* How hard a box keeps its next: weakly, as long as a page holds all that keeps
 * together; strongly, whatever happens (headings, name and date). */
enum keep { KEEP_NOT, KEEP_WEAKLY, KEEP_STRONGLY };

struct box {
	enum box_kind kind;
	enum keep keep_next;
	int barrier;	/* what waits for room is set before it */
	int32_t gap;	/* empty lines of the grid, not at a page top */
	int turned;	/* it stands on a landscape page */
	int floats;	/* table: landscape amid upright text; figure: has a page to itself */
	int under;	/* has text above it: the first of what closes the text */
	int odd;	/* page: it is one with an odd number */
	int32_t height; /* tail */
	struct galley_text *text;
	size_t line;
	struct tabular *table;
	struct figure *figure;
	struct indicator_row *indicators;
};

struct galley {
	struct setter *set;
	struct box *boxes;
	size_t nboxes, cap;
	struct seal *seals;
	int32_t seal_over, seal_left; /* the last seals: reach below 成文日期, left edge */
	struct galley_text *texts;    /* all of them, newest first */
	struct tabular *tables;
	struct figure *figures;
	struct indicator_row *indicators;
	int turned;    /* the boxes that are being added stand on landscape pages */
	int closing;   /* the next one is the first of what closes the text */
	size_t closed; /* boxes up to the last of what closes the text; 0 = nothing does */
	/* while it flows */
	const struct galley_text *open; /* its structure element is open */
	int begun;			/* text stands on the first page */
	int taken;			/* the page is that of a picture alone */
	size_t *waiting;		/* boxes that wait for room, in order */
	size_t nwaiting, waiting_cap;
};

void galley_init(struct galley *galley, struct setter *set);
void galley_release(struct galley *galley);

/* A text whose passage the caller composes before galley_add_text. */
struct galley_text *galley_text(struct galley *galley, const char *type, const char *id);
/* Its lines, and a message when they had to break a rule; keep_next: all of them keep their
 * next strongly. */
void galley_add_text(struct galley *galley, struct galley_text *text, int keep_next);
void galley_add_gap(struct galley *galley, int32_t lines);
/* Empty lines that keep with what stands before and behind them. */
void galley_add_kept_gap(struct galley *galley, int32_t lines);
/* What is added next closes the text: it says so where it stands on a page without any. */
void galley_add_closing(struct galley *galley, int32_t gap);
/* A new page, landscape or not; what is added then is measured for such pages. */
void galley_add_page(struct galley *galley, int turned);
/* A new page for an annex: odd where the style wants it so. */
void galley_add_annex(struct galley *galley, int turned);
/* Nothing, for which there is to be room so high behind the last box. */
void galley_add_tail(struct galley *galley, int32_t height);
/* A table on landscape pages stands there whatever what is around it does. */
void galley_add_table(struct galley *galley, struct tabular *table);
void galley_add_figure(struct galley *galley, struct figure *figure);
/* Rows of key figures, one behind the other. */
void galley_add_indicators(struct galley *galley, struct indicator_row *rows);
/* The last box keeps its next strongly. */
void galley_keep_last(struct galley *galley);
/* A line or two behind a table, the last of the text, keep rows of it above them. */
void galley_keep_table(struct galley *galley);

/* Height of boxes [from, to] on a page of their own. */
int32_t galley_height(const struct galley *galley, size_t from, size_t to);
/* The last box, at most two behind it, that keeps with box i: of a paragraph's or heading's
 * first lines. */
size_t galley_first_lines(const struct galley *galley, size_t i);
/* Does everything up to and including box `to` fit on the page as it is, small tables closed up? */
int galley_fits(const struct galley *galley, size_t from, size_t to);
/* Set boxes from `from` on. */
void galley_flow(struct galley *galley, size_t from);

#endif
