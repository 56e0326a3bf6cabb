/*
 * The phrases of a bulletin (tongbao-phrases.5): sentences with named slots in
 * a file that a clerk edits.  A phrase has forms; the first whose conditions
 * hold is said.  Which word fits - 快 or 慢, 增长 or 下降 - is decided by the
 * direction and state of figures, and stands in the file, not in code.
 *
 * Invariants of loaded phrases: every slot used in any form is declared, every
 * included phrase exists, takes no slot that the including one lacks, and no
 * inclusion runs in a circle.  So a clerk's slip is found at once and not in
 * the month that first needs the form.
 */
#ifndef COMPOSE_PHRASES_H
#define COMPOSE_PHRASES_H

#include "../lib/buf.h"
#include "../lib/figures.h"

#define PHRASES_NS "urn:tongbao:phrases:1"

struct phrase;

struct phrases {
	const char *path; /* of the first file */
	/* private */
	struct tb_arena arena;
	struct phrase *list; /* sorted by id once loaded */
	size_t n, cap;
};

/* What a template puts into a slot: a text, or for a slot declared under
 * "figures" the id of a figure ("" = there is none). */
struct slot_value {
	const char *name, *value;
};

/* Read the files, in which no id stands twice. -1: *err names file, line, phrase and what to
 * mend; *phrases is zeroed. */
int phrases_load(const char *const *paths, size_t npaths, struct phrases *phrases,
    struct tb_err *err) TB_MUST_CHECK;
void phrases_release(struct phrases *phrases); /* accepts zeroed phrases */

int phrases_have(const struct phrases *phrases, const char *id);

/* The id that begins most like this one, to be named beside one that is not there; NULL where
 * none begins with the same word. */
const char *phrases_near(const struct phrases *phrases, const char *id);

/* Append what the phrase says, with the marks of the figures in it (marks.h). -1: *err has message
 * and text but no place (the caller knows the template's), *out is as before. An error is: an
 * unknown phrase or figure, a slot that is not filled or not declared, no form that fits, and a
 * slot whose figure has no number to print. */
int phrases_say(const struct phrases *phrases, const struct tb_figures *figures, const char *id,
    const struct slot_value *values, size_t nvalues, struct tb_buf *out,
    struct tb_err *err) TB_MUST_CHECK;

#endif
