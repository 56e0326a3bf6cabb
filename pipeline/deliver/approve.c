/* Approval: see approve.h. */
#include "approve.h"
#include "../lib/file.h"
#include "editions.h"
#include "making.h"
#include "release.h"
#include "sheet.h"
#include "trail.h"
#include "turn.h"

static int
same_files(const struct tb_ledger_event *event, const struct tb_ledger_file *files, size_t n)
{
	size_t i;

	if (event->nfiles != n)
		return 0;
	for (i = 0; i < n; i++)
		if (strcmp(event->files[i].name, files[i].name) != 0 ||
		    strcmp(event->files[i].digest, files[i].digest) != 0)
			return 0;
	return 1;
}

struct approved {
	struct tb_arena arena;
	struct tb_ledger_file *files;
	size_t n, cap;
};

/* Called after its edition: public/figures. */
static void
add_file(struct approved *approved, const struct run *run, const char *name, const char *digest)
{
	const char *between = run->edition[0] != '\0' ? "/" : "";

	*(struct tb_ledger_file *)tb_grow(&approved->files, approved->n++, &approved->cap,
	    sizeof(struct tb_ledger_file)) = (struct tb_ledger_file){
	    tb_arena_printf(&approved->arena, "%s%s%s", run->edition, between, name), digest};
}

/* figures.xml first, then the documents. */
static void
add_files(struct approved *approved, const struct run *run)
{
	size_t i;

	add_file(approved, run, "figures", run->figures.digest);
	for (i = 0; i < run->ndocuments; i++)
		add_file(approved, run, run->documents[i].name, run->documents[i].document_digest);
}

/* --- was it looked at? ------------------------------------------------------------------------ */

/* What the run makes otherwise than the draft of its edition, in words; "" = nothing. */
static int
find_undrafted(const struct run *run, const char *draft, struct tb_buf *what, struct tb_err *err)
{
	struct tb_buf was = TB_BUF_INIT, now = TB_BUF_INIT;
	int rc = release_sums_of(run, &now, err);

	if (rc == 0 && draft != NULL)
		rc = release_sums_if_there(draft, &was, err);
	if (rc == 0)
		release_differ(was.s, now.s, what);
	tb_buf_release(&was);
	tb_buf_release(&now);
	return rc;
}

/* Why the draft of before is another one: what made it, else what went into it. */
static void
find_cause(
    const struct approval *approval, const struct run *run, const char *draft, struct tb_buf *words)
{
	char *figures = tb_path_join(draft, "figures.xml");
	char *manifest = tb_path_join(draft, "manifest.xml");
	char digest[TB_DIGEST_LEN + 1] = "";
	struct tb_err absent;

	if (tb_digest_file(figures, digest, &absent) == 0 &&
	    strcmp(digest, run->figures.digest) != 0)
		tb_buf_printf(
		    words, "its figures were %.12s and are %.12s, ", digest, run->figures.digest);
	editions_cause(manifest, approval->site, run, approval->published, words);
	if (words->len == 0)
		tb_buf_puts(words, "the office's sheet was changed");
	else if (words->s[words->len - 1] == ' ')
		tb_buf_puts(words, "something was accepted or decided since");
	free(figures);
	free(manifest);
}

/* A draft of what would be approved now takes the place of the one before. */
static int
make_draft(const struct approval *approval, const struct run *run,
    const struct tb_ledger_event *newest, struct tb_buf *path, struct tb_err *err)
{
	struct publication publication = {.site = approval->site,
	    .term = approval->term,
	    .newest = newest,
	    .beside = approval->published};
	struct tb_buf public = TB_BUF_INIT;
	int rc = publish(&publication, run, path, err);

	if (rc == 0 && approval->published != NULL)
		rc = publish(&publication, approval->published, &public, err);
	tb_buf_release(&public);
	return rc;
}

/* -1, and *err says what stands there now to be looked at. */
static int
refuse(const struct approval *approval, const struct run *run, const struct tb_ledger_event *newest,
    const char *draft, const char *what, struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT, cause = TB_BUF_INIT;
	int rc = 0;

	if (draft != NULL)
		find_cause(approval, run, draft, &cause);
	rc = make_draft(approval, run, newest, &path, err);
	if (rc == 0 && draft == NULL)
		rc = tb_err_set(err, TB_MSG_UNSEEN, path.s, 0, 0,
		    "nothing is approved: of this there was no draft to look at. There is now: "
		    "look "
		    "at it, and approve %s again",
		    run->period);
	else if (rc == 0)
		rc = tb_err_set(err, TB_MSG_UNSEEN, path.s, 0, 0,
		    "nothing is approved: the draft to look at, %s, was otherwise in %s: %s. This "
		    "is the draft now: look at it, and approve %s again",
		    tb_path_base(draft), what, cause.s, run->period);
	tb_buf_release(&path);
	tb_buf_release(&cause);
	return rc;
}

/* Nothing is approved of which there is no draft, of each edition: what is approved is what was
 * looked at. */
static int
check_seen(const struct approval *approval, const struct run *run,
    const struct tb_ledger_event *newest, struct tb_err *err)
{
	const struct run *runs[] = {run, approval->published};
	struct tb_buf what = TB_BUF_INIT;
	char *draft, *of;
	size_t i;
	int rc = publish_find_draft(approval->site, approval->term, run->edition, &draft, err);

	for (i = 0; rc == 0 && i < TB_LEN(runs) && runs[i] != NULL && what.len == 0; i++) {
		rc = publish_find_draft(approval->site, approval->term, runs[i]->edition, &of, err);
		if (rc == 0)
			rc = find_undrafted(runs[i], of, &what, err);
		free(of);
	}
	if (rc == 0 && what.len > 0)
		rc = refuse(approval, run, newest, draft, what.s, err);
	tb_buf_release(&what);
	free(draft);
	return rc;
}

