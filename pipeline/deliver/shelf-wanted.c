/* Of which terms a page is made: see shelf-private.h. */
#include "../lib/delivery.h"
#include "../lib/file.h"
#include "shelf-private.h"
#include <sys/stat.h>

/* When the page was written; -1: there is none. */
static int
page_time(const struct stock *stock, const char *period, struct timespec *at)
{
	struct tb_buf path = TB_BUF_INIT;
	struct stat st;
	int rc;

	tb_buf_printf(&path, "%s/status/%s.html", stock->output, period);
	rc = stat(path.s, &st);
	if (rc == 0)
		*at = st.st_mtim;
	tb_buf_release(&path);
	return rc;
}

/* Was it changed, a folder by what it got, since then? */
static int
is_newer(const char *path, struct timespec then)
{
	struct stat st;

	return stat(path, &st) == 0 &&
	       (st.st_mtim.tv_sec != then.tv_sec ? st.st_mtim.tv_sec > then.tv_sec
						 : st.st_mtim.tv_nsec > then.tv_nsec);
}

/* The same of a folder of the site. */
static int
is_newer_in(const struct stock *stock, const char *folder, struct timespec then)
{
	char *path = tb_path_join(stock->shelf->site, folder);
	int is = is_newer(path, then);

	free(path);
	return is;
}

/* Was something accepted of the term since then, or handed out? */
static int
has_since(const struct stock *stock, struct tb_term term, struct timespec then)
{
	char archive[40], deliveries[64], period[8];

	tb_term_format(term, period);
	snprintf(archive, sizeof(archive), "input/archive/%04d/%02d", term.last.year % 10000,
	    term.last.month % 100);
	snprintf(deliveries, sizeof(deliveries), "input/ledger/" TB_DELIVERIES "/%.7s", period);
	return (term.span == TB_SPAN_MONTH && is_newer_in(stock, archive, then)) ||
	       is_newer_in(stock, deliveries, then);
}

/* Is it a decision of the term: its issue, its window or that of all of its year, an award of the
 * year? */
static int
is_decision_of(const struct tb_ledger_event *event, struct tb_term term)
{
	if (event->issue > 0)
		return tb_term_same(tb_ledger_term(event), term);
	if (event->enterprise[0] != '\0')
		return term.span == TB_SPAN_YEAR && event->year == term.last.year;
	return !tb_ledger_is_task(event) && term.span == TB_SPAN_MONTH &&
	       event->period.year == term.last.year &&
	       (event->period.month == 0 || event->period.month == term.last.month);
}

/* Was something of the term decided since then? */
static int
decided_since(const struct stock *stock, struct tb_term term, struct timespec then)
{
	size_t i;

	for (i = 0; i < stock->ledger.nevents; i++)
		if (is_decision_of(&stock->ledger.events[i], term) &&
		    is_newer(stock->ledger.events[i].path, then))
			return 1;
	return 0;
}

int
shelf_is_wanted(const struct stock *stock, struct tb_term term)
{
	struct timespec then;
	char period[8];
	char *const *of;

	tb_term_format(term, period);
	for (of = stock->shelf->of; *of != NULL; of++)
		if (strcmp(*of, period) == 0)
			return 1;
	if (page_time(stock, period, &then) != 0 || decided_since(stock, term, then))
		return 1;
	return (term.span == TB_SPAN_MONTH &&
		   tb_period_compare(term.last, shelf_collected(stock)) == 0) ||
	       has_since(stock, term, then);
}
