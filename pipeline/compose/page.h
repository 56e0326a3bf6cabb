/*
 * Pages of the web: what a template made is written as HTML, beside documents and with the same
 * words and functions. A page stands by itself: no script, no file that it needs.
 */
#ifndef COMPOSE_PAGE_H
#define COMPOSE_PAGE_H

#include "press.h"

/* Make the page `name`, DIR/name.html. 0, or -1: everything that is wrong with it has been
 * printed. */
int page_compose(const struct press *press, struct stylesheet *stylesheet, const char *name,
    struct library *library);

#endif
