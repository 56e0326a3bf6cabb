/*
 * What a run left in its work folder, read for approval and publication:
 *
 *	WORK/figures.xml            the figures of the period
 *	WORK/documents/NAME.xml     what is said
 *	WORK/documents/NAME.bind    a title, and which of them are bound into NAME.pdf
 *	WORK/pages/NAME.pages       laid-out pages
 *	WORK/paint/NAME.pdf, ...    ink
 *	WORK/drafts/NAME.pdf, ...   for an approval the same as the draft has it
 */
#ifndef DELIVER_RUN_H
#define DELIVER_RUN_H

#include "../lib/diag.h"
#include "../lib/figures.h"
#include "../lib/ledger.h"
#include "../lib/mem.h"

/* A document of the run. Digests are of whole files. */
struct run_document {
	const char *name;  /* "monthly-bulletin" */
	const char *title; /* of its pages; "" when they were not read */
	size_t npages;
	char document_digest[TB_DIGEST_LEN + 1];
	char pages_digest[TB_DIGEST_LEN + 1]; /* "" when the pages were not read */
};

/* A PDF of the pages of several documents. */
struct run_bound {
	const char *name, *title; /* of its file, without suffix; as the list of documents has it */
	size_t ndocuments;
};

/* A face of the letters on its pages, as tongbao-pages.5 names it. */
struct run_face {
	const char *path, *digest;
};

struct run {
	struct tb_arena arena;
	const char *work;
	const char *ink;			  /* folder of it that is released: "paint" */
	const char *edition;			  /* public, or "" */
	const char *plan, *plan_version, *period; /* as figures.xml says */
	const char *inputs_digest;		  /* of the sorted list of inputs; "" in public */
	struct tb_figures figures;		  /* which the strings above are of */
	struct tb_ledger_input *inputs;
	size_t ninputs, inputs_cap;
	struct run_document *documents; /* by name */
	size_t ndocuments, documents_cap;
	struct run_bound *bound; /* by name */
	size_t nbound, bound_cap;
	struct run_face *faces; /* when the pages were read */
	size_t nfaces, faces_cap;
};

/* Read WORK. with_pages: the .pages too. 0, or -1 with *err filled and *run
 * released. */
int run_load(const char *work, int with_pages, struct run *run, struct tb_err *err);
void run_release(struct run *run);

/* The digest of what an approval names so: "figures", or a document; NULL = the run has none. */
const char *run_digest(const struct run *run, const char *name);

#endif
