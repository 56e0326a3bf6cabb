/* Step awards, the writing: see award.h. */
#include "award.h"
#include "page.h"

static const char *const reasons[AWARD_REASON_MAX] = {
    "", "part", "unaudited", "awarded", "fell-back", "no-tax", "tax-low", "tax-fell"};

/* --- the tree -------------------------------------------------------------------------- */

/* What the scheme asks for and pays. */
static void
write_terms(struct tb_xmlw *w, const struct tb_plan_award *plan)
{
	size_t i;

	tb_xmlw_attr(w, "pay", plan->pay == TB_PAY_DIFFERENCE ? "difference" : "highest");
	if (plan->cap_share >= 0)
		write_milli(w, "cap-share", plan->cap_share);
	if (!plan->min_tax.none)
		write_amount(w, "min-tax", plan->min_tax.yuan, UNIT_YI);
	if (plan->tax_not_falling)
		tb_xmlw_attr(w, "tax-not-falling", "yes");
	for (i = 0; i < plan->nprizes; i++) {
		tb_xmlw_open(w, "prize");
		tb_xmlw_attr(w, "step", plan->prizes[i].step);
		write_amount(w, "money", plan->prizes[i].money.yuan, UNIT_WAN);
		tb_xmlw_close(w);
	}
}

/* What the ledger tells of. */
static void
write_given(struct tb_xmlw *w, const struct awards *awards, const struct award_list *list,
    const char *enterprise)
{
	const struct tb_ledger_event *given = NULL;

	while ((given = awards_next_given(awards, list, enterprise, given)) != NULL) {
		tb_xmlw_open(w, "given");
		tb_xmlw_attr(w, "step", given->step);
		tb_xmlw_attri(w, "year", given->year);
		tb_xmlw_close(w);
	}
}

static void
write_claims(
    struct tb_xmlw *w, const struct awards *awards, const struct award_list *list, int candidates)
{
	size_t i;

	for (i = 0; i < list->n; i++) {
		const struct award_claim *claim = &list->claims[i];

		if ((claim->reason == AWARD_CANDIDATE) != candidates)
			continue;
		tb_xmlw_open(w, candidates ? "candidate" : "excluded");
		tb_xmlw_attr(w, "code", claim->scope->code);
		tb_xmlw_attr(w, "name", claim->scope->name);
		tb_xmlw_attr(w, "step", claim->prize->step);
		if (!candidates)
			tb_xmlw_attr(w, "reason", reasons[claim->reason]);
		write_given(w, awards, list, claim->scope->code);
		tb_xmlw_close(w);
	}
}

void
awards_write(struct tb_xmlw *w, const struct awards *awards)
{
	size_t i;

	for (i = 0; i < awards->n; i++) {
		tb_xmlw_open(w, "awards");
		tb_xmlw_attr(w, "id", awards->lists[i].plan->id);
		tb_xmlw_attr(w, "name", awards->lists[i].plan->name);
		write_terms(w, awards->lists[i].plan);
		write_claims(w, awards, &awards->lists[i], 1);
		write_claims(w, awards, &awards->lists[i], 0);
		tb_xmlw_close(w);
	}
}

/* --- figures ---------------------------------------------------------------------------- */

static void
put(struct page *page, const char *name, const char *rule, enum unit_kind unit,
    const struct figure *figure)
{
	page_put(page, name, (struct figure_head){.rule = rule, .unit = unit}, figure);
}

static void
put_step(struct page *page, const struct award_list *list, const struct award_claim *claim)
{
	const struct tb_plan_step *step = &list->ladder->steps[claim->prize->place];
	struct figure figure;

	figure_init(&figure);
	figure_set_int(&figure, step->value.yuan);
	figure.word = step->word;
	figure.carried = claim->basis.carried;
	figure.plan_source = &step->source;
	tb_buf_printf(&figure.operands, "%s/basis %s/basis-last", page->base.s, page->base.s);
	put(page, "/step", "F15", UNIT_STEP, &figure);
	figure_release(&figure);
}

