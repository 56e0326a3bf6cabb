/*
 * Setting a table: page by page a segment of rows between two outer rules, the
 * head on top of each.  The head of a further page, its unit and 续表 are
 * furniture: they stand outside the structure.
 */
#include "table-private.h"

/* Lines of a tall row that go over to the page of what stands with its end. */
enum { LINES_OVER = 2 };

struct putter {
	struct setter *set;
	struct tabular *table;
	int32_t top;  /* of the segment's outer rule */
	int repeated; /* head and mark are being repeated: no structure */
	/* notes that follow their marks: */
	uint8_t *noted;	      /* those of this page */
	int32_t noted_height; /* of them */
};

/* --- cells ---------------------------------------------------------------------- */

/* Left edge of the text's measure; a number is put on the column's point. */
static int32_t
text_left(const struct tabular *table, const struct tabcell *cell)
{
	size_t c = cell->column;
	int32_t left = table->left[c] + table->pad_x;

	if (!cell->number)
		return left;
	return left +
	       (table_cell_width(table, cell) - table->point_before[c] - table->point_behind[c]) /
		   2 +
	       table->point_before[c] - cell->before;
}

/* Lines [from, to) of a cell, in the middle of a box from y on. */
static void
put_text(
    struct putter *p, const struct tabcell *cell, size_t from, size_t to, int32_t y, int32_t height)
{
	const struct tabular *table = p->table;
	int32_t left = text_left(table, cell);

	y += (height - table_text_height(table, to - from)) / 2;
	for (size_t i = from; i < to; i++, y += table->leading)
		passage_put(p->set, &cell->passage, i, left, y);
}

static void
begin(struct putter *p, const char *type)
{
	if (!p->repeated)
		tb_pages_begin(p->set->doc, page_last(p->set), type, NULL);
}

static void
end(struct putter *p)
{
	if (!p->repeated)
		tb_pages_end(page_last(p->set));
}

/* A cell that names a column or its row is a header. */
static const char *
cell_type(const struct tabular *table, const struct tabcell *cell)
{
	int names_row = cell->source->class != ROW_SECTION && cell->column <= table->naming &&
			table->naming < cell->column + cell->colspan;

	return cell->head || names_row ? "TH" : "TD";
}

/* Zebra: the row's stripe, behind its text. */
static void
shade(struct putter *p, size_t r, int32_t y, int32_t height)
{
	const struct style *style = p->set->style;
	const struct tabular *table = p->table;

	if (style->table_zebra != 0 && table->stripe[r])
		tb_pages_rect(page_last(p->set), style->area_left + table->left[0],
		    style->area_top + y, table->total_width, height, (uint32_t)style->table_zebra);
}

/* Where references to row r lead: its top, in the first part by columns. */
static void
put_place(struct putter *p, size_t r, int32_t y)
{
	const struct tabular *table = p->table;
	const struct style *style = p->set->style;

	if (table->rows[r]->id != NULL && !table->later)
		tb_pages_dest(p->set->doc, page_last(p->set), table->rows[r]->id,
		    style->area_left + table->left[0], style->area_top + y);
}

static void
put_row(struct putter *p, size_t r, int32_t y)
{
	const struct tabular *table = p->table;

	put_place(p, r, y);
	shade(p, r, y, table->height[r]);
	begin(p, "TR");
	for (size_t i = table->first[r]; i < table->first[r + 1]; i++) {
		const struct tabcell *cell = &table->cells[i];

		int32_t height = table_rows_height(table, r, r + cell->rowspan);
		int32_t most = p->set->style->area_height - y;

		/* rows that no page holds together: the text stands on the first */
		begin(p, cell_type(table, cell));
		put_text(p, cell, 0, cell->passage.para.nlines, y, height < most ? height : most);
		end(p);
	}
	end(p);
}

/* --- rules ---------------------------------------------------------------------- */

/* The rule under row r, at y, left out where a cell reaches through it. */
static void
put_inner_rule(struct putter *p, size_t r, int32_t y, int32_t weight)
{
	const struct tabular *table = p->table;
	const uint8_t *through = &table->through[r * table->ncolumns];

	for (size_t c = 0, to; c < table->ncolumns; c = to) {
		int open = through[c];
		int32_t width = 0;

		for (to = c; to < table->ncolumns && through[to] == open; to++)
			width += table->width[to];
		if (!open)
			page_rule(p->set, table->left[c], y - weight / 2, width, weight);
	}
}

/* Does a cell of the table reach over the left edge of column c in row r? */
static int
reaches_over(const struct tabular *table, size_t r, size_t c)
{
	for (size_t i = 0; i < table->first[r + 1]; i++) {
		const struct tabcell *cell = &table->cells[i];

		if (cell->row <= r && r < cell->row + cell->rowspan && cell->column < c &&
		    c < cell->column + cell->colspan)
			return 1;
	}
	return 0;
}

