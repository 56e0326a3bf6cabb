/* Manifest: see manifest.h. */
#include "manifest.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/xmlwrite.h"
#include "making.h"
#include "release.h"
#include "trail.h"

#define MANIFEST_NS "urn:tongbao:manifest:1"

/* Opens the element of a PDF of the issue, which is of `count` of what `counted` names, with what
 * all of them say. -1: *err filled; it is open all the same. */
static int
open_file(struct tb_xmlw *w, const char *element, const char *name, const char *title,
    const char *counted, size_t count, const char *folder, struct tb_err *err)
{
	struct tb_buf file = TB_BUF_INIT;
	char digest[TB_DIGEST_LEN + 1];
	char *path;
	int rc;

	tb_buf_printf(&file, "%s.pdf", name);
	path = tb_path_join(folder, file.s);
	rc = release_digest(path, digest, err);
	tb_xmlw_open(w, element);
	tb_xmlw_attr(w, "name", name);
	tb_xmlw_attr(w, "title", title);
	tb_xmlw_attr(w, "file", file.s);
	tb_xmlw_attrf(w, counted, "%zu", count);
	tb_xmlw_attr(w, "digest", rc == 0 ? digest : NULL);
	free(path);
	tb_buf_release(&file);
	return rc;
}

static int
write_document(
    struct tb_xmlw *w, const struct run_document *document, const char *folder, struct tb_err *err)
{
	int rc = open_file(
	    w, "document", document->name, document->title, "pages", document->npages, folder, err);

	tb_xmlw_attr(w, "document-digest", document->document_digest);
	tb_xmlw_attr(w, "pages-digest", document->pages_digest);
	tb_xmlw_close(w);
	return rc;
}

static int
write_bound(
    struct tb_xmlw *w, const struct run_bound *bound, const char *folder, struct tb_err *err)
{
	int rc = open_file(
	    w, "bound", bound->name, bound->title, "documents", bound->ndocuments, folder, err);

	tb_xmlw_close(w);
	return rc;
}

static void
write_inputs(struct tb_xmlw *w, const struct run *run)
{
	size_t i;

	tb_xmlw_open(w, "inputs");
	tb_xmlw_attr(w, "digest", run->inputs_digest);
	for (i = 0; i < run->ninputs; i++) {
		tb_xmlw_open(w, "submission");
		tb_xmlw_attr(w, "unit", run->inputs[i].unit);
		tb_xmlw_attr(w, "period", run->inputs[i].period);
		tb_xmlw_attrf(w, "version", "%ld", run->inputs[i].version);
		tb_xmlw_attr(w, "digest", run->inputs[i].digest);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

/* Of an issue what its approval tells, so that it is told alike whenever it is made again. */
static int
find_making(const struct publication *publication, const struct run *run, struct making *making,
    struct tb_err *err)
{
	if (publication->issue != NULL && making_load(publication->issue->path, making, err) != 0)
		return -1;
	if (making->n > 0)
		return 0;
	making_release(making);
	return making_gather(publication->site, run, publication->beside, making, err);
}

int
manifest_write(const struct publication *publication, const struct run *run, const char *folder,
    struct tb_err *err)
{
	struct tb_buf xml = TB_BUF_INIT;
	struct tb_xmlw w = tb_xmlw_start(&xml);
	char *path = tb_path_join(folder, "manifest.xml");
	char approval[TB_DIGEST_LEN + 1] = "";
	struct making making = {0};
	int rc = 0;
	size_t i;
	int tells =
	    run->edition[0] == '\0'; /* of submissions: a digest tells whether a guess is right */

	if (publication->issue != NULL && tells)
		rc = trail_of_approval(publication->site, publication->issue, approval, err);
	tb_xmlw_open(&w, "manifest");
	tb_xmlw_attr(&w, "xmlns", MANIFEST_NS);
	tb_xmlw_attr(&w, "edition", tells ? NULL : run->edition);
	tb_xmlw_attr(&w, "period", run->period);
	tb_xmlw_attr(&w, "status", publication->issue != NULL ? "issue" : "draft");
	if (publication->issue != NULL) {
		tb_xmlw_attrf(&w, "issue", "%ld", publication->issue->issue);
		tb_xmlw_attr(&w, "approved", publication->issue->date);
		if (tells)
			tb_xmlw_attrf(&w, "event", "%ld", publication->issue->sequence);
		tb_xmlw_attr(&w, "log", approval[0] != '\0' ? approval : NULL);
	}
	tb_xmlw_attr(&w, "plan", run->plan);
	tb_xmlw_attr(&w, "plan-version", run->plan_version);
	for (i = 0; rc == 0 && i < run->ndocuments; i++)
		rc = write_document(&w, &run->documents[i], folder, err);
	for (i = 0; rc == 0 && i < run->nbound; i++)
		rc = write_bound(&w, &run->bound[i], folder, err);
	tb_xmlw_open(&w, "figures");
	tb_xmlw_attr(&w, "file", "figures.xml");
	tb_xmlw_attr(&w, "digest", run->figures.digest);
	tb_xmlw_close(&w);
	if (tells) {
		write_inputs(&w, run);
		if (rc == 0)
			rc = find_making(publication, run, &making, err);
		making_write(&w, &making);
		making_release(&making);
	}
	tb_xmlw_finish(&w);
	if (rc == 0)
		rc = tb_atomic_write(path, xml.s, xml.len, 1, err);
	free(path);
	tb_buf_release(&xml);
	return rc;
}

int
manifest_sums(const char *folder, struct tb_err *err)
{
	struct tb_buf sums = TB_BUF_INIT;
	char *path = tb_path_join(folder, RELEASE_SUMS);
	int rc = release_list(folder, &sums, err);

	if (rc == 0)
		rc = tb_atomic_write(path, sums.s, sums.len, 1, err);
	free(path);
	tb_buf_release(&sums);
	return rc;
}
