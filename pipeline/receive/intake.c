/*
 * Taking in: see intake.h.  All files of a run are read and parsed first, then
 * judged in the order of period, unit and version: what was dropped together
 * may build on each other, whatever the files are called.
 */
#include "intake-private.h"
#include "../lib/file.h"
#include "../lib/linux.h"
#include "../lib/trail.h"
#include "judge.h"
#include "store.h"
#include <unistd.h>

struct batch {
	struct site *site;
	struct store *store;
	struct inbox *inbox;
	struct submission *submissions;
	size_t n;
};

/* --- what a person must act on ---------------------------------------------------------- */

/* "R084, R086 and 1 more" of a level. */
static void
list_findings(const struct findings *findings, int level, struct tb_buf *out)
{
	size_t i, k, kinds = 0;

	for (i = 0; i < findings->n; i++) {
		if (findings->list[i].level != level)
			continue;
		for (k = 0; k < i; k++)
			if (findings->list[k].id == findings->list[i].id)
				break;
		if (k < i)
			continue;
		if (kinds++ < 4)
			tb_buf_printf(out, "%s%s", kinds > 1 ? ", " : "",
			    finding_codes[findings->list[i].id]);
	}
	if (kinds > 4)
		tb_buf_printf(out, " and %zu more", kinds - 4);
}

static void
say(const struct submission *submission, const char *path)
{
	static const struct {
		enum tb_msg msg;
		int level;
		const char *text;
	} messages[OUTCOME_MAX] = {
	    [OUTCOME_PENDING] = {TB_MSG_PENDING, LEVEL_QUERY, "accepted on condition"},
	    [OUTCOME_REFUSED] = {TB_MSG_REFUSED, LEVEL_MUST, "refused"},
	    [OUTCOME_LATE] = {TB_MSG_LATE, LEVEL_QUERY,
		"late: its period is closed, or its issue approved"},
	    [OUTCOME_QUARANTINED] = {TB_MSG_QUARANTINED, LEVEL_MUST, "quarantined"},
	};
	const struct findings *findings = &submission->parsed.findings;
	struct tb_buf codes = TB_BUF_INIT;
	struct tb_pos pos = {NULL, 0, 0};

	if (messages[submission->outcome].text != NULL) {
		pos.file = path;
		pos.line = findings->n > 0 ? findings->list[0].line : 0;
		list_findings(findings, messages[submission->outcome].level, &codes);
		tb_diag(messages[submission->outcome].msg, pos, "%s%s%s",
		    messages[submission->outcome].text, codes.len > 0 ? ": " : "", codes.s);
	}
	tb_buf_release(&codes);
}

/* Where the file was dropped. */
static char *
dropped_path(const struct submission *submission, const struct site *site)
{
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(&path, "%s/", site->inbox);
	if (submission->folder != NULL)
		tb_buf_printf(&path, "%s/", submission->folder);
	tb_buf_puts(&path, submission->source);
	return tb_buf_take(&path);
}

/* --- one run --------------------------------------------------------------------------------- */

static int
by_key(const void *a, const void *b)
{
	const struct submission *x = a, *y = b;
	const struct tb_record *r = &x->parsed.record, *s = &y->parsed.record;
	int order = tb_period_compare(r->period, s->period);

	if (order == 0)
		order = strcmp(r->unit != NULL ? r->unit : "", s->unit != NULL ? s->unit : "");
	if (order == 0)
		order = r->version < s->version ? -1 : r->version > s->version;
	if (order == 0)
		order = strcmp(x->source, y->source);
	return order != 0 ? order : strcmp(x->claim, y->claim);
}

/* The unit that the submission says it is of, or whose folder it came in. */
static const char *
unit_of(const struct submission *submission, const struct tb_plan *plan)
{
	const char *unit = submission->parsed.record.unit;

	return unit != NULL && tb_plan_unit_name(plan, unit) != NULL ? unit : submission->folder;
}

/* One half of a pair waits for the other a while, unless it is answered anyway: what
 * nobody can mend by a signature, and what may do without one. */
static int
must_wait(const struct batch *batch, const struct claim *claim, const struct submission *submission)
{
	const struct site *site = batch->site;

	if (!tb_plan_has_signing(&site->plan) || claim->signature != NULL || submission->known ||
	    inbox_minutes(claim) >= site->plan.signing.wait_minutes)
		return 0;
	if (inbox_is_signature(claim->name))
		return 1;
	return submission->parsed.complete &&
	       (inbox_has_signature(batch->inbox, claim, site->inbox) ||
		   signature_awaited(
		       &site->plan, unit_of(submission, &site->plan), site->rules.arrived));
}