/* Of a form that is filled by hand, rules between the cells of row r and at its ends. */
static void
put_grid(struct putter *p, size_t r, int32_t y, int32_t height)
{
	const struct tabular *table = p->table;
	int32_t weight = p->set->style->table_rule_inner;

	if (!table->source->grid)
		return;
	for (size_t c = 0; c < table->ncolumns; c++)
		if (!reaches_over(table, r, c))
			page_rule(p->set, table->left[c], y, weight, height);
	page_rule(p->set, table->left[0] + table->total_width - weight, y, weight, height);
}

static void
put_rule(struct putter *p, int32_t y, int32_t weight)
{
	page_rule(p->set, p->table->left[0], y, p->table->total_width, weight);
}

/* The cell of the head that ends with row r in column c; NULL = it reaches further down. */
static const struct tabcell *
head_end(const struct tabular *table, size_t r, size_t c)
{
	for (size_t i = 0; i < table->first[table->nhead]; i++) {
		const struct tabcell *cell = &table->cells[i];

		if (cell->row + cell->rowspan == r + 1 && cell->column <= c &&
		    c < cell->column + cell->colspan)
			return cell;
	}
	return NULL;
}

/* The rule under row r of the head, with gaps between groups of columns. */
static void
put_group_rule(struct putter *p, size_t r, int32_t y)
{
	const struct tabular *table = p->table;
	int32_t weight = p->set->style->table_rule_inner, pad = table->pad_x;

	for (size_t c = 0, to; c < table->ncolumns; c = to) {
		const struct tabcell *cell = head_end(table, r, c), *next = cell;
		int32_t left = c > 0 ? pad : 0, width = -left;

		to = c + (cell != NULL ? cell->colspan : 1);
		if (cell == NULL)
			continue;
		while (next->colspan == 1 && to < table->ncolumns &&
		       (next = head_end(table, r, to)) != NULL && next->colspan == 1)
			to++;
		for (size_t k = c; k < to; k++)
			width += table->width[k];
		width -= to < table->ncolumns ? pad : 0;
		page_rule(p->set, table->left[c] + left, y - weight / 2, width, weight);
	}
}

/* --- notes -------------------------------------------------------------------------- */

static int
has_mark(const struct tabular *table, size_t r, const struct tabnote *note)
{
	for (size_t i = table->first[r]; i < table->first[r + 1]; i++)
		for (size_t k = 0; k < table->cells[i].npieces; k++) {
			const struct tb_piece *piece = &table->cells[i].pieces[k];

			if (piece->raised && piece->len == note->mark_len &&
			    memcmp(piece->s, note->mark, note->mark_len) == 0)
				return 1;
		}
	return 0;
}

/* Height of the notes that rows [from, to) bring to the page; `note` them. */
static int32_t
notes_of(struct putter *p, size_t from, size_t to, int note)
{
	const struct tabular *table = p->table;
	int32_t height = 0;

	for (size_t i = 0; p->noted != NULL && i < table->nnotes; i++)
		for (size_t r = from; r < to && !p->noted[i]; r++) {
			if (table->notes[i].mark == NULL || !has_mark(table, r, &table->notes[i]))
				continue;
			height += table->notes[i].height;
			p->noted[i] |= note ? 1 : 0;
			break;
		}
	if (height > 0 && p->noted_height == 0)
		height += p->set->style->block_gap / 2;
	p->noted_height += note ? height : 0;
	return height;
}

static void
put_note(struct putter *p, const struct passage *note)
{
	struct setter *set = p->set;
	int32_t leading = table_note_leading(set), size = set->style->note_size;

	begin(p, "P");
	for (size_t k = 0; k < note->para.nlines; k++, set->y += leading) {
		if (set->y + leading > set->style->area_height)
			page_new(set, 1);
		passage_put(set, note, k, 0, set->y + (leading - size) / 2);
	}
	end(p);
}

/* The notes of this page below its segment; at the table's end those without a
 * mark too. */
static void
put_notes(struct putter *p, int last)
{
	const struct tabular *table = p->table;
	int none = 1;

	for (size_t i = 0; i < table->nnotes; i++) {
		int here = table->notes[i].mark != NULL && p->noted != NULL ? p->noted[i] : last;

		if (!here)
			continue;
		if (none)
			p->set->y += p->set->style->block_gap / 2;
		none = 0;
		put_note(p, &table->notes[i].passage);
	}
	if (p->noted != NULL)
		memset(p->noted, 0, table->nnotes);
	p->noted_height = 0;
}

/* --- head and top ------------------------------------------------------------------ */

