/* Signatures: nothing but the signed bytes verifies, whatever is done to a .p7s. */
#include "lib/file.h"
#include "receive/signature.h"
#include <criterion/criterion.h>
#include <openssl/cms.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

static const char text[] = "<submission unit='1' period='2022-04' version='1'/>\n";

/* An authority that signs with the key it certifies, made here; the vectors made by
 * another program are in tests/signatures. */
static struct {
	EVP_PKEY *key;
	X509 *cert;
	struct authority authority;
	struct tb_buf p7s;
} good;

static void
add_extension(X509 *cert, int nid, const char *value)
{
	X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, NULL, nid, value);

	cr_assert_not_null(extension);
	X509_add_ext(cert, extension, -1);
	X509_EXTENSION_free(extension);
}

static void
make_certificate(void)
{
	X509_NAME *name;

	good.key = EVP_EC_gen("P-256");
	good.cert = X509_new();
	X509_set_version(good.cert, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(good.cert), 7);
	ASN1_TIME_set_string(X509_getm_notBefore(good.cert), "20220101000000Z");
	ASN1_TIME_set_string(X509_getm_notAfter(good.cert), "20230101000000Z");
	name = X509_get_subject_name(good.cert);
	X509_NAME_add_entry_by_txt(
	    name, "CN", MBSTRING_UTF8, (const unsigned char *)"甲\n乙", -1, -1, 0);
	X509_set_issuer_name(good.cert, name);
	X509_set_pubkey(good.cert, good.key);
	add_extension(good.cert, NID_basic_constraints, "critical,CA:TRUE");
	add_extension(good.cert, NID_key_usage, "digitalSignature,keyCertSign,cRLSign");
	cr_assert_gt(X509_sign(good.cert, good.key, EVP_sha256()), 0);
}

static void
make_authority(void)
{
	X509_CRL *crl = X509_CRL_new();
	ASN1_TIME *time = ASN1_TIME_new();

	X509_CRL_set_version(crl, 1);
	X509_CRL_set_issuer_name(crl, X509_get_subject_name(good.cert));
	ASN1_TIME_set_string(time, "20220101000000Z");
	X509_CRL_set1_lastUpdate(crl, time);
	ASN1_TIME_set_string(time, "20230101000000Z");
	X509_CRL_set1_nextUpdate(crl, time);
	cr_assert_gt(X509_CRL_sign(crl, good.key, EVP_sha256()), 0);
	good.authority.store = X509_STORE_new();
	X509_STORE_add_cert(good.authority.store, good.cert);
	X509_STORE_add_crl(good.authority.store, crl);
	ASN1_TIME_free(time);
	X509_CRL_free(crl);
}

static void
make_good(void)
{
	unsigned char *der = NULL;
	BIO *bio = BIO_new_mem_buf(text, (int)strlen(text));
	CMS_ContentInfo *cms;
	int len;

	make_certificate();
	make_authority();
	cms = CMS_sign(good.cert, good.key, NULL, bio, CMS_DETACHED | CMS_BINARY);
	len = i2d_CMS_ContentInfo(cms, &der);
	cr_assert_gt(len, 0);
	tb_buf_init(&good.p7s);
	tb_buf_put(&good.p7s, der, (size_t)len);
	OPENSSL_free(der);
	CMS_ContentInfo_free(cms);
	BIO_free(bio);
}

static void
drop_good(void)
{
	tb_buf_release(&good.p7s);
	authority_release(&good.authority);
	X509_free(good.cert);
	EVP_PKEY_free(good.key);
}

TestSuite(signature, .init = make_good, .fini = drop_good);

static struct signing
over(const char *bytes, size_t len)
{
	return (struct signing){.authority = &good.authority,
	    .day = {2022, 5, 4},
	    .source = {bytes, len, 0},
	    .p7s = good.p7s.s,
	    .p7s_len = good.p7s.len};
}

Test(signature, of_these_bytes)
{
	struct signing signing = over(text, strlen(text));
	struct signature signature = {0};
	struct findings findings;
	struct tb_err err = {0};
	int crashed;

	findings_init(&findings);
	cr_assert_eq(signature_check(&signing, "x.xml", &signature, &findings, &crashed, &err), 0);
	cr_assert(!crashed && findings.n == 0);
	cr_assert_eq(signature.state, SIGNED_YES);
	cr_assert_eq(strlen(signature.key), TB_DIGEST_LEN);
	cr_assert_str_eq(signature.holder, "甲 乙", "a line stays a line");
	findings_release(&findings);
}

