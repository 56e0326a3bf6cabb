/*
 * What a release holds, as its SHA256SUMS has it: a line a file, "<64 hex>  <name>", by name.
 * The line of the manifest is left out wherever two are compared: it tells also of what has left no
 * trace in the documents, a newer library, a template that is of another period.
 */
#ifndef DELIVER_RELEASE_H
#define DELIVER_RELEASE_H

#include "../lib/buf.h"
#include "run.h"

#define RELEASE_SUMS "SHA256SUMS"

/* The digest of a file, read once in a call: what is published is compared, told by its manifest,
 * listed, and looked at where it stands. A file that was written since is read again. As
 * tb_digest_file. */
int release_digest(const char *path, char digest[static TB_DIGEST_LEN + 1],
    struct tb_err *err) TB_MUST_CHECK;

/* What the folder's SHA256SUMS says, all of it. -1: *err filled. */
int release_read(const char *folder, struct tb_buf *sums, struct tb_err *err) TB_MUST_CHECK;
/* What stands in the folder now, as its SHA256SUMS would tell it. -1: *err filled. */
int release_list(const char *folder, struct tb_buf *sums, struct tb_err *err) TB_MUST_CHECK;
/* Takes the line of the manifest out. */
void release_drop_manifest(struct tb_buf *sums);

/* What the folder's SHA256SUMS says, without the manifest; -1: it cannot be read. */
int release_sums(const char *folder, struct tb_buf *sums) TB_MUST_CHECK;
/* The same, and nothing where there is no such folder. -1: *err filled, it is there and cannot be
 * read. */
int release_sums_if_there(
    const char *folder, struct tb_buf *sums, struct tb_err *err) TB_MUST_CHECK;
/* The same of the release that the run would make. -1: *err filled. */
int release_sums_of(const struct run *run, struct tb_buf *sums, struct tb_err *err) TB_MUST_CHECK;
/* Do the two folders hold the same? */
int release_same(const char *a, const char *b);

/* Two of these, line by line. Calls tell() for each name with the digest in each, NULL where it has
 * no such file; both are good during the call. */
void release_compare(const char *was, const char *now,
    void (*tell)(void *user, const char *name, const char *was, const char *now), void *user);

/* What differs between them, in words: "monthly-bulletin.pdf and 3 more"; "" = nothing. */
void release_differ(const char *was, const char *now, struct tb_buf *words);

#endif
