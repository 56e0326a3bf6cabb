/*
 * The figures of a period (tongbao-figures.5) as compose sees them: the tree
 * that the templates walk, and one hash from a figure's id to what is printed.
 *
 * Invariants: strings are never NULL ("" = not there), live as long as the
 * figures, and are valid UTF-8.  Nothing is computed here or later: a figure
 * is printed as tally wrote it.
 */
#ifndef COMPOSE_FIGURES_H
#define COMPOSE_FIGURES_H

#include "../lib/digest.h"
#include "tree.h"

#define FIGURES_NS "urn:tongbao:figures:1"

struct figure {
	const char *id;
	const char *text;  /* as printed, without unit; a sign only where there is no dir */
	const char *state; /* value none missing zero blank carried suppressed (R5) */
	const char *dir;   /* up down flat, as printed; "" = has none */
	const char *dec;   /* decimal with sign, for charts */
	const char *value; /* exact */
	const char *unit, *mark;
	const char *apart; /* "yes" = a change that the printed growths do not tell */
	const char *curve; /* "yes" = a lead over what a curve of the plan has due */
};

struct figures {
	xmlDocPtr doc;
	char digest[TB_DIGEST_LEN + 1]; /* SHA-256 of the file */
	const char *period;		/* YYYY-MM, "" of other data */
	size_t n;			/* figures there are */
	/* private */
	struct tb_arena arena;
	struct figure *list;
	size_t cap;
	size_t *slots; /* open addressing: index + 1 into list, 0 = free */
	size_t nslots; /* a power of two, > 2 n */
};

/* Read figures.xml. -1: *err names file, line and what is wrong; *figures is
 * zeroed. */
int figures_load(const char *path, struct figures *figures, struct tb_err *err) TB_MUST_CHECK;
/* The same for a data file of another kind, whatever its root: the templates walk
 * its tree; there are no figures and no period. */
int figures_load_data(const char *path, struct figures *figures, struct tb_err *err) TB_MUST_CHECK;
void figures_release(struct figures *figures); /* accepts zeroed figures */

/* The figure of that id, or NULL; borrowed. */
const struct figure *figures_find(const struct figures *figures, const char *id);

/* Its place in the file, from 0 on, and back; NULL = so many there are not. */
size_t figures_index(const struct figures *figures, const struct figure *figure);
const struct figure *figures_at(const struct figures *figures, size_t index);

/* Has it a number to print? True for value, zero and carried. */
int figure_has_number(const struct figure *figure);
/* The printed text without its sign. */
const char *figure_unsigned_text(const struct figure *figure);
/* Is the exact value below zero? Unlike dir, which speaks of the printed text. */
int figure_is_negative(const struct figure *figure);

#endif
