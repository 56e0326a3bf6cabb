/* Amounts beside the plan, last year and the months before: see rules.h. */
#include "trend.h"
#include <gmp.h>

/* --- exact comparison -------------------------------------------------------------- */

int
trend_exceeds(int64_t a, int64_t b, int64_t c, int64_t d)
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
	long long whole = milli < 0 ? -milli : milli, rest = whole % 1000;
	int places = 3;

	for (; rest != 0 && rest % 10 == 0; places--)
		rest /= 10;
	if (rest == 0)
		snprintf(out, size, "%lld%%", whole / 1000);
	else
		snprintf(out, size, "%lld.%0*lld%%", whole / 1000, places, rest);
}

/* --- the months around ------------------------------------------------------------------ */

struct tb_value
trend_value(struct history_entry *entry, const struct spot *spot)
{
	return entry != NULL ? history_amount(entry, spot->table, 0, spot->code)
			     : (struct tb_value){.state = TB_VALUE_ABSENT};
}

struct past
trend_past(const struct trend *trend, const struct spot *spot, int month, int step)
{
	for (; month >= 2 && month < MONTHS; month += step) {
		struct tb_value value = trend_value(trend->months[month], spot);

		if (value.state == TB_VALUE_AMOUNT)
			return (struct past){month, value.yuan};
	}
	return (struct past){0, 0};
}

/* --- adding findings ----------------------------------------------------------------------- */

const struct tb_plan_rule *
trend_rule(const struct trend *trend, enum finding_id id)
{
	return tb_plan_rule(trend->rules->plan, finding_rules[id]);
}

int
rules_level(const struct tb_plan *plan, enum finding_id id)
{
	const struct tb_plan_rule *rule =
	    finding_rules[id] != NULL ? tb_plan_rule(plan, finding_rules[id]) : NULL;

	if (rule == NULL)
		return -1;
	if (strcmp(rule->level, "强制") == 0)
		return LEVEL_MUST;
	return strcmp(rule->level, "核实") == 0 ? LEVEL_QUERY : LEVEL_NOTE;
}

static const char *
text_or_null(const struct tb_buf *buf)
{
	return buf->len > 0 ? buf->s : NULL;
}

void
words_release(struct words *words)
{
	tb_buf_release(&words->value);
	tb_buf_release(&words->expected);
	tb_buf_release(&words->one);
	tb_buf_release(&words->two);
}

void
trend_take(struct trend *trend, const struct spot *spot, enum finding_id id, const char *explained,
    struct words *words)
{
	trend_take_field(trend, spot, 0, id, explained, words);
}

void
trend_take_field(struct trend *trend, const struct spot *spot, int field, enum finding_id id,
    const char *explained, struct words *words)
{
	struct finding finding = rules_finding(id, spot, field);

	tb_buf_printf(&words->value, "%s%s", spot->amounts[field].text,
	    spot->unit >= 0 ? tb_unit_name((enum tb_unit)spot->unit) : "");
	finding.level = rules_level(trend->rules->plan, id);
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
	const struct tb_plan_rule *rule = trend_rule(trend, FINDING_FALLS);
	const char *why = trend_explained(trend, spot, FINDING_FALLS_EXPLAINED);
	struct words words = WORDS_INIT;

	if (rule == NULL || past.month == 0 || spot->amounts[0].yuan >= past.yuan)
		return;
	if (why == NULL)
		why = trend_reason(trend);
	put_month(trend, past.month, &words.one);
	number_format(past.yuan, spot->unit, &words.expected);
	number_format(past.yuan - spot->amounts[0].yuan, spot->unit, &words.two);
	trend_take(trend, spot, why != NULL ? FINDING_FALLS_EXPLAINED : FINDING_FALLS, why, &words);
}

