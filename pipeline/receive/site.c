/* What receive works with: see site.h. */
#define _XOPEN_SOURCE 700
#include "site.h"
#include "../lib/file.h"
#include <unistd.h>

int
site_open(const char *root, struct tb_date day, struct site *site, struct tb_err *err)
{
	*site = (struct site){.plan_folder = tb_path_join(root, "input/plan"),
	    .inbox = tb_path_join(root, "input/inbox"),
	    .archive = tb_path_join(root, "input/archive"),
	    .ledger_folder = tb_path_join(root, "input/ledger"),
	    .receipts = tb_path_join(root, "output/receipts")};
	site->rules.arrived = day;
	if (tb_plan_load(site->plan_folder, &site->plan, err) != 0)
		return -1;
	site->has_plan = 1;
	return 0;
}

char *
site_templates(const char *root)
{
	char *own = tb_path_join(root, "templates");
	char *folder = tb_path_join(tb_file_exists(own) ? root : tb_datadir(), "templates");

	free(own);
	return folder;
}

int
site_open_catalogue(const char *root, struct site *site, struct tb_err *err)
{
	char *folder = site_templates(root);
	char *path = tb_template_path(folder, "receipt-messages.xml");

	site->has_catalogue = catalogue_load(path, &site->catalogue, err) == 0;
	if (site->has_catalogue)
		catalogue_take_plan(&site->catalogue, &site->plan);
	free(path);
	free(folder);
	return site->has_catalogue ? 0 : -1;
}

int
site_open_history(struct site *site, struct tb_err *err)
{
	if (history_load(site->archive, &site->history, err) != 0)
		return -1;
	site->has_history = 1;
	if (tb_ledger_load(site->ledger_folder, &site->ledger, err) != 0)
		return -1;
	site->has_ledger = 1;
	site->history.ledger = &site->ledger;
	return 0;
}

/* Digest of the list of the plan's files and their digests. */
static int
digest_plan(struct site *site, struct tb_err *err)
{
	char **names = tb_folder_names(site->plan_folder, ".xml", err), **at;
	char digest[TB_DIGEST_LEN + 1];
	struct tb_buf list = TB_BUF_INIT;
	int rc = 0;

	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(site->plan_folder, *at);

		rc = (*at)[0] != '.' ? tb_digest_file(path, digest, err) : 0;
		if (rc == 0 && (*at)[0] != '.')
			tb_buf_printf(&list, "%s  %s\n", digest, *at);
		free(path);
	}
	tb_digest(list.s, list.len, site->grounds.plan_digest);
	tb_buf_release(&list);
	tb_names_free(names);
	return rc;
}

int
site_open_grounds(struct site *site, struct tb_err *err)
{
	char *schema = tb_path_join(tb_datadir(), "schema/submission.xsd");
	int rc = tb_digest_file(schema, site->grounds.schema_digest, err);

	free(schema);
	return rc == 0 ? digest_plan(site, err) : -1;
}

int
site_open_rules(struct site *site, struct tb_err *err)
{
	char *schema = tb_path_join(tb_datadir(), "schema/submission.xsd");
	int rc = parse_prepare(schema, err);

	free(schema);
	if (rc == 0)
		rc = site_open_grounds(site, err);
	if (rc == 0 && site->authority.store == NULL)
		rc = authority_load(
		    site->plan_folder, &site->plan, site->rules.arrived, &site->authority, err);
	site->grounds.authority = &site->authority;
	site->rules.plan = &site->plan;
	site->rules.catalogue = &site->catalogue;
	site->rules.reporters = &site->reporters;
	site->rules.history = &site->history;
	site->rules.ledger = &site->ledger;
	site->grounds.rules = &site->rules;
	site->grounds.catalogue = &site->catalogue;
	return rc;
}

int
site_open_work(struct site *site, const char *folder, struct tb_err *err)
{
	const char *temporary = getenv("TMPDIR");

	site->is_trial = folder == NULL;
	if (folder != NULL) {
		site->work = tb_xstrdup(folder);
	} else {
		site->work =
		    tb_path_join(temporary != NULL && temporary[0] != '\0' ? temporary : "/tmp",
			"tongbao.XXXXXX");
		if (mkdtemp(site->work) == NULL) {
			tb_err_sys(err, site->work, "cannot make the folder");
			free(site->work);
			site->work = NULL;
			return -1;
		}
	}
	return work_file_open(&site->rows, site->work, err);
}

void
site_close_work(struct site *site)
{
	if (site->work == NULL)
		return;
	work_file_close(&site->rows);
	if (site->is_trial)
		(void)rmdir(site->work);
	free(site->work);
	site->work = NULL;
}

void
site_close(struct site *site)
{
	site_close_work(site);
	if (site->has_plan)
		tb_plan_release(&site->plan);
	if (site->has_history)
		history_release(&site->history);
	if (site->has_ledger)
		tb_ledger_release(&site->ledger);
	if (site->has_catalogue)
		catalogue_release(&site->catalogue);
	rules_forget(&site->reporters);
	parse_cleanup();
	authority_release(&site->authority);
	free(site->plan_folder);
	free(site->inbox);
	free(site->archive);
	free(site->ledger_folder);
	free(site->receipts);
	*site = (struct site){0};
}
