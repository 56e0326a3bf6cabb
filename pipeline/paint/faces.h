/*
 * Font files that pages name, opened once for all documents of a call.
 *
 * Invariant: a face is handed out only when the digest in the pages is that
 * of the file, because glyph numbers mean nothing in another file.
 */
#ifndef PAINT_FACES_H
#define PAINT_FACES_H

#include "../type/pages.h"
#include "fontfile.h"

struct faces;

/* folder: what relative paths of faces start from; borrowed. Nothing is opened
 * yet. The caller owns the result. */
struct faces *faces_new(const char *folder);
/* Closes the files; accepts NULL. */
void faces_free(struct faces *faces);

/* The files of doc->faces, in their order, into out[doc->nfaces]; borrowed.
 * name: of the .pages, for messages. -1: *err names the file and what to do: a
 * font is missing or another one (TB_MSG_FONT), or a run has a glyph that its
 * face has not (TB_MSG_PAGES). */
int faces_resolve(struct faces *faces, const struct tb_pages *doc, const char *name,
    const struct fontfile **out, struct tb_err *err) TB_MUST_CHECK;

/* Where the file of a face is that pages name, on the heap. */
char *faces_path(const char *folder, const char *named);

#endif
