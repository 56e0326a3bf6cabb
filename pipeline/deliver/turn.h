/* Is it a period's turn to be approved? (tongbao.7, 9) */
#ifndef DELIVER_TURN_H
#define DELIVER_TURN_H

#include "run.h"
#include "sheet.h"

/* Is the term over on the day, which may be its last one? It cannot be approved before: its
 * approval closes it for first reports. 0, or -1 with *err filled (E059). */
int turn_check_over(struct tb_term term, const char *date, struct tb_err *err) TB_MUST_CHECK;

/* Has anybody reported a month of the term? 0, or -1 with *err filled (E059): nobody. */
int turn_check_reported(
    struct tb_term term, const struct run *run, struct tb_err *err) TB_MUST_CHECK;

/* A later issue is dated anew: is the sheet's date no day before the approval of the issue before
 * it, `last`, and before the newest report of the run that `last` does not count? The first issue
 * (last NULL) may have any. 0, or -1 with *err filled (E080). */
int turn_check_date(const struct sheet *sheet, const struct tb_ledger_event *last,
    const struct run *run, struct tb_err *err) TB_MUST_CHECK;
/* Says the same of the draft of a later issue (W109), as soon as its sheet says which issue it is. */
void turn_warn_of_date(const char *site, const struct tb_ledger_event *last, const struct run *run);

/* Says what is out of order about an approval (W107), for people to judge: periods of its year that
 * come before it, were run or reported, and are not approved; else a 期号 that is not the one
 * behind that of the issue before. Where a site begins in the middle of a year nothing is. */
void turn_warn(const char *site, struct tb_term term, const struct sheet *sheet,
    const struct tb_ledger *ledger, const struct run *run);

#endif
