/*
 * Links from the figures in a document's text to the rows of its tables that
 * print them (tongbao-document.5, <ref>).
 */
#ifndef COMPOSE_LINKS_H
#define COMPOSE_LINKS_H

#include "../lib/figures.h"
#include "tree.h"

/* Take the marks of figures (marks.h) out of a template's result.  A figure in a
 * paragraph, note or key figure leads to the first row of a table's body that prints it;
 * that row gets an id if it has none: TABLE.SCOPE, the scope being the figure's
 * id up to the last '/', with "-2", "-3" where that is taken. */
void links_make(xmlDocPtr result, const struct tb_figures *figures);

#endif
