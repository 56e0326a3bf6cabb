/* The head of a submission: see rules.h. */
#include "rules.h"

static void
add_head(struct parsed *parsed, enum finding_id id, const char *field, const char *value,
    const char *expected, const char *detail)
{
	struct finding finding = {.id = id,
	    .level = -1,
	    .line = parsed->record.line,
	    .field = field,
	    .value = value,
	    .expected = expected,
	    .detail = {detail}};

	finding_add(&parsed->findings, &finding);
}

/* Do two codes differ in one character, or by one added or left out? */
static int
is_near(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b), head = 0, tail = 0, shorter = la < lb ? la : lb;

	if (la > lb + 1 || lb > la + 1)
		return 0;
	while (head < shorter && a[head] == b[head])
		head++;
	while (tail < shorter - head && a[la - 1 - tail] == b[lb - 1 - tail])
		tail++;
	return (la > lb ? la : lb) - head - tail <= 1;
}

/* "（是否为CODE NAME？）" into out: the unit of the folder, or the one whose code is near. */
static void
suggest_unit(const struct tb_plan *plan, const char *code, const char *folder, struct tb_buf *out)
{
	const char *near = NULL, *name = NULL;
	int n = 0;
	size_t i;

	for (i = 0; i < plan->nregions; i++)
		if (plan->regions[i].order > 0 && is_near(plan->regions[i].code, code)) {
			near = plan->regions[i].code;
			name = plan->regions[i].name;
			n++;
		}
	for (i = 0; i < plan->ndepartments; i++)
		if (is_near(plan->departments[i].code, code)) {
			near = plan->departments[i].code;
			name = plan->departments[i].name;
			n++;
		}
	if (folder != NULL && tb_plan_unit_name(plan, folder) != NULL) {
		near = folder;
		name = tb_plan_unit_name(plan, folder);
		n = 1;
	}
	if (n == 1)
		tb_buf_printf(out, "@suggest.code:%s %s", near, name);
}

static int
check_unit(const struct rules *rules, struct parsed *parsed, const char *folder)
{
	static const char field[] = "submission@unit";
	const struct tb_record *record = &parsed->record;
	struct tb_buf near = TB_BUF_INIT;
	struct finding odd = {.id = FINDING_UNIT_UNEXPECTED, .line = record->line, .field = field};

	if (record->unit == NULL)
		return -1;
	if (tb_plan_unit_name(rules->plan, record->unit) == NULL) {
		suggest_unit(rules->plan, record->unit, folder, &near);
		add_head(parsed, FINDING_UNIT_UNKNOWN, field, record->unit, NULL, near.s);
		tb_buf_release(&near);
		return -1;
	}
	if (folder != NULL && strcmp(folder, record->unit) != 0)
		add_head(parsed, FINDING_FOLDER_UNIT, field, record->unit, folder, NULL);
	if (record->period.month == 0 ||
	    tb_plan_unit_expected(rules->plan, record->unit, record->period))
		return 0;
	/* a department that need not report may; a region that does not exist may not */
	odd.level = tb_plan_department(rules->plan, record->unit) != NULL ? LEVEL_NOTE : LEVEL_MUST;
	odd.value = record->unit;
	odd.detail[0] = odd.level == LEVEL_NOTE ? "@unit.voluntary" : "@unit.not-reporting";
	finding_add(&parsed->findings, &odd);
	return odd.level == LEVEL_NOTE ? 0 : -1;
}

static int
check_period(const struct rules *rules, struct parsed *parsed)
{
	static const char field[] = "submission@period";
	const struct tb_record *record = &parsed->record;
	const struct tb_plan_identity *identity = &rules->plan->identity;
	struct tb_period period = record->period, now = {rules->arrived.year, rules->arrived.month};
	char text[8], years[32];

	if (record->period_text == NULL)
		return -1;
	if (period.month == 0) {
		add_head(parsed, FINDING_PERIOD_FORM, field, record->period_text, NULL, NULL);
		return -1;
	}
	if (period.month == 1) {
		tb_period_format((struct tb_period){period.year, 2}, text);
		add_head(parsed, FINDING_PERIOD_JANUARY, field, record->period_text, NULL, text);
		return -1;
	}
	if (tb_period_compare(period, now) > 0) {
		tb_period_format(now, text);
		add_head(parsed, FINDING_PERIOD_FUTURE, field, record->period_text, NULL, text);
		return -1;
	}
	if (period.year > identity->base_year && period.year <= identity->target_year)
		return 0;
	snprintf(years, sizeof(years), "%d—%d", identity->base_year + 1, identity->target_year);
	add_head(parsed, FINDING_PERIOD_YEAR, field, record->period_text, NULL, years);
	return -1;
}

