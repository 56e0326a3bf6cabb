/* Where a document prints which figure, for who walks a number back. */
#ifndef COMPOSE_USES_H
#define COMPOSE_USES_H

#include "../lib/figures.h"
#include "tree.h"

/* Append a line for each figure of each paragraph, note, heading, row of a table and chart of
 * a template's result, while the marks of figures (marks.h) are in it: the figure's id, the
 * name of that element, and what it says (of a chart its title), with tabs between. */
void uses_list(xmlDocPtr result, const struct tb_figures *figures, struct tb_buf *out);

#endif
