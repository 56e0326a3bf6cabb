/*
 * The month beside the mean of the months before it, where there are too few for a median, and
 * last year's amount beside what was said of it before; see trend.h.
 */
#include "trend.h"

/* --- this year ------------------------------------------------------------------------- */

void
trend_jump(struct trend *trend, const struct spot *spot, struct past past)
{
	const struct tb_plan_rule *rule = trend_rule(trend, FINDING_JUMP);
	int months = trend->parsed->record.period.month - past.month;
	int64_t more = spot->amounts[0].yuan - past.yuan, usual;
	struct words words = WORDS_INIT;

	/* investment comes in lumps: a month of it is held beside the year's plan */
	if (rule == NULL || spot->project != NULL || past.month == 0 || past.yuan <= 0 ||
	    !trend_exceeds(more, 1000L * past.month, past.yuan, rule->milli * months))
		return;
	usual = past.yuan / past.month * months;
	number_format(more, spot->unit, &words.one);
	number_format(usual, spot->unit, &words.expected);
	tb_buf_printf(&words.two, "%lld", (long long)(more / (usual > 0 ? usual : 1)));
	trend_take(trend, spot, FINDING_JUMP, trend_explained(trend, spot, FINDING_JUMP), &words);
}

/* --- last year --------------------------------------------------------------------------- */

/* It is cumulative too, and does not fall from month to month. */
static void
check_base_falls(struct trend *trend, const struct spot *spot, struct past past)
{
	struct tb_value old;
	struct words words = WORDS_INIT;

	if (trend_rule(trend, FINDING_BASE_FALLS) == NULL || past.month == 0)
		return;
	old = history_amount(trend->months[past.month], spot->table, 1, spot->code);
	if (old.state != TB_VALUE_AMOUNT || old.yuan <= spot->amounts[1].yuan)
		return;
	tb_period_label(
	    (struct tb_period){trend->parsed->record.period.year, past.month}, &words.one);
	number_format(old.yuan, spot->unit, &words.expected);
	number_format(old.yuan - spot->amounts[1].yuan, spot->unit, &words.two);
	trend_take_field(trend, spot, 1, FINDING_BASE_FALLS,
	    trend_explained(trend, spot, FINDING_BASE_FALLS), &words);
}

static void
check_base_differs(struct trend *trend, const struct spot *spot)
{
	const struct tb_plan_rule *rule = trend_rule(trend, FINDING_BASE_DIFFERS);
	struct tb_period then = trend->parsed->record.period;
	struct tb_value old = trend_value(trend->last[then.month], spot);
	int64_t more = spot->amounts[1].yuan - old.yuan;
	struct words words = WORDS_INIT;

	more = more < 0 ? -more : more;
	if (rule == NULL || old.state != TB_VALUE_AMOUNT ||
	    !trend_exceeds(more, 100000, old.yuan, rule->milli))
		return;
	tb_buf_printf(&words.one, "%d", then.year - 1);
	number_format(old.yuan, spot->unit, &words.expected);
	number_format(more, spot->unit, &words.two);
	trend_take_field(trend, spot, 1, FINDING_BASE_DIFFERS,
	    trend_explained(trend, spot, FINDING_BASE_DIFFERS), &words);
}

void
trend_base(struct trend *trend, const struct spot *spot, struct past past)
{
	if (spot->project != NULL || spot->amounts[1].state != TB_VALUE_AMOUNT ||
	    spot->amounts[1].yuan < 0)
		return;
	check_base_falls(trend, spot, past);
	check_base_differs(trend, spot);
}
