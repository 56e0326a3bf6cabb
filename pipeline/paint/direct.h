/*
 * Pages as PDF, written by ourselves: fast, small, and tagged as far as the
 * pages are.  cairo's device (pdf.h, finish.h) draws the same and is what this
 * one is compared with.
 */
#ifndef PAINT_DIRECT_H
#define PAINT_DIRECT_H

#include "../type/pages.h"
#include "fontfile.h"
#include "pdfout.h"

/* How a document is written. */
struct direct_job {
	const struct tb_pages *doc;
	const char *name;		     /* of the .pages, for messages */
	const struct fontfile *const *files; /* of doc->faces, in their order */
	const char *profile;		     /* path of an sRGB colour profile */
	int plain;			     /* pages alone: no structure, no links, not PDF/A */
	struct pdfout_memo *memo;	     /* of this document painted before; NULL = none */
	const struct tb_buf *attachment;     /* CSV to be embedded under doc's name; NULL = none */
};

/* The file is appended to out, which must be empty. -1: *err filled, as by
 * finish_pdf and tags_plan. */
int direct_pdf(const struct direct_job *job, struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;

#endif
