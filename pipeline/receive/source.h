/*
 * Bytes of a file that may be larger than memory is to be: mapped, and given back
 * page by page behind the reader.  Not ended by NUL.
 */
#ifndef RECEIVE_SOURCE_H
#define RECEIVE_SOURCE_H

#include "../lib/diag.h"
#include <stddef.h>

struct source {
	const char *bytes;
	size_t len;
	int mapped; /* 0 = memory of somebody else's */
};

enum { SOURCE_STEP = 1024 * 1024 };

/* Map an open file of len bytes. -1: *err filled, with the name. */
int source_map(
    int fd, size_t len, const char *name, struct source *source, struct tb_err *err) TB_MUST_CHECK;
void source_unmap(struct source *source); /* accepts a zeroed one */

/* The reader is at `at` and does not need what is more than a step behind it. To be
 * called often; it may go back all the same, and what was given back is read again. */
void source_passed(const struct source *source, size_t at);

#endif
