/* 主体: the blocks of the document as boxes of the galley. */
#include "body.h"
#include "contents.h"
#include "figure.h"
#include "indicators.h"
#include "listing.h"
#include "signature.h"
#include "title.h"

static int32_t
indent(const struct setter *set)
{
	return tb_em_pu(set->style->indent_em, set->style->pitch);
}

/* Type size of the tables of an annex; 0 = each its own. */
struct sizes {
	int32_t upright, turned;
};

/* --- blocks ------------------------------------------------------------------- */

/* A paragraph of a list: its label where others are indented, all its lines behind that. */
static void
add_label(struct setter *set, struct galley_text *text, const struct block *block, int32_t *first)
{
	enum tb_role role = (enum tb_role)set->style->text_role;
	struct tb_text_style type = line_grid_type(set, role);

	text->label = block->label;
	text->label_role = role;
	text->label_x = indent(set);
	*first = indent(set) + larger(set->style->pitch * 3 / 2,
				   line_width(set, &type, block->label) + set->style->pitch / 2);
	if (*first <= set->style->area_width / 2)
		return;
	set_finding(set, TB_MSG_NO_ROOM, block->line,
	    "the label '%s' leaves less than half of the line to its paragraph; shorten it",
	    block->label);
	*first = set->style->area_width / 2;
}

static void
add_p(struct galley *galley, const struct block *block, const struct block *last)
{
	struct setter *set = galley->set;
	struct galley_text *text = galley_text(galley, "P", block->id);
	int flush = set->style->text_flush_first && last != NULL && last->kind == BLOCK_H;
	int32_t first = flush ? 0 : indent(set);
	struct tb_para_style style;

	if (block->label != NULL)
		add_label(set, text, block, &first);
	style = galley_grid_style(set, first, block->label != NULL ? first : 0);
	if (set->style->text_ragged)
		style.align = TB_ALIGN_LEFT;
	passage_make(
	    set, &text->passage, &block->words, (enum tb_role)set->style->text_role, &style);
	galley_add_text(galley, text, 0);
}

static void
add_heading_gap(struct galley *galley, int32_t lines)
{
	galley_add_gap(galley, lines);
	if (lines > 0)
		galley_keep_last(galley);
}

/* 一、黑体 （一）楷体 1. and （1） 仿宋 (7.3.3), where the style does not say otherwise. */
static void
add_h(struct galley *galley, const struct block *block, const struct block *last, int depth)
{
	static const char *const types[] = {"H2", "H3", "H4", "H5"};
	struct setter *set = galley->set;
	const struct style *look = set->style;
	int level = block->level - 1;
	int32_t size = look->heading_size[level];
	struct tb_para_style style =
	    galley_grid_style(set, look->heading_flush ? 0 : indent(set), 0);
	struct galley_text *text = galley_text(galley, types[level], block->id);
	size_t first;

	if (size > 0) {
		style.size = style.pitch = size;
		style.align = TB_ALIGN_LEFT;
		text->on_grid = 1;
		text->leading = size * 5 / 4;
	}
	if (last != NULL && last->kind != BLOCK_H)
		add_heading_gap(galley, look->heading_gap_lines[level]);
	first = galley->nboxes;
	passage_make(
	    set, &text->passage, &block->words, (enum tb_role)look->heading_role[level], &style);
	text->bookmark = words_text(&set->arena, &block->words);
	text->bookmark_level = depth + block->level;
	galley_add_text(galley, text, 1);
	if (block->level == 1 && first < galley->nboxes)
		galley->boxes[first].barrier = 1;
}

static void
add_note(struct galley *galley, const struct block *block)
{
	struct setter *set = galley->set;
	const struct style *style = set->style;
	struct tb_para_style para = passage_style(
	    set, style->area_width, style->note_size, style->note_size, TB_ALIGN_JUSTIFY);
	struct galley_text *text = galley_text(galley, "P", NULL);

	text->leading = style->note_size * 7 / 5;
	passage_make(set, &text->passage, &block->words, TB_ROLE_SONG, &para);
	galley_keep_last(galley);
	galley_add_text(galley, text, 0);
}

