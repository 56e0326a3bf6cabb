/* Step awards, the finding: see award.h. */
#include "award.h"
#include "measure.h"
#include "scope.h"
#include "subject.h"

/* --- what was given before -------------------------------------------------------------- */

/* What the ledger says of one enterprise and scheme. */
struct history {
	int highest;   /* index of the highest step given, -1 = none */
	int this_year; /* one of the claim's step or higher was given for this year or later */
	int64_t paid;  /* the highest prize given, in yuan */
};

/* The prize of a step, or NULL. */
static const struct tb_plan_prize *
prize_of(const struct tb_plan_award *award, int step)
{
	size_t i;

	for (i = 0; i < award->nprizes; i++)
		if (award->prizes[i].place == step)
			return &award->prizes[i];
	return NULL;
}

const struct tb_ledger_event *
awards_next_given(const struct awards *awards, const struct award_list *list,
    const char *enterprise, const struct tb_ledger_event *given)
{
	do
		given = tb_ledger_next_award(awards->ledger, enterprise, given, awards->event);
	while (given != NULL && strcmp(given->award, list->plan->id) != 0);
	return given;
}

static struct history
history_of(const struct tally *tally, const struct awards *awards, const struct award_list *list,
    const struct award_claim *claim)
{
	struct history history = {.highest = -1};
	const struct tb_ledger_event *given = NULL;

	while ((given = awards_next_given(awards, list, claim->scope->code, given)) != NULL) {
		int step = tb_plan_step_called(list->ladder, given->step);
		const struct tb_plan_prize *prize = prize_of(list->plan, step);

		if (step > history.highest)
			history.highest = step;
		if (step >= claim->prize->place && given->year >= tally->period.year)
			history.this_year = 1;
		if (prize != NULL && prize->money.yuan > history.paid)
			history.paid = prize->money.yuan;
	}
	return history;
}

/* Every award of the ledger to a scheme of the plan names a step of its ladder. */
static int
check_given(const struct tb_ledger *ledger, const struct award_list *list, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < ledger->nevents; i++) {
		const struct tb_ledger_event *given = &ledger->events[i];

		if (strcmp(given->award, list->plan->id) == 0 &&
		    tb_plan_step_called(list->ladder, given->step) < 0)
			return tb_err_set(err, TB_MSG_LEDGER, given->path, given->line, 0,
			    "step=\"%s\": the ladder '%s' of the award '%s' has no such step; put "
			    "the step back into the plan, or give the scheme another id",
			    given->step, list->ladder->id, list->plan->id);
	}
	return 0;
}

/* --- who is left out ------------------------------------------------------------------------ */

static enum award_reason
tax_reason(const struct tb_plan_award *award, const struct tb_plan_audited *audited)
{
	if (!award->min_tax.none || award->tax_not_falling) {
		if (audited->tax.none || (award->tax_not_falling && audited->tax_last.none))
			return AWARD_NO_TAX;
		if (!award->min_tax.none && audited->tax.yuan < award->min_tax.yuan)
			return AWARD_TAX_LOW;
		if (award->tax_not_falling && audited->tax.yuan < audited->tax_last.yuan)
			return AWARD_TAX_FELL;
	}
	return AWARD_CANDIDATE;
}

static enum award_reason
reason_of(
    const struct award_list *list, const struct award_claim *claim, const struct history *history)
{
	if (claim->audited == NULL)
		return AWARD_UNAUDITED;
	if (history->highest >= claim->prize->place)
		return history->this_year ? AWARD_GIVEN : AWARD_FELL_BACK;
	return tax_reason(list->plan, claim->audited);
}

/* --- money ---------------------------------------------------------------------------------- */

/* A share of the local tax caps what is paid. */
static void
cap_money(const struct tb_plan_award *award, struct award_claim *claim)
{
	struct figure *limit = &claim->limit;
	struct tb_exact share;

	if (claim->audited->local_tax.none) {
		claim->money.state = STATE_NONE;
		return;
	}
	figure_set_int(limit, claim->audited->local_tax.yuan);
	tb_exact_init(&share);
	tb_exact_set_ratio(&share, award->cap_share, 100 * 1000);
	tb_exact_mul(&limit->x, &limit->x, &share);
	tb_exact_release(&share);
	if (tb_exact_compare(&limit->x, &claim->money.x) < 0)
		tb_exact_set(&claim->money.x, &limit->x);
}

