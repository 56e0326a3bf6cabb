/*
 * tongbao-deliver: what a run made becomes a draft or a published issue; a
 * person's approval becomes a ledger event.  One action a call:
 *
 *	--publish    output/<period>/issue-N when the period is approved, else draft-...
 *	--approve    record the approval of the run in the ledger
 *	--award, --withdraw
 *	             record in the ledger that a step award was given, or was not
 *	--close, --reopen, --grant
 *	             record in the ledger who may report a period
 *	--agenda     print what a run of the period has to make: approved issues, a draft
 *	--verify     follow the audit log, and compare archive and ledger with it; or look whether
 *an issue is what was published, and whether a run makes the same of it
 *	--place      folders of a run take the places of those of the site
 *	--settle     finish what a program that did not end had decided
 *	--next       print the month that is reported after one
 *	--due        print the periods that the plan's calendar says are due
 *	--shelf      what there is, for the status page
 *	--calendar   print what is to be made today, or let be (calendar.h)
 *	--standing   print what was made and may have to be made again
 *	--record     record in the ledger that a task of the calendar was done, or missed
 */
#include "../lib/atomic.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../lib/journal.h"
#include "../lib/option.h"
#include "../lib/plan.h"
#include "../lib/trail.h"
#include "../lib/xmlread.h"
#include "agenda.h"
#include "approve.h"
#include "award.h"
#include "calendar.h"
#include "due.h"
#include "editions.h"
#include "place.h"
#include "publish.h"
#include "shelf.h"
#include "trail.h"
#include "verify.h"
#include "window.h"

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
	ACTION_NONE,
	ACTION_PUBLISH,
	ACTION_APPROVE,
	ACTION_AWARD,
	ACTION_WITHDRAW,
	ACTION_CLOSE,
	ACTION_REOPEN,
	ACTION_GRANT,
	ACTION_RECORD,
	ACTION_AGENDA,
	ACTION_DUE,
	ACTION_CALENDAR,
	ACTION_STANDING,
	ACTION_VERIFY,
	ACTION_SETTLE,
	ACTION_PLACE,
	ACTION_SHELF,
	ACTION_NEXT,
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

struct command {
	int action, draft, unmade, empty;
	long number;	    /* of the issue that --verify is of; 0 = the newest */
	char *const *pairs; /* folders and targets of --place */
	char *const *of;    /* periods of --shelf */
	const char *site, *work, *published, *event, *date_text, *expect, *head;
	const char *by, *reason; /* of a decision that is recorded */
	struct tb_term term;
	struct tb_date date;
	struct given_award award;
	struct window window;
	struct calendar_event task; /* of --record */
};

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

/* The approval of -l among those of the ledger; without -l the newest, or NULL;
 * NULL with --draft. */
static int
find_issue(const struct command *command, const struct tb_ledger *ledger,
    const struct tb_ledger_event **issue, struct tb_err *err)
{
	char of[8];
	size_t i;

	*issue = NULL;
	if (command->draft)
		return 0;
	if (command->event == NULL) {
		*issue = tb_ledger_issue(ledger, command->term);
		return 0;
	}
	for (i = 0; i < ledger->nevents && *issue == NULL; i++)
		if (strcmp(tb_path_base(ledger->events[i].path), tb_path_base(command->event)) == 0)
			*issue = &ledger->events[i];
	if (*issue != NULL && tb_ledger_is_issue(*issue, command->term))
		return 0;
	tb_term_format(command->term, of);
	return tb_err_set(err, TB_MSG_APPROVAL, command->event, 0, 0,
	    "the ledger holds no such approval of %s; tongbao-deliver --agenda prints them", of);
}

/* The newest issue's drafts have had their day, unless there is news for one. */
static int
find_news(const struct command *command, const struct tb_ledger *ledger,
    struct publication *publication, struct tb_err *err)
{
	struct news news;

	if (publication->issue == NULL || publication->issue != publication->newest)
		return 0;
	if (news_find(command->site, ledger, publication->issue, &news, err) != 0)
		return -1;
	publication->keeps_drafts = news.n > 0 || news.sheet;
	news_release(&news);
	return 0;
}