/* Each byte of the text is changed, each is left out, and the text is cut everywhere. */
Test(signature, of_no_other_bytes)
{
	char other[sizeof(text)];
	struct findings findings;
	size_t i;

	for (i = 0; i < strlen(text); i++) {
		struct signing signing = over(other, strlen(text));
		struct signature changed = {0}, cut = {0};

		findings_init(&findings);
		memcpy(other, text, sizeof(text));
		other[i] ^= 1;
		signature_verify(&signing, &changed, &findings);
		cr_assert_eq(changed.state, SIGNED_BAD, "byte %zu", i);
		cr_assert_eq(findings.list[0].id, FINDING_SIGNATURE_MISMATCH);
		other[i] ^= 1;
		signing.source.len = i;
		signature_verify(&signing, &cut, &findings);
		cr_assert_eq(cut.state, SIGNED_BAD, "cut at %zu", i);
		findings_release(&findings);
	}
}

/* A .p7s cut anywhere is none; one with any byte changed says what it said, or is bad:
 * it never vouches for another text or by another key. */
Test(signature, spoilt_anywhere)
{
	struct signing signing = over(text, strlen(text)), other;
	struct signature whole = {0};
	struct findings findings;
	char *p7s = good.p7s.s;
	size_t i;

	findings_init(&findings);
	signature_verify(&signing, &whole, &findings);
	for (i = 0; i < good.p7s.len; i++) {
		struct signature cut = {0}, spoilt = {0}, replayed = {0};
		char old = p7s[i];

		signing.p7s_len = i;
		signature_verify(&signing, &cut, &findings);
		cr_assert_eq(cut.state, SIGNED_BAD, "cut at %zu", i);
		signing.p7s_len = good.p7s.len;
		p7s[i] = (char)(old ^ (1 << (i % 8)));
		signature_verify(&signing, &spoilt, &findings);
		cr_assert(spoilt.state == SIGNED_BAD || strcmp(spoilt.key, whole.key) == 0,
		    "byte %zu", i);
		other = over(text, strlen(text) - 1);
		signature_verify(&other, &replayed, &findings);
		cr_assert_eq(replayed.state, SIGNED_BAD, "byte %zu", i);
		p7s[i] = old;
		findings_release(&findings);
	}
}

Test(signature, days_of_the_certificate_are_those_of_china)
{
	static const struct {
		struct tb_date day;
		enum signed_state state;
		enum finding_id id;
	} days[] = {
	    {{2021, 12, 31}, SIGNED_BAD, FINDING_CERTIFICATE_EARLY},
	    {{2022, 1, 1}, SIGNED_YES, FINDING_MAX}, /* it begins at 8 in the morning */
	    {{2023, 1, 1}, SIGNED_YES, FINDING_MAX},
	    {{2023, 1, 2}, SIGNED_BAD, FINDING_CERTIFICATE_EXPIRED},
	};
	size_t i;

	for (i = 0; i < TB_LEN(days); i++) {
		struct signing signing = over(text, strlen(text));
		struct signature signature = {0};
		struct findings findings;

		findings_init(&findings);
		signing.day = days[i].day;
		signature_verify(&signing, &signature, &findings);
		cr_expect_eq(signature.state, days[i].state, "row %zu", i);
		cr_expect(findings.n == (days[i].state == SIGNED_BAD), "row %zu", i);
		cr_expect(findings.n == 0 || findings.list[0].id == days[i].id, "row %zu", i);
		findings_release(&findings);
	}
}

/* A thousand findings of the XML leave no room on the receipt: the signature is bad
 * all the same. */
Test(signature, bad_beyond_the_cap)
{
	struct signing signing = over(text, 3);
	struct signature signature = {0};
	struct findings findings;
	struct tb_err err = {0};
	int crashed, i;

	findings_init(&findings);
	for (i = 0; i < 5 * FINDING_CAP_EACH; i++)
		finding_add(&findings,
		    &(struct finding){
			.id = (enum finding_id)(i / FINDING_CAP_EACH), .level = -1, .line = i + 1});
	cr_assert_eq(findings.n, FINDING_CAP_ALL);
	cr_assert_eq(signature_check(&signing, "x.xml", &signature, &findings, &crashed, &err), 0);
	cr_assert_eq(signature.state, SIGNED_BAD);
	cr_assert_eq(findings.omitted[FINDING_SIGNATURE_MISMATCH], 1);
	findings_release(&findings);
}
