/* The calendar, followed: see calendar.h. */
#include "calendar.h"
#include "../lib/file.h"
#include "agenda.h"
#include "publish.h"
#include <limits.h>
#include <unistd.h>

enum { YEARS = 100 }; /* 2000 to 2099 */

/* What a site says of itself here. */
struct site {
	const char *path;
	struct tb_plan plan;
	struct tb_ledger ledger;
	struct tb_date today;
};

static int
site_load(struct site *site, struct tb_err *err)
{
	char *plan = tb_path_join(site->path, "input/plan");
	char *ledger = tb_path_join(site->path, "input/ledger");
	int rc = tb_plan_load(plan, &site->plan, err);

	if (rc == 0 && tb_ledger_load(ledger, &site->ledger, err) != 0) {
		tb_plan_release(&site->plan);
		rc = -1;
	}
	free(plan);
	free(ledger);
	return rc;
}

static void
site_release(struct site *site)
{
	tb_plan_release(&site->plan);
	tb_ledger_release(&site->ledger);
}

static int
has_come(const struct site *site, struct tb_date day)
{
	return tb_date_days(day) <= tb_date_days(site->today);
}

/* --- due ------------------------------------------------------------------------------------ */

struct entry {
	enum due_task task;
	struct tb_term term;
	struct tb_date day;
};

struct entries {
	struct entry *list;
	size_t n, cap;
};

/* The day from which the calendar is followed. */
static struct tb_date
first_followed(const struct site *site)
{
	struct tb_date day = site->today, at;
	size_t i;

	for (i = 0; i < site->ledger.nevents; i++)
		if (tb_ledger_is_task(&site->ledger.events[i]) &&
		    tb_date_parse(site->ledger.events[i].date, &at) == 0 &&
		    tb_date_days(at) < tb_date_days(day))
			day = at;
	return day;
}

/* The terms of a task, from the newest that has come to the newest that had come at first. */
static void
collect(struct entries *entries, const struct site *site, enum due_task task, struct tb_date first)
{
	struct tb_period month = {site->today.year, site->today.month};
	struct entry entry = {.task = task};
	int i;

	for (i = 0; i < 12 * YEARS; i++) {
		if (due_term(task, month, &entry.term) == 0 &&
		    due_day(&site->plan, task, entry.term, &entry.day) == 0 &&
		    has_come(site, entry.day)) {
			if (tb_ledger_task(&site->ledger, due_name(task), entry.term) == NULL)
				*(struct entry *)tb_grow(&entries->list, entries->n++,
				    &entries->cap, sizeof(entry)) = entry;
			if (tb_date_days(entry.day) <= tb_date_days(first))
				return;
		}
		month = tb_period_step(month, -1);
	}
}

static int
by_day(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	long order = tb_date_days(x->day) - tb_date_days(y->day);

	if (order == 0)
		order = tb_period_compare(x->term.last, y->term.last);
	return order != 0 ? (order > 0) - (order < 0) : (int)x->task - (int)y->task;
}

static void
find_due(struct entries *entries, const struct site *site)
{
	struct tb_date first = first_followed(site);
	int task;

	for (task = 0; task < DUE_TASKS; task++)
		collect(entries, site, (enum due_task)task, first);
	if (entries->n > 0)
		qsort(entries->list, entries->n, sizeof(*entries->list), by_day);
}

/* Why the reminder would come too late; 0 = it does not. */
static int
reminds_too_late(const struct site *site, const struct entry *entry, struct tb_buf *why)
{
	struct tb_date bulletin = tb_plan_bulletin_day(&site->plan, entry->term.last), second;
	char day[11];

	if (tb_ledger_issue(&site->ledger, entry->term) != NULL) {
		tb_buf_puts(why, "its bulletin is approved");
	} else if (has_come(site, bulletin)) {
		tb_date_format(bulletin, day);
		tb_buf_printf(why, "its bulletin was due on %s", day);
	} else if (entry->task == DUE_FIRST_REMINDER &&
		   due_day(&site->plan, DUE_SECOND_REMINDER, entry->term, &second) == 0 &&
		   has_come(site, second)) {
		tb_buf_puts(why, "the second one is due");
	}
	return why->len > 0;
}

