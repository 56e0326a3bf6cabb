/* Detached CMS signatures (RFC 5652): the file and its one signer, see signature.h. */
#include "signature-private.h"
#include <openssl/pem.h> /* before cms.h, which reads PEM only then */

#include <openssl/cms.h>

enum { MIN_DIGEST = 32 }; /* bytes: SHA-256 or better */

/* DER, or PEM of either name; NULL = neither. */
static CMS_ContentInfo *
read_cms(const char *p7s, size_t len)
{
	const unsigned char *at = (const unsigned char *)p7s;
	CMS_ContentInfo *cms;
	BIO *bio;

	if (len > 0 && p7s[0] == '-') {
		bio = signature_bytes(p7s, len);
		cms = PEM_read_bio_CMS(bio, NULL, signature_no_password, NULL);
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
		signature_found(v, FINDING_SIGNATURE_FORM, NULL, "@cms.type", NULL);
		return NULL;
	}
	if (CMS_is_detached(cms) != 1) {
		signature_found(v, FINDING_SIGNATURE_ATTACHED, NULL, NULL, NULL);
		return NULL;
	}
	signers = CMS_get0_SignerInfos(cms);
	if (sk_CMS_SignerInfo_num(signers) != 1) {
		(void)snprintf(number, sizeof(number), "%d",
		    signers != NULL ? sk_CMS_SignerInfo_num(signers) : 0);
		signature_found(v, FINDING_SIGNATURE_SIGNERS, number, NULL, NULL);
		return NULL;
	}
	signer = sk_CMS_SignerInfo_value(signers, 0);
	CMS_set1_signers_certs(cms, NULL, 0);
	CMS_SignerInfo_get0_algs(signer, NULL, &v->cert, NULL, NULL);
	if (v->cert == NULL) {
		signature_found(v, FINDING_SIGNATURE_FORM, NULL, "@cms.certificate", NULL);
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
	signature_found(
	    v, FINDING_SIGNATURE_WEAK, nid != NID_undef ? OBJ_nid2sn(nid) : NULL, NULL, NULL);
	return -1;
}

/* Is it a signature of the bytes as they are? By steps, since CMS_verify leaks on what
 * it cannot read, and may take texts with other line ends. */
static int
is_of_bytes(const struct signing *signing, CMS_ContentInfo *cms, CMS_SignerInfo *signer)
{
	BIO *data = signature_bytes(signing->source.bytes, signing->source.len),
	    *digest = CMS_dataInit(cms, data);
	char chunk[16 * 1024];
	size_t at = 0;
	int good, n;

	if (digest == NULL) {
		BIO_free(data);
		return 0;
	}
	while ((n = BIO_read(digest, chunk, sizeof(chunk))) > 0)
		source_passed(&signing->source, at += (size_t)n);
	/* with attributes, these are signed, and one of them is the digest of the bytes */
	good = CMS_signed_get_attr_count(signer) < 0 || CMS_SignerInfo_verify(signer) > 0;
	good = good && CMS_SignerInfo_verify_content(signer, digest) > 0;
	BIO_free_all(digest);
	return good;
}

void
cms_verify(struct verifier *v)
{
	const struct signing *signing = v->signing;
	CMS_ContentInfo *cms = read_cms(signing->p7s, signing->p7s_len);
	CMS_SignerInfo *signer = NULL;

	if (cms == NULL)
		signature_found(v, FINDING_SIGNATURE_FORM, NULL, "@cms.none", NULL);
	else
		signer = sole_signer(v, cms);
	if (signer != NULL) {
		certificate_check(v);
		if (check_digest(v, signer) == 0 && !is_of_bytes(signing, cms, signer))
			signature_found(v, FINDING_SIGNATURE_MISMATCH, NULL, NULL, NULL);
	}
	CMS_ContentInfo_free(cms); /* the certificate is its own */
}
