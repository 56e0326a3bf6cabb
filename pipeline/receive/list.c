/* The list taken back: see list.h. */
#include "list.h"
#include "../lib/file.h"
#include "list-private.h"
#include "site.h"
#include <stdio.h>

/* Has the plan a list to be made at all, and not yet? */
static int
check_plan(const struct tb_plan *plan, const struct tb_proposals *proposals, struct tb_err *err)
{
	const struct tb_plan_identity *identity = &plan->identity;
	int next = proposals->year + 1;
	size_t i;

	if (proposals->ladder == NULL || proposals->n == 0)
		return tb_err_set(err, TB_MSG_NOTHING, identity->source.file, identity->source.line,
		    0,
		    "the plan has no ladder of enterprises with rolling=\"yes\", or nobody on it: "
		    "there is no list of %d; see tongbao-plan(5)",
		    proposals->year);
	if (next > identity->target_year)
		return tb_err_set(err, TB_MSG_PERIOD, identity->source.file, identity->source.line,
		    0, "the plan ends with %d, so there is no list of %d", identity->target_year,
		    next);
	for (i = 0; i < plan->nrolls; i++)
		if (plan->rolls[i].year == next)
			return tb_err_set(err, TB_MSG_LIST, plan->rolls[i].source.file,
			    plan->rolls[i].source.line, 0,
			    "the plan has the list of %d already; remove it to make another", next);
	return 0;
}

struct taking {
	const struct list_command *command;
	struct tb_plan plan;
	struct tb_proposals proposals;
	struct tb_list_words words;
	struct list_sheet sheet;
	char *folder; /* of the plan */
};

static int
load(struct taking *taking, struct tb_err *err)
{
	const struct list_command *command = taking->command;
	char *templates = site_templates(command->site);
	int rc = tb_plan_load(taking->folder, &taking->plan, err);

	if (rc == 0)
		rc = tb_list_words_load(templates, &taking->words, err);
	if (rc == 0)
		rc = tb_proposals_load(command->figures, &taking->plan, &taking->proposals, err);
	if (rc == 0)
		rc = check_plan(&taking->plan, &taking->proposals, err);
	free(templates);
	return rc;
}

static int
take(struct taking *taking, struct tb_err *err)
{
	const struct list_command *command = taking->command;
	struct tb_arena arena = {NULL};
	struct list_judgement judgement = {.plan = &taking->plan,
	    .proposals = &taking->proposals,
	    .words = &taking->words,
	    .sheet = &taking->sheet,
	    .arena = &arena,
	    .draft = command->draft};
	const struct list_making making = {&judgement, taking->folder, command->output};
	struct tb_buf said = TB_BUF_INIT;
	int rc = 0;

	list_judge(&judgement);
	if (tb_diag_count(TB_ERROR) == 0)
		rc = list_make(&making, &said, err);
	if (rc == 0 && fwrite(said.s, 1, said.len, stdout) != said.len)
		rc = tb_err_sys(err, "stdout", "cannot write");
	tb_buf_release(&said);
	free(judgement.verdicts);
	tb_arena_release(&arena);
	return rc;
}

int
list_run(const struct list_command *command, struct tb_err *err)
{
	struct taking taking = {.command = command,
	    .sheet = {.file = NULL},
	    .folder = tb_path_join(command->site, "input/plan")};
	int rc = load(&taking, err);

	if (rc == 0)
		rc = list_read(command->list, command->site, &taking.words, &taking.sheet, err);
	if (rc == 0 && tb_diag_count(TB_ERROR) == 0)
		rc = take(&taking, err);
	list_sheet_release(&taking.sheet);
	tb_proposals_release(&taking.proposals);
	tb_list_words_release(&taking.words);
	tb_plan_release(&taking.plan);
	free(taking.folder);
	return rc;
}