/* Why nobody would be served any more; 0 = somebody is. */
static int
is_too_late(const struct site *site, const struct entry *entry, struct tb_buf *why)
{
	struct tb_date deadline = tb_plan_deadline(&site->plan, entry->term.last);
	char day[11];

	if (entry->task == DUE_FIRST_REMINDER || entry->task == DUE_SECOND_REMINDER)
		return reminds_too_late(site, entry, why);
	if (entry->task != DUE_FORMS || tb_date_days(deadline) >= tb_date_days(site->today))
		return 0;
	tb_date_format(deadline, day);
	tb_buf_printf(why, "its deadline was %s", day);
	return 1;
}

/* Working papers are of the newest month, until it is approved. */
static int
has_papers(
    const struct site *site, enum due_task task, struct tb_term term, struct tb_period newest)
{
	return task == DUE_BULLETIN && tb_period_compare(term.last, newest) >= 0 &&
	       tb_ledger_issue(&site->ledger, term) == NULL;
}

static struct tb_period
newest_bulletin(const struct entries *entries)
{
	struct tb_period newest = {0, 0};
	size_t i;

	for (i = 0; i < entries->n; i++)
		if (entries->list[i].task == DUE_BULLETIN &&
		    tb_period_compare(entries->list[i].term.last, newest) > 0)
			newest = entries->list[i].term.last;
	return newest;
}

static void
print_due(const struct site *site, const struct entries *entries)
{
	struct tb_period newest = newest_bulletin(entries);
	size_t i;

	for (i = 0; i < entries->n; i++) {
		const struct entry *entry = &entries->list[i];
		struct tb_buf why = TB_BUF_INIT;
		int late = is_too_late(site, entry, &why);
		char period[8];

		tb_term_format(entry->term, period);
		printf("%s %s %s %s\n", late ? "miss" : "make", due_name(entry->task), period,
		    late						 ? why.s
		    : has_papers(site, entry->task, entry->term, newest) ? "papers"
									 : "-");
		tb_buf_release(&why);
	}
}

/* Said when something is due, and not with every call of cron. */
static void
warn_of_holidays(const struct site *site)
{
	int year = tb_plan_year_unknown(&site->plan, site->today);
	char *plan = tb_path_join(site->path, "input/plan");

	if (year != 0)
		tb_diag(TB_MSG_HOLIDAYS, (struct tb_pos){plan, 0, 0}, TB_PLAN_YEAR_UNKNOWN, year,
		    TB_PLAN_DAYS_AHEAD);
	free(plan);
}

int
calendar_print(const char *path, struct tb_date today, struct tb_err *err)
{
	struct site site = {.path = path, .today = today};
	struct entries entries = {0};
	int rc = site_load(&site, err);
	char day[11];

	if (rc != 0)
		return -1;
	tb_date_format(today, day);
	rc = tb_ledger_check_day(&site.ledger, day, err);
	if (rc == 0) {
		find_due(&entries, &site);
		print_due(&site, &entries);
		if (entries.n > 0)
			warn_of_holidays(&site);
	}
	free(entries.list);
	site_release(&site);
	return rc;
}

/* --- standing --------------------------------------------------------------------------------- */

static int
is_done(const struct tb_ledger_event *event, enum due_task *task)
{
	return strcmp(event->kind, TB_LEDGER_DONE) == 0 && due_parse(event->task, task) == 0;
}

/* The newest month of which that was done. */
static struct tb_period
newest_done(const struct site *site, enum due_task from, enum due_task to)
{
	struct tb_period newest = {0, 0};
	enum due_task task;
	size_t i;

	for (i = 0; i < site->ledger.nevents; i++) {
		const struct tb_ledger_event *event = &site->ledger.events[i];

		if (is_done(event, &task) && task >= from && task <= to &&
		    tb_period_compare(event->period, newest) > 0)
			newest = event->period;
	}
	return newest;
}

/* Does `current` of an edition lead to the issue? It is the last that a publication sets. */
static int
is_current(const struct site *site, const struct tb_ledger_event *issue, const char *edition)
{
	char *folder = publish_folder(site->path, tb_ledger_term(issue), edition);
	char *link = tb_path_join(folder, "current"), to[NAME_MAX + 1];
	char *path = publish_issue_folder(issue, site->path, edition);
	const char *name = tb_path_base(path);
	ssize_t n = readlink(link, to, sizeof(to));
	int is = n >= 0 && (size_t)n == strlen(name) && memcmp(to, name, strlen(name)) == 0;

	free(folder);
	free(link);
	free(path);
	return is;
}

