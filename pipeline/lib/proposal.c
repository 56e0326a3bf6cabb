/* The proposals of a year: see proposal.h. */
#include "proposal.h"
#include "decimal.h"
#include "digest.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const kinds[TB_PROPOSE_MAX] = {"in", "out", "verify", "up", "down", "stay"};

struct reader {
	struct tb_proposals *proposals;
	struct tb_arena *arena;
	int in_rolling;
	/* of all enterprises, while the file is read */
	struct place {
		const char *code, *region, *sector;
	} * places;
	size_t nplaces, cap;
};

static const char *
keep(struct reader *r, const struct tb_xml_attr *attrs, const char *name)
{
	const char *value = tb_xml_attr(attrs, name);

	return value != NULL ? tb_arena_strdup(r->arena, value) : "";
}

static int
read_item(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs)
{
	struct tb_proposals *proposals = r->proposals;
	const char *kind = tb_xml_need(xml, "item", attrs, "proposal");
	struct tb_proposal row = {.kind = TB_PROPOSE_IN};

	if (kind == NULL)
		return -1;
	while (row.kind < TB_PROPOSE_MAX && strcmp(kinds[row.kind], kind) != 0)
		row.kind++;
	if (row.kind == TB_PROPOSE_MAX)
		return tb_xml_fail(xml, TB_MSG_FIGURES, "<item proposal=\"%s\"> is none", kind);
	row.code = keep(r, attrs, "code");
	row.name = keep(r, attrs, "name");
	row.before = keep(r, attrs, "before");
	row.reached = keep(r, attrs, "tier");
	row.level = row.kind == TB_PROPOSE_VERIFY ? row.before : row.reached;
	row.value_figure = keep(r, attrs, "value-figure");
	*(struct tb_proposal *)tb_grow(
	    &proposals->rows, proposals->n++, &proposals->cap, sizeof(row)) = row;
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *r = user;

	if (depth == 1)
		r->in_rolling = strcmp(name, "rolling") == 0;
	if (r->in_rolling && strcmp(name, "item") == 0)
		return read_item(xml, r, attrs);
	if (strcmp(name, "enterprise") == 0)
		*(struct place *)tb_grow(&r->places, r->nplaces++, &r->cap, sizeof(*r->places)) =
		    (struct place){keep(r, attrs, "code"), keep(r, attrs, "region-name"),
			keep(r, attrs, "sector-name")};
	return 0;
}

/* --- what the figures say of a row ------------------------------------------------------ */

/* Of the enterprise; of a year, 0 = of that of the figures. */
static const struct tb_figure *
find(const struct reader *r, const char *name, const char *code, int year)
{
	struct tb_buf id = TB_BUF_INIT;
	const struct tb_figure *figure;

	tb_buf_printf(&id, "enterprise/%s/%s", code, name);
	if (year > 0)
		tb_buf_printf(&id, "@%d", year);
	figure = tb_figures_find(&r->proposals->figures, id.s);
	tb_buf_release(&id);
	return figure;
}

static const char *
text_of(const struct reader *r, const struct tb_figure *figure)
{
	return figure == NULL ? "——"
			      : tb_arena_printf(r->arena, "%s%s", figure->text, figure->mark);
}

static void
fill_row(const struct reader *r, const struct tb_plan *plan, struct tb_proposal *row)
{
	const struct tb_plan_enterprise *e = tb_plan_enterprise(plan, row->code);
	const struct tb_figure *value = tb_figures_find(&r->proposals->figures, row->value_figure);
	int next = r->proposals->year + 1;
	size_t i;

	row->region = row->sector = "";
	for (i = 0; i < r->nplaces; i++)
		if (strcmp(r->places[i].code, row->code) == 0) {
			row->region = r->places[i].region;
			row->sector = r->places[i].sector;
		}
	row->value = text_of(r, value);
	row->rule = value != NULL ? value->rule : "";
	row->has_value = value != NULL && tb_amount_parse(value->dec, TB_UNIT_YI, &row->order,
					      NULL) == TB_DECIMAL_OK;
	row->last = text_of(r, find(r, "rev-last-year", row->code, 0));
	row->planned = text_of(r, find(r, "rev-outlook-plan", row->code, next));
	row->outlook = text_of(r, find(r, "rev-outlook-current", row->code, next));
	row->has_plan = e != NULL && !tb_plan_path_value(&e->path, next).none;
}

