/*
 * Widths of columns.  Each column has six: two characters, below which nothing
 * can be read (floor), what cannot be broken (least), what reads well (easy:
 * four characters a line, a head of at most three lines), what keeps words of
 * up to eight characters whole (word), what its cells want (body) and what its
 * head wants too (full).  The type size is the largest at which all columns read
 * well; the columns then share the width of the text area, the narrowest served
 * first.
 */
#include "table-private.h"

enum { FLOOR_EM = 2, EASY_EM = 4, HEAD_EM = 3, HEAD_LINES = 3 };

/* At the least size columns may be narrower by a tenth before the table is turned. */
enum { TIGHT_TENTHS = 9 };

/* Gaps between columns give up to so much of themselves where that keeps words whole. */
enum { GAP_TENTHS = 6 };

struct wants {
	int32_t floor, least, easy, word, body, full; /* pu at the full size */
	int32_t before, behind;			      /* of the decimal point */
	int fixed;				      /* takes no more than it wants */
};

/* Width of the widest word of a text that is no longer than that may be. */
static int32_t
widest_word(const struct tabcell *cell, int32_t em)
{
	int32_t widest = 0;

	for (size_t i = 0; i < cell->npieces; i++) {
		const char *s = cell->pieces[i].s, *end = s + cell->pieces[i].len;

		while (s < end) {
			int32_t width;

			s = table_word_end(s, end, em, &width);
			if (width <= TABLE_WORD_EM * em + em / 2)
				widest = larger(widest, width);
		}
	}
	return widest;
}

/* Words of eight characters stay whole, longer ones are broken anyhow. */
static int32_t
want_word(const struct tabcell *cell, int32_t em)
{
	int32_t most = TABLE_WORD_EM * em + em / 2 + cell->indent;

	return cell->longest <= most ? cell->longest : smaller(widest_word(cell, em), most);
}

/* A word longer than half the text area is broken wherever the table stands. */
static int32_t
need(const struct setter *set, int32_t least)
{
	return smaller(least, set->upright->area_width / 2);
}

static void
want_cell(const struct setter *set, struct wants *w, const struct tabcell *cell)
{
	int32_t em = set->style->table_size;

	w->least = larger(w->least, need(set, cell->least));
	w->full = larger(w->full, cell->longest);
	if (cell->head) {
		w->easy = larger(w->easy, larger(w->least, cell->longest / HEAD_LINES + em / 2));
		w->easy = larger(w->easy, smaller(cell->longest, HEAD_EM * em));
		return;
	}
	if (cell->number) {
		w->before = larger(w->before, cell->before);
		w->behind = larger(w->behind, cell->behind);
		return;
	}
	w->easy = larger(w->easy, larger(w->least, smaller(cell->longest, EASY_EM * em)));
	w->word = larger(w->word, want_word(cell, em));
	w->body = larger(w->body, cell->longest);
}

/* The limits the document gives; then least <= easy <= word <= body <= full. */
static void
limit(const struct setter *set, struct wants *w, const struct column *column)
{
	int32_t em = set->style->table_size;
	int32_t width = tb_em_pu(column->width, em);
	int32_t least = tb_em_pu(column->min_width, em);
	int32_t most = tb_em_pu(column->max_width, em);

	w->least = larger(w->least, need(set, w->before + w->behind));
	if (width > 0) {
		least = most = larger(width, w->least);
		w->fixed = 1;
	}
	w->least = larger(w->least, least);
	w->easy = larger(w->easy, w->least);
	w->word = larger(w->word, w->easy);
	w->body = larger(w->body, w->word);
	w->full = larger(w->full, w->body);
	if (most > 0) {
		most = larger(most, w->least);
		w->easy = smaller(w->easy, most);
		w->word = smaller(w->word, most);
		w->body = smaller(w->body, most);
		w->full = smaller(w->full, most);
		w->fixed = w->fixed || w->full == most;
	}
}

