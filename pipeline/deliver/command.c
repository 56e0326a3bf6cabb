/* What is asked for: see command.h. */
#include "command.h"
#include "../lib/decimal.h"
#include "../lib/digest.h"
#include "../lib/ledger.h"
#include "../lib/option.h"

static const char usage[] =
    "usage: tongbao-deliver --publish -C SITE -p PERIOD -w WORK [-l EVENT | --draft]\n"
    "                                 [--public WORK]\n"
    "       tongbao-deliver --approve -C SITE -p PERIOD -w WORK -d DATE [--public WORK]\n"
    "                                 [--expect DIGEST] [--empty]\n"
    "       tongbao-deliver --award   -C SITE -d DATE SCHEME ENTERPRISE STEP YEAR\n"
    "       tongbao-deliver --withdraw -C SITE -d DATE --by NAME --reason TEXT\n"
    "                                 SCHEME ENTERPRISE STEP YEAR\n"
    "       tongbao-deliver --close   -C SITE -d DATE --by NAME --reason TEXT PERIOD\n"
    "       tongbao-deliver --reopen  -C SITE -d DATE --by NAME --reason TEXT PERIOD\n"
    "       tongbao-deliver --grant   -C SITE -d DATE --by NAME --reason TEXT --until DATE\n"
    "                                 UNIT PERIOD\n"
    "       tongbao-deliver --agenda  -C SITE -p PERIOD [--draft]\n"
    "       tongbao-deliver --due     -C SITE -d DATE\n"
    "       tongbao-deliver --calendar -C SITE -d DATE\n"
    "       tongbao-deliver --standing -C SITE -d DATE\n"
    "       tongbao-deliver --record  -C SITE -d DATE -p PERIOD [--missed] TASK\n"
    "       tongbao-deliver --verify  -C SITE [--head HASH]\n"
    "       tongbao-deliver --verify  -C SITE -p PERIOD [--issue N]\n"
    "                                 [-w WORK [--public WORK] [--unmade]]\n"
    "       tongbao-deliver --intact  -C SITE -d DATE\n"
    "       tongbao-deliver --settle  -C SITE\n"
    "       tongbao-deliver --place   -C SITE FOLDER TARGET [FOLDER TARGET...]\n"
    "       tongbao-deliver --next    -C SITE -p PERIOD\n"
    "       tongbao-deliver --shelf   -C SITE -d DATE -w FOLDER [PERIOD...]\n"
    "  -C, --site SITE       the site's folder\n"
    "  -p, --period PERIOD   YYYY-MM, YYYY-Qn or YYYY\n"
    "  -w, --work WORK       the run's work folder\n"
    "  -l, --event FILE      publish this approved issue, not the newest one\n"
    "      --draft           a draft alone, beside the issue where there is one\n"
    "  -d, --date DATE       today, YYYY-MM-DD\n"
    "      --public WORK     the same of the public edition, of which this is the work folder\n"
    "      --expect DIGEST   refuse unless the figures have this digest (8 digits or more)\n"
    "      --empty           it may go out though nobody has reported\n"
    "      --issue N         that one, not the newest\n"
    "      --unmade          the run in WORK was cut off: say only what made the issue and has "
    "changed\n"
    "      --head HASH       the audit log must have this row: its head as noted before\n"
    "      --by NAME         who decided\n"
    "      --reason TEXT     why\n"
    "      --until DATE      last day of the grant\n"
    "      --missed          the task was not done, and will not be\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

enum {
	OPT_EXPECT = 256,
	OPT_EMPTY,
	OPT_PUBLIC,
	OPT_DRAFT,
	OPT_BY,
	OPT_REASON,
	OPT_UNTIL,
	OPT_HEAD,
	OPT_MISSED,
	OPT_ISSUE,
	OPT_UNMADE
};