/* Rows of the head from the setter's y on, between outer rule and head rule. */
static void
put_head(struct putter *p)
{
	const struct style *style = p->set->style;
	const struct tabular *table = p->table;

	p->top = p->set->y;
	put_rule(p, p->top, style->table_rule_outer);
	for (size_t r = 0; r < table->nhead; r++) {
		put_row(p, r, p->set->y);
		put_grid(p, r, p->set->y, table->height[r]);
		p->set->y += table->height[r];
		if (r + 1 < table->nhead)
			put_group_rule(p, r, p->set->y);
	}
	notes_of(p, 0, table->nhead, 1);
	if (table->nhead > 0)
		put_rule(p, p->set->y - style->table_rule_head / 2, style->table_rule_head);
}

static struct tb_text_style
unit_type(const struct setter *set)
{
	return (struct tb_text_style){
	    TB_ROLE_SONG, set->style->unit_size, 0, (uint32_t)set->style->ink};
}

static void
put_unit(struct putter *p)
{
	struct setter *set = p->set;
	struct tb_text_style type = unit_type(set);
	const struct tabular *table = p->table;
	int32_t right = table->left[0] + table->total_width;

	if (table->source->unit == NULL)
		return;
	line_put(set, &type, right - line_width(set, &type, table->source->unit),
	    set->y + (table_unit_leading(set) - type.size_pu) / 2, table->source->unit);
}

/* Caption and unit. */
static void
put_top(struct putter *p)
{
	struct setter *set = p->set;
	const struct style *style = set->style;
	const struct passage *caption = &p->table->caption;
	int32_t leading = table_caption_leading(set);

	if (!p->table->later)
		tb_pages_dest(set->doc, page_last(set), p->table->source->id, style->area_left,
		    style->area_top + set->y);
	if (caption->para.nlines == 0 && p->table->source->unit == NULL)
		return;
	/* one element: a table has no place for a P */
	begin(p, "Caption");
	for (size_t i = 0; i < caption->para.nlines; i++, set->y += leading)
		passage_put(set, caption, i, 0, set->y + (leading - style->caption_size) / 2);
	put_unit(p);
	end(p);
	if (p->table->source->unit != NULL)
		set->y += table_unit_leading(set);
}

/* 续表1, where the unit stands. */
static void
put_continued(struct putter *p)
{
	struct setter *set = p->set;
	struct tb_text_style type = unit_type(set);

	type.role = TB_ROLE_HEI;
	line_put(set, &type, p->table->left[0],
	    set->y + (table_unit_leading(set) - type.size_pu) / 2, p->table->continued);
}

/* --- pages ------------------------------------------------------------------------- */

/* The segment ends: its lower outer rule. */
static void
close_segment(struct putter *p)
{
	int32_t weight = p->set->style->table_rule_outer;

	put_rule(p, p->set->y - weight / 2, weight);
}

/* Notes amid the rows are a row of one cell: a table has no place for a P. */
static void
put_notes_amid(struct putter *p)
{
	if (p->noted_height == 0)
		return;
	begin(p, "TR");
	begin(p, "TD");
	put_notes(p, 0);
	end(p);
	end(p);
}

static void
next_page(struct putter *p)
{
	close_segment(p);
	put_notes_amid(p);
	page_new(p->set, 1);
	p->repeated = 1;
	put_continued(p);
	put_unit(p);
	p->set->y += table_unit_leading(p->set);
	put_head(p);
	p->repeated = 0;
}

/* The text of a cell that reaches over from the page before once more, with 续; not
 * where the rest of its rows is too low for it. */
static void
put_again(struct putter *p, const struct tabcell *cell, size_t r)
{
	static const char mark[] = "（续）";
	struct setter *set = p->set;
	struct tabcell again = *cell;
	struct tb_para_style style = cell->passage.para.style;
	int32_t height = table_rows_height(p->table, r, cell->row + cell->rowspan);
	int32_t most = set->style->area_height - set->y - p->table->pad_y;

	again.number = 0;
	again.pieces = tb_arena_alloc(&set->arena, (cell->npieces + 1) * sizeof *again.pieces);
	memcpy(again.pieces, cell->pieces, cell->npieces * sizeof *again.pieces);
	again.pieces[again.npieces] = cell->pieces[cell->npieces - 1];
	again.pieces[again.npieces].s = mark;
	again.pieces[again.npieces].raised = 0;
	again.pieces[again.npieces++].len = strlen(mark);
	again.passage.targets = NULL;
	tb_para_compose(&again.passage.para, set->fonts, again.pieces, again.npieces, &style);
	height = height < most ? height : most;
	if (table_text_height(p->table, again.passage.para.nlines) <= height)
		put_text(p, &again, 0, again.passage.para.nlines, set->y, height);
	passage_release(&again.passage);
}

/* What reaches into row r, the first one on a further page, is said again there. */
static void
put_reaching(struct putter *p, size_t r)
{
	const struct tabular *table = p->table;

	for (size_t i = table->first[table->nhead]; i < table->first[r]; i++) {
		const struct tabcell *cell = &table->cells[i];

		if (cell->row + cell->rowspan > r && cell->npieces > 0)
			put_again(p, cell, r);
	}
}