/* A cell over several columns widens them alike where they are too narrow. */
static void
want_span(const struct setter *set, struct wants *w, const struct tabcell *cell, int32_t pad)
{
	int32_t n = (int32_t)cell->colspan, least = 0, full = 0;

	for (int32_t i = 0; i < n; i++) {
		least += w[i].least;
		full += w[i].full;
	}
	least = (need(set, cell->least) - least - 2 * pad * (n - 1) + n - 1) / n;
	full = (smaller(cell->longest, larger(cell->least, cell->longest / HEAD_LINES)) - full -
		   2 * pad * (n - 1) + n - 1) /
	       n;
	for (int32_t i = 0; i < n; i++) {
		if (least > 0)
			w[i].least += least;
		w[i].easy = larger(w[i].easy, w[i].least);
		w[i].word = larger(w[i].word, w[i].easy);
		w[i].body = larger(w[i].body, w[i].word);
		if (full > 0 && !w[i].fixed)
			w[i].full += full;
		w[i].full = larger(w[i].full, w[i].body);
	}
}

struct wants *
table_collect(struct setter *set, const struct tabular *table)
{
	int32_t em = set->style->table_size, pad = tb_em_pu(set->style->table_pad_x_em, em);
	struct wants *w = tb_arena_alloc(&set->arena, table->ncolumns * sizeof *w);

	for (size_t i = 0; i < table->ncells; i++)
		if (table->cells[i].colspan == 1)
			want_cell(set, &w[table->cells[i].column], &table->cells[i]);
	for (size_t c = 0; c < table->ncolumns; c++)
		limit(set, &w[c], table->columns[c]);
	for (size_t i = 0; i < table->ncells; i++)
		if (table->cells[i].colspan > 1)
			want_span(set, &w[table->cells[i].column], &table->cells[i], pad);
	for (size_t c = 0; c < table->ncolumns; c++)
		w[c].floor = smaller(w[c].least, FLOOR_EM * em);
	return w;
}

/* --- sharing -------------------------------------------------------------------- */

enum measure { FLOOR, LEAST, EASY, WORD, BODY, FULL };

static int32_t
measure_of(const struct wants *w, enum measure m)
{
	const int32_t measures[] = {w->floor, w->least, w->easy, w->word, w->body, w->full};

	return measures[m];
}

static int64_t
sum(const struct wants *w, size_t n, enum measure m)
{
	int64_t total = 0;

	for (size_t c = 0; c < n; c++)
		total += measure_of(&w[c], m);
	return total;
}

static int32_t
between(int32_t low, int32_t level, int32_t high)
{
	return level < low ? low : level > high ? high : level;
}

/* Columns between their measures m and m + 1, `room` in all: what is below a
 * common level gets all it wants, the others the level. */
static void
fill(const struct wants *w, size_t n, enum measure m, int64_t room, int32_t *out)
{
	int32_t low = 0, high = INT32_MAX / 2;

	while (low < high) {
		int32_t level = low + (high - low + 1) / 2;
		int64_t total = 0;

		for (size_t c = 0; c < n; c++)
			total += between(
			    measure_of(&w[c], m), level, measure_of(&w[c], (enum measure)(m + 1)));
		if (total <= room)
			low = level;
		else
			high = level - 1;
	}
	for (size_t c = 0; c < n; c++)
		out[c] =
		    between(measure_of(&w[c], m), low, measure_of(&w[c], (enum measure)(m + 1)));
}

/* All have what they want: what is left over widens them in proportion. */
static void
spread(const struct wants *w, size_t n, int64_t room, int32_t *out)
{
	int64_t left = room - sum(w, n, FULL), base = 0, seen = 0, given = 0;

	for (size_t c = 0; c < n; c++)
		base += w[c].fixed ? 0 : w[c].full;
	for (size_t c = 0; c < n; c++) {
		out[c] = w[c].full;
		if (w[c].fixed || base == 0)
			continue;
		seen += w[c].full;
		out[c] += (int32_t)(left * seen / base - given);
		given = left * seen / base;
	}
}

static void
share(const struct wants *w, size_t n, int64_t room, int32_t *out)
{
	if (sum(w, n, FULL) <= room) {
		spread(w, n, room, out);
		return;
	}
	for (int m = BODY; m >= FLOOR; m--)
		if (sum(w, n, (enum measure)m) <= room) {
			fill(w, n, (enum measure)m, room, out);
			return;
		}
	for (size_t c = 0; c < n; c++)
		out[c] = (int32_t)(w[c].floor * room / sum(w, n, FLOOR));
}

/* Half the gap of two columns: that of the style, less where there are so many
 * columns that their gaps would fill the page. */
static int32_t
usual_pad(const struct setter *set, const struct tabular *table, int32_t size)
{
	int32_t most = set->style->area_width / (int32_t)table->ncolumns / 6;

	return smaller(tb_em_pu(set->style->table_pad_x_em, size), most);
}