/* The run of -w, and that of --public where there is one: *published is it, or NULL. */
static int
load_runs(const struct command *command, struct run runs[static 2], const struct run **published,
    struct tb_err *err)
{
	int rc = run_load(command->work, 1, &runs[0], err);

	runs[1] = (struct run){0};
	*published = NULL;
	if (rc != 0 || command->published == NULL)
		return rc;
	rc = run_load(command->published, 1, &runs[1], err);
	if (rc != 0)
		run_release(&runs[0]);
	*published = &runs[1];
	return rc;
}

static void
release_runs(struct run runs[static 2])
{
	run_release(&runs[0]);
	run_release(&runs[1]);
}

static int
do_publish(const struct command *command, struct tb_err *err)
{
	struct publication publication = {.site = command->site, .term = command->term};
	char *folder = tb_path_join(command->site, "input/ledger");
	struct tb_ledger ledger;
	struct run runs[2];
	int rc = tb_ledger_load(folder, &ledger, err);

	if (rc == 0) {
		publication.newest = tb_ledger_issue(&ledger, command->term);
		rc = find_issue(command, &ledger, &publication.issue, err);
		if (rc == 0)
			rc = find_news(command, &ledger, &publication, err);
		if (rc == 0)
			rc = load_runs(command, runs, &publication.beside, err);
		if (rc == 0) {
			rc = editions_publish(&publication, &runs[0], publication.beside, err);
			if (rc == 0 && publication.issue != NULL)
				rc = verify_standing(&(const struct verify){command->site,
							 command->term, publication.issue->issue},
				    err);
			release_runs(runs);
		}
		tb_ledger_release(&ledger);
	}
	free(folder);
	return rc;
}

static int
do_approve(const struct command *command, struct tb_err *err)
{
	struct approval approval = {.site = command->site,
	    .term = command->term,
	    .date = command->date_text,
	    .expect = command->expect,
	    .empty = command->empty};
	struct run runs[2];
	long issue = 0;
	int again = 0, rc = load_runs(command, runs, &approval.published, err);

	if (rc != 0)
		return -1;
	rc = approve(&approval, &runs[0], &issue, &again, err);
	if (rc == 0)
		printf("issue %ld of %s approved%s, figures %.12s\n", issue, runs[0].period,
		    again ? " before" : "", runs[0].figures.digest);
	release_runs(runs);
	return rc;
}

/* The path of the event that was recorded, and the end of it. */
static int
print_event(int rc, struct tb_buf *event)
{
	if (rc == 0)
		printf("%s\n", event->s);
	tb_buf_release(event);
	return rc;
}

static int
do_award(const struct command *command, struct tb_err *err)
{
	struct tb_buf event = TB_BUF_INIT;

	return print_event(award_record(command->site, &command->award, &event, err), &event);
}

static int
do_withdraw(const struct command *command, struct tb_err *err)
{
	struct tb_buf event = TB_BUF_INIT;

	return print_event(award_withdraw(command->site, &command->award, &event, err), &event);
}

static int
do_window(const struct command *command, struct tb_err *err)
{
	struct tb_buf event = TB_BUF_INIT;

	return print_event(window_record(command->site, &command->window, &event, err), &event);
}

static int
do_agenda(const struct command *command, struct tb_err *err)
{
	char *folder = tb_path_join(command->site, "input/ledger");
	struct tb_ledger ledger;
	int rc = tb_ledger_load(folder, &ledger, err);

	if (rc == 0) {
		rc = agenda_print(command->site, command->term, command->draft, &ledger, err);
		tb_ledger_release(&ledger);
	}
	free(folder);
	return rc;
}

static int
do_due(const struct command *command, struct tb_err *err)
{
	char *folder = tb_path_join(command->site, "input/plan");
	struct tb_term due[DUE_MAX];
	struct tb_plan plan;
	char text[8];
	size_t n, i;
	int rc = tb_plan_load(folder, &plan, err);

	if (rc == 0) {
		n = due_terms(&plan, command->date, due);
		for (i = 0; i < n; i++) {
			tb_term_format(due[i], text);
			printf("%s\n", text);
		}
		tb_plan_release(&plan);
	}
	free(folder);
	return rc;
}

