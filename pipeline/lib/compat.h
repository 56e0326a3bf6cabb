/*
 * Compiler attributes behind macros, and the functions this project does not
 * call.  Every file of the project includes this first through its own lib
 * header, so that a banned call does not compile.
 */
#ifndef TB_COMPAT_H
#define TB_COMPAT_H

#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(__GNUC__)
#define TB_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define TB_NORETURN	     __attribute__((noreturn))
#define TB_MUST_CHECK	     __attribute__((warn_unused_result))
#else
#define TB_PRINTF(fmt, args)
#define TB_NORETURN
#define TB_MUST_CHECK
#endif

/* What no sum of 64-bit numbers leaves. */
#if defined(__SIZEOF_INT128__)
__extension__ typedef __int128 tb_wide;
#else
#error "sums of yuan need integers of 128 bits"
#endif

#define TB_LEN(array) (sizeof(array) / sizeof((array)[0]))

/* strcmp(a, b) == 0 for loops over names: the first byte settles most without a call. */
static inline int
tb_same(const char *a, const char *b)
{
	return a[0] == b[0] && strcmp(a, b) == 0;
}

/* Of what may be NULL. */
static inline const char *
tb_or_empty(const char *s)
{
	return s != NULL ? s : "";
}

#if defined(__GNUC__)
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok
#pragma GCC poison gmtime localtime ctime asctime atoi atof tmpnam
#endif

#endif
