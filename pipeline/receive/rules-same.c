/* The same table again, and months that were passed over; see trend.h. */
#include "trend.h"

enum { LEAST_AMOUNTS = 2 }; /* above zero, that are as they were */

/* The nearest month before that the unit reported, 0 = none. */
static int
month_before(const struct trend *trend)
{
	int month = trend->parsed->record.period.month - 1;

	while (month >= 2 && trend->months[month] == NULL)
		month--;
	return month >= 2 ? month : 0;
}

/* Are both amounts of a row (of a project the cumulative one) as they were? *above: more than
 * zero. */
static int
is_same_row(struct history_entry *before, const struct spot *spot, size_t *above)
{
	int field;

	for (field = 0; field < (spot->project != NULL ? 1 : 2); field++) {
		struct tb_value old = history_amount(before, spot->table, field, spot->code);
		const struct tb_value *now = &spot->amounts[field];

		if (old.state != now->state || old.yuan != now->yuan)
			return 0;
		*above += now->state == TB_VALUE_AMOUNT && now->yuan > 0;
	}
	return 1;
}

/* *why: what the first row explains, in the arena of the findings; or NULL. */
static int
is_same_table(const struct trend *trend, enum tb_section table, struct history_entry *before,
    const char **why)
{
	struct spot spot;
	struct walk walk;
	size_t above = 0;
	int same = 1;

	for (rules_begin(&walk, trend->parsed, table);
	     same && rules_next(&walk, trend->parsed, &spot);) {
		same = spot.code != NULL && is_same_row(before, &spot, &above);
		if (spot.row == 1)
			*why = findings_text(
			    &trend->parsed->findings, rules_explanation(trend->rules, spot.note));
	}
	walk_end(&walk);
	return same && above >= LEAST_AMOUNTS;
}

int
trend_same(struct trend *trend, enum tb_section table)
{
	int month = month_before(trend);
	const struct tb_period period = trend->parsed->record.period;
	struct finding finding = {.id = FINDING_SAME_AGAIN,
	    .level = rules_level(trend->rules->plan, FINDING_SAME_AGAIN),
	    .line = trend->parsed->record.section[table].line,
	    .section = tb_subject_tables[table]};
	struct tb_buf label = TB_BUF_INIT;
	const char *why = NULL;
	char count[24];

	if (trend_rule(trend, FINDING_SAME_AGAIN) == NULL || month == 0 ||
	    !is_same_table(trend, table, trend->months[month], &why))
		return 0;
	tb_period_label((struct tb_period){period.year, month}, &label);
	snprintf(count, sizeof(count), "%zu", rules_count(&trend->parsed->record, table));
	finding.detail[0] = count;
	finding.detail[1] = label.s;
	if (why != NULL) {
		finding.level = LEVEL_NOTE;
		finding.detail[FINDING_DETAILS - 1] = why;
	}
	finding_add(&trend->parsed->findings, &finding);
	tb_buf_release(&label);
	return 1;
}

void
trend_skipped(struct trend *trend)
{
	const struct tb_record *record = &trend->parsed->record;
	int month = month_before(trend);
	struct tb_buf label = TB_BUF_INIT, missing = TB_BUF_INIT;

	if (trend_rule(trend, FINDING_MONTH_SKIPPED) == NULL || month == 0 ||
	    month == record->period.month - 1)
		return;
	tb_period_label((struct tb_period){record->period.year, month}, &label);
	tb_months_label(month + 1, record->period.month - 1, &missing);
	finding_add(&trend->parsed->findings,
	    &(struct finding){.id = FINDING_MONTH_SKIPPED,
		.level = rules_level(trend->rules->plan, FINDING_MONTH_SKIPPED),
		.line = record->line,
		.field = "submission@period",
		.value = record->period_text,
		.detail = {label.s, missing.s}});
	tb_buf_release(&label);
	tb_buf_release(&missing);
}
