/* Signatures of submissions: see signature.h. */
#include "signature.h"
#include "../lib/file.h"
#include "../lib/utf8.h"
#include "sandbox.h"
#include <openssl/pem.h> /* before cms.h, which reads PEM only then */

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

enum {
	CHINA_SECONDS = 8 * 3600, /* a day of arrival is a day there */
	DAY_SECONDS = 24 * 3600,
	MIN_DIGEST = 32,	    /* bytes: SHA-256 or better */
	MIN_SECURITY_LEVEL = 2,	    /* of OpenSSL: 112 bits, RSA of 2048 bits, no SHA-1 */
	AUTHORITY_MAX = 1024 * 1024 /* bytes of ca.pem; a list of revocations may be larger */
};

const char *const signed_codes[SIGNED_MAX] = {
    [SIGNED_NO] = "no",
    [SIGNED_YES] = "yes",
    [SIGNED_BAD] = "bad",
    [SIGNED_UNCHECKED] = "unchecked",
};

/* --- the authority ----------------------------------------------------------------- */

static int
no_password(char *buf, int size, int writing, void *user)
{
	(void)buf, (void)size, (void)writing, (void)user;
	return -1;
}

static BIO *
open_bytes(const char *bytes, size_t len)
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
		bio = open_bytes(bytes.s, bytes.len);
		list = PEM_X509_INFO_read_bio(bio, NULL, no_password, NULL);
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
		n += X509_STORE_add_cert(authority->store, cert) == 1;
	}
	return n > 0 ? 0 : unfit(err, path, "it holds no certificate");
}

