/*
 * What a draft was made of, so that its approval need not make it again to know that it still is
 * what would be made now.
 *
 * Before anything is made, a run has looked at everything that can take part: plan, archive, ledger,
 * the office's sheet, templates, fonts, programs, what the environment says to them. When the draft
 * stands, that is kept, with what its programs told (made.h) and the digests of what it holds:
 *
 *	output/.grounds/<period>	the lines of made.h, and of other kinds:
 *	seen, digest			of all that was looked at: names, sizes, times, places on the disk
 *	fresh, path, digest		a file too new for its time to tell a later change
 *	objects, digest			the same as seen of the programs and libraries that were told
 *	edition, its name, digest	of what stands in its SHA256SUMS, without the manifest
 *	document, its name, digest	with its edition before a slash
 *	face, path, digest		of the letters on its pages
 *
 * A file whose bytes are changed gets a new time of change (st_ctim), which no program can set; one
 * put in its place has another place. So the draft is vouched for as long as all of it is as it was,
 * its own files have the digests that they are said to have, and nothing is there that was not. In
 * any other case, and where something cannot be told, it is not, and is made again: nothing is ever
 * approved for lack of knowledge.
 */
#ifndef DELIVER_GROUNDS_H
#define DELIVER_GROUNDS_H

#include "publish.h"

/* Looks, before a release of the term is made, and writes the file. What cannot be told leaves none;
 * that is no error. -1: *err filled. */
int grounds_look(
    const char *site, struct tb_term term, const char *file, struct tb_err *err) TB_MUST_CHECK;

/* Keeps what was looked at in the file, of the drafts that the run (and publication->beside)
 * has become. Without a file nothing is kept. -1: *err filled. */
int grounds_keep(const char *file, const struct publication *publication, const struct run *run,
    struct tb_err *err) TB_MUST_CHECK;

/* Of a term whose draft has had its day. */
void grounds_drop(const char *site, struct tb_term term);

enum { GROUNDS_EDITIONS = 2 };

/* Is what stands as the draft what would be made now? Then runs[0] is it, without its pages, and
 * *published the public edition or NULL. 0: that is not known. The caller releases runs in both
 * cases. */
int grounds_hold(const char *site, struct tb_term term, struct run runs[static GROUNDS_EDITIONS],
    const struct run **published);

#endif
