/* See sign.h. */
#include "sign.h"
#include "../lib/account.h"
#include <errno.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>

/* A key with a pass phrase cannot be used where nobody sits. */
static int
no_phrase(char *phrase, int size, int writes, void *user)
{
	(void)phrase;
	(void)size;
	(void)writes;
	(void)user;
	return -1;
}

static int
fail(const char *pem, const char *what, struct tb_err *err)
{
	unsigned long code = ERR_peek_last_error();
	const char *reason = code != 0 ? ERR_reason_error_string(code) : NULL;

	ERR_clear_error();
	return tb_err_set(err, TB_MSG_SIGNING, pem, 0, 0, "%s%s%s", what,
	    reason != NULL ? ": " : "", reason != NULL ? reason : "");
}

static int
read_pem(const char *pem, X509 **certificate, EVP_PKEY **key, struct tb_err *err)
{
	FILE *file = fopen(pem, "re");

	if (file == NULL)
		return tb_err_set(err, TB_MSG_SIGNING, pem, 0, 0, "%s", strerror(errno));
	*certificate = PEM_read_X509(file, NULL, no_phrase, NULL);
	rewind(file);
	*key = PEM_read_PrivateKey(file, NULL, no_phrase, NULL);
	fclose(file);
	if (*certificate == NULL)
		return fail(pem, "there is no certificate in it", err);
	if (*key == NULL)
		return fail(pem, "there is no private key in it that needs no pass phrase", err);
	if (X509_check_private_key(*certificate, *key) != 1)
		return fail(pem, "its key is not that of its certificate", err);
	return 0;
}

static int
put_signature(CMS_ContentInfo *cms, struct tb_buf *signature)
{
	unsigned char *der = NULL;
	int len = i2d_CMS_ContentInfo(cms, &der);

	if (len > 0)
		tb_buf_put(signature, der, (size_t)len);
	OPENSSL_free(der);
	return len > 0 ? 0 : -1;
}

int
sign_bytes(
    const char *pem, const struct tb_buf *bytes, struct tb_buf *signature, struct tb_err *err)
{
	BIO *in = BIO_new_mem_buf(bytes->s, (int)bytes->len);
	CMS_ContentInfo *cms = NULL;
	X509 *certificate = NULL;
	EVP_PKEY *key = NULL;
	int rc = tb_secret_check(pem, TB_MSG_SIGNING, "tongbao-post(1)", err);

	if (rc == 0)
		rc = read_pem(pem, &certificate, &key, err);
	if (rc == 0) {
		cms = CMS_sign(certificate, key, NULL, in, CMS_DETACHED | CMS_BINARY);
		if (cms == NULL || put_signature(cms, signature) != 0)
			rc = fail(pem, "it cannot sign", err);
	}
	CMS_ContentInfo_free(cms);
	EVP_PKEY_free(key);
	X509_free(certificate);
	BIO_free(in);
	return rc;
}
