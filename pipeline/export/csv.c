/* CSV: see csv.h. */
#include "csv.h"
#include <string.h>

/* 89/125, 2022-07-31, 0012, 12e4567890123456, 20220731123456789: a spreadsheet makes a day of
 * it, or a number of 15 digits, and loses what stood there. A decimal like 12.50 may be one. */
static int
looks_like_number(const char *s)
{
	size_t digits = strspn(s, "0123456789"), len = strlen(s);

	if (digits == len)
		return len > 15 || (len > 1 && s[0] == '0');
	if (digits == 0 || s[strspn(s, "0123456789/-.eE+")] != '\0')
		return 0;
	return strpbrk(s, "/-eE+") != NULL;
}

int
csv_is_taken_for_else(const char *text)
{
	return (text[0] != '\0' && strchr("=+-@\t\r'", text[0]) != NULL) || looks_like_number(text);
}

/* A spreadsheet keeps 15 digits of a number. */
int
csv_is_cut(const char *number)
{
	return strspn(number + (number[0] == '-'), "0123456789") > 15;
}

void
csv_start(struct tb_buf *out)
{
	tb_buf_puts(out, "\xef\xbb\xbf");
}

static void
put_quoted(struct tb_buf *out, const char *s)
{
	tb_buf_putc(out, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			tb_buf_putc(out, '"');
		tb_buf_putc(out, *s);
	}
	tb_buf_putc(out, '"');
}

static void
put_cell(struct tb_buf *out, const char *s)
{
	if (s == NULL)
		return;
	if (strpbrk(s, "\",\r\n") != NULL)
		put_quoted(out, s);
	else
		tb_buf_puts(out, s);
}

void
csv_row(struct tb_buf *out, const char *const *cells, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i > 0)
			tb_buf_putc(out, ',');
		put_cell(out, cells[i]);
	}
	tb_buf_puts(out, "\r\n");
}

static int
needs_guard(const struct column *column, const char *s)
{
	if (s == NULL)
		return 0;
	return column->type == COLUMN_TEXT ? csv_is_taken_for_else(s)
					   : column->type == COLUMN_INTEGER && csv_is_cut(s);
}

/* A cell as it is kept from being taken for something else. */
static void
put_guarded(struct tb_buf *out, struct tb_buf *guarded, const struct column *column, const char *s)
{
	if (!needs_guard(column, s)) {
		put_cell(out, s);
		return;
	}
	tb_buf_reset(guarded);
	tb_buf_putc(guarded, '\'');
	tb_buf_puts(guarded, s);
	put_cell(out, guarded->s);
}

static void
write_heads(struct tb_buf *out, const struct table *table, const struct words *words)
{
	const char *separator = "";
	size_t i;

	for (i = 0; i < table->ncolumns; i++)
		if (table->columns[i].places & COLUMN_CSV) {
			tb_buf_puts(out, separator);
			put_cell(out, words_head(words, table, &table->columns[i]));
			separator = ",";
		}
	tb_buf_puts(out, "\r\n");
}

void
csv_write(struct tb_buf *out, const struct table *table, const struct words *words)
{
	struct tb_buf guarded = TB_BUF_INIT;
	size_t i, row;

	csv_start(out);
	write_heads(out, table, words);
	for (row = 0; row < table->nrows; row++) {
		const char **cells = table_row(table, row);
		const char *separator = "";

		for (i = 0; i < table->ncolumns; i++) {
			const struct column *column = &table->columns[i];

			if (!(column->places & COLUMN_CSV))
				continue;
			tb_buf_puts(out, separator);
			put_guarded(out, &guarded, column,
			    column->type == COLUMN_TEXT ? words_cell(words, column, cells[i])
							: cells[i]);
			separator = ",";
		}
		tb_buf_puts(out, "\r\n");
	}
	tb_buf_release(&guarded);
}
