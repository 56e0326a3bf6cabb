/* What the parts of a signature's verification share (signature.h): authority.c, certificate.c,
 * signature-cms.c, signature-sm2.c, signature.c. */
#ifndef RECEIVE_SIGNATURE_PRIVATE_H
#define RECEIVE_SIGNATURE_PRIVATE_H

#include "signature.h"
#include <openssl/bio.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

struct verifier {
	const struct signing *signing;
	struct signature *signature;
	struct findings *findings;
	X509 *cert; /* the signer's, once it is known */
};

/* Adds a finding, and the signature is not good. */
void signature_found(
    struct verifier *v, enum finding_id id, const char *value, const char *one, const char *two);

/* The signer's certificate: key, holder, chain, validity, usage. Adds what is found. */
void certificate_check(struct verifier *v);
/* The instant at which a day begins in China. */
time_t certificate_day_start(struct tb_date day);

/* One form of file each: all that is wrong with it, its certificate and the bytes. */
void cms_verify(struct verifier *v);
void sm2_verify(struct verifier *v);

/* OpenSSL takes signatures of SM2 with an empty name of the signer, and authorities sign with the
 * usual one: a certificate is told so before it is verified. */
void sm2_prepare(X509 *cert);
/* The list that the context could not verify for the same reason is its issuer's all the same. */
int sm2_signed_list(X509_STORE_CTX *ctx);

/* Bytes in memory to read from; PEM is never encrypted. */
BIO *signature_bytes(const char *bytes, size_t len);
int signature_no_password(char *buf, int size, int writing, void *user);

#endif
