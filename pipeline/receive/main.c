/*
 * tongbao-receive: takes in what lies in a site's inbox, archives what is good,
 * and answers each file with a receipt.
 */
#include "../lib/option.h"
#include "../lib/xmlread.h"
#include "intake.h"
#include "list.h"
#include "rulebook.h"

static const char usage[] =
    "usage: tongbao-receive -C SITE -d DATE [-p PERIOD]\n"
    "       tongbao-receive -C SITE -d DATE --check FILE...\n"
    "       tongbao-receive -C SITE -d DATE --status [--xml] [--before] -p PERIOD\n"
    "       tongbao-receive -C SITE -d DATE --status --xml -o DIR [--before] -p PERIOD...\n"
    "       tongbao-receive -C SITE -d DATE --rules [-o FILE | CODE...]\n"
    "       tongbao-receive -C SITE -d DATE --sheets -o DIR\n"
    "       tongbao-receive -C SITE -d DATE --list FILE -f FIGURES [--draft] -o DIR\n"
    "Takes in SITE/input/inbox, and writes a receipt for each file to SITE/output/receipts.\n"
    "      --check           print the receipt each file would get, and change nothing\n"
    "      --status          print who has reported PERIOD\n"
    "      --xml             the same as XML; with -o of several, DIR/PERIOD.status\n"
    "      --before          that of the month reported before it: of 2022-02, 2021-12; with -o\n"
    "                        that too, DIR/before.status\n"
    "      --rules           write the rules as XML, or print help on a rule, indicator or field\n"
    "      --sheets          write into folders of DIR what receipts without a PDF say\n"
    "      --list FILE       the list of a year that was decided on, to the plan of the next\n"
    "  -f, --figures FILE    figures.xml of the year, from which the list was made\n"
    "      --draft           the figures are not those of an approved issue\n"
    "  -o, --output FILE     where --rules writes, standard output without it; or the folder of\n"
    "                        --sheets, of --status --xml, or of the new plan\n"
    "  -C, --site SITE       the site's folder\n"
    "  -d, --date DATE       today, YYYY-MM-DD: the day of arrival\n"
    "  -p, --period PERIOD   YYYY-MM; without --status only checked for its form\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

enum {
	ACTION_RUN,
	ACTION_CHECK,
	ACTION_STATUS,
	ACTION_RULES,
	ACTION_SHEETS,
	ACTION_LIST,
	OPT_DRAFT,
	OPT_XML,
	OPT_BEFORE
};