static void
check_version(const struct rules *rules, struct parsed *parsed)
{
	static const char field[] = "submission@version";
	const struct tb_record *record = &parsed->record;
	long last = history_version(rules->history, record->unit, record->period);
	struct history_entry *same;
	const struct tb_record *earlier = NULL;
	char expected[24], present[48];

	if (record->version == 0 || record->version == last + 1 || rules->without_archive)
		return;
	snprintf(expected, sizeof(expected), "%ld", last + 1);
	if (record->version <= last) {
		same = history_find(rules->history, record->unit, record->period, record->version);
		if (same != NULL)
			earlier = history_record(same);
		add_head(parsed, FINDING_VERSION_TAKEN, field, record->version_text, expected,
		    earlier != NULL ? earlier->arrived : NULL);
		return;
	}
	if (last == 0)
		snprintf(present, sizeof(present), "@version.none");
	else
		snprintf(present, sizeof(present), "@version.last:%ld", last);
	add_head(parsed, FINDING_VERSION, field, record->version_text, expected, present);
}

/* May the unit report the submission's period on the day of arrival? Of a first report a window
 * that is closed makes it late. *event: what decided, or NULL. */
static enum tb_window
window_of(
    const struct rules *rules, const struct tb_record *record, const struct tb_ledger_event **event)
{
	char day[11];

	tb_date_format(rules->arrived, day);
	return tb_ledger_window(rules->ledger, record->unit, record->period, day, event);
}

/* A closed window (C10): which one, since when, by whom. A first report is late, a
 * correction goes into the next issue, unless the whole year is closed. */
static void
check_window(const struct rules *rules, struct parsed *parsed)
{
	const struct tb_record *record = &parsed->record;
	const struct tb_ledger_event *event;
	enum tb_window window = window_of(rules, record, &event);
	int first = history_newest(rules->history, record->unit, record->period) == NULL;
	struct finding finding = {.level = -1, .line = record->line, .field = "submission@period"};
	struct tb_buf which = TB_BUF_INIT;

	if (window == TB_WINDOW_OPEN || window == TB_WINDOW_GRANTED)
		return;
	finding.id = first			? FINDING_PERIOD_CLOSED
		     : window == TB_WINDOW_YEAR ? FINDING_YEAR_CLOSED
						: FINDING_CORRECTS_CLOSED;
	tb_buf_printf(&which, "@window.%s:%s",
	    window == TB_WINDOW_APPROVED ? "approved"
	    : window == TB_WINDOW_YEAR	 ? "year"
					 : "closed",
	    event->date);
	finding.value = record->period_text;
	finding.detail[0] = which.s;
	finding.detail[1] = event->by[0] != '\0' ? event->by : rules->plan->identity.issuer;
	finding_add(&parsed->findings, &finding);
	tb_buf_release(&which);
}

static void
check_reason_and_date(const struct rules *rules, struct parsed *parsed)
{
	const struct tb_record *record = &parsed->record;
	struct tb_date date;
	char today[11];

	if (record->version >= 2 && rules_explanation(rules, record->reason) == NULL)
		add_head(parsed, FINDING_REASON_MISSING, "reason", record->reason, NULL, NULL);
	if (record->date == NULL || tb_date_parse(record->date, &date) != 0)
		return;
	tb_date_format(rules->arrived, today);
	if (tb_date_days(date) > tb_date_days(rules->arrived))
		add_head(parsed, FINDING_DATE_FUTURE, "submission@date", record->date, NULL, today);
}

