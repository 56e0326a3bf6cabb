/* A document set: its pages. */
#ifndef TYPESET_TYPESET_H
#define TYPESET_TYPESET_H

#include "setter.h"

/* Set the document into *doc, which must be initialised, with the draft mark on every page of what
 * is approved: paint shows it on drafts. Findings are printed;
 * -1: *err filled, *doc is not to be written. */
int typeset_run(const struct document *document, const struct style *style, struct tb_fonts *fonts,
    const char *charts, struct tb_pages *doc, struct tb_err *err) TB_MUST_CHECK;

#endif
