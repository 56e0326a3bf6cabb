/*
 * Making scopes, private to scope*.c: scope.c holds the frame, scope-plan.c the
 * scopes of the plan's own lists, scope-register.c those of its registers.  Each
 * scopes_of_... appends one kind's scopes in canonical order.
 */
#ifndef TALLY_SCOPE_PRIVATE_H
#define TALLY_SCOPE_PRIVATE_H

#include "scope.h"

/* Append a scope without members; short_name "" = the name. Borrowed, and good
 * until the next one is appended. */
struct scope *scope_add(struct tally *tally, enum scope_kind kind, const char *code,
    const char *name, const char *short_name);

typedef int (*scope_test)(const struct tally *tally, const struct subject *subject, const void *to);

/* Put the subjects of the kind that pass the test into the set; NULL = all. */
void scope_fill(
    struct tally *tally, struct set *set, enum tb_subject kind, scope_test test, const void *to);
void scope_put(struct set *set, struct subject *subject);

/* Index of the scope that holds the subject among those of one kind, -1 = none. */
typedef long (*scope_pick)(const struct tally *tally, const struct subject *subject);

/* Deal the subjects of the kind out to the scopes of the other, which stand last. */
void scope_deal(struct tally *tally, enum scope_kind to, enum tb_subject kind, scope_pick pick);

/* An enterprise that is no part (其中) of another. */
int scope_is_parent(const struct subject *subject);

void scopes_of_city(struct tally *tally);
void scopes_of_domains(struct tally *tally);
void scopes_of_industries(struct tally *tally);
void scopes_of_groups(struct tally *tally);
void scopes_of_enterprises(struct tally *tally);
void scopes_of_bands(struct tally *tally);
void scopes_of_counties(struct tally *tally);
void scopes_of_departments(struct tally *tally);
void scopes_of_sectors(struct tally *tally);
void scopes_of_parks(struct tally *tally);
void scopes_of_tags(struct tally *tally);
void scopes_of_projects(struct tally *tally);

#endif
