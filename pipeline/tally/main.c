/*
 * tongbao-tally: every number of a period, exact, each with its rule and its
 * operands (tongbao-figures.5).  Reads the plan, the archive's records of the
 * year up to the period, and the ledger; writes figures.xml.
 */
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/made.h"
#include "../lib/option.h"
#include "../lib/xmlread.h"
#include "audit.h"
#include "behind.h"
#include "counts.h"
#include "crosscheck.h"
#include "edition.h"
#include "inputs.h"
#include "lamp.h"
#include "liaison.h"
#include "movement.h"
#include "printed.h"
#include "quantity.h"
#include "ranking.h"
#include "recommend.h"
#include "revision.h"
#include "rolling.h"
#include "scope.h"
#include "score.h"
#include "subject.h"
#include "target.h"
#include "tree.h"
#include "upper.h"

static const char usage[] =
    "usage: tongbao-tally -P PLAN -A ARCHIVE [-L LEDGER] -p PERIOD [-l EVENT]\n"
    "                     [-e EDITION] -o FIGURES\n"
    "       tongbao-tally -a -P PLAN [-t TEMPLATES] -o AUDIT\n"
    "  -P, --plan DIR        the plan's folder\n"
    "  -A, --archive DIR     the archive of accepted submissions\n"
    "  -L, --ledger DIR      the ledger: what issues have counted before\n"
    "  -p, --period PERIOD   YYYY-MM, 2022-07 = January to July; 2022-Q2, 2022: with the\n"
    "                        scoreboards, awards and lists of the quarter or year\n"
    "  -l, --event FILE      count exactly what this approved issue counted\n"
    "  -e, --edition EDITION internal (all figures), or public: sums alone, and of these none\n"
    "                        that tells of fewer units than the plan's <disclosure> allows\n"
    "  -o, --output FILE     figures.xml, audit.xml\n"
    "  -a, --audit           where the plan contradicts itself; a list goes to stdout\n"
    "  -t, --templates DIR   the folder of audit-messages.xml\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

static const struct option longs[] = {
    {"plan", required_argument, NULL, 'P'},
    {"archive", required_argument, NULL, 'A'},
    {"ledger", required_argument, NULL, 'L'},
    {"period", required_argument, NULL, 'p'},
    {"event", required_argument, NULL, 'l'},
    {"edition", required_argument, NULL, 'e'},
    {"output", required_argument, NULL, 'o'},
    {"audit", no_argument, NULL, 'a'},
    {"templates", required_argument, NULL, 't'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "P:A:L:p:l:e:o:at:", longs};

struct command {
	const char *plan, *archive, *ledger, *event, *output, *templates;
	int public; /* the edition */
	int audit;  /* of the plan; nothing else is read */
	struct tb_term term;
};

static void
parse_period(const char *text, struct command *command)
{
	if (tb_term_parse(text, &command->term) != 0)
		tb_usage(&spec, "period '%s' is not YYYY-MM, YYYY-Q1 to YYYY-Q4, or YYYY", text);
	if (command->term.last.month == 1)
		tb_usage(&spec, "period '%s': there is no report of January; 1—2月 is %d-02", text,
		    command->term.last.year);
}

static void
parse_edition(const char *text, struct command *command)
{
	command->public = strcmp(text, "public") == 0;
	if (!command->public && strcmp(text, "internal") != 0)
		tb_usage(&spec, "edition '%s' is neither internal nor public", text);
}

static void
check_command(const struct command *command)
{
	if (command->audit) {
		if (command->archive != NULL || command->ledger != NULL || command->event != NULL ||
		    command->term.last.month != 0 || command->public)
			tb_usage(&spec, "an audit is of the plan alone: no -A, -L, -p, -l, -e");
		if (command->plan == NULL || command->output == NULL)
			tb_usage(&spec, "-P and -o are needed");
		return;
	}
	if (command->templates != NULL)
		tb_usage(&spec, "-t belongs to -a");
	if (command->public && command->term.span != TB_SPAN_MONTH)
		tb_usage(&spec, "the public edition is of a month");
	if (command->plan == NULL || command->archive == NULL || command->output == NULL ||
	    command->term.last.month == 0)
		tb_usage(&spec, "-P, -A, -p and -o are needed");
}

static void
parse_command(int argc, char **argv, struct command *command)
{
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		switch (c) {
		case 'P':
			command->plan = optarg;
			break;
		case 'A':
			command->archive = optarg;
			break;
		case 'L':
			command->ledger = optarg;
			break;
		case 'p':
			parse_period(optarg, command);
			break;
		case 'l':
			command->event = optarg;
			break;
		case 'e':
			parse_edition(optarg, command);
			break;
		case 'a':
			command->audit = 1;
			break;
		case 't':
			command->templates = optarg;
			break;
		default:
			command->output = optarg;
			break;
		}
	}
	if (optind < argc)
		tb_usage(&spec, "unexpected operand '%s'", argv[optind]);
	check_command(command);
}

