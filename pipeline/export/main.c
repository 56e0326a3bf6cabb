/*
 * tongbao-export: the figures of a period for others than readers of bulletins: open data
 * (CSV, a workbook, a database; tongbao-data.5), or the submission to the level above; and
 * the forms by which units report (tongbao-form.5); or one of them, explained.
 */
#include "../lib/file.h"
#include "../lib/made.h"
#include "command.h"
#include "explain.h"
#include "forms.h"
#include "list.h"
#include "open-data.h"
#include "sources.h"
#include "submission.h"
#include <string.h>

/* What is asked for: the option's, or a line each of standard input; NULL-ended. */
static const char **
questions(const char *asked, struct tb_buf *lines)
{
	const char **list = NULL;
	size_t n = 0, cap = 0;
	char *at;
	int c;

	if (strcmp(asked, "-") == 0)
		while ((c = getchar()) != EOF)
			tb_buf_putc(lines, (char)c);
	else
		tb_buf_puts(lines, asked);
	for (at = lines->len > 0 ? lines->s : NULL; at != NULL && *at != '\0';) {
		*(const char **)tb_grow(&list, n++, &cap, sizeof(*list)) = at;
		at += strcspn(at, "\n");
		if (*at != '\0')
			*at++ = '\0';
	}
	*(const char **)tb_grow(&list, n, &cap, sizeof(*list)) = NULL;
	return list;
}

static int
explain(const struct command *command, struct dataset *dataset, const struct observed *observed,
    struct tb_err *err)
{
	struct tb_buf lines = TB_BUF_INIT, text = TB_BUF_INIT;
	const char **asked = questions(command->asked, &lines);
	const struct explain_order order = {.dataset = dataset,
	    .observed = observed,
	    .plan_folder = command->plan,
	    .asked = asked,
	    .depth = command->levels,
	    .uses = command->units};
	int rc = explain_write(&order, &text, err);

	if (rc == 0 && text.len > 0)
		fputs(text.s, stdout);
	tb_buf_release(&text);
	tb_buf_release(&lines);
	free(asked);
	return rc;
}

/* A month that nobody reported has nothing to tell. */
static int
check_reported(const struct dataset *dataset, const char *figures, struct tb_err *err)
{
	const struct table *submissions = &dataset->tables[TABLE_SUBMISSION];
	const char *const *period = dataset_period(dataset);
	size_t i;

	for (i = 0; i < submissions->nrows; i++)
		if (strcmp(table_row(submissions, i)[SUBMISSION_PERIOD], period[PERIOD_MONTH_ID]) ==
		    0)
			return 0;
	return tb_err_set(err, TB_MSG_NOTHING, figures, 0, 0,
	    "no unit has reported %s; there is nothing to export", period[PERIOD_MONTH_ID]);
}

static int
export_period(const struct command *command, struct dataset *dataset, struct tb_err *err)
{
	struct observed observed;
	int may_be_empty = command->empty || command->asked != NULL || dataset_is_public(dataset);
	int rc = may_be_empty ? 0 : check_reported(dataset, command->figures, err);

	if (rc == 0 && command->upper != NULL && dataset_is_public(dataset))
		rc = tb_err_set(err, TB_MSG_FIGURES, command->figures, 0, 0,
		    "the public edition is not what is submitted to the level above; export its "
		    "figures of the internal one");
	if (rc != 0 || observed_load(command->archive, dataset, &observed, err) != 0)
		return -1;
	if (command->asked != NULL) {
		rc = observed_load_replaced(command->archive, dataset, &observed, err);
		if (rc == 0)
			rc = explain(command, dataset, &observed, err);
	} else if (command->upper != NULL) {
		rc = submission_write(&(struct submission_order){dataset, &observed, command->upper,
					  command->output, &command->head, command->draft},
		    err);
	} else {
		dataset_tabulate_operands(dataset);
		observed_tabulate(&observed, dataset);
		rc = open_data_write(dataset, command->output, err);
	}
	observed_release(&observed);
	return rc;
}

static int
export_forms(const struct command *command, struct tb_plan *plan, struct tb_err *err)
{
	struct tb_period period;
	const struct forms_order order = {plan, command->archive, command->templates,
	    command->output, command->forms, command->units, command->statuses, command->sheets};

	if (tb_period_parse(command->forms, &period) == 0)
		tb_plan_roll(plan, period);
	return forms_write(&order, err);
}

static int
export_list(const struct command *command, const struct tb_plan *plan, struct tb_err *err)
{
	const struct list_order order = {
	    plan, command->templates, command->figures, command->output, command->draft};

	return list_write(&order, err);
}

static int
run(const struct command *command, const struct tb_plan *plan, struct tb_err *err)
{
	char *path = tb_template_path(command->templates, "open-data.xml");
	struct words words;
	struct dataset_source source = {command->figures, command->draft, plan, &words};
	struct dataset dataset;
	int rc = words_load(path, &words, err);

	free(path);
	if (rc != 0)
		return rc;
	rc = dataset_load(&dataset, &source, err);
	if (rc == 0 && command->sources)
		rc = sources_write(
		    &(struct sources_order){&dataset, command->output, command->units}, err);
	else if (rc == 0)
		rc = export_period(command, &dataset, err);
	if (rc == 0)
		tb_diag_leave(0);
	dataset_release(&dataset);
	words_release(&words);
	return rc;
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct tb_plan plan = {0};
	struct tb_err err = {0};
	int rc;

	tb_diag_start(argv[0]);
	tb_mem_keep();
	tb_made_program();
	command_read(argc, argv, &command);
	if (tb_plan_load(command.plan, &plan, &err) != 0) {
		tb_diag_err(&err);
	} else {
		rc = command.forms != NULL ? export_forms(&command, &plan, &err)
		     : command.list	   ? export_list(&command, &plan, &err)
					   : run(&command, &plan, &err);
		if (rc != 0)
			tb_diag_err(&err);
		tb_plan_release(&plan);
	}
	command_release(&command);
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
