/*
 * tongbao-deliver: what a run made becomes a draft or a published issue; a
 * person's approval becomes a ledger event.  One action a call (command.h).
 */
#include "../lib/file.h"
#include "../lib/journal.h"
#include "../lib/plan.h"
#include "../lib/trail.h"
#include "../lib/xmlread.h"
#include "agenda.h"
#include "approve.h"
#include "command.h"
#include "editions.h"
#include "place.h"
#include "shelf.h"
#include "trail.h"
#include "turn.h"
#include "verify.h"

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

/* The issue that was asked for, or the draft, of the runs; published: NULL = there is no public one. */
static int
publish_runs(const struct command *command, const struct run *run, const struct run *published,
    struct tb_err *err)
{
	struct publication publication = {
	    .site = command->site, .term = command->term, .beside = published};
	char *folder = tb_path_join(command->site, "input/ledger");
	struct tb_ledger ledger;
	int rc = tb_ledger_load(folder, &ledger, err);

	if (rc == 0) {
		publication.newest = tb_ledger_issue(&ledger, command->term);
		rc = find_issue(command, &ledger, &publication.issue, err);
		if (rc == 0)
			rc = find_news(command, &ledger, &publication, err);
		if (rc == 0 && publication.issue == NULL && publication.newest != NULL)
			turn_warn_of_date(command->site, publication.newest, run);
		if (rc == 0)
			rc = editions_publish(&publication, run, published, err);
		if (rc == 0 && publication.issue != NULL)
			rc = verify_standing(&(const struct verify){command->site, command->term,
						 publication.issue->issue},
			    err);
		tb_ledger_release(&ledger);
	}
	free(folder);
	return rc;
}

static int
do_publish(const struct command *command, struct tb_err *err)
{
	const struct run *published;
	struct run runs[2];
	int rc = load_runs(command, runs, &published, err);

	if (rc != 0)
		return -1;
	rc = publish_runs(command, &runs[0], published, err);
	release_runs(runs);
	return rc;
}

/* The draft that was looked at is compared, and the issue goes out. */
static void
choose_ink(struct run runs[static 2], const char *ink)
{
	runs[0].ink = runs[1].ink = ink;
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
	choose_ink(runs, "drafts");
	rc = approve(&approval, &runs[0], &issue, &again, err);
	if (rc == 0) {
		printf("issue %ld of %s approved%s, figures %.12s\n", issue, runs[0].period,
		    again ? " before" : "", runs[0].figures.digest);
		choose_ink(runs, "paint");
		rc = publish_runs(command, &runs[0], approval.published, err);
	}
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

static int
do_intact(const struct command *command, struct tb_err *err)
{
	return verify_intact(command->site, command->date, err);
}

/* Those that only look leave what was decided before; the others begin by it. */
static int
settle(const struct command *command, struct tb_err *err)
{
	char *base = tb_path_join(command->site, "input");
	int looks = command->action == ACTION_DUE || command->action == ACTION_VERIFY || command->action == ACTION_INTACT ||
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
	    [ACTION_INTACT] = do_intact,
	    [ACTION_SETTLE] = do_nothing,
	    [ACTION_PLACE] = do_place,
	    [ACTION_SHELF] = do_shelf,
	    [ACTION_NEXT] = do_next,
	};
	struct command command;
	struct tb_err err = {0};

	tb_diag_start(argv[0]);
	command_read(argc, argv, &command);
	if (settle(&command, &err) != 0 || actions[command.action](&command, &err) != 0 ||
	    note_head(&command, &err) != 0)
		tb_diag_err(&err);
	tb_diag_leave(0);
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
