/* The cells of a table in their places, what each of them is and needs: see table-private.h. */
#include "table-private.h"
#include "../lib/utf8.h"

/* --- places ------------------------------------------------------------------- */

/* Puts the cells into the grid; the document has been checked to fill it. */
static void
place_cells(struct tabular *table, struct tb_arena *arena)
{
	size_t *reach = tb_arena_alloc(arena, table->ncolumns * sizeof *reach);
	struct tabcell *next = table->cells;

	for (size_t r = 0; r < table->nrows; r++) {
		size_t at = 0;

		table->first[r] = (size_t)(next - table->cells);
		for (const struct cell *cell = table->rows[r]->cells; cell; cell = cell->next) {
			while (reach[at] > 0)
				at++;
			next->cell = cell;
			next->source = table->rows[r];
			next->row = r;
			next->column = at;
			next->rowspan = cell->rowspan;
			next->colspan = cell->colspan;
			next->head = r < table->nhead;
			for (size_t k = 0; k < cell->colspan; k++)
				reach[at++] = cell->rowspan;
			next++;
		}
		for (size_t c = 0; c < table->ncolumns; c++)
			table->through[r * table->ncolumns + c] = --reach[c] > 0;
	}
	table->first[table->nrows] = table->ncells;
}

/* The last key column, else the first one of text. */
static size_t
find_naming(const struct tabular *table)
{
	size_t keys = table->source->key_columns, c = 0;

	if (keys > 0)
		return keys - 1;
	while (c < table->ncolumns && table->columns[c]->align != ALIGN_LEFT)
		c++;
	return c;
}

static void
list_parts(struct tabular *table, struct tb_arena *arena)
{
	const struct table *source = table->source;
	size_t i = 0;

	table->ncolumns = source->ncolumns;
	table->nrows = source->nrows;
	table->nhead = source->nhead;
	table->rows = tb_arena_alloc(arena, table->nrows * sizeof *table->rows);
	table->columns = tb_arena_alloc(arena, table->ncolumns * sizeof *table->columns);
	table->first = tb_arena_alloc(arena, (table->nrows + 1) * sizeof *table->first);
	table->through = tb_arena_alloc(arena, table->nrows * table->ncolumns);
	for (const struct column *column = source->columns; column; column = column->next)
		table->columns[i++] = column;
	table->naming = find_naming(table);
	i = 0;
	for (const struct row *row = source->rows; row != NULL; row = row->next) {
		table->rows[i++] = row;
		for (const struct cell *cell = row->cells; cell != NULL; cell = cell->next)
			table->ncells++;
	}
	table->cells = tb_arena_alloc(arena, table->ncells * sizeof *table->cells);
}

/* --- what a cell is -------------------------------------------------------------- */

static enum tb_role
role_of(const struct tabcell *cell)
{
	int strong =
	    cell->head || cell->source->class == ROW_TOTAL || cell->source->class == ROW_SECTION;

	return strong ? TB_ROLE_HEI : TB_ROLE_SONG;
}

size_t
table_mark_at(const char *marks, const char *s)
{
	while (marks != NULL && *(marks += strspn(marks, " ")) != '\0') {
		size_t len = strcspn(marks, " ");

		if (strncmp(s, marks, len) == 0)
			return len;
		marks += len;
	}
	return 0;
}

/* Splits the pieces of the words where note marks stand: those are raised. A
 * mark at the very start of the cell is a word of its own and stays. */
static void
make_pieces(struct setter *set, const struct tabular *table, struct tabcell *cell)
{
	const struct words *words = &cell->cell->words;
	struct tb_piece *whole = passage_pieces(set, words, role_of(cell));
	const char *marks = table->source->marks;
	size_t n = 0, most = words->nspans;

	for (size_t i = 0; marks != NULL && i < words->nspans; i++)
		for (size_t k = 0; k < whole[i].len; k++)
			most += table_mark_at(marks, whole[i].s + k) > 0 ? 2 : 0;
	cell->pieces = tb_arena_alloc(&set->arena, (most + 1) * sizeof *cell->pieces);
	for (size_t i = 0; i < words->nspans; i++) {
		struct tb_piece rest = whole[i];

		for (size_t k = 0, len; k < rest.len; k += len) {
			len = table_mark_at(marks, rest.s + k);
			if (len == 0 || (n == 0 && k == 0)) {
				len = len > 0 ? len : 1;
				continue;
			}
			if (k > 0) {
				cell->pieces[n] = rest;
				cell->pieces[n++].len = k;
			}
			cell->pieces[n] = rest;
			cell->pieces[n].s += k;
			cell->pieces[n].len = len;
			cell->pieces[n++].raised = 1;
			rest.s += k + len;
			rest.len -= k + len;
			k = len = 0;
		}
		if (rest.len > 0)
			cell->pieces[n++] = rest;
	}
	cell->npieces = n;
}

