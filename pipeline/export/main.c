/*
 * tongbao-export: the figures of a period for others than readers of bulletins: open data
 * (CSV, a workbook, a database; tongbao-data.5), or the submission to the level above; and
 * the forms by which units report (tongbao-form.5); or one of them, explained.
 */
#include "../lib/atomic.h"
#include "../lib/csv.h"
#include "../lib/file.h"
#include "../lib/made.h"
#include "../lib/option.h"
#include "../lib/spread.h"
#include "csv.h"
#include "database.h"
#include "dictionary.h"
#include "explain.h"
#include "folder.h"
#include "forms.h"
#include "list.h"
#include "observe.h"
#include "rollup.h"
#include "sources.h"
#include "workbook.h"
#include <string.h>

static const char usage[] =
    "usage: tongbao-export -P PLAN -A ARCHIVE -t TEMPLATES -f FIGURES [--draft] -o DIR\n"
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

struct command {
	const char *plan, *archive, *templates, *figures, *output;
	const char *upper;     /* plan id of the level above; NULL = open data */
	const char *forms;     /* month of the forms; NULL = none are asked for */
	const char *sheets;    /* folder of the data of call-up sheets; NULL = none */
	const char **statuses; /* ended by NULL */
	size_t nstatuses;
	const char *asked; /* figure to be explained; NULL = none */
	const char *depth; /* of the explanation, as given; NULL = all of it */
	int levels;
	char *const *units; /* or files of uses */
	struct rollup_head head;
	int draft, sources, list;
};

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

