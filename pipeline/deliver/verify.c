/* An issue, verified: see verify.h. */
#include "verify.h"
#include "../lib/digest.h"
#include "../lib/file.h"
#include "making.h"
#include "publish.h"
#include "release.h"
#include "trail.h"

enum { DIGITS = 12 };

/* What a verification looks at. */
struct issue {
	const struct verify *verify;
	struct tb_ledger ledger;
	const struct tb_ledger_event *event; /* of the ledger */
	char period[8];
};

static int
find_event(struct issue *issue, struct tb_err *err)
{
	const struct verify *verify = issue->verify;
	const struct tb_ledger_event *newest = tb_ledger_issue(&issue->ledger, verify->term);
	size_t i;

	if (newest == NULL)
		return tb_err_set(err, TB_MSG_RELEASE, issue->period, 0, 0,
		    "no issue of it is approved; what is verified is an issue, and a draft is made "
		    "anew by tongbao run %s",
		    issue->period);
	issue->event = verify->number == 0 ? newest : NULL;
	for (i = 0; i < issue->ledger.nevents && issue->event == NULL; i++)
		if (tb_ledger_is_issue(&issue->ledger.events[i], verify->term) &&
		    issue->ledger.events[i].issue == verify->number)
			issue->event = &issue->ledger.events[i];
	return issue->event != NULL ? 0
				    : tb_err_set(err, TB_MSG_RELEASE, issue->period, 0, 0,
					  "it has no issue %ld: its issues are 1 to %ld",
					  verify->number, newest->issue);
}

static int
open_issue(const struct verify *verify, struct issue *issue, struct tb_err *err)
{
	char *folder = tb_path_join(verify->site, "input/ledger");
	int rc;

	*issue = (struct issue){.verify = verify};
	tb_term_format(verify->term, issue->period);
	rc = tb_ledger_load(folder, &issue->ledger, err);
	free(folder);
	if (rc == 0 && find_event(issue, err) != 0) {
		tb_ledger_release(&issue->ledger);
		rc = -1;
	}
	return rc;
}

/* Where the edition stands; the caller frees it. */
static char *
folder_of(const struct issue *issue, const char *edition)
{
	return publish_issue_folder(issue->event, issue->verify->site, edition);
}

/* --- what is published ------------------------------------------------------------------------ */

static void
tell_tampered(void *user, const char *name, const char *was, const char *now)
{
	char *path = tb_path_join(user, name);
	struct tb_pos pos = {path, 0, 0};

	if (was == NULL)
		tb_diag(
		    TB_MSG_RELEASE, pos, "is no part of the issue: it was put there; take it away");
	else if (now == NULL)
		tb_diag(TB_MSG_RELEASE, pos,
		    "gone; put it back, or take the folder away: tongbao run makes it again");
	else if (strcmp(was, now) != 0)
		tb_diag(TB_MSG_RELEASE, pos,
		    "changed since it was published (%.*s, now %.*s); put it back, or take the "
		    "folder away: tongbao run makes it again",
		    DIGITS, was, DIGITS, now);
	free(path);
}

/* Is the list itself what the audit log tells of? */
static int
check_sums(const struct issue *issue, const char *edition, const char *path, struct tb_err *err)
{
	char told[TB_DIGEST_LEN + 1], digest[TB_DIGEST_LEN + 1];
	struct tb_pos pos = {path, 0, 0};

	if (trail_of_publication(issue->verify->site, issue->event, edition, told, err) != 0 ||
	    tb_digest_file(path, digest, err) != 0)
		return -1;
	if (told[0] == '\0')
		tb_diag(TB_MSG_UNVERIFIED, pos,
		    "the audit log tells of no publication of it, so that nothing proves it; "
		    "tongbao run %s records it",
		    issue->period);
	else if (strcmp(told, digest) != 0)
		tb_diag(TB_MSG_RELEASE, pos,
		    "not the list that was published (%.*s, the audit log has %.*s); put it back, "
		    "or take the folder away: tongbao run makes it again",
		    DIGITS, digest, DIGITS, told);
	return 0;
}

