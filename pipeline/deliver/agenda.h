/* What a run of a period has to make. */
#ifndef DELIVER_AGENDA_H
#define DELIVER_AGENDA_H

#include "news.h"

/* Print it, one a line, in the order in which it is made: the path of the newest
 * approval of the term (an issue that is there is made again to see that it is
 * the same); `draft` where there is none, or where there is news (also of the sheet); then the
 * paths of the earlier approvals whose issue is not there, oldest first: they come last, for a
 * template changed since may stand in their way. With draft_only `draft` or nothing: issues are let
 * be. What is news goes to standard error. 0, or -1 with *err filled. */
int agenda_print(const char *site, struct tb_term term, int draft_only,
    const struct tb_ledger *ledger, struct tb_err *err);

/* Does the issue's folder stand under output/? */
int agenda_is_there(const char *site, const struct tb_ledger_event *issue);

#endif