/* --- what is read -------------------------------------------------------------------- */

/* A plan that can be computed with: what it names of the figures exists. */
static int
load_plan(const struct command *command, struct tb_plan *plan, struct tb_err *err)
{
	if (tb_plan_load(command->plan, plan, err) != 0)
		return -1;
	if (scores_check(plan, err) == 0 && escalations_check(plan, err) == 0)
		return 0;
	tb_plan_release(plan);
	return -1;
}

/* Is the plan in force at the period's end, and has it the year? */
static int
check_period(const struct tb_plan_identity *identity, struct tb_period period, struct tb_err *err)
{
	const struct tb_plan_source *source = &identity->source;

	if (period.year <= identity->base_year || period.year > identity->target_year)
		return tb_err_set(err, TB_MSG_PERIOD, source->file, source->line, 0,
		    "the plan is for %d to %d, not for %d; give a period of these years, or the "
		    "folder of another plan",
		    identity->base_year + 1, identity->target_year, period.year);
	if (!tb_plan_is_valid(identity->in_force, "", period))
		return tb_err_set(err, TB_MSG_PERIOD, source->file, source->line, 0,
		    "the plan is in force from %s, and %04d-%02d ends before that; give a later "
		    "period, or the folder of the plan that was in force then",
		    identity->in_force, period.year, period.month);
	return 0;
}

/* And one of the period. */
static int
load_plan_of_period(const struct command *command, struct tb_plan *plan, struct tb_err *err)
{
	if (load_plan(command, plan, err) != 0)
		return -1;
	if (check_period(&plan->identity, command->term.last, err) == 0) {
		tb_plan_roll(plan, command->term.last);
		return 0;
	}
	tb_plan_release(plan);
	return -1;
}

/* The ledger, and the event of -l; both empty where not given. */
struct decisions {
	struct tb_ledger ledger, issue;
	const struct tb_ledger_event *event;
};

static int
load_event(const struct command *command, struct decisions *decisions, struct tb_err *err)
{
	const struct tb_ledger_event *event;
	char of[8], wanted[8];

	if (command->event == NULL)
		return 0;
	if (tb_ledger_load_event(command->event, &decisions->issue, err) != 0)
		return -1;
	event = decisions->event = &decisions->issue.events[0];
	if (tb_ledger_is_issue(event, command->term))
		return 0;
	tb_term_format(tb_ledger_term(event), of);
	tb_term_format(command->term, wanted);
	return tb_err_set(err, TB_MSG_EVENT, command->event, event->line, 0,
	    "the event is '%s' of %s, not the approved issue of %s; give that one", event->kind, of,
	    wanted);
}

static int
load_decisions(const struct command *command, struct decisions *decisions, struct tb_err *err)
{
	if (command->ledger != NULL &&
	    tb_ledger_load(command->ledger, &decisions->ledger, err) != 0)
		return -1;
	return load_event(command, decisions, err);
}

static void
release_decisions(struct decisions *decisions)
{
	tb_ledger_release(&decisions->ledger);
	tb_ledger_release(&decisions->issue);
}

/* --- what is made ---------------------------------------------------------------------- */

/* What was printed of the end of a period: by the issue, or else what had come by the day. */
static int
see_printed(struct tally *tally, struct input_rule rule, enum issue issue, struct tb_period period,
    struct tb_err *err)
{
	struct tally printed;
	int rc;

