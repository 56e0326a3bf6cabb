/* Who has reported a period: see intake.h; as XML: status-xml.c. */
#include "../lib/atomic.h"
#include "../lib/exact.h"
#include "../lib/file.h"
#include "status-private.h"

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct counts *counts = user;
	const char *level = tb_xml_attr(attrs, "level"), *places = tb_xml_attr(attrs, "places");
	long n;

	(void)xml, (void)depth;
	if (strcmp(name, "count") != 0 || level == NULL || places == NULL ||
	    tb_int_parse(places, 0, 1000000, &n) != 0)
		return 0;
	if (strcmp(level, "query") == 0)
		counts->query = (int)n;
	else if (strcmp(level, "note") == 0)
		counts->note = (int)n;
	return 0;
}

/* Findings of a record, from the receipt beside it; none when that is missing. */
static struct counts
count_findings(const char *record_path)
{
	static const struct tb_xml_handler handler = {.ns = RECEIPT_NS, .start = on_start};
	struct counts counts = {0, 0};
	char *path = receipt_beside(record_path);
	struct tb_err ignored;

	if (tb_xml_parse_file(path, &handler, &counts, &ignored) != 0)
		counts = (struct counts){0, 0};
	free(path);
	return counts;
}

/* --- what is known of a unit ---------------------------------------------------------- */

int
status_on_time(struct site *site, const char *code, struct tb_period period)
{
	struct history_entry *first = history_find(&site->history, code, period, 1);
	const struct tb_record *record = first != NULL ? history_record(first) : NULL;
	struct tb_date arrived;

	if (record == NULL)
		record = history_newest(&site->history, code, period);
	return record != NULL && tb_date_parse(record->arrived, &arrived) == 0 &&
	       tb_date_days(arrived) <= tb_date_days(tb_plan_deadline(&site->plan, period));
}

/* One period of one unit; what is not expected is in no rate. */
static struct rates
rates_of(struct site *site, const char *code, struct tb_period period)
{
	if (!tb_plan_unit_expected(&site->plan, code, period))
		return (struct rates){0, 0, 0};
	if (history_newest(&site->history, code, period) == NULL)
		return (struct rates){1, 0, 0};
	return (struct rates){1, 1, status_on_time(site, code, period)};
}

static void
add_rates(struct rates *sum, struct rates more)
{
	sum->expected += more.expected;
	sum->actual += more.actual;
	sum->on_time += more.on_time;
}

static void
add_row(struct sheet *sheet, const char *code, const char *name)
{
	struct site *site = sheet->site;
	struct row row = {.code = code, .name = name};
	struct tb_period at = {sheet->period.year, 2};
	struct history_entry *entry;

	row.version = history_version(&site->history, code, sheet->period);
	entry = history_find(&site->history, code, sheet->period, row.version);
	row.record = entry != NULL ? history_record(entry) : NULL;
	row.expected = tb_plan_unit_expected(&site->plan, code, sheet->period);
	for (; at.month <= sheet->period.month; at.month++) {
		row.period = rates_of(site, code, at);
		add_rates(&row.year, row.period);
	}
	add_rates(&sheet->total, row.period);
	add_rates(&sheet->year, row.year);
	if (row.record == NULL && !row.expected)
		return;
	if (row.record != NULL) {
		row.counts = history_newest(&site->history, code, sheet->period) != NULL;
		row.on_time = status_on_time(site, code, sheet->period);
		row.findings = count_findings(entry->path);
	}
	sheet->rows[sheet->n++] = row;
}

/* Places by the share of the year's reports that kept the deadline; ties share one. */
static void
give_places(struct sheet *sheet)
{
	size_t i, j;

	for (i = 0; i < sheet->n; i++) {
		struct row *row = &sheet->rows[i];

		row->place = row->year.expected > 0;
		for (j = 0; row->place > 0 && j < sheet->n; j++) {
			const struct rates *other = &sheet->rows[j].year;

			row->place += other->on_time * row->year.expected >
				      row->year.on_time * other->expected;
		}
	}
}

/* Every unit, in the order of the plan. */
static void
fill_sheet(struct sheet *sheet)
{
	const struct tb_plan *plan = &sheet->site->plan;
	int order;
	size_t i;

	sheet->rows = tb_xcalloc(plan->nregions + plan->ndepartments + 1, sizeof(*sheet->rows));
	for (order = 1; order <= (int)plan->nregions; order++)
		for (i = 0; i < plan->nregions; i++)
			if (plan->regions[i].order == order)
				add_row(sheet, plan->regions[i].code, plan->regions[i].name);
	for (i = 0; i < plan->ndepartments; i++)
		add_row(sheet, plan->departments[i].code, plan->departments[i].name);
	give_places(sheet);
}

/* In per cent as the plan rounds, one decimal (R2); "-" where nothing was expected. */
const char *
status_rate(const struct sheet *sheet, int n, int of, struct tb_buf *out)
{
	struct tb_exact_form form = {100, 1, 1,
	    sheet->site->plan.identity.round_even ? TB_ROUND_HALF_EVEN : TB_ROUND_HALF_AWAY, 0};
	struct tb_exact rate;

	tb_buf_reset(out);
	if (of == 0) {
		tb_buf_puts(out, "-");
		return out->s;
	}
	tb_exact_init(&rate);
	tb_exact_set_ratio(&rate, n, of);
	(void)tb_exact_print(&rate, &form, out);
	tb_exact_release(&rate);
	return out->s;
}

/* --- as text ---------------------------------------------------------------------------- */

