/* The galley, as it is filled: see galley.h. */
#include "galley.h"
#include "figure.h"
#include "indicators.h"
#include "seal.h"

/* So many lines behind a table are too few to stand alone with what closes the text. */
enum { LINES_SHORT = 2 };

void
galley_init(struct galley *galley, struct setter *set)
{
	*galley = (struct galley){.set = set};
}

void
galley_release(struct galley *galley)
{
	for (struct galley_text *text = galley->texts; text != NULL; text = text->next)
		passage_release(&text->passage);
	for (struct tabular *table = galley->tables; table != NULL; table = table->next)
		table_release(table);
	for (struct figure *figure = galley->figures; figure != NULL; figure = figure->next)
		figure_release(figure);
	for (struct indicator_row *row = galley->indicators; row != NULL; row = row->next)
		indicators_release(row);
	for (struct seal *seal = galley->seals; seal != NULL; seal = seal->next)
		seal_release(seal);
	free(galley->boxes);
	free(galley->waiting);
	*galley = (struct galley){0};
}

/* --- filling ------------------------------------------------------------------ */

static struct box *
add(struct galley *galley, enum box_kind kind)
{
	struct box *box =
	    tb_grow(&galley->boxes, galley->nboxes, &galley->cap, sizeof *galley->boxes);

	galley->nboxes++;
	box->kind = kind;
	box->turned = galley->turned;
	box->under = galley->closing;
	galley->closing = 0;
	return box;
}

struct tb_para_style
galley_grid_style(const struct setter *set, int32_t first, int32_t rest)
{
	const struct style *style = set->style;
	struct tb_para_style para =
	    passage_style(set, style->area_width, style->text_size, style->pitch, TB_ALIGN_JUSTIFY);

	para.indent_first = first;
	para.indent_rest = rest;
	return para;
}

struct galley_text *
galley_text(struct galley *galley, const char *type, const char *id)
{
	struct galley_text *text = tb_arena_alloc(&galley->set->arena, sizeof *text);

	text->type = type;
	text->id = id;
	text->next = galley->texts;
	galley->texts = text;
	return text;
}

void
galley_add_text(struct galley *galley, struct galley_text *text, int keep_next)
{
	size_t n = text->passage.para.nlines;
	int first = galley->set->style->foot_lines > 1;

	passage_report(galley->set, &text->passage);
	for (size_t i = 0; i < n; i++) {
		struct box *box = add(galley, BOX_LINE);

		box->text = text;
		box->line = i;
		box->keep_next = keep_next			   ? KEEP_STRONGLY
				 : (i == 0 && first) || i + 2 == n ? KEEP_WEAKLY
								   : KEEP_NOT;
		if (!keep_next && i + 1 == n)
			box->keep_next = KEEP_NOT;
	}
}

void
galley_add_gap(struct galley *galley, int32_t lines)
{
	if (lines > 0)
		add(galley, BOX_GAP)->gap = lines;
}

void
galley_add_kept_gap(struct galley *galley, int32_t lines)
{
	galley_keep_last(galley);
	galley_add_gap(galley, lines);
	galley_keep_last(galley);
}

void
galley_add_closing(struct galley *galley, int32_t gap)
{
	galley->closing = 1;
	galley_add_kept_gap(galley, gap);
}

static struct box *
add_page(struct galley *galley, int turned)
{
	struct box *last = galley->nboxes > 0 ? &galley->boxes[galley->nboxes - 1] : NULL;

	if (last == NULL || last->kind != BOX_PAGE)
		last = add(galley, BOX_PAGE);
	last->barrier = 1;
	last->under = 0;
	last->turned = galley->turned = turned;
	page_turn(galley->set, turned);
	return last;
}

void
galley_add_page(struct galley *galley, int turned)
{
	add_page(galley, turned);
}

void
galley_add_annex(struct galley *galley, int turned)
{
	add_page(galley, turned)->odd = galley->set->style->annex_odd;
}

void
galley_add_tail(struct galley *galley, int32_t height)
{
	for (size_t i = galley->nboxes; i-- > 0 && i + 2 >= galley->nboxes;)
		if (galley->boxes[i].keep_next == KEEP_NOT)
			galley->boxes[i].keep_next = KEEP_WEAKLY;
	add(galley, BOX_TAIL)->height = height;
}

void
galley_add_table(struct galley *galley, struct tabular *table)
{
	table->next = galley->tables;
	galley->tables = table;
	add(galley, BOX_TABLE)->table = table;
	galley->boxes[galley->nboxes - 1].turned = table->turned;
	galley->boxes[galley->nboxes - 1].floats = table->turned && !galley->turned;
}

void
galley_add_figure(struct galley *galley, struct figure *figure)
{
	figure->next = galley->figures;
	galley->figures = figure;
	add(galley, BOX_FIGURE)->figure = figure;
	galley->boxes[galley->nboxes - 1].floats = figure_owns_page(figure);
}

void
galley_add_indicators(struct galley *galley, struct indicator_row *rows)
{
	struct indicator_row *row = rows;

	for (; row != NULL; row = row->next) {
		add(galley, BOX_INDICATORS)->indicators = row;
		if (row->next == NULL) {
			row->next = galley->indicators;
			break;
		}
	}
	galley->indicators = rows;
}

void
galley_keep_last(struct galley *galley)
{
	if (galley->nboxes > 0)
		galley->boxes[galley->nboxes - 1].keep_next = KEEP_STRONGLY;
}

void
galley_keep_table(struct galley *galley)
{
	size_t i = galley->nboxes;

	while (i > 0 && galley->boxes[i - 1].kind == BOX_LINE)
		i--;
	if (i == 0 || galley->boxes[i - 1].kind != BOX_TABLE || galley->boxes[i - 1].turned ||
	    galley->nboxes - i > LINES_SHORT)
		return;
	galley->boxes[i - 1].table->closes = 1;
	for (; i <= galley->nboxes; i++)
		if (galley->boxes[i - 1].keep_next == KEEP_NOT)
			galley->boxes[i - 1].keep_next = KEEP_WEAKLY;
}
