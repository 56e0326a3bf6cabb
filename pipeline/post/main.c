/*
 * tongbao-post: hands out what was published (tongbao-post.1).  Which issue, is in the ledger;
 * to whom, in the plan; what went out before, in the ledger too.  Drafts are never delivered.
 */
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../lib/journal.h"
#include "../lib/option.h"
#include "../lib/trail.h"
#include "../lib/xmlread.h"
#include "../lib/account.h"
#include "run.h"

static const char usage[] =
    "usage: tongbao-post -C SITE -d DATE [-p PERIOD] [-t TEMPLATES] [--dry-run] [--time HH:MM:SS]\n"
    "                    [--accounts FILE] [--seconds N] [--letter-seconds N]\n"
    "                    [--channel NAME] [--made DIR [--keys DIR] | --wanted]\n"
    "       tongbao-post -C SITE -d DATE -p PERIOD --bounced ID --reason TEXT\n"
    "  -C, --site SITE       the site's folder\n"
    "  -d, --date DATE       today, YYYY-MM-DD\n"
    "  -p, --period PERIOD   YYYY-MM, YYYY-Qn or YYYY: its newest issue (default: the newest\n"
    "                        issues of all that were approved in the last 60 days)\n"
    "  -t, --templates DIR   where delivery.xml is, or else among the installed ones\n"
    "  -n, --dry-run         say who would get what; send and record nothing\n"
    "      --time HH:MM:SS   instead of the clock's\n"
    "      --accounts FILE   mail accounts (default: " TB_ACCOUNT_FILE ")\n"
    "      --seconds N       begin nothing after that (default: 480)\n"
    "      --letter-seconds N\n"
    "                        at most for one letter (default: 90)\n"
    "      --channel NAME    by folder, mail, print or inbox alone\n"
    "      --made DIR        the submissions to levels above, PERIOD/PLAN.xml, as --wanted asks\n"
    "      --keys DIR        keys that they are signed with (default: " TB_KEYS_FOLDER ")\n"
    "      --wanted          say which submissions are due, a line each: month, plan above, day\n"
    "                        of the approval, its event; do nothing\n"
    "      --bounced ID      record that the letter or submission to this addressee came back\n"
    "      --reason TEXT     as it said why\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

enum {
	OPT_TIME = 256,
	OPT_ACCOUNTS,
	OPT_SECONDS,
	OPT_LETTER_SECONDS,
	OPT_CHANNEL,
	OPT_MADE,
	OPT_KEYS,
	OPT_WANTED,
	OPT_BOUNCED,
	OPT_REASON,
	DAYS_BACK = 60,
	SECONDS = 480,
	LETTER_SECONDS = 90
};

static const struct option longs[] = {
    {"site", required_argument, NULL, 'C'},
    {"date", required_argument, NULL, 'd'},
    {"period", required_argument, NULL, 'p'},
    {"templates", required_argument, NULL, 't'},
    {"dry-run", no_argument, NULL, 'n'},
    {"time", required_argument, NULL, OPT_TIME},
    {"accounts", required_argument, NULL, OPT_ACCOUNTS},
    {"seconds", required_argument, NULL, OPT_SECONDS},
    {"letter-seconds", required_argument, NULL, OPT_LETTER_SECONDS},
    {"channel", required_argument, NULL, OPT_CHANNEL},
    {"made", required_argument, NULL, OPT_MADE},
    {"keys", required_argument, NULL, OPT_KEYS},
    {"wanted", no_argument, NULL, OPT_WANTED},
    {"bounced", required_argument, NULL, OPT_BOUNCED},
    {"reason", required_argument, NULL, OPT_REASON},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "C:d:p:t:n", longs};

struct command {
	struct delivery_run run;
	struct tb_term term; /* year 0 = all */
	struct tb_date date;
	const char *bounced, *reason;
};

static long
need_seconds(const char *text)
{
	long seconds;

	if (tb_int_parse(text, 1, 86400, &seconds) != 0)
		tb_usage(&spec, "'%s' is no number of seconds from 1 to 86400", text);
	return seconds;
}

static const char *
need_time(const char *text)
{
	if (strlen(text) != 8 || strspn(text, "0123456789:") != 8 || text[2] != ':' ||
	    text[5] != ':' || strncmp(text, "24", 2) >= 0 || text[3] > '5' || text[6] > '5')
		tb_usage(&spec, "'%s' is not a time HH:MM:SS", text);
	return text;
}

static int
need_channel(const char *text)
{
	int i;

	for (i = 0; i < TB_CHANNEL_MAX; i++)
		if (strcmp(tb_channel_names[i], text) == 0)
			return i;
	tb_usage(&spec, "channel '%s' is not folder, mail, print or inbox", text);
}

