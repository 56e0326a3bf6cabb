/* What a site has made: see shelf.h. */
#define _XOPEN_SOURCE 700 /* realpath, symlink */
#include "shelf.h"
#include "../lib/atomic.h"
#include "../lib/delivery.h"
#include "../lib/file.h"
#include "../lib/ledger.h"
#include "../lib/plan.h"
#include "../lib/record.h"
#include "../lib/trail.h"
#include "shelf-private.h"
#include <unistd.h>

#define SHELF_NS "urn:tongbao:shelf:1"

enum { AHEAD_MONTHS = 4, DATES_MAX = 8, YEAR_MONTHS = 12 };

/* --- which terms there are ------------------------------------------------------------------ */

static void
add_term(struct stock *stock, struct tb_term term)
{
	size_t i;

	for (i = 0; i < stock->n; i++)
		if (tb_term_same(stock->terms[i], term))
			return;
	*(struct tb_term *)tb_grow(&stock->terms, stock->n, &stock->cap, sizeof(term)) = term;
	stock->n++;
}

struct tb_period
shelf_collected(const struct stock *stock)
{
	struct tb_date day = stock->shelf->day;
	struct tb_period last = tb_period_step((struct tb_period){day.year, day.month}, -1);

	return last.month == 1 ? tb_period_before(last) : last;
}

/* Is the plan in force at the end of the month? */
static int
in_force(const struct tb_plan *plan, struct tb_period period)
{
	return tb_plan_is_valid(plan->identity.in_force, "", period);
}

static int
compare_terms(const void *va, const void *vb)
{
	const struct tb_term *a = va, *b = vb;
	int by_month = tb_period_compare(b->last, a->last);

	return by_month != 0 ? by_month : (int)b->span - (int)a->span;
}

static int
find_terms(struct stock *stock, struct tb_err *err)
{
	char **names = tb_folder_names(stock->output, NULL, err), **at;
	struct tb_term term;
	size_t i;

	if (names == NULL)
		return -1;
	for (at = names; *at != NULL; at++)
		if (tb_term_parse(*at, &term) == 0)
			add_term(stock, term);
	tb_names_free(names);
	for (i = 0; i < stock->archive.nentries; i++)
		add_term(stock, (struct tb_term){TB_SPAN_MONTH, stock->archive.entries[i].period});
	for (i = 0; i < stock->ledger.nevents; i++)
		if (stock->ledger.events[i].issue > 0)
			add_term(stock, tb_ledger_term(&stock->ledger.events[i]));
	if (in_force(&stock->plan, shelf_collected(stock)))
		add_term(stock, (struct tb_term){TB_SPAN_MONTH, shelf_collected(stock)});
	if (stock->n > 0)
		qsort(stock->terms, stock->n, sizeof(*stock->terms), compare_terms);
	return 0;
}

/* --- one term ----------------------------------------------------------------------------- */

/* Where a term lies: its period, kind, year, last month and label. */
static void
write_place(struct tb_xmlw *w, struct tb_term term)
{
	static const char *const kinds[] = {
	    [TB_SPAN_MONTH] = "month", [TB_SPAN_QUARTER] = "quarter", [TB_SPAN_YEAR] = "year"};
	struct tb_buf label = TB_BUF_INIT;
	char text[8];

	tb_term_format(term, text);
	tb_xmlw_attr(w, "period", text);
	tb_xmlw_attr(w, "kind", kinds[term.span]);
	tb_xmlw_attri(w, "year", term.last.year);
	tb_xmlw_attri(w, "month", term.last.month);
	tb_period_label(term.last, &label);
	tb_xmlw_attr(w, "label", label.s);
	tb_buf_release(&label);
}

/* How many of those who must report the month have sent something that was kept. */
static void
write_counts(struct tb_xmlw *w, const struct stock *stock, struct tb_period period)
{
	const struct tb_plan *plan = &stock->plan;
	int expected = 0, received = 0;
	size_t i, n = plan->nregions + plan->ndepartments;

	for (i = 0; i < n; i++) {
		const char *code = i < plan->nregions ? plan->regions[i].code
						      : plan->departments[i - plan->nregions].code;

		if (!tb_plan_unit_expected(plan, code, period))
			continue;
		expected++;
		received += tb_archive_find(&stock->archive, period, code) != NULL;
	}
	tb_xmlw_attri(w, "expected", expected);
	tb_xmlw_attri(w, "received", received);
	tb_xmlw_attri(w, "missing", expected - received);
}

static void
write_issues(struct tb_xmlw *w, const struct stock *stock, struct tb_term term)
{
	size_t i;

	for (i = 0; i < stock->ledger.nevents; i++) {
		const struct tb_ledger_event *event = &stock->ledger.events[i];

		if (!tb_ledger_is_issue(event, term))
			continue;
		tb_xmlw_open(w, "issue");
		tb_xmlw_attri(w, "n", event->issue);
		tb_xmlw_attr(w, "date", event->date);
		tb_xmlw_attr(w, "number", event->number);
		tb_xmlw_attr(w, "serial", event->serial);
		tb_xmlw_close(w);
	}
}

