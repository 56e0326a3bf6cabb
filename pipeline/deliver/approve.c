/* Approval: see approve.h. */
#include "approve.h"
#include "../lib/file.h"
#include "sheet.h"

enum { EVENT_MAX = 8 * 1024 * 1024 };

/* Does the event's file hold exactly this sheet? */
static int
holds_sheet(const struct tb_ledger_event *event, const char *sheet)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_err err;
	int same = tb_file_read(event->path, EVENT_MAX, &bytes, &err) == 0 &&
		   strstr(bytes.s, sheet) != NULL;

	tb_buf_release(&bytes);
	return same;
}

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

static int
record(const struct approval *approval, const struct run *run, const struct sheet *sheet,
    long *issue, struct tb_err *err)
{
	char *folder = tb_path_join(approval->site, "input/ledger");
	struct approved approved = {0};
	struct tb_ledger ledger = {0};
	const struct tb_ledger_event *last;
	struct tb_ledger_event event = {.kind = "issue-approved",
	    .span = approval->term.span,
	    .period = approval->term.last,
	    .date = approval->date,
	    .inputs = run->inputs,
	    .ninputs = run->ninputs};
	int rc = tb_ledger_load(folder, &ledger, err);

	add_files(&approved, run);
	if (approval->published != NULL)
		add_files(&approved, approval->published);
	event.files = approved.files;
	event.nfiles = approved.n;
	if (rc == 0)
		rc = sheet_check_unused(sheet, approval->term, &ledger, err);
	last = rc == 0 ? tb_ledger_issue(&ledger, approval->term) : NULL;
	if (last != NULL && same_files(last, event.files, event.nfiles) &&
	    holds_sheet(last, sheet->text)) {
		*issue = last->issue;
	} else if (rc == 0) {
		*issue = event.issue = last != NULL ? last->issue + 1 : 1;
		rc = sheet_check_reissue(sheet, event.issue, err);
		if (rc == 0)
			rc =
			    tb_ledger_append_issue(folder, &ledger, &event, sheet->text, NULL, err);
	}
	tb_ledger_release(&ledger);
	free(approved.files);
	tb_arena_release(&approved.arena);
	free(folder);
	return rc;
}

int
approve(const struct approval *approval, const struct run *run, long *issue, struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT;
	struct sheet sheet = {0};
	char period[8];
	int rc;

	tb_term_format(approval->term, period);
	tb_buf_printf(&path, "%s/input/issue/%s.xml", approval->site, period);
	if (strcmp(run->period, period) != 0)
		rc = tb_err_set(err, TB_MSG_APPROVAL, run->work, 0, 0,
		    "the run is of %s, not of %s", run->period, period);
	else if (approval->expect != NULL &&
		 strncmp(run->figures.digest, approval->expect, strlen(approval->expect)) != 0)
		rc = tb_err_set(err, TB_MSG_APPROVAL, path.s, 0, 0,
		    "the figures are now %.12s, not %s: something arrived since the draft you "
		    "looked at; look at the new draft",
		    run->figures.digest, approval->expect);
	else
		rc = sheet_load(path.s, approval->term, &sheet, err);
	if (rc == 0)
		rc = sheet_check_date(&sheet, approval->term, approval->date, err);
	if (rc == 0)
		rc = record(approval, run, &sheet, issue, err);
	sheet_release(&sheet);
	tb_buf_release(&path);
	return rc;
}