static void
parse_option(int c, struct command *command)
{
	switch (c) {
	case 'C':
		command->run.site = optarg;
		break;
	case 'd':
		if (tb_date_parse(optarg, &command->date) != 0)
			tb_usage(&spec, "date '%s' is not a day YYYY-MM-DD", optarg);
		command->run.date = optarg;
		break;
	case 'p':
		if (tb_term_parse(optarg, &command->term) != 0)
			tb_usage(&spec, "period '%s' is not YYYY-MM, YYYY-Q1 to YYYY-Q4, or YYYY",
			    optarg);
		break;
	case 't':
		command->run.templates = optarg;
		break;
	case 'n':
		command->run.dry = 1;
		break;
	case OPT_TIME:
		command->run.time = need_time(optarg);
		break;
	case OPT_ACCOUNTS:
		command->run.accounts = optarg;
		break;
	case OPT_SECONDS:
		command->run.seconds = need_seconds(optarg);
		break;
	case OPT_LETTER_SECONDS:
		command->run.letter_seconds = need_seconds(optarg);
		break;
	case OPT_CHANNEL:
		command->run.channel = need_channel(optarg);
		break;
	case OPT_MADE:
		command->run.made = optarg;
		break;
	case OPT_KEYS:
		command->run.keys = optarg;
		break;
	case OPT_WANTED:
		command->run.wanted = 1;
		break;
	case OPT_BOUNCED:
		command->bounced = optarg;
		break;
	default:
		command->reason = optarg;
		break;
	}
}

static void
parse_command(int argc, char **argv, struct command *command)
{
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1)
		parse_option(c, command);
	command->run.quiet = command->term.last.year == 0 && !command->run.dry;
	if (optind < argc)
		tb_usage(&spec, "unexpected operand '%s'", argv[optind]);
	if (command->run.site == NULL || command->run.date == NULL)
		tb_usage(&spec, "-C SITE and -d DATE are needed");
	if ((command->bounced != NULL) != (command->reason != NULL) ||
	    (command->bounced != NULL && command->term.last.year == 0))
		tb_usage(&spec, "--bounced ID, --reason TEXT and -p PERIOD belong together");
}

/* The newest issue of its term, and of late? */
static int
is_current(const struct command *command, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event)
{
	struct tb_term term = tb_ledger_term(event);
	struct tb_date approved;

	return tb_ledger_is_issue(event, term) && tb_ledger_issue(ledger, term) == event &&
	       tb_date_parse(event->date, &approved) == 0 &&
	       tb_date_days(command->date) - tb_date_days(approved) <= DAYS_BACK;
}

static int
deliver_all(const struct command *command, const struct tb_ledger *ledger, struct tb_err *err)
{
	size_t i;
	int rc = 0;

	for (i = 0; rc >= 0 && i < ledger->nevents; i++)
		if (is_current(command, ledger, &ledger->events[i])) {
			rc = run_issue(&command->run, &ledger->events[i], err);
			if (rc < 0 && err->msg == TB_MSG_RELEASE) { /* the others go on */
				if (!command->run.wanted) /* that is said when it is handed out */
					tb_diag_err(err);
				rc = 0;
			}
		}
	return rc >= 0 ? 0 : -1;
}

static int
deliver_one(const struct command *command, const struct tb_ledger *ledger, struct tb_err *err)
{
	const struct tb_ledger_event *issue = tb_ledger_issue(ledger, command->term);
	char period[8];
	int rc;

	tb_term_format(command->term, period);
	if (issue == NULL)
		return tb_err_set(err, TB_MSG_APPROVAL, period, 0, 0,
		    "no issue of it is approved, and drafts are never delivered; tongbao approve "
		    "%s records an approval",
		    period);
	if (command->bounced != NULL)
		return run_bounced(&command->run, issue, command->bounced, command->reason, err);
	rc = run_issue(&command->run, issue, err);
	return rc <= 0
		   ? rc
		   : tb_err_set(err, TB_MSG_RELEASE, period, 0, 0,
			 "issue %ld of it is approved, and not made yet; tongbao run %s makes it",
			 issue->issue, period);
}

/* Who asks for one period, or what would be done, is told. */
static void
say_nobody(const struct command *command, const char *plan_folder)
{
	if (!command->run.quiet && !command->run.wanted)
		printf("%s: <distribution> has no <addressee>, and nobody gets anything; "
		       "tongbao-plan(5) says how to add some\n",
		    plan_folder);
}

static int
deliver(struct command *command, struct tb_err *err)
{
	char *plan_folder = tb_path_join(command->run.site, "input/plan");
	char *ledger_folder = tb_path_join(command->run.site, "input/ledger");
	struct tb_ledger ledger;
	struct tb_plan plan;
	int rc = tb_plan_load(plan_folder, &plan, err);

	if (rc == 0) {
		command->run.plan = &plan;
		if (plan.distribution.naddressees == 0)
			say_nobody(command, plan_folder);
		else if ((rc = tb_ledger_load(ledger_folder, &ledger, err)) == 0) {
			rc = command->term.last.year != 0 ? deliver_one(command, &ledger, err)
							  : deliver_all(command, &ledger, err);
			tb_ledger_release(&ledger);
		}
		tb_plan_release(&plan);
	}
	free(plan_folder);
	free(ledger_folder);
	return rc >= 0 ? 0 : -1;
}

int
main(int argc, char **argv)
{
	struct command command = {.run = {.accounts = TB_ACCOUNT_FILE,
				      .keys = TB_KEYS_FOLDER,
				      .templates = "templates",
				      .seconds = SECONDS,
				      .letter_seconds = LETTER_SECONDS,
				      .channel = -1,
				      .began = time(NULL)}};
	struct tb_err err = {0};
	char *base;
	int acts;

	tb_diag_start(argv[0]);
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ); /* a line each, in order with what goes to stderr */
	parse_command(argc, argv, &command);
	base = tb_path_join(command.run.site, "input");
	acts = !command.run.dry && !command.run.wanted;
	if ((acts && tb_journal_settle(base, &err) != 0) || deliver(&command, &err) != 0 ||
	    (acts && tb_trail_note(base, &err) != 0))
		tb_diag_err(&err);
	free(base);
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