/* A number: sign, digits with commas, perhaps a point and digits, then nothing
 * but signs of percent and raised marks. */
static int
is_number(const struct tabcell *cell)
{
	int digits = 0, point = 0, behind = 0;

	for (size_t i = 0; i < cell->npieces; i++) {
		const char *s = cell->pieces[i].s, *end = s + cell->pieces[i].len;

		while (!cell->pieces[i].raised && s < end) {
			unsigned cp = tb_utf8_next(&s);

			if (cp >= '0' && cp <= '9' && !behind)
				digits++;
			else if (cp == '.' && digits && !point && !behind)
				point = 1;
			else if ((cp == '%' || cp == 0x2030) && digits)
				behind = 1;
			else if (cp == ',' ? !digits || point || behind
					   : (cp != '-' && cp != '+' && cp != 0x2212) || digits)
				return 0;
		}
	}
	return digits > 0;
}

/* Widths left and right of where the point stands or would stand. */
static void
measure_number(struct setter *set, struct tabcell *cell, int32_t size)
{
	struct tb_row row;
	int behind = 0;

	tb_row_make(&row, set->fonts, cell->pieces, cell->npieces, size, TB_LEVEL_GB);
	cell->before = cell->behind = 0;
	for (size_t k = 0; k < row.n; k++) {
		char c = row.text[row.clusters[k].at];

		if (c == '.' || c == '%' || row.clusters[k].raised ||
		    (c & 0x80 && cell->before && row.clusters[k].cls == TB_CLASS_SUFFIX))
			behind = 1;
		*(behind ? &cell->behind : &cell->before) += row.clusters[k].advance;
	}
	tb_row_release(&row);
	cell->least = cell->longest = cell->before + cell->behind;
}

static void
measure_cell(struct setter *set, struct tabular *table, struct tabcell *cell)
{
	int32_t size = set->style->table_size;
	struct tb_para_style style = passage_style(set, size, size, size, TB_ALIGN_LEFT);

	tb_fonts_source(set->fonts, set->document->file, cell->cell->words.line);
	make_pieces(set, table, cell);
	cell->align = cell->head ? ALIGN_CENTER : table->columns[cell->column]->align;
	cell->number = cell->align == ALIGN_DECIMAL && cell->colspan == 1 && is_number(cell);
	if (cell->number) {
		measure_number(set, cell, size);
		return;
	}
	if (cell->align == ALIGN_DECIMAL)
		cell->align = ALIGN_CENTER;
	tb_para_extent(
	    set->fonts, cell->pieces, cell->npieces, &style, &cell->least, &cell->longest);
}

/* The text of a child row is moved in: that in the first column of text, else
 * the first there is. */
static void
indent_children(struct tabular *table, int32_t em)
{
	for (size_t r = table->nhead; r < table->nrows; r++) {
		struct tabcell *first = NULL;

		if (table->rows[r]->class != ROW_CHILD)
			continue;
		for (size_t i = table->first[r]; i < table->first[r + 1]; i++)
			if (table->cells[i].npieces > 0 &&
			    (first == NULL || first->align != ALIGN_LEFT))
				if (first == NULL || table->cells[i].align == ALIGN_LEFT)
					first = &table->cells[i];
		if (first == NULL || first->number)
			continue;
		first->indent = em;
		first->least += em;
		first->longest += em;
	}
}

/* --- all of them ------------------------------------------------------------------- */

struct tabular *
table_prepare(struct setter *set, const struct table *source)
{
	struct tabular *table = tb_arena_alloc(&set->arena, sizeof *table);

	table->source = source;
	table->caption_text = source->caption;
	list_parts(table, &set->arena);
	place_cells(table, &set->arena);
	for (size_t i = 0; i < table->ncells; i++)
		measure_cell(set, table, &table->cells[i]);
	indent_children(table, set->style->table_size);
	table->wants = table_collect(set, table);
	return table;
}
