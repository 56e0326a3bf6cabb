/* What a run left: see run.h. */
#include "run.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../type/pages.h"

enum { BIND_MAX = 4 * 1024 * 1024, PAGES_MAX = 512 * 1024 * 1024 };

/* The figures as a run needs them, and where they stand. */
struct source {
	struct run *run;
	const char *path;
	struct tb_err *err;
};

/* An attribute that a run cannot do without; -1: *err filled. */
static int
need(const struct source *source, const char *value, const char *name, int line)
{
	if (value[0] != '\0')
		return 0;
	return tb_err_set(source->err, TB_MSG_FIGURES, source->path, line, 0,
	    "the attribute '%s' is missing", name);
}

static int
take_input(const struct source *source, const struct tb_figures_submission *submission)
{
	struct run *run = source->run;
	struct tb_ledger_input *input =
	    tb_grow(&run->inputs, run->ninputs++, &run->inputs_cap, sizeof(*input));

	*input = (struct tb_ledger_input){
	    .unit = submission->unit, .period = submission->period, .digest = submission->digest};
	if (need(source, input->unit, "unit", submission->at) != 0 ||
	    need(source, input->period, "period", submission->at) != 0 ||
	    need(source, input->digest, "digest", submission->at) != 0)
		return -1;
	if (tb_int_parse(submission->version, 1, 9999, &input->version) != 0)
		return tb_err_set(source->err, TB_MSG_FIGURES, source->path, submission->at, 0,
		    "version '%s' is not a whole number", submission->version);
	return 0;
}

static int
take_figures(const struct source *source)
{
	struct run *run = source->run;
	const struct tb_figures *figures = &run->figures;
	size_t i;

	run->edition = figures->edition;
	run->plan = figures->plan;
	run->plan_version = figures->plan_version;
	run->period = figures->period;
	run->inputs_digest = figures->inputs;
	if (need(source, run->plan, "plan", 0) != 0 ||
	    need(source, run->plan_version, "plan-version", 0) != 0 ||
	    need(source, run->period, "period", 0) != 0 ||
	    (run->edition[0] == '\0' && need(source, run->inputs_digest, "inputs", 0) != 0))
		return -1;
	for (i = 0; i < figures->nsubmissions; i++)
		if (take_input(source, &figures->submissions[i]) != 0)
			return -1;
	return 0;
}

static int
load_figures(struct run *run, struct tb_err *err)
{
	static const struct tb_figures_want want = {.list = 0};
	char *path = tb_path_join(run->work, "figures.xml");
	int rc = tb_figures_load(path, &want, &run->figures, err);

	if (rc == 0)
		rc = take_figures(&(const struct source){run, path, err});
	free(path);
	return rc;
}

/* Those that no page before had. */
static void
take_faces(struct run *run, const struct tb_pages *pages)
{
	size_t i, j;

	for (i = 0; i < pages->nfaces; i++) {
		for (j = 0; j < run->nfaces; j++)
			if (strcmp(run->faces[j].path, pages->faces[i].path) == 0)
				break;
		if (j < run->nfaces)
			continue;
		*(struct run_face *)tb_grow(
		    &run->faces, run->nfaces++, &run->faces_cap, sizeof(*run->faces)) =
		    (struct run_face){tb_arena_strdup(&run->arena, pages->faces[i].path),
			tb_arena_strdup(&run->arena, pages->faces[i].digest)};
	}
}

static int
load_pages(struct run *run, struct run_document *document, struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT, bytes = TB_BUF_INIT;
	struct tb_pages pages;
	int rc;

	tb_buf_printf(&path, "%s/pages/%s.pages", run->work, document->name);
	tb_pages_init(&pages);
	rc = tb_file_read(path.s, PAGES_MAX, &bytes, err);
	if (rc == 0)
		rc = tb_pages_glance(bytes.s, bytes.len, path.s, &pages, &document->npages, err);
	if (rc == 0) {
		document->title = tb_arena_strdup(&run->arena, pages.title);
		take_faces(run, &pages);
		tb_digest(bytes.s, bytes.len, document->pages_digest);
	}
	tb_pages_release(&pages);
	tb_buf_release(&bytes);
	tb_buf_release(&path);
	return rc;
}

static int
load_document(
    struct run *run, const char *folder, const char *file, int with_pages, struct tb_err *err)
{
	struct run_document *document =
	    tb_grow(&run->documents, run->ndocuments, &run->documents_cap, sizeof(*document));
	char *path = tb_path_join(folder, file);
	char *stem = tb_path_stem(file);
	int rc;

	run->ndocuments++;
	document->name = tb_arena_strdup(&run->arena, stem);
	document->title = "";
	rc = tb_digest_file(path, document->document_digest, err);
	if (rc == 0 && with_pages)
		rc = load_pages(run, document, err);
	free(stem);
	free(path);
	return rc;
}

static int
load_documents(struct run *run, int with_pages, struct tb_err *err)
{
	char *folder = tb_path_join(run->work, "documents");
	char **names = tb_folder_names(folder, ".xml", err), **at;
	int rc = names != NULL ? 0 : -1;

	for (at = names; rc == 0 && *at != NULL; at++)
		rc = load_document(run, folder, *at, with_pages, err);
	tb_names_free(names);
	free(folder);
	return rc;
}

/* A title, and the names behind it, a line each. */
static int
load_bound(struct run *run, const char *folder, const char *file, struct tb_err *err)
{
	struct run_bound *bound =
	    tb_grow(&run->bound, run->nbound, &run->bound_cap, sizeof(*bound));
	char *path = tb_path_join(folder, file), *stem = tb_path_stem(file);
	struct tb_buf text = TB_BUF_INIT;
	int rc = tb_file_read(path, BIND_MAX, &text, err);
	const char *at;

	run->nbound++;
	*bound = (struct run_bound){.name = tb_arena_strdup(&run->arena, stem), .title = ""};
	if (rc == 0) {
		bound->title = tb_arena_strndup(&run->arena, text.s, strcspn(text.s, "\n"));
		for (at = strchr(text.s, '\n'); at != NULL && at[1] != '\0';
		     at = strchr(at + 1, '\n'))
			bound->ndocuments++;
	}
	tb_buf_release(&text);
	free(stem);
	free(path);
	return rc;
}

static int
load_bindings(struct run *run, struct tb_err *err)
{
	char *folder = tb_path_join(run->work, "documents");
	char **names = tb_folder_names(folder, ".bind", err), **at;
	int rc = names != NULL ? 0 : -1;

	for (at = names; rc == 0 && *at != NULL; at++)
		rc = load_bound(run, folder, *at, err);
	tb_names_free(names);
	free(folder);
	return rc;
}

int
run_load(const char *work, int with_pages, struct run *run, struct tb_err *err)
{
	*run = (struct run){.work = work, .ink = "paint"};
	if (load_figures(run, err) == 0 && load_documents(run, with_pages, err) == 0 &&
	    load_bindings(run, err) == 0)
		return 0;
	run_release(run);
	return -1;
}

void
run_release(struct run *run)
{
	free(run->inputs);
	free(run->documents);
	free(run->bound);
	free(run->faces);
	tb_figures_release(&run->figures);
	tb_arena_release(&run->arena);
	*run = (struct run){0};
}

const char *
run_digest(const struct run *run, const char *name)
{
	size_t i;

	if (strcmp(name, "figures") == 0)
		return run->figures.digest;
	for (i = 0; i < run->ndocuments; i++)
		if (strcmp(name, run->documents[i].name) == 0)
			return run->documents[i].document_digest;
	return NULL;
}
