/*
 * tongbao-tally: every number of a period, exact, each with its rule and its
 * operands (tongbao-figures.5).  Reads the plan, the archive's records of the
 * year up to the period, and the ledger; writes figures.xml.
 */
#include "../lib/atomic.h"
#include "../lib/option.h"
#include "../lib/xmlread.h"
#include "counts.h"
#include "inputs.h"
#include "quantity.h"
#include "ranking.h"
#include "scope.h"
#include "subject.h"
#include "target.h"
#include "tree.h"

static const char usage[] =
    "usage: tongbao-tally -P PLAN -A ARCHIVE [-L LEDGER] -p PERIOD [-l EVENT] -o FIGURES\n"
    "  -P, --plan DIR        the plan's folder\n"
    "  -A, --archive DIR     the archive of accepted submissions\n"
    "  -L, --ledger DIR      the ledger: what issues have counted before\n"
    "  -p, --period PERIOD   YYYY-MM, 2022-07 = January to July\n"
    "  -l, --event FILE      count exactly what this approved issue counted\n"
    "  -o, --output FILE     figures.xml\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

static const struct option longs[] = {
    {"plan", required_argument, NULL, 'P'},
    {"archive", required_argument, NULL, 'A'},
    {"ledger", required_argument, NULL, 'L'},
    {"period", required_argument, NULL, 'p'},
    {"event", required_argument, NULL, 'l'},
    {"output", required_argument, NULL, 'o'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "P:A:L:p:l:o:", longs};

struct command {
	const char *plan, *archive, *ledger, *event, *output;
	struct tb_period period;
};

static void
parse_period(const char *text, struct tb_period *period)
{
	if (tb_period_parse(text, period) != 0)
		tb_usage(&spec, "period '%s' is not YYYY-MM", text);
	if (period->month == 1)
		tb_usage(&spec, "period '%s': there is no report of January; 1—2月 is %d-02", text,
		    period->year);
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
			parse_period(optarg, &command->period);
			break;
		case 'l':
			command->event = optarg;
			break;
		default:
			command->output = optarg;
			break;
		}
	}
	if (optind < argc)
		tb_usage(&spec, "unexpected operand '%s'", argv[optind]);
	if (command->plan == NULL || command->archive == NULL || command->output == NULL ||
	    command->period.month == 0)
		tb_usage(&spec, "-P, -A, -p and -o are needed");
}

/* --- what is read -------------------------------------------------------------------- */

static int
load_plan(const struct command *command, struct tb_plan *plan, struct tb_err *err)
{
	const struct tb_plan_identity *identity = &plan->identity;
	int year = command->period.year;

	if (tb_plan_load(command->plan, plan, err) != 0)
		return -1;
	if (year > identity->base_year && year <= identity->target_year)
		return 0;
	tb_err_set(err, TB_MSG_PERIOD, identity->source.file, identity->source.line, 0,
	    "the plan is for %d to %d, not for %d; give a period of these years, or the folder of "
	    "another plan",
	    identity->base_year + 1, identity->target_year, year);
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

	if (command->event == NULL)
		return 0;
	if (tb_ledger_load_event(command->event, &decisions->issue, err) != 0)
		return -1;
	event = decisions->event = &decisions->issue.events[0];
	if (strcmp(event->kind, "issue-approved") == 0 &&
	    tb_period_compare(event->period, command->period) == 0)
		return 0;
	return tb_err_set(err, TB_MSG_EVENT, command->event, event->line, 0,
	    "the event is '%s' of %04d-%02d, not the approved issue of %04d-%02d; give that one",
	    event->kind, event->period.year, event->period.month, command->period.year,
	    command->period.month);
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

static void
start_tally(struct tally *tally, const struct tb_plan *plan, struct tb_period period)
{
	struct tb_period before = {period.year, period.month - 1};

	*tally =
	    (struct tally){.plan = plan, .period = period, .previous = tb_period_previous(period)};
	period_last_day(period, tally->end);
	if (period.month == 2) /* 1—2月 is one step: what was before is last year */
		before = (struct tb_period){period.year - 1, 12};
	period_last_day(before, tally->previous_end);
	tally->rounding = plan->identity.round_even ? TB_ROUND_HALF_EVEN : TB_ROUND_HALF_AWAY;
	tb_exact_init(&tally->progress);
	tb_exact_set_ratio(&tally->progress, period.month, 12);
	units_find(tally);
}

static void
release_tally(struct tally *tally)
{
	scopes_release(tally);
	subjects_release(tally);
	inputs_release(tally);
	tb_exact_release(&tally->progress);
}

static int
write_figures(const struct command *command, struct tally *tally, const struct decisions *decisions,
    struct tb_err *err)
{
	struct tree tree = {
	    .tally = tally, .ledger = &decisions->ledger, .event = decisions->event};
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_xmlw w = tb_xmlw_start(&bytes);
	struct problems problems;
	int rc;

	problems_collect(tally, &problems);
	tree.problems = &problems;
	tree_write(&w, &tree);
	quantities_write(&w, tally);
	counts_write(&w, tally, &problems);
	rankings_write_counts(&w, tally);
	targets_write(&w, tally);
	tb_xmlw_finish(&w);
	rc = tb_atomic_write(command->output, bytes.s, bytes.len, 1, err);
	problems_release(&problems);
	tb_buf_release(&bytes);
	return rc;
}

static int
run(const struct command *command, const struct tb_plan *plan, struct tb_err *err)
{
	struct decisions decisions = {0};
	struct tally tally;
	int rc = load_decisions(command, &decisions, err);

	start_tally(&tally, plan, command->period);
	if (rc == 0)
		rc = inputs_load(&tally, command->archive, decisions.event, err);
	if (rc == 0) {
		subjects_load(&tally);
		scopes_make(&tally);
		ranks_assign(&tally);
		rc = write_figures(command, &tally, &decisions, err);
	}
	release_tally(&tally);
	release_decisions(&decisions);
	return rc;
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct tb_plan plan = {0};
	struct tb_err err = {0};

	tb_diag_start(argv[0]);
	parse_command(argc, argv, &command);
	if (load_plan(&command, &plan, &err) != 0) {
		tb_diag_err(&err);
	} else {
		if (run(&command, &plan, &err) != 0)
			tb_diag_err(&err);
		tb_plan_release(&plan);
	}
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
