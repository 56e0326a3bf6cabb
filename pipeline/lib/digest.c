/*
 * Digests: see digest.h.  By the plain functions of libcrypto: those of EVP read
 * a configuration and look for providers first, which takes a program that
 * digests a few kilobytes longer than all its numbers.
 */
#define OPENSSL_API_COMPAT 0x10100000L
#include "digest.h"
#include "file.h"
#include <openssl/sha.h>
#include <stdint.h>
#include <sys/stat.h>

void
tb_digest(const void *bytes, size_t len, char out[TB_DIGEST_LEN + 1])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char raw[SHA256_DIGEST_LENGTH];
	SHA256_CTX state;
	size_t i;

	if (SHA256_Init(&state) != 1 || SHA256_Update(&state, bytes, len) != 1 ||
	    SHA256_Final(raw, &state) != 1)
		tb_die(TB_EXIT_BUG, "SHA-256 is not available");
	for (i = 0; i < sizeof(raw); i++) {
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

int
tb_digest_beside(const char *path, char out[TB_DIGEST_LEN + 1])
{
	struct tb_buf side = TB_BUF_INIT, name = TB_BUF_INIT;
	struct stat file_stat, side_stat;
	struct tb_err err;
	int rc = -1;

	tb_buf_printf(&name, "%s.sha256", path);
	if (stat(path, &file_stat) == 0 && stat(name.s, &side_stat) == 0 &&
	    side_stat.st_mtime >= file_stat.st_mtime &&
	    tb_file_read(name.s, 256, &side, &err) == 0 && side.len >= TB_DIGEST_LEN &&
	    strspn(side.s, "0123456789abcdef") >= TB_DIGEST_LEN) {
		memcpy(out, side.s, TB_DIGEST_LEN);
		out[TB_DIGEST_LEN] = '\0';
		rc = 0;
	}
	tb_buf_release(&name);
	tb_buf_release(&side);
	return rc;
}
