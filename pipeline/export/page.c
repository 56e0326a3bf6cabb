/* Sheets: see page.h.  The library's headers name functions that ours forbid. */
#include <xlsxwriter.h>

#include "page.h"
#include "../lib/buf.h"

double
page_width_of(const char *s)
{
	double width = 1;

	for (; *s != '\0'; s++)
		if ((*s & 0xc0) != 0x80)
			width += (unsigned char)*s >= 0xe0 ? 2 : 1;
	return width;
}

int
page_lines_of(const char *s, double width)
{
	return 1 + (int)(page_width_of(s) / (width - 2)); /* its margins */
}

double
page_height_of(int lines)
{
	return lines * 15 + 3;
}

/* '&' begins a code there. */
void
page_head(lxw_worksheet *sheet, const char *notice)
{
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_puts(&text, "&C");
	for (; notice != NULL && *notice != '\0'; notice++)
		tb_buf_puts(&text, *notice == '&' ? "&&" : (char[]){*notice, '\0'});
	if (text.len > 2 && text.len < LXW_HEADER_FOOTER_MAX)
		worksheet_set_header(sheet, text.s);
	tb_buf_release(&text);
}