static int
write_deliveries(
    struct tb_xmlw *w, const struct stock *stock, struct tb_term term, struct tb_err *err)
{
	char *ledger = tb_path_join(stock->shelf->site, "input/ledger");
	int rc = shelf_deliveries(w, &stock->plan, ledger, term, err);

	free(ledger);
	return rc;
}

/* with_files: the page is of it, and tells all. */
static int
write_term(struct tb_xmlw *w, const struct stock *stock, struct tb_term term, int with_files,
    struct tb_err *err)
{
	int rc = 0;
	struct tb_date day;
	char period[8];

	tb_term_format(term, period);
	tb_xmlw_open(w, "term");
	write_place(w, term);
	if (term.span == TB_SPAN_MONTH) {
		tb_xmlw_attr_date(w, "deadline", tb_plan_deadline(&stock->plan, term.last));
		write_counts(w, stock, term.last);
	}
	if (tb_plan_term_day(&stock->plan, term, &day) == 0)
		tb_xmlw_attr_date(w, "due", day);
	if (tb_period_compare(term.last, shelf_collected(stock)) == 0 && term.span == TB_SPAN_MONTH)
		tb_xmlw_attr(w, "collecting", "yes");
	if (shelf_has_draft(stock->output, period))
		tb_xmlw_attr(w, "drafted", "yes");
	write_issues(w, stock, term);
	if (with_files) {
		rc = write_deliveries(w, stock, term, err);
		shelf_files(w, stock->output, period);
	}
	tb_xmlw_close(w);
	return rc;
}

/* --- the calendar ------------------------------------------------------------------------- */

/* A day on which something is due. */
struct date {
	const char *what; /* deadline; release, the documents go out */
	struct tb_term term;
	struct tb_date day;
};

static int
compare_dates(const void *va, const void *vb)
{
	const struct date *a = va, *b = vb;
	long by_day = tb_date_days(a->day) - tb_date_days(b->day);

	return by_day != 0 ? (by_day > 0 ? 1 : -1) : (int)a->term.span - (int)b->term.span;
}

static void
write_date(struct tb_xmlw *w, const struct date *date, long today)
{
	tb_xmlw_open(w, "date");
	tb_xmlw_attr(w, "what", date->what);
	write_place(w, date->term);
	tb_xmlw_attr_date(w, "day", date->day);
	tb_xmlw_attrf(w, "in", "%ld", tb_date_days(date->day) - today);
	tb_xmlw_close(w);
}

/* Deadline, bulletin, quarter and year of one month, those of today or later. */
static size_t
dates_of(const struct stock *stock, struct tb_period period, struct date *dates)
{
	long today = tb_date_days(stock->shelf->day);
	size_t n = 0;
	int span;

	if (period.month == 1 || !in_force(&stock->plan, period))
		return 0;
	dates[n++] = (struct date){
	    "deadline", {TB_SPAN_MONTH, period}, tb_plan_deadline(&stock->plan, period)};
	n -= tb_date_days(dates[n - 1].day) < today;
	for (span = TB_SPAN_MONTH; span <= TB_SPAN_YEAR; span++) {
		struct date *date = &dates[n];

		*date = (struct date){"release", {(enum tb_span)span, period}, {0, 0, 0}};
		if ((span == TB_SPAN_QUARTER && period.month % 3 != 0) ||
		    (span == TB_SPAN_YEAR && period.month != YEAR_MONTHS))
			continue;
		if (tb_plan_term_day(&stock->plan, date->term, &date->day) == 0 &&
		    tb_date_days(date->day) >= today)
			n++;
	}
	return n;
}

/* The next days, soonest first. */
static void
write_dates(struct tb_xmlw *w, const struct stock *stock)
{
	struct date dates[AHEAD_MONTHS * 4];
	struct tb_date today = stock->shelf->day;
	size_t n = 0, i;
	int month;

	for (month = 0; month < AHEAD_MONTHS; month++)
		n += dates_of(stock,
		    tb_period_step((struct tb_period){today.year, today.month}, month - 2),
		    &dates[n]);
	if (n > 0)
		qsort(dates, n, sizeof(*dates), compare_dates);
	for (i = 0; i < n && i < DATES_MAX; i++)
		write_date(w, &dates[i], tb_date_days(today));
}

/* --- files ------------------------------------------------------------------------------------ */

static int
count_row(void *user, const struct tb_trail_row *row, struct tb_err *err)
{
	long *number = user;

	(void)err;
	*number = row->number;
	return 0;
}

