/* Rows of CSV: see csv.h. */
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
tb_csv_is_taken_for_else(const char *text)
{
	return (text[0] != '\0' && strchr("=+-@\t\r'", text[0]) != NULL) || looks_like_number(text);
}

/* A spreadsheet keeps 15 digits of a number. */
int
tb_csv_is_cut(const char *number)
{
	return strspn(number + (number[0] == '-'), "0123456789") > 15;
}

void
tb_csv_start(struct tb_buf *out)
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

void
tb_csv_cell(struct tb_buf *out, const char *s)
{
	if (s == NULL)
		return;
	if (strpbrk(s, "\",\r\n") != NULL)
		put_quoted(out, s);
	else
		tb_buf_puts(out, s);
}

void
tb_csv_row(struct tb_buf *out, const char *const *cells, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i > 0)
			tb_buf_putc(out, ',');
		tb_csv_cell(out, cells[i]);
	}
	tb_buf_puts(out, "\r\n");
}

void
tb_csv_guarded(struct tb_buf *out, const char *s)
{
	struct tb_buf guarded = TB_BUF_INIT;

	tb_buf_putc(&guarded, '\'');
	tb_buf_puts(&guarded, s);
	tb_csv_cell(out, guarded.s);
	tb_buf_release(&guarded);
}
