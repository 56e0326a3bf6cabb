/* Where a document prints which figure, for who walks a number back. */
#ifndef COMPOSE_USES_H
#define COMPOSE_USES_H

#include "../lib/figures.h"
#include "tree.h"

/*
 * Append what a template's result prints, while the marks of figures (marks.h) are in it: a
 * line with the document's title, and one for each figure, each of seven fields with tabs
 * between (tongbao-compose.1, "Where figures are printed"):
 *
 *	ID  PRINTED  PLACE  SECTION  NUMBER  LABEL  SAID
 *
 * The line of the title has no id, the place "document", and the title in SAID.
 * Returns how many figures are printed.
 */
size_t uses_list(xmlDocPtr result, const struct tb_figures *figures, struct tb_buf *out);

#endif
