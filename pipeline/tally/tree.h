/*
 * The tree of figures.xml that templates walk (tongbao-figures.5): everything
 * before the figures themselves.
 */
#ifndef TALLY_TREE_H
#define TALLY_TREE_H

#include "award.h"
#include "escalate.h"
#include "problem.h"
#include "revision.h"
#include "score.h"

struct tree {
	const struct tally *tally;
	const struct problems *problems;
	const struct firings *firings;
	const struct scores *scores;
	const struct awards *awards;
	const struct revisions *revisions;
};

/* The same of the public edition: names alone, nothing of a unit. */
void tree_write_public(struct tb_xmlw *w, const struct tally *tally);
/* Opens <figures> and writes its attributes and children up to <submissions>. */
void tree_write(struct tb_xmlw *w, const struct tree *tree);

#endif