/* Who filled in, reviewed and approved it; a form misses each name at its cell. */
static void
check_sign_off(const struct rules *rules, struct parsed *parsed)
{
	struct finding finding = {.id = FINDING_SIGN_OFF,
	    .level = rules_level(rules->plan, FINDING_SIGN_OFF),
	    .line = parsed->record.line,
	    .field = "responsible@prepared"};

	if (parsed->record.responsible_line == 0 && parsed->map.n == 0 &&
	    tb_plan_rule(rules->plan, finding_rules[FINDING_SIGN_OFF]) != NULL)
		finding_add(&parsed->findings, &finding);
}

int
rules_is_foreign(const struct parsed *parsed, const char *folder)
{
	const char *unit = parsed->record.unit;
	size_t i;

	if (folder != NULL && unit != NULL && strcmp(folder, unit) != 0)
		return 1;
	for (i = 0; i < parsed->findings.n; i++) {
		enum finding_id id = parsed->findings.list[i].id;

		/* where it is only missing, the unit's own folder still tells */
		if (id >= FINDING_SIGNATURE_MISSING && id <= FINDING_SIGNER_UNIT &&
		    (id != FINDING_SIGNATURE_MISSING || folder == NULL))
			return 1;
	}
	return 0;
}

/* Plan, unit, period, version, reason. 0 = unit and period are good and its own, so that
 * rows can be judged against them. */
static int
judge_head(const struct rules *rules, struct parsed *parsed, const char *folder)
{
	const struct tb_record *record = &parsed->record;
	int unit, period, foreign = rules_is_foreign(parsed, folder);

	if (record->plan != NULL && strcmp(record->plan, rules->plan->identity.id) != 0)
		add_head(parsed, FINDING_PLAN, "submission@plan", record->plan,
		    rules->plan->identity.id, NULL);
	unit = check_unit(rules, parsed, folder);
	period = check_period(rules, parsed);
	if (unit == 0 && period == 0 && !foreign) {
		check_version(rules, parsed);
		check_window(rules, parsed);
	}
	check_sign_off(rules, parsed);
	check_reason_and_date(rules, parsed);
	return unit == 0 && period == 0 && !foreign ? 0 : -1;
}

/* The unit whose rows all of them are, NULL = there is none, or it is the sender's. */
static const char *
unit_of_rows(const struct parsed *parsed)
{
	const char *unit = NULL;
	size_t rows = 0, others = 0, i;
	int table;

	for (table = 0; table < 3; table++)
		rows += rules_count(&parsed->record, (enum tb_section)table);
	for (i = 0; i < parsed->findings.n; i++) {
		const struct finding *finding = &parsed->findings.list[i];

		if (finding->id != FINDING_NOT_REPORTER)
			continue;
		if (finding->detail[1] == NULL ||
		    (unit != NULL && strcmp(unit, finding->detail[1]) != 0))
			return NULL;
		unit = finding->detail[1];
		others++;
	}
	others += parsed->findings.omitted[FINDING_NOT_REPORTER];
	return others > 1 && others == rows ? unit : NULL;
}

/* Where every row is another unit's, the unit is wrong and not the rows: that is said, and
 * not at each of them; nor does anybody miss the rows of the unit that was named. -1: it was. */
static int
judge_unit_of_rows(const struct rules *rules, struct parsed *parsed)
{
	struct findings *findings = &parsed->findings;
	const char *unit = unit_of_rows(parsed);
	size_t i, kept = 0;

	if (unit == NULL)
		return 0;
	for (i = 0; i < findings->n; i++)
		if (findings->list[i].id != FINDING_NOT_REPORTER &&
		    findings->list[i].id != FINDING_ROWS_MISSING)
			findings->list[kept++] = findings->list[i];
	findings->n = kept;
	findings->omitted[FINDING_NOT_REPORTER] = 0;
	add_head(parsed, FINDING_UNIT_OF_ROWS, "submission@unit", parsed->record.unit, unit,
	    tb_plan_unit_name(rules->plan, unit));
	return -1;
}

int
rules_judge(const struct rules *rules, struct parsed *parsed, const char *folder)
{
	int head = judge_head(rules, parsed, folder), others;

	rules_rows(rules, parsed);
	others = judge_unit_of_rows(rules, parsed);
	if (head == 0)
		rules_trend(rules, parsed);
	return head == 0 ? others : -1;
}
