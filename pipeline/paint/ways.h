/*
 * Ways through a PDF as source of objects: links, destinations, bookmarks,
 * page labels.  navigate.h does the same to cairo's file.
 */
#ifndef PAINT_WAYS_H
#define PAINT_WAYS_H

#include "../type/pages.h"
#include "pdfout.h"

struct ways_dest {
	const struct tb_item *item;
	size_t page;
};

struct ways {
	const struct tb_pages *doc;
	const char *name;	/* of the .pages, for messages */
	const unsigned *pages;	/* objects of the pages */
	struct ways_dest *list; /* by name, bytes ascending */
	size_t n, cap;
};

/* Destinations are collected, links looked at. -1: a link leads nowhere or two
 * destinations have one name (TB_MSG_PAGES). Release in any case. */
int ways_init(
    struct ways *w, const struct tb_pages *doc, const char *name, struct tb_err *err) TB_MUST_CHECK;
void ways_release(struct ways *w); /* accepts a zeroed one */

/* "/Annots[...]" of a page, its objects written; nothing when it has no link. */
void ways_links(const struct ways *w, size_t page, struct pdfout *o, struct tb_buf *dict);

/* What the catalog says of them: "/Names ...", "/Outlines ...", "/PageLabels ...";
 * the objects are written. files: object of the tree of files by name, 0 = there are none. */
void ways_catalog(const struct ways *w, struct pdfout *o, unsigned files, struct tb_buf *dict);

#endif
