/* SHA-256 digests, as 64 lower-case hex digits. */
#ifndef TB_DIGEST_H
#define TB_DIGEST_H

#include "diag.h"
#include <stddef.h>

enum { TB_DIGEST_LEN = 64, TB_DIGEST_SHORT = 16 };

/* The digest of bytes into out[65], NUL-terminated. */
void tb_digest(const void *bytes, size_t len, char out[TB_DIGEST_LEN + 1]);
/* The digest of bytes that come piece by piece; tb_hash_end releases it. */
struct tb_hash;
struct tb_hash *tb_hash_new(void);
void tb_hash_add(struct tb_hash *hash, const void *bytes, size_t len);
void tb_hash_end(struct tb_hash *hash, char out[TB_DIGEST_LEN + 1]);
/* The digest of a whole file. 0, or -1 with *err filled. */
int tb_digest_file(const char *path, char out[TB_DIGEST_LEN + 1], struct tb_err *err) TB_MUST_CHECK;
/* The digest that stands beside a file, in PATH.sha256 as sha256sum writes it, where that is
 * not older than the file: it saves reading the file. 0, or -1 when there is none. */
int tb_digest_beside(const char *path, char out[TB_DIGEST_LEN + 1]) TB_MUST_CHECK;

#endif