/* The parts of a table, each at the size it reads well at or a common one. */
static int
add_table(
    struct galley *galley, struct tabular *table, const struct sizes *sizes, struct tb_err *err)
{
	for (; table != NULL; table = table->part) {
		int32_t common = table->turned ? sizes->turned : sizes->upright;
		int rc = table_make(galley->set, table, common > 0 ? common : table->fit, err);

		galley_add_table(galley, table);
		if (rc != 0)
			return -1;
	}
	return 0;
}

/* The block's chart, and the next one's beside it: *block is the last of them. */
static int
add_chart(struct galley *galley, const struct block **block, struct tb_err *err)
{
	struct figure *figure = tb_arena_alloc(&galley->set->arena, sizeof *figure);
	int rc = figure_load(galley->set, figure, *block, err);

	galley_add_figure(galley, figure);
	if (figure->nplates > 1)
		*block = (*block)->next;
	return rc;
}

static void
less(int32_t *size, int32_t fit)
{
	if (*size == 0 || fit < *size)
		*size = fit;
}

/* The tables among the blocks, in their order; the least of their sizes. */
static struct tabular **
plan_tables(struct galley *galley, const struct block *block, struct sizes *least)
{
	struct tabular **plans;
	size_t n = 0;

	for (const struct block *b = block; b != NULL; b = b->next)
		n += b->kind == BLOCK_TABLE;
	plans = tb_arena_alloc(&galley->set->arena, (n + 1) * sizeof *plans);
	n = 0;
	for (; block != NULL; block = block->next) {
		if (block->kind != BLOCK_TABLE)
			continue;
		plans[n] = table_plan(galley->set, block->table);
		less(plans[n]->turned ? &least->turned : &least->upright, plans[n]->fit);
		n++;
	}
	return plans;
}

/* Do these blocks begin on a landscape page: with a table that does, perhaps
 * behind headings, or with notes to one? */
static int
begin_turned(const struct galley *galley, const struct block *block, struct tabular *const *plans)
{
	if (block != NULL && block->kind == BLOCK_NOTE)
		return galley->turned;
	while (block != NULL && block->kind == BLOCK_H)
		block = block->next;
	return block != NULL && block->kind == BLOCK_TABLE && plans[0]->turned;
}

/* Is it a landscape table amid text that goes on while it waits for its page? */
static int
floats(const struct galley *galley, const struct block *last, const struct block *block,
    struct tabular *const *plans)
{
	if (galley->turned || block->kind != BLOCK_TABLE || !plans[0]->turned || last == NULL ||
	    last->kind == BLOCK_H || last->kind == BLOCK_PAGE)
		return 0;
	while (block != NULL && block->kind == BLOCK_TABLE)
		block = block->next;
	return block != NULL && block->kind == BLOCK_P;
}

/* Is it a paragraph that leads to what stands below it, as one that ends in a colon does? */
static int
leads_on(struct galley *galley, const struct block *block)
{
	static const char *const colons[] = {"：", ":"};
	const char *text;
	size_t len;

	if (block == NULL || block->kind != BLOCK_P)
		return 0;
	text = words_text(&galley->set->arena, &block->words);
	len = strlen(text);
	for (size_t i = 0; i < TB_LEN(colons); i++)
		if (len >= strlen(colons[i]) &&
		    strcmp(text + len - strlen(colons[i]), colons[i]) == 0)
			return 1;
	return 0;
}

