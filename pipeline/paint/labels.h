/*
 * Page labels of a PDF, as it stores them: ranges of pages whose numbers run on.
 * A label that is no number, or none, is a range of its own.
 */
#ifndef PAINT_LABELS_H
#define PAINT_LABELS_H

#include "../type/pages.h"

struct label_range {
	size_t page;	  /* its first, from 0 */
	long first;	  /* the number on it; -1 = its label is none */
	const char *text; /* that label, of the document; "" = none */
};

/* The range that begins at page *at, and *at behind it; 0 when no page is left. */
int label_next(const struct tb_pages *doc, size_t *at, struct label_range *range);

#endif