static void
parse_command(int argc, char **argv, struct command *command)
{
	int c;

	command->statuses = tb_xcalloc((size_t)argc + 1, sizeof(*command->statuses));
	while ((c = tb_option_next(argc, argv, &spec)) != -1)
		if (c == OPTION_DRAFT)
			command->draft = 1;
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

/* --- open data -------------------------------------------------------------------------- */

static int
write_bytes(const char *folder, const char *name, const struct tb_buf *bytes, struct tb_err *err)
{
	char *path = tb_path_join(folder, name);
	int rc = tb_atomic_write(path, bytes->s, bytes->len, 1, err);

	free(path);
	return rc;
}

static void
put_dictionary(void *user, const char *const cells[DICTIONARY_COLUMNS])
{
	tb_csv_row(user, cells, DICTIONARY_COLUMNS);
}

static int
write_tables(const struct dataset *dataset, const char *folder, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	csv_write(&bytes, &dataset->tables[TABLE_FIGURE], dataset->words);
	rc = write_bytes(folder, "figures.csv", &bytes, err);
	tb_buf_reset(&bytes);
	csv_write(&bytes, &dataset->tables[TABLE_OBSERVATION], dataset->words);
	if (rc == 0 && !dataset_is_public(dataset))
		rc = write_bytes(folder, "observations.csv", &bytes, err);
	tb_buf_reset(&bytes);
	tb_csv_start(&bytes);
	dictionary_each(dataset, put_dictionary, &bytes);
	if (rc == 0)
		rc = write_bytes(folder, "dictionary.csv", &bytes, err);
	tb_buf_release(&bytes);
	return rc;
}

static int
write_database(const struct dataset *dataset, const char *folder, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = database_make(dataset, &bytes, err);

	if (rc == 0)
		rc = write_bytes(folder, "tongbao.sqlite", &bytes, err);
	tb_buf_release(&bytes);
	return rc;
}

static int
write_workbook(const struct dataset *dataset, const char *folder, struct tb_err *err)
{
	return workbook_write(dataset, folder, "tongbao.xlsx", err);
}

/* Each of them takes about as long as the others. */
static int (*const parts[])(const struct dataset *, const char *folder, struct tb_err *) = {
    write_workbook, write_database, write_tables};
enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

/* Where the parts are written to. */
struct shelf {
	const struct dataset *dataset;
	const char *folder;
};

static void
write_part(void *context, size_t i)
{
	const struct shelf *shelf = context;
	struct tb_err err = {0};

	if (parts[i](shelf->dataset, shelf->folder, &err) != 0)
		tb_diag_err(&err);
}

/* A month that nobody reported has nothing to tell. */
static int
check_reported(const struct dataset *dataset, const char *figures, struct tb_err *err)
{
	const struct table *submissions = &dataset->tables[TABLE_SUBMISSION];
	const char *const *period = dataset_period(dataset);
	size_t i;

	for (i = 0; i < submissions->nrows; i++)
		if (strcmp(table_row(submissions, i)[SUBMISSION_PERIOD], period[PERIOD_MONTH_ID]) ==
		    0)
			return 0;
	return tb_err_set(err, TB_MSG_NOTHING, figures, 0, 0,
	    "no unit has reported %s; there is nothing to export", period[PERIOD_MONTH_ID]);
}

/* -1: *err filled; what is wrong with a part has been printed. */
static int
export_data(const struct command *command, const struct dataset *dataset, struct tb_err *err)
{
	char *hidden = folder_open(command->output, err);
	struct shelf shelf = {dataset, hidden};
	size_t errors = tb_diag_count(TB_ERROR);

	if (hidden == NULL)
		return -1;
	tb_spread(PARTS, write_part, &shelf);
	if (tb_diag_count(TB_ERROR) > errors) {
		folder_abort(hidden);
		return 0;
	}
	return folder_commit(hidden, command->output, err);
}

/* --- roll-up ------------------------------------------------------------------------------ */

/* The file, and the folder it stands in. */
static int
write_submission(const char *path, const struct tb_buf *bytes, struct tb_err *err)
{
	char *folder = tb_xstrndup(path, (size_t)(tb_path_base(path) - path));
	int rc = folder[0] != '\0' ? tb_folder_make(folder, err) : 0;

	free(folder);
	return rc == 0 ? tb_atomic_write(path, bytes->s, bytes->len, 0, err) : rc;
}

static void
warn_of_draft(const struct command *command, const struct dataset *dataset)
{
	const char *month = dataset_period(dataset)[PERIOD_MONTH_ID];

	tb_diag(TB_MSG_DRAFT_SENT, (struct tb_pos){command->output, 0, 0},
	    "no approved issue counts these figures of %s; approve the month and export it again, "
	    "with the next --revision if this one was sent",
	    month);
}

/* Whom to call is said on the command line, or by the plan. */
static int
fill_contact(struct rollup_head *head, const struct tb_plan_rollup *rollup, struct tb_err *err)
{
	if (head->contact != NULL)
		return 0;
	head->contact = rollup->contact;
	head->phone = rollup->phone;
	if (head->contact[0] != '\0' && head->phone[0] != '\0')
		return 0;
	return tb_err_set(err, TB_MSG_PLAN, rollup->source.file, rollup->source.line, 0,
	    "<rollup plan=\"%s\"> has no contact and phone; write them there, or give --contact "
	    "and "
	    "--phone",
	    rollup->plan);
}

/* Who answers for it, likewise. */
static void
fill_names(struct rollup_head *head, const struct tb_plan_rollup *rollup)
{
	if (head->prepared != NULL || rollup->prepared[0] == '\0')
		return;
	head->prepared = rollup->prepared;
	head->reviewed = rollup->reviewed;
	head->approved = rollup->approved;
}

static int
export_rollup(const struct command *command, const struct dataset *dataset,
    const struct observed *observed, struct tb_err *err)
{
	const struct tb_plan *plan = dataset->plan;
	struct rollup_head head = command->head;
	struct rollup_source source = {
	    tb_plan_rollup(plan, command->upper), dataset, observed, &head};
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	if (source.rollup == NULL)
		return tb_err_set(err, TB_MSG_PLAN, plan->identity.source.file,
		    plan->identity.source.line, 0,
		    "the plan has no <rollup plan=\"%s\">; add one, or name another plan",
		    command->upper);
	fill_names(&head, source.rollup);
	rc = fill_contact(&head, source.rollup, err);
	if (rc == 0)
		rc = rollup_make(&source, &bytes, err);
	if (rc == 0)
		rc = write_submission(command->output, &bytes, err);
	if (rc == 0 && command->draft)
		warn_of_draft(command, dataset);
	tb_buf_release(&bytes);
	return rc;
}

/* --- one figure ------------------------------------------------------------------------- */

/* What is asked for: the option's, or a line each of standard input; NULL-ended. */
static const char **
questions(const char *asked, struct tb_buf *lines)
{
	const char **list = NULL;
	size_t n = 0, cap = 0;
	char *at;
	int c;

	if (strcmp(asked, "-") == 0)
		while ((c = getchar()) != EOF)
			tb_buf_putc(lines, (char)c);
	else
		tb_buf_puts(lines, asked);
	for (at = lines->len > 0 ? lines->s : NULL; at != NULL && *at != '\0';) {
		*(const char **)tb_grow(&list, n++, &cap, sizeof(*list)) = at;
		at += strcspn(at, "\n");
		if (*at != '\0')
			*at++ = '\0';
	}
	*(const char **)tb_grow(&list, n, &cap, sizeof(*list)) = NULL;
	return list;
}

static int
explain(const struct command *command, struct dataset *dataset, const struct observed *observed,
    struct tb_err *err)
{
	struct tb_buf lines = TB_BUF_INIT, text = TB_BUF_INIT;
	const char **asked = questions(command->asked, &lines);
	const struct explain_order order = {.dataset = dataset,
	    .observed = observed,
	    .plan_folder = command->plan,
	    .asked = asked,
	    .depth = command->levels,
	    .uses = command->units};
	int rc = explain_write(&order, &text, err);

	if (rc == 0 && text.len > 0)
		fputs(text.s, stdout);
	tb_buf_release(&text);
	tb_buf_release(&lines);
	free(asked);
	return rc;
}

/* --- main ----------------------------------------------------------------------------------- */

static int
export_period(const struct command *command, struct dataset *dataset, struct tb_err *err)
{
	struct observed observed;
	int rc = command->asked == NULL && !dataset_is_public(dataset)
		     ? check_reported(dataset, command->figures, err)
		     : 0;

	if (rc == 0 && command->upper != NULL && dataset_is_public(dataset))
		rc = tb_err_set(err, TB_MSG_FIGURES, command->figures, 0, 0,
		    "the public edition is not what is submitted to the level above; export its "
		    "figures of the internal one");
	if (rc != 0 || observed_load(command->archive, dataset, &observed, err) != 0)
		return -1;
	if (command->asked != NULL) {
		rc = observed_load_replaced(command->archive, dataset, &observed, err);
		if (rc == 0)
			rc = explain(command, dataset, &observed, err);
	} else if (command->upper != NULL) {
		rc = export_rollup(command, dataset, &observed, err);
	} else {
		observed_tabulate(&observed, dataset);
		rc = export_data(command, dataset, err);
	}
	observed_release(&observed);
	return rc;
}

static int
export_forms(const struct command *command, struct tb_plan *plan, struct tb_err *err)
{
	struct tb_period period;
	const struct forms_order order = {plan, command->archive, command->templates,
	    command->output, command->forms, command->units, command->statuses, command->sheets};

	if (tb_period_parse(command->forms, &period) == 0)
		tb_plan_roll(plan, period);
	return forms_write(&order, err);
}

static int
export_list(const struct command *command, const struct tb_plan *plan, struct tb_err *err)
{
	const struct list_order order = {
	    plan, command->templates, command->figures, command->output, command->draft};

	return list_write(&order, err);
}

static int
run(const struct command *command, const struct tb_plan *plan, struct tb_err *err)
{
	char *path = tb_template_path(command->templates, "open-data.xml");
	struct words words;
	struct dataset_source source = {command->figures, command->draft, plan, &words};
	struct dataset dataset;
	int rc = words_load(path, &words, err);

	free(path);
	if (rc != 0)
		return rc;
	rc = dataset_load(&dataset, &source, err);
	if (rc == 0 && command->sources)
		rc = sources_write(
		    &(struct sources_order){&dataset, command->output, command->units}, err);
	else if (rc == 0)
		rc = export_period(command, &dataset, err);
	dataset_release(&dataset);
	words_release(&words);
	return rc;
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct tb_plan plan = {0};
	struct tb_err err = {0};
	int rc;

	tb_diag_start(argv[0]);
	tb_made_program();
	parse_command(argc, argv, &command);
	if (tb_plan_load(command.plan, &plan, &err) != 0) {
		tb_diag_err(&err);
	} else {
		rc = command.forms != NULL ? export_forms(&command, &plan, &err)
		     : command.list	   ? export_list(&command, &plan, &err)
					   : run(&command, &plan, &err);
		if (rc != 0)
			tb_diag_err(&err);
		tb_plan_release(&plan);
	}
	free(command.statuses);
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