/* The same, less where words would be broken at the table's size. */
static int32_t
find_pad(const struct setter *set, const struct tabular *table)
{
	int32_t usual = usual_pad(set, table, table->size), n = (int32_t)table->ncolumns;
	int64_t words = sum(table->wants, table->ncolumns, WORD) * table->size;
	int64_t left = set->style->area_width - words / set->style->table_size;

	return left / (2 * n) >= usual ? usual
				       : larger(usual / 10 * GAP_TENTHS, (int32_t)(left / (2 * n)));
}

/* Room for the texts at a type size, as widths at the full size. */
static int64_t
room_at(const struct setter *set, const struct tabular *table, int32_t size, int32_t pad)
{
	int64_t room = (int64_t)set->style->area_width - (int64_t)table->ncolumns * 2 * pad;

	return room * set->style->table_size / size;
}

/* The same with the usual gaps. */
static int64_t
usual_room(const struct setter *set, const struct tabular *table, int32_t size)
{
	return room_at(set, table, size, usual_pad(set, table, size));
}

int32_t
table_fit(const struct setter *set, const struct tabular *table)
{
	const struct style *style = set->style;
	int32_t sizes[3] = {style->table_size, style->table_size_small, style->table_size_least};
	int64_t easy = sum(table->wants, table->ncolumns, EASY), tight = easy / 10 * TIGHT_TENTHS;

	for (size_t i = 0; i < TB_LEN(sizes); i++)
		if (easy <= usual_room(set, table, sizes[i]))
			return sizes[i];
	if (tight <= usual_room(set, table, style->table_size_least) &&
	    sum(table->wants, table->ncolumns, LEAST) <=
		usual_room(set, table, style->table_size_least))
		return style->table_size_least;
	return 0;
}

int32_t
table_easy_width(const struct setter *set, const struct tabular *table, size_t column)
{
	const struct style *style = set->style;

	return table->wants[column].easy + 2 * tb_em_pu(style->table_pad_x_em, style->table_size);
}

/* Only columns that read well give, and not beyond that; nor do they give up words
 * that are whole. */
static void
balance(struct setter *set, struct tabular *table)
{
	const struct wants *w = table->wants;
	int32_t *floor = tb_arena_alloc(&set->arena, table->ncolumns * sizeof *floor);
	int32_t *most = tb_arena_alloc(&set->arena, table->ncolumns * sizeof *most);
	int needed = 0;

	for (size_t c = 0; c < table->ncolumns; c++) {
		floor[c] = table->width[c] >= w[c].word ? w[c].word : w[c].easy;
		most[c] = w[c].full;
		needed |= w[c].body > table->width[c];
	}
	if (needed)
		table_balance(table, set->style->table_size, floor, most, table->width);
}

void
table_find_widths(struct setter *set, struct tabular *table)
{
	const struct style *style = set->style;
	size_t n = table->ncolumns;
	const struct wants *w = table->wants;
	int32_t left = 0;

	table->leading = tb_em_pu(style->table_leading_em, table->size);
	table->pad_x = find_pad(set, table);
	table->pad_y = tb_em_pu(style->table_pad_y_em, table->size);
	table->width = tb_arena_alloc(&set->arena, n * sizeof *table->width);
	table->left = tb_arena_alloc(&set->arena, n * sizeof *table->left);
	table->point_before = tb_arena_alloc(&set->arena, n * sizeof *table->point_before);
	table->point_behind = tb_arena_alloc(&set->arena, n * sizeof *table->point_behind);
	share(w, n, room_at(set, table, table->size, table->pad_x), table->width);
	balance(set, table);
	for (size_t c = 0; c < n; c++) {
		table->width[c] = table_scale(table, set, table->width[c]) + 2 * table->pad_x;
		table->point_before[c] = table_scale(table, set, w[c].before);
		table->point_behind[c] = table_scale(table, set, w[c].behind);
		table->total_width += table->width[c];
	}
	/* what rounding has left over */
	if (style->area_width - table->total_width < (int32_t)(4 * n)) {
		table->width[n - 1] += style->area_width - table->total_width;
		table->total_width = style->area_width;
	}
	left = (style->area_width - table->total_width) / 2;
	for (size_t c = 0; c < n; c++) {
		table->left[c] = left;
		left += table->width[c];
	}
}