static const struct option longs[] = {
    {"check", no_argument, NULL, ACTION_CHECK},
    {"status", no_argument, NULL, ACTION_STATUS},
    {"rules", no_argument, NULL, ACTION_RULES},
    {"sheets", no_argument, NULL, ACTION_SHEETS},
    {"list", required_argument, NULL, ACTION_LIST},
    {"figures", required_argument, NULL, 'f'},
    {"draft", no_argument, NULL, OPT_DRAFT},
    {"output", required_argument, NULL, 'o'},
    {"xml", no_argument, NULL, OPT_XML},
    {"before", no_argument, NULL, OPT_BEFORE},
    {"site", required_argument, NULL, 'C'},
    {"date", required_argument, NULL, 'd'},
    {"period", required_argument, NULL, 'p'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "C:d:p:o:f:", longs};

struct command {
	int action;
	struct intake intake;
	struct asked_status *asked;
	size_t nasked, cap;
	const char *output;
	struct list_command list;
	int before; /* of the status: that of the month before */
};

static struct asked_status *
add_asked(struct command *command)
{
	return tb_grow(
	    &command->asked, command->nasked++, &command->cap, sizeof(*command->asked));
}

static void
add_period(struct command *command, const char *text)
{
	if (tb_period_parse(text, &add_asked(command)->period) != 0)
		tb_usage(&spec, "period '%s' is not YYYY-MM", text);
}

/* The month before is asked for in place of the period, into a folder beside it. */
static void
ask_before(struct command *command)
{
	struct tb_period period = command->asked[0].period;

	*(command->output != NULL ? add_asked(command) : &command->asked[0]) =
	    (struct asked_status){period, 1};
}

static void
parse_command(int argc, char **argv, struct command *command)
{
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		switch (c) {
		case 'C':
			command->intake.site = optarg;
			break;
		case 'd':
			if (tb_date_parse(optarg, &command->intake.day) != 0)
				tb_usage(&spec, "date '%s' is not a day YYYY-MM-DD", optarg);
			break;
		case 'p':
			add_period(command, optarg);
			break;
		case 'o':
			command->output = optarg;
			break;
		case 'f':
			command->list.figures = optarg;
			break;
		case OPT_DRAFT:
			command->list.draft = 1;
			break;
		case OPT_XML:
			command->intake.xml = 1;
			break;
		case OPT_BEFORE:
			command->before = 1;
			break;
		default:
			if (command->action != ACTION_RUN)
				tb_usage(&spec, "one action at a time");
			command->action = c;
			command->list.list = optarg;
			break;
		}
	}
	if (command->intake.site == NULL)
		tb_usage(&spec, "-C SITE is needed");
	if (command->intake.day.year == 0)
		tb_usage(&spec, "-d DATE is needed");
	if (command->action == ACTION_STATUS && command->nasked == 0)
		tb_usage(&spec, "-p PERIOD is needed");
	if (command->nasked > 1 && (command->action != ACTION_STATUS || command->output == NULL))
		tb_usage(&spec, "several periods belong to --status --xml -o DIR");
	if ((command->intake.xml || command->before) && command->action != ACTION_STATUS)
		tb_usage(&spec, "--xml and --before belong to --status");
	if (command->before)
		ask_before(command);
	if (command->action == ACTION_SHEETS && command->output == NULL)
		tb_usage(&spec, "-o DIR is needed");
	if (command->action == ACTION_LIST &&
	    (command->output == NULL || command->list.figures == NULL))
		tb_usage(&spec, "--list needs -f FIGURES and -o DIR");
	if (command->action != ACTION_LIST &&
	    (command->list.figures != NULL || command->list.draft))
		tb_usage(&spec, "-f and --draft belong to --list");
	if (command->output != NULL && command->action != ACTION_SHEETS &&
	    command->action != ACTION_LIST && !command->intake.xml &&
	    (command->action != ACTION_RULES || optind < argc))
		tb_usage(&spec,
		    "-o belongs to --sheets, to --status --xml, and to --rules without a code");
	command->list.site = command->intake.site;
	command->list.output = command->output;
	if (command->action == ACTION_CHECK && optind == argc)
		tb_usage(&spec, "no file given");
	if (command->action != ACTION_CHECK && command->action != ACTION_RULES && optind < argc)
		tb_usage(&spec, "unexpected operand '%s'", argv[optind]);
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct tb_err err = {0};
	int rc;

	tb_diag_start(argv[0]);
	parse_command(argc, argv, &command);
	if (command.action == ACTION_CHECK)
		rc = intake_check(&command.intake, argv + optind, &err);
	else if (command.action == ACTION_STATUS)
		rc = intake_status(
		    &command.intake, command.asked, command.nasked, command.output, &err);
	else if (command.action == ACTION_RULES)
		rc = rulebook_run(&(struct rulebook_command){command.intake.site,
				      command.intake.day, command.output, argv + optind},
		    &err);
	else if (command.action == ACTION_SHEETS)
		rc = intake_sheets(&command.intake, command.output, &err);
	else if (command.action == ACTION_LIST)
		rc = list_run(&command.list, &err);
	else
		rc = intake_run(&command.intake, &err);
	if (rc != 0)
		tb_diag_err(&err);
	free(command.asked);
	tb_diag_leave(0);
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
