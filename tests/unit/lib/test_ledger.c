/* The ledger: an award is written and read back; what an event lacks is refused. */
#include "lib/file.h"
#include "lib/ledger.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <unistd.h>

static struct tb_err err;

static const struct tb_ledger_event awards[] = {
    {.kind = TB_LEDGER_GIVEN,
	.date = "2023-04-06",
	.enterprise = "E7",
	.award = "step",
	.step = "hundred",
	.year = 2022},
    {.kind = TB_LEDGER_GIVEN,
	.date = "2023-04-06",
	.enterprise = "E8",
	.award = "step",
	.step = "ten",
	.year = 2022},
    {.kind = TB_LEDGER_GIVEN,
	.date = "2024-04-08",
	.enterprise = "E7",
	.award = "step",
	.step = "two & more",
	.year = 2023},
    {.kind = TB_LEDGER_WITHDRAWN,
	.date = "2024-04-09",
	.enterprise = "E7",
	.award = "step",
	.step = "hundred",
	.year = 2022,
	.by = "a",
	.reason = "b"},
    {.kind = TB_LEDGER_GIVEN,
	.date = "2024-04-10",
	.enterprise = "E7",
	.award = "step",
	.step = "hundred",
	.year = 2021},
};

/* Append each to what the folder holds. */
static void
append_all(const char *folder)
{
	size_t i;

	for (i = 0; i < TB_LEN(awards); i++) {
		struct tb_ledger ledger;
		struct tb_buf path = TB_BUF_INIT;
		char expected[80];

		cr_assert_eq(tb_ledger_load(folder, &ledger, &err), 0, "%s", err.text);
		cr_assert_eq(tb_ledger_append_award(folder, &ledger, &awards[i], &path, &err), 0,
		    "%s", err.text);
		(void)snprintf(
		    expected, sizeof(expected), "%s/%06zu-%s.xml", folder, i + 1, awards[i].kind);
		cr_assert_str_eq(path.s, expected);
		tb_buf_release(&path);
		tb_ledger_release(&ledger);
	}
}

Test(ledger, awards_are_found_again_in_sequence)
{
	char site[] = "/tmp/tongbao-ledger.XXXXXX", *folder;
	const struct tb_ledger_event *award;
	struct tb_ledger ledger;

	cr_assert_not_null(mkdtemp(site));
	folder = tb_path_join(site, "ledger");
	append_all(folder);
	cr_assert_eq(tb_ledger_load(folder, &ledger, &err), 0, "%s", err.text);
	cr_assert_eq(ledger.nevents, 5);
	award = tb_ledger_next_award(&ledger, "E7", NULL, &ledger.events[3]);
	cr_assert_str_eq(award->step, "hundred");
	cr_assert_str_eq(award->award, "step");
	cr_assert_str_eq(award->date, "2023-04-06");
	cr_assert_eq(award->year, 2022);
	award = tb_ledger_next_award(&ledger, "E7", award, &ledger.events[3]);
	cr_assert_str_eq(award->step, "two & more");
	cr_assert_null(tb_ledger_next_award(&ledger, "E7", award, &ledger.events[3]));
	cr_assert_null(tb_ledger_next_award(&ledger, "E9", NULL, NULL));
	/* What was withdrawn is as if it had not been given; what comes then is. */
	award = tb_ledger_next_award(&ledger, "E7", NULL, NULL);
	cr_assert_str_eq(award->step, "two & more");
	award = tb_ledger_next_award(&ledger, "E7", award, NULL);
	cr_assert_eq(award->year, 2021);
	award = tb_ledger_withdrawal(&ledger, &awards[0]);
	cr_assert_str_eq(award->by, "a");
	cr_assert_str_eq(award->reason, "b");
	cr_assert_null(tb_ledger_withdrawal(&ledger, &awards[1]));
	cr_assert_null(
	    tb_ledger_issue(&ledger, (struct tb_term){TB_SPAN_MONTH, {2022, 12}}), "no issue");
	tb_ledger_release(&ledger);
	cr_assert_eq(tb_folder_remove(folder, &err), 0, "%s", err.text);
	cr_assert_eq(rmdir(site), 0);
	free(folder);
}

#define EVENT(rest) "<event xmlns=\"urn:tongbao:ledger:1\" sequence=\"1\" date=\"2023-04-06\" " rest