static void
check_growth(struct trend *trend, const struct spot *spot)
{
	const struct tb_plan_rule *max = trend_rule(trend, FINDING_GROWTH_HIGH);
	const struct tb_plan_rule *min = trend_rule(trend, FINDING_GROWTH_LOW);
	const struct tb_value *base = &spot->amounts[1];
	int64_t more = spot->amounts[0].yuan - base->yuan;
	const struct tb_plan_rule *broken = NULL;
	enum finding_id id;
	struct words words = WORDS_INIT;
	char text[32];

	if (base->state != TB_VALUE_AMOUNT || base->yuan <= 0)
		return;
	if (max != NULL && trend_exceeds(more, 100000, base->yuan, max->milli))
		broken = max;
	else if (min != NULL && trend_exceeds(base->yuan, min->milli, more, 100000))
		broken = min;
	if (broken == NULL)
		return;
	number_format(base->yuan, spot->unit, &words.one);
	percent(more, base->yuan, text, sizeof(text));
	tb_buf_puts(&words.two, text);
	threshold(broken->milli, text, sizeof(text));
	tb_buf_puts(&words.expected, text);
	id = broken == max ? FINDING_GROWTH_HIGH : FINDING_GROWTH_LOW;
	trend_take(trend, spot, id, trend_explained(trend, spot, id), &words);
}

/* 1 = it was found. */
static int
check_unchanged(struct trend *trend, const struct spot *spot)
{
	const struct tb_plan_rule *rule = trend_rule(trend, FINDING_UNCHANGED);
	int month = trend->parsed->record.period.month, same = 1, first = month;
	const char *stage = spot->project != NULL ? spot->project->stage : NULL;
	struct words words = WORDS_INIT;

	if (rule == NULL || spot->amounts[0].yuan == 0 ||
	    (spot->project != NULL && (stage == NULL || strcmp(stage, "在建") != 0)))
		return 0;
	for (month--; month >= 2; month--, same++) {
		struct tb_value value = trend_value(trend->months[month], spot);

		if (value.state != TB_VALUE_AMOUNT || value.yuan != spot->amounts[0].yuan)
			break;
		first = month;
	}
	if (same * 1000 < rule->milli)
		return 0;
	put_month(trend, first, &words.one);
	trend_take(trend, spot, FINDING_UNCHANGED, trend_explained(trend, spot, FINDING_UNCHANGED),
	    &words);
	return 1;
}

/* A correction that leaves the next month, reported already, below this one. */
static void
check_next(struct trend *trend, const struct spot *spot)
{
	struct past next = trend_past(trend, spot, trend->parsed->record.period.month + 1, 1);
	struct words words = WORDS_INIT;

	if (next.month == 0 || next.yuan >= spot->amounts[0].yuan)
		return;
	put_month(trend, next.month, &words.one);
	number_format(next.yuan, spot->unit, &words.expected);
	trend_take(trend, spot, FINDING_NEXT_BELOW, NULL, &words);
}

/* --- projects -------------------------------------------------------------------------------- */

static void
check_month_share(struct trend *trend, const struct spot *spot, struct past past, int64_t plan)
{
	const struct tb_plan_rule *rule = trend_rule(trend, FINDING_MONTH_SHARE);
	int64_t month = spot->amounts[0].yuan - past.yuan;
	struct words words = WORDS_INIT;
	char text[32];

	if (rule == NULL || plan <= 0 || past.month != trend->parsed->record.period.month - 1 ||
	    !trend_exceeds(month, 100000, plan, rule->milli))
		return;
	number_format(month, spot->unit, &words.one);
	percent(month, plan, text, sizeof(text));
	tb_buf_puts(&words.two, text);
	threshold(rule->milli, text, sizeof(text));
	tb_buf_puts(&words.expected, text);
	trend_take(trend, spot, FINDING_MONTH_SHARE,
	    trend_explained(trend, spot, FINDING_MONTH_SHARE), &words);
}