/* Of what was approved: is an issue of it not there, or was its publication cut off? */
static int
lacks_issue(const struct site *site, struct tb_term term)
{
	const struct tb_ledger_event *newest = tb_ledger_issue(&site->ledger, term);
	const struct tb_ledger *ledger = &site->ledger;
	size_t i;

	for (i = 0; i < ledger->nevents; i++)
		if (tb_ledger_is_issue(&ledger->events[i], term) &&
		    !agenda_is_there(site->path, &ledger->events[i]))
			return 1;
	return newest != NULL &&
	       (!is_current(site, newest, "") || (publish_tells_of(newest, PUBLISH_PUBLIC) &&
						     !is_current(site, newest, PUBLISH_PUBLIC)));
}

/* The same, and is there what it does not count? */
static int
print_release(const struct site *site, enum due_task task, struct tb_term term,
    struct tb_period newest, struct tb_err *err)
{
	const struct tb_ledger_event *issue = tb_ledger_issue(&site->ledger, term);
	struct news news = {0};
	char period[8];

	tb_term_format(term, period);
	if (lacks_issue(site, term)) {
		printf("issue %s %s\n", due_name(task), period);
		return 0;
	}
	if (issue != NULL && news_find(site->path, &site->ledger, issue, &news, err) != 0)
		return -1;
	if (issue == NULL || news.n > 0)
		printf("draft %s %s %s\n", due_name(task), period,
		    has_papers(site, task, term, newest) ? "papers" : "-");
	if (issue != NULL)
		news_release(&news);
	return 0;
}

/* A folder of the month that is not there. */
static void
print_missing(const struct site *site, struct tb_period month, const char *what)
{
	struct tb_buf folder = TB_BUF_INIT;
	char period[8];

	tb_period_format(month, period);
	tb_buf_printf(&folder, "%s/output/%s/%s", site->path, period, what);
	if (!tb_file_exists(folder.s))
		printf("%s %s\n", what, period);
	tb_buf_release(&folder);
}

static int
print_standing(const struct site *site, struct tb_err *err)
{
	struct tb_period bulletin = newest_done(site, DUE_BULLETIN, DUE_BULLETIN);
	struct tb_period asked = newest_done(site, DUE_FIRST_REMINDER, DUE_BULLETIN);
	struct tb_period forms = newest_done(site, DUE_FORMS, DUE_FORMS);
	enum due_task task;
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < site->ledger.nevents; i++) {
		const struct tb_ledger_event *event = &site->ledger.events[i];

		if (is_done(event, &task) && task >= DUE_BULLETIN && task <= DUE_YEAR)
			rc = print_release(site, task, tb_ledger_term(event), bulletin, err);
	}
	if (rc == 0 && asked.year != 0 &&
	    tb_ledger_issue(&site->ledger, (struct tb_term){TB_SPAN_MONTH, asked}) == NULL)
		print_missing(site, asked, "papers");
	if (rc == 0 && forms.year != 0 &&
	    tb_date_days(tb_plan_deadline(&site->plan, forms)) >= tb_date_days(site->today))
		print_missing(site, forms, "forms");
	return rc;
}

int
calendar_standing(const char *path, struct tb_date today, struct tb_err *err)
{
	struct site site = {.path = path, .today = today};
	int rc = site_load(&site, err);

	if (rc != 0)
		return -1;
	rc = print_standing(&site, err);
	site_release(&site);
	return rc;
}

/* --- recorded ------------------------------------------------------------------------------- */

int
calendar_record(
    const char *path, const struct calendar_event *done, struct tb_buf *event, struct tb_err *err)
{
	char *folder = tb_path_join(path, "input/ledger"), date[11];
	const struct tb_ledger_event *before;
	struct tb_ledger ledger;
	int rc = tb_ledger_load(folder, &ledger, err);

	if (rc == 0) {
		tb_date_format(done->date, date);
		before = tb_ledger_task(&ledger, due_name(done->task), done->term);
		if (before != NULL)
			tb_buf_puts(event, before->path);
		else
			rc = tb_ledger_append_task(folder, &ledger,
			    &(struct tb_ledger_event){
				.kind = done->missed ? TB_LEDGER_MISSED : TB_LEDGER_DONE,
				.task = due_name(done->task),
				.span = done->term.span,
				.period = done->term.last,
				.date = date},
			    event, err);
		tb_ledger_release(&ledger);
	}
	free(folder);
	return rc;
}
