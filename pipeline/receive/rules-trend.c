/* Amounts beside the plan, last year and the months before: see rules.h. */
#include "rules.h"
#include "number.h"
#include <gmp.h>

enum { MONTHS = 13 };

/* One submission's surroundings. */
struct trend {
	const struct rules *rules;
	struct parsed *parsed;
	const struct tb_record *months[MONTHS]; /* of the same year, by month; NULL = none */
	const struct tb_record *before;		/* version before this one, or NULL */
};

/* A value of another month. */
struct past {
	int month; /* 0 = there is none */
	int64_t yuan;
};

/* --- exact comparison -------------------------------------------------------------- */

/* a * b > c * d, in any size. */
static int
product_exceeds(int64_t a, int64_t b, int64_t c, int64_t d)
{
	mpz_t left, right;
	int greater;

	mpz_init_set_si(left, a);
	mpz_mul_si(left, left, b);
	mpz_init_set_si(right, c);
	mpz_mul_si(right, right, d);
	greater = mpz_cmp(left, right) > 0;
	mpz_clears(left, right, NULL);
	return greater;
}

/* |part| / whole in percent, one decimal, half away from zero; whole > 0. */
static void
percent(int64_t part, int64_t whole, char *out, size_t size)
{
	mpz_t tenths, twice;
	unsigned long value;

	mpz_init_set_si(tenths, part);
	mpz_abs(tenths, tenths);
	mpz_mul_ui(tenths, tenths, 2000);
	mpz_init_set_si(twice, whole);
	mpz_add(tenths, tenths, twice);
	mpz_mul_ui(twice, twice, 2);
	mpz_fdiv_q(tenths, tenths, twice);
	value = mpz_fits_ulong_p(tenths) ? mpz_get_ui(tenths) : 9999999999;
	mpz_clears(tenths, twice, NULL);
	snprintf(out, size, "%lu.%lu%%", value / 10, value % 10);
}

static void
threshold(int64_t milli, char *out, size_t size)
{
	int64_t whole = milli < 0 ? -milli : milli;

	snprintf(out, size, "%lld%%", (long long)(whole / 1000));
}

/* --- the months around ------------------------------------------------------------------ */

static struct tb_value
value_of(const struct tb_record *record, enum tb_section table, const char *code)
{
	struct spot spot;
	size_t i;

	for (i = 0; record != NULL && i < rules_count(record, table); i++) {
		rules_spot(record, table, i, &spot);
		if (spot.code != NULL && strcmp(spot.code, code) == 0)
			return spot.amounts[0];
	}
	return (struct tb_value){.state = TB_VALUE_ABSENT};
}

/* The nearest month from `month` on, step by step, that reports an amount. */
static struct past
find_past(const struct trend *trend, const struct spot *spot, int month, int step)
{
	for (; month >= 2 && month < MONTHS; month += step) {
		struct tb_value value = value_of(trend->months[month], spot->table, spot->code);

		if (value.state == TB_VALUE_AMOUNT)
			return (struct past){month, value.yuan};
	}
	return (struct past){0, 0};
}

/* What the sender says of this row: its note; or the note that stood beside the
 * same value in the version before (C13). */
static const char *
explanation(const struct trend *trend, const struct spot *spot)
{
	struct spot old;
	size_t i;

	if (spot->note != NULL)
		return spot->note;
	for (i = 0; trend->before != NULL && i < rules_count(trend->before, spot->table); i++) {
		rules_spot(trend->before, spot->table, i, &old);
		if (old.code != NULL && strcmp(old.code, spot->code) == 0)
			return old.amounts[0].state == spot->amounts[0].state &&
				       old.amounts[0].yuan == spot->amounts[0].yuan
				   ? old.note
				   : NULL;
	}
	return NULL;
}

/* --- adding findings ----------------------------------------------------------------------- */

static int
plan_level(const struct tb_plan_rule *rule)
{
	if (strcmp(rule->level, "强制") == 0)
		return LEVEL_MUST;
	return strcmp(rule->level, "核实") == 0 ? LEVEL_QUERY : LEVEL_NOTE;
}

