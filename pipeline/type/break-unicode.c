/*
 * UAX 14 as pango finds it.
 */
#include "../lib/buf.h"
#include "../lib/mem.h"
#include "break.h"
#include <pango/pango.h>

void
tb_break_unicode(const uint32_t *cps, size_t n, int tailored, uint8_t *before)
{
	struct tb_buf text = TB_BUF_INIT;
	PangoLogAttr *attrs = tb_xcalloc(n + 1, sizeof *attrs);

	for (size_t i = 0; i < n; i++)
		tb_buf_putcp(&text, cps[i]);
	if (tailored)
		pango_get_log_attrs(text.s, (int)text.len, -1, NULL, attrs, (int)n + 1);
	else
		pango_default_break(text.s, (int)text.len, NULL, attrs, (int)n + 1);
	for (size_t i = 0; i < n; i++) {
		before[i] = 0;
		if (i > 0 && attrs[i].is_line_break)
			before[i] = TB_BEFORE_BREAK;
		if (i > 0 && attrs[i].is_mandatory_break)
			before[i] |= TB_BEFORE_BREAK | TB_BEFORE_MUST;
	}
	free(attrs);
	tb_buf_release(&text);
}
