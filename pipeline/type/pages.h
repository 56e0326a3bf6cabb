/*
 * The page language (.pages, tongbao-pages.5): device-independent pages, the
 * contract between chart, typeset and paint.  UTF-8 text, one item a line.
 *
 * Units: pu, Pango units, 1/1024 pt, integers.  Origin at the top left of the
 * page, y grows downwards; text stands on its baseline.  Colour is 0xRRGGBB.
 *
 * In memory a document is a list of faces and a list of pages; a page is a
 * list of items in painting order, which is also the reading order of its
 * text.  Everything lives in the document's arena.  The same structure is
 * built by chart and typeset, written by tb_pages_write, read by
 * tb_pages_load: write(load(x)) == x byte for byte.
 */
#ifndef TB_PAGES_H
#define TB_PAGES_H

#include "../lib/buf.h"
#include "../lib/diag.h"
#include "../lib/mem.h"
#include <stdint.h>

enum { TB_PAGES_VERSION = 1, TB_PU_PER_PT = 1024 };

/* A font face as pages name it. */
struct tb_face {
	const char
	    *role; /* name of the role it was chosen for: for SVG's font-family, "FangSong" */
	const char *path;   /* relative to the fonts folder, or absolute for a system font */
	int index;	    /* face index inside a collection */
	const char *digest; /* first 16 hex digits of sha256 of the file */
};

/* One glyph. The clusters of a run are 1:1, or n:1 (nchars > 1) for ligatures
 * such as the one-glyph dash of two U+2014; never 1:n. */
struct tb_glyph {
	uint32_t id;	 /* glyph index in the face */
	int32_t advance; /* pu to the next glyph's origin, adjustments included */
	int32_t dx, dy;	 /* pu, offset of the drawn glyph from its origin; mostly 0 */
	unsigned nchars; /* code points of the run's text it stands for; 1 or more */
};

enum tb_item_kind {
	TB_ITEM_RUN,	  /* glyphs */
	TB_ITEM_RECT,	  /* filled rectangle: every rule and bar */
	TB_ITEM_PATH,	  /* stroked or filled path */
	TB_ITEM_LINK,	  /* area that leads to a destination or URI */
	TB_ITEM_DEST,	  /* named destination */
	TB_ITEM_BOOKMARK, /* outline entry */
	TB_ITEM_BEGIN,	  /* structure element begins (Document, H1, P, Table, Figure...) */
	TB_ITEM_END,
	TB_ITEM_FILE /* data of the open element: a table as CSV */
};

/* One step of a path: op is M, L, C or Z, with 2, 2, 6 or 0 coordinates. */
struct tb_step {
	char op;
	int32_t c[6];
};

struct tb_item {
	enum tb_item_kind kind;
	int32_t x, y;	       /* run: origin on the baseline; rect, link: top left; dest: point */
	int32_t width, height; /* rect, link */
	uint32_t color;	       /* run, rect, path */
	/* run */
	unsigned face;	 /* index into the document's faces */
	int32_t size_pu; /* type size */
	int turned;	 /* reads downwards: turned a quarter clockwise about its origin */
	int mark;	 /* stands on drafts alone: 送审稿 */
	const struct tb_glyph *glyphs;
	size_t nglyphs;
	/* run: its text; link: "#dest" or URI; dest: its name; bookmark: its text;
	 * begin: the element's standard structure type; file: what is in it */
	const char *text;
	const char *alt; /* begin: alternative text of a Figure, else NULL; file: its name */
	int level;	 /* bookmark: 1 = top */
	int closed;	 /* bookmark: those below are hidden at first; not in a file */
	/* path */
	const struct tb_step *steps;
	size_t nsteps;
	int32_t stroke_pu; /* path: 0 = filled (nonzero), else stroked with this width */
	int32_t dash_pu;   /* path, stroked: 0 = solid, else on and off length */
};