/* The words of one finding: amounts as text live here until it is taken. */
struct words {
	struct tb_buf value, expected, one, two;
	char label[40];
};

static void
words_init(struct words *words)
{
	words->value = words->expected = words->one = words->two = TB_BUF_INIT;
}

static void
words_release(struct words *words)
{
	tb_buf_release(&words->value);
	tb_buf_release(&words->expected);
	tb_buf_release(&words->one);
	tb_buf_release(&words->two);
}

static const char *
text_or_null(const struct tb_buf *buf)
{
	return buf->len > 0 ? buf->s : NULL;
}

/* level: of the plan's rule, or -1. An explanation makes it a note. */
static void
take(struct trend *trend, const struct spot *spot, enum finding_id id, int level,
    const char *explained, struct words *words)
{
	struct finding finding = rules_finding(id, spot, 0);

	tb_buf_printf(&words->value, "%s%s", spot->amounts[0].text,
	    spot->unit >= 0 ? tb_unit_name((enum tb_unit)spot->unit) : "");
	finding.level = level;
	finding.value = words->value.s;
	finding.expected = text_or_null(&words->expected);
	finding.detail[0] = text_or_null(&words->one);
	finding.detail[1] = text_or_null(&words->two);
	if (explained != NULL) {
		finding.level = LEVEL_NOTE;
		finding.detail[FINDING_DETAILS - 1] = explained;
	}
	finding_add(&trend->parsed->findings, &finding);
	words_release(words);
}

static void
put_month(const struct trend *trend, int month, struct tb_buf *out)
{
	tb_period_label((struct tb_period){trend->parsed->record.period.year, month}, out);
}

/* --- the rules -------------------------------------------------------------------------------- */

/* R11: a cumulative value does not fall. */
static void
check_fall(struct trend *trend, const struct spot *spot, struct past past)
{
	const struct tb_plan_rule *rule = tb_plan_rule(trend->rules->plan, "cumulative-falls");
	const char *why = explanation(trend, spot);
	struct words words;

	if (rule == NULL || past.month == 0 || spot->amounts[0].yuan >= past.yuan)
		return;
	if (why == NULL)
		why = trend->parsed->record.reason;
	words_init(&words);
	put_month(trend, past.month, &words.one);
	number_format(past.yuan, &words.expected);
	number_format(past.yuan - spot->amounts[0].yuan, &words.two);
	take(trend, spot, why != NULL ? FINDING_FALLS_EXPLAINED : FINDING_FALLS, plan_level(rule),
	    why, &words);
}

/* R12: about 10⁴ times the last month's value, or one 10⁴th. 1 = it was found. */
static int
check_slip(struct trend *trend, const struct spot *spot, struct past past)
{
	const struct tb_plan_rule *rule = tb_plan_rule(trend->rules->plan, "unit-slip");
	int64_t value = spot->amounts[0].yuan, factor = rule != NULL ? rule->milli / 1000 / 10 : 0;
	const char *why = explanation(trend, spot);
	struct words words;
	int up;

	if (factor < 2 || past.month == 0 || past.yuan <= 0 || value <= 0)
		return 0;
	up = value / past.yuan >= factor;
	if (!up && past.yuan / value < factor)
		return 0;
	if (why == NULL)
		why = trend->parsed->record.reason;
	words_init(&words);
	put_month(trend, past.month, &words.one);
	number_format(past.yuan, &words.expected);
	tb_buf_printf(&words.two, "%s%lld", up ? "@times.up:" : "@times.down:",
	    (long long)(up ? value / past.yuan : past.yuan / value));
	take(trend, spot, FINDING_UNIT_SLIP, plan_level(rule), why, &words);
	return 1;
}

