/* The command line of tongbao-export: see command.h. */
#include "command.h"
#include "../lib/option.h"

static const char usage[] =
    "usage: tongbao-export -P PLAN -A ARCHIVE -t TEMPLATES -f FIGURES [--draft] [--empty]\n"
    "                      -o DIR\n"
    "       tongbao-export -P PLAN -A ARCHIVE -t TEMPLATES -f FIGURES --rollup UPPER -d DATE\n"
    "                      [--contact NAME --phone NUMBER] [--revision N --reason TEXT]\n"
    "                      [--prepared NAME --reviewed NAME --approved NAME] [--draft] -o FILE\n"
    "       tongbao-export -P PLAN -A ARCHIVE -t TEMPLATES --forms PERIOD [-s STATUS...]\n"
    "                      [--sheets DIR] -o DIR [UNIT...]\n"
    "       tongbao-export -P PLAN -A ARCHIVE -t TEMPLATES -f FIGURES --list [--draft] -o DIR\n"
    "       tongbao-export -P PLAN -A ARCHIVE -t TEMPLATES -f FIGURES --explain FIGURE\n"
    "                      [--depth N] [FILE.uses...]\n"
    "       tongbao-export -P PLAN -A ARCHIVE -t TEMPLATES -f FIGURES --sources -o DIR\n"
    "                      FILE.uses... [FILE.bind...]\n"
    "  -P, --plan DIR        the plan's folder\n"
    "  -A, --archive DIR     the archive of accepted submissions\n"
    "  -t, --templates DIR   templates (open-data.xml, form-words.xml)\n"
    "  -f, --figures FILE    figures.xml of the period\n"
    "  -o, --output PATH     the folder of the open data or the forms, or the submission\n"
    "      --draft           the figures are not those of an approved issue\n"
    "      --empty           open data though no unit has reported\n"
    "      --rollup UPPER    a submission to the plan UPPER, as the plan's <rollup> maps it\n"
    "      --forms PERIOD    a form for each unit that must report the month, or for each UNIT\n"
    "  -s, --status FILE     who has reported, of tongbao-receive --status --xml; any number\n"
    "      --sheets DIR      also the data of the call-up sheets, of all units\n"
    "      --list            of a year, the list to decide on who is in the next year's, into DIR\n"
    "      --explain FIGURE  print where a figure comes from: its id, name or printed text;\n"
    "                        - = those of standard input, one a line\n"
    "      --depth N         no more than N levels of what it is computed from\n"
    "      --sources         of each document a table of the figures that it prints, with rule\n"
    "                        and sources: what its PDF carries\n"
    "  -d, --date DATE       day of the submission, YYYY-MM-DD\n"
    "      --revision N      its version (1); from 2 on with --reason TEXT\n"
    "      --contact NAME --phone NUMBER                     whom to call (the plan's)\n"
    "      --prepared NAME --reviewed NAME --approved NAME   who answers for it\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

enum { MAX_DEPTH = 999 };

enum {
	OPTION_DRAFT = 256,
	OPTION_EMPTY,
	OPTION_ROLLUP,
	OPTION_FORMS,
	OPTION_SHEETS,
	OPTION_LIST,
	OPTION_EXPLAIN,
	OPTION_DEPTH,
	OPTION_SOURCES,
	OPTION_REVISION,
	OPTION_REASON,
	OPTION_CONTACT,
	OPTION_PHONE,
	OPTION_PREPARED,
	OPTION_REVIEWED,
	OPTION_APPROVED
};

static const struct option longs[] = {
    {"plan", required_argument, NULL, 'P'},
    {"archive", required_argument, NULL, 'A'},
    {"templates", required_argument, NULL, 't'},
    {"figures", required_argument, NULL, 'f'},
    {"output", required_argument, NULL, 'o'},
    {"date", required_argument, NULL, 'd'},
    {"draft", no_argument, NULL, OPTION_DRAFT},
    {"empty", no_argument, NULL, OPTION_EMPTY},
    {"rollup", required_argument, NULL, OPTION_ROLLUP},
    {"forms", required_argument, NULL, OPTION_FORMS},
    {"status", required_argument, NULL, 's'},
    {"sheets", required_argument, NULL, OPTION_SHEETS},
    {"list", no_argument, NULL, OPTION_LIST},
    {"explain", required_argument, NULL, OPTION_EXPLAIN},
    {"depth", required_argument, NULL, OPTION_DEPTH},
    {"sources", no_argument, NULL, OPTION_SOURCES},
    {"revision", required_argument, NULL, OPTION_REVISION},
    {"reason", required_argument, NULL, OPTION_REASON},
    {"contact", required_argument, NULL, OPTION_CONTACT},
    {"phone", required_argument, NULL, OPTION_PHONE},
    {"prepared", required_argument, NULL, OPTION_PREPARED},
    {"reviewed", required_argument, NULL, OPTION_REVIEWED},
    {"approved", required_argument, NULL, OPTION_APPROVED},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "P:A:t:f:o:d:s:", longs};