static int
by_kind(const void *a, const void *b)
{
	const struct tb_proposal *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->order != y->order)
		return x->order > y->order ? -1 : 1;
	return strcmp(x->code, y->code);
}

/* --- all ----------------------------------------------------------------------------------- */

static int
check(struct reader *r, const char *path, const struct tb_plan *plan, struct tb_err *err)
{
	struct tb_proposals *proposals = r->proposals;
	long year = 0;

	proposals->ladder = tb_plan_rolling_ladder(plan);
	if (strcmp(proposals->figures.kind, "year") != 0 ||
	    tb_int_parse(proposals->figures.year, 2000, 2099, &year) != 0)
		return tb_err_set(err, TB_MSG_FIGURES, path, 0, 0,
		    "figures of %s, and a list is made of a year's; give those of a year",
		    proposals->figures.period);
	if (strcmp(proposals->figures.plan, plan->identity.id) != 0)
		return tb_err_set(err, TB_MSG_FIGURES, path, 0, 0,
		    "figures of the plan '%s', and this one is '%s'; give those of this plan",
		    proposals->figures.plan, plan->identity.id);
	if (proposals->ladder == NULL && proposals->n > 0)
		return tb_err_set(err, TB_MSG_FIGURES, path, 0, 0,
		    "has a list (<rolling>), and the plan has no ladder with rolling=\"yes\"; make "
		    "the figures again by this plan");
	proposals->year = (int)year;
	return 0;
}

static void
digest(struct tb_proposals *proposals)
{
	struct tb_buf all = TB_BUF_INIT;
	char whole[TB_DIGEST_LEN + 1];
	size_t i;

	for (i = 0; i < proposals->n; i++) {
		const struct tb_proposal *row = &proposals->rows[i];

		tb_buf_printf(&all, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", row->code, row->name,
		    kinds[row->kind], row->before, row->level, row->last, row->value, row->planned);
	}
	tb_digest(all.s, all.len, whole);
	snprintf(proposals->digest, sizeof(proposals->digest), "%.*s", TB_DIGEST_SHORT, whole);
	tb_buf_release(&all);
}

int
tb_proposals_load(const char *path, const struct tb_plan *plan, struct tb_proposals *proposals,
    struct tb_err *err)
{
	struct reader r = {.proposals = proposals};
	struct tb_figures_want want = {.list = 1, .start = on_start, .user = &r};
	size_t i;
	int rc;

	*proposals = (struct tb_proposals){.year = 0};
	r.arena = &proposals->arena;
	rc = tb_figures_load(path, &want, &proposals->figures, err);
	if (rc == 0)
		rc = check(&r, path, plan, err);
	for (i = 0; rc == 0 && i < proposals->n; i++)
		fill_row(&r, plan, &proposals->rows[i]);
	if (rc == 0 && proposals->n > 1)
		qsort(proposals->rows, proposals->n, sizeof(*proposals->rows), by_kind);
	if (rc == 0)
		digest(proposals);
	free(r.places);
	if (rc != 0)
		tb_proposals_release(proposals);
	return rc;
}

void
tb_proposals_release(struct tb_proposals *proposals)
{
	tb_figures_release(&proposals->figures);
	free(proposals->rows);
	tb_arena_release(&proposals->arena);
	*proposals = (struct tb_proposals){.year = 0};
}

const struct tb_proposal *
tb_proposal_find(const struct tb_proposals *proposals, const char *code)
{
	size_t i;

	for (i = 0; i < proposals->n; i++)
		if (strcmp(proposals->rows[i].code, code) == 0)
			return &proposals->rows[i];
	return NULL;
}