static void
check_growth(struct trend *trend, const struct spot *spot)
{
	const struct tb_plan_rule *max = tb_plan_rule(trend->rules->plan, "growth-max");
	const struct tb_plan_rule *min = tb_plan_rule(trend->rules->plan, "growth-min");
	const struct tb_value *base = &spot->amounts[1];
	int64_t more = spot->amounts[0].yuan - base->yuan;
	const struct tb_plan_rule *broken = NULL;
	struct words words;
	char text[32];

	if (base->state != TB_VALUE_AMOUNT || base->yuan <= 0)
		return;
	if (max != NULL && product_exceeds(more, 100000, base->yuan, max->milli))
		broken = max;
	else if (min != NULL && product_exceeds(base->yuan, min->milli, more, 100000))
		broken = min;
	if (broken == NULL)
		return;
	words_init(&words);
	number_format(base->yuan, &words.one);
	percent(more, base->yuan, text, sizeof(text));
	tb_buf_puts(&words.two, text);
	threshold(broken->milli, text, sizeof(text));
	tb_buf_puts(&words.expected, text);
	take(trend, spot, broken == max ? FINDING_GROWTH_HIGH : FINDING_GROWTH_LOW,
	    plan_level(broken), explanation(trend, spot), &words);
}

static void
check_unchanged(struct trend *trend, const struct spot *spot)
{
	const struct tb_plan_rule *rule = tb_plan_rule(trend->rules->plan, "unchanged-months");
	int month = trend->parsed->record.period.month, same = 1, first = month;
	const char *stage = spot->project != NULL ? spot->project->stage : NULL;
	struct words words;

	if (rule == NULL || spot->amounts[0].yuan == 0 ||
	    (spot->project != NULL && (stage == NULL || strcmp(stage, "在建") != 0)))
		return;
	for (month--; month >= 2; month--, same++) {
		struct tb_value value = value_of(trend->months[month], spot->table, spot->code);

		if (value.state != TB_VALUE_AMOUNT || value.yuan != spot->amounts[0].yuan)
			break;
		first = month;
	}
	if (same * 1000 < rule->milli)
		return;
	words_init(&words);
	put_month(trend, first, &words.one);
	take(trend, spot, FINDING_UNCHANGED, plan_level(rule), explanation(trend, spot), &words);
}

/* A correction that leaves the next month, reported already, below this one. */
static void
check_next(struct trend *trend, const struct spot *spot)
{
	struct past next = find_past(trend, spot, trend->parsed->record.period.month + 1, 1);
	struct words words;

	if (next.month == 0 || next.yuan >= spot->amounts[0].yuan)
		return;
	words_init(&words);
	put_month(trend, next.month, &words.one);
	number_format(next.yuan, &words.expected);
	take(trend, spot, FINDING_NEXT_BELOW, LEVEL_NOTE, NULL, &words);
}

/* --- projects -------------------------------------------------------------------------------- */

static void
check_month_share(struct trend *trend, const struct spot *spot, struct past past, int64_t plan)
{
	const struct tb_plan_rule *rule = tb_plan_rule(trend->rules->plan, "month-share-max");
	int64_t month = spot->amounts[0].yuan - past.yuan;
	struct words words;
	char text[32];

	if (rule == NULL || plan <= 0 || past.month != trend->parsed->record.period.month - 1 ||
	    !product_exceeds(month, 100000, plan, rule->milli))
		return;
	words_init(&words);
	number_format(month, &words.one);
	percent(month, plan, text, sizeof(text));
	tb_buf_puts(&words.two, text);
	threshold(rule->milli, text, sizeof(text));
	tb_buf_puts(&words.expected, text);
	take(trend, spot, FINDING_MONTH_SHARE, plan_level(rule), explanation(trend, spot), &words);
}

static void
check_total(struct trend *trend, const struct spot *spot, const struct tb_plan_project *known)
{
	const struct tb_plan_rule *rule = tb_plan_rule(trend->rules->plan, "over-total");
	struct words words;

	if (rule == NULL || known->total.none || spot->amounts[0].yuan <= known->total.yuan)
		return;
	words_init(&words);
	number_format(known->total.yuan, &words.expected);
	number_format(spot->amounts[0].yuan - known->total.yuan, &words.two);
	take(trend, spot, FINDING_ABOVE_TOTAL, plan_level(rule), NULL, &words);
}

