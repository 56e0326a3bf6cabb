/*
 * Digests: see digest.h.  By the plain functions of libcrypto: those of EVP read
 * a configuration and look for providers first, which takes a program that
 * digests a few kilobytes longer than all its numbers.
 */
#define OPENSSL_API_COMPAT 0x10100000L
#include "digest.h"
#include "file.h"
#include "mem.h"
#include <errno.h>
#include <fcntl.h>
#include <openssl/sha.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

struct tb_hash {
	SHA256_CTX state;
};

struct tb_hash *
tb_hash_new(void)
{
	struct tb_hash *hash = tb_xmalloc(sizeof(*hash));

	if (SHA256_Init(&hash->state) != 1)
		tb_die(TB_EXIT_BUG, "SHA-256 is not available");
	return hash;
}

void
tb_hash_add(struct tb_hash *hash, const void *bytes, size_t len)
{
	SHA256_Update(&hash->state, bytes, len);
}

void
tb_hash_end(struct tb_hash *hash, char out[TB_DIGEST_LEN + 1])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char raw[SHA256_DIGEST_LENGTH];
	size_t i;

	SHA256_Final(raw, &hash->state);
	free(hash);
	for (i = 0; i < sizeof(raw); i++) {
		out[2 * i] = hex[raw[i] >> 4];
		out[2 * i + 1] = hex[raw[i] & 15];
	}
	out[TB_DIGEST_LEN] = '\0';
}

void
tb_digest(const void *bytes, size_t len, char out[TB_DIGEST_LEN + 1])
{
	struct tb_hash *hash = tb_hash_new();

	tb_hash_add(hash, bytes, len);
	tb_hash_end(hash, out);
}

int
tb_digest_file(const char *path, char out[TB_DIGEST_LEN + 1], struct tb_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct tb_hash *hash;
	char piece[PIECE];
	ssize_t n;

	if (fd < 0)
		return tb_err_sys(err, path, "cannot open");
	hash = tb_hash_new();
	while ((n = read(fd, piece, sizeof(piece))) != 0)
		if (n > 0)
			tb_hash_add(hash, piece, (size_t)n);
		else if (errno != EINTR)
			break;
	if (n < 0)
		tb_err_sys(err, path, "cannot read");
	tb_hash_end(hash, out);
	close(fd);
	return n < 0 ? -1 : 0;
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
