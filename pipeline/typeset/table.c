/*
 * Measuring a table of a size: its rows and what stands around them.  Its cells are made by
 * table-cell.c, widths are found by table-width.c; table-plan.c decides how it stands, table-put.c
 * sets it.
 */
#include "table-private.h"
#include "../lib/utf8.h"

/* From this width on texts are justified; longer ones are not looked at word by word. */
enum { JUSTIFY_EM = 20, PARTED_BYTES = 240 };

/* --- rows ------------------------------------------------------------------------- */

static enum tb_align
para_align(const struct style *style, const struct tabcell *cell, int32_t measure, int32_t size)
{
	switch (cell->align) {
	case ALIGN_CENTER:
		return TB_ALIGN_CENTRE;
	case ALIGN_RIGHT:
	case ALIGN_DECIMAL:
		return TB_ALIGN_RIGHT;
	default:
		return measure >= size * JUSTIFY_EM && !style->text_ragged ? TB_ALIGN_JUSTIFY
									   : TB_ALIGN_LEFT;
	}
}

int32_t
table_cell_width(const struct tabular *table, const struct tabcell *cell)
{
	int32_t width = -2 * table->pad_x;

	for (size_t c = 0; c < cell->colspan; c++)
		width += table->width[cell->column + c];
	return width;
}

int32_t
table_text_height(const struct tabular *table, size_t nlines)
{
	return nlines == 0 ? 0 : (int32_t)(nlines - 1) * table->leading + table->size;
}

static int
is_mark(unsigned cp)
{
	return cp <= ' ' || (cp >= 0x3000 && cp <= 0x3002) || cp == 0xFF0C || cp == 0xFF1B ||
	       cp == 0xFF1A;
}

const char *
table_word_end(const char *s, const char *end, int32_t em, int32_t *width)
{
	*width = 0;
	while (s < end) {
		unsigned cp = tb_utf8_next(&s);

		*width += is_mark(cp) ? em / 2 : cp < 0x2000 ? em * 11 / 20 : em;
		if (is_mark(cp))
			break;
	}
	return s;
}

/* A text of several words as pieces that are not broken inside; 0 where one of them
 * is wider than `most` or there is but one. */
static size_t
part_words(struct setter *set, const struct tabcell *cell, int32_t most, struct tb_piece **parts)
{
	size_t n = 0, len = 0;

	for (size_t i = 0; i < cell->npieces; i++)
		len += cell->pieces[i].len;
	if (len > PARTED_BYTES)
		return 0;
	*parts = tb_arena_alloc(&set->arena, (len + 1) * sizeof **parts);
	for (size_t i = 0; i < cell->npieces; i++) {
		const char *s = cell->pieces[i].s, *end = s + cell->pieces[i].len, *next;
		int32_t width;

		for (; s < end; s = next, n++) {
			next = table_word_end(s, end, set->style->table_size, &width);
			if (width > most)
				return 0;
			(*parts)[n] = cell->pieces[i];
			(*parts)[n].s = s;
			(*parts)[n].len = (size_t)(next - s);
			(*parts)[n].whole = 1;
		}
	}
	return n > 1 ? n : 0;
}

/* Other pieces in place of those that the cell has been composed of, where that takes no
 * more than `more` lines more. */
static void
recompose(struct setter *set, struct tabcell *cell, const struct tb_piece *pieces, size_t n,
    const struct tb_para_style *style, size_t more)
{
	struct tb_para para;

	tb_para_compose(&para, set->fonts, pieces, n, style);
	if (para.nlines <= cell->passage.para.nlines + more && para.cuts == 0) {
		struct tb_para plain = cell->passage.para;

		cell->passage.para = para;
		para = plain;
	}
	tb_para_release(&para);
}

/* Is it a sentence, or several? Its lines are filled, as text's are; commas part lists too. */
static int
is_sentence(const struct tb_row *row)
{
	return strstr(row->text, "。") != NULL || strstr(row->text, "；") != NULL;
}

/* Between what marks part, when that takes no more than a line more than breaking it does;
 * else between words. */
static void
compose_words(struct setter *set, const struct tabular *table, struct tabcell *cell,
    const struct tb_para_style *style)
{
	int32_t em = set->style->table_size, room = style->measure - style->indent_first;
	int32_t most = (int32_t)((int64_t)room * em / table->size);
	struct tb_piece *parts = NULL;
	size_t n;

	if (most > TABLE_WORD_EM * em + em / 2)
		most = TABLE_WORD_EM * em + em / 2;
	n = cell->passage.para.nlines > 1 ? part_words(set, cell, most, &parts) : 0;
	if (n > 0) {
		recompose(set, cell, parts, n, style, 1);
		return;
	}
	n = table_break(set, cell, room, &parts);
	if (n > 0)
		recompose(set, cell, parts, n, style, 0);
}

