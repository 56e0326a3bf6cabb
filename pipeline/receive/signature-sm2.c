/*
 * SM2 signatures (GB/T 32918, with SM3) over the exact bytes: name.sm2 is PEM of two blocks, the
 * signer's CERTIFICATE and the SM2 SIGNATURE, which is the DER of r and s (GM/T 0009).  Envelopes
 * that hold both, and CMS of SM2, are not read by the library.
 */
#include "signature-private.h"
#include <openssl/evp.h>
#include <openssl/pem.h>

#define SIGNER_ID "1234567812345678" /* the usual one of GM/T 0009 */

static int
is_sm2(EVP_PKEY *key)
{
	return key != NULL && EVP_PKEY_is_a(key, "SM2");
}

/* Is it the key's signature of the bytes? */
static int
is_signed(EVP_PKEY *key, const unsigned char *signature, size_t signature_len,
    const struct source *source)
{
	EVP_PKEY_CTX *pkey_ctx = EVP_PKEY_CTX_new(key, NULL);
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	size_t at = 0, n;
	int good;

	if (pkey_ctx == NULL || ctx == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	EVP_MD_CTX_set_pkey_ctx(ctx, pkey_ctx);
	good = EVP_PKEY_CTX_set1_id(pkey_ctx, SIGNER_ID, (int)strlen(SIGNER_ID)) > 0 &&
	       EVP_DigestVerifyInit(ctx, NULL, EVP_sm3(), NULL, key) == 1;
	for (; good && at < source->len; at += n) {
		n = source->len - at < SOURCE_STEP / 16 ? source->len - at : SOURCE_STEP / 16;
		source_passed(source, at);
		good = EVP_DigestVerifyUpdate(ctx, source->bytes + at, n) == 1;
	}
	good = good && EVP_DigestVerifyFinal(ctx, signature, signature_len) == 1;
	EVP_MD_CTX_free(ctx);
	EVP_PKEY_CTX_free(pkey_ctx);
	return good;
}

/* --- certificates and lists --------------------------------------------------------------- */

void
sm2_prepare(X509 *cert)
{
	ASN1_OCTET_STRING *id;

	if (X509_get_signature_nid(cert) != NID_SM2_with_SM3)
		return;
	id = ASN1_OCTET_STRING_new();
	if (id == NULL || ASN1_OCTET_STRING_set(
			      id, (const unsigned char *)SIGNER_ID, (int)strlen(SIGNER_ID)) != 1)
		tb_die(TB_EXIT_IO, "out of memory");
	X509_set0_distinguishing_id(cert, id);
}

int
sm2_signed_list(X509_STORE_CTX *ctx)
{
	X509_CRL *list = X509_STORE_CTX_get0_current_crl(ctx);
	STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(ctx);
	int depth = X509_STORE_CTX_get_error_depth(ctx), last = sk_X509_num(chain) - 1;
	X509 *issuer = last >= 0 ? sk_X509_value(chain, depth < last ? depth + 1 : last) : NULL;
	EVP_PKEY *key = issuer != NULL ? X509_get0_pubkey(issuer) : NULL;
	const ASN1_BIT_STRING *signature;
	unsigned char *tbs = NULL;
	int len, good;

	if (list == NULL || !is_sm2(key) || X509_CRL_get_signature_nid(list) != NID_SM2_with_SM3 ||
	    X509_NAME_cmp(X509_get_subject_name(issuer), X509_CRL_get_issuer(list)) != 0)
		return 0;
	X509_CRL_get0_signature(list, &signature, NULL);
	len = i2d_re_X509_CRL_tbs(list, &tbs);
	good = len > 0 && is_signed(key, ASN1_STRING_get0_data(signature),
			      (size_t)ASN1_STRING_length(signature),
			      &(struct source){(const char *)tbs, (size_t)len, 0});
	OPENSSL_free(tbs);
	return good;
}

/* --- the file ------------------------------------------------------------------------------- */

struct blocks {
	unsigned char *signature;
	long signature_len;
	X509 *cert;
	int twice, other;
};

static void
take_block(struct blocks *blocks, const char *name, unsigned char *data, long len)
{
	const unsigned char *at = data;

	if (strcmp(name, "SM2 SIGNATURE") == 0) {
		blocks->twice |= blocks->signature != NULL;
		OPENSSL_free(blocks->signature);
		blocks->signature = data;
		blocks->signature_len = len;
		return;
	}
	if (strcmp(name, PEM_STRING_X509) == 0) {
		blocks->twice |= blocks->cert != NULL;
		X509_free(blocks->cert);
		blocks->cert = d2i_X509(NULL, &at, len);
		blocks->other |= blocks->cert == NULL || at != data + len;
	} else {
		blocks->other = 1;
	}
	OPENSSL_free(data);
}

static void
read_blocks(const char *bytes, size_t len, struct blocks *blocks)
{
	BIO *bio = signature_bytes(bytes, len);
	char *name = NULL, *header = NULL;
	unsigned char *data = NULL;
	long data_len;

	while (PEM_read_bio(bio, &name, &header, &data, &data_len) == 1) {
		blocks->other |= header[0] != '\0';
		take_block(blocks, name, data, data_len);
		OPENSSL_free(name);
		OPENSSL_free(header);
	}
	BIO_free(bio);
}

/* What is wrong with the file as such, or NULL. */
static const char *
fault_of(const struct blocks *blocks)
{
	if (blocks->other || blocks->twice || blocks->signature == NULL)
		return "@sm2.form";
	if (blocks->cert == NULL)
		return "@cms.certificate";
	return is_sm2(X509_get0_pubkey(blocks->cert)) ? NULL : "@sm2.key";
}

void
sm2_verify(struct verifier *v)
{
	const struct signing *signing = v->signing;
	struct blocks blocks = {0};
	const char *fault;

	read_blocks(signing->p7s, signing->p7s_len, &blocks);
	fault = fault_of(&blocks);
	if (fault != NULL) {
		signature_found(v, FINDING_SIGNATURE_FORM, NULL, fault, NULL);
	} else {
		v->cert = blocks.cert;
		certificate_check(v);
		if (!is_signed(X509_get0_pubkey(v->cert), blocks.signature,
			(size_t)blocks.signature_len, &signing->source))
			signature_found(v, FINDING_SIGNATURE_MISMATCH, NULL, NULL, NULL);
	}
	X509_free(blocks.cert);
	OPENSSL_free(blocks.signature);
}
