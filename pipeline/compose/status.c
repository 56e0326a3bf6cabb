/* Who has reported: see status.h. */
#include "status.h"
#include "valid.h"

static int
check_status(const char *path, const struct status *status, const struct tb_figures *figures,
    struct tb_err *err)
{
	struct tb_arena arena = {0};
	const char *period;
	int rc = 0;

	if (node_check(path, status->node, "status.xsd", TB_MSG_FIGURES, err) != 0)
		return -1;
	period = node_attr(&arena, status->node, "period");
	if (figures != NULL && strcmp(period, figures->period) != 0)
		rc = tb_err_set(err, TB_MSG_FIGURES, path, (int)xmlGetLineNo(status->node), 0,
		    "the status is of the period '%s', the figures are of %s; give that of the "
		    "same period",
		    period, figures->period);
	tb_arena_release(&arena);
	return rc;
}

int
status_load(
    const char *path, const struct tb_figures *figures, struct status *status, struct tb_err *err)
{
	*status = (struct status){.doc = tree_load(path, TB_MSG_FIGURES, NULL, err)};
	if (status->doc == NULL)
		return -1;
	status->node = xmlDocGetRootElement(status->doc);
	if (check_status(path, status, figures, err) == 0)
		return 0;
	status_release(status);
	return -1;
}

void
status_release(struct status *status)
{
	xmlFreeDoc(status->doc);
	*status = (struct status){0};
}