static void
put_last_year(struct page *page, const struct award_claim *claim)
{
	struct figure figure;

	figure_init(&figure);
	figure_set_int(&figure, claim->subject->last_year.yuan);
	figure_operand(
	    &figure, page->tally, claim->scope->id, "rev", "last-year", page->tally->period.month);
	put(page, "/basis-last", "2.10", UNIT_YI, &figure);
	figure_release(&figure);
}

/* An audited amount; none where nothing is audited. */
static void
put_audited(struct page *page, const char *name, const struct award_claim *claim,
    const struct tb_plan_amount *amount)
{
	struct figure figure;

	figure_init(&figure);
	if (amount != NULL && !amount->none) {
		figure_set_int(&figure, amount->yuan);
		figure.plan_source = &claim->audited->source;
	}
	put(page, name, "2.10", UNIT_YI, &figure);
	figure_release(&figure);
}

/* What the share of the local tax allows, where the scheme has one. */
static void
put_limit(struct page *page, const struct award_list *list, const struct award_claim *claim)
{
	struct figure figure = claim->limit;

	if (list->plan->cap_share < 0)
		return;
	tb_buf_init(&figure.operands);
	tb_buf_printf(&figure.operands, "%s/local-tax", page->base.s);
	put(page, "/limit", "2.10", UNIT_WAN, &figure);
	tb_buf_release(&figure.operands);
}

static void
put_money(struct page *page, const struct award_list *list, const struct award_claim *claim)
{
	struct figure figure = claim->money;

	tb_buf_init(&figure.operands);
	tb_buf_printf(&figure.operands, "%s/step", page->base.s);
	if (list->plan->cap_share >= 0)
		tb_buf_printf(&figure.operands, " %s/local-tax", page->base.s);
	put(page, "/money", "2.10", UNIT_WAN, &figure);
	tb_buf_release(&figure.operands);
}

static void
put_claim(struct page *page, const struct award_list *list, const struct award_claim *claim)
{
	const struct tb_plan_audited *audited = claim->audited;

	page_turn(page, "award/%s/%s", list->plan->id, claim->scope->code);
	put_step(page, list, claim);
	put(page, "/basis", "2.10", UNIT_YI, &claim->basis);
	put_last_year(page, claim);
	put_audited(page, "/tax", claim, audited != NULL ? &audited->tax : NULL);
	put_audited(page, "/tax-last", claim, audited != NULL ? &audited->tax_last : NULL);
	put_audited(page, "/local-tax", claim, audited != NULL ? &audited->local_tax : NULL);
	put_limit(page, list, claim);
	put_money(page, list, claim);
}

static void
put_totals(struct page *page, const struct award_list *list)
{
	struct figure count, money;
	int64_t candidates = 0;
	size_t i;

	figure_init(&count);
	figure_init(&money);
	figure_set_int(&money, 0);
	for (i = 0; i < list->n; i++) {
		const struct award_claim *claim = &list->claims[i];

		if (claim->reason != AWARD_CANDIDATE)
			continue;
		candidates++;
		tb_buf_printf(&money.operands, "%saward/%s/%s/money",
		    money.operands.len > 0 ? " " : "", list->plan->id, claim->scope->code);
		if (claim->money.state == STATE_VALUE)
			tb_exact_add(&money.x, &money.x, &claim->money.x);
	}
	page_turn(page, "award/%s", list->plan->id);
	figure_set_int(&count, candidates);
	put(page, "/candidates", "2.10", UNIT_FIRMS, &count);
	figure_set_int(&count, (int64_t)list->n - candidates);
	put(page, "/excluded", "2.10", UNIT_FIRMS, &count);
	put(page, "/money", "2.10", UNIT_WAN, &money);
	figure_release(&count);
	figure_release(&money);
}

void
awards_write_figures(struct tb_xmlw *w, const struct tally *tally, const struct awards *awards)
{
	struct page page = {w, tally, TB_BUF_INIT};
	size_t i, k;

	for (i = 0; i < awards->n; i++) {
		for (k = 0; k < awards->lists[i].n; k++)
			put_claim(&page, &awards->lists[i], &awards->lists[i].claims[k]);
		put_totals(&page, &awards->lists[i]);
	}
	tb_buf_release(&page.base);
}