/* depth: levels of bookmarks above these blocks. */
static int
add_blocks(struct galley *galley, const struct block *block, struct tabular **plans,
    const struct sizes *sizes, int depth, struct tb_err *err)
{
	const struct block *last = NULL;

	for (; block != NULL; last = block, block = block->next) {
		int turned = begin_turned(galley, block, plans);

		if (turned != galley->turned && !floats(galley, last, block, plans))
			galley_add_page(galley, turned);
		switch (block->kind) {
		case BLOCK_P:
			add_p(galley, block, last);
			break;
		case BLOCK_H:
			add_h(galley, block, last, depth);
			break;
		case BLOCK_NOTE:
			add_note(galley, block);
			break;
		case BLOCK_TABLE:
			if (!plans[0]->turned && leads_on(galley, last))
				galley_keep_last(galley);
			if (add_table(galley, *plans++, sizes, err) != 0)
				return -1;
			break;
		case BLOCK_CHART:
			if (add_chart(galley, &block, err) != 0)
				return -1;
			break;
		case BLOCK_INDICATORS:
			galley_add_indicators(
			    galley, indicators_make(galley->set, block->indicators, block->line));
			break;
		case BLOCK_LISTING:
			if (leads_on(galley, last))
				galley_keep_last(galley);
			listing_add(galley, block->listing, block->id);
			break;
		case BLOCK_CONTENTS:
			if (last != NULL && last->kind == BLOCK_P)
				galley_keep_last(galley);
			contents_add(galley, block);
			break;
		case BLOCK_PAGE:
			galley_add_page(galley, galley->turned);
			break;
		}
	}
	return 0;
}

/* --- what follows the text --------------------------------------------------------- */

void
body_add_addressee(struct galley *galley)
{
	struct setter *set = galley->set;
	struct tb_para_style style = galley_grid_style(set, 0, 0);
	struct galley_text *text = galley_text(galley, "P", NULL);

	passage_make_text(set, &text->passage, set->document->addressee, TB_ROLE_FANG, &style);
	galley_add_text(galley, text, 1);
}

/* Is it one of the last three annexes, but not the last?  They go over to the signature's page
 * together: one line and a signature are no page. */
static int
nearly_last(const struct words *item)
{
	const struct words *next = item->next;

	return next != NULL && (next->next == NULL || next->next->next == NULL);
}

/* 附件：1.××, the turnover under the first character of the name (7.3.4). */
static void
add_annex_note(struct galley *galley)
{
	static const char label[] = "附件：";
	struct setter *set = galley->set;
	const struct words *item = set->document->annex_notes;
	struct tb_text_style type = line_grid_type(set, TB_ROLE_FANG);
	int32_t label_width = line_width(set, &type, label);
	int single = item != NULL && item->next == NULL, number = 1;

	if (item == NULL)
		return;
	galley_add_closing(galley, set->style->annex_note_gap_lines);
	for (; item != NULL; item = item->next, number++) {
		struct galley_text *text = galley_text(galley, "P", NULL);
		int32_t x = indent(set) + (number == 1 ? 0 : label_width);
		struct tb_buf head = TB_BUF_INIT;
		struct tb_para_style style;

		if (number == 1)
			tb_buf_puts(&head, label);
		if (!single)
			tb_buf_printf(&head, "%d.", number);
		text->label = tb_arena_strdup(&set->arena, head.s);
		text->label_role = TB_ROLE_FANG;
		text->label_x = x;
		x += line_width(set, &type, text->label);
		style = galley_grid_style(set, x, x);
		tb_buf_release(&head);
		passage_make(set, &text->passage, item, TB_ROLE_FANG, &style);
		galley_add_text(galley, text,
		    nearly_last(item) || (item->next == NULL && set->document->parties != NULL));
	}
}

/* 附注 in round brackets, on the line behind the date (7.3.6), below seals that would
 * cover it. */
static void
add_remark(struct galley *galley)
{
	struct setter *set = galley->set;
	struct tb_para_style style = galley_grid_style(set, indent(set), 0);
	struct tb_buf text = TB_BUF_INIT;
	struct galley_text *remark;
	size_t lines = 0;

	if (set->document->remark != NULL) {
		remark = galley_text(galley, "P", NULL);
		tb_buf_printf(&text, "（%s）", set->document->remark);
		passage_make_text(set, &remark->passage, text.s, TB_ROLE_FANG, &style);
		tb_buf_release(&text);
		galley_keep_last(galley);
		signature_clear_seals(galley, &remark->passage.para);
		galley_add_text(galley, remark, 0);
		lines = remark->passage.para.nlines;
	}
	signature_add_room(galley, lines);
}

/* --- annexes ------------------------------------------------------------------------- */

