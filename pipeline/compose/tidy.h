/*
 * White space of a template's or a clerk's indentation never reaches the text:
 * a run of blanks, tabs and line ends is left out, except between two ASCII
 * characters (words in Latin letters), where it becomes one blank.  The
 * ideographic space U+3000 is a character like any other; marks of figures
 * (marks.h) stand between characters as if they were not there.
 */
#ifndef COMPOSE_TIDY_H
#define COMPOSE_TIDY_H

#include "../lib/buf.h"

/* Running text that comes in pieces, none of which ends with a mark; zero it before the
 * first. */
struct tidy {
	int pending;	    /* white space was seen behind the last character */
	unsigned char last; /* last byte put, 0 = none yet */
};

void tidy_put(struct tidy *tidy, struct tb_buf *out, const char *s, size_t len);

/* One whole text, tidied in place. */
void tidy_string(struct tb_buf *text);

#endif
