/* The file of the submission to the level above: see submission.h. */
#include "submission.h"
#include "../lib/atomic.h"
#include "../lib/file.h"

/* The file, and the folder it stands in. */
static int
write_file(const char *path, const struct tb_buf *bytes, struct tb_err *err)
{
	char *folder = tb_xstrndup(path, (size_t)(tb_path_base(path) - path));
	int rc = folder[0] != '\0' ? tb_folder_make(folder, err) : 0;

	free(folder);
	return rc == 0 ? tb_atomic_write(path, bytes->s, bytes->len, 0, err) : rc;
}

static void
warn_of_draft(const char *path, const struct dataset *dataset)
{
	const char *month = dataset_period(dataset)[PERIOD_MONTH_ID];

	tb_diag(TB_MSG_DRAFT_SENT, (struct tb_pos){path, 0, 0},
	    "no approved issue counts these figures of %s; approve the month and export it again, "
	    "with the next --revision if this one was sent",
	    month);
}

/* Whom to call is said on the command line, or by the plan. */
static int
fill_contact(struct rollup_head *head, const struct tb_plan_rollup *rollup, struct tb_err *err)
{
	if (head->contact != NULL)
		return 0;
	head->contact = rollup->contact;
	head->phone = rollup->phone;
	if (head->contact[0] != '\0' && head->phone[0] != '\0')
		return 0;
	return tb_err_set(err, TB_MSG_PLAN, rollup->source.file, rollup->source.line, 0,
	    "<rollup plan=\"%s\"> has no contact and phone; write them there, or give --contact "
	    "and --phone",
	    rollup->plan);
}

/* Who answers for it, likewise. */
static void
fill_names(struct rollup_head *head, const struct tb_plan_rollup *rollup)
{
	if (head->prepared != NULL || rollup->prepared[0] == '\0')
		return;
	head->prepared = rollup->prepared;
	head->reviewed = rollup->reviewed;
	head->approved = rollup->approved;
}

int
submission_write(const struct submission_order *order, struct tb_err *err)
{
	const struct tb_plan *plan = order->dataset->plan;
	struct rollup_head head = *order->head;
	struct rollup_source source = {
	    tb_plan_rollup(plan, order->upper), order->dataset, order->observed, &head};
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	if (source.rollup == NULL)
		return tb_err_set(err, TB_MSG_PLAN, plan->identity.source.file,
		    plan->identity.source.line, 0,
		    "the plan has no <rollup plan=\"%s\">; add one, or name another plan",
		    order->upper);
	fill_names(&head, source.rollup);
	rc = fill_contact(&head, source.rollup, err);
	if (rc == 0)
		rc = rollup_make(&source, &bytes, err);
	if (rc == 0)
		rc = write_file(order->output, &bytes, err);
	if (rc == 0 && order->draft)
		warn_of_draft(order->output, order->dataset);
	tb_buf_release(&bytes);
	return rc;
}
