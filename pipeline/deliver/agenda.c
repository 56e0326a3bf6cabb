/* What is to be made: see agenda.h. */
#include "agenda.h"
#include "../lib/file.h"
#include "publish.h"

int
agenda_is_there(const char *site, const struct tb_ledger_event *issue)
{
	char *folder = publish_issue_folder(issue, site, "");
	int there = tb_file_exists(folder);

	free(folder);
	return there;
}

static void
print_earlier(
    const char *site, const struct tb_ledger *ledger, const struct tb_ledger_event *newest)
{
	const struct tb_ledger_event *event;

	for (event = ledger->events; event < newest; event++)
		if (tb_ledger_is_issue(event, tb_ledger_term(newest)) &&
		    !agenda_is_there(site, event))
			printf("%s\n", event->path);
}

/* The office wants to say it otherwise. */
static void
say_sheet(const char *site, const struct tb_ledger_event *issue)
{
	struct tb_buf path = TB_BUF_INIT;
	char period[8];

	tb_term_format(tb_ledger_term(issue), period);
	tb_buf_printf(&path, "%s/input/issue/%s.xml", site, period);
	tb_diag(TB_MSG_REMADE, (struct tb_pos){path.s, 0, 0},
	    "not the sheet with which issue %ld of %s was approved; a draft with it is made beside "
	    "the issue: look at it, write reissue=\"%ld\" and the new date in the sheet and approve "
	    "%s again for issue %ld, or put the sheet back",
	    issue->issue, period, issue->issue + 1, period, issue->issue + 1);
	tb_buf_release(&path);
}

static void
say_news(const struct tb_ledger_event *issue, const struct news *news)
{
	const struct tb_archive_entry *first = &news->first;
	char period[8], of[8], others[48] = "";

	tb_term_format(tb_ledger_term(issue), period);
	tb_period_format(first->period, of);
	if (news->n > 1)
		snprintf(others, sizeof(others), " and %zu more", news->n - 1);
	tb_diag(TB_MSG_NEWS, (struct tb_pos){first->path, 0, 0},
	    "issue %ld of %s does not count version %ld of %s for %s%s, accepted since; a draft "
	    "with it is made beside the issue: look at it, write reissue=\"%ld\" and the new date in the "
	    "sheet and approve %s again for issue %ld",
	    issue->issue, period, first->version, first->unit, of, others, issue->issue + 1, period,
	    issue->issue + 1);
}

int
agenda_print(const char *site, struct tb_term term, int draft_only, const struct tb_ledger *ledger,
    struct tb_err *err)
{
	const struct tb_ledger_event *newest = tb_ledger_issue(ledger, term);
	struct news news;

	if (newest == NULL) {
		printf("draft\n");
		return 0;
	}
	if (news_find(site, ledger, newest, &news, err) != 0)
		return -1;
	if (!draft_only)
		printf("%s\n", newest->path);
	if (news.n > 0)
		say_news(newest, &news);
	else if (news.sheet)
		say_sheet(site, newest);
	if (news.n > 0 || news.sheet)
		printf("draft\n");
	news_release(&news);
	if (!draft_only)
		print_earlier(site, ledger, newest);
	return 0;
}
