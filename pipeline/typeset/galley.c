/* The galley, and how it is cut into pages: see galley.h. */
#include "galley.h"
#include "figure.h"
#include "seal.h"

/* A table at most this part of the text area high waits for room as a whole. */
enum { FLOAT_TENTHS = 5 };

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
	return box;
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

	for (size_t i = 0; i < n; i++) {
		struct box *box = add(galley, BOX_LINE);

		box->text = text;
		box->line = i;
		box->keep_next = keep_next ? KEEP_STRONGLY : i + 2 == n ? KEEP_WEAKLY : KEEP_NOT;
	}
}

void
galley_add_gap(struct galley *galley, int lines)
{
	if (lines > 0)
		add(galley, BOX_GAP)->gap = lines;
}

void
galley_add_page(struct galley *galley)
{
	add(galley, BOX_PAGE)->barrier = 1;
}

void
galley_add_table(struct galley *galley, struct tabular *table)
{
	table->next = galley->tables;
	galley->tables = table;
	add(galley, BOX_TABLE)->table = table;
}

void
galley_add_figure(struct galley *galley, struct figure *figure)
{
	figure->next = galley->figures;
	galley->figures = figure;
	add(galley, BOX_FIGURE)->figure = figure;
}

void
galley_keep_last(struct galley *galley, size_t lines)
{
	enum keep keep = KEEP_STRONGLY;

	for (size_t i = galley->nboxes; i-- > 0 && lines > 0; lines--, keep = KEEP_WEAKLY)
		if (galley->boxes[i].keep_next < keep)
			galley->boxes[i].keep_next = keep;
}

/* --- measuring ------------------------------------------------------------------ */

/* Top of the em box of a line set from y on. Lines with a leading of their own
 * stand on the grid with their first one only, and close up behind it. */
static int32_t
line_top(const struct galley *galley, const struct box *box, int32_t y)
{
	const struct galley_text *text = box->text;
	int32_t size = text->passage.para.style.size;

	if (text->on_grid && box->line > 0 && y > 0)
		return y - size + text->leading;
	if (text->leading > 0 && !text->on_grid)
		return y + (text->leading - size) / 2;
	return page_grid(galley->set, y);
}

/* Lower edge of the box when it is set from y on. */
static int32_t
bottom_of(const struct galley *galley, const struct box *box, int32_t y)
{
	const struct style *style = galley->set->style;
	int32_t line = page_grid(galley->set, y);

	switch (box->kind) {
	case BOX_LINE:
		if (box->text->on_grid)
			return line_top(galley, box, y) + box->text->passage.para.style.size;
		return box->text->leading > 0 ? y + box->text->leading : line + style->text_size;
	case BOX_GAP:
		return y == 0 ? 0 : line + (box->gap - 1) * style->line_pitch + style->text_size;
	case BOX_TABLE:
		return y + table_start_height(box->table);
	case BOX_FIGURE:
		return y + box->figure->height;
	default:
		return y;
	}
}

static int
off_grid(const struct box *box)
{
	return box->kind == BOX_TABLE || box->kind == BOX_FIGURE;
}

/* Where the next thing may start behind something that ends at `bottom`. */
static int32_t
start_behind(const struct galley *galley, const struct box *box, int32_t bottom)
{
	return off_grid(box) ? bottom + galley->set->style->block_gap : bottom;
}

/* Before something off the grid there is a gap too. */
static int32_t
start_of(const struct galley *galley, const struct box *box, int32_t y)
{
	return off_grid(box) && y > 0 ? y + galley->set->style->block_gap : y;
}

static int
fits_from(const struct galley *galley, size_t from, size_t to, int32_t y)
{
	for (size_t i = from; i <= to && i < galley->nboxes; i++) {
		const struct box *box = &galley->boxes[i];
		int32_t bottom = bottom_of(galley, box, start_of(galley, box, y));

		if (bottom > galley->set->style->area_height)
			return 0;
		y = start_behind(galley, box, bottom);
	}
	return 1;
}

int
galley_fits(const struct galley *galley, size_t from, size_t to)
{
	return fits_from(galley, from, to, galley->set->y);
}

/* --- flowing -------------------------------------------------------------------- */

static void
close_text(struct galley *galley)
{
	if (galley->open != NULL)
		tb_pages_end(page_last(galley->set));
	galley->open = NULL;
}

static void
open_text(struct galley *galley, const struct galley_text *text)
{
	tb_pages_begin(galley->set->doc, page_last(galley->set), text->type, NULL);
	galley->open = text;
}

/* Destination and outline entry of a text, at its first line. */
static void
mark_text(struct galley *galley, const struct galley_text *text, int32_t y)
{
	struct setter *set = galley->set;
	int32_t top = set->style->area_top + y;

	if (text->id != NULL)
		tb_pages_dest(set->doc, page_last(set), text->id, set->style->area_left, top);
	if (text->bookmark != NULL)
		tb_pages_bookmark(
		    set->doc, page_last(set), text->bookmark_level, text->bookmark, top);
}

