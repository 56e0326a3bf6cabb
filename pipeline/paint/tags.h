/*
 * The structure elements of a document, planned before it is painted.
 *
 * cairo marks content only for elements without children, and a marked
 * sequence must begin and end on one page.  So an element that has children,
 * or is open over a page break, gets its own content in pieces: one Span for
 * each stretch of it on a page.  Elements that only group (Document, Table,
 * TR, ...) get none: what stands directly in them, and everything in an
 * Artifact, is furniture and stays unmarked.
 */
#ifndef PAINT_TAGS_H
#define PAINT_TAGS_H

#include "../type/pages.h"

/* How an element's own content is marked. */
enum tag_way {
	TAG_WHOLE,   /* by the element itself */
	TAG_PIECES,  /* by Spans in it */
	TAG_NOTHING, /* not at all */
	TAG_ARTIFACT /* not at all, and there is no element either */
};

struct tag_plan {
	const char *type; /* borrowed from the document, like alt */
	const char *alt;
	long parent; /* index in the plan; -1 = top */
	enum tag_way way;
	int is_header; /* TH */
	int has_data;  /* TR: some cell is a TD */
};

struct tag_plans {
	struct tag_plan *list; /* in the order of the document's BEGIN items */
	size_t n, cap;
};

/* -1: *err says which element is wrong (TB_MSG_PAGES), *plans empty.
 * Release with tags_release. */
int tags_plan(const struct tb_pages *doc, const char *name, struct tag_plans *plans,
    struct tb_err *err) TB_MUST_CHECK;
void tags_release(struct tag_plans *plans); /* accepts a zeroed one */

/* "Column", "Row", or NULL for what is no header of a table. */
const char *tags_scope(const struct tag_plans *plans, const struct tag_plan *plan);

#endif
