/*
 * UTF-8: text is checked once, where it enters a program; after that every
 * char * is valid and NUL-terminated.
 */
#ifndef TB_UTF8_H
#define TB_UTF8_H

#include "compat.h"
#include <stddef.h>

/* Bytes of the longest valid prefix of s[0..len): == len when all is valid.
 * Refuses overlong forms, surrogates and values above U+10FFFF (RFC 3629). */
size_t tb_utf8_valid(const char *s, size_t len);

/* The code point at *s, which must be valid UTF-8; *s moves behind it.
 * Returns 0 at the terminating NUL and does not move. */
unsigned tb_utf8_next(const char **s);

/* Writes cp into out[4]; returns the number of bytes, 1 to 4. */
size_t tb_utf8_encode(unsigned cp, char *out);

/* Is it one that shows nothing and may change how its neighbours are shown: controls, marks of
 * direction (bidi), joiners, breaks of line, the byte order mark? */
int tb_utf8_hidden(unsigned cp);

/* Number of code points of a valid string. */
size_t tb_utf8_count(const char *s);

/* Bytes of the word with which s begins; 0 = it begins otherwise, or the word is empty. Most words
 * differ in their first bytes: their length is not counted before. */
static inline size_t
tb_utf8_begins(const char *s, const char *word)
{
	size_t len = 0;

	for (; word[len] != '\0'; len++)
		if (s[len] != word[len])
			return 0;
	return len;
}

#endif
