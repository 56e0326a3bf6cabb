/* Tables as CSV: see csv.h. */
#include "csv.h"
#include "../lib/csv.h"
#include <string.h>

static int
needs_guard(const struct column *column, const char *s)
{
	if (s == NULL)
		return 0;
	return column->type == COLUMN_TEXT ? tb_csv_is_taken_for_else(s)
					   : column->type == COLUMN_INTEGER && tb_csv_is_cut(s);
}

/* A cell as it is kept from being taken for something else. */
static void
put_guarded(struct tb_buf *out, const struct column *column, const char *s)
{
	if (needs_guard(column, s))
		tb_csv_guarded(out, s);
	else
		tb_csv_cell(out, s);
}

static void
write_heads(struct tb_buf *out, const struct table *table, const struct words *words)
{
	const char *separator = "";
	size_t i;

	for (i = 0; i < table->ncolumns; i++)
		if (table->columns[i].places & COLUMN_CSV) {
			tb_buf_puts(out, separator);
			tb_csv_cell(out, words_head(words, table, &table->columns[i]));
			separator = ",";
		}
	tb_buf_puts(out, "\r\n");
}

/* Which columns have cells that words stand for: of the others nobody looks for one, row by row. */
static char *
find_told(const struct table *table, const struct words *words)
{
	char *told = tb_xcalloc(table->ncolumns + 1, 1);
	size_t i;

	for (i = 0; i < table->ncolumns; i++)
		told[i] = (char)words_tell(words, &table->columns[i]);
	return told;
}

void
csv_write(struct tb_buf *out, const struct table *table, const struct words *words)
{
	char *told = find_told(table, words);
	size_t i, row;

	tb_csv_start(out);
	write_heads(out, table, words);
	for (row = 0; row < table->nrows; row++) {
		const char **cells = table_row(table, row);
		const char *separator = "";

		for (i = 0; i < table->ncolumns; i++) {
			const struct column *column = &table->columns[i];

			if (!(column->places & COLUMN_CSV))
				continue;
			tb_buf_puts(out, separator);
			put_guarded(
			    out, column, told[i] ? words_cell(words, column, cells[i]) : cells[i]);
			separator = ",";
		}
		tb_buf_puts(out, "\r\n");
	}
	free(told);
}
