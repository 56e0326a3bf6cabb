/*
 * The first lists of the tree: who reports, and what subjects are grouped by; and
 * what all lists of scopes are written with.
 */
#ifndef TALLY_REGISTER_H
#define TALLY_REGISTER_H

#include "../lib/xmlwrite.h"
#include "tally.h"

/* <units>, <departments>, <domains>, <sectors>, <parks>, <tags>. */
void registers_write(struct tb_xmlw *w, const struct tally *tally);

/* The scope of that kind at that place. */
const struct scope *scope_at(const struct tally *tally, enum scope_kind kind, size_t i);
/* Open an element with code and name of the scope. */
void open_scope(struct tb_xmlw *w, const char *element, const struct scope *scope);
const char *yes_no(int value);

#endif
