/* The certificate of a signature: whose it is, and whether it holds on the day of arrival. */
#include "signature-private.h"
#include <openssl/x509v3.h>

enum {
	CHINA_SECONDS = 8 * 3600, /* a day of arrival is a day there */
	DAY_SECONDS = 24 * 3600,
	MIN_SECURITY_LEVEL = 2 /* of OpenSSL: 112 bits, RSA of 2048 bits, no SHA-1 */
};

static void
read_holder(struct verifier *v)
{
	X509_NAME *name = X509_get_subject_name(v->cert);
	unsigned char *utf8 = NULL, *der = NULL;
	int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1), len;

	if (at < 0)
		at = X509_NAME_get_index_by_NID(name, NID_organizationName, -1);
	if (at >= 0 &&
	    ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at))) > 0)
		v->signature->holder = findings_text(v->findings, (const char *)utf8);
	OPENSSL_free(utf8);
	len = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(v->cert), &der);
	if (len > 0)
		tb_digest(der, (size_t)len, v->signature->key);
	OPENSSL_free(der);
}

/* The day in China of a certificate's time. */
static const char *
day_of(const ASN1_TIME *time, char out[11])
{
	struct tm tm;
	long days;

	out[0] = '\0';
	if (ASN1_TIME_to_tm(time, &tm) != 1)
		return out;
	days = tb_date_days((struct tb_date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday});
	days += tm.tm_hour * 3600 + CHINA_SECONDS >= DAY_SECONDS;
	if (tm.tm_year >= 0 && tm.tm_year < 8000)
		tb_date_format(tb_date_from_days(days), out);
	return out;
}

static void
found_out_of_time(struct verifier *v, enum finding_id id)
{
	char from[11], to[11];

	signature_found(v, id, v->signature->holder, day_of(X509_get0_notBefore(v->cert), from),
	    day_of(X509_get0_notAfter(v->cert), to));
}

static const char *
chain_reason(int error)
{
	switch (error) {
	case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
	case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
	case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
	case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
	case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
	case X509_V_ERR_CERT_UNTRUSTED:
	case X509_V_ERR_CERT_SIGNATURE_FAILURE:
		return "@chain.foreign";
	case X509_V_ERR_EE_KEY_TOO_SMALL:
	case X509_V_ERR_CA_KEY_TOO_SMALL:
	case X509_V_ERR_CA_MD_TOO_WEAK:
		return "@chain.weak";
	case X509_V_ERR_CERT_REVOKED: /* an authority's own */
	case X509_V_ERR_CERT_HAS_EXPIRED:
		return "@chain.ended";
	default:
		return "@chain.other";
	}
}

/* Goes on after what says something of the certificate's state alone, so that all of
 * it is found; a chain that is none ends it. */
static int
on_chain(int ok, X509_STORE_CTX *ctx)
{
	struct verifier *v = X509_STORE_CTX_get_app_data(ctx);
	int error = X509_STORE_CTX_get_error(ctx);
	int own = X509_STORE_CTX_get_error_depth(ctx) == 0;

	if (ok)
		return 1;
	if (error == X509_V_ERR_CRL_SIGNATURE_FAILURE && sm2_signed_list(ctx))
		return 1;
	if (error == X509_V_ERR_CRL_HAS_EXPIRED || error == X509_V_ERR_CRL_NOT_YET_VALID)
		return 1; /* W037 */
	if (own && error == X509_V_ERR_CERT_HAS_EXPIRED)
		found_out_of_time(v, FINDING_CERTIFICATE_EXPIRED);
	else if (own && error == X509_V_ERR_CERT_NOT_YET_VALID)
		found_out_of_time(v, FINDING_CERTIFICATE_EARLY);
	else if (own && error == X509_V_ERR_CERT_REVOKED)
		signature_found(v, FINDING_CERTIFICATE_REVOKED, v->signature->holder, NULL, NULL);
	else {
		signature_found(
		    v, FINDING_CERTIFICATE_CHAIN, v->signature->holder, chain_reason(error), NULL);
		return 0;
	}
	return 1;
}

time_t
certificate_day_start(struct tb_date day)
{
	return (time_t)(tb_date_days(day) * DAY_SECONDS - CHINA_SECONDS);
}

/* A certificate holds on the day of arrival when it holds at any time of it: at its
 * beginning, or at its end when it was issued in between. */
static time_t
instant_of(const struct verifier *v)
{
	time_t start = certificate_day_start(v->signing->day);
	time_t end = start + DAY_SECONDS - 1;
	const ASN1_TIME *from = X509_get0_notBefore(v->cert);

	return ASN1_TIME_cmp_time_t(from, start) > 0 && ASN1_TIME_cmp_time_t(from, end) <= 0
		   ? end
		   : start;
}

static void
check_chain(struct verifier *v)
{
	X509_STORE_CTX *ctx = X509_STORE_CTX_new();
	X509_VERIFY_PARAM *param;

	/* certificates that came along prove nothing: the chain is made of ca.pem alone */
	if (ctx == NULL ||
	    X509_STORE_CTX_init(ctx, v->signing->authority->store, v->cert, NULL) != 1)
		tb_die(TB_EXIT_IO, "out of memory");
	param = X509_STORE_CTX_get0_param(ctx);
	X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
	X509_VERIFY_PARAM_set_time(param, instant_of(v));
	X509_VERIFY_PARAM_set_auth_level(param, MIN_SECURITY_LEVEL);
	X509_STORE_CTX_set_app_data(ctx, v);
	X509_STORE_CTX_set_verify_cb(ctx, on_chain);
	if (X509_verify_cert(ctx) != 1 && v->signature->state != SIGNED_BAD)
		signature_found(
		    v, FINDING_CERTIFICATE_CHAIN, v->signature->holder, "@chain.other", NULL);
	X509_STORE_CTX_free(ctx);
}

void
certificate_check(struct verifier *v)
{
	read_holder(v);
	sm2_prepare(v->cert);
	check_chain(v);
	if ((X509_get_extension_flags(v->cert) & EXFLAG_KUSAGE) == 0 ||
	    (X509_get_key_usage(v->cert) & KU_DIGITAL_SIGNATURE) == 0)
		signature_found(v, FINDING_CERTIFICATE_USAGE, v->signature->holder, NULL, NULL);
}