static const struct option longs[] = {
    {"publish", no_argument, NULL, ACTION_PUBLISH},
    {"approve", no_argument, NULL, ACTION_APPROVE},
    {"award", no_argument, NULL, ACTION_AWARD},
    {"withdraw", no_argument, NULL, ACTION_WITHDRAW},
    {"close", no_argument, NULL, ACTION_CLOSE},
    {"reopen", no_argument, NULL, ACTION_REOPEN},
    {"grant", no_argument, NULL, ACTION_GRANT},
    {"by", required_argument, NULL, OPT_BY},
    {"reason", required_argument, NULL, OPT_REASON},
    {"until", required_argument, NULL, OPT_UNTIL},
    {"agenda", no_argument, NULL, ACTION_AGENDA},
    {"due", no_argument, NULL, ACTION_DUE},
    {"calendar", no_argument, NULL, ACTION_CALENDAR},
    {"standing", no_argument, NULL, ACTION_STANDING},
    {"record", no_argument, NULL, ACTION_RECORD},
    {"missed", no_argument, NULL, OPT_MISSED},
    {"issue", required_argument, NULL, OPT_ISSUE},
    {"unmade", no_argument, NULL, OPT_UNMADE},
    {"verify", no_argument, NULL, ACTION_VERIFY},
    {"intact", no_argument, NULL, ACTION_INTACT},
    {"settle", no_argument, NULL, ACTION_SETTLE},
    {"place", no_argument, NULL, ACTION_PLACE},
    {"shelf", no_argument, NULL, ACTION_SHELF},
    {"next", no_argument, NULL, ACTION_NEXT},
    {"head", required_argument, NULL, OPT_HEAD},
    {"site", required_argument, NULL, 'C'},
    {"period", required_argument, NULL, 'p'},
    {"work", required_argument, NULL, 'w'},
    {"event", required_argument, NULL, 'l'},
    {"date", required_argument, NULL, 'd'},
    {"draft", no_argument, NULL, OPT_DRAFT},
    {"expect", required_argument, NULL, OPT_EXPECT},
    {"empty", no_argument, NULL, OPT_EMPTY},
    {"public", required_argument, NULL, OPT_PUBLIC},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "C:p:w:l:d:", longs};

static void
need_decision(const struct command *command)
{
	if (command->by == NULL || command->reason == NULL || command->by[0] == '\0' ||
	    command->reason[0] == '\0')
		tb_usage(&spec, "--by NAME and --reason TEXT are needed");
}

/* The operands of --award and --withdraw; 0 = it is neither. */
static int
parse_award(int argc, char **argv, struct command *command)
{
	int withdraws = command->action == ACTION_WITHDRAW;

	if (command->action != ACTION_AWARD && !withdraws)
		return 0;
	if (argc - optind != 4)
		tb_usage(&spec, "--%s takes a scheme, an enterprise, a step and a year",
		    withdraws ? "withdraw" : "award");
	if (withdraws)
		need_decision(command);
	command->award = (struct given_award){argv[optind], argv[optind + 1], argv[optind + 2],
	    argv[optind + 3], command->date, command->by, command->reason};
	return 1;
}

/* The operands of --close, --reopen and --grant; 0 = it is none of them. */
static int
parse_window(int argc, char **argv, struct command *command)
{
	static const char *const kinds[] = {[ACTION_CLOSE] = TB_LEDGER_CLOSED,
	    [ACTION_REOPEN] = TB_LEDGER_REOPENED,
	    [ACTION_GRANT] = TB_LEDGER_GRANTED};
	struct window *window = &command->window;
	int grants = command->action == ACTION_GRANT;

	if (command->action < ACTION_CLOSE || command->action > ACTION_GRANT)
		return 0;
	if (argc - optind != 1 + grants)
		tb_usage(&spec, "%s",
		    grants ? "--grant takes a unit and a period" : "one period is needed");
	need_decision(command);
	if (grants != (window->until != NULL))
		tb_usage(&spec, "--until DATE belongs to --grant, which needs it");
	window->by = command->by;
	window->reason = command->reason;
	window->kind = kinds[command->action];
	window->unit = grants ? argv[optind] : NULL;
	window->period = argv[argc - 1];
	window->date = command->date;
	return 1;
}

/* The operand of --record; 0 = it is not asked for. */
static int
parse_task(int argc, char **argv, struct command *command)
{
	struct calendar_event *task = &command->task;

	if (command->action != ACTION_RECORD)
		return 0;
	if (argc - optind != 1 || due_parse(argv[optind], &task->task) != 0)
		tb_usage(&spec, "--record takes one task of the calendar");
	task->term = command->term;
	task->date = command->date;
	if (task->term.last.year != 0 && !due_fits(task->task, task->term))
		tb_usage(&spec, "'%s' is of another kind of period than -p", argv[optind]);
	return 1;
}

/* The operands of --place; 0 = it is not asked for. */
static int
parse_place(int argc, char **argv, struct command *command)
{
	if (command->action != ACTION_PLACE)
		return 0;
	if (argc == optind || (argc - optind) % 2 != 0)
		tb_usage(&spec, "--place takes folders, each with its target");
	command->pairs = argv + optind;
	return 1;
}