static int
check_edition(const struct issue *issue, const char *edition, struct tb_err *err)
{
	char *folder = folder_of(issue, edition), *path = tb_path_join(folder, RELEASE_SUMS);
	struct tb_buf sums = TB_BUF_INIT, list = TB_BUF_INIT;
	int rc = 0;

	if (!tb_file_exists(folder)) {
		tb_diag(TB_MSG_UNVERIFIED, (struct tb_pos){folder, 0, 0},
		    "not there; tongbao run %s makes it again from its approval", issue->period);
	} else if (!tb_file_exists(path)) {
		tell_tampered(folder, RELEASE_SUMS, "", NULL);
	} else {
		rc = check_sums(issue, edition, path, err);
		if (rc == 0)
			rc = release_read(folder, &sums, err);
		if (rc == 0)
			rc = release_list(folder, &list, err);
		if (rc == 0)
			release_compare(sums.s, list.s, tell_tampered, folder);
	}
	tb_buf_release(&sums);
	tb_buf_release(&list);
	free(path);
	free(folder);
	return rc;
}

static int
check_issue(const struct issue *issue, struct tb_err *err)
{
	int rc = check_edition(issue, "", err);

	if (rc == 0 && publish_tells_of(issue->event, PUBLISH_PUBLIC))
		rc = check_edition(issue, PUBLISH_PUBLIC, err);
	return rc;
}

/* tells: the event of an issue that stands is printed. */
static int
check_standing(const struct verify *verify, int tells, struct tb_err *err)
{
	struct issue issue;
	int rc = open_issue(verify, &issue, err);

	if (rc != 0)
		return rc;
	rc = check_issue(&issue, err);
	if (rc == 0 && tells)
		printf("%s\n", issue.event->path);
	tb_ledger_release(&issue.ledger);
	return rc;
}

int
verify_standing(const struct verify *verify, struct tb_err *err)
{
	return check_standing(verify, 0, err);
}

int
verify_published(const struct verify *verify, struct tb_err *err)
{
	return check_standing(verify, 1, err);
}

/* Where one is not there, it is made again, and nothing is wrong. */
static int
check_if_there(const struct issue *issue, const char *edition, struct tb_err *err)
{
	char *folder = folder_of(issue, edition);
	int rc = tb_file_exists(folder) ? check_edition(issue, edition, err) : 0;

	free(folder);
	return rc;
}

static int
check_newest(const struct verify *verify, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct tb_err *err)
{
	struct issue issue = {.verify = verify, .ledger = *ledger, .event = event};
	int rc;

	tb_term_format(tb_ledger_term(event), issue.period);
	rc = check_if_there(&issue, "", err);
	if (rc == 0 && publish_tells_of(event, PUBLISH_PUBLIC))
		rc = check_if_there(&issue, PUBLISH_PUBLIC, err);
	return rc;
}

int
verify_intact(const char *site, struct tb_date today, struct tb_err *err)
{
	const struct verify verify = {.site = site};
	char *folder = tb_path_join(site, "input/ledger");
	struct tb_ledger ledger = {0};
	int rc = tb_ledger_load(folder, &ledger, err);
	size_t i;

	for (i = 0; rc == 0 && i < ledger.nevents; i++) {
		const struct tb_ledger_event *event = &ledger.events[i];

		if (event->period.year >= today.year - 1 &&
		    tb_ledger_issue(&ledger, tb_ledger_term(event)) == event)
			rc = check_newest(&verify, &ledger, event, err);
	}
	if (rc == 0)
		rc = trail_compare_told(site, err);
	tb_ledger_release(&ledger);
	free(folder);
	return rc;
}

/* --- what comes out --------------------------------------------------------------------------- */

struct outcome {
	const char *edition;
	size_t files, others;
	struct tb_buf first; /* of the others */
};

static void
tell_file(void *user, const char *name, const char *was, const char *now)
{
	struct outcome *outcome = user;
	const char *between = outcome->edition[0] != '\0' ? "/" : "";
	int same = was != NULL && now != NULL && strcmp(was, now) == 0;
	const char *word = was == NULL ? "new" : now == NULL ? "gone" : same ? "same" : "differs";

	outcome->files++;
	if (!same && outcome->others++ == 0)
		tb_buf_printf(&outcome->first, "%s%s%s", outcome->edition, between, name);
	printf("%s %s%s%s\n", word, outcome->edition, between, name);
}

/* What the edition held, by its list; where that is gone, by what stands there. */
static int
published_sums(const char *folder, struct tb_buf *sums, struct tb_err *err)
{
	int rc;

	if (release_sums(folder, sums) == 0)
		return 0;
	tb_buf_reset(sums);
	rc = release_list(folder, sums, err);
	release_drop_manifest(sums);
	return rc;
}

