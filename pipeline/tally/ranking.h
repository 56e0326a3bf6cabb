/*
 * Rankings (F20, R8): by exact value, ties share a place, the next is skipped.
 * Lists that are made of them stand in behind.h and movement.h.
 */
#ifndef TALLY_RANKING_H
#define TALLY_RANKING_H

#include "../lib/xmlwrite.h"
#include "figure.h"

struct ranking_kind {
	const char *id;
	enum scope_kind scopes;
	const char *quantity, *lead; /* lead: of the list of those behind; NULL = no such list */
	enum rank rank;
	int moves;   /* has a list of movements */
	int history; /* places of every month of the year so far, not of two alone */
};

enum { NRANKINGS = 7 };
extern const struct ranking_kind ranking_kinds[NRANKINGS]; /* in the order of the file */

/* Why an entry has no place: never = what is due never came; missing = some of
 * it, or a base it had, did not come this month; none = nothing to rank. */
enum reason { REASON_NONE, REASON_MISSING, REASON_NEVER };

/* One ranked scope. */
struct entry {
	struct scope *scope;
	struct figure figure;
	long place; /* 0 = none */
	enum reason reason;
};

struct ranking {
	const struct ranking_kind *kind;
	struct entry *entries; /* the placed first, by place; then the others; canonical in ties */
	size_t n, placed;
};

/* Rank the kind's scopes at the end of a month; ranking_release it. */
struct ranking ranking_make(const struct tally *tally, const struct ranking_kind *kind, int month);
void ranking_release(struct ranking *ranking);
/* The kind of that id, or NULL. */
const struct ranking_kind *ranking_find(const char *id);
/* Does the scope stand in rankings of its kind? */
int ranking_takes_part(const struct tally *tally, const struct scope *scope);
/* F20: the place of the i-th value among the n; a value that is NULL takes none, 0. */
long ranking_place(const struct tb_exact *const *values, size_t n, size_t i);
/* Is nobody worse than the scope, and one of the placed better? Those that never reported
 * are worse than all that are placed. */
int ranking_is_last(const struct ranking *ranking, const struct scope *scope);

/* Give every scope its places, now and before; where the kind has a history, of all months of
 * the year so far, as today's data tell them. */
void ranks_assign(struct tally *tally);

/* <rankings>. */
void rankings_write(struct tb_xmlw *w, const struct tally *tally);

/* Open an element with code, name and short of the scope. */
void ranking_open_item(struct tb_xmlw *w, const char *element, const struct scope *scope);
/* An attribute that holds the id of one of the scope's figures. */
void ranking_write_figure(
    struct tb_xmlw *w, const char *name, const struct scope *scope, const char *quantity);

#endif
