/* To whom issues go (<distribution>): what is sane; see plan.h. An address that is missing or
 * cannot be stops nobody else, so it is looked for by who delivers. */
#include "file.h"
#include "plan-private.h"

enum { WEEKS_AHEAD = 60 };

static const struct plan_bound bounds[] = {
    {"limit", offsetof(struct tb_plan_distribution, limit_mib), 1, 100},
    {"hours", offsetof(struct tb_plan_distribution, hours), 1, 336},
};
static const struct plan_bound addressee_bounds[] = {
    {"embargo-days", offsetof(struct tb_plan_addressee, embargo_days), 0, WEEKS_AHEAD},
    {"copies", offsetof(struct tb_plan_addressee, copies), 1, 500},
};

static int
is_time(const char *s)
{
	return strlen(s) == 5 && s[2] == ':' && strspn(s, "0123456789") == 2 &&
	       strspn(s + 3, "0123456789") == 2 && strncmp(s, "24", 2) < 0 && s[3] < '6';
}

/* Minutes, with blanks between; "" = the usual ones. */
static int
check_retry(const struct tb_plan_distribution *distribution, struct tb_err *err)
{
	const char *at = distribution->retry;
	char word[PLAN_WORD_SIZE];

	while (plan_next_word(&at, word))
		if (strspn(word, "0123456789") != strlen(word) || strlen(word) > 4 ||
		    word[0] == '0')
			return plan_fail(err, distribution->source,
			    "<distribution retry=\"%s\">: minutes with blanks between are needed, "
			    "as in 5 15 60",
			    distribution->retry);
	return 0;
}

static int
check_terms(const struct tb_plan_addressee *addressee, struct tb_err *err)
{
	static const char *const terms[] = {"month", "quarter", "year", NULL};
	const char *at = addressee->of;
	char word[PLAN_WORD_SIZE];

	while (plan_next_word(&at, word))
		if (!plan_is_one_of(terms, word))
			return plan_fail(err, addressee->source,
			    "<addressee id=\"%s\" of=\"%s\">: month, quarter and year are known",
			    addressee->id, addressee->of);
	return 0;
}

static int
check_addressee(
    const struct tb_plan *plan, const struct tb_plan_addressee *addressee, struct tb_err *err)
{
	if (!tb_name_is_plain(addressee->id))
		return plan_fail(err, addressee->source,
		    "<addressee id=\"%s\">: letters, digits, '-', '_' and '.' are needed",
		    addressee->id);
	if (addressee->unit[0] != '\0' && tb_plan_unit_name(plan, addressee->unit) == NULL)
		return plan_fail(err, addressee->source,
		    "<addressee id=\"%s\" unit=\"%s\">: the plan has no such unit", addressee->id,
		    addressee->unit);
	if (addressee->embargo_time[0] != '\0' && !is_time(addressee->embargo_time))
		return plan_fail(err, addressee->source,
		    "<addressee id=\"%s\" embargo-time=\"%s\">: a time HH:MM is needed",
		    addressee->id, addressee->embargo_time);
	if (addressee->channel == TB_CHANNEL_INBOX && tb_plan_submission(plan, addressee) == NULL)
		return plan_fail(err, addressee->source,
		    "<addressee id=\"%s\" documents=\"%s\">: an inbox gets submission- and the "
		    "plan of a <rollup>, and nothing else",
		    addressee->id, addressee->documents);
	if (check_terms(addressee, err) != 0 ||
	    plan_check_bounds(addressee, addressee_bounds, TB_LEN(addressee_bounds), "addressee",
		addressee->source, err) != 0)
		return -1;
	return plan_check_span(
	    addressee->from, addressee->until, addressee->source, addressee->id, err);
}

/* The ledger knows an addressee by its id, and by the channel and edition it gets. */
static int
is_same(const struct tb_plan_addressee *a, const struct tb_plan_addressee *b)
{
	return a->channel == b->channel && (a->edition > 0) == (b->edition > 0) &&
	       (strcmp(a->id, b->id) == 0 ||
		   (a->channel == TB_CHANNEL_MAIL && a->address[0] != '\0' &&
		       strcmp(a->address, b->address) == 0));
}

int
plan_check_distribution(const struct tb_plan *plan, struct tb_err *err)
{
	const struct tb_plan_distribution *distribution = &plan->distribution;
	size_t i, k;

	if (distribution->source.file == NULL)
		return 0;
	if (check_retry(distribution, err) != 0 ||
	    plan_check_bounds(distribution, bounds, TB_LEN(bounds), "distribution",
		distribution->source, err) != 0)
		return -1;
	for (i = 0; i < distribution->naddressees; i++) {
		const struct tb_plan_addressee *at = &distribution->addressees[i];

		if (check_addressee(plan, at, err) != 0)
			return -1;
		for (k = 0; k < i; k++)
			if (is_same(&distribution->addressees[k], at))
				return plan_fail(err, at->source,
				    "<addressee id=\"%s\">: '%s' of line %d would get the same "
				    "edition the same way; make one of the two",
				    at->id, distribution->addressees[k].id,
				    distribution->addressees[k].source.line);
	}
	return 0;
}