/* --- recorded --------------------------------------------------------------------------------- */

static void
write_making(struct tb_xmlw *w, const void *what)
{
	making_write(w, what);
}

/* What is being decided. */
struct decision {
	const struct approval *approval;
	const struct run *run;
	const struct sheet *sheet;
	const struct tb_ledger_event *last; /* issue of the term; NULL = there is none */
	struct approved approved;
};

/* Is it what was approved last? -1: *err filled. */
static int
is_again(const struct decision *decision, struct tb_err *err)
{
	const struct tb_ledger_event *last = decision->last;

	return last != NULL && same_files(last, decision->approved.files, decision->approved.n)
		   ? sheet_is_in(last, decision->sheet->text, err)
		   : 0;
}

/* The next issue: an event behind those of the ledger, which stands in the folder. */
static int
record_issue(const struct decision *decision, long issue, const char *folder,
    const struct tb_ledger *ledger, struct tb_err *err)
{
	const struct approval *approval = decision->approval;
	const struct run *run = decision->run;
	struct making made = {0};
	struct tb_ledger_event event = {.kind = "issue-approved",
	    .span = approval->term.span,
	    .period = approval->term.last,
	    .date = approval->date,
	    .issue = issue,
	    .inputs = run->inputs,
	    .ninputs = run->ninputs,
	    .files = decision->approved.files,
	    .nfiles = decision->approved.n};
	int rc = sheet_check_reissue(decision->sheet, issue, err);

	if (rc == 0)
		rc = turn_check_date(decision->sheet, decision->last, run, err);
	if (rc == 0)
		rc = check_seen(approval, run, decision->last, err);
	if (rc == 0)
		rc = making_gather(approval->site, run, approval->published, &made, err);
	if (rc == 0)
		rc = tb_ledger_append_issue(folder, ledger, &event, decision->sheet->text,
		    &(const struct tb_ledger_making){write_making, &made}, NULL, err);
	if (rc == 0 && issue == 1)
		turn_warn(approval->site, approval->term, decision->sheet, ledger, run);
	making_release(&made);
	return rc;
}

/* What people looked at is what units sent, and not what another hand made of it. */
static int
check_intact(const struct approval *approval, const struct run *run, struct tb_err *err)
{
	size_t before = tb_diag_count(TB_ERROR);

	if (trail_compare_told(approval->site, err) != 0)
		return -1;
	return tb_diag_count(TB_ERROR) == before
		   ? 0
		   : tb_err_set(err, TB_MSG_TRAIL_STATE, approval->site, 0, 0,
			 "nothing is approved: put back what is named above from a backup, "
			 "and run, look at and approve %s again",
			 run->period);
}

static int
record(const struct approval *approval, const struct run *run, const struct sheet *sheet,
    long *issue, int *again, struct tb_err *err)
{
	char *folder = tb_path_join(approval->site, "input/ledger");
	struct decision decision = {.approval = approval, .run = run, .sheet = sheet};
	struct tb_ledger ledger = {0};
	int rc = tb_ledger_load(folder, &ledger, err), is = 0;

	if (rc == 0)
		rc = tb_ledger_check_day(&ledger, approval->date, err);
	if (rc == 0)
		rc = check_intact(approval, run, err);
	if (rc == 0)
		rc = sheet_check_unused(sheet, approval->term, &ledger, err);
	if (rc == 0) {
		add_files(&decision.approved, run);
		if (approval->published != NULL)
			add_files(&decision.approved, approval->published);
		decision.last = tb_ledger_issue(&ledger, approval->term);
		is = is_again(&decision, err);
		*again = is > 0;
		*issue = (decision.last != NULL ? decision.last->issue : 0) + !*again;
		rc = is < 0   ? -1
		     : *again ? 0
			      : record_issue(&decision, *issue, folder, &ledger, err);
	}
	tb_ledger_release(&ledger);
	free(decision.approved.files);
	tb_arena_release(&decision.approved.arena);
	free(folder);
	return rc;
}

int
approve(const struct approval *approval, const struct run *run, long *issue, int *again,
    struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT;
	struct sheet sheet = {0};
	char period[8];
	int rc;

	*again = 0;
	tb_term_format(approval->term, period);
	tb_buf_printf(&path, "%s/input/issue/%s.xml", approval->site, period);
	if (strcmp(run->period, period) != 0)
		rc = tb_err_set(err, TB_MSG_APPROVAL, run->work, 0, 0,
		    "the run is of %s, not of %s", run->period, period);
	else if (turn_check_over(approval->term, approval->date, err) != 0 ||
		 (!approval->empty && turn_check_reported(approval->term, run, err) != 0))
		rc = -1;
	else if (approval->expect != NULL &&
		 strncmp(run->figures.digest, approval->expect, strlen(approval->expect)) != 0)
		rc = tb_err_set(err, TB_MSG_APPROVAL, path.s, 0, 0,
		    "the figures are now %.12s, not %s: something arrived since the draft you "
		    "looked at; tongbao run %s makes the draft of it: look at that one",
		    run->figures.digest, approval->expect, period);
	else
		rc = sheet_load(path.s, approval->term, &sheet, err);
	if (rc == 0)
		rc = sheet_check_date(&sheet, approval->term, approval->date, err);
	if (rc == 0)
		rc = record(approval, run, &sheet, issue, again, err);
	sheet_release(&sheet);
	tb_buf_release(&path);
	return rc;
}
