/* Structure elements, planned: see tags.h. */
#include "tags.h"

enum { MAX_DEPTH = 64 };

/* The standard structure types (ISO 32000-1, 14.8.4) that cairo 1.16 knows;
 * `group`: holds other elements only. */
static const struct {
	const char *type;
	int group;
} types[] = {{"Document", 1}, {"Part", 1}, {"Art", 1}, {"Sect", 1}, {"Div", 1}, {"BlockQuote", 1},
    {"Caption", 0}, {"TOC", 1}, {"TOCI", 1}, {"Index", 1}, {"NonStruct", 1}, {"Private", 1},
    {"P", 0}, {"H", 0}, {"H1", 0}, {"H2", 0}, {"H3", 0}, {"H4", 0}, {"H5", 0}, {"H6", 0}, {"L", 1},
    {"LI", 1}, {"Lbl", 0}, {"LBody", 0}, {"Table", 1}, {"TR", 1}, {"TH", 0}, {"TD", 0},
    {"THead", 1}, {"TBody", 1}, {"TFoot", 1}, {"Span", 0}, {"Quote", 0}, {"Note", 0},
    {"Reference", 0}, {"BibEntry", 0}, {"Code", 0}, {"Link", 0}, {"Annot", 0}, {"Ruby", 1},
    {"RB", 0}, {"RT", 0}, {"RP", 0}, {"Warichu", 1}, {"WT", 0}, {"WP", 0}, {"Figure", 0},
    {"Formula", 0}, {"Form", 0}};

struct planner {
	struct tag_plans *plans;
	long open[MAX_DEPTH];	   /* indexes of the open elements */
	size_t page_of[MAX_DEPTH]; /* where each was opened */
	int depth;
};

/* 1 group, 0 not, -1 unknown. */
static int
type_group(const char *type)
{
	size_t i;

	for (i = 0; i < TB_LEN(types); i++)
		if (strcmp(types[i].type, type) == 0)
			return types[i].group;
	return -1;
}

/* A child came, or a page ended: no longer marked by itself. */
static void
into_pieces(struct tag_plan *plan)
{
	if (plan->way == TAG_WHOLE)
		plan->way = TAG_PIECES;
}

static int
begin(struct planner *p, const struct tb_item *item, size_t page)
{
	struct tag_plans *plans = p->plans;
	long parent = p->depth > 0 ? p->open[p->depth - 1] : -1;
	int artifact = strcmp(item->text, "Artifact") == 0;
	int group = artifact ? 0 : type_group(item->text);
	struct tag_plan *plan;

	if (group < 0 || p->depth == MAX_DEPTH)
		return -1;
	if (parent >= 0 && plans->list[parent].way == TAG_ARTIFACT)
		artifact = 1;
	plan = tb_grow(&plans->list, plans->n, &plans->cap, sizeof(*plan));
	*plan = (struct tag_plan){.type = item->text,
	    .alt = item->alt,
	    .parent = parent,
	    .way = artifact ? TAG_ARTIFACT
		   : group  ? TAG_NOTHING
			    : TAG_WHOLE,
	    .is_header = strcmp(item->text, "TH") == 0};
	if (parent >= 0) {
		into_pieces(&plans->list[parent]);
		plans->list[parent].has_data |= strcmp(item->text, "TD") == 0;
	}
	p->open[p->depth] = (long)plans->n++;
	p->page_of[p->depth++] = page;
	return 0;
}

static void
end(struct planner *p, size_t page)
{
	p->depth--;
	if (p->page_of[p->depth] != page)
		into_pieces(&p->plans->list[p->open[p->depth]]);
}

int
tags_plan(const struct tb_pages *doc, const char *name, struct tag_plans *plans, struct tb_err *err)
{
	struct planner p = {.plans = plans};
	size_t i, k;

	*plans = (struct tag_plans){0};
	for (i = 0; i < doc->npages; i++)
		for (k = 0; k < doc->pages[i].nitems; k++) {
			const struct tb_item *item = &doc->pages[i].items[k];

			if (item->kind == TB_ITEM_END)
				end(&p, i);
			if (item->kind != TB_ITEM_BEGIN || begin(&p, item, i) == 0)
				continue;
			tags_release(plans);
			return tb_err_set(err, TB_MSG_PAGES, name, 0, 0,
			    "page %zu: '%s' is not a standard structure type, or too deep", i + 1,
			    item->text);
		}
	return 0;
}

void
tags_release(struct tag_plans *plans)
{
	free(plans->list);
	*plans = (struct tag_plans){0};
}

const char *
tags_scope(const struct tag_plans *plans, const struct tag_plan *plan)
{
	if (!plan->is_header || plan->parent < 0)
		return NULL;
	return plans->list[plan->parent].has_data ? "Row" : "Column";
}
