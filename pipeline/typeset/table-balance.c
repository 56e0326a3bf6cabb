/*
 * Balancing the columns of a table in which not every text stands on one line:
 * width goes from a column that can spare it to one whose texts make rows high,
 * as long as the table becomes lower.  Heights are estimated from the lengths of
 * the texts; of a long table some rows stand for all.
 */
#include "table-private.h"

enum { MOST_ROWS = 160, MOST_MOVES = 8 };

struct balance {
	size_t nrows, ncolumns;
	int32_t *longest;    /* by row and column; 0 = nothing that counts */
	unsigned char *wide; /* the column has texts of several lines */
	int32_t em;
	const int32_t *floor, *most;
	int32_t *width;
};

/* Lines of a text of that length in a column: each line wastes half a character. */
static int32_t
lines_in(int32_t longest, int32_t width, int32_t em)
{
	int32_t usable = width > em ? width - em / 2 : em / 2;

	return longest <= width ? 1 : (longest + usable - 1) / usable;
}

static void
collect(struct balance *b, const struct tabular *table)
{
	size_t body = table->nrows - table->nhead, step = body / MOST_ROWS + 1;

	b->ncolumns = table->ncolumns;
	b->longest = tb_xcalloc((body / step + 1) * b->ncolumns, sizeof *b->longest);
	b->wide = tb_xcalloc(b->ncolumns, 1);
	for (size_t r = table->nhead; r < table->nrows; r += step, b->nrows++)
		for (size_t i = table->first[r]; i < table->first[r + 1]; i++) {
			const struct tabcell *cell = &table->cells[i];

			if (cell->colspan == 1 && cell->rowspan == 1)
				b->longest[b->nrows * b->ncolumns + cell->column] = cell->longest;
		}
}

/* Height of all rows in lines, were columns `from` narrower and `to` wider. */
static int64_t
height(const struct balance *b, size_t from, size_t to, int32_t step)
{
	int64_t total = 0;

	for (size_t r = 0; r < b->nrows; r++) {
		const int32_t *longest = &b->longest[r * b->ncolumns];
		int32_t most = 1;

		for (size_t c = 0; c < b->ncolumns; c++) {
			int32_t width = b->width[c] - (c == from ? step : 0) + (c == to ? step : 0);

			if (longest[c] > width) {
				int32_t lines = lines_in(longest[c], width, b->em);

				most = lines > most ? lines : most;
			}
		}
		total += most;
	}
	return total;
}

static void
find_wide(struct balance *b)
{
	for (size_t r = 0; r < b->nrows; r++)
		for (size_t c = 0; c < b->ncolumns; c++)
			if (b->longest[r * b->ncolumns + c] > b->width[c])
				b->wide[c] = 1;
}

/* Makes the best move of `step`, if any makes the table lower. */
static int
move_best(struct balance *b, int32_t step)
{
	int64_t best = height(b, SIZE_MAX, SIZE_MAX, 0);
	size_t best_from = 0, best_to = 0;
	int found = 0;

	for (size_t to = 0; to < b->ncolumns; to++) {
		if (!b->wide[to] || b->width[to] + step > b->most[to])
			continue;
		for (size_t from = 0; from < b->ncolumns; from++) {
			int64_t now;

			if (from == to || b->width[from] - step < b->floor[from])
				continue;
			now = height(b, from, to, step);
			if (now >= best)
				continue;
			best = now;
			best_from = from;
			best_to = to;
			found = 1;
		}
	}
	if (found) {
		b->width[best_from] -= step;
		b->width[best_to] += step;
		b->wide[best_from] = 1;
	}
	return found;
}

void
table_balance(const struct tabular *table, int32_t em, const int32_t *floor, const int32_t *most,
    int32_t *width)
{
	static const int halves[] = {12, 8, 6, 4, 2, 1};
	struct balance b = {.em = em, .floor = floor, .most = most, .width = width};

	collect(&b, table);
	find_wide(&b);
	for (size_t i = 0; i < TB_LEN(halves); i++)
		for (int moves = 0; moves < MOST_MOVES; moves++)
			if (!move_best(&b, em * halves[i] / 2))
				break;
	free(b.longest);
	free(b.wide);
}
