/* Digests: see digest.h. */
#include "digest.h"
#include "file.h"
#include <openssl/evp.h>
#include <stdint.h>

void
tb_digest(const void *bytes, size_t len, char out[TB_DIGEST_LEN + 1])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned n = 0, i;

	if (EVP_Digest(bytes, len, raw, &n, EVP_sha256(), NULL) != 1 || n != TB_DIGEST_LEN / 2)
		tb_die(TB_EXIT_BUG, "SHA-256 is not available");
	for (i = 0; i < n; i++) {
		out[2 * i] = hex[raw[i] >> 4];
		out[2 * i + 1] = hex[raw[i] & 15];
	}
	out[TB_DIGEST_LEN] = '\0';
}

int
tb_digest_file(const char *path, char out[TB_DIGEST_LEN + 1], struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = tb_file_read(path, SIZE_MAX / 2, &bytes, err);

	if (rc == 0)
		tb_digest(bytes.s, bytes.len, out);
	tb_buf_release(&bytes);
	return rc;
}