/* The member of the command that an option sets. */
static const char **
member_of(struct command *command, int option)
{
	switch (option) {
	case 'P':
		return &command->plan;
	case 'A':
		return &command->archive;
	case 't':
		return &command->templates;
	case 'f':
		return &command->figures;
	case 'd':
		return &command->head.date;
	case OPTION_ROLLUP:
		return &command->upper;
	case OPTION_FORMS:
		return &command->forms;
	case OPTION_SHEETS:
		return &command->sheets;
	case 's':
		return &command->statuses[command->nstatuses++];
	case OPTION_EXPLAIN:
		return &command->asked;
	case OPTION_DEPTH:
		return &command->depth;
	case OPTION_REVISION:
		return &command->head.version;
	case OPTION_REASON:
		return &command->head.reason;
	case OPTION_CONTACT:
		return &command->head.contact;
	case OPTION_PHONE:
		return &command->head.phone;
	case OPTION_PREPARED:
		return &command->head.prepared;
	case OPTION_REVIEWED:
		return &command->head.reviewed;
	case OPTION_APPROVED:
		return &command->head.approved;
	default:
		return &command->output;
	}
}

static void
check_head(struct rollup_head *head)
{
	struct tb_date date;
	long version;

	if (head->version == NULL)
		head->version = "1";
	if (tb_int_parse(head->version, 1, 9999, &version) != 0 || head->version[0] == '0')
		tb_usage(&spec, "revision '%s' is not a number from 1 to 9999", head->version);
	if (head->date == NULL || tb_date_parse(head->date, &date) != 0)
		tb_usage(&spec, "--rollup needs -d YYYY-MM-DD");
	if ((head->contact == NULL) != (head->phone == NULL))
		tb_usage(&spec, "--contact and --phone go together");
	if (version > 1 && head->reason == NULL)
		tb_usage(&spec, "a corrected submission needs --reason");
	if ((head->prepared == NULL) != (head->reviewed == NULL) ||
	    (head->prepared == NULL) != (head->approved == NULL))
		tb_usage(&spec, "--prepared, --reviewed and --approved go together");
}

static void
check_forms(const struct command *command)
{
	struct tb_period period;

	if (tb_period_parse(command->forms, &period) != 0)
		tb_usage(&spec, "'%s' is no month YYYY-MM", command->forms);
	if (command->upper != NULL || command->figures != NULL || command->draft)
		tb_usage(&spec, "--forms takes none of -f, --draft and --rollup");
}

static void
check_explain(struct command *command)
{
	long levels = MAX_DEPTH;

	if (command->asked == NULL || command->figures == NULL)
		tb_usage(&spec, "--explain FIGURE and -f are needed");
	if (command->forms != NULL || command->upper != NULL || command->output != NULL)
		tb_usage(&spec, "--explain takes none of -o, --forms and --rollup");
	if (command->depth != NULL && tb_int_parse(command->depth, 0, MAX_DEPTH, &levels) != 0)
		tb_usage(
		    &spec, "depth '%s' is not a number from 0 to %d", command->depth, MAX_DEPTH);
	command->levels = (int)levels;
}

static void
check_sources(const struct command *command)
{
	if (command->figures == NULL || command->units[0] == NULL)
		tb_usage(&spec, "--sources needs -f and files of uses");
	if (command->forms != NULL || command->upper != NULL)
		tb_usage(&spec, "--sources goes without --forms and --rollup");
}

void
command_read(int argc, char **argv, struct command *command)
{
	int c;

	command->statuses = tb_xcalloc((size_t)argc + 1, sizeof(*command->statuses));
	while ((c = tb_option_next(argc, argv, &spec)) != -1)
		if (c == OPTION_DRAFT)
			command->draft = 1;
		else if (c == OPTION_EMPTY)
			command->empty = 1;
		else if (c == OPTION_SOURCES)
			command->sources = 1;
		else if (c == OPTION_LIST)
			command->list = 1;
		else
			*member_of(command, c) = optarg;
	command->units = argv + optind;
	if (command->plan == NULL || command->archive == NULL || command->templates == NULL)
		tb_usage(&spec, "-P, -A and -t are needed");
	if (command->forms == NULL && (command->nstatuses > 0 || command->sheets != NULL))
		tb_usage(&spec, "-s and --sheets belong to --forms");
	if (command->asked != NULL || command->depth != NULL) {
		check_explain(command);
		return;
	}
	if (command->output == NULL)
		tb_usage(&spec, "-o is needed");
	if (command->empty &&
	    (command->forms != NULL || command->upper != NULL || command->list || command->sources))
		tb_usage(&spec, "--empty is of open data alone");
	if (command->sources) {
		check_sources(command);
		return;
	}
	if (command->forms != NULL) {
		check_forms(command);
		return;
	}
	if (optind < argc)
		tb_usage(&spec, "unexpected operand '%s'", argv[optind]);
	if (command->figures == NULL)
		tb_usage(&spec, "-f is needed");
	if (command->upper != NULL && command->list)
		tb_usage(&spec, "--list goes without --rollup");
	if (command->upper != NULL)
		check_head(&command->head);
}

void
command_release(struct command *command)
{
	free(command->statuses);
	command->statuses = NULL;
}
