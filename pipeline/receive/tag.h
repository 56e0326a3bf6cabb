/*
 * libxml2 needs quadratic time for the attributes of one tag, and returns only
 * after it: a tag with too many is found beforehand, by counting '=' outside
 * quotes.
 */
#ifndef RECEIVE_TAG_H
#define RECEIVE_TAG_H

#include <stddef.h>

/* The line of the first tag with more than max of them, 0 = none. The text is
 * NUL-terminated at text[len]. */
int tag_wide(const char *text, size_t len, int max);

#endif
