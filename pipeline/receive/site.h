/*
 * What a run of receive works with: paths below the site, plan, earlier
 * reports, ledger, words and schema.
 */
#ifndef RECEIVE_SITE_H
#define RECEIVE_SITE_H

#include "receipt.h"

struct site {
	char *plan_folder, *inbox, *archive, *ledger_folder, *receipts;
	struct tb_plan plan;
	struct history history;
	struct tb_ledger ledger;
	struct catalogue catalogue;
	struct rules rules;
	struct reporters reporters;
	struct grounds grounds;
	struct authority authority;
	char *work;	       /* folder of copies and rows, NULL = none is open */
	struct work_file rows; /* of all submissions */
	size_t ncopies;
	int is_trial; /* the folder is this program's own, and nothing in it is kept */
	int has_plan, has_history, has_ledger, has_catalogue;
};

/* The plan and paths; then what judging needs on top, loaded once. -1: *err. */
int site_open(
    const char *root, struct tb_date day, struct site *site, struct tb_err *err) TB_MUST_CHECK;
/* The folder of words: the site's own, else the installed one. The caller frees it. */
char *site_templates(const char *root);
int site_open_catalogue(const char *root, struct site *site, struct tb_err *err) TB_MUST_CHECK;
int site_open_history(struct site *site, struct tb_err *err) TB_MUST_CHECK;
/* The digests that receipts and the rule book name; site_open_rules has them too. */
int site_open_grounds(struct site *site, struct tb_err *err) TB_MUST_CHECK;
int site_open_rules(struct site *site, struct tb_err *err) TB_MUST_CHECK;
/* Where bytes and rows are while they are judged: in this folder, or in a temporary one
 * (NULL). */
int site_open_work(struct site *site, const char *folder, struct tb_err *err) TB_MUST_CHECK;
void site_close_work(struct site *site); /* what is kept stays in the folder */
void site_close(struct site *site);

#endif