/* The operands of --shelf; 0 = it is not asked for. */
static int
parse_shelf(char **operands, struct command *command)
{
	struct tb_term term;

	if (command->action != ACTION_SHELF)
		return 0;
	command->of = operands;
	for (; *operands != NULL; operands++)
		if (tb_term_parse(*operands, &term) != 0)
			tb_usage(
			    &spec, "'%s' is not YYYY-MM, YYYY-Q1 to YYYY-Q4, or YYYY", *operands);
	return 1;
}

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
		case 'l':
			command->event = optarg;
			break;
		case 'p':
			if (tb_term_parse(optarg, &command->term) != 0)
				tb_usage(&spec,
				    "period '%s' is not YYYY-MM, YYYY-Q1 to YYYY-Q4, or YYYY",
				    optarg);
			break;
		case 'd':
			if (tb_date_parse(optarg, &command->date) != 0)
				tb_usage(&spec, "date '%s' is not a day YYYY-MM-DD", optarg);
			command->date_text = optarg;
			break;
		case OPT_DRAFT:
			command->draft = 1;
			break;
		case OPT_PUBLIC:
			command->published = optarg;
			break;
		case OPT_EXPECT:
			command->expect = optarg;
			break;
		case OPT_EMPTY:
			command->empty = 1;
			break;
		case OPT_HEAD:
			command->head = optarg;
			break;
		case OPT_BY:
			command->by = optarg;
			break;
		case OPT_REASON:
			command->reason = optarg;
			break;
		case OPT_ISSUE:
			if (tb_int_parse(optarg, 1, 9999, &command->number) != 0)
				tb_usage(&spec, "issue '%s' is not a number from 1 on", optarg);
			break;
		case OPT_UNMADE:
			command->unmade = 1;
			break;
		case OPT_MISSED:
			command->task.missed = 1;
			break;
		case OPT_UNTIL:
			command->window.until = optarg;
			break;
		default:
			if (command->action != ACTION_NONE)
				tb_usage(&spec, "one action at a time");
			command->action = c;
			break;
		}
	}
	if (parse_window(argc, argv, command) || parse_award(argc, argv, command) ||
	    parse_place(argc, argv, command) || parse_shelf(argv + optind, command) ||
	    parse_task(argc, argv, command))
		return;
	if (optind < argc)
		tb_usage(&spec, "unexpected operand '%s'", argv[optind]);
}

static void
check_command(const struct command *command)
{
	int action = command->action;
	int runs = action == ACTION_PUBLISH || action == ACTION_APPROVE;
	int is_of_period =
	    runs || action == ACTION_AGENDA || action == ACTION_RECORD || action == ACTION_NEXT;

	if (action == ACTION_NONE)
		tb_usage(&spec, "no action given");
	if (command->site == NULL)
		tb_usage(&spec, "-C SITE is needed");
	if (is_of_period && command->term.last.year == 0)
		tb_usage(&spec, "-p PERIOD is needed");
	if (command->draft && command->event != NULL)
		tb_usage(&spec, "--draft or -l EVENT, not both");
	if (command->task.missed && action != ACTION_RECORD)
		tb_usage(&spec, "--missed belongs to --record");
	if (command->empty && action != ACTION_APPROVE)
		tb_usage(&spec, "--empty belongs to --approve");
	if (command->published != NULL && !runs && action != ACTION_VERIFY)
		tb_usage(&spec, "--public WORK belongs to --publish, --approve and --verify");
	if ((command->number != 0 || command->unmade) && action != ACTION_VERIFY)
		tb_usage(&spec, "--issue N and --unmade belong to --verify");
	if (action == ACTION_VERIFY && command->head != NULL && command->term.last.year != 0)
		tb_usage(&spec, "--head HASH or -p PERIOD, not both");
	if (action == ACTION_NEXT && command->term.span != TB_SPAN_MONTH)
		tb_usage(&spec, "--next is of a month");
	if ((runs || action == ACTION_SHELF) && command->work == NULL)
		tb_usage(&spec, "-w WORK is needed");
	if (action != ACTION_PUBLISH && action != ACTION_AGENDA && action != ACTION_VERIFY &&
	    action != ACTION_SETTLE && action != ACTION_PLACE && action != ACTION_NEXT &&
	    command->date_text == NULL)
		tb_usage(&spec, "-d DATE is needed");
	if (command->expect != NULL &&
	    (strlen(command->expect) < 8 || strlen(command->expect) > TB_DIGEST_LEN))
		tb_usage(&spec, "--expect takes 8 to 64 digits");
	if (command->head != NULL &&
	    (action != ACTION_VERIFY || strlen(command->head) != TB_DIGEST_LEN))
		tb_usage(&spec, "--head HASH belongs to --verify, and has 64 digits");
}

void
command_read(int argc, char **argv, struct command *command)
{
	*command = (struct command){0};
	parse_command(argc, argv, command);
	check_command(command);
}
