/* From bytes to an outcome: one submission, read, judged and settled. */
#ifndef RECEIVE_JUDGE_H
#define RECEIVE_JUDGE_H

#include "inbox.h"
#include "site.h"

/* Start a submission of a file under a name (any bytes); folder may be NULL. */
void submission_init(struct submission *submission, const char *path, const char *name,
    const char *folder, struct tb_date day);
void submission_release(struct submission *submission);

/* Read the file and parse it in a process of its own. *bytes (may be released
 * afterwards) gets its content, empty when it could not be read. */
int submission_read(struct submission *submission, const struct site *site, int links,
    struct tb_buf *bytes, struct tb_err *err) TB_MUST_CHECK;

/* Judge against plan and history and settle the outcome. */
void submission_judge(struct submission *submission, struct site *site);

/* The version that the submission corrects, or NULL; borrowed. */
const struct tb_record *submission_before(const struct submission *submission, struct site *site);

/* Canonical bytes of an accepted submission. */
void submission_record(struct submission *submission, struct tb_buf *out);

#endif
