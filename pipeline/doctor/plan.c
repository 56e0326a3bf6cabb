/* The plan and the clock: see look.h. */
#include "../lib/file.h"
#include "../lib/linux.h"
#include "../lib/plan.h"
#include "../lib/trail.h"
#include "finding.h"
#include "look.h"

enum { PLAN_BYTES = 64 << 20 };

/* What a new site's plan has wherever something is to be filled in (input/new). */
static const char to_fill_in[] = "待填";

static void
look_for_gaps(const char *path)
{
	struct tb_buf text = TB_BUF_INIT;
	struct tb_err err;
	size_t n = 0;
	int line = 0, first = 0;

	if (tb_file_read(path, PLAN_BYTES, &text, &err) == 0) {
		for (char *at = text.s, *end; at != NULL && *at != '\0'; at = end) {
			end = strchr(at, '\n');
			if (end != NULL)
				*end++ = '\0';
			line++;
			if (strstr(at, to_fill_in) != NULL && n++ == 0)
				first = line;
		}
		if (n > 0)
			finding(NEED_MEND, "plan",
			    "%s:%d: %zu lines from here on have %s: put your own in their place",
			    path, first, n, to_fill_in);
	}
	tb_buf_release(&text);
}

static void
look_at_holidays(const struct tb_plan *plan, struct tb_date today)
{
	int year = tb_plan_year_unknown(plan, today);

	if (year != 0)
		finding(NEED_MEND, "calendar", TB_PLAN_YEAR_UNKNOWN, year, TB_PLAN_DAYS_AHEAD);
}

static void
look_at_projects(const struct tb_plan *plan, const char *folder, struct tb_date today)
{
	int year = tb_plan_year_without_projects(plan, today);

	if (year != 0)
		finding(NEED_MEND, "plan",
		    "%s: no <projects year=\"%d\">, the newest is of %d: forms and bulletins of "
		    "%d are without projects; put that year's list in, an empty one if there is no "
		    "project, tongbao-plan(5)",
		    folder, year, plan->projects_year, year);
}

void
look_at_plan(const struct look *look)
{
	char *folder = tb_path_join(look->site, "input/plan"), *path;
	struct tb_plan plan;
	struct tb_err err;
	char **names = tb_folder_names(folder, ".xml", &err);

	if (names == NULL || tb_plan_load(folder, &plan, &err) != 0) {
		finding_err(NEED_UNFIT, "plan", &err);
	} else {
		look_at_holidays(&plan, look->today);
		look_at_projects(&plan, folder, look->today);
		look_at_delivery(look, &plan);
		tb_plan_release(&plan);
	}
	for (size_t i = 0; names != NULL && names[i] != NULL; i++) {
		path = tb_path_join(folder, names[i]);
		look_for_gaps(path);
		free(path);
	}
	if (names != NULL)
		tb_names_free(names);
	free(folder);
}

static int
keep_newest(void *user, const struct tb_trail_row *row, struct tb_err *err)
{
	char *newest = user;

	(void)err;
	if (strlen(row->day) == 10 && strcmp(row->day, newest) > 0)
		memcpy(newest, row->day, 11);
	return 0;
}

/* What is not after it does not come into the right order, and deadlines are wrong. */
static void
look_at_ledger(const struct look *look)
{
	char *base = tb_path_join(look->site, "input");
	char newest[11] = "", today[11], head[TB_DIGEST_LEN + 1];
	struct tb_err err;

	tb_date_format(look->today, today);
	if (tb_trail_read(base, keep_newest, newest, head, &err) != 0)
		finding_err(NEED_UNFIT, "ledger", &err);
	else if (strcmp(today, newest) < 0)
		finding(NEED_UNFIT, "clock",
		    "today is %s, and the ledger has something of %s: set the clock, or wait; what "
		    "is decided now would count as decided before",
		    today, newest);
	free(base);
}

void
look_at_clock(const struct look *look)
{
	time_t now = time(NULL);
	struct tm local;
	char zone[16] = "";

	look_at_ledger(look);
	tzset();
	if (localtime_r(&now, &local) != NULL && strftime(zone, sizeof zone, "%z", &local) > 0 &&
	    strcmp(zone, "+0800") != 0)
		finding(NEED_NOTE, "clock",
		    "the zone is %s and not China's +0800: days, and so deadlines, begin at "
		    "another "
		    "hour; timedatectl set-timezone Asia/Shanghai",
		    zone);
	if (!tb_linux_clock_is_set())
		finding(NEED_NOTE, "clock",
		    "the kernel does not know the clock as set by NTP; chrony or "
		    "systemd-timesyncd sets it");
}
