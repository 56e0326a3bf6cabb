/* Cells: see shown.h. */
#include "shown.h"
#include <string.h>

int
shown_decimals(const char *text)
{
	size_t whole = strspn(text, "0123456789");
	size_t part;

	if (whole == 0)
		return -1;
	if (text[whole] == '\0')
		return 0;
	part = strspn(text + whole + 1, "0123456789");
	return text[whole] == '.' && part > 0 && text[whole + 1 + part] == '\0' ? (int)part : -1;
}

/* Digits of the absolute value rounded half away from zero: 0.995 to 2 is "1.00". */
static void
round_digits(const char *dec, int decimals, struct tb_buf *out)
{
	const char *point;
	size_t i, keep;

	dec += dec[0] == '-';
	point = strchr(dec, '.');
	keep = (size_t)(point - dec) + (decimals > 0 ? (size_t)decimals + 1 : 0);
	tb_buf_reset(out);
	tb_buf_putc(out, '0'); /* room for a carry */
	tb_buf_put(out, dec, keep);
	if (dec[keep] == '.')
		keep++;
	if (dec[keep] < '5')
		return;
	for (i = out->len; i-- > 0;) {
		if (out->s[i] == '.')
			continue;
		if (out->s[i] != '9') {
			out->s[i]++;
			return;
		}
		out->s[i] = '0';
	}
}

void
shown_number(const char *text, const char *dec, struct tb_buf *number)
{
	const char *rounded;

	round_digits(dec, shown_decimals(text), number);
	rounded = number->s;
	while (rounded[0] == '0' && rounded[1] != '\0' && rounded[1] != '.')
		rounded++;
	if (strcmp(rounded, text) == 0) {
		tb_buf_reset(number);
		tb_buf_puts(number, dec);
		return;
	}
	tb_buf_reset(number);
	if (dec[0] == '-')
		tb_buf_putc(number, '-');
	tb_buf_puts(number, text);
}
