/* From bytes to an outcome: one submission, read, judged and settled. */
#ifndef RECEIVE_JUDGE_H
#define RECEIVE_JUDGE_H

#include "inbox.h"
#include "site.h"

/* Start a submission of a file under a name (any bytes); folder may be NULL. */
void submission_init(struct submission *submission, const char *path, const char *name,
    const char *folder, struct tb_date day);
void submission_release(struct submission *submission);

/* Copy the file into the site's work folder and parse the copy in a process of its own. */
int submission_read(
    struct submission *submission, struct site *site, int links, struct tb_err *err) TB_MUST_CHECK;

/* What stays in the inbox because its end may still come: not read. */
void submission_unfinished(struct submission *submission);

/* Judge against plan and history and settle the outcome. */
void submission_judge(struct submission *submission, struct site *site);

/* The entries of the version that the submission corrects, and of the unit's period before in the
 * same year; borrowed. */
struct earlier submission_earlier(const struct submission *submission, struct site *site);

/* Of an accepted submission: what its record's head says of where it came from. */
void submission_record(struct submission *submission);

#endif
