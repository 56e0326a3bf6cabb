/*
 * The public edition (tongbao-figures.5, "Public edition"): figures of sums alone, each as
 * printed and no further, without whence it comes; and of those what nobody can be told by is
 * kept back, by itself and by subtraction (R18, secret.h).  What earlier issues of the year told
 * is known to its readers, and counts.
 */
#ifndef TALLY_EDITION_H
#define TALLY_EDITION_H

#include "../lib/xmlwrite.h"
#include "inputs.h"
#include "secret.h"

/* What hangs together by sums. */
enum edition_part { EDITION_PROJECTS, EDITION_INDUSTRIES, EDITION_ENTERPRISES, EDITION_PARTS };

struct edition {
	const struct tally *tally;
	struct secrets of[EDITION_PARTS];
	struct edition_cell *cells; /* of the tally, in the order of its scopes */
	size_t ncells, cells_cap;
};

/* Which figures of the tally are kept back. The event is the issue that is rendered again, or
 * NULL; the shelf is where the tally's records came from. -1: *err says what cannot be loaded;
 * released in any case by edition_release. */
int edition_make(struct edition *edition, const struct tally *tally, struct shelf *shelf,
    const struct tb_ledger *ledger, const struct tb_ledger_event *event,
    struct tb_err *err) TB_MUST_CHECK;
void edition_release(struct edition *edition);

/* The figures, in the order of scopes; the tree is written (tree_write_public). */
void edition_write(struct tb_xmlw *w, const struct edition *edition);

#endif
