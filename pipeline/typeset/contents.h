/* A table of contents: the headings of the body with the pages they stand on. */
#ifndef TYPESET_CONTENTS_H
#define TYPESET_CONTENTS_H

#include "galley.h"

/* A line for each heading behind the contents, of their levels, which leads to it.  Its page is
 * that of set->rehearsed; 0 where there is none yet. */
void contents_add(struct galley *galley, const struct block *contents);

#endif
