/*
 * Pages of the web: what a template made is written as HTML, beside documents and with the same
 * words and functions. A page stands by itself: no script, no file that it needs.
 */
#ifndef COMPOSE_PAGE_H
#define COMPOSE_PAGE_H

#include "press.h"

/* For press_compose: DIR/name.html. */
extern const struct press_form press_page;

#endif