static int
read_one(struct batch *batch, const struct claim *claim, struct tb_err *err)
{
	struct submission *submission = &batch->submissions[batch->n];
	int rc;

	submission_init(
	    submission, claim->path, claim->name, claim->folder, batch->site->rules.arrived);
	if (claim->signature != NULL)
		submission->p7s = tb_xstrdup(claim->signature);
	if (claim->sum != NULL)
		submission->sum = tb_xstrdup(claim->sum);
	rc = submission_read(submission, batch->site, 1, err);
	if (rc == 0 && must_wait(batch, claim, submission)) {
		int alone = inbox_is_signature(claim->name);

		inbox_leave(batch->inbox, claim, alone ? LEAVING_ALONE : LEAVING_UNSIGNED);
		if (!alone)
			rc = intake_tell_waiting(submission, batch->site, err);
		if (rc == 0 && submission->copy != NULL && unlink(submission->copy) != 0)
			rc = tb_err_sys(err, submission->copy, "cannot remove");
		submission_release(submission);
	} else {
		batch->n++;
	}
	return rc;
}

static int
answer_one(struct batch *batch, struct submission *submission, struct tb_err *err)
{
	struct site *site = batch->site;
	struct tb_buf receipt = TB_BUF_INIT;
	struct stored stored;
	char *dropped;
	int rc;

	submission_judge(submission, site);
	receipt_write(&receipt, submission, &site->grounds, submission_earlier(submission, site));
	submission_record(submission);
	rc = store_put(batch->store, submission, &receipt, &stored, err);
	dropped = dropped_path(submission, site);
	if (rc == 0)
		say(submission, dropped);
	free(dropped);
	if (rc == 0 && stored.path != NULL)
		history_add(&site->history, &submission->parsed.record,
		    &submission->parsed.findings, stored.path, stored.now);
	free(stored.path);
	free(stored.now);
	tb_buf_release(&receipt);
	submission_release(submission);
	return rc;
}

/* Strangers' bytes are read with less between them and the machine: that is for the log. */
static void
note_unconfined(void)
{
	const char *lacking = tb_linux_unconfined();

	if (lacking != NULL)
		tb_diag(TB_MSG_UNCONFINED, (struct tb_pos){NULL, 0, 0},
		    "this kernel has no %s: the processes that parse have more rights than they "
		    "should",
		    lacking);
}

static int
answer_all(struct site *site, struct store *store, struct inbox *inbox, struct tb_err *err)
{
	struct batch batch = {.site = site, .store = store, .inbox = inbox};
	size_t i;
	int rc = site_open_rules(site, err);

	note_unconfined();
	if (rc == 0)
		rc = site_open_work(site, store->incoming, err);
	batch.submissions = tb_xcalloc(inbox->nclaims, sizeof(*batch.submissions));
	for (i = 0; rc == 0 && i < inbox->nclaims; i++)
		rc = read_one(&batch, &inbox->claims[i], err);
	if (rc == 0)
		qsort(batch.submissions, batch.n, sizeof(*batch.submissions), by_key);
	for (i = 0; rc == 0 && i < batch.n; i++)
		rc = answer_one(&batch, &batch.submissions[i], err);
	if (rc == 0)
		rc = history_trouble(&site->history, err);
	if (rc == 0)
		rc = work_file_trouble(&site->rows, err);
	site_close_work(site); /* before the sync: nobody needs it durable */
	if (rc == 0)
		rc = store_commit(store, err);
	for (i = 0; i < batch.n; i++)
		submission_release(&batch.submissions[i]);
	free(batch.submissions);
	return rc;
}

int
intake_run(const struct intake *intake, struct tb_err *err)
{
	struct site site;
	struct store store = {0};
	struct inbox inbox = {0};
	int rc = site_open(intake->site, intake->day, &site, err);

	if (rc == 0)
		rc = site_open_catalogue(intake->site, &site, err);
	if (rc == 0)
		rc = inbox_check_place(site.inbox, site.archive, err);
	if (rc == 0)
		rc = store_open(site.archive, &store, err);
	if (rc == 0)
		rc = inbox_claim(site.inbox, &site.plan, &inbox, err);
	if (rc == 0 && inbox.nclaims > 0)
		rc = site_open_history(&site, err);
	if (rc == 0 && inbox.nclaims > 0)
		rc = answer_all(&site, &store, &inbox, err);
	if (rc == 0)
		rc = store_write_texts(site.archive, site.receipts, &site.catalogue, err);
	if (rc == 0)
		rc = intake_answer_left(&inbox, &site, err);
	if (rc == 0)
		rc = tb_trail_note(store.base, err);
	intake_say_left(&inbox);
	inbox_release(&inbox);
	store_release(&store);
	site_close(&site);
	return rc;
}