static const struct {
	const char *xml, *says;
} faults[] = {
    {EVENT("kind=\"award-given\" enterprise=\"E7\" award=\"a\" year=\"2022\"/>"), "'step'"},
    {EVENT("kind=\"award-given\" enterprise=\"E7\" award=\"a\" step=\"s\" year=\"next\"/>"),
	"<event year=\"next\">: a whole number is needed"},
    {EVENT("kind=\"award-given\" enterprise=\"E7\" award=\"a\" step=\"s\" "
	   "year=\"2022\"><cutoff/></event>"),
	"<cutoff> does not stand in an event award-given"},
    {EVENT("kind=\"issue-approved\" issue=\"1\"/>"), "'period'"},
    {EVENT("kind=\"award-withdrawn\" enterprise=\"E7\" award=\"a\" step=\"s\" "
	   "year=\"2022\" by=\"c\"/>"),
	"'reason'"},
    {EVENT("kind=\"award-taken\"/>"), "kind 'award-taken' is not known"},
};

ParameterizedTestParameters(ledger, refused)
{
	return rows_of(TB_LEN(faults));
}

ParameterizedTest(size_t *row, ledger, refused)
{
	char path[] = "/tmp/tongbao-event.XXXXXX";
	int fd = mkstemp(path);
	struct tb_ledger ledger;
	int rc;

	cr_assert_geq(fd, 0);
	cr_assert_eq(write(fd, faults[*row].xml, strlen(faults[*row].xml)),
	    (ssize_t)strlen(faults[*row].xml));
	(void)close(fd);
	rc = tb_ledger_load_event(path, &ledger, &err);
	(void)unlink(path);
	cr_assert_eq(rc, -1);
	cr_assert_not_null(
	    strstr(err.text, faults[*row].says), "'%s' lacks '%s'", err.text, faults[*row].says);
	cr_assert_eq(err.line, 1);
}

/* --- who may report when ------------------------------------------------------------- */

static const struct tb_ledger_event windows[] = {
    {.kind = TB_LEDGER_CLOSED, .date = "2022-05-06", .period = {2022, 4}, .by = "b", .reason = "r"},
    {.kind = TB_LEDGER_GRANTED,
	.date = "2022-05-08",
	.period = {2022, 4},
	.unit = "101",
	.until = "2022-05-10",
	.by = "b",
	.reason = "r"},
    {.kind = TB_LEDGER_CLOSED, .date = "2022-06-06", .period = {2022, 5}, .by = "b", .reason = "r"},
    {.kind = TB_LEDGER_REOPENED,
	.date = "2022-06-07",
	.period = {2022, 5},
	.by = "b",
	.reason = "r"},
    {.kind = TB_LEDGER_CLOSED, .date = "2023-03-01", .period = {2022, 0}, .by = "b", .reason = "r"},
    {.kind = TB_LEDGER_GRANTED,
	.date = "2023-03-02",
	.period = {2022, 6},
	.unit = "101",
	.until = "2023-03-05",
	.by = "b",
	.reason = "r"},
};

/* After the first so many of them. */
static const struct {
	size_t n;
	const char *unit;
	int year, month;
	const char *day;
	enum tb_window window;
	size_t by; /* which of them, from 1; 0 = none */
} looks[] = {
    {0, "101", 2022, 4, "2022-05-09", TB_WINDOW_OPEN, 0},
    {1, "101", 2022, 4, "2022-05-09", TB_WINDOW_CLOSED, 1},
    {1, "101", 2022, 3, "2022-05-09", TB_WINDOW_OPEN, 0},
    {1, "101", 2023, 4, "2023-05-09", TB_WINDOW_OPEN, 0},
    {2, "101", 2022, 4, "2022-05-10", TB_WINDOW_GRANTED, 2},
    {2, "101", 2022, 4, "2022-05-11", TB_WINDOW_CLOSED, 1}, /* it has ended */
    {2, "102", 2022, 4, "2022-05-10", TB_WINDOW_CLOSED, 1}, /* another's */
    {3, "101", 2022, 5, "2022-06-08", TB_WINDOW_CLOSED, 3},
    {4, "101", 2022, 5, "2022-06-08", TB_WINDOW_OPEN, 0},
    {5, "101", 2022, 5, "2023-03-02", TB_WINDOW_YEAR, 5},
    {5, "101", 2022, 4, "2022-05-10", TB_WINDOW_YEAR, 5}, /* closed later than granted */
    {6, "101", 2022, 6, "2023-03-02", TB_WINDOW_GRANTED, 6},
    {6, "101", 2022, 6, "2023-03-06", TB_WINDOW_YEAR, 5},
    {6, "102", 2022, 6, "2023-03-02", TB_WINDOW_YEAR, 5},
};

