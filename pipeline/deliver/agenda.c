/* What is to be made: see agenda.h. */
#include "agenda.h"
#include "../lib/file.h"
#include <stdio.h>

static int
is_there(const char *site, const struct tb_ledger_event *issue)
{
	struct tb_buf folder = TB_BUF_INIT;
	char period[8];
	int there;

	tb_period_format(issue->period, period);
	tb_buf_printf(&folder, "%s/output/%s/issue-%ld", site, period, issue->issue);
	there = tb_file_exists(folder.s);
	tb_buf_release(&folder);
	return there;
}

static void
print_earlier(
    const char *site, const struct tb_ledger *ledger, const struct tb_ledger_event *newest)
{
	const struct tb_ledger_event *event;

	for (event = ledger->events; event < newest; event++)
		if (strcmp(event->kind, newest->kind) == 0 &&
		    tb_period_compare(event->period, newest->period) == 0 &&
		    !is_there(site, event))
			printf("%s\n", event->path);
}

int
agenda_print(const char *site, struct tb_period period, const struct tb_ledger *ledger,
    struct tb_err *err)
{
	const struct tb_ledger_event *newest = tb_ledger_issue(ledger, period);

	(void)err;
	printf("%s\n", newest != NULL ? newest->path : "draft");
	if (newest != NULL)
		print_earlier(site, ledger, newest);
	return 0;
}
