/* The beginning of a file as text, for who asks what a file is before it is parsed. */
#ifndef RECEIVE_BEGINNING_H
#define RECEIVE_BEGINNING_H

#include <stddef.h>

extern const char beginning_blanks[]; /* those of XML */

/* Part of a file as ASCII, into out, which has len + 1 bytes: UTF-16's zero bytes are left out,
 * and so is a byte order mark in front. */
void beginning_text(const char *bytes, size_t len, char *out);

/* What stands behind blanks, declarations and comments: the root's tag where it is XML; where one
 * of those does not end in the text, that one. */
const char *beginning_tag(const char *text);

/* Is this the local name of the tag? */
int beginning_is(const char *tag, const char *name);

#endif