static int32_t
room(const struct putter *p)
{
	return p->set->style->area_height - p->set->y - p->noted_height;
}

/* What a page holds below a repeated head. */
static int32_t
page_room(const struct putter *p)
{
	return p->set->style->area_height - table_unit_leading(p->set) - p->table->head_height;
}

/* Nothing of the body stands on this page yet. */
static int
at_head(const struct putter *p)
{
	return p->set->y - p->top <= p->table->head_height;
}

/* What has to stand with the end of rows that are the table's last ones. */
static int32_t
behind(const struct tabular *table, size_t to)
{
	return to == table->nrows ? table->notes_height + table->tail : 0;
}

/* Lines of a tall row that go on this page: not all of the table's last ones where
 * what stands with them has no room then. */
static size_t
tall_lines(const struct putter *p, size_t r, size_t left)
{
	const struct tabular *table = p->table;
	int32_t inner = room(p) - 2 * table->pad_y - table->size;
	size_t n = inner < 0 ? 1 : (size_t)(inner / table->leading) + 1;

	if (n < left)
		return n;
	inner -= (int32_t)(left - 1) * table->leading;
	if (left > LINES_OVER && inner < behind(table, r + 1))
		return left - LINES_OVER;
	return left;
}

/* A row that no page holds: its cells are cut between lines. */
static void
put_tall_row(struct putter *p, size_t r)
{
	const struct tabular *table = p->table;
	size_t done = 0, most = 0;

	for (size_t i = table->first[r]; i < table->first[r + 1]; i++)
		if (table->cells[i].passage.para.nlines > most)
			most = table->cells[i].passage.para.nlines;
	while (done < most) {
		size_t n = tall_lines(p, r, most - done);
		int32_t height = table_text_height(table, n) + 2 * table->pad_y;
		if (done == 0)
			put_place(p, r, p->set->y);
		shade(p, r, p->set->y, height);
		begin(p, "TR");
		for (size_t i = table->first[r]; i < table->first[r + 1]; i++) {
			const struct tabcell *cell = &table->cells[i];
			size_t lines = cell->passage.para.nlines;
			size_t from = done < lines ? done : lines;
			size_t to = done + n < lines ? done + n : lines;

			begin(p, cell_type(table, cell));
			put_text(p, cell, from, to, p->set->y + table->pad_y,
			    table_text_height(table, to - from));
			end(p);
		}
		end(p);
		put_grid(p, r, p->set->y, height);
		p->set->y += height;
		done += n;
		if (done < most)
			next_page(p);
	}
}

/* `apart`: of rows that no page holds together; the last two stay so even then,
 * with what has to stand behind them. */
static void
put_body_row(struct putter *p, size_t r, int apart)
{
	const struct tabular *table = p->table;
	int32_t need = table->height[r];

	if (need > page_room(p)) {
		put_tall_row(p, r);
		return;
	}
	if (apart && r + 2 >= table->nrows) {
		int32_t end =
		    table_rows_height(table, r, table->nrows) + behind(table, table->nrows);

		need = end <= page_room(p) ? end : need;
	}
	if (need > room(p) && !at_head(p)) {
		next_page(p);
		put_reaching(p, r);
	}
	put_row(p, r, p->set->y);
	put_grid(p, r, p->set->y, table->height[r]);
	p->set->y += table->height[r];
}

/* Rows [from, to) stay together as far as a page holds them. */
static void
put_chunk(struct putter *p, size_t from, size_t to)
{
	const struct tabular *table = p->table;
	int32_t need = table_rows_height(table, from, to) + behind(table, to);
	int32_t notes = notes_of(p, from, to, 0);
	int apart = table_rows_height(table, from, to) > page_room(p);

	if (need + notes > room(p) && !at_head(p) && need <= page_room(p))
		next_page(p);
	notes_of(p, from, to, 1);
	for (size_t r = from; r < to; r++) {
		if (!at_head(p))
			put_inner_rule(p, r - 1, p->set->y, p->set->style->table_rule_inner);
		put_body_row(p, r, apart);
	}
}

void
table_put(struct setter *set, struct tabular *table)
{
	struct putter p = {.set = set, .table = table};

	if (set->style->table_notes_page)
		p.noted = tb_arena_alloc(&set->arena, table->nnotes + 1);
	tb_pages_begin(set->doc, page_last(set), "Table", NULL);
	put_top(&p);
	put_head(&p);
	for (size_t r = table->nhead, to; r < table->nrows; r = to) {
		to = table_chunk_end(table, r);
		put_chunk(&p, r, to);
	}
	close_segment(&p);
	tb_pages_end(page_last(set));
	put_notes(&p, 1);
}