static void
check_plan(struct trend *trend, const struct spot *spot, const struct tb_plan_project *known)
{
	struct finding finding = rules_finding(FINDING_PLAN_DIFFERS, spot, 1);
	struct words words;

	if (known->plan.none || spot->amounts[1].state != TB_VALUE_AMOUNT ||
	    spot->amounts[1].yuan == known->plan.yuan)
		return;
	words_init(&words);
	tb_buf_printf(&words.value, "%s%s", spot->amounts[1].text,
	    spot->unit >= 0 ? tb_unit_name((enum tb_unit)spot->unit) : "");
	number_format(known->plan.yuan, &words.expected);
	finding.value = words.value.s;
	finding.expected = words.expected.s;
	finding_add(&trend->parsed->findings, &finding);
	words_release(&words);
}

/* --- parts of a whole (R7) -----------------------------------------------------------------------
 */

static void
check_parts(struct trend *trend, const struct spot *spot)
{
	static const int64_t tolerance = 1000000; /* 0.01 亿元 */
	const struct tb_plan *plan = trend->rules->plan;
	int64_t sum = 0;
	struct words words;
	size_t i;

	for (i = 0; i < plan->nenterprises; i++) {
		struct tb_value part;

		if (strcmp(plan->enterprises[i].parent, spot->code) != 0)
			continue;
		part = value_of(&trend->parsed->record, spot->table, plan->enterprises[i].code);
		if (part.state == TB_VALUE_AMOUNT && tb_add(sum, part.yuan, &sum) != 0)
			return;
	}
	if (sum <= spot->amounts[0].yuan + tolerance)
		return;
	words_init(&words);
	number_format(sum, &words.expected);
	number_format(sum - spot->amounts[0].yuan, &words.two);
	take(trend, spot, FINDING_PARTS_ABOVE_WHOLE, -1, explanation(trend, spot), &words);
}

/* --- all of it
 * -------------------------------------------------------------------------------------- */

static void
check_spot(struct trend *trend, const struct spot *spot)
{
	const struct tb_plan_project *known =
	    spot->project != NULL ? tb_plan_project(trend->rules->plan, spot->code) : NULL;
	struct past past;

	if (known != NULL)
		check_plan(trend, spot, known);
	if (spot->amounts[0].state != TB_VALUE_AMOUNT || spot->amounts[0].yuan < 0)
		return;
	if (spot->table == TB_SECTION_ENTERPRISES)
		check_parts(trend, spot);
	past = find_past(trend, spot, trend->parsed->record.period.month - 1, -1);
	if (check_slip(trend, spot, past))
		return; /* the rest would only follow from it */
	check_fall(trend, spot, past);
	check_next(trend, spot);
	check_unchanged(trend, spot);
	if (spot->project == NULL)
		check_growth(trend, spot);
	if (known == NULL)
		return;
	check_total(trend, spot, known);
	check_month_share(trend, spot, past,
	    known->plan.none
		? (spot->amounts[1].state == TB_VALUE_AMOUNT ? spot->amounts[1].yuan : 0)
		: known->plan.yuan);
}

void
rules_trend(const struct rules *rules, struct parsed *parsed)
{
	const struct tb_record *record = &parsed->record;
	struct trend trend = {.rules = rules, .parsed = parsed};
	struct history_entry *before =
	    history_find(rules->history, record->unit, record->period, record->version - 1);
	struct tb_period period = {record->period.year, 2};
	struct spot spot;
	int table;
	size_t i;

	for (; period.month < MONTHS; period.month++)
		if (period.month != record->period.month)
			trend.months[period.month] =
			    history_newest(rules->history, record->unit, period);
	if (before != NULL)
		trend.before = history_record(before);
	for (table = 0; table < 3; table++) {
		/* more rows than the plan has subjects: it is refused anyway */
		if (rules_count(record, (enum tb_section)table) >
		    rules_subjects(rules->plan, (enum tb_section)table))
			continue;
		for (i = 0; i < rules_count(record, (enum tb_section)table); i++) {
			rules_spot(record, (enum tb_section)table, i, &spot);
			if (spot.code != NULL && spot.unit >= 0)
				check_spot(&trend, &spot);
		}
	}
}