Test(ledger, windows_are_read_back_and_decide)
{
	char site[] = "/tmp/tongbao-ledger.XXXXXX", *folder;
	const struct tb_ledger_event *event;
	struct tb_ledger ledger;
	size_t n, i;

	cr_assert_not_null(mkdtemp(site));
	folder = tb_path_join(site, "ledger");
	for (n = 0; n <= TB_LEN(windows); n++) {
		cr_assert_eq(tb_ledger_load(folder, &ledger, &err), 0, "%s", err.text);
		cr_assert_eq(ledger.nevents, n);
		for (i = 0; i < TB_LEN(looks); i++) {
			struct tb_period period = {looks[i].year, looks[i].month};

			if (looks[i].n != n)
				continue;
			cr_expect_eq(
			    tb_ledger_window(&ledger, looks[i].unit, period, looks[i].day, &event),
			    looks[i].window, "%zu", i);
			cr_expect_eq(event,
			    looks[i].by > 0 ? &ledger.events[looks[i].by - 1] : NULL, "%zu", i);
		}
		if (n < TB_LEN(windows))
			cr_assert_eq(
			    tb_ledger_append_window(folder, &ledger, &windows[n], NULL, &err), 0,
			    "%s", err.text);
		tb_ledger_release(&ledger);
	}
	cr_assert_eq(tb_folder_remove(folder, &err), 0, "%s", err.text);
	cr_assert_eq(rmdir(site), 0);
	free(folder);
}

/* The issue of a quarter is found as its own and closes none of its months. */
Test(ledger, issues_of_spans)
{
	static const struct tb_ledger_event issues[] = {
	    {.kind = "issue-approved", .date = "2022-07-10", .period = {2022, 6}, .issue = 1},
	    {.kind = "issue-approved",
		.date = "2022-07-20",
		.span = TB_SPAN_QUARTER,
		.period = {2022, 6},
		.issue = 1},
	    {.kind = "issue-approved",
		.date = "2023-02-20",
		.span = TB_SPAN_YEAR,
		.period = {2022, 12},
		.issue = 1}};
	static const char *const names[] = {"2022-06", "2022-Q2", "2022"};
	char site[] = "/tmp/tongbao-ledger.XXXXXX", *folder, text[8];
	const struct tb_ledger_event *event;
	struct tb_ledger ledger;
	size_t i;

	cr_assert_not_null(mkdtemp(site));
	folder = tb_path_join(site, "ledger");
	for (i = 0; i <= TB_LEN(issues); i++) {
		cr_assert_eq(tb_ledger_load(folder, &ledger, &err), 0, "%s", err.text);
		if (i < TB_LEN(issues))
			cr_assert_eq(
			    tb_ledger_append_issue(folder, &ledger, &issues[i],
				"<issue xmlns=\"urn:tongbao:issue:1\"/>", NULL, NULL, &err),
			    0, "%s", err.text);
		if (i < TB_LEN(issues))
			tb_ledger_release(&ledger);
	}
	for (i = 0; i < TB_LEN(issues); i++) {
		tb_term_format(tb_ledger_term(&ledger.events[i]), text);
		cr_expect_str_eq(text, names[i]);
		cr_expect_eq(tb_ledger_issue(&ledger, tb_ledger_term(&issues[i])),
		    &ledger.events[i], "%s", text);
	}
	cr_expect_eq(
	    tb_ledger_window(&ledger, "101", (struct tb_period){2022, 6}, "2022-08-01", &event),
	    TB_WINDOW_APPROVED);
	cr_expect_eq(event, &ledger.events[0]);
	cr_expect_eq(
	    tb_ledger_window(&ledger, "101", (struct tb_period){2022, 12}, "2023-03-01", &event),
	    TB_WINDOW_OPEN, "the year's issue closes no December");
	tb_ledger_release(&ledger);
	cr_assert_eq(tb_folder_remove(folder, &err), 0, "%s", err.text);
	cr_assert_eq(rmdir(site), 0);
	free(folder);
}

/* What came before a grant counts from the grant on, what came after it does not. */
Test(ledger, grants_admit_what_is_there)
{
	struct tb_ledger_event events[TB_LEN(windows)];
	struct tb_ledger ledger = {.events = events, .nevents = TB_LEN(windows)};
	struct tb_period april = {2022, 4}, may = {2022, 5}, march = {2022, 3};

	memcpy(events, windows, sizeof(windows));
	cr_expect(tb_ledger_admits(&ledger, "101", april, "2022-05-07", NULL));
	cr_expect(tb_ledger_admits(&ledger, "101", april, "2022-05-08", NULL));
	cr_expect_not(tb_ledger_admits(&ledger, "101", april, "2022-05-09", NULL));
	cr_expect_not(tb_ledger_admits(&ledger, "102", april, "2022-05-07", NULL));
	cr_expect_not(tb_ledger_admits(&ledger, "101", april, "2022-05-07", "2022-05-07"));
	cr_expect(tb_ledger_admits(&ledger, "102", may, "2022-06-06", NULL), "opened again");
	cr_expect_not(tb_ledger_admits(&ledger, "101", march, "2022-05-07", NULL));
}
