/* What the audit log (tongbao-log.5) says of publications, and whether state and log agree. */
#ifndef DELIVER_TRAIL_H
#define DELIVER_TRAIL_H

#include "publish.h"

/* The hash of the row of the issue's approval; "" where the log has none: the approval is older
 * than the log. The issue's manifest names it. */
int trail_of_approval(const char *site, const struct tb_ledger_event *issue,
    char hash[TB_DIGEST_LEN + 1], struct tb_err *err) TB_MUST_CHECK;

/* Record that the issue stands in the folder, whose SHA256SUMS tells its bytes. What the log says
 * already is not said again. */
int trail_publication(const struct publication *publication, const char *edition,
    const char *folder, struct tb_err *err) TB_MUST_CHECK;
/* The digest of the SHA256SUMS with which the edition ("" = internal) was published last; "" where
 * the log tells of no publication. */
int trail_of_publication(const char *site, const struct tb_ledger_event *issue, const char *edition,
    char sums[TB_DIGEST_LEN + 1], struct tb_err *err) TB_MUST_CHECK;

/* Follow the log from its first row to its last, look for a row with the hash `expected` (NULL =
 * none), and compare every file of archive and ledger with what the log says of it. Prints the
 * number of rows and the head. What is not as it was is said on stderr (E010, E012); what the log
 * does not know, as a warning (W013). */
int trail_verify(const char *site, const char *expected, struct tb_err *err) TB_MUST_CHECK;
/* The same without a row that is expected, and printing nothing. */
int trail_compare(const char *site, struct tb_err *err) TB_MUST_CHECK;
/* Is each file of archive and ledger that the log tells of what it says? E012 of each that is not.
 * Files that it does not know, and a log that is not there, are let be. */
int trail_compare_told(const char *site, struct tb_err *err) TB_MUST_CHECK;

#endif
