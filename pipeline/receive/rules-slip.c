/*
 * Amounts in another unit than they say (R12): 10⁴ or 10⁸ times what they should be near.
 * They are held beside the last report of the year; where there is none, beside the plan's full
 * year; a project's plan beside the register's.  Where a whole table is so, that is
 * one fault and said once, and what only follows from it is not said.
 */
#include "trend.h"

enum {
	LEAST_ROWS = 2, /* of a table, so that it is the table's fault */
	EXAMPLES = 5,	/* rows that are named */
	STEP = 10000,
	STEP_PLACES = 4,
	TEXT_SIZE = 64
};

/* What an amount should be near, and how it is called. */
struct reference {
	int64_t yuan; /* 0 = there is none */
	char words[160];
};

/* --- what it should be near ------------------------------------------------------------ */

/* The full year of the plan, in yuan; 0 = it has none. */
static int64_t
year_yuan(const struct tb_plan *plan, const struct spot *spot, int year)
{
	const struct tb_plan_enterprise *enterprise;
	const struct tb_plan_industry *industry;
	const struct tb_plan_path *path;
	int i;

	if (spot->table == TB_SECTION_INDUSTRIES) {
		industry = tb_plan_industry(plan, spot->code);
		path = industry != NULL ? &industry->path : NULL;
	} else {
		enterprise = tb_plan_enterprise(plan, spot->code);
		if (enterprise != NULL && !enterprise->last_year.none &&
		    enterprise->last_year.yuan > 0)
			return enterprise->last_year.yuan;
		path = enterprise != NULL ? &enterprise->path : NULL;
	}
	i = path != NULL && path->first_year > 0 ? year - path->first_year : -1;
	return i >= 0 && i < path->nyears && !path->values[i].none ? path->values[i].yuan : 0;
}

/* A row of another unit's is told as that, and not what it should be. */
static int
is_own(const struct trend *trend, const struct spot *spot)
{
	const struct tb_record *record = &trend->parsed->record;
	const char *indicator = record->section[spot->table].indicator, *reporter = NULL;

	if (indicator != NULL)
		reporter = tb_plan_reporter(
		    trend->rules->plan, indicator, spot->code, record->period.year);
	return reporter != NULL && strcmp(reporter, record->unit) == 0;
}

static void
put_words(struct reference *reference, const char *word, const char *of, int unit)
{
	struct tb_buf amount = TB_BUF_INIT;

	number_format(reference->yuan, unit, &amount);
	snprintf(reference->words, sizeof(reference->words), "%s:%s:%s", word, of, amount.s);
	tb_buf_release(&amount);
}

static struct reference
find_reference(const struct trend *trend, const struct spot *spot, int field)
{
	const struct tb_plan *plan = trend->rules->plan;
	const struct tb_period period = trend->parsed->record.period;
	struct past past = trend_past(trend, spot, period.month - 1, -1);
	const struct tb_plan_project *project;
	struct reference reference = {0, ""};
	struct tb_buf label = TB_BUF_INIT;
	char year[16];

	if (spot->project != NULL && field == 1) {
		project = tb_plan_project(plan, spot->code, period.year);
		reference.yuan = project != NULL && !project->plan.none ? project->plan.yuan : 0;
		put_words(&reference, "@slip.plan", "", spot->unit);
	} else if (field == 0 && past.month != 0) {
		reference.yuan = past.yuan;
		tb_period_label((struct tb_period){period.year, past.month}, &label);
		put_words(&reference, "@slip.past", label.s, spot->unit);
	} else if (field == 0 && spot->project == NULL && is_own(trend, spot)) {
		reference.yuan = year_yuan(plan, spot, period.year - 1);
		snprintf(year, sizeof(year), "%d", period.year - 1);
		put_words(&reference, "@slip.year", year, spot->unit);
		reference.yuan = reference.yuan / 12 * period.month;
	}
	tb_buf_release(&label);
	return reference;
}

/* --- what was sent --------------------------------------------------------------------------- */

/* The text of an amount before a workbook's was rounded. */
static const char *
exact_text(const struct trend *trend, const struct spot *spot, int field)
{
	const struct findings *findings = &trend->parsed->findings;
	size_t i;

	for (i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->list[i];

		if (finding->id == FINDING_NUMBER_ROUNDED && finding->row == spot->row &&
		    finding->section != NULL && finding->field != NULL && finding->value != NULL &&
		    strcmp(finding->section, tb_subject_tables[spot->table]) == 0 &&
		    strcmp(finding->field, spot->fields[field]) == 0)
			return finding->value;
	}
	return spot->amounts[field].text;
}