static int
is_over(const X509_CRL *crl, struct tb_date day)
{
	const ASN1_TIME *next = X509_CRL_get0_nextUpdate(crl);
	time_t start = (time_t)(tb_date_days(day) * DAY_SECONDS - CHINA_SECONDS);

	return next != NULL && ASN1_TIME_cmp_time_t(next, start) < 0;
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

/* --- one signature: what is found ---------------------------------------------------- */

struct verifier {
	const struct signing *signing;
	struct signature *signature;
	struct findings *findings;
	X509 *cert;
};

static void
add(struct signature *signature, struct findings *findings, const struct finding *finding)
{
	struct finding copy = *finding;

	copy.level = -1;
	signature->state = SIGNED_BAD;
	finding_add(findings, &copy);
}

static void
found(struct verifier *v, enum finding_id id, const char *value, const char *one, const char *two)
{
	add(v->signature, v->findings,
	    &(struct finding){.id = id, .value = value, .detail = {one, two}});
}

/* --- the file --------------------------------------------------------------------------- */

/* DER, or PEM of either name; NULL = neither. */
static CMS_ContentInfo *
read_cms(const char *p7s, size_t len)
{
	const unsigned char *at = (const unsigned char *)p7s;
	CMS_ContentInfo *cms;
	BIO *bio;

	if (len > 0 && p7s[0] == '-') {
		bio = open_bytes(p7s, len);
		cms = PEM_read_bio_CMS(bio, NULL, no_password, NULL);
		BIO_free(bio);
		return cms;
	}
	cms = d2i_CMS_ContentInfo(NULL, &at, (long)len);
	if (cms != NULL && at != (const unsigned char *)p7s + len) {
		CMS_ContentInfo_free(cms); /* something stands behind it */
		cms = NULL;
	}
	return cms;
}

/* The one signer, with its certificate; NULL = found why not. */
static CMS_SignerInfo *
sole_signer(struct verifier *v, CMS_ContentInfo *cms)
{
	STACK_OF(CMS_SignerInfo) * signers;
	CMS_SignerInfo *signer;
	char number[16];

	if (OBJ_obj2nid(CMS_get0_type(cms)) != NID_pkcs7_signed ||
	    OBJ_obj2nid(CMS_get0_eContentType(cms)) != NID_pkcs7_data) {
		found(v, FINDING_SIGNATURE_FORM, NULL, "@cms.type", NULL);
		return NULL;
	}
	if (CMS_is_detached(cms) != 1) {
		found(v, FINDING_SIGNATURE_ATTACHED, NULL, NULL, NULL);
		return NULL;
	}
	signers = CMS_get0_SignerInfos(cms);
	if (sk_CMS_SignerInfo_num(signers) != 1) {
		(void)snprintf(number, sizeof(number), "%d",
		    signers != NULL ? sk_CMS_SignerInfo_num(signers) : 0);
		found(v, FINDING_SIGNATURE_SIGNERS, number, NULL, NULL);
		return NULL;
	}
	signer = sk_CMS_SignerInfo_value(signers, 0);
	CMS_set1_signers_certs(cms, NULL, 0);
	CMS_SignerInfo_get0_algs(signer, NULL, &v->cert, NULL, NULL);
	if (v->cert == NULL) {
		found(v, FINDING_SIGNATURE_FORM, NULL, "@cms.certificate", NULL);
		return NULL;
	}
	return signer;
}

static int
is_strong(int digest_nid)
{
	const EVP_MD *md = EVP_get_digestbynid(digest_nid);

	return md != NULL && EVP_MD_get_size(md) >= MIN_DIGEST;
}

/* 0, or -1: the digest, or the one the algorithm of the signature names, is too weak. */
static int
check_digest(struct verifier *v, CMS_SignerInfo *signer)
{
	X509_ALGOR *digest, *signature;
	const ASN1_OBJECT *object;
	int nid, of_signature = NID_undef;

	CMS_SignerInfo_get0_algs(signer, NULL, NULL, &digest, &signature);
	X509_ALGOR_get0(&object, NULL, NULL, signature);
	OBJ_find_sigid_algs(OBJ_obj2nid(object), &of_signature, NULL);
	X509_ALGOR_get0(&object, NULL, NULL, digest);
	nid = OBJ_obj2nid(object);
	if (is_strong(nid) && of_signature != NID_undef && !is_strong(of_signature))
		nid = of_signature;
	if (is_strong(nid))
		return 0;
	found(v, FINDING_SIGNATURE_WEAK, nid != NID_undef ? OBJ_nid2sn(nid) : NULL, NULL, NULL);
	return -1;
}

/* Is it a signature of the bytes as they are? By steps, since CMS_verify leaks on what
 * it cannot read, and may take texts with other line ends. */
static int
is_of_bytes(const struct signing *signing, CMS_ContentInfo *cms, CMS_SignerInfo *signer)
{
	BIO *data = open_bytes(signing->bytes, signing->len), *digest = CMS_dataInit(cms, data);
	char chunk[16 * 1024];
	int good;

	if (digest == NULL) {
		BIO_free(data);
		return 0;
	}
	while (BIO_read(digest, chunk, sizeof(chunk)) > 0)
		;
	/* with attributes, these are signed, and one of them is the digest of the bytes */
	good = CMS_signed_get_attr_count(signer) < 0 || CMS_SignerInfo_verify(signer) > 0;
	good = good && CMS_SignerInfo_verify_content(signer, digest) > 0;
	BIO_free_all(digest);
	return good;
}

/* --- the certificate ------------------------------------------------------------------------ */

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

	found(v, id, v->signature->holder, day_of(X509_get0_notBefore(v->cert), from),
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
	if (error == X509_V_ERR_CRL_HAS_EXPIRED || error == X509_V_ERR_CRL_NOT_YET_VALID)
		return 1; /* W037 */
	if (own && error == X509_V_ERR_CERT_HAS_EXPIRED)
		found_out_of_time(v, FINDING_CERTIFICATE_EXPIRED);
	else if (own && error == X509_V_ERR_CERT_NOT_YET_VALID)
		found_out_of_time(v, FINDING_CERTIFICATE_EARLY);
	else if (own && error == X509_V_ERR_CERT_REVOKED)
		found(v, FINDING_CERTIFICATE_REVOKED, v->signature->holder, NULL, NULL);
	else {
		found(
		    v, FINDING_CERTIFICATE_CHAIN, v->signature->holder, chain_reason(error), NULL);
		return 0;
	}
	return 1;
}

/* A certificate holds on the day of arrival when it holds at any time of it: at its
 * beginning, or at its end when it was issued in between. */
static time_t
instant_of(const struct verifier *v)
{
	time_t start = (time_t)(tb_date_days(v->signing->day) * DAY_SECONDS - CHINA_SECONDS);
	time_t end = start + DAY_SECONDS - 1;
	const ASN1_TIME *from = X509_get0_notBefore(v->cert);

	return ASN1_TIME_cmp_time_t(from, start) > 0 && ASN1_TIME_cmp_time_t(from, end) <= 0
		   ? end
		   : start;
}

static void
check_certificate(struct verifier *v)
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
		found(v, FINDING_CERTIFICATE_CHAIN, v->signature->holder, "@chain.other", NULL);
	X509_STORE_CTX_free(ctx);
	if ((X509_get_extension_flags(v->cert) & EXFLAG_KUSAGE) == 0 ||
	    (X509_get_key_usage(v->cert) & KU_DIGITAL_SIGNATURE) == 0)
		found(v, FINDING_CERTIFICATE_USAGE, v->signature->holder, NULL, NULL);
}