/* The end of the audit log, to be noted for `verify --head`; nothing where there is none. */
static int
write_log_end(struct tb_xmlw *w, const struct stock *stock, struct tb_err *err)
{
	char head[TB_DIGEST_LEN + 1], *base = tb_path_join(stock->shelf->site, "input");
	long number = 0;
	int rc = tb_trail_read(base, count_row, &number, head, err);

	if (rc == 0 && number > 0) {
		tb_xmlw_open(w, "log");
		tb_xmlw_attri(w, "rows", number);
		tb_xmlw_attr(w, "head", head);
		tb_xmlw_close(w);
	}
	free(base);
	return rc;
}

/* FOLDER/PERIOD.figures leads to the figures of the newest release of the period, where there is one. */
static int
link_figures(const struct stock *stock, const char *period, const char *folder, struct tb_err *err)
{
	struct tb_buf figures = TB_BUF_INIT, link = TB_BUF_INIT;
	char *real;
	int rc = 0;

	tb_buf_printf(&figures, "%s/%s/current/figures.xml", stock->output, period);
	tb_buf_printf(&link, "%s/%s.figures", folder, period);
	real = realpath(figures.s, NULL);
	unlink(link.s); /* of a call before */
	if (real != NULL && symlink(real, link.s) != 0)
		rc = tb_err_sys(err, link.s, "cannot link the figures");
	free(real);
	tb_buf_release(&figures);
	tb_buf_release(&link);
	return rc;
}

/* term: the one that the page is of; NULL = the index. */
static int
write_shelf(
    const struct stock *stock, const struct tb_term *term, const char *folder, struct tb_err *err)
{
	const struct tb_plan_identity *plan = &stock->plan.identity;
	const struct tb_plan_region *region = tb_plan_region(&stock->plan, plan->region);
	struct tb_buf out = TB_BUF_INIT, path = TB_BUF_INIT;
	struct tb_xmlw w = tb_xmlw_start(&out);
	char period[8] = "index";
	size_t i;
	int rc = 0;

	tb_xmlw_open(&w, "shelf");
	tb_xmlw_attr(&w, "xmlns", SHELF_NS);
	tb_xmlw_attr_date(&w, "day", stock->shelf->day);
	if (term != NULL) {
		tb_term_format(*term, period);
		tb_xmlw_attr(&w, "of", period);
	}
	tb_xmlw_open(&w, "plan");
	tb_xmlw_attr(&w, "name", plan->name);
	tb_xmlw_attr(&w, "programme", plan->programme);
	tb_xmlw_attr(&w, "issuer", plan->issuer);
	tb_xmlw_attr(&w, "region", region != NULL ? region->name : "");
	tb_xmlw_close(&w);
	write_dates(&w, stock);
	if (term == NULL)
		rc = write_log_end(&w, stock, err);
	for (i = 0; rc == 0 && i < stock->n; i++)
		rc = write_term(&w, stock, stock->terms[i],
		    term != NULL && tb_term_same(*term, stock->terms[i]), err);
	tb_xmlw_finish(&w);
	tb_buf_printf(&path, "%s/%s.xml", folder, period);
	if (rc == 0)
		rc = tb_atomic_write(path.s, out.s, out.len, 0, err);
	if (rc == 0 && term != NULL)
		rc = link_figures(stock, period, folder, err);
	tb_buf_release(&path);
	tb_buf_release(&out);
	return rc;
}

/* Those asked for are on the shelf even where nothing is there of them. */
static void
add_wanted(struct stock *stock)
{
	char *const *of;

	for (of = stock->shelf->of; *of != NULL; of++) {
		struct tb_term term = {0};

		if (tb_term_parse(*of, &term) == 0)
			add_term(stock, term);
	}
}

static int
write_all(struct stock *stock, const char *folder, struct tb_err *err)
{
	size_t i;
	int rc = tb_folder_make(folder, err);

	add_wanted(stock);
	if (rc == 0)
		rc = find_terms(stock, err);
	for (i = 0; rc == 0 && i < stock->n; i++)
		if (shelf_is_wanted(stock, stock->terms[i]))
			rc = write_shelf(stock, &stock->terms[i], folder, err);
	return rc == 0 ? write_shelf(stock, NULL, folder, err) : rc;
}

int
shelf_write(const struct shelf *shelf, const char *folder, struct tb_err *err)
{
	struct stock stock = {.shelf = shelf, .output = tb_path_join(shelf->site, "output")};
	char *plan = tb_path_join(shelf->site, "input/plan");
	char *ledger = tb_path_join(shelf->site, "input/ledger");
	char *archive = tb_path_join(shelf->site, "input/archive");
	int rc = tb_plan_load(plan, &stock.plan, err);

	if (rc == 0) {
		rc = tb_ledger_load(ledger, &stock.ledger, err);
		if (rc == 0) {
			rc = tb_archive_scan(archive, 0, &stock.archive, err);
			if (rc == 0) {
				rc = write_all(&stock, folder, err);
				tb_archive_release(&stock.archive);
			}
			tb_ledger_release(&stock.ledger);
		}
		tb_plan_release(&stock.plan);
	}
	free(stock.terms);
	free(stock.output);
	free(plan);
	free(ledger);
	free(archive);
	return rc;
}