/* Yuan, below one cut off: 亿元 given as 万元 has more places than 万元. 0 = no amount. */
static int64_t
sent_yuan(const struct spot *spot, int field)
{
	const struct tb_value *value = &spot->amounts[field];
	char text[TEXT_SIZE];
	const char *point;
	int64_t yuan;

	if (value->state == TB_VALUE_AMOUNT)
		return value->yuan;
	if (value->state != TB_VALUE_BAD || value->text == NULL ||
	    (point = strchr(value->text, '.')) == NULL || strlen(value->text) >= TEXT_SIZE ||
	    point[1 + strspn(point + 1, "0123456789")] != '\0')
		return 0;
	snprintf(text, sizeof(text), "%.*s",
	    (int)(point - value->text) + 1 + number_places(spot->unit), value->text);
	return tb_amount_parse(text, (enum tb_unit)spot->unit, &yuan, NULL) == TB_DECIMAL_OK ? yuan
											     : 0;
}

/* The amount with its point moved to the right (left when below zero), and the unit. */
static void
put_moved(const char *text, int places, int unit, struct tb_buf *out)
{
	size_t whole = strspn(text, "0123456789"), len, i, at = out->len;
	char digits[3 * TEXT_SIZE] = "";
	long point;

	snprintf(digits, sizeof(digits), "%0*d%.*s%.*s%0*d", 2 * STEP_PLACES, 0,
	    whole < TEXT_SIZE ? (int)whole : TEXT_SIZE, text, TEXT_SIZE,
	    text[whole] == '.' ? text + whole + 1 : "", 2 * STEP_PLACES, 0);
	len = strlen(digits);
	point = 2 * STEP_PLACES + (long)(whole < TEXT_SIZE ? whole : TEXT_SIZE) + places;
	for (i = strspn(digits, "0"); (long)i + 1 > point && i > 0;)
		i--; /* a digit before the point */
	for (; i < len && (long)i < point; i++)
		tb_buf_putc(out, digits[i]);
	while (len > i && digits[len - 1] == '0')
		len--;
	if (len > i)
		tb_buf_printf(out, ".%.*s", (int)(len - i), digits + i);
	if (out->len == at)
		tb_buf_putc(out, '0');
	tb_buf_puts(out, tb_unit_name((enum tb_unit)unit));
}

/* --- one amount --------------------------------------------------------------------------- */

/* How many times 10⁴ the amount is too large, below zero too small; 0 = it is not, or nobody
 * knows. *known: it could be judged. */
static int
slip_steps(const struct trend *trend, const struct spot *spot, int field,
    struct reference *reference, int *known)
{
	const struct tb_plan_rule *rule = trend_rule(trend, FINDING_UNIT_SLIP);
	int64_t factor = rule != NULL ? rule->milli / 1000 / 10 : 0, value = sent_yuan(spot, field);
	int64_t times;

	*reference = find_reference(trend, spot, field);
	*known = factor >= 2 && reference->yuan > 0 && value > 0;
	if (!*known)
		return 0;
	times = value > reference->yuan ? value / reference->yuan : reference->yuan / value;
	if (times < factor)
		return 0;
	return (times < STEP * 100 ? 1 : 2) * (value > reference->yuan ? 1 : -1);
}

/* The unit that the numbers seem to be in, NULL = there is none. */
static const char *
unit_meant(int unit, int steps)
{
	int64_t yuan = tb_unit_yuan[unit];
	int i;

	for (; steps > 0; steps--)
		yuan /= STEP;
	for (; steps < 0; steps++)
		yuan *= STEP;
	for (i = 0; i < TB_UNIT_MAX; i++)
		if (tb_unit_yuan[i] == yuan)
			return tb_unit_name((enum tb_unit)i);
	return NULL;
}

static void
add_slip(struct trend *trend, const struct spot *spot, int field, int steps,
    const struct reference *reference)
{
	struct finding finding = rules_finding(FINDING_UNIT_SLIP, spot, field);
	int64_t value = sent_yuan(spot, field);
	const char *text = exact_text(trend, spot, field), *meant = unit_meant(spot->unit, steps);
	const char *why = trend_explained(trend, spot, FINDING_UNIT_SLIP);
	struct words words = WORDS_INIT;

	tb_buf_printf(&words.value, "%s%s", text, tb_unit_name((enum tb_unit)spot->unit));
	put_moved(text, -steps * STEP_PLACES, spot->unit, &words.expected);
	tb_buf_printf(&words.two, "@times.%s%s:%lld%s%s", steps > 0 ? "up" : "down",
	    meant != NULL ? "-meant" : "",
	    (long long)(steps > 0 ? value / reference->yuan : reference->yuan / value),
	    meant != NULL ? ":" : "", meant != NULL ? meant : "");
	finding.level = why != NULL ? LEVEL_NOTE : rules_level(trend->rules->plan, finding.id);
	finding.value = words.value.s;
	finding.expected = words.expected.s;
	finding.detail[0] = reference->words;
	finding.detail[1] = words.two.s;
	finding.detail[FINDING_DETAILS - 1] = why;
	finding_add(&trend->parsed->findings, &finding);
	words_release(&words);
}