void
signature_verify(
    const struct signing *signing, struct signature *signature, struct findings *findings)
{
	struct verifier v = {signing, signature, findings, NULL};
	CMS_ContentInfo *cms = read_cms(signing->p7s, signing->p7s_len);
	CMS_SignerInfo *signer = NULL;

	signature->state = SIGNED_YES; /* until something is found */
	if (cms == NULL)
		found(&v, FINDING_SIGNATURE_FORM, NULL, "@cms.none", NULL);
	else
		signer = sole_signer(&v, cms);
	if (signer != NULL) {
		read_holder(&v);
		check_certificate(&v);
		if (check_digest(&v, signer) == 0 && !is_of_bytes(signing, cms, signer))
			found(&v, FINDING_SIGNATURE_MISMATCH, NULL, NULL, NULL);
	}
	CMS_ContentInfo_free(cms);
	ERR_clear_error();
}

/* --- in a child: state, key, holder, each ended by NUL, and the findings packed --------- */

static void
verify_and_pack(const void *user, struct tb_buf *out)
{
	const struct signing *signing = user;
	struct signature signature = {0};
	struct findings findings;
	size_t i;

	findings_init(&findings);
	signature_verify(signing, &signature, &findings);
	tb_buf_printf(out, "%s%c%s%c%s%c", signed_codes[signature.state], '\0', signature.key, '\0',
	    signature.holder != NULL ? signature.holder : "", '\0');
	for (i = 0; i < findings.n; i++)
		finding_pack(out, &findings.list[i]);
	findings_release(&findings);
}

static const char *
next_text(const struct tb_buf *answer, size_t *at)
{
	const char *text = answer->s + *at;

	if (*at >= answer->len)
		return NULL;
	*at += strlen(text) + 1;
	return text;
}

/* -1 when it is no answer. Good is only what says so and finds nothing. */
static int
unpack(const struct tb_buf *answer, struct signature *signature, struct findings *findings)
{
	size_t at = 0, used;
	const char *state = next_text(answer, &at), *key = next_text(answer, &at);
	const char *holder = next_text(answer, &at);

	if (holder == NULL ||
	    (key[0] != '\0' && strspn(key, "0123456789abcdef") != TB_DIGEST_LEN) ||
	    strlen(key) > TB_DIGEST_LEN)
		return -1;
	memcpy(signature->key, key, strlen(key) + 1);
	if (holder[0] != '\0')
		signature->holder = findings_text(findings, holder);
	signature->state = strcmp(state, signed_codes[SIGNED_YES]) == 0 && key[0] != '\0'
			       ? SIGNED_YES
			       : SIGNED_BAD;
	if (signature->state == SIGNED_BAD && at >= answer->len)
		return -1; /* bad, and no word of why */
	for (; at < answer->len; at += used) {
		used = finding_unpack(answer->s + at, answer->len - at, findings);
		if (used == 0)
			return -1;
		signature->state = SIGNED_BAD;
	}
	return 0;
}

