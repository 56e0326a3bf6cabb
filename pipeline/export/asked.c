/* What units still owe: see asked.h. */
#include "asked.h"
#include <string.h>

static const struct tb_xml_attr *
copy_attrs(struct asked *asked, const struct tb_xml_attr *attrs)
{
	struct tb_xml_attr *copy;
	size_t i, n = 0;

	while (attrs[n].name != NULL)
		n++;
	copy = tb_arena_alloc(&asked->arena, (n + 1) * sizeof(*copy));
	for (i = 0; i < n; i++) {
		copy[i].name = tb_arena_strdup(&asked->arena, attrs[i].name);
		copy[i].value = tb_arena_strdup(&asked->arena, attrs[i].value);
	}
	return copy;
}

static int
is_known(const struct asked *asked, const char *digest)
{
	size_t i;

	for (i = 0; i < asked->nnodes; i++)
		if (asked->nodes[i].depth == 0 &&
		    tb_same(tb_xml_attr(asked->nodes[i].attrs, "digest"), digest))
			return 1;
	return 0;
}

static int
on_report(struct asked *asked, struct tb_xml *xml, const struct tb_xml_attr *attrs)
{
	const char *period = tb_xml_need(xml, "report", attrs, "period");
	const char *state = tb_xml_need(xml, "report", attrs, "state");
	struct asked_report *report;

	if (period == NULL || state == NULL)
		return -1;
	report =
	    tb_grow(&asked->reports, asked->nreports, &asked->report_cap, sizeof(*asked->reports));
	if (tb_period_parse(period, &report->period) != 0)
		return tb_xml_fail(
		    xml, TB_MSG_VALUE, "'%s' is no month; YYYY-MM is needed", period);
	report->unit = asked->unit;
	report->missing = strcmp(state, "missing") == 0;
	asked->nreports++;
	return 0;
}

static void
open_node(struct asked *asked, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct asked_node *node =
	    tb_grow(&asked->nodes, asked->nnodes, &asked->node_cap, sizeof(*asked->nodes));

	*node = (struct asked_node){
	    depth, tb_arena_strdup(&asked->arena, name), copy_attrs(asked, attrs), ""};
	asked->path[depth] = asked->nnodes++;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct asked *asked = user;

	if (depth == 1 && strcmp(name, "unit") == 0) {
		const char *code = tb_xml_need(xml, name, attrs, "code");

		asked->unit = code != NULL ? tb_arena_strdup(&asked->arena, code) : NULL;
		return code != NULL ? 0 : -1;
	}
	if (depth == 2 && strcmp(name, "report") == 0)
		return on_report(asked, xml, attrs);
	if (depth == 1 && strcmp(name, "file") == 0)
		asked->in_file = tb_same(tb_xml_attr(attrs, "open"), "yes") &&
				 !is_known(asked, tb_xml_attr(attrs, "digest"));
	if (asked->in_file && depth <= (int)TB_LEN(asked->path))
		open_node(asked, name, attrs, depth - 1);
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct asked *asked = user;

	(void)xml;
	if (asked->in_file && depth >= 1 && depth <= (int)TB_LEN(asked->path))
		asked->nodes[asked->path[depth - 1]].text = tb_arena_strdup(&asked->arena, text);
	if (depth == 1 && strcmp(name, "file") == 0)
		asked->in_file = 0;
	return 0;
}

int
asked_load(const char *path, struct asked *asked, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = "urn:tongbao:status:1", .start = on_start, .end = on_end};

	asked->in_file = 0;
	return tb_xml_parse_file(path, &handler, asked, err);
}

void
asked_release(struct asked *asked)
{
	free(asked->nodes);
	free(asked->reports);
	tb_arena_release(&asked->arena);
	*asked = (struct asked){0};
}

static int
is_missing(const struct asked *asked, const char *unit, struct tb_period period)
{
	size_t i;

	for (i = 0; i < asked->nreports; i++)
		if (tb_period_compare(asked->reports[i].period, period) == 0 &&
		    strcmp(asked->reports[i].unit, unit) == 0)
			return asked->reports[i].missing;
	return 0;
}

int
asked_missed(const struct asked *asked, const struct tb_plan *plan, const char *unit,
    struct tb_period period)
{
	int months = 0;

	for (;;) {
		period = tb_period_before(period);
		if (period.year <= plan->identity.base_year || !is_missing(asked, unit, period))
			return months;
		months++;
	}
}
