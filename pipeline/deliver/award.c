/* An award that was given, or withdrawn: see award.h. */
#include "award.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../lib/plan.h"

static const struct tb_plan_award *
scheme_of(const struct tb_plan *plan, const char *id)
{
	size_t i;

	for (i = 0; i < plan->nawards; i++)
		if (strcmp(plan->awards[i].id, id) == 0)
			return &plan->awards[i];
	return NULL;
}

static int
has_prize(const struct tb_plan_award *scheme, const char *step)
{
	size_t i;

	for (i = 0; i < scheme->nprizes; i++)
		if (strcmp(scheme->prizes[i].step, step) == 0)
			return 1;
	return 0;
}

static int
check_year(const struct tb_plan_award *scheme, const struct given_award *award, long *year,
    struct tb_err *err)
{
	if (tb_int_parse(award->year, 2000, 2099, year) != 0)
		return tb_err_set(err, TB_MSG_VALUE, NULL, 0, 0,
		    "year '%s' is not one of 2000 to 2099", award->year);
	if (*year > award->date.year)
		return tb_err_set(err, TB_MSG_VALUE, NULL, 0, 0,
		    "an award for %ld cannot be given in %d; correct the year or the date", *year,
		    award->date.year);
	if (scheme->year != 0 && scheme->year != *year)
		return tb_err_set(err, TB_MSG_VALUE, scheme->source.file, scheme->source.line, 0,
		    "the scheme '%s' is of %d, not of %ld; correct the year", scheme->id,
		    scheme->year, *year);
	return 0;
}

static int
check_names(const struct tb_plan *plan, const struct tb_plan_award *scheme,
    const struct given_award *award, struct tb_err *err)
{
	const struct tb_plan_enterprise *enterprise;

	if (scheme == NULL)
		return tb_err_set(err, TB_MSG_VALUE, NULL, 0, 0,
		    "the plan has no award '%s'; give the id of one of its <awards>",
		    award->scheme);
	enterprise = tb_plan_enterprise(plan, award->enterprise);
	if (enterprise == NULL)
		return tb_err_set(err, TB_MSG_VALUE, NULL, 0, 0,
		    "the plan has no enterprise '%s'; give the code of one", award->enterprise);
	if (enterprise->parent[0] != '\0')
		return tb_err_set(err, TB_MSG_VALUE, enterprise->source.file,
		    enterprise->source.line, 0,
		    "'%s' is a part (其中) of '%s', and a part gets no award; give the code of the "
		    "whole",
		    enterprise->code, enterprise->parent);
	if (!has_prize(scheme, award->step))
		return tb_err_set(err, TB_MSG_VALUE, scheme->source.file, scheme->source.line, 0,
		    "the award '%s' has no prize for the step '%s'; give the word of one of its "
		    "prizes",
		    scheme->id, award->step);
	return 0;
}

/* What the plan knows the enterprise made in the year: as audited, else in the base year by
 * its path; NULL = nothing. */
static const struct tb_plan_source *
known_year(const struct tb_plan *plan, const struct given_award *award, long year,
    struct tb_plan_amount *value)
{
	const struct tb_plan_enterprise *enterprise = tb_plan_enterprise(plan, award->enterprise);
	const struct tb_plan_audited *audited = tb_plan_audited(plan, award->enterprise, (int)year);

	if (audited != NULL) {
		*value = audited->revenue;
		return &audited->source;
	}
	if (year != plan->identity.base_year)
		return NULL;
	*value = tb_plan_path_value(&enterprise->path, (int)year);
	return value->none ? NULL : &enterprise->source;
}

/* 2.10: an award is for a step that was reached. What the plan knows nothing of, such as a
 * year long gone, is for the office to say. */
static int
check_reached(const struct tb_plan *plan, const struct tb_plan_award *scheme,
    const struct given_award *award, long year, struct tb_err *err)
{
	const struct tb_plan_ladder *ladder = tb_plan_ladder_by_id(plan, scheme->ladder);
	struct tb_plan_amount value;
	const struct tb_plan_source *source = known_year(plan, award, year, &value);
	int given;

	if (source == NULL)
		return 0;
	given = tb_plan_step_called(ladder, award->step);
	if (given >= 0 && given <= tb_plan_step(ladder, value.yuan))
		return 0;
	return tb_err_set(err, TB_MSG_VALUE, source->file, source->line, 0,
	    "'%s' did not reach the step '%s' in %ld; correct the step, the year or the value "
	    "here",
	    award->enterprise, award->step, year);
}