static void
check_total(struct trend *trend, const struct spot *spot, const struct tb_plan_project *known)
{
	const struct tb_plan_rule *rule = trend_rule(trend, FINDING_ABOVE_TOTAL);
	struct words words = WORDS_INIT;

	if (rule == NULL || known->total.none || spot->amounts[0].yuan <= known->total.yuan)
		return;
	number_format(known->total.yuan, spot->unit, &words.expected);
	number_format(spot->amounts[0].yuan - known->total.yuan, spot->unit, &words.two);
	trend_take(trend, spot, FINDING_ABOVE_TOTAL, NULL, &words);
}

static void
check_plan(struct trend *trend, const struct spot *spot, const struct tb_plan_project *known)
{
	struct finding finding = rules_finding(FINDING_PLAN_DIFFERS, spot, 1);
	struct words words = WORDS_INIT;

	if (known->plan.none || spot->amounts[1].state != TB_VALUE_AMOUNT ||
	    spot->amounts[1].yuan == known->plan.yuan)
		return;
	tb_buf_printf(&words.value, "%s%s", spot->amounts[1].text,
	    spot->unit >= 0 ? tb_unit_name((enum tb_unit)spot->unit) : "");
	number_format(known->plan.yuan, spot->unit, &words.expected);
	finding.value = words.value.s;
	finding.expected = words.expected.s;
	finding_add(&trend->parsed->findings, &finding);
	words_release(&words);
}

/* --- all of it --------------------------------------------------------------------- */

static void
check_spot(struct trend *trend, const struct spot *spot, int is_same_table)
{
	const struct tb_plan_project *known =
	    spot->project != NULL
		? tb_plan_project(trend->rules->plan, spot->code, trend->parsed->record.period.year)
		: NULL;
	struct past past;
	int slips = trend_slip(trend, spot);

	if (known != NULL) {
		if (!(slips & 2))
			check_plan(trend, spot, known);
		trend_region(trend, spot);
	}
	if (spot->amounts[0].state != TB_VALUE_AMOUNT || spot->amounts[0].yuan < 0 || slips & 1)
		return; /* the rest would only follow from it */
	past = trend_past(trend, spot, trend->parsed->record.period.month - 1, -1);
	if (spot->table == TB_SECTION_ENTERPRISES)
		trend_parts(trend, spot);
	check_fall(trend, spot, past);
	check_next(trend, spot);
	trend_base(trend, spot, past);
	if ((is_same_table || !check_unchanged(trend, spot)) && !trend_outlier(trend, spot))
		trend_jump(trend, spot, past);
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

/* The entries of a year's months but the one, by month. */
static void
load_months(const struct rules *rules, const char *unit, int year, struct tb_period but,
    struct history_entry *months[MONTHS])
{
	struct tb_period period = {year, 2};

	for (; period.month < MONTHS; period.month++)
		if (tb_period_compare(period, but) != 0)
			months[period.month] = history_newest_entry(rules->history, unit, period);
}

void
rules_trend(const struct rules *rules, struct parsed *parsed)
{
	const struct tb_record *record = &parsed->record;
	struct trend trend = {.rules = rules, .parsed = parsed};
	struct spot spot;
	struct walk walk;
	int table, slipped = 0, same;

	load_months(rules, record->unit, record->period.year, record->period, trend.months);
	load_months(rules, record->unit, record->period.year - 1, record->period, trend.last);
	trend.before =
	    history_find(rules->history, record->unit, record->period, record->version - 1);
	trend_skipped(&trend);
	for (table = 0; table < 3; table++) {
		/* more rows than the plan has subjects: it is refused anyway */
		if (rules_count(record, (enum tb_section)table) >
		    rules_subjects(rules->plan, (enum tb_section)table))
			return;
		if (trend_slip_table(&trend, (enum tb_section)table)) {
			slipped = 1; /* the rest would only follow from it */
			continue;
		}
		same = trend_same(&trend, (enum tb_section)table);
		for (rules_begin(&walk, parsed, (enum tb_section)table);
		     rules_next(&walk, parsed, &spot);)
			if (spot.code != NULL && spot.unit >= 0)
				check_spot(&trend, &spot, same);
		walk_end(&walk);
	}
	if (!slipped)
		trend_enterprises(&trend);
}
