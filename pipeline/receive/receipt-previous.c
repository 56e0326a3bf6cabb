/*
 * What a submission says beside the unit's report of the period before: which rows came and went,
 * and the month's own amount of each row, in the unit that the sender reports in.
 * It says what differs and judges nothing: that is the rules'.
 */
#include "months.h"
#include "receipt-private.h"

enum { NAMES_SHOWN = 5 };

/* Rows of one table that one of both reports has and the other has not. */
struct others {
	const char *names[NAMES_SHOWN]; /* codes, of the plan or in the arena */
	size_t n;
};

/* One table of both reports. */
struct pair {
	const char *indicator; /* of both, or of the one that has it; NULL = they do not compare */
	int unit;	       /* in which amounts are said */
	struct others fresh, gone;
};

struct previous {
	struct history_entry *entry;
	struct months months;
	struct pair pairs[3];
};

static void
add_other(struct others *others, const char *code)
{
	if (others->n < NAMES_SHOWN)
		others->names[others->n] = code;
	others->n++;
}

/* --- comparing ------------------------------------------------------------------------- */

/* They compare when both speak of the same indicator, and this one of no more rows than there are
 * subjects. */
static struct pair
find_pair(const struct writer *w, struct history_entry *entry, enum tb_section table)
{
	const struct tb_record *now = &w->submission->parsed.record,
			       *before = history_record(entry);
	struct pair pair = {
	    now->section[table].indicator, now->section[table].unit, {{0}, 0}, {{0}, 0}};

	if (before == NULL ||
	    rules_count(now, table) > rules_subjects(w->grounds->rules->plan, table))
		return (struct pair){0};
	if (pair.indicator == NULL && rules_count(now, table) == 0) {
		pair.indicator = before->section[table].indicator;
		pair.unit = before->section[table].unit;
	}
	if (pair.indicator == NULL || pair.unit < 0 ||
	    (before->section[table].indicator != NULL &&
		strcmp(before->section[table].indicator, pair.indicator) != 0))
		return (struct pair){0};
	return pair;
}

static void
compare_rows(const struct writer *w, struct previous *previous, enum tb_section table)
{
	const struct parsed *parsed = &w->submission->parsed;
	struct spot spot;
	struct walk walk;

	for (rules_begin(&walk, parsed, table); rules_next(&walk, parsed, &spot);) {
		struct month month = {
		    .table = (int)table, .row = spot.row, .code = spot.code, .to = spot.amounts[0]};

		if (spot.code == NULL)
			continue;
		month.from = history_amount(previous->entry, table, 0, spot.code);
		if (month.from.state == TB_VALUE_ABSENT)
			add_other(&previous->pairs[table].fresh,
			    tb_arena_strdup(&previous->months.arena, spot.code));
		else
			months_add(&previous->months, &month);
	}
	walk_end(&walk);
}

/* Who was reported before and is not now. The plan knows all that may be reported. */
static void
compare_subjects(const struct writer *w, struct previous *previous, enum tb_section table)
{
	const struct tb_plan *plan = w->grounds->rules->plan;
	const struct parsed *parsed = &w->submission->parsed;
	size_t i;

	for (i = 0; i < rules_subjects(plan, table); i++) {
		const char *code = rules_subject(plan, table, i, parsed->record.period.year);

		if (code != NULL &&
		    history_amount(previous->entry, table, 0, code).state != TB_VALUE_ABSENT &&
		    amount_find(&parsed->amounts, table, 0, code).state == TB_VALUE_ABSENT)
			add_other(&previous->pairs[table].gone, code);
	}
}

/* --- writing ----------------------------------------------------------------------------- */

static void
write_others(struct writer *w, const char *name, enum tb_section table, const struct others *others)
{
	size_t i;

	for (i = 0; i < others->n && i < NAMES_SHOWN; i++) {
		tb_xmlw_open(&w->xml, name);
		tb_xmlw_attr(&w->xml, "code", others->names[i]);
		tb_xmlw_attr(&w->xml, "name",
		    subject_name(w->grounds->rules->plan, tb_subject_tables[table],
			others->names[i], w->submission->parsed.record.period.year));
		tb_xmlw_close(&w->xml);
	}
}