static void
compose_cell(struct setter *set, struct tabular *table, struct tabcell *cell)
{
	int32_t measure = table_cell_width(table, cell);
	struct tb_para_style style = passage_style(set, measure, table->size, table->size,
	    para_align(set->style, cell, measure, table->size));
	const char **targets =
	    tb_arena_alloc(&set->arena, (cell->cell->words.nspans + 1) * sizeof *targets);
	size_t n = 0;

	for (const struct span *span = cell->cell->words.first; span; span = span->next)
		targets[n++] = span->to;
	cell->passage.targets = targets;
	if (cell->indent > 0)
		style.indent_first = style.indent_rest = table->size;
	if (cell->number) {
		cell->before = table_scale(table, set, cell->before);
		cell->behind = table_scale(table, set, cell->behind);
		/* as wide as it is: it is put on the point, not on the measure */
		if (cell->before + cell->behind <= measure + TB_PU_PER_PT / 10) {
			style.align = TB_ALIGN_LEFT;
			style.measure += TB_PU_PER_PT;
		} else {
			cell->number = 0;
		}
	}
	tb_para_compose(&cell->passage.para, set->fonts, cell->pieces, cell->npieces, &style);
	if (style.align != TB_ALIGN_JUSTIFY && !is_sentence(&cell->passage.para.row))
		compose_words(set, table, cell, &style);
}

static void
grow_rows(struct tabular *table, const struct tabcell *cell)
{
	int32_t need = table_text_height(table, cell->passage.para.nlines) + 2 * table->pad_y;
	int32_t have = 0;

	for (size_t k = 0; k < cell->rowspan; k++)
		have += table->height[cell->row + k];
	if (need > have)
		table->height[cell->row + cell->rowspan - 1] += need - have;
}

/* Is no page broken behind row r? The document says so, it heads the rows below, its first
 * 其中 row follows, too few rows would begin the table, or the last row would be alone. */
static int
keeps_next(const struct style *style, const struct tabular *table, size_t r)
{
	const struct row *row = table->rows[r];

	return row->keep_next || row->class == ROW_SECTION || r + 2 == table->nrows ||
	       r + 1 < table->nhead + (size_t)style->table_begin_rows ||
	       (row->class != ROW_CHILD && row->next->class == ROW_CHILD);
}

/* Every other row, those that one cell reaches over alike. */
static void
find_stripes(struct tabular *table)
{
	for (size_t r = table->nhead + 1; r < table->nrows; r++) {
		int same = 0;

		for (size_t c = 0; c < table->ncolumns; c++)
			same |= table->through[(r - 1) * table->ncolumns + c];
		table->stripe[r] = same ? table->stripe[r - 1] : !table->stripe[r - 1];
	}
}

static void
measure_rows(struct setter *set, struct tabular *table)
{
	table->height = tb_arena_alloc(&set->arena, table->nrows * sizeof *table->height);
	table->bound = tb_arena_alloc(&set->arena, table->nrows);
	table->stripe = tb_arena_alloc(&set->arena, table->nrows);
	find_stripes(table);
	for (size_t r = 0; r < table->nrows; r++)
		table->height[r] = table->size + 2 * table->pad_y;
	for (size_t i = 0; i < table->ncells; i++) {
		struct tabcell *cell = &table->cells[i];

		compose_cell(set, table, cell);
		if (cell->rowspan == 1)
			grow_rows(table, cell);
		for (size_t k = 0; k + 1 < cell->rowspan; k++)
			table->bound[cell->row + k] = 1;
	}
	for (size_t i = 0; i < table->ncells; i++)
		if (table->cells[i].rowspan > 1)
			grow_rows(table, &table->cells[i]);
	for (size_t r = table->nhead; r + 1 < table->nrows; r++)
		if (keeps_next(set->style, table, r))
			table->bound[r] = 1;
	for (size_t r = 0; r < table->nhead; r++)
		table->head_height += table->height[r];
}

/* --- around it ---------------------------------------------------------------------- */

int32_t
table_caption_leading(const struct setter *set)
{
	return set->style->caption_size * 3 / 2;
}

int32_t
table_unit_leading(const struct setter *set)
{
	return set->style->unit_size * 3 / 2;
}

int32_t
table_note_leading(const struct setter *set)
{
	return set->style->note_size * 7 / 5;
}