/* The event of this step to this enterprise, or NULL. */
static const struct tb_ledger_event *
given_before(const struct tb_ledger *ledger, const struct given_award *award)
{
	const struct tb_ledger_event *event = NULL;

	while ((event = tb_ledger_next_award(ledger, award->enterprise, event, NULL)) != NULL)
		if (strcmp(event->award, award->scheme) == 0 &&
		    strcmp(event->step, award->step) == 0)
			break;
	return event;
}

static int
append(const char *folder, const struct given_award *award, long year, struct tb_buf *event,
    struct tb_err *err)
{
	struct tb_ledger ledger;
	const struct tb_ledger_event *before;
	char date[11];
	int rc = 0;

	if (tb_ledger_load(folder, &ledger, err) != 0)
		return -1;
	tb_date_format(award->date, date);
	before = given_before(&ledger, award);
	if (before == NULL)
		rc = tb_ledger_append_award(folder, &ledger,
		    &(struct tb_ledger_event){.kind = TB_LEDGER_GIVEN,
			.enterprise = award->enterprise,
			.award = award->scheme,
			.step = award->step,
			.year = year,
			.date = date},
		    event, err);
	else if (before->year == year)
		tb_buf_puts(event, before->path);
	else
		rc = tb_err_set(err, TB_MSG_VALUE, before->path, before->line, 0,
		    "'%s' was given to %s for %ld; a step is rewarded once", award->step,
		    award->enterprise, before->year);
	tb_ledger_release(&ledger);
	return rc;
}

int
award_record(
    const char *site, const struct given_award *award, struct tb_buf *event, struct tb_err *err)
{
	char *plan_folder = tb_path_join(site, "input/plan");
	char *ledger_folder = tb_path_join(site, "input/ledger");
	const struct tb_plan_award *scheme;
	struct tb_plan plan;
	long year;
	int rc = tb_plan_load(plan_folder, &plan, err);

	if (rc == 0) {
		scheme = scheme_of(&plan, award->scheme);
		rc = check_names(&plan, scheme, award, err);
		if (rc == 0)
			rc = check_year(scheme, award, &year, err);
		if (rc == 0)
			rc = check_reached(&plan, scheme, award, year, err);
		if (rc == 0)
			rc = append(ledger_folder, award, year, event, err);
		tb_plan_release(&plan);
	}
	free(plan_folder);
	free(ledger_folder);
	return rc;
}

/* The withdrawal, unless the ledger has it already. */
static int
append_withdrawal(const char *folder, const struct tb_ledger *ledger,
    const struct given_award *award, long year, struct tb_buf *event, struct tb_err *err)
{
	const struct tb_ledger_event *given = given_before(ledger, award), *done;
	char date[11];
	struct tb_ledger_event next = {.kind = TB_LEDGER_WITHDRAWN,
	    .enterprise = award->enterprise,
	    .award = award->scheme,
	    .step = award->step,
	    .year = year,
	    .by = award->by,
	    .reason = award->reason,
	    .date = date};

	tb_date_format(award->date, date);
	if (given != NULL && given->year == year && tb_ledger_check_day(ledger, date, err) != 0)
		return -1;
	if (given != NULL && given->year == year)
		return tb_ledger_append_award(folder, ledger, &next, event, err);
	if (given != NULL)
		return tb_err_set(err, TB_MSG_VALUE, given->path, given->line, 0,
		    "'%s' was given to %s for %ld, not for %ld; correct the year", award->step,
		    award->enterprise, given->year, year);
	done = tb_ledger_withdrawal(ledger, &next);
	if (done == NULL)
		return tb_err_set(err, TB_MSG_VALUE, folder, 0, 0,
		    "no award '%s' of the step '%s' was given to '%s'; see the award-given events "
		    "there",
		    award->scheme, award->step, award->enterprise);
	tb_buf_puts(event, done->path);
	return 0;
}

int
award_withdraw(
    const char *site, const struct given_award *award, struct tb_buf *event, struct tb_err *err)
{
	char *folder;
	struct tb_ledger ledger;
	long year;
	int rc;

	if (tb_int_parse(award->year, 2000, 2099, &year) != 0)
		return tb_err_set(err, TB_MSG_VALUE, NULL, 0, 0,
		    "year '%s' is not one of 2000 to 2099", award->year);
	folder = tb_path_join(site, "input/ledger");
	rc = tb_ledger_load(folder, &ledger, err);
	if (rc == 0) {
		rc = append_withdrawal(folder, &ledger, award, year, event, err);
		tb_ledger_release(&ledger);
	}
	free(folder);
	return rc;
}
