/*
 * Scopes: the sets of subjects that figures are made of, in the order in which
 * figures are written.
 */
#ifndef TALLY_SCOPE_H
#define TALLY_SCOPE_H

#include "tally.h"

/* Fill scopes, first and count. */
void scopes_make(struct tally *tally);
void scopes_release(struct tally *tally);

/* The scope of that kind and code, or NULL; borrowed. */
struct scope *scope_find(const struct tally *tally, enum scope_kind kind, const char *code);

/* "city", "industry", ... as ids begin. */
const char *scope_kind_name(enum scope_kind kind);
/* The kind of scope that holds the subject alone. */
enum scope_kind scope_kind_of(enum tb_subject kind);

/* Is it made of one subject? */
int scope_is_single(const struct scope *scope);
/* That subject, or NULL. */
const struct subject *scope_single(const struct scope *scope);
/* Has a quarter or a year to tell of a project whose amounts are small in 亿元? Neither what is
 * planned for the year nor what was done of it comes to 0.5 亿元 then: of two decimals its months
 * would have one digit each. They are written in 万元 too, as fine-inv and so on. */
int scope_is_fine(const struct tally *tally, const struct scope *scope);

#define GROUP_ANNEX    "annex"
#define GROUP_REGISTER "register"
#define GROUP_ALL      "all"
#define GROUP_KEY      "key"
#define BAND_ALL       "all"

#endif
