/* Who has reported a period: see intake.h. */
#include "intake.h"
#include "../lib/exact.h"
#include "../lib/file.h"
#include "../lib/xmlread.h"
#include "../lib/xmlwrite.h"
#include "site.h"

struct counts {
	int query, note;
};

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
	static const struct tb_xml_handler handler = {
	    .ns = "urn:tongbao:receipt:1", .start = on_start};
	struct counts counts = {0, 0};
	struct tb_buf path = TB_BUF_INIT;
	struct tb_err ignored;

	tb_buf_printf(
	    &path, "%.*s.receipt.xml", (int)(strlen(record_path) - strlen(".xml")), record_path);
	if (tb_xml_parse_file(path.s, &handler, &counts, &ignored) != 0)
		counts = (struct counts){0, 0};
	tb_buf_release(&path);
	return counts;
}

/* --- what is known of a unit ---------------------------------------------------------- */

/* DHIS2's five: expected reports, actual ones, those in time, and the two rates of them. */
struct rates {
	int expected, actual, on_time;
};

struct row {
	const char *code, *name;
	int expected;
	const struct tb_record *record; /* newest version, NULL = none */
	long version;
	int on_time; /* its first version kept the deadline */
	int counts;  /* it is not late, or admitted since */
	struct counts findings;
	struct rates period, year; /* year: from its first period to this one */
};

struct sheet {
	struct site *site;
	struct tb_period period;
	struct row *rows;
	size_t n;
	struct rates total, year;
};

static int
kept_deadline(struct site *site, const char *code, struct tb_period period)
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
	return (struct rates){1, 1, kept_deadline(site, code, period)};
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
		row.on_time = kept_deadline(site, code, sheet->period);
		row.findings = count_findings(entry->path);
	}
	sheet->rows[sheet->n++] = row;
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
}

/* In per cent as the plan rounds, one decimal (R2); "-" where nothing was expected. */
static const char *
put_rate(const struct sheet *sheet, int n, int of, struct tb_buf *out)
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

	put_rate(sheet, row->year.actual, row->year.expected, &rate);
	put_rate(sheet, row->year.on_time, row->year.expected, &on_time);
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
	    rates.actual, put_rate(sheet, rates.actual, rates.expected, &rate), rates.on_time,
	    put_rate(sheet, rates.on_time, rates.expected, &on_time));
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

/* --- as XML ------------------------------------------------------------------------------- */

static void
write_rates(struct tb_xmlw *w, const struct sheet *sheet, const char *of, struct rates rates)
{
	struct tb_buf text = TB_BUF_INIT;

	tb_xmlw_open(w, "rates");
	tb_xmlw_attr(w, "of", of);
	tb_xmlw_attrf(w, "expected", "%d", rates.expected);
	tb_xmlw_attrf(w, "actual", "%d", rates.actual);
	tb_xmlw_attrf(w, "on-time", "%d", rates.on_time);
	if (rates.expected > 0) {
		tb_xmlw_attr(w, "rate", put_rate(sheet, rates.actual, rates.expected, &text));
		tb_xmlw_attr(
		    w, "rate-on-time", put_rate(sheet, rates.on_time, rates.expected, &text));
	}
	tb_xmlw_close(w);
	tb_buf_release(&text);
}

static void
write_row(struct tb_xmlw *w, const struct sheet *sheet, const struct row *row)
{
	tb_xmlw_open(w, "unit");
	tb_xmlw_attr(w, "code", row->code);
	tb_xmlw_attr(w, "name", row->name);
	tb_xmlw_attr(w, "expected", row->expected ? "yes" : "no");
	tb_xmlw_attr(w, "status", row->record != NULL ? row->record->status : "missing");
	if (row->record != NULL) {
		tb_xmlw_attr(w, "counts", row->counts ? "yes" : "no");
		tb_xmlw_attrf(w, "version", "%ld", row->version);
		tb_xmlw_attr(w, "arrived", row->record->arrived);
		tb_xmlw_attr(w, "timeliness", row->on_time ? "met" : "late");
		tb_xmlw_attrf(w, "queries", "%d", row->findings.query);
		tb_xmlw_attrf(w, "notes", "%d", row->findings.note);
	}
	write_rates(w, sheet, "period", row->period);
	write_rates(w, sheet, "year", row->year);
	tb_xmlw_close(w);
}

static void
print_xml(const struct sheet *sheet)
{
	struct tb_buf out = TB_BUF_INIT;
	struct tb_xmlw w = tb_xmlw_start(&out);
	char text[11];
	size_t i;

	tb_xmlw_open(&w, "status");
	tb_xmlw_attr(&w, "xmlns", "urn:tongbao:status:1");
	tb_period_format(sheet->period, text);
	tb_xmlw_attr(&w, "period", text);
	tb_date_format(tb_plan_deadline(&sheet->site->plan, sheet->period), text);
	tb_xmlw_attr(&w, "deadline", text);
	for (i = 0; i < sheet->n; i++)
		write_row(&w, sheet, &sheet->rows[i]);
	write_rates(&w, sheet, "period", sheet->total);
	write_rates(&w, sheet, "year", sheet->year);
	tb_xmlw_finish(&w);
	fwrite(out.s, 1, out.len, stdout);
	tb_buf_release(&out);
}

int
intake_status(const struct intake *intake, struct tb_period period, struct tb_err *err)
{
	struct site site;
	struct sheet sheet = {.site = &site, .period = period};
	int rc = site_open(intake->site, intake->day, &site, err);

	if (rc == 0)
		rc = site_open_history(&site, err);
	if (rc == 0)
		fill_sheet(&sheet);
	if (rc == 0)
		rc = history_trouble(&site.history, err);
	if (rc == 0)
		(intake->xml ? print_xml : print_text)(&sheet);
	free(sheet.rows);
	site_close(&site);
	return rc;
}
