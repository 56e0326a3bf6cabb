/*
 * libxml2 needs quadratic time for the attributes of one tag, and returns only
 * after it: a tag with too many is found beforehand, by counting '=' outside
 * quotes.
 */
#ifndef RECEIVE_TAG_H
#define RECEIVE_TAG_H

#include <stddef.h>

/* Where a scan is in a text that comes piece by piece; begin with {.line = 1}. */
struct tag_scan {
	int line;
	int state, count;
	int opened; /* bytes since '<' that may begin a comment, CDATA or an instruction */
	int kind;   /* of these, what it is passing over */
	int run;    /* of the mark before its end */
	char open[12], quote;
};

/* Go on with a piece. The line of the first tag with more than max of them, or 0. */
int tag_scan(struct tag_scan *scan, const char *text, size_t len, int max);

/* The same of a whole text. */
int tag_wide(const char *text, size_t len, int max);

#endif