static void
write_amount(struct writer *w, const char *name, const struct tb_value *value, int unit)
{
	char amount[TB_AMOUNT_SIZE] = "";

	if (value->state == TB_VALUE_AMOUNT)
		tb_amount_format(value->yuan, (enum tb_unit)unit, amount);
	tb_xmlw_attr(&w->xml, name,
	    value->state == TB_VALUE_AMOUNT ? amount
	    : value->state == TB_VALUE_NONE ? "——"
					    : "");
}

static void
write_month(struct writer *w, const struct month *month, int unit)
{
	struct tb_value amount = {.state = TB_VALUE_NONE};

	if (month_has_amount(month))
		amount = (struct tb_value){.state = TB_VALUE_AMOUNT, .yuan = month_yuan(month)};
	tb_xmlw_open(&w->xml, "month");
	tb_xmlw_attr(&w->xml, "code", month->code);
	tb_xmlw_attr(&w->xml, "name",
	    subject_name(w->grounds->rules->plan, tb_subject_tables[month->table], month->code,
		w->submission->parsed.record.period.year));
	write_amount(w, "from", &month->from, unit);
	write_amount(w, "to", &month->to, unit);
	write_amount(w, "amount", &amount, unit);
	tb_xmlw_close(&w->xml);
}

static void
write_table(struct writer *w, const struct previous *previous, enum tb_section table)
{
	const struct pair *pair = &previous->pairs[table];
	const struct tb_plan_indicator *indicator =
	    tb_plan_indicator(w->grounds->rules->plan, pair->indicator);
	size_t i;

	tb_xmlw_open(&w->xml, "compared");
	tb_xmlw_attr(&w->xml, "section", tb_subject_tables[table]);
	tb_xmlw_attr(
	    &w->xml, "table", catalogue_section(w->grounds->catalogue, tb_subject_tables[table]));
	tb_xmlw_attr(&w->xml, "indicator", indicator != NULL ? indicator->name : pair->indicator);
	tb_xmlw_attr(&w->xml, "unit", tb_unit_name((enum tb_unit)pair->unit));
	tb_xmlw_attrf(&w->xml, "rows", "%zu", rules_count(&w->submission->parsed.record, table));
	tb_xmlw_attrf(&w->xml, "new", "%zu", pair->fresh.n);
	tb_xmlw_attrf(&w->xml, "gone", "%zu", pair->gone.n);
	if (previous->months.passed[table] > 0)
		tb_xmlw_attrf(&w->xml, "omitted", "%zu", previous->months.passed[table]);
	write_others(w, "new", table, &pair->fresh);
	write_others(w, "gone", table, &pair->gone);
	for (i = 0; i < previous->months.n; i++)
		if (previous->months.kept[i].table == (int)table)
			write_month(w, &previous->months.kept[i], pair->unit);
	tb_xmlw_close(&w->xml);
}

/* "1—6月", "1—7月"; "7月", or of more months "6—7月". */
static void
write_periods(struct writer *w, struct tb_period before, struct tb_period now)
{
	struct tb_buf label = TB_BUF_INIT;

	tb_xmlw_attr_period(&w->xml, "period", before);
	tb_period_label(before, &label);
	tb_xmlw_attr(&w->xml, "from", label.s);
	tb_buf_reset(&label);
	tb_period_label(now, &label);
	tb_xmlw_attr(&w->xml, "to", label.s);
	tb_buf_reset(&label);
	tb_months_label(before.month + 1, now.month, &label);
	tb_xmlw_attr(&w->xml, "months", label.s);
	tb_buf_release(&label);
}

void
receipt_previous(struct writer *w, struct history_entry *entry)
{
	struct previous previous = {.entry = entry, .months = {.before = entry->period.month}};
	int table, compared = 0;

	for (table = 0; table < 3; table++) {
		previous.pairs[table] = find_pair(w, entry, (enum tb_section)table);
		if (previous.pairs[table].indicator == NULL)
			continue;
		compare_rows(w, &previous, (enum tb_section)table);
		compare_subjects(w, &previous, (enum tb_section)table);
		compared++;
	}
	if (compared == 0)
		return;
	months_sort(&previous.months);
	tb_xmlw_open(&w->xml, "previous");
	write_periods(w, entry->period, w->submission->parsed.record.period);
	tb_xmlw_attrf(&w->xml, "version", "%ld", entry->version);
	for (table = 0; table < 3; table++)
		if (previous.pairs[table].indicator != NULL)
			write_table(w, &previous, (enum tb_section)table);
	tb_xmlw_close(&w->xml);
	months_release(&previous.months);
}
