/* What stays in the inbox: said to the operator, and answered; see intake-private.h. */
#include "intake-private.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "judge.h"

enum { DAY_LEN = 12 }; /* ".2022-05-04." of a receipt's name */

void
intake_say_left(const struct inbox *inbox)
{
	static const char *const why[LEAVING_MAX] = {
	    [LEAVING_BUSY] = "left in the inbox: still being written",
	    [LEAVING_HALF] = "left in the inbox: its end is not there yet",
	    [LEAVING_SUM] = "left in the inbox: waits for the file that it is the sum of",
	    [LEAVING_TAKEN] = "left in the inbox: an earlier file of this name waits still, and is "
			      "answered first",
	    [LEAVING_FOLDER] = "left in the inbox: a folder that is no unit's",
	    [LEAVING_UNSIGNED] = "waits for its signature, the same name and .p7s or .sm2",
	    [LEAVING_ALONE] = "waits for the submission that it signs",
	};
	size_t i;

	for (i = 0; i < inbox->nleft; i++) {
		char *path = inbox_display(inbox->left[i].path);

		tb_diag(inbox->left[i].told ? TB_MSG_LEFT_STILL : TB_MSG_LEFT,
		    (struct tb_pos){path, 0, 0}, "%s", why[inbox->left[i].why]);
		free(path);
	}
}

/* The text of what is answered and not archived. */
static int
write_text(
    struct submission *submission, enum outcome outcome, struct site *site, struct tb_err *err)
{
	struct tb_buf receipt = TB_BUF_INIT, text = TB_BUF_INIT, name = TB_BUF_INIT;
	const char *claim = submission->claim;
	char *path;
	int rc;

	submission->outcome = outcome;
	findings_settle(&submission->parsed.findings, site->catalogue.levels);
	receipt_write(&receipt, submission, &site->grounds, (struct earlier){NULL, NULL});
	rc = receipt_text(receipt.s, receipt.len, claim, &site->catalogue, &text, err);
	if (rc == 0)
		rc = receipt_name(receipt.s, receipt.len, claim, &site->catalogue, &name, err);
	tb_buf_puts(&name, ".txt");
	path = tb_path_join(site->receipts, name.s);
	if (rc == 0)
		rc = tb_folder_make(site->receipts, err);
	if (rc == 0)
		rc = tb_atomic_write(path, text.s, text.len, 1, err);
	free(path);
	tb_buf_release(&receipt);
	tb_buf_release(&text);
	tb_buf_release(&name);
	return rc;
}

int
intake_tell_waiting(struct submission *submission, struct site *site, struct tb_err *err)
{
	findings_release(&submission->parsed.findings);
	findings_init(&submission->parsed.findings);
	return write_text(submission, OUTCOME_WAITING, site, err);
}

/* Has the folder, under its name, its answer of any day? */
static int
was_told(const struct left *left, const struct site *site, char *const *receipts)
{
	const char *word = site->catalogue.labels[LABEL_FILE_LEFT];
	char *shown = inbox_display(left->name);
	size_t cut = receipt_name_len(shown);
	int told = 0;

	for (; !told && receipts != NULL && *receipts != NULL; receipts++)
		told = strncmp(*receipts, shown, cut) == 0 && (*receipts)[cut] == '.' &&
		       strlen(*receipts + cut) > DAY_LEN &&
		       strncmp(*receipts + cut + DAY_LEN, word, strlen(word)) == 0;
	free(shown);
	return told;
}

/* A folder gets an answer too, and so does what has no end yet, though they stay where they are.
 * Nothing of it is archived: their texts are all there is. A folder has one, on the day on which
 * it was found. */
static int
answer_one_left(const struct left *left, struct site *site, struct tb_err *err)
{
	struct submission submission;
	int rc = 0;

	submission_init(&submission, left->path, left->name, NULL, site->rules.arrived);
	if (left->why == LEAVING_FOLDER)
		rc = submission_read(&submission, site, 0, err); /* not a file: no bytes */
	else
		submission_unfinished(&submission);
	if (rc == 0)
		rc = write_text(&submission, OUTCOME_LEFT, site, err);
	submission_release(&submission);
	return rc;
}

int
intake_answer_left(struct inbox *inbox, struct site *site, struct tb_err *err)
{
	char **receipts = inbox->nleft > 0 ? tb_folder_names(site->receipts, ".txt", err) : NULL;
	size_t i;
	int rc = inbox->nleft > 0 && receipts == NULL ? -1 : 0;

	for (i = 0; rc == 0 && i < inbox->nleft; i++) {
		struct left *left = &inbox->left[i];

		if (left->why != LEAVING_FOLDER && left->why != LEAVING_HALF)
			continue;
		left->told = left->why == LEAVING_FOLDER && was_told(left, site, receipts);
		if (left->told)
			continue;
		rc = site_open_rules(site, err);
		if (rc == 0)
			rc = answer_one_left(left, site, err);
	}
	tb_names_free(receipts);
	return rc;
}