int
intake_sheets(const struct intake *intake, const char *folder, struct tb_err *err)
{
	struct site site;
	int rc = site_open(intake->site, intake->day, &site, err);

	if (rc == 0)
		rc = site_open_catalogue(intake->site, &site, err);
	if (rc == 0)
		rc = store_write_sheets(site.archive, site.receipts, folder, &site.catalogue, err);
	site_close(&site);
	return rc;
}

/* --- checking only ----------------------------------------------------------------- */

/* The path of the file beside it that has this suffix; NULL = there is none. */
static char *
find_beside(const char *path, const char *suffix)
{
	struct tb_buf beside = TB_BUF_INIT;

	tb_buf_printf(&beside, "%s%s", path, suffix);
	if (tb_file_exists(beside.s))
		return tb_buf_take(&beside);
	tb_buf_release(&beside);
	return NULL;
}

/* Of a signature or a sum: none. */
static char *
signature_beside(const char *path)
{
	const char *const *suffix;
	char *beside = NULL;

	for (suffix = inbox_suffixes;
	     beside == NULL && *suffix != NULL && !inbox_is_signature(path); suffix++)
		beside = find_beside(path, *suffix);
	return beside;
}

static char *
sum_beside(const char *path)
{
	return inbox_is_sum(path) ? NULL : find_beside(path, inbox_sum_suffix);
}

/* Is it the signature or the sum of another of the files? That one's receipt tells of it. */
static int
is_part_of(const char *file, char *const *files)
{
	size_t len = strlen(file), suffix = inbox_is_signature(file) ? INBOX_SUFFIX_LEN
					    : inbox_is_sum(file)     ? INBOX_SUM_LEN
								     : 0;

	for (; suffix > 0 && *files != NULL; files++)
		if (strlen(*files) + suffix == len && strncmp(*files, file, strlen(*files)) == 0)
			return 1;
	return 0;
}

static int
check_one(const char *path, struct site *site, struct tb_err *err)
{
	struct submission submission;
	struct tb_buf receipt = TB_BUF_INIT, text = TB_BUF_INIT;
	int rc = 0;

	if (!tb_file_exists(path)) { /* the others are checked all the same */
		tb_diag(TB_MSG_VALUE, (struct tb_pos){path, 0, 0}, "there is no such file");
		return 0;
	}
	submission_init(&submission, path, tb_path_base(path), NULL, site->rules.arrived);
	submission.p7s = signature_beside(path);
	submission.sum = sum_beside(path);
	rc = submission_read(&submission, site, 0, err);
	if (rc == 0) {
		submission_judge(&submission, site);
		receipt_write(
		    &receipt, &submission, &site->grounds, submission_earlier(&submission, site));
		rc = receipt_text(
		    receipt.s, receipt.len, submission.source, &site->catalogue, &text, err);
	}
	if (rc == 0)
		rc = history_trouble(&site->history, err);
	if (rc == 0)
		rc = work_file_trouble(&site->rows, err);
	if (rc == 0) {
		printf("%s\n\n", site->catalogue.labels[LABEL_TRIAL]);
		fwrite(text.s, 1, text.len, stdout);
		say(&submission, path);
	}
	submission_release(&submission);
	tb_buf_release(&receipt);
	tb_buf_release(&text);
	return rc;
}

int
intake_check(const struct intake *intake, char *const *files, struct tb_err *err)
{
	char *const *at;
	struct site site;
	int rc = site_open(intake->site, intake->day, &site, err), n = 0;

	if (rc == 0)
		rc = site_open_catalogue(intake->site, &site, err);
	if (rc == 0)
		rc = site_open_history(&site, err);
	if (rc == 0)
		rc = site_open_rules(&site, err);
	if (rc == 0)
		rc = site_open_work(&site, NULL, err);
	site.rules.without_archive = site.history.n == 0;
	for (at = files; rc == 0 && *at != NULL; at++) {
		if (is_part_of(*at, files))
			continue;
		if (n++ > 0)
			putchar('\n');
		rc = check_one(*at, &site, err);
	}
	site_close(&site);
	return rc;
}
