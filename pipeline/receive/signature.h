/*
 * Is a submission its unit's own?  Signatures over the exact bytes beside `name.xml`:
 * `name.xml.p7s`, detached CMS (RFC 5652), DER or PEM; or `name.xml.sm2`, certificate
 * and SM2 signature in PEM.
 *
 * The signed bytes hold unit, period and version, so that a signature is worth
 * nothing beside other bytes, and the bytes nothing elsewhere.  What binds a key
 * to a unit is the plan's register alone (<signers>): a certificate's names are
 * only shown.  Authority and revocations are the files ca.pem and crl.pem beside
 * the plan; nothing is ever fetched.
 *
 * Such a file meets OpenSSL's parser only in a process without rights (sandbox.h),
 * another one than the XML does.
 */
#ifndef RECEIVE_SIGNATURE_H
#define RECEIVE_SIGNATURE_H

#include "../lib/digest.h"
#include "../lib/plan.h"
#include "finding.h"
#include "source.h"

enum { SIGNATURE_MAX_BYTES = 64 * 1024 };

enum signed_state {
	SIGNED_UNKNOWN, /* not looked at: a duplicate, an unsigned one where nothing is signed */
	SIGNED_NO,
	SIGNED_YES,
	SIGNED_BAD,
	SIGNED_UNCHECKED, /* there is one, and submissions are not signed here */
	SIGNED_MAX
};

/* "no", "yes", "bad", "unchecked", NULL for the first; as receipts and records write them. */
extern const char *const signed_codes[SIGNED_MAX];

/* Who issues certificates, and which of them are revoked. */
struct authority {
	struct x509_store_st *store; /* NULL = submissions are not signed here */
	char ca_digest[TB_DIGEST_LEN + 1], crl_digest[TB_DIGEST_LEN + 1];
};

/* Load ca.pem and crl.pem of the plan's folder when the plan has <signers>; a list
 * of revocations older than the day says is said once on stderr (W037). -1: *err
 * filled (E020), *authority released. */
int authority_load(const char *plan_folder, const struct tb_plan *plan, struct tb_date day,
    struct authority *authority, struct tb_err *err) TB_MUST_CHECK;
void authority_release(struct authority *authority);

/* What a signature's file is, which its name tells, and what it turned out to be. */
enum signature_form { SIGNATURE_CMS, SIGNATURE_SM2 };
struct signature {
	enum signed_state state;
	char digest[TB_DIGEST_LEN + 1]; /* of the file, "" = there is none that was read */
	char key[TB_DIGEST_LEN + 1];	/* of the signer's SubjectPublicKeyInfo, "" = unknown */
	const char *holder;		/* name in the certificate, NULL = unknown */
};

/* One signature over the bytes of a submission that arrived on a day. */
struct signing {
	const struct authority *authority;
	struct tb_date day;
	struct source source; /* what was signed */
	const char *p7s;
	size_t p7s_len;
	enum signature_form form;
};

/* All that the certificate and the bytes say, in this process: findings are added,
 * key and holder filled (the holder lives in the findings' arena). */
void signature_verify(
    const struct signing *signing, struct signature *signature, struct findings *findings);

/* The same in a child; *crashed as of sandbox_run. */
int signature_check(const struct signing *signing, const char *name, struct signature *signature,
    struct findings *findings, int *crashed, struct tb_err *err) TB_MUST_CHECK;

/* Is the key the unit's (NULL = unit not known), and may the unit do without one? Adds
 * findings, and settles the state: it is SIGNED_YES only where nothing was found. */
void signature_judge(const struct tb_plan *plan, struct tb_date day, const char *unit,
    struct signature *signature, struct findings *findings);

/* Should a submission of the unit that came without a signature wait for one? */
int signature_awaited(const struct tb_plan *plan, const char *unit, struct tb_date day);

#endif