struct tb_page {
	int32_t width, height;
	const char *label; /* page label, "1"; "" = none */
	struct tb_item *items;
	size_t nitems, cap;
};

struct tb_pages {
	struct tb_arena arena;
	/* information, "" where not known; date is YYYY-MM-DD */
	const char *title, *author, *subject, *keywords, *date, *lang;
	const char *group; /* of what is bound together: the title above its own; "" = none */
	/* the file that is to be put into a PDF of it: its name, what it is */
	const char *attachment, *attachment_title;
	struct tb_face *faces;
	size_t nfaces, faces_cap;
	struct tb_page *pages;
	size_t npages, pages_cap;
};

void tb_pages_init(struct tb_pages *doc); /* all strings "" */
void tb_pages_release(struct tb_pages *doc);

/* Index of the face in doc->faces, added when new. Strings are copied. */
unsigned tb_pages_face(struct tb_pages *doc, const struct tb_face *face);

/* A new last page; label is copied. The pointer is good until the next call. */
struct tb_page *tb_pages_page(
    struct tb_pages *doc, int32_t width, int32_t height, const char *label);

/* A zeroed new last item of a page. The pointer is good until the next call on
 * that page. What it points to must live in doc->arena. */
struct tb_item *tb_pages_item(struct tb_page *page, enum tb_item_kind kind);

/* Short forms, all of them copy their text into the arena. */
void tb_pages_run(struct tb_pages *doc, struct tb_page *page, unsigned face, int32_t size_pu,
    int32_t x, int32_t y, uint32_t color, const char *text, size_t len,
    const struct tb_glyph *glyphs, size_t nglyphs);
void tb_pages_rect(
    struct tb_page *page, int32_t x, int32_t y, int32_t width, int32_t height, uint32_t color);
void tb_pages_path(struct tb_pages *doc, struct tb_page *page, const struct tb_step *steps,
    size_t nsteps, int32_t stroke_pu, int32_t dash_pu, uint32_t color);
void tb_pages_begin(struct tb_pages *doc, struct tb_page *page, const char *type, const char *alt);
void tb_pages_end(struct tb_page *page);
/* A file of the open element; its name has no spaces. */
void tb_pages_file(
    struct tb_pages *doc, struct tb_page *page, const char *name, const char *content);
void tb_pages_dest(
    struct tb_pages *doc, struct tb_page *page, const char *name, int32_t x, int32_t y);
void tb_pages_bookmark(
    struct tb_pages *doc, struct tb_page *page, int level, const char *text, int32_t y);
void tb_pages_link(struct tb_pages *doc, struct tb_page *page, int32_t x, int32_t y, int32_t width,
    int32_t height, const char *target);

/* Without what stands on drafts alone, which comes last on its page: the pages as they go out. */
void tb_pages_drop_marks(struct tb_pages *doc);

/* Append all items of `from`'s page (a chart's fragment) to `page`, moved by
 * (x, y); faces are merged into doc. */
void tb_pages_embed(struct tb_pages *doc, struct tb_page *page, const struct tb_pages *from,
    size_t from_page, int32_t x, int32_t y);

/* Append all pages of `from` as they are; faces are merged into doc, its
 * information stays. */
void tb_pages_append(struct tb_pages *doc, const struct tb_pages *from);

/* Serialise the document. */
void tb_pages_write(const struct tb_pages *doc, struct tb_buf *out);

/* Read a .pages file. *doc must be initialised; on error -1, *err filled with
 * file and line, *doc released and empty. */
int tb_pages_load(const char *path, struct tb_pages *doc, struct tb_err *err);
int tb_pages_parse(
    const char *bytes, size_t len, const char *name, struct tb_pages *doc, struct tb_err *err);
/* What stands before the pages, information and faces, and how many pages there are: of a file
 * that was read as a whole before, by paint. Errors as above. */
int tb_pages_glance(const char *bytes, size_t len, const char *name, struct tb_pages *doc,
    size_t *npages, struct tb_err *err);

#endif
