/* What a run left: see run.h. */
#include "run.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../lib/xmlread.h"
#include "../type/pages.h"

#define FIGURES_NS "urn:tongbao:figures:1"

static const char *
copy_attr(struct tb_xml *xml, struct run *run, const char *element, const struct tb_xml_attr *attrs,
    const char *name)
{
	const char *s = tb_xml_need(xml, element, attrs, name);

	return s != NULL ? tb_arena_strdup(&run->arena, s) : NULL;
}

static int
start_input(struct tb_xml *xml, struct run *run, const struct tb_xml_attr *attrs)
{
	struct tb_ledger_input *input =
	    tb_grow(&run->inputs, run->ninputs, &run->inputs_cap, sizeof(*input));
	const char *version = tb_xml_need(xml, "submission", attrs, "version");

	run->ninputs++;
	input->unit = copy_attr(xml, run, "submission", attrs, "unit");
	input->period = copy_attr(xml, run, "submission", attrs, "period");
	input->digest = copy_attr(xml, run, "submission", attrs, "digest");
	if (version == NULL || input->unit == NULL || input->period == NULL ||
	    input->digest == NULL)
		return -1;
	if (tb_int_parse(version, 1, 9999, &input->version) != 0)
		return tb_xml_fail(
		    xml, TB_MSG_VALUE, "version '%s' is not a whole number", version);
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct run *run = user;

	if (depth == 0) {
		run->plan = copy_attr(xml, run, name, attrs, "plan");
		run->plan_version = copy_attr(xml, run, name, attrs, "plan-version");
		run->period = copy_attr(xml, run, name, attrs, "period");
		run->inputs_digest = copy_attr(xml, run, name, attrs, "inputs");
		return run->plan == NULL || run->plan_version == NULL || run->period == NULL ||
			       run->inputs_digest == NULL
			   ? -1
			   : 0;
	}
	if (depth == 2 && strcmp(name, "submission") == 0)
		return start_input(xml, run, attrs);
	return 0;
}

static const struct tb_xml_handler handler = {.ns = FIGURES_NS, .start = on_start};

static int
load_figures(struct run *run, struct tb_err *err)
{
	char *path = tb_path_join(run->work, "figures.xml");
	int rc = tb_xml_parse_file(path, &handler, run, err);

	if (rc == 0)
		rc = tb_digest_file(path, run->figures_digest, err);
	free(path);
	return rc;
}

static int
load_pages(struct run *run, struct run_document *document, struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT;
	struct tb_pages pages;
	int rc;

	tb_buf_printf(&path, "%s/pages/%s.pages", run->work, document->name);
	tb_pages_init(&pages);
	rc = tb_pages_load(path.s, &pages, err);
	if (rc == 0) {
		document->title = tb_arena_strdup(&run->arena, pages.title);
		document->npages = pages.npages;
		tb_pages_release(&pages);
		rc = tb_digest_file(path.s, document->pages_digest, err);
	}
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

int
run_load(const char *work, int with_pages, struct run *run, struct tb_err *err)
{
	*run = (struct run){.work = work};
	if (load_figures(run, err) == 0 && load_documents(run, with_pages, err) == 0)
		return 0;
	run_release(run);
	return -1;
}

void
run_release(struct run *run)
{
	free(run->inputs);
	free(run->documents);
	tb_arena_release(&run->arena);
	*run = (struct run){0};
}