static void
set_money(const struct award_list *list, const struct history *history, struct award_claim *claim)
{
	int64_t yuan = claim->prize->money.yuan;

	if (list->plan->pay == TB_PAY_DIFFERENCE)
		yuan = yuan > history->paid ? yuan - history->paid : 0;
	figure_set_int(&claim->money, yuan);
	claim->money.plan_source = &claim->prize->source;
	if (list->plan->cap_share >= 0)
		cap_money(list->plan, claim);
}

/* --- lists ---------------------------------------------------------------------------------- */

/* The highest prize whose step was reached this year and not last year, or NULL. Without a
 * last year nobody can tell whether it is the first time. */
static const struct tb_plan_prize *
prize_won(const struct award_list *list, const struct subject *subject, const struct figure *basis)
{
	const struct tb_plan_prize *won = NULL;
	size_t i;
	int now, before;

	if (basis->state != STATE_VALUE || subject->last_year.none)
		return NULL;
	now = step_reached(list->ladder, &basis->x);
	before = tb_plan_step(list->ladder, subject->last_year.yuan);
	for (i = 0; i < list->plan->nprizes; i++) {
		const struct tb_plan_prize *prize = &list->plan->prizes[i];

		if (prize->place > before && prize->place <= now)
			won = prize;
	}
	return won;
}

static void
claim_release(struct award_claim *claim)
{
	figure_release(&claim->basis);
	figure_release(&claim->money);
	figure_release(&claim->limit);
}

/* The claim of a scope into the list, if it has one. */
static void
add_claim(const struct tally *tally, const struct awards *awards, struct award_list *list,
    const struct scope *scope)
{
	struct award_claim claim = {.scope = scope, .subject = scope_single(scope)};
	struct history history;

	figure_init(&claim.basis);
	figure_init(&claim.money);
	figure_init(&claim.limit);
	claim.audited = full_year_of(tally, claim.subject, &claim.basis);
	claim.prize = prize_won(list, claim.subject, &claim.basis);
	if (claim.prize == NULL) {
		claim_release(&claim);
		return;
	}
	history = history_of(tally, awards, list, &claim);
	claim.reason = scope->is_child ? AWARD_PART : reason_of(list, &claim, &history);
	if (claim.reason == AWARD_CANDIDATE)
		set_money(list, &history, &claim);
	*(struct award_claim *)tb_grow(&list->claims, list->n++, &list->cap, sizeof(claim)) = claim;
}

int
awards_make(const struct tally *tally, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct awards *awards, struct tb_err *err)
{
	const struct tb_plan *plan = tally->plan;
	size_t i, k;

	*awards = (struct awards){.lists = tb_xcalloc(plan->nawards + 1, sizeof(*awards->lists)),
	    .ledger = ledger,
	    .event = event};
	for (i = 0; i < plan->nawards; i++) {
		const struct tb_plan_award *award = &plan->awards[i];
		struct award_list *list = &awards->lists[awards->n];

		if (tally->span != TB_SPAN_YEAR ||
		    (award->year != 0 && award->year != tally->period.year))
			continue;
		awards->n++;
		list->plan = award;
		list->ladder = tb_plan_ladder_by_id(plan, award->ladder);
		if (check_given(ledger, list, err) != 0)
			return -1;
		for (k = 0; k < tally->count[SCOPE_ENTERPRISE]; k++)
			add_claim(tally, awards, list,
			    &tally->scopes[tally->first[SCOPE_ENTERPRISE] + k]);
	}
	return 0;
}

void
awards_release(struct awards *awards)
{
	size_t i, k;

	for (i = 0; i < awards->n; i++) {
		for (k = 0; k < awards->lists[i].n; k++)
			claim_release(&awards->lists[i].claims[k]);
		free(awards->lists[i].claims);
	}
	free(awards->lists);
}
