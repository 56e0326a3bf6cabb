/*
 * How a table stands: upright at the largest type size at which it reads well,
 * else on landscape pages, else there in parts, each with some of its columns
 * behind the key columns that all parts repeat.
 */
#include "table-private.h"

/* Key columns take at most this part of the width. */
enum { KEY_MOST = 3, KEY_TENTHS = 4 };

/* The columns of one part: the first `keys`, then [from, to). */
struct cut {
	size_t keys, from, to;
};

struct parting {
	struct setter *set;
	const struct tabular *whole;
	size_t keys;
	int64_t room;	/* of a page, at the full size */
	int64_t *until; /* of column c: width of the columns before it */
	size_t *group;	/* of column c: the first below the same cell of the head */
};

/* --- where to part ---------------------------------------------------------------- */

/* Columns that name a row: those before and with the first one of text. */
static size_t
count_keys(const struct parting *p)
{
	const struct tabular *table = p->whole;
	size_t given = table->source->key_columns, n = 0;

	if (given > 0)
		return given < table->ncolumns ? given : table->ncolumns - 1;
	while (n < KEY_MOST && n + 1 < table->ncolumns && table->columns[n]->align != ALIGN_DECIMAL)
		if (table->columns[n++]->align == ALIGN_LEFT)
			break;
	while (n > 0 && p->until[n] * 10 > p->room * KEY_TENTHS)
		n--;
	return n;
}

static void
measure_columns(struct parting *p)
{
	const struct tabular *table = p->whole;
	const struct style *style = p->set->style;
	struct tb_arena *arena = &p->set->arena;

	p->room = (int64_t)style->area_width * style->table_size / style->table_size_least;
	p->until = tb_arena_alloc(arena, (table->ncolumns + 1) * sizeof *p->until);
	p->group = tb_arena_alloc(arena, table->ncolumns * sizeof *p->group);
	for (size_t c = 0; c < table->ncolumns; c++) {
		p->until[c + 1] = p->until[c] + table_easy_width(p->set, table, c);
		p->group[c] = c;
	}
	for (size_t i = 0; table->nhead > 0 && i < table->first[1]; i++)
		for (size_t k = 0; k < table->cells[i].colspan; k++)
			p->group[table->cells[i].column + k] = table->cells[i].column;
}

/* End of the part that starts at `from` and is at most so wide: one column at
 * least, and not inside a group of the head that a part of its own can hold. */
static size_t
part_end(const struct parting *p, size_t from, int64_t room)
{
	size_t n = p->whole->ncolumns, to = from + 1;

	while (to < n && p->until[p->keys] + p->until[to + 1] - p->until[from] <= room)
		to++;
	if (to < n && p->group[to] > from)
		to = p->group[to];
	return to;
}

static size_t
count_parts(const struct parting *p, int64_t room)
{
	size_t n = 0;

	for (size_t from = p->keys; from < p->whole->ncolumns; n++)
		from = part_end(p, from, room);
	return n;
}

/* The least width at which there are no more parts than must be: they are then
 * about equally wide. */
static int64_t
even_room(const struct parting *p)
{
	int64_t low = p->until[p->keys], high = p->room;
	size_t parts = count_parts(p, high);

	while (low + 1 < high) {
		int64_t middle = low + (high - low) / 2;

		if (count_parts(p, middle) <= parts)
			high = middle;
		else
			low = middle;
	}
	return high;
}

/* --- a part as a table of its own -------------------------------------------------- */

static size_t
common(size_t from, size_t to, size_t low, size_t high)
{
	from = from > low ? from : low;
	to = to < high ? to : high;
	return to > from ? to - from : 0;
}

/* Row r, its cells cut to the columns of the part. */
static struct row *
cut_row(struct setter *set, const struct tabular *table, size_t r, const struct cut *cut)
{
	struct row *row = tb_arena_alloc(&set->arena, sizeof *row);
	struct cell **end = &row->cells;

	*row = *table->rows[r];
	row->next = NULL;
	row->cells = NULL;
	for (size_t i = table->first[r]; i < table->first[r + 1]; i++) {
		const struct tabcell *source = &table->cells[i];
		size_t from = source->column, to = from + source->colspan;
		size_t span = common(from, to, 0, cut->keys) + common(from, to, cut->from, cut->to);
		struct cell *cell;

		if (span == 0)
			continue;
		cell = tb_arena_alloc(&set->arena, sizeof *cell);
		*cell = *source->cell;
		cell->colspan = span;
		cell->next = NULL;
		*end = cell;
		end = &cell->next;
	}
	return row;
}

static void
cut_columns(
    struct setter *set, const struct tabular *table, const struct cut *cut, struct table *part)
{
	struct column **end = &part->columns;