/* 附件1 on the first line, the title centred on the third (7.3.7). */
static void
add_annex_head(struct galley *galley, const struct annex *annex)
{
	struct setter *set = galley->set;
	int only = annex == set->document->annexes && annex->next == NULL;
	struct galley_text *label = galley_text(galley, "P", annex->id);
	struct galley_text *title = galley_text(galley, "H1", NULL);
	struct tb_para_style style = galley_grid_style(set, 0, 0);
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_printf(&text, "附件%s", only ? "" : annex->number);
	passage_make_text(set, &label->passage, text.s, TB_ROLE_HEI, &style);
	tb_buf_printf(&text, "　%s", words_text(&set->arena, &annex->title));
	label->bookmark = tb_arena_strdup(&set->arena, text.s);
	label->bookmark_level = 1;
	tb_buf_release(&text);
	galley_add_text(galley, label, 1);
	galley_add_kept_gap(galley, set->style->annex_title_line - 2);
	title_make(set, &title->passage, &annex->title);
	title->leading = set->style->title_pitch;
	title->on_grid = 1;
	galley_add_text(galley, title, 1);
	galley_add_kept_gap(galley, set->style->title_after_lines);
}

static int
add_annex(struct galley *galley, const struct annex *annex, struct tb_err *err)
{
	struct sizes least = {0};
	struct tabular **plans = plan_tables(galley, annex->blocks, &least);

	galley_add_annex(galley, begin_turned(galley, annex->blocks, plans));
	add_annex_head(galley, annex);
	return add_blocks(galley, annex->blocks, plans, &least, 1, err);
}

/* Does something close the text that has text above it? */
static int
is_closed(const struct document *d)
{
	return d->annex_notes != NULL || d->signature_date != NULL || d->remark != NULL;
}

/* The first of the landscape tables that end the blocks; NULL = none do. */
static const struct block *
find_turned_end(const struct block *block, struct tabular *const *plans)
{
	const struct block *first = NULL;

	for (; block != NULL; block = block->next) {
		int turned = block->kind == BLOCK_TABLE && plans[0]->turned;

		first = turned ? (first != NULL ? first : block) : NULL;
		plans += block->kind == BLOCK_TABLE;
	}
	return first;
}

/* The last paragraph before `end`, if that is right behind it and not the body's first;
 * there are no headings above it that would have to come along. */
static const struct block *
find_last_p(const struct block *block, const struct block *end)
{
	for (; block != end; block = block->next)
		if (block->next->next == end && block->kind != BLOCK_H &&
		    block->next->kind == BLOCK_P)
			return block->next;
	return NULL;
}

/* The blocks with the last paragraph behind the landscape tables that end them: what closes
 * the text is not to stand alone behind them (7.3.5.5). */
static const struct block *
order_blocks(struct setter *set, const struct block *block, struct tabular *const *plans)
{
	const struct block *end = find_turned_end(block, plans);
	const struct block *p = end != NULL ? find_last_p(block, end) : NULL;
	struct block *first = NULL, **tail = &first, *copy;

	if (p == NULL || !is_closed(set->document))
		return block;
	for (; block != NULL; block = block->next) {
		if (block == p)
			continue;
		*tail = copy = tb_arena_alloc(&set->arena, sizeof *copy);
		*copy = *block;
		tail = &copy->next;
	}
	*tail = copy = tb_arena_alloc(&set->arena, sizeof *copy);
	*copy = *p;
	copy->next = NULL;
	return first;
}

int
body_add(struct galley *galley, struct tb_err *err)
{
	const struct document *d = galley->set->document;
	struct sizes own = {0}, least = {0};
	struct tabular **plans = plan_tables(galley, d->blocks, &least);
	const struct block *blocks = order_blocks(galley->set, d->blocks, plans);

	if (add_blocks(galley, blocks, plans, &own, 0, err) != 0)
		return -1;
	if (is_closed(d))
		galley_keep_table(galley);
	if (galley->turned && is_closed(d))
		galley_add_page(galley, 0);
	add_annex_note(galley);
	signature_add_attendance(galley);
	if (signature_add(galley, err) != 0)
		return -1;
	add_remark(galley);
	if (is_closed(d))
		galley->closed = galley->nboxes;
	for (const struct annex *annex = d->annexes; annex != NULL; annex = annex->next)
		if (add_annex(galley, annex, err) != 0)
			return -1;
	return 0;
}