static void
put_line(struct galley *galley, const struct box *box)
{
	struct setter *set = galley->set;
	const struct galley_text *text = box->text;
	int32_t y = line_top(galley, box, set->y);

	if (box->line == 0)
		mark_text(galley, text, y);
	if (box->line == 0 && text->before != NULL) {
		close_text(galley);
		text->before(set, text->before_data, y);
	}
	if (galley->open != text) {
		close_text(galley);
		open_text(galley, text);
	}
	passage_put(set, &text->passage, box->line, text->x, y);
	if (box->line + 1 == text->passage.para.nlines)
		close_text(galley);
}

static void
put_box(struct galley *galley, const struct box *box)
{
	struct setter *set = galley->set;
	int32_t start = start_of(galley, box, set->y);
	int32_t bottom = bottom_of(galley, box, start);

	if (box->kind != BOX_LINE)
		close_text(galley);
	switch (box->kind) {
	case BOX_LINE:
		put_line(galley, box);
		break;
	case BOX_TABLE:
		set->y = start;
		table_put(set, box->table);
		bottom = set->y;
		break;
	case BOX_FIGURE:
		figure_put(set, box->figure, start);
		break;
	default:
		break;
	}
	set->y = start_behind(galley, box, bottom);
}

static int
may_wait(const struct galley *galley, const struct box *box)
{
	int32_t most = galley->set->style->area_height / 10 * FLOAT_TENTHS;

	return box->kind == BOX_FIGURE ||
	       (box->kind == BOX_TABLE && table_height(box->table) <= most);
}

/* A waiting box as a whole: a table that may wait is not broken. */
static int
fits_whole(const struct galley *galley, size_t i)
{
	const struct box *box = &galley->boxes[i];
	int32_t y = start_of(galley, box, galley->set->y);

	y += box->kind == BOX_TABLE ? table_height(box->table) : box->figure->height;
	return y <= galley->set->style->area_height;
}

/* A new page, on top of it what has been waiting for room. */
static void
break_page(struct galley *galley)
{
	size_t done = 0;

	close_text(galley);
	page_new(galley->set, 1);
	while (done < galley->nwaiting &&
	       (galley->set->y == 0 || fits_whole(galley, galley->waiting[done])))
		put_box(galley, &galley->boxes[galley->waiting[done++]]);
	galley->nwaiting -= done;
	if (galley->nwaiting > 0)
		memmove(galley->waiting, galley->waiting + done,
		    galley->nwaiting * sizeof *galley->waiting);
}

static void
set_waiting(struct galley *galley)
{
	while (galley->nwaiting > 0)
		break_page(galley);
}

static void
let_wait(struct galley *galley, size_t i)
{
	size_t *slot = tb_grow(
	    &galley->waiting, galley->nwaiting, &galley->waiting_cap, sizeof *galley->waiting);

	*slot = i;
	galley->nwaiting++;
}

/* The last of the boxes that keep together, at least so hard, from i on. */
static size_t
group_end(const struct galley *galley, size_t i, enum keep keep)
{
	while (i + 1 < galley->nboxes && galley->boxes[i].keep_next >= keep &&
	       galley->boxes[i + 1].kind != BOX_PAGE)
		i++;
	return i;
}

/* Boxes that no page holds together: broken where they keep weakly, and where
 * nothing else helps. */
static void
put_apart(struct galley *galley, size_t from, size_t to)
{
	for (size_t i = from, strong; i <= to; i++) {
		strong = group_end(galley, i, KEEP_STRONGLY);
		if (galley->set->y > 0 && !galley_fits(galley, i, strong) &&
		    (!galley_fits(galley, i, i) || fits_from(galley, i, strong, 0)))
			break_page(galley);
		put_box(galley, &galley->boxes[i]);
	}
}

/* The boxes [from, to] that keep together. Returns the index behind what was set. */
static size_t
flow_group(struct galley *galley, size_t from, size_t to)
{
	struct box *box = &galley->boxes[from];

	if (from == to && may_wait(galley, box)) {
		if (galley->nwaiting == 0 && fits_whole(galley, from))
			put_box(galley, box);
		else
			let_wait(galley, from);
		return from + 1;
	}
	if (box->barrier || (box->kind == BOX_TABLE))
		set_waiting(galley);
	/* what no page can hold together is broken where it must be, and so is what
	 * would leave the first page without text (7.3.2) */
	while (!galley_fits(galley, from, to) && galley->set->y > 0 && galley->begun &&
	       fits_from(galley, from, to, 0))
		break_page(galley);
	galley->begun |= box->kind != BOX_GAP;
	put_apart(galley, from, to);
	return to + 1;
}

void
galley_flow(struct galley *galley, size_t from)
{
	for (size_t i = from; i < galley->nboxes;) {
		if (galley->boxes[i].kind == BOX_PAGE) {
			set_waiting(galley);
			if (galley->set->y > 0)
				break_page(galley);
			i++;
			continue;
		}
		i = flow_group(galley, i, group_end(galley, i, KEEP_WEAKLY));
	}
	set_waiting(galley);
	close_text(galley);
}
