/* Who issues certificates, and what they said of them: see signature.h. */
#include "../lib/file.h"
#include "signature-private.h"
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

enum { AUTHORITY_MAX = 1024 * 1024 }; /* bytes of ca.pem; a list of revocations may be larger */

int
signature_no_password(char *buf, int size, int writing, void *user)
{
	(void)buf, (void)size, (void)writing, (void)user;
	return -1;
}

BIO *
signature_bytes(const char *bytes, size_t len)
{
	BIO *bio = BIO_new_mem_buf(bytes, (int)len);

	if (bio == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	return bio;
}

static int
unfit(struct tb_err *err, const char *path, const char *text)
{
	return tb_err_set(err, TB_MSG_PLAN, path, 0, 0, "%s", text);
}

/* The entries of a PEM file of one kind; NULL with *err filled when it has none. */
static STACK_OF(X509_INFO) *
    read_pem(const char *path, size_t max, char digest[TB_DIGEST_LEN + 1], struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	STACK_OF(X509_INFO) *list = NULL;
	BIO *bio;

	if (!tb_file_exists(path)) {
		unfit(err, path, "the plan has <signers>, so this file is needed; put it there");
		return NULL;
	}
	if (tb_file_read(path, max, &bytes, err) == 0) {
		tb_digest(bytes.s, bytes.len, digest);
		bio = signature_bytes(bytes.s, bytes.len);
		list = PEM_X509_INFO_read_bio(bio, NULL, signature_no_password, NULL);
		BIO_free(bio);
		if (list == NULL)
			unfit(err, path, "not PEM; convert it (openssl x509, openssl crl)");
	}
	tb_buf_release(&bytes);
	return list;
}

static int
load_certificates(
    const char *path, struct authority *authority, STACK_OF(X509_INFO) * *list, struct tb_err *err)
{
	int i, n = 0;

	*list = read_pem(path, AUTHORITY_MAX, authority->ca_digest, err);
	if (*list == NULL)
		return -1;
	for (i = 0; i < sk_X509_INFO_num(*list); i++) {
		X509 *cert = sk_X509_INFO_value(*list, i)->x509;

		if (cert == NULL)
			continue;
		if (X509_check_ca(cert) == 0)
			return unfit(err, path,
			    "it holds a certificate that is no authority's; "
			    "remove that one");
		sm2_prepare(cert);
		n += X509_STORE_add_cert(authority->store, cert) == 1;
	}
	return n > 0 ? 0 : unfit(err, path, "it holds no certificate");
}

static int
is_over(const X509_CRL *crl, struct tb_date day)
{
	const ASN1_TIME *next = X509_CRL_get0_nextUpdate(crl);

	return next != NULL && ASN1_TIME_cmp_time_t(next, certificate_day_start(day)) < 0;
}

static int
load_revocations(
    const char *path, struct authority *authority, struct tb_date day, struct tb_err *err)
{
	STACK_OF(X509_INFO) *list = read_pem(path, 64 * AUTHORITY_MAX, authority->crl_digest, err);
	int i, n = 0, old = 0;

	for (i = 0; i < sk_X509_INFO_num(list); i++) {
		X509_CRL *crl = sk_X509_INFO_value(list, i)->crl;

		if (crl == NULL)
			continue;
		n += X509_STORE_add_crl(authority->store, crl) == 1;
		old += is_over(crl, day);
	}
	if (list == NULL)
		return -1;
	sk_X509_INFO_pop_free(list, X509_INFO_free);
	if (n == 0)
		return unfit(err, path, "it holds no list of revocations");
	if (old > 0) /* what it revokes stays so; senders cannot mend it */
		tb_diag(TB_MSG_OLD_CRL, (struct tb_pos){path, 0, 0},
		    "a newer list is due; get it from the authority");
	return 0;
}

/* Nobody's revocations are left out by a missing file. */
static int
check_issuers(const char *path, const struct authority *authority,
    const STACK_OF(X509_INFO) * certificates, struct tb_err *err)
{
	X509_STORE_CTX *ctx = X509_STORE_CTX_new();
	int i, rc = 0;

	if (ctx == NULL || X509_STORE_CTX_init(ctx, authority->store, NULL, NULL) != 1)
		tb_die(TB_EXIT_IO, "out of memory");
	for (i = 0; rc == 0 && i < sk_X509_INFO_num(certificates); i++) {
		X509 *cert = sk_X509_INFO_value(certificates, i)->x509;
		STACK_OF(X509_CRL) *crls =
		    cert != NULL ? X509_STORE_CTX_get1_crls(ctx, X509_get_subject_name(cert))
				 : NULL;

		if (cert != NULL && sk_X509_CRL_num(crls) <= 0)
			rc = unfit(err, path,
			    "it lacks the list of an authority in ca.pem; every one of them "
			    "needs its own");
		sk_X509_CRL_pop_free(crls, X509_CRL_free);
	}
	X509_STORE_CTX_free(ctx);
	return rc;
}

int
authority_load(const char *plan_folder, const struct tb_plan *plan, struct tb_date day,
    struct authority *authority, struct tb_err *err)
{
	char *ca = tb_path_join(plan_folder, "ca.pem"), *crl = tb_path_join(plan_folder, "crl.pem");
	STACK_OF(X509_INFO) *certificates = NULL;
	int rc = 0;

	*authority = (struct authority){0};
	if (tb_plan_has_signing(plan)) {
		/* what a machine's settings say of OpenSSL is not for submissions */
		OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
		authority->store = X509_STORE_new();
		if (authority->store == NULL)
			tb_die(TB_EXIT_IO, "out of memory");
		rc = load_certificates(ca, authority, &certificates, err);
		if (rc == 0)
			rc = load_revocations(crl, authority, day, err);
		if (rc == 0)
			rc = check_issuers(crl, authority, certificates, err);
		sk_X509_INFO_pop_free(certificates, X509_INFO_free);
		ERR_clear_error();
	}
	if (rc != 0)
		authority_release(authority);
	free(ca);
	free(crl);
	return rc;
}

void
authority_release(struct authority *authority)
{
	X509_STORE_free(authority->store);
	*authority = (struct authority){0};
}
