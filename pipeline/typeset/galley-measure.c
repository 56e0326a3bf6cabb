/* How much room boxes of the galley take: see galley-private.h. */
#include "galley-private.h"
#include "figure.h"
#include "indicators.h"

/* A table at most this part of the text area high waits for room as a whole. */
enum { FLOAT_TENTHS = 5 };

static int
at_top(int32_t y)
{
	return y == 0;
}

int32_t
galley_line_top(const struct galley *galley, const struct box *box, int32_t y)
{
	const struct galley_text *text = box->text;
	int32_t size = text->passage.para.style.size;

	if (text->on_grid && box->line > 0 && !at_top(y))
		return y - size + text->leading;
	if (text->leading > 0 && !text->on_grid)
		return y + (text->leading - size) / 2;
	return page_grid(galley->set, y);
}

int
box_floats(const struct box *box)
{
	return (box->kind == BOX_TABLE || box->kind == BOX_FIGURE) && box->floats;
}

int
box_owns_page(const struct box *box)
{
	return box->kind == BOX_FIGURE && box->floats;
}

int
galley_is_small(const struct galley *galley, const struct box *box)
{
	int32_t most = galley->set->style->area_height / 10 * FLOAT_TENTHS;

	return box->kind == BOX_TABLE && !galley->set->style->table_flows && !box->table->closes &&
	       table_height(box->table) <= most;
}

int32_t
galley_bottom(const struct galley *galley, const struct box *box, int32_t y)
{
	const struct style *style = galley->set->style;
	int32_t line = page_grid(galley->set, y);

	switch (box->kind) {
	case BOX_LINE:
		if (box->text->on_grid)
			return galley_line_top(galley, box, y) + box->text->passage.para.style.size;
		return box->text->leading > 0 ? y + box->text->leading : line + style->text_size;
	case BOX_GAP:
		return at_top(y) ? y : line + (box->gap - 1) * style->line_pitch + style->text_size;
	case BOX_TABLE:
		return y + (galley_is_small(galley, box) ? table_height(box->table)
							 : table_start_height(box->table));
	case BOX_FIGURE:
		return y + box->figure->height;
	case BOX_INDICATORS:
		return y + box->indicators->height;
	case BOX_TAIL:
		return y + style->block_gap + box->height;
	default:
		return y;
	}
}

static int
is_block(const struct box *box)
{
	return box->kind == BOX_TABLE || box->kind == BOX_FIGURE || box->kind == BOX_INDICATORS;
}

/* A small line of its own, not on the grid. */
static int
is_note(const struct box *box)
{
	return box->kind == BOX_LINE && box->text->leading > 0 && !box->text->on_grid;
}

int32_t
galley_start_behind(const struct galley *galley, const struct box *box, int32_t bottom)
{
	int joined = box->kind == BOX_LINE && box->text->joined;
	int ends =
	    is_block(box) || (is_note(box) && box->line + 1 == box->text->passage.para.nlines);

	return ends && !joined ? bottom + galley->set->style->block_gap : bottom;
}

int32_t
galley_start(const struct galley *galley, const struct box *box, int32_t y)
{
	int begins = is_block(box) ||
		     (is_note(box) && box->line == 0 &&
			 (box == galley->boxes || !(is_block(box - 1) || is_note(box - 1))));

	return begins && !at_top(y) ? y + galley->set->style->block_gap : y;
}

int
galley_fits_from(const struct galley *galley, size_t from, size_t to, int32_t y)
{
	for (size_t i = from; i <= to && i < galley->nboxes; i++) {
		const struct box *box = &galley->boxes[i];
		int32_t bottom = galley_bottom(galley, box, galley_start(galley, box, y));

		if (galley_is_small(galley, box))
			bottom -= table_spare(galley->set, box->table);
		if (bottom > galley->set->style->area_height)
			return 0;
		/* what stands behind it finds room when the table is broken */
		if (box->kind == BOX_TABLE && !galley_is_small(galley, box))
			return 1;
		y = galley_start_behind(galley, box, bottom);
	}
	return 1;
}

int32_t
galley_height_behind(const struct galley *galley, size_t i, size_t to)
{
	int32_t y = galley_start_behind(galley, &galley->boxes[i], 1), bottom = 0;

	for (size_t k = i + 1; k <= to; k++) {
		const struct box *box = &galley->boxes[k];

		bottom = galley_bottom(galley, box, galley_start(galley, box, y));
		y = galley_start_behind(galley, box, bottom);
	}
	return bottom;
}

int32_t
galley_height(const struct galley *galley, size_t from, size_t to)
{
	int32_t y = 0, bottom = 0;

	for (size_t i = from; i <= to && i < galley->nboxes; i++) {
		const struct box *box = &galley->boxes[i];

		bottom = galley_bottom(galley, box, galley_start(galley, box, y));
		y = galley_start_behind(galley, box, bottom);
	}
	return bottom;
}

size_t
galley_first_lines(const struct galley *galley, size_t i)
{
	size_t end = i;

	while (end + 1 < galley->nboxes && end < i + 2 && galley->boxes[end].kind == BOX_LINE &&
	       galley->boxes[end].keep_next != KEEP_NOT)
		end++;
	return end;
}

int
galley_fits(const struct galley *galley, size_t from, size_t to)
{
	return galley_fits_from(galley, from, to, galley->set->y);
}