int
trend_slip(struct trend *trend, const struct spot *spot)
{
	struct reference reference;
	int field, steps, known, found = 0;

	for (field = 0; field < 2; field++) {
		if (spot->amounts[field].state != TB_VALUE_AMOUNT)
			continue;
		steps = slip_steps(trend, spot, field, &reference, &known);
		if (steps == 0)
			continue;
		add_slip(trend, spot, field, steps, &reference);
		found |= 1 << field;
	}
	return found;
}

/* --- a table ------------------------------------------------------------------------------ */

struct table_slip {
	int steps; /* of all rows that slipped */
	int mixed; /* not all the same way */
	size_t judged, slipped;
	struct tb_buf sent, meant; /* of some rows */
};

static void
add_example(const struct trend *trend, const struct spot *spot, int field, struct table_slip *table)
{
	const char *text = exact_text(trend, spot, field), *comma = table->slipped > 0 ? "、" : "";

	if (table->slipped >= EXAMPLES)
		return;
	tb_buf_printf(&table->sent, "%s%s %s%s", comma, spot->code, text,
	    tb_unit_name((enum tb_unit)spot->unit));
	tb_buf_printf(&table->meant, "%s%s ", comma, spot->code);
	put_moved(text, -table->steps * STEP_PLACES, spot->unit, &table->meant);
}

static void
look_at_row(const struct trend *trend, const struct spot *spot, struct table_slip *table)
{
	struct reference reference;
	int field, steps = 0, known, judged = 0;

	for (field = 0; field < 2 && steps == 0; field++) {
		steps = slip_steps(trend, spot, field, &reference, &known);
		judged |= known;
	}
	table->judged += (size_t)judged;
	if (steps == 0 || trend_explained(trend, spot, FINDING_UNIT_SLIP) != NULL)
		return;
	if (table->slipped == 0)
		table->steps = steps;
	table->mixed |= steps != table->steps;
	add_example(trend, spot, field - 1, table);
	table->slipped++;
}

/* Too many places, and other sums, only follow from it. */
static void
drop_follow_ons(struct findings *findings, const char *section, int is_must)
{
	size_t i, kept = 0;

	for (i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->list[i];

		if (finding->section == NULL || strcmp(finding->section, section) != 0 ||
		    !(finding->id == FINDING_NUMBER_ROUNDED ||
			(finding->id == FINDING_NUMBER_FINE && is_must)))
			findings->list[kept++] = *finding;
	}
	findings->n = kept;
}

static void
add_table(struct trend *trend, enum tb_section id, struct table_slip *table)
{
	const struct tb_record_section *section = &trend->parsed->record.section[id];
	struct finding finding = {.id = FINDING_UNIT_SLIP_TABLE,
	    .level = rules_level(trend->rules->plan, FINDING_UNIT_SLIP_TABLE),
	    .line = section->line,
	    .section = tb_subject_tables[id]};
	const char *meant = unit_meant(section->unit, table->steps);
	const char *more = trend->rules->catalogue->labels[LABEL_AND_MORE];
	int size = table->steps * table->steps;
	struct tb_buf word = TB_BUF_INIT;
	char count[24];

	tb_buf_printf(&word, "@slip.table-%s%d%s%s", table->steps > 0 ? "up" : "down",
	    size > 1 ? 8 : 4, meant != NULL ? "-meant:" : "", meant != NULL ? meant : "");
	snprintf(count, sizeof(count), "%zu", table->slipped);
	if (table->slipped > EXAMPLES) {
		tb_buf_puts(&table->sent, more);
		tb_buf_puts(&table->meant, more);
	}
	finding.value = table->sent.s;
	finding.expected = table->meant.s;
	finding.detail[0] = word.s;
	finding.detail[1] = count;
	drop_follow_ons(
	    &trend->parsed->findings, tb_subject_tables[id], finding.level == LEVEL_MUST);
	finding_add(&trend->parsed->findings, &finding);
	tb_buf_release(&word);
}

int
trend_slip_table(struct trend *trend, enum tb_section id)
{
	struct table_slip table = {.sent = TB_BUF_INIT, .meant = TB_BUF_INIT};
	struct spot spot;
	struct walk walk;
	int found;

	for (rules_begin(&walk, trend->parsed, id); rules_next(&walk, trend->parsed, &spot);)
		if (spot.code != NULL && spot.unit >= 0)
			look_at_row(trend, &spot, &table);
	walk_end(&walk);
	/* all but one in ten */
	found =
	    table.slipped >= LEAST_ROWS && !table.mixed && table.slipped * 10 >= table.judged * 9;
	if (found)
		add_table(trend, id, &table);
	tb_buf_release(&table.sent);
	tb_buf_release(&table.meant);
	return found;
}
