/*
 * The shelf in parts: shelf.c (plan, calendar, terms), shelf-files.c (folders and files of a term).
 */
#ifndef DELIVER_SHELF_PRIVATE_H
#define DELIVER_SHELF_PRIVATE_H

#include "../lib/xmlwrite.h"
#include "shelf.h"

/* Has the term a draft? output: the site's. */
int shelf_has_draft(const char *output, const char *period);

/* The elements of what stands there of the term: <release>, <folder>, <file>, <chart>, <log>.
 * What cannot be read is left out: the page tells of the rest. */
void shelf_files(struct tb_xmlw *w, const char *output, const char *period);

#endif