	rule.lender = tally;
	if (inputs_are_those(tally, period, &rule)) {
		printed_see(tally, issue, tally);
		return 0;
	}
	tally_start(&printed, tally->plan, period);
	rc = inputs_load(&printed, &rule, err);
	if (rc == 0) {
		subjects_load(&printed);
		scopes_make(&printed);
		ranks_assign(&printed);
		printed_see(tally, issue, &printed);
	}
	tally_release(&printed);
	return rc;
}

/* As the newest issue of the period before has it, or the bulletin day. */
static int
see_previous(
    struct tally *tally, struct shelf *shelf, const struct decisions *decisions, struct tb_err *err)
{
	struct input_rule rule = {.shelf = shelf, .ledger = &decisions->ledger};
	char day[11];

	if (tally->previous.month == 0)
		return 0;
	tb_date_format(tb_plan_bulletin_day(tally->plan, tally->previous), day);
	rule.event = issue_before(&decisions->ledger, tally->previous, decisions->event);
	rule.until = rule.event == NULL ? day : NULL;
	return see_printed(tally, rule, ISSUE_PREVIOUS, tally->previous, err);
}

/* As the newest issue of the period itself has it, where one counted others: as long as nothing
 * has come, the figures are those of the issue, byte by byte. */
static int
see_own(
    struct tally *tally, struct shelf *shelf, const struct decisions *decisions, struct tb_err *err)
{
	struct input_rule rule = {.shelf = shelf, .ledger = &decisions->ledger};

	rule.event = issue_of(tally, &decisions->ledger, decisions->event);
	tally->is_again = rule.event != NULL && !inputs_are_those(tally, tally->period, &rule);
	return tally->is_again ? see_printed(tally, rule, ISSUE_OWN, tally->period, err) : 0;
}

/* What is collected before anything is written. */
struct lists {
	struct problems problems;
	struct firings firings;
	struct scores scores;
	struct awards awards;
	struct revisions revisions;
};

static int
lists_make(const struct tally *tally, struct shelf *shelf, const struct decisions *decisions,
    struct lists *lists, struct tb_err *err)
{
	problems_collect(tally, &lists->problems);
	firings_collect(tally, &lists->firings);
	scores_make(tally, &lists->scores);
	if (awards_make(tally, &decisions->ledger, decisions->event, &lists->awards, err) != 0)
		return -1;
	return revisions_make(
	    tally, shelf, &decisions->ledger, decisions->event, &lists->revisions, err);
}

static void
lists_release(struct lists *lists)
{
	problems_release(&lists->problems);
	firings_release(&lists->firings);
	scores_release(&lists->scores);
	awards_release(&lists->awards);
	revisions_release(&lists->revisions);
}

/* The file of figures while it is written. */
struct output {
	struct tb_atomic *file;
	struct tb_buf bytes;
	struct tb_xmlw w;
};

static int
output_open(struct output *output, const char *path, struct tb_err *err)
{
	output->file = tb_atomic_open(path, err);
	if (output->file == NULL)
		return -1;
	tb_buf_init(&output->bytes);
	output->w = tb_xmlw_start(&output->bytes);
	tb_xmlw_drain(&output->w, tb_atomic_file(output->file));
	return 0;
}

static int
output_commit(struct output *output, struct tb_err *err)
{
	tb_xmlw_finish(&output->w);
	tb_buf_release(&output->bytes);
	return tb_atomic_commit_lazy(output->file, err);
}

static int
write_figures(const struct command *command, const struct tally *tally, const struct lists *lists,
    struct tb_err *err)
{
	struct tree tree = {tally, &lists->problems, &lists->firings, &lists->scores,
	    &lists->awards, &lists->revisions};
	struct output out;
	struct tb_xmlw *w = &out.w;

	if (output_open(&out, command->output, err) != 0)
		return -1;
	tree_write(w, &tree);
	quantities_write(w, tally);
	counts_write(w, tally, &lists->problems);
	behind_write_counts(w, tally);
	firings_write_counts(w, tally, &lists->firings);
	liaisons_write_counts(w, tally);
	recommended_write_counts(w, tally);
	crosschecks_write_counts(w, tally);
	revisions_write_figures(w, tally, &lists->revisions);
	targets_write(w, tally);
	scores_write_figures(w, tally, &lists->scores);
	awards_write_figures(w, tally, &lists->awards);
	rolling_write_figures(w, tally);
	uppers_write_figures(w, tally);
	return output_commit(&out, err);
}

