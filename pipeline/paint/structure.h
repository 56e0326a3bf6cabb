/*
 * The structure tree of a PDF (ISO 32000-1, 14.7): elements as they are begun
 * and ended, each leaf with one piece of marked content on one page.
 */
#ifndef PAINT_STRUCTURE_H
#define PAINT_STRUCTURE_H

#include "pdfout.h"

struct structure_element {
	const char *type, *alt, *scope; /* borrowed; alt and scope may be NULL */
	long parent, next, kid, last;	/* elements; -1 = none */
	unsigned page;			/* of its content: index */
	int mark;			/* number of its marked content on the page; -1 = none */
};

/* A file that belongs to an element. */
struct structure_file {
	long element;
	unsigned number;  /* of its specification */
	const char *name; /* borrowed */
};

struct structure {
	struct structure_element *list; /* in pre-order */
	size_t n, cap;
	struct structure_file *files; /* in the order they came */
	size_t nfiles, files_cap;
	long open;	/* innermost; -1 = none */
	long root_last; /* of the elements at the top; the first is 0 */
};

void structure_init(struct structure *s);
void structure_release(struct structure *s); /* accepts a zeroed one */

void structure_begin(struct structure *s, const char *type, const char *alt, const char *scope);
void structure_end(struct structure *s);
/* The open element has marked content `mark` of page `page` (indexes). */
void structure_mark(struct structure *s, unsigned page, int mark);

/* A file specification, object `number`, belongs to the open element (ISO 32000-2, 14.13.6);
 * without one, to none. */
void structure_file(struct structure *s, unsigned number, const char *name);

/* The tree of all files by name into o; its object, 0 = there are none. Of several with one
 * name the first stands in it. */
unsigned structure_file_tree(const struct structure *s, struct pdfout *o);

/* The tree into o; the page with index i is object pages[i] and has the key i
 * in the tree of parents. Returns the number of the root. */
unsigned structure_write(
    const struct structure *s, struct pdfout *o, const unsigned *pages, size_t npages);

#endif