int
signature_check(const struct signing *signing, const char *name, struct signature *signature,
    struct findings *findings, int *crashed, struct tb_err *err)
{
	struct tb_buf answer = TB_BUF_INIT;
	int rc;

	tb_digest(signing->p7s, signing->p7s_len, signature->digest);
	rc = sandbox_run(verify_and_pack, signing, name, &answer, crashed, err);
	if (rc == 0 && !*crashed)
		*crashed = unpack(&answer, signature, findings) != 0;
	if (rc == 0 && *crashed)
		add(signature, findings, &(struct finding){.id = FINDING_CRASH});
	tb_buf_release(&answer);
	return rc;
}

/* --- whose it is ------------------------------------------------------------------------------ */

/* Why the unit's own key does not sign for it on the day. */
static void
void_reason(const struct tb_plan_signer *signer, const struct tb_plan_signer *now,
    struct tb_date day, struct tb_buf *out)
{
	char today[11];

	tb_date_format(day, today);
	if (strcmp(signer->valid_from, today) > 0)
		tb_buf_printf(out, "@signer.early:%s", signer->valid_from);
	else if (now != NULL)
		tb_buf_printf(out, "@signer.replaced:%s", now->valid_from);
	else
		tb_buf_printf(out, "@signer.ended:%s", signer->valid_to);
}

static void
judge_key(const struct tb_plan *plan, struct tb_date day, const char *unit,
    struct signature *signature, struct findings *findings)
{
	const struct tb_plan_signer *owner = tb_plan_signer_of_key(plan, signature->key);
	const struct tb_plan_signer *now = tb_plan_signer(plan, unit, day);
	struct finding finding = {.value = signature->holder};
	struct tb_buf reason = TB_BUF_INIT;

	if (now != NULL && strcmp(now->digest, signature->key) == 0)
		return;
	finding.id = FINDING_SIGNER_UNKNOWN;
	if (owner == NULL) {
		tb_buf_printf(&reason, "@signer.unknown:%s", signature->key);
	} else if (strcmp(owner->unit, unit) != 0) {
		finding.id = FINDING_SIGNER_UNIT;
		finding.expected = tb_plan_unit_name(plan, unit);
		tb_buf_puts(&reason, tb_plan_unit_name(plan, owner->unit));
	} else {
		void_reason(owner, now, day, &reason);
	}
	finding.detail[0] = reason.s;
	add(signature, findings, &finding);
	tb_buf_release(&reason);
}

static int
has(const struct findings *findings, enum finding_id id)
{
	size_t i;

	for (i = 0; i < findings->n; i++)
		if (findings->list[i].id == id)
			return 1;
	return 0;
}

void
signature_judge(const struct tb_plan *plan, struct tb_date day, const char *unit,
    struct signature *signature, struct findings *findings)
{
	int here = signature->digest[0] != '\0' || signature->state == SIGNED_BAD;

	if (!tb_plan_has_signing(plan)) {
		signature->state = here ? SIGNED_UNCHECKED : SIGNED_UNKNOWN;
	} else if (!here) {
		if (unit != NULL && !tb_plan_unsigned_allowed(plan, unit))
			add(signature, findings,
			    &(struct finding){.id = FINDING_SIGNATURE_MISSING,
				.detail = {tb_plan_signer(plan, unit, day) == NULL ? "@signer.none"
										   : NULL}});
		signature->state = SIGNED_NO;
	} else if (unit != NULL && signature->key[0] != '\0' &&
		   !has(findings, FINDING_CERTIFICATE_CHAIN)) {
		judge_key(plan, day, unit, signature, findings);
	} else {
		/* a unit that is not known has no key, and is refused anyway */
		signature->state = SIGNED_BAD;
	}
}

int
signature_awaited(const struct tb_plan *plan, const char *unit, struct tb_date day)
{
	return tb_plan_has_signing(plan) && unit != NULL &&
	       (!tb_plan_unsigned_allowed(plan, unit) || tb_plan_signer(plan, unit, day) != NULL);
}