/* Of an edition whose folder is not there: what was approved, by figures and documents. */
static void
compare_approved(const struct issue *issue, const struct run *run, struct outcome *outcome)
{
	size_t i;

	for (i = 0; i < issue->event->nfiles; i++) {
		const struct tb_ledger_file *file = &issue->event->files[i];
		const char *name = publish_own_name(run->edition, file->name);

		if (name != NULL)
			tell_file(outcome, name, file->digest, run_digest(run, name));
	}
}

static int
compare_edition(
    const struct issue *issue, const struct run *run, struct outcome *outcome, struct tb_err *err)
{
	char *folder = folder_of(issue, run->edition);
	struct tb_buf was = TB_BUF_INIT, now = TB_BUF_INIT;
	int rc = 0;

	outcome->edition = run->edition;
	if (!tb_file_exists(folder)) {
		compare_approved(issue, run, outcome);
	} else {
		rc = published_sums(folder, &was, err);
		if (rc == 0)
			rc = release_sums_of(run, &now, err);
		if (rc == 0)
			release_compare(was.s, now.s, tell_file, outcome);
	}
	tb_buf_release(&was);
	tb_buf_release(&now);
	free(folder);
	return rc;
}

static void
print_change(void *user, const char *words)
{
	(void)user;
	printf("changed %s\n", words);
}

/* Prints what is other than the approval tells; how many things. */
static int
compare_making(const struct issue *issue, const struct making *now, size_t *n, struct tb_err *err)
{
	struct making was = {0};
	int rc = making_load(issue->event->path, &was, err);

	*n = rc == 0 && was.n > 0 ? making_compare(&was, now, print_change, NULL) : 0;
	making_release(&was);
	return rc;
}

/* What the comparison comes to. */
static int
conclude(
    const struct issue *issue, const struct outcome *outcome, size_t changes, struct tb_err *err)
{
	char *folder = folder_of(issue, "");
	struct tb_pos pos = {folder, 0, 0};
	char more[32] = "";
	int rc = 0;

	printf("issue %ld of %s: %zu of %zu files come out as they were\n", issue->event->issue,
	    issue->period, outcome->files - outcome->others, outcome->files);
	if (outcome->others > 1)
		snprintf(more, sizeof(more), " and %zu more", outcome->others - 1);
	if (outcome->others > 0 && changes > 0)
		tb_diag(TB_MSG_UNVERIFIED, pos,
		    "%s%s would not come out as published: what has changed since is told by the "
		    "lines that begin with 'changed'",
		    outcome->first.s, more);
	else if (outcome->others > 0)
		tb_diag(TB_MSG_RELEASE, pos,
		    "%s%s would not come out as published, and nothing has changed of what "
		    "its approval tells: plan, templates, programs, libraries, fonts",
		    outcome->first.s, more);
	if (outcome->others > 0)
		rc = trail_compare(issue->verify->site, err);
	free(folder);
	return rc;
}

int
verify_made(const struct verify *verify, const struct run *run, const struct run *published,
    struct tb_err *err)
{
	struct outcome outcome = {.first = TB_BUF_INIT};
	struct making now = {0};
	struct issue issue;
	size_t changes = 0;
	int rc = open_issue(verify, &issue, err);

	if (rc != 0)
		return -1;
	rc = compare_edition(&issue, run, &outcome, err);
	if (rc == 0 && published != NULL && publish_tells_of(issue.event, published->edition))
		rc = compare_edition(&issue, published, &outcome, err);
	if (rc == 0)
		rc = making_gather(verify->site, run, published, &now, err);
	if (rc == 0)
		rc = compare_making(&issue, &now, &changes, err);
	if (rc == 0)
		rc = conclude(&issue, &outcome, changes, err);
	making_release(&now);
	tb_buf_release(&outcome.first);
	tb_ledger_release(&issue.ledger);
	return rc;
}

int
verify_unmade(
    const struct verify *verify, const char *work, const char *published, struct tb_err *err)
{
	struct run run = {.work = work}, beside = {.work = published};
	struct making now = {0};
	struct issue issue;
	size_t changes = 0;
	int rc = open_issue(verify, &issue, err);

	if (rc != 0)
		return -1;
	rc = making_gather(verify->site, &run, published != NULL ? &beside : NULL, &now, err);
	now.partial = 1;
	if (rc == 0)
		rc = compare_making(&issue, &now, &changes, err);
	if (rc == 0)
		rc = trail_compare(verify->site, err);
	making_release(&now);
	tb_ledger_release(&issue.ledger);
	return rc;
}
