/*
 * The quantities: one table says of each its id, rule, unit, for which scopes
 * it exists, of which earlier months it is written too, and what computes it.
 * A new quantity is a row.
 */
#ifndef TALLY_QUANTITY_H
#define TALLY_QUANTITY_H

#include "measure.h"

struct cell cell_make(
    const struct tally *tally, const struct scope *scope, enum series series, int month);

/* Compute one quantity of a scope for a month into a figure (started here).
 * name is one of the table: "rev-completion". */
void quantity_compute(const struct tally *tally, const struct scope *scope, const char *name,
    int month, struct figure *figure);
/* Does each scope of the kind that has the series have a figure SCOPE/name that is a number? */
int quantity_is_number(enum scope_kind kind, const char *name);
/* Has the scope that figure? The name is one of the table. */
int quantity_is_of(const struct tally *tally, const struct scope *scope, const char *name);
/* Is it of those that reported alone, so that silence would pay where it gave places? (R9) */
int quantity_is_growth(const char *name);
/* The form in which that quantity is printed. */
struct tb_exact_form quantity_form(const struct tally *tally, const char *name);

/* Write one figure of a scope as the public edition has it (figure_publish). */
void quantity_publish(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope,
    const char *name, int is_back, struct figure *figure);

/* Write all figures of all scopes, in the order of scopes and of the table. */
void quantities_write(struct tb_xmlw *w, const struct tally *tally);

#endif
