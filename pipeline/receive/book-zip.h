/*
 * The members of a zip from bytes in memory, checked before anything is read:
 * names, sizes, ratios, encryption.  Nothing is ever written or opened.
 */
#ifndef RECEIVE_BOOK_ZIP_H
#define RECEIVE_BOOK_ZIP_H

#include "finding.h"

struct zip;

struct book_zip {
	struct zip *zip;
	unsigned long long read; /* bytes that members had, so far */
	struct findings *findings;
};

/* Does it begin as a zip does? */
int book_zip_is(const char *bytes, size_t len);

/* Open; the bytes must outlive it. 0, or -1 with a finding: it is cut, inconsistent,
 * encrypted, or its members are not to be trusted. */
int book_zip_open(
    struct book_zip *zip, const char *bytes, size_t len, struct findings *findings) TB_MUST_CHECK;
void book_zip_close(struct book_zip *zip); /* accepts a zeroed one */

/* Is there a member of the name; does any name begin like this? */
int book_zip_has(const struct book_zip *zip, const char *name);
int book_zip_has_below(const struct book_zip *zip, const char *begin);

/* The content of a member, appended. 0, 1 when there is no such member, or -1 with a finding. */
int book_zip_read(struct book_zip *zip, const char *name, struct tb_buf *out) TB_MUST_CHECK;

#endif
