/* Closing up the rows of a table that takes a page more without: see table.h. */
#include "table-private.h"

/* Pages the table takes from y on when each row is lower by `less` and `tail` has
 * to stand with its end. */
static int
count_pages(const struct setter *set, const struct tabular *table, int32_t less, int32_t tail)
{
	int32_t head = table->head_height;
	int32_t y = set->y + table->top_height + head;
	int pages = 1;

	for (size_t r = table->nhead, to; r < table->nrows; r = to) {
		int32_t need;

		to = table_chunk_end(table, r);
		need = table_rows_height(table, r, to) - (int32_t)(to - r) * less +
		       (to == table->nrows ? table->notes_height + tail : 0);
		if (y + need > table->page_height) {
			pages++;
			y = table_unit_leading(set) + head;
		}
		y += need;
	}
	return pages;
}

/* So much lower each row below the head may be. */
static int32_t
spare(const struct setter *set, const struct tabular *table)
{
	int32_t least = tb_em_pu(set->style->table_pad_y_least_em, table->size);

	return larger(2 * (table->pad_y - least), 0);
}

int32_t
table_spare(const struct setter *set, const struct tabular *table)
{
	return (int32_t)(table->nrows - table->nhead) * spare(set, table);
}

/* Rows below the head are closed up, no more than needed and down to the style's least. */
static int
close_for(const struct setter *set, struct tabular *table, int32_t tail)
{
	int32_t low = 0, high = spare(set, table);
	int pages = count_pages(set, table, 0, tail);

	if (pages == 1 || high == 0 || count_pages(set, table, high, tail) == pages)
		return pages == 1;
	while (low + 1 < high) {
		int32_t middle = low + (high - low) / 2;

		if (count_pages(set, table, middle, tail) < pages)
			high = middle;
		else
			low = middle;
	}
	for (size_t r = table->nhead; r < table->nrows; r++)
		table->height[r] -= high;
	table->pad_y -= high / 2;
	return 1;
}

void
table_close_up(const struct setter *set, struct tabular *table, int32_t tail, int32_t wish)
{
	table->tail = tail;
	if (wish == 0 || !close_for(set, table, tail + wish))
		close_for(set, table, tail);
}
