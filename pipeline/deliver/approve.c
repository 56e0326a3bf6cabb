/* Approval: see approve.h. */
#include "approve.h"
#include "../lib/file.h"
#include "../lib/xmlread.h"

#define ISSUE_NS "urn:tongbao:issue:1"

enum { SHEET_MAX = 1024 * 1024 };

/* What an issue cannot go out without. */
struct sheet {
	const char *period; /* expected */
	int complete;
};

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	static const char *const needed[] = {"period", "number", "serial", "date", "signer"};
	struct sheet *sheet = user;
	size_t i;

	if (depth > 0)
		return 0;
	if (strcmp(name, "issue") != 0)
		return tb_xml_fail(xml, TB_MSG_SHEET, "<%s> is not an issue sheet", name);
	for (i = 0; i < TB_LEN(needed); i++) {
		const char *value = tb_xml_attr(attrs, needed[i]);

		if (value == NULL || value[0] == '\0')
			return tb_xml_fail(xml, TB_MSG_SHEET,
			    "fill in the attribute '%s' before approving", needed[i]);
		if (i == 0 && strcmp(value, sheet->period) != 0)
			return tb_xml_fail(xml, TB_MSG_SHEET,
			    "the sheet is of the period %s, not %s", value, sheet->period);
	}
	sheet->complete = 1;
	return 0;
}

static const struct tb_xml_handler handler = {.ns = ISSUE_NS, .start = on_start};

/* The text of the <issue> element, checked, into *out. */
static int
read_sheet(const char *path, const char *period, struct tb_buf *out, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct sheet sheet = {.period = period};
	const char *from;
	int rc = tb_file_read(path, SHEET_MAX, &bytes, err);

	if (rc == 0)
		rc = tb_xml_parse(bytes.s, bytes.len, path, &handler, &sheet, err);
	if (rc == 0) {
		from = strstr(bytes.s, "<issue");
		if (from == NULL)
			rc = tb_err_set(err, TB_MSG_SHEET, path, 1, 0,
			    "write the sheet in UTF-8 with <issue xmlns=\"%s\"> and no prefix",
			    ISSUE_NS);
		else
			tb_buf_puts(out, from);
	}
	while (rc == 0 && out->len > 0 && strchr(" \t\r\n", out->s[out->len - 1]) != NULL)
		out->s[--out->len] = '\0';
	tb_buf_release(&bytes);
	return rc;
}

/* Does the event's file hold exactly this sheet? */
static int
holds_sheet(const struct tb_ledger_event *event, const char *sheet)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_err err;
	int same = tb_file_read(event->path, SHEET_MAX * 8, &bytes, &err) == 0 &&
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

/* figures.xml first, then the documents; the caller frees. */
static struct tb_ledger_file *
approved_files(const struct run *run)
{
	struct tb_ledger_file *files = tb_xcalloc(run->ndocuments + 1, sizeof(*files));
	size_t i;

	files[0] = (struct tb_ledger_file){"figures", run->figures_digest};
	for (i = 0; i < run->ndocuments; i++)
		files[i + 1] = (struct tb_ledger_file){
		    run->documents[i].name, run->documents[i].document_digest};
	return files;
}

static int
record(const struct approval *approval, const struct run *run, const char *folder,
    const char *sheet, long *issue, struct tb_err *err)
{
	struct tb_ledger ledger;
	const struct tb_ledger_event *last;
	struct tb_ledger_event event = {.kind = "issue-approved",
	    .period = approval->period,
	    .date = approval->date,
	    .inputs = run->inputs,
	    .ninputs = run->ninputs,
	    .nfiles = run->ndocuments + 1};
	int rc = 0;

	if (tb_ledger_load(folder, &ledger, err) != 0)
		return -1;
	event.files = approved_files(run);
	last = tb_ledger_issue(&ledger, approval->period);
	if (last != NULL && same_files(last, event.files, event.nfiles) &&
	    holds_sheet(last, sheet)) {
		*issue = last->issue;
	} else {
		*issue = event.issue = last != NULL ? last->issue + 1 : 1;
		rc = tb_ledger_append_issue(folder, &ledger, &event, sheet, NULL, err);
	}
	free(event.files);
	tb_ledger_release(&ledger);
	return rc;
}

int
approve(const struct approval *approval, const struct run *run, long *issue, struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT, sheet = TB_BUF_INIT;
	char period[8];
	int rc;

	tb_period_format(approval->period, period);
	tb_buf_printf(&path, "%s/input/issue/%s.xml", approval->site, period);
	if (strcmp(run->period, period) != 0)
		rc = tb_err_set(err, TB_MSG_APPROVAL, run->work, 0, 0,
		    "the run is of %s, not of %s", run->period, period);
	else if (approval->expect != NULL &&
		 strncmp(run->figures_digest, approval->expect, strlen(approval->expect)) != 0)
		rc = tb_err_set(err, TB_MSG_APPROVAL, path.s, 0, 0,
		    "the figures are now %.12s, not %s: something arrived since the draft you "
		    "looked at; look at the new draft",
		    run->figures_digest, approval->expect);
	else
		rc = read_sheet(path.s, period, &sheet, err);
	if (rc == 0) {
		char *folder = tb_path_join(approval->site, "input/ledger");

		rc = record(approval, run, folder, sheet.s, issue, err);
		free(folder);
	}
	tb_buf_release(&path);
	tb_buf_release(&sheet);
	return rc;
}
