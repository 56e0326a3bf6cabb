/* Signatures of submissions: see signature.h. */
#include "signature.h"
#include "sandbox.h"
#include "signature-private.h"
#include <openssl/err.h>

const char *const signed_codes[SIGNED_MAX] = {
    [SIGNED_NO] = "no",
    [SIGNED_YES] = "yes",
    [SIGNED_BAD] = "bad",
    [SIGNED_UNCHECKED] = "unchecked",
};

/* --- what is found ------------------------------------------------------------------------ */

static void
add(struct signature *signature, struct findings *findings, const struct finding *finding)
{
	struct finding copy = *finding;

	copy.level = -1;
	signature->state = SIGNED_BAD;
	finding_add(findings, &copy);
}

void
signature_found(
    struct verifier *v, enum finding_id id, const char *value, const char *one, const char *two)
{
	add(v->signature, v->findings,
	    &(struct finding){.id = id, .value = value, .detail = {one, two}});
}

void
signature_verify(
    const struct signing *signing, struct signature *signature, struct findings *findings)
{
	struct verifier v = {signing, signature, findings, NULL};

	signature->state = SIGNED_YES; /* until something is found */
	if (signing->form == SIGNATURE_SM2)
		sm2_verify(&v);
	else
		cms_verify(&v);
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
	rc = sandbox_ask(verify_and_pack, signing, name, &answer, crashed, err);
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
		   !findings_has(findings, FINDING_CERTIFICATE_CHAIN)) {
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
