/*
 * The published values as a system of equations, between secret-solve.c (which makes and reduces
 * it) and secret-open.c (which asks what is open in it).
 *
 * Unknowns that stand in the same rows can only be had together: they are one class.  The rows
 * over classes are reduced; where class c is a pivot, row r of it says
 * x(c) = known - sum of m(r, f) x(f) over the free classes f.  So what can still move is spanned
 * by one direction a free class, and a sum is had when no direction moves it.
 */
#ifndef TALLY_SECRET_SYSTEM_H
#define TALLY_SECRET_SYSTEM_H

#include "secret.h"

enum { NO_CLASS = -1 };

struct class
{
	size_t first, n; /* into by_class */
	long row;	 /* of which it is the pivot, -1 = it is free */
	tb_wide value;
};

struct system {
	const struct secrets *secrets;
	const struct secret_row **rows;
	size_t nrows, rank;
	size_t *by_class; /* columns, class by class */
	struct class *classes;
	size_t nclasses;
	long *class_of;	    /* of a column */
	struct tb_exact *m; /* a row: classes, then of which rows it is made */
	size_t *places;	    /* in m, of the rows in their order */
	size_t width;
};

/* Of what is told and what these items do not keep back the rows that are known exactly, or all of
 * them, reduced. */
enum system_of { SYSTEM_EXACT, SYSTEM_ALL };
void system_make(
    struct system *system, const struct secrets *secrets, const char *back, enum system_of of);
void system_release(struct system *system);

/* Does the class have a direction of its own? */
int system_is_free(const struct system *system, size_t class);
/* How far the direction of the free class moves the class; the weighted classes. */
void system_move(const struct system *system, size_t class, size_t freed, struct tb_exact *move);
void system_move_sum(const struct system *system, const struct tb_exact *weights, size_t freed,
    struct tb_exact *move);
/* Does no direction move the weighted classes? */
int system_is_had(const struct system *system, const struct tb_exact *weights);
/* The items by whose rows the weighted classes, which are had, are had; 0 = by none: it is out
 * already, and keeping anything back does not help; or by rows whose slack hides it. */
int system_blame(const struct system *system, const struct tb_exact *weights, char *blame);

/* Is some combination of the classes known that fewer units than the threshold own
 * (secret-units.c)? 1 and in `blame` the items by whose rows it is; 0 = there is none that is not
 * out already. */
int system_units_leak(const struct system *system, char *blame);

/* A weight a class, all 0; the caller frees them. */
struct tb_exact *system_weights_new(const struct system *system);
void system_weights_free(const struct system *system, struct tb_exact *weights);

#endif