static const char *
status_word(const struct row *row)
{
	if (row->counts && strcmp(row->record->status, outcome_codes[OUTCOME_LATE]) == 0)
		return "admitted";
	return row->record->status;
}

static void
print_row(const struct sheet *sheet, const struct row *row)
{
	struct tb_buf rate = TB_BUF_INIT, on_time = TB_BUF_INIT;

	status_rate(sheet, row->year.actual, row->year.expected, &rate);
	status_rate(sheet, row->year.on_time, row->year.expected, &on_time);
	if (row->record == NULL)
		printf("%-12s %-9s %3s  %-10s %-8s %5s %5s %5s %5s  %s\n", row->code, "missing",
		    "-", "-", "-", "-", "-", rate.s, on_time.s, row->name);
	else
		printf("%-12s %-9s %3ld  %-10s %-8s %5d %5d %5s %5s  %s\n", row->code,
		    status_word(row), row->version, row->record->arrived,
		    row->on_time ? "on-time" : "late", row->findings.query, row->findings.note,
		    rate.s, on_time.s, row->name);
	tb_buf_release(&rate);
	tb_buf_release(&on_time);
}

/* "; WORD: NAME (CODE), ..." of the rows that are expected and such. */
static void
print_names(const struct sheet *sheet, const char *word, int (*is_such)(const struct row *row))
{
	const char *before = NULL;
	size_t i;

	for (i = 0; i < sheet->n; i++) {
		const struct row *row = &sheet->rows[i];

		if (!row->expected || !is_such(row))
			continue;
		printf(before == NULL ? "; %s: " : ", ", word);
		printf("%s (%s)", row->name, row->code);
		before = row->code;
	}
}

static int
is_missing(const struct row *row)
{
	return row->record == NULL;
}

/* It counts, and came behind the deadline. */
static int
is_overdue(const struct row *row)
{
	return row->record != NULL && row->counts && !row->on_time;
}

/* 迟报: it counts when somebody grants it. */
static int
is_undecided(const struct row *row)
{
	return row->record != NULL && !row->counts;
}

static void
print_rates(const struct sheet *sheet, const char *word, struct rates rates)
{
	struct tb_buf rate = TB_BUF_INIT, on_time = TB_BUF_INIT;

	printf("%s: expected %d, actual %d (%s%%), on time %d (%s%%)\n", word, rates.expected,
	    rates.actual, status_rate(sheet, rates.actual, rates.expected, &rate), rates.on_time,
	    status_rate(sheet, rates.on_time, rates.expected, &on_time));
	tb_buf_release(&rate);
	tb_buf_release(&on_time);
}

static void
print_text(const struct sheet *sheet)
{
	char text[8], deadline[11];
	size_t i;

	tb_period_format(sheet->period, text);
	tb_date_format(tb_plan_deadline(&sheet->site->plan, sheet->period), deadline);
	printf("period %s, deadline %s\n", text, deadline);
	printf("%-12s %-9s %3s  %-10s %-8s %5s %5s %5s %5s  %s\n", "unit", "status", "ver",
	    "arrived", "day", "query", "note", "rate", "time", "name");
	for (i = 0; i < sheet->n; i++)
		print_row(sheet, &sheet->rows[i]);
	printf("%d of %d reported", sheet->total.actual, sheet->total.expected);
	print_names(sheet, "overdue", is_overdue);
	print_names(sheet, "late, to be decided", is_undecided);
	print_names(sheet, "missing", is_missing);
	putchar('\n');
	print_rates(sheet, "period", sheet->total);
	print_rates(sheet, "year to date", sheet->year);
}

/* As XML: FOLDER/NAME.status, or without a folder to standard output. */
static int
write_xml(const struct sheet *sheet, const char *folder, const char *name, struct tb_err *err)
{
	struct tb_buf out = TB_BUF_INIT, path = TB_BUF_INIT;
	int rc = 0;

	status_put_xml(sheet, &out);
	tb_buf_printf(&path, "%s/%s.status", folder != NULL ? folder : "", name);
	if (folder == NULL)
		fwrite(out.s, 1, out.len, stdout);
	else
		rc = tb_atomic_write(path.s, out.s, out.len, 0, err);
	tb_buf_release(&path);
	tb_buf_release(&out);
	return rc;
}

static int
tell_period(const struct intake *intake, struct site *site, const struct asked_status *asked,
    const char *folder, struct tb_err *err)
{
	struct sheet sheet = {.site = site, .period = asked->period, .day = intake->day};
	char name[8] = "before";
	int rc;

	if (asked->before)
		sheet.period = tb_period_before(asked->period);
	else
		tb_period_format(asked->period, name);

	fill_sheet(&sheet);
	rc = history_trouble(&site->history, err);
	if (rc == 0 && intake->xml)
		rc = write_xml(&sheet, folder, name, err);
	else if (rc == 0)
		print_text(&sheet);
	free(sheet.rows);
	return rc;
}

int
intake_status(const struct intake *intake, const struct asked_status *asked, size_t n,
    const char *folder, struct tb_err *err)
{
	struct site site;
	int rc = site_open(intake->site, intake->day, &site, err);
	size_t i;

	if (rc == 0)
		rc = site_open_history(&site, err);
	if (rc == 0 && folder != NULL)
		rc = tb_folder_make(folder, err);
	for (i = 0; rc == 0 && i < n; i++)
		rc = tell_period(intake, &site, &asked[i], folder, err);
	site_close(&site);
	return rc;
}