static int
do_calendar(const struct command *command, struct tb_err *err)
{
	return calendar_print(command->site, command->date, err);
}

static int
do_standing(const struct command *command, struct tb_err *err)
{
	return calendar_standing(command->site, command->date, err);
}

static int
do_record(const struct command *command, struct tb_err *err)
{
	struct tb_buf event = TB_BUF_INIT;

	return print_event(calendar_record(command->site, &command->task, &event, err), &event);
}

/* Archive and ledger; with -p an issue: what is published, and with -w what a run made of it. */
static int
do_verify(const struct command *command, struct tb_err *err)
{
	struct verify verify = {command->site, command->term, command->number};
	const struct run *published;
	struct run runs[2];
	int rc;

	if (command->term.last.year == 0)
		return trail_verify(command->site, command->head, err);
	if (command->work == NULL)
		return verify_published(&verify, err);
	if (command->unmade)
		return verify_unmade(&verify, command->work, command->published, err);
	rc = load_runs(command, runs, &published, err);
	if (rc == 0) {
		rc = verify_made(&verify, &runs[0], published, err);
		release_runs(runs);
	}
	return rc;
}

/* Those that only look leave what was decided before; the others begin by it. */
static int
settle(const struct command *command, struct tb_err *err)
{
	char *base = tb_path_join(command->site, "input");
	int looks = command->action == ACTION_DUE || command->action == ACTION_VERIFY ||
		    command->action == ACTION_SHELF || command->action == ACTION_NEXT;
	int rc = looks ? 0 : tb_journal_settle(base, err);

	free(base);
	return rc;
}

static int
do_place(const struct command *command, struct tb_err *err)
{
	return place_folders(command->pairs, err);
}

static int
do_next(const struct command *command, struct tb_err *err)
{
	char month[8];

	(void)err;
	tb_period_format(tb_period_after(command->term.last), month);
	printf("%s\n", month);
	return 0;
}

static int
do_shelf(const struct command *command, struct tb_err *err)
{
	struct shelf shelf = {command->site, command->date, command->of};

	return shelf_write(&shelf, command->work, err);
}

static int
do_nothing(const struct command *command, struct tb_err *err)
{
	(void)command;
	(void)err;
	return 0;
}

/* What was recorded is noted: the log of the run keeps the head. */
static int
note_head(const struct command *command, struct tb_err *err)
{
	char *base = tb_path_join(command->site, "input");
	int records = command->action <= ACTION_RECORD;
	int rc = records ? tb_trail_note(base, err) : 0;

	free(base);
	return rc;
}

int
main(int argc, char **argv)
{
	static int (*const actions[])(const struct command *, struct tb_err *) = {
	    [ACTION_PUBLISH] = do_publish,
	    [ACTION_APPROVE] = do_approve,
	    [ACTION_AWARD] = do_award,
	    [ACTION_WITHDRAW] = do_withdraw,
	    [ACTION_CLOSE] = do_window,
	    [ACTION_REOPEN] = do_window,
	    [ACTION_GRANT] = do_window,
	    [ACTION_AGENDA] = do_agenda,
	    [ACTION_DUE] = do_due,
	    [ACTION_CALENDAR] = do_calendar,
	    [ACTION_STANDING] = do_standing,
	    [ACTION_RECORD] = do_record,
	    [ACTION_VERIFY] = do_verify,
	    [ACTION_SETTLE] = do_nothing,
	    [ACTION_PLACE] = do_place,
	    [ACTION_SHELF] = do_shelf,
	    [ACTION_NEXT] = do_next,
	};
	struct command command = {0};
	struct tb_err err = {0};

	tb_diag_start(argv[0]);
	parse_command(argc, argv, &command);
	check_command(&command);
	if (settle(&command, &err) != 0 || actions[command.action](&command, &err) != 0 ||
	    note_head(&command, &err) != 0)
		tb_diag_err(&err);
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
