/*
 * tongbao-deliver: what a run made becomes a draft or a published issue; a
 * person's approval becomes a ledger event.  One action a call:
 *
 *	--publish    output/<period>/issue-N when the period is approved, else draft-...
 *	--approve    record the approval of the run in the ledger
 *	--event      print the path of the period's newest issue-approved event, if any
 *	--due        print the periods that the plan's calendar says are due
 */
#include "../lib/file.h"
#include "../lib/option.h"
#include "../lib/plan.h"
#include "../lib/xmlread.h"
#include "approve.h"
#include "due.h"
#include "publish.h"

static const char usage[] =
    "usage: tongbao-deliver --publish -C SITE -p PERIOD -w WORK\n"
    "       tongbao-deliver --approve -C SITE -p PERIOD -w WORK -d DATE [--expect DIGEST]\n"
    "       tongbao-deliver --event   -C SITE -p PERIOD\n"
    "       tongbao-deliver --due     -C SITE -d DATE\n"
    "  -C, --site SITE       the site's folder\n"
    "  -p, --period PERIOD   YYYY-MM\n"
    "  -w, --work WORK       the run's work folder\n"
    "  -d, --date DATE       today, YYYY-MM-DD\n"
    "      --expect DIGEST   refuse unless the figures have this digest (8 digits or more)\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

enum { ACTION_NONE, ACTION_PUBLISH, ACTION_APPROVE, ACTION_EVENT, ACTION_DUE, OPT_EXPECT = 256 };

static const struct option longs[] = {
    {"publish", no_argument, NULL, ACTION_PUBLISH},
    {"approve", no_argument, NULL, ACTION_APPROVE},
    {"event", no_argument, NULL, ACTION_EVENT},
    {"due", no_argument, NULL, ACTION_DUE},
    {"site", required_argument, NULL, 'C'},
    {"period", required_argument, NULL, 'p'},
    {"work", required_argument, NULL, 'w'},
    {"date", required_argument, NULL, 'd'},
    {"expect", required_argument, NULL, OPT_EXPECT},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "C:p:w:d:", longs};

struct command {
	int action;
	const char *site, *work, *date_text, *expect;
	struct tb_period period;
	struct tb_date date;
};

static void
parse_command(int argc, char **argv, struct command *command)
{
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		switch (c) {
		case 'C':
			command->site = optarg;
			break;
		case 'w':
			command->work = optarg;
			break;
		case 'p':
			if (tb_period_parse(optarg, &command->period) != 0)
				tb_usage(&spec, "period '%s' is not YYYY-MM", optarg);
			break;
		case 'd':
			if (tb_date_parse(optarg, &command->date) != 0)
				tb_usage(&spec, "date '%s' is not a day YYYY-MM-DD", optarg);
			command->date_text = optarg;
			break;
		case OPT_EXPECT:
			command->expect = optarg;
			break;
		default:
			if (command->action != ACTION_NONE)
				tb_usage(&spec, "one action at a time");
			command->action = c;
			break;
		}
	}
	if (optind < argc)
		tb_usage(&spec, "unexpected operand '%s'", argv[optind]);
}

static void
check_command(const struct command *command)
{
	int action = command->action;
	int runs = action == ACTION_PUBLISH || action == ACTION_APPROVE;

	if (action == ACTION_NONE)
		tb_usage(&spec, "no action given");
	if (command->site == NULL)
		tb_usage(&spec, "-C SITE is needed");
	if (action != ACTION_DUE && command->period.year == 0)
		tb_usage(&spec, "-p PERIOD is needed");
	if (runs && command->work == NULL)
		tb_usage(&spec, "-w WORK is needed");
	if ((action == ACTION_APPROVE || action == ACTION_DUE) && command->date_text == NULL)
		tb_usage(&spec, "-d DATE is needed");
	if (command->expect != NULL &&
	    (strlen(command->expect) < 8 || strlen(command->expect) > TB_DIGEST_LEN))
		tb_usage(&spec, "--expect takes 8 to 64 digits");
}

static int
do_publish(const struct command *command, struct tb_err *err)
{
	struct publication publication = {.site = command->site, .period = command->period};
	char *folder = tb_path_join(command->site, "input/ledger");
	struct tb_buf target = TB_BUF_INIT;
	struct tb_ledger ledger;
	struct run run;
	int rc = tb_ledger_load(folder, &ledger, err);

	if (rc == 0) {
		publication.issue = tb_ledger_issue(&ledger, command->period);
		rc = run_load(command->work, 1, &run, err);
		if (rc == 0) {
			rc = publish(&publication, &run, &target, err);
			run_release(&run);
		}
		tb_ledger_release(&ledger);
	}
	if (rc == 0)
		printf("%s\n", target.s);
	tb_buf_release(&target);
	free(folder);
	return rc;
}

static int
do_approve(const struct command *command, struct tb_err *err)
{
	struct approval approval = {.site = command->site,
	    .period = command->period,
	    .date = command->date_text,
	    .expect = command->expect};
	struct run run;
	long issue = 0;
	int rc = run_load(command->work, 0, &run, err);

	if (rc != 0)
		return -1;
	rc = approve(&approval, &run, &issue, err);
	if (rc == 0)
		printf("issue %ld of %s approved, figures %.12s\n", issue, run.period,
		    run.figures_digest);
	run_release(&run);
	return rc;
}

static int
do_event(const struct command *command, struct tb_err *err)
{
	char *folder = tb_path_join(command->site, "input/ledger");
	const struct tb_ledger_event *event;
	struct tb_ledger ledger;
	int rc = tb_ledger_load(folder, &ledger, err);

	if (rc == 0) {
		event = tb_ledger_issue(&ledger, command->period);
		if (event != NULL)
			printf("%s\n", event->path);
		tb_ledger_release(&ledger);
	}
	free(folder);
	return rc;
}

static int
do_due(const struct command *command, struct tb_err *err)
{
	char *folder = tb_path_join(command->site, "input/plan");
	struct tb_plan plan;
	struct tb_period due;
	char text[8];
	int rc = tb_plan_load(folder, &plan, err);

	if (rc == 0) {
		if (due_period(&plan, command->date, &due)) {
			tb_period_format(due, text);
			printf("%s\n", text);
		}
		tb_plan_release(&plan);
	}
	free(folder);
	return rc;
}

int
main(int argc, char **argv)
{
	static int (*const actions[])(const struct command *, struct tb_err *) = {
	    [ACTION_PUBLISH] = do_publish,
	    [ACTION_APPROVE] = do_approve,
	    [ACTION_EVENT] = do_event,
	    [ACTION_DUE] = do_due,
	};
	struct command command = {0};
	struct tb_err err = {0};

	tb_diag_start(argv[0]);
	parse_command(argc, argv, &command);
	check_command(&command);
	if (actions[command.action](&command, &err) != 0)
		tb_diag_err(&err);
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