static int
write_edition(const struct command *command, const struct tally *tally,
    const struct edition *edition, struct tb_err *err)
{
	struct output out;
	struct tb_xmlw *w = &out.w;

	if (output_open(&out, command->output, err) != 0)
		return -1;
	tree_write_public(w, tally);
	edition_write(w, edition);
	counts_write_time(w, tally);
	return output_commit(&out, err);
}

static int
run_edition(const struct command *command, const struct tally *tally, struct shelf *shelf,
    const struct decisions *decisions, struct tb_err *err)
{
	struct edition edition;
	int rc = edition_make(&edition, tally, shelf, &decisions->ledger, decisions->event, err);

	if (rc == 0)
		rc = write_edition(command, tally, &edition, err);
	edition_release(&edition);
	return rc;
}

/* What is collected and written of all figures. */
static int
run_lists(const struct command *command, struct tally *tally, struct shelf *shelf,
    const struct decisions *decisions, struct tb_err *err)
{
	struct lists lists = {0};
	int rc;

	ranks_assign(tally);
	lamps_assign(tally);
	movements_explain(tally);
	if (see_previous(tally, shelf, decisions, err) != 0 ||
	    see_own(tally, shelf, decisions, err) != 0)
		return -1;
	rc = lists_make(tally, shelf, decisions, &lists, err);
	if (rc == 0)
		rc = write_figures(command, tally, &lists, err);
	lists_release(&lists);
	return rc;
}

static int
run(const struct command *command, const struct tb_plan *plan, struct tb_err *err)
{
	struct decisions decisions = {0};
	struct tally tally;
	struct shelf shelf = {.folder = command->archive, .year = command->term.last.year};
	struct input_rule rule = {.shelf = &shelf, .ledger = &decisions.ledger};
	int rc = load_decisions(command, &decisions, err);

	rule.event = decisions.event;
	tally_start(&tally, plan, command->term.last);
	tally.span = command->term.span;
	if (rc == 0)
		rc = inputs_load(&tally, &rule, err);
	if (rc == 0) {
		subjects_load(&tally);
		scopes_make(&tally);
		rc = command->public ? run_edition(command, &tally, &shelf, &decisions, err)
				     : run_lists(command, &tally, &shelf, &decisions, err);
	}
	if (rc == 0)
		tb_diag_leave(TB_EXIT_DONE);
	tally_release(&tally);
	shelf_release(&shelf);
	release_decisions(&decisions);
	return rc;
}

/* The site's own words, else the installed ones. */
static char *
path_of_words(const struct command *command)
{
	static const char name[] = "audit-messages.xml";
	char *installed, *path;

	if (command->templates != NULL)
		return tb_template_path(command->templates, name);
	installed = tb_path_join(tb_datadir(), "templates");
	path = tb_path_join(installed, name);
	free(installed);
	return path;
}

/* 0 and *status, or -1 with *err filled. */
static int
run_audit(const struct command *command, int *status, struct tb_err *err)
{
	struct tb_plan plan = {0};
	size_t found = 0;
	char *words;
	int rc;

	if (load_plan(command, &plan, err) != 0)
		return -1;
	words = path_of_words(command);
	rc = audit_plan(&plan, words, command->output, &found, err);
	*status = found > 0 ? TB_EXIT_FINDINGS : TB_EXIT_DONE;
	free(words);
	tb_plan_release(&plan);
	return rc;
}

static int
run_figures(const struct command *command, struct tb_err *err)
{
	struct tb_plan plan = {0};
	int rc;

	if (load_plan_of_period(command, &plan, err) != 0)
		return -1;
	rc = run(command, &plan, err);
	tb_plan_release(&plan);
	return rc;
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct tb_err err = {0};
	int status = TB_EXIT_DONE, rc;

	tb_diag_start(argv[0]);
	tb_made_program();
	parse_command(argc, argv, &command);
	rc = command.audit ? run_audit(&command, &status, &err) : run_figures(&command, &err);
	if (rc != 0)
		tb_diag_err(&err);
	tb_xml_cleanup();
	return tb_diag_finish(rc == 0 ? status : TB_EXIT_DONE);
}
