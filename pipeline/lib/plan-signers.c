/*
 * Who signs submissions (<signers>): what the records say of each other, and
 * look-ups.  A unit has one signer on any day: the one whose days began last.
 */
#include "plan-private.h"

/* --- checks ---------------------------------------------------------------------- */

static int
check_signer(const struct tb_plan_signer *signer, struct tb_err *err)
{
	if (strlen(signer->digest) != 64 || strspn(signer->digest, "0123456789abcdef") != 64)
		return plan_fail(err, signer->source,
		    "<signer digest=\"%s\">: the SHA-256 of the key is needed, 64 digits 0-9 a-f",
		    signer->digest);
	if (signer->valid_from[0] == '\0')
		return plan_fail(err, signer->source,
		    "<signer unit=\"%s\"> lacks valid-from, the day from which it signs; add it",
		    signer->unit);
	return plan_check_span(
	    signer->valid_from, signer->valid_to, signer->source, signer->unit, err);
}

static int
check_signer_pair(
    const struct tb_plan_signer *earlier, const struct tb_plan_signer *later, struct tb_err *err)
{
	int same_unit = strcmp(earlier->unit, later->unit) == 0;

	if (!same_unit && strcmp(earlier->digest, later->digest) == 0)
		return plan_fail(err, later->source,
		    "<signer unit=\"%s\"> has the key of '%s' (%s line %d); a key signs for one "
		    "unit",
		    later->unit, earlier->unit, earlier->source.file, earlier->source.line);
	if (same_unit && strcmp(earlier->valid_from, later->valid_from) == 0)
		return plan_fail(err, later->source,
		    "<signer unit=\"%s\" valid-from=\"%s\"> stands twice, first in %s line %d; a "
		    "unit has one signer on a day",
		    later->unit, later->valid_from, earlier->source.file, earlier->source.line);
	return 0;
}

static int
check_rules(const struct tb_plan_signing *signing, struct tb_err *err)
{
	size_t i, k;

	for (i = 0; i < signing->nunits; i++)
		for (k = 0; k < i; k++)
			if (strcmp(signing->units[i].unit, signing->units[k].unit) == 0)
				return plan_fail(err, signing->units[i].source,
				    "<unsigned unit=\"%s\"> stands twice, first in %s line %d; "
				    "remove one",
				    signing->units[i].unit, signing->units[k].source.file,
				    signing->units[k].source.line);
	return 0;
}

int
plan_check_signers(const struct tb_plan *plan, struct tb_err *err)
{
	const struct tb_plan_signing *signing = &plan->signing;
	size_t i, k;

	for (i = 0; i < signing->nsigners; i++) {
		if (check_signer(&signing->signers[i], err) != 0)
			return -1;
		for (k = 0; k < i; k++)
			if (check_signer_pair(&signing->signers[k], &signing->signers[i], err) != 0)
				return -1;
	}
	return check_rules(signing, err);
}

/* --- look-ups --------------------------------------------------------------------- */

int
tb_plan_has_signing(const struct tb_plan *plan)
{
	return plan->signing.source.file != NULL;
}

const struct tb_plan_signer *
tb_plan_signer(const struct tb_plan *plan, const char *unit, struct tb_date day)
{
	const struct tb_plan_signer *found = NULL;
	char text[11];
	size_t i;

	tb_date_format(day, text);
	for (i = 0; i < plan->signing.nsigners; i++) {
		const struct tb_plan_signer *signer = &plan->signing.signers[i];

		if (strcmp(signer->unit, unit) == 0 && strcmp(signer->valid_from, text) <= 0 &&
		    (found == NULL || strcmp(found->valid_from, signer->valid_from) < 0))
			found = signer;
	}
	if (found != NULL && found->valid_to[0] != '\0' && strcmp(found->valid_to, text) < 0)
		return NULL;
	return found;
}

const struct tb_plan_signer *
tb_plan_signer_of_key(const struct tb_plan *plan, const char *digest)
{
	const struct tb_plan_signer *found = NULL;
	size_t i;

	for (i = 0; i < plan->signing.nsigners; i++) {
		const struct tb_plan_signer *signer = &plan->signing.signers[i];

		if (strcmp(signer->digest, digest) == 0 &&
		    (found == NULL || strcmp(found->valid_from, signer->valid_from) < 0))
			found = signer;
	}
	return found;
}

int
tb_plan_unsigned_allowed(const struct tb_plan *plan, const char *unit)
{
	size_t i;

	for (i = 0; unit != NULL && i < plan->signing.nunits; i++)
		if (strcmp(plan->signing.units[i].unit, unit) == 0)
			return plan->signing.units[i].rule == TB_UNSIGNED_ALLOWED;
	return !tb_plan_has_signing(plan) || plan->signing.rule == TB_UNSIGNED_ALLOWED;
}