	for (size_t c = 0; c < table->ncolumns; c++) {
		struct column *column;

		if (c >= cut->keys && (c < cut->from || c >= cut->to))
			continue;
		column = tb_arena_alloc(&set->arena, sizeof *column);
		*column = *table->columns[c];
		column->next = NULL;
		*end = column;
		end = &column->next;
	}
}

/* The notes stand under the last part. */
static const struct table *
cut_table(struct setter *set, const struct tabular *table, const struct cut *cut)
{
	struct table *part = tb_arena_alloc(&set->arena, sizeof *part);
	struct row **end = &part->rows;

	*part = *table->source;
	part->columns = NULL;
	part->rows = NULL;
	part->ncolumns = cut->keys + cut->to - cut->from;
	if (cut->to < table->ncolumns)
		part->notes = NULL;
	cut_columns(set, table, cut, part);
	for (size_t r = 0; r < table->nrows; r++) {
		*end = cut_row(set, table, r, cut);
		end = &(*end)->next;
	}
	return part;
}

/* --- captions ---------------------------------------------------------------------- */

/* 续 and the label of the caption, 表1　... -> 续表1; 续表 where it has none. */
static void
put_continued(struct tb_buf *text, const char *caption)
{
	const char *sign = caption != NULL ? strstr(caption, "表") : NULL;
	size_t digits = sign != NULL ? strspn(sign + strlen("表"), "0123456789-.") : 0;

	tb_buf_puts(text, "续");
	if (digits > 0)
		tb_buf_put(text, caption, (size_t)(sign - caption) + strlen("表") + digits);
	else
		tb_buf_puts(text, "表");
}

static const char *
take_text(struct setter *set, struct tb_buf *text)
{
	const char *copy = tb_arena_strdup(&set->arena, text->s);

	tb_buf_release(text);
	return copy;
}

/* What stands at the top of further pages; with number = 0 the table is whole. */
static void
name_pages(struct setter *set, struct tabular *table, size_t number, size_t parts)
{
	const char *caption = table->source->caption;
	struct tb_buf text = TB_BUF_INIT, continued = TB_BUF_INIT;

	put_continued(&continued, caption);
	if (number > 0) {
		if (number > 1)
			tb_buf_puts(&text, continued.s);
		else
			tb_buf_puts(&text, caption != NULL ? caption : "");
		tb_buf_printf(&text, "（第%zu部分，共%zu部分）", number, parts);
		tb_buf_printf(&continued, "（第%zu部分）", number);
		table->caption_text = tb_arena_strdup(&set->arena, text.s);
	}
	tb_buf_release(&text);
	table->continued = take_text(set, &continued);
}

/* --- planning ------------------------------------------------------------------------ */

/* The parts of a table that no landscape page is wide enough for, all at one size. */
static struct tabular *
make_parts(struct setter *set, const struct tabular *whole)
{
	struct parting p = {.set = set, .whole = whole};
	struct tabular *first = NULL, **end = &first;
	int32_t size = set->style->table_size;
	size_t parts, number = 0;
	int64_t room;

	measure_columns(&p);
	p.keys = count_keys(&p);
	room = even_room(&p);
	parts = count_parts(&p, room);
	for (size_t from = p.keys, to; from < whole->ncolumns; from = to) {
		struct cut cut = {p.keys, from, to = part_end(&p, from, room)};
		struct tabular *part = table_prepare(set, cut_table(set, whole, &cut));

		part->fit = table_fit(set, part);
		size = part->fit == 0	  ? set->style->table_size_least
		       : part->fit < size ? part->fit
					  : size;
		part->turned = 1;
		part->later = number > 0;
		name_pages(set, part, parts > 1 ? ++number : 0, parts);
		*end = part;
		end = &part->part;
	}
	for (struct tabular *part = first; part != NULL; part = part->part)
		part->fit = size;
	set_finding(set, TB_MSG_TOO_WIDE, whole->source->line,
	    "table '%s' is wider than a landscape page even at the smallest size: its %zu columns "
	    "are parted into %zu tables, the first %zu of them repeated in each",
	    whole->source->id, whole->ncolumns, parts, p.keys);
	return first;
}

struct tabular *
table_plan(struct setter *set, const struct table *source)
{
	int turned = page_turned(set);
	struct tabular *table;

	page_turn(set, 0);
	table = table_prepare(set, source);
	table->fit = table_fit(set, table);
	name_pages(set, table, 0, 1);
	if (table->fit == 0) {
		page_turn(set, 1);
		table->turned = 1;
		table->fit = table_fit(set, table);
		if (table->fit == 0)
			table = make_parts(set, table);
		else
			set_finding(set, TB_MSG_TOO_WIDE, source->line,
			    "table '%s' is wider than the page even at the smallest size: it "
			    "stands on a landscape page",
			    source->id);
	}
	page_turn(set, turned);
	return table;
}