static void
measure_notes(struct setter *set, struct tabular *table)
{
	int32_t size = set->style->note_size;
	struct tb_para_style style =
	    passage_style(set, set->style->area_width, size, size, TB_ALIGN_JUSTIFY);
	struct tabnote *to;

	for (const struct words *note = table->source->notes; note != NULL; note = note->next)
		table->nnotes++;
	to = table->notes = tb_arena_alloc(&set->arena, (table->nnotes + 1) * sizeof *to);
	for (const struct words *note = table->source->notes; note; note = note->next, to++) {
		passage_make(set, &to->passage, note, TB_ROLE_SONG, &style);
		to->height = (int32_t)to->passage.para.nlines * table_note_leading(set);
		if (set->style->table_notes_page && note->first != NULL)
			to->mark_len = table_mark_at(table->source->marks, note->first->s);
		if (to->mark_len > 0)
			to->mark = note->first->s;
		else
			table->notes_height += to->height;
	}
	if (table->notes_height > 0)
		table->notes_height += set->style->block_gap / 2;
}

static void
measure_around(struct setter *set, struct tabular *table)
{
	const struct table *source = table->source;
	int32_t area = set->style->area_width, size = set->style->caption_size;
	struct tb_para_style style = passage_style(set, area, size, size, TB_ALIGN_CENTRE);

	if (table->caption_text != NULL) {
		passage_make_text(set, &table->caption, table->caption_text, TB_ROLE_HEI, &style);
		table->top_height =
		    (int32_t)table->caption.para.nlines * table_caption_leading(set);
	}
	if (source->unit != NULL)
		table->top_height += table_unit_leading(set);
	measure_notes(set, table);
}

/* What no page can hold is refused. */
static int
check_room(const struct setter *set, const struct tabular *table, struct tb_err *err)
{
	int32_t most = set->style->area_height / 2;
	const char *what = table->head_height > most	? "head"
			   : table->top_height > most	? "caption"
			   : table->notes_height > most ? "notes"
							: NULL;

	if (what != NULL)
		return tb_err_set(err, TB_MSG_NO_ROOM, set->document->file, table->source->line, 0,
		    "the %s of table '%s' would fill more than half a page; shorten it", what,
		    table->source->id);
	for (size_t i = 0; i < table->ncells; i++) {
		const struct tabcell *cell = &table->cells[i];

		if (cell->npieces > 0 &&
		    table_cell_width(table, cell) - cell->indent < table->size &&
		    table_scale(table, set, cell->least) > table_cell_width(table, cell))
			return tb_err_set(err, TB_MSG_NO_ROOM, set->document->file,
			    cell->source->line, 0,
			    "column %zu of table '%s' would be narrower than a character; part the "
			    "table into two of fewer columns",
			    cell->column + 1, table->source->id);
	}
	return 0;
}

/* A word that had to be cut is said. */
static void
check_cut(const struct setter *set, const struct tabular *table)
{
	int cuts = 0;

	for (size_t i = 0; i < table->ncells; i++)
		cuts += table->cells[i].passage.para.cuts;
	if (cuts > 0)
		set_finding(set, TB_MSG_CUT, table->source->line,
		    "%d line(s) in table '%s' end inside a word that is wider than its column; put "
		    "spaces or line ends into it",
		    cuts, table->source->id);
}

int
table_make(struct setter *set, struct tabular *table, int32_t size, struct tb_err *err)
{
	int turned = page_turned(set), rc;

	page_turn(set, table->turned);
	table->size = size;
	table->page_height = set->style->area_height;
	table_find_widths(set, table);
	measure_rows(set, table);
	check_cut(set, table);
	tb_fonts_source(set->fonts, set->document->file, table->source->line);
	measure_around(set, table);
	rc = check_room(set, table, err);
	page_turn(set, turned);
	return rc;
}

void
table_release(struct tabular *table)
{
	for (size_t i = 0; i < table->ncells; i++)
		passage_release(&table->cells[i].passage);
	for (size_t i = 0; i < table->nnotes; i++)
		passage_release(&table->notes[i].passage);
	passage_release(&table->caption);
}

size_t
table_chunk_end(const struct tabular *table, size_t row)
{
	while (row + 1 < table->nrows && table->bound[row])
		row++;
	return row + 1;
}

int32_t
table_rows_height(const struct tabular *table, size_t from, size_t to)
{
	int32_t height = 0;

	for (size_t r = from; r < to; r++)
		height += table->height[r];
	return height;
}

int32_t
table_start_height(const struct tabular *table)
{
	size_t end = table_chunk_end(table, table->nhead);
	int32_t height = table->top_height + table_rows_height(table, 0, end) +
			 (end == table->nrows ? table->notes_height + table->tail : 0);

	/* rows that no page holds begin where a line of them has room */
	if (height > table->page_height)
		height = table->top_height + table->head_height + 2 * table->pad_y + table->size;
	return height;
}

int32_t
table_height(const struct tabular *table)
{
	return table->top_height + table_rows_height(table, 0, table->nrows) + table->notes_height;
}
